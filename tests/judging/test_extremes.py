"""Extremes of a series against a store whose every value is known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.results import Verdict

RATE = "unemployment.rate"
YEARS = dict.fromkeys(range(1990, 2015), 6.0) | {1995: 9.0, 2003: 8.0, 2014: 8.1}
"""The rate of Testland; Otherland has none for 2000 to 2007."""
PUBLISHED = dt.date(2015, 6, 15)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    rows = [row(RATE, str(year), rate, published="2015", source="world_bank") for year, rate in YEARS.items()]
    rows += [
        row(RATE, str(year), rate, entity="OTH", published="2015", source="world_bank")
        for year, rate in YEARS.items()
        if not 2000 <= year <= 2007
    ]
    return tiny_checker(tmp_path_factory.mktemp("extremes"), rows)


def _verdict(tiny: Checker, extreme: str, since: str, place: str = "Testland") -> Verdict:
    report = tiny.check(
        tiny.article(f"In 2014 unemployment in {place} was 8.1 percent, {extreme}.", published=PUBLISHED)
    )
    claim = next(claim for claim in report.claims if claim.quantity.surface == since)
    assert claim.relation == "rank"
    return report.verdicts[claim.id]


@pytest.mark.parametrize(
    ("extreme", "since", "outcome"),
    [
        ("the highest since 1995", "1995", "consistent"),
        ("the highest level in 19 years", "19 years", "consistent"),
        ("a 15-year high", "15-year", "consistent"),  # it is so for longer, and the words do not deny it
        ("the highest since 1999", "1999", "close"),  # it was not so high then
        ("the highest since 1991", "1991", "inconsistent"),
        ("the highest in 23 years", "23 years", "inconsistent"),
        ("the lowest since 1995", "1995", "inconsistent"),
        ("the worst level in 19 years", "19 years", "consistent"),  # of unemployment, more is worse
        ("the best level in 19 years", "19 years", "inconsistent"),
        ("the highest since 1985", "1985", "inconsistent"),  # whatever was before the series begins
        ("the highest since records began in 1998", "1998", "close"),
    ],
)
def test_an_extreme_is_looked_for_in_the_whole_series(tiny: Checker, extreme: str, since: str, outcome: str) -> None:
    assert _verdict(tiny, extreme, since).outcome == outcome


def test_the_last_figure_that_was_higher_is_shown_and_named(tiny: Checker) -> None:
    verdict = _verdict(tiny, "the highest since 1991", "1991")
    assert "has 9 % of the labour force in 1995, which is higher" in verdict.reason
    assert verdict.slip is not None
    assert verdict.slip.text == "the highest since 1995"
    assert "so it was the highest since then" in (verdict.working or "")
    assert verdict.confidence == "medium"


def test_a_series_that_begins_later_or_has_a_gap_proves_nothing(tiny: Checker) -> None:
    short = _verdict(tiny, "a 40-year high", "40-year", "Otherland")
    assert short.outcome == "inconsistent"  # 9 percent in 1995 are inside the series
    gap = _verdict(tiny, "the highest since 1997", "1997", "Otherland")
    assert (gap.outcome, "gaps" in gap.reason) == ("unchecked", True)


@pytest.mark.parametrize(
    "words",
    [
        "one of the highest since 1991",
        "nearly the highest since 1991",
        "the highest since 1991 for young people",
        "the second highest since 1991",
        "close to its highest level since 1991",
        "and the price of wheat was the highest since 1991",
    ],
)
def test_a_hedged_extreme_and_one_of_something_else_are_no_claim(tiny: Checker, words: str) -> None:
    report = tiny.check(
        tiny.article(f"In 2014 unemployment in Testland was 8.1 percent, {words}.", published=PUBLISHED)
    )
    assert [claim.relation for claim in report.claims] == ["level"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "In 1995 unemployment in Testland rose to an all-time high of 9.0 percent.",
            "unchecked",
        ),  # five years of data
        ("In 2003 unemployment in Testland rose to an all-time high of 8.0 percent.", "inconsistent"),
        ("In 2014 unemployment in Testland rose to a record 8.1 percent.", "unchecked"),  # 19 years ago it was higher
        ("In 2004 unemployment in Testland fell to a record low of 6.0 percent.", "consistent"),
    ],
)
def test_a_record_is_held_against_the_whole_series(tiny: Checker, text: str, outcome: str) -> None:
    report = tiny.check(tiny.article(text, published=PUBLISHED))
    claim = next(claim for claim in report.claims if claim.ranked is not None)
    assert report.verdicts[claim.id].outcome == outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("In 2014 unemployment in Testland was at its highest level since 1995.", "consistent"),
        ("In 2014 unemployment in Testland was at its highest level in 19 years.", "consistent"),
        ("In 2014 Testland had the highest unemployment rate since 1995.", "consistent"),
        ("In 2014 unemployment in Testland was at a record low.", "inconsistent"),
        ("In 2014 unemployment in Testland was the lowest since 1995.", "inconsistent"),
        ("In 1995 unemployment in Testland was the highest since 1991.", "consistent"),
        ("In 2010 unemployment in Testland was at its highest since 1996.", "inconsistent"),  # 8 percent in 2003
        ("Unemployment in Testland is the highest since 1995.", "consistent"),
        ("Unemployment in Testland has reached its lowest since 1996.", "close"),  # it was so within the year
        ("Unemployment in Testland has fallen to a record low.", "close"),
        ("Unemployment in Testland is at its highest since 1991.", "unchecked"),  # a point: a month may differ so far
    ],
)
def test_an_extreme_is_looked_for_without_the_number(tiny: Checker, words: str, outcome: str) -> None:
    report = tiny.check(tiny.article(words, published=PUBLISHED))
    (claim,) = (claim for claim in report.claims if claim.ranked is not None)
    verdict = report.verdicts[claim.id]
    assert (claim.measure, verdict.outcome) == (RATE, outcome), verdict.reason
