"""How much of the phrases that name a measure stands in a line, in whatever order and form and with gaps."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from factcheck.language.stems import stem
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.claims.lines.line import Line
    from factcheck.language.quantities import QuantityKind
    from factcheck.reference.catalogue import Catalogue, Phrasing

_NO_NAMES = frozenset("#,;:()-.qTSEAsobitfawd&v")
"""Letters of the items whose words name no measure."""
_AWAY, _ELSEWHERE, _BETWEEN = 0.08, 0.5, 0.6
"""What a phrase loses in worth for each item that its words are away, for being in another stretch, and for each
number between."""
ALL = 0.99
"""A phrase of which so much is found is there as a whole."""


class Word(NamedTuple):
    """A word that may name something."""

    stem: str
    """Its stem."""
    at: int
    """Index of its item."""


class Found(NamedTuple):
    """A phrase of a measure and what of it stands in a line."""

    slot: str
    """The key of the catalogue that has the phrase."""
    stems: tuple[str, ...]
    """The words found, as stems."""
    heads: tuple[int, ...]
    """Indexes of the items with them, each the nearest to the number."""
    covered: float
    """What part of the phrase they are, rare words counting more."""
    between: int
    """Numbers between them and the number."""
    fit: float
    """What they tell, less what they lose by being far away."""


@functools.lru_cache(maxsize=20_000)
def _stems(text: str, empty: frozenset[str]) -> tuple[str, ...]:
    """The stems of the words of an item, without those that name nothing by themselves."""
    words = [word.strip(".,%'’\"$€£") for word in text.lower().replace("-", " ").split()]
    return tuple([stem(word) for word in words if word and word not in empty])


class Words:
    """The words of a line around a number."""

    def __init__(self, line: Line, at: int, empty: frozenset[str]) -> None:
        """`empty` are words that name nothing by themselves. Other numbers stand in names too: "aged 65"."""
        self.line = line
        self.at = at
        self.all: list[Word] = []
        self.places: dict[str, list[int]] = {}
        self.numbers = line.where("Q")
        for step, letter in enumerate(line.letters):
            if letter not in _NO_NAMES and step != at:
                self.all += [Word(name, step) for name in _stems(line.words(step), empty)]
        for name, step in self.all:
            self.places.setdefault(name, []).append(step)

    def phrasings(self, catalogue: Catalogue, kind: QuantityKind | None = None) -> dict[str, list[Phrasing]]:
        """Return the phrases of which the words have what tells most, by the codes of their measures.

        With a kind of numbers, only those of measures that are told in such.
        """
        found: dict[str, list[Phrasing]] = {}
        for name in self.places:
            for phrasing in catalogue.phrasings(name, kind):
                found.setdefault(phrasing.measure, []).append(phrasing)
        return found

    def has(self, phrasing: Phrasing) -> bool:
        """Tell whether all words of a phrase are there."""
        return self.places.keys() >= {*phrasing.stems}

    def most(self, phrasings: Iterable[Phrasing]) -> int:
        """Return how many words of one of the phrases are there, of that which has the most."""
        return max([sum([name in self.places for name in phrasing.stems]) for phrasing in phrasings])

    def best(self, phrasings: Iterable[Phrasing]) -> Found:
        """Return the phrase of which the words have most, and which stands nearest."""
        chosen: Found | None = None
        for phrasing in phrasings:
            told, named = 0.0, []
            for name, weight in zip(phrasing.stems, phrasing.weights, strict=True):
                if name in self.places:
                    told += weight
                    named.append(name)
            covered = told / phrasing.weight
            if chosen is not None and told * covered**2 < chosen.fit:
                continue  # where the words stand only takes away from that
            found = self._found(phrasing.slot, named, told, covered)
            if chosen is None or (found.fit, found.covered) > (chosen.fit, chosen.covered):
                chosen = found
        assert chosen is not None
        return chosen

    def _found(self, slot: str, stems: Sequence[str], told: float, covered: float) -> Found:
        line, at = self.line, self.at
        heads = tuple([self._nearest(name) for name in stems])
        away = sum([abs(head - at) for head in heads]) / len(heads)
        elsewhere = sum([line.segments[head] != line.segments[at] for head in heads]) / len(heads)
        low, high = min(at, *heads), max(at, *heads)
        between = sum([low < step < high and step != at and step not in heads for step in self.numbers])
        fit = told * covered**2 - _AWAY * away - _ELSEWHERE * elsewhere - _BETWEEN * between
        return Found(slot, tuple(stems), heads, covered, between, fit)

    def _nearest(self, name: str) -> int:
        places, at = self.places[name], self.at
        return places[0] if len(places) == 1 else min(places, key=lambda step: abs(step - at))
