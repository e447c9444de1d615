"""A sentence as a line of items, each with the one letter by which the constructions know it."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Sentence, Span
    from factcheck.language.claim_words import ClaimWords
    from factcheck.language.lexicon import Mention
    from factcheck.language.periods import PeriodMention, PeriodRole
    from factcheck.language.quantities import Quantity

START = "#"
"""The letter of the item before the first word."""

_BREAKS = frozenset(",;:()-")


class WarTime(NamedTuple):
    """A period that a war bounds: "before the war"."""

    role: PeriodRole
    """before, since, after, until."""
    conflict: str
    """Code of the war, `*` for "the war"."""
    text: str
    """The words."""


class Item(NamedTuple):
    """One item of a line: a word, a mark, a phrase, a quantity or a period."""

    letter: str
    span: Span
    quantity: Quantity | None = None
    mention: Mention | None = None
    period: PeriodMention | WarTime | None = None
    base: str | None = None
    """For B what a share is of, for p what a rate is of, where words say it: gdp, person."""
    sense: str = ""
    """Why the name of a place is taken to mean this one, where it could mean another."""
    past: bool = False
    """For P whether it begins with a form of the past: "were living with"."""
    unnumbered: bool = False
    """For O whether it is a superlative without a number, which the items after it tell: "the largest"."""

    def cues(self) -> tuple[str, ...]:
        """The cue lists in which its phrase stands."""
        return self.mention.cues if self.mention is not None else ()


class _Line(NamedTuple):
    """The fields of a line."""

    sentence: Sentence
    """The sentence."""
    items: tuple[Item, ...]
    """Its items; the first stands before the first word."""
    letters: str
    """One letter an item."""
    segments: tuple[int, ...]
    """For each item the number of its stretch between commas, dashes and brackets."""
    quantities: tuple[Quantity, ...]
    """All numbers of the sentence, dates and labels included."""
    lists: ClaimWords
    """The words that tell of some items what they are here."""


class Line(_Line):
    """A sentence ready for binding. What is asked of it for one number is asked for the next, too, and kept."""

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its words in lower case, as blanks part them."""
        return frozenset(" ".join(map(self.words, range(len(self.items)))).lower().split())

    @cached_property
    def _cued(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for at, item in enumerate(self.items):
            for cue in item.mention.cues if item.mention is not None else ():
                found[cue] = (*found.get(cue, ()), at)
        return found

    @cached_property
    def _where(self) -> dict[str, tuple[int, ...]]:
        return {}

    def words(self, at: int) -> str:
        """The words of an item."""
        span, start = self.items[at].span, self.sentence.span.start
        return self.sentence.text[span.start - start : span.end - start]

    def redrawn(self, items: Sequence[Item], sentence: Sentence | None = None) -> Line:
        """Return the line with other items; they are of the sentence given, if they stand in a wider one."""
        return line_of(sentence or self.sentence, items, self.quantities, self.lists)

    def lower(self, at: int) -> str:
        """The words of an item in lower case."""
        return self.words(at).lower()

    def opening(self, at: int) -> str:
        """The first word of an item in lower case."""
        return self.words(at).lower().split(" ", 1)[0]

    def cued(self, cue: str) -> tuple[int, ...]:
        """Return the indexes of the items whose phrase stands in a cue list."""
        return self._cued.get(cue, ())

    def where(self, letters: str) -> tuple[int, ...]:
        """Return the indexes of the items with one of the letters."""
        found = self._where.get(letters)
        if found is None:
            found = self._where[letters] = tuple([i for i, letter in enumerate(self.letters) if letter in letters])
        return found


def line_of(sentence: Sentence, items: Sequence[Item], quantities: Sequence[Quantity], lists: ClaimWords) -> Line:
    """Make a line of its items."""
    letters = "".join([item.letter for item in items])
    segments = tuple(accumulate(map(_BREAKS.__contains__, letters), initial=0))[1:]
    return Line(sentence, tuple(items), letters, segments, tuple(quantities), lists)


def plain(letter: str, span: Span, mention: Mention | None = None) -> Item:
    """Make the item of a word, a mark or a phrase, as most are: in a third of the time that the class itself takes."""
    return tuple.__new__(Item, (letter, span, None, mention, None, None, "", False, False))
