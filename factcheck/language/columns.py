"""The unit in brackets behind the name of what a bare number tells, as in a table: "GDP growth (%): 6.1"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.unit_words import UnitKind
    from factcheck.language.vocabulary import Vocabulary

_BORDERS = frozenset({":", "|", "=", "-", "–", "—"})
"""Marks between the name and the number."""
_OPENING = {")": "(", "]": "["}
_LONGEST = 5
"""Tokens in the brackets."""
_PLAIN = frozenset({"in", "annual"})
"""Words in the brackets that change nothing: "(annual %)", "(in years)"."""


class Bracket(NamedTuple):
    """What brackets behind a name say of the numbers that belong to it."""

    first: int
    """Index of the token that opens them."""
    scale: float
    """By how much the numbers are multiplied."""
    unit: str | None
    """Symbol of the unit or code of the currency, None for a count."""
    kind: UnitKind | None
    """What sort of unit."""


def headed(tokens: Sequence[Token], found: Sequence[Quantity], words: Vocabulary) -> list[Quantity]:
    """Return the quantities, the bare ones with the unit and the scale of the brackets behind their name.

    A scale that stands alone in such brackets, "Population (millions)", is no quantity.
    """
    kept = [one for one in found if not _is_scale(tokens, one, words)]
    return [_headed(tokens, one, words) if one.kind == "count" and one.unit is None else one for one in kept]


def _is_scale(tokens: Sequence[Token], one: Quantity, words: Vocabulary) -> bool:
    before, behind = one.first - 1, one.last
    if one.last - one.first != 1 or before < 1 or behind >= len(tokens):
        return False
    opens = before - 1 if tokens[before].lower in _PLAIN else before
    named = opens > 0 and tokens[opens].text == _OPENING.get(tokens[behind].text) and tokens[opens - 1].kind == "word"
    return named and tokens[one.first].lower.removesuffix("s") in words.scales


def _headed(tokens: Sequence[Token], one: Quantity, words: Vocabulary) -> Quantity:
    last = (one.first if one.hedge_first is None else one.hedge_first) - 1
    if last >= 0 and tokens[last].text in _BORDERS:
        last -= 1
    bracket = at_end(tokens[: last + 1], words) if one.noun is None else None
    return one if bracket is None else _in_unit(one, bracket)._replace(unit_first=bracket.first)


def below(one: Quantity, heads: Sequence[Sequence[Token]], words: Vocabulary) -> Quantity:
    """Return the number of a cell, in the unit and the scale of the brackets in the heads of its row and column.

    Only one of the heads may have such brackets, and a number that says its own scale is left as it is.
    """
    known = [bracket for bracket in (at_end(head, words) for head in heads) if bracket is not None]
    bare = one.kind == "count" and one.unit is None
    if len(known) != 1 or one.unit_first is not None or one.noun is not None or any(map(str.isalpha, one.surface)):
        return one
    scaled = known[0].scale != 1 and one.unit == known[0].unit
    return _in_unit(one, known[0])._replace(headed=True) if bare or scaled else one


def at_end(tokens: Sequence[Token], words: Vocabulary) -> Bracket | None:
    """Return the brackets at the end of words if they hold a unit or a scale: "GDP (US$ billion)"."""
    last = len(tokens) - 1
    opening = _OPENING.get(tokens[last].text) if last > 0 else None
    reach = range(last - 2, max(0, last - 2 - _LONGEST), -1)
    begin = next((at for at in reach if tokens[at].text == opening), None) if opening is not None else None
    if begin is None or tokens[begin - 1].kind != "word":
        return None
    inside = tokens[begin + 1 : last]
    if inside[0].lower in _PLAIN:
        inside = inside[1:]
    scale = words.scales.get(inside[-1].lower.removesuffix("s"), 1) if inside else 1
    told = _unit(inside[:-1] if scale != 1 else inside, words)
    if told is None and (scale == 1 or len(inside) != 1):
        return None
    return Bracket(begin, scale, *(told or (None, None)))


def _in_unit(one: Quantity, bracket: Bracket) -> Quantity:
    scale = bracket.scale
    return one._replace(
        value=one.value * scale,
        low=None if one.low is None else one.low * scale,
        high=None if one.high is None else one.high * scale,
        grain=one.grain * scale,
        unit=bracket.unit or one.unit,
        kind=bracket.kind or one.kind,
    )


def _unit(inside: Sequence[Token], words: Vocabulary) -> tuple[str, UnitKind] | None:
    """The unit or the currency that the words in the brackets are."""
    key = " ".join(token.lower for token in inside)
    known = words.unit_words.after.get(key)
    if known:
        return known[0].symbol, known[0].kind
    code = words.unit_words.before.get(key)
    return (code, "money") if code is not None and key else None
