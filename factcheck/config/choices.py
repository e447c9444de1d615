"""The words that some settings choose from."""

from __future__ import annotations

from enum import StrEnum


class Color(StrEnum):
    """When the terminal report is coloured."""

    auto = "auto"
    always = "always"
    never = "never"


class FailOn(StrEnum):
    """The mildest severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"


class MinConfidence(StrEnum):
    """The least confidence with which a finding makes the exit code 1."""

    high = "high"
    medium = "medium"
    low = "low"


class HtmlReader(StrEnum):
    """How web pages are read."""

    auto = "auto"
    plain = "plain"
    main = "main"
