"""The unit in brackets behind the name of what a bare number tells, as in a table: "GDP growth (%): 6.1"."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def headed(tokens: Sequence[Token], found: Sequence[Quantity], words: Vocabulary) -> list[Quantity]:
    """Return the quantities, the bare ones with the unit and the scale of the brackets behind their name."""
    return [_headed(tokens, one, words) if one.kind == "count" and one.unit is None else one for one in found]


def _headed(tokens: Sequence[Token], one: Quantity, words: Vocabulary) -> Quantity:
    last = (one.first if one.hedge_first is None else one.hedge_first) - 1
    if last >= 0 and tokens[last].text in _BORDERS:
        last -= 1
    opening = _OPENING.get(tokens[last].text) if last > 0 else None
    reach = range(last - 2, max(0, last - 2 - _LONGEST), -1)
    begin = next((at for at in reach if tokens[at].text == opening), None) if opening is not None else None
    if begin is None or tokens[begin - 1].kind != "word" or one.noun is not None:
        return one
    inside = tokens[begin + 1 : last]
    if inside[0].lower in _PLAIN:
        inside = inside[1:]
    scale = words.scales.get(inside[-1].lower.removesuffix("s"), 1) if inside else 1
    told = _unit(inside[:-1] if scale != 1 else inside, words)
    if told is None and (scale == 1 or len(inside) != 1):
        return one
    unit, kind = told if told is not None else (one.unit, one.kind)
    return one._replace(
        value=one.value * scale,
        low=None if one.low is None else one.low * scale,
        high=None if one.high is None else one.high * scale,
        grain=one.grain * scale,
        unit=unit,
        kind=kind,
        unit_first=begin,
    )


def _unit(inside: Sequence[Token], words: Vocabulary) -> tuple[str, UnitKind] | None:
    """The unit or the currency that the words in the brackets are."""
    key = " ".join(token.lower for token in inside)
    known = words.unit_words.after.get(key)
    if known:
        return known[0].symbol, known[0].kind
    code = words.unit_words.before.get(key)
    return (code, "money") if code is not None and key else None
