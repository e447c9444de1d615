"""How a number is hedged ("nearly", "or so"), and the interval that the hedge and the printed digits allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.language import ages
from factcheck.language.hedge_words import Hedge
from factcheck.language.tokens import adjacent, lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_EXACT = Hedge("exact", 0.0, 0.0, None)
_BOUNDS = ("at-least", "at-most")
"""Kinds of hedge that no word before them widens: "ran over at least one"."""
_FILLER = 4
"""Tokens of the longest phrase that may stand between a hedge and its number."""
_TAIL = 4
"""Tokens of the longest hedge behind a number."""


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


class Tail(NamedTuple):
    """A hedge behind a number: "or so"."""

    hedge: Hedge
    """What it allows."""
    last: int
    """Index after its last token."""


def read(
    text: str,
    tokens: Sequence[Token],
    first: int,
    end: int,
    free: int,
    words: Vocabulary,
    *,
    behind: Sequence[int] = (),
    duration: bool = False,
) -> Hedging:
    """Find the hedge of the number that begins at token `first`, over a digit typed for a letter ("0ver 100").

    It ends with its unit before token `end`; a hedge may follow there and at the tokens `behind`, after its bare digits
    and after its noun. Tokens before `free` belong to the number before. `duration` tells that it is a length of time.
    """
    if first >= free + 2:
        slip = slipped(text, tokens, first - 2, words)
        if slip is not None:
            hedge = words.hedges.get(slip.meant.lower())
            if hedge is not None:
                return Hedging(hedge, first - 2, slip)
    found = _before(tokens, first, end, free, words, duration=duration)
    if found is not None and found.hedge.kind != "exact":
        return found
    for place in (end, *behind):
        following = tail(tokens, place, words)
        if following is not None:
            return Hedging(following.hedge, found.first if found else None, None)
    return found or Hedging(_EXACT, None, None)


def tail(tokens: Sequence[Token], end: int, words: Vocabulary) -> Tail | None:
    """Return the hedge that follows token `end`: "or so", "+", "and counting"."""
    if end + 2 < len(tokens) and tokens[end].text == "," and tokens[end + 1].lower in ("and", "or"):
        end += 1  # "17 climbers, and counting"
    if end >= len(tokens) or tokens[end].lower not in words.hedge_words.tail_starts:
        return None
    for length in range(min(_TAIL, len(tokens) - end), 0, -1):
        hedge = words.hedge_words.tails.get(" ".join(token.lower for token in tokens[end : end + length]))
        if hedge is None or not (tokens[end].kind == "word" or adjacent(tokens[end - 1], tokens[end])):
            continue
        following = tokens[end + length] if end + length < len(tokens) else None
        behind = tokens[end + length - 1]
        adds = following is not None and (
            following.kind == "number"
            or following.lower in words.currency_before
            or (following.lower in words.hedge_words.adding and behind.text != "+")  # "$2,000+ a house"
        )
        if following is not None and following.lower == "to" and tokens[end + length - 1].lower == "up":
            return None  # "4 and up to 6 percent"
        # "$5 plus a fee", "500, give or take 20"
        return None if adds and tokens[end].lower in ("plus", "+", "give") else Tail(hedge, end + length)
    return None


def _before(
    tokens: Sequence[Token], first: int, last: int, free: int, words: Vocabulary, *, duration: bool
) -> Hedging | None:
    """The hedge before a number, with what may stand between, and with a second one before it ("up to about 50")."""
    inner = _at(tokens, first, free, words)
    if inner is None:
        start = _over_filler(tokens, first, last, free, words)
        inner = _at(tokens, start, free, words) if start < first else None
    if inner is None:
        return None
    assert inner.first is not None
    if _means_otherwise(tokens, inner.first, first, last, words, duration=duration):
        return None
    outer = None if inner.hedge.kind in _BOUNDS else _at(tokens, inner.first, free, words)
    if outer is not None and not _means_otherwise(tokens, outer.first or 0, first, last, words, duration=duration):
        inner = Hedging(inner.hedge if outer.hedge.kind == "exact" else outer.hedge, outer.first, None)
    if tokens[first - 1].lower in words.hedge_words.verbs:
        return inner._replace(first=None)  # the verb says more than the hedge, and is left to others
    return inner


def _at(tokens: Sequence[Token], end: int, free: int, words: Vocabulary) -> Hedging | None:
    """The longest hedge that ends before token `end`."""
    reach = words.hedge_words.reach.get(tokens[end - 1].lower, 0) if end > free else 0
    for length in range(min(reach, end - free), 0, -1):
        hedge = words.hedges.get(" ".join(token.lower for token in tokens[end - length : end]))
        if hedge is not None:
            return Hedging(hedge, end - length, None)
    return None


def _over_filler(tokens: Sequence[Token], first: int, last: int, free: int, words: Vocabulary) -> int:
    """The index of what may stand between a hedge and a number: "a record", "another"; `first` if there is nothing."""
    known = words.hedge_words
    if first > free and tokens[first - 1].lower == "the":
        near = [token.lower for token in tokens[last : last + 1]] + [
            token.lower for token in tokens[max(last - 1, 0) : last]
        ]
        return first - 1 if any(word in known.marks for word in near) else first
    if first > free and tokens[first - 1].lower in known.between_ends:
        for length in range(min(_FILLER, first - free), 0, -1):
            if lowered(tokens[first - length : first]) in known.between:
                return first - length
    return first


def _means_otherwise(
    tokens: Sequence[Token], at: int, first: int, last: int, words: Vocabulary, *, duration: bool
) -> bool:
    """Whether the hedge at token `at` is a preposition here: "over three years", "spoke about 20 issues"."""
    word = " ".join(token.lower for token in tokens[at:first])
    lists = words.hedge_words.otherwise
    before = tokens[at - 1].lower if at else ""
    if before == "-" and at + 1 == first and word in lists["score"]:
        return True  # "a four-under 68"
    if word == "over" and duration:
        following = tokens[last].lower if last < len(tokens) else ""
        return before not in lists["over_length_before"] and following not in lists["over_length_after"]
    if word == "over" and before == "and" and ages.bounded(tokens, at - 2, words):
        return True  # "65 and over 6.2 percent"
    if word == "over":
        following = tokens[last].lower if last < len(tokens) else ""
        course = tokens[first].kind == "word" and following in lists["over_course"]
        return course or before in lists["over_topic"]
    if word in ("about", "some", "around"):
        return word == "about" and before in lists["about_topic"]
    if word == "as many as":
        return before in lists["as_many_multiple"]
    if word == "up to":
        return before in lists["up_to_sum"]
    return word == "under" and before in lists["under_rule"]


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
    number itself. `upper` is the second number of a range, `sign` is -1 for a negative number: nearly -5 is above -5.
    """
    half = numeral.grain / 2
    if upper is not None:
        about = hedge.kind == "about"
        low = numeral.value - max(half, _part(numeral.value, hedge.below or 0.0) if about else half)
        slack = upper.grain / 2
        return float(low), float(upper.value + max(slack, _part(upper.value, hedge.above or 0.0) if about else slack))
    wide = hedge.below is not None and hedge.above is not None and hedge.kind != "nearly"
    slack = half if wide else Decimal(0)
    fractions = (hedge.below, hedge.above)
    if sign < 0 and hedge.kind == "nearly":
        fractions = (hedge.above, hedge.below)
    value = sign * numeral.value
    below, above = fractions
    least = None if below is None else float(value - max(slack, _part(value, below)))
    return least, None if above is None else float(value + max(slack, _part(value, above)))


def _part(value: Decimal, fraction: float) -> Decimal:
    return abs(value) * Decimal(str(fraction)) if fraction else Decimal(0)
