"""A number that goes on with what the sentence before told: "In Canada it was 1.8 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.line import WarTime
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re

    from factcheck.claims.lines.line import Line

_SAYS = "(?:b{1,2}(?:[laux]|xa)?|b{0,2}(?P<adverb>x)?l(?:d?x?(?P<top>x)o)?|b{0,2}m[bl]?|b{0,2}(?:u|(?P<moves>x))x?t)d?"
_POINTER = "(?:dx?(?=x))?(?P<it>[bxd])"
_IT = f"{_POINTER}{_SAYS}$"
_RESUMED = lazily(f"(?:#|;)[&x]?,?(?:[ia]d?(?P<e>E)(?:xdd)?|(?:T,)?(?P<t>T)(?:xdd)?),?{_IT}")
"""A place or a time of its own, and "it was": "In Canada it was", "A year earlier the figure had been".

Of two times the second says when the first one was: "A year earlier, in 2013, it was"."""
_ROW = lazily(r"#(?:d?(?P<e>E)[:-]Q|(?P<t>T)[:,-]?[dx]?QB?|QB?\([dx]?(?P<u>T)[x.]{0,3}\))[.;]?$")
"""A row that has nothing but a number and its time or place: "2012: 12.3%", "$22 billion (2011 est.)", "Mali: 13%"."""
_WHERE = lazily(f"[#,;&]&?x?i?d?(?P<e>E),(?P<where>x){_IT}")
"""A place, and a clause of it: "Greece, where the rate is"; not "a school in Greece, where"."""
_AMONG = lazily(f"(?:#|;)[&x]?,?(?P<among>x)(?:d?Es|d)?(?P<group>[HK]),?{_IT}")
"""A part of the people, and "it was": "Among the country's young people, the official rate is"."""
_FOR = lazily("(?:#|;)[&x]?,?d?(?P<it>x)(?:(?P<among>x)|o)d?(?P<group>[HK])(?:,?T,?|xdx)?[bl]{1,2}[laux]?d?$")
"""The same with its subject first: "The rate for men during this period was"."""
_THAT_OF = lazily("[,;&]{1,2}(?P<it>d)(?:(?P<among>x)|o)(?P<group>[HK])(?:b{1,2}d?)?$")
"""The same of another part, behind the first: "and that for women 11.1 percent"."""
_SETTLED = lazily(f"(?:#|;)[&x]?,?id?(?P<settled>[xP]),?{_IT}")
"""Town or country, and "it was": "In the villages it is"."""
_THEN = lazily(f"(?:#|;|,&)[&x]?,?{_IT}")
"""The same with its time behind the number: "The rate was 17.5 percent a year ago"."""
_FROM = lazily(f"(?:#|;)[&x]?,?{_POINTER}(?:b{{0,2}}x?uf|b?(?P<held>x)w|(?P<tells>x)duf(?:dx{{0,2}}M)?)d?$")
"""A sentence that holds another number against it: "That was up from", "This compares with", "It marks a rise from"."""
_THAN = lazily("#(?:d?(?P<it>[bxd]b?))u(?P<than>x)(?P<t>T),(?P<where>x)[xlb]$")
"""The same with a clause of another time: "That is lower than in the same month last year, which saw"."""
_PEAK = lazily("(?:#|;)[bd](?P<peak>x)(?P<it>x)(?:[xiod]{1,3}(?:Q|T)|T)?,?b$")
"""A value that stands out: "Its highest value over the past 57 years was"."""
_GREW = lazily(f"(?:#|;)[&x]?,?(?:(?P<t>T)(?:xdd)?,?)?{_POINTER}[bm]{{0,3}}(?P<verb>u)[xa]?$")
"""A growth of the same: "In 2013 it is expected to grow"."""
_ENDS = frozenset({"", *",.;)&TpBHC"})
_WHEN = lazily("(?:B|[CHKx]?p[Qx]?[CHK]?)?T")
_PERSONS = "people/persons"
_NEEDED = {
    "among": {"resumed/among"},
    "where": {"pronoun/relative"},
    "than": {"change/against"},
    "held": {"resumed/held"},
    "tells": {"resumed/tells"},
    "peak": {"aside/superlatives", "peak/nouns"},
    "top": {"peak/nouns"},
    "adverb": {"change/between"},
    "moves": {"change/moves"},
}
"""Cues of which the word of a group must have one."""
_SURE = frozenset({"resumed/nouns", "resumed/short", "pronoun/subject", "equal/words"})


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
    verb: int | None = None
    """Index of the verb of growth that leads to the number, None if the number is no growth."""
    called: str | None = None
    """What the number is called, if that is no word for any number: "the gap"."""


def resumed(line: Line, at: int) -> Resumed | None:
    """Return what is new in a sentence that tells of nothing else, None if it tells of a measure."""
    row = _ROW.match(line.letters)
    if row is not None:
        place = row.start("e") if row["e"] else None
        return Resumed(place, None if row["e"] else row.start(row.lastgroup or 0), row=True)
    if line.letters[at + 1 : at + 2] not in _ENDS:
        return None
    for pattern in (_RESUMED, _WHERE, _AMONG, _FOR, _THAT_OF, _SETTLED, _THAN):
        found = pattern.search(line.letters, 0, at)
        if found is not None and _points_back(line, found):
            return _new(line, found)
    behind = _when(line, at)
    grew = _GREW.search(line.letters, 0, at)
    if grew is not None and _points_back(line, grew) and (grew["t"] or behind is not None):
        return Resumed(None, grew.start("t") if grew["t"] else behind, verb=grew.start("verb"))
    for pattern in (_THEN, _FROM, _PEAK) if behind is not None else ():
        found = pattern.search(line.letters, 0, at)
        if found is not None and _points_back(line, found):
            named = "resumed/short" in line.items[found.start("it")].cues()
            return Resumed(None, behind, called=line.words(found.start("it")).lower() if named else None)
    return None


def _when(line: Line, at: int) -> int | None:
    """The time behind a number."""
    found = _WHEN.match(line.letters, at + 1)
    return found.end() - 1 if found is not None else None


def _points_back(line: Line, found: re.Match[str]) -> bool:
    cues = {name: {*line.items[found.start(name)].cues()} for name in found.re.groupindex if found[name]}
    pointing = bool(cues["it"] & _SURE) or line.lower(found.start("it")) in line.lists.pointing_this
    return pointing and all(not needed or needed & cues.get(name, needed) for name, needed in _NEEDED.items())


def _new(line: Line, found: re.Match[str]) -> Resumed | None:
    named = found.re.groupindex
    if "group" in named:
        cues = line.items[found.start("group")].cues()
        groups = [cue.split("/")[1] for cue in cues if cue.startswith(("group/", "people/")) and cue != _PERSONS]
        return Resumed(None, None, group=groups[0]) if groups else None
    if "settled" in named:
        where = [cue[4:] for cue in line.items[found.start("settled")].cues() if cue in ("row/urban", "row/rural")]
        return Resumed(None, None, group=where[0]) if where else None
    place, period = (found.start(g) if g in named and found[g] is not None else None for g in "et")
    if period is not None and isinstance(line.items[period].period, WarTime) and line.letters[period - 2] == "T":
        period -= 2  # "In 2007, before the crisis, it was"
    return Resumed(place, period)
