"""Tables and data packages over HTTP: read by the loader of packages, held against bytes and hash."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference.sources import table as adapter
from factcheck.reference.sources.source import Row, Wanted
from tests.publishers.common import client_for
from tests.reference.sources.support import fetch, refused, values
from tests.servers import Reply, Server

if TYPE_CHECKING:
    from factcheck.reference.store import Store

ROWS = b"measure,entity,period,value,status\nunemployment.rate,DEU,2015,4.6,\nunemployment.rate,FRA,2016,10,estimate\n"
ALONE = b"measure,entity,period,value,source\nunemployment.rate,DEU,2015,4.6,ilo\n"
RATE = "unemployment.rate"


def package(content: bytes = ROWS, path: str = "rows.csv", **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "name": "labour",
        "title": "Labour desk",
        "version": "7",
        "licenses": [{"name": "CC-BY-4.0"}],
        "resources": [
            {
                "path": path,
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "factcheck": {"source": "ilo", "edition": "2026-10", "published": "2026-10-05", "lag_days": 60},
                **changes,
            }
        ],
    }


def serving(document: object, **files: bytes) -> Server:
    content = document if isinstance(document, bytes) else json.dumps(document).encode()
    routes = {f"/desk/{name.replace('_', '.')}": Reply(file) for name, file in files.items()}
    return Server({"/desk/datapackage.json": Reply(content), **routes})


def at(server: Server, store: Store, name: str = "datapackage.json") -> adapter.Remote:
    found = adapter.source(store, f"{server.url}/desk/{name}")
    assert isinstance(found, adapter.Remote)
    return found


def test_a_package_says_who_published_what(store: Store) -> None:
    with serving(package(), rows_csv=ROWS) as server:
        fetched = fetch(at(server, store), server, RATE)
    assert fetched.rows == (
        Row(RATE, "DEU", None, "2015", 4.6),
        Row(RATE, "FRA", None, "2016", 10, status="estimate"),
    )
    assert (fetched.source, fetched.dataset, fetched.edition) == ("ilo", "Labour desk", "2026-10")
    assert (fetched.published, fetched.licence, fetched.lag_days) == ("2026-10-05", "CC-BY-4.0", 60)
    assert [response.content for response in fetched.responses][1:] == [ROWS]


def test_only_what_is_wanted_is_returned(store: Store) -> None:
    with serving(package(), rows_csv=ROWS) as server:
        assert values(fetch(at(server, store), server, RATE, "FRA")) == {("FRA", "2016"): 10}
        assert fetch(at(server, store), server, RATE, since=2020).rows == ()
        assert refused(at(server, store), server, "gdp.growth").kind == "not-found"


def test_a_compressed_table(store: Store) -> None:
    packed = gzip.compress(ROWS, mtime=0)
    with serving(package(packed, "rows.csv.gz"), rows_csv_gz=packed) as server:
        assert len(fetch(at(server, store), server, RATE).rows) == 2


def test_a_table_that_stands_alone_names_its_publisher_itself(store: Store) -> None:
    with serving({}, rows_csv=ALONE) as server:
        fetched = fetch(at(server, store, "rows.csv"), server, RATE)
    assert (fetched.source, fetched.dataset, fetched.edition) == ("ilo", "rows.csv", "2026-11-30")
    assert values(fetched) == {("DEU", "2015"): 4.6}


def test_of_several_editions_the_newest_is_taken_and_the_others_are_named(store: Store) -> None:
    rows = (
        b"measure,entity,period,value,source,edition,published\n"
        b"unemployment.rate,DEU,2015,4.6,ilo,2024,2024-01-10\n"
        b"unemployment.rate,DEU,2015,4.7,ilo,2025,2025-01-10\n"
        b"unemployment.rate,DEU,2016,4.1,ilo,2025,2025-01-10\n"
    )
    with serving({}, rows_csv=rows) as server:
        newest = fetch(at(server, store, "rows.csv"), server, RATE)
        with client_for(server) as client:
            every = at(server, store, "rows.csv").fetch_all(client)
    assert values(newest) == {("DEU", "2015"): 4.7, ("DEU", "2016"): 4.1}
    assert newest.skipped == ("ilo, rows.csv, 2024",)
    assert [fetched.edition for fetched in every] == ["2024", "2025"]


def test_what_it_covers_is_only_known_by_reading(store: Store) -> None:
    with serving(package(), rows_csv=ROWS) as server:
        assert at(server, store).covers(RATE)
        assert not at(server, store).covers("swans.total")


# --- what is not understood ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "rows", "what"),
    [
        pytest.param(package(), ROWS + b"x", "bytes, datapackage.json says", id="other bytes"),
        pytest.param(package(), ROWS.replace(b"4.6", b"9.6"), "its hash is", id="another hash"),
        pytest.param(package(b""), b"", "the file is empty", id="an empty table"),
        pytest.param(package(ROWS[:-20]), ROWS[:-20], "cells, where the header has 5", id="half a table"),
        pytest.param(package(path="../rows.csv"), ROWS, "outside the folder", id="a path that leads out"),
        pytest.param(package(path="https://elsewhere.example/rows.csv"), ROWS, "name the file", id="another host"),
        pytest.param(package(factcheck={"source": "nobody"}), ROWS, "no publisher has the code", id="no publisher"),
        pytest.param(
            package(factcheck={"kind": "names"}), ROWS, "0 tables of observations", id="other kinds of tables"
        ),
        pytest.param({"name": "desk", "resources": []}, ROWS, "list the tables", id="no tables"),
        pytest.param(b"<html></html>", ROWS, "web page instead of data", id="HTML"),
        pytest.param(b'{"name": "desk", "resou', ROWS, "not JSON", id="half a descriptor"),
        pytest.param([package()], ROWS, "should be an object", id="a list"),
    ],
)
def test_a_strange_package_is_an_error_and_no_figure(store: Store, document: object, rows: bytes, what: str) -> None:
    with serving(document, rows_csv=rows) as server:
        error = refused(at(server, store), server, RATE)
    assert error.kind == "not-understood"
    assert what in error.message


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (b"unemployment.rate,DEU,2015,NaN,ilo", "row 2: value: not a number: 'NaN'"),
        (b"unemployment.rate,DEU,2015,1e400,ilo", "too large"),
        (b"unemployment.rate,Germany,2015,4,ilo", "write the code 'DEU'"),
        (b"joblessness,DEU,2015,4,ilo", "no measure has the code"),
        (b"unemployment.rate,DEU,in 2015,4,ilo", "not a period"),
        (b'unemployment.rate,DEU,"20\n15",4,ilo', "not a period: '20"),
        (b"unemployment.rate,DEU,2015,4,ilo\nunemployment.rate,DEU,2015,5,ilo", "two figures for DEU 2015 disagree"),
    ],
)
def test_a_strange_row_is_an_error(store: Store, row: bytes, what: str) -> None:
    with serving({}, rows_csv=b"measure,entity,period,value,source\n" + row + b"\n") as server:
        error = refused(at(server, store, "rows.csv"), server, RATE)
    assert error.kind == "not-understood"
    assert what in error.message


def test_a_table_that_is_not_there_is_not_found(store: Store) -> None:
    with serving(package()) as server:
        assert refused(at(server, store), server, RATE).kind == "not-found"


def test_an_address_is_needed(store: Store) -> None:
    with pytest.raises(ValueError, match="no address"):
        adapter.source(store)


def test_wanted_years_are_inclusive(store: Store) -> None:
    with serving(package(), rows_csv=ROWS) as server, client_for(server) as client:
        fetched = at(server, store).fetch(Wanted(RATE, (), 2015, 2015), client)
    assert [row.period for row in fetched.rows] == ["2015"]
