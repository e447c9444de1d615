"""The upper end of a range: "10-15", "26 to 31 million", "between 5 and 7", "two or three", "$1m-$2m"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.language import changes, fractions, labels, nouns, numerals, units
from factcheck.language.tokens import adjacent
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.tokens import Token
    from factcheck.language.units import Unit
    from factcheck.language.vocabulary import Vocabulary

_WIDEST_CHOICE = 2
""""Twenty or thirty" is a range, "two or ten" are two numbers: the upper end is at most this many times the lower."""
_WIDEST_CHANGE = 3
""""Rose 2 to 3 percent" is a range, "rose 300 to 12,000" an amount and an end."""
_WIDEST_SPACED = 10
"""Between spaces, a dash makes a range of numbers that are no further apart than this many times."""
_LARGEST_SCORE = 10
_HEDGE = 3
"""Words of the longest hedge between "between" and its number."""

Link = Literal["dash", "spaced", "to", "and", "or"]


class UpperEnd(NamedTuple):
    """The upper end of a range."""

    numeral: Numeral
    """Its number."""
    unit: Unit
    """Its unit; that of the lower end where it has none of its own."""


def upper_end(
    text: str, tokens: Sequence[Token], lower: Numeral, first: int, own: Unit, dates: Container[int], words: Vocabulary
) -> UpperEnd | None:
    """Return the number after `lower`, if the two are a range.

    `first` is the index of the first token of the lower end with its sign and currency, `own` its unit, and `dates` has
    the indexes at which a date begins. "From 4.1 to 5.2" is a change and no range beside a word of change.
    """
    linked = _link(tokens, own.last)
    if linked is None:
        return None
    link, start = linked
    at = start
    while (
        at < len(tokens) - 1
        and at - start < 2
        and tokens[at].lower in words.currency_before
        and tokens[at].kind != "number"
    ):
        at += 1
    if at >= len(tokens) or any(step in dates for step in range(start, at + 1)):
        return None
    if lower.share:
        return _parts(tokens, lower, link, start, first, own, words)
    if tokens[at].lower in ("a", "an") or (not _joined(tokens, at) and labels.read(tokens, at, words) is not None):
        return None
    upper = numerals.read(tokens, at, words)
    if upper is None or upper.share:
        return None
    unit = _unit(tokens, upper, at, start, own, words)
    if unit is None or not _ascends(lower, upper):
        return None
    if not _said(text, tokens, link, lower, upper, first, own, unit, words):
        return None
    return UpperEnd(upper, unit)


def _parts(
    tokens: Sequence[Token], lower: Numeral, link: Link, start: int, first: int, own: Unit, words: Vocabulary
) -> UpperEnd | None:
    """The larger of two parts: "between a quarter and a third", "a quarter to a third"."""
    upper = fractions.bare(tokens, start, words)
    if upper is None or upper.value <= lower.value:
        return None
    ranged = link == "to" or (link == "and" and _opening(tokens, first, words) == "between")
    return UpperEnd(upper, own._replace(last=upper.last)) if ranged else None


def _link(tokens: Sequence[Token], end: int) -> tuple[Link, int] | None:
    """What joins two numbers after token `end`, and the index of what follows it."""
    if end + 1 >= len(tokens):
        return None
    mark = tokens[end]
    if mark.text in ("-", "–", "‑", "—"):
        before, after = adjacent(tokens[end - 1], mark), adjacent(mark, tokens[end + 1])
        if tokens[end + 1].lower in ("to", "or") and before and end + 2 < len(tokens):
            joined = end + 3 if after and tokens[end + 2].text == "-" else end + 2
            return ("to" if tokens[end + 1].lower == "to" else "or"), joined
        if mark.text != "—" and before and after:
            return "dash", end + 1
        if mark.text != "—" and not before and not after:
            return "spaced", end + 1
        return None
    if mark.text in "~～":
        return "dash", end + 1
    lower = mark.lower
    if lower == "to":
        return "to", end + 1
    if lower == "and":
        return "and", end + 1
    return ("or", end + 1) if lower == "or" else None


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether hyphens join the number at token `at` to the one before: "5-to-10"."""
    return at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].lower in ("to", "or")


def _unit(tokens: Sequence[Token], upper: Numeral, at: int, start: int, own: Unit, words: Vocabulary) -> Unit | None:
    """The unit of both ends, or None if they differ."""
    code = units.currency_before(tokens, at, start, words) if at > start else None
    if at > start and code is None:
        return None
    if code is not None:
        fits = own.symbol in (None, code.code)
        return units.Unit(code.code, "money", upper.last) if fits else None
    after = units.after(tokens, upper.last, words)
    if own.symbol is None:
        return after
    if after.symbol is None:
        return own._replace(last=upper.last) if own.kind == "money" else None
    return after if after.symbol == own.symbol else None


def _ascends(lower: Numeral, upper: Numeral) -> bool:
    """Whether the second number is larger, where a scale after it may hold for both."""
    shared = lower.scale == 1 and upper.scale > 1 and lower.value * upper.scale < upper.value
    return shared or lower.value < upper.value


def _said(
    text: str,
    tokens: Sequence[Token],
    link: Link,
    lower: Numeral,
    upper: Numeral,
    first: int,
    own: Unit,
    unit: Unit,
    words: Vocabulary,
) -> bool:
    """Tell whether two ascending numbers are said to be a range."""
    lowest = lower.value * (upper.scale if lower.scale == 1 and lower.value * upper.scale < upper.value else 1)
    ratio = upper.value / lowest if lowest else upper.value
    opening = _opening(tokens, first, words)
    if link == "dash":
        return True
    if link == "spaced":
        sized = unit.symbol is not None or lower.value >= _LARGEST_SCORE  # "lost 1 – 2 to England"
        return sized and ratio <= _WIDEST_SPACED and not (lower.worded or upper.worded) and own.symbol is None
    if link == "and":
        return opening in ("between", "ages")  # "between the ages of 12 and 15"
    if link == "or":
        return ratio <= _WIDEST_CHOICE and (own.symbol is None or own.kind == "money")
    if opening == "from":
        return not changes.told(tokens, first - 1, words)
    if changes.leads(tokens, first, words) or (opening == "by" and changes.told(tokens, first, words)):
        # "rose 3 percent to 5 percent", "rose 300 to 12,000"; but "cut 300 to 400 jobs"
        named = unit.symbol is not None or nouns.length(tokens, upper.last, words) > 0
        return own.symbol is None and named and ratio <= _WIDEST_CHANGE
    if own.kind == "money" and upper.scale == 1 and tokens[upper.first - 1].lower == "to":
        return nouns.counted(text, tokens, upper.last, words) is None  # "gave $5 to 30 people"
    return opening not in ("ratio", "vote", "odds", "score")


def _opening(tokens: Sequence[Token], first: int, words: Vocabulary) -> str:
    """The word before a number and its hedge, or the noun before its "of": "between about 10", "a ratio of 3"."""
    at = first - 1
    for length in range(min(_HEDGE, first), 0, -1):
        if " ".join(token.lower for token in tokens[first - length : first]) in words.hedges:
            at = first - length - 1
            break
    if at < 0:
        return ""
    return tokens[at - 1].lower if tokens[at].lower == "of" and at else tokens[at].lower
