"""Places and numbers that a sentence lists side by side: "Kenya and Uganda have populations of 44 and 37 million"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.line import Line

_PLACES = re.compile("(?<!E,)(?<!E,d)d?E(?:,d?E)*,?&d?E")
_NUMBERS = re.compile("(?<!Q,)Q(?:,Q)*,?&x?Q")
_RESPECTIVELY = "respectively"


class Pairing(NamedTuple):
    """A list of places and a list of numbers of the same length, in the same order."""

    places: tuple[int, ...]
    """Indexes of the places."""
    numbers: tuple[int, ...]
    """Indexes of the numbers."""

    def place_of(self, at: int) -> int:
        """The place of a number."""
        return self.places[self.numbers.index(at)]


def pairing(line: Line, leave_out: Collection[int]) -> Pairing | None:
    """Return the two lists of a sentence that belong together.

    There must be one of each, equally long, and "respectively" must say so, or no place and no number stand besides
    and no list of times that the numbers could follow as well. Places to leave out do not count.
    """
    places, numbers = _PLACES.findall(line.letters), _NUMBERS.findall(line.letters)
    if len(places) != 1 or len(numbers) != 1:
        return None
    found, counted = _PLACES.search(line.letters), _NUMBERS.search(line.letters)
    assert found is not None
    assert counted is not None
    those = tuple(at for at in range(*found.span()) if line.letters[at] == "E")
    figures = tuple(at for at in range(*counted.span()) if line.letters[at] == "Q")
    if len(those) != len(figures):
        return None
    said = any(line.words(at).lower() == _RESPECTIVELY for at in line.where("x"))
    alone = all(at in those or at in leave_out for at in line.where("E")) and line.letters.count("Q") == len(figures)
    return Pairing(those, figures) if said or (alone and line.letters.count("T") < 2) else None
