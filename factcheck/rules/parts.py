"""SUM: parts and wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

SUM001 = Rule(
    code="SUM001",
    name="part-exceeds-whole",
    severity="error",
    does="Compares a part with the whole that the text names for it, and reports a part that must be larger.",
    matters="One of the two numbers is wrong, whatever the sources say.",
    example="In Aleppo 338 people were killed, including over 400 children.",
    fix="Check both numbers; often the two have been exchanged.",
    misses="Parts that no word such as “including” ties to their whole, and wholes whose place is not known.",
)

RULES = (SUM001,)
"""The rules of the family."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every part that must be larger than its whole, whatever the rounding."""
    by_id = {claim.id: claim for claim in subject.claims}
    for part in subject.claims:
        whole = by_id.get(part.part_of or "")
        if whole is None or part.low is None or whole.high is None:
            continue
        if part.low > whole.high:
            yield finding(
                SUM001,
                subject.article,
                part.quantity.span,
                f"{part.quantity.surface} cannot be a part of {whole.quantity.surface}",
                claims=(part, whole),
                confidence="high",
            )
