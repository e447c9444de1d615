"""What the hand-collected statements count: the measure, the period and the note of a row, and who said it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reference_data.package import read_csv

if TYPE_CHECKING:
    from collections.abc import Callable

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

TABLES = Path(__file__).parent / "tables"
#: Publisher of a row by the words of its estimator; the first that occurs decides.
ESTIMATORS = read_csv(TABLES / "estimators.csv")
#: What a row of a topic counts, by how its words begin; the first that fits decides.
KNOWN = read_csv(TABLES / "statements.csv")

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def source_of(row: Row) -> str:
    """Find the code of the publisher whose figure a row is; empty for one that is not listed."""
    if "envoy personal estimate" in row["kind"]:
        return "un_envoy"
    if row["topic"] == "disaster_deaths" and row["entity"] == "SYR":
        return "syrian_authorities"
    return next((known["source"] for known in ESTIMATORS if known["words"] in row["estimator"]), "")


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


def disaster_measure(row: Row) -> str:
    """Find the measure for the dead of this kind of disaster."""
    storm = re.search(r"cyclone|typhoon|hurricane", row["measure"], re.IGNORECASE)
    return "storm.deaths" if storm else "earthquake.deaths"


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


PERIODS: dict[str, Callable[[Row], str]] = {
    "interval": interval,
    "end": lambda row: row["period_end"] or row["as_of_date"],
    "month": lambda row: row["period_end"][:7],
    "three-months": three_months,
    "quarter": quarter,
    "year": lambda row: row["period_end"][:4],
    "since-1948": lambda row: f"1948-05-29/{row['as_of_date']}",
}
"""The rules by the name that tables/statements.csv gives them."""

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
    for known in KNOWN:
        if row["topic"] == known["topic"] and row["measure"].startswith(known["begins"]):
            return (known["measure"], PERIODS[known["period"]](row), known["note"])
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
