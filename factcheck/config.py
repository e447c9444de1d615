"""What a run was asked to do, as one frozen value."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from factcheck.levels import CONFIDENCES, SEVERITIES, Confidence, Severity

if TYPE_CHECKING:
    from factcheck.results.report import Report


class Format(StrEnum):
    """How the report is written."""

    terminal = "terminal"
    json = "json"


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


class Settings(NamedTuple):
    """What decides over the exit code."""

    fail_on: Severity = "error"
    """The mildest severity that counts."""
    min_confidence: Confidence = "high"
    """The least confidence that counts."""
    exit_zero: bool = False
    """Findings never change the exit code."""


EXIT_FINDINGS, EXIT_USAGE, EXIT_INPUT = 1, 2, 3


def exit_code(report: Report, settings: Settings) -> int:
    """Return 3 if an input could not be read, 1 if a finding counts, else 0."""
    if report.errors:
        return EXIT_INPUT
    severities = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    confidences = CONFIDENCES[: CONFIDENCES.index(settings.min_confidence) + 1]
    counting = any(
        finding.severity in severities and finding.confidence in confidences and finding.suppressed is None
        for finding in report.findings
    )
    return EXIT_FINDINGS if counting and not settings.exit_zero else 0
