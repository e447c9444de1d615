"""Cells of tables, which have their measure, their place and their time from the heads of row and column."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.claims.simpler.tables import UNTIED
from factcheck.reading import kinds
from tests.support import checker

DAY = dt.date(2016, 10, 1)


def _cells(*rows: str, before: str = "") -> dict[str, tuple[str, str, str | None] | str | None]:
    """Of each number its measure, its place and the words of its time, or why it is no claim."""
    head, *others = [f"| {row} |" for row in rows]
    text = "\n".join([before, "", head, "|---" * (head.count("|") - 1) + "|", *others])
    bound = checker().check(checker().read(kinds.read("a.md", text.encode(), "a.md"), DAY)).bound
    return {
        each.quantity.surface: (each.claim.measure, each.claim.entity, each.claim.period and each.claim.period.text)
        if each.claim
        else each.reason
        for each in bound
        if each.quantity.kind != "date"
    }


def test_a_column_is_of_a_measure_and_a_row_of_a_place() -> None:
    assert _cells(
        "Country | Population | Unemployment rate, 2015 | GDP per capita (2015)",
        "Kenya | 47.9 million | 9.2 % | $1,376",
        "France | 66.6 million | 10.4 % | $36,206",
    ) == {
        "47.9 million": ("population.total", "KEN", None),
        "9.2 %": ("unemployment.rate", "KEN", "2015"),
        "$1,376": ("gdp.per_capita", "KEN", "2015"),
        "66.6 million": ("population.total", "FRA", None),
        "10.4 %": ("unemployment.rate", "FRA", "2015"),
        "$36,206": ("gdp.per_capita", "FRA", "2015"),
    }


def test_a_column_may_be_of_a_time_or_of_a_place() -> None:
    assert _cells(" | 1990 | 2015", "Population of Kenya | 23.4 million | 47.9 million") == {
        "23.4 million": ("population.total", "KEN", "1990"),
        "47.9 million": ("population.total", "KEN", "2015"),
    }
    assert _cells("Population | 1990 | 2015", "Kenya | 23.4 million | 47.9 million") == {
        "23.4 million": ("population.total", "KEN", "1990"),
        "47.9 million": ("population.total", "KEN", "2015"),
    }
    assert _cells("Indicator | Kenya | Uganda", "Life expectancy | 63 years | 59 years") == {
        "63 years": ("life_expectancy", "KEN", None),
        "59 years": ("life_expectancy", "UGA", None),
    }


def test_a_row_may_be_of_a_time() -> None:
    assert _cells("Year | Population of Kenya", "1990 | 23.4 million", "2015 | 47.9 million") == {
        "23.4 million": ("population.total", "KEN", "1990"),
        "47.9 million": ("population.total", "KEN", "2015"),
    }


def test_a_rank_or_a_year_may_stand_beside_the_place() -> None:
    assert _cells("Rank | Country | Population", "1 | Kenya | 47.9 million") == {
        "1": "no measure that the program knows",
        "47.9 million": ("population.total", "KEN", None),
    }
    dated = {"23.4 million": ("population.total", "KEN", "1990"), "3.3 %": ("population.growth", "KEN", "1990")}
    assert _cells("Country | Year | Population | Population growth", "Kenya | 1990 | 23.4 million | 3.3 %") == dated
    assert _cells("Country | Goals | Rival | Population", "Kenya | 5 | Uganda | 47 million")["47 million"] == UNTIED
    assert set(_cells("Country | City | Population", "Kenya | Mombasa | 1.2 million").values()) == {UNTIED}
    assert set(_cells("Country | Club | Population", "Kenya | Harriers | 1.2 million").values()) == {UNTIED}


def test_the_title_of_a_table_dates_its_cells() -> None:
    rows = ("Country | Population", "Kenya | 23.4 million")
    assert _cells(*rows, before="## Figures of 1990") == {"23.4 million": ("population.total", "KEN", "of 1990")}
    assert _cells(*rows, before="People by country in 1990:") == {
        "23.4 million": ("population.total", "KEN", "in 1990")
    }
    assert _cells(*rows, before="The war ended in 1990.") == {"23.4 million": ("population.total", "KEN", None)}
    other = "| Year | Mood | Weather |\n|---|---|---|\n| 1990 | good | bad |"
    assert _cells(*rows, before=other) == {"23.4 million": ("population.total", "KEN", None)}


def test_a_cell_stays_below_its_head_when_another_is_empty() -> None:
    bound = _cells("Population | 1990 | 2000 | 2015", "Kenya | 23.4 million |  | 47.9 million", "Fiji | 1 million | |")
    assert bound["47.9 million"] == ("population.total", "KEN", "2015")
    assert bound["1 million"] == ("population.total", "FJI", "1990")


def test_heads_that_say_something_else_leave_the_cell_alone() -> None:
    assert set(_cells(" | Men | Women", "Population of Kenya | 23.1 million | 24.2 million").values()) == {UNTIED}
    assert set(_cells("Country | Change in population", "Kenya | 3 percent").values()) == {UNTIED}
    assert set(_cells("Club | Population of Kenya | Members", "Harriers | 3 million | 400").values()) == {UNTIED}
    assert set(_cells("Population of Kenya | Population of Uganda", "France | 66 million").values()) == {UNTIED}


def test_a_head_with_a_unit_is_of_a_measure_too() -> None:
    assert _cells(
        "Country | Population (million) | Unemployment rate (%) | GDP (US$ billion)", "Kenya | 47.9 | 9.1 % | $64"
    ) == {
        "47.9": ("population.total", "KEN", None),
        "9.1 %": ("unemployment.rate", "KEN", None),
        "$64": ("gdp.nominal", "KEN", None),
    }


def test_a_bare_number_below_what_may_be_a_unit_is_not_read_without_it() -> None:
    bound = _cells("Country | Population (rural) | GDP ($ zn)", "Kenya | 47.9 | $64")
    assert bound == {"47.9": UNTIED, "$64": UNTIED}


def test_a_table_of_labels_and_values_is_read_by_its_labels() -> None:
    assert _cells("Indicator | Value", "Population of Kenya | 47.9 million") == {
        "47.9 million": ("population.total", "KEN", None)
    }


def test_the_claim_of_a_cell_has_its_row_as_its_sentence() -> None:
    text = "| Country | Population |\n|---|---|\n| Kenya | 4.79 million |\n"
    entry = checker().check(checker().read(kinds.read("a.md", text.encode(), "a.md"), DAY))
    assert [claim.sentence.text for claim in entry.claims] == ["Kenya\t4.79 million"]
    assert [finding.span.of(entry.article.text) for finding in entry.findings] == ["4.79 million"]
    assert entry.claims[0].measure_evidence.why.startswith("“Population”")


# --- units ------------------------------------------------------------------------------------------------------------


def _number(row: str, head: str) -> tuple[float, str | None]:
    """Return the last number of a row as it is read below a head."""
    text = f"| {head} |\n{'|---' * (head.count('|') + 1)}|\n| {row} |\n"
    bound = checker().check(checker().read(kinds.read("a.md", text.encode(), "a.md"), DAY)).bound
    return round(bound[-1].quantity.value, 3), bound[-1].quantity.unit


@pytest.mark.parametrize(
    ("head", "cell", "value", "unit"),
    [
        ("Population (million)", "47.9", 47.9e6, None),
        ("Population (in thousands)", "47,900", 47.9e6, None),
        ("Unemployment rate (%)", "9.1", 9.1, "%"),
        ("GDP (US$ billion)", "64", 64e9, "USD"),
        ("GDP (US$ billion)", "$64", 64e9, "USD"),
        ("Population (million)", "47.9 million", 47.9e6, None),
        ("Population (rural)", "47.9", 47.9, None),
        ("GDP (US$ billion)", "€64", 64, "EUR"),
    ],
)
def test_a_cell_has_the_unit_in_the_head_of_its_column(head: str, cell: str, value: float, unit: str | None) -> None:
    assert _number(f"Kenya | {cell}", f"Country | {head}") == (value, unit)
    assert _number(f"Kenya | 7 | {cell}", f"Country | Rivers | {head}") == (value, unit)


def test_a_cell_has_the_unit_in_the_head_of_its_row() -> None:
    assert _number("Population of Kenya (million) | 23.4 | 47.9", "| 1990 | 2015") == (47.9e6, None)


def test_two_heads_with_units_leave_a_cell_alone() -> None:
    assert _number("Area (sq km) | 11 | 12", "Country | Rivers | Population (million)") == (12, None)
