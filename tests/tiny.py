"""A tiny `reference_data/`, written by a test: two invented lands, and the observations that the test names."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from typing import TYPE_CHECKING

from factcheck.checker import Checker
from factcheck.reference import compile as compiler
from tests.support import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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


def write_reference(folder: Path, observations: Sequence[Sequence[str]]) -> Path:
    """Write a whole `reference_data/`: the real language and catalogue, invented lands, and these observations."""
    for part in ("language", "catalogue", "publishers"):
        shutil.copytree(CHECKOUT / "reference_data" / part, folder / part)
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
    return folder


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
    """Compile a tiny reference and open a checker on it."""
    target = folder / "store.sqlite"
    compiler.build(write_reference(folder / "reference_data", observations), target)
    return Checker(target)
