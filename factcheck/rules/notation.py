"""NUM: notation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

NUM003 = Rule(
    code="NUM003",
    name="digit-for-letter",
    severity="warning",
    does="Reports a zero typed for the letter O, or a one for the letter L, at the beginning of a common word before a "
    "number, and a letter L or O typed for a digit in a number. Both are read as they were meant.",
    matters="It survives spell checkers, and software that reads the article takes it for a number.",
    example="0ver 100 children",
    fix="Type the letter, or the digit.",
    misses="Digits inside longer words, and a capital I for a one.",
)

RULES = (NUM003,)
"""The rules of the family."""

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
