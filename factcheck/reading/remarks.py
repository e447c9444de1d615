"""Remarks to this program in the comments of a file: `<!-- factcheck: ignore[REF001] the agency's own count -->`."""

from __future__ import annotations

import re

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

_LEAD = lazily(r"\s*factcheck\s*:\s*", re.IGNORECASE)
_IGNORE = lazily(r"ignore(?![\w-])\s*(?:\[(?P<rules>[^\]\[]*)\]|(?!\[))\s*(?P<reason>.*)\Z", re.IGNORECASE | re.DOTALL)
_RULE = lazily("[A-Za-z]{2,8}[0-9]{0,4}")
_SHOWN = 60
"""Characters of a remark that a warning repeats."""


class Remark(NamedTuple):
    """A remark that tells the program to be quiet."""

    start: int
    """Where its comment begins in the file."""
    line: int
    """The line of the comment in the file, from 1."""
    rules: tuple[str, ...]
    """Codes and families as written; none for all."""
    reason: str
    """Why, in the words of the writer; may be empty."""


def read_remark(comment: str, start: int, line: int) -> Remark | str | None:
    """Read the words of a comment: a remark, a warning if it is one that is not understood, or None for any other."""
    lead = _LEAD.match(comment)
    if lead is None:
        return None
    said = comment[lead.end() :].strip()
    found = _IGNORE.match(said)
    rules = () if found is None else tuple((found["rules"] or "").replace(",", " ").split())
    if found is None or (found["rules"] is not None and not (rules and all(map(_RULE.fullmatch, rules)))):
        shown = " ".join(said.split())
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        return f"line {line}: “factcheck: {shown}” is not understood: write <!-- factcheck: ignore[REF001] reason -->"
    return Remark(start, line, () if found["rules"] is None else rules, " ".join(found["reason"].split()))
