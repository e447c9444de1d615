"""A unit that is written once for a list of numbers: "1.9, 1.1 and 0.8 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token

_JOINS = ((",",), ("and",), ("or",), (",", "and"), (",", "or"), ("to",))


def share_units(tokens: Sequence[Token], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with the unit of the last of a list at every number of it that has none of its own."""
    found = list(quantities)
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if one.kind != "count" or one.unit is not None or other.unit is None or one.noun is not None:
            continue
        between = tuple(token.lower for token in tokens[one.last : other.first])
        if between in _JOINS and (between != (",",) or _is_in_list(tokens, found, at)):
            found[at] = one._replace(unit=other.unit, kind=other.kind)
    return found


def _is_in_list(tokens: Sequence[Token], quantities: Sequence[Quantity], at: int) -> bool:
    """Whether a comma between two numbers is that of a list, which ends with "and"."""
    for one, other in zip(quantities[at + 1 :], quantities[at + 2 :], strict=False):
        between = tuple(token.lower for token in tokens[one.last : other.first])
        if between[-1:] in (("and",), ("or",)) and len(between) < 3:
            return True
        if between != (",",):
            return False
    return False
