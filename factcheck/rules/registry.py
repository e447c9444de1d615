"""Which rules run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple
from factcheck.rules import control, conversions, dates, notation, parts, percentages, reference, repeats
from factcheck.rules.distinct import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.rule import Rule


class Family(NamedTuple):
    """Rules that look at one sort of thing."""

    rules: tuple[Rule, ...]
    """The rules, in the order of their numbers."""
    check: Callable[[Subject], Iterator[Finding]]
    """Finds what any of them finds."""


FAMILIES: Mapping[str, Family] = {
    "REF": Family(reference.RULES, reference.check),
    "SUM": Family(parts.RULES, parts.check),
    "PCT": Family(percentages.RULES, percentages.check),
    "REP": Family(repeats.RULES, repeats.check),
    "CNV": Family(conversions.RULES, conversions.check),
    "DAT": Family(dates.RULES, dates.check),
    "NUM": Family(notation.RULES, notation.check),
    "CTL": Family(control.RULES, control.check),
}
"""Each family by the letters of its codes."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family.rules)
"""All rules, family by family."""


def apply_rules(subject: Subject, on: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Run every family that has a rule which is on, and return the findings, each slip once, in the order of the text.

    `on` are the codes of the rules that are on, None for all.
    """
    families = [family for family in FAMILIES.values() if on is None or any(rule.code in on for rule in family.rules)]
    found = [finding for family in families for finding in family.check(subject) if on is None or finding.rule in on]
    return _told_apart(sorted(distinct(found), key=lambda finding: (finding.span.start, finding.rule)))


def _told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the second of two findings that are equal in all but their place a fingerprint of its own."""
    seen: dict[str, int] = {}
    kept = []
    for finding in findings:
        times = seen[finding.identity] = seen.get(finding.identity, 0) + 1
        kept.append(finding if times == 1 else finding._replace(identity=f"{finding.identity}\n{times}"))
    return tuple(kept)
