"""Ranks: "the third-largest economy in the world", counted anew over all places that have a figure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.judging.comparable import EDGE_DAYS, matching
from factcheck.judging.contradiction import binding_confidence
from factcheck.judging.dispersion import limits
from factcheck.records import NamedTuple
from factcheck.results.model import Compared, Slip, Verdict
from factcheck.wording import plain_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.language.periods import Period
    from factcheck.levels import Outcome
    from factcheck.reference.observations import Observation

_WORLD = "WLD"
_COVERED = 0.8
"""A rank is counted only where at least this part of the places has a figure."""
_FEWEST = 100
"""For the world, figures of at least so many countries."""
_BORDERLINE = 2
"""So many ranks up or down may be due to the borders of a vague region: Germany is the most populous country of Europe
for those who leave out Russia."""
_YEARS_BEFORE = (365, 730)
"""How far back a rank without a time is looked for, in days."""
_SHOWN = 3
"""Places that the working lists before the one asked for."""


class _Ranking(NamedTuple):
    """The places of a whole in order, by one collection."""

    own: Observation
    rank: int
    best: int
    """The rank if all tolerances are in the place's favour."""
    worst: int
    """The rank if none is."""
    least: int
    """The rank if its figure is as far on its side as honest counts lie apart."""
    most: int
    """The rank if it is as far on the other."""
    leaders: tuple[Observation, ...]
    size: int
    """Places that have a figure."""
    missing: int
    """Places of the whole that have figures, but none of that time in that collection."""


def judge_rank(case: Case) -> Verdict:
    """Hold a rank against the figures of all places of the whole."""
    claim = case.claim
    if claim.versus is None or claim.period is None:
        return _unchecked(case, "a rank: among which places, the text does not say")
    rankings = list(_rankings(case))
    if not rankings:
        return _unchecked(case, "a rank: no figures for enough of the places")
    told = round(claim.quantity.value)
    agreeing = next((ranking for ranking in rankings if ranking.rank == told), None)
    if agreeing is not None:
        publisher = case.store.publisher(agreeing.own.provenance.publisher).short
        return _verdict(case, "consistent", f"agrees with {publisher}", agreeing)
    near = next((ranking for ranking in rankings if ranking.best <= told <= ranking.worst), None)
    if near is not None:
        return _verdict(case, "close", "the figures of the places around it are too close to tell their ranks", near)
    before = list(_rankings_before(case)) if claim.period.inferred else []
    earlier = next((ranking for ranking in before if ranking.rank == told), None)
    if earlier is not None:
        return _verdict(case, "close", f"the text gives no time, and of {earlier.own.end.year} it is true", earlier)
    first = next((ranking for ranking in (*rankings, *before) if _is_known(case, ranking)), rankings[0])
    if first.best <= told <= first.worst + first.missing:
        return _unchecked(case, f"the ranking is known for {first.size} of {first.size + first.missing} places only")
    if case.measure.contradiction == "never" or binding_confidence(case) == "low":
        return _unchecked(case, f"the reference has rank {first.rank}, but it may count something else")
    if claim.period.inferred and not _is_known(case, first):
        return _unchecked(case, f"rank {first.rank}, but only by figures published after the article")
    if first.least <= told <= first.most:
        return _unchecked(case, f"rank {first.rank}, but honest counts differ by more than the places around it do")
    if claim.versus in case.store.dispersion().vague and abs(first.rank - told) <= _BORDERLINE:
        region = case.store.entity(claim.versus).name
        return _unchecked(case, f"rank {first.rank} here, but not all texts count the same places to {region}")
    publisher = case.store.publisher(first.own.provenance.publisher).short
    real = f"by {publisher} it is rank {first.rank} of {first.size}"
    if _holds_at_purchasing_power(case, told):
        return _verdict(case, "disputed", f"true at purchasing power parity; in plain money {real}", first)
    reason = f"the text says {claim.quantity.surface}; {real}"
    return _verdict(case, "inconsistent", reason, first, _slip(claim, first))


def _rankings_before(case: Case) -> Iterable[_Ranking]:
    """The rankings of the years before: an article without a time tells the last that was counted."""
    period = case.claim.period
    assert period is not None
    for days in _YEARS_BEFORE:
        start, end = (day - dt.timedelta(days=days) for day in (period.start, period.end))
        yield from _rankings(case._replace(claim=case.claim._replace(period=period._replace(start=start, end=end))))


def _is_known(case: Case, ranking: _Ranking) -> bool:
    """Whether the ranking could be known when the article appeared."""
    return case.published.date is None or ranking.own.known_from <= case.published.date


def _holds_at_purchasing_power(case: Case, told: int) -> bool:
    """Whether the rank is right by what the money buys, which texts rarely say: "the world's largest economy"."""
    code = case.measure.variants.get("purchasing power")
    if code is None:
        return False
    there = case._replace(measure=case.store.measure(code), claim=case.claim._replace(measure=code))
    return any(ranking.best <= told <= ranking.worst for ranking in _rankings(there))


def _slip(claim: Claim, ranking: _Ranking) -> Slip | None:
    """The ranking counted from its other end: "the highest" of what is the lowest."""
    other = ranking.size + 1 - ranking.rank
    if ranking.missing or other != round(claim.quantity.value):
        return None
    end = "highest" if claim.quantity.direction == "down" else "lowest"
    return Slip("direction", f"the other way round: from the {end} it is rank {other}")


def _rankings(case: Case) -> Iterable[_Ranking]:
    """One ranking a collection, the publisher first that comes first for the measure."""
    claim, store = case.claim, case.store
    assert claim.versus is not None
    assert claim.period is not None
    codes = [code for code in store.places(claim.measure) if store.entity(code).kind == "country"]
    members = tuple(codes)
    if claim.versus != _WORLD:
        members = store.countries_of(claim.versus, claim.period.end)
        members = tuple(code for code in members if store.entity(code).kind == "country")
        codes = [code for code in codes if code in members]
        needed = _COVERED * len(members)
    else:
        needed = _FEWEST
    if claim.entity not in codes:
        return
    figures: dict[tuple[str, str, str], dict[str, tuple[int, Observation]]] = {}
    observed = _observed(case, claim.period, codes)
    for code in codes:
        for observation, distance in matching(case.measure, observed.get(code, ()), claim.period):
            source = observation.provenance
            key = (source.publisher, source.dataset, source.edition)
            known = figures.setdefault(key, {})
            if observation.judges and (code not in known or distance < known[code][0]):
                known[code] = (distance, observation)
    order = {code: rank for rank, code in enumerate((case.named, *case.measure.publishers))}
    for key in sorted(figures, key=lambda key: (order.get(key[0], len(order)), key)):
        values = {code: observation for code, (_, observation) in figures[key].items()}
        if len(values) >= max(needed, 2) and claim.entity in values:
            yield _ranked(case, values, max(0, len(members) - len(values)))


def _observed(case: Case, period: Period, codes: Collection[str]) -> Mapping[str, Sequence[Observation]]:
    """The figures of places at a time, or of one edition around it if it has none then; of a flow all around it."""
    measure, store = case.measure, case.store
    if measure.kind != "flow":
        return store.around(measure.code, codes, period.start, period.end, dt.timedelta(days=measure.distance_days))
    edge = dt.timedelta(days=max(measure.distance_days, EDGE_DAYS))
    return store.around(measure.code, codes, period.start - edge, period.end + edge)


def _ranked(case: Case, values: dict[str, Observation], missing: int) -> _Ranking:
    own = values[case.claim.entity]
    from_below = case.claim.quantity.direction == "down"
    slack = 2 * (abs(own.value) * case.measure.tolerance + case.measure.tolerance_absolute)
    others = [o.value for code, o in values.items() if code != case.claim.entity]

    def before(limit: float) -> int:
        return 1 + sum(value < limit if from_below else value > limit for value in others)

    favour = -slack if from_below else slack
    ends = _honest(case, own)
    lowest, highest = ends if from_below else ends[::-1]
    leaders = sorted(values.values(), key=lambda o: (o.value if from_below else -o.value, o.entity))
    return _Ranking(
        own,
        before(own.value),
        before(own.value + favour),
        before(own.value - favour),
        before(lowest),
        before(highest),
        tuple(leaders[:_SHOWN]),
        len(values),
        missing,
    )


def _honest(case: Case, own: Observation) -> tuple[float, float]:
    """The least and the greatest that another honest count of the place may be, of what seldom contradicts."""
    if case.measure.contradiction != "attributed":
        return own.value, own.value
    factor, points = limits(case, case.measure.spread or 1.0, 1.0)
    return min(own.value / factor, own.value - points), max(own.value * factor, own.value + points)


def _verdict(case: Case, outcome: Outcome, reason: str, ranking: _Ranking, slip: Slip | None = None) -> Verdict:
    leading = ", ".join(
        f"{number} {case.store.entity(o.entity).name} {plain_number(o.value, case.measure.unit)}"
        for number, o in enumerate(ranking.leaders, 1)
    )
    place, value = case.store.entity(case.claim.entity).name, plain_number(ranking.own.value, case.measure.unit)
    own = f"{ranking.rank} {place} {value}"
    working = leading if ranking.rank <= len(ranking.leaders) else f"{leading} ... {own}"
    sure = binding_confidence(case)
    return Verdict(
        outcome=outcome,
        reason=reason,
        allowed=(case.claim.quantity.value, case.claim.quantity.value),
        primary=_compared(case, ranking.own, outcome),
        compared=(_compared(case, ranking.own, outcome),),
        slip=slip,
        confidence="medium" if sure == "high" else sure,
        difference=None,
        working=f"{working} (of {ranking.size})",
    )


def _compared(case: Case, observation: Observation, outcome: Outcome) -> Compared:
    return Compared(
        observation=observation,
        publisher=case.store.publisher(observation.provenance.publisher),
        known=case.published.date is None or observation.known_from <= case.published.date,
        agrees=outcome == "consistent",
        near=outcome in ("consistent", "close"),
        within=False,
        revised=False,
        distance_days=0,
    )


def _unchecked(case: Case, reason: str) -> Verdict:
    return Verdict("unchecked", reason, (case.claim.low, case.claim.high), None, (), None, "low")
