"""When no observation agrees: whether the reference can contradict the claim at all, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.judging.case import allows
from factcheck.judging.comparable import gap, of_the_decades_before, of_the_span, of_the_years_around, told_alike
from factcheck.judging.copied import is_copied, is_nearly_of_another_time
from factcheck.judging.dispersion import beyond, corroborated, limits, width
from factcheck.judging.likelihood import printed_chance
from factcheck.judging.telltale import SCALES, TELLING_DIGITS, digits, has_turned_sign, is_of_another_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.judging.case import Case
    from factcheck.language.periods import Period
    from factcheck.levels import Confidence
    from factcheck.reference.observations import Observation
    from factcheck.results.model import Compared, Slip

_FAR = 3.0
"""A measure that contradicts only the span it observed does so beyond this many tolerances."""
_SLIP_SPREAD = 5.0
"""Where the text gives no span, a number that one slip of scale explains must be off by more than this factor from all
figures of the time: no two honest counts of one thing are."""
_SLIP_STEPS = 2.0
"""And by more than so many of its tolerances in points: of 330,000 figures of shares and rates, each held against those
of the other publishers, three in 10,000 were that far off and had the digits of one in another scale."""
_OF_EDITIONS = 0.015
"""How far, as a part of it, two editions of a figure commonly are apart."""
_OTHER_TIMES = 2.0
"""By so much a number is off from all figures of other times that the text may mean."""
_TELLTALE_PART = 0.3
"""Of the spread of honest counts, this part is enough for a number that has the digits of another time."""
_MONTH_DAYS = 31
"""A figure of a longer span is none of a month."""
ANOTHER_COUNT = "another count: the reference may speak of something else"
_ONLY_LATER = "only figures published after the article differ"
_TOLD_TWICE = "the minus may only tell once more what the name of the measure says"


def hindrance(case: Case, compared: Sequence[Compared], slip: Slip | None) -> str | None:
    """Return why the reference cannot contradict the claim, None if it can."""
    measure = case.measure
    if all(c.within for c in compared):
        return "the reference knows only a part of the place"
    if _is_told_twice(case, compared):
        return _TOLD_TWICE
    telling = is_of_another_scale(case, compared) or has_turned_sign(case, compared)
    part = _TELLTALE_PART if is_nearly_of_another_time(case, compared[0].observation) else 1.0
    plain = (measure.contradiction == "same-span" and _plain_miss(case, compared)) or _against_all(case, compared)
    if not any(c.known for c in compared) and not _is_plain_already(case, compared, slip, plain or telling, part):
        return _ONLY_LATER
    if telling:
        return None
    held = {c.observation.provenance.publisher for c in compared}
    if measure.contradiction == "never":
        return ANOTHER_COUNT
    if case.named in held or is_copied(case, compared):
        return None
    if measure.contradiction == "any":
        return ANOTHER_COUNT if _among_honest_counts(case, compared, part) else None
    if plain or _of_another_unit(case, compared, slip):
        return None
    return None if _beyond_all_counts(case, compared, slip, part) else ANOTHER_COUNT


def _is_plain_already(case: Case, compared: Sequence[Compared], slip: Slip | None, plain: bool, part: float) -> bool:
    """Whether a number is wrong whatever was known: its time was over, or it is of a scale that no year around has."""
    beyond_all = _beyond_all_counts(case, compared, slip, part)
    if _is_over(case):
        return plain or beyond_all or is_copied(case, compared)
    scaled = slip is not None and slip.kind == "scale"
    return scaled and beyond_all and bool(of_the_years_around(case, known=True))


def _is_told_twice(case: Case, compared: Sequence[Compared]) -> bool:
    """Whether a number would be right without its minus, where words tell of a lack or a fall already.

    "A contraction of -5.8 percent" is clumsy, and not wrong.
    """
    claim, measure = case.claim, case.measure
    if not measure.downward or claim.quantity.value >= 0:
        return False
    turned = claim._replace(factor=-claim.factor)
    values = [c.observation.value for c in compared]
    return any(allows(turned, v, v, abs(v) * measure.tolerance + measure.tolerance_absolute) for v in values)


def _among_honest_counts(case: Case, compared: Sequence[Compared], part: float) -> bool:
    """Whether one of the figures is no further from the number than honest counts of so certain a measure are apart.

    That is its `spread`, where the catalogue gives one, and its tolerance where it gives none; a few tolerances, where
    two publishers that do not copy from one another have one figure for just that time.
    """
    if corroborated(case, compared) and _plain_miss(case, compared):
        return False
    measure, wider = case.measure, width(case, compared)
    for value in (c.observation.value for c in compared if not c.within):
        slack = wider * (abs(value) * measure.tolerance + measure.tolerance_absolute)
        if allows(case.claim, value, value, slack):
            return True
        if measure.spread and not beyond(case, value, *limits(case, measure.spread, part * wider)):
            return True
    return False


def _of_another_unit(case: Case, compared: Sequence[Compared], slip: Slip | None) -> bool:
    """Whether the number is, digit for digit, the figure of another unit: no other count has just these digits."""
    exact = slip is not None and slip.kind == "unit" and digits(case.claim) >= TELLING_DIGITS
    return exact and bool(of_the_span(case, compared))


def _is_over(case: Case) -> bool:
    """Whether the time that the text gives was over when the article appeared: it could be counted already."""
    period, today = case.claim.period, case.published.date
    return period is not None and today is not None and not period.inferred and period.end < today


def _plain_miss(case: Case, compared: Sequence[Compared]) -> bool:
    """Whether the text itself gives the span that was observed, and misses every figure for it by far.

    A rate of a month, or of no time at all, is no contradiction to the average of a year.
    """
    same = of_the_span(case, compared)
    measure, slack = case.measure, _FAR * width(case, compared)
    factor, points = 1 + slack * measure.tolerance, slack * measure.tolerance_absolute
    return bool(same) and not any(
        allows(case.claim, min(value / factor, value * factor), max(value / factor, value * factor), points)
        for value in same
    )


def _against_all(case: Case, compared: Sequence[Compared]) -> bool:
    """Whether all publishers have nearly one figure for the span that the text gives, and the number is another."""
    values, period = of_the_span(case, compared), case.claim.period
    if not values or period is None:
        return False
    agreed = case.store.dispersion().agreement(case.measure.code, case.claim.entity, period.end.year)
    if agreed is None:
        return False
    values += told_alike(case)
    if agreed.moves:
        values += [o.value for o in case.series if o.judges and _is_beside(o, period)]
    low, high = min(values), max(values)
    return not allows(case.claim, low, high, max(agreed.slack(low), agreed.slack(high)))


def _is_beside(observation: Observation, period: Period) -> bool:
    """Whether it is a figure of no more than a month, next to the time."""
    return (observation.end - observation.start).days <= _MONTH_DAYS and gap(observation, period) <= 1


def _beyond_all_counts(case: Case, compared: Sequence[Compared], slip: Slip | None, part: float) -> bool:
    """Whether the number is further from every figure than two honest counts of the same thing ever are.

    How far that is, the catalogue says (`spread`); `part` of it is enough. Without a span in the text only a slip of
    scale is that plain, and only if no figure of the years around is near.
    """
    spread = case.measure.spread
    if not spread:
        return False
    values = of_the_span(case, compared)
    scaled = slip is not None and slip.kind == "scale"
    if values:
        values += told_alike(case)
    elif scaled:
        values = [c.observation.value for c in compared if not c.within] + of_the_years_around(case)
    factor, points = limits(case, spread, part * width(case, compared))
    if scaled and spread < _SLIP_SPREAD:
        factor = min(factor, _SLIP_SPREAD) if of_the_span(case, compared) else _SLIP_SPREAD
        points = min(points, _SLIP_STEPS * case.measure.tolerance_absolute)
    return bool(values) and all(beyond(case, value, factor, points) for value in values)


def binding_confidence(case: Case) -> Confidence:
    """Return how sure the binding is: the weakest of its three parts."""
    claim = case.claim
    strengths = {
        claim.measure_evidence.strength,
        claim.entity_evidence.strength,
        claim.period_evidence.strength,
    }
    return "low" if "weak" in strengths else "medium" if "fair" in strengths else "high"


def is_confirmed_by_digits(case: Case, compared: Sequence[Compared], slip: Slip | None) -> bool:
    """Tell whether the digits of a number say of what it is, where the words leave a doubt.

    Three of them that are those of the figure in another scale come together by chance once in a hundred times. No
    figure of the years around may be near the number, nor one of the decades before, which may be meant.
    """
    claim, measure = case.claim, case.measure
    if slip is None or slip.kind != "scale" or digits(claim) < TELLING_DIGITS or not measure.spread:
        return False
    points, spread = _SLIP_STEPS * measure.tolerance_absolute, max(measure.spread, _SLIP_SPREAD)
    around, before = of_the_years_around(case), of_the_decades_before(case)
    if not all(beyond(case, value, spread, points) for value in around):
        return False
    return all(beyond(case, value, _OTHER_TIMES, points) for value in before) and any(
        printed_chance(claim, value * scale, abs(value * scale) * _OF_EDITIONS) > 0
        for value in (c.observation.value for c in compared if not c.within)
        for scale in SCALES
    )


def _is_little_beyond(case: Case, value: float) -> bool:
    """Whether the number is no more than two spreads away from a figure of so certain a measure."""
    measure = case.measure
    of_little = measure.contradiction == "any" and bool(measure.spread)
    return of_little and not beyond(case, value, *limits(case, measure.spread, 2.0))


def confidence(case: Case, first: Compared) -> Confidence:
    """Return how sure a contradiction is.

    The margin counts too, and neither a date read from the text nor a figure of another than the text names is ever
    quite sure.
    """
    measure, claim, value = case.measure, case.claim, first.observation.value
    sure = binding_confidence(case)
    slack = abs(value) * measure.tolerance + measure.tolerance_absolute
    tight = allows(claim, value, value, 2 * slack) or _is_little_beyond(case, value)
    unseen = case.named is not None and first.publisher.code != case.named
    if sure == "high" and (
        tight or unseen or (case.published.origin == "text" and claim.period_evidence.strength != "strong")
    ):
        return "medium"
    return sure
