"""A number that goes on with what the sentence before told: "In Canada it was 1.8 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re

    from factcheck.claims.line import Line

_IT = "(?:dx?)?(?P<it>[bx])(?:b{1,2}(?:[laux]|xa)?|l)$"
_RESUMED = lazily(f"(?:#|;)[&x]?,?(?:[ia]d?(?P<e>E)(?:xdd)?|(?:T,)?(?P<t>T)),?{_IT}")
"""A place or a time of its own, and "it was": "In Canada it was", "A year earlier the figure had been".

Of two times the second says when the first one was: "A year earlier, in 2013, it was"."""
_ROW = lazily(r"#(?:d?(?P<e>E)[:-]Q|(?P<t>T)[:,-]?[dx]?QB?|QB?\([dx]?(?P<u>T)[x.]{0,3}\))[.;]?$")
"""A row that has nothing but a number and its time or place: "2012: 12.3%", "$22 billion (2011 est.)", "Mali: 13%"."""
_WHERE = lazily(f"[#,;&]&?x?i?d?(?P<e>E),(?P<where>x){_IT}")
"""A place, and a clause of it: "Greece, where the rate is"; not "a school in Greece, where"."""
_AMONG = lazily(f"(?:#|;)[&x]?,?(?P<among>x)(?:d?Es|d)?(?P<group>[HK]),?{_IT}")
"""A part of the people, and "it was": "Among the country's young people, the official rate is"."""
_FOR = lazily("(?:#|;)[&x]?,?d?(?P<it>x)(?P<among>[xo])d?(?P<group>[HK])[bl]{1,2}[laux]?$")
"""The same with its subject first: "The rate for men was"."""
_SETTLED = lazily(f"(?:#|;)[&x]?,?id?(?P<settled>[xP]),?{_IT}")
"""Town or country, and "it was": "In the villages it is"."""
_THEN = lazily(f"(?:#|;|,&)[&x]?,?{_IT}")
"""The same with its time behind the number: "The rate was 17.5 percent a year ago"."""
_ENDS = frozenset({"", *",.;)&TpBHC"})


class Resumed(NamedTuple):
    """What is new in the sentence."""

    place: int | None
    """Index of the place."""
    period: int | None
    """Index of the time."""
    row: bool = False
    """Whether it is a row below one that names the measure."""
    group: str | None = None
    """The part of the people, as the variants of a measure are called."""


def resumed(line: Line, at: int) -> Resumed | None:
    """Return what is new in a sentence that tells of nothing else, None if it tells of a measure."""
    row = _ROW.match(line.letters)
    if row is not None:
        place = row.start("e") if row["e"] else None
        return Resumed(place, None if row["e"] else row.start(row.lastgroup or 0), row=True)
    if line.letters[at + 1 : at + 2] not in _ENDS:
        return None
    for pattern in (_RESUMED, _WHERE, _AMONG, _FOR, _SETTLED):
        found = pattern.search(line.letters, 0, at)
        if found is not None and _points_back(line, found):
            return _new(line, found)
    then = _THEN.search(line.letters, 0, at) if line.letters[at + 1 : at + 2] == "T" else None
    return Resumed(None, at + 1) if then is not None and _points_back(line, then) else None


def _points_back(line: Line, found: re.Match[str]) -> bool:
    cues = line.items[found.start("it")].cues()
    return "resumed/nouns" in cues or "pronoun/subject" in cues


def _new(line: Line, found: re.Match[str]) -> Resumed | None:
    named = found.re.groupindex
    if "group" in named:
        among = line.items[found.start("among")].cues()
        cues = line.items[found.start("group")].cues()
        groups = [cue.split("/")[1] for cue in cues if cue.startswith(("group/", "people/"))]
        told_of = found["among"] == "o" or "resumed/among" in among
        return Resumed(None, None, group=groups[0]) if groups and told_of else None
    if "settled" in named:
        where = [cue[4:] for cue in line.items[found.start("settled")].cues() if cue in ("row/urban", "row/rural")]
        return Resumed(None, None, group=where[0]) if where else None
    if "where" in named and "pronoun/relative" not in line.items[found.start("where")].cues():
        return None
    place, period = (found.start(g) if g in named and found[g] is not None else None for g in "et")
    return Resumed(place, period)
