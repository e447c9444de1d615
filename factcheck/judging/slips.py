"""The one mistake that would explain a wrong number, named only if it fits tightly and nothing as likely does.

The mistakes are tried in the order in which copy desks meet them. The first that fits is named; within one kind (which
year, which country) it must be the only one.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.judging.comparable import gap, months_within
from factcheck.results.model import Slip
from factcheck.wording import plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation

_SCALES = {10.0: "ten times", 1000.0: "a thousand times", 1_000_000.0: "a million times"}
_CONVERSIONS = {
    1.609344: "miles for kilometres",
    2.589988: "square miles for square kilometres",
    2.471054: "acres for hectares",
    2.204623: "pounds for kilograms",
    3.785412: "gallons for litres",
    3.28084: "feet for metres",
}
"""What one larger unit is in the smaller one: the international definitions of 1959."""
_CONVERTED = frozenset({"mi", "mi2", "acre", "ft", "lb", "gal"})
"""Units of a text that tell that a measure is a length, an area, a weight or a volume."""
_SCALE_SLACK = 0.05
"""A number ten or a thousand times too large was copied from some edition, which may differ a little from ours."""
_SLACK = 0.01
"""The same for other mistakes, where the text itself names what the number was taken from, or nearly."""
_TIME_SLACK = 0.005
"""The same for another year of the same collection: a series that grows has some year near to any number."""
_SLIGHT = 0.002
"""The same where all years or all countries are searched: there the fit is all the evidence, so it must be tight."""
_COARSEST = 0.06
"""A number of one digit ("$1 billion") fits much: what it is taken to say is no wider than this."""
_LOOK_BACK_YEARS = 15
_DIGITS = 3
"""Digits that two numbers must share for a transposed pair or a lost digit to be more than chance."""
_SPELL_YEARS = 2
"""Years that fit are one answer if no more years lie between them."""


def find_slip(case: Case, reference: Observation, others: Sequence[Observation]) -> Slip | None:
    """Return the likely slip behind an inconsistent claim, None if none fits tightly.

    `reference` is the observation that decides; a number of the wrong scale or sign may have been taken from any of the
    others.
    """
    passed = _passed_earlier(case, reference)
    if passed is not None:
        return passed
    scale = next((slip for each in (reference, *others) if (slip := _scale(case, each)) is not None), None)
    if scale is not None:
        return scale
    sign = next((slip for each in (reference, *others) if (slip := _sign(case, each)) is not None), None)
    if sign is not None:
        return sign
    return next((slip for explain in _EXPLANATIONS if (slip := explain(case, reference)) is not None), None)


def _scale(case: Case, reference: Observation) -> Slip | None:
    """Thousand, million and billion confused: the number fits after one multiplication."""
    claim = case.claim
    for factor, words in _SCALES.items():
        for factor_of, direction in ((factor, "small"), (1 / factor, "large")):
            if _fits(claim, reference.value / factor_of, _SCALE_SLACK):
                return Slip("scale", f"{words} too {direction}")
    return None


def _sign(case: Case, reference: Observation) -> Slip | None:
    """A loss told as a gain, or the reverse."""
    value = reference.value
    if value == 0 or not _fits(case.claim, -value, _SLACK):
        return None
    return Slip("sign", "the sign is wrong")


def _conversion(case: Case, reference: Observation) -> Slip | None:
    """The figure of one unit given with the name of another: miles for kilometres."""
    if not _CONVERTED & case.measure.unit.reads.keys():
        return None
    for factor, words in _CONVERSIONS.items():
        for ratio in (factor, 1 / factor):
            if _fits(case.claim, reference.value * ratio, _SLACK):
                return Slip("unit", words)
    return None


def _digits(case: Case, reference: Observation) -> Slip | None:
    """Two neighbouring digits exchanged, or one lost: 71.2 for 17.2, 6,530 for 65,230."""
    claim = case.claim
    written = _significant(claim.value / claim.factor)
    meant = _significant(_as_precise(claim, reference.value))
    if len(meant) < _DIGITS or len(set(meant)) < 2:
        return None
    swapped = {meant[:i] + meant[i + 1] + meant[i] + meant[i + 2 :] for i in range(len(meant) - 1)} - {meant}
    near = 0.1 < claim.value / reference.value < 10 if reference.value else False
    if near and written in {each.rstrip("0") for each in swapped} and written != meant:
        return Slip("digits", "two digits are exchanged")
    whole = f"{claim.value:.0f}", f"{reference.value:.0f}"
    lost = {whole[1][:i] + whole[1][i + 1 :] for i in range(len(whole[1]))}
    if len(whole[0]) > _DIGITS and len(whole[0]) == len(whole[1]) - 1 and whole[0] in lost:
        return Slip("digits", "a digit is missing")
    return None


def _other_measure(case: Case, _reference: Observation) -> Slip | None:
    """The figure of a measure that is easily mistaken for it: GNI for GDP, or of a part of the people."""
    claim, measure = case.claim, case.measure
    if claim.period is None:
        return None
    for code in (*measure.neighbours, *measure.variants.values()):
        observations = case.store.series(code, claim.entity, claim.counterpart)
        found = [o for o in observations if o.judges and gap(o, claim.period) == 0 and _fits(claim, o.value, _SLACK)]
        if found:
            name = case.store.measure(code).label_without_entity
            return Slip("other-measure", f"fits another measure: {name}")
    return None


def _place_of_the_text(case: Case, _reference: Observation) -> Slip | None:
    """The figure of another place that the article names."""
    claim = case.claim
    if claim.period is None:
        return None
    fitting = {
        code
        for code in case.others
        for o in case.store.series(case.measure.code, code, claim.counterpart)
        if o.judges and gap(o, claim.period) == 0 and _fits(claim, o.value, _SLACK)
    }
    return _of_place(case, fitting - {claim.entity})


def _place(case: Case, _reference: Observation) -> Slip | None:
    """The figure of another country, if it is that of one only."""
    claim, store = case.claim, case.store
    if claim.period is None:
        return None
    values = store.values_during(case.measure.code, claim.counterpart, claim.period.start, claim.period.end)
    fitting = {code for code, value in values if _fits(claim, value, _SLIGHT)} - {claim.entity}
    kind = store.entity(claim.entity).kind
    return _of_place(case, {code for code in fitting if store.entity(code).kind == kind})


def _of_place(case: Case, fitting: Collection[str]) -> Slip | None:
    if len(fitting) != 1:
        return None
    return Slip("other-place", f"fits another place: {case.store.entity(*fitting).name}")


def _time(case: Case, reference: Observation) -> Slip | None:
    """The figure of another time, if the times that it fits are one spell and not scattered over the years."""
    fitting = sorted(_same_collection(case, reference), key=lambda o: o.end)
    apart = any((b.start - a.end).days > 366 * _SPELL_YEARS for a, b in itertools.pairwise(fitting))
    if not fitting or apart:
        return None
    nearest = min(fitting, key=lambda o: abs((o.end - reference.end).days))
    value = plain_number(nearest.value, case.measure.unit)
    return Slip("other-time", f"fits {plain_period(nearest)} ({value})")


def _same_collection(case: Case, reference: Observation) -> Iterator[Observation]:
    """The observations of other times, of the publisher and of the length of the one that decided."""
    today = case.published.date
    source, length = reference.provenance, (reference.end - reference.start).days
    for o in case.series:
        same = (o.provenance.publisher, o.provenance.dataset) == (source.publisher, source.dataset)
        as_long = abs((o.end - o.start).days - length) <= 2
        if (
            same
            and as_long
            and (today is None or o.start <= today)  # nobody copies a figure of a time to come
            and (o.end < reference.start or reference.end < o.start)
            and _fits(case.claim, o.value, _TIME_SLACK)
        ):
            yield o


def _passed_earlier(case: Case, reference: Observation) -> Slip | None:
    """A running total that passed the number some months before the end of the period."""
    claim, measure = case.claim, case.measure
    if not measure.cumulates or claim.value >= reference.value:
        return None
    total = 0.0
    for month in months_within(case.series, reference.start, reference.end):
        total += month.value
        if total >= claim.value:
            if month.end == reference.end:
                return None
            reached = f"{plain_number(total, measure.unit)} by its end"
            number = plain_number(claim.value, measure.unit)
            return Slip("passed-earlier", f"{number} was passed in {plain_period(month)} ({reached})")
    return None


_EXPLANATIONS = (
    _conversion,
    _other_measure,
    _place_of_the_text,
    _digits,
    _time,
    _place,
)


def earlier_fit(
    claim: Claim, measure: Measure, reference: Observation, series: Sequence[Observation]
) -> Observation | None:
    """Return the latest earlier observation of the same publisher with which the number agrees, if there is one.

    Only for claims whose period is not written beside the number: with a written year it would be a wrong year.
    """
    if measure.kind == "flow" or claim.period is None or not claim.period.inferred:
        return None
    source = reference.provenance
    fitting = [
        o
        for o in series
        if (o.provenance.publisher, o.provenance.dataset) == (source.publisher, source.dataset)
        and o.end < reference.start
        and (reference.start - o.end).days < 366 * _LOOK_BACK_YEARS
        and _allowed(claim, o.value)
    ]
    return max(fitting, key=lambda o: o.end, default=None)


def _allowed(claim: Claim, value: float) -> bool:
    low = claim.low if claim.low is not None else claim.value * 0.9
    high = claim.high if claim.high is not None else claim.value * 1.1
    return low <= value <= high


def _fits(claim: Claim, value: float, slack: float) -> bool:
    """Whether a value is what the printed digits say, whatever the hedge, or no further away than the slack."""
    digits = min(claim.quantity.grain * claim.factor / 2, _COARSEST * abs(value))
    return abs(value - claim.value) <= max(digits, slack * abs(value))


def _as_precise(claim: Claim, value: float) -> float:
    """A value in the unit of the text, rounded to as many figures as the text prints."""
    grain = claim.quantity.grain
    number = value / claim.factor
    return round(number / grain) * grain if grain else number


def _significant(value: float) -> str:
    """The digits of a number without its scale: 17200000 is "172"."""
    return f"{abs(value):.12e}".partition("e")[0].replace(".", "").rstrip("0")
