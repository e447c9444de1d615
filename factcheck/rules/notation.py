"""NUM: notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.codes import NUM003
from factcheck.rules.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

_NAMES = {"0": "a zero stands for the letter O", "1": "a one stands for the letter L"}

_LETTERS = {"l": "a letter L stands for the digit 1", "O": "a letter O stands for a zero"}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every digit that stands for a letter, and every letter for a digit."""
    for bound in subject.bound:
        slip = bound.quantity.slip
        if slip is None:
            continue
        if slip.meant[0].isdigit():
            what = _LETTERS["l" if "l" in slip.written else "O"]
            suggestion = bound.quantity.surface.replace(slip.written, slip.meant)
        else:
            what, suggestion = _NAMES[slip.written[0]], f"{slip.meant} {bound.quantity.surface}"
        yield finding(
            NUM003,
            subject.article,
            slip.span,
            f"{what}: {slip.written}",
            claims=(bound.claim,) if bound.claim else (),
            quantities=(bound.id,),
            confidence="high",
            suggestion=suggestion,
        )
