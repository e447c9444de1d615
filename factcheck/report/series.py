"""A series with every publisher and edition side by side, as a table, a plot, and plain values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from factcheck.records import NamedTuple
from factcheck.report.plot import Curve, draw
from factcheck.report.safe import safe
from factcheck.report.table import Column, Page, render
from factcheck.wording import label, plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.reference.catalogue import Entity, Measure, MeasureUnit
    from factcheck.reference.observations import Observation

FUTURE = frozenset({"projection", "forecast", "target"})
"""Statuses of values that nobody has observed."""


_MONTH_DAYS = 31
_FRAME = 4
"""Columns that a drawn table takes beside its cells."""


class Shown(NamedTuple):
    """What is shown of a series."""

    measure: Measure
    """The measure."""
    entity: Entity
    """Of whom."""
    counterpart: Entity | None
    """The second place."""
    observations: tuple[Observation, ...]
    """All values of all publishers and editions, by time."""
    publishers: Mapping[str, str]
    """The short names of publishers by their codes, in the order in which the measure trusts them."""


def spread(observations: Sequence[Observation], unit: MeasureUnit) -> str:
    """Say how far apart several values for one time lie; nothing for one value, and for projections."""
    values = sorted({o.value for o in observations if o.status not in FUTURE})
    if len(values) < 2:
        return ""
    width = values[-1] - values[0]
    if unit.in_percent:
        return f"{width:.3g} points"
    middle = abs(values[0] + values[-1]) / 2
    part = f" ({width / middle:.1%})" if middle else ""
    return f"{_number(width, unit)}{part}"


def title(shown: Shown, the: frozenset[str]) -> str:
    """Name a series: population of Syria (population.total · SYR)."""
    codes = [shown.measure.code, shown.entity.code, *([shown.counterpart.code] if shown.counterpart else [])]
    return f"{label(shown.measure, shown.entity, shown.counterpart, the)} ({' · '.join(codes)})"


def text(shown: Shown, page: Page, the: frozenset[str]) -> str:
    """Return title, table, and at a terminal the plot.

    Publishers stand side by side; where that is wider than the terminal, one below the other.
    """
    unit = shown.measure.unit.text.replace("{}", "").strip()
    head = "".join(
        f"{safe(line)}\n"
        for line in (title(shown, the), shown.measure.definition, f"in {unit}" if unit else "")
        if line
    )
    table = _side_by_side(shown, Page())
    if page.terminal:
        wide = max(cell_len(line) for line in table.splitlines()) > page.width - _FRAME
        table = _one_below_the_other(shown, page) if wide else _side_by_side(shown, page)
    plot = draw([_curve(shown, key) for key in _columns(shown)], page.width) if page.terminal else ""
    return f"{head}\n{table}\n{plot}" if plot else f"{head}\n{table}"


def _side_by_side(shown: Shown, page: Page) -> str:
    columns = _columns(shown)
    headings = [
        Column("Period", whole=True),
        *(Column(_heading(shown, key), right=True) for key in columns),
        Column("Spread", right=True),
    ]
    rows = []
    for slot, here in _slots(shown):
        cells = ["\n".join(_cell(o, slot, shown.measure.unit) for o in here if _key(o) == key) for key in columns]
        rows.append([plain_period(slot), *cells, spread(here, shown.measure.unit)])
    return render(headings, rows, page)


def _one_below_the_other(shown: Shown, page: Page) -> str:
    headings = (
        Column("Period", whole=True),
        Column("Value", right=True),
        Column("Publisher"),
        Column("Edition"),
        Column("Spread", right=True),
    )
    order = list(shown.publishers)
    rows = []
    for slot, here in _slots(shown):
        ranked = sorted(here, key=lambda o: order.index(o.provenance.publisher))
        for at, o in enumerate(ranked):
            about = (o.provenance.edition, o.status, o.note, o.period if (o.start, o.end) != tuple(slot) else "")
            rows.append(
                (
                    "" if at else plain_period(slot),
                    _number(o.value, shown.measure.unit),
                    shown.publishers[o.provenance.publisher],
                    ", ".join(filter(None, about)),
                    "" if at else spread(here, shown.measure.unit),
                )
            )
    return render(headings, rows, page)


def _slots(shown: Shown) -> list[tuple[_Span, list[Observation]]]:
    """The lines of the table, by time, with the values of each."""
    stock = shown.measure.kind == "stock"
    found: dict[_Span, list[Observation]] = {}
    for o in shown.observations:
        found.setdefault(_slot(o, stock), []).append(o)
    return sorted(found.items(), key=lambda entry: (entry[0].end, entry[0].start))


def _number(value: float, unit: MeasureUnit) -> str:
    """Write a value without its unit, which the head of the table gives."""
    return plain_number(value, unit._replace(text="{}"))


class _Span(NamedTuple):
    start: dt.date
    end: dt.date


_Key = tuple[str, str, str]


def _key(observation: Observation) -> _Key:
    """What stands in one column: the figures of one publisher's collection that count the same."""
    source = observation.provenance
    return source.publisher, source.dataset, observation.note


def _columns(shown: Shown) -> list[_Key]:
    order = list(shown.publishers)
    return sorted({_key(o) for o in shown.observations}, key=lambda key: (order.index(key[0]), *key))


def _heading(shown: Shown, key: _Key) -> str:
    publisher, dataset, note = key
    same = {other[1] for other in _columns(shown) if other[0] == publisher}
    name = shown.publishers[publisher]
    return "\n".join(filter(None, (name, dataset if len(same) > 1 else "", note)))


def _slot(observation: Observation, stock: bool) -> _Span:
    """The line of the table in which a value stands: its period, or for a day or a month of a stock that year.

    A stock is counted on different days of a year by different publishers, and they are to be compared.
    """
    days = (observation.end - observation.start).days
    if days == 0 or (stock and days <= _MONTH_DAYS):
        year = observation.end.year
        return _Span(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return _Span(observation.start, observation.end)


def _cell(observation: Observation, slot: _Span, unit: MeasureUnit) -> str:
    """A value with what the reader must know of it: the day, the edition, and whether it was observed."""
    marks = [observation.period if (observation.start, observation.end) != tuple(slot) else ""]
    marks += [f"ed. {observation.provenance.edition}" if observation.provenance.edition else "", observation.status]
    bounds = [bound for bound in (observation.low, observation.high) if bound is not None]
    if bounds:
        marks.append(" to ".join(_number(bound, unit) for bound in bounds))
    told = ", ".join(filter(None, marks))
    return f"{_number(observation.value, unit)}{f' ({told})' if told else ''}"


def _curve(shown: Shown, key: _Key) -> Curve:
    """The observed values of a column, of the latest edition that has one for each time."""
    values: dict[dt.date, tuple[str, float]] = {}
    for o in shown.observations:
        if _key(o) == key and o.status not in FUTURE:
            edition = o.provenance.published or o.provenance.edition
            if o.end not in values or edition >= values[o.end][0]:
                values[o.end] = (edition, o.value)
    name = ", ".join(_heading(shown, key).split("\n"))
    return Curve(name, tuple((day, value) for day, (_, value) in sorted(values.items())))


def document(shown: Shown, the: frozenset[str]) -> dict[str, Any]:
    """Return a series as plain values for JSON."""
    return {
        "label": label(shown.measure, shown.entity, shown.counterpart, the),
        "measure": {
            "code": shown.measure.code,
            "definition": shown.measure.definition,
            "unit": shown.measure.unit.name,
            "kind": shown.measure.kind,
        },
        "entity": {"code": shown.entity.code, "name": shown.entity.name},
        "counterpart": (
            {"code": shown.counterpart.code, "name": shown.counterpart.name} if shown.counterpart is not None else None
        ),
        "observations": [observation_values(o, shown.publishers) for o in shown.observations],
    }


def observation_values(observation: Observation, publishers: Mapping[str, str]) -> dict[str, Any]:
    """Return one observation as plain values for JSON."""
    source = observation.provenance
    return {
        "period": observation.period,
        "start": observation.start.isoformat(),
        "end": observation.end.isoformat(),
        "value": observation.value,
        "low": observation.low,
        "high": observation.high,
        "status": observation.status or None,
        "note": observation.note or None,
        "publisher": source.publisher,
        "publisher_name": publishers.get(source.publisher, source.publisher),
        "dataset": source.dataset,
        "edition": source.edition,
        "published": source.published or None,
        "retrieved": source.retrieved or None,
        "licence": source.licence,
        "url": source.url,
    }
