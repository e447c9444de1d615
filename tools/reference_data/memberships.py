"""Who belongs to which group or region, and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_data.names import TABLES, parts_of
from reference_data.package import parquet, read_csv

if TYPE_CHECKING:
    from pathlib import Path

#: Regions and groups of the source table under their codes here. Everything that has dates is in
#: tables/memberships.csv. The Bank's regions do not change; the two that did are in the table too.
GROUPS = {
    "UN:Africa": "UN-AFRICA",
    "UN:Americas": "UN-AMERICAS",
    "UN:Asia": "UN-ASIA",
    "UN:Europe": "UN-EUROPE",
    "UN:Oceania": "UN-OCEANIA",
    "UN:South-eastern Asia": "UN-SE-ASIA",
    "UN:Eastern Asia": "UN-E-ASIA",
    "UN:Central Asia": "UN-C-ASIA",
    "UN:Western Asia": "UN-W-ASIA",
    "UN:Northern Africa": "UN-N-AFRICA",
    "UN:Northern Europe": "UN-N-EUROPE",
    "UN:Southern Europe": "UN-S-EUROPE",
    "UN:Eastern Europe": "UN-E-EUROPE",
    "UN:Western Europe": "UN-W-EUROPE",
    "WB:North America": "NAC",
    "WB:Latin America & Caribbean": "LCN",
    "WB:Sub-Saharan Africa": "SSF",
    "WB:East Asia & Pacific": "EAS",
    "WB:Europe & Central Asia": "ECS",
}

#: The Bank's income groups: the source has the classification of one fiscal year, and says nothing of others.
INCOME = {
    "WB income:High income": "HIC",
    "WB income:Low income": "LIC",
    "WB income:Lower middle income": "LMC",
    "WB income:Upper middle income": "UMC",
}
INCOME_YEAR = ("2024-07-01", "2025-06-30")

#: Before 1997 the IMF grouped its members otherwise.
IMF_FIRST = "1997-05"


def memberships(sources: Path, codes: set[str]) -> list[list[str]]:
    """List group, member, first and last day (or month or year, where no more is sure; empty for always)."""
    rows = [
        [row["group"], entity, row["start"], row["end"]]
        for row in read_csv(TABLES / "memberships.csv")
        for entity in parts_of(row["entities"])
    ]
    for row in read_csv(sources / "entities/groups.csv"):
        if row["entity"] not in codes:
            continue
        if row["group"] in GROUPS:
            rows.append([GROUPS[row["group"]], row["entity"], "", ""])
        elif row["group"] in INCOME:
            rows.append([INCOME[row["group"]], row["entity"], *INCOME_YEAR])
    rows += _emerging(sources, rows)
    unknown = {code for row in rows for code in row[:2]} - codes
    if unknown:
        raise ValueError(f"memberships: {sorted(unknown)} are not defined")
    if len({tuple(row[:3]) for row in rows}) != len(rows):
        raise ValueError("memberships: a row stands twice")
    return sorted(rows)


def _emerging(sources: Path, rows: list[list[str]]) -> list[list[str]]:
    """The economies of the World Economic Outlook that are not advanced: the IMF divides all of them in two."""
    advanced = {entity: start for group, entity, start, _ in rows if group == "IMF-ADVANCED"}
    economies = {
        row["entity"]
        for row in parquet(sources / "imf_weo_2025/weo_oct2025.parquet", ["entity"])
        if len(row["entity"]) == 3
    } - {"WLD", "EMU", "EUU"}
    found = []
    for entity in sorted(economies):
        since = advanced.get(entity)
        if since is None:
            found.append(["IMF-EMERGING", entity, IMF_FIRST, ""])
        elif since != IMF_FIRST and entity not in _NEVER_EMERGING:
            found.append(["IMF-EMERGING", entity, IMF_FIRST, str(int(since[:4]) - 1)])
    return found


#: Economies that the IMF left out until it called them advanced.
_NEVER_EMERGING = frozenset({"AND", "LIE", "MAC", "PRI", "SMR"})
