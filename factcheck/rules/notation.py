"""NUM: notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.codes import NUM003
from factcheck.rules.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.language.hedges import Slip
    from factcheck.language.quantities import Quantity
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

_NAMES = {"0": "a zero stands for the letter O", "1": "a one stands for the letter L"}

_LETTERS = {"l": "a letter L stands for the digit 1", "O": "a letter O stands for a zero"}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every digit that stands for a letter, and every letter for a digit."""
    for bound in subject.bound:
        slip = bound.quantity.slip
        if slip is not None:
            yield finding(
                NUM003,
                subject.article,
                slip.span,
                f"{_told(slip)}: {slip.written}",
                claims=(bound.claim,) if bound.claim else (),
                quantities=(bound.id,),
                confidence="high",
                suggestion=_corrected(slip, bound.quantity),
            )


def _told(slip: Slip) -> str:
    if slip.meant[0].isdigit():
        return _LETTERS["l" if "l" in slip.written else "O"]
    return _NAMES[slip.written[0]]


def _corrected(slip: Slip, quantity: Quantity) -> str:
    inside = quantity.span.start <= slip.span.start < quantity.span.end
    return quantity.surface.replace(slip.written, slip.meant) if inside else f"{slip.meant} {quantity.surface}"
