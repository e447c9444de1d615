"""[sic]: the writer knows that a number is wrong, and quotes it as it was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article, Span
    from factcheck.claims.model import Bound
    from factcheck.results.model import Finding

_SIC = lazily(r"(?: ?[A-Za-z%\u2019'-]{1,30}){0,2}[\"\u201d\u2019']? ?[\[(]sic[.!]?[\])]", re.IGNORECASE)
"""Up to two words of what is counted, a quotation mark, and the mark itself: "22 million people [sic]"."""


def by_sic(article: Article, bound: Sequence[Bound], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Suppress the findings on numbers that `[sic]` or `(sic)` follows."""
    spans = {entry.id: entry.quantity.span for entry in bound}
    return tuple(
        finding._replace(suppressed="sic")
        if finding.suppressed is None
        and any(
            _marked(article, span) for span in (finding.span, *(spans[q] for q in finding.quantities if q in spans))
        )
        else finding
        for finding in findings
    )


def _marked(article: Article, span: Span) -> bool:
    return _SIC.match(article.text, span.end, span.end + 80) is not None
