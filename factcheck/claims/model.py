"""The values that the binding step makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.article import Sentence
    from factcheck.language.periods import Period
    from factcheck.language.quantities import Quantity

Modality = Literal["asserted", "quoted", "forecast", "proposed", "hypothetical", "negated"]
Relation = Literal["level", "change", "share", "ratio", "rank", "comparison", "sum"]
Strength = Literal["strong", "fair", "weak"]
"""How sure a part of a binding is: strong for a construction that ties it to the number, fair for the only
candidate of the sentence, weak for one taken from another sentence."""


class Evidence(NamedTuple):
    """Why a part of a claim was chosen."""

    why: str
    """In plain words, for the report."""
    strength: Strength
    """How sure it is."""


class Attribution(NamedTuple):
    """Who is said to say so."""

    text: str
    """The words of the text."""
    publisher: str | None
    """Code of the publisher, None if it is none that the program knows."""


class Claim(NamedTuple):
    """A quantity bound to a measure, an entity and a period."""

    id: str
    """`c1`, `c2`, ... in the order of the text."""
    quantity_id: str
    """The id of its quantity."""
    sentence: Sentence
    """Where it stands."""
    quantity: Quantity
    """The number."""
    measure: str
    """Code of the measure."""
    entity: str
    """Code of the entity."""
    counterpart: str | None
    """Code of the second entity, for a measure with two places."""
    period: Period | None
    """When; None if the text leaves it open and the article has no date."""
    alternatives: tuple[Period, ...]
    """Other spans that the same words can mean: "this year" as the calendar year and as the fiscal year."""
    relation: Relation
    """What the number says about the measure."""
    attribution: Attribution | None
    """Who is said to say so."""
    modality: Modality
    """Whether it is asserted at all."""
    measure_evidence: Evidence
    """Why this measure."""
    entity_evidence: Evidence
    """Why this entity."""
    period_evidence: Evidence
    """Why this period."""
    part_of: str | None = None
    """Id of the claim of which this one is a part: "338 killed, including 106 children"."""
    restates: str | None = None
    """Id of the earlier claim that says the same."""
    since: Period | None = None
    """For a change, the period that it is counted from; for an extreme of a series, that since which nothing was
    higher or lower; None if the text leaves it open."""
    versus: str | None = None
    """For a comparison or a ratio, the code of the place compared with; for a rank, of the whole that is ranked in."""
    added: tuple[str, ...] = ()
    """Codes of the places whose figures are added to that of the entity, for a sum, or to that of the place compared
    with: "more than Belgium and the Netherlands together"."""
    ranked: Claim | None = None
    """For a rank in a series since some time, the claim of the number that has it: the 4.1 percent that are "the lowest
    since 2001"."""
    by_words: bool = False
    """Whether only the words around the number tie it to its measure, and no construction."""
    passing: bool = False
    """Whether it only describes a place by the way: "Lebanon, a country of 4 million"."""
    factor: float = 1.0
    """What one unit of the text is in the measure's base unit: 2.59 for square miles of a measure in square km.

    It is negative where a fall is told and the measure is one of growth."""

    @property
    def value(self) -> float:
        """What the number says, in the base unit of the measure."""
        return self.quantity.value * self.factor

    @property
    def low(self) -> float | None:
        """The least that the words allow, in the base unit of the measure; None for no bound."""
        bound = self.quantity.low if self.factor > 0 else self.quantity.high
        return None if bound is None else bound * self.factor

    @property
    def high(self) -> float | None:
        """The most that the words allow, in the base unit of the measure; None for no bound."""
        bound = self.quantity.high if self.factor > 0 else self.quantity.low
        return None if bound is None else bound * self.factor


class Bound(NamedTuple):
    """A quantity and what became of it: a claim, or the reason why there is none."""

    id: str
    """`q1`, `q2`, ... in the order of the text."""
    quantity: Quantity
    """The number."""
    claim: Claim | None
    """The claim, if it was bound."""
    reason: str | None
    """Why not, otherwise."""


class Rejected(NamedTuple):
    """A measure, a place or a period that the sentence names and the claim is not bound to."""

    part: str
    """measure, place or period."""
    words: str
    """The words of the text."""
    why: str
    """Why it was passed over."""
