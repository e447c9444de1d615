"""SARIF 2.1.0, the exchange format of static analysis, which code hosts and editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.article import Places
from factcheck.levels import CONFIDENCES, SEVERITIES
from factcheck.report.counts import NOTHING_CHECKED, TOO_LITTLE, closing, counted, why_unchecked
from factcheck.report.json import dump
from factcheck.report.paths import uri
from factcheck.report.rules import HEADINGS
from factcheck.report.safe import safe
from factcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.article import Span
    from factcheck.report.formats import View
    from factcheck.results.model import ArticleReport, Finding, InputError
    from factcheck.results.report import Report
    from factcheck.rules.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub takes no more results of a run."""
_BASE = "%SRCROOT%"
_RANKS = {"high": 90.0, "medium": 60.0, "low": 30.0}
"""The priority of a result, of 100, by the confidence of the finding."""
_NOTIFICATIONS = {
    "unread-input": "An input could not be read, so nothing in it was checked.",
    "nothing-checked": "No number of an article could be held against reference data.",
    "too-little-checked": "Less of an article was held against reference data than the run asks for.",
    "reader-warning": "Part of a file could not be read as its writer may have meant it: a date, a remark.",
    "results-left-out": "There are more results than a code host takes, so the mildest are left out.",
}


def render(report: Report, view: View) -> str:
    """Return a log of one run. Suppressed findings, if they are shown, are results with suppressions."""
    found = [(entry, finding) for entry in report.articles for finding in view.findings(entry)]
    kept = _most_severe(found)
    codes = {finding.rule for _, finding in kept}
    rules = [rule for rule in view.rules if rule.code in codes]
    index = {rule.code: number for number, rule in enumerate(rules)}
    places = {id(entry): Places(entry.article) for entry in report.articles}
    notifications = [
        *(_unread(error, view) for error in report.errors),
        *(_nothing_checked(entry, view) for entry in report.articles if not entry.checked),
        *(_too_little(entry, view) for entry in report.articles if entry.too_little is not None),
        *(_warning(entry, told, view) for entry in report.articles for told in entry.article.warnings),
    ]
    if len(kept) < len(found):
        left = f"{counted(len(found) - len(kept), 'result')} of {len(found)} left out, the mildest"
        notifications.append(_notification("results-left-out", "warning", left))
    run = {
        "tool": {
            "driver": {
                "name": "factcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules],
                "notifications": [
                    {"id": name, "shortDescription": {"text": text}} for name, text in _NOTIFICATIONS.items()
                ],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "exitCode": view.exit_code,
                "toolExecutionNotifications": notifications,
            }
        ],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The root of the repository or of the articles."}}},
        "artifacts": [_artifact(entry, view) for entry in report.articles],
        "columnKind": "unicodeCodePoints",
        "results": [_result(entry, finding, places[id(entry)], index, view) for entry, finding in kept],
        "properties": {
            "summary": closing(report),
            "suppressed": sum(len(entry.suppressed) for entry in report.articles),
        },
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _most_severe(found: Sequence[tuple[ArticleReport, Finding]]) -> list[tuple[ArticleReport, Finding]]:
    """As many results as a code host takes, in their order; if there are more, the mildest are left out."""
    if len(found) <= MOST_RESULTS:
        return list(found)

    def weight(number: int) -> tuple[bool, int, int]:
        finding = found[number][1]
        hidden = finding.suppressed is not None
        return hidden, SEVERITIES.index(finding.severity), CONFIDENCES.index(finding.confidence)

    return [found[number] for number in sorted(sorted(range(len(found)), key=weight)[:MOST_RESULTS])]


# --- the tool ---------------------------------------------------------------------------------------------------


def _rule(rule: Rule) -> dict[str, Any]:
    parts = [(heading, getattr(rule, part)) for part, heading in HEADINGS.items()]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.does},
        "fullDescription": {"text": f"{rule.does} {rule.matters}"},
        "help": {
            "text": "\n\n".join(f"{heading}: {text}" for heading, text in parts),
            "markdown": "\n\n".join(f"**{heading}.** {text}" for heading, text in parts),
        },
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": ["numbers", rule.code[:3]], "problem.severity": _problem(rule)},
    }


def _problem(rule: Rule) -> str:
    """The severity in the words of GitHub."""
    return "recommendation" if rule.severity == "note" else rule.severity


def _notification(name: str, level: str, text: str, source: str | None = None) -> dict[str, Any]:
    at = {} if source is None else {"locations": [{"physicalLocation": {"artifactLocation": _file(source)}}]}
    return {"descriptor": {"id": name}, "level": level, "message": {"text": _plain(text)}, **at}


def _unread(error: InputError, view: View) -> dict[str, Any]:
    return _notification("unread-input", "error", f"{error.source}: {error.message}", uri(error.source, view))


def _nothing_checked(entry: ArticleReport, view: View) -> dict[str, Any]:
    source = entry.article.source
    text = f"{source}: {NOTHING_CHECKED}. {why_unchecked(entry)}"
    return _notification("nothing-checked", "warning", text, uri(source, view))


def _too_little(entry: ArticleReport, view: View) -> dict[str, Any]:
    source = entry.article.source
    text = f"{source}: {TOO_LITTLE}: {entry.too_little}"
    return _notification("too-little-checked", "error", text, uri(source, view))


def _warning(entry: ArticleReport, told: str, view: View) -> dict[str, Any]:
    source = entry.article.source
    return _notification("reader-warning", "warning", f"{source}: {told}", uri(source, view))


# --- the results ------------------------------------------------------------------------------------------------


def _file(address: str) -> dict[str, Any]:
    return {"uri": address} if ":" in address else {"uri": address, "uriBaseId": _BASE}


def _artifact(entry: ArticleReport, view: View) -> dict[str, Any]:
    return {
        "location": _file(uri(entry.article.source, view)),
        "roles": ["analysisTarget"],
        "properties": {
            "quantities": len(entry.bound),
            "claims": len(entry.verdicts),
            "checked": entry.checked,
            "suppressed": len(entry.suppressed),
        },
    }


def _result(
    entry: ArticleReport, finding: Finding, places: Places, index: Mapping[str, int], view: View
) -> dict[str, Any]:
    text = finding.message + (f". Perhaps: {finding.suggestion}" if finding.suggestion else "")
    related = [
        {"id": number, **_location(entry, span, places, view, message=True)}
        for number, span in enumerate(_others(entry, finding))
    ]
    hidden = finding.suppressed
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": index[finding.rule]} if finding.rule in index else {}),
        "level": finding.severity,
        "kind": "fail",
        "rank": _RANKS[finding.confidence],
        "message": {"text": _plain(text)},
        "locations": [_location(entry, finding.span, places, view)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"factcheckFinding/v1": finding.fingerprint},
        **({} if hidden is None else {"suppressions": [{"kind": "external", "justification": _plain(hidden)}]}),
        "properties": {"confidence": finding.confidence, "claims": list(finding.claims)},
    }


def _others(entry: ArticleReport, finding: Finding) -> Iterator[Span]:
    """The other numbers that a finding speaks of."""
    spans = {bound.id: bound.quantity.span for bound in entry.bound}
    for number in finding.quantities:
        if number in spans and not spans[number].overlaps(finding.span):
            yield spans[number]


def _location(entry: ArticleReport, span: Span, places: Places, view: View, *, message: bool = False) -> dict[str, Any]:
    """Where a span stands. A Word document has no lines: there the part that holds it is named."""
    file = {"artifactLocation": _file(uri(entry.article.source, view))}
    words = _plain(span.of(entry.article.text))
    name = places.name(span.start)
    if name is not None:
        column = places.position(span.start)[1]
        return {
            "physicalLocation": file,
            "logicalLocations": [{"name": name, "fullyQualifiedName": f"{entry.article.source}/{name}"}],
            "message": {"text": f"{name}, character {column}: {words}"},
        }
    (line, column), (end_line, end_column) = places.position(span.start), places.end(span.end)
    text = entry.article.origin.text or entry.article.text
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "snippet": {"text": places.span(span).of(text)},
    }
    return {
        "physicalLocation": {**file, "region": region},
        **({"message": {"text": words}} if message else {}),
    }


def _plain(text: str) -> str:
    """A message of SARIF: no control characters, and nothing that a viewer would take for a link or a placeholder."""
    return safe(text).replace("](", "] (").replace("{", "{{").replace("}", "}}")
