"""The two observations that a change, a comparison or a share is computed from, of one collection and edition."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.judging.comparable import gap, is_steady, matching, periods_of
from factcheck.judging.sums import added_up, may_be_added
from factcheck.language.periods import Period
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.reference.observations import Observation

_MOST = 60
"""Groups of more members are not added up: somebody is always missing."""
_AWAY = 45
"""Days up to which a figure may be away from the time that the text names and still be one of that time."""
_YEAR = dt.timedelta(days=366)
_YEARLY = 300
"""Days from which on a figure is one of a year."""


class Pair(NamedTuple):
    """Two observations of one collection and edition."""

    first: Observation
    """The one that is counted from."""
    second: Observation
    """The one that is counted to."""
    away: int = 0
    """Days between the times that the text names and those of the figures, at the end that is further off; a year at
    least where a figure is of another stretch of time."""


def of_both(case: Case, versus: str) -> list[Pair]:
    """Return the figures of two places, of the latest time that the words can mean of which they could be known."""
    claim = case.claim
    own, other = case.series, [o for o in case.store.series(claim.measure, versus) if o.judges]
    if claim.added and not may_be_added(case.measure):
        return []
    if claim.added and claim.relation == "share":
        own = _together(case, claim.entity)
    elif claim.added:
        other = _together(case, versus)
    whole = _of_members(case, versus) if claim.relation == "share" else []
    periods = [*periods_of(claim, case.measure), *years_before(claim)]
    found = [
        [*pairs_of(case, other, period, own, period), *(pairs_of(case, whole, period, own, period) if whole else ())]
        for period in periods
    ]
    return latest_known(case, found)


def _of_members(case: Case, group: str) -> list[Observation]:
    """The figures of the members that a group had at the time, added up: publishers count the EU without Britain."""
    period = case.claim.period
    members = case.store.countries_of(group, period.end) if period is not None and may_be_added(case.measure) else ()
    members = tuple(code for code in members if case.store.entity(code).kind == "country")
    if not 2 <= len(members) <= _MOST:
        return []
    return [o._replace(note="") for o in added_up(case.measure, members, group, case.store)]


def years_before(claim: Claim) -> list[Period]:
    """Return the last years before the article, for what is told up to now, or of now."""
    period = claim.period
    if period is None or not period.inferred or period.granularity != "day":
        return []
    years = (period.start.year - back for back in (1, 2))
    return [Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", None, inferred=True) for year in years]


def latest_known(case: Case, found: Sequence[list[Pair]]) -> list[Pair]:
    """Return, of the pairs for several times, those of the first of which one could be known, else the first."""
    known = (pairs for pairs in found if any(is_known(case, pair) for pair in pairs))
    return next(known, next((pairs for pairs in found if pairs), []))


def _together(case: Case, first: str) -> list[Observation]:
    """The figures of several places added up, as those of the first."""
    found = added_up(case.measure, (first, *case.claim.added), first, case.store)
    return [observation._replace(note="") for observation in found]


def pairs_of(
    case: Case, first: Sequence[Observation], since: Period, second: Sequence[Observation], until: Period
) -> list[Pair]:
    """Return the nearest observations of both periods, edition by edition.

    Those of just the times that the text names come before others, however old their edition is; then those that could
    be known, those of the nearest year, and the publisher that comes first.
    """
    today = case.published.date
    pairs = _joined(_nearest(case, first, since), _nearest(case, second, until))
    begins, ends = ([o for o in both if today is None or o.known_from <= today] for both in (first, second))
    if len(ends) < len(second):
        pairs = [*_joined(_nearest(case, begins, since), _nearest(case, ends, until)), *pairs]
    order = {code: rank for rank, code in enumerate((case.named, *case.measure.publishers))}

    def place(pair: Pair) -> tuple[bool, bool, int, int]:
        publisher = pair.second.provenance.publisher
        apart = gap(pair.second, until)
        return is_away(case, pair), not is_known(case, pair), apart // _YEAR.days, order.get(publisher, len(order))

    return sorted(dict.fromkeys(pairs), key=place)


def _joined(
    begins: dict[tuple[object, ...], tuple[int, Observation]], ends: dict[tuple[object, ...], tuple[int, Observation]]
) -> list[Pair]:
    """Those of one edition together."""
    return [
        Pair(begins[key][1], end, max(_apart(*begins[key]), _apart(away, end)))
        for key, (away, end) in ends.items()
        if key in begins and begins[key][1] is not end
    ]


def _apart(distance: int, observation: Observation) -> int:
    """The days up to a figure; that of another year is no nearer for beginning on the next day."""
    of_a_day = observation.start == observation.end
    return distance if of_a_day or not distance else max(distance, _YEAR.days)


def _nearest(
    case: Case, series: Sequence[Observation], period: Period
) -> dict[tuple[object, ...], tuple[int, Observation]]:
    """The nearest figure of each edition and length, with its distance; of several in the period the last."""
    best: dict[tuple[object, ...], tuple[int, Observation]] = {}
    for observation, distance in matching(case.measure, series, period):
        if period.inferred and (observation.start - period.end).days > _AWAY:
            continue  # "now" is not told by a figure of next year
        source = observation.provenance
        yearly = (observation.end - observation.start).days >= _YEARLY
        key = (source.publisher, source.dataset, source.edition, observation.note, yearly)
        if key not in best or (distance, -observation.end.toordinal()) < (best[key][0], -best[key][1].end.toordinal()):
            best[key] = (distance, observation)
    return best


def is_away(case: Case, pair: Pair) -> bool:
    """Tell whether one of two figures is not of the time that the text names: it proves nothing then.

    Up to "now" the latest figure is held against the text; a level that hardly moves may be of any time.
    """
    claim = case.claim
    if is_steady(case.measure) or claim.period is None:
        return False
    if claim.since is None:
        apart = abs((pair.second.end - pair.first.end).days)
        return apart > _AWAY or (not claim.period.inferred and pair.away > _AWAY)
    if not claim.period.inferred:
        return pair.away > _AWAY
    return _apart(gap(pair.first, claim.since), pair.first) > _AWAY


def is_known(case: Case, pair: Pair) -> bool:
    """Tell whether the figure that is counted to could be known when the article appeared."""
    today = case.published.date
    return today is None or pair.second.known_from <= today
