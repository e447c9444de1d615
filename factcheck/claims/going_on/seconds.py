"""A number of another place in a clause that tells nothing else: "Botswana follows with 23 percent".

It is of the measure of the number before it. All that the clause says besides its place must be said of any second
place ("next come", "the lowest rate is that of"), or stand in the sentence before, or name the measure once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.places.topics import named_codes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim

_CLAUSE = lazily(r"(?:#|[;,&)]&?|Q[^Q;.()]{0,4}&)(?P<said>[dxbliawovEAKHusVPNCOTRJY(,:]{1,16})$")
"""From the beginning of a clause to a number that counts nothing which a name tells."""
_REST = lazily(r"(?:B|[CHKx]?p[Qx]?[CHKx]?)?H?[dxb]{0,3}T?(?=[,;.)&(]|$)")
"""Behind such a number: what it is a share or a rate of, and "do" or "of them"."""
_BEHIND = lazily(r"(?:B|[CHKx]?p[Qx]?[CHKx]?)?i[dx]{0,2}(?P<e>E),?T?(?=[,;.)&]|$)")
"""The same with the place behind it: "The rate is 24 percent in neighbouring Chad"."""
_LONGEST = 20
"""Items from the beginning of such a clause to its number."""
_NAMES = frozenset("VPNCRKHu")
_WORDS = frozenset("xVKHA")
_SAYS = frozenset("xblaivV&(Y")
"""Letters of which one must be there: a place and a number alone are no clause."""
_OUTSIDE = lazily("(?:#|[,;&])&?(?P<x>x)d?$")
"""Before a place, where it only says among which others the second one is: "Outside Africa"."""
_OWNS = lazily("Es(?P<x>x?)[bl(]")
"""A place with what it has, which is the measure itself: "Denmark's is", "Venezuela's rate is"."""


def second(told: Told, figure: Figure, first: Claim) -> int | None:
    """Return the item of the place of a clause that has nothing else new but a number, None if it tells more.

    `first` is the claim that the clause goes on with.
    """
    line, at = told.line_of(figure), figure.at
    clause = _CLAUSE.search(line.letters, max(0, at - _LONGEST), at)
    behind = _BEHIND.match(line.letters, at + 1)
    rest = behind or _REST.match(line.letters, at + 1)
    if clause is None or rest is None or _SAYS.isdisjoint(clause["said"]) or _is_other(line, at, rest.group()):
        return None
    said = range(*clause.span("said"))
    after = [step for step in range(at + 1, rest.end()) if line.letters[step] == "x"]
    before = _words_before(line, first)
    if not all(_says_nothing(line, step, first, before) for step in (*said, *after)):
        return None
    named = "E" if "E" in clause["said"] or behind else "A"
    steps = (*said, *((behind.start("e"),) if behind else ()))
    places = [step for step in steps if line.letters[step] == named and not _is_outside(line, step)]
    places = [step for step in places if first.entity not in named_codes(line, step)]
    return places[0] if len(places) == 1 and _has_itself(line, places[0]) else None


def _has_itself(line: Line, place: int) -> bool:
    """Whether the number is of a place, and of nothing that it has: not "Italy's largest town has 3 million"."""
    if line.letters[place + 1 : place + 2] != "s":
        return True
    owned = _OWNS.match(line.letters, place)
    return owned is not None and (not owned["x"] or "resumed/nouns" in line.items[owned.start("x")].cues())


def _is_other(line: Line, at: int, rest: str) -> bool:
    """Whether a bare number has a time of its own or is a rank: "Honduras had 57 last week", "Norway ranks 25"."""
    quantity = line.items[at].quantity
    bare = quantity is not None and quantity.kind == "count"
    return bare and ("T" in rest or "second/ranking" in line.items[at - 1].cues())


def _words_before(line: Line, first: Claim) -> Collection[str]:
    """The words of the sentence of the claim before, up to its number if it is the same one: they are no news."""
    text = first.sentence.text
    if first.sentence is line.sentence:
        text = text[: first.quantity.span.start - first.sentence.span.start]
    return {word.strip(".,;:()").lower() for word in text.split()}


def _says_nothing(line: Line, step: int, first: Claim, before: Collection[str]) -> bool:
    """Whether an item is nothing that the sentence before has not told, but for places and times."""
    letter, item = line.letters[step], line.items[step]
    if letter not in _NAMES and letter != "x":
        return True
    codes = item.mention.codes("measure") if item.mention is not None and letter in _NAMES else ()
    if "second/words" in item.cues() or any(code.rsplit("/", 1)[0] == first.measure for code in codes):
        return True
    return letter in _WORDS and line.words(step).lower() in before  # "In Cuba they hold 49 percent"


def _is_outside(line: Line, step: int) -> bool:
    """Whether a place is only what others are outside of."""
    found = _OUTSIDE.search(line.letters, max(0, step - 4), step)
    return found is not None and "second/outside" in line.items[found.start("x")].cues()
