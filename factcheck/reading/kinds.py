"""Which module reads which kind of input, by the ending of its name or by its first bytes."""

from __future__ import annotations

import importlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

from factcheck.reading.document import InputProblem

if TYPE_CHECKING:
    from factcheck.reading.document import Document

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "word",
    ".docm": "word",
}
"""The module of factcheck.reading for each ending. A file with another one is read by its content, as text."""

_REFUSED = {
    ".doc": "is an old Word file: open it in a word processor and save it as .docx",
    ".odt": "is an OpenDocument text: open it in a word processor and save it as .docx",
    ".rtf": "is a Rich Text file: open it in a word processor and save it as .docx",
    ".pages": "is a Pages document: export it as Word (.docx)",
    ".pdf": "is a PDF, which keeps no paragraphs: check the manuscript, or save its text as .txt",
}
_BEGINNINGS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
)
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_PAGE = (b"<!doctype html", b"<html")


class Reader(Protocol):
    """What a module of factcheck.reading has."""

    MAX_BYTES: int
    """The longest file that it reads."""

    def read(self, source: str, content: bytes) -> Document:
        """Read the bytes of a file. Raises InputProblem."""
        ...


def ending(name: str) -> str:
    """Return the ending of a name in small letters, with its dot; empty if it has none."""
    return PurePath(name).suffix.lower()


def limit(name: str) -> int:
    """Return how many bytes an input of this name may have. Raises InputProblem for a kind that cannot be read."""
    suffix = ending(name)
    if suffix in _REFUSED:
        raise InputProblem(_REFUSED[suffix])
    return _reader(READERS.get(suffix, "text")).MAX_BYTES


def read(name: str, content: bytes, source: str | None = None, html_reader: str = "auto") -> Document:
    """Read the bytes of an input by the ending of its name, or without a known one by how they begin.

    `source` is what the report calls it, if not by its name; `html_reader` is for html.read. Raises InputProblem.
    """
    kind = READERS.get(ending(name)) or ("html" if _is_page(content) else "text")
    called = name if source is None else source
    if kind == "html":
        from factcheck.reading import html

        return html.read(called, content, html_reader)
    _refuse(content, kind)
    return _reader(kind).read(called, content)


def _is_page(content: bytes) -> bool:
    return content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGE)


def _refuse(content: bytes, kind: str) -> None:
    """Refuse what plainly is another kind of file, whatever its name says."""
    for beginning, suffix in _BEGINNINGS:
        if content.startswith(beginning):
            old = suffix == ".doc" and kind == "word"
            raise InputProblem(
                "is locked with a password, or an old Word file: open it in Word and save it as .docx without one"
                if old
                else _REFUSED[suffix]
            )
    if content.startswith(b"PK\x03\x04"):
        if content[30:].startswith(_OPEN_DOCUMENT):
            raise InputProblem(_REFUSED[".odt"])
        if kind != "word" and b"word/" in content[:65_536]:
            raise InputProblem("is a Word document: give it a name that ends with .docx")


def _reader(kind: str) -> Reader:
    return cast("Reader", importlib.import_module(f"factcheck.reading.{kind}"))
