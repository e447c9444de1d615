"""The unit and the scale that the numbers of a pair or a list share, written once: "from 44 to 39 percent"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.language import changes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_RESPECTIVELY_REACH = 12
"""Words after a list within which "respectively" still speaks of it."""
_ALIKE = 5
"""Numbers that are compared are no more than this many times as large as each other."""
_OLDEST = 115
_ALIKE_RATES = 20
"""Two things that are told to the same number of people are no more than this many times as many as each other."""
_MANY = 100
"""The least number that a rate is told to."""
_TOLD_BASE = lazily(r" (?:per|every) [0-9][0-9, ]*[a-z ]*(?: [12][0-9]{3})?$")
"""The end of what is counted to so many: "doctors per 100,000 people"."""
_UNSCALED = 1000
"""A number below this may have the scale of the one after it."""


def shared(tokens: Sequence[Token], found: list[Quantity], words: Vocabulary) -> list[Quantity]:
    """Return the quantities with the units that they take from a neighbour of the same pair or list."""
    listed, ties = False, words.ties
    """Whether the numbers from here on are a list that ends in "and"."""
    last = found[-1] if found else None
    """The last of the list, with which its scale is written."""
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        link = _link(tokens, first, second)
        last = last if listed and last is not None else second
        if not (
            link in ties.shared_pair
            or (link == "," and listed)
            or (link in ties.shared_last and i and _link(tokens, found[i - 1], first) == ",")
        ):
            listed = False
            continue
        longer = listed or (i > 0 and _link(tokens, found[i - 1], first) == ",") or _in_order(tokens, first, second)
        listed = link in ties.shared_last or link == ","
        opened = link == "to" and first.first and tokens[first.first - 1].lower == "from"
        if first.kind in ("count", "money") and (opened or (link != "to" and longer)):
            first = _scaled(tokens, first, last, words)
        if first.kind == "count" and first.noun is None and second.unit is not None and second.kind != "ratio":
            first = first._replace(unit=second.unit, kind=second.kind, per=second.per)
        found[i] = first
        if opened and first.kind == "money" and second.kind == "count" and second.noun is None:
            found[i + 1] = second._replace(unit=first.unit, kind="money")
    for i in range(1, len(found)):
        found[i] = _compared(tokens, found, i, words)
    counted = [
        i
        for i, one in enumerate(found)
        if one.kind != "date" and (not one.first or tokens[one.first - 1].lower not in words.base_of)
    ]
    for one, other in itertools.pairwise(counted):
        found[one], found[other] = _rated(tokens, found[one], found[other])
    return found


def _rated(tokens: Sequence[Token], first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    """Two numbers of things, with the base that one of them has for both: "2 doctors and 3 nurses per 1,000 people"."""
    begin = second.first if second.hedge_first is None else second.hedge_first
    gap = " ".join(token.lower for token in tokens[first.last : begin])
    alike = first.value / _ALIKE_RATES < second.value < first.value * _ALIKE_RATES
    if not alike or not gap.endswith((" and", " or")) or first.noun is None or second.noun is None:
        return first, second
    counted = gap.rpartition(" ")[0].removesuffix(" ,")
    if first.kind == "count" and first.unit is None and _to_many(second) and counted == first.noun.lower():
        return first._replace(kind="rate", per=second.per), second
    ends = second.last + len(second.noun.split())
    closes = ends >= len(tokens) or tokens[ends].kind == "mark"
    if second.kind == "count" and second.unit is None and _to_many(first) and _TOLD_BASE.search(counted) and closes:
        return first, second._replace(kind="rate", per=first.per)
    return first, second


def _to_many(one: Quantity) -> bool:
    """Whether a number is a rate to a round number of people or things."""
    base = (one.per or "").partition(" ")[0]
    return one.kind == "rate" and one.unit is None and base.isdigit() and int(base) >= _MANY


def _compared(tokens: Sequence[Token], found: Sequence[Quantity], at: int, words: Vocabulary) -> Quantity:
    """Return a bare number with the unit of the one it is compared with: "812 million euros, against 873 million"."""
    one = found[at]
    if one.kind != "count" or one.noun is not None:
        return one
    if _is_next_age(tokens, found[at - 1], one, words):
        return one._replace(unit="yr", kind="duration")
    if one.last < len(tokens) and tokens[one.last].lower in ("of", "out"):
        return one  # "28 percent, compared with 66 of 156"
    begin = one.first if one.hedge_first is None else one.hedge_first
    before = tokens[begin - 1].lower if begin else ""
    pair = " ".join(token.lower for token in tokens[max(0, begin - 2) : begin])
    linked = pair in words.ties.change_against or (before in words.ties.change_against and before != "from")
    other = next((number for number in reversed(found[:at]) if number.kind not in ("date", "label", "ordinal")), None)
    if not linked or other is None or other.unit is None or other.kind not in ("share", "money", "measure"):
        return one
    level = tokens[other.first - 1].lower == "to" or not changes.told(tokens, other.first, words)
    if not level or not other.value / _ALIKE < one.value < other.value * _ALIKE:
        return one  # "a drop of 10 percent, against 300 in May"
    return one._replace(unit=other.unit, kind=other.kind)


def _is_next_age(tokens: Sequence[Token], last: Quantity, one: Quantity, words: Vocabulary) -> bool:
    """Whether a bare number is the next of a list of ages: "aged 15 and 28"."""
    bare = last.kind == "duration" and last.unit == "yr" and last.surface.isdigit()
    link = _link(tokens, last, one) if bare and 0 < one.value <= _OLDEST and one.surface.isdigit() else ""
    return link == "," or link in words.ties.shared_last


def _link(tokens: Sequence[Token], first: Quantity, second: Quantity) -> str:
    """The words between two numbers, empty if they are no link of one or two."""
    begin = second.first if second.hedge_first is None else second.hedge_first
    near = 0 < begin - first.last <= 2
    return " ".join(token.lower for token in tokens[first.last : begin]) if near else ""


def _in_order(tokens: Sequence[Token], first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are said to go with other things in order, or "of" tells that both are a size."""
    after = tokens[second.last : second.last + _RESPECTIVELY_REACH]
    return tokens[first.first - 1].lower == "of" or any(token.lower == "respectively" for token in after)


def _scaled(tokens: Sequence[Token], first: Quantity, second: Quantity, words: Vocabulary) -> Quantity:
    """Give the first of "from 1.2 to 1.5 million" the scale of the second."""
    scales = [
        words.scales.get(token.lower) or words.suffixes.get(token.lower) for token in tokens[second.first : second.last]
    ]
    scale = next((scale for scale in scales if scale), None)
    own = any(
        token.lower in words.scales or token.lower in words.suffixes for token in tokens[first.first : first.last]
    )
    if scale is None or own or not 0 < first.value < _UNSCALED or first.noun is not None:
        return first
    return first._replace(
        value=first.value * scale,
        low=None if first.low is None else first.low * scale,
        high=None if first.high is None else first.high * scale,
        grain=first.grain * scale,
    )
