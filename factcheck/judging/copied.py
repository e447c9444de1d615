"""Whether a number was taken from elsewhere: it has the digits of a figure of another time or of another country.

To have the digits of another figure is more of a chance, the more figures there are and the closer they lie. So how
much of one is counted: what part of the numbers near this one has the digits of another figure, rightly rounded. Where
that is little, a much smaller miss than honest counts lie apart is enough to contradict.

Measured over 64,000 figures since 1990, each held against those of the other publishers, and as many taken from other
years and countries: what is asked below holds for four in a thousand of the true ones at most, and finds of the
copied ones, among measures with several publishers, 29 in 100 of another year and 22 in 100 of another country
that are within the limits of a plain miss.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.comparable import is_steady, of_the_span, told_alike
from factcheck.judging.dispersion import beyond, limits, width
from factcheck.judging.slips import of_other_times
from factcheck.judging.telltale import digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.reference.observations import Observation
    from factcheck.results.model import Compared

_LEAST_DIGITS, _LEAST_DIGITS_OF_NEARLY = 2, 3
"""Digits from which on a number is the figure of another time, or nearly that."""
_EXACT = 1e-9
"""Slack for values that went through binary fractions."""
_EDITION = 0.004
"""How far, as a part of it, the figure that was copied may be from ours: about the last of three digits."""
_YEARS_APART = 3
"""Years between the two times at least: that of the next year is told for many reasons."""
_YEARS_BACK = 30
"""No figure that is nearly that of another time is copied from longer ago than so many years."""
_CHANCE_OF_NEARLY, _CHANCE_OF_TIME, _CHANCE_OF_PLACE = 0.25, 0.15, 0.1
"""A number tells nothing if more than this part of those near it has the digits of another time, or place."""
_DISTANCES_OF_TIME = ((0.2, 0.4), (0.5, 0.6))
_DISTANCES_OF_PLACE = ((0.2, 0.6),)
_DISTANCES_OF_PLACE_OUTSIDE = ((0.5, 0.4),)
"""If more numbers near it have such digits, up to the first of two, it must be the second of two parts of the spread of
honest counts away from all figures of its time; a number of another place also if it lies outside all figures that
anybody has for the place itself, of any year. In each cell of chance and distance, the twins found were at least half a
percent of all for one true figure in ten thousand."""
_MISSES_OF_SPAN = 4.0
"""Of a measure that contradicts for the very span it observed, the same parts of so many tolerances will do."""
_LOW_LEVELS = ((1.0, 0.6), (2.0, 0.8))
"""Where a figure is no larger than so many times the points that honest counts of its measure are apart, they are apart
by this part of them: of 18,000 figures of shares, 98 in 100 were within 0.44 of the points, 0.57, and above that 0.74
to 3."""
_MISSES_OF_TIME, _MISSES_OF_PLACE = 1.5, 3.0
"""A number that was copied must miss all figures of its time by this many of their tolerances."""
_NEAR = 0.5
"""How much nearer to the right figure a number may be, or further from it, to count as near that of the claim."""
_KNOWN_PEOPLE = 1_000_000
"""Figures of smaller countries are seldom at hand."""


def is_nearly_of_another_time(case: Case, reference: Observation) -> bool:
    """Tell whether a number is the figure of another time in this or another edition, and hardly any number near is."""
    if not _is_telling(case, _LEAST_DIGITS_OF_NEARLY):
        return False
    others = list(of_other_times(case, reference))
    fits = any(
        _YEARS_APART <= abs(o.end.year - reference.end.year) <= _YEARS_BACK
        and _has_digits(case.claim, o.value, _EDITION)
        for o in others
    )
    return fits and _chance(case.claim, reference, [o.value for o in others], _EDITION) <= _CHANCE_OF_NEARLY


def is_copied(case: Case, compared: Sequence[Compared]) -> bool:
    """Tell whether a number has the very digits of another time or another country, by no chance, and misses its own.

    Not if the sentence names that year or country as well: then the number may have been read as that of the wrong one.
    """
    reference = compared[0].observation
    if is_steady(case.measure) or not _is_telling(case, _LEAST_DIGITS):
        return False
    claim = case.claim
    others = list(of_other_times(case, reference))
    of_time = any(
        abs(o.end.year - reference.end.year) >= _YEARS_APART
        and _has_digits(claim, o.value, _EXACT)
        and not _names_year(case, o)
        for o in others
    )
    if of_time:
        chance = _chance(claim, reference, [o.value for o in others], _EXACT)
        if chance <= _CHANCE_OF_TIME and _misses(case, compared, _MISSES_OF_TIME):
            return True
        if _is_away(case, compared, chance, _DISTANCES_OF_TIME):
            return True
    elsewhere = _elsewhere(case)
    of_place = any(
        not _speaks_of(case, code) and any(_has_digits(claim, value, _EXACT) for value in values)
        for code, values in elsewhere.items()
    )
    if not of_place:
        return False
    chance = _chance(claim, reference, [value for values in elsewhere.values() for value in values], _EXACT)
    if chance <= _CHANCE_OF_PLACE and _misses(case, compared, _MISSES_OF_PLACE):
        return True
    own = [o.value for o in case.series] + told_alike(case)
    outside = not min(own) <= claim.value <= max(own)
    return _is_away(case, compared, chance, _DISTANCES_OF_PLACE_OUTSIDE if outside else _DISTANCES_OF_PLACE)


def _is_telling(case: Case, least: int) -> bool:
    """Whether the digits of a number tell anything: the text gives them and their time in plain words.

    They tell nothing where nobody knows how far honest counts lie apart (a `spread` of 0).
    """
    claim = case.claim
    least = least if claim.quantity.hedge in ("exact", "about") else max(least, _LEAST_DIGITS_OF_NEARLY)
    plain = claim.quantity.hedge != "range" and claim.period_evidence.strength == "strong"
    return plain and bool(case.measure.spread) and digits(claim) >= least


def _misses(case: Case, compared: Sequence[Compared], tolerances: float) -> bool:
    """Whether a number is further than so many tolerances from every figure that the same words may give.

    Where honest counts lie further apart than elsewhere, they are that much wider.
    """
    measure, values = case.measure, of_the_span(case, compared)
    tolerances *= width(case, compared)
    return bool(values) and all(
        abs(value - case.claim.value) > tolerances * (abs(value) * measure.tolerance + measure.tolerance_absolute)
        for value in (*values, *told_alike(case))
    )


def _is_away(case: Case, compared: Sequence[Compared], chance: float, distances: Sequence[tuple[float, float]]) -> bool:
    """Whether a number is as far from every figure that the same words may give as its chance asks for."""
    part = next((part for most, part in distances if chance <= most), None)
    if part is None or digits(case.claim) < _LEAST_DIGITS_OF_NEARLY:
        return False
    if case.measure.contradiction == "same-span" and _misses(case, compared, part * _MISSES_OF_SPAN):
        return True
    values = of_the_span(case, compared)
    factor, points = limits(case, case.measure.spread, part * width(case, compared))
    return bool(values) and all(
        beyond(case, value, factor, _at_level(case, value) * points) for value in (*values, *told_alike(case))
    )


def _at_level(case: Case, value: float) -> float:
    """Which part of the points that honest counts are apart they are at a low level; all where the sign may turn."""
    measure = case.measure
    if measure.plausible[0] < 0:
        return 1.0
    _, points = limits(case, 1.0, 1.0)
    return next((part for most, part in _LOW_LEVELS if abs(value) <= most * points), 1.0)


def _elsewhere(case: Case) -> dict[str, frozenset[float]]:
    """The figures of other countries for that time."""
    claim, store = case.claim, case.store
    own = store.entity(claim.entity)
    if claim.period is None or own.kind != "country":
        return {}
    first, last = claim.period.start, claim.period.end
    found = store.values_during(case.measure.code, claim.counterpart, first, last, own.kind)
    return {
        code: values
        for code, values in found.items()
        if code != own.code and (store.entity(code).population or 0) >= _KNOWN_PEOPLE
    }


def _names_year(case: Case, observation: Observation) -> bool:
    return str(observation.end.year) in case.claim.sentence.text


def _speaks_of(case: Case, code: str) -> bool:
    entity = case.store.entity(code)
    names = (entity.name, entity.adjective, entity.people)
    return code in case.others or any(name and name in case.claim.sentence.text for name in names)


def _has_digits(claim: Claim, value: float, edition: float) -> bool:
    return abs(value - claim.value) <= _window(claim, value, edition)


def _chance(claim: Claim, reference: Observation, others: Sequence[float], edition: float) -> float:
    """Which part of the numbers near that of the claim has the digits of another figure.

    Near are those from half as far from the right figure to half as far again: a series that rises steadily has many
    figures on one side of it, and none on the other.
    """
    away = claim.value - reference.value
    if not away:
        return 1.0
    lowest, highest = sorted((reference.value + _NEAR * away, reference.value + (2 - _NEAR) * away))
    covered, last = 0.0, lowest
    for other in sorted(others):
        window = _window(claim, other, edition)
        low, high = max(last, other - window), min(highest, other + window)
        if high > low:
            covered, last = covered + high - low, high
    return covered / (highest - lowest)


def _window(claim: Claim, value: float, edition: float) -> float:
    """How far the number that is printed for a figure may be from ours, in units."""
    return claim.quantity.grain * abs(claim.factor) / 2 + edition * abs(value)
