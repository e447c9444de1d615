"""Entities: countries, regions, groups, states, parts and cities; their names; memberships; the wars.

Hand-kept tables lie in `tables/`; GeoNames gives the cities, the World Bank the populations.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from reference_data.package import CC_BY_4, FACTS, Json, Package, Resource, parquet, read_csv

TABLES = Path(__file__).parent / "tables"

#: Inhabitants from which a city is listed (tables/city_names.csv adds smaller ones that wars made known), and
#: from which an ambiguous name is still taken for the city.
CITY_LISTED, CITY_UNMISTAKABLE = 100_000, 1_000_000

#: Capitals whose spelling in GeoNames is not the English one, or that it lists under another country.
CAPITALS = {
    "CHN": 1816670,
    "ISR": 281184,
    "MDA": 618426,
    "MDV": 1282027,
    "MMR": 6611854,
    "TON": 4032402,
    "UKR": 703448,
    "MNG": 2028462,
    "USA": 4140963,
    "VUT": 2135171,
    "XKX": 786714,
    "DMA": 3575635,
    "GRD": 3579925,
    "ATG": 3576022,
    "KIR": 2110257,
}

#: Groups of the source table under their codes here; dated memberships are in tables/memberships.csv.
GROUPS = {
    "ASEAN": "ASEAN",
    "Arab League": "ARB",
    "BRICS (2024)": "BRICS",
    "Baltic": "BALTIC",
    "Benelux": "BENELUX",
    "G20": "G20",
    "G7": "G7",
    "GCC": "GCC",
    "Middle East (common news usage)": "MIDEAST",
    "Nordic": "NORDIC",
    "OECD": "OED",
    "OPEC (2024)": "OPEC",
    "UN:Africa": "UN-AFRICA",
    "UN:Americas": "UN-AMERICAS",
    "UN:Asia": "UN-ASIA",
    "UN:Europe": "UN-EUROPE",
    "UN:Oceania": "UN-OCEANIA",
    "UN:Northern America": "NAC",
    "UN:Latin America and the Caribbean": "LCN",
    "UN:LDC": "LDC",
    "UN:South-eastern Asia": "UN-SE-ASIA",
    "UN:Eastern Asia": "UN-E-ASIA",
    "UN:Central Asia": "UN-C-ASIA",
    "UN:Northern Africa": "UN-N-AFRICA",
    "UN:Eastern Europe": "UN-E-EUROPE",
    "UN:Western Europe": "UN-W-EUROPE",
    "Visegrad": "VISEGRAD",
    "WB income:High income": "HIC",
    "WB income:Low income": "LIC",
    "WB income:Lower middle income": "LMC",
    "WB income:Upper middle income": "UMC",
    "WB:Sub-Saharan Africa": "SSF",
    "WB:East Asia & Pacific": "EAS",
    "WB:Europe & Central Asia": "ECS",
}

#: Names below four letters that are understood without context.
SHORT_NAMES = frozenset(
    {
        "US",
        "UK",
        "EU",
        "UAE",
        "DRC",
        "USA",
        "U.S",
        "NYC",
        "GCC",
        "G7",
        "G-7",
        "G20",
        "Lao",
        "Qom",
        "Ufa",
        "Fez",
        "Homs",
    }
)


#: Spellings without accents that are English words.
NEVER = frozenset({"", "Reunion"})

#: Letters that carry no combining accent, and what an English newspaper prints for them.
UNACCENTED = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
    }
)


@dataclass
class Entity:
    """A row of entities.csv with its names; names are (name, kind) pairs."""

    code: str
    kind: str
    name: str
    parent: str = ""
    capital: str = ""
    population: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)

    def call(self, kind: str, *names: str) -> None:
        """Add names of one kind, each with its spelling without accents."""
        for name in names:
            for spelling in (name, plain(name)):
                if spelling not in NEVER and all(spelling != known for known, _ in self.names):
                    self.names.append((spelling, kind if spelling == name else "alias" if kind == "name" else kind))


def plain(name: str) -> str:
    """Spell a name without accents and with straight apostrophes, as an English newspaper may print it."""
    stripped = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return stripped.translate(UNACCENTED)


def slug(name: str) -> str:
    """Make the last part of the code of a part of a country."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in plain(name).lower()).split())


def parts_of(text: str) -> list[str]:
    """Split a list that is written with bars."""
    return [cell for cell in text.split("|") if cell]


def hand_kept(table: str) -> list[Entity]:
    """Read the entities of one hand-kept table."""
    found = []
    for row in read_csv(TABLES / table):
        entity = Entity(row["code"], row["kind"], row["name"], row.get("parent", ""))
        entity.call("name", row["name"])
        for kind in ("alias", "former", "adjective", "people"):
            entity.call(kind, *parts_of(row.get(kind, "")))
        found.append(entity)
    return found


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


def cities(sources: Path, countries: list[Entity], others: list[Entity]) -> list[Entity]:
    """Read cities by GeoNames, and every capital; sets the countries' `capital`.

    A name is left out when it is also the name of a country, region or part; when the stop list has it and
    the city is not unmistakably large; and when a capital or a city ten times as large has the same name.
    """
    overrides = {int(row["geonames"]): row for row in read_csv(TABLES / "city_names.csv")}
    stop = {row["name"] for row in read_csv(TABLES / "city_stop_list.csv")}
    taken = {name for entity in countries + others for name, kind in entity.names if kind != "former"} - {
        "Washington",
        "New York",
    }
    by_country: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in parquet(
        sources / "geonames_cities/cities15000.parquet",
        ["geonameid", "name", "iso3", "population", "alternatenames"],
    ):
        by_country[row["iso3"]].append(row)

    found: dict[str, Entity] = {}
    capitals: set[str] = set()
    wanted = {row["code"]: row["capital"] for row in read_csv(TABLES / "countries.csv")}
    for country in countries:
        rows = sorted(
            by_country[country.code],
            key=lambda row: (-int(str(row["population"])), int(str(row["geonameid"]))),
        )
        name = wanted[country.code]
        capital = next((row for row in rows if int(str(row["geonameid"])) == CAPITALS.get(country.code)), None)
        capital = capital or next((row for row in rows if plain(str(row["name"])) == plain(name)), None)
        capital = capital or next(
            (row for row in rows if plain(name) in map(plain, parts_of(str(row["alternatenames"] or "")))),
            None,
        )
        for row in rows:
            number = int(str(row["geonameid"]))
            population = int(str(row["population"]))
            if population < CITY_LISTED and row is not capital and number not in overrides:
                continue
            override = overrides.get(number)
            names = parts_of(override["names"]) if override else [name if row is capital and name else str(row["name"])]
            city = Entity(f"GN:{number}", "city", names[0], country.code, "", str(population))
            city.call("name", names[0])
            city.call("alias", *names[1:])
            city.call("former", *(parts_of(override["former"]) if override else []))
            found[city.code] = city
        if capital is not None:
            country.capital = f"GN:{capital['geonameid']}"
        elif name:
            city = Entity(f"{country.code}/{slug(name)}", "city", name, country.code)
            city.call("name", name)
            country.capital, found[city.code] = city.code, city
        if country.kind == "country" and country.capital:
            capitals.add(country.capital)

    largest: dict[str, int] = defaultdict(int)
    capital_names: dict[str, str] = {}
    for city in found.values():
        for name, _ in city.names:
            largest[name] = max(largest[name], int(city.population or 0))
            if city.code in capitals:
                capital_names[name] = city.code
    for city in found.values():
        size = int(city.population or 0)
        city.names = [
            (name, kind)
            for name, kind in city.names
            if name not in taken
            and (name not in stop or size >= CITY_UNMISTAKABLE)
            and (len(name) >= 4 or name in SHORT_NAMES)
            and (capital_names.get(name, city.code) == city.code)
            and (size * 10 >= largest[name])
        ]
    used = {country.capital for country in countries}
    return [city for city in found.values() if city.names or city.code in used]


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


def memberships(sources: Path, codes: set[str]) -> list[list[str]]:
    """List who belongs to which group, with dates where a treaty gives them."""
    rows = [[row["group"], row["entity"], row["start"], row["end"]] for row in read_csv(TABLES / "memberships.csv")]
    for row in read_csv(sources / "entities/groups.csv"):
        group = GROUPS.get(row["group"])
        if group and row["entity"] in codes and row["entity"] != group:
            rows.append([group, row["entity"], "", ""])
    return sorted(rows)


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
        entity.parent = continents.get(entity.code, "WLD")
    for entity in countries + regions:
        entity.population = size.get(entity.code, "")
    subnational = states(sources) + parts + places()
    everything = countries + regions + subnational + cities(sources, countries, regions + subnational)
    everything.sort(key=lambda entity: entity.code)
    codes = {entity.code for entity in everything}
    if len(codes) != len(everything):
        raise ValueError("entities: a code stands twice")
    for entity in everything:
        for reference in (entity.parent, entity.capital):
            if reference and reference not in codes:
                raise ValueError(f"entities: {entity.code} refers to {reference}, which is not there")
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
            ),
            [[e.code, e.kind, e.name, e.parent, e.capital, e.population] for e in everything],
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
                ("start", "First day"),
                ("end", "Last day"),
            ),
            memberships(sources, codes),
            {"kind": "memberships"},
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
                "A city named like a country, region or part is left out, except Washington and New York; of"
                " cities with one name only those of a tenth of the largest stay, and a national capital"
                " stands alone."
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
            "Memberships of the EU, the euro area and NATO are dated; those without dates are of 2025.",
            (
                "Provinces and other parts without data are listed so that a figure of theirs is not taken"
                " for the country's."
            ),
        ],
    )
