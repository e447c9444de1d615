"""The unit of a number: the currency before it, the unit or the currency after it, and what a rate is counted by."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.language import hedges, nouns, numerals
from factcheck.language.tokens import adjacent
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.tokens import Token
    from factcheck.language.unit_words import Unit as UnitWord
    from factcheck.language.unit_words import UnitKind
    from factcheck.language.vocabulary import Vocabulary

_POSSESSIVE = ("'s", "’s")
_SIGNS = "$€£¥₹₩₦₺₽₴₪₱฿₫₵₡₸₾₼"
"""Signs that belong to the digits which they touch."""
_PRIMES = {"'": ("ft", "in"), "′": ("ft", "in"), "’": ("ft", "in")}
_DOUBLE_PRIMES = '"″”'
_LARGE = 1_000_000
"""From here on pounds without other signs are money."""
_WEIGHED = 7
"""Tokens up to its unit within which "weighs" makes a mass of a number of pounds."""
_HUNDREDS = frozenset({"100", "1000", "1,000", "10,000", "10000", "100,000", "100000"})
_INCHES = 12
"""Inches of a foot."""
_ROUND = 100
"""The least number of things for which "for every" counts a rate."""
_BASE_WORDS = 3
"""Words of the longest noun that a rate is counted by."""
_LONG_TIMES = frozenset({"d", "wk", "mo", "yr"})
"""Units of time by which things are counted, not measured: there are barrels a day, but metres per second."""


class Currency(NamedTuple):
    """The sign or the code of a currency before a number."""

    first: int
    """Index of its first token."""
    code: str
    """ISO 4217 code."""


class Unit(NamedTuple):
    """What follows a number and tells what it is in."""

    symbol: str | None
    """Symbol of the unit or ISO 4217 code of the currency; None for a bare count."""
    kind: UnitKind
    """The kind of quantity that it makes."""
    last: int
    """Index after its last token."""
    per: str | None = None
    """The base of a rate that the unit itself holds: "bpd"."""


class Part(NamedTuple):
    """A smaller unit after a larger one: the inches of "6ft 2in"."""

    value: Decimal
    """What it adds, in the larger unit."""
    grain: Decimal
    """The step of its last digit, in the larger unit."""
    last: int
    """Index after its last token."""


class Base(NamedTuple):
    """What a rate is counted by: the barrel of "$80 a barrel"."""

    text: str
    """Symbol of the unit ("bbl", "d"), or the words in the singular as written ("100000 people")."""
    last: int
    """Index after its last token."""


def currency_before(tokens: Sequence[Token], first: int, free: int, words: Vocabulary) -> Currency | None:
    """Find "$", "US$", "EUR" directly before the digits at token `first`; tokens before `free` are taken."""
    known = words.unit_words
    for length in (2, 1):
        begin = first - length
        if begin < free:
            continue
        key = " ".join(token.lower for token in tokens[begin:first])
        code = known.before.get(key)
        if code is None:
            continue
        if length == 2 and not (adjacent(tokens[begin], tokens[first - 1]) or key.startswith("us")):
            continue  # "a $450 coat" is no Australian price
        if key in known.codes and not tokens[begin].text.isupper():
            continue
        if len(key) == 1 and key.isalpha() and not _is_letter_of_money(tokens, begin, words):
            continue
        own = tokens[begin - 1] if key == "$" and begin > free else None
        if own is not None and own.lower in known.codes and own.text.isupper():
            return Currency(begin - 1, known.before[own.lower])  # "CAD $40"
        return Currency(begin, code)
    return None


def _is_letter_of_money(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether the letter at token `at` is a sign of money and no part of a name: "R18,000", "R2.5bn", but not "R18"."""
    digits = tokens[at + 1]
    if (
        not tokens[at].text.isupper()
        or not adjacent(tokens[at], digits)
        or (at and adjacent(tokens[at - 1], tokens[at]))
    ):
        return False
    following = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    return "," in digits.text or following in words.scales or following in words.suffixes


def after(tokens: Sequence[Token], end: int, words: Vocabulary, value: Decimal = Decimal(0)) -> Unit:
    """Return the unit that follows the number of this value ending at token `end`."""
    found = known(tokens, end, words)
    if found is None:
        return Unit(None, "count", end)
    unit, last = found
    symbol, kind = unit.symbol, unit.kind
    if (
        kind == "measure"
        and last + 1 < len(tokens)
        and tokens[last].text == "/"
        and adjacent(tokens[last - 1], tokens[last])
    ):
        below = _unit_base(tokens, last + 1, words)
        if below is not None and below.text in _LONG_TIMES:
            return Unit(symbol, kind, below.last, below.text)  # "500,000 bbl/day"
        if below is not None:
            return Unit(f"{symbol}/{below.text}", kind, below.last)  # "94 g/km"
    again = known(tokens, last + 1, words) if last + 2 < len(tokens) and tokens[last].text == "(" else None
    if (
        again is not None
        and again[0].symbol == symbol
        and tokens[again[1] : again[1] + 1]
        and tokens[again[1]].text == ")"
    ):
        last = again[1] + 1  # "150 terawatt hours (TWh)"
    if symbol == "lb" and tokens[last - 1].lower in ("pounds", "pound") and _is_money(tokens, last, value, words):
        symbol, kind = "GBP", "money"
    return Unit(symbol, kind, last, unit.per)


def known(tokens: Sequence[Token], end: int, words: Vocabulary) -> tuple[UnitWord, int] | None:
    """Return the longest unit after the number ending at token `end`, and the index after it."""
    start = _over_hyphen(tokens, end)
    if start >= len(tokens):
        return None
    joined = start > end or adjacent(tokens[end - 1], tokens[end])
    found = None
    for key, last in _keys(tokens, start, words.unit_words.reach.get(tokens[start].lower, 0)):
        for unit in words.unit_words.after.get(key, ()):
            if _stands(unit, tokens, start, last, words, joined=joined):
                found = unit, last
                break
    return found


def _over_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The token after a hyphen that joins two words, or `at`."""
    if at and at + 1 < len(tokens) and tokens[at].text in ("-", "\u2010", "\u2011"):
        joins = adjacent(tokens[at - 1], tokens[at]) and adjacent(tokens[at], tokens[at + 1])
        return at + 1 if joins and tokens[at + 1].kind == "word" else at
    return at


def _keys(tokens: Sequence[Token], start: int, reach: int) -> Iterator[tuple[str, int]]:
    """All keys that begin at a token, with the index after each, the shortest first; hyphens are left out."""
    key, at = "", start
    for _ in range(reach):
        if at >= len(tokens) or (key and tokens[at].kind == "number" and not adjacent(tokens[at - 1], tokens[at])):
            return  # "km2" is one unit, "6ft 2in" is two
        key = f"{key} {tokens[at].lower}" if key else tokens[at].lower
        at += 1
        yield key, at
        at = _over_hyphen(tokens, at)


def _stands(unit: UnitWord, tokens: Sequence[Token], start: int, last: int, words: Vocabulary, *, joined: bool) -> bool:
    """Whether what a unit demands of its place holds."""
    if unit.free:
        return not (last == start + 1 and tokens[start].text in _SIGNS and _goes_on(tokens, last))
    if unit.exact is not None and unit.exact != " ".join(token.text for token in tokens[start:last]):
        return False
    if unit.glued and (not joined or _in_compound(tokens, start, last, words)):
        return False
    if _goes_on(tokens, last) and unit.symbol not in words.unit_words.parts:
        return False  # "30 MP3 files", "a 4x100 relay"; but "2h30m"
    if unit.digits and not _has_digits(tokens, start - 1, unit.digits):
        return False
    following = tokens[last].lower if last < len(tokens) else "."
    if unit.kind == "ratio" and unit.only and _is_owner(tokens, last):
        return True  # "five times Germany's"
    return following not in unit.unless and (not unit.only or following in unit.only)


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name with a possessive stands at token `at`."""
    return at + 1 < len(tokens) and tokens[at].text[:1].isupper() and tokens[at + 1].lower in _POSSESSIVE


def _in_compound(tokens: Sequence[Token], start: int, last: int, words: Vocabulary) -> bool:
    """Whether hyphens join a word to the numbers on both sides: "1-in-100", "one-in-a-million"."""
    if last + 1 >= len(tokens) or tokens[start - 1].text != "-" or tokens[last].text != "-":
        return False
    numbered = tokens[last + 1].kind == "number" or tokens[last + 1].lower in words.unit_words.every
    return numbered and adjacent(tokens[last - 1], tokens[last])


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether digits touch what ends before token `last`."""
    return last < len(tokens) and tokens[last].kind == "number" and adjacent(tokens[last - 1], tokens[last])


def _has_digits(tokens: Sequence[Token], at: int, least: int) -> bool:
    """Whether the number at or before token `at` has so many digits, or a scale word for its last."""
    before = tokens[at - 1] if tokens[at].kind == "mark" else tokens[at]
    return sum(sign.isdigit() for sign in before.text) >= least or (least > 1 and before.kind == "word")


def _is_money(tokens: Sequence[Token], last: int, value: Decimal, words: Vocabulary) -> bool:
    """Whether pounds are money: millions of them, or beside a word of money; "of" after them makes them a mass."""
    if last < len(tokens) and tokens[last].lower == "of":
        return False
    for token in reversed(tokens[max(0, last - _WEIGHED) : last]):
        if token.lower in words.unit_words.pounds:
            break
        if token.lower in words.unit_words.mass:
            return False
    return value >= _LARGE or any(token.lower in words.unit_words.pounds for token in tokens)


def spread(tokens: Sequence[Token], end: int, words: Vocabulary, value: Decimal = Decimal(0)) -> Unit:
    """Return the unit after a number, over a hedge that stands between: "20-odd years", "five or more tonnes"."""
    unit = after(tokens, end, words, value)
    if unit.symbol is None:
        between = hedges.tail(tokens, end, words)
        if between is not None:
            behind = after(tokens, _over_hyphen(tokens, between.last), words, value)
            return behind if behind.symbol is not None else unit
    return unit


def closing(tokens: Sequence[Token], end: int, currency: Currency, words: Vocabulary) -> Unit:
    """Return the unit of an amount with a currency before it: what is behind may repeat it, or say whose it is.

    "$5 million dollars", "$500 Canadian"; but "a $5 million Canadian film" is of no country's dollars.
    """
    found = known(tokens, end, words)
    if found is not None and found[0].kind == "money" and found[0].symbol != "cent":
        unit, last = found
        same = unit.symbol in (currency.code, "USD")
        return Unit(currency.code if same else unit.symbol, "money", last)
    if currency.code == "USD" and end < len(tokens) and tokens[end].kind == "word":
        code = words.unit_words.dollars.get(tokens[end].lower)
        if code is not None and not nouns.length(tokens, end + 1, words):
            return Unit(code, "money", end + 1)
    return Unit(currency.code, "money", end)


def part(tokens: Sequence[Token], unit: Unit, words: Vocabulary) -> Part | None:
    """Read a smaller unit directly after a larger one: "6ft 2in". With "and" between there are two quantities."""
    smaller = words.unit_words.parts.get(unit.symbol or "")
    at = unit.last
    if smaller is None or at >= len(tokens):
        return None
    if tokens[at].text == "-":
        return _hyphened(tokens, at, unit)
    numeral = numerals.read(tokens, at, words)
    if numeral is None:
        return None
    inner = after(tokens, numeral.last, words)
    count = smaller.get(inner.symbol or "")
    if count is None or numeral.value >= count:
        return None
    smallest = part(tokens, inner, words)  # "2hr 1min 39sec"
    if smallest is not None:
        return Part((numeral.value + smallest.value) / count, smallest.grain / count, smallest.last)
    return Part(numeral.value / count, numeral.grain / count, inner.last)


def _hyphened(tokens: Sequence[Token], at: int, unit: Unit) -> Part | None:
    """Read the inches of "6-foot-4" from the hyphen before them."""
    if unit.symbol != "ft" or at + 1 >= len(tokens) or tokens[at - 2].text != "-":
        return None
    inches = tokens[at + 1]
    together = adjacent(tokens[at - 1], tokens[at]) and adjacent(tokens[at], inches)
    if not together or not inches.text.isdigit() or int(inches.text) >= _INCHES:
        return None
    twelfth = Decimal(1) / _INCHES
    return Part(int(inches.text) * twelfth, twelfth, at + 2)


def primes(tokens: Sequence[Token], end: int) -> tuple[Unit, Part] | None:
    """Read a height in feet and inches after its feet: 5'10"."""
    if end + 2 >= len(tokens) or tokens[end].text not in _PRIMES or tokens[end + 2].text not in _DOUBLE_PRIMES:
        return None
    inches = tokens[end + 1]
    together = all(adjacent(tokens[at - 1], tokens[at]) for at in (end, end + 1, end + 2))
    if not together or not inches.text.isdigit() or int(inches.text) >= _INCHES:
        return None
    twelfth = Decimal(1) / _INCHES
    return Unit("ft", "measure", end + 3), Part(int(inches.text) * twelfth, twelfth, end + 3)


def base(text: str, tokens: Sequence[Token], unit: Unit, noun: int, words: Vocabulary) -> Base | None:
    """Return what a number is counted by: "$80 a barrel", "62 births per 1,000 women", "200 flights daily".

    `noun` is the index after the noun that the number counts.
    """
    if unit.per is not None:
        return Base(unit.per, unit.last)
    at = unit.last
    if at < len(tokens) and tokens[at].text == "/" and unit.symbol is not None and adjacent(tokens[at - 1], tokens[at]):
        whole = at + 1 < len(tokens) and tokens[at + 1].text in _HUNDREDS  # "5.6L/100km", but "35 mph/55 km/h"
        return _after_per(text, tokens, at + 1, words) if whole else _unit_base(tokens, at + 1, words)
    if unit.symbol is None and at + 1 < len(tokens) and tokens[at].text == "/" and tokens[at + 1].text in _HUNDREDS:
        return _after_per(text, tokens, at + 1, words)  # "65/1000"
    for place in dict.fromkeys((at, noun, nouns.with_complement(tokens, noun, words), _over_second(tokens, noun))):
        found = _base_at(text, tokens, place, words, measured=unit.symbol is not None and place == at)
        if found is not None:
            return found
    return None


def _over_second(tokens: Sequence[Token], noun: int) -> int:
    """The token after a second thing that is counted with the first: "17 nurses and midwives, for every 100,000"."""
    if noun + 2 < len(tokens) and tokens[noun].lower == "and" and tokens[noun + 1].text.islower():
        return noun + 2 + (tokens[noun + 2].text == ",")
    return noun


def _base_at(text: str, tokens: Sequence[Token], at: int, words: Vocabulary, *, measured: bool) -> Base | None:
    at = _over_hyphen(tokens, at)
    if at >= len(tokens):
        return None
    lower = tokens[at].lower
    if lower in words.unit_words.adverbs:
        free = nouns.length(tokens, at + 1, words) == 0
        return Base(words.unit_words.adverbs[lower], at + 1) if free else None
    if lower == "per" or (lower == "/" and at + 1 < len(tokens) and tokens[at + 1].text in _HUNDREDS):
        return _after_per(text, tokens, at + 1, words)
    if lower in ("for", "in") and at + 2 < len(tokens) and tokens[at + 1].lower == "every":
        numeral = numerals.read(tokens, at + 2, words)
        if numeral is None or numeral.value >= _ROUND:  # "two jobs for every five people" is no rate
            return _after_per(text, tokens, at + 2, words)
        return None
    if lower in words.unit_words.every:
        return _after_article(tokens, at, words, measured=measured)
    return None


def _after_article(tokens: Sequence[Token], at: int, words: Vocabulary, *, measured: bool) -> Base | None:
    """The base after "a": a time; behind a unit also another unit, or a thing that has a price."""
    start = _over_hyphen(tokens, at + 1)
    following = known(tokens, start, words) if start < len(tokens) else None
    if following is not None:
        unit, last = following
        singular = not tokens[last - 1].lower.endswith("s") or unit.symbol == "Hz"
        if not singular or (unit.kind != "duration" and not measured):
            return None
        if unit.kind == "duration" and _is_moment(tokens, last, words):
            return None
        return Base(unit.symbol, last) if unit.kind in ("duration", "measure") else None
    lower = tokens[start].lower if start < len(tokens) else ""
    priced = measured and tokens[at].lower in ("a", "an") and lower in words.unit_words.articles
    if priced and not nouns.length(tokens, start + 1, words):
        return Base(words.unit_words.bases.get(lower, lower), start + 1)
    return None


def _is_moment(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether "a year" before token `at` is a point or a stretch of time: "a year ago", "a year and a half"."""
    following = [token.lower for token in tokens[at : at + 2]]
    if not following:
        return False
    return following[0] in words.unit_words.moment or following in (["and", "a"], ["from", "now"], ["from", "today"])


def _after_per(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> Base | None:
    """The base after "per": a unit, a number of things, or a thing."""
    at = _over_hyphen(tokens, at)
    if at >= len(tokens):
        return None
    whole = _unit_base(tokens, at, words)
    numeral = numerals.read(tokens, at, words) or _bare_scale(tokens, at, words)
    if whole is not None or numeral is None:
        return whole or _thing(text, tokens, at, words)
    digits = f"{numeral.value:f}"
    thing = _unit_base(tokens, numeral.last, words) or _thing(text, tokens, numeral.last, words)
    return Base(f"{digits} {thing.text}", thing.last) if thing else Base(digits, numeral.last)


def _bare_scale(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """The million of "per million people"."""
    scale = words.scales.get(tokens[at].lower)
    if scale is None:
        return None
    value = Decimal(scale)
    return numerals.Numeral(at, at + 1, value, value, value, worded=True)


def _unit_base(tokens: Sequence[Token], at: int, words: Vocabulary) -> Base | None:
    bases = words.unit_words.bases
    for key, last in reversed(list(_keys(tokens, at, _BASE_WORDS))):
        if key in bases:
            return Base(bases[key], last)
    found = known(tokens, at, words)
    return Base(found[0].symbol, found[1]) if found is not None else None


def _thing(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> Base | None:
    last = at + min(nouns.length(tokens, at, words), _BASE_WORDS)
    return Base(text[tokens[at].start : tokens[last - 1].end].lower(), last) if last > at else None
