"""Word documents: paragraphs, tables, text boxes and notes as they are when all tracked changes are accepted."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from factcheck.article import Origin, Part, Published
from factcheck.reading.archive import NO_WORD, Archive
from factcheck.reading.days import day_of
from factcheck.reading.document import Document, InputProblem
from factcheck.reading.drafts import Draft, assemble, lines, row
from factcheck.reading.text import MAX_BYTES as LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.article import BlockKind

MAX_BYTES = 50_000_000
"""A Word file carries its pictures."""

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_CHOICES = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LEFT_OUT = frozenset(("del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "rt"))
"""What is not there when all changes are accepted, and the formats of before; and readings set above a word."""
_OFF = frozenset(("0", "false", "off", "none"))
_DEFAULTS = {"styles": "styles.xml", "footnotes": "footnotes.xml", "endnotes": "endnotes.xml"}


def read(source: str, content: bytes) -> Document:
    """Read a Word file. Raises InputProblem."""
    archive = Archive(content)
    roots = archive.targets("")
    main = roots.get("officeDocument", "word/document.xml")
    if not archive.has(main):
        raise InputProblem(NO_WORD)
    parts = {kind: posixpath.join(posixpath.dirname(main), name) for kind, name in _DEFAULTS.items()}
    parts |= archive.targets(main)
    styles = _Styles(archive, parts["styles"])
    body = _Body(archive, main, styles)
    drafts = list(body.drafts)
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        drafts += _notes(archive, parts[kind], name, body.references[name], styles)
    made = assemble(drafts, None, 0)
    if not made.text:
        raise InputProblem("has no text")
    title = next((block.span.of(made.text) for block in made.blocks if block.kind == "headline"), None)
    return Document(
        source=source,
        text=made.text,
        title=None if title is None else " ".join(title.split()),
        published=_saved(archive, roots.get("core-properties", "docProps/core.xml")),
        blocks=made.blocks,
        origin=Origin("word", None, (), tuple(Part(start, name) for start, name in made.names)),
    )


def _notes(archive: Archive, part: str, name: str, references: Sequence[str], styles: _Styles) -> list[Draft]:
    """The notes that the text refers to, in this order and numbered by it, as a reader sees them."""
    if not references or not archive.has(part):
        return []
    body = _Body(archive, part, styles)
    drafts = []
    for number, reference in enumerate(references, 1):
        for draft in body.notes.get(reference, ()):
            draft.name = f"{name} {number}"
            drafts.append(draft)
    return drafts


def _saved(archive: Archive, part: str) -> Published | None:
    """The day on which the file was last saved, or else made; None where a program left those of its template."""
    if not archive.has(part):
        return None
    values: dict[str, str] = {}
    names: list[str] = []

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        names.append(name.rpartition(" ")[2])

    def end(_name: str) -> None:
        names.pop()

    def data(text: str) -> None:
        values[names[-1]] = (values.get(names[-1], "") + text)[:200]

    archive.parse(part, start, end, data)
    if "python-docx" in values.get("description", ""):
        return None
    for name in ("modified", "created"):
        day = day_of(values.get(name, ""))
        if day is not None:
            return Published(day, "day", "metadata", f"{name} {values[name].strip()[:25]}")
    return None


class _Styles:
    """What the styles of a document say: which paragraphs are headings, which characters are hidden."""

    def __init__(self, archive: Archive, part: str) -> None:
        self.kinds: dict[str, BlockKind] = {}
        self.hidden: set[str] = set()
        self._based: dict[str, str] = {}
        self._style = ""
        if archive.has(part):
            archive.parse(part, self._start, _ignore, _ignore)

    def kind(self, style: str) -> BlockKind | None:
        """Return what part of an article the paragraphs of a style are, None for running text."""
        for _ in range(10):  # styles that rest on others
            if style in self.kinds or style not in self._based:
                break
            style = self._based[style]
        return self.kinds.get(style)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space not in _WORD:
            return
        value = attributes.get(f"{space} val", "")
        if local == "style":
            self._style = attributes.get(f"{space} styleId", "")
        elif local == "name":
            kind = _kind_of(value)
            if kind is not None:
                self.kinds[self._style] = kind
        elif local == "basedOn":
            self._based[self._style] = value
        elif local == "vanish" and value not in _OFF:
            self.hidden.add(self._style)


def _kind_of(style: str) -> BlockKind | None:
    """What a style is for, by the name that it has in every language of Word."""
    name = style.lower()
    if name in ("title", "heading 1"):
        return "headline"
    return "caption" if name.startswith("heading ") or name in ("subtitle", "caption") else None


def _ignore(*_arguments: object) -> None:
    return None


class _Table:
    """An open table and the cells of its row."""

    __slots__ = ("cells", "dropped", "number", "row")

    def __init__(self, number: int) -> None:
        self.number, self.row = number, 0
        self.cells: list[list[Draft]] = []
        self.dropped = False


class _Body:
    """Reads the document or its notes, element by element."""

    def __init__(self, archive: Archive, part: str, styles: _Styles) -> None:
        self.drafts: list[Draft] = []
        self.notes: dict[str, list[Draft]] = {}
        self.references: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._styles = styles
        self._draft: Draft | None = None
        self._outer: list[Draft | None] = []
        self._tables: list[_Table] = []
        self._path: list[str] = []
        self._skipping = 0
        self._choices: list[bool] = []
        self._fields: list[bool] = []  # of each open field, whether its code still goes on
        self._codes = 0
        self._note: str | None = None
        self._count = {"paragraph": 0, "table": 0, "text box": 0}
        self._hidden = self._raised = self._merges = False
        self._headed = False
        self._length = 0
        self._placeholder = -1  # how deep the control stands that shows nothing but a word on what to fill in
        self._collected: list[str] | None = None
        self._root = ""
        archive.parse(part, self._start, self._end, self._data)
        if self._root not in ("document", "footnotes", "endnotes"):
            raise InputProblem(NO_WORD)

    # --- elements ---------------------------------------------------------------------------------------

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        above = self._path[-1] if self._path else ""
        self._path.append(local if space in _WORD or space == _CHOICES else "")
        self._root = self._root or local
        if self._skipping:
            self._skipping += 1
        elif space == _CHOICES:
            self._choose(local)
        elif space not in _WORD:
            return
        elif local in ("del", "ins", "moveFrom", "moveTo") and above in ("rPr", "trPr", "cellDel"):
            self._mark(local, above)
        elif local in _LEFT_OUT:
            self._skipping = 1
        else:
            self._open(
                local, attributes.get(f"{space} val", ""), {k.rpartition(" ")[2]: v for k, v in attributes.items()}
            )

    def _choose(self, local: str) -> None:
        """Of several ways to show something, read the first."""
        if local == "AlternateContent":
            self._choices.append(False)
        elif local in ("Choice", "Fallback") and self._choices:
            if self._choices[-1]:
                self._skipping = 1
            self._choices[-1] = True

    def _mark(self, local: str, above: str) -> None:
        """A deleted end of a paragraph joins it with the next; a deleted row goes."""
        if local in ("del", "moveFrom") and above == "trPr" and self._tables:
            self._tables[-1].dropped = True
        elif local in ("del", "moveFrom") and "pPr" in self._path[-4:]:
            self._merges = True

    def _open(self, local: str, value: str, attributes: Mapping[str, str]) -> None:
        draft = self._draft
        if local == "p":
            if draft is None or not self._merges:
                self._draft = Draft()
            self._merges = False
        elif local == "pStyle" and draft is not None:
            draft.kind = self._styles.kind(value)
        elif local in ("r", "rStyle", "vanish", "vertAlign"):
            self._format(local, value)
        elif local == "t":
            self._collected = []
        elif local in ("tab", "br", "cr", "noBreakHyphen", "fldChar"):
            self._sign(local, attributes)
        elif local in ("footnoteReference", "endnoteReference") and not self._hidden:
            self.references[local.removesuffix("Reference")].append(attributes.get("id", ""))
        elif local in ("footnote", "endnote") and attributes.get("type", "normal") == "normal":
            self._note = attributes.get("id", "")
        elif local == "showingPlcHdr" and value not in _OFF and "sdtPr" in self._path[-2:]:
            self._placeholder = len(self._path) - 2
        else:
            self._open_container(local)

    def _format(self, local: str, value: str) -> None:
        """How the characters of a run look."""
        if local == "r":
            self._hidden = self._raised = False
        elif local == "vertAlign":
            self._raised = value == "superscript"
        elif local == "rStyle":
            self._hidden = self._hidden or value in self._styles.hidden
        elif "pPr" not in self._path[-4:]:  # there it hides the end of the paragraph only
            self._hidden = value not in _OFF

    def _open_container(self, local: str) -> None:
        if local == "txbxContent":
            self._outer.append(self._draft)
            self._draft = None
            self._count["text box"] += 1
        elif local == "tbl":
            self._count["table"] += 1
            self._tables.append(_Table(self._count["table"]))
        elif local == "tr" and self._tables:
            table = self._tables[-1]
            table.row += 1
            table.cells, table.dropped = [], False
        elif local == "tc" and self._tables:
            self._tables[-1].cells.append([])
        elif local == "sdtContent" and self._placeholder == len(self._path) - 1:
            self._skipping = 1

    def _sign(self, local: str, attributes: Mapping[str, str]) -> None:
        draft = self._draft
        if local == "fldChar":
            kind = attributes.get("fldCharType")
            if kind == "begin":
                self._fields.append(True)
                self._codes += 1
            elif kind in ("separate", "end") and self._fields:
                self._codes -= self._fields[-1]
                self._fields[-1] = False
                if kind == "end":
                    self._fields.pop()
        elif draft is None or self._hidden or self._codes or "r" not in self._path[-2:]:
            return
        elif local in ("br", "cr"):
            if attributes.get("type") not in ("page", "column"):
                draft.add_break(0, 0)
        else:
            draft.add("\t" if local == "tab" else "-", 0, 0)

    def _data(self, text: str) -> None:
        if self._collected is not None and not self._skipping:
            self._collected.append(text)

    def _end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        self._path.pop()
        if self._skipping:
            self._skipping -= 1
        elif space == _CHOICES:
            if local == "AlternateContent":
                self._choices.pop()
        elif space in _WORD:
            self._close(local)

    def _close(self, local: str) -> None:
        if local == "t":
            self._text("".join(self._collected or ()))
            self._collected = None
        elif local == "p":
            if not self._merges:
                self._flush()
        elif local == "txbxContent" and self._outer:
            self._flush()
            self._draft = self._outer.pop()
        elif local == "tc":
            self._flush()
        elif local == "tr" and self._tables:
            self._end_row()
        elif local == "tbl" and self._tables:
            self._tables.pop()
        elif local in ("body", "footnote", "endnote"):
            self._flush()
            self._note = None

    # --- blocks -----------------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        draft = self._draft
        if draft is None or self._hidden or self._codes:
            return
        self._length += len(text)
        if self._length > LONGEST:
            raise InputProblem(f"has more than {LONGEST / 1e6:.0f} million characters: no article has, split it")
        if self._raised:
            draft.add_raised(text, 0, 0)
        else:
            draft.add(text, 0, 0)

    def _flush(self) -> None:
        """End the paragraph."""
        draft, self._draft = self._draft, None
        self._merges = False
        if draft is None or not draft:
            return
        if draft.kind == "headline":
            draft.kind, self._headed = ("caption", True) if self._headed else ("headline", True)
        draft.name = self._name()
        parts = [draft] if draft.kind == "headline" else lines(draft)
        self._sink().extend(parts)

    def _name(self) -> str:
        if self._tables:
            return f"table {self._tables[-1].number}, row {self._tables[-1].row}"
        kind = "text box" if self._outer else "paragraph"
        if kind == "paragraph":
            self._count["paragraph"] += 1
        return f"{kind} {self._count[kind]}"

    def _sink(self) -> list[Draft]:
        if self._tables and self._tables[-1].cells:
            return self._tables[-1].cells[-1]
        return self.drafts if self._note is None else self.notes.setdefault(self._note, [])

    def _end_row(self) -> None:
        table = self._tables[-1]
        cells, table.cells = table.cells, []
        if table.dropped:
            return
        name = f"table {table.number}, row {table.row}"
        if any(len(cell) > 1 for cell in cells):
            found = [draft for cell in cells for draft in cell]
        else:
            found = row(Draft("caption", name), [cell[0] if cell else Draft() for cell in cells], heading=False)
        outer = self._tables.pop()
        self._sink().extend(draft for draft in found if draft)
        self._tables.append(outer)
