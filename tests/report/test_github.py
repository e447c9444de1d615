"""Workflow commands of GitHub Actions, read here as the runner reads them, and the summary of a job."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from factcheck.commands import check
from factcheck.report import github
from tests.report import samples
from tests.support import checker

if TYPE_CHECKING:
    from factcheck.results import Report


def _commands(report: Report, *, show_suppressed: bool = False) -> list[tuple[str, dict[str, str], str]]:
    """Name, properties and message of each command, unescaped; the last line is none."""
    *lines, last = github.render(report, samples.view(show_suppressed=show_suppressed)).splitlines()
    assert last.startswith("factcheck: ")
    found = []
    for line in lines:
        head, message = line.removeprefix("::").split("::", 1)
        name, _, told = head.partition(" ")
        properties = dict(pair.split("=", 1) for pair in told.split(","))
        found.append((name, {key: _unescape(value) for key, value in properties.items()}, _unescape(message)))
    return found


def _unescape(text: str) -> str:
    for escaped, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escaped, character)
    return text


def test_a_finding_is_an_annotation_of_its_characters() -> None:
    (name, properties, message), *_ = _commands(samples.report("aleppo"))
    assert name == "error"
    assert properties == {
        "file": "aleppo.txt",
        "line": "11",
        "endLine": "11",
        "col": "79",
        "endColumn": "85",
        "title": "REF001 contradicts-reference",
    }
    assert message.startswith("the text says 10,000; State Department has 12,587")


def test_the_worst_come_first_since_only_ten_are_shown() -> None:
    commands = [name for name, _, _ in _commands(samples.report("desk"))]
    assert commands == ["error"] * 4 + ["warning"] * 5


def test_a_note_is_a_notice() -> None:
    entry = samples.report("aleppo").articles[0]
    note = entry.findings[0]._replace(severity="note")
    ((name, _, _),) = _commands(checker().report([entry._replace(findings=(note,))]))
    assert name == "notice"


def test_a_hostile_name_and_text_stay_inside_their_command() -> None:
    commands = _commands(samples.report("hostile"))
    assert [name for name, _, _ in commands] == ["error", "error", "warning"]
    for _, properties, _ in commands:
        assert properties["file"] == samples.HOSTILE_NAME.replace("\x1b", "�")
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_a_percent_sign_and_line_ends_are_escaped() -> None:
    entry = samples.report("aleppo").articles[0]
    finding = entry.findings[0]._replace(message="5% of\r\n::error::it, 100%0A", suggestion=None)
    written = github.render(checker().report([entry._replace(findings=(finding,))]), samples.view())
    assert written.splitlines()[0].endswith("::5%25 of  ::error::it, 100%250A")


def test_a_finding_over_several_lines_has_no_columns() -> None:
    entry = samples.report("aleppo").articles[0]
    span = entry.findings[0].span
    finding = entry.findings[0]._replace(span=span._replace(end=span.end + 200))
    ((_, properties, _),) = _commands(checker().report([entry._replace(findings=(finding,))]))
    assert {"line", "endLine"} < set(properties)
    assert "col" not in properties


def test_a_suppressed_finding_is_a_notice_on_demand() -> None:
    usual, all_ = (_commands(samples.report("desk"), show_suppressed=show) for show in (False, True))
    (shown,) = [command for command in all_ if command not in usual]
    assert shown[0] == "notice"
    assert shown[1]["title"].startswith("suppressed: REF001")


# --- the summary ------------------------------------------------------------------------------------------------


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wrong.txt").write_text("The population of France was about 22 million in 2015.\n", encoding="utf-8")
    file = tmp_path / "summary"
    file.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    return file


def test_the_summary_is_appended_with_all_findings(summary: Path) -> None:
    result = CliRunner().invoke(check.app, ["wrong.txt", "--format", "github"])
    assert result.exit_code == 1
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("# Before\n### ✗ factcheck: 1 finding\n")
    assert re.search(r"\| `wrong\.txt:1:36` \| REF001 ", written)


def test_another_format_leaves_the_summary_alone(summary: Path) -> None:
    CliRunner().invoke(check.app, ["wrong.txt"])
    assert summary.read_text(encoding="utf-8") == "# Before\n"


def test_a_summary_that_cannot_be_written_is_one_line_and_2(summary: Path) -> None:
    summary.unlink()
    summary.mkdir()
    result = CliRunner().invoke(check.app, ["wrong.txt", "--format", "github"])
    assert result.exit_code == 2
    assert result.stderr == f"factcheck: {summary}: cannot be written: Is a directory\n"
    assert "::error " in result.stdout


def test_a_summary_stays_below_what_github_takes() -> None:
    entry = samples.report("aleppo").articles[0]
    many = checker().report([entry] * 3000)
    assert len(github.summary(many, samples.view()).encode()) <= github.LONGEST_SUMMARY


def test_no_summary_file_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    Path("calm.txt").write_text("The lake is calm.\n", encoding="utf-8")
    assert CliRunner().invoke(check.app, ["calm.txt", "--format", "github"]).exit_code == 0
