"""Bytes become characters, and nothing else changes."""

from __future__ import annotations

import codecs
import io
import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from factcheck.reading.text import MAX_BYTES, InputProblem, decode, read

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    assert read(str(path)) == TEXT


def test_a_file_of_the_greatest_length_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * MAX_BYTES)
    assert len(read(str(path))) == MAX_BYTES
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(InputProblem, match=r"^is longer than 2 MB"):
        read(str(path))


def test_a_dash_is_standard_input_and_not_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "-").write_text("not this one", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode("utf-16"))))
    assert read("-") == TEXT
    assert read("./-") == "not this one"


def test_standard_input_has_a_greatest_length_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"a" * (MAX_BYTES + 1))))
    with pytest.raises(InputProblem, match=r"^is longer than 2 MB"):
        read("-")


def test_a_closed_standard_input_is_an_input_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputProblem, match=r"^is closed$"):
        read("-")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "may not be read: check its permissions"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
        (FileNotFoundError(2, "No such file or directory"), "no such file"),  # deleted a moment ago
    ],
)
def test_an_error_while_opening_is_said_in_plain_words(
    error: OSError, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "article.txt"
    path.write_text("12 swans", encoding="utf-8")

    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("pathlib.Path.open", fail)
    with pytest.raises(InputProblem) as problem:
        read(str(path))
    assert str(problem.value) == message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputProblem, match=r"^is not a regular file"):
        read(str(path))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "no such file"),
        ("gone.txt", "no such file"),
        (".", "is a directory: name the files in it"),
        ("a" * 300, "cannot be read: File name too long"),
        ("a\0b", "cannot be read: embedded null byte"),
    ],
)
def test_a_name_that_leads_nowhere_is_said_in_plain_words(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputProblem) as problem:
        read(name)
    assert str(problem.value) == message
