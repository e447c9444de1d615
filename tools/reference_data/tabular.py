"""Packages that need no code: a table of the publisher, what each of its indicators is here, and how periods are read.

`packages/FOLDER.toml` describes a package and its resources. `indicators/SUBJECT.csv` says, one row each, which
indicator of which resource is which measure of the catalogue. Both are explained in CONTRIBUTING.md.
"""

from __future__ import annotations

import csv
import math
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
    "period",
    "status_column",
    "status",
    "leave_out",
    "leave_out_periods",
    "entities",
    "entity",
    "notes",
    "until",
}


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
    rows = list(_rows(entry, wanted, sources / entry["file"], known, strange))
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
    columns = {name: table.column(name).to_pylist() for name in ("entity", "indicator_code", "period", "value")}
    flags = table.column(entry["status_column"]).to_pylist() if "status_column" in entry else [False] * table.num_rows
    left_out, renamed, notes = entry.get("leave_out", []), entry.get("entities", {}), entry.get("notes", {})
    prefixes = tuple(code[:-1] for code in left_out if code.endswith("*"))
    for place, code, period, value, flagged in zip(*columns.values(), flags, strict=True):
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
            if when is None or _outside(entry, when):
                continue
            status = entry.get("status", "forecast") if flagged else ""
            amount = value * float(one.scale) if one.scale else value
            if one.measure in known.whole:
                amount = round(amount)
            yield Observation(one.measure, entity, when, amount, status=status, note=one.note or notes.get(place, ""))


def _outside(entry: Mapping[str, Any], when: str) -> bool:
    """Whether a period is one that the resource leaves out: after its last year, or incomplete in the source."""
    return ("until" in entry and when[:4] > str(entry["until"])) or when in entry.get("leave_out_periods", ())
