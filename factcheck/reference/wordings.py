"""The words by which measures are called, by their stems, with what each of them tells."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from factcheck.language.stems import stem
from factcheck.language.tokens import tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

SLOTS = ("names", "based", "nouns", "objects", "predicates", "dwellers", "verbs", "parts")
"""The keys whose phrases tell a measure by their words alone; a "growth" of a place or its "size" do not."""
LABEL = "label"
"""What stands for the slot of a label, which is a phrase too."""


class Index(NamedTuple):
    """The words of all measures."""

    phrases: Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
    """The phrases of each measure as stems, those that tell most first, with the slot of each."""
    words: Mapping[str, tuple[float, list[str]]]
    """What each stem tells, more the fewer measures have it, and the codes of those that do."""


def index(measures: Mapping[str, Mapping[str, Any]], empty: Collection[str]) -> Index:
    """Return the words of measures, by their entries in the catalogue; `empty` are words that tell nothing."""
    found = {code: phrases for code, entry in measures.items() if (phrases := _phrases(entry, empty))}
    having: dict[str, list[str]] = {}
    for code in sorted(found):
        for word in sorted({word for _, stems in found[code] for word in stems}):
            having.setdefault(word, []).append(code)
    words = {word: (round(math.log(1 + len(found) / len(codes)), 3), codes) for word, codes in having.items()}

    def least_told_last(stems: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(stems, key=lambda word: (-words[word][0], word)))

    ordered = {
        code: sorted({(slot, least_told_last(stems)) for slot, stems in phrases}) for code, phrases in found.items()
    }
    return Index(ordered, words)


def _phrases(entry: Mapping[str, Any], empty: Collection[str]) -> set[tuple[str, frozenset[str]]]:
    """The phrases of a measure and its label, as stems; none where it has only a label."""
    found = {(slot, stems) for slot in SLOTS for phrase in entry.get(slot, ()) if (stems := stems_of(phrase, empty))}
    label = stems_of(entry["label_without_entity"], empty)
    return found | {(LABEL, label)} if found and label else found


def stems_of(text: str, empty: Collection[str]) -> frozenset[str]:
    """Return the stems of the words of a phrase that are not empty."""
    words = (token.lower for token in tokenize(text) if token.kind != "mark")
    return frozenset(stem(word) for word in words if word not in empty)
