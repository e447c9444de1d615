"""The third stage: true sentences left in peace, and corrupted twins of them found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evaluation.annotations import only_place, verdict_cases
from tests.evaluation.scores import Miss, Result, Share
from tests.support import checked

if TYPE_CHECKING:
    from tests.evaluation.annotations import VerdictCase

STAGE = "verdicts"
SLIPS = ("tenfold", "thousandfold", "other-country", "other-year")
ALARMS = ("inconsistent", "outdated")
"""The outcomes that a true sentence must never have."""


def measure() -> Result:
    """Judge every annotated sentence and compare."""
    quiet, confirmed = Share(), Share()
    detected = {slip: Share() for slip in (*SLIPS, "any slip")}
    result = Result()
    for case in verdict_cases():
        outcome, why = _judged(case)
        right = outcome in case.outcomes
        if case.slip is None:
            quiet.count(outcome not in ALARMS)
            confirmed.count(right)
            aspect = "false alarm" if outcome in ALARMS else "not confirmed"
        else:
            detected[case.slip].count(right)
            detected["any slip"].count(right)
            aspect = f"{case.slip} not found"
        if not right:
            wanted = f"{case.surface!r} {' or '.join(case.outcomes)}"
            result.misses.append(Miss(STAGE, aspect, case.id, case.text, wanted, f"{outcome}: {why}"))
    result.figures += [quiet.figure(STAGE, "true: no alarm"), confirmed.figure(STAGE, "true: confirmed")]
    result.figures += [share.figure(STAGE, f"found: {slip}") for slip, share in detected.items()]
    return result


def _judged(case: VerdictCase) -> tuple[str, str]:
    """The outcome for the number of a case, and why."""
    report = checked(case.text, case.date)
    span = only_place(case.text, case.surface)
    number = next((number for number in report.bound if number.quantity.span.overlaps(span)), None)
    if number is None:
        return "no number", "not read"
    if number.claim is None:
        return "unbound", str(number.reason)
    verdict = report.verdicts[number.claim.id]
    return verdict.outcome, verdict.reason
