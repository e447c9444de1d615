"""Finding measures and places by words that need not be spelt as the data spell them."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from factcheck.language.tokens import phrase_key
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.reference.store import Store

HitKind = Literal["measure", "entity"]

LEAST = 45.0
"""A hit with a lower score is none."""
SURE, LEAD = 88.0, 8.0
"""The best hit is meant if its score is that high and leads the next by so much."""
_LIKE = 80.0
"""Likeness of two words, in percent, from which one may be a slip for the other."""
_SHORTEST = 5
"""Shorter words must be written exactly: four letters are too easily like four others."""
_ABOUT = 0.6
"""What a word counts that stands in the definition only."""
_BEGINNING = 0.9
"""What the beginning of a word counts for the word."""
_RANKS = ("country", "territory", "group", "region", "state", "city", "part")


class Hit(NamedTuple):
    """A measure or a place that the words may mean."""

    kind: HitKind
    """What it is."""
    code: str
    """Its code."""
    name: str
    """Its name."""
    about: str
    """The definition of a measure, the kind of a place."""
    score: float
    """How well the words fit, from 0 to 100."""


_Phrase = tuple[str, str, float]
"""The words of a phrase with blanks between, the code that it is of, and how much it counts."""


class _Index:
    """Phrases with their codes; a rare word says more than a common one."""

    def __init__(self, phrases: Iterable[_Phrase]) -> None:
        """Take the phrases as they are written. There are tens of thousands, of which a query looks at a few."""
        self._phrases = {(phrase_key(text), code, weight) for text, code, weight in phrases}
        self._named: set[str] = set()
        self._with: dict[str, list[_Phrase]] = defaultdict(list)
        self._worths: dict[str, float] = {}
        for phrase in self._phrases:
            words = {*phrase[0].split()}
            if phrase[2] > _ABOUT:
                self._named |= words
            for word in words:
                self._with[word].append(phrase)

    def scores(self, query: str) -> dict[str, float]:
        """Return the score of every code of which some phrase shares a word with the query.

        A phrase is good if its words are in the query, and the query's words in it. Words of the query that no name
        has count nothing: they may speak of something else.
        """
        asked = {word: self._like(word) for word in dict.fromkeys(phrase_key(query).split())}
        matchable = {word: near for word, near in asked.items() if near}
        total = sum(max(map(self._worth, near)) for near in matchable.values() if not self._named.isdisjoint(near))
        best: dict[str, float] = {}
        for phrase in {phrase for near in matchable.values() for word in near for phrase in self._with[word]}:
            key, code, weight = phrase
            worth = {word: self._worth(word) for word in key.split()}
            found: dict[str, float] = {}
            covered = 0.0
            for near in matchable.values():
                here = [(likeness * worth[word], likeness, word) for word, likeness in near.items() if word in worth]
                if here:
                    value, likeness, word = max(here)
                    covered += value
                    found[word] = max(found.get(word, 0.0), likeness)
            recall = sum(worth[word] * likeness for word, likeness in found.items()) / sum(worth.values())
            cover = min(1.0, covered / total) if total else 1.0
            score = 100 * weight * 2 * recall * cover / (recall + cover)
            best[code] = max(best.get(code, 0.0), score)
        return best

    def _worth(self, word: str) -> float:
        if word not in self._worths:
            self._worths[word] = 1.0 + math.log((1 + len(self._phrases)) / (1 + len(self._with[word])))
        return self._worths[word]

    def _like(self, word: str) -> dict[str, float]:
        """The known words that a word may stand for, with their likeness from 0 to 1."""
        if word in self._with:
            return {word: 1.0}
        if len(word) < _SHORTEST:
            return {}
        from rapidfuzz import fuzz, process

        near = process.extract(word, self._with.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=10)
        found = {known: score / 100 for known, score, _ in near if len(known) >= _SHORTEST}
        for known in self._with:
            if known.startswith(word):
                found[known] = max(_BEGINNING, found.get(known, 0.0))
        return found


def measures(store: Store, query: str) -> list[Hit]:
    """Return the measures that the words may mean, the likeliest first."""
    question = "SELECT code, json_extract(json, '$.label_without_entity', '$.definition') FROM measure"
    table = {code: json.loads(texts) for code, texts in store.ask(question)}
    phrases = [(name, code, 1.0) for code, (name, _) in table.items()]
    phrases += [(definition, code, _ABOUT) for code, (_, definition) in table.items()]
    for surface, code in store.ask("SELECT surface, code FROM phrase WHERE kind = 'measure'"):
        of, slot = code.rsplit("/", 1)
        phrases.append((surface, of, 1.0 if slot in ("names", "nouns") else 0.8))
    found = _exact(_Index(phrases).scores(query), query, table)
    hits = [
        Hit("measure", code, table[code][0], table[code][1], score) for code, score in found.items() if score >= LEAST
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.code))


def entities(store: Store, query: str) -> list[Hit]:
    """Return the places that the words may mean, the likeliest first; of two equal ones the larger."""
    rows = {row[0]: row for row in store.ask("SELECT code, name, kind, population FROM entity")}
    phrases = [(name, code, 1.0) for code, name, _, _ in rows.values()]
    question = "SELECT surface, code, kind FROM phrase WHERE kind IN ('entity', 'people')"
    phrases += [(surface, code, 1.0 if kind == "entity" else 0.95) for surface, code, kind in store.ask(question)]
    found = _exact(_Index(phrases).scores(query), query, rows)
    hits = [
        Hit("entity", code, rows[code][1], rows[code][2], score)
        for code, score in found.items()
        if code in rows and score >= LEAST
    ]
    return sorted(hits, key=lambda hit: (-hit.score, _RANKS.index(hit.about), -(rows[hit.code][3] or 0), hit.code))


def _exact(scores: dict[str, float], query: str, known: Mapping[str, object]) -> dict[str, float]:
    """A code that is written as it is means itself."""
    wanted = query.strip().lower()
    same = {code: 101.0 for code in known if code.lower() == wanted}
    return {**scores, **same}


def meant(hits: list[Hit]) -> Hit | None:
    """Return the hit that is surely meant, None if there is none or several are as good."""
    if not hits or hits[0].score < SURE:
        return None
    return hits[0] if len(hits) == 1 or hits[0].score - hits[1].score >= LEAD or hits[0].score > 100 else None
