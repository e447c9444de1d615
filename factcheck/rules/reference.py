"""REF: claims against reference data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.codes import REF001, REF002, REF003
from factcheck.rules.finding import finding
from factcheck.wording import at_precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.model import Claim
    from factcheck.results.model import Finding, Verdict
    from factcheck.rules.finding import Subject

_RULES = {"inconsistent": REF001, "outdated": REF002, "disputed": REF003}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every verdict that needs action. One with low confidence is no more than a note."""
    for claim in subject.claims:
        verdict = subject.verdicts[claim.id]
        rule = _RULES.get(verdict.outcome)
        if rule is None:
            continue
        yield finding(
            rule,
            subject.article,
            claim.quantity.span,
            verdict.reason + (" (the speaker's figure)" if claim.modality == "quoted" else ""),
            claims=(claim,),
            confidence=verdict.confidence,
            severity="note" if verdict.confidence == "low" else None,
            suggestion=_suggestion(claim, verdict),
        )


def _suggestion(claim: Claim, verdict: Verdict) -> str | None:
    """What explains the number, and what it would have to be, as precise as the text has it.

    What somebody said is not to be edited, so a quotation has no corrected number.
    """
    slip = verdict.slip.text if verdict.slip else None
    quantity, primary = claim.quantity, verdict.primary
    if claim.modality == "quoted" or primary is None or verdict.outcome != "inconsistent" or quantity.hedge == "range":
        return slip
    meant = primary.observation.value / claim.factor
    corrected = at_precision(quantity.surface, quantity.value, meant, quantity.grain)
    if corrected is None or corrected == quantity.surface:
        return slip
    return "; ".join(part for part in (slip, f"{corrected} ({primary.publisher.short})") if part)
