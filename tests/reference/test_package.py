"""A data package is read, or every mistake in it is named with file, row and field; nothing ends in a traceback."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference import package
from factcheck.reference.own import compile_packages
from factcheck.reference.package import plain_number
from factcheck.reference.problems import MOST_PROBLEMS, Problem, Problems, ReferenceDataError
from tests.own import GOOD, SWANS, descriptor, write_own
from tests.support import store

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "measure,entity,period,value\n"
ROW = "unemployment.rate,DEU,2015,9.9\n"


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ReferenceDataError) as caught:
        compile_packages([folder], store())
    return caught.value.problems


def only(folder: Path) -> Problem:
    found = problems(folder)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def test_a_good_package_has_no_problem(tmp_path: Path) -> None:
    compile_packages([write_own(tmp_path / "desk")], store())


# --- rows -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "field", "says"),
    [
        ("unemployment.rate,DEU,2015,nan", "value", "nan"),
        ("unemployment.rate,DEU,2015,-inf", "value", "inf"),
        ("unemployment.rate,DEU,2015,1e999", "value", "too large"),
        ('unemployment.rate,DEU,2015,"1,000"', "value", "write 1000"),
        ("unemployment.rate,DEU,2015,1 000", "value", "write 1000"),
        ("unemployment.rate,DEU,2015,9.9 %", "value", "9.9 %"),
        ("unemployment.rate,DEU,2015,", "value", "empty"),
        ("unemployment.rate,DEU,Jan 2015,9", "period", "2016-07"),
        ("unemployment.rate,DEU,2015-02-30,9", "period", "2015-02-30"),
        ("unemployment.rate,DEU,2016/2015,9", "period", "2016/2015"),
        ("unemploymnt.rate,DEU,2015,9", "measure", "did you mean 'unemployment.rate'"),
        ("unemployment.rate,Germany,2015,9", "entity", "write the code 'DEU'"),
        ("unemployment.rate,DEUU,2015,9", "entity", "DEUU"),
        (",DEU,2015,9", "measure", "empty"),
    ],
)
def test_a_bad_cell_names_file_row_and_field(tmp_path: Path, row: str, field: str, says: str) -> None:
    found = only(write_own(tmp_path / "desk", f"{HEAD}{ROW}{row}\n"))
    assert (found.file.name, found.row, found.field) == ("rows.csv", 3, field)
    assert says in found.message
    assert str(found).startswith(f"{found.file}: row 3: {field}: ")


@pytest.mark.parametrize(
    ("columns", "cells", "field", "says"),
    [
        ("low", "11", "value", "outside its bounds"),
        ("high", "3", "value", "outside its bounds"),
        ("low", "x", "low", "not a number"),
        ("status", "forcast", "status", "did you mean 'forecast'"),
        ("source", "citty", "source", "did you mean 'city'"),
        ("published", "last week", "published", "not a date"),
        ("counterpart", "Narnia", "counterpart", "no place"),
    ],
)
def test_a_bad_cell_of_an_optional_column_is_named(
    tmp_path: Path, columns: str, cells: str, field: str, says: str
) -> None:
    text = f"measure,entity,period,value,{columns}\nunemployment.rate,DEU,2015,9.9,{cells}\n"
    found = only(write_own(tmp_path / "desk", text))
    assert (found.row, found.field) == (2, field)
    assert says in found.message


def test_every_mistake_is_named_and_not_only_the_first(tmp_path: Path) -> None:
    text = f"{HEAD}x,DEU,2015,1\nunemployment.rate,y,2015,nan\nunemployment.rate,DEU,never,2\n{ROW}a,b\n"
    found = problems(write_own(tmp_path / "desk", text))
    assert [(problem.row, problem.field) for problem in found] == [
        (2, "measure"),
        (3, "entity"),
        (3, "value"),
        (4, "period"),
        (6, None),
    ]


def test_reading_stops_at_a_limit(tmp_path: Path) -> None:
    folder = write_own(tmp_path / "desk", HEAD + "x,DEU,2015,1\n" * 5_000)
    with pytest.raises(ReferenceDataError, match=rf"and {MOST_PROBLEMS - 1} more at least") as caught:
        compile_packages([folder], store())
    assert caught.value.more
    assert len(caught.value.problems) == MOST_PROBLEMS


def test_a_key_that_stands_twice_is_named_with_both_rows(tmp_path: Path) -> None:
    found = only(write_own(tmp_path / "desk", f"{HEAD}{ROW}unemployment.rate,DEU,2016,1\n{ROW}"))
    assert found.row == 4
    assert "as in row 2" in found.message


def test_two_editions_of_one_value_are_no_twins(tmp_path: Path) -> None:
    rows = "measure,entity,period,value,edition\nunemployment.rate,DEU,2015,1,a\nunemployment.rate,DEU,2015,2,b\n"
    compile_packages([write_own(tmp_path / "desk", rows)], store())


# --- files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "row", "field", "says"),
    [
        (b"", None, None, "empty"),
        (HEAD.replace("value", "vlaue").encode(), 1, "vlaue", "did you mean 'value'"),
        (b"measure,entity,value\n", 1, "period", "missing"),
        (b"measure,entity,period,value,value\n", 1, "value", "twice"),
        (HEAD.replace(",", ";").encode(), 1, None, "commas"),
        (HEAD.encode() + "Köln".encode("cp1252"), 2, None, "not UTF-8"),
        (HEAD.encode() + b'unemployment.rate,"DEU', 1, None, "comma-separated"),
    ],
)
def test_a_file_that_is_no_such_table_is_named(
    tmp_path: Path, content: bytes, row: int | None, field: str | None, says: str
) -> None:
    found = problems(write_own(tmp_path / "desk", content))
    assert all(problem.file.name == "rows.csv" for problem in found)
    assert (found[0].row, found[0].field) == (row, field)
    assert says in found[0].message


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    compile_packages([write_own(tmp_path / "desk", b"\xef\xbb\xbf" + GOOD.encode())], store())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = write_own(tmp_path / "desk")
    (folder / "rows.csv").unlink()
    assert "rows.csv: cannot be read: No such file" in str(only(folder))


def test_a_wrong_hash_and_a_wrong_size_are_named(tmp_path: Path) -> None:
    digest = hashlib.sha256(GOOD.encode()).hexdigest()
    good: dict[str, Any] = {"bytes": len(GOOD), "hash": f"sha256:{digest}"}
    cases: list[tuple[dict[str, Any], str]] = [
        ({"bytes": 5}, "datapackage.json says 5"),
        ({"hash": f"sha256:{'0' * 64}"}, digest),
    ]
    for number, (change, says) in enumerate(cases):
        document = descriptor()
        document["resources"][0] |= good | change
        assert says in only(write_own(tmp_path / str(number), document=document)).message
    document["resources"][0] |= good
    compile_packages([write_own(tmp_path / "good", document=document)], store())


def _packed(tmp_path: Path, content: bytes) -> Path:
    document = descriptor()
    document["resources"][0]["path"] = "rows.csv.gz"
    folder = write_own(tmp_path / "desk", document=document)
    (folder / "rows.csv.gz").write_bytes(content)
    return folder


def test_a_gzip_file_is_read(tmp_path: Path) -> None:
    compile_packages([_packed(tmp_path, gzip.compress(GOOD.encode()))], store())


# Named by words: a gzip file holds the second in which it was packed, and two processes that collect these tests
# in different seconds must call them the same.
@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(gzip.compress(GOOD.encode())[:-12], "ends too early", id="cut"),
        pytest.param(gzip.compress(GOOD.encode())[:20] + b"\0" * 30, "gzip", id="overwritten"),
        pytest.param(b"plain text", "not a sound gzip file", id="plain"),
        pytest.param(b"", "empty", id="empty"),
    ],
)
def test_a_damaged_gzip_file_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    found = only(_packed(tmp_path, content))
    assert found.file.name == "rows.csv.gz"
    assert says in found.message


def test_decompression_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 5_000_000)
    found = only(_packed(tmp_path, gzip.compress(b"a" * 50_000_000)))
    assert "larger than 5 MB when decompressed" in found.message


# --- descriptors ----------------------------------------------------------------------------------------------


def test_a_folder_without_a_descriptor_and_a_missing_folder_are_told_apart(tmp_path: Path) -> None:
    assert "no datapackage.json in this folder" in only(tmp_path).message
    assert "no such folder" in only(tmp_path / "gone").message


@pytest.mark.parametrize(
    ("content", "row", "says"),
    [
        (b'{\n"name": \n}', 3, "not JSON"),
        (b"[]", None, "one JSON object"),
        (b"\xff\xfe", None, "not UTF-8"),
        (b"[" * 100_000, None, "not JSON"),
    ],
)
def test_a_descriptor_that_is_no_json_is_named(tmp_path: Path, content: bytes, row: int | None, says: str) -> None:
    folder = write_own(tmp_path / "desk")
    (folder / "datapackage.json").write_bytes(content)
    found = only(folder)
    assert (found.file.name, found.row) == ("datapackage.json", row)
    assert says in found.message


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": 5}, "name"),
        ({"resources": []}, "resources"),
        ({"resources": {}}, "resources"),
        ({"resources": ["rows.csv"]}, "resources[0]"),
        ({"resources": [{}]}, "resources[0].path"),
        ({"resources": [{"path": "../rows.csv"}]}, "resources[0].path"),
        ({"resources": [{"path": "https://example.org/rows.csv"}]}, "resources[0].path"),
        ({"resources": [{"path": "rows.csv", "bytes": "many"}]}, "resources[0].bytes"),
        ({"resources": [{"path": "rows.csv", "hash": "md5:1"}]}, "resources[0].hash"),
        ({"resources": [{"path": "rows.csv", "schema": {}}]}, "resources[0].schema.fields"),
        ({"resources": [{"path": "rows.csv", "factcheck": []}]}, "resources[0].factcheck"),
        ({"resources": [{"path": "rows.csv", "factcheck": {"kind": "swans"}}]}, "resources[0].factcheck.kind"),
        ({"resources": [{"path": "rows.csv", "factcheck": {"sourse": "x"}}]}, "resources[0].factcheck"),
        ({"resources": [{"path": "rows.csv", "factcheck": {"lag_days": "1"}}]}, "resources[0].factcheck.lag_days"),
        ({"resources": [{"path": "rows.csv", "factcheck": {"published": "soon"}}]}, "resources[0].factcheck.published"),
        ({"resources": [{"path": "rows.csv"}]}, "rows.csv: factcheck.source"),
        ({"resources": [{"path": "rows.csv", "factcheck": {"source": "who?"}}]}, "rows.csv: factcheck.source"),
    ],
)
def test_a_wrong_key_of_the_descriptor_is_named(tmp_path: Path, changes: dict[str, Any], field: str) -> None:
    swans = SWANS.replace("city", "world_bank")
    found = problems(write_own(tmp_path / "desk", document=descriptor(**changes), swans=swans))
    assert field in [problem.field for problem in found]
    assert all(problem.file.name == "datapackage.json" for problem in found if problem.field == field)


def test_a_mistake_in_the_own_catalogue_is_named(tmp_path: Path) -> None:
    found = problems(write_own(tmp_path / "desk", swans=SWANS.replace("tolerance =", "tolerence =")))
    assert "swans.toml" in str(found[-1])
    assert "tolerence" in found[-1].message


def test_what_an_own_measure_names_must_exist(tmp_path: Path) -> None:
    found = only(write_own(tmp_path / "desk", swans=SWANS.replace('["city"]', '["townhall"]')))
    assert found.field == "[swans.total]"
    assert "townhall" in found.message


def test_a_bundled_package_must_give_size_hash_and_columns(tmp_path: Path) -> None:
    noted = Problems()
    package.describe(write_own(tmp_path / "desk"), noted, strict=True)
    assert {problem.field for problem in noted.found} >= {"resources[0].bytes", "resources[1].bytes"}


# --- numbers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"), [("", None), ("0", 0), ("-1.5", -1.5), ("1e3", 1000), ("2.50", 2.5), ("007", 7)]
)
def test_plain_numbers_are_read(text: str, value: float | None) -> None:
    assert plain_number(text) == value


@pytest.mark.parametrize("text", ["٣", "0x1", "1_0", "--1", "1.2.3", "e", "-", "Infinity", "1’000", "½"])
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        plain_number(text)


def test_a_message_quotes_no_more_than_a_line(tmp_path: Path) -> None:
    found = only(write_own(tmp_path / "desk", f"{HEAD}unemployment.rate,DEU,2015,{'x' * 10_000}\n"))
    assert len(str(found)) < 400
    assert json.dumps(found.message)
