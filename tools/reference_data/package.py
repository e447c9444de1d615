"""The data package format: rows in, `datapackage.json` and CSV out, byte for byte the same at every run.

The format itself is described in `reference_data/README.md`.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import itertools
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

CREATED = "2026-11-23"
VERSION = "1.0.0"
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"

Json = dict[str, Any]

CC_BY_4 = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
CC_BY_3_IGO = {
    "name": "CC-BY-3.0-IGO",
    "title": "Creative Commons Attribution 3.0 IGO",
    "path": "https://creativecommons.org/licenses/by/3.0/igo/",
}
US_GOVERNMENT = {
    "name": "LicenseRef-US-Government-Work",
    "title": "Work of the United States Government, public domain (17 USC 105)",
    "path": "https://www.usa.gov/government-works",
}
UNLICENSE = {
    "name": "Unlicense",
    "title": "The Unlicense",
    "path": "https://unlicense.org/",
}
FACTS = {
    "name": "CC0-1.0",
    "title": "Single facts in our own arrangement; no text of a source is reproduced",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
}
IMF = {
    "name": "LicenseRef-IMF-Data",
    "title": "IMF copyright and usage: data may be copied and passed on with attribution",
    "path": "https://www.imf.org/external/terms.htm",
}
OECD = {
    "name": "LicenseRef-OECD-Data",
    "title": "OECD terms: data may be extracted, copied and passed on with attribution",
    "path": "https://www.oecd.org/en/about/terms-conditions.html",
}
BIS = {
    "name": "LicenseRef-BIS-Statistics",
    "title": "BIS statistics: free use with attribution",
    "path": "https://www.bis.org/terms_conditions.htm",
}
OGL_3 = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
GODL_INDIA = {
    "name": "LicenseRef-GODL-India",
    "title": "Government Open Data License - India",
    "path": "https://www.data.gov.in/Godl",
}
PDDL = {
    "name": "PDDL-1.0",
    "title": "Open Data Commons Public Domain Dedication and License",
    "path": "https://opendatacommons.org/licenses/pddl/1-0/",
}
LICENCES: Mapping[str, Json] = {
    licence["name"]: licence
    for licence in (CC_BY_4, CC_BY_3_IGO, US_GOVERNMENT, UNLICENSE, FACTS, IMF, OECD, BIS, OGL_3, GODL_INDIA, PDDL)
}


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one edition, in the measure's base unit; the fields are the columns of the README."""

    measure: str
    entity: str
    period: str
    value: float
    counterpart: str = ""
    low: float | None = None
    high: float | None = None
    status: str = ""
    source: str = ""
    dataset: str = ""
    edition: str = ""
    published: str = ""
    url: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Say what makes a row unique, and the order of the rows."""
        return (
            self.measure,
            self.entity,
            self.counterpart,
            self.period,
            self.source,
            self.dataset,
            self.edition,
            self.note,
        )


OBSERVATION_FIELDS: tuple[Json, ...] = (
    {"name": "measure", "type": "string", "description": "Code of a measure in the catalogue"},
    {"name": "entity", "type": "string", "description": "Code of an entity: of whom"},
    {
        "name": "counterpart",
        "type": "string",
        "description": "Code of the second entity; empty for all of them together",
    },
    {
        "name": "period",
        "type": "string",
        "description": "ISO 8601 date, month, quarter, year, or interval with both ends included",
    },
    {"name": "value", "type": "number", "description": "Value in the measure's base unit"},
    {"name": "low", "type": "number", "description": "Lower bound of the publisher"},
    {"name": "high", "type": "number", "description": "Upper bound of the publisher"},
    {
        "name": "status",
        "type": "string",
        "description": "Empty for an observation; estimate, projection, forecast, target, provisional",
    },
    {"name": "source", "type": "string", "description": "Code of the publisher"},
    {"name": "dataset", "type": "string", "description": "What the publisher calls the collection"},
    {"name": "edition", "type": "string", "description": "Edition or vintage"},
    {"name": "published", "type": "string", "description": "When the figure or its edition came out"},
    {"name": "url", "type": "string", "description": "Where the figure was read"},
    {
        "name": "note",
        "type": "string",
        "description": "What the row counts, where the measure does not say it",
    },
)


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a package: its path, columns and rows, and the values that hold for every row."""

    name: str
    path: str
    title: str
    fields: Sequence[Json]
    rows: Sequence[Sequence[str]]
    factcheck: Json


@dataclass(frozen=True, slots=True)
class Package:
    """One folder of `reference_data/`; `decisions` say what was left out or changed, and why."""

    folder: str
    title: str
    licenses: Sequence[Json]
    sources: Sequence[Json]
    resources: Sequence[Resource]
    decisions: Sequence[str] = field(default=())


def number(value: float | None) -> str:
    """Write a number as the README wants it: integers without a point, others to 8 significant digits."""
    if value is None:
        return ""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    shortest = format(Decimal(repr(float(f"{value:.8g}"))), "f")
    return shortest.rstrip("0").rstrip(".") if "." in shortest else shortest


def observations(name: str, title: str, rows: Iterable[Observation], factcheck: Json, *, path: str = "") -> Resource:
    """Make a resource of kind `observations`: sorted, with unique keys, without empty columns."""
    ordered = sorted(rows, key=lambda row: row.key)
    for before, after in itertools.pairwise(ordered):
        if before.key == after.key:
            raise ValueError(f"{name}: two rows have the key {after.key}: {before.value} and {after.value}")
    table = [
        [
            number(cell) if isinstance(cell, float | int | None) else cell
            for cell in (getattr(row, column["name"]) for column in OBSERVATION_FIELDS)
        ]
        for row in ordered
    ]
    used = [index for index, _ in enumerate(OBSERVATION_FIELDS) if any(row[index] for row in table)]
    return Resource(
        name=name,
        path=path or f"{name}.csv.gz",
        title=title,
        fields=[OBSERVATION_FIELDS[index] for index in used],
        rows=[[row[index] for index in used] for row in table],
        factcheck={"kind": "observations", "retrieved": CREATED, **factcheck},
    )


def encode(resource: Resource) -> bytes:
    """Make the bytes of a resource's file, gzipped if its path says so; no time stamp, no file name."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column["name"] for column in resource.fields])
    writer.writerows(resource.rows)
    plain = text.getvalue().encode("utf-8")
    if not resource.path.endswith(".gz"):
        return plain
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as file:
        file.write(plain)
    return packed.getvalue()


def write(package: Package, out: Path) -> None:
    """Write a package below `out`, replacing what it held before."""
    folder = out / package.folder
    folder.mkdir(parents=True, exist_ok=True)
    described = []
    for resource in package.resources:
        content = encode(resource)
        (folder / resource.path).write_bytes(content)
        described.append(
            {
                "name": resource.name,
                "path": resource.path,
                "title": resource.title,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
                "schema": {"fields": list(resource.fields)},
                "factcheck": resource.factcheck,
            }
        )
    descriptor: Json = {
        "$schema": SCHEMA,
        "name": package.folder.replace("_", "-"),
        "title": package.title,
        "version": VERSION,
        "created": f"{CREATED}T00:00:00Z",
        "licenses": list(package.licenses),
        "sources": list(package.sources),
        "factcheck": {"decisions": list(package.decisions)},
        "resources": described,
    }
    text = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")


def parquet(
    path: Path, columns: Sequence[str], keep: Callable[[Mapping[str, Any]], bool] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a parquet table as dictionaries, optionally only those that `keep` accepts."""
    for batch in pq.read_table(path, columns=list(columns)).to_batches():
        for row in batch.to_pylist():
            if keep is None or keep(row):
                yield row


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a plain or gzipped CSV file; every cell is text ("NA" is Namibia, not a missing value)."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline="")))
