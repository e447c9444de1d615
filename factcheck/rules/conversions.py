"""CNV: the same size in two units."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from factcheck.language import restating
from factcheck.records import NamedTuple
from factcheck.rules import currencies
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import at_precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.model import Bound
    from factcheck.language.quantities import Quantity
    from factcheck.language.restating import Form
    from factcheck.language.unit_words import UnitWords
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject

CNV001 = Rule(
    code="CNV001",
    name="wrong-conversion",
    severity="error",
    does="Converts a number into the unit of the number that says it again in brackets, after “or” or between dashes: "
    "lengths, areas, volumes, masses, speeds, temperatures, power and energy. Either may be the rounded one. Where "
    "one name has several units (gallons, tons, ounces), any of them may be meant.",
    matters="Half of the readers know only one of the two units and get the wrong size.",
    example="The fire is 100 miles (60 km) from the city.",
    fix="Convert again; if the first number is right, the suggestion is the second.",
    misses="Conversions in another sentence, those of two sides (“10 by 20 feet”), and misses below three percent. "
    "On 2,675 articles with some 120 such pairs it found three, all of them wrong.",
)

RULES = (CNV001, currencies.CNV002)
"""The rules of the family."""

_ROUGH = 0.1
"""How far a round number may lie from what it was rounded from, as a part of it."""
_HEDGED = 0.08
"""The same for a number with "about"."""
_SLIGHT = 0.03
"""Misses of a smaller part are no more than careless rounding."""
_OTHER = 0.5
"""Beyond this, two numbers with a bare "or" between them are two things: "races of 5 km or 10 miles"."""
_FIVES = 2.5
"""Half of the step of numbers that end in five."""
_LARGEST_DIFFERENCE = 25
"""Degrees Celsius by which one temperature may differ from another where the words do not tell."""
_LARGEST_SLIP = 6
_DEGREES = "°"


class Size(NamedTuple):
    """A number in a unit that others can be converted into."""

    quantity: Quantity
    """The number as it was read."""
    unit: str
    """Its unit."""
    value: float
    """What it says, in that unit."""
    slack: float
    """How far the digits and the hedge let it lie from what is meant."""
    half: float
    """Half of the step of its last digit that counts."""


class Scale(NamedTuple):
    """A way to turn one unit into another: times a factor, plus a shift."""

    factor: float
    shift: float = 0.0

    def __call__(self, value: float) -> float:
        """Convert a value."""
        return value * self.factor + self.shift

    def back(self, value: float) -> float:
        """Convert a value of the second unit into the first."""
        return (value - self.shift) / self.factor


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every size and every amount that its conversion does not fit."""
    yield from _sizes_of(subject)
    yield from currencies.check(subject)


def _sizes_of(subject: Subject) -> Iterator[Finding]:
    known = subject.words.unit_words
    for passage in subject.passages:
        sized = [_may_convert(bound.quantity, known) for bound in passage.numbers]
        if not any(one and other for one, other in itertools.pairwise(sized)):
            continue
        numbers = [bound.quantity for bound in passage.numbers]
        for pair in restating.restated(passage.tokens, numbers, subject.words):
            yield from _compared(subject, passage.numbers[pair.first], passage.numbers[pair.second], pair.form)


def _may_convert(quantity: Quantity, known: UnitWords) -> bool:
    unit = quantity.unit
    return unit in known.dimensions or unit in known.temperatures or unit == _DEGREES or _is_short_metres(quantity)


def _is_short_metres(quantity: Quantity) -> bool:
    """Whether a number of millions can be one of metres: "1.88m"."""
    return quantity.unit is None and quantity.kind == "count" and quantity.surface.endswith("m")


def _compared(subject: Subject, first: Bound, second: Bound, form: Form) -> Iterator[Finding]:
    known = subject.words.unit_words
    pair = _sizes(first.quantity, second.quantity, known)
    if pair is None:
        return
    one, other = pair
    ways = _ways(one, other, known)
    if not ways or any(_fits(one, other, way) for way in ways):
        return
    way = ways[0]
    right = way(one.value)
    slip = _slip(one, other, ways)
    apart = abs(right - other.value) / max(abs(right), abs(other.value))
    if apart < _SLIGHT or (form == "choice" and slip is None and apart > _OTHER):
        return
    low, high = sorted((way(one.value - one.slack), way(one.value + one.slack)))
    span = f"{_short(low)} to {_short(high)}" if _short(low) != _short(high) else _short(right)
    message = f"{first.quantity.surface} is {span} {other.unit}; the text says {second.quantity.surface}"
    yield finding(
        CNV001,
        subject.article,
        second.quantity.span,
        f"{message} ({slip})" if slip else message,
        claims=tuple(bound.claim for bound in (first, second) if bound.claim is not None),
        quantities=(first.id, second.id),
        confidence="high",
        suggestion=at_precision(second.quantity.surface, other.value, right, second.quantity.grain),
    )


def _sizes(one: Quantity, other: Quantity, known: UnitWords) -> tuple[Size, Size] | None:
    """The two numbers with units of one dimension, None if they are not of one."""
    pair = []
    for quantity, partner in ((one, other), (other, one)):
        unit, value = quantity.unit, quantity.value
        short = _is_short_metres(quantity) and known.dimensions.get(partner.unit or "") == "length"
        if short:
            unit, value = "m", value / 1e6
        elif unit == _DEGREES:
            unit = {"°C": "°F", "°F": "°C"}.get(partner.unit or "")
        if unit is None:
            return None
        half = quantity.grain / (2e6 if short else 2)
        pair.append(Size(quantity, unit, value, _slack(quantity, value, half), half))
    first, second = pair
    if first.unit == second.unit or (one.hedge == "range") != (other.hedge == "range"):
        return None
    per = one.per == other.per or (other.per is None and one.per is not None)
    return (first, second) if per else None


def _slack(quantity: Quantity, value: float, half: float) -> float:
    """How far a number may lie from what it was rounded from: by its zeros, by a five at its end, by its hedge."""
    size = abs(value)
    if size.is_integer() and size >= 10:
        zeros = 10 ** next(n for n in range(16) if size % 10 ** (n + 1)) if size else 1
        half = max(half, min(zeros / 2, _ROUGH * size))
        if size % 10 == 5 and size > 20:
            half = max(half, _FIVES)
    return half if quantity.hedge == "exact" else max(half, _HEDGED * size)


def _ways(one: Size, other: Size, known: UnitWords) -> tuple[Scale, ...]:
    """Every way to convert, the usual one first; of temperatures also the one of differences."""
    if one.unit in known.temperatures and other.unit in known.temperatures:
        (degree, zero), (target, origin) = known.temperatures[one.unit], known.temperatures[other.unit]
        level, difference = Scale(degree / target, (zero - origin) / target), Scale(degree / target)
        if one.quantity.change == "amount":
            return (difference,)
        warm = 0 <= one.value * degree <= _LARGEST_DIFFERENCE and other.value >= 0
        return (level, difference) if warm else (level,)
    if known.dimensions.get(one.unit, one.unit) != known.dimensions.get(other.unit):
        return ()
    return tuple(Scale(a / b) for a in known.sizes[one.unit] for b in known.sizes[other.unit])


def _fits(one: Size, other: Size, way: Scale) -> bool:
    """Whether one of the two is the other, rounded, or both are the same, rounded."""
    if one.quantity.hedge == "range":
        return _ranges_fit(one, other, way)
    apart = abs(way(one.value) - other.value)
    both = abs(way.factor) * one.half + other.half
    return apart <= max(other.slack, both) + 1e-9 or abs(way.back(other.value) - one.value) <= one.slack + 1e-9


def _ranges_fit(one: Size, other: Size, way: Scale) -> bool:
    tops = (one.quantity.high, other.quantity.high)
    if None in tops:
        return True
    high, told = way(tops[0] or 0), tops[1] or 0
    low_fits = abs(way(one.value) - other.value) <= max(other.slack, abs(way.factor) * one.slack)
    return low_fits and abs(high - told) <= _ROUGH * 1.5 * max(abs(high), abs(told), 10)


def _slip(one: Size, other: Size, ways: tuple[Scale, ...]) -> str | None:
    """What would explain the second number."""
    for way in ways:
        right = way(one.value)
        if right * other.value > 0:
            power = math.log10(other.value / right)
            if abs(power) > 0.5 and abs(power - round(power)) < 0.05 and abs(power) <= _LARGEST_SLIP:
                times = f"{10 ** abs(round(power)):,} times too"
                return f"{times} large" if power > 0 else f"{times} small"
        if _fits(one, other, Scale(1 / way.factor)) and not way.shift:
            return "it fits if the two units are exchanged"
    return None


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
