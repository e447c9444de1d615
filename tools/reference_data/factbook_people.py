"""People in the CIA World Factbook: population, cities, religions, refugees, stateless and displaced people.

Units: persons, percent of the population. One row is what one edition printed.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reference_data.factbook_dates import period_of, population_period
from reference_data.package import Observation, parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FIRST_EDITION = 2000
PARTS = {"PSE-GZ": "PSE/gaza", "PSE-WB": "PSE/west-bank"}
"""The archive's codes for parts of a country, and ours."""

_UNINHABITED = re.compile(r"^(total: )?\W*(no indigenous|uninhabited)|^\d[\d,]* (no indigenous|uninhabited)")
_OUTLIER = 3.0
"""A city that is so many times as large as in the median of its editions is a misreading of the archive."""
_RELIGIONS = {
    "religion.muslim.share": ("Muslim", ("muslim", "sunni", "shi", "islam")),
    "religion.hindu.share": ("Hindu", ("hindu",)),
    "religion.buddhist.share": ("Buddhist", ("buddh", "taoist", "lama")),
    "religion.jewish.share": ("Jewish", ("jew", "juda")),
}
"""The group whose share is the whole religion's, and words that betray another group of the same religion."""


def _estimate(measure: str, entity: str, period: str, value: float, edition: object) -> Observation:
    return Observation(
        measure,
        PARTS.get(entity, entity),
        period,
        value,
        status="estimate",
        edition=str(edition),
        published=str(edition),
    )


def population(path: Path) -> Iterator[Observation]:
    """Yield the population of every country and territory with inhabitants, one row an edition."""
    columns = ["entity", "value", "as_of", "raw"]
    last: dict[str, tuple[float, str]] = {}
    rows = sorted(
        parquet(path, columns, lambda row: int(row["as_of"]) >= FIRST_EDITION),
        key=lambda row: (row["entity"], row["as_of"]),
    )
    for row in rows:
        entity, edition, value = row["entity"], int(row["as_of"]), row["value"]
        if (
            entity.startswith("CIA-")
            or entity in {"ATA", "ATF", "IOT", "SGS"}
            or _UNINHABITED.match(row["raw"])
            or value <= 0
        ):
            continue
        period = population_period(row["raw"], edition)
        if not period:
            unchanged = last.get(entity, (0.0, ""))
            period = unchanged[1] if unchanged[0] == value else f"{edition}-07"
        last[entity] = (value, period)
        yield _estimate("population.total", entity, period, value, edition)


def displaced(path: Path) -> Iterator[Observation]:
    """Yield internally displaced people; of a range the lower end is the value, its ends are low and high."""
    number = r"(\d[\d,.]*)"
    pattern = re.compile(
        r"IDPs: (?:at least |about |approximately |more than |as many as |up to |over |undetermined"
        rf" )?{number}(?:\s*-\s*{number})?( million)?"
    )
    for row in _rows(path, "CIA.IDPS"):
        period = _period(row)
        match = pattern.search(row["raw"])
        if not period or not match:
            continue
        unit = 1e6 if match.group(3) else 1.0
        low = float(match.group(1).rstrip(".,").replace(",", "")) * unit
        high = float(match.group(2).rstrip(".,").replace(",", "")) * unit if match.group(2) else None
        if not unit > 1 and low != row["value"]:
            continue
        if low <= 0 or (high is not None and high < low):
            continue
        one = _estimate("displaced.internal", row["entity"], period, low, row["as_of"])
        yield replace(one, low=low, high=high) if high else one


def refugees_by_origin(path: Path, names: Mapping[str, str]) -> Iterator[Observation]:
    """Yield refugees in a country by where they are from; `names` gives the code of a country's name."""
    found: dict[tuple[str, str, str, str], set[float]] = defaultdict(set)
    for row in _rows(path, "CIA.REFUGEES.ASYLUM.FROM"):
        origin = names.get(row["counterpart"])
        period = _period(row)
        if origin and period and row["value"] > 0:
            found[row["entity"], period, row["as_of"], origin].add(row["value"])
    for (entity, period, edition, origin), values in found.items():
        if len(values) == 1:
            yield replace(_estimate("refugees.hosted", entity, period, values.pop(), edition), counterpart=origin)


def stateless(path: Path) -> Iterator[Observation]:
    """Yield people without a nationality."""
    for row in _rows(path, "CIA.STATELESS"):
        yield _estimate("stateless.persons", row["entity"], _period(row), row["value"], row["as_of"])


def cities(path: Path, codes: Mapping[tuple[str, str], str]) -> Iterator[Observation]:
    """Yield the population of large cities with their suburbs; `codes` are by country and by name in small letters."""
    found: dict[str, dict[tuple[int, str], set[float]]] = defaultdict(lambda: defaultdict(set))
    for row in parquet(path, ["edition", "country", "city", "population", "period"]):
        code = codes.get((row["country"], row["city"].lower()))
        if code and row["period"] is not None and row["period"] <= row["edition"] + 1:
            found[code][row["edition"], str(int(row["period"]))].add(row["population"])
    for code, figures in found.items():
        middle = statistics.median(value for values in figures.values() for value in values)
        for (edition, period), values in figures.items():
            if len(values) == 1 and middle / _OUTLIER < min(values) < middle * _OUTLIER:
                yield _estimate("population.urban_area", code, period, round(min(values)), edition)


def unknown_cities(path: Path, codes: Mapping[tuple[str, str], str]) -> int:
    """Count the cities of the Factbook that `codes` does not have."""
    named = {(row["country"], row["city"].lower()) for row in parquet(path, ["country", "city"])}
    return len(named - codes.keys())


def religions(path: Path) -> Iterator[Observation]:
    """Yield the share of a religion where the edition gives it as a whole, and with a date."""
    entries: dict[tuple[str, int], dict[str, tuple[float, float | None]]] = defaultdict(dict)
    for row in parquet(path, ["edition", "entity", "field", "group", "pct", "period"]):
        if row["field"] == "Religions" and row["edition"] >= FIRST_EDITION and not row["entity"].startswith("CIA-"):
            entries[row["entity"], row["edition"]][row["group"]] = (row["pct"], row["period"])
    for (entity, edition), groups in entries.items():
        for measure, (group, words) in _RELIGIONS.items():
            share, year = groups.get(group, (0.0, None))
            other = [one for one in groups if one != group and any(word in one.lower() for word in words)]
            if 0 < share <= 100 and year is not None and year <= edition and not other:
                yield _estimate(measure, entity, str(int(year)), share, edition)


def country_names(folder: Path) -> dict[str, str]:
    """Return the code of every country and territory by its names, of names that only one has."""
    kinds = {row["code"]: row["kind"] for row in read_csv(folder / "entities.csv")}
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_csv(folder / "names.csv"):
        if row["kind"] in ("name", "alias", "former") and kinds[row["entity"]] in ("country", "territory"):
            found[row["name"]].add(row["entity"])
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


def city_codes(folder: Path) -> dict[tuple[str, str], str]:
    """Return the code of every city by its country and its names in small letters, of names that only one there has."""
    entities = {row["code"]: row for row in read_csv(folder / "entities.csv")}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in read_csv(folder / "names.csv"):
        if entities[row["entity"]]["kind"] != "city":
            continue
        country = entities[row["entity"]]["parent"]
        while entities[country]["kind"] not in ("country", "territory"):
            country = entities[country]["parent"]
        found[country, row["name"].lower()].add(row["entity"])
    return {key: min(codes) for key, codes in found.items() if len(codes) == 1}


def _rows(path: Path, code: str) -> Iterator[dict[str, Any]]:
    columns = ["entity", "indicator_code", "value", "as_of", "date_of_info", "period", "counterpart", "raw"]
    return parquet(path, columns, lambda row: row["indicator_code"] == code and int(row["as_of"]) >= FIRST_EDITION)


def _period(row: Mapping[str, Any]) -> str:
    return period_of(row["date_of_info"] or "") or (str(row["period"]) if row["period"] else "")
