"""A report in Markdown, as a comment on a pull request or as the summary of a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Places, sentence_at
from factcheck.levels import CONFIDENCES, SEVERITIES
from factcheck.report import phrases
from factcheck.report.counts import NOTHING_CHECKED, READER_WARNING, TOO_LITTLE, closing, counted, why_unchecked
from factcheck.report.markup import code, prose
from factcheck.report.paths import relative
from factcheck.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Claim
    from factcheck.report.formats import View
    from factcheck.results.model import ArticleReport, Finding
    from factcheck.results.report import Report

MARKER = "<!-- factcheck -->"
"""The first line of a comment, by which the next run finds it."""
LONGEST = 65_536
"""A comment of GitHub has no more characters. Bytes are counted here, of which there are never fewer."""
_MARKS = {"error": "✗", "warning": "!", "note": "·"}
_WORDS_AROUND = 60
"""So many characters of the sentence are shown on either side of a number."""
_SHARE = 0.7
"""A table leaves room for those behind it."""
_NOTE = 80
"""Room for the line that says how many rows were left out."""


def render(report: Report, view: View) -> str:
    """Return a comment: a marker, the counts, the findings, the articles, and all claims folded away."""
    return f"{MARKER}\n{page(report, view, LONGEST - len(MARKER) - 1)}"


def page(report: Report, view: View, most: int) -> str:
    """Return the report in at most so many bytes; what does not fit is counted."""
    text = f"### {_heading(report, view)}\n\n{prose(closing(report))}\n"
    tables = list(_tables(report, view))
    for number, (lead, head, rows, noun) in enumerate(tables):
        room = most - len(text.encode("utf-8", "replace"))
        following = len(tables) - number - 1
        text += _table(lead, head, rows, noun, int(room * _SHARE) if following else room)
    return text


def _heading(report: Report, view: View) -> str:
    found = [finding for finding in report.findings if finding.suppressed is None]
    if not all(view.remarks(finding) for finding in found):
        return f"✗ factcheck: {counted(len(found), 'finding')}"
    if report.errors:
        return f"! factcheck: {counted(len(report.errors), 'input')} not read"
    short = sum(entry.too_little is not None for entry in report.articles)
    if short:
        return f"✗ factcheck: {TOO_LITTLE} in {counted(short, 'article')}"
    if not any(entry.checked for entry in report.articles):
        return f"! factcheck: {NOTHING_CHECKED}"
    return f"· factcheck: {counted(len(found), 'note')}" if found else "✓ factcheck: no findings"


def _table(lead: tuple[str, str], head: str, rows: Sequence[str], noun: str, room: int) -> str:
    """A table with as many of its rows as there is room for, and how many are left out; nothing without rows."""
    before, after = lead
    columns = head.count("|") - 1
    top = f"\n{before}{head}\n{'|---' * columns}|\n"
    left = room - len((top + after).encode("utf-8")) - _NOTE
    if not rows or left < 0:
        return f"\n{counted(len(rows), noun)} not shown.\n" if rows and room > _NOTE else ""
    fitting = 0
    for row in rows:
        left -= len(row.encode("utf-8", "replace")) + 1
        if left < 0:
            break
        fitting += 1
    more = f"\n{counted(len(rows) - fitting, f'more {noun}')} not shown.\n" if fitting < len(rows) else ""
    return top + "".join([f"{row}\n" for row in rows[:fitting]]) + more + after


def _tables(report: Report, view: View) -> Iterator[tuple[tuple[str, str], str, list[str], str]]:
    """What stands around each table, its head, its rows, and what a row is, the most important table first."""
    found = [(entry, finding) for entry in report.articles for finding in view.findings(entry)]
    found.sort(key=lambda each: (SEVERITIES.index(each[1].severity), CONFIDENCES.index(each[1].confidence)))
    places = {id(entry): Places(entry.article) for entry in report.articles}
    findings = [_finding(entry, finding, places[id(entry)], view) for entry, finding in found]
    yield ("", ""), "| | where | rule | finding | in the text |", findings, "finding"
    unread = [f"| {code(relative(error.source, view))} | {prose(error.message)} |" for error in report.errors]
    yield ("", ""), "| not read | why |", unread, "input"
    passed_over = [
        f"| {code(relative(entry.article.source, view))} | {prose(warning)} |"
        for entry in report.articles
        for warning in entry.article.warnings
    ]
    yield ("", ""), f"| {READER_WARNING} | what |", passed_over, "warning"
    blank_first = sorted(report.articles, key=lambda entry: (entry.too_little is None, bool(entry.checked)))
    articles = [_article(entry, view) for entry in blank_first]
    yield (
        ("", ""),
        "| article | findings | suppressed | claims checked | not checked | other numbers |",
        articles,
        "article",
    )
    claims = [_claim(entry, claim, places[id(entry)], view) for entry in report.articles for claim in entry.claims]
    folded = (f"<details><summary>{counted(len(claims), 'claim')}</summary>\n\n", "\n</details>\n")
    yield folded, "| where | number | read as | verdict | why |", claims, "claim"


def _finding(entry: ArticleReport, finding: Finding, places: Places, view: View) -> str:
    mark = f"{_MARKS[finding.severity]} {finding.severity}"
    if finding.confidence != "high":
        mark += f"<br>{finding.confidence} confidence"
    if finding.suppressed is not None:
        mark = f"⊘ suppressed<br>{prose(finding.suppressed)}"
    perhaps = f"<br>Perhaps: {prose(finding.suggestion)}" if finding.suggestion else ""
    where = _where(entry, finding.span.start, places, view)
    return (
        f"| {mark} | {where} | {finding.rule} {prose(finding.name)} | {prose(finding.message)}{perhaps} "
        f"| {_excerpt(entry, finding)} |"
    )


def _where(entry: ArticleReport, offset: int, places: Places, view: View) -> str:
    name, (line, column) = places.name(offset), places.position(offset)
    source = relative(entry.article.source, view)
    return code(f"{source}, {name}" if name else f"{source}:{line}:{column}")


def _excerpt(entry: ArticleReport, finding: Finding) -> str:
    """What stands around a number, and the number in bold."""
    text, span = entry.article.text, finding.span
    sentence = sentence_at(entry.article, span.start)
    whole = sentence.span if sentence is not None else span
    start, end = max(whole.start, span.start - _WORDS_AROUND), min(whole.end, span.end + _WORDS_AROUND)
    start = start if start == whole.start else text.find(" ", start, span.start) + 1 or start
    cut = text.rfind(" ", span.end, end)
    end = end if end == whole.end or cut < 0 else cut
    before, inside, after = (text[start : span.start], text[span.start : span.end], text[span.end : end])
    left, right = "… " * (start > whole.start), " …" * (end < whole.end)
    return f"{left}{_side(before)}<b>{prose(inside)}</b>{_side(after)}{right}"


def _side(text: str) -> str:
    """The text beside a number, with the blanks at its ends."""
    return " " * text[:1].isspace() + prose(text) + " " * text[-1:].isspace() if text.strip() else " " * bool(text)


def _article(entry: ArticleReport, view: View) -> str:
    found = sum(finding.suppressed is None for finding in entry.findings)
    unbound = sum(bound.claim is None for bound in entry.bound)
    checked = str(entry.checked) if entry.checked else f"**{NOTHING_CHECKED}**: {prose(why_unchecked(entry))}"
    name = code(relative(entry.article.source, view))
    if entry.too_little is not None:
        checked += f"<br>**{TOO_LITTLE}**: {prose(entry.too_little)}"
    return f"| {name} | {found} | {len(entry.suppressed)} | {checked} | {entry.count('unchecked')} | {unbound} |"


def _claim(entry: ArticleReport, claim: Claim, places: Places, view: View) -> str:
    entities, verdict = entry.entities, entry.verdicts[claim.id]
    counterpart = entities[claim.counterpart] if claim.counterpart else None
    words = label(entry.measures[claim.measure], entities[claim.entity], counterpart, view.the)
    where = _where(entry, claim.quantity.span.start, places, view)
    return (
        f"| {where} | {prose(phrases.printed(claim))} | {prose(words)} | {verdict.outcome} | {prose(verdict.reason)} |"
    )
