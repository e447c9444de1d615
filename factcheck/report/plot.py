"""A small plot of a few series for the terminal: one mark a series, time from left to right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple
from factcheck.report.safe import safe
from factcheck.wording import scaled_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

HEIGHT = 8
"""Lines of the plot, without the axis."""
WIDEST, NARROWEST = 72, 20
MARKS = "●○▲△■□"
"""One for each series, the first on top."""


class Curve(NamedTuple):
    """One series to draw."""

    name: str
    """Its name in the legend."""
    points: tuple[tuple[dt.date, float], ...]
    """Days and values."""


def draw(curves: Sequence[Curve], width: int) -> str:
    """Return the plot as text with axes and a legend; nothing where less than two points can be shown."""
    curves = [curve for curve in curves if curve.points][: len(MARKS)]
    days = sorted({day.toordinal() for curve in curves for day, _ in curve.points})
    if len(days) < 2:
        return ""
    values = [value for curve in curves for _, value in curve.points]
    low, high = min(values), max(values)
    labels = [scaled_number(high), scaled_number((high + low) / 2), scaled_number(low)]
    margin = max(map(len, labels))
    columns = max(NARROWEST, min(WIDEST, width - margin - 3))
    grid = [[" "] * columns for _ in range(HEIGHT)]
    for mark, curve in reversed(list(zip(MARKS, curves, strict=False))):
        for day, value in curve.points:
            across = round((day.toordinal() - days[0]) / (days[-1] - days[0]) * (columns - 1))
            up = round((value - low) / (high - low) * (HEIGHT - 1)) if high > low else HEIGHT // 2
            grid[HEIGHT - 1 - up][across] = mark
    named = {0: labels[0], HEIGHT // 2: labels[1], HEIGHT - 1: labels[2]} if high > low else {HEIGHT // 2: labels[0]}
    lines = [f"{named.get(i, ''):>{margin}} ┤{''.join(row)}".rstrip() for i, row in enumerate(grid)]
    first, last = (str(min_max.year) for min_max in _ends(curves))
    lines.append(f"{'':>{margin}} └{'─' * columns}")
    lines.append(f"{'':>{margin}}  {first}{last:>{columns - len(first)}}")
    lines.append(f"{'':>{margin}}  {'   '.join(f'{m} {safe(c.name)}' for m, c in zip(MARKS, curves, strict=False))}")
    return "".join(f"{line}\n" for line in lines)


def _ends(curves: Sequence[Curve]) -> tuple[dt.date, dt.date]:
    days = [day for curve in curves for day, _ in curve.points]
    return min(days), max(days)
