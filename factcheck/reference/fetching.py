"""Asking publishers: what comes back is looked over before it is kept, and a failure of one never hides another."""

from __future__ import annotations

import datetime as dt
import math
import os
import statistics
import time
from typing import TYPE_CHECKING

from factcheck.http import Client, FetchError, Limits
from factcheck.network import seconds
from factcheck.records import NamedTuple
from factcheck.reference import fetched as keeping
from factcheck.reference.observations import parse_period
from factcheck.reference.package import STATUSES
from factcheck.reference.sources import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from factcheck.http import Response
    from factcheck.reference.sources.source import Fetched, Row, Source, Wanted
    from factcheck.reference.store import Store

_FEW = 5
"""Figures that must be known already, before new ones can be told from those of something else."""
_AWAY = 10.0
"""New figures that are typically so many times as large, or as small, are of something else, or in another unit."""


class Question(NamedTuple):
    """What a publisher is asked."""

    code: str
    """Code of the publisher, or the address of a table."""
    source: Source
    """The publisher."""
    wanted: Wanted
    """What is asked for."""


class Outcome(NamedTuple):
    """What became of a question."""

    question: Question
    """The question."""
    answers: tuple[Fetched, ...] = ()
    """The answers: one for each edition, none if there was an error."""
    error: FetchError | None = None
    """Why there is no answer."""
    changed: bool = True
    """Whether the figures are others than those that were held."""
    sent: bool = True
    """Whether anything was asked at all: a publisher of Europe is not asked for Kenya."""

    @property
    def has_none(self) -> bool:
        """Whether it was known without asking that the publisher has no such figures, which is no failure of his."""
        return not self.sent and self.error is not None and self.error.kind == "not-found"


def ask_all(
    questions: Sequence[Question],
    store: Store,
    file: Path,
    budget: float | None = None,
    step: Callable[[int, Question], None] = lambda _number, _question: None,
    heard: Callable[[str, int], None] = lambda _host, _size: None,
) -> Iterator[Outcome]:
    """Ask each publisher in turn, keep each answer as it comes, and yield what became of each question.

    Each question may take `seconds()`; with a `budget`, all of them together may take so many seconds, and each
    publisher no more than its share, so that a slow one leaves time for the others. Raises StoreError and LimitError.
    """
    ends = None if budget is None else time.monotonic() + budget
    groups: dict[str, list[tuple[int, Question]]] = {}
    for number, question in enumerate(questions):
        groups.setdefault(question.code, []).append((number, question))
    for done, group in enumerate(groups.values()):
        share = None if ends is None else max(ends - time.monotonic(), 0.001) / (len(groups) - done)
        with client(file, share, heard, group[0][1].source) as asking:
            for number, question in group:
                step(number, question)
                yield _asked(question, store, file, asking)


def client(file: Path, share: float | None, heard: Callable[[str, int], None], source: Source) -> Client:
    """Make the client for one publisher, which renews what is held of it.

    The address of a table was named by whoever asks, and may lie in a private network.
    """

    def kept(url: str) -> Response | None:
        return keeping.response_of(file, url) if file.exists() else None

    near = source.hosts if source.code == registry.TABLE else ()
    return Client(limits=Limits(total=seconds(), run=share), plain=registry.plain(), near=near, kept=kept, heard=heard)


def _asked(question: Question, store: Store, file: Path, asking: Client) -> Outcome:
    sent = asking.sent
    try:
        answers = answered(question, store, asking)
    except FetchError as error:
        return Outcome(question, error=error, sent=asking.sent > sent)
    measure = question.wanted.measure
    before = keeping.digests(file, measure) if file.exists() else {}
    keeping.keep(file, question.code, question.wanted, answers, dt.datetime.now(dt.UTC))
    return Outcome(question, answers, changed=keeping.digests(file, measure) != before)


def answered(question: Question, store: Store, asking: Client) -> tuple[Fetched, ...]:
    """Ask a publisher, and look the answer over. Raises FetchError and nothing else."""
    _, source, wanted = question
    try:
        if wanted.measure == keeping.EVERYTHING:
            answers: tuple[Fetched, ...] = source.fetch_all(asking)  # type: ignore[attr-defined]
        else:
            answers = (source.fetch(wanted, asking),)
        wrong = _wrong(answers, wanted, store)
    except FetchError:
        raise
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        wrong = asking.redacted(f"{type(error).__name__}: {error}")
    if wrong is None:
        return answers
    host = source.hosts[0] if source.hosts else source.code
    remedy = "nothing of it was kept; the publisher may have changed its format"
    raise FetchError("not-understood", host, f"sent what cannot be right ({wrong})", remedy)


def _wrong(answers: Sequence[Fetched], wanted: Wanted, store: Store) -> str | None:
    """Return the first thing that cannot be right in an answer, None if all of it may be."""
    for answer in answers:
        found = _wrong_in(answer, wanted, store)
        if found is not None:
            return found
    return None


def _wrong_in(answer: Fetched, wanted: Wanted, store: Store) -> str | None:
    asked = set(wanted.entities)
    seen: dict[tuple[str, ...], Row] = {}
    for row in answer.rows:
        where = " ".join(filter(None, (row.measure, row.entity, row.counterpart, row.period)))
        if wanted.measure not in (row.measure, keeping.EVERYTHING):
            return f"{row.measure}, where {wanted.measure} was asked for"
        if asked and row.entity not in asked:
            return f"figures of {row.entity}, where {', '.join(sorted(asked))} was asked for"
        if row.status not in STATUSES:
            return f"{where}: no status is called {row.status!r}"
        if not all(math.isfinite(value) for value in (row.value, row.low, row.high) if value is not None):
            return f"{where}: no number"
        if seen.setdefault((row.measure, row.entity, row.counterpart or "", row.period, row.note), row) != row:
            return f"{where}: two figures"
        try:
            parse_period(row.period)
        except ValueError as error:
            return f"{where}: {error}"
    return _unknown(answer, store) or _of_something_else(answer.rows, store)


def _unknown(answer: Fetched, store: Store) -> str | None:
    """Tell of the first code that nobody knows."""
    lookups: tuple[tuple[str, Callable[[str], object], set[str]], ...] = (
        ("publisher", store.publisher, {answer.source}),
        ("measure", store.measure, {row.measure for row in answer.rows}),
        ("place", store.entity, {code for row in answer.rows for code in (row.entity, row.counterpart) if code}),
    )
    for what, find, codes in lookups:
        for code in sorted(codes):
            try:
                find(code)
            except KeyError:
                return f"no {what} has the code {code!r}"
    return None


def _of_something_else(rows: Iterable[Row], store: Store) -> str | None:
    """Tell whether figures are typically many times as large or as small as those that are known for the same time.

    Then the series has another unit than it had, or is another one. Single figures may be revised as far as they like.
    """
    series: dict[tuple[str, str, str | None], list[Row]] = {}
    for row in rows:
        if row.value and row.value > 0:
            series.setdefault((row.measure, row.entity, row.counterpart), []).append(row)
    ratios: dict[str, list[float]] = {}
    for key, found in series.items():
        known: dict[str, list[float]] = {}
        for observation in store.series(*key):
            if observation.value > 0:
                known.setdefault(observation.period, []).append(observation.value)
        values = ((row.value, known[row.period]) for row in found if row.period in known)
        near = (min(((value or 0) / other for other in others), key=_how_far) for value, others in values)
        ratios.setdefault(key[0], []).extend(near)
    for measure, found_ratios in ratios.items():
        if len(found_ratios) >= _FEW:
            typical = statistics.median(found_ratios)
            if not 1 / _AWAY <= typical <= _AWAY:
                return f"{measure}: figures {typical:.3g} times as large as those known for the same time"
    return None


def _how_far(ratio: float) -> float:
    return abs(math.log(ratio))
