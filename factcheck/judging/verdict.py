"""The verdict on one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.comparable import Candidate, candidates, series_of
from factcheck.judging.slips import earlier_fit, find_slip
from factcheck.results.model import Compared, Slip, Verdict
from factcheck.wording import plain_number, plain_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from factcheck.article import Published
    from factcheck.claims.model import Claim
    from factcheck.levels import Confidence, Outcome
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store

REVISED_AFTER_DAYS = 365
"""An edition that came out later after the article than this may have figures that nobody knew when it was written."""
SAME_TIME_DAYS = 31
"""An observation no further away than this is of the same time, and comes before one of a better publisher."""
_EPSILON = 1e-9
"""Relative slack for values that went through binary fractions."""

_NOT_ASSERTED = {
    "proposed": "proposed, not asserted",
    "forecast": "a forecast, not an observation",
    "hypothetical": "hypothetical, not asserted",
    "negated": "denied, not asserted",
}
_NOT_JUDGED_YET = {
    "change": "changes are not judged yet",
    "share": "shares of a whole are not judged yet",
    "ratio": "multiples are not judged yet",
    "rank": "ranks are not judged yet",
    "comparison": "comparisons of two places are not judged yet",
}
"""What is said of a measure otherwise than as its level, and is never held against one."""


def judge(claim: Claim, store: Store, published: Published) -> Verdict:
    """Hold a claim against the store. Anything that stands in the way of a fair comparison makes it unchecked."""
    if claim.modality in _NOT_ASSERTED:
        return _unchecked(claim, _NOT_ASSERTED[claim.modality])
    if claim.relation in _NOT_JUDGED_YET:
        return _unchecked(claim, _NOT_JUDGED_YET[claim.relation])
    if claim.period is None:
        return _unchecked(claim, claim.period_evidence.why)
    measure = store.measure(claim.measure)
    series, within = series_of(claim, measure, store)
    if not series:
        return _unchecked(claim, f"no reference data: {_thing(claim, measure, store)}")
    found = candidates(claim, measure, series, within, published.date)
    if not found:
        return _unchecked(claim, f"no reference data for that time: {_thing(claim, measure, store)}")
    compared = _ranked(claim, measure, found, store, published)
    return _decide(claim, measure, compared, series, published)


def _thing(claim: Claim, measure: Measure, store: Store) -> str:
    return f"{measure.label_without_entity}, {store.entity(claim.entity).name}"


def _unchecked(claim: Claim, reason: str, compared: tuple[Compared, ...] = ()) -> Verdict:
    allowed = (claim.low, claim.high)
    return Verdict("unchecked", reason, allowed, compared[0] if compared else None, compared, None, "low")


# --- comparison -----------------------------------------------------------------------------------------


def _ranked(
    claim: Claim, measure: Measure, found: Sequence[Candidate], store: Store, published: Published
) -> tuple[Compared, ...]:
    """Compare each candidate, and put first the one that decides.

    That is the one of the publisher that the text names, else of a publisher of the measure; of the same time, known
    by then, of the publisher that comes first, in the edition of the time, nearest in time.
    """
    named = claim.attribution.publisher if claim.attribution else None
    order = {code: rank for rank, code in enumerate(measure.publishers)}

    def rank(candidate: Candidate) -> tuple[object, ...]:
        observation = candidate.observation
        source = observation.provenance
        later = _edition_is_later(observation, published.date)
        when = observation.published_on
        return (
            source.publisher != named,
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

    today = published.date
    return tuple(_compare(claim, measure, candidate, store, today) for candidate in sorted(found, key=rank))


def _edition_is_later(observation: Observation, today: dt.date | None) -> bool:
    published = observation.published_on
    return today is not None and published is not None and published > today


def _much_later(observation: Observation, today: dt.date | None) -> bool:
    """Whether the edition came out so long after the article that the figure may have been revised since."""
    published = observation.published_on
    return today is not None and published is not None and (published - today).days > REVISED_AFTER_DAYS


def _compare(claim: Claim, measure: Measure, candidate: Candidate, store: Store, today: dt.date | None) -> Compared:
    observation = candidate.observation
    low = observation.value if observation.low is None else min(observation.low, observation.value)
    high = observation.value if observation.high is None else max(observation.high, observation.value)
    slack = abs(observation.value) * measure.tolerance + measure.tolerance_absolute
    revision = abs(observation.value) * measure.revision + measure.revision_absolute
    revised = _much_later(observation, today) and not allows(claim, low, high, slack)
    return Compared(
        observation=observation,
        publisher=store.publisher(observation.provenance.publisher),
        known=candidate.known,
        agrees=allows(claim, low, high, 0.0),
        near=allows(claim, low, high, slack + revision if revised else slack),
        revised=revised,
        within=candidate.within,
        distance_days=candidate.distance_days,
    )


def allows(claim: Claim, low: float, high: float, slack: float) -> bool:
    """Tell whether what the claim allows, widened by `slack`, meets the interval from `low` to `high`."""
    slack += _EPSILON * max(abs(low), abs(high))
    above = claim.low is None or high + slack >= claim.low
    below = claim.high is None or low - slack <= claim.high
    return above and below


def _misleads(claim: Claim, value: float) -> bool:
    """An open bound that is true and far off: "more than a million" where there are eighty."""
    reach = claim.quantity.reach
    if reach is None or value == 0:
        return False
    if claim.high is None:
        return value > claim.value * (1 + reach)
    return claim.low is None and value < claim.value * (1 - reach)


# --- decision -------------------------------------------------------------------------------------------


def _decide(
    claim: Claim,
    measure: Measure,
    compared: tuple[Compared, ...],
    series: Sequence[Observation],
    published: Published,
) -> Verdict:
    first = compared[0]
    agreeing = [c for c in compared if c.agrees]
    deciding = first if first.agrees else next((c for c in agreeing if _decides(claim, measure, c, first)), None)
    if deciding is not None:
        rest = tuple(c for c in compared if c is not deciding)
        if _misleads(claim, deciding.observation.value):
            slip = find_slip(claim, measure, deciding.observation, series) if not measure.partial else None
            if slip is not None and slip.kind == "scale":
                confidence = _confidence(claim, measure, deciding, published)
                reason = _miss(claim, measure, deciding)
                return _verdict("inconsistent", reason, claim, (deciding, *rest), confidence, slip)
            return _verdict("close", "true as far as it goes: the reference is far off", claim, (deciding, *rest))
        return _verdict("consistent", _consistent_reason(deciding), claim, (deciding, *rest))
    near = first if first.near else next((c for c in compared if c.near and _decides(claim, measure, c, first)), None)
    if near is not None:
        rest = tuple(c for c in compared if c is not near)
        reason = f"inside the tolerance: {measure.tolerance_reason}"
        if near.revised:
            reason = f"no further away than figures of {measure.label_without_entity} have been revised since"
        return _verdict("close", reason, claim, (near, *rest))
    if agreeing and all(c.within for c in agreeing):
        return _verdict("consistent", _consistent_reason(agreeing[0]), claim, compared)
    if agreeing or any(c.near for c in compared) or _in_range(claim, compared):
        if binding_confidence(claim) == "low":
            return _not_sure(claim, measure, compared)
        if not _two_at_once(compared):
            return _unchecked(claim, "no figure for just that time: those around it differ", compared)
        how = "agrees with some of them" if agreeing else "lies among them"
        return _verdict("disputed", f"serious sources disagree, and the number {how}", claim, compared)
    return _contradicted(claim, measure, compared, series, published)


def _decides(claim: Claim, measure: Measure, other: Compared, first: Compared) -> bool:
    """Whether agreeing with another observation than the first is as good.

    It is for another edition or year of the same publisher; where estimators count different things; and where its
    publisher comes before that of the first, whose only merit is to have been known by then. It is not where the text
    names the publisher of the first.
    """
    if measure.agreement == "any" or (other.publisher == first.publisher and not other.within):
        return True
    named = claim.attribution.publisher if claim.attribution else None
    order = [code for code in measure.publishers if code in (other.publisher.code, first.publisher.code)]
    return first.publisher.code != named and not other.within and order[:1] == [other.publisher.code]


def _consistent_reason(compared: Compared) -> str:
    place = ", counted in a part of the place" if compared.within else ""
    return f"agrees with {compared.publisher.short}{place}"


def _in_range(claim: Claim, compared: Sequence[Compared]) -> bool:
    """Whether the number lies inside the range of the sources, or beyond it by no more than half of its width.

    Where the sources are far apart, one more of them may well lie a little outside.
    """
    values = [c.observation.value for c in compared if not c.within]
    if len(values) < 2:
        return False
    low, high = min(values), max(values)
    return allows(claim, low, high, (high - low) / 2)


def _same_time(compared: Sequence[Compared]) -> list[Compared]:
    return [c for c in compared if c.distance_days <= SAME_TIME_DAYS and not c.within]


def _two_at_once(compared: Sequence[Compared]) -> bool:
    """Whether two publishers have a figure for that time: one publisher's at two times are no dispute."""
    return len({c.publisher.code for c in _same_time(compared)}) > 1


def _contradicted(
    claim: Claim,
    measure: Measure,
    compared: tuple[Compared, ...],
    series: Sequence[Observation],
    published: Published,
) -> Verdict:
    """No observation agrees. Say so only where the reference can contradict at all."""
    named = claim.attribution.publisher if claim.attribution else None
    if all(c.within for c in compared):
        return _unchecked(claim, "the reference knows only a part of the place", compared)
    if not any(c.known for c in compared):
        return _unchecked(claim, "only figures published after the article differ", compared)
    held = {c.observation.provenance.publisher for c in compared}
    if measure.contradiction == "never" or (measure.contradiction == "attributed" and named not in held):
        return _unchecked(claim, "another count: the reference may speak of something else", compared)
    if measure.contradiction == "same-span" and named not in held and not _plain_miss(claim, measure, compared):
        return _unchecked(claim, "another count: the reference may speak of something else", compared)
    confidence = _confidence(claim, measure, compared[0], published)
    if confidence == "low":
        return _not_sure(claim, measure, compared)
    slip = find_slip(claim, measure, compared[0].observation, series)
    if measure.partial and slip is None and not _same_time(compared):
        return _unchecked(claim, "no figure for just that time, and such numbers move fast", compared)
    if measure.partial and slip is None and claim.value < min(c.observation.value for c in compared):
        return _unchecked(claim, "it may count a part of them: the reference counts all", compared)
    earlier = earlier_fit(claim, measure, compared[0].observation, series)
    if earlier is not None and slip is None:
        when = plain_period(earlier)
        reason = f"fits {when} ({plain_number(earlier.value, measure.unit)}), not the time that the text claims"
        return _verdict("outdated", reason, claim, compared, confidence)
    return _verdict("inconsistent", _miss(claim, measure, compared[0]), claim, compared, confidence, slip)


def _plain_miss(claim: Claim, measure: Measure, compared: Sequence[Compared]) -> bool:
    """Whether the text itself gives the span that was observed, and misses every figure for it by far.

    A rate of a month, or of no time at all, is no contradiction to the average of a year.
    """
    period = claim.period
    if period is None or period.inferred:
        return False
    same = [c.observation for c in compared if (c.observation.start, c.observation.end) == (period.start, period.end)]
    return bool(same) and not any(
        allows(claim, o.value, o.value, 3 * (abs(o.value) * measure.tolerance + measure.tolerance_absolute))
        for o in same
    )


def _not_sure(claim: Claim, measure: Measure, compared: tuple[Compared, ...]) -> Verdict:
    value = plain_number(compared[0].observation.value, measure.unit)
    doubt = f"{compared[0].publisher.short} has {value}, but it is not sure that the text speaks of the same"
    return _unchecked(claim, doubt, compared)


def _miss(claim: Claim, measure: Measure, first: Compared) -> str:
    value = plain_number(first.observation.value, measure.unit)
    when = plain_period(first.observation)
    return f"the text says {claim.quantity.surface}; {first.publisher.short} has {value} ({when})"


def _verdict(
    outcome: Outcome,
    reason: str,
    claim: Claim,
    compared: tuple[Compared, ...],
    confidence: Confidence | None = None,
    slip: Slip | None = None,
) -> Verdict:
    value = compared[0].observation.value
    return Verdict(
        outcome=outcome,
        reason=reason,
        allowed=(claim.low, claim.high),
        primary=compared[0],
        compared=compared,
        slip=slip,
        confidence=confidence or binding_confidence(claim),
        difference=(claim.value - value) / value if value else None,
    )


def binding_confidence(claim: Claim) -> Confidence:
    """How sure the binding is: the weakest of its three parts."""
    strengths = {
        claim.measure_evidence.strength,
        claim.entity_evidence.strength,
        claim.period_evidence.strength,
    }
    return "low" if "weak" in strengths else "medium" if "fair" in strengths else "high"


def _confidence(claim: Claim, measure: Measure, first: Compared, published: Published) -> Confidence:
    """For a contradiction the margin counts too, and a date read from the text is never quite sure."""
    confidence = binding_confidence(claim)
    slack = abs(first.observation.value) * measure.tolerance + measure.tolerance_absolute
    value = first.observation.value
    tight = allows(claim, value, value, 2 * slack)
    if confidence == "high" and (tight or (published.origin == "text" and claim.period_evidence.strength != "strong")):
        return "medium"
    return confidence
