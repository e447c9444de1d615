"""REP: the same figure told differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.model import Claim
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

REP001 = Rule(
    code="REP001",
    name="headline-differs",
    severity="warning",
    does="Compares a number in the headline with the same measure, place and period in the body.",
    matters="The headline is what most readers keep, and it is often written before the last correction.",
    example="Headline: 383 killed in Aleppo this week. Body: 338 people were killed in Aleppo this week.",
    fix="Bring headline and body to the same figure.",
    misses="Figures that differ between two places of the body.",
)

RULES = (REP001,)
"""The rules of the family."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for a headline number with which no telling in the body agrees, and one plainly does not."""
    body = [claim for claim in subject.claims if claim.sentence.kind == "body"]
    for claim in subject.claims:
        if claim.sentence.kind != "headline" or claim.modality != "asserted" or claim.part_of is not None:
            continue
        told = [other for other in body if _same_thing(subject, claim, other)]
        if told and not any(_meet(claim, other) for other in told):
            first = told[0]
            yield finding(
                REP001,
                subject.article,
                claim.quantity.span,
                f"the headline says {claim.quantity.surface}, the text {first.quantity.surface}",
                claims=(claim, first),
                confidence="medium",
            )


def _same_thing(subject: Subject, one: Claim, other: Claim) -> bool:
    places = {one.entity, other.entity}
    parents = {subject.catalogue.entity(one.entity).parent, subject.catalogue.entity(other.entity).parent}
    same_place = len(places) == 1 or bool(places & parents and one.measure.startswith("casualties."))
    same_days = one.period is not None and other.period is not None and one.period.start == other.period.start
    lent = "weak" in (one.period_evidence.strength, other.period_evidence.strength)
    return (
        one.relation == other.relation == "level"
        and same_place
        and same_days
        and not lent
        and (one.measure, one.counterpart) == (other.measure, other.counterpart)
    )


def _meet(one: Claim, other: Claim) -> bool:
    low = max(claim.low if claim.low is not None else float("-inf") for claim in (one, other))
    high = min(claim.high if claim.high is not None else float("inf") for claim in (one, other))
    return low <= high
