"""A unit that is written once holds for all numbers of its list."""

from __future__ import annotations

import pytest

from tests.support import quantities_of


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("grew by 1.9, 1.1 and 0.8 percent", ["%", "%", "%"]),
        ("grew by 1.9 or 1.1 percent", ["%", "%"]),
        ("In 2, 3 percent", [None, "%"]),
        ("had 3 dogs, 2 cats and 4 percent", [None, None, "%"]),
        ("had 3 and 4 dogs", [None, None]),
        ("is 54, or 12 years less", [None, "yr"]),
    ],
)
def test_the_unit_at_the_end_is_that_of_the_list(text: str, units: list[str | None]) -> None:
    assert [quantity.unit for quantity in quantities_of(text)] == units
