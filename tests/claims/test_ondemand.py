"""What is made on demand is the same in every order, is made once, and only if it is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.claims.bind import read_lines
from factcheck.claims.lines.drawing import Drawn, Readings, Tokens, unnamed
from factcheck.claims.lines.ondemand import OnDemand
from tests.support import checker, store

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

ARTICLE = (
    "Visit to the Caucasus\n\n"
    "The minister flew to Georgia on Monday.\n\n"
    "Michael Jordan met her in Tbilisi. Jordan said that 40 people came.\n\n"
    "Nobody slept. Georgia has a population of 3.7 million."
)


class _Squares(OnDemand[int]):
    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.asked: list[int] = []

    def make(self, at: int) -> int:
        self.asked.append(at)
        return at * at


def test_it_is_a_sequence_like_any_other() -> None:
    squares = _Squares(4)
    assert (len(squares), list(squares), squares[-1], squares[1:3]) == (4, [0, 1, 4, 9], 9, (1, 4))
    with pytest.raises(IndexError):
        squares[4]


def test_each_member_is_made_once_when_it_is_asked_for() -> None:
    squares = _Squares(100)
    assert squares.asked == []
    assert [squares[7], squares[7], squares[-93]] == [49, 49, 49]
    assert squares.asked == [7]


def test_lines_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    def read(order: list[int]) -> list[object]:
        lines = read_lines(checker().article(ARTICLE, published=dt.date(2016, 10, 1)), checker().grammar, store())
        made = {at: lines[at] for at in order}
        return [made[at] for at in sorted(made)]

    count = len(checker().article(ARTICLE).sentences)
    forward = list(range(count))
    assert read(forward) == read(forward[::-1]) == read([*forward[1::2], *forward[::2]])


def test_a_sentence_without_a_number_is_not_read_for_its_quantities() -> None:
    article = checker().article("Nobody came. Then 40 people did.")
    readings = Readings(Tokens(article), checker().words)
    assert [len(readings.quantities(at)) for at in range(2)] == [0, 1]
    assert {token.lower for token in readings.tokens.so_far()} == {"then", "40", "people", "did", "."}


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("He scored 40 goals in 12 games.", ["40", "12"]),
        ("The train ran in March 2012.", []),
        ("In Mali 40 people died.", None),  # "people" and "died" name measures
        ("The dam is 40 metres high, up from 12 metres.", None),  # a number behind "from" is where something began
        ("It sold 3 pens per 12 books.", None),  # and one behind "per" is a base
        ("They came from 12 schools.", ["12"]),  # of which another number must tell
        ("The firm held 12 talks.", ["12"]),  # "held" names a measure only with its noun
        ("The firm held 12 refugees.", None),
        ("Kenya shelters 520,000 Somalis.", None),  # but some verbs do with a word for people
        ("The queen of the country ate 40 pies.", ["40"]),
        ("They sang in a country of 4 million.", None),  # "country" names what the number is of
        ("Some 4 million people call the island home.", None),
    ],
)
def test_the_numbers_of_a_sentence_that_names_no_measure_are_told_without_drawing(
    text: str, surfaces: list[str] | None
) -> None:
    reading = Readings(Tokens(checker().article(text)), checker().words)[0]
    found = unnamed(text, reading, checker().words, checker().grammar.lexicon, checker().store)
    assert (found if found is None else [quantity.surface for quantity in found]) == surfaces


def test_only_sentences_that_can_hold_a_claim_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    make = Drawn.make

    def noted(lines: Drawn, at: int) -> Line:
        drawn.append(at)
        return make(lines, at)

    monkeypatch.setattr(Drawn, "make", noted)
    songs = [f"The choir sang {number} songs." for number in range(20, 40)]
    named = ["Mali had a population of 17 million in 2015.", "The killed deer weighed 40 kilograms."]
    checker().check(checker().article(" ".join([named[0], *songs, named[1]])))
    assert drawn == [0, 1, 21]  # a number may go on with what the sentence right before it tells
