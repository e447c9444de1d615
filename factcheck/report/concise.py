"""One line for each finding, as editors and scripts read them: `path:line:col: CODE message`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Places
from factcheck.report.counts import NOTHING_CHECKED, TOO_LITTLE, closing, why_unchecked
from factcheck.report.safe import name, safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.report.formats import View
    from factcheck.results.model import ArticleReport
    from factcheck.results.report import Report


def render(report: Report, view: View) -> str:
    """Return the lines, and one more that counts everything unless the view is quiet.

    In a Word document the line is the number of the paragraph, table row or note, which the message then names.
    """
    lines = [line for entry in report.articles for line in _lines(entry, view)]
    if not view.quiet:
        lines.append(closing(report))
    return "".join([f"{safe(line)}\n" for line in lines])


def _lines(entry: ArticleReport, view: View) -> Iterator[str]:
    places, source = Places(entry.article), name(entry.article.source)
    for finding in view.findings(entry):
        line, column = places.position(finding.span.start)
        part = places.name(finding.span.start)
        place = f" ({part})" if part else ""
        hidden = "" if finding.suppressed is None else f" [suppressed: {finding.suppressed}]"
        yield f"{source}:{line}:{column}: {finding.rule} {finding.message}{place}{hidden}"
    if not entry.checked:
        yield f"{source}: {NOTHING_CHECKED}: {why_unchecked(entry)}"
    if entry.too_little is not None:
        yield f"{source}: {TOO_LITTLE}: {entry.too_little}"
