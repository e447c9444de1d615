"""Rows with a number for each of several years, which stand above them or before their name, with nothing between.

"2012 2013 2014", and below it "GDP growth 8.8 4.7 7.0".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import plain
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.line import Item, Line

_ROW = lazily(
    "(?P<head>#[.-]?(?:d?E[,:-]?)?(?:,?T{2,8}:?)?(?P<n>d?x?[NCg])(?:[io]d?E)?(?:\\([^()Q]{1,6}\\))?:?)(?P<q>Q{2,8})\\.?"
)
"""A row up to its numbers: "GDP growth in Rwanda (%)"."""
_YEARS = lazily("#[^QTNCV]{0,5}(?P<y>T(?:,?T){1,7})[:.]?")
"""The line of its years: "Indicator 2012 2013 2014"."""
_REACH = 8
"""Lines above a row in which its years stand."""
UNDATED = "one of several numbers of a row, of which it does not say when each is"


def of_year(lines: Sequence[Line], number: int, at: int) -> Alone | str | None:
    """Return a number of a row as if it stood alone with its year, or why that is not known; None if in no such row."""
    line = lines[number]
    row = _ROW.fullmatch(line.letters) if "QQ" in line.letters else None
    if row is None or not row.start("q") <= at < row.end("q"):
        return None
    for above in range(number, max(-1, number - 1 - _REACH), -1):
        other = lines[above]
        years = _YEARS.match(other.letters, 0, row.start("n") if above == number else len(other.letters))
        steps = [step for step in range(*years.span("y")) if other.letters[step] == "T"] if years is not None else []
        if len(steps) == row.end("q") - row.start("q"):
            name = [item for item in line.items[: row.end("head")] if item.letter not in ":T"]
            return _alone(line, at, name, other.items[steps[at - row.start("q")]], other)
        if above < number and "Q" in other.letters and not _ROW.fullmatch(other.letters):
            break
    return UNDATED


def _alone(line: Line, at: int, name: Sequence[Item], year: Item, above: Line) -> Alone:
    """The line of one number, over the text from its year on."""
    sentence, first = line.sentence, above.sentence
    if above is not line:
        lead = first.text.ljust(sentence.span.start - first.span.start)
        whole = Span(first.span.start, sentence.span.end)
        sentence = sentence._replace(span=whole, text=f"{lead}{sentence.text}")
    mark = Span(line.items[at].span.start, line.items[at].span.start)
    items = [*name, plain(",", mark), year, plain(":", mark), line.items[at]]
    return Alone(line.redrawn(items, sentence), len(items) - 1)
