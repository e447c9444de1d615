"""The World Bank's Indicators API, version 2.

An answer is `[{page, pages, per_page, total, lastupdated}, [row, ...]]`, or, with status 200 as well,
`[{message: [{id, key, value}]}]`. A row without a figure is published as missing. Groups of countries stand among the
countries; some have no ISO code and are known by the two letters of `country.id`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from factcheck.records import NamedTuple
from factcheck.reference.problems import quoted
from factcheck.reference.sources.answers import Answer, noted, scaled, told, within, years
from factcheck.reference.sources.offering import Offering
from factcheck.reference.sources.offers import lag_of, offer
from factcheck.reference.sources.places import Gate, batches, entities_of, halves, nothing_for
from factcheck.reference.sources.source import Fetched, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.http import Client
    from factcheck.reference.sources.source import Series, Source, Wanted
    from factcheck.reference.store import Store

CODES, CHARACTERS = 60, 1_400
"""How many places are asked for at once, and how many characters they take; 1,500 between two slashes is the limit."""
PER_PAGE = 5_000
MOST_PAGES = 1_000
"""More pages than the Bank has of any indicator."""
_UNKNOWN_CODE = "120"
"""The Bank's number for a code that it does not know."""
_ALL = ("all",)


def source(store: Store, url: str | None = None) -> Source:
    """Return the World Bank, or its mirror."""
    return WorldBank(offer("world_bank", store), entities_of(store), url)


class WorldBank(Offering):
    """Asks the World Bank."""

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Ask for all figures of a measure, to the last page. Raises FetchError."""
        codes, absent = self._places.asked(wanted)
        if wanted.entities and not codes:
            raise nothing_for(absent, self.hosts)
        run = _Run(self, wanted, client, Gate(codes))
        for series in within(wanted, self._offer.series.get(wanted.measure, ())):
            for group in batches(tuple(codes.values()), CODES, CHARACTERS) if codes else [_ALL]:
                run.ask(series, group)
        if not run.answers and run.unknown is not None:  # the code of the indicator may be the one that is unknown
            run.unknown[0].fail(f"the World Bank refuses: {told(run.unknown[1])}")
        if not run.answers:
            raise nothing_for((wanted.measure,), self.hosts)
        rows = run.answers[-1].settle(run.rows.values())
        published = max(run.editions.values())
        return Fetched(
            self.code,
            self._offer.dataset,
            published or run.answers[0].day,
            self._offer.licence,
            self._offer.attribution,
            rows,
            tuple(answer.response for answer in run.answers),
            (*run.gate.skipped, *absent),
            published,
            self._offer.page,
            lag_of(self._offer, wanted.measure),
        )

    def address(self, series: Series, group: Sequence[str], wanted: Wanted) -> str:
        """Return the address of the first page, without its number."""
        query = {"format": "json", "per_page": str(PER_PAGE)}
        if _limited(wanted, series):
            query["date"] = "{}:{}".format(*years(wanted, series))
        places = ";".join(quote(code, safe="") for code in group)
        path = f"{self.url}/country/{places}/indicator/{quote(series.series, safe='')}"
        return f"{path}?{urlencode(query, safe=':')}"

    def row(self, answer: Answer, record: Mapping[str, Any], series: Series, wanted: Wanted, gate: Gate) -> Row | None:
        """Read one row, None for a place that is skipped."""
        indicator = answer.record(answer.field(record, "indicator", "a row"), "the indicator of a row")
        if indicator.get("id") != series.series:
            answer.fail(f"a row is of {quoted(str(indicator.get('id')))}, not of {series.series}")
        country = answer.record(answer.field(record, "country", "a row"), "the country of a row")
        iso = answer.field(record, "countryiso3code", "a row")
        code = answer.word(iso or country.get("id"), "the code of a country")
        entity = gate.admit(answer, self._places.entity(code), code)
        period = answer.period(answer.field(record, "date", "a row"), "the date of a row", series)
        if _limited(wanted, series):
            answer.inside(period, years(wanted, series))
        value = scaled(answer.number(answer.field(record, "value", "a row"), f"the value of {code} {period}"), series)
        status, remark = answer.flags(record.get("obs_status"), "obs_status", self._offer)
        if entity is None:
            return None
        return Row(series.measure, entity, None, period, value, status=status, note=noted(series.note, remark))


def _limited(wanted: Wanted, series: Series) -> bool:
    """Whether only some years are wanted, or good for anything."""
    return any(year is not None for year in (wanted.since, wanted.until, series.since, series.until))


class _Head(NamedTuple):
    """What the first part of an answer says of the whole."""

    pages: int
    total: int
    edition: str


class _Run:
    """One fetch: what came so far."""

    def __init__(self, bank: WorldBank, wanted: Wanted, client: Client, gate: Gate) -> None:
        self.bank, self.wanted, self.client, self.gate = bank, wanted, client, gate
        self.answers: list[Answer] = []
        self.rows: dict[tuple[str, ...], Row] = {}
        self.editions: dict[str, str] = {}
        self.unknown: tuple[Answer, str] | None = None
        """The last answer that the Bank does not know a code, and what it said."""

    def ask(self, series: Series, group: Sequence[str]) -> None:
        """Ask for some places. One code that the Bank does not know spoils the answer for all, so it is looked for."""
        url = self.bank.address(series, group, self.wanted)
        first = self._page(url, 1)
        complaint = _complaint(first)
        if complaint is not None:
            if complaint[0] != _UNKNOWN_CODE or group == _ALL:
                first.fail(f"the World Bank refuses: {told(complaint[1])}")
            if len(group) == 1:
                self.gate.skipped[group[0]] = None
                self.unknown = first, complaint[1]
                return
            for half in halves(group):
                self.ask(series, half)
            return
        head, records = _parts(first, 1)
        self._take(first, records, series)
        count = len(records)
        for number in range(2, head.pages + 1):
            page = self._page(url, number)
            again, records = _parts(page, number)
            if again != head:
                page.fail(f"the answer changed while it was read: page {number} says {_said(again)}, not {_said(head)}")
            self._take(page, records, series)
            count += len(records)
        if count != head.total:
            self.answers[-1].fail(f"{count} rows came, where {head.total} were announced")
        self.answers[-1].same_edition(self.editions, series, head.edition)

    def _page(self, url: str, number: int) -> Answer:
        return Answer(self.client.get(f"{url}&page={number}", hosts=self.bank.hosts, accept="application/json"))

    def _take(self, answer: Answer, records: Sequence[Mapping[str, Any]], series: Series) -> None:
        self.answers.append(answer)
        for record in records:
            row = self.bank.row(answer, record, series, self.wanted, self.gate)
            if row is not None:
                answer.agree(self.rows, (series.series, series.note, row.entity, row.period), row)


def _complaint(answer: Answer) -> tuple[str, str] | None:
    """Return number and text of an error that came with status 200, None if there is none."""
    document = answer.sequence(answer.json(), "the answer")
    head = answer.record(document[0] if document else None, "the head of the answer")
    if "message" not in head:
        return None
    messages = answer.sequence(head["message"], "the message")
    message = answer.record(messages[0] if messages else None, "the message")
    return str(message.get("id", "")), f"{message.get('key', '')}: {message.get('value', '')}"


def _parts(answer: Answer, number: int) -> tuple[_Head, list[dict[str, Any]]]:
    """Return what an answer says of the whole, and the rows of this page."""
    document = answer.sequence(answer.json(), "the answer")
    if len(document) != 2:
        answer.fail(f"the answer has {len(document)} parts, not head and rows")
    head = answer.record(document[0], "the head of the answer")
    page, pages, total = (answer.whole(answer.field(head, key, "the head"), key) for key in ("page", "pages", "total"))
    if pages and page != number:
        answer.fail(f"page {number} was asked for, and page {page} came")
    if pages > MOST_PAGES:
        answer.fail(f"the answer has {pages} pages, more than can be")
    records = answer.sequence(document[1] if document[1] is not None else [], "the rows")
    edition = answer.date(head.get("lastupdated"), "lastupdated")
    return _Head(pages, total, edition), [answer.record(record, "a row") for record in records]


def _said(head: _Head) -> str:
    return f"{head.total} rows on {head.pages} pages, updated {head.edition or 'at an unknown time'}"
