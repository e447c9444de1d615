"""UNHCR: asylum applications and decisions, returns, resettlement and naturalisation, in the course of each year.

Unit persons. `asylum.applications` has the country of asylum for all origins; `asylum.applications.origin` has the
country of origin, and as counterpart that of asylum or nothing for all. Of decisions and resettlement the entity is the
country that decides or takes people in, and the counterpart that of origin.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reference_data.package import Observation, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: A pair of asylum and origin is carried if it reached this many persons in some year.
PAIR_KEPT = 500
#: Codes that are no entities: unknown, stateless, Tibetans, Abyei.
UNCODED = {"UNK", "XXA", "XXX", "TIB", "AB9", None}
#: New applications: the first of a person, and the first since an earlier procedure was closed.
NEW = {"N", "NR"}
#: Above this part of cases, which stand for several persons, a sum of applications is no count of persons.
CASES_AT_MOST = 0.02
DECISIONS = {
    "asylum.decisions": "dec_total",
    "asylum.decisions.recognised": "dec_recognized",
    "asylum.decisions.other": "dec_other",
    "asylum.decisions.rejected": "dec_rejected",
}

#: Persons by (asylum, origin) and year.
Pairs = dict[tuple[str, str], dict[int, int]]


def sums(pairs: Pairs, side: int) -> dict[tuple[str, int], int]:
    """Add up by asylum (side 0) or origin (side 1) and year, with the world under WLD."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for pair, years in pairs.items():
        for year, value in years.items():
            found[pair[side] or "UNK", year] += value
            found["WLD", year] += value
    return found


def both_sides(measure: str, pairs: Pairs, left_out: Mapping[str, set[tuple[str, int]]]) -> Iterator[Observation]:
    """Yield a flow by asylum, by origin and by pair; `left_out` names sums by measure that count something else."""
    for side, code in ((0, measure), (1, f"{measure}.origin")):
        for (entity, year), value in sums(pairs, side).items():
            if entity not in UNCODED and value and (entity, year) not in left_out.get(code, set()):
                yield Observation(code, entity, str(year), value)
    for (asylum, origin), years in pairs.items():
        if UNCODED & {asylum, origin} or max(years.values()) < PAIR_KEPT:
            continue
        for year, value in years.items():
            if value and (asylum, year) not in left_out.get(measure, set()):
                yield Observation(f"{measure}.origin", origin, str(year), value, counterpart=asylum)


def applications(path: Path) -> Iterator[Observation]:
    """Yield new applications in which persons were counted."""
    pairs: Pairs = defaultdict(lambda: defaultdict(int))
    cases: Pairs = defaultdict(lambda: defaultdict(int))
    columns = ["year", "coo_iso", "coa_iso", "app_type", "app_pc", "applied"]
    for row in parquet(path, columns, lambda row: row["app_type"] in NEW):
        pair = (row["coa_iso"], row["coo_iso"])
        pairs[pair][row["year"]] += row["applied"]
        if row["app_pc"] == "C":
            cases[pair][row["year"]] += row["applied"]
    left_out = {}
    for side, code in ((0, "asylum.applications"), (1, "asylum.applications.origin")):
        every, counted = sums(pairs, side), sums(cases, side)
        left_out[code] = {key for key, value in counted.items() if value > CASES_AT_MOST * every[key]}
    yield from both_sides("asylum.applications", pairs, left_out)


def decisions(path: Path) -> Iterator[Observation]:
    """Yield decisions of all instances by outcome; pairs for the recognised only."""
    counts: dict[str, Pairs] = {code: defaultdict(lambda: defaultdict(int)) for code in DECISIONS}
    for row in parquet(path, ["year", "coo_iso", "coa_iso", *DECISIONS.values()]):
        for code, column in DECISIONS.items():
            counts[code][row["coa_iso"], row["coo_iso"]][row["year"]] += row[column] or 0
    for code, pairs in counts.items():
        for (entity, year), value in sums(pairs, 0).items():
            if entity not in UNCODED and value:
                yield Observation(code, entity, str(year), value)
    recognised = "asylum.decisions.recognised"
    for (asylum, origin), years in counts[recognised].items():
        if not UNCODED & {asylum, origin} and max(years.values()) >= PAIR_KEPT:
            for year, value in years.items():
                if value:
                    yield Observation(recognised, asylum, str(year), value, counterpart=origin)


def solutions(path: Path) -> Iterator[Observation]:
    """Yield refugees and displaced people who returned, and refugees who were resettled or naturalised."""
    counts: dict[str, dict[tuple[str, str, int], float]] = defaultdict(lambda: defaultdict(float))
    columns = ["year", "coo_iso", "coa_iso", "returned_refugees", "resettlement", "naturalisation", "returned_idps"]
    for row in parquet(path, columns):
        origin, asylum, year = row["coo_iso"] or "UNK", row["coa_iso"] or "UNK", row["year"]
        for code, column, entity in (
            ("refugees.returned", "returned_refugees", origin),
            ("displaced.internal.returned", "returned_idps", asylum),
            ("refugees.naturalised", "naturalisation", asylum),
        ):
            for place in (entity, "WLD"):
                counts[code][place, "", year] += row[column] or 0
        # Not `refugees.admitted`: who is taken in is far more often an asylum seeker than resettled from a camp.
        for place, other in ((asylum, ""), (asylum, origin), ("WLD", "")):
            counts["refugees.resettled"][place, other, year] += row["resettlement"] or 0
    for code, rows in counts.items():
        for (entity, counterpart, year), value in rows.items():
            if value and not UNCODED & {entity, counterpart}:
                yield Observation(code, entity, str(year), value, counterpart=counterpart)
