"""The words by which measures are called, by their stems, with what each of them tells."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from factcheck.language.stems import stem
from factcheck.language.tokens import tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SLOTS = ("names", "based", "nouns", "objects", "predicates", "dwellers", "verbs", "parts")
"""The keys whose phrases tell a measure by their words alone; a "growth" of a place or its "size" do not."""
LABEL = "label"
"""What stands for the slot of a label, which is a phrase too."""


class Index(NamedTuple):
    """The words of all measures."""

    phrases: Mapping[str, Sequence[tuple[str, str, Sequence[tuple[str, float]]]]]
    """For each stem the phrases of which it tells most: the measure, the slot, and the stems with what each tells,
    which is more the fewer measures have it."""
    stems: Mapping[str, Sequence[str]]
    """The stems of all phrases of a measure."""


def index(measures: Mapping[str, Mapping[str, Any]], empty: Collection[str]) -> Index:
    """Return the words of measures, by their entries in the catalogue; `empty` are words that tell nothing."""
    found = {code: phrases for code, entry in measures.items() if (phrases := _phrases(entry, empty))}
    stems = {code: sorted({word for _, words in found[code] for word in words}) for code in sorted(found)}
    having = Counter(word for words in stems.values() for word in words)
    weights = {word: round(math.log(1 + len(found) / count), 3) for word, count in having.items()}
    told: dict[str, list[tuple[str, str, list[tuple[str, float]]]]] = {}
    for code in stems:
        for slot, words in sorted((slot, sorted(words, key=lambda w: (-weights[w], w))) for slot, words in found[code]):
            told.setdefault(words[0], []).append((code, slot, [(word, weights[word]) for word in words]))
    return Index(told, stems)


def _phrases(entry: Mapping[str, Any], empty: Collection[str]) -> set[tuple[str, frozenset[str]]]:
    """The phrases of a measure and its label, as stems; none where it has only a label.

    Nor are there any where stems do not tell it from another measure: who has no water is told with the words of who
    has it, and a headcount with those of the share.
    """
    if "complement" in entry or "words_of" in entry:
        return set()
    found = {(slot, stems) for slot in SLOTS for phrase in entry.get(slot, ()) if (stems := stems_of(phrase, empty))}
    label = stems_of(entry["label_without_entity"], empty)
    return found | {(LABEL, label)} if found and label else found


def stems_of(text: str, empty: Collection[str]) -> frozenset[str]:
    """Return the stems of the words of a phrase that are not empty."""
    words = (token.lower for token in tokenize(text) if token.kind != "mark")
    return frozenset(stem(word) for word in words if word not in empty)
