"""Whether two numbers are alike in their digits, as a number and a slip of it are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Likeness = Literal["scale", "tenfold", "exchanged", "digit", "dropped", "near"]
"""How two numbers are alike: by the scale word (millions for billions), by zeros or the point, by exchanged digits, by
one other digit, by a digit too many; "near" where so few digits prove little (12 and 17, 5 and 50)."""

SURE: frozenset[Likeness] = frozenset({"scale", "tenfold", "exchanged", "digit", "dropped"})
"""Likenesses that numbers of different things seldom have."""
_FEW = 2
"""Digits below which a likeness proves little."""


def digits(value: float) -> str:
    """Return the digits of a number without zeros at its ends, point and sign."""
    return f"{abs(value):.6f}".replace(".", "").strip("0")


def keys(value: float) -> Iterator[tuple[str, int | str]]:
    """Yield what a number has in common with those like it: one of the keys at least."""
    text = _whole(value)
    yield "digits", "".join(sorted(digits(value)))
    yield "whole", text
    for at in range(len(text)) if len(text) >= _FEW else ():  # one figure is like any other
        rest = text[:at] + text[at + 1 :]
        yield f"{len(text)} {at}", rest
        if len(text) > _FEW:
            yield "whole", rest


def likeness(one: float, other: float) -> Likeness | None:
    """Return how two different numbers are alike; None if they are not."""
    if not one or not other or one == other:
        return None
    first, second = digits(one), digits(other)
    if first == second:
        factor = max(one, other) / min(one, other)
        if any(abs(factor - step) < 0.001 * step for step in (1e3, 1e6)):
            return "scale"
        return "tenfold" if len(first) >= _FEW else "near"
    if sorted(first) == sorted(second):
        return "exchanged"
    first, second = _whole(one), _whole(other)
    size = max(len(first.strip("0")), len(second.strip("0")))
    if len(first) == len(second) and sum(a != b for a, b in zip(first, second, strict=True)) == 1:
        return "digit" if size > _FEW else "near" if len(first) == _FEW else None
    if abs(len(first) - len(second)) == 1 and size > _FEW and (one % 1 > 0) == (other % 1 > 0):
        longer, shorter = sorted((first, second), key=len, reverse=True)
        if any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))):
            return "dropped"
    return None


def _whole(value: float) -> str:
    """The digits of a number with its zeros: 4800000 for 4.8 million, 75 for 7.5."""
    text = f"{abs(value):.10g}" if abs(value) < 1e10 else f"{abs(value):.0f}"
    return text.replace(".", "")
