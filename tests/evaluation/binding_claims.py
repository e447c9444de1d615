"""The second stage: numbers bound to the right measure, place and period, and left alone where they must be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.evaluation.annotations import claim_cases, only_place, prose_cases
from tests.evaluation.judging_claims import ALARMS
from tests.evaluation.scores import Miss, Result, Score, Share, Slice
from tests.support import checked, store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims import Bound, Claim
    from factcheck.results import ArticleReport
    from tests.evaluation.annotations import ClaimCase, ExpectedClaim

STAGE = "claims"
PROSE = "prose"
_ASPECTS = ("measure", "entity", "period", "all three", "modality", "relation")
_ALL_THREE = "all three"
_NO_LEVEL = "not a level"
_WITH_ANOTHER = ("rank", "comparison", "ratio")
"""Relations that say something of a second place."""

Days = tuple[str, str]
Relation = tuple[str, Days | None, str | None]


class _Compared(NamedTuple):
    """What a passage is held against."""

    stage: str
    case: ClaimCase
    lenient: bool
    """Whether any period that is inferred will do where the text states none."""


@dataclass(slots=True)
class Traps:
    """What became of the numbers that must not be bound."""

    left_unbound: Share = field(default_factory=Share)
    without_alarm: Share = field(default_factory=Share)


@dataclass(slots=True)
class Tally:
    """What became of a set of passages."""

    scores: dict[str, Score] = field(default_factory=lambda: {aspect: Score() for aspect in _ASPECTS})
    no_level: Score = field(default_factory=Score)
    """Changes, shares, ranks and comparisons only: right in measure, entity and relation."""
    traps: Traps = field(default_factory=Traps)


def measure() -> Result:
    """Bind every passage that was written for a construction, and compare."""
    return _measured(STAGE, claim_cases(), lenient=False)


def measure_prose() -> Result:
    """Bind every passage that was written as real texts tell figures, and compare."""
    return _measured(PROSE, prose_cases(), lenient=True)


def _measured(stage: str, cases: Sequence[ClaimCase], *, lenient: bool) -> Result:
    whole = Tally()
    slices: dict[str, Tally] = {}
    result = Result()
    for case in cases:
        part = slices.setdefault(case.slice, Tally())
        _compare(_Compared(stage, case, lenient), (whole, part), result)
    for aspect, score in whole.scores.items():
        result.figures += score.figures(stage, aspect)
    if whole.no_level.expected:
        result.figures += whole.no_level.figures(stage, _NO_LEVEL)
    result.figures.append(whole.traps.left_unbound.figure(stage, "traps left unbound"))
    result.figures.append(whole.traps.without_alarm.figure(stage, "traps without alarm"))
    result.slices += [_slice(stage, name, tally) for name, tally in slices.items()]
    return result


def _slice(stage: str, name: str, tally: Tally) -> Slice:
    return Slice(stage, name, _ALL_THREE, tally.scores[_ALL_THREE], tally.traps.left_unbound)


def _compare(compared: _Compared, tallies: tuple[Tally, ...], result: Result) -> None:
    stage, case, lenient = compared
    report = checked(case.text, case.date, title=case.title)
    open_ones = [only_place(case.text, surface) for surface in case.either]
    numbers = tuple(n for n in report.bound if not any(n.quantity.span.overlaps(span) for span in open_ones))
    passage = f"{case.title} | {case.text}" if case.title else case.text
    surfaces = [*(claim.surface for claim in case.claims), *case.unbound]
    taken = {surface: _at(case.text, surface, numbers) for surface in surfaces}
    verdicts = [_right(expected, _claim_at(taken[expected.surface]), lenient=lenient) for expected in case.claims]
    for expected, right in zip(case.claims, verdicts, strict=True):
        got = taken[expected.surface]
        wrong = [aspect for aspect in _ASPECTS if aspect not in right]
        if wrong:
            bound = _claim_at(got) is not None
            aspect = ", ".join(name for name in wrong if name != _ALL_THREE) if bound else "unbound"
            result.misses.append(Miss(stage, aspect, case.id, passage, _wanted(expected), _told(got)))
    alarms = [_is_alarm(_claim_at(taken[surface]), report) for surface in case.unbound]
    for tally in tallies:
        for aspect, score in tally.scores.items():
            score.expected += len(case.claims)
            score.given += sum(number.claim is not None for number in numbers)
            score.hits += sum(aspect in right for right in verdicts)
        tally.no_level.expected += sum(claim.relation != "level" for claim in case.claims)
        tally.no_level.given += sum(number.claim is not None and number.claim.relation != "level" for number in numbers)
        tally.no_level.hits += sum(
            claim.relation != "level" and {"measure", "entity", "relation"} <= right
            for claim, right in zip(case.claims, verdicts, strict=True)
        )
        for surface, alarm in zip(case.unbound, alarms, strict=True):
            tally.traps.left_unbound.count(_claim_at(taken[surface]) is None)
            tally.traps.without_alarm.count(not alarm)
    for surface, alarm in zip(case.unbound, alarms, strict=True):
        got = taken[surface]
        if _claim_at(got) is not None:
            aspect = "trap, false alarm" if alarm else "trap"
            result.misses.append(Miss(stage, aspect, case.id, passage, f"{surface!r} unbound", _told(got)))
    for number in numbers:
        if number.claim is not None and number not in taken.values():
            result.misses.append(Miss(stage, "surplus", case.id, passage, "no number", _told(number)))


def _claim_at(number: Bound | None) -> Claim | None:
    return None if number is None else number.claim


def _is_alarm(claim: Claim | None, report: ArticleReport) -> bool:
    return claim is not None and report.verdicts[claim.id].outcome in ALARMS


def _at(text: str, surface: str, numbers: tuple[Bound, ...]) -> Bound | None:
    span = only_place(text, surface)
    return next((number for number in numbers if number.quantity.span.overlaps(span)), None)


def _right(expected: ExpectedClaim, got: Claim | None, *, lenient: bool = False) -> set[str]:
    """Return the aspects in which a claim is as expected; none if there is no claim."""
    if got is None:
        return set()
    told = what_of_whom(got.measure, got.entity, got.counterpart)
    wanted = what_of_whom(expected.measure, expected.entity, expected.counterpart)
    periods = (got.period, *got.alternatives)
    days = {(p.start.isoformat(), p.end.isoformat()) if p else (None, None) for p in periods}
    right = {
        "measure": wanted[0] == told[0],
        "entity": wanted[1:] == told[1:],
        "period": (expected.start, expected.end) in days or (lenient and _left_open(expected, got)),
        "modality": expected.modality == got.modality,
        "relation": _relation_expected(expected) == _relation_given(got),
    }
    right[_ALL_THREE] = right["measure"] and right["entity"] and right["period"]
    return {aspect for aspect, so in right.items() if so}


def _left_open(expected: ExpectedClaim, got: Claim) -> bool:
    """Whether a text states no period, and neither does the claim but for one that is inferred, or a day."""
    period = got.period
    if expected.start is None:
        return period is None or period.inferred or period.start == period.end
    return period is None and expected.start == expected.end


def what_of_whom(measure: str, entity: str, counterpart: str | None) -> tuple[str, str, str | None]:
    """Return measure and places, turned round if another measure says the same: refugees in Lebanon from Syria."""
    inverse = store().measure(measure).inverse_of
    return (measure, entity, counterpart) if inverse is None or not counterpart else (inverse, counterpart, entity)


def _relation_expected(claim: ExpectedClaim) -> Relation:
    return relation(claim.relation, claim.since, claim.versus)


def _relation_given(claim: Claim) -> Relation:
    since = claim.since and (claim.since.start.isoformat(), claim.since.end.isoformat())
    return relation(claim.relation, since, claim.versus)


def relation(name: str, since: Days | None, versus: str | None) -> Relation:
    """Return a relation with what belongs to it: what a change is counted from, what else is compared with."""
    return name, since if name == "change" else None, versus if name in _WITH_ANOTHER else None


def _wanted(claim: ExpectedClaim) -> str:
    place = f"{claim.entity}/{claim.counterpart}" if claim.counterpart else claim.entity
    days = f"{claim.start}..{claim.end}" if claim.start else "no period"
    tail = _relation_told(_relation_expected(claim))
    return f"{claim.surface!r} {claim.measure} {place} {days} {claim.modality}{tail}"


def _told(number: Bound | None) -> str:
    if number is None:
        return "no number"
    if number.claim is None:
        return f"{number.quantity.surface!r} unbound: {number.reason}"
    claim = number.claim
    place = f"{claim.entity}/{claim.counterpart}" if claim.counterpart else claim.entity
    days = f"{claim.period.start}..{claim.period.end}" if claim.period else "no period"
    tail = _relation_told(_relation_given(claim))
    return f"{number.quantity.surface!r} {claim.measure} {place} {days} {claim.modality}{tail}"


def _relation_told(told: Relation) -> str:
    relation, since, versus = told
    start = f" since {since[0]}..{since[1]}" if since else ""
    other = f" versus {versus}" if versus else ""
    return "" if relation == "level" else f", {relation}{start}{other}"
