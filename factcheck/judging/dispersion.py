"""How far apart honest counts of one thing lie where a claim is: further for poor and small places, and long ago.

Where all publishers take one office's figure they lie closer together, and are hardly revised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.case import allows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.case import Case
    from factcheck.reference.observations import Observation
    from factcheck.results.model import Compared

_WIDEST = 4.0
"""However many reasons there are that hold for all measures, together they count for no more than this."""
_STEPS = 4.0
"""Beyond the spread of honest counts, a share must also miss by this many of its tolerances in points, where the
catalogue gives no number of points (`spread_absolute`)."""


def width(case: Case, compared: Sequence[Compared]) -> float:
    """Return by what factor the limits of contradiction are wider at the place and time of the claim than elsewhere.

    It is 1 where a measure has one publisher, whose editions its limits are taken from, and where two publishers that
    do not copy from one another agree, unless what they count is in dispute.
    """
    dispersion, period = case.store.dispersion(), case.claim.period
    alone = dispersion.almanacs.issuperset(c.publisher.code for c in compared)
    sure = len(case.measure.publishers) == 1 or corroborated(case, compared)
    place = case.store.entity(case.claim.entity)
    general, special = 1.0, 1.0
    for each in dispersion.where:
        if sure and not each.one_view:
            continue
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


def limits(case: Case, spread: float, wider: float) -> tuple[float, float]:
    """Return how far honest counts are apart, `wider` than elsewhere: as a factor, and in units."""
    return spread**wider, wider * (case.measure.spread_absolute or _STEPS * case.measure.tolerance_absolute)


def beyond(case: Case, value: float, factor: float, points: float) -> bool:
    """Tell whether the number is further from a figure than both a factor and so many units."""
    low, high = min(value / factor, value * factor), max(value / factor, value * factor)
    if value * case.claim.value <= 0 and not points:
        return False  # a factor says nothing of two numbers on either side of zero
    return not allows(case.claim, low, high, 0.0) and not allows(case.claim, value, value, points)


def revision(case: Case, observation: Observation) -> float:
    """Return by how much more than its tolerance a figure may have moved since an early edition, in units.

    Where all editions of all publishers agree, it is no more than they differ by.
    """
    measure, size = case.measure, abs(observation.value)
    usual = size * measure.revision + measure.revision_absolute
    agreed = case.store.dispersion().agreement(measure.code, observation.entity, observation.end.year)
    if agreed is None:
        return usual
    return min(usual, max(0.0, agreed.slack(size) - size * measure.tolerance - measure.tolerance_absolute))


def corroborated(case: Case, compared: Sequence[Compared]) -> bool:
    """Tell whether two publishers that do not copy from one another have the same figure, within the tolerance of each.

    Of another time it confirms as well: the claim can be held against both.
    """
    dispersion = case.store.dispersion()
    if not dispersion.independent(case.measure.code):
        return False
    values: dict[bool, list[float]] = {True: [], False: []}
    for c in compared:
        if c.within:
            continue
        values[c.publisher.code in dispersion.almanacs].append(c.observation.value)
    measure = case.measure
    return any(
        abs(one - other) <= 2 * (max(abs(one), abs(other)) * measure.tolerance + measure.tolerance_absolute)
        for one in values[True]
        for other in values[False]
    )
