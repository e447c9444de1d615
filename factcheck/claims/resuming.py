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
_ENDS = frozenset({"", *",.;)&TpBHC"})


class Resumed(NamedTuple):
    """What is new in the sentence."""

    place: int | None
    """Index of the place."""
    period: int | None
    """Index of the time."""


def resumed(line: Line, at: int) -> Resumed | None:
    """Return the place or the time of a sentence that tells of nothing else, None if it tells of a measure."""
    found = _RESUMED.search(line.letters, 0, at)
    if found is None or line.letters[at + 1 : at + 2] not in _ENDS:
        return None
    cues = line.items[found.start("it")].cues()
    if "resumed/nouns" not in cues and "pronoun/subject" not in cues:
        return None
    return Resumed(*(found.start(group) if found[group] is not None else None for group in "et"))
