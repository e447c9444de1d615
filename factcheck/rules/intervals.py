"""Arithmetic with numbers of which only an interval is known: what digits and hedges allow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.language.quantities import Quantity

_LAST_DIGIT = 1e-9
"""Part of a bound by which two intervals may miss each other and still meet: no more than binary fractions lose."""


class Interval(NamedTuple):
    """All that a number can be. Without a bound an end is infinite."""

    low: float
    """The least."""
    high: float
    """The most."""


def of(quantity: Quantity) -> Interval:
    """Return what a number can be, by its digits and its hedge, in the unit of the text.

    A plain count that is written to its last unit ("14 people") is that number and nothing between two numbers.
    """
    if quantity.hedge == "exact" and quantity.unit is None and quantity.kind == "count" and quantity.grain == 1:
        return Interval(quantity.value, quantity.value)
    low = -math.inf if quantity.low is None else quantity.low
    return Interval(low, math.inf if quantity.high is None else quantity.high)


def scaled(one: Interval, factor: float) -> Interval:
    """Return an interval in another unit, of which `factor` (above 0) make one of the first."""
    return Interval(one.low * factor, one.high * factor)


def total(parts: Iterable[Interval]) -> Interval:
    """Return what several numbers can add up to."""
    kept = tuple(parts)
    return Interval(math.fsum(part.low for part in kept), math.fsum(part.high for part in kept))


def difference(one: Interval, other: Interval) -> Interval:
    """Return what the first can be less the second."""
    return Interval(one.low - other.high, one.high - other.low)


def quotient(one: Interval, other: Interval) -> Interval | None:
    """Return what the first can be divided by the second; None unless both are positive numbers for certain.

    A number with no lower bound counts from zero here, so that "up to 40 of 50" has a quotient.
    """
    low = max(one.low, 0.0) if math.isinf(one.low) else one.low
    below = max(other.low, 0.0) if math.isinf(other.low) else other.low
    if low < 0 or below < 0 or other.high <= 0:
        return None
    return Interval(low / other.high, math.inf if below == 0 else one.high / below)


def percent_change(start: Interval, end: Interval) -> Interval | None:
    """Return by how many percent a number can have grown (below 0: fallen) from start to end, None as `quotient`."""
    ratio = quotient(end, start)
    return None if ratio is None else Interval(100 * (ratio.low - 1), 100 * (ratio.high - 1))


def meet(one: Interval, other: Interval) -> bool:
    """Tell whether the two can be the same number."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low <= high or math.isclose(low, high, rel_tol=_LAST_DIGIT)


def exceeds(one: Interval, other: Interval) -> bool:
    """Tell whether the first must be larger than the second."""
    return one.low > other.high and not math.isclose(one.low, other.high, rel_tol=_LAST_DIGIT)
