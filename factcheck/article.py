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

    def moved(self, by: int) -> Span:
        """Return the span that lies so many characters further on."""
        return Span(self.start + by, self.end + by)

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
    """The words that the date was taken from: of the text, or of what the file declares."""


Media = Literal["text", "markdown", "html", "word"]
"""What kind of file an article was read from."""


class Piece(NamedTuple):
    """A run of characters of the text, and those of the file that it was read from."""

    start: int
    """Its first character in the text as read."""
    end: int
    """The end of it there."""
    origin: int
    """The first character in the file as decoded."""
    until: int
    """The end of it there: further away than in the text for "&nbsp;", which is one character as read."""

    @property
    def straight(self) -> bool:
        """Whether the characters correspond one to one."""
        return self.end - self.start == self.until - self.origin


class Part(NamedTuple):
    """A part of a file that has no lines."""

    start: int
    """Its first character in the text as read."""
    name: str
    """What a person would call it: "paragraph 3", "table 1, row 2", "footnote 4"."""


class Origin(NamedTuple):
    """Where the text as read stands in the file, so that every span leads back to it."""

    media: Media = "text"
    """The kind of file."""
    text: str | None = None
    """The file as decoded, None if the text as read is the file's own, or if the file has no text of its own (Word)."""
    pieces: tuple[Piece, ...] = ()
    """The runs of the text in order, from its first character on; none if the text is the file's own."""
    parts: tuple[Part, ...] = ()
    """The parts of a Word document in order, from the first character on."""


class Ignore(NamedTuple):
    """A remark in an article that tells the program to be quiet: `<!-- factcheck: ignore[REF001] reason -->`."""

    span: Span
    """Where it holds, in the text as read: the block that it stands in, else the next one."""
    rules: tuple[str, ...]
    """Codes and families as written; none for all."""
    reason: str
    """Why, in the words of the writer; may be empty."""
    line: int
    """The line of the remark in the file, from 1."""


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
    origin: Origin = Origin()
    """Where the text stands in the file."""
    ignores: tuple[Ignore, ...] = ()
    """The remarks of the article that tell the program to be quiet."""
    warnings: tuple[str, ...] = ()
    """What the reader of its file could not make sense of, and went on: one line each."""


def sentence_at(article: Article, offset: int) -> Sentence | None:
    """Return the sentence in which a character stands, None for one between sentences."""
    from bisect import bisect_right

    at = bisect_right(article.sentences, offset, key=lambda sentence: sentence.span.start) - 1
    if at < 0 or offset >= article.sentences[at].span.end:
        return None
    return article.sentences[at]


class Places:
    """Leads from the text as read back to the file, computed only when something is rendered.

    Lines and columns count from 1. In a Word document, whose file has no lines, a line is a part of `Origin.parts`.
    """

    def __init__(self, article: Article) -> None:
        origin = article.origin
        self._pieces, self._parts = origin.pieces, origin.parts
        text = article.text if origin.text is None else origin.text
        self._starts = [part.start for part in origin.parts] or _line_starts(text)

    def span(self, span: Span) -> Span:
        """Return the span of the file's characters that a span of the text was read from."""
        if not self._pieces:
            return span
        start = self._offset(span.start)
        return Span(start, max(start, self._end(span.end)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of a character of the text."""
        from bisect import bisect_right

        offset = self._offset(offset) if self._pieces else offset
        line = max(1, bisect_right(self._starts, offset))
        return line, offset - self._starts[line - 1] + 1

    def end(self, offset: int) -> tuple[int, int]:
        """Return the line and the column where a span of the text ends that is half-open at `offset`."""
        from bisect import bisect_right

        offset = self._end(offset) if self._pieces else offset
        line = max(1, bisect_right(self._starts, max(0, offset - 1)))
        return line, offset - self._starts[line - 1] + 1

    def name(self, offset: int) -> str | None:
        """Return what the part is called in which a character stands, None for a file of lines: "footnote 2"."""
        return self._parts[self.position(offset)[0] - 1].name if self._parts else None

    def _offset(self, offset: int) -> int:
        """The character of the file that a character of the text was read from."""
        piece = self._piece(offset)
        within = min(max(0, offset - piece.start), piece.end - piece.start)
        return min(piece.origin + within, piece.until) if piece.straight else piece.origin

    def _end(self, offset: int) -> int:
        piece = self._piece(max(0, offset - 1))
        return self._offset(offset - 1) + 1 if piece.straight and offset > piece.start else piece.until

    def _piece(self, offset: int) -> Piece:
        from bisect import bisect_right

        return self._pieces[max(0, bisect_right(self._pieces, offset, key=lambda piece: piece.start) - 1)]


def _line_starts(text: str) -> list[int]:
    starts = [0]
    find = text.find
    at = find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = find("\n", at + 1)
    return starts
