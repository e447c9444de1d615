"""`reference_data/` becomes the embedded store: run by the build, by `make data` and by the tests."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import itertools
import json
import sqlite3
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.language.lexicon import NAMES, capitals_of
from factcheck.language.tokens import phrase_key
from factcheck.reference import catalogue_files
from factcheck.reference.catalogue_files import CatalogueError
from factcheck.reference.observations import parse_period
from factcheck.reference.packing import Point, pack
from factcheck.reference.store import BUNDLED, FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (name TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE phrase (first TEXT, key TEXT, kind TEXT, code TEXT, surface TEXT NOT NULL, capitals TEXT NOT NULL,
                     PRIMARY KEY (first, key, kind, code)) WITHOUT ROWID;
CREATE TABLE measure (code TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entity (code TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, adjective TEXT, people TEXT,
                     parent TEXT, population INTEGER) WITHOUT ROWID;
CREATE INDEX entity_parent ON entity (parent, kind);
CREATE TABLE publisher (code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL,
                        carried INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE conflict (code TEXT PRIMARY KEY, name TEXT NOT NULL, entity TEXT NOT NULL, start TEXT NOT NULL,
                       end TEXT) WITHOUT ROWID;
CREATE TABLE provenance (id INTEGER PRIMARY KEY, publisher TEXT, dataset TEXT, edition TEXT, published TEXT,
                         retrieved TEXT, licence TEXT, url TEXT, lag_days INTEGER);
CREATE TABLE series (measure TEXT, entity TEXT, counterpart TEXT, points BLOB NOT NULL,
                     PRIMARY KEY (measure, entity, counterpart)) WITHOUT ROWID;
CREATE TEMP TABLE part (measure TEXT, entity TEXT, counterpart TEXT, provenance INTEGER, points TEXT NOT NULL,
                        PRIMARY KEY (measure, entity, counterpart, provenance)) WITHOUT ROWID;
"""

_COMPRESS_FROM = 200


class ReferenceDataError(Exception):
    """A file of `reference_data/` is wrong; the message names the file, the row and the field."""


def build(source: Path, target: Path) -> None:
    """Compile the folder `source` into the file `target`, replacing it in one step. Raises ReferenceDataError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".tmp")
    unfinished.unlink(missing_ok=True)
    db = sqlite3.connect(unfinished)
    try:
        db.execute("PRAGMA page_size = 4096")
        db.executescript(SCHEMA)
        try:
            _Compiler(source, db).run()
        except CatalogueError as error:
            raise ReferenceDataError(str(error)) from None
        db.execute("INSERT INTO meta VALUES ('format', ?), ('sources', ?)", (str(FORMAT), fingerprint(source)))
        db.commit()
        db.execute("VACUUM")
    finally:
        db.close()
    unfinished.replace(target)


def fingerprint(source: Path) -> str:
    """Return a hash over the names and contents of all files below `source`, to tell whether a store is current."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(source.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(source).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class _Compiler:
    """One pass over the folder: language, packages, then the catalogue, whose measures need the data."""

    def __init__(self, source: Path, db: sqlite3.Connection) -> None:
        self.source = source
        self.db = db
        self.provenances: dict[tuple[object, ...], int] = {}
        self.constructions: list[dict[str, Any]] = []
        self.phrases: dict[tuple[str, str, str, str], tuple[str, str]] = {}

    def run(self) -> None:
        self.language()
        for descriptor in sorted(self.source.glob("*/datapackage.json")):
            self.package(descriptor)
        self.join_series()
        self.catalogue()
        self.insert_phrases()
        self.check_codes()

    # --- language and catalogue ---------------------------------------------------------------------

    def language(self) -> None:
        for path in sorted((self.source / "language").glob("*.toml")):
            document = catalogue_files.toml(path)
            if path.stem == "cues":
                self.cues(document)
            if path.stem == "constructions":
                self.constructions = document["entity"]
            self.db.execute("INSERT INTO document VALUES (?, ?)", (path.stem, json.dumps(document, ensure_ascii=False)))

    def cues(self, document: dict[str, Any]) -> None:
        for group, lists in document.items():
            if group in ("label", "function", "base"):
                continue
            for name, phrases in lists.items():
                for phrase in phrases:
                    kind = {"blockers": "blocker", "conflict": "conflict"}.get(group, "cue")
                    self.phrase(phrase, kind, "*" if kind == "conflict" else f"{group}/{name}")

    def catalogue(self) -> None:
        catalogue = catalogue_files.load([self.source / "catalogue"])
        self.check_references(catalogue.measures)
        for code, entry in catalogue.measures.items():
            self.db.execute("INSERT INTO measure VALUES (?, ?)", (code, json.dumps(entry, ensure_ascii=False)))
            for slot in catalogue_files.SLOTS:
                for phrase in entry.get(slot, ()):
                    self.phrase(phrase, "measure", f"{code}/{slot}")
        self.db.execute("INSERT INTO document VALUES ('rates', ?)", (json.dumps(catalogue.per, ensure_ascii=False),))

    def check_references(self, measures: Mapping[str, Mapping[str, Any]]) -> None:
        """Whatever a measure names must exist: publishers, other measures, constructions, the entity of the whole."""
        constructions = {entry["name"] for entry in self.constructions}
        for code, entry in measures.items():
            others = [*entry.get("neighbours", ()), *entry.get("variants", {}).values(), entry.get("inverse_of")]
            for kind, wanted, known in (
                ("publisher", entry["publishers"], self.known("publisher")),
                ("measure", filter(None, others), measures),
                ("construction", itertools.chain(*entry["roles"].values()), constructions),
                ("entity", filter(None, [entry.get("whole")]), self.known("entity")),
            ):
                missing = [name for name in wanted if name not in known]
                if missing:
                    raise ReferenceDataError(f"catalogue: [{code}]: no {kind} {missing[0]!r}")

    def known(self, table: str) -> set[str]:
        return {code for (code,) in self.db.execute(f"SELECT code FROM {table}")}

    def phrase(self, surface: str, kind: str, code: str) -> None:
        key = phrase_key(surface)
        if not key:
            return
        capitals = capitals_of(surface) if kind in NAMES else ""
        place = (key.split(" ", 1)[0], key, kind, code)
        known = self.phrases.get(place)
        if known is not None:  # two spellings of one name: only the capitals that both have are required
            surface, capitals = known[0], "".join(map(min, known[1], capitals))
        self.phrases[place] = (surface, capitals)

    def insert_phrases(self) -> None:
        rows = [(*place, *entry) for place, entry in self.phrases.items()]
        self.db.executemany("INSERT INTO phrase VALUES (?, ?, ?, ?, ?, ?)", sorted(rows))

    def check_codes(self) -> None:
        """Every series must belong to a known measure, place and publisher."""
        for table, column, known in (
            ("series", "measure", "measure"),
            ("series", "entity", "entity"),
            ("series", "counterpart", "entity"),
            ("provenance", "publisher", "publisher"),
        ):
            unknown = self.db.execute(
                f"SELECT {column} FROM {table} WHERE {column} <> '' AND {column} NOT IN (SELECT code FROM {known})"
            ).fetchone()
            if unknown is not None:
                message = f"observations name the {column} {unknown[0]!r}, which is not defined"
                raise ReferenceDataError(f"{self.source}: {message}")

    # --- packages -----------------------------------------------------------------------------------

    def package(self, descriptor: Path) -> None:
        package = json.loads(descriptor.read_text(encoding="utf-8"))
        for resource in package["resources"]:
            path = descriptor.parent / resource["path"]
            content = path.read_bytes()
            if len(content) != resource["bytes"] or f"sha256:{hashlib.sha256(content).hexdigest()}" != resource["hash"]:
                raise ReferenceDataError(f"{path}: bytes or hash differ from {descriptor.name}")
            rows = _rows(path, content, [field["name"] for field in resource["schema"]["fields"]])
            settings = resource["factcheck"]
            getattr(self, f"load_{settings['kind']}")(rows, settings, path)

    def load_entities(self, rows: Iterator[dict[str, str]], _settings: dict[str, Any], _path: Path) -> None:
        for row in rows:
            self.db.execute(
                "INSERT INTO entity VALUES (?, ?, ?, NULL, NULL, ?, ?)",
                (
                    row["code"],
                    row["kind"],
                    row["name"],
                    row["parent"] or None,
                    int(row["population"] or 0) or None,
                ),
            )

    def load_names(self, rows: Iterator[dict[str, str]], _settings: dict[str, Any], _path: Path) -> None:
        for row in rows:
            words = row["kind"] in ("adjective", "people")
            self.phrase(row["name"], "people" if words else "entity", row["entity"])
            if words:
                column = row["kind"]
                self.db.execute(
                    f"UPDATE entity SET {column} = ? WHERE code = ? AND {column} IS NULL",
                    (row["name"], row["entity"]),
                )

    def load_memberships(self, rows: Iterator[dict[str, str]], _settings: dict[str, Any], _path: Path) -> None:
        """Groups are not judged by their members yet; the rows are read so that a mistake in them is found."""
        for _ in rows:
            pass

    def load_conflicts(self, rows: Iterator[dict[str, str]], _settings: dict[str, Any], _path: Path) -> None:
        for row in rows:
            self.db.execute(
                "INSERT INTO conflict VALUES (?, ?, ?, ?, ?)",
                (row["code"], row["name"], row["entity"], row["start"], row["end"] or None),
            )
            for name in (row["name"], *row["aliases"].split("|")):
                self.phrase(name, "conflict", row["code"])

    def load_publishers(self, rows: Iterator[dict[str, str]], _settings: dict[str, Any], _path: Path) -> None:
        for row in rows:
            carried = int(row["carried"] == "true")
            self.db.execute(
                "INSERT INTO publisher VALUES (?, ?, ?, ?)", (row["code"], row["name"], row["short"], carried)
            )
            for name in filter(None, (row["name"], row["short"], *row["aliases"].split("|"))):
                self.phrase(name, "publisher", row["code"])
                self.phrase(f"the {name}", "publisher", row["code"])

    def load_observations(self, rows: Iterator[dict[str, str]], settings: dict[str, Any], path: Path) -> None:
        series: dict[tuple[str, str, str, int], list[Point]] = {}
        for number, row in enumerate(rows, 2):
            try:
                parse_period(row["period"])
                point = _point(row)
            except ValueError as error:
                raise ReferenceDataError(f"{path}: row {number}: {error}") from None
            key = (row["measure"], row["entity"], row.get("counterpart", ""), self.provenance(row, settings))
            series.setdefault(key, []).append(point)
        for key, points in series.items():
            packed = json.dumps(pack(points), separators=(",", ":"), ensure_ascii=False)
            try:
                self.db.execute("INSERT INTO part VALUES (?, ?, ?, ?, ?)", (*key, packed))
            except sqlite3.IntegrityError:
                raise ReferenceDataError(f"{path}: {key[:3]} stands in two resources of the same edition") from None

    def join_series(self) -> None:
        """Put all publishers and editions of a series into one row: a claim always wants all of them."""
        rows = self.db.execute("SELECT * FROM part ORDER BY measure, entity, counterpart, provenance")
        for key, group in itertools.groupby(rows, key=lambda row: row[:3]):
            packed = f"[{','.join(f'[{row[3]},{row[4]}]' for row in group)}]".encode()
            if len(packed) >= _COMPRESS_FROM:
                packed = zlib.compress(packed, 9)
            self.db.execute("INSERT INTO series VALUES (?, ?, ?, ?)", (*key, packed))
        self.db.execute("DROP TABLE part")

    def provenance(self, row: dict[str, str], settings: dict[str, Any]) -> int:
        columns = ("source", "dataset", "edition", "published", "retrieved", "licence", "url")
        values = (
            *(row.get(column) or settings.get(column, "") for column in columns),
            settings.get("lag_days", 0),
        )
        number = self.provenances.get(values)
        if number is None:
            number = self.provenances[values] = len(self.provenances) + 1
            self.db.execute("INSERT INTO provenance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *values))
        return number


def _point(row: dict[str, str]) -> Point:
    value = _number(row["value"])
    if value is None:
        raise ValueError("the value is missing")
    low, high = _number(row.get("low", "")), _number(row.get("high", ""))
    return Point(row["period"], value, low, high, row.get("status", ""), row.get("note", ""))


def _number(text: str) -> float | int | None:
    """Read a plain decimal number; ValueError for NaN, thousand separators and anything else."""
    if not text:
        return None
    if not set(text) <= set("0123456789.-+e"):
        raise ValueError(f"not a number: {text!r}")
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _rows(path: Path, content: bytes, columns: list[str]) -> Iterator[dict[str, str]]:
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if reader.fieldnames != columns:
        raise ReferenceDataError(f"{path}: the header is {reader.fieldnames}, the descriptor says {columns}")
    return reader


def main() -> int:
    """Compile the checkout's `reference_data/` if the store is older than it; return the exit code."""
    source = Path(__file__).parents[2] / "reference_data"
    try:
        if current(BUNDLED) != fingerprint(source):
            build(source, BUNDLED)
    except (ReferenceDataError, OSError) as error:
        print(f"factcheck: {error}", file=sys.stderr)
        return 2
    return 0


def current(store: Path) -> str | None:
    """Return the fingerprint that a store was made from, None if there is no readable store."""
    if not store.is_file():
        return None
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'sources'").fetchone()
    except sqlite3.Error:
        return None
    finally:
        db.close()
    return row[0] if row else None


if __name__ == "__main__":
    raise SystemExit(main())
