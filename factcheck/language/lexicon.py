"""The phrases that the program knows, found in a sentence by their first word; the longest one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.article import Span
from factcheck.language.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.language.tokens import Token

PhraseKind = Literal[
    "entity", "people", "publisher", "measure", "cue", "conflict", "blocker", "rare", "cautious", "government"
]
"""What a phrase is: the name of a place, a word for its people ("Syrian", "Syrians"), a publisher, a measure,
a cue of the language files, the name of a war, or a compound that stops a shorter reading. The last three are what
the name of a place means besides: a place that is rarely meant, one whose name is a common word, and the country
whose government a capital stands for."""


class PhraseRow(NamedTuple):
    """One meaning of one phrase, as the store keeps it."""

    key: str
    """Lower-case tokens, joined by spaces."""
    capitals: str
    """For a name, one digit a word: 1 if it begins with a capital, 2 if it is all capitals, else 0. Empty otherwise."""
    kind: PhraseKind
    """What it is."""
    code: str
    """Code of the entity, publisher or conflict; "measure/slot" for measures; "list/name" for cues."""


class Mention(NamedTuple):
    """A phrase found in a sentence. All its meanings are kept; later stages choose."""

    span: Span
    """Where it stands in the original text."""
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index after its last token."""
    meanings: tuple[PhraseRow, ...]
    """What it may mean."""

    def codes(self, kind: PhraseKind) -> tuple[str, ...]:
        """Return the codes of its meanings of one kind, in order and without repetition."""
        return tuple(dict.fromkeys(row.code for row in self.meanings if row.kind == kind))


NAMES: frozenset[PhraseKind] = frozenset(
    {"entity", "people", "publisher", "conflict", "rare", "cautious", "government"}
)
"""Kinds of phrases whose capitals must be in the text too."""
_SMALL = frozenset({"the", "of", "and", "for", "on"})
"""Words that are small in running text although a name is written with a capital: the World Bank."""


class Lexicon:
    """The phrase index. Rows are asked for by first word, once each, and remembered."""

    def __init__(self, lookup: Callable[[Iterable[str]], Iterable[PhraseRow]]) -> None:
        self._lookup = lookup
        self._known: dict[str, dict[str, list[tuple[tuple[str, ...], list[PhraseRow]]]]] = {}
        """By first word and second word (empty for a single word): the words and meanings, longest phrase first."""

    def prepare(self, tokens: Iterable[Token]) -> None:
        """Fetch the phrases of all words of a text in one question to the store."""
        missing = {token.lower for token in tokens if token.lower not in self._known}
        if not missing:
            return
        grouped: dict[str, dict[str, list[PhraseRow]]] = {word: {} for word in missing}
        for row in self._lookup(missing):
            grouped[row.key.split(" ", 1)[0]].setdefault(row.key, []).append(row)
        for word, phrases in grouped.items():
            seconds: dict[str, list[tuple[tuple[str, ...], list[PhraseRow]]]] = {}
            for key, rows in sorted(phrases.items(), key=lambda entry: -entry[0].count(" ")):
                words = tuple(key.split(" "))
                seconds.setdefault(words[1] if len(words) > 1 else "", []).append((words, rows))
            self._known[word] = seconds

    def find(self, tokens: Sequence[Token], taken: Sequence[bool]) -> list[Mention]:
        """Return the longest phrases from left to right, without overlap, outside the tokens already `taken`."""
        self.prepare(tokens)
        mentions: list[Mention] = []
        at, size = 0, len(tokens)
        while at < size:
            found = None if taken[at] else self._longest_at(tokens, taken, at)
            if found is None:
                at += 1
            else:
                mentions.append(found)
                at = found.last
        return mentions

    def _longest_at(self, tokens: Sequence[Token], taken: Sequence[bool], at: int) -> Mention | None:
        seconds = self._known[tokens[at].lower]
        if not seconds:
            return None
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        for words, rows in (*seconds.get(following, ()), *seconds.get("", ())):
            end = at + len(words)
            if end > len(tokens) or any(taken[at:end]):
                continue
            if all(tokens[at + i].lower == words[i] for i in range(2, len(words))):
                fitting = tuple(row for row in rows if _fits(row.capitals, tokens, at))
                if fitting:
                    return Mention(Span(tokens[at].start, tokens[end - 1].end), at, end, fitting)
        return None


def _fits(capitals: str, tokens: Sequence[Token], at: int) -> bool:
    """A name must be capitalised as it is known: Turkey is no turkey, WHO is not who, US is not us."""
    for i, wanted in enumerate(capitals):
        seen = tokens[at + i].norm
        if wanted != "0" and not (seen.isupper() if wanted == "2" else seen[:1].isupper()):
            return False
    return True


def capitals_of(name: str) -> str:
    """Return what `PhraseRow.capitals` keeps of a name: "Turkey" is 1, "WHO" is 2, "the Netherlands" is 01."""
    digits = []
    for token in tokenize(name):
        word = token.norm
        small = token.lower in _SMALL
        digits.append("0" if small else "2" if len(word) > 1 and word.isupper() else str(int(word[:1].isupper())))
    return "".join(digits)
