"""Reading a data package: its descriptor, its files, their rows. What is wrong becomes a problem, never a traceback."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import math
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.reference.observations import parse_period
from factcheck.reference.problems import Problems, quoted, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DESCRIPTOR = "datapackage.json"
LARGEST = 512_000_000
"""Bytes of a table, decompressed. A larger one is refused: it would not fit into memory."""
_LARGEST_DESCRIPTOR = 10_000_000

STATUSES = frozenset({"", "estimate", "projection", "forecast", "target", "provisional"})
"""What the column `status` may say."""
_BOUNDS = ("low", "high")

_NEEDED: dict[str, tuple[str, ...]] = {
    "observations": ("measure", "entity", "period", "value"),
    "entities": ("code", "kind", "name"),
    "names": ("entity", "name", "kind"),
    "ambiguous": ("name", "sense", "code"),
    "memberships": ("group", "entity"),
    "conflicts": ("code", "name", "entity", "start"),
    "publishers": ("code", "name"),
}
"""The kinds of tables, in an order in which each finds what it refers to, and the columns that each must have."""
KINDS = ("publishers", "entities", "names", "ambiguous", "memberships", "conflicts", "observations")
_COLUMNS = frozenset(
    (*_NEEDED["observations"], "counterpart", *_BOUNDS, "status", "source", "dataset", "edition", "published", "url",
     "note")
)  # fmt: skip
"""The columns that a table of observations may have."""
_SETTINGS = frozenset(
    {"kind", "source", "dataset", "edition", "published", "retrieved", "licence", "url", "lag_days", "decisions"}
)


class Resource(NamedTuple):
    """One table of a package."""

    path: Path
    """The file."""
    kind: str
    """What its rows are: one of `KINDS`."""
    columns: tuple[str, ...] | None
    """The columns that the descriptor lists, None if it lists none."""
    size: int | None
    """The bytes that the descriptor gives."""
    sha256: str | None
    """The hash that the descriptor gives."""
    settings: Mapping[str, Any]
    """What holds for every row: publisher, edition, licence, ..."""


class Package(NamedTuple):
    """A folder with a descriptor and tables."""

    folder: Path
    """The folder."""
    name: str
    """Its short name."""
    title: str
    """Its title."""
    version: str
    """Its version."""
    licences: tuple[str, ...]
    """The names of its licences."""
    resources: tuple[Resource, ...]
    """Its tables, those first that others refer to."""


class Known(NamedTuple):
    """The codes that rows may refer to, with their names."""

    measures: Mapping[str, str]
    entities: Mapping[str, str]
    publishers: Mapping[str, str]


class Row(NamedTuple):
    """One row of observations, checked."""

    number: int
    """Its row in the file; the header is row 1."""
    measure: str
    entity: str
    counterpart: str
    period: str
    value: float
    low: float | None
    high: float | None
    status: str
    note: str
    source: Mapping[str, str]
    """Where the row itself says it: source, dataset, edition, published, url."""


# --- the descriptor ---------------------------------------------------------------------------------------------


def describe(folder: Path, problems: Problems, *, strict: bool) -> Package | None:
    """Read the descriptor of a folder, None if it cannot be used at all.

    A bundled package must give size, hash and columns of every file (`strict`); a newsroom's own may leave them out.
    """
    path = folder / DESCRIPTOR
    document = _document(path, problems)
    if document is None:
        return None
    name = document.get("name")
    if not isinstance(name, str) or not name.strip():
        problems.add(path, 'give the package a short name, for example "city-desk"', field="name")
        name = folder.name
    entries = document.get("resources")
    if not isinstance(entries, list) or not entries:
        problems.add(path, "list the tables of the package, each with its path", field="resources")
        return None
    defaults = {} if strict else _defaults(document)
    found = (_resource(folder, number, entry, defaults, problems, strict) for number, entry in enumerate(entries))
    resources = sorted((entry for entry in found if entry is not None), key=lambda entry: KINDS.index(entry.kind))
    licences = document.get("licenses") if isinstance(document.get("licenses"), list) else []
    return Package(
        folder,
        name,
        _text(document, "title") or name,
        _text(document, "version"),
        tuple(_text(entry, "name") for entry in licences or () if isinstance(entry, dict)),
        tuple(resources),
    )


def _document(path: Path, problems: Problems) -> dict[str, Any] | None:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_DESCRIPTOR + 1)
        if len(content) > _LARGEST_DESCRIPTOR:
            problems.add(path, "too large for a descriptor")
            return None
        document = json.loads(content.decode("utf-8-sig"))
    except FileNotFoundError:
        what = f"no {DESCRIPTOR} in this folder" if path.parent.is_dir() else "no such folder"
        problems.add(path.parent, f"{what}: a data package is a folder with tables and a {DESCRIPTOR}")
        return None
    except OSError as error:
        problems.add(path, f"cannot be read: {error.strerror}")
        return None
    except UnicodeDecodeError:
        problems.add(path, "not UTF-8: save the file as UTF-8")
        return None
    except json.JSONDecodeError as error:
        problems.add(path, f"not JSON: {error.msg} (column {error.colno})", row=error.lineno)
        return None
    except (RecursionError, ValueError):
        problems.add(path, "not JSON that a descriptor could be")
        return None
    if not isinstance(document, dict):
        problems.add(path, "not a descriptor: the file must be one JSON object in braces")
        return None
    return document


def _defaults(document: Mapping[str, Any]) -> dict[str, Any]:
    """What a table takes from its package where its own settings are silent."""
    licence = _first(document, "licenses", "name")
    url = _first(document, "sources", "path") or _text(document, "homepage")
    created = _text(document, "created")[:10]
    return {
        "dataset": _text(document, "title") or _text(document, "name"),
        "edition": _text(document, "version"),
        "licence": licence,
        "url": url,
        "retrieved": created,
    }


def _first(document: Mapping[str, Any], key: str, part: str) -> str:
    entries = document.get(key)
    return _text(entries[0], part) if isinstance(entries, list) and entries and isinstance(entries[0], dict) else ""


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _resource(
    folder: Path, number: int, entry: object, defaults: dict[str, Any], problems: Problems, strict: bool
) -> Resource | None:
    descriptor, place = folder / DESCRIPTOR, f"resources[{number}]"
    if not isinstance(entry, dict):
        problems.add(descriptor, "a table is described by an object in braces", field=place)
        return None
    name = entry.get("path")
    if not isinstance(name, str) or not name or "://" in name:
        problems.add(descriptor, 'name the file of the table, for example "rows.csv"', field=f"{place}.path")
        return None
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        problems.add(descriptor, f"{quoted(name)} lies outside the folder of the package", field=f"{place}.path")
        return None
    size, digest = entry.get("bytes"), entry.get("hash")
    if (size is not None or strict) and not isinstance(size, int):
        problems.add(descriptor, "give the size of the file in bytes", field=f"{place}.bytes")
        return None
    if (digest is not None or strict) and not (isinstance(digest, str) and digest.startswith("sha256:")):
        problems.add(descriptor, 'write "sha256:" and the digits that sha256sum prints', field=f"{place}.hash")
        return None
    settings = _settings(descriptor, place, entry.get("factcheck", {}), problems)
    columns = _columns(descriptor, place, entry.get("schema"), problems, strict)
    if settings is None or columns == ():
        return None
    kind = settings.get("kind", "observations")
    if kind == "observations":
        settings = {**{key: value for key, value in defaults.items() if value}, **settings}
    return Resource(path, kind, columns, size, digest, settings)


def _settings(descriptor: Path, place: str, settings: object, problems: Problems) -> dict[str, Any] | None:
    field = f"{place}.factcheck"
    if not isinstance(settings, dict):
        problems.add(descriptor, "an object in braces is expected", field=field)
        return None
    kind = settings.get("kind", "observations")
    if kind not in _NEEDED:
        shown = quoted(kind) if isinstance(kind, str) else "this"
        problems.add(descriptor, f"{shown} is no kind of table: {', '.join(KINDS)}", field=f"{field}.kind")
        return None
    sound = True
    for key, value in settings.items():
        fits = isinstance(value, int) if key == "lag_days" else isinstance(value, str) or key == "decisions"
        if key not in _SETTINGS:
            problems.add(descriptor, unknown("setting", key, dict.fromkeys(_SETTINGS, "")), field=field)
        elif not fits:
            wanted = "a number of days" if key == "lag_days" else "a text in quotation marks"
            problems.add(descriptor, f"{wanted} is expected", field=f"{field}.{key}")
        elif key in ("published", "retrieved") and value and not _is_period(value):
            problems.add(descriptor, f"{quoted(value)} is no date: write 2026-11-23", field=f"{field}.{key}")
        else:
            continue
        sound = False
    return dict(settings) if sound else None


def _columns(descriptor: Path, place: str, schema: object, problems: Problems, strict: bool) -> tuple[str, ...] | None:
    """The names of the columns, None if the descriptor lists none and need not, nothing if it is wrong."""
    if schema is None and not strict:
        return None
    fields = schema.get("fields") if isinstance(schema, dict) else None
    names = [entry.get("name") for entry in fields if isinstance(entry, dict)] if isinstance(fields, list) else []
    if not names or not all(isinstance(name, str) for name in names):
        problems.add(descriptor, "list the columns, each with its name", field=f"{place}.schema.fields")
        return ()
    return tuple(str(name) for name in names)


# --- a table ----------------------------------------------------------------------------------------------------


def rows(resource: Resource, problems: Problems) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a table row by row, with the number of each row. Rows of another length than the header are left out."""
    text = _table(resource, problems)
    if text is None:
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        header = next(reader, [])
        if not _header_fits(resource, header, problems):
            return
        width = len(header)
        for number, cells in enumerate(reader, 2):
            if len(cells) == width:
                yield number, dict(zip(header, cells, strict=True))
            elif cells:
                problems.add(resource.path, f"{len(cells)} cells, where the header has {width}", row=number)
    except csv.Error as error:
        problems.add(resource.path, f"not a table of comma-separated values: {error}", row=number)


def _table(resource: Resource, problems: Problems) -> str | None:
    """Read a file, hold it against size and hash, decompress and decode it."""
    path = resource.path
    try:
        if path.stat().st_size > LARGEST:
            problems.add(path, f"larger than {LARGEST // 1_000_000} MB")
            return None
        content = path.read_bytes()
    except OSError as error:
        problems.add(path, f"cannot be read: {error.strerror}")
        return None
    if resource.size is not None and len(content) != resource.size:
        problems.add(path, f"has {len(content)} bytes, {DESCRIPTOR} says {resource.size}: update bytes and hash there")
        return None
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}" if resource.sha256 is not None else None
    if digest != resource.sha256:
        problems.add(path, f"its hash is {digest}, which differs from {DESCRIPTOR}: update it there")
        return None
    if path.suffix == ".gz":
        unpacked = _unpacked(path, content, problems)
        if unpacked is None:
            return None
        content = unpacked
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        problems.add(path, f"not UTF-8 (byte 0x{content[error.start]:02x}): save the file as UTF-8", row=row)
        return None


def _unpacked(path: Path, content: bytes, problems: Problems) -> bytes | None:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            unpacked = file.read(LARGEST + 1)
    except EOFError:
        problems.add(path, "the compressed file ends too early: copy it again")
        return None
    except (OSError, zlib.error) as error:
        problems.add(path, f"not a sound gzip file ({error}): compress it again")
        return None
    if len(unpacked) > LARGEST:
        problems.add(path, f"larger than {LARGEST // 1_000_000} MB when decompressed")
        return None
    return unpacked


def _header_fits(resource: Resource, header: list[str], problems: Problems) -> bool:
    path = resource.path
    if not header:
        problems.add(path, "the file is empty: the first row must hold the names of the columns")
        return False
    if resource.columns is not None and tuple(header) != resource.columns:
        listed = ", ".join(resource.columns)
        problems.add(path, f"the header is {quoted(', '.join(header))}, {DESCRIPTOR} says {quoted(listed)}", row=1)
        return False
    before = len(problems.found)
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        problems.add(path, "the columns must be separated by commas", row=1)
        return False
    for column in dict.fromkeys(header):
        if header.count(column) > 1:
            problems.add(path, "the column stands twice", row=1, field=column)
        elif resource.kind == "observations" and column not in _COLUMNS:
            problems.add(path, unknown("column", column, dict.fromkeys(_COLUMNS, "")), row=1, field=column)
    for column in _NEEDED[resource.kind]:
        if column not in header:
            problems.add(path, "the column is missing", row=1, field=column)
    if resource.kind == "observations" and "source" not in header and not resource.settings.get("source"):
        problems.add(path.parent / DESCRIPTOR, "say who published the figures", field=f"{path.name}: factcheck.source")
    return len(problems.found) == before


# --- observations -----------------------------------------------------------------------------------------------


def observations(resource: Resource, known: Known, problems: Problems) -> Iterator[Row]:
    """Read a table of observations; a row with a problem is noted and left out."""
    reader = _RowReader(resource, known, problems)
    for number, cells in rows(resource, problems):
        row = reader.read(number, cells)
        if row is not None:
            yield row


class _RowReader:
    """Checks the rows of one table. A code is looked up once."""

    def __init__(self, resource: Resource, known: Known, problems: Problems) -> None:
        self.path, self.problems = resource.path, problems
        self.fixed = resource.settings.get("source", "")
        self.known = {
            "measure": ("measure", known.measures),
            "entity": ("place", known.entities),
            "counterpart": ("place", known.entities),
            "source": ("publisher", known.publishers),
        }
        if self.fixed and self.fixed not in known.publishers:
            message = unknown("publisher", self.fixed, known.publishers)
            problems.add(self.path.parent / DESCRIPTOR, message, field=f"{self.path.name}: factcheck.source")

    def read(self, number: int, cells: Mapping[str, str]) -> Row | None:
        """Return a row, None if it has a problem."""
        before = len(self.problems.found)
        for column, (what, codes) in self.known.items():
            code = cells.get(column, "")
            if code not in codes and (code or column in ("measure", "entity")):
                self.problem(number, column, unknown(what, code, codes) if code else "the cell is empty")
        if not cells.get("source") and not self.fixed:
            self.problem(number, "source", "the cell is empty, and the descriptor names no publisher")
        period = cells["period"]
        if not _is_period(period):
            hint = "write 2016, 2016-07, 2016-Q3, 2016-07-31, or first/last with a slash between"
            self.problem(number, "period", f"not a period: {quoted(period)}: {hint}")
        published = cells.get("published", "")
        if published and not _is_period(published):
            self.problem(number, "published", f"not a date: {quoted(published)}: write 2016-07 or 2016-07-31")
        status = cells.get("status", "")
        if status not in STATUSES:
            self.problem(number, "status", unknown("status", status, dict.fromkeys(sorted(STATUSES - {""}), "")))
        value = self.number(number, "value", cells)
        low, high = (self.number(number, column, cells) for column in _BOUNDS)
        if len(self.problems.found) > before or value is None:
            return None
        if not (value if low is None else low) <= value <= (value if high is None else high):
            self.problem(number, "value", f"{value:g} lies outside its bounds {_bounds(low, high)}")
            return None
        return Row(
            number,
            cells["measure"],
            cells["entity"],
            cells.get("counterpart", ""),
            period,
            value,
            low,
            high,
            status,
            cells.get("note", ""),
            cells,
        )

    def number(self, number: int, column: str, cells: Mapping[str, str]) -> float | None:
        """Read a number, None if the cell is empty or no number."""
        text = cells.get(column, "")
        try:
            found = plain_number(text)
        except ValueError as error:
            self.problem(number, column, str(error))
            return None
        if found is None and column == "value":
            self.problem(number, column, "the cell is empty: leave out the row")
        return found

    def problem(self, number: int, column: str, message: str) -> None:
        """Note a problem of a row."""
        self.problems.add(self.path, message, row=number, field=column)


def _bounds(low: float | None, high: float | None) -> str:
    return " to ".join("open" if bound is None else f"{bound:g}" for bound in (low, high))


def _is_period(text: str) -> bool:
    try:
        start, end = parse_period(text)
    except ValueError:
        return False
    return start <= end


_DIGITS = frozenset("0123456789.-+eE")


def plain_number(text: str) -> float | int | None:
    """Read a plain decimal number, None for an empty cell. Raises ValueError for NaN, thousand separators, words."""
    if not text:
        return None
    if not _DIGITS.issuperset(text):
        separated = text.replace(",", "").replace("'", "").replace("\u00a0", "").replace(" ", "")
        if separated != text and _DIGITS.issuperset(separated):
            raise ValueError(f"not a number: {quoted(text)}: write {separated}, without separators")
        raise ValueError(f"not a number: {quoted(text)}: write digits only, with a point for decimals")
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"not a number: {quoted(text)}: write digits only, with a point for decimals") from None
    if not math.isfinite(value):
        raise ValueError(f"not a number: {quoted(text)} is too large")
    return int(value) if value.is_integer() and abs(value) < 1e15 else value
