"""Plain text: bytes become characters, and nothing else changes."""

from __future__ import annotations

import codecs

from factcheck.patterns import lazily
from factcheck.reading.document import Document, InputProblem

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

_CHARSETS = lazily(
    r"utf-?8|us-ascii|iso-?8859-?\d+|latin-?\d|windows-?\d+|cp\d+|mac\w*|koi8\w*|gb\w*|big5\w*|euc\w*|shift\w*"
)
"""Character sets of texts, among all that Python can decode."""
_LATIN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8"}
"""What those mean by it who declare it."""


def read(source: str, content: bytes) -> Document:
    """Read a plain text. Raises InputProblem."""
    return Document(source, decode(content))


def decode(content: bytes) -> str:
    """Turn bytes into text: by the byte order mark, else UTF-8, else UTF-16 without a mark, else Windows-1252.

    Raises InputProblem for an empty input, and for one that is no text.
    """
    return checked(_characters(content))


def checked(text: str) -> str:
    """Return the text. Raises InputProblem if it is empty, or none."""
    sample = text[:_SAMPLE]
    controls = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in sample)
    if controls > len(sample) * 0.01 + 2:
        raise InputProblem("is not a text file")
    if not text.strip():
        raise InputProblem("is empty")
    return text


def has_mark(content: bytes) -> bool:
    """Tell whether bytes begin with a byte order mark."""
    return any(content.startswith(mark) for mark, _ in _MARKS)


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


def is_charset(name: str) -> bool:
    """Tell whether a name that a page declares is that of a character set."""
    return _CHARSETS.fullmatch(name.lower()) is not None


def charset(name: str) -> str:
    """Return the character set that is meant by a name."""
    return _LATIN.get(name.lower(), name.lower())
