"""The embedded store: one read-only SQLite file that answers by primary key."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import weakref
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.reference.catalogue import Conflict, Entity, Measure, Phrasing, Publisher, measure_from
from factcheck.reference.dispersion import Dispersion, dispersion_from
from factcheck.reference.files import (
    BUNDLED,
    FORMAT,
    REMEDY,
    StoreError,
    damaged_bundled,
    damaged_fetched,
    open_bundled,
    open_fetched,
)
from factcheck.reference.observations import (
    NOT_OBSERVED,
    EditionInfo,
    Observation,
    PackageInfo,
    Provenance,
    parse_period,
)
from factcheck.reference.packing import during, unpack
from factcheck.reference.stem_index import StemIndex

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from factcheck.language.lexicon import Opening
    from factcheck.reference.packing import PointFields

__all__ = ["BUNDLED", "FORMAT", "REMEDY", "Store", "StoreError"]

_NO_TIME = dt.timedelta()
_REMEMBERED = 1000
"""Series that are kept in memory at a time."""


_GARBLED = (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError, AttributeError, AssertionError)
"""What reading a damaged file can end in."""


class Store:
    """Measures, entities, phrases and observations. Each answer is read once and remembered.

    Above the file may lie layers: other databases of the same tables, such as a newsroom's own packages, and between
    them and the file what was fetched. What has a code is taken from the topmost database that has it; series and
    phrases are those of all.
    """

    def __init__(
        self, path: Path = BUNDLED, layers: Sequence[sqlite3.Connection] = (), fetched: Path | None = None
    ) -> None:
        """Open the file at `path` for reading, below the layers, the topmost of them first. Raises StoreError."""
        self.path = path
        file = open_bundled(path)
        weakref.finalize(self, file.close)
        self._file = file
        self._layers = tuple(layers)
        self._fetched = fetched
        between = () if fetched is None else (open_fetched(fetched),)
        for db in between:
            weakref.finalize(self, db.close)
        self._all = (*self._layers, *between, file)
        self._measures: dict[str, Measure] = {}
        self._entities: dict[str, Entity] = {}
        self._stems = StemIndex(path, file)
        self._phrasings: dict[tuple[str, str], tuple[Phrasing, ...]] = {}
        self._dispersion: Dispersion | None = None
        self._the: frozenset[str] | None = None
        self._names: tuple[tuple[str, str], ...] | None = None
        self._provenances: dict[int, dict[int, Provenance]] = {}
        self._series: dict[tuple[str, str, str], tuple[Observation, ...]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._during: dict[tuple[str, str, dt.date, dt.date, str], dict[str, frozenset[float]]] = {}
        self._ranges: dict[tuple[str, str], dict[int, tuple[float, float]]] = {}

    @property
    def fetched(self) -> Path | None:
        """The file with what was fetched, None if there is none."""
        return self._fetched

    @property
    def fingerprint(self) -> str:
        """A hash over all that the bundled data were made from. Raises StoreError."""
        try:
            row = self._file.execute("SELECT value FROM meta WHERE key = 'sources'").fetchone()
        except sqlite3.Error as error:
            raise self._damaged(error) from None
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def ask(self, question: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows that answer an SQL question, those of the topmost database first. Raises StoreError."""
        found: list[Any] = []
        for level, db in enumerate(self._all):
            try:
                found += db.execute(question, values)
            except sqlite3.Error as error:
                raise self._damaged(error, level) from None
        return found

    def _first(self, question: str, values: Sequence[object]) -> Any:  # noqa: ANN401 (a row of SQLite)
        """Return the first row of the topmost database that has one; KeyError if none has."""
        for level, db in enumerate(self._all):
            try:
                row = db.execute(question, values).fetchone()
            except sqlite3.Error as error:
                raise self._damaged(error, level) from None
            if row is not None:
                return row
        raise KeyError(values[0])

    def _damaged(self, error: Exception, level: int | None = None) -> StoreError:
        if self._fetched is not None and level == len(self._layers):
            return damaged_fetched(self._fetched, error)
        return damaged_bundled(self.path, error)

    # --- language -----------------------------------------------------------------------------------

    def documents(self) -> dict[str, Any]:
        """Return the parsed language files by name, without their ending."""
        return {name: self._json(text) for name, text in self.ask("SELECT name, json FROM document")}

    def named_with_article(self) -> frozenset[str]:
        """Return the names of places that take an article: the United States."""
        if self._the is None:
            text = self._first("SELECT json FROM document WHERE name = ?", ("entities",))[0]
            self._the = frozenset(self._json(text)["the"])
        return self._the

    def phrases(self, words: Iterable[str]) -> list[Opening]:
        """Return every phrase that begins with one of the words (lower case)."""
        question = "SELECT o.* FROM json_each(?) j JOIN opening o ON o.first = j.value"
        return self.ask(question, (json.dumps(sorted(words)),))

    # --- catalogue ----------------------------------------------------------------------------------

    def dispersion(self) -> Dispersion:
        """Return where honest counts lie further apart than elsewhere, where closer together, and by how much."""
        if self._dispersion is None:
            table = self._json(self._first("SELECT json FROM document WHERE name = ?", ("dispersion",))[0])
            self._dispersion = dispersion_from(table, self._ever_in)
        return self._dispersion

    def _ever_in(self, groups: Sequence[str]) -> frozenset[str] | None:
        """Return the direct members of groups at any time; None if no group is given."""
        question = "SELECT entity FROM membership JOIN json_each(?) j ON grp = j.value"
        return frozenset(code for (code,) in self.ask(question, (json.dumps(groups),))) if groups else None

    def measure(self, code: str) -> Measure:
        """Return the measure of a code; KeyError if there is none.

        A newsroom's own publisher comes first, unless the measure itself gives it a place.
        """
        measure = self._measures.get(code)
        if measure is None:
            table = self._json(self._first("SELECT json FROM measure WHERE code = ?", (code,))[0])
            question = "SELECT publisher FROM carries WHERE measure = ? ORDER BY publisher"
            own = [row[0] for db in self._layers for row in db.execute(question, (code,))]
            table["publishers"] = [*(p for p in own if p not in table["publishers"]), *table["publishers"]]
            measure = self._measures[code] = measure_from(code, table)
        return measure

    def phrasings(self, stem: str, kind: str | None = None) -> tuple[Phrasing, ...]:
        """Return the phrases of bundled measures of which a stem tells most; of those told in a kind, if one is given.

        A rate may be one of any measure.
        """
        if kind is None or kind == "rate":
            return self._stems.phrasings(stem)
        known = self._phrasings.get((stem, kind))
        if known is None:
            found = self._stems.phrasings(stem)
            known = tuple(phrasing for phrasing in found if kind in self.measure(phrasing.measure).unit.kinds)
            self._phrasings[stem, kind] = known
        return known

    def stems(self, measure: str) -> frozenset[str]:
        """Return the stems of all phrases of a bundled measure."""
        return self._stems.of(measure)

    def measures(self) -> tuple[str, ...]:
        """Return the codes of all measures."""
        return tuple(sorted({code for (code,) in self.ask("SELECT code FROM measure")}))

    def entity(self, code: str) -> Entity:
        """Return the entity of a code; KeyError if there is none."""
        entity = self._entities.get(code)
        if entity is None:
            question = """SELECT code, kind, name, adjective, people, parent, population, capital, rank
                          FROM entity WHERE code = ?"""
            entity = self._entities[code] = Entity(*self._first(question, (code,)))
        return entity

    def publisher(self, code: str) -> Publisher:
        """Return the publisher of a code; KeyError if there is none."""
        row = self._first("SELECT code, name, short, carried FROM publisher WHERE code = ?", (code,))
        return Publisher(row[0], row[1], row[2], bool(row[3]))

    def conflict(self, code: str) -> Conflict:
        """Return the war of a code; KeyError if there is none."""
        return _conflict(self._first("SELECT code, name, entity, start, end FROM conflict WHERE code = ?", (code,)))

    def conflicts_of(self, entity: str) -> tuple[Conflict, ...]:
        """Return the wars of a country, the latest first."""
        rows = self.ask("SELECT code, name, entity, start, end FROM conflict WHERE entity = ?", (entity,))
        return tuple(_conflict(row) for row in sorted(rows, key=lambda row: row[3], reverse=True))

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return all names of countries with their codes, for the search after misspelt ones."""
        if self._names is None:
            countries = {code for (code,) in self.ask("SELECT code FROM entity WHERE kind IN ('country', 'territory')")}
            rows = self.ask("SELECT surface, code FROM phrase WHERE kind = 'entity'")
            self._names = tuple(sorted(row for row in rows if row[1] in countries))
        return self._names

    def packages(self) -> tuple[PackageInfo, ...]:
        """Return what packages there are, a newsroom's own first."""
        question = """SELECT package, provenance, observations, series, first, last FROM edition
                      ORDER BY package, first, provenance"""
        found = []
        for level, db in enumerate(self._all):
            try:
                packages = db.execute("SELECT name, title, version, licences FROM package ORDER BY name").fetchall()
                extents = db.execute(question).fetchall()
            except sqlite3.Error as error:
                raise self._damaged(error, level) from None
            for name, title, version, licences in packages:
                editions = tuple(
                    EditionInfo(self._provenance(level, number), *counts, *map(dt.date.fromisoformat, days))
                    for package, number, *counts, first, last in extents
                    if package == name and (days := (first, last))
                )
                own = level < len(self._layers)
                found.append(PackageInfo(name, title, version, tuple(self._json(licences)), own, editions))
        return tuple(found)

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
            found: list[Observation] = []
            for level, db in enumerate(self._all):
                try:
                    row = db.execute(question, key).fetchone()
                    if row is not None:
                        found += self._unpack(key, level, row[0])
                except _GARBLED as error:
                    raise self._damaged(error, level) from None
            found.sort(key=_by_time)
            known = self._series[key] = tuple(found)
        return known

    def around(
        self, measure: str, places: Container[str], first: dt.date, last: dt.date, margin: dt.timedelta = _NO_TIME
    ) -> dict[str, list[Observation]]:
        """Return the figures of a measure, by place, whose period shares a day with those from `first` to `last`.

        Of an edition that has no observation then, those up to `margin` away. Only for all counterparts together.
        Nothing else of the hundreds of series is unpacked.
        """
        found: dict[str, list[Observation]] = {}
        question = "SELECT entity, points FROM series WHERE measure = ? AND counterpart = ''"
        for level, db in enumerate(self._all):
            try:
                for entity, packed in db.execute(question, (measure,)).fetchall():
                    for number, entries in self._editions(level, packed) if entity in places else ():
                        points = list(during(entries, first, last))
                        if margin and all(point[4] in NOT_OBSERVED for point in points):
                            points = list(during(entries, first - margin, last + margin))
                        found.setdefault(entity, []).extend(
                            self._observed((measure, entity, ""), level, number, points)
                        )
            except _GARBLED as error:
                raise self._damaged(error) from None
        return found

    def codes_of(self, kind: str) -> frozenset[str]:
        """Return the codes of all entities of a kind: country, territory, city."""
        known = self._kinds.get(kind)
        if known is None:
            rows = self.ask("SELECT code FROM entity WHERE kind = ?", (kind,))
            known = self._kinds[kind] = frozenset(code for (code,) in rows)
        return known

    def values_during(
        self, measure: str, counterpart: str | None, first: dt.date, last: dt.date, kind: str
    ) -> Mapping[str, frozenset[float]]:
        """Return what was observed of a measure in all places of a kind, between two days or around them.

        A period counts that shares a day with them. Nothing else of the hundreds of series is unpacked.
        """
        key = (measure, counterpart or "", first, last, kind)
        known = self._during.get(key)
        if known is None:
            if len(self._during) >= _REMEMBERED:
                self._during.clear()
            known = self._during[key] = self._values_during(*key)
        return known

    def _values_during(
        self, measure: str, counterpart: str, first: dt.date, last: dt.date, kind: str
    ) -> dict[str, frozenset[float]]:
        places, found = self.codes_of(kind), dict[str, set[float]]()
        question = "SELECT entity, points FROM series WHERE measure = ? AND counterpart = ?"
        for level, db in enumerate(self._all):
            try:
                for entity, packed in db.execute(question, (measure, counterpart)):
                    if entity not in places:
                        continue
                    for _, entries in self._editions(level, packed):
                        for _, value, _, _, status, _ in during(entries, first, last):
                            if status not in NOT_OBSERVED:
                                found.setdefault(entity, set()).add(value)
            except _GARBLED as error:
                raise self._damaged(error, level) from None
        return {entity: frozenset(values) for entity, values in found.items()}

    def ranges(self, measure: str, entity: str) -> dict[int, tuple[float, float]]:
        """Return the least and the greatest value of a measure published for each year or a part of it."""
        key = (measure, entity)
        known = self._ranges.get(key)
        if known is None:
            known = self._ranges[key] = {}
            for observation in self.series(measure, entity):
                year, value = observation.end.year, observation.value
                low, high = known.get(year, (value, value))
                known[year] = (min(low, value), max(high, value))
        return known

    def excluded(self, _measure: str, _entity: str, _counterpart: str | None = None) -> tuple[str, ...]:
        """Return what publishers are called that have figures of this, and are excluded by a newsroom: none here."""
        return ()

    def has(self, measure: str, entity: str) -> bool:
        """Tell whether there are observations of a measure for an entity, with or without a counterpart."""
        return bool(self.ask("SELECT 1 FROM series WHERE measure = ? AND entity = ? LIMIT 1", (measure, entity)))

    def places(self, measure: str, counterpart: str | None = None) -> tuple[str, ...]:
        """Return the codes of the entities that a measure has observations of with a counterpart, in order."""
        question = "SELECT entity FROM series WHERE measure = ? AND counterpart = ?"
        return tuple(sorted({entity for (entity,) in self.ask(question, (measure, counterpart or ""))}))

    def counterparts(self, measure: str, entity: str) -> tuple[str, ...]:
        """Return the codes of the counterparts that a measure has observations of for an entity, in order."""
        question = "SELECT counterpart FROM series WHERE measure = ? AND entity = ? AND counterpart <> ''"
        return tuple(sorted({code for (code,) in self.ask(question, (measure, entity))}))

    def every_series(self) -> Iterator[tuple[str, str, str]]:
        """Yield measure, entity and counterpart (empty for all together) of every series, in order."""
        yield from sorted(set(self.ask("SELECT measure, entity, counterpart FROM series")))

    def parts_of(self, entity: str) -> tuple[str, ...]:
        """Return the codes of the places that lie directly in an entity and are smaller than a city."""
        return tuple(
            sorted({c for (c,) in self.ask("SELECT code FROM entity WHERE parent = ? AND kind = 'part'", (entity,))})
        )

    def members(self, group: str, on: dt.date) -> tuple[str, ...]:
        """Return the codes of the direct members of a group on a day, in order; a member may be a group itself.

        Empty for a group whose membership on that day is not known. A region has the same members at all times.
        """
        question = "SELECT entity FROM membership WHERE grp = ?1 AND start <= ?2 AND end >= ?2"
        return tuple(sorted({code for (code,) in self.ask(question, (group, on.isoformat()))}))

    def countries_of(self, group: str, on: dt.date) -> tuple[str, ...]:
        """Return the codes of the countries and territories behind a group on a day, each once, in order.

        Members that are groups themselves (the European Union in the G20) are replaced by their own members.
        """
        found: set[str] = set()
        seen: set[str] = set()
        open_groups = [group]
        while open_groups:
            current = open_groups.pop()
            seen.add(current)
            for code in self.members(current, on):
                if self.entity(code).kind in ("group", "region"):
                    open_groups += [code] if code not in seen else []
                else:
                    found.add(code)
        return tuple(sorted(found))

    def groups_of(self, entity: str, on: dt.date) -> tuple[str, ...]:
        """Return the codes of the groups and regions that an entity is a direct member of on a day, in order."""
        question = "SELECT grp FROM membership WHERE entity = ?1 AND start <= ?2 AND end >= ?2"
        return tuple(sorted({code for (code,) in self.ask(question, (entity, on.isoformat()))}))

    def _unpack(self, key: tuple[str, str, str], level: int, packed: bytes) -> list[Observation]:
        observations: list[Observation] = []
        for number, entries in self._editions(level, packed):
            observations += self._observed(key, level, number, unpack(entries))
        return observations

    def _editions(self, _level: int, packed: bytes) -> Iterable[tuple[int, Any]]:
        """The points of a series, by the number of their provenance in the database that they are of."""
        found: list[tuple[int, Any]] = json.loads(packed if packed[:1] == b"[" else zlib.decompress(packed))
        return found

    def _observed(
        self, key: tuple[str, str, str], level: int, number: int, points: Iterable[PointFields]
    ) -> list[Observation]:
        measure, entity, counterpart = key[0], key[1], key[2] or None
        source = self._provenance(level, number)
        make = tuple.__new__  # the class itself takes twice as long, and a series has hundreds
        return [
            make(Observation, (measure, entity, counterpart, point[0], *parse_period(point[0]), *point[1:], source))
            for point in points
        ]

    def _provenance(self, level: int, number: int) -> Provenance:
        """Look up who published something. Each database counts its provenances on its own."""
        known = self._provenances.get(level)
        if known is None:
            question = """SELECT id, publisher, dataset, edition, published, retrieved, licence, url, lag_days
                          FROM provenance"""
            known = self._provenances[level] = {
                row[0]: Provenance(*row[1:]) for row in self._all[level].execute(question)
            }
        return known[number]

    def _json(self, text: str) -> Any:  # noqa: ANN401 (what was stored)
        try:
            return json.loads(text)
        except ValueError as error:
            raise self._damaged(error) from None


def _by_time(observation: Observation) -> tuple[dt.date, dt.date]:
    return observation.end, observation.start


def _conflict(row: tuple[str, str, str, str, str]) -> Conflict:
    code, name, entity, start, end = row
    return Conflict(code, name, entity, dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None)
