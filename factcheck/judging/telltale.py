"""Whether the digits of a number tell of a slip: they are those of its figure in another scale.

Honest counts may lie far apart, but none has by chance the very digits of the figure ten times as large. Of 24,000 true
figures, each held against those of other publishers or of later editions only, none with three digits was that. Nor
does an honest count have the digits of its figure on the other side of zero: of 150,000 balances and changes since
1990, twenty had those of another publisher's, and each of them was a slip in the figures themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.case import allows
from factcheck.judging.comparable import of_the_span
from factcheck.judging.dispersion import width
from factcheck.judging.likelihood import printed_chance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.results.model import Compared

TELLING_DIGITS = 3
"""Digits from which on a number that is right in another scale or unit is no chance."""
_TELLING_WHERE_NEAR = 2
_NEAR = 5.0
"""Two digits are enough where honest counts are never further apart than by this factor."""
_NARROW = 1.25
"""Where the catalogue tells in points how far they are apart, it is taken to be at least this factor."""
SCALES = (0.001, 0.1, 10.0, 1000.0)
_PLAINLY = 3.0
"""What differs by more than this many tolerances differs plainly."""
_EDITION = 0.004
"""How far, as a part of it, the figure that was copied may be from ours: about the last of three digits."""


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
    scales = [scale for scale in SCALES if scale > 1 or not measure.partial]
    return any(
        printed_chance(claim, value * scale, abs(value * scale) * _EDITION) > 0
        for value in of_the_span(case, compared)
        for scale in scales
    )


def has_turned_sign(case: Case, compared: Sequence[Compared]) -> bool:
    """Tell whether a number is, digit for digit, a figure of the time that the text gives on the other side of zero.

    It must be plainly away from all of them: near zero the sign turns by itself.
    """
    claim, measure = case.claim, case.measure
    values = of_the_span(case, compared)
    if not measure.spread or digits(claim) < _TELLING_WHERE_NEAR or not values:
        return False
    return all(
        value * claim.value < 0
        and not allows(claim, value, value, _PLAINLY * (abs(value) * measure.tolerance + measure.tolerance_absolute))
        for value in values
    ) and any(printed_chance(claim, -value, abs(value) * _EDITION) > 0 for value in values)


def digits(claim: Claim) -> int:
    """Return how many digits a number has, without the zeros before and after them."""
    return len(f"{abs(claim.value / claim.factor):.12g}".replace(".", "").strip("0"))
