"""The second stage: numbers bound to the right measure, place and period, and left alone where they must be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.evaluation.annotations import claim_cases, only_place
from tests.evaluation.judging_claims import ALARMS
from tests.evaluation.scores import Miss, Result, Score, Share
from tests.support import checked

if TYPE_CHECKING:
    from factcheck.claims import Bound, Claim
    from tests.evaluation.annotations import ClaimCase, ExpectedClaim

STAGE = "claims"
_ASPECTS = ("measure", "entity", "period", "all three", "modality")


@dataclass(slots=True)
class Traps:
    """What became of the numbers that must not be bound."""

    left_unbound: Share = field(default_factory=Share)
    without_alarm: Share = field(default_factory=Share)


def measure() -> Result:
    """Bind every annotated passage and compare."""
    scores = {aspect: Score() for aspect in _ASPECTS}
    traps = Traps()
    result = Result()
    for case in claim_cases():
        _compare(case, scores, traps, result)
    for aspect, score in scores.items():
        result.figures += score.figures(STAGE, aspect)
    result.figures.append(traps.left_unbound.figure(STAGE, "traps left unbound"))
    result.figures.append(traps.without_alarm.figure(STAGE, "traps without alarm"))
    return result


def _compare(case: ClaimCase, scores: dict[str, Score], traps: Traps, result: Result) -> None:
    report = checked(case.text, case.date)
    numbers = report.bound
    for score in scores.values():
        score.expected += len(case.claims)
        score.given += sum(number.claim is not None for number in numbers)
    surfaces = [*(claim.surface for claim in case.claims), *case.unbound]
    taken = {surface: _at(case.text, surface, numbers) for surface in surfaces}
    for expected in case.claims:
        got = taken[expected.surface]
        right = _right(expected, got.claim) if got is not None and got.claim is not None else {}
        for aspect, score in scores.items():
            score.hits += right.get(aspect, False)
        wrong = [aspect for aspect in _ASPECTS if not right.get(aspect, False)]
        if wrong:
            aspect = ", ".join(name for name in wrong if name != "all three") if right else "unbound"
            result.misses.append(Miss(STAGE, aspect, case.id, case.text, _wanted(expected), _told(got)))
    for surface in case.unbound:
        got = taken[surface]
        claim = None if got is None else got.claim
        alarm = claim is not None and report.verdicts[claim.id].outcome in ALARMS
        traps.left_unbound.count(claim is None)
        traps.without_alarm.count(not alarm)
        if claim is not None:
            aspect = "trap, false alarm" if alarm else "trap"
            result.misses.append(Miss(STAGE, aspect, case.id, case.text, f"{surface!r} unbound", _told(got)))
    for number in numbers:
        if number.claim is not None and number not in taken.values():
            result.misses.append(Miss(STAGE, "surplus", case.id, case.text, "no number", _told(number)))


def _at(text: str, surface: str, numbers: tuple[Bound, ...]) -> Bound | None:
    span = only_place(text, surface)
    return next((number for number in numbers if number.quantity.span.overlaps(span)), None)


def _right(expected: ExpectedClaim, got: Claim) -> dict[str, bool]:
    periods = (got.period, *got.alternatives)
    days = {(p.start.isoformat(), p.end.isoformat()) if p else (None, None) for p in periods}
    right = {
        "measure": expected.measure == got.measure,
        "entity": (expected.entity, expected.counterpart) == (got.entity, got.counterpart),
        "period": (expected.start, expected.end) in days,
        "modality": expected.modality == got.modality,
    }
    return {**right, "all three": right["measure"] and right["entity"] and right["period"]}


def _wanted(claim: ExpectedClaim) -> str:
    place = f"{claim.entity}/{claim.counterpart}" if claim.counterpart else claim.entity
    days = f"{claim.start}..{claim.end}" if claim.start else "no period"
    return f"{claim.surface!r} {claim.measure} {place} {days} {claim.modality}"


def _told(number: Bound | None) -> str:
    if number is None:
        return "no number"
    if number.claim is None:
        return f"{number.quantity.surface!r} unbound: {number.reason}"
    claim = number.claim
    place = f"{claim.entity}/{claim.counterpart}" if claim.counterpart else claim.entity
    days = f"{claim.period.start}..{claim.period.end}" if claim.period else "no period"
    return f"{number.quantity.surface!r} {claim.measure} {place} {days} {claim.modality}"
