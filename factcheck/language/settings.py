"""For the readers of which country a text is written, told by the institutions that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.tokens import tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.language.tokens import Token

_Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class Settings(NamedTuple):
    """Words of one country alone, and words for parts of one."""

    institutions: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """By their first word, the words of a name, as it is written, and the country: Capitol Hill is of the US."""
    parts: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
    """By their first word, in small letters, words for a part of a country: "statewide", "the county"."""

    def countries(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Yield the countries of the institutions that a sentence names."""
        return _found([token.norm for token in tokens], self.institutions)

    def of_part(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a sentence speaks of a part of a country that it does not name."""
        return any(True for _ in _found([token.lower for token in tokens], self.parts))


def build(document: Mapping[str, Mapping[str, Iterable[str]]]) -> Settings:
    """Build the words from the tables `institutions` and `unnamed_parts` of the language files."""
    institutions: _Phrases = {}
    for country, names in document["institutions"].items():
        for name in names:
            first, *others = (token.norm for token in tokenize(name))
            institutions.setdefault(first, []).append((tuple(others), country))
    parts: _Phrases = {}
    for phrase in document["unnamed_parts"]["words"]:
        first, *others = (token.lower for token in tokenize(phrase))
        parts.setdefault(first, []).append((tuple(others), ""))
    return Settings(institutions, parts)


def _found(words: Sequence[str], phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]) -> Iterator[str]:
    if phrases.keys().isdisjoint(words):
        return  # as of nearly all sentences
    for at, word in enumerate(words):
        for others, meaning in phrases.get(word, ()):
            if tuple(words[at + 1 : at + 1 + len(others)]) == others:
                yield meaning
