"""The two ends of a change, each read as the level that it is.

"The share of Georgians living in poverty went down from 37 percent in 2007 to 21 percent in 2013" is read as "was 37
percent in 2007" and as "was 21 percent in 2013": whatever can say how much something is can so say how it changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.periods.datings import is_since
from factcheck.claims.relations.stretches import pair
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.claims.lines.line import Item, Line

_OF = "(?:[xCHKBdo]|px?){0,4}?"
"""What a number counts, or is a rate or a share of."""
_FROM_TO = lazily(
    f"f[dx]?(?P<start>Q)(?P<of>{_OF})(?P<since>T?),?&?t[dx]?(?P<end>Q)(?P<same>{_OF})(?P<until>T|(?=[,.;:)&i]|$))"
)
_BY_TO = lazily(f"Q[xd]{{0,4}}(?P<since>T?),?t[dx]?(?P<end>Q)(?P<same>{_OF})(?P<until>T|(?=[,.;:)&i]|$))")
"""From the amount of a change to where it ended: "rose 9 percent in real terms in 2008 to $2.3 billion"."""
_BASE = lazily("(?:[x,]{1,3}(?P<owned>o(?:d?[EA]s?)?B)|(?P<base>B),?)$")
"""Before the first number, what both are shares of: "fell as a percentage of its exports from"."""
_SUBJECT = lazily("(?:#|;)(?:T,|id?E,)?(?P<np>[^blumVUQ;:()q]{1,9})(?=[blumU])")
"""The subject of the first predicate of a clause, for a later one that has none of its own."""
_PLACE = lazily("[io]d?E(?!s)")
_JOINS = lazily("(?:[,v&]{1,2})$")
_ADVERBS = 4
"""Words between a verb of change and "from"."""


class _Change(NamedTuple):
    """A verb of change and what it leads to."""

    verb: int
    """Index of the verb, or of the first of the words that form it."""
    base: tuple[Item, ...]
    """The items that tell what both ends are shares of; none if the verb says nothing of that."""


def levels(line: Line, at: int) -> Iterator[Alone]:
    """Give the readings of a line in which the number at one end of a change is told as a level."""
    quantity = line.items[at].quantity
    if quantity is None or quantity.change == "amount" or not {"t", "f"} & {*line.letters[:at]}:
        return
    letters = line.letters.replace("pQ", "px")
    between = pair(line)
    for found in _FROM_TO.finditer(letters):
        if at not in (found.start("start"), found.start("end")):
            continue
        beside = between is not None and letters[between[1] + 1 : found.start()] in ("", ",")
        change = _change(line, letters, between[0] if between is not None and beside else found.start())
        if change is not None and between is not None and not found["since"] and not found["until"]:
            yield from _of_pair(line, at, found, change, between)
        elif change is not None:
            yield from _end(line, at, found, change)
    for found in _BY_TO.finditer(letters):
        change = _change(line, letters, found.start()) if at == found.start("end") else None
        amount = line.items[found.start()].quantity
        if change is not None and amount is not None and amount.change == "amount":
            yield from _end(line, at, found, change)


def _change(line: Line, letters: str, step: int) -> _Change | None:
    """The verb of change before an item, with nothing between them but adverbs and what both ends are shares of."""
    based = _BASE.search(letters, max(0, step - 9), step)
    base = _of_base(line.items[slice(*based.span(based.lastgroup or 0))]) if based is not None else ()
    last = (based.start() if based is not None else step) - 1
    for verb in range(last, max(0, last - _ADVERBS), -1):
        cues = line.items[verb].cues()
        if letters[verb] == "u" or "change/moves" in cues or _is_multiplied(line, verb):
            return _Change(verb, base)
        amount = line.items[verb].quantity
        if amount is not None and amount.change == "amount":
            continue  # "fell by two thirds, from 68 to 24"
        adverb = letters[verb] == "x" and ("change/between" in cues or line.words(verb).endswith("ly"))
        if not adverb and letters[verb] != ",":
            return None
    return None


def _is_multiplied(line: Line, verb: int) -> bool:
    """Whether an item tells a change as a multiple: "was more than halved, from 108 in 2000 to 34 in 2015"."""
    quantity = line.items[verb].quantity
    return quantity is not None and quantity.kind == "ratio" and quantity.change == "amount"


def _of_base(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items of a base, as they stand behind a number: the first of them says what it is a share of."""
    return (items[0]._replace(base=items[-1].base), *items[1:])


def _end(line: Line, at: int, found: re.Match[str], change: _Change) -> Iterator[Alone]:
    subject = _subject(line, change.verb)
    named = found.groupdict()
    start = at == found.start("start") if "start" in named else False
    if subject is None or (start and not found["since"]):
        return
    if found["until"] and is_since(line, found.start("until")):
        return  # "from $10.6 trillion to $14.7 trillion since January 2009": the end is of today
    of = "of" if "of" in named and (start or not found["same"]) else "same"
    time = "since" if start or ("of" not in named and not found["until"]) else "until"
    verb = line.items[change.verb]._replace(letter="l")
    behind = (*line.items[slice(*found.span(of))], *change.base, *line.items[slice(*found.span(time))])
    told = [verb, line.items[at], *behind]
    reading = line.redrawn([*subject, *told, *line.items[found.end() :]])
    if found[time] or _is_plain(reading):
        yield Alone(reading, len(subject) + 1)


def _of_pair(line: Line, at: int, found: re.Match[str], change: _Change, between: tuple[int, int]) -> Iterator[Alone]:
    """An end that has its time from "between 2014 and 2017" elsewhere in the sentence."""
    subject = _subject(line, change.verb)
    if subject is None:
        return
    start = at == found.start("start")
    pair_of_times = line.items[between[0] : between[1] + 1]
    kept = [item for item in subject if item not in pair_of_times]
    if subject[1:] and subject[1] in pair_of_times and kept[1:2] and kept[1].letter == ",":
        del kept[1]
    of = "of" if start or not found["same"] else "same"
    verb = line.items[change.verb]._replace(letter="l")
    behind = (*line.items[slice(*found.span(of))], *change.base, line.items[between[0] if start else between[1]])
    rest = line.items[found.end() :] if between[0] < found.end() else line.items[between[1] + 1 :]
    yield Alone(
        line.redrawn([*kept, verb, line.items[at], *behind, *rest]),
        len(kept) + 1,
    )


def _is_plain(line: Line) -> bool:
    """Whether the only time of a line, if there is one, is no span whose end would be that of the number."""
    times = line.where("T")
    return not times or (len(times) == 1 and line.opening(times[0]) not in line.lists.opening_pair)


def _subject(line: Line, verb: int) -> list[Item] | None:
    """What changed: all before the verb, or the subject of a predicate before it if the verb has none of its own."""
    first = verb
    while line.letters[first - 1] in "bm" or "change/between" in line.items[first - 1].cues():
        first -= 1
    if line.letters[first - 1] in "xn":
        return None  # "and tea fell as a percentage of exports from": of what the line has no letter for
    joined = _JOINS.search(line.letters, 0, first)
    if joined is None:
        return list(line.items[:verb])
    found = list(_SUBJECT.finditer(line.letters, 0, joined.start()))
    if not found:
        return None
    end = found[-1].end("np")
    place = None if {"E", "A"} & {*found[-1]["np"]} else _PLACE.search(line.letters, end, joined.start())
    told = line.items[slice(*place.span())] if place is not None else ()
    return [*line.items[:end], *told]
