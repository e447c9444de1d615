"""Dated estimates: single figures of wars, disasters, needs and admissions, each with its day and estimator.

Units: persons, percent. The rows were read from public pages, whose address is `url`; `published` is the day
of the statement.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.reference import catalogue_files
from reference_data import statements
from reference_data.package import FACTS, UNLICENSE, Json, Observation, Package, observations, parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


def point_estimates(path: Path, measures: Collection[str]) -> Iterator[Observation]:
    """Yield the rows of one hand-collected table that have a measure, an entity and a publisher here."""
    for row in read_csv(path):
        found, source = statements.counted(row), statements.source_of(row)
        entity = statements.ENTITIES.get(row["entity"], row["entity"])
        of_a_region = row["topic"] == "disaster_deaths" and "(region)" in row["measure"]
        if not found or not source or of_a_region or entity in statements.SEVERAL:
            continue
        measure, period, note = found
        if measure not in measures:
            continue
        low, high = (float(row[name]) if row[name] else None for name in ("low", "high"))
        if low == high == (float(row["value"]) if row["value"] else None):
            low = high = None
        value = float(row["value"]) if row["value"] else low
        if value is None:
            continue
        if row["date_precision"] == "approximate" and period.endswith(row["as_of_date"]):
            note = f"{note}; day approximate".removeprefix("; ")
        observation = Observation(
            measure,
            entity,
            period,
            value,
            low=low,
            high=high,
            status=statements.status_of(row, measure),
            source=source,
            edition=row["as_of_date"],
            published=row["as_of_date"],
            url=row["evidence_url"] if row["evidence_url"].startswith("http") else "",
            note=note,
        )
        if row["topic"] == "population_prewar":
            # The table dates this row by what it describes; when the statement was made is not known.
            observation = replace(observation, edition="", published="")
        if measure == "refugees.admitted":
            nationality = "SYR" if "Syrian" in row["measure"] else "WLD"
            observation = replace(observation, entity=nationality, counterpart="USA")
        yield observation
        if row["topic"] == "disaster_deaths":
            yield replace(observation, measure=statements.disaster_measure(row))


def gaza(path: Path) -> Iterator[Observation]:
    """Yield tolls of Gaza and the West Bank since 7 October 2023, at the end of each month."""
    measures = {
        "GAZA.MOH.KILLED.CUM": ("deaths.conflict", "PSE/gaza", "gaza_health_ministry"),
        "GAZA.KILLED.CHILDREN.CUM": ("deaths.conflict.children", "PSE/gaza", "gaza_health_ministry"),
        "GAZA.KILLED.WOMEN.CUM": ("deaths.conflict.women", "PSE/gaza", "gaza_media_office"),
        "GAZA.KILLED.MEDICAL.CUM": ("deaths.conflict.medics", "PSE/gaza", "gaza_media_office"),
        "GAZA.KILLED.PRESS.CUM": ("deaths.conflict.journalists", "PSE/gaza", "gaza_media_office"),
        "WB.SETTLER_ATTACKS.CUM": ("attacks.settlers", "PSE/west-bank", "ocha"),
        "GAZA.MOH.INJURED.CUM": ("casualties.wounded", "PSE/gaza", "gaza_health_ministry"),
        "WB.KILLED.CUM": ("deaths.conflict", "PSE/west-bank", "ocha"),
        "WB.KILLED.CHILDREN.CUM": ("deaths.conflict.children", "PSE/west-bank", "ocha"),
        "WB.INJURED.CUM": ("casualties.wounded", "PSE/west-bank", "ocha"),
    }
    for row in parquet(path, ["indicator_code", "period", "value"], lambda row: row["indicator_code"] in measures):
        measure, entity, source = measures[row["indicator_code"]]
        yield Observation(
            measure,
            entity,
            f"2023-10-07/{row['period']}",
            row["value"],
            source=source,
            edition=row["period"],
            published=row["period"],
            url="https://data.techforpalestine.org",
            note=(
                "Palestinians; fighters and civilians are not told apart"
                if measure in ("deaths.conflict", "casualties.wounded") and entity == "PSE/gaza"
                else ""
                if measure == "attacks.settlers"
                else "Palestinians"
            ),
        )


def build(sources: Path, out: Path) -> Package:
    """Build the package of dated estimates."""
    measures = catalogue_files.load([out / "catalogue"]).measures
    rows = [
        *point_estimates(sources / "point_estimates/point_estimates.csv", measures),
        *point_estimates(sources / "point_estimates_2/point_estimates_2.csv", measures),
    ]
    common: Json = {"lag_days": 1}
    return Package(
        folder="dated_estimates",
        title="Dated estimates of wars, disasters, needs and admissions",
        licenses=[FACTS, UNLICENSE],
        sources=[
            {"title": "Public pages, one address a row"},
            {
                "title": "Tech For Palestine, Gaza and West Bank datasets (public domain)",
                "path": "https://data.techforpalestine.org",
            },
        ],
        resources=[
            observations(
                "estimates",
                "Single figures with their day and estimator",
                rows,
                {
                    **common,
                    "dataset": "Dated statements",
                    "licence": "CC0-1.0",
                    "url": "https://reliefweb.int",
                },
                path="estimates.csv",
            ),
            observations(
                "gaza_west_bank",
                "Tolls of Gaza and the West Bank since October 2023, by month",
                gaza(sources / "conflict_migration/gaza_westbank_migrants.parquet"),
                {
                    **common,
                    "dataset": "Killed in Gaza and West Bank daily",
                    "retrieved": "2026-08-22",
                    "licence": "Unlicense",
                    "url": "https://data.techforpalestine.org",
                },
                path="gaza_west_bank.csv",
            ),
        ],
        decisions=[
            "Only facts are carried: numbers, dates and who said so. No text of a page is reproduced.",
            "IDMC's figures are left out: its database is licensed for non-commercial use (CC BY-NC 4.0).",
            (
                "Estimators stand side by side under their own source: documented counts, estimates and UN"
                " statements of one war are not comparable."
            ),
            "Where an estimator gives a range only, the value is its lower end.",
            (
                "Figures of several countries together (both countries of the 2023 earthquake, the Indian"
                " Ocean tsunami, the post-9/11 war zones, Hurricane Mitch) are left out: they have no entity."
            ),
            (
                "The toll of the war in Tigray stands under Ethiopia; cumulative civilian deaths stand under"
                " deaths.conflict.civilians, months and years under casualties.killed.civilians."
            ),
            "A disaster stands twice: under casualties.killed and under the measure of its kind.",
            (
                "Results of elections by party or candidate are left out, since parties are no places, and so are the"
                " children in need and the hospitals of eastern Aleppo, which have no measure."
            ),
            "Rows whose day the page did not give say so in the note.",
        ],
    )
