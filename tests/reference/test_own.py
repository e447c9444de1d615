"""A newsroom's own packages lie above the bundled data, and change nothing below them."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from factcheck.language.lexicon import meanings_in
from factcheck.reference.own import open_store
from factcheck.reference.problems import ReferenceDataError
from factcheck.reference.store import BUNDLED, Store, StoreError
from tests.own import SWANS, descriptor, write_own
from tests.support import store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def above(tmp_path: Path) -> Store:
    return open_store(packages=[write_own(tmp_path / "desk")])


def test_own_measures_publishers_and_names_are_known(above: Store) -> None:
    assert above.measure("swans.total").label == "swans in {entity}"
    assert above.publisher("city").short == "City Hall"
    codes = {row.code for *_, meanings in above.phrases(["teutonia", "swan"]) for row in meanings_in(meanings)}
    assert {"DEU", "swans.total/names"} <= codes
    assert ("Teutonia", "DEU") in above.names()


def test_series_of_all_databases_stand_together(above: Store) -> None:
    both = above.series("unemployment.rate", "DEU")
    own = [o for o in both if o.provenance.publisher == "city"]
    assert [(o.value, o.provenance.edition, o.provenance.licence, o.provenance.retrieved) for o in own] == [
        (9.9, "1", "CC0-1.0", "2026-11-01")
    ]
    assert tuple(o for o in both if o not in own) == store().series("unemployment.rate", "DEU")
    assert [o.end for o in both] == sorted(o.end for o in both)


def test_an_own_publisher_comes_first_where_the_measure_gives_it_no_place(above: Store) -> None:
    assert above.measure("unemployment.rate").publishers == ("city", *store().measure("unemployment.rate").publishers)
    assert above.measure("population.total").publishers == store().measure("population.total").publishers


def test_a_publisher_keeps_the_place_that_the_measure_gives_it(tmp_path: Path) -> None:
    document = descriptor()
    document["resources"][0]["factcheck"]["source"] = "cia_factbook"
    above = open_store(packages=[write_own(tmp_path / "desk", document=document)])
    assert above.measure("unemployment.rate").publishers == store().measure("unemployment.rate").publishers


def test_packages_are_listed_with_the_own_ones_first(above: Store) -> None:
    first, *others = above.packages()
    assert (first.name, first.own, sum(e.observations for e in first.editions)) == ("desk", True, 2)
    assert others == list(store().packages())


def test_two_packages_may_build_on_each_other(tmp_path: Path) -> None:
    one = write_own(tmp_path / "one")
    second = descriptor(
        name="second", resources=[{"path": "rows.csv", "factcheck": {"source": "city", "edition": "2"}}]
    )
    two = write_own(tmp_path / "two", document=second, swans="")
    assert len(open_store(packages=[one, two]).series("swans.total", "DEU")) == 2
    assert len(open_store(packages=[one, one]).series("swans.total", "DEU")) == 1


def test_what_is_bundled_cannot_be_defined_again(tmp_path: Path) -> None:
    swans = SWANS.replace("swans.total", "population.total")
    with pytest.raises(ReferenceDataError, match="defined already"):
        open_store(packages=[write_own(tmp_path / "one", swans=swans)])
    folder = write_own(tmp_path / "two")
    (folder / "who.csv").write_text("code,name\nworld_bank,Another Bank\ncity,City\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"who\.csv: row 2: code: 'world_bank' is defined already"):
        open_store(packages=[folder])


def test_the_bundled_store_works_after_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(ReferenceDataError):
        open_store(packages=[write_own(tmp_path / "desk", "nonsense")])
    assert open_store().series("unemployment.rate", "DEU") == store().series("unemployment.rate", "DEU")


def test_a_page_that_is_damaged_is_a_store_error_whenever_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "damaged.sqlite"
    content = bytearray(BUNDLED.read_bytes())
    for at in range(4096 * 40, len(content), 4096):
        content[at : at + 100] = b"\xff" * 100
    path.write_bytes(content)
    damaged, every = Store(path), list(store().every_series())
    with pytest.raises(StoreError, match=r"damaged\.sqlite: damaged .*reinstall factcheck"):
        [damaged.series(measure, entity, counterpart or None) for measure, entity, counterpart in every]


def test_points_that_cannot_be_unpacked_are_a_store_error(tmp_path: Path) -> None:
    path = tmp_path / "garbled.sqlite"
    path.write_bytes(BUNDLED.read_bytes())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE series SET points = x'00112233' WHERE measure = 'unemployment.rate'")
    db.close()
    with pytest.raises(StoreError, match="damaged"):
        Store(path).series("unemployment.rate", "DEU")
