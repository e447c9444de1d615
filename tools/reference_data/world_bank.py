"""World Bank, World Development Indicators: the release of July 2026 and the vintage of May 2018.

Units: persons, current US dollars, percent, years; the period is a calendar year (population: its middle).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_data.package import CC_BY_4, Json, Observation, Package, observations, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MEASURES = {
    "SP.POP.TOTL": "population.total",
    "NY.GDP.MKTP.CD": "gdp.nominal",
    "NY.GDP.MKTP.KD.ZG": "gdp.growth",
    "SL.UEM.TOTL.ZS": "unemployment.rate",
    "FP.CPI.TOTL.ZG": "inflation.consumer",
    "SP.DYN.LE00.IN": "life_expectancy",
}
#: In 2025 the Bank moved Afghanistan and Pakistan from South Asia to the Middle East.
REDEFINED = {"MEA", "MNA", "TMN", "SAS", "TSA"}


def rows(path: Path, left_out: set[str]) -> Iterator[Observation]:
    """Yield the series with a measure here, in one table of the World Bank."""
    for row in parquet(
        path, ["entity", "indicator_code", "period", "value"], lambda row: row["indicator_code"] in MEASURES
    ):
        if row["entity"] not in left_out and row["value"] is not None:
            measure = MEASURES[row["indicator_code"]]
            value = round(row["value"]) if measure == "population.total" else row["value"]
            yield Observation(measure, row["entity"], str(row["period"]), value)


def build(sources: Path, _out: Path) -> Package:
    """Build the package of the two releases."""
    common: Json = {
        "source": "world_bank",
        "dataset": "World Development Indicators",
        "licence": "CC-BY-4.0",
        "url": "https://datacatalog.worldbank.org/search/dataset/0037712",
        "lag_days": 180,
    }
    return Package(
        folder="world_bank",
        title="World Bank, World Development Indicators",
        licenses=[CC_BY_4],
        sources=[
            {
                "title": "World Bank, World Development Indicators",
                "path": "https://datacatalog.worldbank.org/search/dataset/0037712",
            },
            {
                "title": "Copy of the release of July 2026",
                "path": "https://github.com/datasets/world-development-indicators",
            },
            {
                "title": "Frozen data of the SDG Atlas 2018",
                "path": "https://github.com/worldbank/sdgatlas2018",
            },
        ],
        resources=[
            observations(
                "wdi_2026",
                "Population, economy and life expectancy, release of July 2026",
                rows(sources / "worldbank_wdi_2026/wdi_2026.parquet", REDEFINED),
                {**common, "edition": "2026-07", "published": "2026-07-01", "retrieved": "2026-07-01"},
            ),
            observations(
                "wdi_2018",
                "Population and life expectancy, vintage of May 2018",
                rows(sources / "worldbank_wdi/wdi_vintage_2018.parquet", set()),
                {**common, "edition": "2018-05", "published": "2018-05"},
            ),
        ],
        decisions=[
            "The release of 2026 has all six series, so the tables of 2025 are not carried.",
            (
                "Middle East & North Africa and South Asia of the release of 2026 are left out with their"
                " subsets: the Bank moved Afghanistan and Pakistan in 2025, and the names no longer mean what"
                " they mean in news. The vintage of 2018 has the older regions."
            ),
            ("Values other than counts of people have 6 significant digits in the copy of the release of 2026."),
            "Unemployment is the modelled estimate of the ILO, not the national rate.",
        ],
    )
