"""NOAA: significant earthquakes from 1900 to April 2021, one row an earthquake and figure.

Entity = country, period = the day, note = where in the country; units: persons, and magnitude on the scale that the
catalogue of NOAA gives. Of an earthquake without a known death only one of at least `STRONG` is carried.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reference_data.package import US_GOVERNMENT, Observation, Package, observations, parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The least magnitude of an earthquake that killed nobody.
STRONG = 6.5
#: Names of countries in the source as codes here; an empty code is left out: no country, or more than one.
COUNTRIES = Path(__file__).parent / "tables" / "earthquake_countries.csv"
COLUMNS = ("year", "month", "day", "country", "location", "magnitude", "deaths_total", "injuries_total")
FIGURES = (
    ("earthquake.magnitude", "magnitude"),
    ("earthquake.deaths", "deaths_total"),
    ("earthquake.injured", "injuries_total"),
)


def place(row: Mapping[str, Any]) -> str:
    """Write where an earthquake was, without the name of the country that stands before it in the source."""
    parts = [" ".join(part.split()) for part in row["location"].split(":")]
    rest = ": ".join(part for part in parts[1:] if part) or parts[0]
    return rest.title()


def read(path: Path) -> Iterator[Observation]:
    """Yield the figures of every earthquake that is carried, the strongest first where a place had two in a day."""
    codes = {row["name"]: row["entity"] for row in read_csv(COUNTRIES)}
    seen: dict[tuple[str, str, str], int] = defaultdict(int)
    rows = [row for row in parquet(path, COLUMNS) if row["month"] and row["day"]]
    for row in sorted(rows, key=lambda row: (row["year"], row["month"], row["day"], -(row["magnitude"] or 0))):
        # A territory of the United States is named where it was, not in the column of countries.
        entity = codes[row["country"]] or codes.get(row["location"].split(":")[0].split(",")[0], "")
        if not entity or not ((row["deaths_total"] or 0) > 0 or (row["magnitude"] or 0) >= STRONG):
            continue
        period = f"{row['year']}-{row['month']:02}-{row['day']:02}"
        where = place(row)
        seen[entity, period, where] += 1
        count = seen[entity, period, where]
        note = where if count == 1 else f"{where}, number {count} of the day"
        for measure, column in FIGURES:
            if row[column]:
                # Magnitudes have one digit after the point; the source keeps them in binary fractions.
                yield Observation(measure, entity, period, round(float(row[column]), 1), note=note)


def build(sources: Path, _out: Path) -> Package:
    """Build the package of earthquakes."""
    return Package(
        folder="earthquakes",
        title="NOAA: significant earthquakes, 1900 to April 2021",
        licenses=[US_GOVERNMENT],
        sources=[
            {
                "title": "NOAA National Centers for Environmental Information, Significant Earthquake Database",
                "path": "https://doi.org/10.7289/V5TD9V7K",
            },
            {"title": "Copy of May 2021", "path": "https://github.com/odiliameneses/earthquakes"},
        ],
        resources=[
            observations(
                "significant",
                "Magnitude, deaths and injured of earthquakes by country and day",
                read(sources / "earthquakes_noaa/significant_earthquakes.parquet"),
                {
                    "source": "noaa",
                    "dataset": "Significant Earthquake Database",
                    "edition": "2021-05",
                    "published": "2021-05",
                    "retrieved": "2021-05-31",
                    "licence": "LicenseRef-US-Government-Work",
                    "url": "https://www.ngdc.noaa.gov/hazel/view/hazards/earthquake/search",
                    "lag_days": 3,
                },
            ),
        ],
        decisions=[
            "A work of the United States Government: in the public domain.",
            (
                f"Carried are earthquakes that killed somebody or had a magnitude of at least {STRONG}, whose day is"
                " known; the note says where in the country they were. Nothing is added up."
            ),
            (
                "Deaths include those of the tsunami that an earthquake caused, and may be in several countries: they"
                " stand under the country where the earthquake was. One estimate of several is given: for Haiti in"
                " 2010 it is that of its government."
            ),
            "Earthquakes at sea that belong to no country are left out.",
        ],
    )
