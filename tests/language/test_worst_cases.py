"""Long and hostile runs of numbers are read in linear time, and nothing makes the readers fail."""

from __future__ import annotations

import random
import time

import pytest

from factcheck.language import enumerations, exclusive, lists, portions, proportions, ties, totals
from factcheck.language.tokens import tokenize
from tests.support import checker, quantities_of

_SLACK = 1.5
"""Seconds that any of the texts may take: the longest takes a tenth of it, and what is quadratic takes minutes."""


@pytest.mark.parametrize(
    "text",
    [
        "12,12," * 20_000,
        "12," * 20_000 + "123",
        "1" + ".000" * 20_000 + ".",
        "1" + ",000" * 20_000 + "0",
        "1'000'" * 10_000,
        "l0" * 20_000,
        "1O" * 20_000,
        "½" * 20_000,
        "9" * 100_000 + "O",
    ],
    ids=lambda text: text[:8],
)
def test_runs_of_digits_and_marks_are_split_in_linear_time(text: str) -> None:
    began = time.process_time()
    tokenize(text)
    assert time.process_time() - began < _SLACK


@pytest.mark.parametrize(
    "text",
    [
        " 100" * 1_000,
        "one " * 1_000,
        "5 to " * 1_000,
        "5, " * 1_000 + "and 6 percent",
        "from 5 to 6 percent " * 500,
        "rose " * 1_000 + "5 percent",
        "one in five " * 500,
        "half of " * 1_000,
        "two hundred and " * 500,
        "5 percent drop to " * 500,
    ],
    ids=lambda text: text[:12],
)
def test_runs_of_numbers_are_read_in_linear_time(text: str) -> None:
    began = time.process_time()
    quantities_of(text)
    assert time.process_time() - began < _SLACK


@pytest.mark.parametrize(
    "text",
    [
        "5 people, including 6 men, " * 500,
        "5 people, 6 of them " * 500,
        "5 of 6 " * 500,
        "5 men, " * 1_000 + "and 6 boys, 7 in all.",
        "5 people (6 men and 7 boys, " * 500,
        "5 percent, the remaining 6 percent, " * 500,
        "5 of 6 men (7 percent) " * 500,
        "rose 5 percent from 6 to 7, " * 500,
        "$5 for 6 men, $7 each, " * 500,
        "won 5 seats 6-7 in the 8-seat house, " * 300,
        "5 people, 3 men, a child, " * 500,
        "two things: " + "bread, " * 2_000 + "and salt.",
    ],
    ids=lambda text: text[:16],
)
def test_runs_of_tied_numbers_are_read_in_linear_time(text: str) -> None:
    tokens, numbers, words = tokenize(text), quantities_of(text), checker().words
    began = time.process_time()
    for read in (
        ties.parts,
        totals.totals,
        exclusive.exclusive,
        proportions.shares,
        proportions.fractions,
        proportions.changes,
        proportions.ends,
        portions.shared,
        lists.lists,
        enumerations.splits,
        enumerations.tallies,
    ):
        list(read(tokens, numbers, words))
    assert time.process_time() - began < _SLACK


_PIECES = (
    *(
        "5",
        "1,000",
        "1.234,5",
        "12 000",
        "½",
        "3/4",
        "l00",
        "9" * 40,
        "0",
        "1e5",
        "-",
        "–",
        "−",
        "(",
        ")",
        "$",
        "%",
        "€",
        "x",
        "m",
    ),
    *(
        "one",
        "half",
        "a",
        "third",
        "quarters",
        "and",
        "million",
        "hundred",
        "crore",
        "dozen",
        "thousands",
        "of",
        "several",
    ),
    *(
        "twice",
        "doubled",
        "fold",
        "to",
        "from",
        "by",
        "in",
        "between",
        "or",
        "up",
        "down",
        "rose",
        "drop",
        "percent",
        "point",
    ),
    *("hour", "people", "than", "more", "lower", "minus", ",", ".", "—", "'", "at", "the", "2016", "May"),
)


def test_no_order_of_number_words_makes_the_reader_fail() -> None:
    chance = random.Random(4)
    for _ in range(3_000):
        text = chance.choice(("", " ")).join(chance.choices(_PIECES, k=chance.randint(1, 12)))
        for joined in (text, " ".join(chance.choices(_PIECES, k=8))):
            for found in quantities_of(joined):
                assert found.span.of(joined) == found.surface
