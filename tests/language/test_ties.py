"""Tests of factcheck.language.ties."""

from __future__ import annotations

import pytest

from factcheck.language import ties
from factcheck.language.tokens import tokenize
from tests.support import checked, checker, told_ties_of


@pytest.mark.parametrize(
    ("text", "part", "wholes"),
    [
        ("It killed 24 people, including 3 children.", "3", ("24",)),
        ("It killed 24 people in 2 towns, including 3 children.", "3", ("24", "2")),
        ("It has 12 shops in 3 towns, including 5 in Leeds.", "5", ("12", "3")),
        ("They have 450 employees, 120 of them in Leeds.", "120", ("450",)),
        ("They charged 49 of the 200 men.", "49", ("200",)),
        ("They charged 149 out of 200 men.", "149", ("200",)),
        ("The death toll rose to 24, including 3 in Leeds.", "3", ("24",)),
        ("Gunmen killed 24, including 3 Somali and Kenyan guards.", "3", ("24",)),
    ],
)
def test_a_part_is_tied_to_all_that_can_be_its_whole(text: str, part: str, wholes: tuple[str, ...]) -> None:
    ((found, candidates, _),) = told_ties_of(ties.parts, text)
    assert (found, candidates) == (part, wholes)


@pytest.mark.parametrize(
    "text",
    [
        "They sang in a dozen cities, including thousands in Leeds.",
        "Two officials said the victims, including 12 children, were buried.",
        "Three people, including a 72-year-old, were hurt.",
        "He made two films, including 12 Winters.",
        "The top 10 of 5 lists are out.",
        "They sold 40 percent of 20 farms.",
        "The price rose to 24, including 3 for the box.",
    ],
)
def test_what_is_near_is_no_part(text: str) -> None:
    assert told_ties_of(ties.parts, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It killed 24 people, including 3 children.",
        "They have 450 employees, 120 of them in Leeds.",
        "They charged 49 of the 200 men.",
        "Of the 200 men, 49 were charged.",
    ],
)
def test_what_can_be_tied_is_told_by_its_letters(text: str) -> None:
    numbers = [bound.quantity for bound in checked(text, "2016-10-01").bound]
    assert list(ties.parts(tokenize(text), numbers, checker().words))
    assert ties.may_part(text, text, numbers, checker().words)


def test_most_sentences_are_passed_over_without_their_tokens() -> None:
    text = "Two men and 3 boys sailed to Kenya in 12 days."
    numbers = [bound.quantity for bound in checked(text, "2016-10-01").bound]
    assert not ties.may_part(text, text, numbers, checker().words)
