"""How a number is hedged ("nearly", "or so"), and the interval that the hedge and the printed digits allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from factcheck.article import Span
from factcheck.language.tokens import adjacent
from factcheck.language.vocabulary import Hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_EXACT = Hedge("exact", 0.0, 0.0, None)
_REACH = 4
"""Words of the longest hedge."""


class Slip(NamedTuple):
    """A digit typed for a letter or the reverse: "0ver" for "over"."""

    span: Span
    """The word that has the slip."""
    written: str
    """The word as written."""
    meant: str
    """The word as meant."""


class Hedging(NamedTuple):
    """The hedge of one number."""

    hedge: Hedge
    """What it allows."""
    first: int | None
    """Index of its first token, None if it stands after the number or there is none."""
    slip: Slip | None
    """A digit typed for a letter in it."""


def read(text: str, tokens: Sequence[Token], first: int, end: int, free: int, words: Vocabulary) -> Hedging:
    """Find the hedge of the number from `first` to `end`, reading over a digit typed for a letter ("0ver 100").

    Tokens before `free` belong to the number before.
    """
    if first >= free + 2:
        slip = slipped(text, tokens, first - 2, words)
        if slip is not None:
            hedge = words.hedges.get(slip.meant.lower())
            if hedge is not None:
                return Hedging(hedge, first - 2, slip)
    for length in range(min(_REACH, first - free), 0, -1):
        key = " ".join(token.lower for token in tokens[first - length : first])
        hedge = words.hedges.get(key)
        if hedge is not None:
            return Hedging(hedge, first - length, None)
    if end + 1 < len(tokens) and f"{tokens[end].lower} {tokens[end + 1].lower}" in ("or so", "or more"):
        more = tokens[end + 1].lower == "more"
        return Hedging(words.hedges["at least" if more else "about"], None, None)
    return Hedging(_EXACT, None, None)


def slipped(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> Slip | None:
    """Return the word that begins at token `at` with a digit typed for a letter, if there is one."""
    if at + 1 >= len(tokens) or tokens[at].kind != "number" or tokens[at + 1].kind != "word":
        return None
    digit, rest = tokens[at], tokens[at + 1]
    letter = words.digit_for_letter.get(digit.text)
    if letter is None or not adjacent(digit, rest) or letter + rest.lower not in words.slipped_words:
        return None
    span = Span(digit.start, rest.end)
    return Slip(span, span.of(text), letter + rest.text)


def interval(numeral: Numeral, upper: Numeral | None, hedge: Hedge, sign: int) -> tuple[float | None, float | None]:
    """Return the least and the greatest value that the printed digits and the hedge allow; None for no bound.

    An exact number allows half a step of its last figure on both sides; an open hedge ("more than") begins at the
    number itself. `upper` is the second number of a range, `sign` is -1 for a negative number.
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
