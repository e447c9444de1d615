"""Text from articles, file names and data, made harmless for Markdown as code hosts render it."""

from __future__ import annotations

import re

from factcheck.patterns import lazily
from factcheck.report.safe import safe

_JOINER = "\u2060"
"""Invisible and without width: it parts what a code host would take for a mention, a reference or an address."""
_TRIGGERS = lazily(
    r"@(?=\w)"  # a mention, or an address of mail
    r"|#(?=\w)"  # an issue
    r"|:(?=//)|www(?=\.)"  # a link
    r"|\b(?:gh|ghsa|cve)-(?=\w)"  # an issue, an advisory
    r"|:(?=[\w+-]{1,40}:)",  # a picture
    re.IGNORECASE,
)
_COMMIT = lazily(r"\b(?=[0-9]{0,39}[a-f])[0-9a-f]{7,40}\b", re.IGNORECASE)
_SHORT = lazily(".{6}")
"""Of fewer than seven digits nobody makes a commit."""
_MARKS = lazily(r"[\\`*_\[\]~|#!]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})
"""A dollar sign begins a formula, and a backslash before it does not help."""


def prose(text: str, most: int = 500) -> str:
    """Return text as part of a line or of a cell of a table, at most so many characters of it."""
    plain = " ".join(safe(text).split())
    if len(plain) > most:
        plain = plain[: most - 1] + "…"
    parted = _TRIGGERS.sub(lambda found: found.group() + _JOINER, plain)
    parted = _COMMIT.sub(lambda found: _SHORT.sub(lambda part: part.group() + _JOINER, found.group()), parted)
    return _MARKS.sub(lambda found: f"\\{found.group()}", parted).translate(_ENTITIES)


def code(text: str, most: int = 200) -> str:
    """Return text as code, which nothing in it can end; as prose if a table would not let it be code."""
    plain = " ".join(safe(text).split())
    if not plain or len(plain) > most or any(mark in plain for mark in "`|\\"):
        return prose(text, most)
    return f"`{plain}`"
