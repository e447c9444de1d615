"""What a run is asked to check: names, folders, patterns and lists become documents, in order, each file once."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.reading import files, kinds
from factcheck.reading.document import InputProblem
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.reading.document import Document

STDIN = "<stdin>"
"""What a report calls standard input that has no name."""
_PATTERN = lazily(r"[*?\[]")
_ADDRESS = lazily(r"([a-zA-Z][a-zA-Z0-9+.-]+)://")
_PASSED_OVER = frozenset(("CVS", "_darcs", "node_modules", "__pycache__"))
"""Folders with nothing that its owner wrote for readers; those whose names begin with a dot are passed over too."""
_LONGEST_LIST = 50_000_000
_KINDS = ", ".join(kinds.READERS)


class Inputs(NamedTuple):
    """What the command line asks for."""

    names: tuple[str, ...]
    """Files, folders, patterns, addresses; `-` is standard input."""
    stdin_name: str | None = None
    """What standard input would be called as a file: its ending tells what it is, and reports name it so."""
    list_name: str | None = None
    """A file with more names, `-` for standard input."""
    written: tuple[str, ...] = ()
    """Files that the run writes. One that lies there from the run before is no article of a folder or a pattern."""
    html_reader: str = "auto"
    """How web pages are read: "auto", "plain" or "main"."""
    forbidden: str | None = None
    """What forbids the network, so that no address is read; None if nothing but the environment may."""
    private: bool = False
    """Whether an address may lie in a private network."""


class Unread(NamedTuple):
    """An input that cannot be read."""

    source: str
    """What the report calls it."""
    message: str
    """What is wrong and what to do, in one line."""


def documents(inputs: Inputs) -> Iterator[Document | Unread]:
    """Read all inputs, one after the other, in the order given; folders and patterns in the order of their names."""
    seen: set[str] = set()
    for found in _found(inputs):
        if isinstance(found, Unread):
            yield found
            continue
        identity = found if found == "-" or _ADDRESS.match(found) else _identity(found)
        if identity not in seen:
            seen.add(identity)
            yield _page(found, inputs) if _ADDRESS.match(found) else _read(found, inputs)


def _page(url: str, inputs: Inputs) -> Document | Unread:
    from factcheck.reading import web

    try:
        return web.read(url, web.Access(inputs.forbidden, inputs.private), inputs.html_reader)
    except InputProblem as problem:
        return Unread(web.shown(url), str(problem))


def _read(name: str, inputs: Inputs) -> Document | Unread:
    stdin_name = inputs.stdin_name
    source = (stdin_name or STDIN) if name == "-" else name
    kind = (stdin_name or "") if name == "-" else name
    try:
        limit = kinds.limit(kind)
        content = files.standard_input(limit) if name == "-" else files.contents(name, limit)
        return kinds.read(kind, content, source, inputs.html_reader)
    except InputProblem as problem:
        return Unread(source, str(problem))


def _identity(name: str) -> str:
    """The file itself, whichever way it is named."""
    try:
        return os.path.normcase(os.path.realpath(name))
    except (OSError, ValueError):
        return name


# --- which files ------------------------------------------------------------------------------------------------


def _found(inputs: Inputs) -> Iterator[str | Unread]:
    """The names of files, one by one, and what leads to none."""
    written = {_identity(name) for name in inputs.written}
    for name in inputs.names:
        for found in _named(name):
            if isinstance(found, Unread) or found == name or not written or _identity(found) not in written:
                yield found
    if inputs.list_name is None:
        return
    source = STDIN if inputs.list_name == "-" else inputs.list_name
    try:
        listed = _listed(inputs.list_name)
    except InputProblem as problem:
        yield Unread(source, str(problem))
        return
    if not listed and not inputs.names:
        yield Unread(source, "lists no file: nothing was checked")
    for name in listed:
        if _ADDRESS.match(name):
            yield from _named(name)
        else:
            yield from _on_disk("./-" if name == "-" else name)


def _named(name: str) -> Iterator[str | Unread]:
    """What a name of the command line stands for: a file, the files of a folder, or those that a pattern fits."""
    address = _ADDRESS.match(name)
    if name == "-":
        yield name
    elif address is not None:
        yield from _addressed(name, address[1].lower())
    elif _PATTERN.search(name) and not os.path.lexists(name):
        yield from _fitting(name)
    else:
        yield from _on_disk(name)


def _addressed(name: str, scheme: str) -> Iterator[str | Unread]:
    if scheme == "https":
        yield name
    elif scheme == "http":
        yield Unread(name, "is not read: anyone on the way can change what http:// sends, write https://")
    else:
        yield Unread(name, f"is not read: {scheme}:// is no way to an article, write https:// or name a file")


def _on_disk(name: str) -> Iterator[str | Unread]:
    try:
        folder = bool(name) and os.path.isdir(name)  # noqa: PTH112 (a name may hold what no path can)
    except ValueError:
        folder = False
    if folder:
        yield from _inside(name)
    else:
        yield name


def _fitting(pattern: str) -> Iterator[str | Unread]:
    """The files that a pattern fits: what a shell does on other systems, and `**` for all folders below."""
    import glob

    try:
        names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (keeps names as they are written)
    except (OSError, ValueError, re.error):
        names = []
    if not names:
        yield Unread(pattern, "no such file, and nothing that fits the pattern")
    below = [name for name in names if os.path.isdir(name)] if "**" in pattern else []  # noqa: PTH112
    for name in names:
        if name not in below:
            yield from _on_disk(name)
    if names and len(below) == len(names):
        yield Unread(pattern, "fits folders only: name the files in them, for example with **/*.md")


def _inside(folder: str) -> Iterator[str | Unread]:
    """The articles in a folder and the folders below it, by their endings. Links to folders are not followed."""
    some = False
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                names = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            some = True
            yield Unread(place, f"cannot be read: {error.strerror or error}")
            continue
        below = []
        for entry in names:
            if entry.name.startswith(".") or entry.name in _PASSED_OVER:
                continue
            if _is_folder(entry):
                below += [] if entry.is_symlink() else [entry.path]
            elif kinds.ending(entry.name) in kinds.READERS:
                some = True
                yield entry.path
        waiting += reversed(below)
    if not some:
        yield Unread(folder, f"holds no article ({_KINDS}): name the files themselves")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _listed(name: str) -> list[str]:
    """The names in a list: one a line, or with a zero byte behind each (`find -print0`, `git ls-files -z`)."""
    content = files.standard_input(_LONGEST_LIST) if name == "-" else files.contents(name, _LONGEST_LIST)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # how PowerShell writes a file
        try:
            lines = content.decode("utf-16").splitlines()
        except UnicodeDecodeError:
            raise InputProblem("is damaged: not utf-16") from None
    else:
        content = content.removeprefix(b"\xef\xbb\xbf")
        parts = content.split(b"\0") if b"\0" in content else content.replace(b"\r\n", b"\n").split(b"\n")
        lines = [os.fsdecode(part) for part in parts]
    return [line for line in lines if line.strip()]
