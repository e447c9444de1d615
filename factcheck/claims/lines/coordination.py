"""A number of a list as if it stood alone: of "has 44 million people and a GDP of $55 billion" one, then the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.claims.lines.line import Item, Line
    from factcheck.claims.lines.lists import Pairing

_NAME = "(?:V|d?[xp]{0,2}[Ng]p?[oa]?d?x?)?"
_TAIL = "(?:x?[CHKcNBg]{1,2}[pP]?|p|x|[xc]?o[xNCKHc]{1,2}p?)?T?"
_ELEMENT = lazily(f"w?(?P<bare>{_NAME}Q{_TAIL})")
_OTHER = "(?:(?:d?x{1,3},){1,4}&?)?"
"""Things without a number before the first that has one: "mountains, 28 million people"."""
_OBJECTS = lazily(f"(?<=[bwVlxo:]){_OTHER}{_NAME}Q{_TAIL}(?:(?:,?&|,|(?=V))w?{_NAME}Q{_TAIL}){{1,12}}(?=[.;:),&-]|$)")
"""What a place has, one after the other: "333 islands, 1,129 km of coastline and a population of 860,000"."""
_BRACKETED = lazily(r"d?E\(Q\)(?:(?:,?&|,)d?E\(Q\)){1,20}")
"""Places, each with a number in brackets: "Turkey (2.9 million), Pakistan (1.4 million) and Lebanon (1 million)"."""
_MOST = lazily("d?(?P<most>x)(?:M?(?=A?C)|N)")
"""Where the number of each of them belongs: "host the most refugees", "the largest number of refugees come from"."""


_RESTATED = lazily("(?P<t>T),(?P<or>&)$")
"""Before a number that tells the one before it again: "was $483 billion in fiscal 2014, or 2.8 percent of GDP"."""


class Alone(NamedTuple):
    """A line in which a number of a list stands alone."""

    line: Line
    """The line without the others."""
    at: int
    """Index of the number in it."""


def alone(line: Line, at: int) -> Iterator[Alone]:
    """Give the readings of a line in which the number at an item is the only one of its list."""
    letters = line.letters.replace("pQ", "px")
    if letters.count("Q") < 2:
        return
    for found in _OBJECTS.finditer(letters):
        if found.start() <= at < found.end():
            yield from _one_object(line, letters, at, found)
    for found in _BRACKETED.finditer(letters):
        if found.start() <= at < found.end():
            yield from _instead_of_most(line, at, found)


def one_of_each(line: Line, at: int, pairs: Pairing) -> Alone:
    """Return the line with one number and what goes with it, in the place of two lists of the same order."""
    kept = {at, pairs.other_of(at)}
    out = {step for steps in (pairs.others, pairs.numbers) for step in range(steps[0], steps[-1] + 1)} - kept
    for step in line.where("x"):
        if line.lower(step) in line.lists.list_respectively:
            out |= {step} | {beside for beside in (step - 1, step + 1) if line.letters[beside : beside + 1] == ","}
    return _without(line, at, out)


def period_of_all(line: Line, at: int) -> int | None:
    """Return the period at the end of the list in which a number stands, where a form of the past governs the list."""
    letters = line.letters.replace("pQ", "px")
    for found in _OBJECTS.finditer(letters) if "&" in letters and "T" in letters else ():
        if found.start() <= at < found.end():
            return _period(line, at, found)
    return None


def _period(line: Line, at: int, found: re.Match[str]) -> int | None:
    """The only period of a list that a form of the past governs: at its end, or with an earlier number."""
    times = [step for step in line.where("T") if found.start() <= step < found.end()]
    past = "past/forms" in line.items[found.start() - 1].cues()
    return times[0] if past and len(times) == 1 and (times[0] == found.end() - 1 or times[0] < at) else None


def _one_object(line: Line, letters: str, at: int, found: re.Match[str]) -> Iterator[Alone]:
    for element in _ELEMENT.finditer(letters, *found.span()):
        if element.start() <= at < element.end() and not _counts_others(letters, element, found):
            inside = [*range(*element.span("bare"))]
            period = _restated_period(line, letters, element) or _period(line, at, found)
            kept = [*range(found.start()), *inside, *[step for step in (period,) if step is not None]]
            yield _of(line, at, [*dict.fromkeys(kept), *range(found.end(), len(line.items))])


def _restated_period(line: Line, letters: str, element: re.Match[str]) -> int | None:
    """The period of a number that is told again in another unit, for the number that does so."""
    told = _RESTATED.search(letters, 0, element.start())
    own = "T" in element.group()
    return told.start("t") if told and not own and line.lower(told.start("or")) in line.lists.list_again else None


def _counts_others(letters: str, element: re.Match[str], found: re.Match[str]) -> bool:
    """Whether a number behind a level counts something of its own: "the toll reached 59, with 1,500 displaced"."""
    later = letters[found.start() - 1] == "l" and element.start() > found.start()
    return later and element.group().lstrip("w")[0] == "Q" and letters[element.end() - 1] == "x"


def _instead_of_most(line: Line, at: int, found: re.Match[str]) -> Iterator[Alone]:
    """In "Most refugees come from Syria (3.9 million) and Somalia (1.1 million)" each place has so many of them."""
    slots = [slot for slot in _MOST.finditer(line.letters) if _is_most(line, slot.start("most"))]
    if len(slots) != 1:
        return
    place = at - 2
    items: list[Item] = []
    index = 0
    for step, item in enumerate(line.items):
        if step == slots[0].end() - 1 and line.letters[step] == "N":  # "have the largest populations"
            items.append(item)
        if step == slots[0].end() - 1:
            index = len(items)
            items.append(line.items[at])
        if not (slots[0].start() <= step < slots[0].end() or (found.start() <= step < found.end() and step != place)):
            items.append(item)
    yield Alone(line.redrawn(items), index)


def _is_most(line: Line, step: int) -> bool:
    return "aside/superlatives" in line.items[step].cues()


def _without(line: Line, at: int, out: set[int]) -> Alone:
    return _of(line, at, [step for step in range(len(line.items)) if step not in out])


def _of(line: Line, at: int, kept: list[int]) -> Alone:
    return Alone(line.redrawn([line.items[step] for step in kept]), kept.index(at))
