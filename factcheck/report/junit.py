"""JUnit XML, which CI servers show as tests: an article is a suite, a claim or a finding a case.

A claim that holds passes, one that was not checked is skipped, and every finding fails, with its severity as the type:
servers show the text of failures only. A note is skipped, with its text, unless the run fails for notes. An input that
was not read is an error, and what a reader could not make sense of stands as the output of its suite.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.article import Places, sentence_at
from factcheck.records import NamedTuple
from factcheck.report.counts import NOTHING_CHECKED, READER_WARNING, TOO_LITTLE, closing, counted, why_unchecked
from factcheck.report.paths import relative
from factcheck.report.safe import safe
from factcheck.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.claims.model import Claim
    from factcheck.report.formats import View
    from factcheck.results.model import ArticleReport, Finding, InputError
    from factcheck.results.report import Report

_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\ufffe": "�", "\uffff": "�"}
)
"""The two last are characters that XML 1.0 does not know and `safe` lets pass."""
_PASSED, _FAILED, _SKIPPED, _ERROR = "passed", "failure", "skipped", "error"


class _Case(NamedTuple):
    """A test case."""

    name: str
    """What is tested: the same in the next run, so that servers know it again."""
    outcome: str
    """Passed, failure, skipped or error."""
    message: str = ""
    """What is wrong, in one line."""
    kind: str = ""
    """The severity of a finding."""
    lines: tuple[str, ...] = ()
    """Details."""
    line: int | None = None
    """The line in the file."""


class _Suite(NamedTuple):
    """The test cases of one file."""

    source: str
    """Its name."""
    cases: tuple[_Case, ...]
    """Its cases."""
    told: str = ""
    """How much of it was checked."""
    warnings: tuple[str, ...] = ()
    """What its reader could not make sense of."""


def render(report: Report, view: View) -> str:
    """Return the suites of all articles and of the inputs that could not be read."""
    suites = [
        _Suite(entry.article.source, tuple(_cases(entry, view)), _told(entry), entry.article.warnings)
        for entry in report.articles
    ]
    suites += [_Suite(error.source, (_unread(error),)) for error in report.errors]
    every = [case for suite in suites for case in suite.cases]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="factcheck" {_counts(every)}>',
        f"  <!-- {closing(report)} -->",
        *(line for suite in suites for line in _suite(suite, relative(suite.source, view))),
        "</testsuites>",
    ]
    return "".join([f"{line}\n" for line in lines])


def _suite(suite: _Suite, source: str) -> Iterator[str]:
    yield f"  <testsuite name={_quoted(source)} {_counts(suite.cases)}>"
    if suite.told:
        yield "    <properties>"
        yield f'      <property name="summary" value={_quoted(suite.told)}/>'
        yield "    </properties>"
    seen: Counter[str] = Counter()
    for case in suite.cases:
        seen[case.name] += 1
        name = case.name if seen[case.name] == 1 else f"{case.name} ({seen[case.name]})"
        line = "" if case.line is None else f' line="{case.line}"'
        head = f'    <testcase classname={_quoted(source)} name={_quoted(name)} file={_quoted(source)}{line} time="0"'
        if case.outcome == _PASSED:
            yield f"{head}/>"
            continue
        yield f"{head}>"
        kind = f" type={_quoted(case.kind)}" if case.kind else ""
        told_case = "\n".join(_text(each) for each in case.lines)
        end = f">{told_case}</{case.outcome}>" if case.lines else "/>"
        yield f"      <{case.outcome} message={_quoted(case.message)}{kind}{end}"
        yield "    </testcase>"
    if suite.warnings:
        warnings = "\n".join(_text(f"{source}: {READER_WARNING}: {warning}") for warning in suite.warnings)
        yield f"    <system-err>{warnings}</system-err>"
    yield "  </testsuite>"


def _counts(cases: Iterable[_Case]) -> str:
    number = Counter(case.outcome for case in cases)
    return (
        f'tests="{number.total()}" failures="{number[_FAILED]}" errors="{number[_ERROR]}" '
        f'skipped="{number[_SKIPPED]}" time="0"'
    )


def _told(entry: ArticleReport) -> str:
    hidden = f", {len(entry.suppressed)} suppressed" if entry.suppressed else ""
    return f"{entry.checked} of {counted(len(entry.verdicts), 'claim')} checked{hidden}"


def _unread(error: InputError) -> _Case:
    return _Case("the input can be read", _ERROR, error.message, "unread", (f"{error.source}: {error.message}",))


def _cases(entry: ArticleReport, view: View) -> Iterator[_Case]:
    places = Places(entry.article)
    if not entry.checked:
        yield _Case(NOTHING_CHECKED, _SKIPPED, why_unchecked(entry))
    if entry.too_little is not None:
        yield _Case("enough was checked", _FAILED, f"{TOO_LITTLE}: {entry.too_little}", "coverage")
    judged = {code: finding for finding in entry.findings if finding.rule[:3] == "REF" for code in finding.claims}
    for claim in entry.claims:
        yield _claim(entry, claim, judged.get(claim.id), places, view)
    for finding in view.findings(entry):
        if finding.rule[:3] != "REF":
            surface = finding.span.of(entry.article.text)
            yield _finding(entry, finding, f"{finding.rule} {finding.name}: {surface}", places, view)


def _claim(entry: ArticleReport, claim: Claim, finding: Finding | None, places: Places, view: View) -> _Case:
    entities, verdict = entry.entities, entry.verdicts[claim.id]
    counterpart = entities[claim.counterpart] if claim.counterpart else None
    words = label(entry.measures[claim.measure], entities[claim.entity], counterpart, view.the)
    name, line = f"{claim.quantity.surface}: {words}", _line(claim.quantity.span.start, places)
    if finding is not None:
        return _finding(entry, finding, name, places, view)
    if verdict.outcome in ("consistent", "close"):
        return _Case(name, _PASSED, line=line)
    outcome = "not checked" if verdict.outcome == "unchecked" else verdict.outcome  # whose rule is off
    return _Case(name, _SKIPPED, f"{outcome}: {verdict.reason}", line=line)


def _finding(entry: ArticleReport, finding: Finding, name: str, places: Places, view: View) -> _Case:
    start = finding.span.start
    line = _line(start, places)
    if finding.suppressed is not None:
        reason = f"suppressed: {finding.suppressed}" if view.show_suppressed else "suppressed"
        return _Case(name, _SKIPPED, reason, line=line)
    number, column = places.position(start)
    sentence = sentence_at(entry.article, start)
    told = (
        f"{relative(entry.article.source, view)}:{number}:{column}: {finding.rule} {finding.message}",
        f"place: {places.name(start)}" if places.name(start) else "",
        f"sentence: {sentence.text}" if sentence is not None else "",
        f"perhaps: {finding.suggestion}" if finding.suggestion else "",
        f"confidence: {finding.confidence}",
    )
    message = f"{finding.rule} {finding.message}"
    lines = tuple(each for each in told if each)
    if view.remarks(finding):
        return _Case(name, _SKIPPED, f"{finding.severity}: {message}", lines=lines, line=line)
    return _Case(name, _FAILED, message, finding.severity, lines, line)


def _line(offset: int, places: Places) -> int | None:
    """The line of a character, None in a Word document, which has none."""
    return None if places.name(offset) else places.position(offset)[0]


def _text(text: str) -> str:
    return safe(text).translate(_ENTITIES)


def _quoted(text: str) -> str:
    return f'"{_text(" ".join(text.split()))}"'
