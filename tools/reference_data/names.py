"""An entity with its names, and the small helpers with which the hand-kept tables are read."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from reference_data.package import read_csv

TABLES = Path(__file__).parent / "tables"

#: Names below four letters that are understood without context.
SHORT_NAMES = frozenset(
    {
        "US",
        "UK",
        "EU",
        "EEC",
        "PRC",
        "UAE",
        "DRC",
        "USA",
        "U.S",
        "NYC",
        "GCC",
        "G7",
        "G-7",
        "G8",
        "G-8",
        "G20",
        "Lao",
        "Qom",
        "Ufa",
        "Fez",
        "Goa",
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

#: Kinds of words for the people, which may be spelled like each other (Chinese) or like the name (Guernsey).
PEOPLE = frozenset({"adjective", "people"})


@dataclass
class Entity:
    """A row of entities.csv with its names; names are (name, kind) pairs."""

    code: str
    kind: str
    name: str
    parent: str = ""
    capital: str = ""
    population: str = ""
    rank: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)

    def call(self, kind: str, *names: str) -> None:
        """Add names of one kind, each with its spelling without accents."""
        for name in names:
            for spelling in (name, plain(name)):
                if spelling not in NEVER and not self._is_called(kind, spelling):
                    self.names.append((spelling, kind if spelling == name else "alias" if kind == "name" else kind))

    def _is_called(self, kind: str, spelling: str) -> bool:
        if kind in PEOPLE:
            return (spelling, kind) in self.names
        return any(spelling == known and other not in PEOPLE for known, other in self.names)


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
