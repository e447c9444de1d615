"""The phrases that the program knows, found in a sentence by their first word; the longest one wins."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Literal, cast

from factcheck.article import Span
from factcheck.language.tokens import Token, tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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


Opening = tuple[str, str, str, str]
"""The phrases that begin with the same two words, as the store keeps them: the first word; the second, empty for the
first alone; the kinds of their meanings, with spaces between; and a line for each meaning, which most texts never need:
the fields of a `PhraseRow`, with tabs between."""


def openings(rows: Iterable[PhraseRow]) -> list[Opening]:
    """Put meanings together by their first two words."""
    grouped: dict[tuple[str, str], list[PhraseRow]] = {}
    for row in rows:
        first, _, others = row.key.partition(" ")
        grouped.setdefault((first, others.partition(" ")[0]), []).append(row)
    return [
        (*words, " ".join(sorted({row.kind for row in found})), "\n".join(map("\t".join, found)))
        for words, found in grouped.items()
    ]


def meanings_in(text: str) -> list[PhraseRow]:
    """Read the lines of an opening."""
    return [PhraseRow(*cast("tuple[str, str, PhraseKind, str]", line.split("\t"))) for line in text.split("\n")]


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
    cues: tuple[str, ...]
    """The codes of those that are cues, which are asked for most."""

    def meaning(self, meanings: tuple[PhraseRow, ...]) -> Mention:
        """Return the same phrase with other meanings."""
        return self._replace(meanings=meanings, cues=_cues(meanings))

    def codes(self, kind: PhraseKind) -> tuple[str, ...]:
        """Return the codes of its meanings of one kind, in order and without repetition."""
        if len(self.meanings) == 1:  # as most have
            row = self.meanings[0]
            return (row.code,) if row.kind == kind else ()
        return tuple(dict.fromkeys(row.code for row in self.meanings if row.kind == kind))


def _cues(meanings: Iterable[PhraseRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.code for row in meanings if row.kind == "cue"))


NAMES: frozenset[PhraseKind] = frozenset(
    {"entity", "people", "publisher", "conflict", "rare", "cautious", "government"}
)
"""Kinds of phrases whose capitals must be in the text too."""
_SMALL = frozenset({"the", "of", "and", "for", "on"})
"""Words that are small in running text although a name is written with a capital: the World Bank."""


class _Phrase(NamedTuple):
    """A phrase as the lexicon keeps it."""

    length: int
    """How many tokens it has."""
    meanings: tuple[PhraseRow, ...]
    """What it may mean."""
    any_case: bool
    """Whether none of its meanings asks for capitals."""
    cues: tuple[str, ...]
    """The codes of those that are cues; these never ask for any."""


class _Beginning:
    """The phrases that begin with the same words."""

    def __init__(self, rows: Iterable[tuple[Sequence[str], PhraseRow]] = (), length: int = 1) -> None:
        """Take the meanings of all of them, each with the words that follow on the first `length`."""
        whole: list[PhraseRow] = []
        self._rows: dict[str, list[tuple[Sequence[str], PhraseRow]]] = {}
        for words, row in rows:
            if words:
                self._rows.setdefault(words[0], []).append((words[1:], row))
            else:
                whole.append(row)
        self._length = length
        self.alone: tuple[_Phrase, ...] = ()
        """The phrase that has no more words, if there is one."""
        if whole:
            self.alone = (
                _Phrase(length, tuple(whole), not any(row.capitals.strip("0") for row in whole), _cues(whole)),
            )
        self._longer: dict[str, _Beginning] = {}
        """The others by their next word, as far as it was met."""

    def at(self, tokens: Sequence[Token], at: int) -> tuple[_Phrase, ...]:
        """Return those whose words stand from token `at`, which is the last of the first words, the longest first."""
        found, beginning = self.alone, self
        while beginning._rows and (at := at + 1) < len(tokens):
            word = tokens[at].lower
            if word not in beginning._rows:
                break
            longer = beginning._longer.get(word)
            if longer is None:
                longer = beginning._longer[word] = _Beginning(beginning._rows[word], beginning._length + 1)
            beginning = longer
            found = beginning.alone + found
        return found


class _Lines(NamedTuple):
    """Phrases that begin with the same two words, not read yet."""

    kinds: Sequence[str]
    """The kinds of their meanings."""
    text: str
    """A line for each meaning."""


class _Wanted(NamedTuple):
    """Some meanings of phrases."""

    kinds: frozenset[PhraseKind]
    """Their kinds."""
    beginnings: tuple[str, ...]
    """How their codes begin; empty for any."""

    def has(self, row: PhraseRow) -> bool:
        """Tell whether a meaning is one of them."""
        return row.kind in self.kinds and (not self.beginnings or row.code.startswith(self.beginnings))

    def may_be_in(self, lines: _Lines) -> bool:
        """Tell whether lines that are not read yet can hold one. False is certain."""
        known = not self.kinds.isdisjoint(lines.kinds)
        return known and (not self.beginnings or any(f"\t{code}" in lines.text for code in self.beginnings))


class _Selection:
    """What words begin of some meanings alone, as far as it was asked for."""

    def __init__(self, wanted: _Wanted) -> None:
        self.wanted = wanted
        self.words: dict[str, _Word] = {}
        self.barren: set[str] = set()
        """Words that begin nothing of the kind, as most do."""


class _Word:
    """The phrases that begin with one word, read by their second one when it is met: "the" begins hundreds."""

    def __init__(
        self,
        texts: Mapping[str, Sequence[_Lines]] = {},
        wanted: _Wanted | None = None,
        any_case: bool = False,
    ) -> None:
        """Take the lines of all of them by their second word; `wanted` are the meanings that are read, None for all."""
        self.texts = texts
        """The lines by their second word, empty for those that have none."""
        self._wanted = wanted
        self._any_case = any_case
        self.alone = self._read("", 1).alone if "" in texts else ()
        """The word alone, if it is a phrase."""
        self._longer: dict[str, _Beginning] = {}

    def _read(self, second: str, length: int) -> _Beginning:
        rows = [row for lines in self.texts[second] for row in meanings_in(lines.text)]
        if self._any_case:
            rows = [row._replace(capitals="") for row in rows]
        if self._wanted is not None:
            rows = [row for row in rows if self._wanted.has(row)]
        return _Beginning([(row.key.split(" ")[length:], row) for row in rows], length)

    def longer(self, second: str, tokens: Sequence[Token], at: int) -> tuple[_Phrase, ...]:
        """Return those whose words stand from token `at`, the longest first; the second is one of `texts`."""
        longer = self._longer.get(second)
        if longer is None:
            longer = self._longer[second] = self._read(second, 2)
        return longer.at(tokens, at + 1) + self.alone

    def selected(self, wanted: _Wanted) -> _Word | None:
        """Return the phrases with some of their meanings, None if there are none."""
        fitting = {second: found for second, found in self.texts.items() if any(map(wanted.may_be_in, found))}
        return _Word(fitting, wanted, self._any_case) if fitting else None


_LOWER = operator.itemgetter(Token._fields.index("lower"))
_BEGINS_NOTHING = _Word()
"""What is remembered of most words."""
_END = " "
"""Stands behind the last word of a sentence, and is the second one of no phrase."""
_REMEMBERED = 100_000
"""Words whose phrases are remembered before all are forgotten: an archive may hold millions, an article never."""


class Lexicon:
    """The phrase index. Phrases are asked for by first word, once each, and remembered."""

    def __init__(self, lookup: Callable[[Iterable[str]], Iterable[Opening]], *, any_case: bool = False) -> None:
        """Take what answers with the phrases that begin with some words; in any case, names need no capitals."""
        self._lookup = lookup
        self._any_case = any_case
        self._known: dict[str, _Word] = {}
        self._selections: dict[tuple[frozenset[PhraseKind], tuple[str, ...]], _Selection] = {}
        """By the kinds of the meanings and how their codes begin."""

    def prepare(self, tokens: Iterable[Token]) -> None:
        """Fetch the phrases of all words of a text in one question to the store."""
        words = set(map(_LOWER, tokens))
        missing = words.difference(self._known)
        if not missing:
            return
        if len(self._known) > _REMEMBERED:
            self._known.clear()
            self._selections.clear()
            missing = words
        self._known |= dict.fromkeys(missing, _BEGINS_NOTHING)
        texts: dict[str, dict[str, list[_Lines]]] = {}
        for first, second, kinds, meanings in self._lookup(missing):
            texts.setdefault(first, {}).setdefault(second, []).append(_Lines(kinds.split(), meanings))
        self._known |= {word: _Word(known, None, self._any_case) for word, known in texts.items()}

    def loosely(self) -> Lexicon:
        """Return the same phrases, without regard to capitals."""
        return Lexicon(self._lookup, any_case=True)

    def find(self, tokens: Sequence[Token], taken: Sequence[bool]) -> list[Mention]:
        """Return the longest phrases from left to right, without overlap, outside the tokens already `taken`."""
        known = self._known
        make = tuple.__new__  # as in tokens.tokenize
        mentions: list[Mention] = []
        free = 0
        words = [*map(_LOWER, tokens), _END]
        for at, token in enumerate(tokens):
            beginning = known.get(words[at])
            if beginning is None:
                self.prepare(tokens)
                beginning = known[words[at]]
            if beginning is _BEGINS_NOTHING or at < free or taken[at]:
                continue
            second = words[at + 1]
            for phrase in beginning.longer(second, tokens, at) if second in beginning.texts else beginning.alone:
                length, meanings, any_case, cues = phrase
                end = at + length
                if end > at + 1 and any(taken[at:end]):
                    continue
                if not any_case:
                    meanings = tuple([row for row in meanings if _fits(row.capitals, tokens, at)])
                if meanings:
                    span = make(Span, (token.start, tokens[end - 1].end))
                    mentions.append(make(Mention, (span, at, end, meanings, cues)))
                    free = end
                    break
        return mentions

    def rows(
        self, tokens: Sequence[Token], kinds: frozenset[PhraseKind], beginnings: tuple[str, ...] = ()
    ) -> Iterator[PhraseRow]:
        """Yield all meanings of some kinds that phrases of a sentence can have, those that overlap included.

        `beginnings` says how their codes begin, if only some are wanted. What this does not yield, `find` does not
        find; it tells so in a small part of the time.
        """
        selection = self._selections.get((kinds, beginnings))
        if selection is None:
            selection = self._selections[kinds, beginnings] = _Selection(_Wanted(kinds, beginnings))
        barren = selection.barren
        words = [*map(_LOWER, tokens), _END]
        for at, word in enumerate(words[:-1]):
            if word in barren:
                continue
            found = selection.words.get(word)
            if found is None:
                if word not in self._known:
                    self.prepare(tokens)
                found = self._known[word].selected(selection.wanted)
                if found is None:
                    barren.add(word)
                    continue
                selection.words[word] = found
            second = words[at + 1]
            for phrase in found.longer(second, tokens, at) if second in found.texts else found.alone:
                if phrase.any_case:
                    yield from phrase.meanings
                else:
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
