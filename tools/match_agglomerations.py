"""Matches the urban agglomerations of the UN to the cities of the package `entities`, by rule.

`python tools/match_agglomerations.py --sources folder` writes `tools/reference_data/tables/wup_cities.csv`. The rule:
the same country, the same name once accents, marks and words such as "City" are gone, and of several such places the
one whose size is nearest. Rows of `tables/wup_by_hand.csv` come before the rule. What neither finds has no entity.
"""

from __future__ import annotations

import argparse
import csv
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from reference_data.names import TABLES, parts_of, plain
from reference_data.package import parquet, read_csv

LATEST = 2020
"""The year whose size is compared with that of GeoNames."""
FARTHEST = 12.0
"""A place of the name that is so many times smaller or larger is another place."""
LARGE = 1_000_000
"""Inhabitants from which an agglomeration without a city must have a reason in the table by hand."""

_NOISE = re.compile(r"\b(city|town|ville de|metropolitan area|shi|greater|urban area)\b")
_BRACKETS = re.compile(r"\(([^)]*)\)")


class Place(NamedTuple):
    """A place of GeoNames."""

    code: str
    population: int
    main: bool
    """Whether the name asked for is its own, not one of its other names."""


def main() -> None:
    """Write the table and say how many were matched."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=Path, required=True, help="folder with the publishers' tables")
    options = parser.parse_args()
    rows = match(options.sources)
    target = TABLES / "wup_cities.csv"
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "name", "country", "population", "entity", "how"])
        writer.writerows(rows)
    missing = [row for row in rows if not row[4]]
    large = [row for row in missing if int(row[3]) >= LARGE and row[5] == "none"]
    print(f"{len(rows)} agglomerations, {len(rows) - len(missing)} matched, {len(large)} large ones open")
    for row in large:
        print("   ", *row)


def match(sources: Path) -> list[list[str]]:
    """Return one row an agglomeration: code, name, country, size, entity (or nothing), and how it was found."""
    names = _index(sources)
    by_hand = {row["wup"]: row for row in read_csv(TABLES / "wup_by_hand.csv")}
    found: list[tuple[list[str], float]] = []
    for code, (name, country, population) in sorted(_agglomerations(sources).items()):
        place, how = _choose(names, country, name, population)
        if code in by_hand:
            entity, how = by_hand[code]["entity"], "by hand"
        else:
            entity = place.code if place else ""
        distance = _distance(place.population, population) if place else math.inf
        found.append(([code, name, country, str(population), entity, how], -1.0 if code in by_hand else distance))
    return _each_once(found)


def _each_once(found: list[tuple[list[str], float]]) -> list[list[str]]:
    """Of two agglomerations with one city the nearer in size keeps it."""
    best: dict[str, float] = {}
    for row, distance in found:
        if row[4]:
            best[row[4]] = min(best.get(row[4], math.inf), distance)
    return [row if not row[4] or distance == best[row[4]] else [*row[:4], "", "none"] for row, distance in found]


def _agglomerations(sources: Path) -> dict[str, tuple[str, str, int]]:
    columns = ["entity", "entity_name", "country_iso3", "period", "value"]
    path = sources / "un_wup_2018/urban_agglomerations.parquet"
    return {
        row["entity"].removeprefix("WUP:"): (row["entity_name"], row["country_iso3"], int(row["value"]))
        for row in parquet(path, columns, lambda row: row["period"] == LATEST)
    }


def _index(sources: Path) -> dict[tuple[str, str], list[Place]]:
    """All places of GeoNames by country and simplified name."""
    index: dict[tuple[str, str], list[Place]] = defaultdict(list)
    columns = ["geonameid", "name", "iso3", "population", "alternatenames"]
    for row in parquet(sources / "geonames_cities/cities15000.parquet", columns):
        code, population = f"GN:{row['geonameid']}", int(row["population"] or 0)
        own = simplified(row["name"])
        others = {simplified(name) for name in parts_of(row["alternatenames"] or "")} - {own, ""}
        index[row["iso3"], own].append(Place(code, population, True))
        for other in others:
            index[row["iso3"], other].append(Place(code, population, False))
    return index


def _choose(
    names: dict[tuple[str, str], list[Place]], country: str, name: str, population: int
) -> tuple[Place | None, str]:
    for wanted in _spellings(name):
        for main in (True, False):
            places = [place for place in names.get((country, wanted), []) if place.main == main]
            near = [place for place in places if _distance(place.population, population) <= math.log(FARTHEST)]
            if near:
                nearest = min(near, key=lambda place: (_distance(place.population, population), place.code))
                return nearest, "name" if main else "other name"
    return None, "none"


def _distance(one: int, other: int) -> float:
    return abs(math.log(max(one, 1) / max(other, 1)))


def _spellings(name: str) -> list[str]:
    """The name, what stands in its brackets, its parts before dashes and slashes."""
    bare = _BRACKETS.sub("", name)
    options = [bare, *_BRACKETS.findall(name), *re.split(r"[/]", bare), re.split(r"\s*[-–]\s*", bare)[0]]
    options += [option.split(",")[0] for option in options]
    return [spelling for spelling in dict.fromkeys(map(simplified, options)) if spelling]


def simplified(name: str) -> str:
    """Return a name in lower case without accents, marks, blanks and words that only some lists have."""
    return "".join(c for c in _NOISE.sub("", plain(name).lower()) if c.isalnum())


if __name__ == "__main__":
    main()
