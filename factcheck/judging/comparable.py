"""Which observations a claim can be held against: the same measure and place, the same time, known by then."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Protocol

from factcheck.judging.computed import computed
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.language.periods import Period
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store
    from factcheck.results.model import Compared

SAME_START_DAYS = 62
"""Two tolls of one war begin at the same time if their first days are no further apart: wars begin by degrees."""
_STEADY_DAYS = 3000
"""A level that may be held against one of this many days before hardly moves: the size of a country."""
_AROUND_DAYS = 1100
"""Figures no further away in time are those of the years around."""
_DECADES_DAYS = 11_000
"""So long ago is what texts commonly look back on."""
EDGE_DAYS = 3
"""Two spans are the same if neither end is further apart: "this year" ends at the article's date."""


class Asked(Protocol):
    """What observations are looked for: a claim, or a question."""

    @property
    def entity(self) -> str:
        """Code of the entity."""

    @property
    def counterpart(self) -> str | None:
        """Code of the second entity."""

    @property
    def period(self) -> Period | None:
        """When."""

    @property
    def alternatives(self) -> tuple[Period, ...]:
        """Other spans that the same words can mean."""


class Candidate(NamedTuple):
    """An observation that speaks of the same thing at the same time."""

    observation: Observation
    """The observation."""
    known: bool
    """Whether a figure for its period could have been known at the article's date."""
    within: bool
    """Whether it is of a part of the place that the claim speaks of."""
    distance_days: int
    """Days between its period and the claimed one."""


def series_of(claim: Asked, measure: Measure, store: Store) -> tuple[tuple[Observation, ...], bool]:
    """Return the observations of the claim's measure and place, and whether they are of a part of it only."""
    own = store.series(measure.code, claim.entity, claim.counterpart)
    if not own and measure.inverse_of and claim.counterpart:
        own = store.series(measure.inverse_of, claim.counterpart, claim.entity)
    if not own and not claim.counterpart:
        own = computed(claim.entity, measure, store)
    if own:
        return tuple(o for o in own if o.judges), False
    parts = [o for part in store.parts_of(claim.entity) for o in store.series(measure.code, part, claim.counterpart)]
    return tuple(o for o in parts if o.judges), bool(parts)


def but_excluded(claim: Claim, measure: Measure, store: Store) -> str:
    """Say whose figures there are that the settings exclude; nothing if there are none."""
    places = [place for place in (claim.entity, claim.versus) if place]
    names = {name for place in places for name in store.excluded(measure.code, place, claim.counterpart)}
    return f"; the settings exclude {', '.join(sorted(names))}" if names else ""


def candidates(
    claim: Asked, measure: Measure, series: Sequence[Observation], within: bool, today: dt.date | None
) -> tuple[Candidate, ...]:
    """Return what the claim can be held against.

    Of each publisher's collection and kind of count it is the nearest in time, in every edition that has it.
    Where the nearest figure was not yet known at the article's date, the nearest known one stands beside it.
    """
    found: list[tuple[Observation, int]] = []
    for period in periods_of(claim, measure):
        found += matching(measure, series, period)
    found = _of_the_same_span(claim, measure, found) or found
    groups: dict[tuple[object, ...], list[tuple[Observation, int]]] = {}
    for observation, distance in found:
        source = observation.provenance
        key = (source.publisher, source.dataset, observation.note, _known(observation, today))
        groups.setdefault(key, []).append((observation, distance))
    kept = [
        Candidate(observation, _known(observation, today), within, distance)
        for group in groups.values()
        for observation, distance in group
        if distance == min(other for _, other in group)
    ]
    nearest_known = {c.observation.provenance.publisher: c for c in kept if c.known}
    return tuple(
        c
        for c in dict.fromkeys(kept)
        if c.known or c.distance_days < _distance_of(nearest_known.get(c.observation.provenance.publisher))
    )


def _of_the_same_span(
    claim: Asked, measure: Measure, found: Sequence[tuple[Observation, int]]
) -> list[tuple[Observation, int]]:
    """The rates of just the span that the text names: the average of a year is not the rate of its month."""
    if measure.kind != "rate" or claim.period is None or claim.period.inferred:
        return []
    edge = dt.timedelta(days=EDGE_DAYS)
    return [
        (observation, distance)
        for observation, distance in found
        for period in periods_of(claim, measure)
        if abs(observation.start - period.start) <= edge and abs(observation.end - period.end) <= edge
    ]


def _distance_of(candidate: Candidate | None) -> float:
    return float("inf") if candidate is None else candidate.distance_days + 0.5


def _known(observation: Observation, today: dt.date | None) -> bool:
    return today is None or observation.known_from <= today


def periods_of(claim: Asked, measure: Measure) -> tuple[Period, ...]:
    """Return all spans that the words of a claim can mean, the likeliest first.

    A bare year of what is counted by the fiscal year may be that one as well.
    """
    periods = (*((claim.period,) if claim.period else ()), *claim.alternatives)
    if "fiscal-us" not in measure.years:
        return periods
    fiscal = [
        period._replace(
            start=period.start.replace(year=period.start.year - 1, month=10), end=period.end.replace(month=9, day=30)
        )
        for period in periods
        if (period.start.month, period.start.day) == (1, 1) and period.end == period.start.replace(month=12, day=31)
    ]
    return (*periods, *(period for period in fiscal if period not in periods))


def of_the_span(case: Case, compared: Sequence[Compared]) -> list[float]:
    """Return the figures of just the span that the text gives, or of a day in it.

    Of any time, if the level hardly moves.
    """
    measure = case.measure
    if is_steady(measure):
        return [c.observation.value for c in compared if not c.within]
    if case.claim.period is None or case.claim.period.inferred:
        return []
    periods = periods_of(case.claim, measure)
    return [c.observation.value for c in compared if any(_is_of(c.observation, period, measure) for period in periods)]


def is_steady(measure: Measure) -> bool:
    """Tell whether a level hardly moves, so that it may be held against that of any time."""
    return measure.kind == "stock" and measure.distance_days >= _STEADY_DAYS


def of_the_years_around(case: Case, *, known: bool = False) -> list[float]:
    """Return the figures of the years around the time of a claim; `known`: of those known when the article appeared."""
    period, today = case.claim.period, case.published.date
    if period is None:
        return []
    found = [o for o in case.series if o.judges and gap(o, period) <= _AROUND_DAYS]
    return [o.value for o in found if not known or _known(o, today)]


def of_the_decades_before(case: Case) -> list[float]:
    """Return the figures of the time of a claim and of three decades before it."""
    period = case.claim.period
    if period is None:
        return []
    return [o.value for o in case.series if o.judges and -_AROUND_DAYS <= (period.end - o.end).days <= _DECADES_DAYS]


def told_alike(case: Case) -> list[float]:
    """Return figures that the same words may give: a rate of a part of that time, and measures of the same name."""
    claim, measure = case.claim, case.measure
    if claim.period is None:
        return []
    same_name = [o for code in measure.same_name for o in case.store.series(code, claim.entity, claim.counterpart)]
    own = case.series if measure.kind == "rate" else ()
    return [o.value for o in (*own, *same_name) if o.judges and gap(o, claim.period) == 0]


def _is_of(observation: Observation, period: Period, measure: Measure) -> bool:
    start, end = observation.start, observation.end
    inside = period.start <= start and end <= period.end
    of_a_day = inside and (measure.kind == "stock" or start == end)
    at_its_end = measure.kind == "stock" and period.start == period.end == end
    return (start, end) == (period.start, period.end) or of_a_day or at_its_end


def matching(measure: Measure, series: Sequence[Observation], period: Period) -> list[tuple[Observation, int]]:
    """Return the observations of a period, each with the days between the two."""
    if measure.kind == "flow" and not measure.distance_days:
        return _same_span(measure, series, period)
    limit = measure.distance_days
    if measure.kind == "rate" and not period.inferred and period.granularity != "day":
        limit = 0
    margin = dt.timedelta(days=limit)
    if measure.kind != "flow":
        first, last = period.start - margin, period.end + margin
        return [(o, gap(o, period)) for o in series if o.end >= first and o.start <= last]
    edge = dt.timedelta(days=SAME_START_DAYS)
    return [
        (o, abs((o.end - period.end).days))
        for o in series
        if abs(o.end - period.end) <= margin and abs(o.start - period.start) <= edge
    ]


def gap(observation: Observation, period: Period) -> int:
    """Days between two spans, 0 if they share a day."""
    after = (observation.start - period.end).days
    return after if after > 0 else max(0, (period.start - observation.end).days)


def _same_span(measure: Measure, series: Sequence[Observation], period: Period) -> list[tuple[Observation, int]]:
    """Flows over the same days, or the whole months inside the period added up."""
    matching = [
        (o, abs((o.end - period.end).days))
        for o in series
        if o.end >= period.start and o.start <= period.end and _shared(o.start, o.end, period) >= measure.overlap
    ]
    if measure.overlap == 1.0:
        edge = dt.timedelta(days=EDGE_DAYS)
        matching += [
            (o, 0)
            for o in series
            if abs(o.start - period.start) <= edge and abs(o.end - period.end) <= edge and (o, 0) not in matching
        ]
    if measure.cumulates and not matching:
        total = sum_of_months(series, period.start, period.end)
        if total is not None:
            matching.append((total, 0))
    return matching


def _shared(start: dt.date, end: dt.date, period: Period) -> float:
    """The days that two spans share, as a part of the days that they cover together."""
    shared = (min(end, period.end) - max(start, period.start)).days + 1
    together = (max(end, period.end) - min(start, period.start)).days + 1
    return max(0, shared) / together


def months_within(series: Sequence[Observation], start: dt.date, end: dt.date) -> list[Observation]:
    """Return the monthly figures of one edition that lie inside a period, in order, without a gap; else nothing."""
    months = [o for o in series if 27 <= (o.end - o.start).days <= 30 and start <= o.start and o.end <= end]
    months.sort(key=lambda o: o.start)
    joined = all((b.start - a.end).days == 1 for a, b in itertools.pairwise(months))
    reaches = bool(months) and (months[0].start - start).days <= EDGE_DAYS and (end - months[-1].end).days < 31
    return months if joined and reaches else []


def sum_of_months(series: Sequence[Observation], start: dt.date, end: dt.date) -> Observation | None:
    """Return the sum of the whole months inside a period as one observation, None if a month is missing."""
    months = months_within(series, start, end)
    if not months:
        return None
    first, last = months[0], months[-1]
    return last._replace(
        period=f"{first.period}/{last.period}",
        start=first.start,
        value=sum(o.value for o in months),
        low=None,
        high=None,
        note=f"sum of {len(months)} months",
    )
