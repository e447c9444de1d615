"""The World Bank: pages, errors with status 200, groups of countries, and answers that are not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference.sources import world_bank as adapter
from factcheck.reference.sources.source import Row
from tests.publishers.common import json_reply, reply
from tests.publishers.world_bank import world_bank
from tests.reference.sources.support import fetch, refused, values
from tests.servers import Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store
    from tests.servers import Asked

FIGURES = {
    ("FRA", "2020"): 67_571_000,
    ("FRA", "2021"): 67_764_000.5,
    ("FRA", "2022"): None,
    ("DEU", "2020"): 83_161_000,
    ("WLD", "2020"): 7_856_000_000,
    ("EUU", "2020"): 447_000_000,
    ("HIC", "2020"): 1_210_000_000,
    ("SAS", "2020"): 1_900_000_000,
}
POPULATION = "population.total"


def at(server: Server, store: Store) -> Source:
    return adapter.source(store, f"{server.url}/v2")


def test_figures_come_with_edition_and_terms(store: Store) -> None:
    with world_bank(FIGURES) as server:
        fetched = fetch(at(server, store), server, POPULATION, "FRA", "DEU", since=2020)
    assert fetched.rows[0] == Row(POPULATION, "DEU", None, "2020", 83_161_000)
    assert values(fetched)["FRA", "2021"] == 67_764_000.5
    assert (fetched.source, fetched.edition, fetched.published) == ("world_bank", "2026-10-12", "2026-10-12")
    assert (fetched.licence, fetched.lag_days) == ("CC-BY-4.0", 180)
    assert "World Bank" in fetched.attribution
    [response] = fetched.responses
    assert f"{server.url}/v2/country/FRA;DEU/indicator/SP.POP.TOTL" in response.url.replace("%3B", ";")


def test_a_year_without_a_figure_is_published_as_missing(store: Store) -> None:
    with world_bank(FIGURES) as server:
        assert values(fetch(at(server, store), server, POPULATION, "FRA"))["FRA", "2022"] is None


def test_only_the_years_asked_for_are_asked_for(store: Store) -> None:
    with world_bank(FIGURES) as server:
        fetched = fetch(at(server, store), server, POPULATION, "FRA", since=2021)
        assert server.asked[0].query["date"].startswith("2021:")
    assert {row.period for row in fetched.rows} == {"2021", "2022"}


def test_pages_are_read_to_the_end(store: Store) -> None:
    with world_bank(FIGURES, largest_page=3) as server:
        fetched = fetch(at(server, store), server, POPULATION)
        assert [asked.query["page"] for asked in server.asked] == ["1", "2", "3"]
    assert len(fetched.rows) == len(FIGURES) - 1
    assert len(fetched.responses) == 3


def test_groups_without_a_code_of_three_letters_are_known_and_others_are_listed(store: Store) -> None:
    with world_bank(FIGURES) as server:
        fetched = fetch(at(server, store), server, POPULATION)
    assert values(fetched)["HIC", "2020"] == 1_210_000_000
    assert values(fetched)["WLD", "2020"] == 7_856_000_000
    assert fetched.skipped == ("SAS",)  # another region than news mean, since 2025


def test_a_flag_becomes_a_status_and_an_unknown_one_a_remark(store: Store) -> None:
    with world_bank(FIGURES, flags={("FRA", "2020"): "E", ("FRA", "2021"): "Q"}) as server:
        rows = {row.period: row for row in fetch(at(server, store), server, POPULATION, "FRA").rows}
    assert (rows["2020"].status, rows["2020"].note) == ("estimate", "")
    assert (rows["2021"].status, rows["2021"].note) == ("", "flag Q")


def test_a_scale_and_the_day_of_a_stock_come_from_the_offer(store: Store) -> None:
    with world_bank({("FRA", "2020"): 0.3}, indicator="EN.GHG.CO2.MT.CE.AR5") as server:
        assert values(fetch(at(server, store), server, "co2.emissions", "FRA")) == {("FRA", "2020"): 300_000}
    with world_bank({("FRA", "2020"): 5}, indicator="FI.RES.TOTL.CD") as server:
        assert values(fetch(at(server, store), server, "reserves.total", "FRA")) == {("FRA", "2020-12-31"): 5}


def test_years_in_which_a_series_is_no_good_are_not_asked_for(store: Store) -> None:
    figures = {("FRA", "2014"): 46.5, ("FRA", "2015"): 12.0}
    with world_bank(figures, indicator="EG.USE.COMM.FO.ZS") as server:
        assert values(fetch(at(server, store), server, "energy.fossil.share", "FRA")) == {("FRA", "2014"): 46.5}
        error = refused(at(server, store), server, "energy.fossil.share", "FRA", since=2015)
        assert len(server.asked) == 1
    assert error.kind == "not-found"


def test_many_places_are_asked_for_in_several_questions(store: Store) -> None:
    codes = sorted(store.codes_of("country") - {"TWN"})
    with world_bank({}) as server:
        fetch(at(server, store), server, POPULATION, *codes)
        asked = [asked.path.split("/")[3].replace("%3B", ";").split(";") for asked in server.asked]
    assert len(asked) >= 4
    assert all(len(group) <= 60 for group in asked)


def test_one_code_that_the_bank_does_not_know_does_not_spoil_the_others(store: Store) -> None:
    with world_bank(FIGURES) as server:
        fetched = fetch(at(server, store), server, POPULATION, "FRA", "ITA", "DEU")  # this Bank knows no Italy
    assert {row.entity for row in fetched.rows} == {"FRA", "DEU"}
    assert fetched.skipped == ("ITA",)


def test_places_that_the_bank_has_no_code_for_are_not_asked_for(store: Store) -> None:
    with world_bank(FIGURES) as server:
        fetched = fetch(at(server, store), server, POPULATION, "FRA", "TWN", "GN:2950159")
        assert fetched.skipped == ("TWN", "GN:2950159")
        error = refused(at(server, store), server, POPULATION, "TWN")
    assert error.kind == "not-found"


def test_a_publisher_without_figures_answers_with_nothing(store: Store) -> None:
    with world_bank({}) as server:
        assert fetch(at(server, store), server, POPULATION, "FRA").rows == ()


def test_an_error_that_comes_with_status_200_is_an_error(store: Store) -> None:
    with world_bank(FIGURES, indicator="SOMETHING.ELSE") as server:
        error = refused(at(server, store), server, POPULATION, "FRA")
    assert error.kind == "not-understood"
    assert "deleted or archived" in error.message


def test_a_code_that_nobody_knows_is_an_error_and_not_silence(store: Store) -> None:
    with world_bank(FIGURES) as server:
        error = refused(at(server, store), server, POPULATION, "ITA", "ESP")
    assert "Invalid value" in error.message


# --- what is not understood ----------------------------------------------------------------------------------------


def _row(**changes: Any) -> Callable[[list[Any], Asked], object]:  # noqa: ANN401 (any JSON)
    def change(document: list[Any], _asked: Asked) -> object:
        document[1][0].update(changes)
        return document

    return change


def _without(*keys: str) -> Callable[[list[Any], Asked], object]:
    def change(document: list[Any], _asked: Asked) -> object:
        for key in keys:
            document[0].pop(key, None)
            document[1][0].pop(key, None)
        return document

    return change


def _twice(document: list[Any], _asked: Asked) -> object:
    document[1].append({**document[1][0], "value": 1})
    document[0]["total"] += 1
    return document


def _head(**changes: Any) -> Callable[[list[Any], Asked], object]:  # noqa: ANN401 (any JSON)
    return lambda document, _asked: [{**document[0], **changes}, document[1]]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(_row(countryiso3code="DEU"), "'DEU', which was not asked for", id="another country"),
        pytest.param(_row(countryiso3code="", country={"id": "XX"}), "'XX', which was not", id="no country"),
        pytest.param(_row(indicator={"id": "NY.GDP.MKTP.CD"}), "not of SP.POP.TOTL", id="another indicator"),
        pytest.param(_row(date="1919"), "1919, where 2020", id="a year that was not asked for"),
        pytest.param(_row(date="99999"), "no period", id="a year beyond reason"),
        pytest.param(_row(date="2020-31"), "no period", id="no year"),
        pytest.param(_row(value=True), "should be a number", id="a truth"),
        pytest.param(_row(value="many"), "no number", id="a word"),
        pytest.param(_row(value=10**400), "no number", id="an endless number"),
        pytest.param(_row(value={"v": 1}), "an object", id="an object"),
        pytest.param(_row(obs_status=["E"]), "should be a flag", id="a strange flag"),
        pytest.param(_without("value"), "has no 'value'; has the format changed", id="a field gone"),
        pytest.param(_without("countryiso3code"), "has no 'countryiso3code'", id="a field renamed"),
        pytest.param(_without("total"), "has no 'total'", id="no total"),
        pytest.param(_twice, "two figures for FRA 2022 disagree: none and 1", id="two figures"),
        pytest.param(_head(total=9), "3 rows came, where 9 were announced", id="half of the rows"),
        pytest.param(_head(page=2), "page 1 was asked for, and page 2 came", id="another page"),
        pytest.param(_head(pages=10**6), "more than can be", id="endless pages"),
        pytest.param(_head(lastupdated="yesterday"), "should be a date", id="no date"),
        pytest.param(lambda d, _: d[0], "should be a list, not an object", id="another form"),
        pytest.param(lambda d, _: [*d, 1], "has 3 parts", id="more parts"),
        pytest.param(lambda _d, _a: [], "should be an object", id="nothing"),
    ],
)
def test_a_strange_answer_is_an_error_and_no_figure(
    store: Store, change: Callable[[list[Any], Asked], object], what: str
) -> None:
    with world_bank(FIGURES, change=change) as server:
        error = refused(at(server, store), server, POPULATION, "FRA", since=2020)
    assert error.kind == "not-understood"
    assert what in error.message
    assert "/country/FRA/indicator/SP.POP.TOTL" in error.message


def test_a_total_that_changes_between_pages_is_noticed(store: Store) -> None:
    def change(document: list[Any], asked: Asked) -> object:
        document[0]["total"] += int(asked.query["page"]) - 1
        return document

    with world_bank(FIGURES, largest_page=3, change=change) as server:
        error = refused(at(server, store), server, POPULATION)
    assert "changed while it was read: page 2 says 9 rows" in error.message


def test_a_new_edition_between_two_questions_is_noticed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(document: list[Any], asked: Asked) -> object:
        document[0]["lastupdated"] = "2026-10-12" if "FRA" in asked.path else "2026-10-13"
        return document

    monkeypatch.setattr(adapter, "CODES", 1)
    with world_bank(FIGURES, change=change) as server:
        error = refused(at(server, store), server, POPULATION, "FRA", "DEU")
    assert "a new edition came out while it was read: 2026-10-13 after 2026-10-12" in error.message


def test_a_page_that_repeats_for_ever_is_noticed(store: Store) -> None:
    def change(document: list[Any], _asked: Asked) -> object:
        document[0].update(page=1, pages=50)
        return document

    with world_bank(FIGURES, change=change) as server:
        error = refused(at(server, store), server, POPULATION)
        assert len(server.asked) == 2
    assert "page 2 was asked for, and page 1 came" in error.message


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("<html><body>Down for maintenance</body></html>", "web page instead of data"),
        ("<?xml version='1.0'?><wb:data/>", "a page of HTML or XML, not JSON"),
        ('[{"page": 1, "pages": 1, "total": 1}, [{"indicator": {"id": "SP.POP', "not JSON"),
        ('[{"page": 1, "pages": 1,', "ends too early"),
        ("", "the answer is empty"),
        ('[{"page": 1, "pages": 1, "total": NaN}, []]', "NaN is no number"),
        ('[{"page": 1, "pages": 1, "total": 1e400}, []]', "no number that can be meant"),
        ("[" * 100_000, "not JSON"),
        (b"\xff\xfe[", "not UTF-8"),
    ],
)
def test_what_is_no_json_is_an_error(store: Store, content: str | bytes, what: str) -> None:
    with Server({"*": lambda asked: reply(asked, content, "application/json")}) as server:
        error = refused(at(server, store), server, POPULATION, "FRA")
    assert error.kind == "not-understood"
    assert what in error.message


def test_a_foreign_text_stays_within_the_line_of_the_message(store: Store) -> None:
    message = [{"message": [{"id": "999", "key": "x" * 5_000, "value": "a\nb\x1b[31m"}]}]
    with Server({"*": lambda asked: json_reply(asked, message)}) as server:
        error = refused(at(server, store), server, POPULATION, "FRA")
    assert "\x1b" not in error.message
    assert len(error.message) < 500
