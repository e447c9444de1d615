"""The text model: an article as read, its blocks, and spans that always index the original text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

BlockKind = Literal["headline", "byline", "caption", "body"]
"""What part of an article a block is: the headline, the line that names the writer, a caption or
crosshead (a short line that is no sentence), or running text."""

DateOrigin = Literal["option", "metadata", "text", "none"]
"""Where the date of an article came from."""

Granularity = Literal["day", "week", "month", "quarter", "year"]
"""How exactly a date is known, or how long a period is."""


class Span(NamedTuple):
    """A half-open pair of character offsets (Unicode code points) into the original text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Published(NamedTuple):
    """The date of an article, how exactly it is known, and how it was found."""

    date: dt.date | None
    """The day; for a coarser granularity the last day that the text allows. None if nothing is known."""
    granularity: Granularity
    """How exactly the date is known: "day" for a date given by a person."""
    origin: DateOrigin
    """Where the date came from."""
    evidence: str = ""
    """The words of the text that the date was taken from, for origin "text"."""


class Block(NamedTuple):
    """A paragraph or a line that stands alone."""

    kind: BlockKind
    """What part of the article this is."""
    span: Span
    """Where it stands in the text."""


class Sentence(NamedTuple):
    """One sentence of a block."""

    number: int
    """Its number in the article, from 0."""
    block: int
    """The number of its block, from 0."""
    kind: BlockKind
    """The kind of its block."""
    span: Span
    """Where it stands in the text."""
    text: str
    """The characters of the span."""


class Article(NamedTuple):
    """An article as it was read: its text, unchanged, and the blocks found in it."""

    source: str
    """The name of the file, `-` for standard input, or whatever the caller calls it."""
    title: str | None
    """The headline, given by the caller or found in the text."""
    published: Published
    """The date that relative words such as "this week" are counted from."""
    text: str
    """The text as decoded. Every span of the report indexes this string."""
    blocks: tuple[Block, ...]
    """The paragraphs and lines, in order; together with blank lines they cover the text."""
    sentences: tuple[Sentence, ...]
    """The sentences of all blocks, in order."""


def sentence_at(article: Article, offset: int) -> Sentence | None:
    """Return the sentence in which a character stands, None for one between sentences."""
    from bisect import bisect_right

    at = bisect_right(article.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    if at < 0 or offset >= article.sentences[at].span.end:
        return None
    return article.sentences[at]


class LineIndex:
    """Turns offsets into lines and columns (both from 1), computed only when something is rendered."""

    def __init__(self, text: str) -> None:
        starts = [0]
        find = text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        self._starts = starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a character offset."""
        from bisect import bisect_right

        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
