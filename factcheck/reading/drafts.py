"""Blocks while they are read: runs of characters of a file, put together at the end into the text as read."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from factcheck.article import Block, Ignore, Piece, Span
from factcheck.language import sentences
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.article import BlockKind
    from factcheck.reading.remarks import Remark

_BETWEEN = "\n\n"
"""What parts two blocks in the text as read. It stands nowhere in the file."""
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_POWERS = ("km", "m", "cm", "mm", "mi", "ft", "in", "yd", "miles", "metres", "meters", "feet")
"""Words behind which a raised 2 or 3 is a power, and no mark of a footnote."""
_MARK = 12
"""Characters of the longest mark of a note."""
_ROW = 160
"""A row of a table is not longer than this, and neither is a cell that is shown in its row."""


class Run(NamedTuple):
    """Some characters as read, and those of the file that they were read from."""

    text: str
    """The characters as read."""
    start: int
    """The first character in the file."""
    end: int
    """The end of it there."""
    breaks: bool = False
    """Whether the writer ended the line here; a page shows what follows on a line of its own."""


class Draft:
    """A block that is being read."""

    __slots__ = ("apart", "cells", "kind", "left_out", "name", "remarks", "runs")

    def __init__(self, kind: BlockKind | None = None, name: str = "") -> None:
        self.kind = kind
        """What part of the article it is, None if its shape is to tell."""
        self.name = name
        """What a person calls this part of a file without lines."""
        self.runs: list[Run] = []
        self.remarks: list[Remark] = []
        """Remarks of the writer to this program that stand in it, or before it."""
        self.left_out = False
        """Whether it is no part of the article, but a menu, a form, or another thing around it."""
        self.apart = False
        """Whether something that is not read stands before the next character: it holds two words apart."""
        self.cells: list[int] = []
        """For a row of a table, where each cell begins, as an index of `runs`."""

    def add(self, text: str, start: int, end: int) -> None:
        """Add characters and where they come from."""
        if not text or (self.runs and self.runs[-1].breaks and text.isspace()):
            return
        if self.apart:
            self.apart = False
            before = self.runs[-1].text[-1:] if self.runs else ""
            if before and not before.isspace() and not text[0].isspace():
                self.runs.append(Run(" ", start, start))
        self.runs.append(Run(text, start, end))

    def add_break(self, start: int, end: int) -> None:
        """Add the end of a line."""
        self.apart = False
        self.runs.append(Run("\n", start, end, breaks=True))

    def add_raised(self, text: str, start: int, end: int) -> None:
        """Add characters that are set higher: the power of a unit or a number, or else the mark of a note, left out."""
        before = self.words()[-12:].rstrip()
        word = before.split()[-1].rpartition("/")[2] if before else ""
        letters = word.lstrip("0123456789.,")
        mark = text.strip().strip("[]()*†‡§,")
        if text.strip().isalpha() or len(text) > _MARK:
            self.add(text, start, end)
        elif (letters in _POWERS and mark in ("2", "3")) or (before.endswith(("10", "2")) and not letters and mark):
            self.add(text.strip().translate(_RAISED), start, end)

    def words(self) -> str:
        """Return the characters so far."""
        return "".join([run.text for run in self.runs[-8:]])

    def __bool__(self) -> bool:
        """Tell whether there is anything to read."""
        return any(not run.text.isspace() for run in self.runs)


class Assembled(NamedTuple):
    """The text as read, put together."""

    text: str
    blocks: tuple[Block, ...]
    pieces: tuple[Piece, ...]
    ignores: tuple[Ignore, ...]
    names: tuple[tuple[int, str], ...]
    """Where each block begins and what it is called, for files without lines."""


def row(draft: Draft, cells: Sequence[Draft], *, heading: bool) -> list[Draft]:
    """Return the cells of a row as one block, or each as its own if one of them has more than a few words.

    A label and its value read like a line of a profile ("Population 17 million"). Else a bar parts the cells, because
    a cell is no neighbour of the next one in any sentence; empty ones count, so that a cell stays below its head.
    """
    texts = ["".join(run.text for run in cell.runs).strip() for cell in cells]
    filled = [(cell, text) for cell, text in zip(cells, texts, strict=True) if text]
    headless = heading and len(cells) > 1 and bool(filled) and not texts[0]  # of "| | 2015 |" the rows are named below
    if (
        (len(filled) < 2 and not headless)
        or sum(map(len, texts)) > _ROW
        or any(text.endswith((".", "!", "?")) and " " in text for text in texts)
    ):
        for cell in cells:
            cell.name = cell.name or draft.name
        return [cell for cell in cells if cell or cell.remarks]
    labelled = len(filled) == len(cells) == 2 and not heading and not any(c.isdigit() for c in filled[0][1])
    between = ""
    for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        if at:
            between += "\t" if labelled else " | "
        if not text:
            continue
        runs = trimmed(cell.runs)
        if between:
            place = draft.runs[-1].end if draft.runs else runs[0].start
            draft.runs.append(Run(between if draft.runs else between.lstrip(), place, place))
        between = ""
        draft.runs += [run._replace(breaks=False) for run in runs]
    if between:
        draft.runs.append(Run(between.rstrip(), draft.runs[-1].end, draft.runs[-1].end))
    for cell in cells:
        draft.remarks += cell.remarks
    return [draft]


def trimmed(runs: Sequence[Run]) -> list[Run]:
    """Return runs without the blanks at both ends."""
    kept = list(runs)
    while kept and kept[-1].text.isspace():
        kept.pop()
    first = next((at for at, run in enumerate(kept) if not run.text.isspace()), len(kept))
    kept = kept[first:]
    if kept:
        kept[0] = _from(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()))
        last = kept[-1]
        text = last.text.rstrip()
        straight = len(last.text) == last.end - last.start
        kept[-1] = last._replace(text=text, end=last.start + len(text) if straight else last.end)
    return kept


def _from(run: Run, skipped: int) -> Run:
    straight = len(run.text) == run.end - run.start
    return run._replace(text=run.text[skipped:], start=run.start + skipped if straight else run.start)


def lines(draft: Draft) -> list[Draft]:
    """Split a block where its writer ended lines, unless a sentence plainly goes on.

    It goes on if the next line begins with a small letter and only one line was ended.
    """
    if not any(run.breaks for run in draft.runs):
        return [draft]
    parts, runs, breaks = [], [], 0
    current = Draft(draft.kind, draft.name)
    current.left_out, current.remarks = draft.left_out, draft.remarks
    for run in draft.runs:
        if run.breaks:
            breaks += 1
            runs.append(run)
            continue
        if breaks and not run.text.isspace():
            begins = run.text.lstrip()[:1]
            if breaks > 1 or not begins.islower():
                current.runs = runs
                parts.append(current)
                current, runs = Draft(draft.kind, draft.name), []
                current.left_out, current.remarks = draft.left_out, draft.remarks
            breaks = 0
        runs.append(run)
    current.runs = runs
    return [part for part in (*parts, current) if part] or [draft]


def assemble(drafts: Iterable[Draft], source: str | None, length: int) -> Assembled:
    """Put blocks together. `source` is the file as decoded, None if it has no text of its own; `length` its length."""
    kept = [(draft, trimmed(draft.runs)) for draft in drafts if not draft.left_out and (draft or draft.remarks)]
    count = sum(bool(runs) for _, runs in kept)
    written: list[str] = []
    pieces: list[Piece] = []
    spans: list[Span] = []
    at = 0
    waiting: list[Remark] = []
    held: list[tuple[Remark, int]] = []
    drafted: list[Draft] = []
    for draft, runs in kept:
        waiting += draft.remarks
        if not runs:
            continue
        if written:
            written.append(_BETWEEN)
            at += len(_BETWEEN)
        start = at
        for run in runs:
            written.append(run.text)
            if source is not None:
                _add_piece(pieces, run, at, source)
            at += len(run.text)
        held += [(remark, len(spans)) for remark in waiting]
        waiting = []
        spans.append(Span(start, at))
        drafted.append(draft)
    text = "".join(written)
    headed = any(draft.kind == "headline" for draft in drafted)
    blocks = tuple(
        Block(draft.kind or sentences.kind_of(text, span, i + headed, count), span)
        for i, (draft, span) in enumerate(zip(drafted, spans, strict=True))
    )
    if source is not None and not pieces:
        pieces.append(Piece(0, len(text), length, length))
    return Assembled(
        text,
        blocks,
        tuple(pieces),
        _ignores(held, waiting, spans, len(text)),
        tuple((span.start, draft.name) for draft, span in zip(drafted, spans, strict=True)),
    )


def _ignores(held: list[tuple[Remark, int]], waiting: list[Remark], spans: list[Span], end: int) -> tuple[Ignore, ...]:
    """Each remark with the block that it holds for; one behind the last block holds for nothing.

    A remark before a block that was split at the ends of its lines holds for all parts, which share it.
    """
    found: dict[int, tuple[Remark, Span]] = {}
    for remark, number in held:
        span = spans[number]
        first = found.get(remark.start, (remark, span))[1]
        found[remark.start] = (remark, Span(first.start, span.end))
    for remark in waiting:
        found.setdefault(remark.start, (remark, Span(end, end)))
    return tuple(Ignore(span, remark.rules, remark.reason, remark.line) for remark, span in found.values())


def _add_piece(pieces: list[Piece], run: Run, at: int, source: str) -> None:
    """Add where a run stands. Characters that differ from the file's never look as if they corresponded one to one."""
    size = len(run.text)
    if size != run.end - run.start:
        pieces.append(Piece(at, at + size, run.start, run.end))
    elif source.startswith(run.text, run.start):
        last = pieces[-1] if pieces else None
        if last is not None and last.straight and last.until == run.start and last.end == at:
            pieces[-1] = last._replace(end=at + size, until=run.end)
        else:
            pieces.append(Piece(at, at + size, run.start, run.end))
    elif size == 1:
        pieces.append(Piece(at, at + 1, run.start, run.start))
    else:
        pieces.append(Piece(at, at + 1, run.start, run.end))
        pieces.append(Piece(at + 1, at + size, run.end, run.end))


def line_starts(text: str) -> list[int]:
    """Return where each line of a file begins, as editors count them."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def line_at(starts: Sequence[int], offset: int) -> int:
    """Return the line of a character, from 1."""
    return bisect_left(starts, offset + 1)
