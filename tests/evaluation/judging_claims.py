"""The third stage: true sentences left in peace, and corrupted twins of them found and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.evaluation.annotations import only_place, verdict_cases
from tests.evaluation.scores import Miss, Result, Share
from tests.support import checked

if TYPE_CHECKING:
    from tests.evaluation.annotations import VerdictCase

STAGE = "verdicts"
SLIPS: dict[str, str | None] = {
    "tenfold": "scale",
    "thousandfold": "scale",
    "other-country": "other-place",
    "other-year": "other-time",
    "drift": None,
    "digits": "digits",
    "other-measure": "other-measure",
    "sign": "sign",
    "direction": "direction",
    "unit": "unit",
    "quoted": "scale",
}
"""The slips of the twins, each with the kind that the verdict must name. A number that drifted has no cause to name."""
ALARMS = ("inconsistent", "outdated")
"""The outcomes that a true sentence must never have."""
ALL = "any slip"


class Judged(NamedTuple):
    """What the program made of the number of a case."""

    outcome: str
    """The outcome, "unbound" for a number that is no claim, "no number" for one that was not read."""
    why: str
    """The reason that the program gives."""
    slip: str | None
    """Kind of the likely slip, None if none is named."""
    by_words: bool = False
    """Whether it is bound by the words around it alone, which never contradicts."""


def measure() -> Result:
    """Judge every annotated sentence and compare.

    A twin says something about the verdict only if its number can be bound, so it counts only where its true sentence
    was confirmed, and by a binding that could contradict too. Whether a slip is named rightly is counted among those
    found.
    """
    cases = verdict_cases()
    judged = {case.id: _judged(case) for case in cases}
    confirmed = {case.id for case in cases if case.slip is None and judged[case.id].outcome in case.outcomes}
    quiet, right = Share(), Share()
    found, named = {slip: Share() for slip in (*SLIPS, ALL)}, {slip: Share() for slip in (*SLIPS, ALL)}
    result = Result()
    for case in cases:
        given = judged[case.id]
        if case.slip is None:
            quiet.count(given.outcome not in ALARMS)
            right.count(case.id in confirmed)
        elif case.twin in confirmed and not judged[case.twin].by_words:
            for name in (case.slip, ALL):
                found[name].count(given.outcome in case.outcomes)
                if given.outcome in case.outcomes:
                    named[name].count(rightly_named(case.slip, given))
        else:
            continue
        aspect = _aspect(case, given)
        if aspect:
            result.misses.append(_miss(case, given, aspect))
    result.figures += [quiet.figure(STAGE, "true: no alarm"), right.figure(STAGE, "true: confirmed")]
    result.figures += [share.figure(STAGE, f"found: {name}") for name, share in found.items()]
    result.figures += [share.figure(STAGE, f"named: {name}") for name, share in named.items()]
    return result


def rightly_named(slip: str, given: Judged) -> bool:
    """Tell whether a verdict names the slip. "Outdated" by itself says that a number is that of another year."""
    if given.outcome == "outdated":
        return slip == "other-year"
    return given.slip == SLIPS[slip]


def _aspect(case: VerdictCase, given: Judged) -> str:
    """What is wrong, empty if nothing is."""
    if given.outcome not in case.outcomes:
        if case.slip is not None:
            return f"{case.slip} not found"
        if given.outcome in ALARMS:
            return "false alarm"
        return "true, not bound" if given.outcome in ("unbound", "no number") else "true, not confirmed"
    if case.slip is not None and not rightly_named(case.slip, given):
        return f"{case.slip} not named"
    return ""


def _miss(case: VerdictCase, given: Judged, aspect: str) -> Miss:
    wanted = f"{case.surface!r} {' or '.join(case.outcomes)}"
    if case.slip is not None:
        wanted += f", slip {SLIPS[case.slip] or 'none'}"
    got = f"{given.outcome}, slip {given.slip or 'none'}: {given.why}"
    return Miss(STAGE, aspect, case.id, case.text, wanted, got)


def _judged(case: VerdictCase) -> Judged:
    report = checked(case.text, case.date)
    span = only_place(case.text, case.surface)
    number = next((number for number in report.bound if number.quantity.span.overlaps(span)), None)
    if number is None:
        return Judged("no number", "not read", None)
    if number.claim is None:
        return Judged("unbound", str(number.reason), None)
    verdict = report.verdicts[number.claim.id]
    by_words = number.claim.measure_evidence.strength == "weak"
    return Judged(verdict.outcome, verdict.reason, verdict.slip.kind if verdict.slip else None, by_words)
