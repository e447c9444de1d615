"""CNV: the same amount in two currencies."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from factcheck.language import restating
from factcheck.records import NamedTuple
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import at_precision, scaled_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.claims.model import Bound
    from factcheck.language.quantities import Quantity
    from factcheck.language.restating import Form
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

CNV002 = Rule(
    code="CNV002",
    name="implausible-exchange",
    severity="warning",
    does="Converts an amount into the currency of the one that says it again, at the least and the greatest rate of "
    "the article's year, the one before, and every year that the sentence names. Reports what lies far outside.",
    matters="Zeros get lost between rupiah and dollars, and a rate is easily applied the wrong way round.",
    example="a fine of Rp 20 million (US$14,000)",
    fix="Convert again at the rate of the day.",
    misses="Misses of less than forty percent, currencies without a rate or with a second one on the street, and "
    "money of today for money of old. On 2,675 articles with 124 such pairs it found nothing; of the same pairs with a "
    "zero too many or too few it found all but four.",
)

_FAR = 1.4
"""Beyond this multiple of the range of the rates an amount is out of it: rates of a day lie around those of a month."""
_RATE = "exchange_rate.usd"
_SLIPS = range(1, 7)
_NEAR = 1.5
"""How near to a power of ten a multiple must be to be a slip of zeros."""
_OTHER = 3
"""With a bare "or", only a slip of zeros, or a wrong direction, or less than this multiple is reported."""


class Rate(NamedTuple):
    """How many units of a currency one US dollar cost."""

    low: float
    """At least."""
    high: float
    """At most."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every amount that no rate of its time makes of the one before."""
    for passage in subject.passages:
        money = [bound.quantity.kind in ("money", "rate") for bound in passage.numbers]
        if not any(one and other for one, other in itertools.pairwise(money)):
            continue
        numbers = [bound.quantity for bound in passage.numbers]
        for pair in restating.restated(passage.tokens, numbers, subject.words):
            yield from _compared(subject, passage, passage.numbers[pair.first], passage.numbers[pair.second], pair.form)


def _compared(subject: Subject, passage: Passage, first: Bound, second: Bound, form: Form) -> Iterator[Finding]:
    one, other = first.quantity, second.quantity
    if not _comparable(one, other) or any(t.lower in subject.words.unit_words.old_money for t in passage.tokens):
        return
    years = _years(subject, passage)
    ways = [
        way
        for code in _meant(subject, one)
        for target in _meant(subject, other)
        if code != target and (way := _rate(subject, code, target, years)) is not None
    ]
    certain = len(ways) == len(_meant(subject, one)) * len(_meant(subject, other))
    if not ways or not certain or any(_fits(one, other, way) for way in ways):
        return
    way = ways[0]
    middle = math.sqrt(way.low * way.high)
    right = one.value * middle
    slip = _slip(other.value / right, one, other, way)
    if form == "choice" and slip is None and not 1 / _OTHER < other.value / right < _OTHER:
        return
    low, high = scaled_number(one.value * way.low), scaled_number(one.value * way.high)
    when = " and ".join(str(year) for year in sorted(years))
    message = f"{one.surface} was {low} to {high} {other.unit} at the rates of {when}; the text says {other.surface}"
    yield finding(
        CNV002,
        subject.article,
        other.span,
        f"{message} ({slip})" if slip else message,
        claims=tuple(bound.claim for bound in (first, second) if bound.claim is not None),
        quantities=(first.id, second.id),
        confidence="high" if slip else "medium",
        suggestion=at_precision(
            other.surface, other.value, right, min(other.grain, 10 ** (math.floor(math.log10(right)) - 1))
        ),
    )


def _comparable(one: Quantity, other: Quantity) -> bool:
    same_base = one.per == other.per or other.per is None
    return same_base and one.value > 0 and other.value > 0 and one.unit != other.unit


def _meant(subject: Subject, quantity: Quantity) -> tuple[str, ...]:
    """The currencies that a sign can mean: "$" is that of several countries."""
    sign = next((sign for sign in subject.words.unit_words.shared_signs if quantity.surface.startswith(sign)), None)
    others = subject.words.unit_words.shared_signs[sign] if sign is not None else ()
    return (quantity.unit or "", *(code for code in others if code != quantity.unit))


def _years(subject: Subject, passage: Passage) -> frozenset[int]:
    """The years whose rates can be meant."""
    published = subject.article.published
    named = {int(bound.quantity.value) for bound in passage.numbers if bound.quantity.kind == "date"}
    years = {year for year in named if 1900 < year < 2100}
    if published.date is not None:
        years |= {published.date.year, published.date.year - 1}
    return frozenset(years)


def _rate(subject: Subject, code: str, target: str, years: frozenset[int]) -> Rate | None:
    """How many units of the second currency one of the first was, in any of the years."""
    one, other = _per_dollar(subject, code), _per_dollar(subject, target)
    lows, highs = [], []
    for year in years:
        if year in one and year in other:
            lows.append(other[year][0] / one[year][1])
            highs.append(other[year][1] / one[year][0])
    return Rate(min(lows), max(highs)) if lows else None


def _per_dollar(subject: Subject, code: str) -> Mapping[int, tuple[float, float]]:
    homes = subject.words.unit_words.homes
    if code not in homes:
        return {}
    return subject.catalogue.ranges(_RATE, homes[code])


def _fits(one: Quantity, other: Quantity, way: Rate) -> bool:
    least = (one.value if one.low is None else min(one.low, one.value)) * way.low / _FAR
    most = (one.value if one.high is None else max(one.high, one.value)) * way.high * _FAR
    low = other.value if other.low is None else min(other.low, other.value)
    high = other.value if other.high is None else max(other.high, other.value)
    return least <= high and low <= most


def _slip(times: float, one: Quantity, other: Quantity, way: Rate) -> str | None:
    """What would explain the second amount."""
    for power in _SLIPS:
        if 1 / _NEAR < times / 10**power < _NEAR:
            return f"{10**power:,} times too large"
        if 1 / _NEAR < times * 10**power < _NEAR:
            return f"{10**power:,} times too small"
    back = Rate(1 / way.high, 1 / way.low)
    return "it fits if the rate is turned round" if _fits(one, other, back) else None
