"""The store of fetched figures, beside the bundled one: a file that is always replaced whole, and never half written.

It has the tables of the bundled store, so that `Store` reads it as one more layer, and three of its own: what was asked
for, what was answered, and the raw answers.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import shutil
import sqlite3
import time
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.network import Response
from factcheck.records import NamedTuple
from factcheck.reference.files import FORMAT, LAYOUT, StoreError, damaged, open_fetched
from factcheck.reference.loading import SCHEMA
from factcheck.reference.observations import parse_period
from factcheck.reference.packing import Point, pack, unpack
from factcheck.reference.sources.source import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from factcheck.reference.sources.source import Fetched, Row

_OWN_TABLES = """
CREATE TABLE asked (id INTEGER PRIMARY KEY, source TEXT NOT NULL, measure TEXT NOT NULL, entities TEXT NOT NULL,
                    since INTEGER, until INTEGER, checked TEXT NOT NULL);
CREATE TABLE answer (asked INTEGER NOT NULL, provenance INTEGER NOT NULL, retrieved TEXT NOT NULL,
                     attribution TEXT NOT NULL, skipped TEXT NOT NULL, PRIMARY KEY (asked, provenance)) WITHOUT ROWID;
CREATE TABLE response (asked INTEGER NOT NULL, provenance INTEGER NOT NULL, number INTEGER NOT NULL, url TEXT NOT NULL,
                       retrieved TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, headers TEXT NOT NULL,
                       content BLOB NOT NULL, PRIMARY KEY (asked, provenance, number)) WITHOUT ROWID;
"""
_PATIENCE = 30.0
"""Seconds that a process waits for another one that is writing."""
_ATTEMPTS, _PAUSE = 20, 0.05
"""How often a file that is open elsewhere is tried to be replaced: some systems refuse it."""


class Held(NamedTuple):
    """The figures of one measure in one edition, as they are held."""

    source: str
    """Code of the publisher that was asked."""
    publisher: str
    """Code of the publisher of the figures."""
    dataset: str
    """What it calls the collection."""
    edition: str
    """Edition or vintage."""
    published: str
    """When the edition came out, empty if that is not known."""
    measure: str
    """Code of the measure."""
    places: int
    """How many places it has figures of."""
    observations: int
    """How many figures."""
    first: dt.date
    """First day of the earliest period."""
    last: dt.date
    """Last day of the latest period."""
    retrieved: dt.datetime
    """When its figures came last (UTC)."""
    checked: dt.datetime
    """When the publisher was last asked for them (UTC)."""
    newest: bool
    """Whether no later edition of the same collection is held."""
    licence: str
    """The terms."""
    attribution: str
    """The words in which the publisher wants to be named."""
    url: str
    """Where the figures came from."""
    size: int
    """Bytes of the raw answers, decompressed."""
    sha256: str
    """A hash of the figures."""
    skipped: tuple[str, ...]
    """Places of the publisher that are not known here."""


class Asked(NamedTuple):
    """Something that was fetched before, and can be asked for again."""

    source: str
    """Code of the publisher that was asked."""
    wanted: Wanted
    """What was asked for."""
    checked: dt.datetime
    """When that was the last time (UTC)."""

    def has(self, wanted: Wanted) -> bool:
        """Tell whether it holds all that is wanted."""
        mine, asked = self.wanted, wanted
        return (
            mine.measure == asked.measure
            and (not mine.entities or (bool(asked.entities) and set(asked.entities) <= set(mine.entities)))
            and (mine.since is None or (asked.since is not None and asked.since >= mine.since))
            and (mine.until is None or (asked.until is not None and asked.until <= mine.until))
        )


# --- reading ------------------------------------------------------------------------------------------------------


def held(path: Path) -> tuple[Held, ...]:
    """Return what is held, by publisher, measure and edition. Raises StoreError."""
    with _reading(path) as db:
        extents = _extents(db)
        question = """
            SELECT p.id, asked.measure, asked.source, p.publisher, p.dataset, p.edition, p.published, p.licence, p.url,
                   max(answer.retrieved), max(asked.checked), max(answer.attribution), json_group_array(answer.skipped),
                   (SELECT coalesce(sum(r.size), 0) FROM response r JOIN asked a ON a.id = r.asked
                    WHERE r.provenance = p.id AND a.measure = asked.measure)
            FROM answer JOIN asked ON asked.id = answer.asked JOIN provenance p ON p.id = answer.provenance
            GROUP BY p.id, asked.measure ORDER BY p.publisher, asked.measure, p.published, p.edition, p.id"""
        rows = [row for row in db.execute(question) if (row[0], row[1]) in extents]
    newest = {(row[1], row[3], row[4]): row[0] for row in rows}
    found = []
    for number, measure, source, publisher, dataset, edition, published, licence, url, *rest in rows:
        retrieved, checked, attribution, skipped, size = rest
        extent = extents[number, measure]
        found.append(
            Held(
                source, publisher, dataset, edition, published, measure, len(extent.places), extent.observations,
                extent.first, extent.last, _moment(retrieved), _moment(checked),
                newest[measure, publisher, dataset] == number, licence, attribution, url, size,
                extent.digest.hexdigest(), _names(skipped),
            )
        )  # fmt: skip
    return tuple(found)


def asked_before(path: Path) -> tuple[Asked, ...]:
    """Return what can be asked for again, in the order in which it was asked for first. Raises StoreError."""
    with _reading(path) as db:
        rows = db.execute("SELECT source, measure, entities, since, until, checked FROM asked ORDER BY id").fetchall()
        return tuple(
            Asked(source, Wanted(measure, tuple(json.loads(entities)), since, until), _moment(checked))
            for source, measure, entities, since, until, checked in rows
        )


def response_of(path: Path, url: str) -> Response | None:
    """Return the last answer of an address, None if there is none. Raises StoreError."""
    with _reading(path) as db:
        question = (
            "SELECT retrieved, sha256, headers, content FROM response WHERE url = ? ORDER BY retrieved DESC LIMIT 1"
        )
        row = db.execute(question, (url,)).fetchone()
        if row is None:
            return None
        retrieved, sha256, headers, packed = row
        answer = Response(url, 200, tuple(map(tuple, json.loads(headers))), zlib.decompress(packed), _moment(retrieved))
        if answer.sha256 != sha256:
            raise ValueError(f"the answer of {url} is not what it was")
        return answer


def _names(texts: str) -> tuple[str, ...]:
    """Return the names in a list of lists, each once."""
    return tuple(sorted({name for text in json.loads(texts) for name in json.loads(text)}))


class _Extent:
    """What is held of one measure in one edition."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.observations = 0
        self.first, self.last = dt.date.max, dt.date.min
        self.digest = hashlib.sha256()

    def add(self, entity: str, counterpart: str, entries: Sequence[Any]) -> None:
        """Count a series."""
        self.places.add(entity)
        for point in unpack(entries):
            start, end = parse_period(point[0])
            self.first, self.last = min(self.first, start), max(self.last, end)
            self.observations += 1
            self.digest.update(json.dumps([entity, counterpart, *point]).encode())


def _extents(db: sqlite3.Connection) -> dict[tuple[int, str], _Extent]:
    """What is held, by provenance and measure."""
    found: dict[tuple[int, str], _Extent] = {}
    for measure, entity, counterpart, packed in db.execute("SELECT * FROM series ORDER BY 1, 2, 3"):
        for provenance, entries in json.loads(zlib.decompress(packed)):
            found.setdefault((provenance, measure), _Extent()).add(entity, counterpart, entries)
    return found


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for one question; what is damaged becomes StoreError."""
    db = open_fetched(path)
    try:
        yield db
    except (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError) as error:
        raise damaged(path, error) from None
    finally:
        db.close()


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# --- writing ------------------------------------------------------------------------------------------------------


def keep(path: Path, source: str, wanted: Wanted, fetched: Fetched, now: dt.datetime) -> None:
    """Add the answer to a question; figures of the same edition and years take the place of earlier ones.

    `source` is the code of the publisher that was asked. Other editions stay. Raises StoreError.
    """
    with _changing(path) as db:
        provenance = _provenance(db, fetched)
        _put_series(db, provenance, wanted, fetched.rows)
        asked = _asked(db, source, wanted, now)
        retrieved = max((answer.retrieved for answer in fetched.responses), default=now).isoformat()
        skipped = json.dumps(sorted(fetched.skipped), ensure_ascii=False)
        line = (asked, provenance, retrieved, fetched.attribution, skipped)
        db.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", line)
        db.execute("DELETE FROM response WHERE asked = ? AND provenance = ?", (asked, provenance))
        for number, answer in enumerate(fetched.responses):
            row = (
                asked, provenance, number, answer.url, answer.retrieved.isoformat(), answer.sha256,
                len(answer.content), json.dumps(answer.headers), zlib.compress(answer.content),
            )  # fmt: skip
            db.execute("INSERT INTO response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _asked(db: sqlite3.Connection, source: str, wanted: Wanted, now: dt.datetime) -> int:
    """Note that something was asked for; what was asked for already is noted once."""
    key = (source, wanted.measure, json.dumps(sorted(set(wanted.entities))), wanted.since, wanted.until)
    same = "source = ? AND measure = ? AND entities = ? AND since IS ? AND until IS ?"
    row = db.execute(f"SELECT id FROM asked WHERE {same}", key).fetchone()
    if row is None:
        question = "INSERT INTO asked (source, measure, entities, since, until, checked) VALUES (?, ?, ?, ?, ?, ?)"
        return int(db.execute(question, (*key, now.isoformat())).lastrowid or 0)
    db.execute("UPDATE asked SET checked = ? WHERE id = ?", (now.isoformat(), row[0]))
    return int(row[0])


def _provenance(db: sqlite3.Connection, fetched: Fetched) -> int:
    """Return the number of an edition, which keeps its number when it is fetched again."""
    day = max((answer.retrieved for answer in fetched.responses), default=dt.datetime.now(dt.UTC)).date().isoformat()
    url = fetched.url or next((answer.url for answer in fetched.responses), "")
    key = (fetched.source, fetched.dataset, fetched.edition)
    rest = (fetched.published, day, fetched.licence, url, fetched.lag_days)
    row = db.execute("SELECT id FROM provenance WHERE publisher = ? AND dataset = ? AND edition = ?", key).fetchone()
    if row is None:
        question = """INSERT INTO provenance (publisher, dataset, edition, published, retrieved, licence, url, lag_days)
                      VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
        return int(db.execute(question, (*key, *rest)).lastrowid or 0)
    question = "UPDATE provenance SET published = ?, retrieved = ?, licence = ?, url = ?, lag_days = ? WHERE id = ?"
    db.execute(question, (*rest, row[0]))
    return int(row[0])


def _put_series(db: sqlite3.Connection, provenance: int, wanted: Wanted, rows: Iterable[Row]) -> None:
    """Put in the figures of an edition, in the place of those that it had for the same places and years."""
    fresh: dict[tuple[str, str, str], list[Point]] = {}
    for row in rows:
        if row.value is not None:
            point = Point(row.period, row.value, row.low, row.high, row.status, row.note)
            fresh.setdefault((row.measure, row.entity, row.counterpart or ""), []).append(point)
    asked = set(wanted.entities)
    known = {
        (measure, entity, counterpart): json.loads(zlib.decompress(packed))
        for measure, entity, counterpart, packed in db.execute(
            "SELECT * FROM series WHERE measure = ?", (wanted.measure,)
        )
        if not asked or entity in asked
    }
    for key in {*fresh, *known}:
        editions = dict(known.get(key) or ())
        before = (Point(*point) for point in unpack(editions.pop(provenance, [])))
        points = [*(point for point in before if not _asked_for(point, wanted)), *fresh.get(key, ())]
        _write_series(db, key, {**editions, **({provenance: pack(points)} if points else {})})
    measures = sorted({key[0] for key in fresh})
    publisher = db.execute("SELECT publisher FROM provenance WHERE id = ?", (provenance,)).fetchone()[0]
    db.executemany("INSERT OR IGNORE INTO carries VALUES (?, ?)", [(measure, publisher) for measure in measures])


def _asked_for(point: Point, wanted: Wanted) -> bool:
    """Whether the years that were asked for include a figure."""
    year = parse_period(point.period)[0].year
    return (wanted.since is None or year >= wanted.since) and (wanted.until is None or year <= wanted.until)


def _write_series(db: sqlite3.Connection, key: tuple[str, str, str], editions: dict[int, list[Any]]) -> None:
    """Write all editions of a series. It is always compressed, so that a changed byte is noticed."""
    if not editions:
        db.execute("DELETE FROM series WHERE measure = ? AND entity = ? AND counterpart = ?", key)
        return
    packed = json.dumps(sorted(editions.items()), separators=(",", ":"), ensure_ascii=False).encode()
    db.execute("INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?)", (*key, zlib.compress(packed, 9)))


def remove(path: Path, chosen: Callable[[str, str, str], bool]) -> int:
    """Remove what is chosen by source, publisher and measure; return how many editions of measures that were.

    Raises StoreError.
    """
    with _changing(path) as db:
        question = """SELECT answer.asked, p.id, asked.source, p.publisher, asked.measure
                      FROM answer JOIN asked ON asked.id = answer.asked JOIN provenance p ON p.id = answer.provenance"""
        gone = [row for row in db.execute(question).fetchall() if chosen(*row[2:])]
        pairs = {(number, measure) for _, number, _, _, measure in gone}
        for measure, entity, counterpart, packed in db.execute("SELECT * FROM series").fetchall():
            before = json.loads(zlib.decompress(packed))
            after = {number: entries for number, entries in before if (number, measure) not in pairs}
            if len(after) < len(before):
                _write_series(db, (measure, entity, counterpart), after)
        for table in ("answer", "response"):
            db.executemany(f"DELETE FROM {table} WHERE asked = ? AND provenance = ?", [row[:2] for row in gone])
        db.execute("DELETE FROM asked WHERE id NOT IN (SELECT asked FROM answer)")
        db.execute("DELETE FROM provenance WHERE id NOT IN (SELECT provenance FROM answer)")
        db.execute("DELETE FROM carries")
        db.execute(
            """INSERT OR IGNORE INTO carries SELECT asked.measure, p.publisher
               FROM answer JOIN asked ON asked.id = answer.asked JOIN provenance p ON p.id = answer.provenance"""
        )
    return len(pairs)


def remove_all(path: Path) -> bool:
    """Remove everything that was fetched, sound or damaged; return whether there was anything. Raises StoreError."""
    there = path.exists()
    if there:
        try:
            with _alone(path):
                path.unlink(missing_ok=True)
                path.with_suffix(".new").unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(path, error) from None
    return there


@contextlib.contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Change a copy of the file, and put it in the place of the file in one step when all is written.

    Whoever reads meanwhile reads the old file to the end; whoever writes meanwhile waits. What ends in between, by an
    error or by a power cut, leaves the old file.
    """
    unfinished = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            try:
                _copy(path, unfinished)
                with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as db:
                    db.execute("PRAGMA journal_mode = MEMORY")
                    db.execute("BEGIN")
                    yield db
                    db.execute("COMMIT")
                _flush(unfinished)
                _replace(unfinished, path)
            finally:
                unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: cannot be written ({error})") from None
    except (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError) as error:
        raise damaged(path, error) from None


def _copy(path: Path, unfinished: Path) -> None:
    """Begin with what there is; with empty tables if there is nothing."""
    if path.exists():
        open_fetched(path).close()
        shutil.copyfile(path, unfinished)
        return
    unfinished.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(unfinished)) as db:
        db.executescript(SCHEMA + _OWN_TABLES)
        db.execute("INSERT INTO meta VALUES ('format', ?), ('fetched', ?)", (str(FORMAT), LAYOUT))
        db.commit()


def _flush(path: Path) -> None:
    """Let the system write what it holds back, before the name is given."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(unfinished: Path, path: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            unfinished.replace(path)
        except PermissionError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Be the only process that writes. SQLite's own lock is taken: it falls with the process that holds it."""
    file = path.with_suffix(".lock")
    with contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError(f"{file}: another process writes for {_PATIENCE:g} seconds ({error}); try again") from None
        except sqlite3.DatabaseError:  # something else lies there, which holds nobody back
            file.unlink(missing_ok=True)
        yield


def _unwritable(path: Path, error: OSError) -> StoreError:
    remedy = "name another folder with FACTCHECK_CACHE_DIR"
    return StoreError(f"{error.filename or path}: cannot be written ({error.strerror or error}); {remedy}")
