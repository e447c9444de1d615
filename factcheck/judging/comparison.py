"""Each observation beside the claim: whether it agrees, and which one decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.case import allows, cut_off
from factcheck.judging.copied import is_copied
from factcheck.judging.dispersion import revision
from factcheck.judging.telltale import is_of_another_scale
from factcheck.results.model import Compared

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from factcheck.judging.case import Case
    from factcheck.judging.comparable import Candidate
    from factcheck.reference.observations import Observation

REVISED_AFTER_DAYS = 365
"""An edition that came out later after the article than this may have figures that nobody knew when it was written."""
SAME_TIME_DAYS = 31
"""An observation no further away than this is of the same time, and comes before one of a better publisher."""

_TEN_YEARS_DAYS = 3700
"""Between two censuses, and no longer, a level is taken to have moved evenly."""
_EARLY_DAYS = 1100
"""An edition of the three years after a period has the figure that articles had, but for its last changes."""
_PLAINLY = 2.0
"""What differs by more than this many tolerances differs plainly."""


def ranked(case: Case, found: Sequence[Candidate]) -> tuple[Compared, ...]:
    """Compare each candidate, and put first the one that decides.

    That is the one of the publisher that the text names, else of a publisher of the measure; of the same time, known
    by then, of the publisher that comes first, in the edition of the time, nearest in time.
    """
    order = {code: rank for rank, code in enumerate(case.measure.publishers)}
    today = case.published.date

    def rank(candidate: Candidate) -> tuple[object, ...]:
        observation = candidate.observation
        source = observation.provenance
        later = _edition_is_later(observation, today)
        when = observation.published_on
        return (
            source.publisher != case.named,
            source.publisher not in order,
            candidate.distance_days > SAME_TIME_DAYS,
            not candidate.known,
            order.get(source.publisher, len(order)),
            later,
            candidate.distance_days,
            -observation.end.toordinal(),  # in a long period ("before the war") the latest level first
            (1 if later else -1) * (when.toordinal() if when else 0),
            source.edition,
            observation.note,
        )

    compared = [_compare(case, candidate) for candidate in sorted(found, key=rank)]
    if any(c.revised for c in compared) and _is_no_revision(case, compared):
        compared = [c._replace(near=c.near and not c.revised, revised=False) for c in compared]
    return tuple(compared)


def _is_no_revision(case: Case, compared: Sequence[Compared]) -> bool:
    """Whether the number is none that has been revised since: it was denied then, or comes from elsewhere."""
    return (
        any(_denied_then(case, c) for c in compared)
        or _settled(case, compared)
        or is_of_another_scale(case, compared)
        or is_copied(case, compared)
    )


def _denied_then(case: Case, compared: Compared) -> bool:
    """Whether an edition that could be read when the article was written has a plainly different figure for that time.

    Then the number is none that has been revised since.
    """
    observation, measure, today = compared.observation, case.measure, case.published.date
    published = observation.published_on
    could_be_read = today is not None and published is not None and published <= today and compared.known
    if not could_be_read or compared.within or compared.distance_days > SAME_TIME_DAYS:
        return False
    slack = abs(observation.value) * measure.tolerance + measure.tolerance_absolute
    return not allows(case.claim, observation.value, observation.value, _PLAINLY * slack)


def _settled(case: Case, compared: Sequence[Compared]) -> bool:
    """Whether editions years apart give one figure, from soon after its time on, and the number is plainly another.

    Then it has come to rest: what was not in the first of them has not been revised away.
    """
    measure = case.measure
    editions: dict[str, list[Observation]] = {}
    for c in compared:
        if not c.within and c.distance_days <= SAME_TIME_DAYS and c.observation.published_on is not None:
            editions.setdefault(c.publisher.code, []).append(c.observation)
    for found in editions.values():
        dates = [o.published_on for o in found if o.published_on is not None]
        first, last = min(dates), max(dates)
        values = [o.value for o in found]
        slack = max(map(abs, values)) * measure.tolerance + measure.tolerance_absolute
        early = (first - max(o.end for o in found)).days <= _EARLY_DAYS
        at_rest = (last - first).days > REVISED_AFTER_DAYS and max(values) - min(values) <= slack
        if early and at_rest and not any(allows(case.claim, v, v, _PLAINLY * slack) for v in values):
            return True
    return False


def _edition_is_later(observation: Observation, today: dt.date | None) -> bool:
    published = observation.published_on
    return today is not None and published is not None and published > today


def is_much_later(observation: Observation, today: dt.date | None) -> bool:
    """Tell whether the edition came out so long after the article that the figure may have been revised since."""
    published = observation.published_on
    return today is not None and published is not None and (published - today).days > REVISED_AFTER_DAYS


def _compare(case: Case, candidate: Candidate) -> Compared:
    observation, measure, claim = candidate.observation, case.measure, case.claim
    low = observation.value if observation.low is None else min(observation.low, observation.value)
    high = observation.value if observation.high is None else max(observation.high, observation.value)
    slack = abs(observation.value) * measure.tolerance + measure.tolerance_absolute
    inside = allows(claim, low, high, slack) or cut_off(claim, observation.value)
    revised = is_much_later(observation, case.published.date) and not inside
    return Compared(
        observation=observation,
        publisher=case.store.publisher(observation.provenance.publisher),
        known=candidate.known,
        agrees=allows(claim, low, high, 0.0),
        near=inside or (revised and allows(claim, low, high, slack + revision(case, observation))),
        revised=revised,
        within=candidate.within,
        distance_days=candidate.distance_days,
    )


def same_time(compared: Sequence[Compared]) -> list[Compared]:
    """Return those of the time that the claim speaks of, and of the whole place."""
    return [c for c in compared if c.distance_days <= SAME_TIME_DAYS and not c.within]


def asked(case: Case, compared: Sequence[Compared]) -> Sequence[Compared]:
    """Return the figures to which a number may come near: all, or those of the publisher that the text names.

    The latter where it has one of that time.
    """
    return [c for c in same_time(compared) if c.publisher.code == case.named] or compared


def two_at_once(compared: Sequence[Compared]) -> bool:
    """Tell whether two publishers have a figure for that time: one publisher's at two times are no dispute."""
    return len({c.publisher.code for c in same_time(compared)}) > 1


def in_range(case: Case, compared: Sequence[Compared]) -> bool:
    """Tell whether the number lies inside the range of the sources, or beyond it by no more than half of its width.

    Where the sources are far apart, one more of them may well lie a little outside. Each speaks with its figures that
    are nearest in time: how far two years are apart says nothing of how sources differ.
    """
    whole = [c for c in asked(case, compared) if not c.within]
    nearest: dict[str, int] = {}
    for c in whole:
        nearest[c.publisher.code] = min(c.distance_days, nearest.get(c.publisher.code, c.distance_days))
    values = [c.observation.value for c in whole]
    if len(values) < 2:
        return False
    of_the_time = [c.observation.value for c in whole if c.distance_days == nearest[c.publisher.code]]
    wider = (max(of_the_time) - min(of_the_time)) / 2
    return allows(case.claim, min(values), max(values), 0.0) or allows(
        case.claim, min(of_the_time), max(of_the_time), wider
    )


def in_proportion(case: Case, first: Observation) -> tuple[Observation, Observation, float] | None:
    """Return the figures before and after the time of a claim, and what lies between them in proportion to the days.

    Only for a level of everything, between two figures of one edition of the publisher that decides; None if the number
    is not that, within the tolerance.
    """
    measure, claim, source = case.measure, case.claim, first.provenance
    if measure.kind != "stock" or measure.partial or claim.period is None:
        return None
    at = claim.period.start + (claim.period.end - claim.period.start) / 2
    own = [
        o
        for o in case.series
        if (o.provenance.publisher, o.provenance.dataset, o.provenance.edition)
        == (source.publisher, source.dataset, source.edition)
    ]
    before = max((o for o in own if o.end < at), key=lambda o: o.end, default=None)
    after = min((o for o in own if o.start > at), key=lambda o: o.start, default=None)
    if before is None or after is None or (after.start - before.end).days > _TEN_YEARS_DAYS:
        return None
    part = (at - before.end).days / (after.start - before.end).days
    value = before.value + part * (after.value - before.value)
    slack = abs(value) * measure.tolerance + measure.tolerance_absolute
    return (before, after, value) if allows(claim, value, value, slack) else None
