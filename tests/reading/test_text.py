"""Bytes become characters, and nothing else changes."""

from __future__ import annotations

import codecs

import pytest

from factcheck.reading.document import InputProblem
from factcheck.reading.text import decode

TEXT = "“Zürich” counted 1,200 guests – naïve, wasn’t it?\r\n\tA second line: 5 °C, 30 €.\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("cp1252", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_every_usual_encoding_gives_the_same_text(encoding: str, mark: bytes) -> None:
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def test_latin_1_text_is_read_as_such() -> None:
    text = "Genève et Besançon: 300 élèves\n"
    assert decode(text.encode("latin-1")) == text


def test_bytes_that_windows_1252_does_not_know_do_not_stop_the_reading() -> None:
    assert decode(b"a caf\xe9 with 20 seats \x81 and 3 waiters") == "a caf\xe9 with 20 seats \x81 and 3 waiters"


def test_spaces_and_line_ends_stay_as_they_are() -> None:
    for text in ("  12 swans  ", "a\rb 3\rc", "a\r\nb\n\n\n", "\n7\n", "\u200b 5 \u00a0", "A\u0301 8"):
        assert decode(text.encode()) == text


def test_a_mark_inside_the_text_stays() -> None:
    assert decode("one \ufeff two 2".encode()) == "one \ufeff two 2"


def test_a_stray_control_character_is_text() -> None:
    text = "The page\x0c had 3 \x07 bells and \x1b[31mred\x1b[0m 5\n" * 3
    assert decode(text.encode()) == text


@pytest.mark.parametrize("content", [b"", b" ", b"\n\n\t \r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\xc2\xa0"])
def test_nothing_but_space_is_empty(content: bytes) -> None:
    with pytest.raises(InputProblem, match=r"^is empty$"):
        decode(content)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0",
        b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0",
        b"PK\3\4\x14\0\6\0\x08\0\0\0!\0",
        b"%text with one zero \0 and 5 words",
        bytes(range(1, 256)) * 8,
        b"\0" * 100,
        b"\1\0\2\0\3\0\4\0" * 50,  # small numbers of 16 bits look like UTF-16
        codecs.BOM_UTF16_LE + b"\1\0\2\0\3\0\4\0" * 50,
    ],
    ids=["png", "elf", "zip", "zero", "all-bytes", "zeros", "shorts", "marked-shorts"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(InputProblem, match=r"^is not a text file$"):
        decode(content)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1],
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be") + b"\xd8",
        TEXT.encode("utf-16-le")[:-1],
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le")[:-2],
        codecs.BOM_UTF8 + b"caf\xe9 with 20 seats",
    ],
    ids=["utf-16-le", "utf-16-be", "unmarked", "utf-32", "utf-8"],
)
def test_a_damaged_text_is_refused_with_the_place(content: bytes) -> None:
    with pytest.raises(InputProblem, match=r"^is damaged: not utf-(8|16|32)\S* from byte \d+ on$"):
        decode(content)
