"""Web pages and the markup of content systems: what a reader of the page sees of the article, with its places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.article import Origin, Published
from factcheck.patterns import lazily
from factcheck.reading import text as plain
from factcheck.reading.days import day_of
from factcheck.reading.document import Document, InputProblem
from factcheck.reading.drafts import Draft, assemble, line_at, line_starts, lines, row
from factcheck.reading.elements import BLOCKS, CAPTIONS, CLOSED_BY, FOR_EARS, ROLES, STRUCK, UNREAD, VOID
from factcheck.reading.markup import characters, tokens
from factcheck.reading.page import Page
from factcheck.reading.remarks import read_remark
from factcheck.reading.saved import Main, keep_main

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import BlockKind
    from factcheck.reading.markup import Token
    from factcheck.reading.remarks import Remark

MAX_BYTES = 10_000_000
"""A saved page carries more than its text."""
MOST_TAGS = 200_000
"""Tags and the texts between them that are read of one page."""

_NEAR = 20
"""Open elements that a start tag may close without a word."""
_BLANKS = lazily(r"[ \t\r\n\f]{2,}|[\t\r\f]|\xad")
_EMPTY_LINE = lazily(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
_HIDDEN = lazily(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = lazily(r"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its character set."""


def read(source: str, content: bytes, html_reader: str = "auto") -> Document:
    """Read a page: what it shows of its article, or by `html_reader` "main" what trafilatura finds to be the article.

    "plain" never asks trafilatura, "auto" does for a page with more around its article than the article. Raises
    InputProblem.
    """
    text = decoded(content)
    reader = Reader(text)
    reader.feed(0, len(text), xml=text.lstrip()[:5] == "<?xml")
    drafts = reader.finish()
    _leave_out(drafts, reader)
    main = Main()
    if html_reader == "main" or (html_reader == "auto" and _is_crowded(drafts, reader)):
        main = keep_main(text, drafts)
        if main.problem:
            reader.warnings.append(f"read with the plain reader: {main.problem}")
    return _document(source, text, drafts, reader, main)


def _document(source: str, text: str, drafts: Sequence[Draft], reader: Reader, main: Main) -> Document:
    made = assemble(drafts, text, len(text))
    if not made.text:
        raise InputProblem("has no text to read: a page that a browser fills by script must be saved from the browser")
    if len(made.text) > plain.MAX_BYTES:
        raise InputProblem(f"has more than {plain.MAX_BYTES / 1e6:.0f} million characters: no article has, split it")
    headline = next((block.span.of(made.text) for block in made.blocks if block.kind == "headline"), None)
    title = headline if reader.headed and headline else main.title or reader.page.headline()
    day = day_of(main.date)
    found = None if day is None else Published(day, "day", "metadata", main.date)
    return Document(
        source=source,
        text=made.text,
        title=None if title is None else " ".join(title.split()),
        published=reader.page.published() or found,
        blocks=made.blocks,
        origin=Origin("html", text, made.pieces),
        ignores=made.ignores,
        warnings=tuple(reader.warnings),
    )


def decoded(content: bytes) -> str:
    """Turn bytes into characters: by the byte order mark, else as the page declares, else as a plain text.

    Raises InputProblem.
    """
    found = _CHARSET.search(content[:_HEAD].decode("latin-1"))
    name = found[1].lower() if found is not None else ""
    if plain.is_charset(name) and not plain.has_mark(content):
        try:
            return plain.checked(content.decode(plain.charset(name)))
        except (LookupError, UnicodeDecodeError):
            pass  # the page errs, as many do
    return plain.decode(content)


class _Element:
    """An open element, and what it does to what is inside."""

    __slots__ = ("kind", "links", "name", "region", "skips", "start")

    def __init__(self, name: str, start: int) -> None:
        self.name, self.start = name, start
        self.skips = self.links = False
        self.region = ""
        self.kind: BlockKind | None = None


class _Table:
    """An open table: the cells of its current row, and where its blocks go."""

    __slots__ = ("cells", "headings", "sink")

    def __init__(self, sink: list[Draft]) -> None:
        self.sink = sink
        self.cells: list[list[Draft]] = []
        self.headings: list[bool] = []


class Reader:
    """Reads markup from one place to another; a Markdown file has several such stretches."""

    def __init__(self, text: str, starts: Sequence[int] | None = None) -> None:
        self._text = text
        self._starts = line_starts(text) if starts is None else starts
        self.page = Page()
        self.warnings: list[str] = []
        self.headed = False
        """Whether a headline was seen."""
        self.whole = self.marked = False
        """Whether it is a whole page, and whether the page marks its article."""
        self.regions: dict[Draft, tuple[str, ...]] = {}
        self.unread = 0
        """Characters in menus and the like."""
        self._drafts: list[Draft] = []
        self._draft = Draft()
        self._open: list[_Element] = []
        self._count: dict[str, int] = {}
        self._tables: list[_Table] = []
        self._tags = self._skipping = self._linked = self._preformatted = 0
        self._within: dict[str, int] = {}
        self._only_links = True
        self._raised: int | None = None
        self._kind = ""

    def feed(self, start: int, end: int, *, xml: bool = False) -> None:
        """Read a stretch of the file."""
        for token in tokens(self._text, start, end, xml=xml):
            self._tags += 1
            if self._tags > MOST_TAGS:
                raise InputProblem(f"has more than {MOST_TAGS:,} tags: no article has, save it as text")
            if token.kind == "text":
                self._words(token)
            elif token.kind == "start":
                self._begin(token)
                closed = self._text.startswith("/>", token.end - 2) and (xml or token.name in ("svg", "math"))
                if closed and token.name not in VOID:
                    self._end(token)
            elif token.kind == "end":
                self._end(token)
            elif token.kind == "comment":
                self._comment(token)
            elif self._open:
                self.page.raw(self._open[-1].name, self._kind, token.name)

    def carry(self, remarks: Sequence[Remark]) -> None:
        """Take remarks that stand before what is read next."""
        self._draft.remarks = [*remarks, *self._draft.remarks]

    def finish(self) -> list[Draft]:
        """Return the blocks."""
        while self._tables:
            self._end_row()
            self._flush()
            self._tables.pop()
        self._flush()
        if self._draft.remarks:
            self._drafts.append(self._draft)
        found, self._drafts, self._draft = self._drafts, [], Draft()
        return found

    # --- blocks -----------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """End the block."""
        draft, self._draft = self._draft, Draft()
        only_links, self._only_links = self._only_links, True
        if not draft:
            self._draft.remarks = draft.remarks
            return
        regions = tuple(name for name, count in self._within.items() if count)
        draft.kind = next((e.kind for e in self._open[: -_NEAR - 1 : -1] if e.kind), None)
        if draft.kind == "headline" and self.headed:
            draft.kind = "caption"
        self.headed = self.headed or draft.kind == "headline"
        parts = [draft] if draft.kind == "headline" else lines(draft)
        for part in parts:
            self.regions[part] = (*regions, "links") if only_links else regions
        self._sink().extend(parts)

    def _sink(self) -> list[Draft]:
        if not self._tables:
            return self._drafts
        table = self._tables[-1]
        return table.cells[-1] if table.cells else table.sink

    def _end_row(self) -> None:
        self._flush()
        table = self._tables[-1]
        cells, headings = table.cells, table.headings
        table.cells, table.headings = [], []
        if any(len(cell) > 1 for cell in cells) or not any(cells):
            table.sink.extend(draft for cell in cells for draft in cell)
            return
        singles = [cell[0] if cell else Draft() for cell in cells]
        regions = next(self.regions[cell[0]] for cell in cells if cell)
        for draft in row(Draft("caption"), singles, heading=all(headings)):
            self.regions.setdefault(draft, regions)
            table.sink.append(draft)

    # --- tokens -----------------------------------------------------------------------------------------

    def _begin(self, token: Token) -> None:
        name, attributes = token.name, token.attributes
        if name == "meta":
            self.page.meta(attributes)
        self.whole = self.whole or name in ("html", "body")
        self._close_before(name)
        if name in BLOCKS:
            self._flush()
        if name in VOID:
            self._void(name, token)
            return
        element = _Element(name, token.start)
        if name == "script":
            self._kind = attributes.get("type", "")
        role = attributes.get("role", "").lower()
        element.skips = name in UNREAD or role in ROLES or _is_hidden(attributes)
        if name == "footer" and not self._count.get("blockquote"):
            element.skips = True
        if element.skips:
            self._skipping += 1
            self._draft.apart = self._draft.apart or name not in STRUCK
        self._open.append(element)
        self._count[name] = self._count.get(name, 0) + 1
        if not self._skipping:
            self._enter(element, attributes, role, token)

    def _enter(self, element: _Element, attributes: dict[str, str], role: str, token: Token) -> None:
        name = element.name
        element.kind = _kind(name, attributes)
        if name in ("article", "main", "header", "aside", "form") or role in ("main", "complementary"):
            element.region = {"complementary": "aside"}.get(role, role) or name
            self._within[element.region] = self._within.get(element.region, 0) + 1
        if name == "a" and "href" in attributes:
            element.links = True
            self._linked += 1
        elif name == "time":
            self.page.time(attributes)
        elif name == "q":
            self._draft.add("“", token.start, token.end)
        elif name == "sup":
            self._raised = len(self._draft.runs)
        elif name == "pre":
            self._preformatted += 1
        else:
            self._enter_table(name)

    def _enter_table(self, name: str) -> None:
        if name == "table":
            self._tables.append(_Table(self._sink()))
        elif name == "tr" and self._tables:
            self._end_row()
        elif name in ("td", "th") and self._tables:
            self._tables[-1].cells.append([])
            self._tables[-1].headings.append(name == "th")

    def _void(self, name: str, token: Token) -> None:
        if self._skipping:
            return
        if name == "br":
            self._draft.add_break(token.start, token.end)

    def _close_before(self, name: str) -> None:
        """Close the elements that a start tag closes without a word, such as the paragraph before a paragraph."""
        closes, within = CLOSED_BY.get(name, (frozenset(), frozenset()))
        if name in BLOCKS:
            closes = closes | {"p"}
        elif not closes:
            return
        for back, element in enumerate(reversed(self._open[-_NEAR:]), 1):
            if element.name in within or (not within and element.name in BLOCKS and element.name != "p"):
                return
            if element.name in closes:
                for _ in range(back):
                    self._pop(None)
                return

    def _end(self, token: Token) -> None:
        name = token.name
        if name in BLOCKS:
            self._flush()
        if name == "br" and not self._skipping:
            self._draft.add_break(token.start, token.end)  # browsers read it so
        if not self._count.get(name):
            return
        while self._open:
            if self._pop(token) == name:
                return

    def _pop(self, token: Token | None) -> str:
        """Close the innermost element, by its end tag or without one."""
        element = self._open[-1]
        name = element.name
        if name in BLOCKS:
            self._flush()
        self._open.pop()
        self._count[name] -= 1
        if element.skips:
            self._skipping -= 1
        if self._skipping or element.skips:
            return name
        if element.region:
            self._within[element.region] -= 1
        if element.links:
            self._linked -= 1
        own = token if token is not None and token.name == name else None
        if name == "q":
            at = self._draft.runs[-1].end if self._draft.runs else element.start
            self._draft.add("”", own.start if own else at, own.end if own else at)
        elif name == "sup":
            self._lower(own)
        elif name == "pre":
            self._preformatted -= 1
        elif name == "tr" and self._tables:
            self._end_row()
        elif name == "table" and self._tables:
            self._end_row()
            self._tables.pop()
        return name

    def _lower(self, token: Token | None) -> None:
        """End what was set higher."""
        at, self._raised = self._raised, None
        runs = self._draft.runs[at:] if at is not None else []
        if at is None or not runs:
            return
        del self._draft.runs[at:]
        raised = "".join(run.text for run in runs)
        self._draft.add_raised(raised, runs[0].start, token.end if token else runs[-1].end)

    def _comment(self, token: Token) -> None:
        if "factcheck" not in token.name.lower():
            return
        remark = read_remark(token.name, token.start, line_at(self._starts, token.start))
        if isinstance(remark, str):
            self.warnings.append(remark)
        elif remark is not None:
            self._draft.remarks.append(remark)

    def _words(self, token: Token) -> None:
        if self._skipping:
            self.unread += token.end - token.start
            return
        draft = self._draft
        for text, start, end in characters(self._text, token.start, token.end):
            if not self._linked and self._only_links and not text.isspace():
                self._only_links = False
            if end - start != len(text) or not text:
                draft.add("" if text == "\xad" else text, start, end)
            elif self._preformatted:
                self._lay_out(text, start)
                draft = self._draft
            else:
                _collapse(draft, text, start)

    def _lay_out(self, text: str, start: int) -> None:
        """Add text that keeps its lines; an empty one ends the block."""
        at = 0
        for found in _EMPTY_LINE.finditer(text):
            self._draft.add(text[at : found.start()], start + at, start + found.start())
            self._flush()
            self._only_links = False
            at = found.end()
        self._draft.add(text[at:], start + at, start + len(text))


def _collapse(draft: Draft, text: str, start: int) -> None:
    """Add text in which several blanks are one, as on the page."""
    at = 0
    if draft.runs and draft.runs[-1].text[-1:].isspace():
        at = len(text) - len(text.lstrip(" \t\r\n\f"))
    for found in _BLANKS.finditer(text, at):
        if found.start() > at:
            draft.add(text[at : found.start()], start + at, start + found.start())
        if found.group() != "\xad":
            draft.add(" ", start + found.start(), start + found.end())
        at = found.end()
    draft.add(text[at:], start + at, start + len(text))


def _kind(name: str, attributes: dict[str, str]) -> BlockKind | None:
    """What part of an article an element holds, None if its shape is to tell."""
    if name == "h1":
        return "headline"
    if name in CAPTIONS:
        return "caption"
    byline = "byline" in attributes.get("class", "").lower().split() or attributes.get("rel") == "author"
    return "byline" if byline else None


def _is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether a page does not show an element to a reader who sees."""
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return True
    return not FOR_EARS.isdisjoint(attributes.get("class", "").lower().split())


def _leave_out(drafts: Sequence[Draft], reader: Reader) -> None:
    """Mark what is around an article: the head of the page, boxes beside it, forms, and all if there is one article.

    A header outside an article is left out but for the headline; an aside in an article only if it is all links. If
    forms hold everything, as some systems wrap a page in one, they are read.
    """
    regions = reader.regions
    for draft in drafts:
        within = regions.get(draft, ())
        inside = "article" in within or "main" in within
        beside = "header" in within or "aside" in within
        draft.left_out = draft.kind != "headline" and beside and (not inside or "links" in within)
    reader.marked = [_keep_only(drafts, reader, name) for name in ("article", "main")] != [False, False]
    kept = [draft for draft in drafts if not draft.left_out and "form" not in regions.get(draft, ())]
    if kept:
        for draft in drafts:
            draft.left_out = draft.left_out or "form" in regions.get(draft, ())


def _is_crowded(drafts: Sequence[Draft], reader: Reader) -> bool:
    """Tell whether a whole page does not mark its article, and has more around it than running text.

    Around are menus, what is left out, and blocks that are nothing but links.
    """
    if reader.marked or not reader.whole:
        return False
    around, running = reader.unread, 0
    for draft in drafts:
        size = sum(len(run.text) for run in draft.runs)
        if draft.left_out or "links" in reader.regions.get(draft, ()):
            around += size
        else:
            running += size
    return around > running


def _keep_only(drafts: Sequence[Draft], reader: Reader, name: str) -> bool:
    """Leave out what is outside of the articles of a page, if these hold the greater part of its running text.

    Tell whether they do.
    """
    inside = outside = 0
    for draft in drafts:
        regions = reader.regions.get(draft, ())
        size = 0 if draft.left_out or "links" in regions else sum(len(run.text) for run in draft.runs)
        if name in regions:
            inside += size
        else:
            outside += size
    if inside > outside:
        for draft in drafts:
            if name not in reader.regions.get(draft, ()) and draft.kind != "headline" and draft.runs:
                draft.left_out = True
    return inside > outside
