"""What a rule is: code, name, severity, and the one text that documents it everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.levels import Severity


class Rule(NamedTuple):
    """One rule, with the five headings of its documentation."""

    code: str
    """Family and number: REF001."""
    name: str
    """What it finds, in two or three words."""
    severity: Severity
    """How bad a finding is."""
    does: str
    """What it does."""
    matters: str
    """Why it matters."""
    example: str
    """A line that it finds."""
    fix: str
    """How to fix it."""
    misses: str
    """What it does not catch."""
