"""`factcheck lookup`: questions at the desk, what they are read as, and the exit codes."""

from __future__ import annotations

import pytest

from tests.commands.helpers import document, on_a_terminal, run


def _read(question: str, *, code: int = 0) -> tuple[str, str, str | None, str | None]:
    """The first reading of a question: measure, entity, counterpart, and the first day asked for."""
    answer = document("lookup", question, "--date", "2026-11-24", code=code)["answers"][0]
    period = answer["period"]
    return answer["measure"], answer["entity"], answer["counterpart"], period["start"] if period else None


@pytest.mark.parametrize(
    ("question", "measure", "entity", "counterpart", "start"),
    [
        ("population of Syria 2016", "population.total", "SYR", None, "2016-01-01"),
        ("population of syria 2016", "population.total", "SYR", None, "2016-01-01"),
        ("What was the population of France in 1975?", "population.total", "FRA", None, "1975-01-01"),
        ("how many people live in Yemen?", "population.total", "YEM", None, None),
        ("unemployment rate Germany 2015", "unemployment.rate", "DEU", None, "2015-01-01"),
        ("us unemployment 2010", "unemployment.rate", "USA", None, "2010-01-01"),
        ("GDP of Japan", "gdp.nominal", "JPN", None, None),
        ("Germany's GDP in 2010", "gdp.nominal", "DEU", None, "2010-01-01"),
        ("gdp growth of georgia", "gdp.growth", "GEO", None, None),
        ("how many refugees from Syria in Germany in 2016?", "refugees.origin", "SYR", "DEU", "2016-01-01"),
        ("Syrian refugees in Turkey", "refugees.origin", "SYR", "TUR", None),
        ("refugees admitted to the United States in 2016", "refugees.admitted", "WLD", "USA", "2016-01-01"),
        ("internally displaced people in Sudan last year", "displaced.internal", "SDN", None, "2025-01-01"),
    ],
)
def test_a_question_is_read_as_the_checker_reads(
    question: str, measure: str, entity: str, counterpart: str | None, start: str | None
) -> None:
    assert _read(question) == (measure, entity, counterpart, start)


def test_every_publisher_and_edition_stands_with_the_spread_and_the_reading() -> None:
    result = run("lookup", "population of Syria 2016")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "population of Syria, 2016"
    assert any(line.startswith("19,193,834  2016") and "World Bank" in line for line in lines)
    assert any("17,185,170  July 2016" in line and "CIA" in line for line in lines)
    assert lines[-2].startswith("spread: ")
    assert lines[-1] == "read as: population.total from “population”; SYR from “Syria” (of); “2016”"


def test_words_need_no_quotation_marks() -> None:
    assert run("lookup", "GDP", "of", "Japan").stdout == run("lookup", "GDP of Japan").stdout


def test_a_figure_of_another_time_is_the_nearest_and_gives_1() -> None:
    result = run("lookup", "life expectancy in Japan in 1900")
    assert result.exit_code == 1
    assert "no figure for 1900; the nearest:" in result.stdout
    assert _read("life expectancy in Japan in 1900", code=1)[1] == "JPN"


def test_a_year_is_no_answer_for_a_month() -> None:
    result = run("lookup", "economic growth of Japan June 2022")
    assert result.exit_code == 1
    assert "no figure for June 2022; the nearest:" in result.stdout


def test_a_projection_is_shown_as_one() -> None:
    values = document("lookup", "population of Nigeria 2050")["answers"][0]["values"]
    assert values
    assert {value["status"] for value in values} == {"projection"}


def test_the_latest_figure_is_no_projection() -> None:
    values = document("lookup", "population of Nigeria")["answers"][0]["values"]
    assert {"projection", "forecast", "target"}.isdisjoint({value["status"] for value in values})


def test_two_readings_with_data_are_both_answered() -> None:
    found = document("lookup", "refugees syria 2016")["answers"]
    assert {answer["measure"] for answer in found} == {"refugees.hosted", "refugees.origin"}


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("jobles germany", ["unemployment.rate", "DEU", "no measure"]),
        ("population of Atlantis", ["Atlantis"]),
        ("population of Syrai", ["SYR", "Syrai"]),
        ("population 2016", ["no place"]),
        ("", ["no measure"]),
        ("?", ["no measure"]),
    ],
)
def test_what_is_not_understood_gives_2_with_suggestions(question: str, says: list[str]) -> None:
    result = run("lookup", question)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(word in result.stderr for word in says)
    found = document("lookup", question, code=2)
    assert found["understood"] is False
    assert found["reason"]


def test_a_place_that_fits_nowhere_is_not_passed_over() -> None:
    result = run("lookup", "population of Japan and unemployment in Chad with Mexico")
    assert result.exit_code == 2
    assert "is not clear" in result.stderr or "equally good" in result.stderr


def test_an_own_package_answers_first() -> None:
    lines = run("lookup", "unemployment in Teutonia 2015", "--data", "desk").stdout.splitlines()
    assert "City Hall" in lines[2]
    assert run("lookup", "swan population of Germany in 2015", "--data", "desk").exit_code == 0


@pytest.mark.parametrize("question", ["\x1b[31mred\x1b[0m", "a" * 100_000, "population of \x1b[2JFrance", "\x00"])
def test_a_strange_question_does_no_harm(question: str) -> None:
    result = run("lookup", question)
    assert result.exit_code in (0, 2)
    assert "\x1b" not in result.output


def test_a_terminal_gets_a_table() -> None:
    assert "─" in on_a_terminal("lookup", "GDP of Japan")


@pytest.mark.parametrize("arguments", [(), ("--date", "soon", "GDP of Japan"), ("--nope",)])
def test_wrong_usage_gives_2(arguments: tuple[str, ...]) -> None:
    assert run("lookup", *arguments).exit_code == 2
