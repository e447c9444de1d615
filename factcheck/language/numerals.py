"""The value of written numbers: digits, words and scale words, with the width that the digits leave open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.language.tokens import Token, adjacent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.vocabulary import Vocabulary

_ONE = Decimal(1)
_SCALE_WORDS = 2
"""No more scale words than this follow one another: "hundred thousand"."""
_LARGEST = Decimal(10) ** 15
"""No number in words is larger."""


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


class Magnitude(NamedTuple):
    """A word that stands for a range of magnitudes: "thousands", "tens of thousands"."""

    last: int
    """Index after its last token."""
    noun: int
    """Index of the token after it and its "of"."""
    low: float
    """The least that it means."""
    high: float
    """The most that it means."""


def magnitude(tokens: Sequence[Token], at: int, words: Vocabulary) -> Magnitude | None:
    """Read "thousands of", "tens of thousands of", "dozens of" at token `at`."""
    vague = words.vague
    if tokens[at].lower not in ("tens", *vague) or at + 2 >= len(tokens) or tokens[at + 1].lower != "of":
        return None
    factor, base = 1.0, at
    if tokens[at].lower in ("tens", "hundreds") and tokens[at + 2].lower in vague:
        factor, base = (10.0 if tokens[at].lower == "tens" else 100.0), at + 2
    elif tokens[at].lower == "tens":
        return None
    low, high = (factor * bound for bound in vague[tokens[base].lower])
    followed = base + 1 < len(tokens) and tokens[base + 1].lower == "of"
    return Magnitude(base + 1, base + 2 if followed else base + 1, low, high)


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read the number that begins at token `at`, or return None. A bare suffix or scale word is no number."""
    token = tokens[at]
    if token.kind == "number":
        return _digits(tokens, at, words)
    if token.kind == "word":
        return _worded(tokens, at, words)
    return None


def _digits(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral:
    text = "".join(c for c in tokens[at].text if c.isdigit() or c == ".")
    value = Decimal(text)
    end, scale = _scale_after(tokens, at + 1, words)
    if scale == 1 and "." not in text:
        grain = _integer_grain(value)
    else:
        grain = Decimal(1).scaleb(-len(text.partition(".")[2])) * scale
    return Numeral(at, end, value * scale, grain, scale, worded=False)


def _integer_grain(value: Decimal) -> Decimal:
    """A round integer is held to its zeros, but to no less than two figures: 338 to 1, 100 to 10, 10,000 to 1,000."""
    grain = _ONE
    while value and value % (grain * 10) == 0 and value >= grain * 100:
        grain *= 10
    return grain


def _scale_after(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[int, Decimal]:
    """Read "million", "bn", "hundred thousand" after digits; return the token after it and the factor."""
    scale = _ONE
    if at < len(tokens) and tokens[at].kind == "word":
        lower = tokens[at].lower
        glued = adjacent(tokens[at - 1], tokens[at])
        if lower in words.suffixes and (glued or lower in words.suffixes_apart):
            return at + 1, Decimal(words.suffixes[lower])
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


def _worded(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral | None:
    """Read "twenty-five", "four hundred and ten thousand", "a hundred", "half a million", "a dozen"."""
    lower = tokens[at].lower
    if lower == "half" and _follows(tokens, at + 1, ("a", "an")):
        end, scale = _scale_after(tokens, at + 2, words)
        return Numeral(at, end, scale / 2, scale / 10, scale, worded=True) if end > at + 2 else None
    if lower in ("a", "an"):
        end, scale = _scale_after(tokens, at + 1, words)
        return Numeral(at, end, scale, scale / 10, scale, worded=True) if end > at + 1 else None
    if lower not in words.cardinals:
        return None
    return _cardinals(tokens, at, words)


def _cardinals(tokens: Sequence[Token], at: int, words: Vocabulary) -> Numeral:
    total, group, scale = Decimal(0), Decimal(0), _ONE
    last_scale = _ONE
    end = at
    previous = 0
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
            group += number
            previous, last_scale = number, _ONE
        elif lower in words.scales and end > at:
            factor = Decimal(words.scales[lower])
            if group * factor > _LARGEST:
                break
            if factor == 100:
                group *= factor
            else:
                total, group = total + group * factor, Decimal(0)
                scale = factor
            previous, last_scale = 0, factor
        else:
            break
        end = step + 1
    value = total + group
    grain = scale if group == 0 and scale > 1 else _integer_grain(value)
    return Numeral(at, end, value, min(grain, value or _ONE), scale if group == 0 else _ONE, worded=True)


def _follows(tokens: Sequence[Token], at: int, wanted: tuple[str, ...]) -> bool:
    return at < len(tokens) and tokens[at].lower in wanted
