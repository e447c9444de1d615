"""`factcheck rules` and `factcheck explain`, and which rules a check runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from factcheck.commands import check, explain, rules
from factcheck.report.rules import markdown
from factcheck.rules.registry import FAMILIES, RULES
from factcheck.rules.selection import UnknownRuleError, selected
from tests.support import valid_json

if TYPE_CHECKING:
    import typer
    from typer.testing import Result

TWO_SLIPS = "0ver 100 ships sailed. The population of France was about 22 million in 2015.\n"
ALL = frozenset(rule.code for rule in RULES)


def run(app: typer.Typer, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, stdin)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def found(*arguments: str) -> list[str]:
    """Return the codes that a check of two slips finds."""
    result = run(check.app, "-", "--date", "2016-10-01", "--format", "json", *arguments, stdin=TWO_SLIPS)
    return [finding["rule"] for finding in valid_json(result.stdout)["articles"][0]["findings"]]


# --- which rules are on -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("select", "ignore", "on"),
    [
        ((), (), ALL),
        (("SUM",), (), {rule.code for rule in FAMILIES["SUM"].rules}),
        (("ref001,sum001",), (), {"REF001", "SUM001"}),
        (("REF",), ("REF002",), {"REF001", "REF003"}),
        (("SUM001",), ("SUM",), {"SUM001"}),
        (("SUM001",), ("SUM001",), set()),
        ((), ("ALL",), set()),
    ],
)
def test_the_more_exact_word_decides(select: tuple[str, ...], ignore: tuple[str, ...], on: set[str]) -> None:
    assert selected(select, ignore) == on


def test_an_unknown_rule_is_named_with_what_may_have_been_meant() -> None:
    with pytest.raises(UnknownRuleError, match="no rule or family 'SUM01'; did you mean SUM001"):
        selected(["SUM01"])


def test_a_check_runs_the_rules_that_are_on() -> None:
    assert found() == ["NUM003", "REF001"]
    assert found("--select", "NUM") == ["NUM003"]
    assert found("--ignore", "NUM003") == ["REF001"]
    assert found("--ignore", "REF", "--ignore", "NUM") == []


def test_the_configuration_file_chooses_and_the_option_wins(desk: Path) -> None:
    (desk / "factcheck.toml").write_text('ignore = ["REF"]\n', encoding="utf-8")
    assert found() == ["NUM003"]
    assert found("--ignore", "NUM") == ["REF001"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('select = "REF"', 'select: a list of rules is expected: ["REF", "SUM001"]'),
        ('ignore = ["REF01"]', "no rule or family 'REF01'; did you mean REF001"),
        ('selct = ["REF"]', "selct: unknown key; did you mean select?"),
    ],
)
def test_a_wrong_configuration_is_refused_with_its_file(desk: Path, line: str, complaint: str) -> None:
    (desk / "factcheck.toml").write_text(line + "\n", encoding="utf-8")
    result = run(check.app, "-", stdin=TWO_SLIPS)
    assert result.exit_code == 2
    assert "factcheck.toml: " in result.stderr
    assert complaint in result.stderr


# --- the list and the documentation -----------------------------------------------------------------------------


def test_every_rule_is_listed_with_its_severity_and_whether_it_is_on() -> None:
    lines = run(rules.app, "--ignore", "SUM001").stdout.splitlines()[1:]
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    assert {line.split()[0]: line.split()[-1] for line in lines}["SUM001"] == "off"


def test_the_list_as_json_has_the_documentation() -> None:
    listed = json.loads(run(rules.app, "--json").stdout)["rules"]
    assert {entry["code"] for entry in listed} == ALL
    assert all(entry["on"] and entry["does"] and entry["misses"] for entry in listed)


def test_a_rule_is_explained_under_five_headings() -> None:
    text = run(explain.app, "sum001").stdout
    assert text.startswith("SUM001 part-exceeds-whole (error)\n")
    for heading in ("What it does", "Why it matters", "Example", "How to fix it", "What it does not catch"):
        assert heading in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_family_is_explained_rule_by_rule() -> None:
    text = run(explain.app, "REF").stdout
    assert [code for code in ("REF001", "REF002", "REF003") if f"{code} " in text] == ["REF001", "REF002", "REF003"]


def test_a_rule_that_is_none_is_refused_in_one_line() -> None:
    result = run(explain.app, "SUMM")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "factcheck: no rule or family 'SUMM'; did you mean SUM?\n"


def test_the_page_of_the_rules_is_what_explain_prints() -> None:
    page = Path(__file__).parents[2] / "docs" / "rules.md"
    assert page.read_text(encoding="utf-8") == markdown(RULES), "run `python -m tools.rule_pages`"
