"""The phrases that the program knows, found in a sentence by their first word; the longest one wins."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Literal

from factcheck.article import Span
from factcheck.language.tokens import tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
        if len(self.meanings) == 1:  # as most have
            row = self.meanings[0]
            return (row.code,) if row.kind == kind else ()
        return tuple(dict.fromkeys(row.code for row in self.meanings if row.kind == kind))


NAMES: frozenset[PhraseKind] = frozenset(
    {"entity", "people", "publisher", "conflict", "rare", "cautious", "government"}
)
"""Kinds of phrases whose capitals must be in the text too."""
_SMALL = frozenset({"the", "of", "and", "for", "on"})
"""Words that are small in running text although a name is written with a capital: the World Bank."""


class _Phrase(NamedTuple):
    """A phrase as the lexicon keeps it."""

    words: list[str]
    """Its tokens in lower case."""
    meanings: tuple[PhraseRow, ...]
    """What it may mean."""
    any_case: bool
    """Whether none of its meanings asks for capitals."""


def _phrases(rows: Iterable[PhraseRow]) -> tuple[_Phrase, ...]:
    """Put meanings together by their phrases, the longest first."""
    grouped: dict[str, list[PhraseRow]] = {}
    for row in rows:
        grouped.setdefault(row.key, []).append(row)
    return tuple(
        _Phrase(
            key.split(" "),
            tuple(found),
            not any(row.capitals.strip("0") for row in found),
        )
        for key, found in sorted(grouped.items(), key=lambda entry: -entry[0].count(" "))
    )


class _Beginning:
    """The phrases that begin with one word."""

    def __init__(self, rows: Mapping[str, Sequence[PhraseRow]] = {}) -> None:
        """Take the meanings of all of them by their second word, an empty one for the word alone."""
        self.kinds = frozenset(row.kind for found in rows.values() for row in found)
        """The kinds of all their meanings."""
        self.alone = _phrases(rows.get("", ()))
        """The word alone, if it is a phrase."""
        self.goes_on = len(rows) > ("" in rows)
        """Whether there are others."""
        self._rows = rows
        self._longer: dict[str, tuple[_Phrase, ...]] = {}
        """The others by their second word, the longest first, as far as it was met: "the" begins hundreds."""

    def at(self, tokens: Sequence[Token], at: int) -> Sequence[_Phrase]:
        """Return those whose words stand from token `at`, the longest first."""
        second = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if not second or second not in self._rows:
            return self.alone
        longer = self._longer.get(second)
        if longer is None:
            longer = self._longer[second] = _phrases(self._rows[second])
        words = [token.lower for token in tokens[at : at + len(longer[0].words)]]
        return (*[phrase for phrase in longer if words[: len(phrase.words)] == phrase.words], *self.alone)

    def of_kinds(self, kinds: frozenset[PhraseKind]) -> _Beginning | None:
        """Return the phrases with their meanings of some kinds, None if there are none."""
        if kinds.isdisjoint(self.kinds):
            return None
        fitting = {second: [row for row in rows if row.kind in kinds] for second, rows in self._rows.items()}
        return _Beginning({second: rows for second, rows in fitting.items() if rows})


_LOWER = operator.attrgetter("lower")
_BEGINS_NOTHING = _Beginning()
"""What is remembered of most words."""
_REMEMBERED = 100_000
"""Words whose phrases are remembered before all are forgotten: an archive may hold millions, an article never."""


class Lexicon:
    """The phrase index. Rows are asked for by first word, once each, and remembered."""

    def __init__(self, lookup: Callable[[Iterable[str]], Iterable[PhraseRow]]) -> None:
        self._lookup = lookup
        self._known: dict[str, _Beginning] = {}
        self._of_kinds: dict[frozenset[PhraseKind], dict[str, _Beginning | None]] = {}
        """For the kinds that were asked for, what words begin of them alone, None for nothing."""

    def prepare(self, tokens: Iterable[Token]) -> None:
        """Fetch the phrases of all words of a text in one question to the store."""
        words = set(map(_LOWER, tokens))
        missing = words.difference(self._known)
        if not missing:
            return
        if len(self._known) > _REMEMBERED:
            self._known.clear()
            self._of_kinds.clear()
            missing = words
        self._known |= dict.fromkeys(missing, _BEGINS_NOTHING)
        grouped: dict[str, dict[str, list[PhraseRow]]] = {}
        for row in self._lookup(missing):
            first, _, others = row.key.partition(" ")
            grouped.setdefault(first, {}).setdefault(others.partition(" ")[0], []).append(row)
        self._known |= {word: _Beginning(rows) for word, rows in grouped.items()}

    def find(self, tokens: Sequence[Token], taken: Sequence[bool]) -> list[Mention]:
        """Return the longest phrases from left to right, without overlap, outside the tokens already `taken`."""
        known = self._known
        make = tuple.__new__  # as in tokens.tokenize
        mentions: list[Mention] = []
        free = 0
        for at, token in enumerate(tokens):
            beginning = known.get(token.lower)
            if beginning is None:
                self.prepare(tokens)
                beginning = known[token.lower]
            if beginning is _BEGINS_NOTHING or at < free or taken[at]:
                continue
            for phrase in beginning.at(tokens, at) if beginning.goes_on else beginning.alone:
                words, meanings, any_case = phrase
                end = at + len(words)
                if end > at + 1 and any(taken[at:end]):
                    continue
                if not any_case:
                    meanings = tuple([row for row in meanings if _fits(row.capitals, tokens, at)])
                if meanings:
                    span = make(Span, (token.start, tokens[end - 1].end))
                    mentions.append(make(Mention, (span, at, end, meanings)))
                    free = end
                    break
        return mentions

    def rows(self, tokens: Sequence[Token], kinds: frozenset[PhraseKind]) -> Iterator[PhraseRow]:
        """Yield all meanings of some kinds that phrases of a sentence can have, those that overlap included.

        What `find` does not return is not in the sentence; this tells it in a small part of the time.
        """
        known = self._of_kinds.setdefault(kinds, {})
        for at, token in enumerate(tokens):
            word = token.lower
            if word not in known:
                if word not in self._known:
                    self.prepare(tokens)
                known[word] = self._known[word].of_kinds(kinds)
            found = known[word]
            if found is None:
                continue
            for phrase in found.at(tokens, at) if found.goes_on else found.alone:
                yield from [row for row in phrase.meanings if _fits(row.capitals, tokens, at)]


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
