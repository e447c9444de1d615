"""A tiny `reference_data/`, written by a test: two invented lands, and the observations that the test names."""

from __future__ import annotations

import contextlib
import csv
import functools
import hashlib
import io
import json
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checker import Checker
from factcheck.reference import compile as compiler
from factcheck.reference.own import compile_packages
from factcheck.reference.store import Store
from tests.support import CHECKOUT, TESTS

if TYPE_CHECKING:
    from collections.abc import Sequence

REAL = CHECKOUT / "reference_data"
FEW_MEASURES = TESTS / "data" / "catalogue"
"""A catalogue of two measures, which compiles in no time."""
COLUMNS = (
    "measure",
    "entity",
    "counterpart",
    "period",
    "value",
    "low",
    "high",
    "status",
    "source",
    "edition",
    "published",
    "note",
)


def write_package(
    folder: Path,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    header: Sequence[str] | None = None,
    **settings: str | int,
) -> Path:
    """Write a data package with one CSV file and return the file. `header` replaces the line of column names."""
    folder.mkdir(parents=True)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header or columns)
    writer.writerows(rows)
    path = folder / "rows.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    content = path.read_bytes()
    resource = {
        "path": path.name,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": [{"name": column} for column in columns]},
        "factcheck": settings,
    }
    (folder / "datapackage.json").write_text(
        json.dumps({"name": folder.name, "resources": [resource]}), encoding="utf-8"
    )
    return path


def write_reference(folder: Path, observations: Sequence[Sequence[str]], catalogue: Path = FEW_MEASURES) -> Path:
    """Write a whole `reference_data/`: the real language, a catalogue, invented lands, and these observations."""
    for part in ("language", "publishers"):
        shutil.copytree(REAL / part, folder / part)
    shutil.copytree(catalogue, folder / "catalogue")
    for name in ("units.toml", "classes.toml"):
        shutil.copyfile(REAL / "catalogue" / name, folder / "catalogue" / name)
    write_package(
        folder / "entities",
        ("code", "kind", "name", "parent", "capital", "population"),
        [
            ("TST", "country", "Testland", "", "", "10000000"),
            ("OTH", "country", "Otherland", "", "", ""),
            ("WLD", "group", "World", "", "", ""),
            ("USA", "country", "United States", "", "", ""),
            ("GBR", "country", "United Kingdom", "", "", ""),
            ("IND", "country", "India", "", "", ""),
            ("TST/north", "part", "North Testland", "TST", "", ""),
        ],
        kind="entities",
    )
    write_package(
        folder / "names",
        ("entity", "name", "kind"),
        [
            ("TST", "Testland", "name"),
            ("TST", "Testian", "adjective"),
            ("TST", "Testians", "people"),
            ("OTH", "Otherland", "name"),
            ("TST/north", "North Testland", "name"),
        ],
        kind="names",
    )
    _write_observations(folder, observations)
    return folder


def _write_observations(folder: Path, observations: Sequence[Sequence[str]]) -> None:
    write_package(
        folder / "observations",
        COLUMNS,
        observations,
        kind="observations",
        dataset="tests",
        retrieved="2020-01-01",
        licence="CC0-1.0",
        url="https://example.org",
        lag_days=0,
    )


def row(
    measure: str,
    period: str,
    value: float | str,
    *,
    entity: str = "TST",
    counterpart: str = "",
    low: str = "",
    high: str = "",
    status: str = "",
    source: str = "un_wpp",
    edition: str = "1",
    published: str = "",
    note: str = "",
) -> tuple[str, ...]:
    """Write one observation."""
    return (measure, entity, counterpart, period, str(value), low, high, status, source, edition, published, note)


def tiny_checker(folder: Path, observations: Sequence[Sequence[str]]) -> Checker:
    """Open a checker that knows the invented lands, the real measures, and these observations.

    Compiling all words takes seconds, so that is done once; only the observations are loaded for each checker.
    """
    folder.mkdir(exist_ok=True)
    target = folder / "store.sqlite"
    target.write_bytes(_without_observations())
    _write_observations(folder, observations)
    store = Store(target)
    loaded = compile_packages([folder / "observations"], store)
    store.close()
    with contextlib.closing(loaded), contextlib.closing(sqlite3.connect(target)) as db, db:
        for table in ("provenance", "package", "edition", "carries", "series"):
            rows = loaded.execute(f"SELECT * FROM {table}").fetchall()
            db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    return Checker(target)


@functools.cache
def _without_observations() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "store.sqlite"
        compiler.build(write_reference(Path(name) / "reference_data", [], REAL / "catalogue"), target)
        return target.read_bytes()
