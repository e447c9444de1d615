"""A sentence becomes quantities: every number with its unit, its hedge and the interval that these allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.article import Span
from factcheck.language import hedges, labels, nouns, numerals, ranges, ranks, units
from factcheck.language.tokens import adjacent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.language.hedges import Slip
    from factcheck.language.numerals import Numeral
    from factcheck.language.periods import PeriodMention
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import HedgeKind, Vocabulary

QuantityKind = Literal[
    "count", "share", "money", "rate", "ratio", "measure", "duration", "ordinal", "change", "date", "label"
]
"""What a number is: a count of things, a share in percent, money, and so on. "date" and "label" (names, list
numbers, clock times) are numbers that claim nothing."""

_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_PRONOUN = frozenset({"no", "every", "each", "any", "some", "this", "that", "the", "another", "which"})
"""Before "one" these make it a pronoun."""


class Quantity(NamedTuple):
    """A number read from the text."""

    span: Span
    """Where it stands: sign, currency, digits, scale and unit, without hedge and noun."""
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index after its last token."""
    surface: str
    """The characters of the span."""
    value: float
    """What it says, in base units: 17200000 for "17.2 million", 7.5 for "7.5 %"."""
    low: float | None
    """The least that digits and hedge allow; None for no bound."""
    high: float | None
    """The most that digits and hedge allow; None for no bound."""
    grain: float
    """The step of the last digit that counts."""
    unit: str | None
    """Symbol of the unit, ISO 4217 code of the currency, or None for a bare count."""
    kind: QuantityKind
    """What sort of number it is."""
    hedge: HedgeKind
    """How it is hedged."""
    reach: float | None
    """For an open bound, the fraction beyond which it misleads although it is true."""
    direction: Literal["up", "down"] | None = None
    """For a change, which way; "down" for a rank that counts from the lowest."""
    change: Literal["amount", "start", "end"] | None = None
    """What the number is to a change: how much ("rose 5 percent"), where it began ("up from 4 percent"), or where it
    ended ("rose to 5 percent")."""
    per: str | None = None
    """For a rate, what it is counted by: a unit of time ("d", "mo") or the words of its base ("100000 people")."""
    noun: str | None = None
    """The thing counted, as written."""
    slip: Slip | None = None
    """A letter typed for a digit, or the reverse, that was read over."""
    hedge_first: int | None = None
    """Index of the first token of the hedge, if it has one."""


def possible(text: str, words: Vocabulary) -> bool:
    """Tell whether a sentence can hold a quantity: it has a digit, or a word of the numerals. False is certain."""
    return _DIGIT.search(text) is not None or not words.number_words.isdisjoint(_WORD.findall(text.lower()))


def _can_begin(word: str, words: Vocabulary) -> bool:
    """Whether a number in words can begin with a word: "twenty", "a hundred"."""
    return word in words.number_words or word in ("a", "an")


def find(text: str, tokens: Sequence[Token], periods: Sequence[PeriodMention], words: Vocabulary) -> list[Quantity]:
    """Return all quantities of a sentence in order, dates and labels included. Never raises.

    `text` is the whole original text that the tokens index; `periods` are the dates already found.
    """
    reader = _Reader(text, tokens, words)
    dates = {period.first: period for period in periods}
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        if at in dates:
            period = dates[at]
            if any(token.kind == "number" for token in tokens[at : period.last]):
                found.append(reader.plain("date", at, period.last, float(period.number)))
            at = period.last
            continue
        days = _days(tokens, at, dates)
        if days is not None:
            found.append(reader.plain("date", at, days.last, float(days.number)))
            at = days.last
            continue
        if tokens[at].kind != "number" and not _can_begin(tokens[at].lower, words):
            at += 1
            continue
        reader.free = found[-1].last if found else 0
        quantity = reader.read(at)
        if quantity is None:
            at += 1
        elif quantity.kind == "label" and tokens[at].kind == "word":
            at = quantity.last  # a name with a number word, such as the Big Four, has no number to tell of
        else:
            if found and _from_to(tokens, found[-1], quantity):
                found[-1] = found[-1]._replace(unit=quantity.unit, kind=quantity.kind)
            found.append(quantity)
            at = quantity.last
    return found


def _days(tokens: Sequence[Token], at: int, dates: Mapping[int, PeriodMention]) -> PeriodMention | None:
    """The second of two days of one month, of which the first stands at token `at`: "from 12 to 14 May"."""
    second = dates.get(at + 2)
    if second is None or not second.day or tokens[at].kind != "number" or not tokens[at].text.isdigit():
        return None
    between = tokens[at + 1].lower in ("to", "and", "or", "-", "–")
    return second if between and len(tokens[at].text) <= 2 and int(tokens[at].text) <= 31 else None


def _from_to(tokens: Sequence[Token], first: Quantity, second: Quantity) -> bool:
    """Whether the second of two numbers has the unit of both: "from 44 to 39 percent"."""
    between = [token.lower for token in tokens[first.last : second.first]]
    return between in (["to"], ["and"]) and first.kind == "count" and first.noun is None and second.unit is not None


class _Reader:
    """Reads one quantity at one place. Holds the sentence so that its rules need not pass it around."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Vocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self.free = 0
        """Index of the first token that no quantity before it has taken."""

    def plain(self, kind: QuantityKind, first: int, last: int, value: float) -> Quantity:
        """A number without interval: a date or a label."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return Quantity(span, first, last, span.of(self.text), value, value, value, 0.0, None, kind, "exact", None)

    def read(self, at: int) -> Quantity | None:
        """Read the quantity whose number begins at token `at`."""
        if hedges.slipped(self.text, self.tokens, at, self.words) is not None:
            return None  # the 0 of "0ver" is read with the hedge of the number after it
        label = labels.read(self.tokens, at, self.words)
        if label is not None:
            number = self.plain(label.kind, at, label.last, label.value)
            lowest = label.kind == "ordinal" and ranks.from_below(self.tokens, label.last, self.words)
            return number._replace(direction="down") if lowest else number
        ranged = self._vague(at)
        if ranged is not None:
            return ranged
        numeral = numerals.read(self.tokens, at, self.words)
        if numeral is None or self._is_pronoun(numeral):
            return None
        return self._complete(numeral)

    def _is_pronoun(self, numeral: Numeral) -> bool:
        """Tell whether "one" is no number: "no one", "the one", "one of them". It counts only before a noun."""
        if not (numeral.worded and numeral.value == 1 and numeral.last == numeral.first + 1):
            return False
        if numeral.last >= len(self.tokens) or self.tokens[numeral.first].lower != "one":
            return True
        before = self.tokens[numeral.first - 1].lower if numeral.first else ""
        after = self.tokens[numeral.last]
        return before in _BEFORE_PRONOUN or after.kind != "word" or after.lower in self.words.function_words

    def _vague(self, at: int) -> Quantity | None:
        """Read "thousands of", "tens of thousands of", "dozens of": a range of magnitudes."""
        found = numerals.magnitude(self.tokens, at, self.words)
        if found is None:
            return None
        noun = nouns.counted(self.text, self.tokens, found.noun, self.words)
        surface = Span(self.tokens[at].start, self.tokens[found.last - 1].end)
        return Quantity(
            span=surface,
            first=at,
            last=found.last,
            surface=surface.of(self.text),
            value=found.low,
            low=found.low,
            high=found.high,
            grain=found.high - found.low,
            unit=None,
            kind="count",
            hedge="range",
            reach=None,
            noun=noun,
        )

    def _complete(self, numeral: Numeral) -> Quantity:
        """Read what stands around a number: sign, currency, the end of a range, unit, hedge, noun."""
        first, end, sign = numeral.first, numeral.last, 1
        currency = units.currency_before(self.tokens, first, self.free, self.words)
        if currency is not None:
            first = currency.first
        if self._is_minus(first, numeral):
            first, sign = first - 1, -1
        upper = ranges.upper_end(self.tokens, end, self.words)
        if upper is not None:
            end = upper.last
            if numeral.scale == 1 and upper.scale != 1 and numeral.value < upper.value / upper.scale:
                numeral = numeral._replace(value=numeral.value * upper.scale, grain=numeral.grain * upper.scale)
        unit = units.Unit(currency.code, "money", end) if currency else units.after(self.tokens, end, self.words)
        hedging = hedges.read(self.text, self.tokens, first, unit.last, self.free, self.words)
        low, high = hedges.interval(numeral, upper, hedging.hedge, sign)
        span = Span(self.tokens[first].start, self.tokens[unit.last - 1].end)
        counts = unit.kind in ("count", "share")
        return Quantity(
            span=span,
            first=first,
            last=unit.last,
            surface=span.of(self.text),
            value=float(sign * numeral.value),
            low=low,
            high=high,
            grain=float(numeral.grain),
            unit=unit.symbol,
            kind=unit.kind,
            hedge="range" if upper is not None else hedging.hedge.kind,
            reach=hedging.hedge.reach,
            noun=nouns.counted(self.text, self.tokens, unit.last, self.words) if counts else None,
            slip=hedging.slip,
            hedge_first=hedging.first,
        )

    def _is_minus(self, first: int, numeral: Numeral) -> bool:
        if first > self.free and self.tokens[first - 1].lower == "minus":
            return True
        if first <= self.free or numeral.worded or self.tokens[first - 1].text not in ("-", "−", "–"):
            return False
        minus = self.tokens[first - 1]
        free = first < 2 or not adjacent(self.tokens[first - 2], minus)
        return adjacent(minus, self.tokens[first]) and free
