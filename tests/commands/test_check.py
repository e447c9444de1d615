"""The check with a newsroom's own data, and how the first word chooses a command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.reference.store import BUNDLED, Store
from tests.commands.helpers import errors_on_a_terminal, run
from tests.own import GOOD, write_own
from tests.support import valid_json

TEXT = "The swan population of Germany was 9,900 in 2015.\n"
OPTIONS = ("--date", "2016-10-01", "--format", "json")


def _outcomes(*arguments: str) -> list[str]:
    result = run("-", *OPTIONS, *arguments, stdin=TEXT)
    assert result.exit_code in (0, 1), result.stderr
    claims = valid_json(result.stdout)["articles"][0]["summary"]["outcomes"]
    return [outcome for outcome, count in claims.items() if count]


def test_own_data_judge_a_claim_that_nothing_else_knows() -> None:
    assert _outcomes() == []
    assert _outcomes("--data", "desk") == ["inconsistent"]


def test_the_configuration_file_names_packages_too() -> None:
    Path("factcheck.toml").write_text('[data]\npackages = ["desk"]\n', encoding="utf-8")
    assert _outcomes() == ["inconsistent"]


@pytest.mark.parametrize(
    ("prepare", "arguments", "says"),
    [
        (lambda: write_own(Path("bad"), f"{GOOD}a,b\n"), ("--data", "bad"), "factcheck: bad/rows.csv: row 4: "),
        (lambda: None, ("--data", "gone"), "factcheck: gone: no such folder"),
        (lambda: Path("factcheck.toml").write_text("x = 1"), (), "unknown key"),
    ],
)
def test_a_run_refuses_rather_than_check_with_less(prepare: object, arguments: tuple[str, ...], says: str) -> None:
    assert callable(prepare)
    prepare()
    result = run("-", *arguments, stdin=TEXT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


def test_a_store_that_turns_out_damaged_on_the_way_is_one_line_and_2(monkeypatch: pytest.MonkeyPatch) -> None:
    content = BUNDLED.read_bytes()
    import sqlite3

    Path("damaged.sqlite").write_bytes(content)
    with sqlite3.connect("damaged.sqlite") as db:
        db.execute("UPDATE series SET points = x'00112233'")
    db.close()
    monkeypatch.setattr("factcheck.reference.store.Store", lambda **_: Store(Path("damaged.sqlite")))
    result = run("-", "--date", "2016-10-01", stdin="The population of France was about 66 million in 2015.\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("factcheck: damaged.sqlite: damaged")


# --- the first word -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "name", "rest"),
    [
        (["data", "list"], "factcheck data", ["list"]),
        (["lookup", "x"], "factcheck lookup", ["x"]),
        (["./data"], "factcheck", ["./data"]),
        (["article.txt", "data"], "factcheck", ["article.txt", "data"]),
        ([], "factcheck", []),
    ],
)
def test_the_first_word_chooses_the_command(arguments: list[str], name: str, rest: list[str]) -> None:
    _, left, called = cli.command_of(arguments)
    assert (left, called) == (rest, name)


def test_a_file_called_like_a_command_is_checked_with_its_folder() -> None:
    Path("lookup").write_text(TEXT, encoding="utf-8")
    result = run("./lookup", *OPTIONS)
    assert valid_json(result.stdout)["articles"][0]["source"] == "./lookup"


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_the_help_lists_every_command_and_each_has_its_own(command: str) -> None:
    assert f"factcheck {command} " in run("--help").stdout
    helped = run(command, "--help")
    assert helped.exit_code == 0
    assert helped.stdout.startswith(f"Usage: factcheck {command} ")


def test_the_command_line_runs_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.run(["lookup", "GDP of Japan"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("GDP of Japan")


# --- bars ---------------------------------------------------------------------------------------------------------

_SOON = """
import sys
from factcheck.commands import progress
progress.PATIENCE = 0.05
from factcheck.cli import run
run(sys.argv[1:])
"""


@pytest.mark.parametrize(("quiet", "bar"), [((), True), (("--quiet",), False)])
def test_a_bar_is_shown_to_a_person_while_many_articles_are_checked(quiet: tuple[str, ...], bar: bool) -> None:
    Path("many").mkdir()
    for number in range(20):
        Path("many", f"{number}.txt").write_text("The population of France was 66 million in 2015.\n" * 20)
    shown = errors_on_a_terminal([sys.executable, "-c", _SOON, "many", *quiet])
    assert ("many/" in shown) is bar
