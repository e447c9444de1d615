"""How much of the phrases that name a measure stands in a line, in whatever order and form and with gaps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.language.stems import stem
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.claims.line import Line
    from factcheck.reference.catalogue import Catalogue, Measure

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


class Words:
    """The words of a line around a number."""

    def __init__(self, line: Line, at: int, empty: Collection[str]) -> None:
        """`empty` are words that name nothing by themselves. Other numbers stand in names too: "aged 65"."""
        self.line = line
        self.at = at
        self.all: list[Word] = []
        self.places: dict[str, list[int]] = {}
        self._known: dict[str, Found | None] = {}
        for step, letter in enumerate(line.letters):
            if letter in _NO_NAMES or step == at:
                continue
            for text in line.words(step).lower().replace("-", " ").split():
                word = text.strip(".,%'’\"$€£")
                if word and word not in empty:
                    self.all.append(Word(stem(word), step))
        for name, step in self.all:
            self.places.setdefault(name, []).append(step)

    def named(self, catalogue: Catalogue) -> dict[str, int]:
        """Return the codes of all measures that one of the words may name, and how many of them may."""
        wordings = [catalogue.worded(name) for name in self.places]
        codes = Counter(code for wording in wordings if wording is not None for code in wording.measures)
        return {code: codes[code] for code in sorted(codes)}

    def best(self, measure: Measure, catalogue: Catalogue) -> Found | None:
        """Return the phrase of a measure of which the words have most; None if they lack what tells most of each."""
        if measure.code not in self._known:
            self._known[measure.code] = self._best(measure, catalogue)
        return self._known[measure.code]

    def _best(self, measure: Measure, catalogue: Catalogue) -> Found | None:
        chosen: Found | None = None
        for slot, stems in catalogue.phrasings(measure.code):
            if stems[0] not in self.places:
                continue
            worth = [_worth(name, catalogue) for name in stems]
            named = [name for name in stems if name in self.places]
            told = sum([worth[step] for step, name in enumerate(stems) if name in self.places])
            covered = told / sum(worth)
            if chosen is not None and told * covered**2 < chosen.fit:
                continue  # where the words stand only takes away from that
            found = self._found(slot, named, told, covered)
            if chosen is None or (found.fit, found.covered) > (chosen.fit, chosen.covered):
                chosen = found
        return chosen

    def _found(self, slot: str, stems: Sequence[str], told: float, covered: float) -> Found:
        line, at = self.line, self.at
        heads = tuple([min(self.places[name], key=lambda step: abs(step - at)) for name in stems])
        away = sum(abs(head - at) for head in heads) / len(heads)
        elsewhere = sum(line.segments[head] != line.segments[at] for head in heads) / len(heads)
        low, high = min(at, *heads), max(at, *heads)
        between = sum(line.letters[step] == "Q" and step not in heads for step in range(low, high) if step != at)
        fit = told * covered**2 - _AWAY * away - _ELSEWHERE * elsewhere - _BETWEEN * between
        return Found(slot, tuple(stems), heads, covered, between, fit)


def _worth(name: str, catalogue: Catalogue) -> float:
    wording = catalogue.worded(name)
    return wording.weight if wording is not None else 0.0
