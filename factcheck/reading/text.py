"""Plain text from a file or from standard input: bytes become characters, and nothing else changes."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_BYTES = 2_000_000
"""No article is longer; a larger file is a mistake, and reading it would only waste time."""

_SAMPLE = 65_536
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class InputProblem(Exception):
    """An input cannot be read. The message says what is wrong and what to do, in one line."""


def read(name: str) -> str:
    """Return the text of the file `name`, or of standard input for `-`. Raises InputProblem."""
    return decode(_standard_input() if name == "-" else _file(name))


def _file(name: str) -> bytes:
    path = Path(name)
    try:
        if not name:
            raise InputProblem("no such file")
        if path.is_dir():
            raise InputProblem("is a directory: name the files in it")
        if path.exists() and not path.is_file():
            raise InputProblem("is not a regular file: send its text to standard input and name it `-`")
        with path.open("rb") as stream:
            return _all_of(stream)
    except FileNotFoundError:
        raise InputProblem("no such file") from None
    except PermissionError:
        raise InputProblem("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:
        raise InputProblem(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputProblem("is closed")
    try:
        return _all_of(sys.stdin.buffer)
    except OSError as error:
        raise InputProblem(f"cannot be read: {error.strerror or error}") from None


def _all_of(stream: BinaryIO) -> bytes:
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise InputProblem(f"is longer than {MAX_BYTES / 1e6:.0f} MB: no article is, split it")
    return content


def decode(content: bytes) -> str:
    """Turn bytes into text: by the byte order mark, else UTF-8, else UTF-16 without a mark, else Windows-1252.

    Raises InputProblem for an empty input, and for one that is no text.
    """
    text = _characters(content)
    sample = text[:_SAMPLE]
    controls = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in sample)
    if controls > len(sample) * 0.01 + 2:
        raise InputProblem("is not a text file")
    if not text.strip():
        raise InputProblem("is empty")
    return text


def _characters(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if b"\0" in content[:_SAMPLE]:
        return _strictly(content, _wide_encoding(content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(content, "cp1252" if _is_cp1252(content) else "latin-1")


def _wide_encoding(content: bytes) -> str:
    """Text in UTF-16 without a mark has its zero bytes in every second place; anything else with zeros is binary."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    raise InputProblem("is not a text file")


def _is_cp1252(content: bytes) -> bool:
    return not any(byte in content for byte in b"\x81\x8d\x8f\x90\x9d")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputProblem(f"is damaged: not {error.encoding} from byte {error.start} on") from None
