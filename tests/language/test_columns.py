"""The unit in brackets behind the name of what a bare number tells."""

from __future__ import annotations

import pytest

from tests.support import quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("GDP growth (%): 6.1", 6.1, "%"),
        ("Inflation (annual %) 3.4", 3.4, "%"),
        ("Income per head (USD) 1002.30", 1002.3, "USD"),
        ("GDP (US$ billion) | 1.8", 1.8e9, "USD"),
        ("Population (million): 16.9", 16.9e6, None),
        ("Area (sq km) 274,200", 274_200, "km2"),
        ("Trucks (red): 12", 12, None),
        ("Growth (best year): 12", 12, None),
        ("Trucks (%) with 12 wheels", 12, None),
        ("Area (sq km) 30 miles off", 30, "mi"),
    ],
)
def test_a_bare_number_has_the_unit_of_the_brackets_before_it(text: str, value: float, unit: str | None) -> None:
    found = quantity(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


def _surfaces(text: str) -> list[str]:
    return [found.surface for found in quantities_of(text)]


def test_a_scale_alone_in_brackets_behind_a_name_is_no_quantity() -> None:
    assert _surfaces("Population (millions), by country") == []
    assert _surfaces("Revenue (in thousands), by town") == []
    assert _surfaces("There were thousands (most of them on foot).") == ["thousands"]
