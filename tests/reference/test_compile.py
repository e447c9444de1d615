"""`reference_data/` becomes a store, or the compiler says which file and row is wrong."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from factcheck.reference import compile as compiler
from factcheck.reference.problems import ReferenceDataError
from factcheck.reference.store import Store
from tests.tiny import COLUMNS, row, write_package, write_reference

if TYPE_CHECKING:
    from pathlib import Path

GOOD = row("population.total", "2014", 10_000_000)


def _build(folder: Path, *rows: tuple[str, ...]) -> Store:
    compiler.build(write_reference(folder / "reference_data", rows), folder / "store.sqlite")
    return Store(folder / "store.sqlite")


def _error(folder: Path) -> str:
    with pytest.raises(ReferenceDataError) as caught:
        compiler.build(folder / "reference_data", folder / "store.sqlite")
    assert not (folder / "store.sqlite").exists()
    return str(caught.value)


def test_a_good_folder_becomes_a_store(tmp_path: Path) -> None:
    (found,) = _build(tmp_path, GOOD).series("population.total", "TST")
    assert (found.value, found.period, found.provenance.licence) == (10_000_000, "2014", "CC0-1.0")


@pytest.mark.parametrize(
    "number", ["1,000", "nan", "inf", "-inf", "10 million", "1_000", "0x10", "ten", "1.2.3", "--1"]
)
@pytest.mark.parametrize("column", ["value", "low", "high"])
def test_a_bad_number_names_file_row_and_text(tmp_path: Path, number: str, column: str) -> None:
    bad = list(row("population.total", "2015", "10"))
    bad[COLUMNS.index(column)] = number
    write_reference(tmp_path / "reference_data", [GOOD, tuple(bad)])
    message = _error(tmp_path)
    assert "observations/rows.csv" in message
    assert "row 3" in message
    assert number in message


@pytest.mark.parametrize("period", ["", "16", "2016-13", "2016-02-30", "2016-Q5", "July 2016", "2016/", "2016-1"])
def test_a_bad_period_names_file_and_row(tmp_path: Path, period: str) -> None:
    write_reference(tmp_path / "reference_data", [GOOD, row("population.total", period, 1)])
    message = _error(tmp_path)
    assert "observations/rows.csv" in message
    assert "row 3" in message


def test_a_header_that_differs_from_the_descriptor_names_the_file_and_both(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    header = [column.replace("value", "amount") for column in COLUMNS]
    write_package(folder / "zzz", COLUMNS, [GOOD], header=header, kind="observations")
    message = _error(tmp_path)
    assert "zzz/rows.csv" in message
    assert "amount" in message
    assert "value" in message


@pytest.mark.parametrize("change", ["append", "replace"])
def test_a_file_that_differs_from_its_hash_is_refused(tmp_path: Path, change: str) -> None:
    path = write_reference(tmp_path / "reference_data", [GOOD]) / "observations" / "rows.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n" if change == "append" else text.replace("10000000", "10000001"), encoding="utf-8")
    message = _error(tmp_path)
    assert "observations/rows.csv" in message
    assert "hash" in message


def test_the_same_series_in_two_resources_of_one_edition_is_refused(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    settings = json.loads((folder / "observations" / "datapackage.json").read_text("utf-8"))["resources"][0][
        "factcheck"
    ]
    write_package(folder / "twice", COLUMNS, [GOOD], **settings)
    message = _error(tmp_path)
    assert "twice/rows.csv" in message
    assert "population.total" in message


def test_a_broken_toml_file_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    (folder / "catalogue" / "broken.toml").write_text("[measure]\nlabel = \n", encoding="utf-8")
    message = _error(tmp_path)
    assert "broken.toml" in message
    assert "line 2" in message


def test_a_phrase_with_an_unknown_class_is_named(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    path = folder / "catalogue" / "population.toml"
    path.write_text(path.read_text("utf-8").replace('"inhabitants"', '"{dwellers} here"'), encoding="utf-8")
    message = _error(tmp_path)
    assert "population.toml" in message
    assert "dwellers" in message


@pytest.mark.parametrize("key", ["label", "tolerance", "roles", "kind", "unit"])
def test_a_measure_without_a_key_is_named(tmp_path: Path, key: str) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    path = folder / "catalogue" / "population.toml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(f"{key} ")]
    if key == "roles":
        lines = lines[: lines.index('["population.total".roles]')]
    path.write_text("\n".join(lines), encoding="utf-8")
    message = _error(tmp_path)
    assert "population.toml" in message
    assert key in message


def test_a_failed_build_leaves_the_old_store_in_place(tmp_path: Path) -> None:
    _build(tmp_path, GOOD).close()
    path = tmp_path / "reference_data" / "observations" / "rows.csv"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(ReferenceDataError):
        compiler.build(tmp_path / "reference_data", tmp_path / "store.sqlite")
    assert len(Store(tmp_path / "store.sqlite").series("population.total", "TST")) == 1


def test_a_store_is_current_until_a_file_changes(tmp_path: Path) -> None:
    _build(tmp_path, GOOD).close()
    source, target = tmp_path / "reference_data", tmp_path / "store.sqlite"
    assert compiler.current(target) == compiler.fingerprint(source)
    (source / "README.md").write_text("new", encoding="utf-8")
    assert compiler.current(target) != compiler.fingerprint(source)


def test_a_file_that_is_no_store_is_current_with_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    assert compiler.current(path) is None
    path.write_bytes(b"not a database, but long enough to look at" * 50)
    assert compiler.current(path) is None


def test_the_same_source_gives_the_same_answers(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = _build(tmp_path / "one", GOOD), _build(tmp_path / "two", GOOD)
    assert one.series("population.total", "TST") == two.series("population.total", "TST")
    assert one.measures() == two.measures()


MEMBERSHIP = ("group", "entity", "start", "end")


def test_memberships_by_month_or_year_count_whole(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    write_package(
        folder / "zzz", MEMBERSHIP, [("WLD", "TST", "1960-09", "1992"), ("WLD", "OTH", "", "")], kind="memberships"
    )
    compiler.build(folder, tmp_path / "store.sqlite")
    store = Store(tmp_path / "store.sqlite")
    assert store.members("WLD", dt.date(1960, 8, 31)) == ("OTH",)
    assert store.members("WLD", dt.date(1960, 9, 1)) == ("OTH", "TST")
    assert store.groups_of("TST", dt.date(1992, 12, 31)) == ("WLD",)
    assert store.groups_of("TST", dt.date(1993, 1, 1)) == ()


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([("WLD", "TST", "2000-13-01", "")], "2000-13-01"),
        ([("WLD", "TST", "2000", "1999")], "before it starts"),
        ([("WLD", "TST", "2000", ""), ("WLD", "TST", "2000", "2001")], "row 3"),
        ([("WLD", "XYZ", "", "")], "row 2: entity: no place has the code 'XYZ'"),
        ([("ABC", "TST", "", "")], "row 2: group: no place has the code 'ABC'"),
    ],
)
def test_a_wrong_membership_is_named(tmp_path: Path, rows: list[tuple[str, ...]], what: str) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    write_package(folder / "zzz", MEMBERSHIP, rows, kind="memberships")
    assert what in _error(tmp_path)


def test_an_unknown_sense_of_a_name_is_named(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    write_package(folder / "zzz", ("name", "sense", "code"), [("Testland", "seldom", "OTH")], kind="ambiguous")
    message = _error(tmp_path)
    assert "row 2" in message
    assert "seldom" in message


def test_a_meaning_that_is_no_known_place_is_named(tmp_path: Path) -> None:
    folder = write_reference(tmp_path / "reference_data", [GOOD])
    write_package(folder / "zzz", ("name", "sense", "code"), [("Testland", "rare", "XYZ")], kind="ambiguous")
    assert "row 2: code: no place has the code 'XYZ'" in _error(tmp_path)
