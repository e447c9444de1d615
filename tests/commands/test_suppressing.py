"""A check with a file beside the article, and with a baseline."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.helpers import run

DAY = ("--date", "2016-10-01")
FRANCE = "The population of France was about 22 million in 2015.\n"


def _write(name: str, text: str = FRANCE) -> Path:
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


def test_a_file_beside_the_article_keeps_a_finding_from_failing_the_run() -> None:
    _write("a.txt")
    assert run("a.txt", *DAY).exit_code == 1
    _write("a.txt.factcheck.toml", '[[ignore]]\nrule = "REF001"\ntext = "22 million"\nreason = "as printed"\n')
    result = run("a.txt", *DAY)
    assert result.exit_code == 0
    assert "1 suppressed" in result.stdout
    assert "as printed" in run("a.txt", *DAY, "--show-suppressed").stdout
    assert "as printed" in run("a.txt", *DAY, "--config", "show_suppressed=true").stdout
    assert "\x1b[" in run("a.txt", *DAY, "--config", "color=always").stdout


def test_a_mistake_in_that_file_costs_its_article_only() -> None:
    _write("a.txt")
    _write("b.txt", "The lake is calm.\n")
    _write("a.txt.factcheck.toml", "[[ignore]]\nrul = 1\n")
    result = run("a.txt", "b.txt", *DAY, "-q")
    assert result.exit_code == 3
    assert "a.txt.factcheck.toml: [[ignore]] 1 rul: unknown key; did you mean rule?" in result.stderr
    assert result.stdout.startswith("b.txt: ")


def test_a_folder_in_its_place_is_not_passed_over() -> None:
    _write("a.txt")
    Path("a.txt.factcheck.toml").mkdir()
    result = run("a.txt", *DAY)
    assert result.exit_code == 3
    assert "a.txt.factcheck.toml: cannot be read: Is a directory" in result.stderr


def test_a_baseline_is_written_holds_and_is_renewed() -> None:
    _write("a.txt")
    _write("other.txt", FRANCE.replace("France", "Germany"))
    written = run("a.txt", "other.txt", *DAY, "--write-baseline", "base.json")
    assert written.exit_code == 0
    assert "base.json: 2 findings written, 0 expired removed" in written.stderr
    before = Path("base.json").read_bytes()
    assert [row["path"] for row in json.loads(before)["findings"]] == ["a.txt", "other.txt"]
    assert run("a.txt", *DAY, "--baseline", "base.json").exit_code == 0
    _write("a.txt", FRANCE.replace("22", "23"))
    changed = run("a.txt", *DAY, "--baseline", "base.json", "-v")
    assert changed.exit_code == 1
    assert "base.json: 1 of its findings expired" in changed.stderr
    assert "expired: a.txt REF001" in changed.stderr
    renewed = run("a.txt", *DAY, "--baseline", "base.json", "--write-baseline", "base.json")
    assert "1 finding written, 1 expired removed" in renewed.stderr
    assert [row["path"] for row in json.loads(Path("base.json").read_bytes())["findings"]] == ["a.txt", "other.txt"]
    assert run("a.txt", "other.txt", *DAY, "--config", "baseline=base.json").exit_code == 0
    assert sorted(path.name for path in Path().iterdir() if path.name.startswith(".")) == []


def test_a_baseline_that_is_none_is_refused_and_never_overwritten() -> None:
    _write("a.txt")
    for option in ("--baseline", "--write-baseline"):
        result = run("a.txt", *DAY, option, "a.txt")
        assert result.exit_code == 2
        assert result.stderr.startswith("factcheck: a.txt: no baseline: not JSON")
    assert Path("a.txt").read_text(encoding="utf-8") == FRANCE
    gone = run("a.txt", *DAY, "--baseline", "gone.json")
    assert gone.stderr == "factcheck: gone.json: no such baseline; --write-baseline gone.json writes one\n"


def test_sic_is_heeded_only_if_asked_for() -> None:
    _write("a.txt", "The fee was 12,5000 [sic] last year.\n")
    assert run("a.txt", "--fail-on", "warning", "--min-confidence", "low").exit_code == 1
    assert run("a.txt", "--fail-on", "warning", "--min-confidence", "low", "--ignore-sic").exit_code == 0


def test_the_terminal_report_says_which_remark_suppresses_nothing_and_why() -> None:
    _write("a.md", "The lake is calm.\n\n<!-- factcheck: ignore[REF999] old -->\nThe swans are 5.\n")
    words = " ".join(run("a.md").stdout.replace("│", " ").split())
    assert "remark ignore[REF999] on line 3 suppresses nothing: no rule or family 'REF999'" in words
