"""Words that point to a place told before them: "its", "whose", "where"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.line import Line

_OWNED = re.compile("[xA]{0,2}(?:Q[xA]?)?$")
"""What may stand between "its" and the name of a measure: "its booming economy", "its 16 million citizens"."""
_CLAUSE = "#,;:&-("
_OF_SUBJECT = re.compile("[bxmdlVOH]{0,4}")
"""What may stand between "it" and the measure that it has."""
_MARKED = re.compile("[iofatw][dxAn]{0,3}$")
"""A preposition before a place: then it is not the subject."""
_AND = re.compile("[EA],?&[dxE]{0,2}$")
"""Before a place, that it is the last of a list: of which of them the clause speaks is open."""
_RELATIVE_REACH = 12


def possessor(line: Line, head: int) -> int | None:
    """Return the index of the "its", "their" or "whose" that owns the item at `head`."""
    gap = _OWNED.search(line.letters, max(0, head - 4), head)
    for step in range((gap.start() if gap is not None else head) - 1, head):
        if step > 0 and "pronoun/possessive" in line.items[step].cues():
            return step
    return None


def subject_pronoun(line: Line, head: int) -> int | None:
    """Return the index of the "it" or "they" that is the subject of the clause around `head`: "It has", "it grew"."""
    for step in range(head - 1, max(0, head - 7), -1):
        if "pronoun/subject" in line.items[step].cues():
            begins = _begins_clause(line, step) and _OF_SUBJECT.fullmatch(line.letters, step + 1, head)
            return step if begins and _has(line, step, head) else None
    return None


def _begins_clause(line: Line, step: int) -> bool:
    """Whether an item opens a clause, but for a time or a conjunction: "since then it has", "though it has"."""
    first = step
    while line.letters[first - 1] in "Tx" and first > step - 3 and _leads_in(line, first - 1):
        first -= 1
    return line.letters[first - 1] in _CLAUSE


def _leads_in(line: Line, step: int) -> bool:
    cues = line.items[step].cues()
    return line.letters[step] == "T" or "change/between" in cues or "border/words" in cues


def _has(line: Line, step: int, head: int) -> bool:
    """Whether the pronoun has what is told of, and does not only say it: "It said ..."."""
    return not any(cue.startswith("attribution/verbs") for at in range(step + 1, head) for cue in line.items[at].cues())


def relative_owner(line: Line, head: int) -> int | None:
    """Return the place to which a relative clause around `head` belongs: "Somalia, which has", "China, where"."""
    for step in range(head - 1, max(0, head - _RELATIVE_REACH), -1):
        if line.letters[step] in ";()":
            return None
        if "pronoun/relative" in line.items[step].cues():
            before = step - 2 if line.letters[step - 1] == "," else step - 1
            listed = _AND.search(line.letters, max(0, before - 5), before)
            return before if line.letters[before] == "E" and not listed else None
        if line.letters[step] in ",Q":
            return None
    return None


def is_itself(line: Line, place: int, *, moves: bool) -> bool:
    """Whether "it" can be a place, and not what it owns; it can be "Kenya's economy" where something grows."""
    if line.letters[place] == "A":
        return False
    owns = line.letters[place + 1 : place + 2] == "s"
    return (moves and line.letters[place + 2 : place + 3] in ("g", "V")) if owns else True


def subjects(line: Line, before: int, leave_out: Collection[int]) -> list[int]:
    """Return the places that can be the subject of a clause before an item: no preposition stands before them."""
    places = [
        place
        for place in line.where("E")
        if place < before and place not in leave_out and not _MARKED.search(line.letters, max(0, place - 4), place)
    ]
    if places:
        return places
    return [place for place in line.where("A") if place < before and line.letters[place + 1 : place + 2] in ("x", "P")]
