"""How likely a writer is to print the number of a claim: from a figure before him, or for no reason that can be named.

The chances are rough, and only their ratios are used: a number of three digits that is just another country's figure is
told from one that merely comes near it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.claims.model import Claim

_COPIED = 0.7
"""The part of the numbers that are the figure of our edition, rightly rounded; the rest come from other editions."""
_COARSEST = 0.06
"""A number of one digit ("$1 billion") is rounded so much that its last digit tells no more than this."""
_OPEN_REACH = 0.05
"""How far below or above the figure the round number of "more than" and "nearly" commonly is."""
_DRIFT = 0.3
"""Mean size of the logarithm by which a wrong number without a cause is off."""
_NEAR, _ANYWHERE = 0.2, 0.03
"""How common numbers are that are wrong by about so much, and those that may be any number."""
_DECADES = 14.0
"""Natural logarithms over which a number that may be any is spread."""


def printed_chance(claim: Claim, value: float, tolerance: float) -> float:
    """Return how likely the number of a claim is to be printed for a figure.

    `tolerance` is how far another edition may have the figure from `value`, in the same unit; 0 for none but this one.
    """
    told, grain = claim.value, claim.quantity.grain * abs(claim.factor)
    off = told - value
    half = min(grain / 2 * (1 + 1e-9), _COARSEST * abs(value))
    near = tolerance + half
    edition = (1 - _COPIED) * min(1.0, grain / (2 * near)) if tolerance and abs(off) <= near else 0.0
    hedge = claim.quantity.hedge
    if hedge == "range":
        low, high = claim.low, claim.high
        return _COPIED if low is not None and high is not None and low <= value <= high else 0.0
    if hedge in ("more-than", "at-least", "less-than", "at-most", "nearly"):
        short = -off if hedge in ("more-than", "at-least") else off
        reach = _OPEN_REACH * abs(value)
        inside = -half <= short <= reach + half
        return (_COPIED * max(0.3, min(1.0, grain / (grain + reach))) if inside else 0.0) + edition
    return (_COPIED if abs(off) <= half else 0.0) + edition


def unexplained(claim: Claim, value: float) -> float:
    """Return how likely the number is to be printed without a cause that can be named, where `value` is the figure."""
    told = claim.value
    step = claim.quantity.grain * abs(claim.factor) / abs(told) if told else 1.0
    anywhere = _ANYWHERE / _DECADES
    if told * value <= 0:
        return step * anywhere
    away = abs(math.log(told / value))
    return step * (_NEAR * math.exp(-away / _DRIFT) / (2 * _DRIFT) + anywhere)
