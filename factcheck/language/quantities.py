"""A sentence becomes quantities: every number with its unit, its hedge and the interval that these allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from factcheck.article import Span
from factcheck.language import (
    ages,
    changes,
    columns,
    fractions,
    hedges,
    labels,
    magnitudes,
    nouns,
    numerals,
    pairs,
    ranges,
    ranks,
    sharing,
    units,
    unnumbered,
)
from factcheck.language.tokens import VULGAR, adjacent, lowered
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from factcheck.language.hedge_words import HedgeKind
    from factcheck.language.hedges import Hedging, Slip
    from factcheck.language.magnitudes import Magnitude, Multiple
    from factcheck.language.numerals import Numeral
    from factcheck.language.periods import PeriodMention
    from factcheck.language.tokens import Token
    from factcheck.language.units import Currency, Unit
    from factcheck.language.unnumbered import Unnumbered
    from factcheck.language.vocabulary import Vocabulary

QuantityKind = Literal[
    "count", "share", "money", "rate", "ratio", "measure", "duration", "ordinal", "change", "date", "label"
]
"""What a number is: a count of things, a share in percent, money, and so on. "date" and "label" (names, list
numbers, clock times) are numbers that claim nothing."""

_DIGIT = lazily(f"[0-9{VULGAR}]")
_WORD = lazily(r"[^\W\d_]+")
_MINUS = frozenset("-−–‐‑‒﹣－")
"""Signs that stand for a minus where they touch the digits after them and nothing before them."""
_FEW = 1000
_RATED = frozenset({"count", "money", "measure", "duration"})
"""Kinds that become rates if they are counted by something; a share of 5 percent a year stays a share."""


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
    of: str | None = None
    """For a share, what the head of its row says that it is of, as bases are called: "Debt (% of GDP)" says gdp."""
    noun: str | None = None
    """The thing counted, as written."""
    slip: Slip | None = None
    """A letter typed for a digit, or the reverse, that was read over."""
    hedge_first: int | None = None
    """Index of the first token of the hedge, if it has one."""
    unit_first: int | None = None
    """Index of the first token of its unit, if that stands in the name of its row: "GDP growth (%): 6.1"."""
    unit_last: int | None = None
    """Index after the last token of such a unit."""
    headed: bool = False
    """Whether its unit or its scale stands in the head of its row or column."""
    unnumbered: Literal["", "superlative", "comparative", "record"] = ""
    """For a relation that is told without a number, of which sort its word is."""

    @property
    def is_word(self) -> bool:
        """Tell whether it is a part of a whole or a multiple in words: "half", "doubled"."""
        return (self.kind == "share" and self.unit is None) or (self.kind == "ratio" and self.last - self.first == 1)


def possible(text: str, words: Vocabulary) -> bool:
    """Tell whether a sentence can hold a quantity: it has a digit, or a word of the numerals. False is certain."""
    return _DIGIT.search(text) is not None or not words.number_words.isdisjoint(_WORD.findall(text.lower()))


def _can_begin(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a number can begin at a token: with digits, "twenty", "a hundred", "a third", "a few"."""
    token = tokens[at]
    if token.kind == "word" and token.lower in words.articles:
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        known = after in words.scales or after in words.parts or after in words.several
        return known or (after in words.units and numerals.and_part(tokens, at + 2, words) is not None)
    return token.kind == "number" or token.lower in words.number_words


def find(text: str, tokens: Sequence[Token], periods: Sequence[PeriodMention], words: Vocabulary) -> list[Quantity]:
    """Return all quantities of a sentence in order, dates and labels included. Never raises.

    `text` is the whole original text that the tokens index; `periods` are the dates already found.
    """
    dates = {period.dated: period for period in periods if period.dated < period.last}
    reader = _Reader(text, tokens, words, dates)
    found: list[Quantity] = []
    free = 0
    number_words, articles = words.number_words, words.articles
    # Most words begin no number: they are told apart here, before anything is called for them.
    starts = [
        at
        for at, (_, _, kind, _, _, lower) in enumerate(tokens)
        if kind == "number" or lower in number_words or lower in articles or at in dates
    ]
    for at in starts:
        if at < free:
            continue
        if at in dates:
            period = dates[at]
            if any(token.kind == "number" for token in tokens[at : period.last]):
                found.append(reader.plain("date", at, period.last, float(period.number)))
            free = period.last
            continue
        days = _days(tokens, at, dates) if dates else None
        if days is not None:
            found.append(reader.plain("date", at, days.last, float(days.number)))
            free = days.last
            continue
        if not _can_begin(tokens, at, words):
            continue
        reader.free = found[-1].last if found else 0
        quantity = reader.read(at)
        if quantity is None:
            continue
        free = quantity.last
        if quantity.kind != "label" or tokens[at].kind != "word":  # the Big Four is a name without a number
            found.append(quantity)
    found = columns.headed(tokens, sharing.shared(tokens, found, words), periods, words)
    return changes.annotate(tokens, found, words)


def _days(tokens: Sequence[Token], at: int, dates: Mapping[int, PeriodMention]) -> PeriodMention | None:
    """The second of two days of one month, of which the first stands at token `at`: "from 12 to 14 May"."""
    second = dates.get(at + 2)
    if second is None or not second.day or tokens[at].kind != "number" or not tokens[at].text.isdigit():
        return None
    between = tokens[at + 1].lower in ("to", "and", "or", "-", "–")
    return second if between and len(tokens[at].text) <= 2 and int(tokens[at].text) <= 31 else None


class _Reader:
    """Reads one quantity at one place. Holds the sentence so that its rules need not pass it around."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Vocabulary, dates: Container[int]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = words
        self.dates = dates
        self.paired = pairs.numbers(tokens, words)
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
        related = unnumbered.read(self.tokens, at, self.words)
        if related is not None:
            return self._related(related)
        if ranks.superlative(self.tokens, at, self.words):
            first = self.plain("ordinal", at, at + 1, 1.0)._replace(unnumbered="superlative")
            return first._replace(direction="down") if ranks.from_below(self.tokens, at, self.words) else first
        paired, digits = at in self.paired, self.tokens[at].kind == "number"
        slash = fractions.slash(self.tokens, at, self.words) if digits and not paired else None
        label = None if slash is not None or paired else labels.read(self.tokens, at, self.words)
        if label is not None:
            number = self.plain(label.kind, at, label.last, label.value)
            lowest = label.kind == "ordinal" and ranks.from_below(self.tokens, label.last, self.words)
            return number._replace(direction="down") if lowest else number
        magnitude = magnitudes.magnitude(self.tokens, at, self.words)
        if magnitude is not None:
            return self._vague(at, magnitude)
        multiple = magnitudes.multiple(self.tokens, at, self.words)
        if multiple is not None:
            return self._multiple(at, multiple)
        numeral = slash or fractions.read(self.tokens, at, self.words) or numerals.read(self.tokens, at, self.words)
        return None if numeral is None or self._is_pronoun(numeral) else self._complete(numeral)

    def _related(self, found: Unnumbered) -> Quantity:
        """A relation without a number: of a comparative it is a multiple above or below one."""
        word = self.plain("ordinal", found.first, found.last, 1.0)
        word = word._replace(direction=found.direction, unnumbered=found.kind)
        if found.kind == "superlative":
            return word if found.direction == "down" else word._replace(direction=None)
        if found.kind == "record":
            return word
        return word._replace(high=None) if found.direction == "up" else word._replace(low=None)

    def _is_pronoun(self, numeral: Numeral) -> bool:
        """Tell whether "one" is no number: "no one", "the one", "one of them". It counts only before a noun."""
        if not (numeral.worded and numeral.value == 1 and numeral.last == numeral.first + 1):
            return False
        if numeral.first and self.tokens[numeral.first - 1].lower in self.words.minus:
            return False
        if self.tokens[numeral.first].lower != "one":
            return False
        if numeral.first > 3 and [token.lower for token in self.tokens[numeral.first - 4 : numeral.first : 2]] == [
            "one",
            "to",
        ]:
            return True  # "one-to-one lessons"
        if numeral.last >= len(self.tokens):
            return True
        before = self.tokens[numeral.first - 1].lower if numeral.first else ""
        after = self.tokens[numeral.last]
        following = self.tokens[numeral.last + 1] if numeral.last + 1 < len(self.tokens) else None
        if before == "-":
            return True  # "buy-one-get-one-free"
        if after.text == "-" and following is not None and following.kind == "word" and adjacent(after, following):
            return following.lower in self.words.pronoun.joined or following.lower in self.words.parts
        if after.lower == "of" and following is not None and before not in self.words.pronoun.before:
            return following.kind != "number" and following.lower not in self.words.cardinals
        if (after.lower in ("or", "to") or (after.lower == "and" and before == "between")) and numeral.last + 1 < len(
            self.tokens
        ):
            return self.tokens[numeral.last + 1].lower not in self.words.cardinals
        pronoun = self.words.pronoun
        if f"{before} one {after.lower}" in pronoun.idioms:
            return True
        outer = self.tokens[numeral.first - 2].lower if numeral.first > 1 else ""
        if outer in self.words.pronoun.determiners and not nouns.length(self.tokens, numeral.last, self.words):
            return True  # "the old one managed 20"
        bare = after.kind != "word" or after.lower in self.words.function_words
        return bare or before in pronoun.before or after.lower in pronoun.after

    def _vague(self, at: int, found: Magnitude) -> Quantity:
        """A range of magnitudes, with its unit or its noun."""
        unit = units.after(self.tokens, found.noun, self.words)
        last = found.last if unit.symbol is None else unit.last
        hedging = hedges.read(self.text, self.tokens, at, last, self.free, self.words)
        whose = self.tokens[found.noun].lower in self.words.nouns.of if found.noun < len(self.tokens) else False
        begin = found.noun - 1 if whose and self.tokens[found.noun - 1].lower == "of" else found.noun
        noun = nouns.phrase(self.tokens, begin, self.words)
        per = units.base(self.text, self.tokens, unit._replace(last=max(last, found.noun)), noun.last, self.words)
        span = Span(self.tokens[at].start, self.tokens[last - 1].end)
        return Quantity(
            span=span,
            first=at,
            last=last,
            surface=span.of(self.text),
            value=found.low,
            low=found.low,
            high=found.high,
            grain=found.high - found.low,
            unit=unit.symbol,
            kind="rate" if per is not None else unit.kind,
            hedge="range",
            reach=None,
            per=per.text if per is not None else None,
            noun=nouns.counted(self.text, self.tokens, begin, self.words) if unit.symbol is None else None,
            slip=hedging.slip,
            hedge_first=hedging.first,
        )

    def _multiple(self, at: int, found: Multiple) -> Quantity:
        """A multiple in one word or sign."""
        hedging = hedges.read(self.text, self.tokens, at, found.last, self.free, self.words)
        value = Decimal(str(found.value))
        grain = self.words.multiple_steps.get(found.value, min(numerals.integer_grain(value), value))
        numeral = numerals.Numeral(at, found.last, value, grain, Decimal(1), worded=True)
        low, high = hedges.interval(numeral, None, hedging.hedge, 1)
        if found.direction == "down":  # what has more than halved is less than half
            low, high = (None if bound is None else max(0.0, 2 * found.value - bound) for bound in (high, low))
        span = Span(self.tokens[at].start, self.tokens[found.last - 1].end)
        return Quantity(
            span=span,
            first=at,
            last=found.last,
            surface=span.of(self.text),
            value=found.value,
            low=low,
            high=high,
            grain=float(numeral.grain),
            unit="x",
            kind="ratio",
            hedge=hedging.hedge.kind,
            reach=hedging.hedge.reach,
            direction=found.direction,
            change=None if found.direction is None else "amount",
            slip=hedging.slip,
            hedge_first=hedging.first,
        )

    def _complete(self, numeral: Numeral) -> Quantity:
        """Read what stands around a number: sign, currency, the end of a range, unit, hedge, noun."""
        first, end, sign = numeral.first, numeral.last, 1
        currency = units.currency_before(self.tokens, first, self.free, self.words)
        if currency is not None:
            first = currency.first
        bracketed = self._accounted(numeral, first, currency)
        if bracketed is not None:
            first, sign = bracketed, -1
            currency = currency or units.currency_before(self.tokens, first + 1, self.free, self.words)
            numeral, end = self._closed(numeral)
        elif self._is_minus(first, numeral):
            first, sign = first - 1, -1
        numeral, unit = self._scaled_behind(numeral, self._unit(numeral, end, currency), currency)
        ranged = ranges.upper_end(self.text, self.tokens, numeral, first, unit, self.dates, self.words)
        upper = None
        if ranged is not None:
            upper, unit = ranged.numeral, ranged.unit
            if numeral.scale == 1 and upper.scale > 1 and numeral.value * upper.scale < upper.value:
                numeral = numeral._replace(value=numeral.value * upper.scale, grain=numeral.grain * upper.scale)
        end = unit.last if ranged is not None else end
        smaller = units.part(self.tokens, unit, self.words) if upper is None else None
        primes = units.primes(self.tokens, end) if unit.symbol is None and upper is None else None
        if primes is not None:
            unit, smaller = primes
        if smaller is not None:
            numeral = numeral._replace(value=numeral.value + smaller.value, grain=smaller.grain)
            unit = unit._replace(last=smaller.last)
        half = self._half(unit)
        if half is not None and upper is None and smaller is None:
            numeral = numeral._replace(value=numeral.value + half[0], grain=Decimal("0.1"))
            unit = unit._replace(last=half[1])
        pointed = fractions.pointed(self.tokens, end) if numeral.worded and numeral.value < 1 else None
        if pointed is not None and unit.kind == "count":
            unit = units.Unit("pp", "change", pointed)
        aged = unit.kind == "count" and first == numeral.first and ages.is_age(self.tokens, numeral, self.words)
        if aged:
            unit = unit._replace(symbol="yr", kind="duration")
        noun = nouns.phrase(self.tokens, unit.last, self.words, share=unit.kind == "share")
        is_base = first > 0 and self.tokens[first - 1].lower in self.words.base_of
        rated = unit.kind in _RATED and not is_base
        per = units.base(self.text, self.tokens, self._with_tail(unit), noun.last, self.words) if rated else None
        hedging = hedges.read(
            self.text,
            self.tokens,
            first,
            unit.last,
            self.free,
            self.words,
            behind=(end, noun.last),
            duration=unit.kind == "duration" and not aged,  # "prisoners over 65" are older
        )
        if self._leads_to(hedging):
            hedging = hedges.Hedging(self.words.hedges["exactly"], None, None)
        low, high = hedges.interval(numeral, upper, hedging.hedge, sign)
        span = Span(self.tokens[first].start, self.tokens[unit.last - 1].end)
        counts = unit.kind in ("count", "share") and noun.last > noun.first
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
            kind="rate" if per is not None else unit.kind,
            hedge="range" if upper is not None else hedging.hedge.kind,
            reach=hedging.hedge.reach,
            per=per.text if per is not None else None,
            noun=self.text[self.tokens[noun.first].start : self.tokens[noun.last - 1].end] if counts else None,
            slip=hedging.slip or self._slip(numeral.first),
            hedge_first=hedging.first,
        )

    def _scaled_behind(self, numeral: Numeral, unit: Unit, currency: Currency | None) -> tuple[Numeral, Unit]:
        """An amount with its scale behind the currency: "29,200 USD Million"."""
        times = self.words.scales.get(self.tokens[unit.last].lower) if unit.last < len(self.tokens) else None
        if times is None or unit.kind != "money" or currency is not None or numeral.scale != 1:
            return numeral, unit
        scale = Decimal(times)
        scaled = numeral._replace(value=numeral.value * scale, grain=numeral.grain * scale, scale=scale)
        return scaled, unit._replace(last=unit.last + 1)

    def _half(self, unit: Unit) -> tuple[Decimal, int] | None:
        """The part after a unit, "three years and a half", and the index after it."""
        half = numerals.and_part(self.tokens, unit.last, self.words) if unit.kind in ("duration", "measure") else None
        if half is None or half[1] >= len(self.tokens):
            return half
        of = self.tokens[half[1]].lower == "of"
        at = half[1] + 2 if of and half[1] + 2 < len(self.tokens) else half[1]
        own = (not of or at > half[1]) and units.known(self.tokens, at, self.words) is not None
        return None if own else half  # "in three seconds and a quarter mile in eleven"

    def _with_tail(self, unit: Unit) -> Unit:
        """An amount of money that ends behind its hedge: "$2,000+ a house"."""
        tail = hedges.tail(self.tokens, unit.last, self.words) if unit.kind == "money" else None
        return unit if tail is None else unit._replace(last=tail.last)

    def _slip(self, at: int) -> Slip | None:
        """A letter typed for a digit in the number itself: "l00"."""
        token = self.tokens[at]
        meant = numerals.meant(token)
        return None if meant is None else hedges.Slip(token.span, token.text, meant)

    def _unit(self, numeral: Numeral, end: int, currency: Currency | None) -> Unit:
        if currency is not None:
            return units.closing(self.tokens, end, currency, self.words)
        if numeral.share:
            return units.Unit(None, "share", end)
        return units.spread(self.tokens, end, self.words, numeral.value)

    def _leads_to(self, hedging: Hedging) -> bool:
        """Tell whether an "up to" is no hedge but leads to a level: "edged up to 7 percent"."""
        at = hedging.first
        if not at or [token.lower for token in self.tokens[at : at + 2]] != ["up", "to"]:
            return False
        return self.tokens[at - 1].lower in self.words.changes.motion

    def _accounted(self, numeral: Numeral, first: int, currency: Currency | None) -> int | None:
        """Where a negative number in accounting brackets begins: "a loss of (1,234)", "income of ($4.2) million"."""
        at = first - 1
        closing = self.tokens[numeral.last].text if numeral.last < len(self.tokens) else ""
        if at <= self.free or self.tokens[at].text != "(" or closing != ")":
            return None
        outer = None if currency else units.currency_before(self.tokens, at, self.free, self.words)
        begin = at if outer is None else outer.first
        before = begin - 2 if begin > 1 and self.tokens[begin - 1].lower == "of" else begin - 1
        lost = before >= 0 and self.tokens[before].lower in self.words.accounting
        scaled = numeral.scale == 1 and numerals.scale_after(self.tokens, numeral.last + 1, self.words)[1] > 1
        return begin if lost or scaled else None

    def _closed(self, numeral: Numeral) -> tuple[Numeral, int]:
        """A number in brackets with the scale that may follow them, and the index after both."""
        end, scale = numerals.scale_after(self.tokens, numeral.last + 1, self.words)
        return numeral._replace(value=numeral.value * scale, grain=numeral.grain * scale), end

    def _is_minus(self, first: int, numeral: Numeral) -> bool:
        if first <= self.free:
            return False
        if first > 2 and lowered(self.tokens[first - 3 : first]) in self.words.margin:
            return False
        sign = self.tokens[first - 1].lower
        if sign in self.words.minus:
            return not numeral.worded or sign not in self.words.minus_of_few or numeral.value < _FEW
        minus = self.tokens[first - 1]
        if numeral.worded or minus.text not in _MINUS:
            return False
        free = first < 2 or not adjacent(self.tokens[first - 2], minus)
        return adjacent(minus, self.tokens[first]) and free
