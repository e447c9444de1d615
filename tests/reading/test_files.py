"""The bytes of a file or of standard input, or a plain word why there are none."""

from __future__ import annotations

import io
import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from factcheck.reading.document import InputProblem
from factcheck.reading.files import contents, standard_input

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“Zürich” counted 1,200 guests\r\n".encode()


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT)
    assert contents(str(path), 1000) == TEXT


def test_a_file_of_the_greatest_length_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 1000)
    assert len(contents(str(path), 1000)) == 1000
    path.write_bytes(b"a" * (1000 + 1))
    with pytest.raises(InputProblem, match=r"^is longer than 1000 bytes"):
        contents(str(path), 1000)


def test_a_dash_is_standard_input_and_not_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "-").write_text("not this one", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT)))
    assert standard_input(1000) == TEXT
    assert contents("./-", 1000) == b"not this one"


def test_standard_input_has_a_greatest_length_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"a" * (1000 + 1))))
    with pytest.raises(InputProblem, match=r"^is longer than 1000 bytes"):
        standard_input(1000)


def test_a_closed_standard_input_is_an_input_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InputProblem, match=r"^is closed$"):
        standard_input(1000)


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
        contents(str(path), 1000)
    assert str(problem.value) == message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(InputProblem, match=r"^is not a regular file"):
        contents(str(path), 1000)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "no such file"),
        ("gone.txt", "no such file"),
        (".", "is not a regular file: send its text to standard input and name it `-`"),
        ("a" * 300, "cannot be read: File name too long"),
        ("a\0b", "cannot be read: embedded null byte"),
    ],
)
def test_a_name_that_leads_nowhere_is_said_in_plain_words(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputProblem) as problem:
        contents(name, 1000)
    assert str(problem.value) == message
