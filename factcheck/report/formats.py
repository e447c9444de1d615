"""The formats of a check's report: their names, the endings of their files, and what each of them is given."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.levels import Severity
    from factcheck.results.model import ArticleReport, Finding
    from factcheck.results.report import Report
    from factcheck.rules.rule import Rule


class Format(StrEnum):
    """How the report is written."""

    terminal = "terminal"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    junit = "junit"
    markdown = "markdown"


MODULES: Mapping[Format, str] = {format_: f"factcheck.report.{format_}" for format_ in Format}
"""The module of each format, imported only when a report is written in it. It is a `Renderer`."""

ENDINGS: Mapping[str, Format] = {
    ".txt": Format.terminal,
    ".sarif": Format.sarif,
    ".sarif.json": Format.sarif,
    ".json": Format.json,
    ".xml": Format.junit,
    ".md": Format.markdown,
    ".jsonl": Format.jsonl,
}
"""The format of a file by how its name ends; the first that fits counts."""


class View(NamedTuple):
    """What a format is given beside the report: for whom it is written. Each format takes what concerns it."""

    exit_code: int = 0
    """The exit code of the run."""
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    """Whether escape sequences are written."""
    quiet: bool = False
    """Only one line for each article, or no closing line."""
    verbose: bool = False
    """Every number, with the evidence of each binding and all observations."""
    fail_on: Severity = "error"
    """The mildest severity of a finding that the run fails for."""
    show_suppressed: bool = False
    """Whether suppressed findings are shown, and not only counted."""
    the: frozenset[str] = frozenset()
    """The names of places that take the article."""
    folder: str = ""
    """The folder that the names of inputs are told from."""
    root: str = ""
    """The folder that a code host counts them from: the root of the repository."""
    rules: tuple[Rule, ...] = ()
    """The rules that there are, for formats that carry their documentation."""

    def remarks(self, finding: Finding) -> bool:
        """Tell whether a finding only remarks on something: a note, unless the run fails for notes."""
        return finding.severity == "note" and self.fail_on != "note"

    def findings(self, entry: ArticleReport) -> tuple[Finding, ...]:
        """Return the findings of an article that are shown, in the order of the text."""
        return tuple(each for each in entry.findings if self.show_suppressed or each.suppressed is None)


class Renderer(Protocol):
    """What a module of a format has."""

    def render(self, report: Report, view: View) -> str:
        """Return the report as text, each line ended."""


def render(format_: Format, report: Report, view: View) -> str:
    """Write a report in a format."""
    import importlib

    renderer: Renderer = importlib.import_module(MODULES[format_])
    return renderer.render(report, view)


def by_ending(name: str) -> Format | None:
    """Return the format of a file by how its name ends, None if no format has such files."""
    lower = name.lower()
    return next((format_ for ending, format_ in ENDINGS.items() if lower.endswith(ending)), None)
