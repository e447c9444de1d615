"""Dated estimates: single figures of wars, disasters, needs and admissions, each with its day and estimator.

Units: persons, percent. The rows were read from public pages, whose address is `url`; `published` is the day
of the statement.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reference_data.package import FACTS, UNLICENSE, Json, Observation, Package, observations, parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Row = dict[str, str]
#: Measure, period and note.
Reading = tuple[str, str, str]

ENTITIES = {
    "SYR:eastern Aleppo": "GN:170063/east",
    "SYR:Aleppo": "GN:170063",
    "ETH:Tigray": "ETH",
    "SDN:Khartoum State": "SDN/khartoum-state",
    "EU28": "EUU",
}

#: What the tables give for several countries together.
SEVERAL = {"SYR-REGION", "Indian Ocean", "TUR;SYR", "Post-9/11 wars (five zones)", "Post-9/11 war zones"}

#: Publisher of a row by the words of its estimator; the first that occurs decides.
SOURCES = (
    ("SOHR", "sohr"),
    ("UN (OHCHR/envoy)", "un_ohchr"),
    ("OHCHR HRMMU", "un_ohchr"),
    ("WHO", "who"),
    ("Medical Society", "sams"),
    ("Physicians for Human Rights", "phr"),
    ("OCHA", "ocha"),
    ("CIA World Factbook", "cia_factbook"),
    ("UNHCR", "unhcr"),
    ("World Vision", "world_vision"),
    ("US State Department", "us_state_department"),
    ("Obama administration", "obama_administration"),
    ("Clinton", "clinton_campaign"),
    ("UNAMA", "unama"),
    ("UNDP", "undp"),
    ("African Union", "african_union"),
    ("Ghent", "ghent_university"),
    ("Ethiopian officials", "ethiopia_government"),
    ("LSHTM", "lshtm"),
    ("ACLED", "acled"),
    ("Iraq Body Count", "iraq_body_count"),
    ("Costs of War", "costs_of_war"),
    ("Turkish", "turkish_authorities"),
    ("as reported", "press"),
    ("USGS", "usgs"),
    ("ONS", "ons"),
    ("Eurostat", "eurostat"),
    ("National Bureau of Statistics of China", "china_nbs"),
    ("Statistics South Africa", "statistics_sa"),
)

MONTHS = [
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
]


def source_of(row: Row) -> str:
    """Find the code of the publisher whose figure a row is; empty for one that is not listed."""
    if "envoy personal estimate" in row["kind"]:
        return "un_envoy"
    if row["topic"] == "disaster_deaths" and row["entity"] == "SYR":
        return "syrian_authorities"
    return next((code for words, code in SOURCES if words in row["estimator"]), "")


def interval(row: Row) -> str:
    """Write the period of a row: a year or a month if it spans one, otherwise an interval."""
    start, end = row["period_start"], row["period_end"] or row["as_of_date"]
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    if end == start[:7] or (start.endswith("-01") and end[:7] == start[:7] and end[8:] in {"30", "31"}):
        return start[:7]
    return f"{start}/{end}" if start else end


def war_toll(row: Row) -> Reading:
    """Read a toll of a war from its start."""
    return (f"deaths.conflict{group(row)}", interval(row), death_note(row))


def month_toll(row: Row) -> Reading:
    """Read the dead of a war in one month."""
    return (f"casualties.killed{group(row)}", interval(row), "documented")


def window(row: Row) -> Reading:
    """Read the dead and wounded of a short span of time."""
    measure = "casualties.wounded" if "wounded" in row["measure"] else "casualties.killed"
    return (f"{measure}{group(row)}", interval(row), "reported by health facilities")


def civilians_since_start(row: Row) -> Reading:
    """Read verified civilian casualties since a war began; the killed are a toll of the war."""
    injured = "injured" in row["measure"]
    measure = "casualties.wounded.civilians" if injured else f"deaths.conflict{group(row)}"
    return (measure, interval(row), "verified minimum")


def civilians_in_period(row: Row) -> Reading:
    """Read verified civilian casualties of a month or year."""
    outcome = "wounded" if "injured" in row["measure"] else "killed"
    return (f"casualties.{outcome}.civilians", interval(row), "verified minimum")


def disaster(row: Row) -> Reading:
    """Read the dead of a disaster; the note names it."""
    event = row["measure"].removeprefix("deaths, ").removeprefix("deaths in ")
    return ("casualties.killed", row["period_start"], event)


def doctors(row: Row) -> Reading | None:
    """Read the doctors left in a place; hospitals have no measure."""
    if "doctors" not in row["measure"]:
        return None
    at_one_time = "at any given time" in row["measure"]
    return (
        "health.doctors",
        row["as_of_date"],
        "working in the city at one time" if at_one_time else "remaining",
    )


def in_need(row: Row) -> Reading | None:
    """Read the people in need of aid in a year; the row on children only is another count."""
    return None if "children" in row["measure"] else ("need.humanitarian", interval(row), "")


def refugees(row: Row) -> Reading:
    """Read registered refugees; the regional count is a part of those worldwide."""
    regional = "region" in row["measure"]
    return (
        "refugees.origin",
        row["period_end"],
        "registered in the countries around Syria" if regional else "",
    )


def admissions(row: Row) -> Reading:
    """Read refugees admitted to the United States: counts as first announced, the goal, the proposals."""
    period = f"{row['period_start'][:7]}/{row['period_end'][:7]}"
    if row["topic"] == "refugee_admissions":
        return (
            "refugees.admitted",
            period,
            "administration's goal" if "goal" in row["measure"] else "as first announced",
        )
    if row["period_start"]:
        return ("refugees.admitted", period, "ceiling proposed")
    return (
        "refugees.admitted",
        "2016-10/2017-09",
        "proposed in the campaign for one year, which is not named",
    )


def three_months(row: Row) -> str:
    """Write the three months to the one that a row names; otherwise the month in which its period ends."""
    match = re.search(rf"three months to ({'|'.join(MONTHS)}) (\d{{4}})", row["measure"])
    if not match:
        return row["period_end"][:7]
    month, year = MONTHS.index(match.group(1)), int(match.group(2))
    return f"{year - (month < 2)}-{(month - 2) % 12 + 1:02}/{year}-{month + 1:02}"


def quarter(row: Row) -> str:
    """Write the quarter in which the period of a row ends."""
    end = row["period_end"]
    return f"{end[:4]}-Q{(int(end[5:7]) + 2) // 3}"


#: Statistics offices: how the row begins, its measure, its period and a note.
STATISTICS: tuple[tuple[str, str, Callable[[Row], str], str], ...] = (
    ("unemployment rate", "unemployment.rate", three_months, "as first published"),
    ("official unemployment rate, quarter", "unemployment.rate", quarter, "national definition"),
    ("HICP inflation", "inflation.consumer", three_months, "harmonised index, change on the year before"),
    ("GDP growth, calendar year", "gdp.growth", lambda row: row["period_end"][:4], "as first published"),
    ("population, end of year", "population.total", lambda row: row["period_end"], "mainland provinces"),
    ("population, ", "population.total", lambda row: row["period_end"], ""),
    ("besieged population", "population.total", lambda row: row["period_end"], "people under siege"),
)

TOPICS: dict[str, Callable[[Row], Reading | None]] = {
    "conflict_deaths_cumulative": war_toll,
    "conflict_deaths_month": month_toll,
    "conflict_casualties_window": window,
    "civilian_casualties_cumulative": civilians_since_start,
    "civilian_casualties_month": civilians_in_period,
    "civilian_casualties_year": civilians_in_period,
    "disaster_deaths": disaster,
    "health_staff": doctors,
    "people_in_need": in_need,
    "idps": lambda row: ("displaced.internal", row["period_end"], ""),
    "refugees_origin": refugees,
    "refugee_admissions": admissions,
    "refugee_proposal": admissions,
    "population_prewar": lambda row: ("population.total", row["period_end"], "before the war"),
}


def counted(row: Row) -> Reading | None:
    """Find measure, period and note of a row; nothing for what has no measure."""
    if row["topic"] in TOPICS:
        return TOPICS[row["topic"]](row)
    for words, measure, period, note in STATISTICS:
        if row["measure"].startswith(words):
            return (measure, period(row), note)
    return None


def group(row: Row) -> str:
    """Find the suffix of the measure for the people that a row counts."""
    words = row["measure"].lower()
    if "children" in words:
        return ".children"
    return ".civilians" if "civilian" in words else ""


def death_note(row: Row) -> str:
    """Say what a toll of a war counts, in our words."""
    text = f"{row['measure']} {row['kind']}".lower()
    for words, note in (
        ("direct and indirect", "direct and indirect deaths"),
        ("direct deaths", "direct deaths"),
        ("direct war deaths", "direct deaths of all parties"),
        ("deaths of all causes", "deaths of all causes"),
        ("battlefield", "deaths in battle"),
        ("by name", "documented by name"),
        ("hunger", "civilians, with hunger and lack of care"),
        ("identified individuals", "identified by name"),
        ("rounded statement", "rounded statement"),
        ("violent deaths", "violent deaths"),
        ("envoy", "the envoy's own estimate"),
        ("statistical estimate", "statistical estimate"),
        ("minimum", "documented minimum"),
        ("documented + undocumented", "with deaths not documented"),
        ("documented", "documented"),
        ("estimate", "estimate"),
        ("statement", "statement"),
    ):
        if words in text:
            return note
    return ""


def status_of(row: Row, measure: str) -> str:
    """Tell counts (empty), estimates, first estimates (`provisional`) and goals (`target`) apart."""
    if row["topic"] == "refugee_proposal" or "goal" in row["measure"]:
        return "target"
    kind = row["kind"].lower()
    if "first estimate" in kind:
        return "provisional"
    if row["topic"] == "health_staff":
        return ""
    if measure in {"need.humanitarian", "displaced.internal"} or row["topic"] in {
        "population",
        "population_prewar",
    }:
        return "estimate"
    return "estimate" if re.search(r"estimate|statement", kind) and "documented count" not in kind else ""


def point_estimates(path: Path) -> Iterator[Observation]:
    """Yield the rows of one hand-collected table that have a measure, an entity and a publisher here."""
    for row in read_csv(path):
        found, source = counted(row), source_of(row)
        entity = ENTITIES.get(row["entity"], row["entity"])
        of_several = entity in SEVERAL or (row["topic"] == "disaster_deaths" and "(region)" in row["measure"])
        if not found or not source or of_several:
            continue
        measure, period, note = found
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
            status=status_of(row, measure),
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


def gaza(path: Path) -> Iterator[Observation]:
    """Yield tolls of Gaza and the West Bank since 7 October 2023, at the end of each month."""
    measures = {
        "GAZA.MOH.KILLED.CUM": ("deaths.conflict", "PSE/gaza", "gaza_health_ministry"),
        "GAZA.KILLED.CHILDREN.CUM": ("deaths.conflict.children", "PSE/gaza", "gaza_health_ministry"),
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
                if entity == "PSE/gaza" and "children" not in measure
                else "Palestinians"
            ),
        )


def build(sources: Path, _out: Path) -> Package:
    """Build the package of dated estimates."""
    rows = [
        *point_estimates(sources / "point_estimates/point_estimates.csv"),
        *point_estimates(sources / "point_estimates_2/point_estimates_2.csv"),
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
            "Rows whose day the page did not give say so in the note.",
        ],
    )
