"""REF: claims against reference data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.codes import REF001, REF002, REF003
from factcheck.rules.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import Finding
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
            verdict.reason,
            claims=(claim,),
            confidence=verdict.confidence,
            severity="note" if verdict.confidence == "low" else None,
            suggestion=verdict.slip.text if verdict.slip else None,
        )
