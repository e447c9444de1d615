"""Workflow commands of GitHub Actions, which become annotations, and the summary of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Places
from factcheck.levels import CONFIDENCES, SEVERITIES
from factcheck.report.counts import NOTHING_CHECKED, READER_WARNING, TOO_LITTLE, closing, why_unchecked
from factcheck.report.markdown import page
from factcheck.report.paths import relative
from factcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.report.formats import View
    from factcheck.results.model import ArticleReport, Finding
    from factcheck.results.report import Report

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
"""The environment variable that names the file of the summary."""
LONGEST_SUMMARY = 1_000_000
"""Bytes of the summary of a step; GitHub drops one of more than a mebibyte."""
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, view: View) -> str:
    """Return a command for each finding, the worst first, since ten of a kind are shown, and a line that counts."""
    found = [(entry, finding) for entry in report.articles for finding in view.findings(entry)]
    found.sort(key=lambda each: (SEVERITIES.index(each[1].severity), CONFIDENCES.index(each[1].confidence)))
    places = {id(entry): Places(entry.article) for entry in report.articles}
    lines = [
        *(
            _command("error", f"{error.source}: {error.message}", file=relative(error.source, view), title="not read")
            for error in report.errors
        ),
        *(
            _command("error", entry.too_little, file=relative(entry.article.source, view), title=TOO_LITTLE)
            for entry in report.articles
            if entry.too_little is not None
        ),
        *(_finding(entry, finding, places[id(entry)], view) for entry, finding in found),
        *_unchecked(report, view),
        f"factcheck: {closing(report)}",
    ]
    return "".join([f"{line}\n" for line in lines])


def summary(report: Report, view: View, most: int = LONGEST_SUMMARY) -> str:
    """Return the summary of the job in Markdown: all findings and counts, in at most so many bytes."""
    return page(report, view, most)


def _finding(entry: ArticleReport, finding: Finding, places: Places, view: View) -> str:
    span = finding.span
    where: dict[str, object] = {"file": relative(entry.article.source, view)}
    name, place = places.name(span.start), ""
    if name is not None:
        place = f" ({name})"
    else:
        (line, column), (end_line, end_column) = places.position(span.start), places.end(span.end)
        where |= {"line": line, "endLine": end_line}
        if line == end_line:  # columns of several lines are not understood
            where |= {"col": column, "endColumn": end_column}
    perhaps = f". Perhaps: {finding.suggestion}" if finding.suggestion else ""
    hidden, title = "", f"{finding.rule} {finding.name}"
    if finding.suppressed is not None:
        hidden, title = f" [suppressed: {finding.suppressed}]", f"suppressed: {title}"
    command = "notice" if finding.suppressed is not None else _COMMANDS[finding.severity]
    return _command(command, f"{finding.message}{perhaps}{place}{hidden}", **where, title=title)


def _unchecked(report: Report, view: View) -> Iterator[str]:
    """Warnings of the reader, and articles in which nothing was checked."""
    for entry in report.articles:
        for warning in entry.article.warnings:
            yield _command("warning", warning, file=relative(entry.article.source, view), title=READER_WARNING)
        if not entry.checked:
            file = relative(entry.article.source, view)
            yield _command("warning", why_unchecked(entry), file=file, title=NOTHING_CHECKED)


def _command(name: str, message: str, **properties: object) -> str:
    """Write a command. Its message ends with the line, its properties at a comma or two colons."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(safe(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return safe(_data(text).replace(":", "%3A").replace(",", "%2C"))
