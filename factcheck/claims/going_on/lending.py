"""What a claim lends to the next number that goes on with it: its measure, its unit, its sign and the rest."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from factcheck.claims.measures.fitting import scale
from factcheck.claims.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim, Strength
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Measure


def lent(quantity: Quantity, first: Claim, claims: Sequence[Claim]) -> Quantity:
    """Return a bare number of a list with the unit told once: "10 million barrels in Russia, 9 million in Iran".

    It may stand in the sentence before too. What a rate is told to is lent like a unit: "5 per 10,000 people, then 6".
    """
    if quantity.kind != "count" or quantity.unit is not None or quantity.noun is not None:
        return quantity
    told = [
        claim.quantity
        for claim in claims
        if first.sentence.number - claim.sentence.number <= 1
        and claim.measure == first.measure
        and (claim.quantity.unit is not None or claim.quantity.kind == "rate")
    ]
    return quantity._replace(unit=told[-1].unit, kind=told[-1].kind, per=told[-1].per) if told else quantity


def factor(measure: Measure, quantity: Quantity, first: Claim) -> float:
    """Return what one unit of a number is in base units of a measure, with the sign that another claim has."""
    return math.copysign(scale(measure, quantity), first.factor)


def strength(first: Claim) -> Strength:
    """How strong the evidence is of a measure that another claim lends: never stronger than that of its own."""
    return "weak" if first.measure_evidence.strength == "weak" else "strong"


def next_of(first: Claim, quantity: Quantity, ids: tuple[str, str], entity: str, why: Evidence, one: float) -> Claim:
    """Return a claim of the measure and the period of another one, for a place of its own.

    `ids` are those of the claim and of its number, `one` is what one unit of the number is.
    """
    return first._replace(
        id=ids[0],
        quantity_id=ids[1],
        quantity=quantity,
        entity=entity,
        factor=one,
        measure_evidence=Evidence(f"that of the {first.quantity.surface} before it", strength(first)),
        entity_evidence=why,
        period_evidence=Evidence(f"that of the {first.quantity.surface}", first.period_evidence.strength),
    )
