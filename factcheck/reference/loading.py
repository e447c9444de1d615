"""Data packages go into a database of the store's schema: the bundled ones into the file, a newsroom's into memory."""

from __future__ import annotations

import itertools
import json
import sqlite3
import zlib
from array import array
from typing import TYPE_CHECKING, Any, cast

from factcheck.language.lexicon import NAMES, PhraseRow, capitals_of, openings
from factcheck.language.tokens import phrase_key
from factcheck.records import NamedTuple
from factcheck.reference import catalogue_files, wordings
from factcheck.reference.observations import parse_period
from factcheck.reference.package import KINDS, Known, Resource, observations, rows
from factcheck.reference.packing import Point, pack
from factcheck.reference.problems import Problems, quoted, unknown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from factcheck.language.lexicon import PhraseKind
    from factcheck.reference.catalogue_files import Catalogue
    from factcheck.reference.package import Package

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE phrase (kind TEXT, surface TEXT, code TEXT, PRIMARY KEY (kind, surface, code)) WITHOUT ROWID;
CREATE TABLE opening (first TEXT, second TEXT, kinds TEXT NOT NULL, meanings TEXT NOT NULL,
                      PRIMARY KEY (first, second)) WITHOUT ROWID;
CREATE TABLE wording (stem TEXT PRIMARY KEY, phrases TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE worded (measure TEXT PRIMARY KEY, stems TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE measure (code TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (code TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, adjective TEXT, people TEXT,
                     parent TEXT, population INTEGER, capital TEXT, rank INTEGER) WITHOUT ROWID;
CREATE INDEX entity_parent ON entity (parent, kind);
CREATE TABLE membership (grp TEXT, entity TEXT, start TEXT, end TEXT NOT NULL,
                         PRIMARY KEY (grp, entity, start)) WITHOUT ROWID;
CREATE INDEX membership_entity ON membership (entity);
CREATE TABLE publisher (code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL,
                        carried INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE conflict (code TEXT PRIMARY KEY, name TEXT NOT NULL, entity TEXT NOT NULL, start TEXT NOT NULL,
                       end TEXT) WITHOUT ROWID;
CREATE TABLE offer (source TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE provenance (id INTEGER PRIMARY KEY, publisher TEXT, dataset TEXT, edition TEXT, published TEXT,
                         retrieved TEXT, licence TEXT, url TEXT, lag_days INTEGER);
CREATE TABLE package (name TEXT PRIMARY KEY, title TEXT NOT NULL, version TEXT NOT NULL,
                      licences TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edition (package TEXT, provenance INTEGER, observations INTEGER NOT NULL, series INTEGER NOT NULL,
                      first TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (package, provenance)) WITHOUT ROWID;
CREATE TABLE carries (measure TEXT, publisher TEXT, PRIMARY KEY (measure, publisher)) WITHOUT ROWID;
CREATE TABLE series (measure TEXT, entity TEXT, counterpart TEXT, points BLOB NOT NULL,
                     PRIMARY KEY (measure, entity, counterpart)) WITHOUT ROWID;
CREATE TEMP TABLE part (measure TEXT, entity TEXT, counterpart TEXT, provenance INTEGER, points TEXT NOT NULL,
                        PRIMARY KEY (measure, entity, counterpart, provenance)) WITHOUT ROWID;
"""

_COMPRESS_FROM = 200
_ENTITY_KINDS = {"country", "territory", "region", "group", "state", "city", "part"}
_NAME_KINDS = {"name", "alias", "former", "adjective", "people"}
_SENSES = {"rare", "cautious", "government", "compound"}
_ALWAYS = ("0001-01-01", "9999-12-31")
"""The days that stand for a membership without a start or an end."""
_PROVENANCE = ("source", "dataset", "edition", "published", "retrieved", "licence", "url")

NOTHING = Known({}, {}, {})
"""What is known before anything is read."""


class _Extent(NamedTuple):
    """What a package holds of one edition."""

    observations: int
    series: int
    first: dt.date
    last: dt.date


class Loader:
    """Fills one database. Problems are noted; whoever calls settles them before the database is used."""

    def __init__(self, db: sqlite3.Connection, problems: Problems, base: Known = NOTHING) -> None:
        """Make the tables. `base` are the codes of the store below, which rows may refer to and not define again."""
        db.executescript(SCHEMA)
        self.db = db
        self.problems = problems
        self._base = base
        self._provenances: dict[tuple[object, ...], int] = {}
        self._phrases: dict[tuple[PhraseKind, str, str], tuple[str, str]] = {}

    @property
    def known(self) -> Known:
        """All codes that rows may refer to: those of the store below and those loaded so far."""
        names = "SELECT code, json_extract(json, '$.label_without_entity') FROM measure"
        return Known(
            {**self._base.measures, **dict(self.db.execute(names))},
            {**self._base.entities, **dict(self.db.execute("SELECT code, name FROM entity"))},
            {**self._base.publishers, **dict(self.db.execute("SELECT code, name FROM publisher"))},
        )

    # --- language and catalogue ---------------------------------------------------------------------

    def document(self, name: str, content: Mapping[str, Any]) -> None:
        """Put in a word list."""
        self.db.execute("INSERT INTO document VALUES (?, ?)", (name, json.dumps(content, ensure_ascii=False)))

    def offer(self, source: str, content: Mapping[str, Any]) -> None:
        """Put in what a publisher that can be fetched offers."""
        self.db.execute("INSERT INTO offer VALUES (?, ?)", (source, json.dumps(content, ensure_ascii=False)))

    def phrase(self, surface: str, kind: PhraseKind, code: str) -> None:
        """Put in one meaning of a phrase."""
        key = phrase_key(surface)
        if not key:
            return
        capitals = capitals_of(surface) if kind in NAMES else ""
        place = (kind, key, code)
        known = self._phrases.get(place)
        if known is not None:  # two spellings of one name: only the capitals that both have are required
            surface, capitals = known[0], "".join(map(min, known[1], capitals))
        self._phrases[place] = (surface, capitals)

    def measures(self, catalogue: Catalogue) -> None:
        """Put in the measures with their phrases."""
        for code, entry in catalogue.measures.items():
            self.db.execute("INSERT INTO measure VALUES (?, ?)", (code, json.dumps(entry, ensure_ascii=False)))
            for slot in catalogue_files.SLOTS:
                for phrase in entry.get(slot, ()):
                    self.phrase(phrase, "measure", f"{code}/{slot}")

    def wordings(self, catalogue: Catalogue, empty: Collection[str]) -> None:
        """Put in the words by which the measures are called, by their stems; `empty` are words that tell nothing."""
        found = wordings.index(catalogue.measures, empty)
        for stem, phrases in found.phrases.items():
            self.db.execute("INSERT INTO wording VALUES (?, ?)", (stem, json.dumps(phrases, ensure_ascii=False)))
        for code, stems in found.stems.items():
            self.db.execute("INSERT INTO worded VALUES (?, ?)", (code, json.dumps(stems, ensure_ascii=False)))

    # --- packages -----------------------------------------------------------------------------------

    def packages(self, packages: Sequence[Package], catalogue: Catalogue) -> None:
        """Put in packages and measures: first all that defines something, then all observations."""
        load = {
            "publishers": self._publishers,
            "entities": self._entities,
            "names": self._names,
            "ambiguous": self._ambiguous,
            "memberships": self._memberships,
            "conflicts": self._conflicts,
        }
        for kind in KINDS[:-1]:
            for package in packages:
                for resource in package.resources:
                    if resource.kind == kind:
                        load[kind](resource)
        self.measures(catalogue)
        known = self.known
        for package in packages:
            self._package(package, known)
        self._join_series()
        lines = sorted((kind, surface, code) for (kind, _, code), (surface, _) in self._phrases.items())
        self.db.executemany("INSERT INTO phrase VALUES (?, ?, ?)", lines)
        found = [PhraseRow(key, capitals, kind, code) for (kind, key, code), (_, capitals) in self._phrases.items()]
        in_order = sorted(found, key=lambda row: (row.key, row.kind, row.code))
        self.db.executemany("INSERT INTO opening VALUES (?, ?, ?, ?)", sorted(openings(in_order)))

    def _package(self, package: Package, known: Known) -> None:
        extents: dict[int, _Extent] = {}
        for resource in package.resources:
            if resource.kind == "observations":
                self._observations(resource, known, extents)
        if not extents:
            return
        licences = json.dumps(package.licences, ensure_ascii=False)
        line = (package.name, package.title, package.version, licences)
        try:
            self.db.execute("INSERT INTO package VALUES (?, ?, ?, ?)", line)
        except sqlite3.IntegrityError:
            self.problems.add(package.folder, f"another package is called {quoted(package.name)} too", field="name")
            return
        for number, (count, series, first, last) in sorted(extents.items()):
            extent = (package.name, number, count, series, first.isoformat(), last.isoformat())
            self.db.execute("INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?)", extent)

    def _define(
        self, resource: Resource, number: int, table: str, known: Mapping[str, str], line: Sequence[Any]
    ) -> bool:
        """Put in a row of a table of codes, unless its code is empty or taken."""
        code = line[0]
        if not code:
            self.problems.add(resource.path, "the cell is empty", row=number, field="code")
        elif code in known or self.db.execute(f"SELECT 1 FROM {table} WHERE code = ?", (code,)).fetchone():
            self.problems.add(resource.path, f"{quoted(code)} is defined already", row=number, field="code")
        else:
            self.db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(line))})", line)
            return True
        return False

    def _publishers(self, resource: Resource) -> None:
        for number, row in rows(resource, self.problems):
            short = row.get("short") or row["name"]
            carried = int(row.get("carried", "true") == "true")
            line = (row["code"], row["name"], short, carried)
            if not self._define(resource, number, "publisher", self._base.publishers, line):
                continue
            for name in filter(None, (row["name"], short, *row.get("aliases", "").split("|"))):
                self.phrase(name, "publisher", row["code"])
                self.phrase(f"the {name}", "publisher", row["code"])

    def _entities(self, resource: Resource) -> None:
        for number, row in rows(resource, self.problems):
            if row["kind"] not in _ENTITY_KINDS:
                message = unknown("kind", row["kind"], dict.fromkeys(sorted(_ENTITY_KINDS), ""))
                self.problems.add(resource.path, message, row=number, field="kind")
            population, rank = (self._whole(resource, number, row, field) for field in ("population", "rank"))
            parent, capital = row.get("parent") or None, row.get("capital") or None
            line = (row["code"], row["kind"], row["name"], None, None, parent, population, capital, rank)
            self._define(resource, number, "entity", self._base.entities, line)

    def _whole(self, resource: Resource, number: int, row: Mapping[str, str], field: str) -> int | None:
        """Read a whole number, None if there is none."""
        text = row.get(field) or "0"
        if text.isdecimal():
            return int(text) or None
        self.problems.add(resource.path, f"not a whole number: {quoted(text)}", row=number, field=field)
        return None

    def _names(self, resource: Resource) -> None:
        places = self.known.entities
        for number, row in rows(resource, self.problems):
            if row["entity"] not in places:
                message = unknown("place", row["entity"], places)
                self.problems.add(resource.path, message, row=number, field="entity")
                continue
            if row["kind"] not in _NAME_KINDS:
                message = unknown("kind", row["kind"], dict.fromkeys(sorted(_NAME_KINDS), ""))
                self.problems.add(resource.path, message, row=number, field="kind")
                continue
            words = row["kind"] in ("adjective", "people")
            self.phrase(row["name"], "people" if words else "entity", row["entity"])
            if words:
                column = row["kind"]
                self.db.execute(
                    f"UPDATE entity SET {column} = ? WHERE code = ? AND {column} IS NULL",
                    (row["name"], row["entity"]),
                )

    def _ambiguous(self, resource: Resource) -> None:
        """What the name of a place means besides; a compound names no place at all."""
        places = self.known.entities
        for number, row in rows(resource, self.problems):
            if row["sense"] not in _SENSES:
                message = unknown("sense", row["sense"], dict.fromkeys(sorted(_SENSES), ""))
                self.problems.add(resource.path, message, row=number, field="sense")
            elif row["sense"] == "compound":
                self.phrase(row["name"], "blocker", "ambiguous/compound")
            elif row["code"] not in places:
                self.problems.add(resource.path, unknown("place", row["code"], places), row=number, field="code")
            else:
                self.phrase(row["name"], cast("PhraseKind", row["sense"]), row["code"])

    def _memberships(self, resource: Resource) -> None:
        """A start or an end that is only a month or a year counts from its first or to its last day."""
        places = self.known.entities
        for number, row in rows(resource, self.problems):
            strange = next((field for field in ("group", "entity") if row[field] not in places), None)
            if strange is not None:
                self.problems.add(resource.path, unknown("place", row[strange], places), row=number, field=strange)
                continue
            try:
                start, end = _days(row.get("start", ""), row.get("end", ""))
            except ValueError as error:
                self.problems.add(resource.path, str(error), row=number, field="start")
                continue
            line = (row["group"], row["entity"], start, end)
            try:
                self.db.execute("INSERT INTO membership VALUES (?, ?, ?, ?)", line)
            except sqlite3.IntegrityError:
                self.problems.add(resource.path, "the same membership stands in an earlier row", row=number)

    def _conflicts(self, resource: Resource) -> None:
        for number, row in rows(resource, self.problems):
            line = (row["code"], row["name"], row["entity"], row["start"], row.get("end") or None)
            for field in ("start", "end"):
                self._day(resource, number, field, row.get(field, ""))
            if self._define(resource, number, "conflict", {}, line):
                for name in (row["name"], *row.get("aliases", "").split("|")):
                    self.phrase(name, "conflict", row["code"])

    def _day(self, resource: Resource, number: int, field: str, text: str) -> None:
        import datetime as dt

        try:
            if text or field == "start":
                dt.date.fromisoformat(text)
        except ValueError:
            message = f"not a day: {quoted(text)}: write 2011-03-15"
            self.problems.add(resource.path, message, row=number, field=field)

    # --- observations -------------------------------------------------------------------------------

    def _observations(self, resource: Resource, known: Known, extents: dict[int, _Extent]) -> None:
        series: dict[tuple[str, str, str, int], tuple[list[Point], array[int]]] = {}
        for row in observations(resource, known, self.problems):
            key = (row.measure, row.entity, row.counterpart, self._provenance(row.source, resource.settings))
            points, numbers = series.setdefault(key, ([], array("L")))
            points.append(Point(row.period, row.value, row.low, row.high, row.status, row.note))
            numbers.append(row.number)
        for key, (points, numbers) in series.items():
            self._report_twins(resource, points, numbers)
            packed = json.dumps(pack(points), separators=(",", ":"), ensure_ascii=False)
            try:
                self.db.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?)", (*key, packed))
            except sqlite3.IntegrityError:
                what = " ".join(filter(None, key[:3]))
                self.problems.add(resource.path, f"{what} stands in another table of the same edition too")
                continue
            extent = _extent(points)
            old = extents.get(key[3])
            extents[key[3]] = extent if old is None else _together(old, extent)

    def _report_twins(self, resource: Resource, points: Sequence[Point], numbers: Sequence[int]) -> None:
        seen: dict[tuple[str, str], int] = {}
        for point, number in zip(points, numbers, strict=True):
            first = seen.setdefault((point.period, point.note), number)
            if first != number:
                message = f"the same measure, place, period, edition and note as in row {first}: only one can be right"
                self.problems.add(resource.path, message, row=number, field="period")

    def _provenance(self, cells: Mapping[str, str], settings: Mapping[str, Any]) -> int:
        values = (
            *(cells.get(column) or settings.get(column, "") for column in _PROVENANCE),
            settings.get("lag_days", 0),
        )
        number = self._provenances.get(values)
        if number is None:
            number = self._provenances[values] = len(self._provenances) + 1
            self.db.execute("INSERT INTO provenance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *values))
        return number

    def _join_series(self) -> None:
        """Put all publishers and editions of a series into one row: a claim always wants all of them."""
        lines = self.db.execute("SELECT * FROM part ORDER BY measure, entity, counterpart, provenance")
        for key, group in itertools.groupby(lines, key=lambda line: line[:3]):
            packed = f"[{','.join(f'[{line[3]},{line[4]}]' for line in group)}]".encode()
            if len(packed) >= _COMPRESS_FROM:
                packed = zlib.compress(packed, 9)
            self.db.execute("INSERT INTO series VALUES (?, ?, ?, ?)", (*key, packed))
        self.db.execute(
            """INSERT INTO carries SELECT DISTINCT part.measure, provenance.publisher
               FROM part JOIN provenance ON provenance.id = part.provenance"""
        )
        self.db.execute("DROP TABLE part")


def _days(start: str, end: str) -> tuple[str, str]:
    """The first and the last day of a membership. Raises ValueError."""
    try:
        first = parse_period(start)[0].isoformat() if start else _ALWAYS[0]
        last = parse_period(end)[1].isoformat() if end else _ALWAYS[1]
    except ValueError:
        raise ValueError(f"not a day, month or year: {quoted(start)} to {quoted(end)}") from None
    if last < first:
        raise ValueError(f"ends on {last}, before it starts")
    return first, last


def _extent(points: Iterable[Point]) -> _Extent:
    spans = [parse_period(point.period) for point in points]
    return _Extent(len(spans), 1, min(start for start, _ in spans), max(end for _, end in spans))


def _together(one: _Extent, other: _Extent) -> _Extent:
    return _Extent(
        one.observations + other.observations,
        one.series + other.series,
        min(one.first, other.first),
        max(one.last, other.last),
    )
