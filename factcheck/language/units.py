"""The unit of a number: the currency before it, the unit or the currency after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.language.tokens import adjacent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import UnitKind, Vocabulary

_LONGEST = 4
"""Words of the longest unit."""


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


def currency_before(tokens: Sequence[Token], first: int, free: int, words: Vocabulary) -> Currency | None:
    """Find "$", "US$", "EUR" directly before the digits at token `first`; tokens before `free` are taken."""
    for length in (2, 1):
        begin = first - length
        if begin < free:
            continue
        key = " ".join(token.lower for token in tokens[begin:first])
        code = words.currency_before.get(key)
        if code is None:
            continue
        if length == 2 and not (adjacent(tokens[begin], tokens[first - 1]) or key.startswith("us")):
            continue  # "a $450 coat" is no Australian price
        if key.isalpha() and not tokens[begin].text.isupper() and key != "rs":
            continue
        return Currency(begin, code)
    return None


def after(tokens: Sequence[Token], end: int, words: Vocabulary) -> Unit:
    """Return the unit that follows the number ending at token `end`."""
    for length in range(_LONGEST, 0, -1):
        if end + length > len(tokens):
            continue
        key = " ".join(token.lower for token in tokens[end : end + length])
        unit = words.units.get(key)
        if unit is not None:
            return Unit(unit.symbol, unit.kind, end + length)
        code = words.currency_after.get(key)
        if code is not None:
            return Unit(code, "money", end + length)
    if end + 1 < len(tokens) and tokens[end].text == "-":
        unit = words.units.get(tokens[end + 1].lower)  # "a 300-mile march"
        if unit is not None:
            return Unit(unit.symbol, unit.kind, end + 2)
    return Unit(None, "count", end)
