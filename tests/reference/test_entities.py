"""The places themselves: their groups by date, their names, their words for the people, and the cities' ranks."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict

import pytest

from tests.support import CHECKOUT, store

ENTITIES = CHECKOUT / "reference_data" / "entities"

UNINHABITED = {"ATA", "BVT", "ATF", "HMD", "SGS", "UMI"}
"""Territories where nobody lives for good."""
NO_PEOPLE_WORD = {"VAT", "MAF", "SPM", "SJM", "SCG"}
"""Places for whose people English has no word that news use."""


def _rows(name: str) -> list[dict[str, str]]:
    with (ENTITIES / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _named(kind: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows("names.csv"):
        if row["kind"] == kind:
            found[row["entity"]].add(row["name"])
    return found


@pytest.mark.parametrize(
    ("group", "day", "size"),
    [
        ("EUU", "1957-12-31", 0),
        ("EUU", "1958-01-01", 6),
        ("EUU", "1973-01-01", 9),
        ("EUU", "1981-01-01", 10),
        ("EUU", "1986-01-01", 12),
        ("EUU", "1995-01-01", 15),
        ("EUU", "2004-04-30", 15),
        ("EUU", "2004-05-01", 25),
        ("EUU", "2007-01-01", 27),
        ("EUU", "2013-07-01", 28),
        ("EUU", "2020-01-31", 28),
        ("EUU", "2020-02-01", 27),
        ("EMU", "1998-12-31", 0),
        ("EMU", "1999-01-01", 11),
        ("EMU", "2001-01-01", 12),
        ("EMU", "2015-01-01", 19),
        ("EMU", "2023-01-01", 20),
        ("EMU", "2026-01-01", 21),
        ("NATO", "1949-08-24", 12),
        ("NATO", "1989-11-09", 16),
        ("NATO", "1999-03-12", 19),
        ("NATO", "2004-03-29", 26),
        ("NATO", "2023-04-04", 31),
        ("NATO", "2024-03-07", 32),
        ("OED", "1961-12-31", 19),
        ("OED", "1964-12-31", 21),
        ("OED", "2000-12-31", 30),
        ("OED", "2010-12-31", 34),
        ("OED", "2021-12-31", 38),
        ("G7", "1975-12-31", 6),
        ("G7", "1976-12-31", 7),
        ("G8", "1997-01-01", 0),
        ("G8", "2013-06-17", 8),
        ("G8", "2015-06-07", 0),
        ("G20", "2000-01-01", 20),
        ("G20", "2023-12-31", 21),
        ("BRICS", "2009-12-31", 4),
        ("BRICS", "2011-01-01", 5),
        ("BRICS", "2024-01-01", 9),
        ("BRICS", "2025-01-06", 10),
        ("ASEAN", "1967-12-31", 5),
        ("ASEAN", "1999-12-31", 10),
        ("ASEAN", "2025-12-31", 11),
        ("AU", "2003-01-01", 53),
        ("AU", "2012-01-01", 54),
        ("AU", "2018-01-01", 55),
        ("ARB", "1945-12-31", 7),
        ("ARB", "1994-01-01", 22),
        ("GCC", "2000-01-01", 6),
        ("COMMONWEALTH", "2015-01-01", 53),
        ("COMMONWEALTH", "2023-01-01", 56),
        ("OPEC", "1960-12-31", 5),
        ("OPEC", "1980-01-01", 13),
        ("OPEC", "2009-01-01", 12),
        ("OPEC", "2018-07-01", 15),
        ("OPEC", "2020-01-01", 13),
        ("OPEC", "2024-01-01", 12),
        ("LDC", "2016-01-01", 48),
        ("LDC", "2025-01-01", 44),
        ("IMF-ADVANCED", "2000-01-01", 28),
        ("IMF-ADVANCED", "2024-01-01", 41),
        ("NORDIC", "2000-01-01", 5),
        ("BALTIC", "2000-01-01", 3),
        ("HIC", "2025-01-01", 85),
        ("HIC", "2010-01-01", 0),
    ],
)
def test_a_group_has_so_many_members_on_a_day(group: str, day: str, size: int) -> None:
    assert len(store().members(group, dt.date.fromisoformat(day))) == size


@pytest.mark.parametrize(
    ("entity", "group", "first", "last"),
    [
        ("GBR", "EUU", "1973-01-01", "2020-01-31"),
        ("HRV", "EMU", "2023-01-01", None),
        ("FIN", "NATO", "2023-04-04", None),
        ("SWE", "NATO", "2024-03-07", None),
        ("ZAF", "BRICS", "2010-12-24", None),
        ("IDN", "BRICS", "2025-01-06", None),
        ("QAT", "OPEC", "1961-12-01", "2018-12-31"),
        ("AGO", "OPEC", "2007-01-01", "2023-12-31"),
        ("IDN", "OPEC", "2016-01-01", "2016-11-30"),
        ("ECU", "OPEC", "2007-10-24", "2019-12-31"),
        ("MAR", "AU", "2017-01-31", None),
        ("RUS", "G8", "1997-06-20", "2014-03-24"),
        ("ZWE", "COMMONWEALTH", "1980-04-18", "2003-12-07"),
        ("AFG", "MEA", "2025-07-01", None),
    ],
)
def test_a_member_is_one_from_its_first_to_its_last_day(entity: str, group: str, first: str, last: str | None) -> None:
    day = dt.timedelta(days=1)
    begin = dt.date.fromisoformat(first)
    assert group not in store().groups_of(entity, begin - day)
    assert group in store().groups_of(entity, begin)
    if last:
        end = dt.date.fromisoformat(last)
        assert entity in store().members(group, end)
        assert entity not in store().members(group, end + day)
    else:
        assert group in store().groups_of(entity, dt.date(2026, 6, 30))


def test_groups_inside_a_group_are_taken_apart() -> None:
    day = dt.date(2022, 1, 1)
    assert "EUU" in store().members("G20", day)
    countries = store().countries_of("G20", day)
    assert "EUU" not in countries
    assert len(countries) == 16 + 27  # 19 countries, three of them in the Union, and the Union's 27
    assert {"FRA", "LUX", "USA"} <= set(countries)


def test_the_world_is_all_continents() -> None:
    world = store().countries_of("WLD", dt.date(2016, 1, 1))
    assert len(world) > 200
    assert {"SYR", "TWN", "XKX", "USA", "TUV"} <= set(world)


def test_the_imf_has_each_economy_in_one_of_two_groups() -> None:
    for year in (2005, 2015, 2025):
        day = dt.date(year, 12, 31)
        assert not set(store().members("IMF-ADVANCED", day)) & set(store().members("IMF-EMERGING", day))


def test_every_land_has_words_for_itself_and_its_people() -> None:
    adjectives, people = _named("adjective"), _named("people")
    lands = {row["code"] for row in _rows("entities.csv") if row["kind"] in ("country", "territory")}
    assert {code for code in lands if not adjectives[code]} == {*UNINHABITED, "SCG", "PSE/west-bank"}
    assert {code for code in lands if not people[code]} == UNINHABITED | NO_PEOPLE_WORD


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Spaniards", {"ESP"}),
        ("Spaniard", {"ESP"}),
        ("Poles", {"POL"}),
        ("Danes", {"DNK"}),
        ("Swede", {"SWE"}),
        ("Finns", {"FIN"}),
        ("Turks", {"TUR"}),
        ("Britons", {"GBR"}),
        ("Scots", {"GB-SCT"}),
        ("Swiss", {"CHE"}),
        ("Dutch", {"NLD"}),
        ("Chinese", {"CHN"}),
        ("Filipinas", {"PHL"}),
        ("New Zealanders", {"NZL"}),
        ("Emiratis", {"ARE"}),
        ("Congolese", {"COD", "COG"}),
        ("Nigeriens", {"NER"}),
        ("Nigerians", {"NGA"}),
        ("Dominicans", {"DOM", "DMA"}),
        ("Guineans", {"GIN"}),
        ("Texans", {"US-TX"}),
        ("Californians", {"US-CA"}),
        ("New Yorkers", {"US-NY", "GN:5128581"}),
        ("Northern Irish", {"GB-NIR"}),
        ("Keralites", {"IN-KL"}),
    ],
)
def test_a_word_for_people_names_their_land(word: str, codes: set[str]) -> None:
    found = {row["entity"] for row in _rows("names.csv") if row["name"] == word and row["kind"] != "name"}
    assert found == codes


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Czech Republic", "CZE"),
        ("Czechia", "CZE"),
        ("Zaire", "COD"),
        ("Upper Volta", "BFA"),
        ("Ceylon", "LKA"),
        ("Cape Verde", "CPV"),
        ("Cabo Verde", "CPV"),
        ("Ivory Coast", "CIV"),
        ("Côte d'Ivoire", "CIV"),
        ("East Timor", "TLS"),
        ("Türkiye", "TUR"),
        ("Holland", "NLD"),
        ("Britain", "GBR"),
        ("Soviet Union", "SUN"),
        ("Yugoslavia", "YUG"),
        ("Czechoslovakia", "CSK"),
        ("East Germany", "DDR"),
        ("West Germany", "DEU/west"),
        ("Gaza Strip", "PSE/gaza"),
        ("West Bank", "PSE/west-bank"),
        ("Kiev", "GN:703448"),
    ],
)
def test_a_name_of_another_time_is_known(name: str, code: str) -> None:
    assert {row["entity"] for row in _rows("names.csv") if row["name"] == name} == {code}


def test_every_country_of_today_has_its_capital() -> None:
    past = {"CSK", "DDR", "DEU/west", "MYS/malaya", "SCG", "SUN", "VDR", "VNM/south", "YEM/north", "YMD", "YUG"}
    same = {"DJI", "LUX", "MCO", "SGP", "SMR", "VAT"}  # city and country have one name, and the country has it
    unsettled = {"NRU", "PSE"}
    without = {
        row["code"]
        for row in _rows("entities.csv")
        if row["kind"] == "country" and not store().entity(row["code"]).capital
    }
    assert without <= past | same | unsettled
    assert store().entity("FRA").capital == "GN:2988507"


def test_cities_have_their_rank_in_the_country_and_lie_in_their_state() -> None:
    assert store().entity("GN:2988507").rank == 1
    assert store().entity("GN:5368361").rank == 2  # Los Angeles
    assert store().entity("GN:5368361").parent == "US-CA"
    assert store().entity("GN:1275339").parent == "IN-MH"  # Mumbai
    ranks: dict[tuple[str, int], int] = defaultdict(int)
    for row in _rows("entities.csv"):
        if row["rank"]:
            ranks[row["code"], int(row["rank"])] += 1
            assert row["kind"] == "city"
    assert set(ranks.values()) == {1}


def test_india_has_its_36_states_and_territories() -> None:
    found = {row["code"] for row in _rows("entities.csv") if row["parent"] == "IND" and row["kind"] == "state"}
    assert len(found) == 36


def test_the_uns_large_agglomerations_have_their_cities() -> None:
    path = CHECKOUT / "tools" / "reference_data" / "tables" / "wup_cities.csv"
    with path.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    matched = [row for row in rows if row["entity"]]
    assert len(rows) == 1860
    assert len(matched) >= 1750
    assert len({row["entity"] for row in matched}) == len(matched)
    assert all(store().entity(row["entity"]).kind == "city" for row in matched)
    assert {row["name"] for row in rows if not row["entity"] and int(row["population"]) >= 1_000_000} == {
        "Ekurhuleni",
        "West Yorkshire",
        "Yongin",
        "Yueqing",
    }
