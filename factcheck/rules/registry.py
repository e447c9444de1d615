"""Which rules run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules import notation, parts, reference, repeats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

FAMILIES: Mapping[str, Callable[[Subject], Iterator[Finding]]] = {
    "REF": reference.check,
    "SUM": parts.check,
    "REP": repeats.check,
    "NUM": notation.check,
}
"""Each family of rules and the function that runs it."""


def apply_rules(subject: Subject) -> tuple[Finding, ...]:
    """Run every family and return the findings in the order of the text."""
    found = [finding for check in FAMILIES.values() for finding in check(subject)]
    return tuple(sorted(found, key=lambda finding: (finding.span.start, finding.rule)))
