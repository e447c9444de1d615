"""Which figures are fetched for an article: what its claims need and nothing else."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.freshness import is_missing, needs, without_answer
from factcheck.reference.fetched import Asked
from factcheck.reference.sources.source import Wanted
from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.checker import Checker
    from factcheck.results import ArticleReport

NOW = dt.datetime(2020, 3, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """Return a checker that knows a population for 2018, from the start of 2020, and one that is old."""
    folder: Path = tmp_path_factory.mktemp("reference")
    return tiny_checker(
        folder,
        [
            row("population.total", "2018", 10_000_000, published="2020-02-01"),
            row("population.total", "2018", 20_000_000, entity="OTH", published="2019-02-01"),
            row("unemployment.rate", "2018", 5.0, published="2020-02-01"),
        ],
    )


def read(checker: Checker, text: str) -> ArticleReport:
    return checker.check(checker.article(text, published=dt.date(2020, 3, 1)))


def needed(checker: Checker, *texts: str, asked: tuple[Asked, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """Return which measures are asked for of which places, of the one publisher that has everything."""
    found = needs([read(checker, text) for text in texts], checker.store, lambda _measure: ("world_bank",), asked, NOW)
    return [(need.wanted.measure, need.wanted.entities) for need in found]


def test_a_claim_with_a_recent_figure_for_its_time_needs_nothing(checker: Checker) -> None:
    assert needed(checker, "The unemployment rate in Testland was 5 percent in 2018.") == []


def test_a_claim_of_a_time_without_a_figure_needs_one(checker: Checker) -> None:
    assert needed(checker, "The unemployment rate in Testland was 5 percent in 2019.") == [
        ("unemployment.rate", ("TST",))
    ]


def test_a_claim_with_figures_of_an_old_edition_needs_a_newer_one(checker: Checker) -> None:
    assert needed(checker, "The population of Otherland was 20 million in 2018.") == [("population.total", ("OTH",))]


def test_a_time_to_come_has_no_figure_yet(checker: Checker) -> None:
    assert needed(checker, "The unemployment rate in Testland was 5 percent in 2031.") == []


def test_a_number_that_is_only_proposed_needs_nothing(checker: Checker) -> None:
    assert needed(checker, "The unemployment rate in Testland will be 5 percent in 2020, the ministry forecast.") == []


def test_the_places_of_several_articles_are_asked_for_at_once(checker: Checker) -> None:
    texts = [f"The unemployment rate in {land} was 5 percent in 2019." for land in ("Testland", "Otherland")]
    assert needed(checker, *texts) == [("unemployment.rate", ("OTH", "TST"))]


@pytest.mark.parametrize(
    ("text", "hours", "again"),
    [
        ("The unemployment rate in Testland was 5 percent in 2019.", 23, False),
        ("The unemployment rate in Testland was 5 percent in 2019.", 25, True),
        ("The population of Otherland was 20 million in 2018.", 24 * 89, False),
        ("The population of Otherland was 20 million in 2018.", 24 * 91, True),
    ],
)
def test_nobody_is_asked_twice_for_the_same_in_a_short_time(
    checker: Checker, text: str, hours: int, again: bool
) -> None:
    then = NOW - dt.timedelta(hours=hours)
    asked = tuple(
        Asked("world_bank", Wanted(measure, ()), then) for measure in ("unemployment.rate", "population.total")
    )
    assert bool(needed(checker, text, asked=asked)) is again
    others = tuple(each._replace(source="owid") for each in asked)
    assert needed(checker, text, asked=others)


def test_only_a_claim_without_any_figure_says_that_a_publisher_was_unreachable(checker: Checker) -> None:
    text = " ".join(
        f"The unemployment rate in Testland was {rate} percent in {year}." for rate, year in ((5, 2018), (6, 2019))
    )
    entry = read(checker, text)
    failed = {(0, claim.id): ["World Bank refuses the connection"] for claim in entry.claims}
    first, second = without_answer(entry, 0, failed, checker.store).verdicts.values()
    assert [is_missing(claim, checker.store) for claim in entry.claims] == [False, True]
    assert first == entry.verdicts["c1"]
    assert (second.outcome, second.reason) == (
        "unchecked",
        "publisher unreachable: World Bank refuses the connection",
    )
    assert without_answer(entry, 1, failed, checker.store).verdicts == entry.verdicts


_TOLD = ((5, 2018), (6, 2019))
