"""A number told once more in another unit: "68,037 square miles (176,215 square kilometres)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Measure

_TOLD_BEFORE = lazily(r"Q[.]?\($")
"""Before a number, the one that it tells again."""
_CLOSES = frozenset({")", "", ",", ";"})


def restated(line: Line, at: int) -> int | None:
    """Return the index of the number that one in brackets tells again, None if it stands in no such brackets."""
    found = _TOLD_BEFORE.search(line.letters, max(0, at - 5), at)
    closes = line.letters[at + 1 : at + 2] in _CLOSES
    return found.start() if found is not None and closes else None


def in_another_unit(line: Line, at: int, before: int, measure: Measure) -> bool:
    """Tell whether two numbers are of the same measure, in two of its units."""
    one, other = line.items[before].quantity, line.items[at].quantity
    if one is None or other is None or one.unit is None or other.unit is None or one.unit == other.unit:
        return False
    units = (measure.unit.factor(one.unit), measure.unit.factor(other.unit))
    return one.kind == other.kind and one.per == other.per and None not in units
