"""Well-known facts, written by hand from what their publishers made known, are answered by the bundled store."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from factcheck.reference.observations import parse_period
from tests.support import store

if TYPE_CHECKING:
    from factcheck.reference.observations import Observation, Provenance

TABLE = Path(__file__).with_name("facts.csv")
COLUMNS = ["measure", "entity", "counterpart", "period", "low", "high", "as_of", "source", "note"]

WIDEST_SHARE = 0.03
"""How wide an interval may be, as a share of the figure."""

WIDEST_PERCENT = 0.15
"""How wide it may be for a percentage, in points: small rates are printed with one decimal."""


class Fact(NamedTuple):
    """One row of the table: what a publisher made known, in the measure's base unit."""

    measure: str
    entity: str
    counterpart: str
    period: str
    low: float
    high: float
    as_of: dt.date | None
    """The day on which a reader stands: the figure must be one known by then."""
    source: str
    note: str

    def __str__(self) -> str:
        place = f"{self.entity}-{self.counterpart}" if self.counterpart else self.entity
        return f"{self.measure} {place} {self.period}"


def _read() -> list[Fact]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        assert rows.fieldnames == COLUMNS
        return [
            Fact(
                row["measure"],
                row["entity"],
                row["counterpart"],
                row["period"],
                float(row["low"]),
                float(row["high"]),
                dt.date.fromisoformat(row["as_of"]) if row["as_of"] else None,
                row["source"],
                row["note"],
            )
            for row in rows
        ]


FACTS = _read()


def _same_time(fact: Fact, seen: Observation, *, stock: bool) -> bool:
    start, end = parse_period(fact.period)
    if (seen.start, seen.end) == (start, end):
        return True
    # A stock holds for a day: publishers date the same count by the day, the month or the year.
    return stock and ((seen.start <= start and end <= seen.end) or (start <= seen.start and seen.end <= end))


def _in_bounds(fact: Fact, value: float, known_from: dt.date) -> bool:
    return fact.low <= value <= fact.high and (fact.as_of is None or known_from <= fact.as_of)


def _sum_of_months(fact: Fact, series: list[Observation]) -> bool:
    """Whether the months of one edition fill the period and add up to the fact."""
    start, end = parse_period(fact.period)
    wanted = (end.year - start.year) * 12 + end.month - start.month + 1
    editions: dict[Provenance, list[Observation]] = {}
    for seen in series:
        if start <= seen.start and seen.end <= end and (seen.end - seen.start).days < 31:
            editions.setdefault(seen.provenance, []).append(seen)
    return any(
        len({seen.start for seen in months}) == len(months) == wanted
        and _in_bounds(fact, sum(seen.value for seen in months), max(seen.known_from for seen in months))
        for months in editions.values()
    )


def _answered(fact: Fact, series: tuple[Observation, ...]) -> bool:
    """Whether an observation of the time of the fact, and known on its day, lies within its bounds."""
    measure = store().measure(fact.measure)
    judging = [seen for seen in series if seen.judges]
    if any(
        _same_time(fact, seen, stock=measure.kind == "stock") and _in_bounds(fact, seen.value, seen.known_from)
        for seen in judging
    ):
        return True
    return measure.cumulates and _sum_of_months(fact, judging)


def _show(seen: Observation) -> str:
    known, where = seen.known_from, seen.provenance
    return f"{seen.period}: {seen.value:,.6g} {seen.status} ({where.publisher}, {where.edition}, known from {known})"


def _near(fact: Fact, series: tuple[Observation, ...]) -> list[Observation]:
    """Return the observations that lie nearest in time, which is what explains a failure."""
    end = parse_period(fact.period)[1]
    return sorted(series, key=lambda seen: (abs((seen.end - end).days), seen.period))[:8]


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_the_store_knows_the_fact(fact: Fact) -> None:
    assert fact.measure in store().measures(), f"{fact.measure} is not in the catalogue"
    series = store().series(fact.measure, fact.entity, fact.counterpart or None)
    day = f" as known on {fact.as_of}" if fact.as_of else ""
    has = "\n  ".join(_show(seen) for seen in _near(fact, series)) or "nothing"
    assert _answered(fact, series), (
        f"{fact} should be {fact.low:,.10g} to {fact.high:,.10g}{day} ({fact.source}); the store has\n  {has}"
    )


def test_there_are_at_least_200_facts_and_each_has_a_source() -> None:
    assert len(FACTS) >= 200
    assert [str(fact) for fact in FACTS if len(fact.source) < 10] == []


def test_no_fact_is_listed_twice() -> None:
    keys = Counter((*fact[:4], fact.source) for fact in FACTS)
    assert [key for key, times in keys.items() if times > 1] == []


def _allowed(fact: Fact) -> float:
    share = WIDEST_SHARE * max(abs(fact.low), abs(fact.high))
    return max(share, WIDEST_PERCENT) if "%" in store().measure(fact.measure).unit.reads else share


def test_every_interval_is_in_order_and_tight() -> None:
    known = [fact for fact in FACTS if fact.measure in store().measures()]
    widths = {str(fact): (round(fact.high - fact.low, 9), _allowed(fact)) for fact in known}
    assert {fact: width for fact, width in widths.items() if not 0 <= width[0] <= width[1]} == {}


def test_the_rows_are_sorted() -> None:
    """Sorted rows keep a second entry of one fact in sight, and a difference short."""
    assert [fact[:5] for fact in FACTS] == sorted(fact[:5] for fact in FACTS)
