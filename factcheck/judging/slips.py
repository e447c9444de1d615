"""The one mistake that would explain a number, named only if it fits tightly and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.comparable import months_within
from factcheck.results.model import Slip
from factcheck.wording import plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation

_SCALES = {10.0: "ten times", 1000.0: "a thousand times", 1_000_000.0: "a million times"}
_LOOK_BACK_YEARS = 15


def find_slip(claim: Claim, measure: Measure, reference: Observation, series: Sequence[Observation]) -> Slip | None:
    """Return the likely slip behind an inconsistent claim, None if none fits tightly."""
    return _passed_earlier(claim, measure, reference, series) or _scale(claim, measure, reference)


def _scale(claim: Claim, measure: Measure, reference: Observation) -> Slip | None:
    """Thousand, million and billion confused: the number fits after one multiplication."""
    for factor, words in _SCALES.items():
        for factor_of, direction in ((factor, "small"), (1 / factor, "large")):
            if _fits(claim, reference.value / factor_of):
                corrected = plain_number(reference.value, measure.unit)
                return Slip("scale", f"{words} too {direction}: the reference is {corrected}")
    return None


def _passed_earlier(
    claim: Claim, measure: Measure, reference: Observation, series: Sequence[Observation]
) -> Slip | None:
    """A running total that passed the number some months before the end of the period."""
    if not measure.cumulates or claim.value >= reference.value:
        return None
    total = 0.0
    for month in months_within(series, reference.start, reference.end):
        total += month.value
        if total >= claim.value:
            if month.end == reference.end:
                return None
            reached = f"{plain_number(total, measure.unit)} by its end"
            number = plain_number(claim.value, measure.unit)
            return Slip("passed-earlier", f"{number} was passed in {plain_period(month)} ({reached})")
    return None


def earlier_fit(
    claim: Claim, measure: Measure, reference: Observation, series: Sequence[Observation]
) -> Observation | None:
    """Return the latest earlier observation of the same publisher with which the number agrees, if there is one.

    Only for claims whose period is not written beside the number: with a written year it would be a wrong year.
    """
    if measure.kind == "flow" or claim.period is None or not claim.period.inferred:
        return None
    source = reference.provenance
    fitting = [
        o
        for o in series
        if (o.provenance.publisher, o.provenance.dataset) == (source.publisher, source.dataset)
        and o.end < reference.start
        and (reference.start - o.end).days < 366 * _LOOK_BACK_YEARS
        and _fits(claim, o.value)
    ]
    return max(fitting, key=lambda o: o.end, default=None)


def _fits(claim: Claim, value: float) -> bool:
    low = claim.low if claim.low is not None else claim.value * 0.9
    high = claim.high if claim.high is not None else claim.value * 1.1
    return low <= value <= high
