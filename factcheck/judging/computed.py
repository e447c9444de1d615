"""Measures that nobody publishes, computed from one or two that have figures.

Debt per person is computed from debt and people, the people without electricity from those with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.wording import plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store

COMPUTED = "computed"
"""The note of a computed figure."""
_WHOLE = 100.0
"""Percent of everybody."""
_APART_DAYS = 400
"""The two parts are of times no further apart than this."""


def computed(entity: str, measure: Measure, store: Store) -> tuple[Observation, ...]:
    """Return the figures of a computed measure of a place, one for each figure of its first part.

    Each is bounded by what the second part is by its other publishers. Empty for what is not computed.
    """
    if measure.complement:
        return tuple(_rest(measure, whole) for whole in _figures(measure.complement, entity, store))
    parts = measure.quotient or measure.product
    if not parts:
        return ()
    firsts, seconds = (_figures(code, entity, store) for code in parts)
    order = {code: rank for rank, code in enumerate(store.measure(parts[1]).publishers)}
    return tuple(found for first in firsts if (found := _figure(measure, first, seconds, order)) is not None)


def _figures(code: str, entity: str, store: Store) -> list[Observation]:
    """What is published of a part, or else computed in its turn."""
    published = store.series(code, entity)
    return [o for o in published or computed(entity, store.measure(code), store) if o.judges]


def _rest(measure: Measure, part: Observation) -> Observation:
    """What is left of a whole: those who do not read and write."""
    low, high = (None if bound is None else _WHOLE - bound for bound in (part.high, part.low))
    return part._replace(measure=measure.code, value=_WHOLE - part.value, low=low, high=high, note=COMPUTED)


def _figure(
    measure: Measure, first: Observation, seconds: Sequence[Observation], order: dict[str, int]
) -> Observation | None:
    near = _near(first, seconds)
    if not near:
        return None
    second = min(near, key=lambda o: _rank(first, o, order))
    value, *others = (_of(measure, first.value, o.value) for o in (second, *near))
    lows, highs = (first.low or first.value, first.high or first.value), (second.low, second.high)
    bounds = [_of(measure, one, other) for one in lows for other in highs if other]
    every = [value, *others, *bounds]
    return first._replace(
        measure=measure.code, counterpart=None, value=value, low=min(every), high=max(every), note=COMPUTED
    )


def _of(measure: Measure, first: float, second: float) -> float:
    """The first divided by the second, in percent if that is the unit; or the first, a percentage, of the second."""
    if measure.product:
        return first * second / 100
    return first / second * (100 if measure.unit.in_percent else 1)


def _near(first: Observation, seconds: Sequence[Observation]) -> list[Observation]:
    """The figures of the second part nearest in time, one or more."""
    apart = [(abs((o.end - first.end).days), o) for o in seconds if o.value]
    least = min((days for days, _ in apart), default=_APART_DAYS + 1)
    return [o for days, o in apart if days == least] if least <= _APART_DAYS else []


def _rank(first: Observation, second: Observation, order: dict[str, int]) -> tuple[object, ...]:
    """The same edition comes first, then the same publisher, then the best one, in editions of about the same time."""
    one, other = first.provenance, second.provenance
    apart = 0
    if first.published_on and second.published_on:
        apart = abs((first.published_on - second.published_on).days)
    same = (one.publisher, one.edition) == (other.publisher, other.edition)
    return not same, one.publisher != other.publisher, order.get(other.publisher, len(order)), apart, other.edition


def working_of(figure: Observation, measure: Measure, store: Store) -> str:
    """Return the computation in words: "1,100,000 (refugees hosted, 2015) / 6,200,000 (population, 2015) is 17.7 %"."""
    if measure.complement:
        with_it = store.measure(measure.complement)
        left = plain_number(_WHOLE - figure.value, with_it.unit)
        of_whom = f"{left} ({with_it.label_without_entity}, {plain_period(figure)})"
        return f"{_WHOLE:g} % less {of_whom} is {plain_number(figure.value, measure.unit)}"
    codes = measure.quotient or measure.product
    one, other = (store.measure(code) for code in codes)
    firsts = _figures(one.code, figure.entity, store)
    first = next(o for o in firsts if (o.period, o.provenance) == (figure.period, figure.provenance))
    order = {code: rank for rank, code in enumerate(other.publishers)}
    near = _near(first, _figures(other.code, figure.entity, store))
    second = min(near, key=lambda o: _rank(first, o, order))
    sign = "/" if measure.quotient else "of"
    told = (
        f"{plain_number(o.value, part.unit)} ({part.label_without_entity}, {plain_period(o)})"
        for o, part in ((first, one), (second, other))
    )
    low, high = (plain_number(bound) for bound in (figure.low or 0.0, figure.high or 0.0))
    spread = f"; with the figures of others {low} to {high}" if low != high else ""
    return f"{f' {sign} '.join(told)} is {plain_number(figure.value, measure.unit)}{spread}"
