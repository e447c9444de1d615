"""The value of written numbers, and the step of the last digit that the writer can be held to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factcheck.language import numerals
from factcheck.language.tokens import tokenize
from tests.support import checker

if TYPE_CHECKING:
    from factcheck.language.numerals import Numeral


def _read(text: str) -> Numeral | None:
    return numerals.read(tokenize(text), 0, checker().words)


def _numeral(text: str) -> Numeral:
    found = _read(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("338", "1"),
        ("340", "10"),
        ("100", "10"),
        ("10", "1"),
        ("20", "1"),
        ("10,000", "1000"),
        ("12,500", "100"),
        ("2,000,000", "100000"),
        ("17.2 million", "100000"),
        ("17 million", "1000000"),
        ("17.25 million", "10000"),
        ("7.5", "0.1"),
        ("0.50", "0.01"),
    ],
)
def test_a_round_number_is_held_to_its_zeros_but_never_to_less_than_two_figures(text: str, grain: str) -> None:
    assert _numeral(text).grain == Decimal(grain)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("17.2 million people", 2),
        ("two hundred and five people", 4),
        ("two hundred and more people", 2),
        ("twenty-five people", 3),
        ("5 people", 1),
        ("seven eight nine", 1),
        ("twenty thirty", 1),
    ],
)
def test_a_number_ends_where_its_words_end(text: str, used: int) -> None:
    found = _numeral(text)
    assert found.last - found.first == used


def test_words_without_a_digit_are_marked() -> None:
    assert _numeral("four").worded
    assert not _numeral("4").worded
    assert not _numeral("4 million").worded


@pytest.mark.parametrize("text", ["million", "bn", "hundred", "the", "a ship", "an hour", "half the ships", ",", "m"])
def test_a_scale_or_a_word_alone_is_no_number(text: str) -> None:
    assert _read(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one hundred", 100),
        ("nineteen hundred", 1900),
        ("two thousand and five", 2005),
        ("three million two hundred thousand and one", 3_200_001),
        ("half a billion", 500_000_000),
        ("a million", 1_000_000),
        ("5 hundred thousand", 500_000),
    ],
)
def test_scale_words_multiply_what_stands_before_them(text: str, value: int) -> None:
    assert _numeral(text).value == value


def test_a_suffix_of_one_letter_must_touch_the_digits() -> None:
    assert _numeral("5m").value == 5_000_000
    assert _numeral("5 m").value == 5
    assert _numeral("5 bn").value == 5_000_000_000
