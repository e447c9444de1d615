"""Rows of tables: which line has the heads of their columns, and which cell is which.

A reader writes a row of a table as one line, with a bar or a tab between its cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from factcheck.article import Sentence
    from factcheck.language.tokens import Token

    class _Tokens(Protocol):
        """The tokens of all sentences, read as they are asked for."""

        def __getitem__(self, number: int, /) -> Sequence[Token]: ...


_BARS = lazily(r"[|\t]")
_YEAR = lazily(r"\b[12]\d{3}\b")


class Tables:
    """The tables of an article."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Take the sentences of the article."""
        self._sentences = sentences
        self._heads: dict[int, int | None] = {}

    def head_of(self, number: int) -> int | None:
        """Return the sentence with the heads of the columns of a row, None if a sentence is no row below one."""
        known, waiting = self._heads, []
        at = number
        while at not in known and self._follows(at):
            waiting.append(at)
            at -= 1
        for row in reversed(waiting):
            known[row] = None
            if _has_number(self._sentences[row].text):
                above = known.get(row - 1)
                known[row] = row - 1 if above is None and not _has_number(self._sentences[row - 1].text) else above
        return known.get(number)

    def column(self, number: int, span: Span) -> int:
        """Return the number of the column, from 0, in which something stands."""
        sentence = self._sentences[number]
        return len(_BARS.findall(sentence.text, 0, span.start - sentence.span.start))

    def heads(self, number: int, span: Span, tokens: _Tokens) -> tuple[Sequence[Token], ...]:
        """Return the words of the heads of column and row of something in a cell; none for the head of a row."""
        above, column = self.head_of(number), self.column(number, span)
        if above is None or column == 0:
            return ()
        return self.within(above, column, tokens), self.within(number, 0, tokens)

    def within(self, number: int, column: int, tokens: _Tokens) -> list[Token]:
        """Return the tokens of a cell, of those of all sentences."""
        return [
            token
            for token in tokens[number]
            if token.text not in ("|", "\t") and self.column(number, Span(token.start, token.end)) == column
        ]

    def _follows(self, number: int) -> bool:
        """Whether a sentence is a row of as many cells as the one above it, in the next block."""
        row = self._sentences[number]
        if not number or row.kind != "caption":
            return False
        above, bars = self._sentences[number - 1], len(_BARS.findall(row.text))
        in_order = above.kind == "caption" and row.block == above.block + 1
        return in_order and 0 < bars == len(_BARS.findall(above.text))


def _has_number(text: str) -> bool:
    """Whether a row has a number that is no year."""
    return any(map(str.isdecimal, _YEAR.sub("", text)))
