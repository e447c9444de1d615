"""The verdict on one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.case import Case, allows, cut_off
from factcheck.judging.changes import judge_change, judge_comparison, judge_share
from factcheck.judging.comparable import but_excluded, candidates, of_the_span, series_of
from factcheck.judging.comparison import asked, in_proportion, in_range, ranked, same_time, two_at_once
from factcheck.judging.computed import COMPUTED, working_of
from factcheck.judging.contradiction import binding_confidence, confidence, hindrance, is_confirmed_by_digits
from factcheck.judging.extremes import judge_extreme
from factcheck.judging.ranks import judge_rank
from factcheck.judging.slips import earlier_between, earlier_fit, find_slip, plain_slip
from factcheck.judging.sums import may_be_added, sums_of_members
from factcheck.judging.sums import working_of as addition_of
from factcheck.judging.telltale import TELLING_DIGITS, digits
from factcheck.results.model import Verdict
from factcheck.wording import plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.article import Published
    from factcheck.claims.model import Claim
    from factcheck.levels import Confidence, Outcome
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store
    from factcheck.results.model import Compared, Slip

_NOT_ASSERTED = {
    "proposed": "proposed, not asserted",
    "forecast": "a forecast, not an observation",
    "hypothetical": "hypothetical, not asserted",
    "negated": "denied, not asserted",
}
_ONE_DIGIT = 0.1
"""A number whose last printed digit is worth more than this part of it has one digit."""
_OF_LAST_YEAR = 550
"""Days from a time that the text leaves open to the end of a year that may be meant."""
_LATELY_DAYS = 1100
"""A figure in passing may be so old."""
_PLAIN_PART = 100
"""A number so many times too small is a slip: hardly anybody tells of a part as small as a thousandth."""
_ALL = 100
"""What a share of all is, in percent."""
_OF_THE_DIGITS = ("scale", "digits", "sign", "unit")
"""Slips that can take a number out of all sane sizes."""
_LESS_LIKELY = ("other-time", "other-place", "other-measure")
"""Slips that explain a number less well than an old figure does, where the text gives no time."""


def judge(claim: Claim, store: Store, published: Published, others: Collection[str] = ()) -> Verdict:
    """Hold a claim against the store. Anything that stands in the way of a fair comparison makes it unchecked.

    `others` are the codes of the places that the article speaks of: the number may be that of one of them.
    """
    if claim.modality in _NOT_ASSERTED:
        return _unchecked(claim, _NOT_ASSERTED[claim.modality])
    if claim.period is None:
        return _unchecked(claim, claim.period_evidence.why)
    measure = store.measure(claim.measure)
    if measure.unit.is_foreign(claim.quantity.kind, claim.quantity.unit):
        return _unchecked(claim, f"it is told in {claim.quantity.unit}, and the reference in US dollars")
    series, within = series_of(claim, measure, store) if claim.relation != "sum" else ((), False)
    sums = sums_of_members(claim, measure, store) if not series else ()
    if sums:
        return _judge_sum(Case(claim, measure, sums, store, published, others))
    if not series and claim.relation == "sum" and not may_be_added(measure):
        return _unchecked(claim, "figures of several places that do not add up")
    if not series:
        return _unchecked(claim, f"no reference data: {_thing(claim, measure, store)}")
    case = Case(claim, measure, series, store, published, others)
    if claim.relation != "level":
        return _RELATIONS[claim.relation](case)
    found = candidates(claim, measure, series, within, published.date)
    if not found:
        return _unchecked(claim, f"no reference data for that time: {_thing(claim, measure, store)}")
    verdict = _decide(case, ranked(case, found))
    if verdict.primary is None or verdict.primary.observation.note != COMPUTED:
        return verdict
    working = working_of(verdict.primary.observation, measure, store)
    sure = "medium" if verdict.confidence == "high" else verdict.confidence  # it rests on two figures
    return verdict._replace(working=working, confidence=sure)


def set_aside(claim: Claim) -> Verdict:
    """Return the verdict on a claim whose measure is not to be judged."""
    return _unchecked(claim, "its measure is left out by the settings")


def _judge_sum(case: Case) -> Verdict:
    """Hold the figure of a group against the sum over its members. Less than the sum may be said of some of them."""
    claim, measure, store = case.claim, case.measure, case.store
    found = candidates(claim, measure, case.series, False, case.published.date)
    if not found:
        return _unchecked(claim, f"no reference data for that time: {_thing(claim, measure, store)}")
    verdict = _decide(case, ranked(case, found))
    if verdict.primary is None:
        return verdict
    total = verdict.primary.observation
    if claim.relation == "sum":
        slip = verdict.slip if verdict.slip and verdict.slip.kind in _OF_THE_DIGITS else None
        sure = "medium" if verdict.confidence == "high" else verdict.confidence
        return verdict._replace(working=addition_of(total, claim, measure, store), slip=slip, confidence=sure)
    tenfold = verdict.slip is not None and verdict.slip.kind == "scale"
    if verdict.outcome not in ("consistent", "close") and claim.value < total.value and not tenfold:
        return _unchecked(claim, "it may be said of some of the members: all of them have more", verdict.compared)
    return verdict._replace(working=addition_of(total, claim, measure, store))


def _no_relation(case: Case) -> Verdict:
    return _unchecked(case.claim, "a share or a multiple of something that the program cannot compute")


_RELATIONS = {
    "change": judge_change,
    "comparison": judge_comparison,
    "rank": lambda case: judge_rank(case) if case.claim.ranked is None else judge_extreme(case),
    "ratio": _no_relation,
    "share": judge_share,
}


def _thing(claim: Claim, measure: Measure, store: Store) -> str:
    return f"{measure.label_without_entity}, {store.entity(claim.entity).name}{but_excluded(claim, measure, store)}"


def _unchecked(claim: Claim, reason: str, compared: tuple[Compared, ...] = ()) -> Verdict:
    allowed = (claim.low, claim.high)
    return Verdict("unchecked", reason, allowed, compared[0] if compared else None, compared, None, "low")


def _decide(case: Case, compared: tuple[Compared, ...]) -> Verdict:
    first = compared[0]
    agreeing = [c for c in compared if c.agrees]
    deciding = first if first.agrees else next((c for c in agreeing if _decides(case, c, first)), None)
    if deciding is not None:
        return _agreed(case, deciding, tuple(c for c in compared if c is not deciding))
    near = first if first.near else next((c for c in compared if c.near and _decides(case, c, first)), None)
    if near is not None:
        rest = tuple(c for c in compared if c is not near)
        reason = f"inside the tolerance: {case.measure.tolerance_reason}"
        if cut_off(case.claim, near.observation.value):
            value = plain_number(near.observation.value, case.measure.unit)
            reason = f"the digits are cut off, not rounded: {near.publisher.short} has {value}"
        if near.revised:
            reason = f"no further away than figures of {case.measure.label_without_entity} have been revised since"
        return _verdict("close", reason, case, (near, *rest))
    if agreeing and all(c.within for c in agreeing):
        return _verdict("consistent", _consistent_reason(agreeing[0]), case, compared)
    between = None if same_time(compared) else in_proportion(case, first.observation)
    if between is not None:
        return _verdict("close", _even(case, *between), case, compared)
    if agreeing or any(c.near for c in asked(case, compared)) or in_range(case, compared):
        if binding_confidence(case) == "low":
            return _not_sure(case, compared)
        if not two_at_once(compared):
            return _unchecked(case.claim, "no figure for just that time: those around it differ", compared)
        how = "agrees with some of them" if agreeing else "lies among them"
        return _verdict("disputed", f"serious sources disagree, and the number {how}", case, compared)
    return _contradicted(case, compared)


def _agreed(case: Case, deciding: Compared, rest: tuple[Compared, ...]) -> Verdict:
    """An observation agrees; an open bound may be true and still mislead ("more than a million" of eighty)."""
    if not _misleads(case.claim, deciding.observation.value):
        return _verdict("consistent", _consistent_reason(deciding), case, (deciding, *rest))
    sure = case.claim.measure_evidence.strength != "weak"  # what was bound by words alone contradicts nothing
    whole = [c.observation for c in (deciding, *rest) if not c.within]
    far = sure and not case.measure.partial and all(_misleads(case.claim, o.value) for o in whole)
    slip = plain_slip(case, whole) if far else None
    if slip is not None and slip.kind == "scale":
        return _verdict(
            "inconsistent", _miss(case, deciding), case, (deciding, *rest), confidence(case, deciding), slip
        )
    return _verdict("close", "true as far as it goes: the reference is far off", case, (deciding, *rest))


def _misleads(claim: Claim, value: float) -> bool:
    """An open bound that is true and far off: "more than a million" where there are eighty."""
    reach = claim.quantity.reach
    if reach is None or value == 0:
        return False
    if claim.high is None:
        return value > claim.value * (1 + reach)
    return claim.low is None and value < claim.value * (1 - reach)


def _decides(case: Case, other: Compared, first: Compared) -> bool:
    """Whether agreeing with another observation than the first is as good.

    It is for another edition or year of the same publisher; where estimators count different things; and where its
    publisher comes before that of the first, whose only merit is to have been known by then. It is not where the text
    names the publisher of the first.
    """
    if case.measure.agreement == "any" or (other.publisher == first.publisher and not other.within):
        return True
    order = [code for code in case.measure.publishers if code in (other.publisher.code, first.publisher.code)]
    return first.publisher.code != case.named and not other.within and order[:1] == [other.publisher.code]


def _contradicted(case: Case, compared: tuple[Compared, ...]) -> Verdict:
    """No observation agrees. Say so only where the reference can contradict at all."""
    claim, measure, first = case.claim, case.measure, compared[0]
    whole = [c.observation for c in compared if not c.within]
    plain = plain_slip(case, [first.observation, *whole])
    reason = hindrance(case, compared, plain)
    if reason is not None:
        return _unchecked(claim, reason, compared)
    if _on_its_other_basis(case):
        return _unchecked(claim, "it agrees with the figure at purchasing power parity, which may be meant", compared)
    slip = find_slip(case, first.observation, whole) or plain
    low, high = measure.plausible
    made = slip is not None and slip.kind in _OF_THE_DIGITS
    if not low <= claim.value <= high and not made and not _is_impossible_share(case, compared):
        return _unchecked(claim, "a size that no such figure has: it may be of something else", compared)
    sure = confidence(case, first)
    if sure == "low" and not is_confirmed_by_digits(case, compared, plain):
        return _not_sure(case, compared)
    if measure.partial and slip is None and not same_time(compared):
        return _unchecked(claim, "no figure for just that time, and such numbers move fast", compared)
    if _may_be_a_part(case, compared, slip):
        return _unchecked(claim, "it may count a part of them: the reference counts all", compared)
    lately = _lately(case)
    if lately is not None:
        return _verdict("close", f"one digit, told in passing: it fits {lately}", case, compared)
    fits = _earlier(case, first.observation)
    if fits and (slip is None or slip.kind in _LESS_LIKELY):
        return _verdict("outdated", f"fits {fits}, not the time that the text claims", case, compared, sure)
    return _verdict("inconsistent", _miss(case, first), case, compared, sure, slip)


def _may_be_a_part(case: Case, compared: Sequence[Compared], slip: Slip | None) -> bool:
    """Whether a smaller number may count some of them: one or two digits are those of a tenth by chance."""
    least = min(c.observation.value for c in compared)
    chance = slip is not None and slip.kind == "scale" and digits(case.claim) < TELLING_DIGITS
    by_chance = chance and case.claim.value * _PLAIN_PART > least
    return case.measure.partial and case.claim.value < least and (slip is None or by_chance)


def _on_its_other_basis(case: Case) -> bool:
    """Whether a number of no told time is right at purchasing power: "India is an $8 trillion economy" may mean it."""
    claim, code = case.claim, case.measure.variants.get("purchasing power")
    if code is None or claim.period is None or not claim.period.inferred:
        return False
    other = case.store.measure(code)
    figures = case.store.series(code, claim.entity)
    near = (o for o in figures if o.judges and abs((claim.period.end - o.end).days) <= _OF_LAST_YEAR)
    return any(allows(claim, o.value, o.value, abs(o.value) * other.tolerance) for o in near)


def _is_impossible_share(case: Case, compared: tuple[Compared, ...]) -> bool:
    """Whether a text says in plain words, of a time that was observed, that a share was more than all or below zero.

    Of a count, a size that none has rather tells that it is of something else; and a share of GDP may be more than all.
    """
    plain = binding_confidence(case) == "high" and bool(of_the_span(case, compared))
    of_all = case.measure.unit.in_percent and case.measure.plausible[0] >= 0 and case.measure.plausible[1] <= _ALL
    return plain and of_all and not 0 <= case.claim.value <= _ALL


def _even(case: Case, before: Observation, after: Observation, value: float) -> str:
    one, other = (f"{plain_number(o.value, case.measure.unit)} ({plain_period(o)})" for o in (before, after))
    return f"between {one} and {other}, if it moved evenly: {plain_number(value, case.measure.unit)}"


def _lately(case: Case) -> str | None:
    """The time some years before that a number of one digit fits which only describes a place, in words.

    "Lebanon, a country of 4 million" says how large it is, not how many live there today: whoever writes so takes what
    was printed some years ago, and a count that has jumped since, as after a census, does not make it wrong.
    """
    claim = case.claim
    if not claim.passing or claim.period is None or not claim.period.inferred:
        return None
    if claim.quantity.grain <= _ONE_DIGIT * abs(claim.quantity.value):
        return None
    fitting = [
        o
        for o in case.series
        if allows(claim, o.value, o.value, 0.0) and 0 <= (claim.period.start - o.end).days <= _LATELY_DAYS
    ]
    latest = max(fitting, key=lambda o: o.end, default=None)
    return None if latest is None else f"{plain_period(latest)} ({plain_number(latest.value, case.measure.unit)})"


def _earlier(case: Case, reference: Observation) -> str:
    """The time before in which the number was right, in words; empty if there is none."""
    unit = case.measure.unit
    earlier = earlier_fit(case.claim, case.measure, reference, case.series)
    if earlier is not None:
        return f"{plain_period(earlier)} ({plain_number(earlier.value, unit)})"
    between = earlier_between(case.claim, case.measure, reference, case.series)
    if between is None:
        return ""
    one, other = (f"{plain_period(o)} ({plain_number(o.value, unit)})" for o in between)
    return f"a time between {one} and {other}"


def _consistent_reason(compared: Compared) -> str:
    place = ", counted in a part of the place" if compared.within else ""
    return f"agrees with {compared.publisher.short}{place}"


def _not_sure(case: Case, compared: tuple[Compared, ...]) -> Verdict:
    value = plain_number(compared[0].observation.value, case.measure.unit)
    doubt = f"{compared[0].publisher.short} has {value}, but it is not sure that the text speaks of the same"
    return _unchecked(case.claim, doubt, compared)


def _miss(case: Case, first: Compared) -> str:
    value = plain_number(first.observation.value, case.measure.unit)
    when = plain_period(first.observation)
    tolerance = f"; the tolerance was {case.measure.tolerance_reason}" if case.measure.tolerance_set else ""
    return f"the text says {case.claim.quantity.surface}; {first.publisher.short} has {value} ({when}){tolerance}"


def _verdict(
    outcome: Outcome,
    reason: str,
    case: Case,
    compared: tuple[Compared, ...],
    sure: Confidence | None = None,
    slip: Slip | None = None,
) -> Verdict:
    value = compared[0].observation.value
    claim = case.claim
    named = case.store.publisher(case.named).short if case.named else ""
    if named and case.named not in {c.publisher.code for c in compared}:
        reason = f"{reason}; the text names {named}, of whom there is no figure here"
    return Verdict(
        outcome=outcome,
        reason=reason,
        allowed=(claim.low, claim.high),
        primary=compared[0],
        compared=compared,
        slip=slip,
        confidence=sure or binding_confidence(case),
        difference=(claim.value - value) / value if value else None,
    )
