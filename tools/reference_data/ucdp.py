"""Uppsala Conflict Data Program: deaths in organised violence by country and year, sums since a war began.

Unit persons. `low` and `high` are UCDP's own bounds. UCDP counts only deaths that it can trace to an event,
so its sums lie below other estimates of the same war.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reference_data.package import CC_BY_4, Json, Observation, Package, observations, parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTITIES = {"UNK": "XKX"}
#: The three figures of each kind of violence; of civilians only the best one is published.
ALL, CIVILIANS = "UCDP.ALL", "UCDP.ALL.CIVILIANS"
YEARLY = {
    "deaths.conflict.year": ALL,
    "deaths.conflict.year.state_based": "UCDP.SB",
    "deaths.conflict.year.interstate": "UCDP.SB.INTER",
    "deaths.conflict.year.non_state": "UCDP.NS",
    "deaths.conflict.year.one_sided": "UCDP.OS",
    "deaths.conflict.year.civilians": CIVILIANS,
}
BOUNDS = ("best", "low", "high")
Years = dict[int, dict[str, float]]


def read(path: Path, series: str) -> dict[str, Years]:
    """Read best, low and high figures of one kind of violence by entity and year."""
    names = {series: "best"} if series == CIVILIANS else {f"{series}.{name.upper()}": name for name in BOUNDS}
    found: dict[str, Years] = defaultdict(lambda: defaultdict(dict))
    for row in parquet(
        path, ["entity", "indicator_code", "period", "value"], lambda row: row["indicator_code"] in names
    ):
        found[ENTITIES.get(row["entity"], row["entity"])][row["period"]][names[row["indicator_code"]]] = row["value"]
    return found


def yearly(measure: str, table: dict[str, Years]) -> Iterator[Observation]:
    """Yield deaths by calendar year; a year without deaths is a finding too, where the country ever had some."""
    for entity, years in table.items():
        if measure != "deaths.conflict.year" and not any(figures["best"] for figures in years.values()):
            continue
        for year, figures in years.items():
            best = figures["best"]
            # In a handful of rows the published high estimate lies just below the best one.
            low = min(figures["low"], best) if "low" in figures else None
            high = max(figures["high"], best) if "high" in figures else None
            yield Observation(measure, entity, str(year), best, low=low, high=high)


def cumulative(table: dict[str, Years], wars: list[dict[str, str]]) -> Iterator[Observation]:
    """Yield sums of a country's yearly figures since a war began there, to the end of each of its years."""
    seen: set[tuple[str, int, int]] = set()
    for war in wars:
        years, first = table.get(war["entity"]), int(war["start"][:4])
        if not years or war["entity"] == "WLD" or first < min(years):
            continue
        last = min(int(war["end"][:4]) if war["end"] else max(years), max(years))
        total = {"best": 0.0, "low": 0.0, "high": 0.0}
        for year in range(first, last + 1):
            for name in total:
                total[name] += years.get(year, {}).get(name, 0.0)
            if (war["entity"], first, year) in seen or not total["best"]:
                continue
            seen.add((war["entity"], first, year))
            yield Observation(
                "deaths.conflict",
                war["entity"],
                f"{first}-01-01/{year}-12-31",
                total["best"],
                low=min(total["low"], total["best"]),
                high=max(total["high"], total["best"]),
                status="estimate",
                note=f"sum of yearly best estimates since {first}",
            )


def build(sources: Path, out: Path) -> Package:
    """Build the package of UCDP's country years and of the sums of wars."""
    path = sources / "ucdp/ucdp_country_year.parquet"
    table = read(path, ALL)
    wars = sorted(read_csv(out / "entities/conflicts.csv"), key=lambda row: row["code"])
    common: Json = {
        "source": "ucdp",
        "dataset": "UCDP Country-Year Dataset on Organized Violence",
        "edition": "25.1",
        "published": "2025-06",
        "licence": "CC-BY-4.0",
        "url": "https://ucdp.uu.se/downloads/",
        "lag_days": 160,
    }
    return Package(
        folder="ucdp",
        title="UCDP: deaths in organised violence",
        licenses=[CC_BY_4],
        sources=[
            {
                "title": "Uppsala Conflict Data Program, country-year dataset 25.1",
                "path": "https://ucdp.uu.se/downloads/",
            },
            {"title": "Copy of the dataset", "path": "https://github.com/nishitpatell/UCDP-WorldBankDataset"},
        ],
        resources=[
            observations(
                "country_years",
                "Deaths in organised violence by kind, country and calendar year",
                (row for measure, series in YEARLY.items() for row in yearly(measure, read(path, series))),
                common,
            ),
            observations("wars", "Sums of a country's deaths since its war began", cumulative(table, wars), common),
        ],
        decisions=[
            (
                "Sums start on 1 January of the year in which entities/conflicts.csv dates a war, and take"
                " all organised violence in the country: UCDP's country years do not tell wars apart."
            ),
            ("Low and high of a sum are the sums of the yearly bounds, which is wider than a joint bound would be."),
            ("Where a published bound lies on the wrong side of the best estimate, the best estimate is the bound."),
            (
                "The kinds of violence are carried for countries where some year had deaths of that kind; interstate"
                " conflicts are a part of the state-based ones, and civilians a part of all."
            ),
            "The deaths of conflict parties are left out: they are all deaths less those of civilians and unknown.",
            "Wars that began before 1989, where UCDP's country years begin, have no sums.",
        ],
    )
