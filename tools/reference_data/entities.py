"""Entities: countries, regions, groups, states, parts and cities; their names; memberships; the wars.

Hand-kept tables lie in `tables/`; GeoNames gives the cities, the World Bank the populations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reference_data.cities import cities
from reference_data.memberships import memberships
from reference_data.names import SHORT_NAMES, TABLES, Entity, hand_kept, parts_of, slug
from reference_data.package import CC_BY_4, FACTS, Json, Package, Resource, parquet, read_csv

if TYPE_CHECKING:
    from pathlib import Path

#: Where lands lie that the list of the UN has not, and of those that are no more.
CONTINENTS = {
    "XKX": "UN-EUROPE",
    "CSK": "UN-EUROPE",
    "DDR": "UN-EUROPE",
    "DEU/west": "UN-EUROPE",
    "SCG": "UN-EUROPE",
    "YUG": "UN-EUROPE",
    "VDR": "UN-ASIA",
    "VNM/south": "UN-ASIA",
    "YEM/north": "UN-ASIA",
    "YMD": "UN-ASIA",
    "MYS/malaya": "UN-ASIA",
    "ANT": "UN-AMERICAS",
}


def places() -> list[Entity]:
    """Read provinces without data: they stop a figure of theirs being taken for the country's."""
    found = []
    for row in read_csv(TABLES / "places.csv"):
        names = parts_of(row["names"])
        entity = Entity(f"{row['parent']}/{slug(names[0])}", "part", names[0], row["parent"])
        entity.call("name", names[0])
        entity.call("alias", *names[1:])
        found.append(entity)
    return found


def states(sources: Path) -> list[Entity]:
    """Read the states of the USA with the Census Bureau's newest population estimate."""
    latest: dict[str, tuple[int, int]] = {}
    for row in parquet(sources / "us_states/state_population.parquet", ["entity", "period", "value"]):
        latest[row["entity"]] = max(latest.get(row["entity"], (0, 0)), (int(row["period"]), int(row["value"])))
    more = {row["code"]: row for row in read_csv(TABLES / "states.csv")}
    found = []
    for row in read_csv(sources / "entities/us_states.csv"):
        code = f"US-{row['code']}"
        entity = Entity(code, "state", row["name"], "USA", "", str(latest[code][1]) if code in latest else "")
        entity.call("name", row["name"])
        for kind in ("alias", "adjective", "people"):
            entity.call(kind, *parts_of(more.get(code, {}).get(kind, "")))
        found.append(entity)
    return found


def indian_states(sources: Path) -> list[Entity]:
    """Read the states and union territories of India with their size in the census of 2011."""
    size = {
        row["entity"].removeprefix("IN-CENSUS:"): str(int(row["value"]))
        for row in parquet(
            sources / "india_census_2011/india_states.parquet",
            ["entity", "indicator_code", "value"],
            lambda row: row["indicator_code"] == "INCENSUS.POP",
        )
    }
    found = []
    for row in read_csv(TABLES / "indian_states.csv"):
        entity = Entity(row["code"], "state", row["name"], "IND", "", size.get(row["census"], ""))
        entity.call("name", row["name"])
        for kind in ("alias", "adjective", "people"):
            entity.call(kind, *parts_of(row[kind]))
        found.append(entity)
    return found


def populations(sources: Path) -> dict[str, str]:
    """Find how large each entity is: the World Bank's newest population, not a value to check against."""
    latest: dict[str, tuple[int, float]] = {}
    for row in parquet(
        sources / "worldbank_wdi_2026/wdi_2026.parquet",
        ["entity", "indicator_code", "period", "value"],
        lambda row: row["indicator_code"] == "SP.POP.TOTL",
    ):
        latest[row["entity"]] = max(latest.get(row["entity"], (0, 0.0)), (row["period"], row["value"]))
    return {code: str(int(value)) for code, (_, value) in latest.items()}


def ambiguous(everything: list[Entity], countries: list[Entity]) -> list[list[str]]:
    """List the senses that a name has beside the place: see tables/ambiguous.csv. Adds names that two places share.

    A capital stands for its government where it speaks.
    """
    by_code = {entity.code: entity for entity in everything}
    rows: set[tuple[str, str, str]] = set()
    for row in read_csv(TABLES / "ambiguous.csv"):
        if row["code"] and row["code"] not in by_code:
            raise ValueError(f"ambiguous: {row['code']} is not defined")
        if row["sense"] in ("place", "people"):
            by_code[row["code"]].call("alias" if row["sense"] == "place" else "people", row["name"])
        else:
            rows.add((row["name"], row["sense"], row["code"]))
    for country in countries:
        capital = by_code.get(country.capital)
        if country.kind == "country" and capital is not None:
            rows |= {(name, "government", country.code) for name, _ in capital.names}
    return sorted(map(list, rows))


def strings(*columns: tuple[str, str]) -> list[Json]:
    """Describe text columns with their descriptions."""
    return [{"name": name, "type": "string", "description": description} for name, description in columns]


def build(sources: Path, out: Path) -> Package:
    """Build the package of entities, names, memberships and conflicts."""
    countries, regions, parts = hand_kept("countries.csv"), hand_kept("regions.csv"), hand_kept("parts.csv")
    continents = {
        row["entity"]: f"UN-{row['region'].upper()}"
        for row in read_csv(sources / "entities/countries.csv")
        if row["region"]
    }
    size = populations(sources)
    for entity in countries:
        entity.parent = continents.get(entity.code) or CONTINENTS.get(entity.code, "WLD")
    for entity in countries + regions:
        entity.population = size.get(entity.code, "")
    subnational = states(sources) + indian_states(sources) + parts + places()
    everything = countries + regions + subnational + cities(sources, countries, regions + subnational)
    everything.sort(key=lambda entity: entity.code)
    codes = {entity.code for entity in everything}
    if len(codes) != len(everything):
        raise ValueError("entities: a code stands twice")
    for entity in everything:
        for reference in (entity.parent, entity.capital):
            if reference and reference not in codes:
                raise ValueError(f"entities: {entity.code} refers to {reference}, which is not there")
    senses = ambiguous(everything, countries)
    # In the order of the tables: the first adjective and the first people word are the ones that a report prints.
    names = [
        (entity.code, name, kind)
        for entity in everything
        for name, kind in entity.names
        if len(name) >= 4 or name in SHORT_NAMES
    ]
    conflicts = sorted(read_csv(out / "entities/conflicts.csv"), key=lambda row: row["code"])
    columns = ("code", "name", "aliases", "entity", "start", "end")
    resources = [
        Resource(
            "entities",
            "entities.csv",
            "Countries, territories, regions, groups, states, parts and cities",
            strings(
                ("code", "ISO 3166, World Bank or GeoNames code"),
                ("kind", "country, territory, region, group, state, city or part"),
                ("name", "English name"),
                ("parent", "The entity that it lies in"),
                ("capital", "Code of the capital"),
                ("population", "Inhabitants, newest figure; a measure of size, not reference data"),
                ("rank", "For a city, its place among the cities of its country by size"),
            ),
            [[e.code, e.kind, e.name, e.parent, e.capital, e.population, e.rank] for e in everything],
            {"kind": "entities"},
        ),
        Resource(
            "names",
            "names.csv",
            "Names of the entities in English news",
            strings(
                ("entity", "Code of the entity"),
                ("name", "Name as printed"),
                ("kind", "name, alias, former, adjective or people"),
            ),
            [list(row) for row in names],
            {"kind": "names"},
        ),
        Resource(
            "memberships",
            "memberships.csv",
            "Members of groups and regions",
            strings(
                ("group", "Code of the group"),
                ("entity", "Code of the member"),
                ("start", "First day, month or year; empty for always"),
                ("end", "Last day, month or year; empty while it lasts"),
            ),
            memberships(sources, codes),
            {"kind": "memberships"},
        ),
        Resource(
            "ambiguous",
            "ambiguous.csv",
            "What names of places mean besides",
            strings(
                ("name", "Name as printed"),
                ("sense", "rare, cautious, government or compound"),
                ("code", "Code of the entity; empty for a compound"),
            ),
            senses,
            {"kind": "ambiguous"},
        ),
        Resource(
            "conflicts",
            "conflicts.csv",
            "Wars that articles date things by",
            strings(
                ("code", "Code of the war"),
                ("name", "Name"),
                ("aliases", "Other names, separated by |"),
                ("entity", "Where it was fought, or WLD"),
                ("start", "First day"),
                ("end", "Last day; empty while it goes on"),
            ),
            [[row[column] for column in columns] for row in conflicts],
            {"kind": "conflicts"},
        ),
    ]
    return Package(
        folder="entities",
        title="Places, their names, and the wars that articles date things by",
        licenses=[CC_BY_4, FACTS],
        sources=[
            {
                "title": "GeoNames, cities of 15,000 and more",
                "path": "https://download.geonames.org/export/dump/",
            },
            {
                "title": "World Bank, World Development Indicators",
                "path": "https://datacatalog.worldbank.org/search/dataset/0037712",
            },
            {"title": "Country codes (PDDL)", "path": "https://github.com/datasets/country-codes"},
            {
                "title": "US Census Bureau, state population estimates",
                "path": "https://www.census.gov/programs-surveys/popest.html",
            },
            {"title": "Census of India 2011, Primary Census Abstract", "path": "https://censusindia.gov.in"},
            {
                "title": "IMF, World Economic Outlook of October 2025: economies",
                "path": "https://www.imf.org/en/Publications/WEO",
            },
            {"title": "European Union, accessions", "path": "https://european-union.europa.eu"},
            {"title": "NATO, member countries", "path": "https://www.nato.int"},
            {"title": "OECD, dates of ratification", "path": "https://www.oecd.org"},
            {"title": "OPEC, member countries", "path": "https://www.opec.org"},
            {"title": "ASEAN, member states", "path": "https://asean.org"},
            {"title": "African Union, member states", "path": "https://au.int"},
            {"title": "Commonwealth, member countries", "path": "https://thecommonwealth.org"},
            {
                "title": "United Nations, least developed countries",
                "path": "https://unctad.org/topic/least-developed-countries",
            },
        ],
        resources=resources,
        decisions=[
            (
                "Names of countries, regions and parts are kept by hand: the source lists mix in native,"
                " inverted and official forms that news prose lacks."
            ),
            (
                "Cities from 100,000 inhabitants and all capitals; names of English words, surnames and given"
                " names are in tools/reference_data/tables/city_stop_list.csv."
            ),
            (
                "A city named like a country, region or part is left out, unless"
                " tools/reference_data/tables/ambiguous.csv keeps both; of cities with one name only those of a"
                " tenth of the largest stay, and a national capital stands alone."
            ),
            (
                "Middle East and South Asia carry no World Bank data of 2026: the Bank moved Afghanistan and"
                " Pakistan between them in 2025, so its aggregates no longer mean what the names mean in"
                " news."
            ),
            (
                "Africa, the Americas, Asia, Europe and Oceania have codes of our own (UN-AFRICA ...),"
                " because the World Bank has none for continents."
            ),
            (
                "Memberships are facts, written down by hand from treaties and the organisations' own lists and"
                " dated by day where the day is sure. A suspension is no exit. Income groups are those of the"
                " World Bank's fiscal year 2025 and hold for it alone; regions hold always, but for Afghanistan"
                " and Pakistan, which the Bank moved in 2025."
            ),
            (
                "Territories of a member state are no members (Greenland, French Guiana), and Algeria before"
                " 1962 is not counted with the European Communities. Saudi Arabia is not counted with BRICS:"
                " it was invited and did not say that it had joined."
            ),
            (
                "Former countries are entities without figures: West Germany, the two Vietnams and Yemens"
                " have codes of our own where ISO 3166-3 has none."
            ),
            (
                "The Indian states have ISO 3166-2 codes. Delhi, Chandigarh and Puducherry are the cities;"
                " the union territories of these names are read only under their long ones."
            ),
            (
                "Provinces and other parts without data are listed so that a figure of theirs is not taken"
                " for the country's."
            ),
        ],
    )
