"""Cities by GeoNames, and every capital: their names, their rank in the country, and the state that they lie in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reference_data.names import SHORT_NAMES, TABLES, Entity, parts_of, plain, slug
from reference_data.package import parquet, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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


class Row(NamedTuple):
    """A place of GeoNames."""

    number: int
    name: str
    population: int
    others: tuple[str, ...]
    admin1: str

    @property
    def code(self) -> str:
        """Its code here."""
        return f"GN:{self.number}"


def cities(sources: Path, countries: list[Entity], others: list[Entity]) -> list[Entity]:
    """Read cities and capitals; sets the countries' `capital`.

    A name is left out when it is also the name of a country, region or part; when the stop list or the table of
    ambiguous names has it and the city is not unmistakably large; and when a capital or a city ten times as large has
    the same name. The cities of the UN's urban agglomerations stay even without a name, because they have data.
    """
    overrides = {int(row["geonames"]): row for row in read_csv(TABLES / "city_names.csv")}
    counted = {row["entity"] for row in read_csv(TABLES / "wup_cities.csv")} | {
        row["code"] for row in read_csv(TABLES / "ambiguous.csv")
    }
    wanted = {row["code"]: row["capital"] for row in read_csv(TABLES / "countries.csv")}
    states = _states()
    by_country = _read(sources)
    found: dict[str, Entity] = {}
    capitals: set[str] = set()
    for country in countries:
        rows = by_country[country.code]
        name = wanted[country.code]
        capital = _capital(country.code, name, rows)
        for rank, row in enumerate(rows, 1):
            known = row is capital or row.number in overrides or row.code in counted
            if row.population < CITY_LISTED and not known:
                continue
            parent = states.get((country.code, row.admin1), country.code)
            city = _city(row, parent, overrides.get(row.number), name if row is capital else "")
            city.rank = str(rank) if row.population else ""
            found[city.code] = city
        if capital is not None:
            country.capital = capital.code
        elif name:
            city = Entity(f"{country.code}/{slug(name)}", "city", name, country.code)
            city.call("name", name)
            country.capital, found[city.code] = city.code, city
        if country.kind == "country" and country.capital:
            capitals.add(country.capital)
    _drop_names(found, capitals, countries + others)
    used = {country.capital for country in countries} | counted
    return [city for city in found.values() if city.names or city.code in used]


def _read(sources: Path) -> dict[str, list[Row]]:
    """All places by country, the largest first."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    columns = ["geonameid", "name", "iso3", "population", "alternatenames", "admin1code"]
    for row in parquet(sources / "geonames_cities/cities15000.parquet", columns):
        others = tuple(parts_of(row["alternatenames"] or ""))
        place = Row(int(row["geonameid"]), row["name"], int(row["population"] or 0), others, row["admin1code"] or "")
        by_country[row["iso3"]].append(place)
    for rows in by_country.values():
        rows.sort(key=lambda row: (-row.population, row.number))
    return by_country


def _states() -> dict[tuple[str, str], str]:
    """The state or province of a division of GeoNames, where it is an entity here."""
    found = {(row["country"], row["admin1"]): row["entity"] for row in read_csv(TABLES / "admin1.csv")}
    found |= {("IND", row["admin1"]): row["code"] for row in read_csv(TABLES / "indian_states.csv")}
    found |= {("USA", row["code"].removeprefix("US-")): row["code"] for row in read_csv(TABLES / "states.csv")}
    return found | {("GBR", code.removeprefix("GB-")): code for code in ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR")}


def _capital(code: str, name: str, rows: list[Row]) -> Row | None:
    by_number = (row for row in rows if row.number == CAPITALS.get(code))
    by_name = (row for row in rows if plain(row.name) == plain(name))
    by_other_name = (row for row in rows if plain(name) in map(plain, row.others))
    for search in (by_number, by_name, by_other_name):
        row = next(search, None)
        if row is not None:
            return row
    return None


def _city(row: Row, parent: str, override: dict[str, str] | None, capital: str) -> Entity:
    names = parts_of(override["names"]) if override else [capital or row.name]
    city = Entity(row.code, "city", names[0], parent, "", str(row.population))
    city.call("name", names[0])
    city.call("alias", *names[1:])
    city.call("former", *(parts_of(override["former"]) if override else []))
    return city


def _drop_names(found: dict[str, Entity], capitals: set[str], others: Iterable[Entity]) -> None:
    """Take names away that mean something else."""
    stop = {row["name"] for row in read_csv(TABLES / "city_stop_list.csv")}
    ambiguous = read_csv(TABLES / "ambiguous.csv")
    shared = {row["name"] for row in ambiguous if row["sense"] == "place"}
    besides = {(row["code"], row["name"]) for row in ambiguous if row["sense"] != "place"}
    taken = {name for entity in others for name, kind in entity.names if kind != "former"} - shared
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
            and (city.code, name) not in besides
            and (len(name) >= 4 or name in SHORT_NAMES)
            and capital_names.get(name, city.code) == city.code
            and size * 10 >= largest[name]
        ]
