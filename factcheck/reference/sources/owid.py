"""Charts of Our World in Data: a table with the figures, and a description of its columns.

The table is CSV: entity, code, year or day, and the columns of the chart. Groups of countries have no code; some have
one that begins with OWID_. The description says when a column was last updated, in which unit it is, and whom to cite.
The figures are those of other publishers, so each series names its own.

The whole chart is asked for (`csvType=full`), and the places and years that are wanted are taken from it. A part of a
chart (`csvType=filtered`) is what its view shows: that of a map ignores places, and stamps a figure of an earlier year
with the year that was asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quote_url

from factcheck.patterns import lazily
from factcheck.records import NamedTuple
from factcheck.reference.problems import quoted
from factcheck.reference.sources.answers import FIRST_YEAR, Answer, noted, scaled
from factcheck.reference.sources.offering import Offering
from factcheck.reference.sources.offers import lag_of, offer
from factcheck.reference.sources.places import Gate, entities_of, nothing_for
from factcheck.reference.sources.source import Fetched, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from factcheck.http import Client
    from factcheck.reference.sources.source import Series, Source, Wanted
    from factcheck.reference.store import Store

_WHOLE = "useColumnShortNames=true&csvType=full"
_OWN = frozenset({"entity", "code", "year", "month", "day"})
"""The columns of a chart's table that hold no figures."""
_CODED = lazily(r"[A-Z0-9_]{2,24}\Z")
_NUMBER = lazily(r"-?[0-9]{1,6}\Z")


def source(store: Store, url: str | None = None) -> Source:
    """Return Our World in Data, or its mirror."""
    return Owid(offer("owid", store), entities_of(store), url)


class Owid(Offering):
    """Asks Our World in Data."""

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Ask for description and table of a chart. Raises FetchError."""
        codes, absent = self._places.asked(wanted)
        found = self._offer.series.get(wanted.measure, ())
        if not found or (wanted.entities and not codes):
            raise nothing_for(absent or (wanted.measure,), self.hosts)
        series = found[0]
        chart = f"{self.url}/{quote_url(series.series, safe='')}"
        described = Answer(client.get(f"{chart}.metadata.json?{_WHOLE}", hosts=self.hosts, accept="application/json"))
        column = _column(described, series)
        answer = Answer(client.get(f"{chart}.csv?{_WHOLE}", hosts=self.hosts, accept="text/csv"))
        gate = Gate(())
        every = answer.settle(self._rows(answer, column, series, gate))
        if codes and not any(row.entity in codes for row in every):
            raise nothing_for(tuple(codes), self.hosts)
        rows = tuple(row for row in every if _is_wanted(row, codes, wanted))
        return Fetched(
            series.source or self.code,
            series.dataset or self._offer.dataset,
            column.updated or described.day,
            column.licence or self._offer.licence,
            f"{column.citation}; {self._offer.attribution}" if column.citation else self._offer.attribution,
            rows,
            (described.response, answer.response),
            absent if codes else tuple(gate.skipped),
            column.updated,
            f"{self._offer.page}/{series.series}",
            lag_of(self._offer, wanted.measure),
        )

    def _rows(self, answer: Answer, column: _Column, series: Series, gate: Gate) -> list[Row]:
        header, table = answer.rows()
        names = [name.strip().lower() for name in header]
        when = next((name for name in ("year", "month", "day") if name in names), "")
        for name in ("entity", "code", when or "year"):
            if names.count(name) != 1:
                answer.fail(
                    f"the table has no column {name!r}, but {quoted(', '.join(header))}; has the format changed?"
                )
        at = _place_of(answer, header, names, column)
        entity_at, code_at, when_at = (names.index(name) for name in ("entity", "code", when))
        rows = []
        for cells in table:
            name, code = cells[entity_at].strip(), cells[code_at].strip()
            if _before(cells[when_at], series.since or FIRST_YEAR) or _after(cells[when_at], series.until):
                continue
            period = answer.period(cells[when_at].strip(), f"the {when} of {quoted(name)}", series)
            value = answer.number(cells[at], f"the value of {quoted(name)} {period}")
            if code and not _CODED.match(code):
                answer.fail(f"the code of {quoted(name)} is {quoted(code)}")
            entity = gate.admit(answer, self._places.entity(code) if code else self._places.named(name), code or name)
            if entity is not None:
                rows.append(Row(series.measure, entity, None, period, scaled(value, series), note=noted(series.note)))
        return rows


def _is_wanted(row: Row, entities: Collection[str], wanted: Wanted) -> bool:
    """Whether a row is of a place and a year that are wanted."""
    year = int(row.period[:4])
    return (
        (not entities or row.entity in entities)
        and (wanted.since is None or year >= wanted.since)
        and (wanted.until is None or year <= wanted.until)
    )


class _Column(NamedTuple):
    """The column of a chart that a measure is taken from."""

    title: str
    """Its name in the description."""
    short: str
    """Its short name."""
    updated: str
    """The day of its last update."""
    citation: str
    """Whom to cite."""
    licence: str
    """The terms, empty if the description does not say them: then those of the offer hold."""


def _column(answer: Answer, series: Series) -> _Column:
    """Find the column of a series in the description, and check its unit."""
    settings = dict(series.filters)
    document = answer.record(answer.json(), "the description")
    columns = answer.record(answer.field(document, "columns", "the description"), "the columns")
    found: list[tuple[str, Mapping[str, Any]]] = []
    for title, column in columns.items():
        entry = answer.record(column, f"the column {quoted(title)}")
        wanted = settings.get("column")
        if wanted is None or wanted in (title, entry.get("shortName")):
            found.append((title, entry))
    if len(found) != 1:
        names = quoted(", ".join(str(_dict_short(column, title)) for title, column in columns.items()))
        answer.fail(f"{series.series} should have one column {settings.get('column', '')!r}, and has {names}")
    title, column = found[0]
    unit = settings.get("unit")
    if unit is not None and str(column.get("unit", "")).strip().lower() != unit.lower():
        answer.fail(f"{quoted(title)} is in {quoted(str(column.get('unit')))}, not in {unit!r}")
    short = column.get("shortName", title)
    citation = column.get("citationShort") or ""
    return _Column(
        title,
        answer.word(short, "the short name of a column"),
        answer.date(column.get("lastUpdated"), "lastUpdated"),
        answer.word(citation, "citationShort") if citation else "",
        _licence(answer, column.get("license")),
    )


def _licence(answer: Answer, said: object) -> str:
    """Return the licence of a column, which is a name, or a name and an address: CC BY 4.0 is CC-BY-4.0."""
    if isinstance(said, dict):
        said = said.get("name")
    return answer.word(said, "the licence of a column").replace(" ", "-") if said else ""


def _dict_short(column: object, title: str) -> object:
    return column.get("shortName", title) if isinstance(column, dict) else title


def _place_of(answer: Answer, header: Sequence[str], names: Sequence[str], column: _Column) -> int:
    """Return where the figures stand in the table."""
    if strange := next((name for name in names if "original" in name and "year" in name), None):
        answer.fail(f"the table is that of a map: {quoted(strange)} says that years are not those of the figures")
    places = [at for at, name in enumerate(header) if name.strip() in (column.short, column.title)]
    if len(places) != 1:
        rest = ", ".join(name for name, low in zip(header, names, strict=True) if low not in _OWN)
        answer.fail(f"the table has no column {quoted(column.short)}, but {quoted(rest)}; has the format changed?")
    return places[0]


def _after(text: str, year: int | None) -> bool:
    return year is not None and _NUMBER.match(text.strip()) is not None and int(text) > year


def _before(text: str, year: int) -> bool:
    """Whether a cell holds a year before another; charts of history begin thousands of years before our era."""
    text = text.strip()
    return _NUMBER.match(text) is not None and int(text) < year
