"""The embedded store: one read-only SQLite file that answers by primary key."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import weakref
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.language.lexicon import PhraseRow
from factcheck.reference.catalogue import Conflict, Entity, Measure, MeasureUnit, Publisher
from factcheck.reference.observations import Observation, Provenance, parse_period
from factcheck.reference.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORMAT = 2
"""Version of the tables. A file of another version is refused."""

BUNDLED = Path(__file__).parent.parent / "_data" / "reference.sqlite"
"""The store that ships with the program."""


_REMEMBERED = 1000
"""Series that are kept in memory at a time."""


class StoreError(Exception):
    """The store file is missing, damaged or of another version; the message names file and remedy."""


class Store:
    """Measures, entities, phrases and observations. Each answer is read once and remembered."""

    def __init__(self, path: Path = BUNDLED) -> None:
        """Open the file at `path` for reading. Raises StoreError."""
        self.path = path
        if not path.is_file():
            raise StoreError(f"{path}: the reference data is missing; reinstall factcheck, or run `make data`")
        try:
            self._db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            weakref.finalize(self, self._db.close)
            row = self._db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except sqlite3.Error as error:
            raise StoreError(
                f"{path}: not a factcheck store ({error}); reinstall factcheck, or run `make data`"
            ) from None
        if row is None or row[0] != str(FORMAT):
            raise StoreError(f"{path}: made by another version of factcheck; reinstall it, or run `make data`")
        self._measures: dict[str, Measure] = {}
        self._entities: dict[str, Entity] = {}
        self._names: tuple[tuple[str, str], ...] | None = None
        self._provenances: dict[int, Provenance] = {}
        self._series: dict[tuple[str, str, str], tuple[Observation, ...]] = {}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # --- language -----------------------------------------------------------------------------------

    def documents(self) -> dict[str, Any]:
        """Return the parsed language files by name, without their ending."""
        return {name: json.loads(text) for name, text in self._db.execute("SELECT name, json FROM document")}

    def phrases(self, words: Iterable[str]) -> list[PhraseRow]:
        """Return every phrase that begins with one of the words (lower case)."""
        question = "SELECT p.key, p.capitals, p.kind, p.code FROM json_each(?) j JOIN phrase p ON p.first = j.value"
        return [PhraseRow(*row) for row in self._db.execute(question, (json.dumps(sorted(words)),))]

    # --- catalogue ----------------------------------------------------------------------------------

    def measure(self, code: str) -> Measure:
        """Return the measure of a code; KeyError if there is none."""
        measure = self._measures.get(code)
        if measure is None:
            row = self._db.execute("SELECT json FROM measure WHERE code = ?", (code,)).fetchone()
            if row is None:
                raise KeyError(code)
            measure = self._measures[code] = measure_from(code, json.loads(row[0]))
        return measure

    def measures(self) -> tuple[str, ...]:
        """Return the codes of all measures."""
        return tuple(code for (code,) in self._db.execute("SELECT code FROM measure ORDER BY code"))

    def entity(self, code: str) -> Entity:
        """Return the entity of a code; KeyError if there is none."""
        entity = self._entities.get(code)
        if entity is None:
            row = self._db.execute(
                "SELECT code, kind, name, adjective, people, parent, population FROM entity WHERE code = ?",
                (code,),
            ).fetchone()
            if row is None:
                raise KeyError(code)
            entity = self._entities[code] = Entity(*row)
        return entity

    def publisher(self, code: str) -> Publisher:
        """Return the publisher of a code; KeyError if there is none."""
        row = self._db.execute("SELECT code, name, short, carried FROM publisher WHERE code = ?", (code,)).fetchone()
        if row is None:
            raise KeyError(code)
        return Publisher(row[0], row[1], row[2], bool(row[3]))

    def conflict(self, code: str) -> Conflict:
        """Return the war of a code; KeyError if there is none."""
        row = self._db.execute("SELECT code, name, entity, start, end FROM conflict WHERE code = ?", (code,)).fetchone()
        if row is None:
            raise KeyError(code)
        return _conflict(row)

    def conflicts_of(self, entity: str) -> tuple[Conflict, ...]:
        """Return the wars of a country, the latest first."""
        question = "SELECT code, name, entity, start, end FROM conflict WHERE entity = ? ORDER BY start DESC"
        return tuple(_conflict(row) for row in self._db.execute(question, (entity,)))

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return all names of countries with their codes, for the search after misspelt ones."""
        question = """SELECT p.surface, p.code FROM phrase p JOIN entity e ON e.code = p.code
                      WHERE p.kind = 'entity' AND e.kind IN ('country', 'territory') ORDER BY p.surface"""
        if self._names is None:
            self._names = tuple(self._db.execute(question))
        return self._names

    # --- observations -------------------------------------------------------------------------------

    def series(self, measure: str, entity: str, counterpart: str | None = None) -> tuple[Observation, ...]:
        """Return all observations of a measure for an entity, of every publisher and edition, by period.

        Without a counterpart, the values for all counterparts together. Answers are remembered, but not all of them:
        memory stays flat over any number of articles.
        """
        key = (measure, entity, counterpart or "")
        known = self._series.get(key)
        if known is None:
            if len(self._series) >= _REMEMBERED:
                self._series.clear()
            question = "SELECT points FROM series WHERE measure = ? AND entity = ? AND counterpart = ?"
            row = self._db.execute(question, key).fetchone()
            found = self._unpack(key, row[0]) if row is not None else []
            found.sort(key=_by_time)
            known = self._series[key] = tuple(found)
        return known

    def every_series(self) -> Iterator[tuple[str, str, str]]:
        """Yield measure, entity and counterpart (empty for all together) of every series, in order."""
        yield from self._db.execute("SELECT measure, entity, counterpart FROM series ORDER BY 1, 2, 3")

    def parts_of(self, entity: str) -> tuple[str, ...]:
        """Return the codes of the places that lie directly in an entity and are smaller than a city."""
        question = "SELECT code FROM entity WHERE parent = ? AND kind = 'part' ORDER BY code"
        return tuple(code for (code,) in self._db.execute(question, (entity,)))

    def _unpack(self, key: tuple[str, str, str], packed: bytes) -> list[Observation]:
        measure, entity, counterpart = key[0], key[1], key[2] or None
        observations: list[Observation] = []
        for number, entries in json.loads(packed if packed[:1] == b"[" else zlib.decompress(packed)):
            source = self._provenance(number)
            for period, value, low, high, status, note in unpack(entries):
                start, end = parse_period(period)
                observations.append(
                    Observation(
                        measure, entity, counterpart, period, start, end, value, low, high, status, note, source
                    )
                )
        return observations

    def _provenance(self, number: int) -> Provenance:
        if not self._provenances:
            question = """SELECT id, publisher, dataset, edition, published, retrieved, licence, url, lag_days
                          FROM provenance"""
            self._provenances = {row[0]: Provenance(*row[1:]) for row in self._db.execute(question)}
        return self._provenances[number]


def _by_time(observation: Observation) -> tuple[dt.date, dt.date]:
    return observation.end, observation.start


def _conflict(row: tuple[str, str, str, str, str]) -> Conflict:
    code, name, entity, start, end = row
    return Conflict(code, name, entity, dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None)


def unit_from(table: Mapping[str, Any]) -> MeasureUnit:
    """Make a unit from its table of the catalogue, which has its name too."""
    return MeasureUnit(
        name=table["name"],
        kinds=tuple(table["kinds"]),
        reads=table.get("reads", {}),
        per=table.get("per"),
        of=table.get("of"),
        says=table.get("says", False),
        text=table["text"],
    )


def measure_from(code: str, entry: dict[str, Any]) -> Measure:
    """Make a measure from its table of the catalogue. Raises KeyError for a missing key."""
    low, high = entry["plausible"]
    return Measure(
        code=code,
        label=entry["label"],
        label_with_counterpart=entry.get("label_with_counterpart", entry["label"]),
        label_whole=entry.get("label_whole", entry["label"]),
        label_without_entity=entry["label_without_entity"],
        definition=entry["definition"],
        unit=unit_from(entry["unit"]),
        kind=entry["kind"],
        modifiers=tuple(entry.get("modifiers", ())),
        plausible=(float(low), float(high)),
        roles={role: tuple(marks) for role, marks in entry["roles"].items()},
        entity_kinds=tuple(entry["entity_kinds"]),
        people_words=entry["people_words"],
        requires=tuple(entry.get("requires", ())),
        whole=entry.get("whole"),
        tolerance=entry["tolerance"],
        tolerance_absolute=entry.get("tolerance_absolute", 0.0),
        tolerance_reason=entry["tolerance_reason"],
        revision=entry.get("revision", entry["tolerance"]),
        revision_absolute=entry.get("revision_absolute", entry.get("tolerance_absolute", 0.0)),
        publishers=tuple(entry["publishers"]),
        agreement=entry.get("agreement", "first"),
        contradiction=entry.get("contradiction", "any"),
        partial=entry.get("partial", False),
        distance_days=entry.get("distance_days", 0),
        overlap=entry.get("overlap", 1.0),
        years=tuple(entry.get("years", ())),
        cumulates=entry.get("cumulates", False),
        inverse_of=entry.get("inverse_of"),
        variants=entry.get("variants", {}),
        neighbours=tuple(entry.get("neighbours", ())),
    )
