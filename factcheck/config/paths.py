"""Patterns of paths: `opinion/**`, `*.md`, `desk/*/draft.txt`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ANY = "**"
"""The part of a pattern that stands for any number of folders."""


def matches(pattern: str, base: Path, source: str) -> bool:
    """Tell whether an article is one of a pattern, whose paths count from a folder.

    `*` and `?` stand for characters of one name, `**` for any number of folders. A pattern without a slash fits a name
    in any folder, and one that ends in a slash all that lies below. An address is held against the pattern as it is.
    """
    name = source if "://" in source else _below(base, source)
    if name is None:
        return False
    parts = pattern.removeprefix("./").split("/")
    if len(parts) == 1:
        parts = [_ANY, *parts]
    return _fits(name.split("/"), [*parts[:-1], parts[-1] or _ANY])


def _below(base: Path, source: str) -> str | None:
    """The path of an article from a folder on, with slashes; None if it does not lie there."""
    path = os.path.relpath(os.path.realpath(source), os.path.realpath(base))
    return None if path.startswith(os.pardir + os.sep) else path.replace(os.sep, "/")


def _fits(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether all names are spent by all parts. The time grows with the product of both, whatever the pattern."""
    from fnmatch import fnmatchcase

    open_at = _skipped({0}, parts)
    for name in names:
        further = {at for at in open_at if at < len(parts) and parts[at] == _ANY}
        further |= {
            at + 1
            for at in open_at
            if at < len(parts) and parts[at] != _ANY and fnmatchcase(name, parts[at].replace("[", "[[]"))
        }
        open_at = _skipped(further, parts)
    return len(parts) in open_at


def _skipped(open_at: set[int], parts: Sequence[str]) -> set[int]:
    """Add the places behind each `**` that stands for nothing more."""
    found = set(open_at)
    for at in sorted(open_at):
        here = at
        while here < len(parts) and parts[here] == _ANY:
            here += 1
            found.add(here)
    return found
