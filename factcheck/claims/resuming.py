"""A number that goes on with what the sentence before told: "In Canada it was 1.8 percent"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.line import Line

_RESUMED = re.compile("(?:#|;)[&x]?,?(?:[ia]d?(?P<e>E)|(?:T,)?(?P<t>T)),?(?:dx?)?(?P<it>[bx])(?:b{1,2}[laux]?|l)$")
"""A place or a time of its own, and "it was": "In Canada it was", "A year earlier the figure had been".

Of two times the second says when the first one was: "A year earlier, in 2013, it was"."""
_ROW = re.compile(r"#(?:(?P<t>T)[:,-]?[dx]?QB?|QB?\([dx]?(?P<u>T)[x.]{0,3}\))[.;]?$")
"""A row that has nothing but a number and its time: "2012: 12.3%", "$22.1 billion (2011 est.)"."""
_ENDS = frozenset({"", *",.;)&TpBHC"})


class Resumed(NamedTuple):
    """What is new in the sentence."""

    place: int | None
    """Index of the place."""
    period: int | None
    """Index of the time."""
    row: bool = False
    """Whether it is a row below one that names the measure."""


def resumed(line: Line, at: int) -> Resumed | None:
    """Return the place or the time of a sentence that tells of nothing else, None if it tells of a measure."""
    row = _ROW.match(line.letters)
    if row is not None:
        return Resumed(None, row.start(row.lastgroup or 0), row=True)
    found = _RESUMED.search(line.letters, 0, at)
    if found is None or line.letters[at + 1 : at + 2] not in _ENDS:
        return None
    cues = line.items[found.start("it")].cues()
    if "resumed/nouns" not in cues and "pronoun/subject" not in cues:
        return None
    place, period = (found.start(group) if found[group] is not None else None for group in "et")
    return Resumed(place, period)
