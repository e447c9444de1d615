"""United Nations World Population Prospects: population (revisions 2015, 2024), life expectancy (2024).

Units: persons (rounded), years. The revision of 2015 gives every fifth year on 1 July; of the revision
of 2024 only the projected population on 31 December from 2024 on is at hand, and
life expectancy by calendar year up to 2023.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_data.package import CC_BY_3_IGO, Json, Observation, Package, observations, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Regions of the UN that mean the same countries as one of the World Bank, near enough for print.
ENTITIES = {"UN-LAC": "LCN", "UN-NORTHERN-AMERICA": "NAC", "UN-LDC": "LDC"}
#: The UN's Sub-Saharan Africa leaves out Sudan, the World Bank's has it.
LEFT_OUT = {"UN-SSA"}


def rows(path: Path, code: str, measure: str, day: str) -> Iterator[Observation]:
    """Yield one series of one revision; `day` is appended to the year of a stock."""
    columns = ["entity", "indicator_code", "period", "value", "is_projection"]
    for row in parquet(path, columns, lambda row: row["indicator_code"] == code):
        if row["entity"] in LEFT_OUT:
            continue
        yield Observation(
            measure,
            ENTITIES.get(row["entity"], row["entity"]),
            f"{row['period']}{day}",
            round(row["value"]) if measure == "population.total" else round(row["value"], 3),
            status="projection" if row["is_projection"] else "",
        )


def build(sources: Path, _out: Path) -> Package:
    """Build the package of both revisions."""
    common: Json = {
        "source": "un_wpp",
        "dataset": "World Population Prospects",
        "licence": "CC-BY-3.0-IGO",
        "url": "https://population.un.org/wpp/",
    }
    old: Json = {
        **common,
        "edition": "2015",
        "published": "2015-07-29",
        "lag_days": 30,
    }
    new: Json = {**common, "edition": "2024", "published": "2024-07-11"}
    wpp2015, wpp2024 = sources / "un_wpp/wpp2015.parquet", sources / "un_wpp/wpp2024.parquet"
    return Package(
        folder="un_wpp",
        title="United Nations World Population Prospects, revisions of 2015 and 2024",
        licenses=[CC_BY_3_IGO],
        sources=[
            {"title": "UN DESA, Population Division", "path": "https://population.un.org/wpp/"},
            {"title": "R package wpp2015 (data only)", "path": "https://github.com/cran/wpp2015"},
            {"title": "R package wpp2024 (data only)", "path": "https://github.com/PPgp/wpp2024"},
        ],
        resources=[
            observations(
                "population_2015",
                "Population on 1 July, revision of 2015",
                rows(wpp2015, "UN.WPP2015.POP", "population.total", "-07-01"),
                old,
            ),
            observations(
                "population_2024",
                "Population on 31 December from 2024 on, revision of 2024",
                rows(wpp2024, "UN.WPP2024.POP.EOY", "population.total", "-12-31"),
                {**new, "lag_days": 0},
            ),
            observations(
                "life_expectancy_2024",
                "Life expectancy at birth, revision of 2024",
                rows(wpp2024, "UN.WPP2024.E0", "life_expectancy", ""),
                {**new, "lag_days": 190},
            ),
        ],
        decisions=[
            (
                "The population of 2024 to 2100 in the revision of 2024 is a projection of the medium"
                " variant, and marked as one."
            ),
            (
                "The UN's Latin America and the Caribbean, Northern America and least developed countries"
                " stand under the World Bank's codes; its Sub-Saharan Africa is left out, because it differs"
                " by Sudan."
            ),
            (
                "Mid-year populations of the revision of 2024 up to 2023 are not at hand; the World Bank's"
                " release of 2026 rests on them."
            ),
        ],
    )
