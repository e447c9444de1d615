"""A question at the desk is answered from the data: every publisher and edition, nothing averaged, nothing guessed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.article import Published
from factcheck.claims.question import read
from factcheck.judging.comparable import candidates, gap
from factcheck.judging.computed import computed
from factcheck.results.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.checker import Checker
    from factcheck.claims.question import Question
    from factcheck.language.periods import Period
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store

_SAME_TIME = dt.timedelta(days=800)
"""Asked for the latest figure, one that is so much older than the newest is left out."""
_LONGER = 1.5
"""A figure over a time so much longer than the one asked for is no answer."""


def answer(text: str, checker: Checker, today: dt.date) -> tuple[Answer, ...] | str:
    """Answer a question, or say why it is not understood.

    Where the words leave several readings, those are left out for which there are no data at all.
    """
    store = checker.store
    readings = read(text, checker.grammar, store, Published(today, "day", "option"))
    if isinstance(readings, str):
        return readings
    answers = [_answer(question, store) for question in readings]
    return tuple(a for a in answers if a.values or a.nearest) or tuple(answers[:1])


def _answer(question: Question, store: Store) -> Answer:
    measure = question.measure
    series = store.series(measure.code, question.entity, question.counterpart)
    if not series and measure.inverse_of and question.counterpart:
        series = store.series(measure.inverse_of, question.counterpart, question.entity)
    if not series and not question.counterpart:
        series = computed(question.entity, measure, store)
    observed = [o for o in series if o.judges]
    if question.period is None:
        return Answer(question, _ordered(_latest(observed), question, store), ())
    expected = [o for o in series if not o.judges]
    for kind in (observed, expected):
        near = candidates(question, measure, kind, within=False, today=None)
        same = [c.observation for c in near if c.distance_days == 0]
        found = [o for o in same if measure.kind == "stock" or _as_short(o, question.period)]
        if found:
            return Answer(question, _ordered(found, question, store), ())
    return Answer(question, (), _ordered(_nearest(observed or expected, question), question, store))


def _as_short(observation: Observation, period: Period) -> bool:
    """Whether a rate or a flow is of about the time asked for: that of a year says little of a month in it."""
    return (observation.end - observation.start).days <= _LONGER * ((period.end - period.start).days + 1)


def _latest(observed: Sequence[Observation]) -> list[Observation]:
    """Of each publisher's collection and kind of count the latest figure, in the latest edition that has one."""
    best: dict[tuple[str, str, str], Observation] = {}
    for o in observed:
        key = (o.provenance.publisher, o.provenance.dataset, o.note)
        if key not in best or _age(o) >= _age(best[key]):
            best[key] = o
    newest = max((o.end for o in best.values()), default=None)
    return [o for o in best.values() if newest is not None and newest - o.end < _SAME_TIME]


def _age(observation: Observation) -> tuple[dt.date, str, str]:
    source = observation.provenance
    return observation.end, source.published, source.edition


def _nearest(series: Sequence[Observation], question: Question) -> list[Observation]:
    period = question.period
    if period is None or not series:
        return []
    least = min(gap(o, period) for o in series)
    return [o for o in series if gap(o, period) == least]


def _ordered(found: Iterable[Observation], question: Question, store: Store) -> tuple[Observation, ...]:
    """The publishers in the order in which the measure trusts them, the newest edition first."""
    ranks = {code: rank for rank, code in enumerate(store.measure(question.measure.code).publishers)}
    newest = sorted(found, key=_age, reverse=True)
    return tuple(sorted(newest, key=lambda o: ranks.get(o.provenance.publisher, len(ranks))))
