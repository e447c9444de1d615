"""Charts of Our World in Data: the column, its unit and its edition, places without a code, and strange answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference.sources import owid as adapter
from tests.publishers.owid import owid
from tests.reference.sources.support import fetch, refused, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store
    from tests.servers import Server

CO2 = "co2.emissions"
ROWS = [
    ("Africa", "", "2020", "1400000000"),
    ("France", "FRA", "1400", "3"),
    ("France", "FRA", "2019", "315000000.5"),
    ("France", "FRA", "2020", ""),
    ("Kosovo", "OWID_KOS", "2020", "8000000"),
    ("World", "OWID_WRL", "2020", "35000000000"),
    ("North America (GCP)", "", "2020", "6000000000"),
]


def at(server: Server, store: Store) -> Source:
    return adapter.source(store, f"{server.url}/grapher")


def test_figures_are_those_of_the_publisher_behind_the_chart(store: Store) -> None:
    with owid(ROWS) as server:
        fetched = fetch(at(server, store), server, CO2, "FRA", "XKX", since=2019)
    assert values(fetched) == {
        ("FRA", "2019"): 315_000_000.5,
        ("FRA", "2020"): None,
        ("XKX", "2020"): 8_000_000,
    }
    assert (fetched.source, fetched.dataset) == ("global_carbon_budget", "Global Carbon Budget")
    assert (fetched.edition, fetched.published, fetched.licence) == ("2025-11-13", "2025-11-13", "CC-BY-4.0")
    assert fetched.attribution.startswith("Somebody (2025); processed by Our World in Data")


def test_the_whole_chart_is_asked_for_since_a_part_is_what_a_map_shows(store: Store) -> None:
    with owid(ROWS) as server:
        assert values(fetch(at(server, store), server, CO2, "FRA", since=2020)) == {("FRA", "2020"): None}
        assert {asked.query["csvType"] for asked in server.asked} == {"full"}


def test_a_place_that_is_not_in_the_chart_is_not_found(store: Store) -> None:
    with owid(ROWS) as server:
        assert refused(at(server, store), server, CO2, "DEU").kind == "not-found"


def test_places_without_a_code_are_known_by_name_or_listed(store: Store) -> None:
    with owid(ROWS) as server:
        fetched = fetch(at(server, store), server, CO2)
        some = fetch(at(server, store), server, CO2, "UN-AFRICA", "WLD")
    assert {row.entity for row in fetched.rows} == {"FRA", "XKX", "WLD", "UN-AFRICA"}
    assert fetched.skipped == ("North America (GCP)",)
    assert {row.entity for row in some.rows} == {"UN-AFRICA", "WLD"}


def test_years_before_our_time_are_left_out(store: Store) -> None:
    with owid([*ROWS, ("World", "OWID_WRL", "-10000", "1")]) as server:
        assert "1400" not in {row.period for row in fetch(at(server, store), server, CO2).rows}


def test_capital_letters_in_the_header_are_the_same_columns(store: Store) -> None:
    capitals = lambda text: text.replace("entity,code,year", "Entity,Code,Year")  # noqa: E731
    with owid(ROWS, change=capitals) as server:
        assert values(fetch(at(server, store), server, CO2, "FRA"))["FRA", "2019"] == 315_000_000.5


def test_one_column_of_many_is_taken_and_early_years_are_not(store: Store) -> None:
    columns = {"gas_share_of_electricity__pct": "%", "coal_share_of_electricity__pct": "%"}
    rows = [("France", "FRA", "1999", "2", "5"), ("France", "FRA", "2020", "7", "0.3")]
    with owid(rows, slug="share-elec-by-source", columns=columns) as server:
        fetched = fetch(at(server, store), server, "electricity.coal.share", "FRA", since=1990)
    assert values(fetched) == {("FRA", "2020"): 0.3}
    assert (fetched.source, fetched.lag_days) == ("ember", 120)


@pytest.mark.parametrize("said", ["CC BY 3.0 IGO", {"name": "CC BY 3.0 IGO", "url": "https://x.example"}])
def test_a_column_may_have_terms_of_its_own(store: Store, said: object) -> None:
    with owid(ROWS, describe=_column(license=said)) as server:
        assert fetch(at(server, store), server, CO2, "FRA").licence == "CC-BY-3.0-IGO"


def test_a_day_is_a_period_too(store: Store) -> None:
    with owid([("France", "FRA", "2020-03-01", "5")], header=("Entity", "Code", "Day")) as server:
        assert values(fetch(at(server, store), server, CO2, "FRA")) == {("FRA", "2020-03-01"): 5}


# --- what is not understood ----------------------------------------------------------------------------------------


def _as_map(text: str) -> str:
    """Add the column of a map, in which a figure of an earlier year stands under a later one."""
    first, *others = text.splitlines()
    return "".join(f"{line}\n" for line in (f"{first},original_year", *(f"{line},1999" for line in others)))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(_as_map, "that of a map", id="a map"),
        pytest.param(lambda t: t.replace("FRA", "fr-1"), "the code of 'France' is 'fr-1'", id="a strange code"),
        pytest.param(lambda t: t.replace("2019", "20191"), "no period", id="a year beyond reason"),
        pytest.param(lambda t: t.replace("315000000.5", "NaN"), "no number", id="NaN"),
        pytest.param(lambda t: t.replace("315000000.5", "1e400"), "no number", id="an endless number"),
        pytest.param(lambda t: t.replace("315000000.5", "Infinity"), "no number", id="infinity"),
        pytest.param(lambda t: t.replace("315000000.5", "true"), "no number", id="a truth"),
        pytest.param(lambda t: t.replace("emissions_total", "co2_total"), "no column 'emissions_total'", id="renamed"),
        pytest.param(lambda t: t.replace("code", "iso"), "no column 'code'", id="no codes"),
        pytest.param(lambda t: t + "France,FRA,2019,1\n", "two figures for FRA 2019 disagree", id="two figures"),
        pytest.param(lambda t: t[:-14] + "\n", "cells, where the header has 4", id="half a table"),
        pytest.param(lambda _: "<!doctype html><html></html>", "web page instead of data", id="HTML"),
        pytest.param(lambda _: "\n", "the answer is empty", id="nothing"),
        pytest.param(lambda t: t + '"France', "not CSV", id="an open quotation"),
    ],
)
def test_a_strange_table_is_an_error_and_no_figure(store: Store, change: Callable[[str], str], what: str) -> None:
    with owid(ROWS, change=change) as server:
        error = refused(at(server, store), server, CO2, "FRA", since=2019)
    assert error.kind == "not-understood"
    assert what in error.message
    if "web page" not in what:
        assert "annual-co2-emissions-per-country.csv" in error.message


def _column(**changes: Any) -> Callable[[dict[str, Any]], object]:  # noqa: ANN401 (any JSON)
    def describe(document: dict[str, Any]) -> object:
        document["columns"]["Column emissions_total"].update(changes)
        return document

    return describe


@pytest.mark.parametrize(
    ("describe", "what"),
    [
        pytest.param(_column(unit="million tonnes"), "is in 'million tonnes', not in 'tonnes'", id="another unit"),
        pytest.param(_column(shortName="co2"), "should have one column 'emissions_total'", id="another column"),
        pytest.param(_column(lastUpdated=2025), "should be a date", id="no date"),
        pytest.param(_column(license=5), "should be a text", id="no licence"),
        pytest.param(_column(citationShort=["x"]), "should be a text", id="no citation"),
        pytest.param(lambda d: {"chart": d["chart"]}, "has no 'columns'", id="no columns"),
        pytest.param(lambda d: [d], "should be an object", id="a list"),
        pytest.param(lambda d: {**d, "columns": {"x": 1}}, "should be an object", id="no column"),
    ],
)
def test_a_strange_description_is_an_error(
    store: Store, describe: Callable[[dict[str, Any]], object], what: str
) -> None:
    with owid(ROWS, describe=describe) as server:
        error = refused(at(server, store), server, CO2, "FRA")
        assert len(server.asked) == 1
    assert error.kind == "not-understood"
    assert what in error.message
