"""CNV: sizes against their conversion. More texts are in tests/evaluation/consistency."""

from __future__ import annotations

import pytest

from tests.support import checked


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        (
            "The fire is 25 miles (50 km) away.",
            "25 miles is 36.2 to 44.3 km; the text says 50 km",
            "40 km",
        ),
        (
            "The park of 5,000 acres (20,000 hectares) opens.",
            "5,000 acres is 1,821 to 2,226 ha; the text says 20,000 hectares (10 times too large)",
            "2,000 hectares",
        ),
        (
            "The fire is 62 miles (39 km) away.",
            "62 miles is 99 to 101 km; the text says 39 km (it fits if the two units are exchanged)",
            "100 km",
        ),
        (
            "The air warmed by 1.5C (34.7F) in a year.",
            "1.5C is 2.61 to 2.79 °F; the text says 34.7F",
            "2.7F",
        ),
    ],
)
def test_a_wrong_conversion_is_told_with_its_arithmetic(text: str, message: str, suggestion: str) -> None:
    (finding,) = checked(text, "2023-03-20").findings
    assert (finding.rule, finding.message, finding.suggestion) == ("CNV001", message, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "The fire is 25 miles (40 km) away.",
        "The fire is 20 miles (30 km) away.",  # rounded as roughly as the first
        "The fire is 3 miles (4 km) away.",  # both rounded from 2.6 miles
        "The tank holds 100 gallons (455 litres).",  # British gallons
        "The tank holds 100 gallons (379 litres).",  # American ones
        "The air warmed by 1.5C (2.7F) in a year.",
        "It was 1.5C (34.7F) at dawn.",
        "He is 6ft 2in (1.88m) tall.",
        "They ran 5 km or 10 miles.",
    ],
)
def test_what_rounding_or_another_unit_of_the_name_allows_is_left_alone(text: str) -> None:
    assert checked(text, "2023-03-20").findings == ()
