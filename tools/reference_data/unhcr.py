"""UNHCR: refugees, asylum seekers, stateless and internally displaced people at the end of each year.

Unit persons. `refugees.origin`: entity = country of origin, counterpart = country of asylum or empty for all;
`refugees.hosted`: entity = country of asylum; `displaced.internal`: those whom UNHCR protects or assists.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reference_data import unhcr_flows
from reference_data.package import CC_BY_4, Json, Observation, Package, observations, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A pair of origin and asylum is carried if it reached this many persons at the end of some year.
PAIR_KEPT = 1000
WIDER = "with other people in need of international protection"
UNRWA = "with UNRWA's Palestine refugees"
WIDEST = "with other people in need of international protection and UNRWA's Palestine refugees"

Counts = dict[tuple[str, str], int]


def read(sources: Path) -> tuple[dict[int, Counts], dict[int, Counts], dict[str, dict[tuple[str, int], int]]]:
    """Read refugees and others in need of protection by year and pair, the displaced by country and year."""
    refugees: dict[int, Counts] = defaultdict(lambda: defaultdict(int))
    others: dict[int, Counts] = defaultdict(lambda: defaultdict(int))
    displaced: dict[str, dict[tuple[str, int], int]] = {"idps": defaultdict(int)}
    columns = ["year", "coo_iso", "coa_iso", "refugees", "idps", "oip"]
    for row in parquet(sources / "unhcr/population_origin_asylum_year.parquet", columns):
        pair = (row["coo_iso"] or "UNK", row["coa_iso"] or "UNK")
        refugees[row["year"]][pair] += row["refugees"] or 0
        others[row["year"]][pair] += row["oip"] or 0
        if row["idps"]:
            displaced["idps"][pair[1], row["year"]] += row["idps"]
            displaced["idps"]["WLD", row["year"]] += row["idps"]
    return refugees, others, displaced


def pending(path: Path) -> Iterator[Observation]:
    """Yield asylum seekers whose claims are undecided, by asylum, by origin and by pair."""
    waiting: dict[int, Counts] = defaultdict(lambda: defaultdict(int))
    for row in parquet(path, ["year", "coo_iso", "coa_iso", "asylum_seekers"]):
        waiting[row["year"]][row["coo_iso"] or "UNK", row["coa_iso"] or "UNK"] += row["asylum_seekers"] or 0
    for year, counts in waiting.items():
        for measure, side in (("asylum.seekers.pending.origin", 0), ("asylum.seekers.pending", 1)):
            for entity, value in totals(counts, side).items():
                if value and entity not in unhcr_flows.UNCODED:
                    yield Observation(measure, entity, f"{year}-12-31", value)
    for origin, asylum, year, value in kept(waiting):
        yield Observation("asylum.seekers.pending.origin", origin, f"{year}-12-31", value, counterpart=asylum)


def stateless(path: Path) -> Iterator[Observation]:
    """Yield stateless people by the country that they live in."""
    found: dict[tuple[str, int], int] = defaultdict(int)
    for row in parquet(path, ["year", "coa_iso", "stateless"]):
        for entity in (row["coa_iso"] or "UNK", "WLD"):
            found[entity, row["year"]] += row["stateless"] or 0
    for (entity, year), value in found.items():
        if value and entity not in unhcr_flows.UNCODED:
            yield Observation("stateless.persons", entity, f"{year}-12-31", value)


def palestine(path: Path) -> Iterator[Observation]:
    """Yield the refugees registered with UNRWA by where they live."""
    found: dict[tuple[str, int], float] = defaultdict(float)
    for row in parquet(
        path,
        ["entity", "indicator_code", "period", "value"],
        lambda row: row["indicator_code"] == "UNRWA.REFUGEES.ASYLUM",
    ):
        for entity in (row["entity"], "WLD"):
            found[entity, row["period"]] += row["value"]
    for (entity, year), value in found.items():
        if entity not in unhcr_flows.UNCODED:
            yield Observation("refugees.palestine", entity, f"{year}-12-31", value)


def totals(counts: Counts, side: int) -> dict[str, int]:
    """Sum by origin (side 0) or asylum (side 1), with the world under WLD."""
    found: dict[str, int] = defaultdict(int)
    for pair, value in counts.items():
        found[pair[side]] += value
        found["WLD"] += value
    return found


def stocks(refugees: dict[int, Counts], others: dict[int, Counts], unrwa: dict[int, int]) -> Iterator[Observation]:
    """Yield totals by origin and by asylum, beside them the wider counts of UNHCR's headlines with a note."""
    for year in sorted(refugees):
        day = f"{year}-12-31"
        for measure, side in (("refugees.origin", 0), ("refugees.hosted", 1)):
            wider = totals(others[year], side)
            for entity, value in totals(refugees[year], side).items():
                if entity in unhcr_flows.UNCODED:
                    continue
                if value:
                    yield Observation(measure, entity, day, value)
                if wider.get(entity):
                    yield Observation(measure, entity, day, value + wider[entity], note=WIDER)
                if entity == "WLD" and unrwa.get(year):
                    yield Observation(measure, entity, day, value + unrwa[year], note=UNRWA)
                    yield Observation(measure, entity, day, value + wider["WLD"] + unrwa[year], note=WIDEST)


def pairs(refugees: dict[int, Counts]) -> Iterator[Observation]:
    """Yield refugees by origin and asylum for the pairs that matter."""
    for origin, asylum, year, value in kept(refugees):
        yield Observation("refugees.origin", origin, f"{year}-12-31", value, counterpart=asylum)


def kept(table: dict[int, Counts]) -> Iterator[tuple[str, str, int, int]]:
    """Yield origin, asylum, year and persons of the pairs that reached `PAIR_KEPT` in some year."""
    most: dict[tuple[str, str], int] = defaultdict(int)
    for counts in table.values():
        for pair, value in counts.items():
            most[pair] = max(most[pair], value)
    for year, counts in table.items():
        for pair, value in counts.items():
            if value and most[pair] >= PAIR_KEPT and not unhcr_flows.UNCODED & set(pair):
                yield (*pair, year, value)


def build(sources: Path, _out: Path) -> Package:
    """Build the package of UNHCR's end-of-year statistics."""
    refugees, others, displaced = read(sources)
    registered = list(palestine(sources / "unhcr/totals_tidy.parquet"))
    unrwa = {int(row.period[:4]): int(row.value) for row in registered if row.entity == "WLD"}
    table = sources / "unhcr/population_origin_asylum_year.parquet"
    idps = [
        Observation("displaced.internal", entity, f"{year}-12-31", value)
        for (entity, year), value in displaced["idps"].items()
        if entity not in unhcr_flows.UNCODED
    ]
    common: Json = {
        "source": "unhcr",
        "dataset": "Refugee Population Statistics Database",
        "edition": "2026-06",
        "published": "2026-06",
        "retrieved": "2026-06-25",
        "licence": "CC-BY-4.0",
        "url": "https://www.unhcr.org/refugee-statistics/",
        "lag_days": 170,
    }
    return Package(
        folder="unhcr",
        title="UNHCR: refugees, asylum, statelessness, displacement and returns by year",
        licenses=[CC_BY_4],
        sources=[
            {"title": "UNHCR, Refugee Data Finder", "path": "https://www.unhcr.org/refugee-statistics/"},
            {
                "title": "R package refugees 2025.12.1",
                "path": "https://github.com/PopulationStatistics/refugees",
            },
        ],
        resources=[
            observations(
                "refugees",
                "Refugees by country of origin and by country of asylum",
                stocks(refugees, others, unrwa),
                common,
            ),
            observations("refugees_pairs", "Refugees by origin and asylum", pairs(refugees), common),
            observations(
                "asylum_seekers", "Asylum seekers with pending claims by asylum and origin", pending(table), common
            ),
            observations("stateless", "Stateless people by country of residence", stateless(table), common),
            observations(
                "palestine_refugees",
                "Palestine refugees registered with UNRWA by where they live",
                registered,
                {**common, "source": "unrwa", "dataset": "UNRWA registration, in UNHCR's Refugee Data Finder"},
            ),
            observations(
                "asylum_applications",
                "New asylum applications by asylum and origin in each year",
                unhcr_flows.applications(sources / "unhcr/asylum_applications.parquet"),
                common,
            ),
            observations(
                "asylum_decisions",
                "Decisions on asylum by country and outcome in each year",
                unhcr_flows.decisions(sources / "unhcr/asylum_decisions.parquet"),
                common,
            ),
            observations(
                "solutions",
                "Returns, resettlement and naturalisation in each year",
                unhcr_flows.solutions(sources / "unhcr/solutions.parquet"),
                common,
            ),
            observations("displaced", "Internally displaced people protected or assisted by UNHCR", idps, common),
        ],
        decisions=[
            (
                "The rows of IDMC in the source table are left out: its database is licensed for"
                " non-commercial use (CC BY-NC 4.0)."
            ),
            (f"Pairs of origin and asylum are carried where they reached {PAIR_KEPT} persons at the end of some year."),
            (
                "Refugees of unknown origin, stateless refugees, Tibetans and Abyei count in the totals of"
                " the world and of the country of asylum only."
            ),
            (
                "Palestinians under UNRWA's mandate are not in UNHCR's counts by origin; the headline of the"
                " world that includes them stands beside with a note."
            ),
            (
                "Applications are new ones of persons (first ones, and those after a procedure was closed). Sums of"
                f" which more than {unhcr_flows.CASES_AT_MOST:.0%} are cases, which stand for several persons, are left"
                " out: the United States and a few others before 2017, and with them the world."
            ),
            (
                "Decisions are those of all instances, so they differ from national figures of the first instance."
                f" Pairs of applications and recognitions are carried from {unhcr_flows.PAIR_KEPT} persons in some"
                " year."
            ),
            (
                "Resettlement is a measure of its own beside the admissions of the United States, whose State"
                " Department counts by fiscal year: elsewhere, most refugees who were taken in had come to seek asylum."
            ),
            (
                "Left out: host communities and others of concern, which mean different things by country, and the"
                " flows of forced displacement, which repeat other tables."
            ),
            "UNHCR rounds figures below 5, so sums may differ by a few persons from published totals.",
        ],
    )
