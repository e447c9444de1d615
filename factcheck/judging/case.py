"""What judging one claim goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.article import Published
    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store


class Case(NamedTuple):
    """A claim with everything that it is held against."""

    claim: Claim
    """The claim."""
    measure: Measure
    """Its measure."""
    series: Sequence[Observation]
    """All observations of the measure and the place."""
    store: Store
    """Where other places and other measures are looked up."""
    published: Published
    """When the article appeared."""
    others: Collection[str]
    """Codes of the places that the article speaks of."""

    @property
    def named(self) -> str | None:
        """Code of the publisher that the text names, if the program knows it."""
        return self.claim.attribution.publisher if self.claim.attribution else None


def allows(claim: Claim, low: float, high: float, slack: float) -> bool:
    """Tell whether what the claim allows, widened by `slack`, meets the interval from `low` to `high`."""
    slack += _EPSILON * max(abs(low), abs(high))
    above = claim.low is None or high + slack >= claim.low
    below = claim.high is None or low - slack <= claim.high
    return above and below


def cut_off(claim: Claim, value: float) -> bool:
    """Tell whether the printed digits are those of a value that was cut off where it should have been rounded.

    A number of one digit is none: "1 million" is not what is left of 1.9 million.
    """
    grain = claim.quantity.grain * claim.factor
    if claim.quantity.hedge != "exact" or not 0 < grain <= _FINE * abs(claim.value):
        return False
    return value * claim.value > 0 and 0 <= abs(value) - abs(claim.value) < grain * (1 - _EPSILON)


_FINE = 0.1
"""What the last printed digit may be worth of a number that is called cut off."""
_EPSILON = 1e-9
"""Relative slack for values that went through binary fractions."""
