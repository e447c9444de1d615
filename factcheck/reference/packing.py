"""How the points of a series lie in the store: consecutive periods share one entry, a run.

An entry is a list. A run is `[first period, [value, ...]]`, a point `[period, value]`; a run may go on with `status,
note`, a point with `low, high, status, note`. A missing value inside a run is null. Values are in base units.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any

from factcheck.patterns import lazily
from factcheck.records import NamedTuple
from factcheck.reference.observations import parse_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

_YEAR = len("2016")
_MONTH = len("2016-07")
LONGEST_GAP = 3
"""A run goes on over no more missing periods than this."""
_YEARS = lazily(r"(\d{4})((?:-\d\d){0,2})(?:/(\d{4})((?:-\d\d){0,2}))?\Z")


PointFields = tuple[str, float, float | None, float | None, str, str]
"""Period, value, low, high, status and note of a point: what `Point` names."""


class Point(NamedTuple):
    """One value of a series, without what all of its series share."""

    period: str
    """ISO 8601 period or interval."""
    value: float
    """In base units."""
    low: float | None = None
    """The publisher's own lower bound."""
    high: float | None = None
    """The publisher's own upper bound."""
    status: str = ""
    """Empty for an observation."""
    note: str = ""
    """What the point counts, where the measure does not say it."""


@functools.lru_cache(maxsize=8192)
def successor(period: str) -> str | None:
    """Return the period that follows: the next year, quarter or month, the same day or span a year later.

    None for spans of another length than a year, whose successor nobody would guess.
    """
    if "-Q" in period and "/" not in period:
        year, quarter = int(period[:4]), int(period[6])
        return f"{year + 1:04}-Q1" if quarter == 4 else f"{year:04}-Q{quarter + 1}"
    found = _YEARS.match(period)
    if found is None:
        return None
    first, rest, last, last_rest = found.groups()
    if last is None:
        if len(rest) == 3:
            month = int(rest[1:])
            return f"{int(first) + 1:04}-01" if month == 12 else f"{first}-{month + 1:02}"
        return None if rest == "-02-29" else f"{int(first) + 1:04}{rest}"
    start, end = parse_period(period)
    if not 360 <= (end - start).days <= 370 or "-02-29" in period:
        return None
    return f"{int(first) + 1:04}{rest}/{int(last) + 1:04}{last_rest}"


def pack(points: Iterable[Point]) -> list[list[Any]]:
    """Pack the points of one series and one edition. Points may come in any order; periods may repeat."""
    ordered = sorted(points, key=lambda point: (point.status, point.note, parse_period(point.period)))
    entries: list[list[Any]] = []
    for kind, group in itertools.groupby(ordered, key=_kind):
        alike = list(group)
        entries += _runs(alike, *kind) if kind is not None else map(_single, alike)
    return entries


def unpack(entries: Sequence[Sequence[Any]]) -> Iterator[PointFields]:
    """Yield period, value, low, high, status and note of every point."""
    for period, value, *rest in entries:
        if not isinstance(value, list):
            low, high, status, note = rest or (None, None, "", "")
            yield period, value, low, high, status, note
            continue
        status, note = rest or ("", "")
        at: str | None = period
        for number in value:
            assert at is not None
            if number is not None:
                yield at, number, None, None, status, note
            at = successor(at)


def during(entries: Sequence[Sequence[Any]], first: dt.date, last: dt.date) -> Iterator[PointFields]:
    """Yield those points of which the period shares a day with the days from `first` to `last`."""
    for entry in entries:
        if len(entry[0]) == _YEAR and isinstance(entry[1], list):
            yield from _years_of(entry, first.year, last.year)
            continue
        if int(entry[0][:_YEAR]) > last.year or _last_year(entry) < first.year:
            continue  # most entries lie elsewhere, and this is told without reading them
        for point in unpack([_ahead(entry, first.year - 1) if isinstance(entry[1], list) else entry]):
            start, end = parse_period(point[0])
            if start > last:
                break
            if end >= first:
                yield point


def _last_year(entry: Sequence[Any]) -> int:
    """A year behind which no period of an entry ends."""
    period, values = entry[0], entry[1]
    year = int(period.rpartition("/")[2][:_YEAR])
    return year + len(values) // _a_year(period) + 1 if isinstance(values, list) else year


def _a_year(period: str) -> int:
    """How many periods of a run begin in a year."""
    return 1 if len(period) != _MONTH else 4 if "-Q" in period else 12


def _years_of(run: Sequence[Any], first: int, last: int) -> Iterator[PointFields]:
    """The points of a run of years that lie between two years: most series are such runs."""
    begin, values = int(run[0]), run[1]
    status, note = run[2:] or ("", "")
    for year in range(max(first, begin), min(last, begin + len(values) - 1) + 1):
        value = values[year - begin]
        if value is not None:
            yield f"{year:04}", value, None, None, status, note


def _ahead(run: Sequence[Any], year: int) -> Sequence[Any]:
    """A run without the whole years that come before one; what begins in a year ends no later than in the next."""
    period, values, *rest = run
    years = year - int(period[:4])
    if years <= 0:
        return run
    a_year = _a_year(period)
    period = "/".join(f"{int(part[:4]) + years:04}{part[4:]}" for part in period.split("/"))
    return [period, values[years * a_year :], *rest]


def _kind(point: Point) -> tuple[str, str] | None:
    """What the points of a run share; None for a point with bounds, which is in no run."""
    return (point.status, point.note) if point.low is None and point.high is None else None


def _single(point: Point) -> list[Any]:
    plain = point.low is None and point.high is None and not point.status and not point.note
    return [point.period, point.value] if plain else list(point)


def _runs(points: Sequence[Point], status: str, note: str) -> Iterator[list[Any]]:
    at = 0
    while at < len(points):
        values: list[float | None] = [points[at].value]
        last, end = points[at].period, at + 1
        while end < len(points):
            steps = _steps(last, points[end].period)
            if steps is None:
                break
            values += [None] * (steps - 1) + [points[end].value]
            last, end = points[end].period, end + 1
        if end - at > 1:
            yield [points[at].period, values, status, note] if status or note else [points[at].period, values]
        else:
            yield _single(points[at])
        at = end


def _steps(before: str, after: str) -> int | None:
    """How many periods lie from one to the other, None if it cannot be reached over a short gap."""
    at = successor(before)
    for steps in range(1, LONGEST_GAP + 2):
        if at == after:
            return steps
        if at is None:
            return None
        at = successor(at)
    return None
