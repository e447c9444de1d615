"""Extremes of a series: "the lowest since 2001", looked for again among all figures of the place up to the claim."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Literal

from factcheck.judging.case import allows
from factcheck.judging.comparable import EDGE_DAYS, matching, periods_of
from factcheck.judging.comparison import is_much_later
from factcheck.judging.contradiction import ANOTHER_COUNT, binding_confidence
from factcheck.judging.dispersion import revision
from factcheck.records import NamedTuple
from factcheck.results.model import Compared, Slip, Verdict
from factcheck.wording import plain_extreme, plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.language.periods import Period
    from factcheck.levels import Outcome
    from factcheck.reference.observations import Observation

_FEWEST = 5
"""A series of fewer figures shows no extreme."""
_LONG = 10
"""A series of fewer figures before a record does not show that it is one."""
_REMEMBERED = 5480
"""Days back to a higher figure that nobody overlooks who speaks of a record."""
_LENGTHS = (1, 8, 31, 100)
"""Days up to which a figure is one of a day, a week, a month, a quarter; beyond them it is one of a year."""
_YEARLY = 300
"""Days from which on a figure, or the step from one to the next, is one of a year."""
_RECENT = dt.timedelta(days=366)
"""Back to here a level that the text does not tell may have been the extreme: "has reached its lowest"."""
_LATEST = dt.timedelta(days=800)
"""Of such a level of today, the latest figure that is known may be so old."""
_PLAINLY = 3.0
"""Without the number an extreme is contradicted only by figures that are beyond it by so many times the slack."""
_WITHIN_A_YEAR = 0.2
"""And by this part, where a day or a month is held against years."""
_GAP = 1.6
"""Two figures further apart than this many steps of their series have a gap between them."""


class _History(NamedTuple):
    """The figures of one edition, of one length, up to the claim's own."""

    own: Observation
    """The figure of the claim's time."""
    exact: bool
    """Whether the number of the text is just this figure."""
    earlier: tuple[Observation, ...]
    """All before it, in order."""
    step: int
    """Days from one figure to the next."""
    slack: float
    """By so much an earlier figure must be beyond the claim's, or rounding and counting may decide which is."""
    revision: float
    """By so much more, if one publisher alone has it so: the figures may have been revised since."""
    tie: float
    """Figures that differ by no more are printed alike."""
    later: tuple[Observation, ...] = ()
    """For a level that the text does not tell, the figure behind its own."""
    moved: bool = False
    """Whether its own figure is not that of the claim's time, but the one beside it that is most in its favour."""


_Found = Literal["holds", "longer", "beaten", "open"]


class _Finding(NamedTuple):
    """What one history says of the claim."""

    kind: _Found
    """It holds; it holds for longer than the text says; it does not; the history is too short or has a gap."""
    history: _History
    other: Observation | None
    """The earlier figure that was as high, or higher; None if there is none."""
    why: str = ""
    """Why it is open."""


def judge_extreme(case: Case) -> Verdict:
    """Hold "the lowest since 2001" against the whole series of the number's own measure, place and kind of span."""
    claim = case.claim
    assert claim.ranked is not None
    if claim.ranked.period is None or (claim.since is not None and claim.since.end >= claim.ranked.period.end):
        return _unchecked("since when, the text does not say plainly")
    series = [[_look(case, each) for each in (history, *_in_favour(claim, history))] for history in _histories(case)]
    findings = [each for found in series for each in found]
    if not findings:
        return _unchecked("no series that has the number itself at its time")
    held = next((each for each in findings if each.kind == "holds"), None)
    longer = next((each for each in findings if each.kind == "longer"), None)
    beaten = [each for each in findings if each.kind == "beaten"]
    if claim.ranked.quantity.unnumbered and held is not None and _is_denied(held, series):
        return _unchecked("the figures of the publishers differ")
    if held is not None:
        return _agreed(case, held)
    if longer is not None and not beaten:
        return _verdict(case, "close", f"by {_publisher(case, longer)} it is so for longer", longer)
    if not beaten or longer is not None:
        why = next((each.why for each in findings if each.why), "the figures of the publishers differ")
        return _unchecked(why)
    return _beaten(case, findings, beaten)


def _agreed(case: Case, held: _Finding) -> Verdict:
    if held.history.moved:
        when = plain_period(held.history.own)
        return _verdict(case, "close", f"by {_publisher(case, held)} it was so in {when}", held)
    return _verdict(case, "consistent", f"agrees with {_publisher(case, held)}", held)


def _beaten(case: Case, findings: Sequence[_Finding], beaten: Sequence[_Finding]) -> Verdict:
    """The verdict on an extreme that all series deny which can tell, unless it is too close or not sure."""
    claim = case.claim
    assert claim.ranked is not None
    first = beaten[0]
    assert first.other is not None
    if any(each.kind == "open" and each.history.earlier[0].start <= first.other.start for each in findings):
        return _unchecked("the figures of the publishers differ")
    one_alone = len({each.history.own.provenance.publisher for each in beaten}) == 1
    excess = abs(first.other.value - first.history.own.value)
    if one_alone and excess <= first.history.slack + first.history.revision:
        return _unchecked("a difference no larger than figures have been revised by")
    if claim.ranked.quantity.unnumbered and any(not _is_plain(claim, each) for each in beaten):
        return _unchecked("too close to tell without the number")
    if not first.history.exact or case.measure.contradiction == "never":
        return _unchecked(ANOTHER_COUNT)
    if binding_confidence(case) == "low":
        return _unchecked("not sure that the text speaks of the same series")
    way = "lower" if _is_low(claim) else "higher"
    other = f"{plain_number(first.other.value, case.measure.unit)} in {plain_period(first.other)}"
    reason = f"the text says {_said(claim)}; {_publisher(case, first)} has {other}, which is {way}"
    since = f"the {'lowest' if _is_low(claim) else 'highest'} since {plain_period(first.other)}"
    return _verdict(case, "inconsistent", reason, first, Slip("other-time", since))


def _is_low(claim: Claim) -> bool:
    return claim.quantity.direction == "down"


def _said(claim: Claim) -> str:
    counted = claim.quantity.surface if claim.quantity.kind == "duration" else None
    return plain_extreme("lowest" if _is_low(claim) else "highest", claim.since, counted)


# --- the series -----------------------------------------------------------------------------------------


def _histories(case: Case) -> Iterable[_History]:
    """One history a collection and length of span, in its edition of the time; the best publisher's first."""
    today = case.published.date
    groups: dict[tuple[str, str, str, int], dict[str, list[Observation]]] = {}
    for o in case.series:
        source = o.provenance
        key = (source.publisher, source.dataset, o.note, _length(o))
        groups.setdefault(key, {}).setdefault(source.edition, []).append(o)
    order = {code: rank for rank, code in enumerate((case.named, *case.measure.publishers))}
    found = []
    for key, editions in groups.items():
        histories = [_history(case, figures) for figures in editions.values() if len(figures) >= _FEWEST]
        known = [history for history in histories if history is not None]
        if known:
            best = min(known, key=lambda history: _edition(history, today))
            found.append((not best.exact, key[3], order.get(key[0], len(order)), best))
    return [each[-1] for each in sorted(found, key=lambda each: each[:3])]


def _edition(history: _History, today: dt.date | None) -> tuple[bool, int, int]:
    """The latest edition that could be read comes first, then of the later ones the one that reaches back furthest."""
    when = history.own.published_on or dt.date.max
    first = (*history.earlier, history.own)[0].start.toordinal()
    later = today is not None and when > today
    return later, first if later else 0, when.toordinal() if later else -when.toordinal()


def _length(observation: Observation) -> int:
    days = (observation.end - observation.start).days + 1
    return sum(days > limit for limit in _LENGTHS)


def _history(case: Case, figures: Sequence[Observation]) -> _History | None:
    """The history up to the figure of the claim's time, None if there is none that the number agrees with."""
    claim, measure, today = case.claim.ranked, case.measure, case.published.date
    assert claim is not None
    ordered = sorted(figures, key=lambda o: o.start)
    gaps = sorted((b.start - a.start).days for a, b in itertools.pairwise(ordered))
    step = max(1, gaps[len(gaps) // 2])
    own = [
        (not _agrees(claim, o, 0.0), distance, -o.end.toordinal(), o)
        for period in periods_of(claim, measure)
        for o, distance in matching(measure, figures, period)
        if _of_the_same_length(o, step, period) and _could_be_known(claim, o, today)
    ]
    if not own and claim.quantity.unnumbered and claim.period is not None and claim.period.inferred:
        own = [
            (False, 0, -o.end.toordinal(), o)
            for o in figures
            if _could_be_known(claim, o, today) and claim.period.end - _LATEST <= o.end <= claim.period.end
        ]
    if not own:
        return None
    inexact, _, _, best = min(own, key=lambda each: each[:3])
    tolerance = abs(best.value) * measure.tolerance + measure.tolerance_absolute
    if inexact and not _agrees(claim, best, tolerance):
        return None
    grain = claim.quantity.grain * abs(claim.factor)
    if measure.unit.in_percent:  # how others count does not matter inside one series
        tolerance = tolerance / 2 if step >= _YEARLY or claim.quantity.unnumbered else 0.0
    moved = revision(case, best) if step >= _YEARLY and is_much_later(best, today) else 0.0
    earlier = tuple(o for o in ordered if o.start < best.start)
    later = tuple(o for o in ordered if 0 < (o.start - best.start).days < _GAP * step)
    return _History(best, not inexact, earlier, step, max(grain, tolerance), moved, grain / 2, later)


def _in_favour(claim: Claim, history: _History) -> tuple[_History, ...]:
    """The history up to the figure of the last year that is most in favour of a level which the text does not tell."""
    assert claim.ranked is not None
    if not claim.ranked.quantity.unnumbered or claim.ranked.period is None or not claim.ranked.period.inferred:
        return ()
    sign = -1 if _is_low(claim) else 1
    figures = (*history.earlier, history.own, *history.later)
    recent = [o for o in figures if o.start >= history.own.start - _RECENT]
    best = max(recent, key=lambda o: (sign * o.value, o is history.own))
    if best is history.own:
        return ()
    earlier = tuple(o for o in figures if o.start < best.start)
    return (history._replace(own=best, earlier=earlier, later=(), moved=True),)


def _is_denied(held: _Finding, series: Sequence[Sequence[_Finding]]) -> bool:
    """Whether a series that reaches back as far as the one in which it holds has it otherwise."""
    begins = held.history.earlier[0].start
    return any(
        found[0].history.earlier
        and found[0].history.earlier[0].start <= begins
        and not any(each.kind in ("holds", "longer") for each in found)
        for found in series
    )


def _is_plain(claim: Claim, found: _Finding) -> bool:
    """Whether the figure that was beyond a level which the text does not tell was so by far."""
    history, other = found.history, found.other
    assert other is not None
    assert claim.ranked is not None
    period = claim.ranked.period
    far = _PLAINLY * history.slack
    if history.step >= _YEARLY and (period is None or period.granularity != "year"):
        far = max(far, _WITHIN_A_YEAR * max(abs(history.own.value), abs(other.value)))
    return (-1 if _is_low(claim) else 1) * (other.value - history.own.value) > far


def _agrees(claim: Claim, observation: Observation, slack: float) -> bool:
    return allows(claim, observation.value, observation.value, slack)


def _could_be_known(claim: Claim, observation: Observation, today: dt.date | None) -> bool:
    """Whether a writer could have known the figure: that of a time which the text names, on the day it came out too."""
    if today is None or observation.known_from <= today:
        return True
    named = claim.period is not None and not claim.period.inferred
    return observation.end < today and (named or _agrees(claim, observation, 0.0))


def _of_the_same_length(observation: Observation, step: int, period: Period) -> bool:
    """Whether a figure is one of the span that the text gives; a month for none, a year's level for its year."""
    if period.inferred:
        return True
    edge = dt.timedelta(days=EDGE_DAYS)
    same = abs(observation.start - period.start) <= edge and abs(observation.end - period.end) <= edge
    yearly = period.granularity == "year"
    return same or (observation.start == observation.end and (step >= _YEARLY) == yearly)


# --- what it says ---------------------------------------------------------------------------------------


def _look(case: Case, history: _History) -> _Finding:
    claim, since = case.claim, case.claim.since
    assert claim.ranked is not None
    sign = -1 if _is_low(claim) else 1
    own = sign * history.own.value
    ends = (claim.ranked.low, claim.ranked.high)
    told = max((sign * end for end in ends if end is not None), default=own)
    if since is None:
        return _of_all_times(case, history, sign, max(own, told))
    margin = dt.timedelta(days=round(1.5 * history.step))
    after = [o for o in history.earlier if o.start > since.end + margin]
    higher = [o for o in after if sign * o.value > max(own, told) + history.slack]
    if higher:
        return _Finding("beaten", history, higher[-1])
    if any(sign * o.value > own + history.tie for o in after):
        return _Finding("open", history, None, "the figures between are too close to tell")
    if not history.earlier or history.earlier[0].start > since.start + margin:
        begins = plain_period(history.earlier[0]) if history.earlier else plain_period(history.own)
        return _Finding("open", history, None, f"the series of {_publisher_of(case, history)} begins only in {begins}")
    if _has_gap(history, since):
        return _Finding("open", history, None, f"the series of {_publisher_of(case, history)} has gaps")
    before = [o for o in history.earlier if o.start <= since.end + margin and sign * o.value >= own - history.tie]
    last = before[-1] if before else None
    counted = case.claim.quantity.kind == "duration"
    begins_then = history.earlier[0].start >= since.start - margin
    at_that_time = last is not None and last.end >= since.start - margin
    if counted or at_that_time or (last is None and begins_then):
        return _Finding("holds", history, last)
    return _Finding("longer", history, last)


def _of_all_times(case: Case, history: _History, sign: int, told: float) -> _Finding:
    """What a history says of "an all-time high". What was higher long ago may be before the records that are meant."""
    higher = [o for o in history.earlier if sign * o.value > told + history.slack]
    if higher and (history.own.end - higher[-1].end).days <= _REMEMBERED:
        return _Finding("beaten", history, higher[-1])
    if any(sign * o.value > sign * history.own.value + history.tie for o in history.earlier):
        return _Finding("open", history, None, "earlier figures are as far or further, or too close to tell")
    if len(history.earlier) < _LONG:
        begins = plain_period(history.earlier[0]) if history.earlier else plain_period(history.own)
        return _Finding("open", history, None, f"the series of {_publisher_of(case, history)} begins only in {begins}")
    return _Finding("holds", history, None)


def _has_gap(history: _History, since: Period) -> bool:
    """Whether more than one figure is missing between the two ends."""
    times = [o.start for o in (*history.earlier, history.own) if o.end >= since.start]
    return any((b - a).days > (1 + _GAP) * history.step for a, b in itertools.pairwise(times))


# --- the verdict ----------------------------------------------------------------------------------------


def _publisher_of(case: Case, history: _History) -> str:
    return case.store.publisher(history.own.provenance.publisher).short


def _publisher(case: Case, found: _Finding) -> str:
    return _publisher_of(case, found.history)


def _verdict(case: Case, outcome: Outcome, reason: str, found: _Finding, slip: Slip | None = None) -> Verdict:
    own, other = found.history.own, found.other
    claim, unit = case.claim, case.measure.unit
    now = f"{plain_number(own.value, unit)} ({plain_period(own)})"
    word = "low" if _is_low(claim) else "high"
    if other is None:
        begins = plain_period(found.history.earlier[0])
        working = f"{now} is the {word}est of the series, whose first figure is that of {begins}"
    else:
        passed = f"{word}er" if outcome == "inconsistent" else f"as {word}"
        last = f"{plain_number(other.value, unit)} ({plain_period(other)})"
        working = f"{now}; the last figure before it that was {passed} is {last}, so it was the {word}est since then"
    sure = binding_confidence(case)
    primary = _compared(case, own, agrees=found.history.exact, near=True)
    before = (_compared(case, other, agrees=False, near=outcome != "inconsistent"),) if other is not None else ()
    return Verdict(
        outcome=outcome,
        reason=reason,
        allowed=(None, None),
        primary=primary,
        compared=(primary, *before),
        slip=slip,
        confidence="medium" if sure == "high" else sure,
        difference=None,
        working=working,
    )


def _compared(case: Case, observation: Observation, *, agrees: bool, near: bool) -> Compared:
    return Compared(
        observation=observation,
        publisher=case.store.publisher(observation.provenance.publisher),
        known=case.published.date is None or observation.known_from <= case.published.date,
        agrees=agrees,
        near=near,
        within=False,
        revised=False,
        distance_days=0,
    )


def _unchecked(reason: str) -> Verdict:
    return Verdict("unchecked", reason, (None, None), None, (), None, "low")
