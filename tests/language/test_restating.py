"""Which numbers say the one before them again."""

from __future__ import annotations

import pytest

from factcheck.language import restating
from factcheck.language.tokens import tokenize
from tests.support import checker, quantities_of


def _pairs(text: str) -> list[tuple[str, str, str]]:
    numbers = quantities_of(text)
    found = restating.restated(tokenize(text), numbers, checker().words)
    return [(numbers[pair.first].surface, numbers[pair.second].surface, pair.form) for pair in found]


@pytest.mark.parametrize(
    ("text", "first", "second", "form"),
    [
        ("It is 100 miles (160 km) away.", "100 miles", "160 km", "brackets"),
        ("It is 100 miles (about 160 km) away.", "100 miles", "160 km", "brackets"),
        ("Some 10 feet of snow (3 metres) fell.", "10 feet", "3 metres", "brackets"),
        ("A wall 10 feet (3 metres high) fell.", "10 feet", "3 metres", "brackets"),
        ("It is 50 acres, or about 20 hectares, in all.", "50 acres", "20 hectares", "or"),
        ("It was 40.5 °C or 104.9 °F.", "40.5 °C", "104.9 °F", "choice"),
        ("It is 50 cm / 20 inches.", "50 cm", "20 inches", "slash"),
        ("It is 50 acres — 20 hectares — in all.", "50 acres", "20 hectares", "dashes"),
    ],
)
def test_brackets_or_slash_and_dashes_tie(text: str, first: str, second: str, form: str) -> None:
    assert _pairs(text) == [(first, second, form)]


@pytest.mark.parametrize(
    "text",
    [
        "It is 100 miles north (20 km from the border).",
        "It is 100 miles and 20 km.",
        "It is 100 miles, with 20 km to go.",
        "A room of 10 feet by 20 feet (3 metres by 6 metres).",
        "It is 50 acres, or 20 hectares more than before.",
    ],
)
def test_what_says_more_than_the_number_does_not_tie(text: str) -> None:
    assert _pairs(text) == []
