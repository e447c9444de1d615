"""`factcheck data`: what it prints to a person and to a pipe, as JSON, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.reference.problems import Problem
from factcheck.reference.store import Store
from factcheck.reference.verify import Verified
from tests.commands.helpers import document, on_a_terminal, run
from tests.own import GOOD, write_own

# --- list -----------------------------------------------------------------------------------------------------


def test_the_list_has_every_package_with_terms_period_and_age() -> None:
    result = run("data", "list")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    for column in ("Package", "Title", "Publisher", "Editions", "Period", "Licence", "Retrieved"):
        assert column in lines[0]
    (bank,) = [line for line in lines if line.startswith("world-bank ")]
    assert "CC-BY-4.0" in bank
    assert "ago)" in bank


def test_an_own_package_is_listed_first_and_marked() -> None:
    assert run("data", "list", "--data", "desk").stdout.splitlines()[1].startswith("desk (own)")
    first = document("data", "list", "--data", "desk")["packages"][0]
    assert (first["name"], first["own"], first["licences"]) == ("desk", True, ["CC0-1.0"])
    assert first["editions"][0]["observations"] == 2


def test_the_json_list_counts_what_the_packages_hold() -> None:
    found = document("data", "list")
    assert found["schema"] == "factcheck/packages/1"
    assert all(edition["series"] > 0 for package in found["packages"] for edition in package["editions"])


def test_a_terminal_gets_a_table_of_its_width() -> None:
    shown = on_a_terminal("data", "list", "--color", "never")
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "─" in shown
    assert "\x1b[" in on_a_terminal("data", "list")


# --- show -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "entity"),
    [("unemployment.rate", "DEU"), ("unemployment", "Germany"), ("joblessnes", "germny"), ("UNEMPLOYMENT.RATE", "deu")],
)
def test_a_series_is_found_by_codes_and_by_words(measure: str, entity: str) -> None:
    result = run("data", "show", measure, entity)
    assert result.exit_code == 0
    assert result.stdout.startswith("unemployment rate in Germany (unemployment.rate · DEU)\n")


def test_publishers_stand_side_by_side_with_their_editions_and_the_spread() -> None:
    lines = run("data", "show", "unemployment", "germany", "--since", "2015", "--until", "2015").stdout.splitlines()
    assert lines[4].split()[0] == "Period"
    assert "World Bank" in lines[4]
    assert "CIA" in lines[4]
    assert lines[4].rstrip().endswith("Spread")
    assert lines[5].startswith("2015 ")
    assert "ed. " in lines[5]
    assert lines[5].endswith("points")
    assert not any(line.startswith(("2014", "2016")) for line in lines)


def test_an_own_publisher_stands_first() -> None:
    lines = run("data", "show", "unemployment", "germany", "--data", "desk").stdout.splitlines()
    assert lines[4].index("City Hall") < lines[4].index("World Bank")


def test_json_has_every_value_with_where_it_comes_from() -> None:
    found = document("data", "show", "refugees.origin", "SYR", "--counterpart", "Turkey", "--since", "2016")
    assert (found["entity"]["code"], found["counterpart"]["code"]) == ("SYR", "TUR")
    assert all(o["start"] >= "2016" and o["licence"] and o["publisher"] for o in found["observations"])


def test_a_terminal_gets_a_plot_and_a_pipe_does_not() -> None:
    assert "●" in on_a_terminal("data", "show", "unemployment", "germany")
    assert "●" not in run("data", "show", "unemployment", "germany").stdout


def test_of_two_georgias_the_one_with_data_is_meant() -> None:
    assert "(gdp.nominal · GEO)" in run("data", "show", "gdp", "Georgia").stdout


@pytest.mark.parametrize(
    ("measure", "entity", "says"),
    [
        ("refugees", "SYR", ["did you mean", "refugees.origin", "refugees.hosted"]),
        ("population", "Atlantisia", ["no place is surely meant by “Atlantisia”"]),
        ("quidditch", "SYR", ["no measure is surely meant", "factcheck data search"]),
        ("gdp", "congo", ["did you mean", "COD", "COG"]),
    ],
)
def test_words_that_are_not_sure_give_2_and_suggestions(measure: str, entity: str, says: list[str]) -> None:
    result = run("data", "show", measure, entity)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(word in result.stderr for word in says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("unemployment", "germany", "--until", "1900"), "they run from"),
        (("refugees.admitted", "SYR"), "--counterpart"),
        (("deaths.conflict", "LUX"), "no figure of"),
    ],
)
def test_what_is_not_known_gives_1_and_says_so(arguments: tuple[str, ...], says: str) -> None:
    result = run("data", "show", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert says in result.stderr


@pytest.mark.parametrize("time", ["soon", "16", "2016-13"])
def test_a_bound_that_is_no_time_gives_2(time: str) -> None:
    result = run("data", "show", "gdp", "JPN", "--since", time)
    assert result.exit_code == 2
    assert "'--since'" in result.stderr


# --- search ---------------------------------------------------------------------------------------------------


def test_search_shows_measures_places_and_what_to_do_next() -> None:
    result = run("data", "search", "unemployment", "germany")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[1].startswith("unemployment.rate")
    assert any(line.startswith("DEU") for line in lines)
    assert lines[-1] == "factcheck data show unemployment.rate DEU"


def test_search_finds_own_measures_and_gives_json() -> None:
    hits = document("data", "search", "swans", "--data", "desk")["hits"]
    assert (hits[0]["kind"], hits[0]["code"], hits[0]["score"]) == ("measure", "swans.total", 100.0)


def test_search_without_a_hit_gives_1() -> None:
    result = run("data", "search", "qqqqqq")
    assert (result.exit_code, result.stdout) == (1, "")
    assert document("data", "search", "qqqqqq", code=1)["hits"] == []


# --- validate -------------------------------------------------------------------------------------------------


def test_a_sound_package_is_called_sound() -> None:
    result = run("data", "validate", "desk")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "desk: sound: 2 values in 2 series, 2015" in result.stdout
    assert document("data", "validate", "desk")["sound"] is True


def test_every_problem_of_a_package_is_a_line() -> None:
    write_own(Path("broken"), f"{GOOD}x,DEU,2015,1\nunemployment.rate,y,2016,nan\n")
    result = run("data", "validate", "broken")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split(": ")[1:3] for line in lines[:-1]] == [
        ["row 4", "measure"],
        ["row 5", "entity"],
        ["row 5", "value"],
    ]
    assert lines[-1] == "3 problems"
    problems = document("data", "validate", "broken", code=1)["problems"]
    assert [(problem["row"], problem["field"]) for problem in problems] == [(4, "measure"), (5, "entity"), (5, "value")]


def test_a_hostile_cell_cannot_take_over_the_terminal() -> None:
    write_own(Path("hostile"), GOOD + "\x1b[31mred,DEU,2015,1\n")
    assert "\x1b" not in run("data", "validate", "hostile").stdout
    assert "\x1b" not in run("data", "list", "--data", "hostile").stderr


# --- verify ---------------------------------------------------------------------------------------------------


def test_the_bundled_store_is_sound_and_is_all_that_an_installed_program_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("factcheck.reference.verify.SOURCE", tmp_path / "gone")
    found = document("data", "verify")
    assert (found["sound"], found["source"]) == (True, None)
    assert found["observations"] > 100_000


def test_what_is_wrong_with_the_packages_is_a_line_and_gives_1(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(Path("reference_data/x.csv"), 3, "value", "not a number: \x1b[31m")
    found = Verified(1, 2, 3, Path("reference_data"), (problem,), ("gdp.nominal TST 2014: -1",))
    monkeypatch.setattr("factcheck.reference.verify.verify", lambda *_arguments: found)
    result = run("data", "verify")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "reference_data/x.csv: row 3: value: not a number: �[31m",
        "unusual: gdp.nominal TST 2014: -1",
        "1 problem: 1 packages, 2 series, 3 values, held against reference_data",
    ]


# --- refusals -------------------------------------------------------------------------------------------------

COMMANDS = [("data", "list"), ("data", "show", "gdp", "JPN"), ("data", "search", "gdp"), ("lookup", "GDP of Japan")]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_broken_own_package_refuses_the_run_in_one_line(command: tuple[str, ...]) -> None:
    write_own(Path("broken"), f"{GOOD}unemployment.rate,DEU,never,1\n")
    result = run(*command, "--data", "broken")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("factcheck: broken/rows.csv: row 4: period: ")
    assert run(*command).exit_code == 0


@pytest.mark.parametrize("command", [*COMMANDS, ("data", "verify")])
def test_a_missing_store_is_one_line_and_2(command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.reference.store.Store", lambda **_: Store(Path("gone.sqlite")))
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "factcheck: gone.sqlite: the reference data is missing; reinstall factcheck, or run `make data`\n"
    )


@pytest.mark.parametrize("arguments", [("data", "lsit"), ("data", "show", "gdp"), ("data", "list", "--colour")])
def test_wrong_usage_gives_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
