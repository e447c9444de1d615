"""What each publisher that can be fetched offers: a TOML file of `reference_data/fetch/`, checked when it is compiled.

An offer says where the publisher is asked, under which terms, which of its series is which measure of the catalogue,
which of its places is which entity, and what its flags mean. The store has it as JSON.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.reference.package import STATUSES
from factcheck.reference.problems import unknown
from factcheck.reference.sources.source import Series

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factcheck.reference.package import Known
    from factcheck.reference.problems import Problems
    from factcheck.reference.store import Store

FOLDER = "fetch"
"""The folder of `reference_data/` with the offers."""

PERIODS = frozenset({"", "year-end", "year-start"})
"""How the periods of a series may be read."""

_TEXTS = ("dataset", "licence", "attribution", "url", "page")
"""The keys that an offer must have, all of them texts."""
_TABLES = ("places", "names", "statuses", "remarks")
_SERIES: dict[str, type] = {
    "measure": str,
    "series": str,
    "unit": str,
    "scale": float,
    "filters": dict,
    "period": str,
    "note": str,
    "since": int,
    "until": int,
    "lag_days": int,
    "source": str,
    "dataset": str,
    "unbundled": str,
}
"""The keys that a series may have; the first three are needed."""
_NEEDED = ("measure", "series", "unit")


class Offer(NamedTuple):
    """What a publisher offers."""

    source: str
    """Code of the publisher."""
    dataset: str
    """What it calls the collection."""
    licence: str
    """The terms, as an SPDX identifier where there is one."""
    attribution: str
    """The words in which it wants to be named."""
    url: str
    """The base address of its interface."""
    page: str
    """Its page for readers."""
    lag_days: int
    """Days from the end of a period until a figure for it first appears."""
    iso: bool
    """Whether its codes of places are ours, unless `places` says otherwise."""
    places: Mapping[str, str]
    """Its codes of places, and the entities that they mean."""
    names: Mapping[str, str]
    """Its names of places that have no code, and the entities that they mean."""
    left_out: frozenset[str]
    """Its codes that mean no entity, or another than the one that is called so here."""
    statuses: Mapping[str, str]
    """Its flags that are a status, and which."""
    remarks: Mapping[str, str]
    """Its flags that are remarks, in words."""
    series: Mapping[str, tuple[Series, ...]]
    """Its series by measure."""


def lag_of(offered: Offer, measure: str) -> int:
    """Return the days until a figure of a measure first appears: those of its slowest series."""
    lags = (entry.lag_days for entry in offered.series[measure])
    return max(offered.lag_days if lag is None else lag for lag in lags)


def offer(source: str, store: Store) -> Offer:
    """Return the offer of a publisher. KeyError if it has none, StoreError if the store is damaged."""
    rows = store.ask("SELECT json FROM offer WHERE source = ?", (source,))
    if not rows:
        raise KeyError(source)
    return from_table(source, json.loads(rows[0][0]))


def from_table(source: str, table: Mapping[str, Any]) -> Offer:
    """Make an offer of its table, which is sound."""
    series: dict[str, list[Series]] = {}
    for entry in table.get("series", ()):
        series.setdefault(entry["measure"], []).append(
            Series(
                entry["measure"],
                entry["series"],
                float(entry.get("scale", 1.0)),
                tuple(sorted(entry.get("filters", {}).items())),
                entry.get("period", ""),
                entry.get("note", ""),
                entry.get("since"),
                entry.get("until"),
                entry.get("lag_days"),
                entry.get("source", ""),
                entry.get("dataset", ""),
            )
        )
    return Offer(
        source=source,
        dataset=table["dataset"],
        licence=table["licence"],
        attribution=table["attribution"],
        url=table["url"],
        page=table["page"],
        lag_days=table.get("lag_days", 0),
        iso=table.get("iso", True),
        places=table.get("places", {}),
        names=table.get("names", {}),
        left_out=frozenset(table.get("left_out", ())),
        statuses=table.get("statuses", {}),
        remarks=table.get("remarks", {}),
        series={measure: tuple(entries) for measure, entries in series.items()},
    )


def check(path: Path, table: Mapping[str, Any], known: Known, units: Mapping[str, str], problems: Problems) -> None:
    """Hold an offer against the catalogue and the entities. `units` are the units of the measures.

    Each problem names the file, and the series by its number and measure.
    """
    if path.stem not in known.publishers:
        problems.add(path, unknown("publisher", path.stem, known.publishers))
    for key, what in (*_wrong_keys(table), *_wrong_codes(table, known)):
        problems.add(path, what, field=key)
    seen: dict[str, int] = {}
    entries = table.get("series")
    for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
        named = entry.get("measure", "no measure") if isinstance(entry, dict) else "no table"
        place = f"series {number} ({named})"
        wrong = list(_wrong_in_series(entry, known, units)) if isinstance(entry, dict) else ["a series is a table"]
        if not wrong:
            key = json.dumps([entry["measure"], entry["series"], entry.get("filters", {})], sort_keys=True)
            first = seen.setdefault(key, number)
            wrong = [f"the same as series {first}"] if first != number else []
        for what in wrong:
            problems.add(path, what, field=place)


def _wrong_codes(table: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str]]:
    for key in ("places", "names"):
        for code, entity in _dict(table.get(key)).items():
            if isinstance(entity, str) and entity not in known.entities:
                yield f"{key}.{code}", unknown("place", entity, known.entities)
    for flag, status in _dict(table.get("statuses")).items():
        if isinstance(status, str) and status not in STATUSES:
            yield f"statuses.{flag}", unknown("status", status, dict.fromkeys(STATUSES, ""))


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _wrong_keys(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in _TEXTS:
        if not isinstance(table.get(key), str) or not table[key]:
            yield key, "a text is needed"
    for key in table:
        if key not in (*_TEXTS, *_TABLES, "lag_days", "iso", "left_out", "series"):
            yield key, "no key of an offer"
    for key in _TABLES:
        value = table.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(entry, str) for entry in value.values()):
            yield key, "a table of texts is expected"
    for key, kind in (("lag_days", int), ("iso", bool), ("left_out", list), ("series", list)):
        if key in table and (not isinstance(table[key], kind) or (kind is int and isinstance(table[key], bool))):
            yield key, f"{kind.__name__} is expected"
    if isinstance(table.get("left_out"), list) and not all(isinstance(code, str) for code in table["left_out"]):
        yield "left_out", "a list of codes is expected"
    if isinstance(table.get("url"), str) and not table["url"].startswith("https://"):
        yield "url", "an address that begins with https:// is expected"


def _wrong_in_series(entry: Mapping[str, Any], known: Known, units: Mapping[str, str]) -> Iterator[str]:
    wrong = list(_wrong_kinds(entry))
    yield from wrong
    if wrong:
        return
    measure, unit, source = entry["measure"], entry["unit"], entry.get("source", "")
    if measure not in known.measures:
        yield unknown("measure", measure, known.measures)
    elif units.get(measure) != unit:
        yield f"the unit is {unit!r}, but that of the measure is {units.get(measure)!r}"
    if entry.get("period", "") not in PERIODS:
        yield f"no rule for periods: {entry['period']!r}; there are {', '.join(sorted(PERIODS - {''}))}"
    if source and source not in known.publishers:
        yield unknown("publisher", source, known.publishers)


def _wrong_kinds(entry: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is missing, not known, or not of the kind that it must be."""
    for key in _NEEDED:
        if not entry.get(key):
            yield f"the key {key!r} is missing"
    for key, value in entry.items():
        kind = _SERIES.get(key)
        if kind is None:
            yield f"no key of a series: {key!r}"
        elif isinstance(value, bool) or not isinstance(value, int | float if kind is float else kind):
            yield f"{key!r} must be {kind.__name__}"
    if not all(isinstance(value, str) for value in _dict(entry.get("filters")).values()):
        yield "'filters' must be a table of texts"
