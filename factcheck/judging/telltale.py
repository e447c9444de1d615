"""Whether the digits of a number tell of a slip: they are those of a figure of another scale, or of another time.

Honest counts may lie far apart, but none has by chance the very digits of the figure ten times as large. Of 24,000 true
figures, each held against those of other publishers or of later editions only, none with three digits was that.

To have the digits of another year is more of a chance, the more so the more years there are and the closer they lie.
How much of one is counted: what part of the numbers as near to the figure as this one is that of another time too. Of
14,000 true figures, each held against those of other publishers, 6 had the digits of another time, at a chance of less
than a quarter, and were as far from their own as they must be (`contradiction`); of those with the figure of
another year, one in eight was found by it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.comparable import of_the_span
from factcheck.judging.dispersion import width
from factcheck.judging.likelihood import printed_chance
from factcheck.judging.slips import of_other_times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.reference.observations import Observation
    from factcheck.results.model import Compared

TELLING_DIGITS = 3
"""Digits from which on a number that is right in another scale or unit is no chance."""
_TELLING_WHERE_NEAR = 2
_NEAR = 5.0
"""Two digits are enough where honest counts are never further apart than by this factor."""
_NARROW = 1.25
"""Where the catalogue tells in points how far they are apart, it is taken to be at least this factor."""
_SCALES = (0.001, 0.1, 10.0, 1000.0)
_EDITION = 0.004
"""How far, as a part of it, the figure that was copied may be from ours: about the last of three digits."""
_YEARS_APART = (3, 30)
"""Years between the two times: that of the next year is told for many reasons, and none is copied from long ago."""
_CHANCE = 0.25
"""A number tells nothing if more than this part of those near it has the digits of another time."""
_AROUND = 1.5
"""Near is what is no further from the figure than this many times the number."""


def is_of_another_scale(case: Case, compared: Sequence[Compared]) -> bool:
    """Tell whether a number is, digit for digit, a figure of the very time that the text gives in another scale.

    It tells nothing where nobody knows how far honest counts lie apart (a `spread` of 0), nor does a smaller number
    that may count a part.
    """
    claim, measure = case.claim, case.measure
    if not measure.spread or digits(claim) < _TELLING_WHERE_NEAR:
        return False
    near = measure.contradiction != "never" and max(_NARROW, measure.spread) ** width(case, compared) <= _NEAR
    if not near and digits(claim) < TELLING_DIGITS:
        return False
    scales = [scale for scale in _SCALES if scale > 1 or not measure.partial]
    return any(
        printed_chance(claim, value * scale, abs(value * scale) * _EDITION) > 0
        for value in of_the_span(case, compared)
        for scale in scales
    )


def is_of_another_time(case: Case, reference: Observation) -> bool:
    """Tell whether a number has the digits of a figure of another time, and hardly any number near it has.

    Not if the text does not give the time in plain words, nor if words leave open which number it is ("nearly").
    """
    claim = case.claim
    plain = claim.quantity.hedge in ("exact", "about") and claim.period_evidence.strength == "strong"
    if not plain or not case.measure.spread or digits(claim) < TELLING_DIGITS:
        return False
    others = list(of_other_times(case, reference))
    least, most = _YEARS_APART
    fits = any(
        least <= abs(o.end.year - reference.end.year) <= most and abs(o.value - claim.value) <= _window(claim, o.value)
        for o in others
    )
    return fits and _chance(claim, reference.value, [o.value for o in others]) <= _CHANCE


def _chance(claim: Claim, value: float, others: Sequence[float]) -> float:
    """Which part of the numbers about as far from a value as that of the claim has the digits of another one."""
    reach = _AROUND * abs(claim.value - value)
    covered, last = 0.0, -float("inf")
    for other in sorted(each for each in others if abs(each - value) <= reach):
        window = _window(claim, other)
        low, high = max(last, other - window), other + window
        covered, last = covered + max(0.0, high - low), max(last, high)
    return covered / (2 * reach) if reach else 1.0


def _window(claim: Claim, value: float) -> float:
    """How far the number that is printed for a figure may be from ours, in units."""
    return claim.quantity.grain * abs(claim.factor) / 2 + _EDITION * abs(value)


def digits(claim: Claim) -> int:
    """Return how many digits a number has, without the zeros before and after them."""
    return len(f"{abs(claim.value / claim.factor):.12g}".replace(".", "").strip("0"))
