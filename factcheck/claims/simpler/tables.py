"""Cells of tables, each read with the heads of its row and its column: "Kenya" beside it and "Population, 2015" above.

A reader writes a row of a table as one line, with a bar between its cells.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.article import Sentence, Span
from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import Item, plain
from factcheck.language import columns
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.drawing import Readings
    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.language.tokens import Token

_BAR = lazily(r"[|\t]")
_MEASURE = lazily("d?N")
_PLACE = lazily("d?E")
_BOTH = lazily("d?N[oi]d?E|d?E(?:s?N)|AN")
"""What a head may say beside a time: "Population", "Kenya", "Population of Kenya", "Kenya's GDP"."""
_TIMED = lazily("(?:[,(]|,?i)?T\\)?,?")
"""A time in a head: "Population, 2015", "Population (2015)", "Population in 2015", "2015 population"."""
_CELL = "Q"
_YEAR = lazily(r"\([12]\d{3}\)")
UNTIED = "a cell of a table whose heads are not understood together"


class _Head(NamedTuple):
    """What a head says."""

    words: tuple[Item, ...]
    """What it names, without the time."""
    times: tuple[Item, ...]
    """Its times."""

    @property
    def letters(self) -> str:
        return "".join([item.letter for item in self.words])


class Tables:
    """The tables of an article."""

    def __init__(self, readings: Readings, lines: Settled) -> None:
        self._readings, self._lines = readings, lines

    def tied(self, number: int, at: int) -> Alone | str | None:
        """Return the number of a cell as if it stood alone behind the heads of its row and its column.

        None if it is in no table with heads, or if its column has a head that says nothing; a reason if they say
        something that is not understood.
        """
        tables, line = self._readings.tables, self._lines[number]
        above = tables.head_of(number)
        column = 0 if above is None else tables.column(number, line.items[at].span)
        if above is None or column == 0:
            return None
        cells, heads, sides = self._cells(number), self._cells(above, heads=True), self._cells(number, heads=True)
        top, corner = _head(heads.get(column, ())), _head(heads.get(0, ()))
        side = _side([sides.get(each, []) for each in range(column)])
        if set(top.letters) <= {"x"} and not top.times and len(_BAR.findall(line.sentence.text)) == 1:
            return None  # "Indicator | Value"
        words = _together(top, side, corner)
        times = top.times + side.times or self._title(above)
        said = tables.heads(number, line.items[at].span, self._readings.tokens)
        if words is None or len(times) > 1 or not _is_sure(line, at, cells[column], said):
            return UNTIED
        sentence, first = line.sentence, self._lines[above].sentence
        whole = Span(first.span.start, sentence.span.end)
        wider = Sentence(sentence.number, sentence.block, sentence.kind, whole, whole.of(self._readings.article.text))
        mark = Span(line.items[at].span.start, line.items[at].span.start)
        behind = (plain(",", mark), *times) if times else ()
        items = [line.items[0], *words, *behind, plain(":", mark), line.items[at]]
        return Alone(line.redrawn(items, wider), len(items) - 1)

    def _title(self, above: int) -> tuple[Item, ...]:
        """The times in the title of a table, the line above its heads: "Population in 2015"."""
        sentences = self._lines.sentences
        title = sentences[above - 1] if above else None
        if title is None or title.kind == "byline" or _BAR.search(title.text) is not None:
            return ()
        if title.kind == "body" and not title.text.endswith(":"):
            return ()
        return tuple(item for item in self._lines[above - 1].items if item.letter == "T")

    def _cells(self, number: int, *, heads: bool = False) -> dict[int, list[Item]]:
        """The items of each cell of a row, of heads without the brackets that hold a unit."""
        line, tables = self._lines[number], self._readings.tables
        cells: dict[int, list[Item]] = {}
        for item in line.items[1:]:
            if not _BAR.fullmatch(item.span.of(self._readings.article.text)):
                cells.setdefault(tables.column(number, item.span), []).append(item)
        for column, items in cells.items() if heads else ():
            tokens = tables.within(number, column, self._readings.tokens)
            bracket = columns.at_end(tokens, self._readings.words)
            if bracket is not None:
                cells[column] = [item for item in items if item.span.start < tokens[bracket.first].start]
        return cells


def _head(items: Sequence[Item]) -> _Head:
    """Part a head into its words and its times."""
    letters = "".join([item.letter for item in items])
    found = _TIMED.search(letters) if letters.count("T") == 1 else None
    if found is None:
        times = tuple(item for item in items if item.letter == "T")
        return _Head(tuple(items) if not times else (), times)
    return _Head((*items[: found.start()], *items[found.end() :]), tuple(item for item in items if item.letter == "T"))


def _side(cells: Sequence[Sequence[Item]]) -> _Head:
    """The head of a row: its cells up to the first number, without a rank before them: "1 | Kenya", "Kenya | 2015"."""
    ranked = len(cells) > 1 and [item.letter for item in cells[0]] == ["Q"]
    named = list(itertools.takewhile(lambda cell: all(item.letter != "Q" for item in cell), cells[ranked:]))
    found = [_head(cell) for cell in named] or [_head(cells[0])]
    behind = [item for cell in cells[ranked + len(named) :] for item in cell if item.letter == "E"]
    words = [*(item for head in found for item in head.words), *behind]  # of another place, it is unsure whose it is
    return _Head(tuple(words), tuple(item for head in found for item in head.times))


def _together(top: _Head, side: _Head, corner: _Head) -> tuple[Item, ...] | None:
    """What both heads name, in the order in which a line would: a measure, a place, or both. None if that is unsure."""
    if _BOTH.fullmatch(side.letters) and not top.letters:
        return side.words
    if _BOTH.fullmatch(top.letters) and not side.letters:
        return top.words
    measure = next((head for head in (top, side) if _MEASURE.fullmatch(head.letters)), None)
    place = next((head for head in (top, side) if _PLACE.fullmatch(head.letters)), None)
    others = [head for head in (top, side) if head.letters and head is not measure and head is not place]
    if measure is None and place is not None and _MEASURE.fullmatch(corner.letters) and not corner.times:
        measure = corner
    if measure is None or others:
        return None
    if place is None:
        return measure.words
    return (*measure.words, plain(",", place.words[0].span), *place.words)


def _is_sure(line: Line, at: int, cell: Sequence[Item], heads: Sequence[Sequence[Token]]) -> bool:
    """Whether a cell is a number that needs nothing else of its heads: below "(m)" no bare 4.7, nor $4.7."""
    quantity = line.items[at].quantity
    if quantity is None or "".join([item.letter for item in cell]) != _CELL:
        return False
    if quantity.headed or quantity.unit_first is not None or quantity.unit == "%":
        return True
    return any(map(str.isalpha, quantity.surface)) or not any(map(_has_bracket, heads))


def _has_bracket(head: Sequence[Token]) -> bool:
    """Whether a head has brackets with anything but a year."""
    marks = [at for at, token in enumerate(head) if token.text in ("(", "[")]
    return any(_YEAR.fullmatch("".join([token.text for token in head[at : at + 3]])) is None for at in marks)
