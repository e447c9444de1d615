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


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every digit that stands for a letter."""
    for bound in subject.bound:
        slip = bound.quantity.slip
        if slip is not None:
            yield finding(
                NUM003,
                subject.article,
                slip.span,
                f"{_NAMES[slip.written[0]]}: {slip.written}",
                claims=(bound.claim,) if bound.claim else (),
                quantities=(bound.id,),
                confidence="high",
                suggestion=f"{slip.meant} {bound.quantity.surface}",
            )
