"""The command: its options, its exit codes, and what goes to which stream."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from factcheck import __version__, cli
from factcheck.commands import check
from factcheck.config import Thresholds
from factcheck.report.formats import Format
from tests.support import valid_json

if TYPE_CHECKING:
    from typer.testing import Result

    from factcheck.results import Report

TEXTS = {
    "wrong.txt": "The population of France was about 22 million in 2015.\n",  # an error, sure
    "slip.txt": "0ver 100 shops in the old town lost their windows in the storm.\n",  # a warning
    "right.txt": "The population of France was about 66 million in 2015.\n",
    "unknown.txt": "Two bridges are closed, and 12 buses run a longer way.\n",
    "wordy.txt": "The lake is calm, and nobody counts the swans.\n",
}
DAY = ("--date", "2016-10-01")
ESCAPE = "\x1b["


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few articles, and an environment in which nothing decides about colours or width."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "FACTCHECK_DEBUG", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(check.app, arguments, stdin, prog_name="factcheck")


def document(*arguments: str, stdin: str | bytes | None = None) -> dict[str, Any]:
    result = run(*arguments, "--format", "json", stdin=stdin)
    return valid_json(result.stdout)


def last_words(result: Result) -> str:
    return " ".join(result.stdout.split()[-2:])


def sources(found: dict[str, Any]) -> list[str]:
    return [article["source"] for article in found["articles"]]


# --- inputs ---------------------------------------------------------------------------------------------------


def test_several_files_are_reported_in_the_order_given() -> None:
    found = document("right.txt", "wrong.txt", "unknown.txt", *DAY)
    assert sources(found) == ["right.txt", "wrong.txt", "unknown.txt"]


def test_the_last_line_of_several_articles_counts_them() -> None:
    result = run("right.txt", "wrong.txt", *DAY)
    assert result.stdout.splitlines()[-1].startswith("2 articles: ")
    assert last_words(result) == "exit 1"


def test_a_file_named_twice_is_checked_once() -> None:
    assert sources(document("right.txt", "wrong.txt", "right.txt", *DAY)) == ["right.txt", "wrong.txt"]


def test_a_dash_reads_standard_input() -> None:
    found = document("-", *DAY, stdin=TEXTS["wrong.txt"])
    assert sources(found) == ["<stdin>"]
    assert found["articles"][0]["summary"]["findings"] == 1


def test_standard_input_may_stand_among_files() -> None:
    assert sources(document("right.txt", "-", *DAY, stdin=TEXTS["wrong.txt"])) == ["right.txt", "<stdin>"]


def test_no_file_is_a_usage_error() -> None:
    result = run()
    assert result.exit_code == 2
    assert "FILE" in result.stderr
    assert result.stdout == ""


# --- exit codes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"), [("wrong.txt", 1), ("slip.txt", 0), ("right.txt", 0), ("unknown.txt", 0), ("wordy.txt", 0)]
)
def test_only_a_sure_error_gives_1_by_default(name: str, code: int) -> None:
    assert run(name, *DAY).exit_code == code


def test_one_article_with_findings_among_others_gives_1() -> None:
    assert run("right.txt", "wrong.txt", "unknown.txt", *DAY).exit_code == 1


def test_fail_on_sets_the_mildest_severity_that_counts() -> None:
    assert run("slip.txt", "--fail-on", "error").exit_code == 0
    assert run("slip.txt", "--fail-on", "warning").exit_code == 1
    assert run("slip.txt", "--fail-on", "note").exit_code == 1


@pytest.mark.parametrize(
    ("options", "thresholds"),
    [
        ((), Thresholds("error", "high", exit_zero=False)),
        (("--fail-on", "note"), Thresholds("note", "high", exit_zero=False)),
        (("--min-confidence", "medium"), Thresholds("error", "medium", exit_zero=False)),
        (("--min-confidence", "low", "--exit-zero"), Thresholds("error", "low", exit_zero=True)),
    ],
)
def test_the_options_reach_the_exit_code(
    options: tuple[str, ...], thresholds: Thresholds, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Thresholds] = []

    def exit_code(_report: Report, asked: Thresholds) -> int:
        seen.append(asked)
        return 17

    monkeypatch.setattr(check, "exit_code", exit_code)
    assert run("wordy.txt", *options).exit_code == 17
    assert seen == [thresholds]


def test_exit_zero_gives_0_and_still_shows_the_finding() -> None:
    result = run("wrong.txt", *DAY, "--exit-zero")
    assert result.exit_code == 0
    assert "REF001" in result.stdout
    assert last_words(result) == "exit 0"


def test_an_unread_input_gives_3_and_the_others_are_reported() -> None:
    result = run("gone.txt", "wrong.txt", *DAY)
    assert result.exit_code == 3
    assert result.stderr == "factcheck: gone.txt: no such file\n"
    assert "REF001" in result.stdout
    assert last_words(result) == "exit 3"


def test_an_unread_input_gives_3_even_with_exit_zero() -> None:
    assert run("gone.txt", "wrong.txt", *DAY, "--exit-zero").exit_code == 3


def test_json_lists_the_inputs_that_could_not_be_read() -> None:
    found = document("gone.txt", "right.txt", "lost.txt", *DAY)
    assert found["errors"] == [
        {"source": "gone.txt", "message": "no such file"},
        {"source": "lost.txt", "message": "no such file"},
    ]
    assert sources(found) == ["right.txt"]


def test_json_is_a_whole_document_when_nothing_could_be_read() -> None:
    result = run("gone.txt", "--format", "json")
    assert result.exit_code == 3
    assert valid_json(result.stdout)["articles"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-such-option", "right.txt"),
        ("--format", "xml", "right.txt"),
        ("--color", "sometimes", "right.txt"),
        ("--fail-on", "typo", "right.txt"),
        ("--min-confidence", "certain", "right.txt"),
        ("right.txt", "--output"),
    ],
)
def test_wrong_usage_gives_2_and_names_the_option(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    option = next(argument for argument in arguments if argument.startswith("--"))
    assert option in result.stderr.splitlines()[-1]


def test_an_interrupt_gives_130_in_silence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.reading.files.contents", interrupt)
    with pytest.raises(SystemExit) as end:
        cli.run(["right.txt"])
    assert end.value.code == 130
    assert capsys.readouterr().err == ""


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("the \x1b[31mroof fell in")

    monkeypatch.setattr("factcheck.checker.Checker.read", fail)


def test_a_mistake_of_the_program_is_one_harmless_line_and_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    with pytest.raises(SystemExit) as end:
        cli.run(["right.txt"])
    assert end.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"factcheck: internal error: RuntimeError: the \S\[31mroof fell in \(set .*\)\n", said.err)
    assert "\x1b" not in said.err


def test_factcheck_debug_lets_the_traceback_through(monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch)
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    with pytest.raises(RuntimeError, match="roof fell in"):
        cli.run(["right.txt"])


# --- the date -------------------------------------------------------------------------------------------------


def test_the_date_is_the_day_of_publication() -> None:
    assert document("right.txt", *DAY)["articles"][0]["published"] == {
        "date": "2016-10-01",
        "from": "option",
        "granularity": "day",
        "evidence": None,
    }


@pytest.mark.parametrize("text", ["yesterday", "2016-13-01", "2016-02-30", "01.10.2016", "10/01/2016", "", "2016"])
def test_a_date_that_is_no_day_says_how_to_write_one(text: str) -> None:
    result = run("right.txt", "--date", text)
    assert result.exit_code == 2
    assert result.stdout == ""
    last = result.stderr.splitlines()[-1]
    assert "'--date'" in last
    assert repr(text) in last
    assert "YYYY-MM-DD" in last


def test_without_a_date_the_report_says_so_or_where_it_found_one() -> None:
    assert "no date: give one with --date" in run("unknown.txt").stdout
    assert "from the text: “2015”" in run("right.txt").stdout


# --- formats and outputs --------------------------------------------------------------------------------------


def test_the_terminal_report_is_the_default() -> None:
    assert run("wrong.txt", *DAY).stdout == run("wrong.txt", *DAY, "--format", "terminal").stdout


def test_equal_runs_give_equal_bytes() -> None:
    for format_ in Format:
        arguments = ("wrong.txt", "right.txt", *DAY, "--format", format_)
        assert run(*arguments).stdout_bytes == run(*arguments).stdout_bytes


@pytest.mark.parametrize(
    ("format_", "file"),
    [("terminal", "report.txt"), *((ending[1:], f"report{ending}") for ending in (".json", ".jsonl"))],
)
def test_output_writes_to_the_file_what_would_be_printed(format_: str, file: str) -> None:
    printed = run("wrong.txt", *DAY, "--format", format_)
    written = run("wrong.txt", *DAY, "--output", file)
    assert written.exit_code == printed.exit_code == 1
    assert Path(file).read_bytes() == printed.stdout_bytes


def test_the_format_may_be_written_before_the_file() -> None:
    run("wrong.txt", *DAY, "--output", "json:report.out", "--output", "concise:json.txt")
    assert valid_json(Path("report.out").read_text(encoding="utf-8"))["errors"] == []
    assert Path("json.txt").read_text(encoding="utf-8").startswith("wrong.txt:1:")


def test_several_outputs_are_written_and_the_report_is_printed_too() -> None:
    result = run("wrong.txt", *DAY, "-o", "a.json", "-o", "b.jsonl", "-o", "c.txt", "--format", "concise")
    assert result.stdout == run("wrong.txt", *DAY, "--format", "concise").stdout
    assert all(Path(name).stat().st_size for name in ("a.json", "b.jsonl", "c.txt"))


def test_quiet_prints_nothing_if_there_are_files_and_shortens_none() -> None:
    result = run("wrong.txt", *DAY, "-o", "report.txt", "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")
    assert "REF001" in Path("report.txt").read_text(encoding="utf-8")


def test_a_file_is_never_coloured_and_80_columns_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    assert ESCAPE in run("wrong.txt", *DAY, "-o", "report.txt", "--color", "always").stdout
    assert ESCAPE not in Path("report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", ["report.out", "report", "sarif:", "json:-", ""])
def test_an_output_whose_format_is_not_known_is_wrong_usage(target: str) -> None:
    result = run("wrong.txt", *DAY, "--output", target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--output" in result.stderr
    assert sorted(Path().glob("*re*")) == []


def test_an_unknown_ending_is_answered_with_those_that_there_are() -> None:
    said = " ".join(run("wrong.txt", "-o", "report.pdf").stderr.split())
    assert all(ending in said for ending in (".txt", ".json", ".jsonl"))
    assert "concise:report.pdf" in said


def test_a_file_named_twice_is_wrong_usage() -> None:
    assert run("wrong.txt", "-o", "a.json", "-o", "jsonl:a.json").exit_code == 2


def test_an_article_is_not_overwritten_by_its_report() -> None:
    Path("link.txt").symlink_to("wrong.txt")
    for name in ("wrong.txt", "./wrong.txt", "link.txt"):
        result = run("wrong.txt", *DAY, "-o", name)
        assert result.exit_code == 2
        assert result.stderr == f"factcheck: {name}: is one of the articles, and is not overwritten\n"
    assert Path("wrong.txt").read_text(encoding="utf-8") == TEXTS["wrong.txt"]


@pytest.mark.parametrize("place", [".", "*.txt"])
def test_a_report_beside_the_articles_is_no_article_of_the_next_run(place: str) -> None:
    first, second = (run(place, *DAY, "-o", "report.txt", "--format", "concise") for _ in range(2))
    assert (second.exit_code, second.stdout) == (first.exit_code, first.stdout)
    assert run("report.txt", *DAY, "-o", "report.txt").exit_code == 2


def test_output_replaces_the_file_and_keeps_its_mode() -> None:
    Path("report.txt").write_text("old " * 10_000, encoding="utf-8")
    Path("report.txt").chmod(0o640)
    run("wordy.txt", "-o", "report.txt", "-q")
    assert Path("report.txt").read_text(encoding="utf-8").startswith("wordy.txt ")
    assert Path("report.txt").stat().st_mode & 0o777 == 0o640


def test_output_goes_through_a_link_to_its_file() -> None:
    Path("real.json").write_text("", encoding="utf-8")
    Path("latest.json").symlink_to("real.json")
    run("wordy.txt", "-o", "latest.json")
    assert Path("latest.json").is_symlink()
    assert Path("real.json").stat().st_size


def test_an_output_that_is_interrupted_leaves_the_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("report.json").write_text("old", encoding="utf-8")
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        write(path, content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    result = run("wordy.txt", "-o", "report.json")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert Path("report.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == sorted([*TEXTS, "report.json"])


def test_output_to_a_dash_is_standard_output() -> None:
    assert run("wrong.txt", *DAY, "-o", "-").stdout == run("wrong.txt", *DAY).stdout
    assert not Path("-").exists()


@pytest.mark.parametrize(("target", "why"), [("no/such/folder.txt", "No such file"), ("folder.txt", "directory")])
def test_an_output_that_cannot_be_written_is_one_line_and_2(target: str, why: str) -> None:
    Path("folder.txt").mkdir()
    result = run("wrong.txt", *DAY, "--output", target, "-o", "other.txt")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"factcheck: {target}: cannot be written: ")
    assert why in result.stderr
    assert "REF001" in result.stdout
    assert Path("other.txt").exists()


def test_an_explanation_goes_to_standard_output_only() -> None:
    assert run("wrong.txt", *DAY, "--explain", "1", "-o", "report.txt").exit_code == 2


def test_messages_never_mix_with_the_report() -> None:
    result = run("gone.txt", "right.txt", *DAY)
    assert "gone.txt" not in result.stdout
    assert "right.txt" not in result.stderr


def test_quiet_prints_one_line_for_each_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")  # a script that reads the lines has no use for breaks
    Path("all.txt").write_text("".join(TEXTS.values()), encoding="utf-8")
    assert len(run("all.txt", *DAY, "--quiet").stdout.splitlines()) == 1
    lines = run("wrong.txt", "unknown.txt", *DAY, "-q").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["wrong.txt", "unknown.txt", "2 articles"]


def test_verbose_shows_every_number_and_why_it_is_no_claim() -> None:
    short, long = run("unknown.txt").stdout, run("unknown.txt", "--verbose").stdout
    assert "12" not in short
    assert re.search(r"^ *12 +1:29 buses.*: \S", long, re.MULTILINE)


def test_verbose_shows_the_evidence_of_a_reading() -> None:
    assert "measure: " not in run("right.txt", *DAY).stdout
    verbose = run("right.txt", *DAY, "-v").stdout
    assert all(f"{word}: " in verbose for word in ("measure", "place", "period"))


def test_version_prints_one_line() -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"factcheck {__version__}\n", "")


def test_help_shows_no_default_in_brackets_of_its_own() -> None:
    assert "(error)" not in run("--help").stdout
    assert "(high)" not in run("--help").stdout


def test_help_lists_every_option_and_the_exit_codes() -> None:
    for flag in ("--help", "-h"):
        result = run(flag)
        assert result.exit_code == 0
        options = (
            "date format output show-suppressed fetch offline locked data color fail-on min-confidence config isolated "
        )
        options += "require-coverage show-settings exit-zero quiet verbose version help"
        assert all(f"--{option}" in result.stdout for option in options.split())
        assert "0 nothing found, 1 findings, 2 wrong usage, 3 an input could not" in result.stdout
        assert max(len(line) for line in result.stdout.splitlines()) <= 80


# --- settings ---------------------------------------------------------------------------------------------------


def test_the_settings_are_shown_with_their_origin_and_nothing_is_checked(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "factcheck.toml").write_text('fail_on = "note"\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_IGNORE", "NUM,SUM001")
    shown = run("--show-settings", "--require-coverage", "30%").stdout
    rows = [re.split(r"  +", line) for line in shown.splitlines()]
    assert ["fail_on", '"note"', str(desk / "factcheck.toml")] in rows
    assert ["ignore", '["NUM", "SUM001"]', "FACTCHECK_IGNORE"] in rows
    assert ["require_coverage", '"30 %"', "--require-coverage"] in rows
    assert ["min_confidence", '"high"', "default"] in rows


def test_the_settings_as_json_name_their_variables_and_options(desk: Path) -> None:
    (desk / "factcheck.toml").write_text("exit_zero = true\n", encoding="utf-8")
    found = json.loads(run("gone.txt", "--show-settings", "--format", "json").stdout)
    assert (found["schema"], found["file"]) == ("factcheck/settings/1", str(desk / "factcheck.toml"))
    assert {
        "name": "exit_zero",
        "value": True,
        "from": str(desk / "factcheck.toml"),
        "environment": "FACTCHECK_EXIT_ZERO",
        "option": "--exit-zero",
    } in found["settings"]


def test_a_file_of_settings_counts_unless_the_run_is_isolated(desk: Path) -> None:
    (desk / "factcheck.toml").write_text('ignore = ["REF"]\n', encoding="utf-8")
    assert run("wrong.txt", *DAY).exit_code == 0
    assert run("wrong.txt", *DAY, "--isolated").exit_code == 1
    assert run("wrong.txt", *DAY, "--config", "ignore=NUM").exit_code == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('fail_onn = "note"', "fail_onn: unknown key; did you mean fail_on?"),
        ('select = ["SUMM"]', "select: no rule or family 'SUMM'; did you mean SUM?"),
    ],
)
def test_a_mistake_in_the_settings_is_one_line_and_2(desk: Path, line: str, says: str) -> None:
    (desk / "factcheck.toml").write_text(line, encoding="utf-8")
    for arguments in (("right.txt",), ("--show-settings",)):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"factcheck: {desk / 'factcheck.toml'}: {says}\n"


def test_too_little_coverage_gives_1_and_says_where() -> None:
    result = run("right.txt", "wordy.txt", *DAY, "--require-coverage", "30%")
    assert result.exit_code == 1
    assert result.stderr == (
        "factcheck: wordy.txt: too little was checked: no claim was found, and 30 % of the claims must be checked\n"
    )
    assert run("right.txt", *DAY, "--require-coverage", "100 %").exit_code == 0


def test_json_says_of_which_articles_too_little_was_checked() -> None:
    result = run("right.txt", "wordy.txt", *DAY, "--require-coverage", "30%", "--format", "json")
    told = [article["summary"]["too_little"] for article in valid_json(result.stdout)["articles"]]
    assert told == [None, "no claim was found, and 30 % of the claims must be checked"]


# --- nothing was checked --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["unknown.txt", "wordy.txt", "slip.txt"])
def test_the_terminal_says_loudly_that_nothing_was_checked(name: str) -> None:
    assert "! NOTHING WAS CHECKED" in run(name).stdout


@pytest.mark.parametrize("format_", ["terminal", "concise", "github", "junit", "sarif", "markdown"])
def test_a_report_says_why_too_little_coverage_fails_the_run(format_: str) -> None:
    result = run("unknown.txt", "--require-coverage", "30%", "--format", format_)
    assert result.exit_code == 1
    assert "too little was checked" in result.stdout.lower()


def test_the_terminal_is_not_loud_when_something_was_checked() -> None:
    assert "NOTHING WAS CHECKED" not in run("right.txt", *DAY).stdout


def test_json_shows_that_nothing_was_checked() -> None:
    for name, numbers in (("unknown.txt", 2), ("wordy.txt", 0)):
        summary = document(name)["articles"][0]["summary"]
        assert summary["quantities"] == numbers
        assert summary["claims"] == 0
        assert len(summary["outcomes"]) == 6
        assert set(summary["outcomes"].values()) == {0}


# --- colours --------------------------------------------------------------------------------------------------


def test_color_never_and_always_win_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert ESCAPE not in run("wrong.txt", *DAY, "--color", "never").stdout
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert ESCAPE in run("wrong.txt", *DAY, "--color", "always").stdout


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ({"TERM": "xterm-256color"}, False),
    ],
)
def test_a_pipe_is_coloured_only_if_forced(
    environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (ESCAPE in run("wrong.txt", *DAY).stdout) is colored


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_a_terminal_is_coloured_unless_it_cannot_or_must_not_be(environment: dict[str, str], colored: bool) -> None:
    shown = _on_a_terminal("wrong.txt", *DAY, environment=environment)
    assert "REF001" in shown
    assert (ESCAPE in shown) is colored


def test_colours_change_nothing_but_the_colours() -> None:
    plain = run("wrong.txt", "unknown.txt", *DAY, "--color", "never").stdout
    colored = run("wrong.txt", "unknown.txt", *DAY, "--color", "always").stdout
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_json_is_never_coloured() -> None:
    assert "\\u001b" not in run("wrong.txt", "--format", "json", "--color", "always").stdout
    assert ESCAPE not in run("wrong.txt", "--format", "json", "--color", "always").stdout


def _on_a_terminal(*arguments: str, environment: dict[str, str]) -> str:
    """What a person sees who runs the command in a pseudo-terminal."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            stdout=slave,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**_clean_environment(), **environment},
            timeout=120,
            check=False,
        )
    finally:
        os.close(slave)
    shown = b""
    try:
        while chunk := os.read(master, 65_536):
            shown += chunk
    except OSError:  # Linux ends the reading of a closed terminal with an error
        pass
    finally:
        os.close(master)
    return shown.decode("utf-8")


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("TERM", "NO_COLOR", "FORCE_COLOR")}


# --- width ----------------------------------------------------------------------------------------------------

LONG = (
    "After the storm, the population of France, which was about 22 million in 2015 by the count of the province, "
    "stayed where it was, and 14,000 volunteers of 35 associations carried sandbags along 120 kilometres of shore.\n"
)


@pytest.mark.parametrize("options", [(), ("--verbose",)])
@pytest.mark.parametrize("width", [50, 57, 64, 72, 80, 100])
def test_no_line_is_wider_than_the_terminal(
    width: int, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    Path("long.txt").write_text(LONG, encoding="utf-8")
    result = run("long.txt", "slip.txt", "right.txt", "unknown.txt", *DAY, *options)
    assert [line for line in result.stdout.splitlines() if len(line) > width] == []


def test_more_columns_are_used_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("long.txt").write_text(LONG, encoding="utf-8")
    widest = []
    for columns in ("60", "90", "400"):
        monkeypatch.setenv("COLUMNS", columns)
        widest.append(max(len(line) for line in run("long.txt", *DAY).stdout.splitlines()))
    assert widest[0] < widest[1] <= widest[2] <= 110


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "8O"])
def test_columns_that_are_no_width_mean_80(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("long.txt").write_text(LONG, encoding="utf-8")
    usual = run("long.txt", *DAY, "-o", "usual.txt", "-q")
    monkeypatch.setenv("COLUMNS", columns)
    odd = run("long.txt", *DAY, "-o", "odd.txt", "-q")
    assert usual.exit_code == odd.exit_code == 1
    assert Path("odd.txt").read_bytes() == Path("usual.txt").read_bytes()


def test_no_break_spaces_do_not_reach_the_reader_who_greps() -> None:
    for arguments in (("wrong.txt", "slip.txt"), ("right.txt",), ("unknown.txt", "-v"), ("wrong.txt", "-q")):
        assert "\u00a0" not in run(*arguments, *DAY).stdout


def test_a_name_longer_than_the_line_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    name = "a-name-that-nobody-would-ever-give-to-an-article-in-earnest.txt"
    Path(name).write_text(TEXTS["right.txt"], encoding="utf-8")
    assert name in run(name, *DAY).stdout


# --- other kinds of inputs ------------------------------------------------------------------------------------


def test_the_kind_of_standard_input_is_told_by_its_name() -> None:
    source = "---\ndate: 2016-10-01\n---\nThe population of *France* was about `9` 22 million in 2015.\n"
    found = document("-", "--stdin-filename", "desk/story.md", stdin=source)
    assert sources(found) == ["desk/story.md"]
    (article,) = found["articles"]
    assert article["published"] == {
        "date": "2016-10-01",
        "from": "metadata",
        "granularity": "day",
        "evidence": "2016-10-01",
    }
    (finding,) = article["findings"]
    assert source[finding["span"]["start"] : finding["span"]["end"]] == "22 million"
    assert (finding["span"]["line"], finding["span"]["column"]) == (4, 42)


def test_standard_input_with_a_name_needs_no_dash() -> None:
    assert sources(document("--stdin-filename", "story.md", stdin="There are 5 *swans*.")) == ["story.md"]


def test_the_date_of_the_file_gives_way_to_the_option() -> None:
    Path("story.md").write_text("---\ndate: 2014-10-01\n---\nThere are 5 swans.", encoding="utf-8")
    assert "1 October 2014 (from the file: “2014-10-01”)" in run("story.md").stdout
    assert "1 October 2016 (given)" in run("story.md", *DAY).stdout


def test_a_warning_of_a_reader_is_one_line_on_standard_error() -> None:
    Path("story.md").write_text("There are 5 swans. <!-- factcheck: \x1b[31moff -->", encoding="utf-8")
    result = run("story.md")
    assert result.exit_code == 0
    assert result.stderr.startswith("factcheck: story.md: line 1: “factcheck: ")
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 1
    told = valid_json(run("story.md", "--format", "json").stdout)["articles"][0]["warnings"]
    assert [warning.partition(":")[0] for warning in told] == ["line 1"]


def test_a_folder_and_a_list_are_checked() -> None:
    Path("list").write_text("right.txt\nunknown.txt\n", encoding="utf-8")
    assert sources(document("--files-from", "list", *DAY)) == ["right.txt", "unknown.txt"]
    assert sources(document("wrong.txt", "--files-from", "-", *DAY, stdin="right.txt")) == ["wrong.txt", "right.txt"]
    assert len(sources(document(".", *DAY))) == len(TEXTS)


@pytest.mark.parametrize("arguments", [("empty",), ("*.md",), ("--files-from", "none")])
def test_an_input_that_leads_to_no_article_is_3(arguments: tuple[str, ...]) -> None:
    Path("empty").mkdir()
    Path("none").write_text("\n", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"factcheck: {arguments[-1]}: ")


def test_standard_input_cannot_be_two_things() -> None:
    result = run("-", "--files-from", "-", stdin="right.txt")
    assert result.exit_code == 2
    assert "both an article and the list" in result.stderr
