"""A further predicate of what the number before it is of: "..., reaching an all-time high of 7,200 dollars in 2019"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

_BETWEEN = "[HCBKPpxioEsdT]{0,7}"
"""From the number before to the predicate: nothing that could be another subject."""
_NEXT = lazily(
    f"Q{_BETWEEN}(?:(?:[,;&v]{{1,2}}|(?<=T)(?=x))(?P<said>[xbmludRwtao]{{1,10}})|[,;&]{{1,2}}x?(?P<time>T),?(?P<then>[xbmludRta]{{1,9}}))$"
)
_SAYS = lazily("(?:dl)?[xbmdR]{0,6}?t?(?:l(?:d{0,2}x{1,3}o)?|[ux]x?[ta]|ub?|b|b?ma?|m?b?a|w?d?x{1,3}o)d?")
"""A predicate that leads to a level, or to an amount of growth."""
_WHEN = lazily("(?:B|[CHKx]?p[Qx]?[CHK]?)?,?d?(?P<time>T)(?=[,.;&)iv]|$)")
"""Behind the number, its own time."""
_KNOWN = frozenset(
    {
        *("change/between", "change/moves", "equal/words", "predicate/words"),
        *("pronoun/subject", "pronoun/relative", "resumed/nouns"),
    }
)
"""Cues of words that may stand in such a predicate, and tell of nothing else."""
_PEAK = "peak/nouns"


class Predicate(NamedTuple):
    """What is told of the same once more."""

    time: int
    """Index of the time of its own."""
    verb: int | None
    """Index of the verb of change directly before the number, None if the number is a level."""


def next_predicate(line: Line, at: int) -> Predicate | None:
    """Return what leads to a number where its subject is that of the number before, None if nothing does so."""
    letters = line.letters.replace("pQ", "px")
    found = _NEXT.search(letters, max(0, letters.rfind("Q", 0, at)), at)
    if found is None:
        return None
    group = "said" if found["said"] else "then"
    first, last = found.span(group)
    behind = _WHEN.match(letters, at + 1) if group == "said" else None
    if _SAYS.fullmatch(found[group]) is None or (group == "said" and behind is None):
        return None
    for step in range(first, last):
        cues = {*line.items[step].cues()}
        peak = letters[step : step + 2] == "xo"
        if letters[step - 1 : step + 1] == "dl" and "resumed/nouns" not in cues:  # "a number projected to rise to"
            return None
        if (letters[step] in "xR" and not cues & (_KNOWN | {_PEAK})) or (peak and _PEAK not in cues):
            return None
    time = behind.start("time") if behind is not None else found.start("time")
    verb = last - 1 if letters[last - 1] == "u" else None
    return Predicate(time, verb)
