"""UNHCR: two sides, its own codes, numbers as numbers and as texts, and answers that are not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference.sources import unhcr as adapter
from factcheck.reference.sources.unhcr import IN_CASES, ROUNDED
from tests.publishers.unhcr import unhcr
from tests.reference.sources.support import fetch, refused, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store
    from tests.servers import Asked, Server

WIDER = "with other people in need of international protection"
PEOPLE = [
    {"year": 2020, "coo": "SYR", "coa": "DEU", "refugees": 605_000, "asylum_seekers": 40, "oip": 7_000},
    {"year": 2020, "coo": "SYR", "coa": "TUR", "refugees": "3641000"},
    {"year": 2021, "coo": "SYR", "coa": "TUR", "refugees": "-", "idps": 0},
    {"year": 2021, "coo": "SYR", "coa": "AUT", "refugees": 5},
    {"year": 2020, "coo": "AFG", "coa": "DEU", "refugees": 148_000},
    {"year": 2020, "coo": "UNK", "coa": "DEU", "refugees": 900},
]


def at(server: Server, store: Store) -> Source:
    return adapter.source(store, f"{server.url}/population/v1")


def test_origin_and_asylum_are_entity_and_counterpart(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        fetched = fetch(at(server, store), server, "refugees.origin", "SYR")
    rows = {(row.entity, row.counterpart, row.period, row.note): row.value for row in fetched.rows}
    assert rows["SYR", None, "2020-12-31", ""] == 4_246_000
    assert rows["SYR", "TUR", "2020-12-31", ""] == 3_641_000
    assert rows["SYR", "DEU", "2020-12-31", ""] == 605_000
    assert (fetched.source, fetched.edition, fetched.published) == ("unhcr", "2026-11", "")


def test_of_a_host_all_who_live_there_are_counted(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        fetched = fetch(at(server, store), server, "refugees.hosted", "DEU")
    assert values(fetched) == {("DEU", "2020-12-31"): 753_900}  # those of unknown origin, too
    assert {row.counterpart for row in fetched.rows} == {None}


def test_the_wider_count_stands_beside_where_there_is_one(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        rows = fetch(at(server, store), server, "refugees.origin", "SYR", "AFG").rows
    assert [(row.entity, row.value) for row in rows if row.note == WIDER] == [("SYR", 4_253_000)]


def test_the_world_is_asked_for_without_a_country(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        assert values(fetch(at(server, store), server, "refugees.hosted", "WLD"))["WLD", "2020-12-31"] == 4_394_900
        assert all("coa" not in asked.query and "coo" not in asked.query for asked in server.asked)


def test_all_places_are_asked_for_at_once_and_strange_ones_listed(store: Store) -> None:
    with unhcr(PEOPLE, largest_page=2) as server:
        fetched = fetch(at(server, store), server, "refugees.origin", since=2020)
        assert {asked.query["cf_type"] for asked in server.asked} == {"ISO"}
        assert max(int(asked.query["page"]) for asked in server.asked) > 1
        assert len({tuple(sorted(asked.query.items())) for asked in server.asked}) == len(server.asked)
    assert {row.entity for row in fetched.rows} == {"SYR", "AFG", "WLD"}
    assert fetched.skipped == ("UNK",)


def test_a_dash_and_a_zero_are_missing(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        rows = fetch(at(server, store), server, "displaced.internal", "TUR").rows
        pairs = fetch(at(server, store), server, "refugees.origin", "SYR").rows
    assert {row.value for row in rows} == {None}
    assert [row.value for row in pairs if row.counterpart == "TUR" and row.period == "2021-12-31"] == [None]


def test_small_counts_say_that_they_are_rounded(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        rows = fetch(at(server, store), server, "refugees.hosted", "AUT", "DEU").rows
    assert [(row.value, row.note) for row in rows if row.entity == "AUT"] == [(5, ROUNDED)]
    assert all(ROUNDED not in row.note for row in rows if row.entity == "DEU")


def test_codes_of_its_own_are_never_taken_for_iso(store: Store) -> None:
    """UNHCR calls Austria AUS and Australia AUL."""
    with unhcr(PEOPLE) as server:
        assert values(fetch(at(server, store), server, "refugees.hosted", "AUS")) == {}
        assert {row.entity for row in fetch(at(server, store), server, "refugees.hosted", "AUT").rows} == {"AUT"}


def test_groups_of_countries_are_not_asked_for(store: Store) -> None:
    with unhcr(PEOPLE) as server:
        assert fetch(at(server, store), server, "refugees.hosted", "DEU", "EUU").skipped == ("EUU",)
        assert refused(at(server, store), server, "refugees.hosted", "EUU").kind == "not-found"


@pytest.mark.parametrize(("count", "note"), [(5, ROUNDED), (10, ROUNDED), (15, "")])
def test_decisions_are_rounded_up_to_ten(store: Store, count: int, note: str) -> None:
    decided = [{"year": 2019, "coo": "SYR", "coa": "DEU", "dec_rejected": count}]
    with unhcr(decided, part="asylum-decisions") as server:
        [row] = fetch(at(server, store), server, "asylum.decisions.rejected", "DEU").rows
    assert (row.value, row.note) == (count, note)


APPLICATIONS = [
    {"year": 2019, "coo": "SYR", "coa": "DEU", "app_type": "N", "app_pc": "P", "dec_level": "FI", "applied": 39_000},
    {"year": 2019, "coo": "SYR", "coa": "DEU", "app_type": "NR", "app_pc": "P", "dec_level": "FI", "applied": 270},
    {"year": 2019, "coo": "SYR", "coa": "DEU", "app_type": "R", "app_pc": "P", "dec_level": "FI", "applied": 2_000},
    {"year": 2019, "coo": "SYR", "coa": "TUR", "app_type": "N", "app_pc": "C", "dec_level": "FI", "applied": 900},
]


def test_only_new_applications_of_persons_count(store: Store) -> None:
    with unhcr(APPLICATIONS, part="asylum-applications") as server:
        rows = fetch(at(server, store), server, "asylum.applications", "DEU", "TUR").rows
    assert {(row.entity, row.period, row.value, row.note) for row in rows} == {
        ("DEU", "2019", 39_270, ""),
        ("TUR", "2019", None, IN_CASES),
    }


@pytest.mark.parametrize(
    ("measure", "part", "field"),
    [
        ("asylum.decisions.recognised", "asylum-decisions", "dec_recognized"),
        ("refugees.returned", "solutions", "returned_refugees"),
        ("stateless.persons", "population", "stateless"),
    ],
)
def test_other_parts_of_the_interface(store: Store, measure: str, part: str, field: str) -> None:
    with unhcr([{"year": 2019, "coo": "SYR", "coa": "SYR", field: 1_200}], part=part) as server:
        found = values(fetch(at(server, store), server, measure, "SYR"))
    assert list(found.values()) == [1_200]


def test_those_whom_another_agency_registers_are_its_figures(store: Store) -> None:
    with unhcr([{"year": 2020, "coo": "PSE", "coa": "JOR", "total": 2_300_000}], part="unrwa") as server:
        fetched = fetch(at(server, store), server, "refugees.palestine", "JOR", "WLD")
    assert values(fetched) == {("JOR", "2020-12-31"): 2_300_000, ("WLD", "2020-12-31"): 2_300_000}
    assert fetched.source == "unrwa"


# --- what is not understood ----------------------------------------------------------------------------------------


def _item(**changes: Any) -> Callable[[dict[str, Any], Asked], object]:  # noqa: ANN401 (any JSON)
    def change(document: dict[str, Any], _asked: Asked) -> object:
        document["items"][0].update(changes)
        return document

    return change


def _gone(key: str) -> Callable[[dict[str, Any], Asked], object]:
    def change(document: dict[str, Any], _asked: Asked) -> object:
        del document["items"][0][key]
        return document

    return change


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param(_item(coa_iso="TUR"), "'TUR', which was not asked for", id="another country"),
        pytest.param(_item(coa_iso="-"), "all together came", id="not broken down"),
        pytest.param(_item(coo_iso="SYR"), "all together of the other side was asked for", id="broken down"),
        pytest.param(_item(coa_iso=12), "should be a text", id="a number for a country"),
        pytest.param(_gone("coa_iso"), "has no 'coa_iso'; has the format changed", id="no ISO code"),
        pytest.param(_gone("refugees"), "has no 'refugees'", id="a field gone"),
        pytest.param(_item(refugees=True), "should be a number", id="a truth"),
        pytest.param(_item(refugees="about 5"), "no number", id="words"),
        pytest.param(_item(refugees="1e400"), "no number", id="an endless number"),
        pytest.param(_item(year=20), "no period", id="a year beyond reason"),
        pytest.param(_item(year="1919"), "1919-12-31, where", id="a year that was not asked for"),
        pytest.param(lambda d, _: {**d, "items": d["items"] * 2}, "comes twice", id="an item twice"),
        pytest.param(lambda d, _: {**d, "page": 7}, "page 1 was asked for, and page 7 came", id="another page"),
        pytest.param(lambda d, _: {**d, "maxPages": 10**7}, "more than can be", id="endless pages"),
        pytest.param(lambda d, _: {**d, "maxPages": "x"}, "no number", id="no number of pages"),
        pytest.param(lambda d, _: d["items"], "should be an object", id="another form"),
        pytest.param(lambda d, _: {**d, "items": {}}, "should be a list", id="no list"),
    ],
)
def test_a_strange_answer_is_an_error_and_no_figure(
    store: Store, change: Callable[[dict[str, Any], Asked], object], what: str
) -> None:
    with unhcr(PEOPLE, change=change) as server:
        error = refused(at(server, store), server, "refugees.hosted", "DEU")
    assert error.kind == "not-understood"
    assert what in error.message
    assert "/population/v1/population/?coa=DEU" in error.message


def test_a_page_that_repeats_for_ever_is_noticed(store: Store) -> None:
    def change(document: dict[str, Any], asked: Asked) -> object:
        return {**document, "page": int(asked.query["page"]), "maxPages": 900}

    with unhcr(PEOPLE, change=lambda d, _: d) as server, unhcr(PEOPLE, change=change) as endless:
        page = fetch(at(server, store), server, "refugees.hosted", "DEU").responses[0].content
        assert b"items" in page
        endless.routes["*"] = lambda asked: _repeat(page, asked)
        error = refused(at(endless, store), endless, "refugees.hosted", "DEU")
        assert len(endless.asked) == 2
    assert "comes twice" in error.message


def _repeat(page: bytes, asked: Asked) -> Any:  # noqa: ANN401 (a Reply)
    import json

    from tests.publishers.common import json_reply

    return json_reply(asked, {**json.loads(page), "page": int(asked.query["page"]), "maxPages": 900})
