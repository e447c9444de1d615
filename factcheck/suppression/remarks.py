"""Remarks in an article: `<!-- factcheck: ignore[REF001] reason -->` holds for its block, or for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.article import Article, Ignore
    from factcheck.results.model import Finding


def by_remarks(article: Article, findings: Sequence[Finding], on: Collection[str] | None) -> tuple[Finding, ...]:
    """Suppress what the remarks of an article ask for, and report those that suppress nothing.

    `on` are the codes of the rules that ran, None for all. Each code of a remark must suppress something.
    """
    if not article.ignores:
        return tuple(findings)
    from factcheck.rules.selection import ALL
    from factcheck.suppression.matching import in_order, looked_for, names, unused

    used: set[tuple[Ignore, str]] = set()
    kept = []
    for found in findings:
        finding = found
        for ignore in article.ignores:
            words = [word for word in ignore.rules or (ALL,) if names(word, finding.rule)]
            if words and _holds(ignore, found):
                used |= {(ignore, word) for word in words}
                if finding.suppressed is None:
                    reason = f": {ignore.reason}" if ignore.reason else ""
                    finding = finding._replace(suppressed=f"ignored on line {ignore.line}{reason}")
        kept.append(finding)
    if on is None or "CTL001" in on:
        for ignore in article.ignores:
            idle = [w for w in ignore.rules or (ALL,) if (ignore, w) not in used and looked_for(w, on)]
            if idle:
                told = idle if ignore.rules else ()
                kept.append(unused(article, ignore.span.start, f"on line {ignore.line}", told, ignore.reason))
    return in_order(kept)


def _holds(ignore: Ignore, finding: Finding) -> bool:
    at = finding.span
    return ignore.span.start <= at.start < ignore.span.end or ignore.span.overlaps(at)
