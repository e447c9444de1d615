"""Eurostat: its own codes of places, flags, questions that are too much, and answers that are not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference.sources import eurostat as adapter
from tests.publishers.common import json_reply
from tests.publishers.eurostat import NOTHING, eurostat
from tests.reference.sources.support import fetch, refused, values
from tests.servers import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store
    from tests.servers import Asked

POPULATION = "population.total"
FIGURES = {
    ("EL", "2020"): 10_700_000,
    ("EL", "2021"): 10_680_000,
    ("UK", "2019"): 66_650_000,
    ("EU27_2020", "2020"): 447_300_000,
    ("FR", "2020"): 67_500_000,
    ("FR", "2021"): None,
    ("DE_TOT", "2020"): 83_000_000,
}


def at(server: Server, store: Store) -> Source:
    return adapter.source(store, f"{server.url}/data")


@pytest.mark.parametrize("as_lists", [False, True], ids=["sparse", "lists"])
def test_places_have_codes_of_its_own(store: Store, as_lists: bool) -> None:
    with eurostat(FIGURES, as_lists=as_lists) as server:
        fetched = fetch(at(server, store), server, POPULATION, "GRC", "GBR", "EUU", since=2019)
        asked = [value for name, value in server.asked[0].pairs if name == "geo"]
    assert asked == ["EL", "UK", "EU27_2020"]
    found = {key: value for key, value in values(fetched).items() if value is not None}
    assert found == {  # the population of the first of January
        ("GRC", "2020-01-01"): 10_700_000,
        ("GRC", "2021-01-01"): 10_680_000,
        ("GBR", "2019-01-01"): 66_650_000,
        ("EUU", "2020-01-01"): 447_300_000,
    }
    assert (fetched.source, fetched.edition, fetched.licence) == ("eurostat", "2026-07-10", "CC-BY-4.0")


def test_all_that_it_has_and_what_is_no_place_of_ours(store: Store) -> None:
    with eurostat(FIGURES) as server:
        fetched = fetch(at(server, store), server, POPULATION)
        assert not any(name == "geo" for name, _ in server.asked[0].pairs)
    assert {row.entity for row in fetched.rows} == {"GRC", "GBR", "EUU", "FRA"}
    assert fetched.skipped == ("DE_TOT",)


def test_flags_are_kept(store: Store) -> None:
    flags = {("EL", "2020"): "bp", ("EL", "2021"): "e", ("FR", "2020"): "k", ("FR", "2021"): "c"}
    with eurostat(FIGURES, flags=flags) as server:
        rows = {(row.entity, row.period[:4]): row for row in fetch(at(server, store), server, POPULATION).rows}
    assert (rows["GRC", "2020"].status, rows["GRC", "2020"].note) == ("provisional", "break in the series")
    assert (rows["GRC", "2021"].status, rows["GRC", "2021"].note) == ("estimate", "")
    assert rows["FRA", "2020"].note == "flag k"
    assert (rows["FRA", "2021"].value, rows["FRA", "2021"].note) == (None, "confidential")


UNEMPLOYMENT = {"freq": "M", "s_adj": "SA", "age": "TOTAL", "unit": "PC_ACT", "sex": "F"}
GROWTH = {"freq": "Q", "unit": "CLV_PCH_PRE", "s_adj": "SCA", "na_item": "B1GQ"}


def test_quarters_are_asked_for_as_quarters(store: Store) -> None:
    with eurostat({("FR", "2024-Q3"): 0.4}, data_set="namq_10_gdp", fixed=GROWTH) as server:
        fetched = fetch(at(server, store), server, "gdp.growth.quarter.previous", "FRA", since=2024)
        assert server.asked[0].query["sinceTimePeriod"] == "2024-Q1"
    assert values(fetched) == {("FRA", "2024-Q3"): 0.4}


def test_months_are_periods_too(store: Store) -> None:
    fixed = {"freq": "M", "unit": "RCH_A", "coicop18": "TOTAL"}
    with eurostat({("FR", "2026-08"): 1.1}, data_set="prc_hicp_minr", fixed=fixed) as server:
        [row] = fetch(at(server, store), server, "inflation.consumer", "FRA", since=2026).rows
        assert server.asked[0].query["sinceTimePeriod"] == "2026-01"
    assert (row.period, row.value, row.note) == ("2026-08", 1.1, "harmonised index, change on the year before")


def test_of_two_codes_for_the_euro_area_the_first_that_has_figures_counts(store: Store) -> None:
    figures = {("EA20", "2024-Q3"): 0.4, ("EA20", "2024-Q4"): 0.2, ("EA21", "2024-Q4"): 0.3}
    with eurostat(figures, data_set="namq_10_gdp", fixed=GROWTH) as server:
        fetched = fetch(at(server, store), server, "gdp.growth.quarter.previous", "EMU")
        assert values(fetched) == {("EMU", "2024-Q3"): 0.4, ("EMU", "2024-Q4"): 0.3}
        assert values(fetch(at(server, store), server, "gdp.growth.quarter.previous")) == values(fetched)


@pytest.mark.parametrize("places", [("GRC", "FRA", "EUU"), ()], ids=["by place", "by year"])
def test_a_question_that_is_too_much_is_asked_in_halves(store: Store, places: tuple[str, ...]) -> None:
    with eurostat(FIGURES, most_cells=6) as server:
        fetched = fetch(at(server, store), server, POPULATION, *places, since=2019)
        assert len(server.asked) > 1
    found = {key: value for key, value in values(fetched).items() if value is not None}
    assert found["GRC", "2021-01-01"] == 10_680_000
    assert found["FRA", "2020-01-01"] == 67_500_000
    assert found["EUU", "2020-01-01"] == 447_300_000


def test_a_question_that_stays_too_much_is_an_error(store: Store) -> None:
    with eurostat(FIGURES, most_cells=0) as server:
        error = refused(at(server, store), server, POPULATION, "GRC", since=2020)
        assert len(server.asked) < 10
    assert error.kind == "status"


def test_an_answer_that_is_being_prepared_is_waited_for(store: Store) -> None:
    with eurostat(FIGURES, late=(200, 413)) as server:
        fetched = fetch(at(server, store), server, POPULATION, "GRC", since=2020)
        assert [asked.pairs for asked in server.asked] == [server.asked[0].pairs] * 3
    assert values(fetched)["GRC", "2021-01-01"] == 10_680_000
    assert len(fetched.responses) == 1


def test_an_answer_that_is_never_ready_is_an_error(store: Store) -> None:
    with eurostat(FIGURES, late=[200] * 100) as server:
        error = refused(at(server, store), server, POPULATION, "GRC", "FRA", since=2020)
        assert len(server.asked) < 10
    assert error.kind == "timeout"
    assert "is still preparing the answer; try again in some minutes" in error.message


@pytest.mark.parametrize("status", [200, 400])
def test_no_results_at_all_are_an_error(store: Store, status: int) -> None:
    with Server({"*": lambda asked: json_reply(asked, NOTHING, status)}) as server:
        error = refused(at(server, store), server, POPULATION, "GRC")
    assert error.kind == "not-found"
    assert "has no figures of GRC" in error.message


def test_a_bad_question_is_not_taken_for_one_without_results(store: Store) -> None:
    with Server({"*": lambda asked: json_reply(asked, {"error": [{"status": 400, "id": 150}]}, 400)}) as server:
        assert refused(at(server, store), server, POPULATION, "GRC").kind == "status"


def test_one_table_without_results_does_not_spoil_another(store: Store) -> None:
    """Months may be there before the year is."""
    monthly = {"freq": "M", "s_adj": "SA", "age": "TOTAL", "unit": "PC_ACT", "sex": "T"}
    with eurostat({("EL", "2026-01"): 9.1}, data_set="une_rt_m", fixed=monthly) as server:
        server.routes["/data/une_rt_a"] = lambda asked: json_reply(asked, NOTHING, 400)
        assert values(fetch(at(server, store), server, "unemployment.rate", "GRC")) == {("GRC", "2026-01"): 9.1}


# --- what is not understood ----------------------------------------------------------------------------------------


def _set(*path: str, to: object) -> Callable[[dict[str, Any], Asked], object]:
    def change(document: dict[str, Any], _asked: Asked) -> object:
        place = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to
        return document

    return change


def _gone(*path: str) -> Callable[[dict[str, Any], Asked], object]:
    def change(document: dict[str, Any], _asked: Asked) -> object:
        place = document
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]
        return document

    return change


_INDEX = ("dimension", "geo", "category", "index")
_TIME = ("dimension", "time", "category", "index")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(_set(*_INDEX, to={"FR": 0}), "'FR', which was not asked for", id="another country"),
        pytest.param(_set(*_INDEX, to={"EL": 1}), "not numbered from 0", id="a wrong number"),
        pytest.param(_set(*_INDEX, to={"EL": True}), "should be a number", id="a truth for a number"),
        pytest.param(_set(*_INDEX, to=["EL", "EL"]), "should have 1 categories", id="codes twice"),
        pytest.param(_set(*_TIME, to={"1919": 0, "2021": 1}), "1919-01-01, where 2020", id="another year"),
        pytest.param(_set(*_TIME, to={"soon": 0, "2021": 1}), "no period", id="no year"),
        pytest.param(
            _set("dimension", "sex", "category", "index", to={"F": 0}),
            "sex=T was asked for, and 'F'",
            id="another filter",
        ),
        pytest.param(_set("size", to=[1, 1, 1, 1, 1]), "6 dimensions and 5 sizes", id="a size gone"),
        pytest.param(_set("size", to=[1, 1, 1, 1, 1, 10**8]), "more than can be", id="endless"),
        pytest.param(_set("id", to=["freq"] * 6), "6 dimensions and 6 sizes", id="one dimension many times"),
        pytest.param(_set("value", to={"7": 1}), "speaks of cell '7'", id="a cell beyond"),
        pytest.param(_set("value", to={"-1": 1}), "speaks of cell '-1'", id="a cell before"),
        pytest.param(_set("value", to=[1]), "has 1 entries for 2 cells", id="half of the values"),
        pytest.param(_set("value", to={"0": True}), "should be a number", id="a truth"),
        pytest.param(_set("value", to={"0": "NaN"}), "no number", id="no number"),
        pytest.param(_set("value", to={"0": 10**400}), "no number", id="an endless number"),
        pytest.param(_set("status", to={"0": 5}), "should be a flag", id="no flag"),
        pytest.param(_set("class", to="collection"), "'collection' and no data set", id="a collection"),
        pytest.param(_set("updated", to="now"), "should be a date", id="no date"),
        pytest.param(_gone("value"), "has no 'value'; has the format changed", id="no values"),
        pytest.param(_gone("dimension", "geo"), "has no 'geo'", id="a dimension gone"),
        pytest.param(_gone("dimension", "geo", "category"), "has no 'category'", id="no categories"),
        pytest.param(
            lambda _d, _a: {"error": [{"status": 400, "id": 150, "label": "Bad"}]}, "refuses: 'Bad'", id="error"
        ),
        pytest.param(lambda d, _: [d], "should be an object", id="a list"),
    ],
)
def test_a_strange_answer_is_an_error_and_no_figure(
    store: Store, change: Callable[[dict[str, Any], Asked], object], what: str
) -> None:
    figures = {("EL", "2020"): 1, ("EL", "2021"): 2}
    with eurostat(figures, change=change) as server:
        error = refused(at(server, store), server, POPULATION, "GRC", since=2020)
    assert error.kind == "not-understood"
    assert what in error.message
    assert "/data/demo_pjan?format=JSON" in error.message


def test_a_dimension_that_was_not_asked_for_is_noticed(store: Store) -> None:
    fixed = {"freq": "A", "unit": "NR", "age": "TOTAL", "sex": "T", "citizen": "TOTAL"}

    def change(document: dict[str, Any], _asked: Asked) -> object:
        document["dimension"]["citizen"]["category"]["index"] = {"TOTAL": 0, "NAT": 1}
        document["size"][document["id"].index("citizen")] = 2
        return document

    with eurostat({("EL", "2020"): 1}, fixed=fixed, change=change) as server:
        error = refused(at(server, store), server, POPULATION, "GRC")
    assert "2 kinds of 'citizen', of which none was asked for" in error.message
