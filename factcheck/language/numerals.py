"""The value of written numbers: digits, words and scale words, with the width that the digits leave open."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.language.tokens import VULGAR, Token, adjacent
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.vocabulary import Vocabulary

_ONE = Decimal(1)
_COMPLETE = 1000
"""From here on a number before "millions" is a year or complete, and a smaller scale has no such plural."""
_SCALE_WORDS = 2
"""No more scale words than this follow one another: "hundred thousand"."""
_LARGEST = Decimal(10) ** 15
"""No number in words is larger."""
_COUNTABLE = Decimal(10) ** 20
"""From here on no rounding to zeros is looked for; decimals of the standard precision could not tell it either."""
_MOST_GROUPS = 5
"""Groups of digits of the longest number that is grouped by spaces."""
_DENOMINATORS = frozenset(map(str, (*range(2, 11), 12, 16, 20, 32, 64, 100)))
"""What whole numbers are divided by in news: "5/8", "1/16"."""
_TYPED = str.maketrans("lO", "10")
"""Letters typed for digits."""
_GROUPED_BY_DOTS = lazily(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DECIMAL_COMMA = lazily(r"[0-9]+,[0-9]{1,2}")
_ONE_DOT_GROUP = lazily(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_GROUP = lazily(r"[0-9]{3}")
_LEADING_GROUP = lazily(r"[1-9][0-9]{0,2}")


class Numeral(NamedTuple):
    """A number as written, without its unit."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    value: Decimal
    """What it says."""
    grain: Decimal
    """The step of the last digit that the writer can be held to: 0.1 million for "17.2 million", 1,000 for
    "10,000", since one more rounding than to two figures is never assumed."""
    scale: Decimal
    """The scale word or suffix after the digits, 1 without one."""
    worded: bool
    """Written without any digit ("four")."""
    share: bool = False
    """A part of a whole ("two-thirds", "one in five")."""


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read the number that begins at token `at`, or return None. A bare suffix or scale word is no number."""
    token = tokens[at]
    if token.kind == "number":
        return _digits(tokens, at, words)
    if token.kind == "word":
        return _worded(tokens, at, words)
    return None


def meant(token: Token) -> str | None:
    """Return what a number token with a letter typed for a digit should be ("100" for "l00"), None for all others."""
    typed = token.kind == "number" and not token.text.isdigit() and any(c in "lO" for c in token.text)
    return token.text.translate(_TYPED) if typed else None


def decimal(token: Token, tokens: Sequence[Token] = ()) -> Decimal:
    """Return the value of a number token.

    Dots group thousands if it, or another number of `tokens`, shows that they do.
    """
    text = token.text
    if text[-1] in VULGAR:
        part = _vulgar(text[-1])
        return part + (Decimal(text[:-1]) if len(text) > 1 else 0)
    if not text.isascii() or not text.isdigit():
        if _GROUPED_BY_DOTS.fullmatch(text) or (
            _ONE_DOT_GROUP.fullmatch(text)
            and (text.endswith(".000") or any(_GROUPED_BY_DOTS.fullmatch(other.text) for other in tokens))
        ):
            text = text.replace(".", "").replace(",", ".")
        elif _DECIMAL_COMMA.fullmatch(text):
            text = text.replace(",", ".")
        text = "".join(c for c in text.translate(_TYPED) if c.isdigit() or c == ".")
    return Decimal(text)


def _vulgar(sign: str) -> Decimal:
    """The value of a fraction that is one character."""
    from fractions import Fraction  # rare, and slow to load

    exact = Fraction(unicodedata.numeric(sign)).limit_denominator(64)
    return Decimal(exact.numerator) / exact.denominator


def _digits(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral:
    token = tokens[at]
    end = _space_groups(tokens, at, words)
    value = decimal(token, tokens) if end == at + 1 else Decimal("".join(t.text for t in tokens[at:end]))
    mixed = _mixed(tokens, end) if end == at + 1 and "." not in token.text else None
    if mixed is not None:
        part, end = mixed
        value += part
    amount = at > 0 and (tokens[at - 1].lower in words.currency_before or tokens[at - 1].text in "$€£¥")
    end, scale = scale_after(tokens, end, words, money=amount)
    if scale == 1 and end < len(tokens) and _is_plural_scale(tokens, at, end, value, words):
        end, scale = end + 1, Decimal(words.scales[tokens[end].lower[:-1]])
    half = and_part(tokens, end, words) if scale == 1 and "." not in token.text else None
    if half is not None:
        part, end = half
        end, scale = scale_after(tokens, end, words)
        value += part
    if mixed is not None or half is not None or token.text[-1] in VULGAR:
        return Numeral(at, end, value * scale, scale / 10, scale, worded=False)
    places = -int(value.as_tuple().exponent)
    grain = _ONE.scaleb(-places) * scale if scale != 1 or places else integer_grain(value)
    value *= scale
    if scale > 1:
        value, grain, end, scale = _more_scales(tokens, end, value, grain, scale, words)
    return Numeral(at, end, value, grain, scale, worded=False)


def _is_plural_scale(tokens: Sequence[Token], at: int, end: int, value: Decimal, words: Vocabulary) -> bool:
    """Tell whether "millions" belongs to the number before it: in "22 millions of people".

    Not where the number is complete: "on 4 July millions of people", "in 2014 millions fled", "at 18 millions of them".
    """
    lower = tokens[end].lower
    if lower not in words.vague or lower[:-1] not in words.scales or not 1 <= value < _COMPLETE:
        return False
    before = tokens[at - 1] if at else None
    if before is None or words.scales[lower[:-1]] < _COMPLETE:
        return False
    if end + 1 == len(tokens) or tokens[end + 1].kind == "mark":
        return before.lower not in words.complete_after  # "Population: 6.2 millions.", "40 billions $"
    return before.kind != "word" or (before.text[:1].islower() and before.lower not in words.complete_after)


def _space_groups(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """The end of a number whose thousands are grouped by plain spaces: "12 000", but not "May 12 300 people"."""
    end = at + 1
    if end >= len(tokens) or tokens[end].kind != "number" or not _LEADING_GROUP.fullmatch(tokens[at].text):
        return end
    before = tokens[at - 1] if at else None
    if before is not None and (before.kind == "number" or before.lower in words.months or before.lower in words.labels):
        return end
    while end < min(len(tokens), at + _MOST_GROUPS) and _GROUP.fullmatch(tokens[end].text):
        if tokens[end].start != tokens[end - 1].end + 1:
            break
        end += 1
    following = tokens[end] if end < len(tokens) else None
    if following is not None and (
        following.kind == "number" or (following.kind == "word" and adjacent(tokens[end - 1], following))
    ):
        return at + 1
    return end


def slash_fraction(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read "5/8" at token `at`: its value and the index after it. Dates and scores are for the caller to exclude."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("/", "⁄"):
        return None
    above, below = tokens[at], tokens[at + 2]
    if above.kind != "number" or below.text not in _DENOMINATORS or not above.text.isdigit():
        return None
    tight = adjacent(above, tokens[at + 1]) and adjacent(tokens[at + 1], below)
    free = at + 3 >= len(tokens) or tokens[at + 3].text not in ("/", "-") or not adjacent(below, tokens[at + 3])
    if not tight or not free or not 0 < int(above.text) < int(below.text):
        return None
    return Decimal(above.text) / Decimal(below.text), at + 3


def _mixed(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read the fraction after a whole number: "3 1/2", "3 ½", "3-1/2"."""
    if at + 1 < len(tokens) and tokens[at].text == "-" and adjacent(tokens[at - 1], tokens[at]):
        return slash_fraction(tokens, at + 1) if adjacent(tokens[at], tokens[at + 1]) else None
    if at >= len(tokens) or tokens[at].kind != "number" or adjacent(tokens[at - 1], tokens[at]):
        return None
    if tokens[at].text in VULGAR:
        return decimal(tokens[at]), at + 1
    return slash_fraction(tokens, at)


def integer_grain(value: Decimal) -> Decimal:
    """A round integer is held to its zeros, but to no less than two figures: 338 to 1, 100 to 10, 10,000 to 1,000."""
    grain = _ONE
    while 0 < value < _COUNTABLE and value % (grain * 10) == 0 and value >= grain * 100:
        grain *= 10
    return grain


def scale_after(tokens: Sequence[Token], at: int, words: Vocabulary, *, money: bool = False) -> tuple[int, Decimal]:
    """Read "million", "bn", "hundred thousand" after digits; return the token after it and the factor."""
    scale = _ONE
    if at < len(tokens) and tokens[at].kind == "word":
        lower = tokens[at].lower
        if lower in words.suffixes and _is_scale(tokens, at, words, money=money):
            end = (
                at + 2
                if at + 1 < len(tokens) and tokens[at + 1].text == "." and lower != "m" and _abbreviated(tokens, at)
                else at + 1
            )
            return end, Decimal(words.suffixes[lower])
    for _ in range(_SCALE_WORDS):
        step = at
        if step < len(tokens) and tokens[step].text == "-" and adjacent(tokens[step - 1], tokens[step]):
            step += 1
        if step < len(tokens) and tokens[step].kind == "word" and tokens[step].lower in words.scales:
            scale *= words.scales[tokens[step].lower]
            at = step + 1
        else:
            break
    return at, scale


def _abbreviated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stop after a suffix belongs to it: "$5 bn. in loans"."""
    return at + 2 < len(tokens) and tokens[at + 2].text[:1].islower() and adjacent(tokens[at], tokens[at + 1])


def _is_scale(tokens: Sequence[Token], at: int, words: Vocabulary, *, money: bool) -> bool:
    """Tell whether the suffix at token `at` is a scale: in "35m devices" and "$5t", not in "35m deep" and "5t"."""
    lower = tokens[at].lower
    glued = adjacent(tokens[at - 1], tokens[at])
    if money:
        return True
    if lower in words.suffixes_of_money:
        return False
    if lower == "m" and tokens[at].text == "m":
        return _is_million(tokens, at, words, glued=glued)
    return glued or lower in words.suffixes_apart or _before_money(tokens, at + 1, words)


def _before_money(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether the code or the sign of a currency stands at token `at`: behind the scale of "4.5 B USD", "12 B$"."""
    if at >= len(tokens):
        return False
    if tokens[at].kind == "mark":
        ends = at + 1 == len(tokens) or tokens[at + 1].kind != "number"
        return ends and tokens[at].lower in words.currency_after
    return tokens[at].lower in words.unit_words.codes and tokens[at].text.isupper()


def _is_million(tokens: Sequence[Token], at: int, words: Vocabulary, *, glued: bool) -> bool:
    """Tell whether the "m" at token `at` is a million: by what it counts, and apart from the digits only so."""
    step = at + 2 if at + 2 < len(tokens) and tokens[at + 1].text == "-" else at + 1
    following = tokens[step].lower if step < len(tokens) and tokens[step].kind == "word" else ""
    if following in words.after_metres:
        return False
    if following and following not in words.function_words:
        return True
    race = at > 1 and tokens[at - 1].text in words.races and tokens[at - 2].lower in words.before_race
    leap = at > 1 and "." in tokens[at - 1].text and tokens[at - 2].lower in words.leaps
    return glued and not race and not leap


def _more_scales(
    tokens: Sequence[Token], end: int, value: Decimal, grain: Decimal, scale: Decimal, words: Vocabulary
) -> tuple[Decimal, Decimal, int, Decimal]:
    """Add what a smaller scale continues: "2 crore 50 lakh", "3 hundred and 21", "3 million and a half"."""
    half = and_part(tokens, end, words)
    if half is not None:
        part, end = half
        return value + part * scale, scale / 10, end, scale
    while True:
        step = end + 1 if end < len(tokens) and tokens[end].lower == "and" else end
        if step >= len(tokens) or tokens[step].kind != "number" or not tokens[step].text.isdigit():
            return value, grain, end, scale
        last, smaller = scale_after(tokens, step + 1, words)
        more = Decimal(tokens[step].text)
        small = step > end and last == step + 1 and scale in (100, 1000) and more < scale
        if not small and not (1 < smaller < scale and more * smaller < scale):
            return value, grain, end, scale
        value, grain, end, scale = value + more * smaller, smaller, last, smaller
        if smaller == 1:
            return value, grain, end, scale


def and_part(tokens: Sequence[Token], end: int, words: Vocabulary) -> tuple[Decimal, int] | None:
    """Read "and a half", "-and-a-half", "and three quarters": the part and the index after it."""
    if end >= len(tokens) or tokens[end].lower not in ("and", "-"):
        return None
    step = [i for i in range(end, min(end + 8, len(tokens))) if tokens[i].text != "-"]
    lowers = [tokens[i].lower for i in step]
    if lowers[:1] != ["and"] or len(lowers) < 3:
        return None
    below = words.parts.get(lowers[2])
    above = 1 if lowers[1] == "a" else words.cardinals.get(lowers[1], 0)
    if below is None or not 0 < above < below or (above > 1) != lowers[2].endswith("s"):
        return None
    return Decimal(above) / below, step[2] + 1


def _worded(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "twenty-five", "four hundred and ten thousand", "a hundred", "half a million", "a dozen"."""
    lower = tokens[at].lower
    if lower in ("half", "quarter"):
        return _part_of_scale(tokens, at, at + 1, _ONE / words.parts[lower], words)
    if lower in ("a", "an"):
        if at + 2 < len(tokens) and tokens[at + 1].lower in words.units and and_part(tokens, at + 2, words) is not None:
            return Numeral(at, at + 1, _ONE, _ONE, _ONE, worded=True)  # "an hour and a half"
        end, scale = scale_after(tokens, at + 1, words)
        if end == at + 1 or tokens[end - 1].lower in words.suffixes:
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            part = words.parts.get(following) if following in ("half", "quarter") else None
            return _part_of_scale(tokens, at, at + 2, _ONE / part, words) if part else None
        if scale >= 100 and scale != 12:
            return _cardinals(tokens, at, words)
        return Numeral(at, end, scale, scale / 10, scale, worded=True)
    if lower in words.scales and _is_more(tokens, at, words):
        end, scale = scale_after(tokens, at, words)
        return Numeral(at, end, scale, scale / 10, scale, worded=True)
    if lower not in words.cardinals:
        return None
    return _cardinals(tokens, at, words)


def _is_more(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a scale word is one of its kind: "another million", "a further dozen", "a mere hundred"."""
    before = tokens[at - 1].lower if at else ""
    if before not in words.more_before:
        return False
    return before == "another" or (at > 1 and tokens[at - 2].lower in ("a", "an"))


def _part_of_scale(tokens: Sequence[Token], at: int, after: int, part: Decimal, words: Vocabulary) -> Numeral | None:
    """Read "half a million", "half-million", "quarter of a million"."""
    step = after
    if step < len(tokens) and tokens[step].lower == "of":
        step += 1
    if step < len(tokens) and tokens[step].text == "-" and adjacent(tokens[step - 1], tokens[step]):
        step += 1
    if step < len(tokens) and tokens[step].lower in ("a", "an", "one"):
        step += 1
    if step < len(tokens) and tokens[step].text == "-" and adjacent(tokens[step - 1], tokens[step]):
        step += 1
    if step >= len(tokens) or tokens[step].lower not in words.scales:
        return None
    end, scale = scale_after(tokens, step, words)
    return Numeral(at, end, part * scale, scale / 10, scale, worded=True)


def _cardinals(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral:
    total, group, scale = Decimal(0), Decimal(0), _ONE
    last_scale = _ONE
    end = at
    previous = 0
    if tokens[at].lower in ("a", "an"):
        group, end, previous = _ONE, at + 1, 1
    while end < len(tokens):
        step = end
        if (step > at and tokens[step].text == "-" and adjacent(tokens[step - 1], tokens[step])) or (
            step > at and last_scale >= 100 and tokens[step].lower == "and"
        ):
            step += 1
        lower = tokens[step].lower if step < len(tokens) else ""
        if lower in words.cardinals:
            number = words.cardinals[lower]
            # "twenty five" continues, "three four" and "twenty thirty" do not
            if end > at and not (last_scale >= 100 or (previous >= 20 and 0 < number < 10)):
                break
            if step > end and tokens[end].lower == "and" and not _continues(tokens, step, number, words):
                break
            group += number
            previous, last_scale = number, _ONE
        elif lower in words.scales and end > at:
            factor = Decimal(words.scales[lower])
            if group == 0 and last_scale >= 100 and 0 < total * factor <= _LARGEST:
                total *= factor  # "three lakh crore"
                scale *= factor
            elif group * factor > _LARGEST:
                break
            elif factor == 100:
                group *= factor
            else:
                total, group = total + group * factor, Decimal(0)
                scale = factor
            previous, last_scale = 0, factor
        else:
            break
        end = step + 1
    value = total + group
    grain = scale if group == 0 and scale > 1 else integer_grain(value)
    numeral = Numeral(at, end, value, min(grain, value or _ONE), scale if group == 0 else _ONE, worded=True)
    return _point(tokens, numeral, words) or _with_part(tokens, numeral, words) or numeral


def _continues(tokens: Sequence[Token], at: int, number: int, words: Vocabulary) -> bool:
    """Tell whether a cardinal after "and" belongs to the number: not in "two million and three quarters"."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following == "-" and at + 2 < len(tokens):
        following = tokens[at + 2].lower
    below = words.parts.get(following)
    return below is None or number >= below


def _point(tokens: Sequence[Token], whole: Numeral, words: Vocabulary) -> Numeral | None:
    """Read "two point five million"."""
    at = whole.last
    if at + 1 >= len(tokens) or tokens[at].lower != "point" or tokens[at + 1].lower not in words.cardinals:
        return None
    places, end = "", at + 1
    while end < len(tokens) and tokens[end].lower in words.cardinals:
        number = words.cardinals[tokens[end].lower]
        if number >= 20 and end + 2 < len(tokens) and tokens[end + 1].text == "-":
            number, end = number + words.cardinals.get(tokens[end + 2].lower, 0), end + 2
        places, end = places + str(number), end + 1
    value = whole.value + Decimal(f"0.{places}")
    end, scale = scale_after(tokens, end, words)
    return Numeral(whole.first, end, value * scale, scale * _ONE.scaleb(-len(places)), scale, worded=True)


def _with_part(tokens: Sequence[Token], whole: Numeral, words: Vocabulary) -> Numeral | None:
    """Read "one and a half million", "two-and-a-half", "one million and a half"."""
    found = and_part(tokens, whole.last, words)
    if found is None:
        return None
    part, end = found
    if whole.scale > 1:
        return whole._replace(last=end, value=whole.value + part * whole.scale, grain=whole.scale / 10)
    if tokens[end - 1].lower not in ("half", "quarter", "third", "quarters", "thirds") and whole.value > 100:
        return None
    end, scale = scale_after(tokens, end, words)
    return Numeral(whole.first, end, (whole.value + part) * scale, scale / 10, scale, worded=True)
