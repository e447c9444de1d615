"""How far apart honest counts of one thing lie where a claim is: further for poor and small places, and long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.case import Case
    from factcheck.results.model import Compared

_WIDEST = 4.0
"""However many reasons there are that hold for all measures, together they count for no more than this."""


def width(case: Case, compared: Sequence[Compared]) -> float:
    """Return by what factor the limits of contradiction are wider at the place and time of the claim than elsewhere.

    It is 1 where a measure has one publisher, whose editions its limits are taken from, and where two publishers that
    do not copy from one another agree.
    """
    dispersion, period = case.store.dispersion(), case.claim.period
    alone = dispersion.almanacs.issuperset(c.publisher.code for c in compared)
    if len(case.measure.publishers) == 1 or corroborated(case, compared):
        return 1.0
    place = case.store.entity(case.claim.entity)
    general, special = 1.0, 1.0
    for each in dispersion.where:
        there = each.members is None or place.code in each.members
        small = each.people_below is None or (place.population or each.people_below) < each.people_below
        old = each.before is None or (period is not None and period.end.year < each.before)
        if not (there and small and old) or (each.almanac and not alone):
            continue
        if each.measures is None:
            general *= each.factor
        elif each.counts(case.measure.code):
            special *= each.factor
    return min(general, _WIDEST) * special


def corroborated(case: Case, compared: Sequence[Compared]) -> bool:
    """Tell whether two publishers that do not copy from one another have the same figure, within the tolerance of each.

    Of another time it confirms as well: the claim can be held against both.
    """
    almanacs = case.store.dispersion().almanacs
    values: dict[bool, list[float]] = {True: [], False: []}
    for c in compared:
        if c.within:
            continue
        values[c.publisher.code in almanacs].append(c.observation.value)
    measure = case.measure
    return any(
        abs(one - other) <= 2 * (max(abs(one), abs(other)) * measure.tolerance + measure.tolerance_absolute)
        for one in values[True]
        for other in values[False]
    )
