"""Refugees admitted to the United States by nationality, month and fiscal year (State Department).

Entity = nationality (WLD for all), counterpart = USA, unit persons. A US fiscal year runs
from October to September and carries the number of the year in which it ends.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reference_data.package import FACTS, US_GOVERNMENT, Json, Observation, Package, observations, parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLISHED = "2024-12-31"
LAST_MONTH = "2024-12"
#: The table by state was drawn on 18 November 2015.
LAST_YEAR_BY_STATE = 2014
TERRITORIES = {"GUM", "PRI"}
#: Nationalities without a code of their own in entities.csv.
UNCODED = {"CHN-TIB"}


def fiscal_year(month: str) -> int:
    """Find the US fiscal year in which a month lies."""
    year, number = int(month[:4]), int(month[5:])
    return year + (number >= 10)


def months(year: int) -> list[str]:
    """List the months of a US fiscal year, up to the end of the report."""
    every = [f"{year - 1}-{number:02}" for number in (10, 11, 12)] + [f"{year}-{number:02}" for number in range(1, 10)]
    return [month for month in every if month <= LAST_MONTH]


def span(year: int) -> str:
    """Write a US fiscal year, or what the report covers of it, as a period."""
    covered = months(year) if year > 2000 else [f"{year - 1}-10", f"{year}-09"]
    return f"{covered[0]}/{covered[-1]}"


def admitted(entity: str, period: str, value: float, note: str = "") -> Observation:
    """Make one count of arrivals."""
    return Observation("refugees.admitted", entity, period, value, counterpart="USA", note=note)


def admissions(path: Path) -> Iterator[Observation]:
    """Yield months and fiscal years by nationality and for all nationalities together."""
    by_month: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    by_year: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for row in parquet(path, ["entity", "indicator_code", "indicator_name", "period", "value"]):
        entity = row["entity"]
        if row["indicator_code"] == "RPC.REFUGEE.ADMISSIONS.M":
            by_month["WLD"][row["period"]] += row["value"]
            if entity not in UNCODED:
                by_month[entity][row["period"]] += row["value"]
        elif row["indicator_code"] == "RPC.REFUGEE.ADMISSIONS.FY":
            target = "WLD" if entity == "ALL" else entity
            if target not in UNCODED and not target.startswith("US-RPC-REGION"):
                by_year[target][int(row["period"][2:])] += row["value"]
    for entity, counts in by_month.items():
        for year in sorted({fiscal_year(month) for month in counts}):
            # The report lists only months with arrivals: inside a year that it lists, no row means nobody.
            for month in months(year):
                yield admitted(entity, month, counts.get(month, 0))
    for entity, totals in by_year.items():
        for year, value in totals.items():
            yield admitted(entity, span(year), value)


def ceilings(path: Path) -> Iterator[Observation]:
    """Yield the most refugees that the President allowed for a fiscal year."""
    for row in parquet(
        path,
        ["indicator_code", "period", "value"],
        lambda row: row["indicator_code"] == "RPC.REFUGEE.CEILING.FY",
    ):
        year = int(row["period"][2:])
        yield Observation(
            "refugees.admitted",
            "WLD",
            f"{year - 1}-10/{year}-09",
            row["value"],
            counterpart="USA",
            status="target",
            note="ceiling for the fiscal year",
        )


def by_state(path: Path, out: Path) -> Iterator[Observation]:
    """Yield arrivals of all nationalities by the state that they were placed in and calendar year."""
    codes = {
        row["name"]: row["code"]
        for row in read_csv(out / "entities" / "entities.csv")
        if row["code"].startswith("US-") or row["code"] in TERRITORIES
    }
    placed: dict[tuple[str, int], int] = defaultdict(int)
    for row in parquet(path, ["year", "dest_state", "arrivals"], lambda row: row["year"] <= LAST_YEAR_BY_STATE):
        placed[codes[row["dest_state"]], row["year"]] += row["arrivals"]
    for (entity, year), value in placed.items():
        yield Observation("us.refugees.placed", entity, str(year), value)


def build(sources: Path, out: Path) -> Package:
    """Build the package of admissions and ceilings."""
    table = sources / "us_refugee_admissions/rpc_admissions.parquet"
    common: Json = {
        "source": "us_state_department",
        "dataset": "Refugee Admissions Report",
        "edition": PUBLISHED,
        "url": "https://www.rpc.state.gov/admissions-and-arrivals/",
        "lag_days": 5,
    }
    return Package(
        folder="us_refugee_admissions",
        title="Refugees admitted to the United States",
        licenses=[US_GOVERNMENT, FACTS],
        sources=[
            {
                "title": "US Department of State, Refugee Processing Center",
                "path": "https://www.rpc.state.gov/admissions-and-arrivals/",
            },
            {
                "title": "Copy of the report as of 31 December 2024",
                "path": "https://github.com/LMundy98/USRefugees2025",
            },
            {
                "title": "Copy of arrivals by state, drawn on 18 November 2015",
                "path": "https://github.com/BuzzFeedNews/2015-11-refugees-in-the-united-states",
            },
            {
                "title": "Migration Policy Institute, ceilings",
                "path": "https://www.migrationpolicy.org/programs/data-hub",
            },
        ],
        resources=[
            observations(
                "admissions",
                "Arrivals by nationality, month and fiscal year",
                admissions(table),
                {**common, "published": PUBLISHED, "licence": "LicenseRef-US-Government-Work"},
            ),
            observations(
                "ceilings",
                "Ceilings by fiscal year",
                ceilings(table),
                {**common, "published": PUBLISHED, "licence": "CC0-1.0"},
            ),
            observations(
                "arrivals_by_state",
                "Arrivals by state of placement and calendar year",
                by_state(sources / "us_refugee_admissions/wraps_arrivals_by_state_2005_2015.parquet", out),
                {
                    **common,
                    "edition": "2015-11-18",
                    "published": "2015-11-18",
                    "retrieved": "2015-11-18",
                    "licence": "LicenseRef-US-Government-Work",
                },
            ),
        ],
        decisions=[
            (
                "The report lists only months with arrivals. In a fiscal year in which a nationality has"
                " arrivals, its other months are 0; in other years nothing is said."
            ),
            (
                "Rows for Palestine and the Gaza Strip are added up, and those of former and later names of a"
                " country; Tibetans count in the total only."
            ),
            (
                "The fiscal year 2025 covers October to December 2024. Ceilings are targets, never"
                " observations; the ceiling of 2017 is the one after its reduction in January 2017."
            ),
            (
                "Arrivals by state are counted by calendar year, for all nationalities together; the year 2015, which"
                " the copy has to 18 November only, is left out."
            ),
            "Regions of the report are left out: they are not the regions of the news.",
        ],
    )
