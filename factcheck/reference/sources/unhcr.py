"""UNHCR's population API, version 1: people by the country that they left (coo) and the country that they are in (coa).

An answer is `{page, maxPages, items: [{year, coo, coo_iso, coa, coa_iso, ...counts}]}`. What is not broken down has "-"
in place of a country. UNHCR has codes of its own (AUS is Austria) beside those of ISO: only the fields `coo_iso` and
`coa_iso` are read, and questions say `cf_type=ISO`. A count is a number, the same in quotation marks, or "-" for none;
zero is written for what nobody reported, so both are missing here. Small counts are rounded to a multiple of five. The
interface names no edition, so it is the month in which it was asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from factcheck.records import NamedTuple
from factcheck.reference.sources.answers import Answer, noted, scaled, within, years
from factcheck.reference.sources.offering import Offering
from factcheck.reference.sources.offers import lag_of, offer
from factcheck.reference.sources.places import Gate, Places, batches, nothing_for
from factcheck.reference.sources.source import Fetched, Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factcheck.http import Client
    from factcheck.reference.sources.source import Series, Source, Wanted
    from factcheck.reference.store import Store

PER_PAGE = 5_000
MOST_PAGES = 1_000
"""More pages than UNHCR has of anything."""
CODES = 60
"""How many places are asked for at once."""
SMALL = 5
"""Counts up to it are rounded for privacy, where the offer does not name another (`small`)."""
ROUNDED = "small counts are rounded to a multiple of five"
IN_CASES = "counted in cases, which stand for several persons"
_WORLD = "WLD"
_TOGETHER = "-"
"""What stands for a country where all are counted together."""
_UNKNOWN = "UNK"
_SPLITS = ("coo", "coo_id", "coa", "coa_id", "procedure_type", "app_type", "dec_level", "app_pc", "dec_pc")
"""What tells two items of the same countries and year apart."""


def source(store: Store, url: str | None = None) -> Source:
    """Return UNHCR, or its mirror."""
    countries = store.codes_of("country") | store.codes_of("territory")
    return Unhcr(offer("unhcr", store), countries, url)


class Unhcr(Offering):
    """Asks UNHCR, which knows countries and territories, and no groups of them."""

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Ask for all figures of a measure, to the last page. Raises FetchError."""
        named = wanted._replace(entities=tuple(entity for entity in wanted.entities if entity != _WORLD))
        codes, absent = self._places.asked(named)
        world = not wanted.entities or _WORLD in wanted.entities
        everywhere = not wanted.entities
        if not codes and not world:
            raise nothing_for(absent, self.hosts)
        run = _Run(self._places, wanted, client, Gate(codes if not everywhere else ()))
        every = within(wanted, self._offer.series.get(wanted.measure, ()))
        for series in every:
            for question in self._questions(series, tuple(codes.values()), everywhere=everywhere, world=world):
                run.ask(f"{self.url}/{series.series.partition('/')[0]}/", question, self.hosts)
        if not run.answers:
            raise nothing_for((wanted.measure,), self.hosts)
        return Fetched(
            every[0].source or self.code,
            every[0].dataset or self._offer.dataset,
            run.answers[0].day[:7],
            self._offer.licence,
            self._offer.attribution,
            run.answers[-1].settle(run.rows),
            tuple(answer.response for answer in run.answers),
            (*run.gate.skipped, *absent),
            "",
            self._offer.page,
            lag_of(self._offer, wanted.measure),
        )

    def _questions(self, series: Series, codes: Sequence[str], *, everywhere: bool, world: bool) -> Iterator[_Question]:
        """Yield what has to be asked: the world, each place, and each place by the places on the other side."""
        settings = dict(series.filters)
        mine, other = ("coo", "coa") if settings.get("role") == "origin" else ("coa", "coo")
        if world:
            yield _Question(series, mine, other, {}, whole=True)
        groups = [{f"{mine}_all": "true"}] if everywhere else [{mine: ",".join(g)} for g in batches(codes, CODES, 400)]
        for group in groups:
            yield _Question(series, mine, other, group)
            if settings.get("pairs") == "true":
                yield _Question(series, mine, other, {**group, f"{other}_all": "true"}, pairs=True)


class _Question(NamedTuple):
    """One question, and which side is whose."""

    series: Series
    mine: str
    """The side of the entity, coo or coa."""
    other: str
    """The side of the counterpart."""
    query: Mapping[str, str]
    """What is asked for."""
    whole: bool = False
    """Whether all are counted together on both sides."""
    pairs: bool = False
    """Whether the other side is broken down."""


class _Run:
    """One fetch: what came so far."""

    def __init__(self, places: Places, wanted: Wanted, client: Client, gate: Gate) -> None:
        self.places, self.wanted, self.client, self.gate = places, wanted, client, gate
        self.others = Gate(())
        self.answers: list[Answer] = []
        self.rows: list[Row] = []
        self._asked: dict[str, Answer] = {}

    def ask(self, address: str, question: _Question, hosts: Collection[str]) -> None:
        """Ask one question and read the answer to its last page."""
        first, last = years(self.wanted, question.series)
        query = {**question.query, "cf_type": "ISO", "yearFrom": str(first), "yearTo": str(last)}
        sums: dict[tuple[str, str | None, str], _Sum] = {}
        seen: set[tuple[str, ...]] = set()
        pages, number = 1, 0
        while number < pages:
            number += 1
            url = f"{address}?{urlencode({**query, 'limit': str(PER_PAGE), 'page': str(number)}, safe=',')}"
            answer = self._asked.get(url)
            if answer is None:
                answer = self._asked[url] = Answer(self.client.get(url, hosts=hosts, accept="application/json"))
                self.answers.append(answer)
            there, items = _parts(answer, number)
            if number > 1 and there != pages:
                answer.fail(f"the answer changed while it was read: it has {there} pages now, and had {pages}")
            pages = there
            for item in items:
                self._count(answer, item, question, sums, seen)
        wider = "+" in question.series.series
        self.rows += [total.row(question.series, *key) for key, total in sums.items() if total.wider or not wider]

    def _count(
        self,
        answer: Answer,
        item: Mapping[str, Any],
        question: _Question,
        sums: dict[tuple[str, str | None, str], _Sum],
        seen: set[tuple[str, ...]],
    ) -> None:
        """Add an item to the sum that it belongs to."""
        series, settings = question.series, dict(question.series.filters)
        entity, counterpart = self._sides(answer, item, question)
        period = answer.period(_year(answer.field(item, "year", "an item")), "the year of an item", series)
        answer.inside(period, years(self.wanted, series))
        parts = ("coo_iso", "coa_iso", *_SPLITS)
        key = (period, *(str(item.get(part, "")) for part in parts))
        if key in seen:
            answer.fail(f"an item comes twice: {' '.join(key[:3])}")
        seen.add(key)
        found = [
            answer.number(None if value == _TOGETHER else value, field)
            for field in series.series.partition("/")[2].split("+")
            for value in (answer.field(item, field, "an item"),)
        ]
        kinds = settings.get("app_type", "")
        if kinds and str(answer.field(item, "app_type", "an item")) not in kinds.split(","):
            return
        if entity is None or (question.pairs and counterpart is None):
            return
        total = sums.setdefault((entity, counterpart, period), _Sum(settings))
        total.add([value or 0.0 for value in found], in_cases=item.get("app_pc") == "C")

    def _sides(self, answer: Answer, item: Mapping[str, Any], question: _Question) -> tuple[str | None, str | None]:
        """Return entity and counterpart of an item. Fails if it is not broken down as was asked."""
        mine, other = (_iso(answer, item, side) for side in (question.mine, question.other))
        if question.whole:
            if (mine, other) != (_TOGETHER, _TOGETHER):
                answer.fail(f"the world was asked for, and {mine} and {other} came")
            return _WORLD, None
        if mine == _TOGETHER:
            answer.fail("single countries were asked for, and all together came; has the format changed?")
        entity = self.gate.admit(answer, self.places.entity(mine), mine)
        if question.pairs != (other != _TOGETHER):
            wanted = "each" if question.pairs else "all together"
            answer.fail(f"{wanted} of the other side was asked for, and {other} came; has the format changed?")
        if not question.pairs:
            return entity, None
        return entity, self.others.admit(answer, self.places.entity(other), other)


class _Sum:
    """Persons of one entity, counterpart and year: UNHCR counts them by procedure and level."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.total = 0.0
        self.cases = 0.0
        self.wider = False
        """Whether anybody is counted beyond the first field."""
        self._most = float(settings.get("cases_at_most", "inf"))
        self._small = float(settings.get("small", SMALL))

    def add(self, values: Sequence[float], *, in_cases: bool) -> None:
        """Add what the fields of an item say."""
        self.total += sum(values)
        self.cases += sum(values) if in_cases else 0
        self.wider = self.wider or any(values[1:])

    def row(self, series: Series, entity: str, counterpart: str | None, period: str) -> Row:
        """Return the sum. Zero is missing, and so is a sum of cases where persons are meant."""
        if self.total and self.cases / self.total > self._most:
            return Row(series.measure, entity, counterpart, period, None, note=noted(series.note, IN_CASES))
        note = noted(series.note, ROUNDED if 0 < self.total <= self._small else "")
        return Row(series.measure, entity, counterpart, period, scaled(self.total or None, series), note=note)


def _parts(answer: Answer, number: int) -> tuple[int, list[dict[str, Any]]]:
    """Return how many pages there are, and the items of this one."""
    document = answer.record(answer.json(), "the answer")
    page, pages = (answer.whole(answer.field(document, key, "the answer"), key) for key in ("page", "maxPages"))
    if page != number and pages:
        answer.fail(f"page {number} was asked for, and page {page} came")
    if pages > MOST_PAGES:
        answer.fail(f"the answer has {pages} pages, more than can be")
    items = answer.sequence(answer.field(document, "items", "the answer"), "the items")
    return pages, [answer.record(item, "an item") for item in items]


def _year(value: object) -> object:
    """UNHCR writes years as numbers and as texts."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _iso(answer: Answer, item: Mapping[str, Any], side: str) -> str:
    """Return the ISO code of a side; UNK where UNHCR does not know it."""
    value = answer.field(item, f"{side}_iso", "an item")
    return _UNKNOWN if value is None or value == "" else answer.word(value, f"{side}_iso")
