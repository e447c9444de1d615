"""Eurostat's statistics API, which sends JSON-stat 2.0.

Places have Eurostat's own codes: EL is Greece, UK the United Kingdom, EU27_2020 the Union. A question for too many
cells is answered with status 413; then it is asked in halves, by place or by year. Whoever has asked for much lately is
answered with a notice that the answer is being prepared (ASYNCHRONOUS_RESPONSE, as a warning or with status 413); then
the client asks the same again, since this API names no key by which the answer could be got, and what was asked for
before is answered from a cache. Flags (p, e, b, ...) are kept.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as quote_url
from urllib.parse import urlencode

from factcheck.http import FetchError
from factcheck.reference.problems import quoted
from factcheck.reference.sources import json_stat
from factcheck.reference.sources.answers import Answer, noted, scaled, told, within, years
from factcheck.reference.sources.offering import Offering
from factcheck.reference.sources.offers import lag_of, offer
from factcheck.reference.sources.places import Gate, Places, batches, entities_of, halves, nothing_for
from factcheck.reference.sources.source import Fetched, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.http import Client, Response
    from factcheck.reference.sources.offers import Offer
    from factcheck.reference.sources.source import Series, Source, Wanted
    from factcheck.reference.store import Store

CODES, CHARACTERS = 60, 1_500
"""How many places are asked for at once, and how many characters they take."""
_TOO_MANY = "413"
_LATER, _LONGEST_NOTICE = b"ASYNCHRONOUS_RESPONSE", 4_096
"""What stands in the notice that an answer is being prepared, and how many bytes it has at most."""
_NO_RESULTS = "100"
_GEO, _TIME = "geo", "time"
_ENDS = {"A": ("", ""), "S": ("-S1", "-S2"), "Q": ("-Q1", "-Q4"), "M": ("-01", "-12")}
"""How the first and the last period of a year are written, by how often figures come."""


def source(store: Store, url: str | None = None) -> Source:
    """Return Eurostat, or its mirror."""
    return Eurostat(offer("eurostat", store), entities_of(store), url)


class Eurostat(Offering):
    """Asks Eurostat."""

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Ask for all figures of a measure. Raises FetchError."""
        codes, absent = self._places.asked(wanted)
        found = within(wanted, self._offer.series.get(wanted.measure, ()))
        if not found or (wanted.entities and not codes):
            raise nothing_for(absent or (wanted.measure,), self.hosts)
        run = _Run(self._offer, self._places, Gate(codes))
        every = tuple(code for entity in codes for code in self._places.codes(entity))
        for series in found:
            for group in batches(every, CODES, CHARACTERS) if codes else [()]:
                self._ask(run, series, group, years(wanted, series), client)
        if not run.answers:
            raise nothing_for(tuple(codes) or (wanted.measure,), self.hosts)
        published = max(run.editions.values())
        return Fetched(
            self.code,
            self._offer.dataset,
            published or run.answers[0].day,
            self._offer.licence,
            self._offer.attribution,
            run.answers[-1].settle(run.chosen()),
            tuple(answer.response for answer in run.answers),
            (*run.gate.skipped, *absent),
            published,
            self._offer.page,
            lag_of(self._offer, wanted.measure),
        )

    def _ask(self, run: _Run, series: Series, group: Sequence[str], span: tuple[int, int], client: Client) -> None:
        """Ask for some places and years, and in halves where that is too much for one answer."""
        query = [("format", "JSON"), ("lang", "EN"), *series.filters, *((_GEO, code) for code in group)]
        start, end = _ENDS[dict(series.filters).get("freq", "A")]
        query += [("sinceTimePeriod", f"{span[0]}{start}"), ("untilTimePeriod", f"{span[1]}{end}")]
        url = f"{self.url}/{quote_url(series.series, safe='')}?{urlencode(query)}"
        try:
            answer = Answer(client.get(url, hosts=self.hosts, accept="application/json", preparing=_preparing))
            document = answer.record(answer.json(), "the answer")
            if _no_results(answer, document):
                return
        except FetchError as error:
            if _found_nothing(error):
                return
            halved = self._halved(group, span) if _too_much(error) else ()
            if not halved:
                raise
        else:
            run.take(answer, document, series, span)
            return
        for places, part in halved:
            self._ask(run, series, places, part, client)

    def _halved(self, group: Sequence[str], span: tuple[int, int]) -> Sequence[tuple[Sequence[str], tuple[int, int]]]:
        """Split a question that is too much: first the places, then the years. Nothing if it cannot be split."""
        if len(group) > 1:
            return [(half, span) for half in halves(group)]
        if span[0] < span[1]:
            middle = (span[0] + span[1]) // 2
            return [(group, (span[0], middle)), (group, (middle + 1, span[1]))]
        return [] if group else [(half, span) for half in halves(tuple(self._offer.places))]


class _Run:
    """One fetch: what came so far."""

    def __init__(self, offered: Offer, places: Places, gate: Gate) -> None:
        self.offer, self.places, self.gate = offered, places, gate
        self.answers: list[Answer] = []
        self.rows: dict[tuple[str, str], dict[str, list[Row]]] = {}
        """The figures of an entity and a period, by the code that Eurostat gives the entity."""
        self.editions: dict[str, str] = {}

    def chosen(self) -> Iterator[Row]:
        """Yield the figures; of two codes for one entity, those of the first that has any."""
        for (entity, _), found in self.rows.items():
            full = {code for code, rows in found.items() if any(row.value is not None for row in rows)}
            first = next((code for code in self.places.codes(entity) if code in full), next(iter(found)))
            yield from found[first]

    def take(self, answer: Answer, document: Mapping[str, Any], series: Series, span: tuple[int, int]) -> None:
        """Read one answer, and hold it against the question."""
        table = json_stat.read(answer, document)
        for name in (_GEO, _TIME):
            if name not in table.categories:
                answer.fail(f"the answer has no dimension {name!r}; has the format changed?")
        fixed = dict(series.filters)
        for name, codes in table.categories.items():
            if name in (_GEO, _TIME):
                continue
            if name in fixed and set(codes) - {fixed[name]}:
                answer.fail(f"{name}={fixed[name]} was asked for, and {quoted(', '.join(codes[:5]))} came")
            if name not in fixed and len(codes) > 1:
                answer.fail(f"the answer has {len(codes)} kinds of {quoted(name)}, of which none was asked for")
        if absent := sorted(fixed.keys() - table.categories.keys()):
            answer.fail(f"the answer has no dimension {absent[0]!r}; has the format changed?")
        entities = {code: self.gate.admit(answer, self.places.entity(code), code) for code in table.categories[_GEO]}
        periods = {code: answer.period(code, "a time", series) for code in table.categories[_TIME]}
        for period in periods.values():
            answer.inside(period, span)
        for cell in table.cells():
            entity, period = entities[cell.codes[_GEO]], periods[cell.codes[_TIME]]
            status, remark = answer.flags(cell.flags, "a flag", self.offer)
            if entity is not None:
                value, note = scaled(cell.value, series), noted(series.note, remark)
                row = Row(series.measure, entity, None, period, value, status=status, note=note)
                self.rows.setdefault((entity, period), {}).setdefault(cell.codes[_GEO], []).append(row)
        self.answers.append(answer)
        answer.same_edition(self.editions, series, answer.date(table.updated, "updated"))


def _preparing(response: Response) -> bool:
    """Whether an answer is a notice that the real one is being prepared."""
    if len(response.content) > _LONGEST_NOTICE or _LATER not in response.content:
        return False
    try:
        document = json.loads(response.content)
    except (ValueError, RecursionError):
        return False
    return isinstance(document, dict) and ("warning" in document or "error" in document)


def _found_nothing(error: FetchError) -> bool:
    """Whether a question was sound and had no results, which Eurostat answers with status 400."""
    try:
        return str(json.loads(error.said)["error"][0]["id"]) == _NO_RESULTS
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def _too_much(error: FetchError) -> bool:
    """Whether a question was for more than one answer holds."""
    return error.kind == "too-large" or (error.kind == "status" and _TOO_MANY in error.what)


def _no_results(answer: Answer, document: Mapping[str, Any]) -> bool:
    """Return whether an answer says that there are no results. Raises FetchError for any other error or warning."""
    for key in ("warning", "error"):
        if key not in document:
            continue
        entry = document[key][0] if isinstance(document[key], list) and document[key] else document[key]
        found = answer.record(entry, f"the {key}")
        label, status, number = (str(found.get(part, "")) for part in ("label", "status", "id"))
        if status == _TOO_MANY:
            raise FetchError("too-large", answer.host, f"refuses: {told(label)}", "ask for fewer places or years")
        if number == _NO_RESULTS:
            return True
        answer.fail(f"Eurostat refuses: {told(label)}")
    return False
