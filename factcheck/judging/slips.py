"""The one mistake that would explain a wrong number, named only if it is far likelier than all else.

Each explanation has a weight: how common its kind of mistake is, shared among the figures that the mistake may have
taken (all other countries, all other years), times how likely the number is to be printed for that figure. A number
that fits tightly and alone has nearly all of the weight; one that would fit something by chance has not.
"""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

from factcheck.judging.comparable import matching, months_within
from factcheck.judging.likelihood import printed_chance, unexplained
from factcheck.records import NamedTuple
from factcheck.results.model import Slip
from factcheck.wording import plain_number, plain_period, with_article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factcheck.claims.model import Claim
    from factcheck.judging.case import Case
    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.results.model import SlipKind

_SURE = 0.75
"""A slip is named if it has at least this part of the weight of all that may explain the number."""
_NAMED_PART = 0.7
"""Those that are named have this part of the weight of their kind."""
_LISTED = ("other-place", "other-time")
"""Kinds of which several can be named: "fits 1994, or 2010"."""
_MOST, _MOST_OF_PARTS = 3, 2
"""How many; fewer where a number may count a part, so that a chance fit does not contradict it."""

_SCALES = {
    10.0: ("ten times", 0.07), 1000.0: ("a thousand times", 0.05), 1_000_000.0: ("a million times", 0.005),
}  # fmt: skip
_CONVERSIONS = {
    ("km", "mi", "ft"): ((0.621371, "kilometres and miles"), (3280.84, "kilometres and feet")),
    ("m", "ft"): ((3.28084, "metres and feet"),),
    ("km2", "mi2", "ha"): ((0.386102, "square kilometres and square miles"), (100.0, "square kilometres and hectares")),
    ("ha", "acre"): ((2.471054, "hectares and acres"),),
    ("kg", "lb"): ((2.204623, "kilograms and pounds"),),
    ("l", "gal"): ((0.264172, "litres and gallons"),),
}
"""By the units of a text, what one is in another that is taken for it: the international definitions of 1959."""
_SIGN, _UNIT, _MEASURE, _PLACE, _TIME = 0.1, 0.05, 0.05, 0.2, 0.17
"""How common these mistakes are among wrong numbers, as a part of all."""
_DIGITS = {"exchanged": 0.04, "missing": 0.01, "twice": 0.01, "mistyped": 0.02}
_LEAST_DIGITS = {"exchanged": 2, "missing": 3, "twice": 2, "mistyped": 3}
"""Numbers of fewer digits fit too much."""
_EDITION = 0.01
"""How far, as a part of it, a figure of our edition may be from the one that was copied; the tolerance of the measure
where that is less."""
_FARTHEST = 0.15
"""A figure that is further from the number than this part of it is not what was printed: rounding, edition and an open
bound together allow less."""
_EDITION_OF_SCALE = 0.05
"""The same for a number of the wrong scale, which may also come from another count."""
_OTHERS = 0.3
"""How much of the weight of the deciding observation the other ones have."""
_IN_TEXT, _NEARBY, _ANYWHERE = 0.5, 0.25, 0.25
"""Where a writer takes the figure of a wrong place from: the article, the neighbours, the same kind of places."""
_NEARBY_SIZE = 25
"""A region or group of no more members than this is a neighbourhood."""
_FADING_YEARS, _LATEST_YEARS = 15.0, 3.0
"""Years from the time of the claim, and from the article: a figure of a time that is further away is taken less often,
but the latest figures are what writers have at hand."""
_MONTH_DAYS = 32
_AROUND_DAYS = 400
"""Figures of other places no further away in time are looked at, where there is none for the time itself."""
_LOOK_BACK_YEARS = 15
_SPELL_YEARS = 2
"""Years that fit are one answer if no more years lie between them."""
_SAME = 0.02
"""Two figures are the same but for the sign if their sizes differ by no more than this part."""
_PASSED_LEAST = 0.3
"""A total of which the number is a smaller part than this was not passed by, but is another number."""


class Explanation(NamedTuple):
    """One way to have come to the number."""

    kind: SlipKind
    weight: float
    """How likely the mistake and the number together are."""
    key: object
    """What it takes the figure from: explanations of one key are one."""
    text: str
    """In plain words, for the editor."""
    what: str = ""
    """What it takes the figure from, in words."""


def find_slip(case: Case, reference: Observation, others: Sequence[Observation]) -> Slip | None:
    """Return the likely slip behind an inconsistent claim, None if none is far likelier than all else.

    `reference` is the observation that decides; the number may have been made from any of the others.
    """
    weighed = [(reference, 1.0), *((o, _OTHERS) for o in others if o is not reference)]
    found: list[Explanation] = []
    for explain in (_scales, _signs, _units, _digits):
        found += _best(each._replace(weight=each.weight * part) for o, part in weighed for each in explain(case, o))
    for search in (_measures, _places, _times):
        found += search(case, reference)
    passed = _passed_earlier(case, reference)
    if passed is not None and not any(each.kind == "scale" and each.weight > _SCALES[10.0][1] / 2 for each in found):
        return passed
    return _named(found, unexplained(case.claim, reference.value), _MOST_OF_PARTS if case.measure.partial else _MOST)


def _best(explanations: Iterable[Explanation]) -> list[Explanation]:
    """Of the explanations that say the same, the heaviest: two publishers are no two mistakes."""
    best: dict[object, Explanation] = {}
    for each in explanations:
        if each.key not in best or each.weight > best[each.key].weight:
            best[each.key] = each
    return list(best.values())


def _named(found: Sequence[Explanation], chance: float, most: int) -> Slip | None:
    kinds: dict[SlipKind, float] = {}
    for each in found:
        kinds[each.kind] = kinds.get(each.kind, 0.0) + each.weight
    if not kinds:
        return None
    kind = max(kinds, key=lambda kind: kinds[kind])
    if kinds[kind] < _SURE * (sum(kinds.values()) + chance):
        return None
    fitting = sorted((each for each in found if each.kind == kind), key=lambda each: -each.weight)
    weights = itertools.accumulate(each.weight for each in fitting)
    enough = next(number for number, weight in enumerate(weights, 1) if weight >= _NAMED_PART * kinds[kind])
    if enough > (most if kind in _LISTED else 1):
        return None
    *named, last = [fitting[0].text, *(each.what for each in fitting[1:enough])]
    return Slip(kind, f"{', '.join(named)}, or {last}" if named else last)


def plain_slip(case: Case, observations: Sequence[Observation]) -> Slip | None:
    """Return the slip of scale or of unit that brings the number to one of the observations, None if none does.

    These alone may tell that a number is wrong where honest counts are far apart.
    """
    for explain in (_scales, _units):
        fitting = [each for o in observations for each in explain(case, o)]
        if fitting:
            best = max(fitting, key=lambda each: each.weight)
            return Slip(best.kind, best.text)
    return None


# --- made from the figure itself ------------------------------------------------------------------------


def _scales(case: Case, reference: Observation) -> Iterator[Explanation]:
    """Thousand, million and billion confused."""
    for factor, (words, common) in _SCALES.items():
        for times, direction in ((1 / factor, "small"), (factor, "large")):
            value = reference.value * times
            chance = printed_chance(case.claim, value, abs(value) * _EDITION_OF_SCALE)
            if chance:
                text = f"{words} too {direction}"
                yield Explanation("scale", common * chance, text, text)


def _signs(case: Case, reference: Observation) -> Iterator[Explanation]:
    """A loss told as a gain, or the reverse."""
    value = reference.value
    slack = case.measure.tolerance * abs(value) + case.measure.tolerance_absolute  # no other mistake turns the sign
    chance = max(printed_chance(case.claim, -value, wide) for wide in (slack, _edition(case.measure, value)))
    if value and chance:
        yield Explanation("sign", _SIGN * chance, "sign", "the sign is wrong")


def _units(case: Case, reference: Observation) -> Iterator[Explanation]:
    """The figure of one unit with the name of another: miles for kilometres."""
    for units, conversions in _CONVERSIONS.items():
        for ratio, words in conversions if case.claim.quantity.unit in units else ():
            for value in (reference.value * ratio, reference.value / ratio):
                chance = printed_chance(case.claim, value, _edition(case.measure, value))
                if chance:
                    yield Explanation("unit", _UNIT * chance / 2, words, f"{words} are confused")


def _digits(case: Case, reference: Observation) -> Iterator[Explanation]:
    """Two neighbouring digits exchanged, one lost, one doubled, one wrong: undone on the printed digits."""
    claim, quantity = case.claim, case.claim.quantity
    if quantity.grain <= 0 or not quantity.value:
        return
    written = f"{abs(quantity.value) / quantity.grain:.0f}"
    if not 1 < len(written) < 16:
        return
    for kind, meant in _undone(written):
        value = int(meant) * quantity.grain * claim.factor * (1 if quantity.value > 0 else -1)
        told = claim._replace(quantity=quantity._replace(value=value / claim.factor))
        edition = _edition(case.measure, value) if kind == "exchanged" else 0.0
        chance = printed_chance(told, reference.value, edition) if len(meant) >= _LEAST_DIGITS[kind] else 0.0
        if chance:
            made = {"exchanged": len(meant) - 1, "missing": len(meant), "twice": len(meant), "mistyped": 9 * len(meant)}
            text = _DIGIT_WORDS[kind]
            yield Explanation("digits", _DIGITS[kind] * chance / max(1, made[kind]), (kind, meant), text)


_DIGIT_WORDS = {
    "exchanged": "two digits are exchanged",
    "missing": "a digit is missing",
    "twice": "a digit is there twice",
    "mistyped": "one digit is wrong",
}


def _undone(written: str) -> Iterator[tuple[str, str]]:
    """What may have been meant, each with what went wrong: exchanged, missing, twice, mistyped."""
    seen = {written}
    pairs = list(itertools.pairwise(range(len(written))))
    made = itertools.chain(
        (("exchanged", written[:i] + written[j] + written[i] + written[j + 1 :]) for i, j in pairs),
        (("twice", written[:i] + written[j:]) for i, j in pairs if written[i] == written[j]),
        (("missing", written[:i] + d + written[i:]) for i in range(len(written) + 1) for d in "0123456789"),
        (("mistyped", written[:i] + d + written[i + 1 :]) for i in range(len(written)) for d in "0123456789"),
    )
    for kind, meant in made:
        if meant not in seen and meant[0] != "0" and meant.strip("0") != written.strip("0"):
            seen.add(meant)
            yield kind, meant


# --- taken from elsewhere -------------------------------------------------------------------------------


def _measures(case: Case, reference: Observation) -> list[Explanation]:
    """The figure of a measure that is easily mistaken for it: GNI for GDP, or of a part of the people.

    One that is the same with the sign turned (a contraction, a deficit) is none.
    """
    codes = list(dict.fromkeys((*case.measure.neighbours, *case.measure.variants.values())))
    found = []
    for code in codes:
        measure = case.store.measure(code)
        series = case.store.series(code, case.claim.entity, case.claim.counterpart)
        turned = _SAME * abs(reference.value)
        same = any(abs(o.value + reference.value) <= turned for o in series if o.end == reference.end)
        chance = 0.0 if same else _chance(case, measure, series)
        if chance:
            text = f"the figure is that of another measure: {measure.label_without_entity}"
            found.append(Explanation("other-measure", _MEASURE * chance / len(codes), code, text))
    return found


def _places(case: Case, _reference: Observation) -> list[Explanation]:
    """The figure of another place, or of another counterpart (Syrian refugees for Iraqi)."""
    claim, store = case.claim, case.store
    known, fitting = _around(case)
    likely = _likely(case, claim.entity, known)
    series = {
        code: (likely[code], store.series(claim.measure, code, claim.counterpart))
        for code in sorted(fitting & likely.keys())
    }
    if claim.counterpart is not None:
        for code, part in _likely(case, claim.counterpart, store.counterparts(claim.measure, claim.entity)).items():
            series[code] = (part, store.series(claim.measure, claim.entity, code))
    found = []
    for code, (part, observations) in series.items():
        chance = _chance(case, case.measure, observations)
        if chance:
            name = with_article(store.entity(code), store.named_with_article())
            text = f"the figure is that of {name}"
            found.append(Explanation("other-place", _PLACE * part * chance, code, text, name))
    return found


def _around(case: Case) -> tuple[set[str], set[str]]:
    """The places that have a figure at the time of the claim or soon before or after, and those whose figure fits."""
    claim, measure = case.claim, case.measure
    if claim.period is None:
        return set(), set()
    margin = dt.timedelta(days=min(measure.distance_days, _AROUND_DAYS))
    first, last = claim.period.start - margin, claim.period.end + margin
    kind = case.store.entity(claim.entity).kind
    values_of = dict(case.store.values_during(measure.code, claim.counterpart, first, last, kind))
    for code in sorted(set(case.others).difference(values_of)):
        series = case.store.series(measure.code, code, claim.counterpart)
        values = frozenset(o.value for o in series if o.judges and o.start <= last and o.end >= first)
        if values:
            values_of[code] = values
    far = None if claim.quantity.hedge == "range" else _FARTHEST  # most figures are nowhere near
    fitting = {
        code
        for code, values in values_of.items()
        if any(
            printed_chance(claim, value, _edition(measure, value))
            for value in values
            if far is None or abs(claim.value - value) <= far * abs(value)
        )
    }
    return set(values_of), fitting


def _likely(case: Case, own: str, codes: Iterable[str]) -> dict[str, float]:
    """How often a writer takes the figure of each place for that of another."""
    store, entity = case.store, case.store.entity(own)
    known = {code: store.entity(code) for code in codes if code != own}
    of_kind = {code: (each.population or 0) ** 0.45 for code, each in known.items() if each.kind == entity.kind}
    nearby = _neighbourhood(case, own) & of_kind.keys()
    pools: list[tuple[float, Collection[str]]] = [(_NEARBY, nearby), (_ANYWHERE, of_kind)]
    in_text = {code for code in case.others if code in known}
    pools.append((_IN_TEXT, in_text))
    likely: dict[str, float] = {}
    whole = sum(part for part, pool in pools if pool)
    for part, pool in pools:
        weights = {code: 1.0 if pool is in_text else max(1.0, of_kind[code]) for code in sorted(pool)}
        total = sum(weights.values())
        for code, weight in weights.items():
            likely[code] = likely.get(code, 0.0) + part / whole * weight / total
    return likely


def _neighbourhood(case: Case, own: str) -> set[str]:
    """The places of the regions and small groups that a place belongs to."""
    store, period = case.store, case.claim.period
    entity = store.entity(own)
    if period is None:
        return set()
    groups = [store.countries_of(group, period.end) for group in store.groups_of(own, period.end)]
    found = {code for members in groups if len(members) <= _NEARBY_SIZE for code in members}
    if not found and entity.parent:
        found = set(store.countries_of(entity.parent, period.end))
    return found


def _chance(case: Case, measure: Measure, series: Iterable[Observation]) -> float:
    """How likely the number is to be printed for the figure of another series at the time of the claim."""
    period = case.claim.period
    if period is None:
        return 0.0
    own = [o for o in series if o.judges]
    best: dict[tuple[str, ...], tuple[int, float]] = {}
    for o, distance in matching(measure, own, period):
        source = o.provenance
        key = (source.publisher, source.dataset, source.edition, o.note)
        if key not in best or distance < best[key][0]:
            best[key] = (distance, o.value)
    values = {value for _, value in best.values()}
    return max((printed_chance(case.claim, value, _edition(measure, value)) for value in values), default=0.0)


class _Fit(NamedTuple):
    """A figure of another time."""

    observation: Observation
    part: float
    """How often a writer takes the figure of its time, not yet shared among all times."""
    chance: float
    """How likely the number is to be printed for it."""


def _times(case: Case, reference: Observation) -> list[Explanation]:
    """The figure of another time. Times that fit and lie together are one explanation."""
    source = reference.provenance
    fits: dict[tuple[int, int], _Fit] = {}
    for o in of_other_times(case, reference):
        part = _fading(o.end, reference.end, _FADING_YEARS) + _fading(o.end, case.published.date, _LATEST_YEARS)
        chance = printed_chance(case.claim, o.value, _edition(case.measure, o.value))
        if (o.provenance.publisher, o.provenance.dataset) != (source.publisher, source.dataset):
            chance *= _OTHERS
        monthly = case.measure.kind != "stock" and (o.end - o.start).days < _MONTH_DAYS
        when = (o.end.year, o.end.month if monthly else 0)
        if when not in fits or chance > fits[when].chance:
            fits[when] = _Fit(o, part, chance)
    total = sum(fit.part for fit in fits.values())
    found = []
    for spell in _spells(sorted((fit for fit in fits.values() if fit.chance), key=lambda fit: fit.observation.end)):
        best = min(spell, key=lambda fit: (-fit.chance, abs((fit.observation.end - reference.end).days))).observation
        what = f"{plain_period(best)} ({plain_number(best.value, case.measure.unit)})"
        weight = _TIME * sum(fit.part * fit.chance for fit in spell) / total
        found.append(Explanation("other-time", weight, what, f"the figure is that of {what}", what))
    return found


def _fading(when: dt.date, near: dt.date | None, years: float) -> float:
    """How often a figure of a time is taken that is so far from another."""
    return 1 / (1 + abs((when - near).days) / (365.25 * years)) if near is not None else 0.0


def of_other_times(case: Case, reference: Observation) -> Iterator[Observation]:
    """Give the observations of other times before the article, of the length of the one that decided."""
    length, today = (reference.end - reference.start).days, case.published.date
    for o in case.series:
        as_long = abs((o.end - o.start).days - length) <= 2 or (case.measure.kind == "stock" and length <= 366)
        other = o.end < reference.start or reference.end < o.start
        if as_long and other and (today is None or o.start <= today):
            yield o


def _spells(fits: Sequence[_Fit]) -> list[list[_Fit]]:
    """The figures in order of time, those together that lie close."""
    spells: list[list[_Fit]] = []
    for fit in fits:
        if spells and (fit.observation.start - spells[-1][-1].observation.end).days <= 366 * _SPELL_YEARS:
            spells[-1].append(fit)
        else:
            spells.append([fit])
    return spells


def _edition(measure: Measure, value: float) -> float:
    """How far the figure that was copied may be from ours."""
    return min(_EDITION * abs(value), measure.tolerance * abs(value) + measure.tolerance_absolute)


def _passed_earlier(case: Case, reference: Observation) -> Slip | None:
    """A running total that passed the number some months before the end of the period."""
    claim, measure = case.claim, case.measure
    if not measure.cumulates or not _PASSED_LEAST * reference.value <= claim.value < reference.value:
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


def earlier_between(
    claim: Claim, measure: Measure, reference: Observation, series: Sequence[Observation]
) -> tuple[Observation, Observation] | None:
    """Return the latest two neighbouring observations of a level between which it passed the number, if there are any.

    Both are before `reference`, and for as few claims as in `earlier_fit`.
    """
    if measure.kind != "stock" or claim.period is None or not claim.period.inferred or claim.quantity.hedge != "exact":
        return None
    source = reference.provenance
    before = sorted(
        (
            o
            for o in series
            if (o.provenance.publisher, o.provenance.dataset) == (source.publisher, source.dataset)
            and o.provenance.edition == source.edition
            and o.end < reference.start
            and (reference.start - o.end).days < 366 * _LOOK_BACK_YEARS
        ),
        key=lambda o: o.end,
    )
    passed = [
        (one, other)
        for one, other in itertools.pairwise(before)
        if min(one.value, other.value) < claim.value < max(one.value, other.value)
    ]
    return passed[-1] if passed else None


def _allowed(claim: Claim, value: float) -> bool:
    low = claim.low if claim.low is not None else claim.value * 0.9
    high = claim.high if claim.high is not None else claim.value * 1.1
    return low <= value <= high
