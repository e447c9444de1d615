"""CIA World Factbook, editions 2000 to 2025: population, economy, life expectancy, displaced people.

Units as published: persons, current US dollars, percent, years. The Factbook prints an estimate with the
date that it refers to; that date is the period, the year of the edition is `edition` and `published`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reference_data.package import US_GOVERNMENT, Json, Observation, Package, observations, parquet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FIRST_EDITION = 2000
PARTS = {"PSE-GZ": "PSE/gaza", "PSE-WB": "PSE/west-bank"}
MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        start=1,
    )
}
MONTH = "|".join(MONTHS)
MEASURES = {
    "CIA.GDP.OER": "gdp.nominal",
    "CIA.GDP.GROW": "gdp.growth",
    "CIA.UNEMP": "unemployment.rate",
    "CIA.CPI.INFL": "inflation.consumer",
    "CIA.LIFEX.TOTAL": "life_expectancy",
}

#: The archive cuts the text of a field at this length, so that a date at its end may be lost.
RAW_LIMIT = 300
UNINHABITED = re.compile(r"^(total: )?\W*(no indigenous|uninhabited)|^\d[\d,]* (no indigenous|uninhabited)")
#: A date in brackets directly after the number, with nothing else but "United Kingdom" between.
DATE_AFTER_NUMBER = re.compile(
    rf"^(?:total: )?[\d.,]+(?: million United Kingdom)?\s*\((?:est\. )?(?:({MONTH}) )?(\d{{4}})(?:"
    rf" ({MONTH}))?(?: est\.?| census)?\)"
)
DATED_ESTIMATE = re.compile(rf"\((?:({MONTH}) )?(\d{{4}}) est\.?\)")
PLAIN_DATE = re.compile(rf"^(?:est\. )?(?:({MONTH}) )?(\d{{4}})(?: est[.,]?)?$")


def period_of(text: str) -> str:
    """Turn a date text such as "December 2014" into a period; empty for fiscal years, ranges and remarks."""
    match = PLAIN_DATE.match(text.strip())
    if not match:
        return ""
    month, year = match.groups()
    return f"{year}-{MONTHS[month]}" if month else year


def population_period(raw: str, edition: int) -> str:
    """Find when a population refers to in the text of its field; empty if the text gives no date of its own.

    A "July" of the edition's own year wins, wherever it stands: notes in between carry older dates.
    """
    if f"July {edition} est" in raw:
        return f"{edition}-07"
    match = DATE_AFTER_NUMBER.match(raw)
    if match:
        month = match.group(1) or match.group(3)
        # The archive keeps "July 2017" beside figures that were new in 2018.
        if edition in (2018, 2019) and match.group(2) == "2017":
            return ""
        return f"{match.group(2)}-{MONTHS[month]}" if month else match.group(2)
    estimates = DATED_ESTIMATE.findall(raw)
    if estimates and len(raw) < RAW_LIMIT and not 2018 <= edition <= 2020:
        month, year = estimates[-1]
        return f"{year}-{MONTHS[month]}" if month else str(year)
    return ""


def population(path: Path) -> Iterator[Observation]:
    """Yield the population of every country and territory with inhabitants, one row an edition."""
    columns = ["entity", "value", "as_of", "raw"]
    last: dict[str, tuple[float, str]] = {}
    rows = sorted(
        parquet(path, columns, lambda row: int(row["as_of"]) >= FIRST_EDITION),
        key=lambda row: (row["entity"], row["as_of"]),
    )
    for row in rows:
        entity, edition, value = row["entity"], int(row["as_of"]), row["value"]
        if (
            entity.startswith("CIA-")
            or entity in {"ATA", "ATF", "IOT", "SGS"}
            or UNINHABITED.match(row["raw"])
            or value <= 0
        ):
            continue
        period = population_period(row["raw"], edition)
        if not period:
            unchanged = last.get(entity, (0.0, ""))
            period = unchanged[1] if unchanged[0] == value else f"{edition}-07"
        last[entity] = (value, period)
        yield Observation(
            "population.total",
            PARTS.get(entity, entity),
            period,
            value,
            status="estimate",
            edition=str(edition),
            published=str(edition),
        )


def indicators(path: Path, measures: dict[str, str]) -> Iterator[Observation]:
    """Yield rates and amounts by edition, without undated rows, suspect rows and contradictions."""

    def wanted(row: Mapping[str, Any]) -> bool:
        return row["indicator_code"] in measures and int(row["as_of"]) >= FIRST_EDITION and not row["parse_suspect"]

    found: dict[tuple[str, str, str, str], set[float]] = defaultdict(set)
    last: dict[tuple[str, str], tuple[float, str]] = {}
    columns = ["entity", "indicator_code", "value", "as_of", "date_of_info", "parse_suspect"]
    for row in sorted(
        parquet(path, columns, wanted),
        key=lambda row: (row["entity"], row["indicator_code"], row["as_of"], row["date_of_info"] or ""),
    ):
        measure, edition, value = measures[row["indicator_code"]], row["as_of"], round(row["value"], 6)
        if row["entity"].startswith("CIA-"):
            continue
        period = period_of(row["date_of_info"] or "")
        if measure == "life_expectancy":
            if not row["date_of_info"]:
                unchanged = last.get((row["entity"], measure), (0.0, ""))
                period = unchanged[1] if unchanged[0] == value else edition
            period = period[:4]
            last[row["entity"], measure] = (value, period)
        if period and period[:4] <= edition:
            found[measure, PARTS.get(row["entity"], row["entity"]), period, edition].add(value)
    for (measure, entity, period, edition), values in found.items():
        if len(values) == 1:
            yield Observation(
                measure, entity, period, values.pop(), status="estimate", edition=edition, published=edition
            )


def displaced(path: Path) -> Iterator[Observation]:
    """Yield internally displaced people; of a range the lower end is the value, its ends are low and high."""
    number = r"(\d[\d,.]*)"
    pattern = re.compile(
        r"IDPs: (?:at least |about |approximately |more than |as many as |up to |over |undetermined"
        rf" )?{number}(?:\s*-\s*{number})?( million)?"
    )

    def wanted(row: Mapping[str, Any]) -> bool:
        return row["indicator_code"] == "CIA.IDPS" and int(row["as_of"]) >= FIRST_EDITION

    for row in parquet(path, ["entity", "indicator_code", "value", "as_of", "date_of_info", "period", "raw"], wanted):
        period = period_of(row["date_of_info"] or "") or (str(row["period"]) if row["period"] else "")
        match = pattern.search(row["raw"])
        if not period or not match:
            continue
        unit = 1e6 if match.group(3) else 1.0
        low = float(match.group(1).rstrip(".,").replace(",", "")) * unit
        high = float(match.group(2).rstrip(".,").replace(",", "")) * unit if match.group(2) else None
        if not unit > 1 and low != row["value"]:
            continue
        if low <= 0 or (high is not None and high < low):
            continue
        yield Observation(
            "displaced.internal",
            PARTS.get(row["entity"], row["entity"]),
            period,
            low,
            low=low if high else None,
            high=high,
            status="estimate",
            edition=row["as_of"],
            published=row["as_of"],
        )


def build(sources: Path, _out: Path) -> Package:
    """Build the package of the Factbook: four files, because figures appear with different delays."""
    folder = sources / "cia_factbook"
    common: Json = {
        "source": "cia_factbook",
        "dataset": "The World Factbook",
        "retrieved": "2026-04-09",
        "licence": "LicenseRef-US-Government-Work",
        "url": "https://www.cia.gov/the-world-factbook/",
    }
    economy = {code: measure for code, measure in MEASURES.items() if measure != "life_expectancy"}
    life = {code: measure for code, measure in MEASURES.items() if measure == "life_expectancy"}
    values = folder / "factbook_values.parquet"
    return Package(
        folder="cia_factbook",
        title="CIA World Factbook, editions 2000 to 2025",
        licenses=[US_GOVERNMENT],
        sources=[
            {"title": "CIA, The World Factbook", "path": "https://www.cia.gov/the-world-factbook/"},
            {
                "title": "Archive of the editions as text",
                "path": "https://github.com/MilkMp/CIA-World-Factbooks-Archive-1990-2025",
            },
        ],
        resources=[
            observations(
                "population",
                "Population by edition",
                population(folder / "factbook_population.parquet"),
                {**common, "lag_days": 0},
            ),
            observations(
                "economy",
                "GDP, growth, unemployment and inflation by edition",
                indicators(values, economy),
                {**common, "lag_days": 30},
            ),
            observations(
                "life_expectancy",
                "Life expectancy by edition",
                indicators(values, life),
                {**common, "lag_days": 0},
            ),
            observations(
                "displaced",
                "Internally displaced people by edition",
                displaced(folder / "factbook_refugees_idps.parquet"),
                {**common, "lag_days": 300},
            ),
        ],
        decisions=[
            "Editions before 2000 are left out: their text is hard to read reliably.",
            (
                "The archive lost the dates of most fields in the editions 2018 to 2020. An undated"
                " population or life expectancy takes the July or the year of its edition, or the date of the"
                " edition before if the figure did not change; undated economic figures are left out."
            ),
            (
                "In the editions of 2018 and 2019 the archive prints July 2017 beside some figures that"
                " differ from those of the edition of 2017; they are taken as July 2018."
            ),
            ("Where a note carries another date, the July of the edition's own year is the date of the figure."),
            (
                "Places without permanent inhabitants, fiscal years, quarters, rows marked as suspect, and"
                " two figures for one date in one edition are left out."
            ),
            "Ranges of displaced people keep their lower end as the value, with both ends as low and high.",
        ],
    )
