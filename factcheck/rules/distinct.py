"""One slip, one finding: of several rules that speak of the same numbers, one is heard."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.results.model import Finding

_ORDER = ("NUM002", "REF001", "DAT", "CNV", "PCT", "SUM", "REP004", "REP001", "REP", "NUM")
"""Who is heard first. A number that cannot be read comes before all that would be computed from it; then what tells
which number is wrong, and what it should be; then arithmetic; and last what only shows two places side by side."""
_APART = frozenset({"NUM001", "NUM003", "NUM006", "REF002", "REF003"})
"""Slips of another sort, such as a unit written twice: they say nothing against the number."""
_HEADLINE = "headline"
"""Stands for the number of a headline that is not in the text."""


def distinct(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those that tell the same slip again.

    Two findings tell the same slip if all the numbers of the one are among those of the other. The one whose rule comes
    first in the order stands, and of one rule the one that comes first; a contradiction of the reference data takes
    over what the other showed. Two findings that share some of their numbers only are two findings.
    """
    among: dict[str, list[int]] = defaultdict(list)
    numbers = [_numbers(finding) for finding in findings]
    for at, told in enumerate(numbers):
        for number in told:
            among[number].append(at)
    ranked = sorted(range(len(findings)), key=lambda at: (_rank(findings[at].rule), findings[at].span.start))
    kept: dict[int, Finding] = {}
    dropped: set[int] = set()
    for at in ranked:
        if at in dropped:
            continue
        kept[at] = finding = findings[at]
        if finding.rule in _APART:
            continue
        for other in sorted({other for number in numbers[at] for other in among[number]}):
            if other in kept or other in dropped or findings[other].rule in _APART:
                continue
            if _is_same(findings[at], findings[other], numbers[at], numbers[other]):
                dropped.add(other)
                kept[at] = _joined(kept[at], findings[other])
    return tuple(kept[at] for at in sorted(kept))


def _numbers(finding: Finding) -> frozenset[str]:
    apart = finding.rule == "REP001" and len(finding.quantities) == 1
    return frozenset({*finding.quantities, _HEADLINE}) if apart else frozenset(finding.quantities)


def _rank(rule: str) -> int:
    return next((at for at, code in enumerate(_ORDER) if rule.startswith(code)), len(_ORDER))


def _is_same(one: Finding, other: Finding, first: frozenset[str], second: frozenset[str]) -> bool:
    if one.rule == other.rule:
        return bool(first & second) and (one.span == other.span or one.message == other.message)
    return bool(first and second) and (first <= second or second <= first)


def _joined(one: Finding, other: Finding) -> Finding:
    """A contradiction of the reference data with what another rule showed as a place to look."""
    if one.rule != "REF001":
        return one
    return one._replace(suggestion="; ".join(part for part in (one.suggestion, other.message) if part))
