"""UNHCR: refugees by origin and asylum, and internally displaced people, at the end of each year.

Unit persons. `refugees.origin`: entity = country of origin, counterpart = country of asylum or empty for all;
`refugees.hosted`: entity = country of asylum; `displaced.internal`: those whom UNHCR protects or assists.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reference_data.package import CC_BY_4, Json, Observation, Package, observations, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: A pair of origin and asylum is carried if it reached this many persons at the end of some year.
PAIR_KEPT = 1000
#: Codes that are no entities: unknown, stateless, Tibetans, Abyei.
UNCODED = {"UNK", "XXA", "XXX", "TIB", "AB9", None}
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
                if entity in UNCODED:
                    continue
                if value:
                    yield Observation(measure, entity, day, value)
                if wider.get(entity):
                    yield Observation(measure, entity, day, value + wider[entity], note=WIDER)
                if entity == "WLD" and unrwa.get(year):
                    yield Observation(measure, entity, day, value + unrwa[year], note=UNRWA)
                    yield Observation(measure, entity, day, value + wider["WLD"] + unrwa[year], note=WIDEST)


def pairs(refugees: dict[int, Counts]) -> Iterator[Observation]:
    """Yield origin by asylum for the pairs that matter."""
    most: dict[tuple[str, str], int] = defaultdict(int)
    for counts in refugees.values():
        for pair, value in counts.items():
            most[pair] = max(most[pair], value)
    for year, counts in refugees.items():
        for pair, value in counts.items():
            if value and most[pair] >= PAIR_KEPT and not UNCODED & set(pair):
                yield Observation("refugees.origin", pair[0], f"{year}-12-31", value, counterpart=pair[1])


def build(sources: Path, _out: Path) -> Package:
    """Build the package of UNHCR's end-of-year statistics."""
    refugees, others, displaced = read(sources)
    unrwa: dict[int, int] = defaultdict(int)
    for row in parquet(
        sources / "unhcr/totals_tidy.parquet",
        ["indicator_code", "period", "value"],
        lambda row: row["indicator_code"] == "UNRWA.REFUGEES.ASYLUM",
    ):
        unrwa[row["period"]] += int(row["value"])
    idps = [
        Observation("displaced.internal", entity, f"{year}-12-31", value)
        for (entity, year), value in displaced["idps"].items()
        if entity not in UNCODED
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
        title="UNHCR: refugees and internally displaced people at the end of each year",
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
            "UNHCR rounds figures below 5, so sums may differ by a few persons from published totals.",
        ],
    )
