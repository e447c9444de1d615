"""Which rules a remark or an entry speaks of, and the finding that it suppresses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.results.model import Finding
from factcheck.rules.control import CTL001
from factcheck.rules.registry import FAMILIES, RULES
from factcheck.rules.selection import ALL, UnknownRuleError, codes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from factcheck.article import Article


def names(word: str, code: str) -> bool:
    """Tell whether a word, the code of a rule or of a family, speaks of a rule."""
    word = word.upper()
    return word in (code, ALL) or (word in FAMILIES and code.startswith(word))


def looked_for(word: str, on: Collection[str] | None) -> bool:
    """Tell whether all rules that a word speaks of were on, so that its silence means something."""
    return on is None or all(r.code in on for r in RULES if r.code != CTL001.code and names(word, r.code))


def unknown(word: str) -> str:
    """Say what is wrong with a word that is no rule; empty if it is one."""
    try:
        codes([word])
    except UnknownRuleError as error:
        return str(error)
    return ""


def unused(article: Article, at: int, where: str, words: Iterable[str], reason: str) -> Finding:
    """Make the finding of a remark that suppresses nothing; `where` says where it stands."""
    listed = list(words)
    said = f"ignore[{', '.join(listed)}]" if listed else "ignore"
    doubts = "; ".join(doubt for word in listed if (doubt := unknown(word)))
    message = f"unused ignore: {said} {where} suppresses nothing" + (f": {doubts}" if doubts else "")
    start = min(at, len(article.text))
    return Finding(
        rule=CTL001.code,
        name=CTL001.name,
        severity=CTL001.severity,
        confidence="high",
        span=_word(article, start),
        message=message,
        claims=(),
        quantities=(),
        suggestion="remove it" if not doubts else "correct or remove it",
        identity="\n".join((CTL001.code, said, reason, article.text[start : start + 80])),
    )


def _word(article: Article, start: int) -> Span:
    """The first word from a place on, so that there is something to point at."""
    end = start
    while end < len(article.text) and not article.text[end].isspace():
        end += 1
    return Span(start, end)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the text, as the rules give them."""
    return tuple(sorted(findings, key=lambda finding: (finding.span.start, finding.rule)))
