"""What a claim may be held against: the same thing at the same time, of every publisher the nearest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.judging.comparable import months_within, sum_of_months
from factcheck.reference.store import Store
from tests.support import verdict_of
from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.checker import Checker

POPULATION = "population.total"
ADMITTED = "refugees.admitted"


def _admitted(month: int, persons: int) -> tuple[str, ...]:
    return row(ADMITTED, f"2014-{month:02}", persons, entity="TST", counterpart="OTH", source="us_state_department")


ROWS = [
    row(POPULATION, "2012-07-01", 9_000_000),
    row(POPULATION, "2014-07-01", 10_000_000),
    row(POPULATION, "2014", 10_100_000, source="world_bank", edition="a"),
    row(POPULATION, "2014", 10_200_000, source="world_bank", edition="b"),
    row("unemployment.rate", "2013", 7.0, source="world_bank"),
    row("unemployment.rate", "2014", 8.0, source="world_bank"),
    *(_admitted(month, 100) for month in range(1, 13)),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("comparable")


@pytest.fixture(scope="module")
def tiny(folder: Path) -> Checker:
    return tiny_checker(folder, ROWS)


def _values(tiny: Checker, text: str, number: str, date: str = "2015-02-01") -> set[tuple[str, float]]:
    report = tiny.check(tiny.article(text, published=dt.date.fromisoformat(date)))
    return {(c.publisher.code, c.observation.value) for c in verdict_of(report, number).compared}


def test_of_each_publisher_the_nearest_in_time_and_every_edition_of_it(tiny: Checker) -> None:
    assert _values(tiny, "In 2014 the population of Testland was 10 million.", "10 million") == {
        ("un_wpp", 10_000_000),
        ("world_bank", 10_100_000),
        ("world_bank", 10_200_000),
    }


def test_a_stock_too_far_away_in_time_is_not_comparable(tiny: Checker) -> None:
    assert _values(tiny, "In 1990 the population of Testland was 10 million.", "10 million") == set()


def test_a_rate_with_a_year_is_held_against_that_year_only(tiny: Checker) -> None:
    assert _values(tiny, "Unemployment in Testland was 8 percent in 2014.", "8 percent") == {("world_bank", 8.0)}
    assert _values(tiny, "Unemployment in Testland was 8 percent in 2011.", "8 percent") == set()


def test_months_are_added_up_to_the_year(tiny: Checker) -> None:
    text = "Otherland accepted 1,200 Testian refugees in 2014."
    report = tiny.check(tiny.article(text, published=dt.date(2015, 2, 1)))
    verdict = verdict_of(report, "1,200")
    assert verdict.outcome == "consistent"
    assert verdict.primary is not None
    assert verdict.primary.observation.value == 1200
    assert "12 months" in verdict.primary.observation.note


def test_a_flow_of_another_span_is_not_comparable(tiny: Checker) -> None:
    assert _values(tiny, "Otherland accepted 1,200 Testian refugees in 2013.", "1,200") == set()


def test_a_missing_month_gives_no_sum(tiny: Checker, folder: Path) -> None:
    assert tiny.words  # the store is there
    series = Store(folder / "store.sqlite").series(ADMITTED, "TST", "OTH")
    year = dt.date(2014, 1, 1), dt.date(2014, 12, 31)
    assert len(months_within(series, *year)) == 12
    whole = sum_of_months(series, *year)
    assert whole is not None
    assert (whole.value, whole.period) == (1200, "2014-01/2014-12")
    gap = [o for o in series if o.period != "2014-05"]
    assert months_within(gap, *year) == []
    assert sum_of_months(gap, *year) is None
    assert sum_of_months((), *year) is None
