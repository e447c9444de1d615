"""Tests of factcheck.language.totals and factcheck.language.exclusive: what adds up to what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.language import exclusive, totals
from tests.support import checked, checker, ties_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.language.totals import Total


def _told(reader: Callable[..., Iterator[Total]], text: str) -> list[tuple[object, ...]]:
    surfaces = [bound.quantity.surface for bound in checked(text, "2016-10-01").bound]
    return [
        (surfaces[told.total], tuple(surfaces[at] for at in told.items), told.single, told.closed)
        for told in ties_of(reader, text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They saw 12 in Kano, 9 in Jos and 4 in Lagos, 25 in all.", ("25", ("12", "9", "4"), 0, False)),
        ("It took 12 men and 3 boys, for a total of 15.", ("15", ("12", "3"), 0, False)),
        ("They won 25 medals (12 gold, 9 silver and 4 bronze).", ("25", ("12", "9", "4"), 0, True)),
        ("They lost 14 people: 12 soldiers and 2 guides.", ("14", ("12", "2"), 0, True)),
        ("They held 14 people over the weekend: 12 in Leeds and 2 in Hull.", ("14", ("12", "2"), 0, True)),
        ("It hurt 14 people in two towns, police said: 12 in Hull and 2 in Leeds.", ("14", ("12", "2"), 0, True)),
        ("Nine people died, five men, three women and a child, doctors said.", ("Nine", ("five", "three"), 1, True)),
        ("They look for five men: two brothers, a taxi driver and two guards.", ("five", ("two", "two"), 1, True)),
        ("All 26 hostages, 15 women and 11 men, were freed.", ("26", ("15", "11"), 0, True)),
        ("She won 9 medals, 5 gold and 4 silver, in June.", ("9", ("5", "4"), 0, True)),
        (
            "It cost $9 million, made up of $5 million for steel and $4 million for work.",
            ("$9 million", ("$5 million", "$4 million"), 0, True),
        ),
    ],
)
def test_items_are_tied_to_their_total(text: str, told: tuple[object, ...]) -> None:
    assert _told(totals.totals, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Five died in Jos and four in Kano, bringing the total to 108.",
        "They have 4 floors (12 rooms and 3 baths).",
        "It had 2 shocks (6.2 and 5.6).",
        "They took 14 statements - 12 on Monday - and 3 samples.",
        "Eight soldiers, three policemen and two civilians were killed.",
        "Two men, three women and a child, all from Leeds, died.",
        "Nine people died, three men and two women among them.",
        "It left 19 people dead, 24 missing and 30 injured.",
        "They held 14 people over the weekend: 12 in Leeds and 2 for theft.",
        "Hostages spent 14 days in two cellars: five in Hull and six in Leeds.",
        "The storm killed 14 people in two towns: it hurt 12 in Hull and 2 in Leeds.",
        "They sang in three halls: six in May, five in June and four in July.",
    ],
)
def test_a_running_total_or_other_things_are_no_sum(text: str) -> None:
    assert _told(totals.totals, text) == []


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("The blaze killed 9 people, including 5 men and 3 women.", "9", ("5", "3")),
        ("They found 56 cases, 31 of them in Hull and 25 in Leeds.", "56", ("31", "25")),
        ("The toll rose to 17, with nine dead in Hull and five in Leeds.", "17", ("nine", "five")),
        ("Of the 48 people aboard, 31 were rescued, 12 died and five are missing.", "48", ("31", "12", "five")),
        ("Rescuers said 31 of the 48 people aboard survived and 12 died.", "48", ("31", "12")),
    ],
)
def test_some_parts_have_nobody_in_common(text: str, whole: str, parts: tuple[str, ...]) -> None:
    assert _told(exclusive.exclusive, text) == [(whole, parts, 0, False)]


@pytest.mark.parametrize(
    "text",
    [
        "The blaze killed 9 people, including 5 women and 3 Americans.",
        "The firm has 56 shops, 31 of them in malls and 40 in Leeds.",
        "It hurt 17 people in Hull, with nine injured in Leeds and five in Ware.",
        "Of the 48 people aboard, 31 were rescued, 12 spoke French and five spoke Dutch.",
    ],
)
def test_parts_that_may_overlap_are_not_added(text: str) -> None:
    assert _told(exclusive.exclusive, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They saw 12 in Kano, 9 in Jos and 4 in Lagos, 25 in all.",
        "They lost 14 people - 12 soldiers and 2 guides.",
        "They held 14 people over the weekend in Kano and in the towns nearby: 12 in Leeds and 2 in Hull.",
        "It cost $9 million, made up of $5 million for steel and $4 million for work.",
    ],
)
def test_what_can_add_up_is_told_by_its_letters(text: str) -> None:
    numbers = [bound.quantity for bound in checked(text, "2016-10-01").bound]
    assert _told(totals.totals, text)
    assert totals.may_total(text, text, numbers, checker().words)


def test_most_sentences_are_passed_over_without_their_tokens() -> None:
    text = "Two men and 3 boys sailed to Kenya in 12 days."
    numbers = [bound.quantity for bound in checked(text, "2016-10-01").bound]
    assert not totals.may_total(text, text, numbers, checker().words)
