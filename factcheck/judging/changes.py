"""Changes and comparisons: two figures of one collection, and what the text says of the two.

A change is computed from two observations of one edition, so that a revision moves both ends alike.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.judging.case import allows
from factcheck.judging.comparable import but_excluded, gap, periods_of
from factcheck.judging.contradiction import ANOTHER_COUNT, binding_confidence
from factcheck.judging.pairs import Pair, is_away, is_known, latest_known, of_both, pairs_of, years_before
from factcheck.records import NamedTuple
from factcheck.results.model import Compared, Slip, Verdict
from factcheck.wording import plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.language.periods import Period
    from factcheck.levels import Confidence, Outcome
    from factcheck.reference.observations import Observation

_SHARED = 0.5
"""How much of the tolerance of a level a change can move by: most of a revision is in both ends."""
_POWERLESS = 1.0
"""A change smaller than the slack by this factor could not be contradicted: it is not judged at all."""
_FAR = 2.5
"""A share of no time in particular must be off by more than this factor: nations grow, and output is told two ways."""
_PRICES = "inflation.consumer"
"""How much prices rose, in a year: money may be told without that."""
_A_MONTH = dt.timedelta(days=31)
_ROUGH = ("nearly", "about")
"""Hedges beside which a whole multiple is no exact one."""
_ROUGHLY = 0.08
"""By this part of it such a multiple may be further off than the hedge says."""
_ROUGH_PART = 0.15
"""By this part of it what is told as half of another place's figure may be off: 0.42 of it."""
_FARTHEST = 50.0
"""The same for what is counted in several ways."""
_GROSSLY = 1.6
_GROSS_CHANGE = 1.35
"""A multiple or a share, and the multiple of a change in percent, that are off by more are told of no other count."""
_OVERTAKEN = 1.1
"""Of two places without a time one may have passed the other since, if they are no further apart than this."""
_EVEN = 1.5
"""Two figures of which neither is more than so many times the other are not exchanged by mistake."""
_PPP = "purchasing power"
"""The variant of a sum of money that counts what it buys."""
_YEAR = dt.timedelta(days=366)


class _Found(NamedTuple):
    """What a pair of observations says of a claim."""

    pair: Pair
    value: float
    """The change or the multiple, in the unit of the text's number."""
    slack: float
    """By how much it may be off, in the same unit."""
    working: str


def judge_change(case: Case) -> Verdict:
    """Hold "rose 5 percent since 2010" against two observations."""
    claim = case.claim
    if claim.since is None or claim.period is None:
        return _unchecked(case, "a change: from when on, the text does not say")
    ends = [*periods_of(claim, case.measure), *years_before(claim)]
    found = [pairs_of(case, case.series, claim.since, case.series, end) for end in ends]
    pairs = latest_known(case, found)
    if not pairs:
        return _unchecked(case, f"a change: no reference data for both of its ends{_but(case)}")
    return _decide(case, [_changed(case, pair) for pair in pairs])


def judge_comparison(case: Case) -> Verdict:
    """Hold "twice the population of France" against two observations."""
    claim = case.claim
    if claim.versus is None or claim.period is None:
        return _unchecked(case, "a comparison: with what, the text does not say")
    pairs = of_both(case, claim.versus)
    if not pairs:
        return _unchecked(case, f"a comparison: no reference data for both places{_but(case)}")
    return _decide(case, [_multiple(case, pair) for pair in pairs])


def judge_share(case: Case) -> Verdict:
    """Hold "28 percent of the world's emissions" against the figure of the place and that of the whole."""
    claim = case.claim
    if claim.versus is None or claim.period is None:
        return _unchecked(case, "a share: of what, the text does not say")
    pairs = of_both(case, claim.versus)
    if not pairs:
        return _unchecked(case, f"a share: no reference data for both the place and the whole{_but(case)}")
    return _decide(case, [_part(case, pair) for pair in pairs])


def _but(case: Case) -> str:
    return but_excluded(case.claim, case.measure, case.store)


# --- two observations -----------------------------------------------------------------------------------


def _changed(case: Case, pair: Pair) -> _Found:
    measure, quantity = case.measure, case.claim.quantity
    first, second = pair.first.value, pair.second.value
    level = max(abs(first), abs(second))
    slack = _SHARED * (measure.tolerance * level + measure.tolerance_absolute)
    if quantity.kind == "ratio":
        value, slack = (second / first if first else 0.0), (slack / abs(first) if first else 0.0)
        told = f"{value:.3g} times"
    elif quantity.kind == "share" and (quantity.unit is None or not measure.unit.in_percent):
        whole = 1.0 if quantity.unit is None else 100.0  # "by a third" is a part of it, whatever it is counted in
        value = (second / first - 1) * whole if first else 0.0
        slack = whole * slack / abs(first) if first else 0.0
        told = f"{100 * value / whole:+.1f} %"
    else:
        value = second - first
        points = measure.unit.in_percent
        told = f"{value:+.3g} percentage points" if points else _signed(value, case)
    return _Found(pair, value, slack, f"{_figure(case, pair.first)} to {_figure(case, pair.second)} is {told}")


def _multiple(case: Case, pair: Pair) -> _Found:
    """How much larger the second is: so many times, half of it, or by so much."""
    quantity, part = case.claim.quantity, _is_part(case.claim)
    if quantity.kind != "ratio" and not part:
        return _changed(case, pair)
    first, second = pair.first.value, pair.second.value
    value = second / first if first else 0.0
    slack = value * (case.measure.tolerance + case.measure.tolerance_absolute / max(abs(first), abs(second), 1e-12))
    working = f"{_figure(case, pair.second, named=True)} is {value:.3g} times {_figure(case, pair.first, named=True)}"
    if part and quantity.unit is not None:
        value, slack = 100 * value, 100 * slack
    return _Found(pair, value, slack, working)


def _part(case: Case, pair: Pair) -> _Found:
    """What percentage of the first the second is. Both figures may be off, and the whole is what they add up to."""
    whole, part = pair.first.value, pair.second.value
    value = 100 * part / whole if whole else 0.0
    slack = value * (case.measure.tolerance + case.measure.tolerance_absolute / max(abs(part), 1e-12))
    working = f"{_figure(case, pair.second, named=True)} is {value:.3g} % of {_figure(case, pair.first, named=True)}"
    return _Found(pair, value, slack, working)


def _signed(value: float, case: Case) -> str:
    number = plain_number(abs(value), case.measure.unit)
    return f"+{number}" if value >= 0 else f"−{number}"


def _figure(case: Case, observation: Observation, *, named: bool = False) -> str:
    claim, codes = case.claim, [observation.entity]
    if claim.added and observation.entity == (claim.entity if claim.relation == "share" else claim.versus):
        codes += claim.added
    place = f"{' + '.join(case.store.entity(code).name for code in codes)}, " if named else ""
    return f"{plain_number(observation.value, case.measure.unit)} ({place}{plain_period(observation)})"


# --- decision -------------------------------------------------------------------------------------------


def _decide(case: Case, found: Sequence[_Found]) -> Verdict:
    claim = case.claim
    found = [each for each in found if not is_away(case, each.pair)] or found
    first = found[0]
    agreeing = next((each for each in found if _agrees(claim, each, 0.0)), None)
    if agreeing is not None:
        publisher = case.store.publisher(agreeing.pair.second.provenance.publisher).short
        return _verdict(case, "consistent", f"agrees with {publisher}", agreeing, found)
    if any(each.slack > _POWERLESS * abs(each.value) and each.slack > abs(claim.value) for each in found):
        return _unchecked(case, "too small a change for figures as sure as these", first.working)
    near = next((each for each in found if _agrees(claim, each, each.slack)), None)
    if near is not None:
        return _verdict(case, "close", f"inside the tolerance: {case.measure.tolerance_reason}", near, found)
    rough = next((each for each in found if _is_rough(claim, each)), None)
    if rough is not None:
        return _verdict(case, "close", "a multiple that is told roughly", rough, found)
    at_prices = "money" in case.measure.unit.kinds and claim.quantity.kind in ("share", "ratio")
    dated = claim.period is not None and not claim.period.inferred
    if claim.relation == "share" and not dated and not _is_far_off(case, found):
        return _unchecked(case, "a share, not said to be of which time", first.working)
    if all(is_away(case, each.pair) for each in found):
        return _unchecked(case, "no figures of just the times that the text names", first.working)
    if case.measure.contradiction == "never" or not any(is_known(case, each.pair) for each in found):
        return _unchecked(case, ANOTHER_COUNT, first.working)
    if any(_may_be_counted_otherwise(case, each, at_prices) for each in found):
        return _unchecked(case, ANOTHER_COUNT, first.working)
    attributed = case.measure.contradiction != "attributed" or any(_is_named(case, each) for each in found)
    if not attributed and not all(_is_gross(case, each) for each in found):
        return _unchecked(case, ANOTHER_COUNT, first.working)
    if binding_confidence(case) == "low":
        return _unchecked(case, "not sure that the text speaks of the same change", first.working)
    publisher = case.store.publisher(first.pair.second.provenance.publisher).short
    reason = f"the text says {claim.quantity.surface}; {publisher} has {first.working}"
    return _verdict(case, "inconsistent", reason, first, found, _slip(case, first))


def _agrees(claim: Claim, found: _Found, slack: float) -> bool:
    """Whether the number of the text and its direction are those of the reference."""
    value = found.value
    if claim.quantity.kind != "ratio" and not _is_part(claim):
        way = claim.quantity.direction
        value = -value if way == "down" else value if way == "up" else abs(value)
    return allows(claim, value, value, slack)


def _is_gross(case: Case, found: _Found) -> bool:
    """Whether it is so far off that no other way of counting explains it: a rise told of a fall, twice as much."""
    claim, (first, second, _) = case.claim, found.pair
    if first.value <= 0 or second.value <= 0 or case.measure.unit.in_percent:
        return _is_gross_in_points(case, found)
    if claim.relation != "change" or claim.quantity.kind == "ratio":
        low, high = found.value / _GROSSLY, found.value * _GROSSLY
        return not allows(claim, low, high, found.slack)
    whole = 100.0 if claim.quantity.unit is not None else 1.0
    if claim.quantity.kind != "share":
        return not allows(claim, abs(found.value) / _GROSSLY, abs(found.value) * _GROSSLY, found.slack)
    times = second.value / first.value
    low, high = (whole * (times * factor - 1) for factor in (1 / _GROSS_CHANGE, _GROSS_CHANGE))
    if claim.quantity.direction == "down":
        low, high = -high, -low
    return not allows(claim, low, high, found.slack)


def _is_gross_in_points(case: Case, found: _Found) -> bool:
    """The same for a share: told in points, or as a multiple of it."""
    claim = case.claim
    size = abs(found.value)
    return not allows(claim, size / _GROSSLY, size * _GROSSLY, 2 * found.slack) and case.claim.quantity.kind == "ratio"


def _is_rough(claim: Claim, found: _Found) -> bool:
    """Whether "almost twice", "about three times" or half is as near as such words are used: of 1.77 and of 0.57."""
    quantity = claim.quantity
    hedged = quantity.kind == "ratio" and quantity.hedge in _ROUGH and quantity.value % 1 == 0
    in_words = _is_part(claim) and quantity.unit is None
    part = _ROUGH_PART if in_words else _ROUGHLY
    return (hedged or in_words) and _agrees(claim, found, part * claim.value)


def _is_part(claim: Claim) -> bool:
    """Whether it is told what part of another place's figure it is: "half the population of France"."""
    return claim.relation == "comparison" and claim.quantity.kind == "share" and claim.quantity.change is None


def _may_be_counted_otherwise(case: Case, found: _Found, at_prices: bool) -> bool:
    """Whether the number may be the change from another day of the time that the text gives, or without that of prices.

    Money may be told at constant prices, which the reference does not hold.
    """
    claim = case.claim
    values = [found.value, *_of_other_days(case, found.pair), *_by_purchasing_power(case, found.pair)]
    if at_prices and claim.relation == "change":
        rise = _rise_of_prices(case, found.pair)
        if rise is None:
            return True
        ratio = claim.quantity.kind == "ratio"
        whole = 1.0 if ratio or claim.quantity.unit is None else 100.0
        values += [value / rise if ratio else ((value / whole + 1) / rise - 1) * whole for value in values]
    low, high = min(values), max(values)
    if claim.quantity.unnumbered and claim.period is not None and claim.period.inferred:
        low, high = low / _OVERTAKEN, high * _OVERTAKEN
    if claim.quantity.kind != "ratio" and claim.quantity.direction == "down":
        low, high = -high, -low
    return allows(claim, low, high, found.slack)


def _of_other_days(case: Case, pair: Pair) -> list[float]:
    """The change between other days of the two times that the text gives; up to now, if it went on as fast as before.

    Where the first of them is only counted back from the second, it may be a year more or less.
    """
    claim = case.claim
    if claim.relation != "change" or claim.since is None or claim.period is None:
        return []
    margin = _YEAR if claim.since.inferred else dt.timedelta()
    since = claim.since._replace(start=claim.since.start - margin, end=claim.since.end + margin)
    firsts = _extremes(case, since) or [pair.first]
    seconds = [pair.second, *([] if claim.period.inferred else _extremes(case, claim.period))]
    values = [_changed(case, Pair(first, second)).value for first in firsts for second in seconds]
    days = (pair.second.end - pair.first.end).days
    if claim.period.inferred and days > 0:
        still = 1.0 if claim.quantity.kind == "ratio" else 0.0
        longer = 1 + gap(pair.second, claim.period) / days
        values += [still + (value - still) * longer for value in values]
    return values


def _by_purchasing_power(case: Case, pair: Pair) -> list[float]:
    """What two economies are to each other if counted by what money buys, where the text may mean that."""
    claim, code = case.claim, case.measure.variants.get(_PPP)
    if claim.relation == "change" or code is None or claim.versus is None:
        return []
    firsts, seconds = (
        [o for o in case.store.series(code, place) if o.judges and o.period == of.period]
        for place, of in ((claim.versus, pair.first), (claim.entity, pair.second))
    )
    compute = _part if claim.relation == "share" else _multiple
    return [compute(case, Pair(firsts[-1], seconds[-1])).value] if firsts and seconds else []


def _extremes(case: Case, period: Period) -> list[Observation]:
    """The least and the greatest figure of a period."""
    found = [o for o in case.series if o.judges and gap(o, period) == 0]
    return [min(found, key=lambda o: o.value), max(found, key=lambda o: o.value)] if found else []


def _rise_of_prices(case: Case, pair: Pair) -> float | None:
    """By what factor consumer prices rose between two figures of one place; None if a year is not known."""
    if pair.first.entity != pair.second.entity:
        return None
    years = {o.end.year: o.value for o in case.store.series(_PRICES, pair.first.entity) if o.end - o.start > _A_MONTH}
    factor = 1.0
    for year in range(pair.first.end.year + 1, pair.second.end.year + 1):
        if year not in years:
            return None
        factor *= 1 + years[year] / 100
    return factor


def _is_far_off(case: Case, found: Sequence[_Found]) -> bool:
    """Whether the part that a place has of a whole is so far off that it was that of no time that a text speaks of."""
    claim = case.claim
    far = _FAR if case.measure.contradiction == "any" else _FARTHEST
    return claim.value > 0 and not any(allows(claim, each.value / far, each.value * far, 0.0) for each in found)


def _is_named(case: Case, found: _Found) -> bool:
    return found.pair.second.provenance.publisher == case.named


def _slip(case: Case, found: _Found) -> Slip | None:
    """Percent told for percentage points, or up for down."""
    claim, pair = case.claim, found.pair
    size = abs(found.value)
    told = claim.relation == "change" and claim.quantity.direction is not None and claim.quantity.kind != "ratio"
    if told and allows(claim, size, size, found.slack):
        return Slip("direction", "the other way round")
    still = 1.0 if claim.quantity.kind == "ratio" else 0.0
    moved = found.value - still
    clear = claim.relation == "change" and claim.quantity.direction is not None and abs(moved) > found.slack
    if clear and (claim.quantity.direction == "up") != (moved > 0):
        return Slip("direction", "it rose, and did not fall" if moved > 0 else "it fell, and did not rise")
    if claim.quantity.unnumbered:
        return Slip("direction", "the other way round") if not claim.added else None
    if claim.relation == "comparison" and claim.quantity.kind == "ratio" and found.value > 0:
        return _of_multiple(claim, found)
    if claim.quantity.kind == "change" and pair.first.value:
        percent = abs(pair.second.value / pair.first.value - 1) * 100
        if allows(claim, percent, percent, 0.0):
            return Slip("points", f"percent, not percentage points: {percent:.3g} percent")
    return None


def _of_multiple(claim: Claim, found: _Found) -> Slip | None:
    """The two places exchanged, or a digit too many."""
    other = 1 / found.value
    if claim.value != 1 and allows(claim, other, other, found.slack) and not 1 / _EVEN < found.value < _EVEN:
        return Slip("direction", "the other way round")
    for scale, words in ((10, "ten times too many"), (0.1, "ten times too few")):
        if allows(claim, found.value * scale, found.value * scale, found.slack * scale):
            return Slip("scale", words)
    return None


def _verdict(
    case: Case, outcome: Outcome, reason: str, deciding: _Found, found: Sequence[_Found], slip: Slip | None = None
) -> Verdict:
    ordered = [deciding, *(each for each in found if each is not deciding)]
    compared = tuple(
        _compared(case, o, deciding, outcome) for each in ordered for o in (each.pair.second, each.pair.first)
    )
    value = deciding.value
    return Verdict(
        outcome=outcome,
        reason=reason,
        allowed=(None, None) if case.claim.quantity.unnumbered else (case.claim.low, case.claim.high),
        primary=compared[0],
        compared=tuple(dict.fromkeys(compared)),
        slip=slip,
        confidence=_confidence(case),
        difference=(case.claim.value - abs(value)) / abs(value) if value else None,
        working=deciding.working,
    )


def _confidence(case: Case) -> Confidence:
    """No more than medium: a change rests on two figures and on how the text ties them."""
    sure = binding_confidence(case)
    return "medium" if sure == "high" else sure


def _compared(case: Case, observation: Observation, deciding: _Found, outcome: Outcome) -> Compared:
    decides = observation in deciding.pair
    return Compared(
        observation=observation,
        publisher=case.store.publisher(observation.provenance.publisher),
        known=case.published.date is None or observation.known_from <= case.published.date,
        agrees=decides and outcome == "consistent",
        near=decides and outcome in ("consistent", "close"),
        within=False,
        revised=False,
        distance_days=0,
    )


def _unchecked(case: Case, reason: str, working: str | None = None) -> Verdict:
    allowed = (case.claim.low, case.claim.high)
    return Verdict("unchecked", reason, allowed, None, (), None, "low", working=working)
