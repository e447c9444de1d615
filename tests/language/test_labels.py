"""Numbers that claim nothing: names, flights, clock times, ranks, decades."""

from __future__ import annotations

import pytest

from tests.support import quantities_of


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(found.surface, found.kind) for found in quantities_of(text)]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Cases of COVID-19 rose", "19"),
        ("A Boeing 737 landed", "737"),
        ("under Article 5 of the treaty", "5"),
        ("Resolution 2254 was passed", "2254"),
        ("an F-16 flew over", "16"),
        ("leaders of the G7 met", "7"),
        ("he took Route 66 west", "66"),
        ("on page 12 of the report", "12"),
        ("it lies on No. 10 in the street", "10"),
        ("Apollo 11 landed", "11"),
        ("Channel 4 showed it", "4"),
        ("at 10:30 the train left", "10:30"),
        ("after 9/11 the law changed", "9/11"),
        ("at 10am the train left", "10am"),
        ("mail to @user2 bounced", "2"),
    ],
)
def test_a_number_in_a_name_or_on_a_clock_is_a_label(text: str, surface: str) -> None:
    assert _kinds(text) == [(surface, "label")]


@pytest.mark.parametrize("text", ["the 7th ship", "the 21st century", "the 3rd floor"])
def test_a_rank_is_an_ordinal(text: str) -> None:
    assert [kind for _, kind in _kinds(text)] == ["ordinal"]


@pytest.mark.parametrize("text", ["in the 1990s", "music of the 80s", "on 14 March 2023", "in 2016", "since July 2016"])
def test_a_decade_and_a_date_are_dates(text: str) -> None:
    assert [kind for _, kind in _kinds(text)] == ["date"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 ships sailed",
        "In Syria 400 people were killed",
        "USD 400 was paid",
        "In March 500 ships sailed",
        "He said 12 ships sailed",
    ],
)
def test_a_capital_before_a_counted_number_makes_no_label(text: str) -> None:
    assert [kind for _, kind in _kinds(text) if kind in ("label", "ordinal")] == []
    assert [kind for _, kind in _kinds(text) if kind in ("count", "money")] != []


def test_a_lower_case_word_makes_no_label_of_the_number_after_it() -> None:
    assert _kinds("they wrote article 5 times over")[0][1] != "label"


def test_in_a_headline_in_title_case_capitals_tell_nothing() -> None:
    assert _kinds("Bombs Killed 338 in Aleppo This Week") == [("338", "count")]
