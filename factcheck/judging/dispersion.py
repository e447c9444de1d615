"""How far apart honest counts of one thing lie where a claim is: further for poor and small places, and long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.judging.case import Case
    from factcheck.results.model import Compared


def width(case: Case, compared: Sequence[Compared]) -> float:
    """Return by what factor the limits of contradiction are wider at the place and time of the claim than elsewhere.

    It is 1 where a measure has one publisher, whose editions its limits are taken from, and where two publishers that
    do not copy from one another agree.
    """
    dispersion, period = case.store.dispersion(), case.claim.period
    alone = dispersion.almanacs.issuperset(c.publisher.code for c in compared)
    if len(case.measure.publishers) == 1 or _corroborated(case, compared, dispersion.almanacs):
        return 1.0
    place, wider = case.store.entity(case.claim.entity), 1.0
    for each in dispersion.where:
        there = each.members is None or place.code in each.members
        small = each.people_below is None or (place.population or each.people_below) < each.people_below
        old = each.before is None or (period is not None and period.end.year < each.before)
        wider *= each.factor if there and small and old and (alone or not each.almanac) else 1.0
    return wider


def _corroborated(case: Case, compared: Sequence[Compared], almanacs: Collection[str]) -> bool:
    """Whether two publishers that do not copy from one another have the same figure, within the tolerance of each.

    Of another time it confirms as well: the claim can be held against both.
    """
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
