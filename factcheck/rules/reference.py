"""REF: claims against reference data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import at_precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.model import Claim
    from factcheck.results.model import Finding, Verdict
    from factcheck.rules.finding import Subject

REF001 = Rule(
    code="REF001",
    name="contradicts-reference",
    severity="error",
    does="Compares a claim whose measure, place and period are known with the reference data and reports a number that "
    "no comparable figure supports, inside the tolerance of the measure.",
    matters="A wrong figure about a country is quoted on, and is the easiest kind of error to have avoided.",
    example="Washington took in 10,000 Syrians in the fiscal year. (the records show 12,587)",
    fix="Check the figure against the source that the report names, or say where another figure comes from.",
    misses="Claims whose measure, place or period is not stated plainly, and measures without reference data.",
)
REF002 = Rule(
    code="REF002",
    name="outdated-figure",
    severity="warning",
    does="Reports a number that agrees with an earlier period than the text claims.",
    matters="A figure that was right some years ago reads as today's.",
    example="In 2024: “Syria, a country of 21 million, ...” (the figure of 2011)",
    fix="Give the year to which the figure belongs, or the current figure.",
    misses="Claims that name their own year: those are compared with that year.",
)
REF003 = Rule(
    code="REF003",
    name="sources-disagree",
    severity="note",
    does="Reports a number that agrees with some serious sources and not with the first one of its measure.",
    matters="Readers should learn whose figure it is when others differ.",
    example="Syria had 17.2 million inhabitants in 2016. (CIA; the World Bank says 19.2 million)",
    fix="Name the source of the figure.",
    misses="Disagreement between sources that the reference data do not hold.",
)

RULES = (REF001, REF002, REF003)
"""The rules of the family."""

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
    if claim.relation == "rank" or (claim.relation != "level" and verdict.difference is None):
        return slip
    value = primary.observation.value
    if claim.relation != "level" and verdict.difference is not None:
        value = claim.value / (1 + verdict.difference)  # the amount of the change, or the multiple, of the reference
    meant = value / claim.factor
    corrected = at_precision(quantity.surface, quantity.value, meant, quantity.grain)
    if corrected is None or corrected == quantity.surface:
        return slip
    return "; ".join(part for part in (slip, f"{corrected} ({primary.publisher.short})") if part)
