"""Whether a number is told as of today, or a period of its sentence is that of another clause, by the verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Item, Line

RELATED = lazily("Q[^;()]{0,6}$")
"""Before a period, the number that it dates."""
_IS = lazily("[BCHKAod]{0,4}(?:b?P|b{1,2})")
"""From a number that is the subject to its verb: "95 percent of it is"."""
_ASIDE_IS = lazily("[BHKod]{0,3},b")
"""The same from one between commas: "and youth unemployment, 26 percent, is"."""
_NEAR_VERB = 3
"""Items before a number among which the verb stands that says what it is."""
_TOLD = frozenset({"past/forms", "past/verbs", "present/forms"})
_NOW_ENDING = "s"
"""How the present of a verb of level ends: "remains", "stands at"."""


def is_of_today(line: Line, letters: str, step: int, at: int) -> bool:
    """Tell whether a period is that of a number before "and", and what follows is so now: "2 percent in May and is"."""
    between = letters[step:at]
    if "&" not in between or "Q" in between or RELATED.search(letters, 0, step) is None:
        return False
    joined = step + between.index("&")
    if any(_is_present(line, other) for other in range(joined, at) if line.letters[other] in "lR"):
        return True  # "and unemployment is at"
    return any(_is_now(line, other) for other in (*range(joined, at), *_behind(line, at)))


def tells_today(line: Line, step: int, at: int) -> bool:
    """Tell whether what stands between a period and a number, or behind that, is told of today: "debt remains at"."""
    lasting = (other for other in range(step, at) if line.letters[other] in "lR")
    if any(_is_present(line, other) for other in lasting):
        return True
    steps = (*range(step, at), *_behind(line, at))
    return any(_is_now(line, other) for other in steps)


def _is_present(line: Line, step: int) -> bool:
    verb = line.opening(step)
    return verb.endswith(_NOW_ENDING) and verb not in line.lists.verb_past


def is_of_then(line: Line, letters: str, step: int, at: int) -> bool:
    """Tell whether a period is that of what follows "and", in the past: "is 18 percent and 33 were poor in 2016"."""
    between = letters[at + 1 : step]
    if "&" not in between:
        return False
    joined = at + 1 + between.index("&")
    now = any("present/forms" in line.items[other].cues() for other in range(max(1, at - _NEAR_VERB), at))
    return now and was_told(line, joined, step)


def tells_when(item: Item) -> bool:
    """Tell whether an item is a form of the past or of the present."""
    return not _TOLD.isdisjoint(item.cues())


def was_told(line: Line, first: int, last: int) -> bool:
    """Tell whether a clause between two items tells what was."""
    return any({"past/forms", "past/verbs"} & {*line.items[step].cues()} for step in range(first, last))


def _behind(line: Line, at: int) -> range:
    """The items behind a number up to the verb of which it is the subject."""
    found = _IS.match(line.letters, at + 1) or _ASIDE_IS.match(line.letters, at + 1)
    return range(at + 1, found.end()) if found is not None else range(0)


def _is_now(line: Line, step: int) -> bool:
    """Whether an item is a form of the present, or a predicate that begins with one: "is covered with forest"."""
    if "present/forms" in line.items[step].cues():
        return True
    return line.letters[step] == "P" and line.opening(step) in line.lists.verb_holds
