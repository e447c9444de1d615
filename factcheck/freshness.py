"""Which figures the claims of an article need that are not held, or may be out of date; and what if none come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.judging.comparable import matching, periods_of, series_of
from factcheck.records import NamedTuple
from factcheck.reference.sources import registry
from factcheck.reference.sources.source import Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from factcheck.claims.model import Claim
    from factcheck.reference.fetched import Asked
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store
    from factcheck.results.model import ArticleReport, Verdict

_HELD = frozenset({"asserted", "quoted"})
"""Claims that are held against figures: nobody has observed what is proposed or forecast."""
_ALL = ""
"""Stands among places for all of them."""
_A_DAY = dt.timedelta(days=1)

Place = tuple[int, str]
"""A claim: the number of its article and its id."""


class Need(NamedTuple):
    """What one publisher should be asked for."""

    code: str
    """Code of the publisher."""
    wanted: Wanted
    """What to ask for."""
    claims: frozenset[Place]
    """The claims that need it."""


def needs(
    articles: Sequence[ArticleReport],
    store: Store,
    publishers: Callable[[str], Collection[str]],
    asked: Sequence[Asked],
    now: dt.datetime,
) -> tuple[Need, ...]:
    """Return what to ask whom for: what has no figure for the time of a claim, and what is older than it should be.

    `publishers` gives the codes of those who have a measure; `asked` is what they were asked for already.
    """
    claims: dict[tuple[str, str], set[Place]] = {}
    places: dict[tuple[str, str], set[str]] = {}
    for number, entry in enumerate(articles):
        for claim in entry.claims:
            if claim.modality not in _HELD or claim.period is None or claim.period.start > now.date():
                continue
            missing = is_missing(claim, store)
            whole = claim.relation == "rank"
            wanted = Wanted(claim.measure, () if whole else tuple(filter(None, (claim.entity, _other(claim)))))
            for code in publishers(claim.measure):
                if _asked_lately(code, wanted, missing, asked, now):
                    continue
                if missing or _age(claim, store, now) > registry.age(code):
                    claims.setdefault((code, claim.measure), set()).add((number, claim.id))
                    places.setdefault((code, claim.measure), set()).update(wanted.entities or {_ALL})
    return tuple(
        Need(
            code,
            Wanted(measure, () if "" in places[code, measure] else tuple(sorted(places[code, measure]))),
            frozenset(found),
        )
        for (code, measure), found in claims.items()
    )


def is_missing(claim: Claim, store: Store) -> bool:
    """Tell whether there is no figure at all for the time of a claim, in any edition of any publisher."""
    measure = store.measure(claim.measure)
    series, _ = series_of(claim, measure, store)
    if not any(matching(measure, series, period) for period in periods_of(claim, measure)):
        return True
    if claim.since is not None and not matching(measure, series, claim.since):
        return True
    other = _other(claim)
    return other is not None and not store.series(claim.measure, other, claim.counterpart)


def _other(claim: Claim) -> str | None:
    """The place that a claim compares with; of a rank it is the whole, which needs no figure."""
    return None if claim.relation == "rank" else claim.versus


def _age(claim: Claim, store: Store, now: dt.datetime) -> int:
    """How many days ago the newest edition of a series came out."""
    series = store.series(claim.measure, claim.entity, claim.counterpart)
    newest = max((_came_out(observation) for observation in series), default=dt.date.min)
    return (now.date() - newest).days


def _came_out(observation: Observation) -> dt.date:
    published = observation.published_on
    return published if published is not None else dt.date.fromisoformat(observation.provenance.retrieved[:10])


def _asked_lately(code: str, wanted: Wanted, missing: bool, asked: Iterable[Asked], now: dt.datetime) -> bool:
    """Whether a publisher was asked not long ago: it has no more now than it had then."""
    patience = _A_DAY if missing else dt.timedelta(days=registry.age(code))
    return any(each.source == code and each.has(wanted) and now - each.checked < patience for each in asked)


def without_answer(
    entry: ArticleReport, number: int, failed: Mapping[Place, Sequence[str]], store: Store
) -> ArticleReport:
    """Say of the claims that have no figure that a publisher who may have one gave no answer.

    What another publisher has decides as ever.
    """
    verdicts = dict(entry.verdicts)
    for claim in entry.claims:
        why = failed.get((number, claim.id))
        if why and verdicts[claim.id].outcome == "unchecked" and is_missing(claim, store):
            verdicts[claim.id] = _unreachable(verdicts[claim.id], why)
    return entry._replace(verdicts=verdicts)


def _unreachable(verdict: Verdict, why: Sequence[str]) -> Verdict:
    return verdict._replace(reason=f"publisher unreachable: {'; '.join(dict.fromkeys(why))}")
