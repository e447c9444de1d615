"""CTL: remarks that tell the program to be quiet. What they suppress is known only after all other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

CTL001 = Rule(
    code="CTL001",
    name="unused-ignore",
    severity="note",
    does="Reports a remark in an article, or an entry of the file beside it, that asks to ignore a rule and suppresses "
    "nothing: the rule finds nothing there, or there is no such rule.",
    matters="A remark that outlives its reason hides the next mistake in the same place.",
    example="<!-- factcheck: ignore[REF001] the ministry's own count -->",
    fix="Remove the remark, or correct the code of the rule.",
    misses="Remarks for rules that are switched off in this run: nobody can tell whether they are still needed.",
)

RULES = (CTL001,)


def check(_subject: Subject) -> Iterator[Finding]:
    """Find nothing: `factcheck.suppression` makes these findings, once all others are there."""
    return iter(())
