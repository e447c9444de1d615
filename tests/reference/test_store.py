"""The store answers by key, remembers its answers, and refuses a file that is none of its own."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

import pytest

from factcheck.language.lexicon import meanings_in
from factcheck.reference.store import Store, StoreError
from tests.support import store

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_file_names_itself_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nothing\.sqlite.*make data"):
        Store(tmp_path / "nothing.sqlite")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.sqlite"
    path.write_text("this is a text " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match=r"text\.sqlite.*not a factcheck store"):
        Store(path)


def test_a_store_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
    db.execute("INSERT INTO meta VALUES ('format', '0')")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="another version"):
        Store(path)


@pytest.mark.parametrize("question", ["measure", "entity", "publisher", "conflict"])
def test_an_unknown_code_is_a_key_error(question: str) -> None:
    with pytest.raises(KeyError):
        getattr(store(), question)("no such code")


def test_series_are_in_order_of_time_and_hold_every_edition() -> None:
    found = store().series("population.total", "SYR")
    assert [o.end for o in found] == sorted(o.end for o in found)
    assert {"un_wpp", "world_bank", "cia_factbook"} <= {o.provenance.publisher for o in found}


def test_without_a_counterpart_the_series_is_of_all_together() -> None:
    assert {o.counterpart for o in store().series("refugees.origin", "SYR")} == {None}
    pairs = store().series("refugees.origin", "SYR", "TUR")
    assert pairs
    assert {o.counterpart for o in pairs} == {"TUR"}


def test_an_unknown_series_is_empty() -> None:
    assert store().series("population.total", "no such place") == ()


def test_an_answer_is_read_once() -> None:
    assert store().series("population.total", "KEN") is store().series("population.total", "KEN")
    assert store().entity("KEN") is store().entity("KEN")


def test_every_measure_can_be_read_and_its_references_exist() -> None:
    known = set(store().measures())
    for code in known:
        measure = store().measure(code)
        assert measure.code == code
        assert "entity" in measure.roles
        assert set(measure.neighbours) | set(measure.variants.values()) <= known
        assert measure.plausible[0] < measure.plausible[1]
        assert measure.tolerance_reason
        assert "counterpart" in measure.roles or "{counterpart}" not in measure.label
        for publisher in measure.publishers:
            assert store().publisher(publisher).short


def test_parts_lie_in_their_place_and_are_smaller_than_a_city() -> None:
    assert "GN:170063/east" in store().parts_of("GN:170063")
    assert store().entity("GN:170063/east").kind == "part"


def test_the_wars_of_a_country_come_latest_first() -> None:
    wars = store().conflicts_of("AFG")
    assert len(wars) > 1
    assert [war.start for war in wars] == sorted((war.start for war in wars), reverse=True)


def test_phrases_are_found_by_their_first_word_only() -> None:
    found = store().phrases(["united"])
    assert {first for first, _, _, _ in found} == {"united"}
    rows = [row for *_, meanings in found for row in meanings_in(meanings)]
    assert {"USA", "GBR"} <= {row.code for row in rows}
    assert {row.key.split()[0] for row in rows} == {"united"}
    assert store().phrases([]) == []


@pytest.mark.parametrize("measure", ["population.total", "inflation.consumer", "covid.cases.total"])
def test_the_values_of_all_countries_during_a_time_are_those_of_their_series(measure: str) -> None:
    first, last = dt.date(2020, 5, 1), dt.date(2021, 2, 1)
    expected = {
        code: {o.value for o in store().series(measure, code) if o.judges and o.start <= last and o.end >= first}
        for code in store().places(measure)
        if code in store().codes_of("country")
    }
    assert any(expected.values())
    known = store().values_during(measure, None, first, last, "country")
    assert known == {code: values for code, values in expected.items() if values}
