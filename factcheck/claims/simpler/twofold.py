"""A growth told over two times: "rose 0.3 percent in the third quarter from the second, and 1.9 from a year earlier".

The second number is read in the place of the first, with the words of its own time and the date of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.measures import spans
from factcheck.language.periods import PeriodMention
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

SPAN = "growth over two times, of which the words do not part the second one"


class _Pair(NamedTuple):
    """Two numbers of one growth."""

    first: int
    """Index of the first number."""
    between: spans.Between
    """What is told between the two."""


def second(line: Line, at: int) -> Alone | str | None:
    """Return the line with the number at an item in the place of the one before it, if it is over another time.

    None if it is not; a reason if it is, but grows the other way.
    """
    pair = _pair(line, at)
    if pair is None:
        return None
    first, between = pair
    one, other = line.items[first].quantity, line.items[at].quantity
    if one is None or other is None or other.direction not in (None, one.direction):
        return SPAN
    own = [line.items[step] for step in between.behind]
    dated = any(_is_plain(line, step) for step in between.behind)
    dates = [] if dated else [line.items[step] for step in between.own if _is_plain(line, step)]
    told = [line.items[step] for step in between.over]
    rest = line.items[max((at, *between.behind)) + 1 :]
    items = [*line.items[:first], line.items[at], *told, *dates, *own, *rest]
    return Alone(line.redrawn(items), first)


def _pair(line: Line, at: int) -> _Pair | None:
    """The number before an item of which that at the item is the same growth over another time."""
    first = line.letters.rfind("Q", 0, at)
    between = spans.between(line, first, at) if first > 0 else None
    one, other = line.items[first].quantity, line.items[at].quantity
    if between is None or one is None or other is None or one.kind != "share" or other.kind != "share":
        return None
    before = spans.told(line, first, between.own)
    after = spans.told(line, at, (*between.over, *between.behind))
    if after.over is None:
        yearly = any(_is_year(line, step) for step in between.behind) and not after.quarter and not after.month
        return _Pair(first, between) if yearly and (before.over is not None or before.quarter) else None
    return _Pair(first, between) if after.over != before.over else None


def _is_plain(line: Line, step: int) -> bool:
    """Whether an item is a time that something is of, and not one that it is counted from."""
    period = line.items[step].period
    return isinstance(period, PeriodMention) and spans.counted_from(line, step, period) is None


def _is_year(line: Line, step: int) -> bool:
    """Whether an item is a time of a whole year: "and 3 percent in all of 2022"."""
    period = line.items[step].period
    if not isinstance(period, PeriodMention) or period.role not in ("in", "at") or not _is_plain(line, step):
        return False
    return spans.is_of_year(period)
