"""The store of fetched figures, beside the bundled one: what is held, what is kept, and what is removed.

Its file, which is always replaced whole, has the tables of the bundled store, so that `Store` reads it as one more
layer, and three of its own: what was asked for, what was answered, and the raw answers.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import sqlite3
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.network import Response
from factcheck.records import NamedTuple
from factcheck.reference.files import damaged_fetched, open_fetched
from factcheck.reference.observations import parse_period
from factcheck.reference.packing import Point, pack, unpack
from factcheck.reference.replacing import changing, delete
from factcheck.reference.sources.source import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from factcheck.reference.sources.source import Fetched, Row

_KEPT_HEADERS = frozenset({"content-type", "etag", "last-modified"})
EVERYTHING = ""
"""Stands for the measure where a whole table was asked for."""


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
        editions = {row[0]: row[1:] for row in db.execute(_EDITIONS)}
        answers: dict[int, list[tuple[Any, ...]]] = {}
        for provenance, *answer in db.execute(_ANSWERS):
            answers.setdefault(provenance, []).append(tuple(answer))

        def order(item: tuple[tuple[int, str], _Extent]) -> tuple[str, ...]:
            (number, measure), _ = item
            publisher, _, edition, published, *_ = editions[number]
            return publisher, measure, published, edition

        extents = sorted(_extents(db, counted=True).items(), key=order)
        newest = {(measure, *editions[number][:2]): number for (number, measure), _ in extents}
        return tuple(
            _held(editions[number], measure, extent, answers[number])._replace(
                newest=newest[measure, *editions[number][:2]] == number
            )
            for (number, measure), extent in extents
        )


_EDITIONS = "SELECT id, publisher, dataset, edition, published, licence, url FROM provenance"
_ANSWERS = """SELECT answer.provenance, asked.source, asked.measure, answer.retrieved, asked.checked,
                     answer.attribution, answer.skipped, (SELECT coalesce(sum(size), 0) FROM response r
                                      WHERE r.asked = answer.asked AND r.provenance = answer.provenance)
              FROM answer JOIN asked ON asked.id = answer.asked"""


def _held(edition: tuple[str, ...], measure: str, extent: _Extent, answers: Iterable[tuple[Any, ...]]) -> Held:
    publisher, dataset, name, published, licence, url = edition
    mine = [answer for answer in answers if answer[1] in (measure, EVERYTHING)]
    return Held(
        source=mine[0][0],
        publisher=publisher,
        dataset=dataset,
        edition=name,
        published=published,
        measure=measure,
        places=len(extent.places),
        observations=extent.observations,
        first=extent.first,
        last=extent.last,
        retrieved=max(_moment(answer[2]) for answer in mine),
        checked=max(_moment(answer[3]) for answer in mine),
        newest=True,
        licence=licence,
        attribution=mine[-1][4],
        url=url,
        size=sum(answer[6] for answer in mine),
        sha256=extent.digest.hexdigest(),
        skipped=tuple(sorted({name for answer in mine for name in json.loads(answer[5])})),
    )


def digests(path: Path, measure: str | None = None) -> dict[tuple[str, ...], str]:
    """Return a hash of the figures of each measure in each edition, by publisher, collection, edition and measure.

    Only of one measure, if one is given. Raises StoreError.
    """
    with _reading(path) as db:
        editions = {row[0]: row[1:4] for row in db.execute(_EDITIONS)}
        extents = _extents(db, measure or EVERYTHING)
        return {(*editions[number], code): extent.digest.hexdigest() for (number, code), extent in extents.items()}


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


class _Extent:
    """What is held of one measure in one edition."""

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.observations = 0
        self.digest = hashlib.sha256()
        self._periods: set[str] = set()

    def add(self, entity: str, counterpart: str, entries: Sequence[Any]) -> None:
        """Add a series to the hash. The same figures are always packed in the same way."""
        self.places.add(entity)
        self.digest.update(json.dumps([entity, counterpart, entries], ensure_ascii=False).encode())

    def count(self, entries: Sequence[Any]) -> None:
        """Count the figures of a series, and note their times."""
        periods = [point[0] for point in unpack(entries)]
        self.observations += len(periods)
        self._periods.update(periods)

    @property
    def first(self) -> dt.date:
        """The first day of the earliest period."""
        return min(parse_period(period)[0] for period in self._periods)

    @property
    def last(self) -> dt.date:
        """The last day of the latest period."""
        return max(parse_period(period)[1] for period in self._periods)


def _extents(
    db: sqlite3.Connection, only: str = EVERYTHING, *, counted: bool = False
) -> dict[tuple[int, str], _Extent]:
    """What is held, by provenance and measure; its figures are `counted` if need be, since that takes time."""
    found: dict[tuple[int, str], _Extent] = {}
    question = f"SELECT * FROM series WHERE ?1 = '{EVERYTHING}' OR measure = ?1 ORDER BY 1, 2, 3"
    for measure, entity, counterpart, packed in db.execute(question, (only,)):
        for provenance, entries in json.loads(zlib.decompress(packed)):
            extent = found.setdefault((provenance, measure), _Extent())
            extent.add(entity, counterpart, entries)
            if counted:
                extent.count(entries)
    return found


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for one question; what is damaged becomes StoreError."""
    db = open_fetched(path)
    try:
        yield db
    except (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError) as error:
        raise damaged_fetched(path, error) from None
    finally:
        db.close()


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# --- writing ------------------------------------------------------------------------------------------------------


def keep(path: Path, source: str, wanted: Wanted, answers: Sequence[Fetched], now: dt.datetime) -> None:
    """Add the answers to a question; figures of the same edition and years take the place of earlier ones.

    `source` is the code of the publisher that was asked, or the address of a table. Other editions stay. Raises
    StoreError.
    """
    with changing(path) as db:
        asked = _asked(db, source, wanted, now)
        for fetched in answers:
            provenance = _provenance(db, fetched)
            _put_series(db, provenance, wanted, fetched.rows)
            retrieved = max((answer.retrieved for answer in fetched.responses), default=now).isoformat()
            skipped = json.dumps(sorted(fetched.skipped), ensure_ascii=False)
            line = (asked, provenance, retrieved, fetched.attribution, skipped)
            db.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", line)
            db.execute("DELETE FROM response WHERE asked = ? AND provenance = ?", (asked, provenance))
            for number, answer in enumerate(fetched.responses):
                row = (
                    asked, provenance, number, answer.url, answer.retrieved.isoformat(), answer.sha256,
                    len(answer.content), _headers_of(answer), zlib.compress(answer.content),
                )  # fmt: skip
                db.execute("INSERT INTO response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _headers_of(answer: Response) -> str:
    """The header fields that are needed to ask again; what else a server says may be personal."""
    return json.dumps([field for field in answer.headers if field[0] in _KEPT_HEADERS])


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
    asked, measures = set(wanted.entities), sorted({wanted.measure, *(key[0] for key in fresh)})
    known = {
        (measure, entity, counterpart): json.loads(zlib.decompress(packed))
        for name in measures
        for measure, entity, counterpart, packed in db.execute("SELECT * FROM series WHERE measure = ?", (name,))
        if not asked or entity in asked
    }
    for key in {*fresh, *known}:
        editions = dict(known.get(key) or ())
        before = (Point(*point) for point in unpack(editions.pop(provenance, [])))
        points = [*(point for point in before if not _asked_for(point, wanted)), *fresh.get(key, ())]
        _write_series(db, key, {**editions, **({provenance: pack(points)} if points else {})})
    publisher = db.execute("SELECT publisher FROM provenance WHERE id = ?", (provenance,)).fetchone()[0]
    db.executemany(
        "INSERT OR IGNORE INTO carries VALUES (?, ?)", [(measure, publisher) for measure in measures if measure]
    )


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
    with changing(path) as db:
        publishers = {row[0]: row[1] for row in db.execute(_EDITIONS)}
        sources = {(row[0], row[2]): row[1] for row in db.execute(_ANSWERS)}
        gone, kept = set(), set()
        for measure, entity, counterpart, packed in db.execute("SELECT * FROM series").fetchall():
            before, after = json.loads(zlib.decompress(packed)), {}
            for number, entries in before:
                source = sources.get((number, measure)) or sources[number, EVERYTHING]
                if chosen(source, publishers[number], measure):
                    gone.add((number, measure))
                else:
                    kept.add((number, measure))
                    after[number] = entries
            if len(after) < len(before):
                _write_series(db, (measure, entity, counterpart), after)
        for asked, number, source, measure in db.execute(_QUESTIONS).fetchall():
            left = any(pair[0] == number for pair in kept) if measure == EVERYTHING else (number, measure) in kept
            if not left and (number in {pair[0] for pair in gone} or chosen(source, publishers[number], measure)):
                for table in ("answer", "response"):
                    db.execute(f"DELETE FROM {table} WHERE asked = ? AND provenance = ?", (asked, number))
        db.execute("DELETE FROM asked WHERE id NOT IN (SELECT asked FROM answer)")
        db.execute("DELETE FROM provenance WHERE id NOT IN (SELECT provenance FROM answer)")
        db.execute("DELETE FROM carries")
        lines = [(measure, publishers[number]) for number, measure in sorted(kept)]
        db.executemany("INSERT OR IGNORE INTO carries VALUES (?, ?)", lines)
    return len(gone)


_QUESTIONS = """SELECT answer.asked, answer.provenance, asked.source, asked.measure
                FROM answer JOIN asked ON asked.id = answer.asked"""


def remove_all(path: Path) -> bool:
    """Remove everything that was fetched, sound or damaged; return whether there was anything. Raises StoreError."""
    there = path.exists()
    if there:
        delete(path)
    return there
