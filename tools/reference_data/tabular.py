"""Packages that need no code: a table of the publisher, what each of its indicators is here, and how periods are read.

`packages/FOLDER.toml` describes a package and its resources. `indicators/SUBJECT.csv` says, one row each, which
indicator of which resource is which measure of the catalogue. Both are explained in CONTRIBUTING.md.
"""

from __future__ import annotations

import csv
import dataclasses
import itertools
import math
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from factcheck.reference import catalogue_files
from reference_data.package import LICENCES, Json, Observation, Package, Resource, observations
from reference_data.periods import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE = Path(__file__).parent
#: Keys of a resource that the builder itself uses; all others go into the descriptor.
OWN_KEYS = {
    "name",
    "title",
    "file",
    "where",
    "columns",
    "period",
    "status_column",
    "status",
    "leave_out",
    "leave_out_periods",
    "notes",
    "entities",
    "entities_table",
    "entities_prefix",
    "ends",
    "entity",
    "since",
    "until",
    "changes",
}
#: What a row of a table may say for itself: columns of an observation.
ROW_COLUMNS = {"source", "dataset", "edition", "published", "url"}


class Indicator(NamedTuple):
    """One row of indicators/*.csv."""

    resource: str
    """Package and resource: world_bank/wdi_2026."""
    indicator: str
    """Code in the publisher's table."""
    measure: str
    """Code in the catalogue."""
    scale: str
    """What one unit of the publisher is in base units; empty for 1."""
    period: str
    """Rule for its periods, where it is not that of the resource."""
    entity: str
    """Code of the entity, where it is not that of the row."""
    note: str
    """What the row counts, where the measure does not say it."""


class _Known(NamedTuple):
    """What the rest of reference_data/ says."""

    entities: set[str]
    """Codes of places."""
    whole: set[str]
    """Measures that count people or things, whose values are whole numbers."""


def _counted(out: Path) -> set[str]:
    measures = catalogue_files.load([out / "catalogue"]).measures
    return {code for code, entry in measures.items() if entry["unit"]["name"] in ("persons", "number")}


def indicators() -> dict[str, dict[str, list[Indicator]]]:
    """Read indicators/*.csv: by resource and indicator; one indicator may feed more than one measure."""
    found: dict[str, dict[str, list[Indicator]]] = defaultdict(lambda: defaultdict(list))
    for path in sorted((HERE / "indicators").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                entry = Indicator(*(row[name] or "" for name in Indicator._fields))
                found[entry.resource][entry.indicator].append(entry)
    return found


def folders() -> list[str]:
    """Return the packages that are described by a file."""
    return sorted(path.stem for path in (HERE / "packages").glob("*.toml"))


def build(folder: str, sources: Path, out: Path) -> Package:
    """Build one package. Raises ValueError for a place without a code, which must be mapped or left out by name."""
    described = tomllib.loads((HERE / "packages" / f"{folder}.toml").read_text(encoding="utf-8"))
    with (out / "entities" / "entities.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    wanted = indicators()
    whole = _counted(out)
    resources = [
        _resource(folder, entry, wanted[f"{folder}/{entry['name']}"], sources, _Known(known, whole))
        for entry in described["resource"]
    ]
    return Package(
        folder=folder,
        title=described["title"],
        licenses=[LICENCES[name] for name in described["licenses"]],
        sources=described["sources"],
        resources=resources,
        decisions=described.get("decisions", []),
    )


def _resource(
    folder: str, entry: Mapping[str, Any], wanted: Mapping[str, list[Indicator]], sources: Path, known: _Known
) -> Resource:
    strange: dict[str, int] = defaultdict(int)
    # Some tables give the same row twice.
    rows = list(dict.fromkeys(_rows(entry, wanted, sources / entry["file"], known, strange)))
    rows = _changes(rows) if entry.get("changes") else rows
    if strange:
        raise ValueError(f"{folder}/{entry['name']}: places without a code here: {dict(strange)}")
    seen = {row.measure for row in rows}
    empty = sorted({one.measure for many in wanted.values() for one in many} - seen)
    if empty or not rows:
        raise ValueError(f"{folder}/{entry['name']}: no rows for {empty or 'any indicator'}")
    settings: Json = {key: value for key, value in entry.items() if key not in OWN_KEYS}
    return observations(entry["name"], entry["title"], rows, settings)


def _rows(
    entry: Mapping[str, Any],
    wanted: Mapping[str, list[Indicator]],
    path: Path,
    known: _Known,
    strange: dict[str, int],
) -> Iterator[Observation]:
    table = pq.read_table(path)
    table = table.filter(pc.field("indicator_code").isin(list(wanted)))
    for name, values in entry.get("where", {}).items():
        table = table.filter(pc.field(name).isin(values))
    columns = {name: table.column(name).to_pylist() for name in ("entity", "indicator_code", "period", "value")}
    flags = table.column(entry["status_column"]).to_pylist() if "status_column" in entry else [False] * table.num_rows
    own = _own_values(entry, table)
    left_out, renamed, notes = entry.get("leave_out", []), _renamed(entry), entry.get("notes", {})
    prefixes = tuple(code[:-1] for code in left_out if code.endswith("*"))
    for place, code, period, value, flagged, said in zip(*columns.values(), flags, own, strict=True):
        if value is None or math.isnan(value):
            continue
        for one in wanted[code]:
            entity = one.entity or entry.get("entity") or renamed.get(place, place)
            if entity in left_out or (prefixes and entity.startswith(prefixes)):
                continue
            if entity not in known.entities:
                strange[place] += 1
                continue
            when = RULES[one.period or entry.get("period", "as-is")](str(period))
            if when is None or _outside(entry, when) or when[:4] > entry.get("ends", {}).get(code, "9999"):
                continue
            status = entry.get("status", "forecast") if flagged else ""
            amount = value * float(one.scale) if one.scale else value
            if one.measure in known.whole:
                amount = round(amount)
            note = one.note or notes.get(place, "")
            yield Observation(one.measure, entity, when, amount, status=status, note=note, **said)


def _renamed(entry: Mapping[str, Any]) -> Mapping[str, str]:
    """Read the codes of places from the resource, or from a table that ties the publisher's code to ours."""
    if "entities_table" not in entry:
        renamed: Mapping[str, str] = entry.get("entities", {})
        return renamed
    prefix = entry.get("entities_prefix", "")
    with (HERE / "tables" / entry["entities_table"]).open(encoding="utf-8", newline="") as file:
        return {f"{prefix}{row['code']}": row["entity"] for row in csv.DictReader(file) if row["entity"]}


def _changes(rows: list[Observation]) -> list[Observation]:
    """Make of the levels of months the change of each from the month before it, where that is there."""
    ordered = sorted(rows, key=lambda row: row.key)
    return [
        dataclasses.replace(row, value=row.value - before.value)
        for before, row in itertools.pairwise(ordered)
        if (before.measure, before.entity) == (row.measure, row.entity) and _month(row) - _month(before) == 1
    ]


def _month(row: Observation) -> int:
    """Number the months without a gap between years."""
    return int(row.period[:4]) * 12 + int(row.period[5:7])


def _outside(entry: Mapping[str, Any], when: str) -> bool:
    """Whether a period is one that the resource leaves out: outside its years, or incomplete in the source."""
    inside = str(entry.get("since", "")) <= when[:4] <= str(entry.get("until", "9999"))
    return not inside or when in entry.get("leave_out_periods", ())


def _own_values(entry: Mapping[str, Any], table: pa.Table) -> list[dict[str, str]]:
    """Read what each row says of its edition and the like; a resource names the columns as `columns`."""
    named: Mapping[str, str] = entry.get("columns", {})
    if strange := set(named) - ROW_COLUMNS:
        raise ValueError(f"{entry['name']}: columns cannot give {sorted(strange)}")
    cells = [[str(cell) for cell in table.column(name).to_pylist()] for name in named.values()]
    return [dict(zip(named, row, strict=True)) for row in zip(*cells, strict=True)] if cells else [{}] * table.num_rows
