"""Rows of a profile below the line that names what they tell: "GDP growth", then "8.6% (2018)" and "9.4% (2019)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.claims.coordination import Alone
from factcheck.claims.line import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Sentence
    from factcheck.claims.line import Line

_HEADING = re.compile("#d?(?:[EA]s?)?(?:x?N|N-?x?p)(?:\\([^()]{1,6}\\))?(?:[io]d?E)?:?$")
"""A line that only names a measure: "GDP per capita", "Unemployment rate in Spain"."""
_CELL = re.compile("(?:T[:,-]?)?QB?(?:\\([^()Q]{1,8}\\))?")
"""A number with its time, before it or in brackets."""
_ROW = re.compile(f"#(?:{_CELL.pattern}[,;]?){{1,6}}[.;]?$")
_LONGEST_TABLE = 6
"""Rows that a heading is of."""


def may_be_row(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether a sentence may be a row, by what is above it: a line without a stop, which may name its measure."""
    return number > 0 and sentences[number - 1].kind in ("caption", "headline")


def below_heading(lines: Sequence[Line], number: int, at: int) -> Alone | None:
    """Return the number of a row as if it stood alone behind the heading of its rows, None if there is none."""
    line = lines[number]
    if not number or not _ROW.match(line.letters):
        return None
    cell = next(found for found in _CELL.finditer(line.letters) if found.start() <= at < found.end())
    for back in range(number - 1, max(-1, number - 1 - _LONGEST_TABLE), -1):
        above = lines[back]
        if _HEADING.match(above.letters):
            items = [*above.items, *line.items[cell.start() : cell.end()]]
            return Alone(line_of(line.sentence, items, line.quantities), len(above.items) + at - cell.start())
        if not _ROW.match(above.letters):
            return None
    return None
