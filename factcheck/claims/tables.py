"""Cells of tables, each read with the heads of its row and its column: "Kenya" beside it and "Population, 2015" above.

A reader writes a row of a table as one line, with a bar between its cells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.article import Sentence, Span
from factcheck.claims.coordination import Alone
from factcheck.claims.line import Item, line_of, plain
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article
    from factcheck.claims.line import Line
    from factcheck.claims.senses import Settled

_BARS = re.compile(r"[|\t]")
_MEASURE = re.compile("d?N")
_PLACE = re.compile("d?E")
_BOTH = re.compile("d?N[oi]d?E|d?E(?:s?N)|AN")
"""What a head may say beside a time: "Population", "Kenya", "Population of Kenya", "Kenya's GDP"."""
_TIMED = re.compile("(?:[,(]|,?i)?T\\)?,?")
"""A time in a head: "Population, 2015", "Population (2015)", "Population in 2015", "2015 population"."""
_CELL = "Q"
_BRACKET, _YEAR = re.compile(r"[(\[]"), re.compile(r"\([12]\d{3}\)")
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

    def __init__(self, article: Article, lines: Settled) -> None:
        self._article, self._lines = article, lines
        self._heads: dict[int, int | None] = {}

    def tied(self, number: int, at: int) -> Alone | str | None:
        """Return the number of a cell as if it stood alone behind the heads of its row and its column.

        None if it is in no table with heads, or if its column has a head that says nothing; a reason if they say
        something that is not understood.
        """
        above = self._head_of(number)
        if above is None:
            return None
        line, column = self._lines[number], self._column(number, at)
        cells, heads = self._cells(number), self._cells(above)
        if column == 0:
            return None
        top, side, corner = (_head(items) for items in (heads[column], cells[0], heads[0]))
        if set(top.letters) <= {"x"} and not top.times and len(heads) == 2:
            return None  # "Indicator | Value"
        words = _together(top, side, corner)
        times = top.times + side.times or self._title(above)
        said = self._text(above, column) + self._text(number, 0)
        if words is None or len(times) > 1 or not _is_sure(line, at, cells[column], said):
            return UNTIED
        sentence, first = line.sentence, self._lines[above].sentence
        whole = Span(first.span.start, sentence.span.end)
        wider = Sentence(sentence.number, sentence.block, sentence.kind, whole, whole.of(self._article.text))
        mark = Span(line.items[at].span.start, line.items[at].span.start)
        behind = (plain(",", mark), *times) if times else ()
        items = [line.items[0], *words, *behind, plain(":", mark), line.items[at]]
        return Alone(line_of(wider, items, line.quantities), len(items) - 1)

    def _head_of(self, number: int) -> int | None:
        """The line with the heads of the columns of a row, None if the line is no row below one."""
        waiting = []
        above: int | None = number
        while above is not None and above not in self._heads:
            waiting.append(above)
            above = above - 1 if self._follows(above) else None
        for each in reversed(waiting):
            before = each - 1 if self._follows(each) else None
            known = self._heads.get(before) if before is not None else None
            has_numbers = "Q" in self._lines[each].letters
            if has_numbers and known is None and before is not None and self._is_head(before):
                known = before
            self._heads[each] = known if has_numbers else None
        return self._heads[number]

    def _is_head(self, number: int) -> bool:
        return "Q" not in self._lines[number].letters

    def _follows(self, number: int) -> bool:
        """Whether a line is a row of as many cells as the line above it, in the next block."""
        sentences = self._lines.sentences
        if not number:
            return False
        row, above = sentences[number], sentences[number - 1]
        bars = len(_BARS.findall(row.text))
        return (
            row.kind == above.kind == "caption"
            and row.block == above.block + 1
            and 0 < bars == len(_BARS.findall(above.text))
        )

    def _title(self, above: int) -> tuple[Item, ...]:
        """The times in the title of a table, the line above its heads: "Population in 2015"."""
        sentences = self._lines.sentences
        title = sentences[above - 1] if above else None
        if title is None or (title.kind == "body" and not title.text.endswith(":")):
            return ()
        return tuple(item for item in self._lines[above - 1].items if item.letter == "T")

    def _column(self, number: int, at: int) -> int:
        line = self._lines[number]
        return _cell_of(line, line.items[at])

    def _cells(self, number: int) -> list[list[Item]]:
        """The items of each cell of a row."""
        line = self._lines[number]
        cells: list[list[Item]] = [[] for _ in range(len(_BARS.findall(line.sentence.text)) + 1)]
        for item in line.items[1:]:
            if not _BARS.fullmatch(item.span.of(self._article.text)):
                cells[_cell_of(line, item)].append(item)
        return cells

    def _text(self, number: int, column: int) -> str:
        return _BARS.split(self._lines[number].sentence.text)[column]


def _cell_of(line: Line, item: Item) -> int:
    sentence = line.sentence
    return len(_BARS.findall(sentence.text, 0, item.span.start - sentence.span.start))


def _head(items: Sequence[Item]) -> _Head:
    """Part a head into its words and its times."""
    letters = "".join([item.letter for item in items])
    found = _TIMED.search(letters) if letters.count("T") == 1 else None
    if found is None:
        times = tuple(item for item in items if item.letter == "T")
        return _Head(tuple(items) if not times else (), times)
    return _Head((*items[: found.start()], *items[found.end() :]), tuple(item for item in items if item.letter == "T"))


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


def _is_sure(line: Line, at: int, cell: Sequence[Item], heads: str) -> bool:
    """Whether a cell is a number that needs no unit or scale of its heads: below "(million)" no bare 4.7, nor $4.7."""
    quantity = line.items[at].quantity
    if quantity is None or "".join([item.letter for item in cell]) != _CELL:
        return False
    told = quantity.unit == "%" or quantity.unit_first is not None or any(map(str.isalpha, quantity.surface))
    return told or _BRACKET.search(_YEAR.sub("", heads)) is None
