"""Markdown: the words of an article without its markup, front matter, code and link targets, with their places."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.article import Origin, Published
from factcheck.patterns import lazily
from factcheck.reading import text as plain
from factcheck.reading.days import day_of
from factcheck.reading.document import Document, InputProblem
from factcheck.reading.drafts import Draft, assemble, line_at, line_starts, lines, row
from factcheck.reading.elements import INLINE_UNREAD
from factcheck.reading.frontmatter import front_matter
from factcheck.reading.html import Reader
from factcheck.reading.inline import DEEPEST, parser
from factcheck.reading.remarks import read_remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from factcheck.reading.frontmatter import FrontMatter
    from factcheck.reading.inline import LocatedInline, Step

MAX_BYTES = 1_000_000
"""Markup takes longer to read than plain text, and no article has so much."""

_LINE_END = lazily(r"\r\n?|\n")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ATX = lazily(r"[ \t]*+(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]++|>[ \t]*+)*+#")
"""A heading with signs before it, and not with a line below it."""
_HASHES = lazily(r"[^#]*#{1,6}[ \t]*")
_BAR = lazily(r"(?<!\\)\|")
_TAG = lazily(r"</?([A-Za-z][A-Za-z0-9-]*)")


def read(source: str, content: bytes) -> Document:
    """Read a Markdown file. Raises InputProblem."""
    text = plain.decode(content)
    head = front_matter(text)
    reader = _Markdown(text, head)
    drafts = reader.drafts()
    made = assemble(drafts, text, len(text))
    if not made.text:
        raise InputProblem("has no text to read besides markup, code and front matter")
    title = head.title.text if head.title is not None else None
    if title is None:
        title = next((block.span.of(made.text) for block in made.blocks if block.kind == "headline"), None)
    day = day_of(head.date.text) if head.date is not None else None
    return Document(
        source=source,
        text=made.text,
        title=None if title is None else " ".join(title.split()),
        published=None if day is None or head.date is None else Published(day, "day", "metadata", head.date.text[:40]),
        blocks=made.blocks,
        origin=Origin("markdown", text, made.pieces),
        ignores=made.ignores,
        warnings=(*head.warnings, *reader.warnings),
    )


class _Place:
    """Where the source of a block stands in the file: runs of characters that correspond one to one."""

    def __init__(self) -> None:
        self.runs: list[tuple[int, int, int]] = []

    def add(self, start: int, end: int, origin: int) -> None:
        """Add characters of the source, and where the first of them stands in the file."""
        self.runs.append((start, end, origin))

    def spans(self, start: int, end: int) -> Iterable[tuple[int, int, int, int]]:
        """Return the parts of a stretch of the source, each with its place in the file."""
        at = max(0, bisect_right(self.runs, start, key=lambda run: run[0]) - 1)
        for number in range(at, len(self.runs)):
            first, last, origin = self.runs[number]
            if first >= end:
                return
            low, high = max(first, start), min(last, end)
            if low < high:
                yield low, high, origin + low - first, origin + high - first

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the file that a stretch of the source was read from."""
        spans = list(self.spans(start, end))
        if spans:
            return spans[0][2], spans[-1][3]
        at = bisect_right(self.runs, start, key=lambda run: run[0])
        first, last, origin = self.runs[max(0, at - 1)] if self.runs else (0, 0, 0)
        return origin + last - first, origin + last - first


class _Markdown:
    """Reads one file."""

    def __init__(self, text: str, head: FrontMatter) -> None:
        self.text = text
        self.warnings: list[str] = []
        self._head = head
        self._inline: LocatedInline
        self._starts = line_starts(text)
        self._file_lines = self._lines_of(head.end)
        self._drafts: list[Draft] = []
        self._remarks: Draft = Draft()
        self._headed = head.title is not None
        self._cells: list[Draft] | None = None
        self._html = Reader(text, self._starts)

    def _lines_of(self, start: int) -> list[tuple[int, int]]:
        """Where the lines of the Markdown begin and end in the file, as Markdown counts lines."""
        found = []
        for end in _LINE_END.finditer(self.text, start):
            found.append((start, end.start()))
            start = end.end()
        return [*found, (start, len(self.text))]

    def drafts(self) -> list[Draft]:
        """Return the blocks."""
        source = self.text[self._head.end :]
        markdown, self._inline = parser(len(source))
        tokens = markdown.parse(source)
        if any(token.level >= DEEPEST - 1 for token in tokens):
            raise InputProblem(f"has lists or quotations more than {DEEPEST // 2} deep: no article has, take some out")
        self._title(tokens)
        kind = ""
        for token in tokens:
            if token.type == "inline":
                self._block(token, kind)
            elif token.type == "html_block":
                self._markup(token)
            elif token.type in ("td_open", "th_open", "heading_open", "thead_open"):
                kind = token.tag
            elif token.type == "th_close":
                kind = "thead"
            elif token.type in ("td_close", "heading_close", "thead_close"):
                kind = ""
            elif token.type == "tr_open":
                self._cells = []
            elif token.type == "tr_close":
                self._end_row(heading=kind == "thead")
        if self._remarks.remarks:
            self._drafts.append(self._remarks)
        self.warnings += self._html.warnings
        return self._drafts

    def _title(self, tokens: Sequence[Token]) -> None:
        """Put the headline of the front matter before the text, unless the text repeats it as its own."""
        title = self._head.title
        if title is None:
            return
        heads = [token for token, before in zip(tokens[1:], tokens, strict=False) if before.tag == "h1"]
        if any(token.content.split() == title.text.split() for token in heads if token.type == "inline"):
            self._headed = False
            return
        draft = Draft("headline")
        draft.add(title.text, title.start, title.end)
        self._drafts.append(draft)

    # --- blocks -----------------------------------------------------------------------------------------

    def _block(self, token: Token, kind: str) -> None:
        draft = Draft()
        draft.remarks, self._remarks.remarks = self._remarks.remarks, []
        if kind in _HEADINGS or self._cells is not None:
            draft.kind = "caption"
        if kind == "h1" and not self._headed:
            draft.kind, self._headed = "headline", True
        place = self._place(token, kind)
        pictured = self._write(draft, self._inline.steps(token.children), place)
        if not draft:
            if draft.remarks:
                self._remarks.remarks = draft.remarks + self._remarks.remarks
            if self._cells is not None:
                self._cells.append(Draft())
            return
        if pictured:
            draft.kind = "caption"
        if self._cells is not None:
            self._cells.append(draft)
        else:
            self._drafts += [draft] if draft.kind == "headline" else lines(draft)

    def _end_row(self, *, heading: bool) -> None:
        cells, self._cells = self._cells or [], None
        if any(cells):
            self._drafts += row(Draft("caption"), cells, heading=heading)

    def _markup(self, token: Token) -> None:
        """Read a block of HTML as such."""
        assert token.map is not None
        first, last = token.map
        start = self._file_lines[first][0]
        end = self._file_lines[min(last, len(self._file_lines)) - 1][1]
        reader = self._html
        reader.carry(self._remarks.remarks)
        self._remarks.remarks = []
        reader.feed(start, end)
        for draft in reader.finish():
            if draft:
                if draft.kind == "headline":
                    draft.kind, self._headed = ("caption", True) if self._headed else ("headline", True)
                self._drafts.append(draft)
            else:
                self._remarks.remarks += draft.remarks

    # --- places -----------------------------------------------------------------------------------------

    def _place(self, token: Token, kind: str) -> _Place:
        """Find where the source of a block stands: each of its lines is the end of a line of the file."""
        assert token.map is not None
        place, at = _Place(), 0
        if kind in ("td", "th") and self._cells is not None:
            self._find_cell(place, token, len(self._cells))
            return place
        for number, line in enumerate(token.content.split("\n"), token.map[0]):
            start, end = self._file_lines[min(number, len(self._file_lines) - 1)]
            kept = line.strip()
            blank = len(line) - len(line.lstrip())
            if kind in _HEADINGS and _ATX.match(self.text, start, end):
                hashes = _HASHES.match(self.text, start, end)
                origin = self.text.find(kept, hashes.end() if hashes else start, end)
            else:
                origin = self.text.rfind(kept, start, end)
            if origin >= 0 and kept:
                place.add(at + blank, at + blank + len(kept), origin)
            at += len(line) + 1
            if number + 1 < len(self._file_lines):
                place.add(at - 1, at, end)
        return place

    def _find_cell(self, place: _Place, token: Token, number: int) -> None:
        """Find a cell of a table: bars part the cells, and one behind a backslash belongs to its cell."""
        assert token.map is not None
        start, end = self._file_lines[token.map[0]]
        bounds = [start - 1, *(bar.start() for bar in _BAR.finditer(self.text, start, end)), end]
        if not self.text[start : bounds[1]].strip(" \t>"):
            bounds = bounds[1:]
        if number + 1 >= len(bounds) or not token.content:
            return
        cell = self.text[bounds[number] + 1 : bounds[number + 1]]
        origin = bounds[number] + 1 + len(cell) - len(cell.lstrip())
        at = 0
        for part in token.content.split("|"):
            if at:
                origin += 1  # the backslash
                place.add(at - 1, at, origin)
                origin += 1
            place.add(at, at + len(part), origin)
            at += len(part) + 1
            origin += len(part)

    # --- words ------------------------------------------------------------------------------------------

    def _write(self, draft: Draft, steps: Sequence[Step], place: _Place, offset: int = 0) -> bool:
        """Write what a block says; tell whether it is nothing but a picture, whose description it then is."""
        writer = _Writer(self, draft, place, offset)
        for step in steps:
            writer.take(step)
        return writer.pictures > 0 and not writer.words

    def remark(self, draft: Draft, comment: str, start: int) -> None:
        """Take a comment inside a line."""
        found = read_remark(comment, start, line_at(self._starts, start))
        if isinstance(found, str):
            self.warnings.append(found)
        elif found is not None:
            draft.remarks.append(found)

    def steps_of(self, tokens: Sequence[Token]) -> list[Step]:
        """Return what a picture's description is made of."""
        return self._inline.steps(tokens)


class _Writer:
    """Writes the steps of one block."""

    def __init__(self, markdown: _Markdown, draft: Draft, place: _Place, offset: int) -> None:
        self.pictures = 0
        self.words = False
        self._markdown, self._draft, self._place, self._offset = markdown, draft, place, offset
        self._struck = 0
        self._unread: list[str] = []
        self._raised: int | None = None

    def take(self, step: Step) -> None:
        """Write a step."""
        start, end = step.start + self._offset, step.end + self._offset
        if step.kind == "html":
            self._tag(start, end)
        elif step.kind == "delimiters":
            self._delimiters(step, start)
        elif self._struck or self._unread:
            return
        elif step.kind == "text":
            self._text(step.text, start, end)
        elif step.kind in ("softbreak", "hardbreak"):
            first, last = self._place.whole(start, end)
            if step.kind == "softbreak":
                self._draft.add("\n", first, last)
            else:
                self._draft.add_break(first, last)
        elif step.kind == "image":
            self.pictures += 1
            self._markdown._write(self._draft, self._markdown.steps_of(step.tokens), self._place, start + 2)
        else:
            self._draft.apart = True

    def _text(self, text: str, start: int, end: int) -> None:
        self.words = self.words or not text.isspace()
        if len(text) != end - start:
            self._draft.add(text, *self._place.whole(start, end))
            return
        file = self._markdown.text
        for low, high, origin, until in self._place.spans(start, end):
            part = text[low - start : high - start]
            self._draft.add(file[origin:until] if part.isspace() or "\ufffd" in part else part, origin, until)

    def _delimiters(self, step: Step, start: int) -> None:
        """Write the signs that turned out to be no markup, and leave out what is struck through."""
        for token, size in zip(step.tokens, step.sizes, strict=True):
            if token.type == "s_open":
                self._struck += 1
            elif token.type == "s_close":
                self._struck -= 1
            elif token.content and not self._struck and not self._unread:
                self._text(token.content, start, start + size)
            start += size

    def _tag(self, start: int, end: int) -> None:
        first, last = self._place.whole(start, end)
        raw = self._markdown.text[first:last]
        if raw.startswith("<!--"):
            self._markdown.remark(self._draft, raw.removeprefix("<!--").removesuffix("-->"), first)
            self._draft.apart = True
            return
        found = _TAG.match(raw)
        name = found[1].lower() if found is not None else ""
        closes = raw.startswith("</")
        if name == "br" and not self._unread:
            self._draft.add_break(first, last)
        elif name in INLINE_UNREAD:
            if closes and name in self._unread:
                del self._unread[self._unread.index(name) :]
            elif not closes and not raw.endswith("/>"):
                self._unread.append(name)
                self._draft.apart = True
        elif name == "sup" and not closes:
            self._raised = len(self._draft.runs)
        elif name == "sup" and self._raised is not None:
            runs, self._raised = self._draft.runs[self._raised :], None
            if runs:
                del self._draft.runs[-len(runs) :]
                self._draft.add_raised("".join(run.text for run in runs), runs[0].start, last)
