"""A sentence becomes quantities: every number with its unit, its hedge and the interval that these allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.article import Span
from factcheck.language import labels, numerals
from factcheck.language.tokens import Token, adjacent
from factcheck.language.vocabulary import Hedge, HedgeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.periods import PeriodMention
    from factcheck.language.vocabulary import Vocabulary

QuantityKind = Literal[
    "count", "share", "money", "rate", "ratio", "measure", "duration", "ordinal", "change", "date", "label"
]
"""What a number is: a count of things, a share in percent, money, and so on. "date" and "label" (names, list
numbers, clock times) are numbers that claim nothing."""

_EXACT = Hedge("exact", 0.0, 0.0, None)
_NOUN_REACH = 4
_HEDGE_REACH = 4
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
    """For a change, which way."""
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


class Slip(NamedTuple):
    """A digit typed for a letter or the reverse: "0ver" for "over"."""

    span: Span
    """The word that has the slip."""
    written: str
    """The word as written."""
    meant: str
    """The word as meant."""


def find(text: str, tokens: Sequence[Token], periods: Sequence[PeriodMention], words: Vocabulary) -> list[Quantity]:
    """Return all quantities of a sentence in order, dates and labels included. Never raises.

    `text` is the whole original text that the tokens index; `periods` are the dates already found.
    """
    reader = _Reader(text, tokens, words)
    dates = {period.dated: period for period in periods if period.dated < period.last}
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        if at in dates:
            period = dates[at]
            if any(token.kind == "number" for token in tokens[at : period.last]):
                found.append(reader.plain("date", at, period.last, float(period.number)))
            at = period.last
            continue
        reader.free = found[-1].last if found else 0
        quantity = reader.read(at)
        if quantity is None:
            at += 1
        else:
            if found and _from_to(tokens, found[-1], quantity):
                found[-1] = found[-1]._replace(unit=quantity.unit, kind=quantity.kind)
            found.append(quantity)
            at = quantity.last
    return found


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
        label = labels.read(self.tokens, at, self.words)
        if label is not None:
            return self.plain(label.kind, at, label.last, labels.digits(self.tokens[at]))
        if self._slip_word(at) is not None:
            return None  # the 0 of "0ver" is read with the hedge of the number after it
        ranged = self._vague(at)
        if ranged is not None:
            return ranged
        numeral = numerals.read(self.tokens, at, self.words)
        if numeral is None or self._is_pronoun(numeral):
            return None
        return self._complete(numeral)

    def _slip_word(self, at: int) -> Slip | None:
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].kind != "number" or tokens[at + 1].kind != "word":
            return None
        digit, rest = tokens[at], tokens[at + 1]
        letter = self.words.digit_for_letter.get(digit.text)
        if letter is None or not adjacent(digit, rest) or letter + rest.lower not in self.words.slipped_words:
            return None
        span = Span(digit.start, rest.end)
        return Slip(span, span.of(self.text), letter + rest.text)

    def _is_pronoun(self, numeral: Numeral) -> bool:
        """Tell whether "one" is no number: "no one", "the one", "one of them". It counts only before a noun."""
        if not (numeral.worded and numeral.value == 1 and numeral.last == numeral.first + 1):
            return False
        if numeral.last >= len(self.tokens) or self.tokens[numeral.first].lower != "one":
            return True
        before = self.tokens[numeral.first - 1].lower if numeral.first else ""
        after = self.tokens[numeral.last]
        return before in _BEFORE_PRONOUN or after.kind != "word" or after.lower in self.words.function_words

    # --- the number and what stands around it ------------------------------------------------------

    def _vague(self, at: int) -> Quantity | None:
        """Read "thousands of", "tens of thousands of", "dozens of": a range of magnitudes."""
        tokens, vague = self.tokens, self.words.vague
        if tokens[at].lower in ("tens", *vague) and at + 2 < len(tokens) and tokens[at + 1].lower == "of":
            factor, base = 10.0 if tokens[at].lower == "tens" else 1.0, at
            if tokens[at].lower in ("tens", "hundreds") and tokens[at + 2].lower in vague:
                factor, base = (10.0 if tokens[at].lower == "tens" else 100.0), at + 2
            elif tokens[at].lower == "tens":
                return None
            low, high = (factor * bound for bound in vague[tokens[base].lower])
            span = Span(tokens[at].start, tokens[base].end)
            noun = self._noun(base + 2 if base + 1 < len(tokens) and tokens[base + 1].lower == "of" else base + 1)
            return Quantity(
                span,
                at,
                base + 1,
                span.of(self.text),
                low,
                low,
                high,
                high - low,
                None,
                "count",
                "range",
                None,
                noun=noun,
            )
        return None

    def _complete(self, numeral: Numeral) -> Quantity:
        first, end, upper = numeral.first, numeral.last, None
        sign = 1
        currency = self._currency_before(first)
        if currency is not None:
            first = currency[0]
        if self._is_minus(first, numeral):
            first, sign = first - 1, -1
        other = self._range_end(end)
        if other is not None:
            upper, end = other, other.last
            if numeral.scale == 1 and upper.scale != 1 and numeral.value < upper.value / upper.scale:
                numeral = numeral._replace(value=numeral.value * upper.scale, grain=numeral.grain * upper.scale)
        unit, kind, end = self._unit(end, currency[1] if currency else None)
        hedge, hedge_first, slip = self._hedge(first, end)
        low, high = _interval(numeral, upper, hedge, sign)
        span = Span(self.tokens[first].start, self.tokens[end - 1].end)
        noun = self._noun(end) if kind in ("count", "share") else None
        return Quantity(
            span=span,
            first=first,
            last=end,
            surface=span.of(self.text),
            value=float(sign * numeral.value),
            low=low,
            high=high,
            grain=float(numeral.grain),
            unit=unit,
            kind=kind,
            hedge="range" if upper is not None else hedge.kind,
            reach=hedge.reach,
            noun=noun,
            slip=slip,
            hedge_first=hedge_first,
        )

    def _currency_before(self, first: int) -> tuple[int, str] | None:
        """Find "$", "US$", "EUR" directly before the digits: the token where it begins, and the code."""
        for length in (2, 1):
            begin = first - length
            if begin < self.free:
                continue
            key = " ".join(token.lower for token in self.tokens[begin:first])
            code = self.words.currency_before.get(key)
            if code is None:
                continue
            if length == 2 and not (adjacent(self.tokens[begin], self.tokens[first - 1]) or key.startswith("us")):
                continue  # "a $450 coat" is no Australian price
            if key.isalpha() and not self.tokens[begin].text.isupper() and key != "rs":
                continue
            return begin, code
        return None

    def _is_minus(self, first: int, numeral: Numeral) -> bool:
        if first > self.free and self.tokens[first - 1].lower == "minus":
            return True
        if first <= self.free or numeral.worded or self.tokens[first - 1].text not in ("-", "−", "–"):
            return False
        minus = self.tokens[first - 1]
        free = first < 2 or not adjacent(self.tokens[first - 2], minus)
        return adjacent(minus, self.tokens[first]) and free

    def _range_end(self, end: int) -> Numeral | None:
        """Read the upper end of "10-15", "26 to 31 million"; "from 4.1 to 5.2" is a change and no range."""
        tokens = self.tokens
        if end + 1 >= len(tokens):
            return None
        mark = tokens[end]
        tight = mark.text in ("-", "–") and adjacent(tokens[end - 1], mark) and adjacent(mark, tokens[end + 1])
        begin = end - 1
        while begin > 0 and tokens[begin].kind != "number":
            begin -= 1
        lead = begin - 1
        while lead > 0 and tokens[lead].lower in self.words.currency_before:
            lead -= 1
        opening = tokens[lead].lower if lead >= 0 else ""
        loose = mark.lower == "to" and opening not in ("from", "of")
        between = mark.lower == "and" and opening == "between"
        if not (tight or loose or between):
            return None
        start = end + 1
        if tokens[start].text in "$€£¥" and start + 1 < len(tokens):
            start += 1
        if tokens[start].kind != "number":
            return None
        upper = numerals.read(tokens, start, self.words)
        lower = numerals.read(tokens, begin, self.words)
        if upper is None or lower is None:
            return None
        lowest = lower.value * (upper.scale if lower.scale == 1 else 1)
        return upper if upper.value > lowest else None

    def _unit(self, end: int, currency: str | None) -> tuple[str | None, QuantityKind, int]:
        if currency is not None:
            return currency, "money", end
        for length in (4, 3, 2, 1):
            if end + length > len(self.tokens):
                continue
            key = " ".join(token.lower for token in self.tokens[end : end + length])
            unit = self.words.units.get(key)
            if unit is not None:
                return unit.symbol, unit.kind, end + length
            code = self.words.currency_after.get(key)
            if code is not None:
                return code, "money", end + length
        if end + 1 < len(self.tokens) and self.tokens[end].text == "-":
            unit = self.words.units.get(self.tokens[end + 1].lower)  # "a 300-mile march"
            if unit is not None:
                return unit.symbol, unit.kind, end + 2
        return None, "count", end

    def _hedge(self, first: int, end: int) -> tuple[Hedge, int | None, Slip | None]:
        """Find the hedge before the number, reading over a digit typed for a letter ("0ver 100")."""
        tokens = self.tokens
        if first >= self.free + 2:
            slip = self._slip_word(first - 2)
            if slip is not None:
                hedge = self.words.hedges.get(slip.meant.lower())
                if hedge is not None:
                    return hedge, first - 2, slip
        for length in range(min(_HEDGE_REACH, first - self.free), 0, -1):
            key = " ".join(token.lower for token in tokens[first - length : first])
            hedge = self.words.hedges.get(key)
            if hedge is not None:
                return hedge, first - length, None
        if end + 1 < len(tokens) and f"{tokens[end].lower} {tokens[end + 1].lower}" in ("or so", "or more"):
            more = tokens[end + 1].lower == "more"
            return self.words.hedges["at least" if more else "about"], None, None
        return _EXACT, None, None

    def _noun(self, at: int) -> str | None:
        """The words that the number counts: up to four words before the phrase ends."""
        last = at
        while last < len(self.tokens) and last - at < _NOUN_REACH:
            token = self.tokens[last]
            if token.kind != "word" or token.lower in self.words.function_words:
                break
            last += 1
        if last == at:
            return None
        return Span(self.tokens[at].start, self.tokens[last - 1].end).of(self.text)


def _interval(numeral: Numeral, upper: Numeral | None, hedge: Hedge, sign: int) -> tuple[float | None, float | None]:
    """The least and the greatest value that the printed digits and the hedge allow.

    An exact number allows half a step of its last figure on both sides; an open hedge ("more than") begins at the
    number itself.
    """
    half = numeral.grain / 2
    if upper is not None:
        return float(numeral.value - half), float(upper.value + upper.grain / 2)
    below = above = None
    if hedge.below is not None:
        slack = half if hedge.above is not None and hedge.kind != "nearly" else Decimal(0)
        below = float(sign * numeral.value - max(slack, _part(numeral.value, hedge.below)))
    if hedge.above is not None:
        slack = half if hedge.below is not None and hedge.kind != "nearly" else Decimal(0)
        above = float(sign * numeral.value + max(slack, _part(numeral.value, hedge.above)))
    return below, above


def _part(value: Decimal, fraction: float) -> Decimal:
    return value * Decimal(str(fraction))
