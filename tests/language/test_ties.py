"""Tests of factcheck.language.ties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.language import ties
from factcheck.language.tokens import tokenize
from tests.support import checked, checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.language.quantities import Quantity


def _read(reader: Callable[..., Iterable[tuple[Any, ...]]], text: str) -> list[tuple[Any, ...]]:
    """What ties the numbers of a sentence, with their surfaces for their places."""
    numbers = [bound.quantity for bound in checked(text, "2016-10-01").bound]
    return [tuple(_told(numbers, each) for each in tie) for tie in reader(tokenize(text), numbers, checker().words)]


def _told(numbers: list[Quantity], tied: object) -> object:
    if isinstance(tied, tuple):
        return tuple(numbers[at].surface for at in tied)
    return numbers[tied].surface if isinstance(tied, int) and not isinstance(tied, bool) else tied


@pytest.mark.parametrize(
    ("text", "part", "wholes"),
    [
        ("It killed 24 people, including 3 children.", "3", ("24",)),
        ("It killed 24 people in 2 towns, including 3 children.", "3", ("24", "2")),
        ("It has 12 shops in 3 towns, including 5 in Leeds.", "5", ("12", "3")),
        ("They have 450 employees, 120 of them in Leeds.", "120", ("450",)),
        ("They charged 49 of the 200 men.", "49", ("200",)),
        ("They charged 149 out of 200 men.", "149", ("200",)),
    ],
)
def test_a_part_is_tied_to_all_that_can_be_its_whole(text: str, part: str, wholes: tuple[str, ...]) -> None:
    ((found, candidates, _),) = _read(ties.parts, text)
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
    ],
)
def test_what_is_near_is_no_part(text: str) -> None:
    assert _read(ties.parts, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They saw 12 in Kano, 9 in Jos and 4 in Lagos, 25 in all.", ("25", ("12", "9", "4"), (), False)),
        ("It took 12 men and 3 boys, for a total of 15.", ("15", ("12", "3"), (), False)),
        ("They won 25 medals (12 gold, 9 silver and 4 bronze).", ("25", ("12", "9", "4"), (), True)),
        ("They lost 14 people: 12 soldiers and 2 guides.", ("14", ("12", "2"), (), True)),
    ],
)
def test_items_are_tied_to_their_total(text: str, told: tuple[object, ...]) -> None:
    assert _read(ties.totals, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Five died in Jos and four in Kano, bringing the total to 108.",
        "They have 4 floors (12 rooms and 3 baths).",
        "It had 2 shocks (6.2 and 5.6).",
        "They took 14 statements - 12 on Monday - and 3 samples.",
    ],
)
def test_a_running_total_or_other_things_are_no_sum(text: str) -> None:
    assert _read(ties.totals, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 4.8 million of 22 million people, or about a fifth, left.", ("4.8 million", "22 million", "a fifth")),
        ("Just 45 of 150 seats (30 percent) are theirs.", ("45", "150", "30 percent")),
        ("It will cut 120 jobs, or 27 percent of its 450 posts.", ("120", "450", "27 percent")),
        ("Some 27 percent, or 120 of its 450 men, left.", ("120", "450", "27 percent")),
    ],
)
def test_a_share_is_tied_to_part_and_whole(text: str, told: tuple[str, ...]) -> None:
    assert _read(ties.shares, text) == [told]


def test_a_share_of_something_else_restates_nothing() -> None:
    assert _read(ties.shares, "Just 45 of 150 seats, or 40 percent of the seats in towns, are theirs.") == []
    assert _read(ties.shares, "Just 45 of 150 seats (40 percent in 2010) are theirs.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sales rose from 40 to 50 cars, up 25 percent.", ("40", "50", "25 percent")),
        ("Sales fell 17 percent to $3.5 billion from $4.2 billion.", ("$4.2 billion", "$3.5 billion", "17 percent")),
    ],
)
def test_the_ends_and_the_amount_of_a_change_are_one(text: str, told: tuple[str, ...]) -> None:
    assert _read(ties.changes, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell 17 percent at constant prices to $3.5 billion from $4.2 billion.",
        "The town grew by 2 percent a year from 40,000 to 60,000.",
        "Sales rose 5 percent, while costs fell from $40 million to $30 million.",
    ],
)
def test_another_count_or_another_clause_is_another_change(text: str) -> None:
    assert _read(ties.changes, text) == []


def test_a_sum_is_shared_out() -> None:
    text = "They gave $10 million to 400 families, $25,000 each."
    assert _read(ties.shared, text) == [("$10 million", "400", "$25,000")]
    assert _read(ties.shared, "They gave $10 million in 400 days, $25,000 each.") == []
