"""What a run is asked to check: names, folders, patterns and lists become documents, in order, each file once."""

from __future__ import annotations

import io
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from factcheck.reading.inputs import Inputs, Unread, documents

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("desk")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles of several kinds, and much that is none."""
    for name in (
        "b.txt", "a.md", "c/d.html", "c/e/f.TXT", "c/picture.png", "c/notes.log", "c/.hidden.txt", ".git/x.txt",
        "node_modules/m/README.md", "empty/.keep", "logs/a.log", "[1].txt", "data",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"There are 5 swans in {path.stem}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def asked(*names: str, stdin_name: str | None = None, list_name: str | None = None) -> list[str]:
    """Return what is read, by its name with slashes, and behind what is not, a colon and the beginning of why."""
    found = documents(Inputs(names, stdin_name, list_name))
    return [
        f"{one.source}: {one.message.split(':')[0]}" if isinstance(one, Unread) else one.source.replace(os.sep, "/")
        for one in found
    ]


def send(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_a_folder_is_read_with_those_below_it_in_the_order_of_names() -> None:
    assert asked(".") == ["./[1].txt", "./a.md", "./b.txt", "./c/d.html", "./c/e/f.TXT"]
    assert asked("c/e", "c") == ["c/e/f.TXT", "c/d.html"]


def test_a_file_is_read_once_however_it_is_named(desk: Path) -> None:
    assert asked("b.txt", "./b.txt", "c/../b.txt", str(desk / "b.txt"), "*.txt") == ["b.txt", "[1].txt"]
    assert asked("gone.txt", "gone.txt") == ["gone.txt: no such file"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["[1].txt", "b.txt"]),
        ("**/*.txt", ["[1].txt", "b.txt"]),
        ("**/*.html", ["c/d.html"]),
        ("?.md", ["a.md"]),
        ("[ab].*", ["a.md", "b.txt"]),
        ("[1].txt", ["[1].txt"]),
        ("c*", ["c/d.html", "c/e/f.TXT"]),
        ("**/e/**", ["c/e/f.TXT"]),
        ("*.doc", ["*.doc: no such file, and nothing that fits the pattern"]),
        ("[", ["[: no such file, and nothing that fits the pattern"]),
    ],
)
def test_a_pattern_names_what_fits_it(pattern: str, expected: list[str]) -> None:
    assert asked(pattern) == expected


@pytest.mark.parametrize("folder", ["empty", "logs"])
def test_a_folder_without_articles_is_an_error(folder: str) -> None:
    (found,) = documents(Inputs((folder,)))
    assert isinstance(found, Unread)
    assert found.message.startswith("holds no article (.txt, .text, .md, ")


def test_one_that_cannot_be_read_does_not_stop_the_others() -> None:
    assert asked("b.txt", "gone.txt", "a.md", "") == ["b.txt", "gone.txt: no such file", "a.md", ": no such file"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_do_not_lead_in_circles(desk: Path) -> None:
    (desk / "c" / "again").symlink_to(desk, target_is_directory=True)
    (desk / "c" / "self.txt").symlink_to(desk / "c" / "self.txt")
    (desk / "c" / "same.txt").symlink_to(desk / "b.txt")
    (desk / "c" / "gone.md").symlink_to(desk / "nowhere.md")
    (desk / "link").symlink_to(desk / "c" / "e", target_is_directory=True)
    assert asked("c") == [
        "c/d.html",
        "c/gone.md: no such file",
        "c/same.txt",
        "c/self.txt: cannot be read",
        "c/e/f.TXT",
    ]
    assert asked("link") == ["link/f.TXT"]


def test_a_folder_far_down_is_found(desk: Path) -> None:
    folders = [desk / "deep"]
    for _ in range(1200):  # more than Python may call functions inside each other
        folders.append(folders[-1] / "d")
    try:
        for folder in folders:
            folder.mkdir()
        (folders[-1] / "a.txt").write_text("5 swans", encoding="utf-8")
        assert len(asked("deep")) == 1
    finally:  # what cleans up after the tests cannot go so far down
        (folders[-1] / "a.txt").unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()


@pytest.mark.parametrize(
    "content",
    [
        b"a.md\nc/d.html\n",
        b"a.md\r\nc/d.html",
        b"\na.md\n\n \nc/d.html\n\n",
        b"a.md\0c/d.html\0",
        "\ufeffa.md\nc/d.html\n".encode(),
        "a.md\nc/d.html\n".encode("utf-16"),
    ],
)
def test_a_list_names_files(content: bytes, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "list").write_bytes(content)
    assert asked(list_name="list") == ["a.md", "c/d.html"]
    assert asked("b.txt", "a.md", list_name="list") == ["b.txt", "a.md", "c/d.html"]
    send(content, monkeypatch)
    assert asked(list_name="-") == ["a.md", "c/d.html"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_list_may_hold_any_name(desk: Path) -> None:
    for name in (b"two\nlines.txt", b"caf\xe9.txt", b"-"):
        with open(os.fsencode(desk) + b"/" + name, "wb") as stream:  # noqa: PTH123 (the name is no text)
            stream.write(b"5 swans")
    (desk / "list").write_bytes(b"two\nlines.txt\0caf\xe9.txt\0-\0[1].txt\0*.md\0")
    assert asked(list_name="list") == ["two\nlines.txt", "caf\udce9.txt", "./-", "[1].txt", "*.md: no such file"]


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "lists no file"), (b"\n\n", "lists no file"), (b"\xff\xfea", "is damaged")]
)
def test_a_list_that_names_nothing_is_an_error(content: bytes, said: str, desk: Path) -> None:
    (desk / "list").write_bytes(content)
    assert asked(list_name="list") == [f"list: {said}"]
    assert asked(list_name="nowhere") == ["nowhere: no such file"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (None, "# 5 *swans*"),
        ("story.txt", "# 5 *swans*"),
        ("desk/story.md", "5 swans"),
        ("story.html", "# 5 *swans*"),
    ],
)
def test_the_name_of_standard_input_tells_what_it_is(
    name: str | None, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(b"# 5 *swans*", monkeypatch)
    (document,) = documents(Inputs(("-", "-"), name))
    assert not isinstance(document, Unread)
    assert (document.source, document.text) == (name or "<stdin>", text)


def test_a_page_without_a_name_is_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    send(b"\n<!DOCTYPE html><p>5 <b>swans</b>", monkeypatch)
    (document,) = documents(Inputs(("-",)))
    assert not isinstance(document, Unread)
    assert document.text == "5 swans"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", "is an old Word file"),
        ("A.ODT", b"PK", "is an OpenDocument text"),
        ("a.rtf", b"{\\rtf1 5}", "is a Rich Text file"),
        ("a.pdf", b"%PDF-1.7 5", "is a PDF"),
        ("a.pages", b"PK", "is a Pages document"),
        ("a.txt", b"%PDF-1.7 5", "is a PDF"),
        ("a.md", b"{\\rtf1 5}", "is a Rich Text file"),
        ("a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 5", "is an old Word file"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(name: str, content: bytes, said: str, desk: Path) -> None:
    (desk / name).write_bytes(content)
    (found,) = documents(Inputs((name,)))
    assert isinstance(found, Unread)
    assert found.message.startswith(said)
    assert "save" in found.message or "export" in found.message
