"""The bundled data are verified, and each kind of damage is found."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from factcheck.reference import compile as compiler
from factcheck.reference.store import Store
from factcheck.reference.verify import verify
from tests.tiny import row, write_reference

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [row("population.total", "2014", 10_000_000), row("population.total", "2015", 11_000_000)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    compiler.build(write_reference(tmp_path / "reference_data", ROWS), tmp_path / "store.sqlite")
    return tmp_path


def _changed(folder: Path, *statements: str) -> str:
    """What is found after the store was changed by hand."""
    path = folder / "store.sqlite"
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()
    return "\n".join(map(str, verify(Store(path)).problems))


def test_a_sound_store_has_no_problem_with_and_without_its_packages(folder: Path) -> None:
    store = Store(folder / "store.sqlite")
    for source in (None, folder / "reference_data", folder / "no such folder"):
        found = verify(store, source)
        assert found.problems == ()
        assert (found.packages, found.series, found.observations) == (1, 1, 2)
        assert found.source == (source if source and source.is_dir() else None)


def test_a_value_outside_its_range_is_unusual(folder: Path) -> None:
    rows = [row("unemployment.rate", "2014", 140)]
    compiler.build(write_reference(folder / "other", rows), folder / "store.sqlite")
    found = verify(Store(folder / "store.sqlite"))
    assert found.problems == ()
    assert found.unusual == ("unemployment.rate TST 2014: 140",)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM entity WHERE code = 'TST'", "no entity has the code 'TST'"),
        ("UPDATE edition SET observations = 3", "2 values, where the list of packages says 3"),
        ("UPDATE provenance SET licence = ''", "nothing says its licence"),
        ("UPDATE provenance SET published = 'soon'", "published: not a period"),
        ("UPDATE series SET points = x'00ff'", "damaged"),
        ("""UPDATE series SET points = CAST('[[1,[["2015",1],["2015",2]]]]' AS BLOB)""", "2015 stands 2 times"),
        ("UPDATE series SET points = CAST('[]' AS BLOB)", "the series is empty"),
        ("UPDATE measure SET json = json_set(json, '$.unit.text', '')", "unit has no name"),
    ],
)
def test_damage_is_found(folder: Path, statement: str, says: str) -> None:
    assert says in _changed(folder, statement)


def test_a_package_that_changed_after_the_store_was_made_is_found(folder: Path) -> None:
    source = folder / "reference_data"
    path = source / "observations" / "rows.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("11000000", "11000001"), encoding="utf-8")
    said = "\n".join(map(str, verify(Store(folder / "store.sqlite"), source).problems))
    assert "rows.csv: its hash is" in said
    assert "not made from" in said


def test_a_broken_page_is_found(folder: Path) -> None:
    path = folder / "store.sqlite"
    content = bytearray(path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    path.write_bytes(content)
    assert "damaged" in "\n".join(map(str, verify(Store(path)).problems))
