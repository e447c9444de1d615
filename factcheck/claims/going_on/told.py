"""What one pass over an article has told so far: the claims that later numbers lean on, and what they are read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import manner
from factcheck.claims.model import Evidence
from factcheck.claims.periods.times import Times
from factcheck.claims.places.places import Places
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.article import Published
    from factcheck.claims.lines.constructions import Constructions
    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.claims.model import Attribution, Claim
    from factcheck.claims.periods.times import PeriodChoice
    from factcheck.language.quantities import Quantity
    from factcheck.language.vocabulary import FiscalYear
    from factcheck.reference.catalogue import Catalogue

_SOURCE_SENTENCES = 2
"""The publisher that "it" stands for ("It said") was named no more sentences before than this."""

_LONGEST_LIST = 200
"""Claims that a sentence, which is cut at its longest, can hold."""


class Figure(NamedTuple):
    """A number that is to be bound, and where it stands."""

    number: int
    """Number of its line."""
    at: int
    """Index of its item there."""
    quantity: Quantity
    """The number as it was read."""
    id: str
    """`q1`, `q2`, ..."""


class Told:
    """The lines of one article, what finds places and times in them, and the claims so far, to which it is added."""

    def __init__(
        self,
        lines: Settled,
        shapes: Constructions,
        catalogue: Catalogue,
        published: Published,
        homes: Mapping[str, str],
        fiscal_years: Mapping[str, FiscalYear],
        claims: list[Claim],
    ) -> None:
        """`homes` and `fiscal_years` are those of the vocabulary."""
        self.lines = lines
        self.shapes = shapes
        self.catalogue = catalogue
        self.places = Places(lines, shapes, catalogue, homes)
        self.times = Times(lines, published, catalogue, fiscal_years)
        self.claims = claims

    def line_of(self, figure: Figure) -> Line:
        """Return the line in which a number stands."""
        return self.lines[figure.number]

    def next_id(self) -> str:
        """Return the id of the claim that is made next."""
        return f"c{len(self.claims) + 1}"

    def is_near(self, number: int) -> bool:
        """Tell whether a claim stands in a sentence or in the one before it."""
        return bool(self.claims) and number - self.claims[-1].sentence.number <= 1

    def latest(self) -> Sequence[Claim]:
        """Return the latest claims, all those of the running sentence among them, but none bound by words alone."""
        return [claim for claim in self.claims[-_LONGEST_LIST:] if not claim.by_words]

    def claim_of(self, quantity: Quantity | None) -> Claim | None:
        """Return the claim of a number of the same sentence, None if it has none."""
        return next((claim for claim in self.latest() if claim.quantity is quantity), None)

    def told_of(self, quantity: Quantity | None) -> Claim | None:
        """Return the claim of a number, one that is bound by words alone too."""
        return next((claim for claim in reversed(self.claims) if claim.quantity is quantity), None)

    def attribution(self, figure: Figure) -> Attribution | None:
        """Return who is said to give a number, None if the text names nobody."""
        first = max(0, figure.number - _SOURCE_SENTENCES)
        earlier = (self.lines[before] for before in range(figure.number - 1, first - 1, -1))
        return manner.attribution(self.line_of(figure), figure.at, earlier)

    def date_list(self, last: Claim, period: PeriodChoice) -> Claim:
        """Date all claims of a list with the period at its end, and return the last of them.

        "10 percent in France and 4.1 percent in Germany in 2016"
        """
        for i in range(max(0, len(self.claims) - _LONGEST_LIST), len(self.claims)):
            claim = self.claims[i]
            same = claim.sentence is last.sentence and claim.measure == last.measure
            if same and claim.period is not None and claim.period.inferred:
                evidence = Evidence(f"{period.evidence.why}, at the end of the list", period.evidence.strength)
                self.claims[i] = claim._replace(
                    period=period.period, alternatives=period.alternatives, period_evidence=evidence
                )
        return self.claim_of(last.quantity) or last
