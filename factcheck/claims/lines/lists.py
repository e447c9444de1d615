"""Lists that a sentence gives side by side: "Kenya and Uganda have populations of 44 and 37 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Collection

    from factcheck.claims.lines.line import Line

_PLACES = lazily("(?<!E,)(?<!E,d)d?E(?:,d?E)*,?&d?E")
_TIMES = lazily("(?<!T,)T(?:,T)*,?&T")
_NUMBERS = lazily("(?<!Q,)Q(?:,Q)*,?&x?Q")


class Pairing(NamedTuple):
    """A list of places, or of times, and a list of numbers of the same length, in the same order."""

    others: tuple[int, ...]
    """Indexes of the places or times."""
    numbers: tuple[int, ...]
    """Indexes of the numbers."""

    def other_of(self, at: int) -> int:
        """The place or the time of a number."""
        return self.others[self.numbers.index(at)]


def may_pair(line: Line) -> bool:
    """Tell whether a line has a list of numbers. Without one it has no pairing."""
    return line.letters.count("Q") > 1 and "&" in line.letters and bool(_list(line.letters, _NUMBERS, "Q"))


def pairing(line: Line, leave_out: Collection[int]) -> Pairing | None:
    """Return the two lists of a sentence that belong together.

    There must be one of each, equally long, and "respectively" must say so, or no place and no number stand besides
    and no list of times that the numbers could follow as well. Places to leave out do not count.
    """
    letters = line.letters
    numbers = _list(letters, _NUMBERS, "Q")
    if not numbers:
        return None
    places, times = _list(letters, _PLACES, "E"), _list(letters, _TIMES, "T")
    countries = tuple(at for at in places if at not in leave_out)
    places = countries if len(countries) == len(numbers) else places  # "In East Africa, Rwanda and Uganda ..."
    said = any(line.lower(at) in line.lists.list_respectively for at in line.where("x"))
    alone = letters.count("Q") == len(numbers)
    if len(places) == len(numbers) and len(times) != len(numbers):
        only = all(at in places or at in leave_out for at in line.where("E"))
        return Pairing(places, numbers) if said or (alone and only and letters.count("T") < 2) else None
    if len(times) == len(numbers) and len(places) != len(numbers):
        span = line.opening(times[0]) in line.lists.opening_span
        return Pairing(times, numbers) if not span and (said or (alone and not places)) else None
    return None


def _list(letters: str, pattern: re.Pattern[str], letter: str) -> tuple[int, ...]:
    """The indexes of the elements of the only list of a kind, none if there is not exactly one."""
    found = list(pattern.finditer(letters))
    return tuple(at for at in range(*found[0].span()) if letters[at] == letter) if len(found) == 1 else ()


def same_role(
    line: Line, place: int, firsts: Collection[int], seconds: Collection[int]
) -> Literal["entity", "counterpart"] | None:
    """Return which of two places of a measure the place of a list stands for: the one with the same preposition.

    `firsts` and `seconds` are the items before it that name the first and the second place.
    """
    own = _preposition(line, place)
    first, second = ({_preposition(line, step) for step in steps} for steps in (firsts, seconds))
    if (own in first) == (own in second):
        return None
    return "entity" if own in first else "counterpart"


def leaves(line: Line, step: int, head: int) -> bool:
    """Tell whether a word before a number of a list leaves it the same.

    "In 2014 and by 4.1 percent in 2015"; "and the remaining 20 percent in rural areas".
    """
    return line.letters[head] == "E" or bool({"change/between", "rest/words"} & {*line.items[step].cues()})


def _preposition(line: Line, place: int) -> str:
    """The letter of the preposition before a place, "A" for a word for its people, "" for none."""
    before = place - 1 if line.letters[place - 1] == "d" else place
    if line.letters[place] == "A":
        return "A"
    return line.letters[before - 1] if line.letters[before - 1] in "ifto" else ""
