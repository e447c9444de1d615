"""What ties the claims of one article to each other: an event told twice, and a toll without a date of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.model import Evidence
from factcheck.language.periods import same_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Catalogue


_NEAR = 50
"""The event of an undated toll is told no further away than this many claims."""
_FIRST_TELLINGS = 20
"""A restatement is sought among so many earlier claims of the same number."""


def link(claims: Sequence[Claim], catalogue: Catalogue) -> list[Claim]:
    """Return the claims with the period of their event where they have none, and with what they restate."""
    dated = [_dated(claim, at, claims, catalogue) for at, claim in enumerate(claims)]
    linked: list[Claim] = []
    told: dict[tuple[str, float], list[Claim]] = {}
    for claim in dated:
        same = told.setdefault((claim.measure, claim.value), [])
        earlier = next((other for other in same[:_FIRST_TELLINGS] if _says_the_same(other, claim, catalogue)), None)
        linked.append(claim._replace(restates=earlier.id) if earlier else claim)
        if claim.measure_evidence.strength != "weak":
            same.append(claim)
    return linked


def same_place(one: str, other: str, catalogue: Catalogue) -> bool:
    """Tell whether two codes are one place when an event is told twice: a place, or it and a part of it."""
    return one == other or catalogue.entity(one).parent == other or catalogue.entity(other).parent == one


def _dated(claim: Claim, at: int, claims: Sequence[Claim], catalogue: Catalogue) -> Claim:
    """An undated toll is of the event before it; one above the text, of the event that the text tells."""
    if claim.period is not None or claim.relation != "level" or claim.modality == "forecast":
        return claim
    later = claims[at + 1 : at + 1 + _NEAR] if claim.sentence.kind in ("headline", "caption") else ()
    around = [*reversed(claims[max(0, at - _NEAR) : at]), *later]
    for event in around:
        same_family = event.measure.split(".", 1)[0] == claim.measure.split(".", 1)[0]
        told = event.period is not None and event.relation == "level"
        if told and same_family and same_place(event.entity, claim.entity, catalogue):
            why = f"that of the {event.quantity.surface} elsewhere in the text"
            return claim._replace(period=event.period, period_evidence=Evidence(why, "weak"))
    return claim


def _says_the_same(earlier: Claim, later: Claim, catalogue: Catalogue) -> bool:
    return (
        (earlier.relation, earlier.since, earlier.versus, earlier.added)
        == (later.relation, later.since, later.versus, later.added)
        and (earlier.measure, earlier.counterpart) == (later.measure, later.counterpart)
        and same_days(earlier.period, later.period)
        and earlier.value == later.value
        and (earlier.quantity.kind != "money" or earlier.quantity.unit == later.quantity.unit)
        and same_place(earlier.entity, later.entity, catalogue)
    )
