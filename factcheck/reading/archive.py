"""The parts of a Word file, which is a ZIP archive of XML files: opened with care, since anybody may have made it."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from factcheck.reading.document import InputProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Start = Callable[[str, dict[str, str]], Any]

MOST_BYTES = 40_000_000
"""Bytes of all parts that are read, unpacked; the markup around a text takes some twenty times its length."""
_DIRECTORY = 2_000_000
"""Bytes of the list of parts; more are thousands of parts."""
_CHUNK = 65_536
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _LONGEST_COMMENT = 22, 65_535
NO_WORD = "is no Word document: save it from a word processor as .docx"
_DAMAGED = "is damaged: open it in a word processor and save it again"
_LARGE = f"unpacks to more than {MOST_BYTES // 1_000_000} MB: no article does, split it"
_LOCKED = "is locked with a password: save it without one"


class Archive:
    """An opened file. Nothing is unpacked before it is asked for, and never more than a part may have."""

    def __init__(self, content: bytes) -> None:
        """Open the bytes of a file. Raises InputProblem."""
        _check_directory(content)
        try:
            self._left = MOST_BYTES
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, UnicodeDecodeError):
            raise InputProblem(_DAMAGED if content.startswith(b"PK\x03\x04") else NO_WORD) from None

    def has(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self._zip.NameToInfo

    def parse(self, name: str, start: Start, end: Callable[[str], Any], data: Callable[[str], Any]) -> None:
        """Read a part of XML; the callbacks get elements as "namespace name". Raises InputProblem.

        A document type is refused, and with it all entities: no word processor writes one.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
        parser.StartDoctypeDeclHandler = _refuse
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise InputProblem(_LOCKED)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputProblem(_DAMAGED)
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise InputProblem(_LARGE)
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, LookupError):
            raise InputProblem(_DAMAGED) from None
        except expat.ExpatError:
            raise InputProblem(_DAMAGED) from None

    def targets(self, part: str) -> dict[str, str]:
        """Return the parts that a part (the archive itself for "") refers to, by the last word of their kind."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, str] = {}
        if not self.has(listing):
            return found

        def start(_name: str, attributes: Mapping[str, str]) -> None:
            kind, target = attributes.get("Type", ""), attributes.get("Target", "")
            if attributes.get("TargetMode") != "External" and target:
                path = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
                found.setdefault(posixpath.basename(kind), path)

        self.parse(listing, start, _nothing, _nothing)
        return found


def _check_directory(content: bytes) -> None:
    """Refuse a list of parts that would take much memory before the first is read."""
    tail = content[-_END_SIZE - _LONGEST_COMMENT :]
    at = len(tail) - _END_SIZE if tail[-_END_SIZE:].startswith(_END) and tail.endswith(b"\0\0") else tail.rfind(_END)
    end = tail[at : at + _END_SIZE]
    if at < 0 or len(end) < _END_SIZE:
        raise InputProblem(_DAMAGED if content.startswith(b"PK\x03\x04") else NO_WORD)
    if int.from_bytes(end[12:16], "little") > _DIRECTORY or tail[max(0, at - 20) : at].startswith(_END_64):
        raise InputProblem("has thousands of parts: no Word document has, save it again in a word processor")


def _refuse(*_arguments: object) -> None:
    raise InputProblem("declares a document type, which no word processor writes: save it again in one")


def _nothing(*_arguments: object) -> None:
    return None
