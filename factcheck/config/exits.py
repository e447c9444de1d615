"""The exit code: what a report has, held against what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.levels import CONFIDENCES, SEVERITIES, Confidence, Severity
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.results.model import ArticleReport
    from factcheck.results.report import Report

EXIT_FINDINGS, EXIT_USAGE, EXIT_INPUT = 1, 2, 3


class Thresholds(NamedTuple):
    """What decides over the exit code."""

    fail_on: Severity = "error"
    """The mildest severity that counts."""
    min_confidence: Confidence = "high"
    """The least confidence that counts."""
    require_coverage: float = 0.0
    """The least share of the claims of each article that must be checked, from 0 to 1; 0 asks for nothing."""
    exit_zero: bool = False
    """Neither findings nor too little coverage change the exit code."""


def exit_code(report: Report, thresholds: Thresholds) -> int:
    """Return 3 if an input could not be read, 1 if a finding counts or too little was checked, else 0.

    Whether too little was checked is told by `held`.
    """
    if report.errors:
        return EXIT_INPUT
    severities = SEVERITIES[: SEVERITIES.index(thresholds.fail_on) + 1]
    confidences = CONFIDENCES[: CONFIDENCES.index(thresholds.min_confidence) + 1]
    counting = any(
        finding.severity in severities and finding.confidence in confidences and finding.suppressed is None
        for finding in report.findings
    )
    failed = counting or any(entry.too_little is not None for entry in report.articles)
    return EXIT_FINDINGS if failed and not thresholds.exit_zero else 0


def held(report: Report, thresholds: Thresholds) -> Report:
    """Return the report in which each article says whether too small a share of its claims was checked.

    An article without a claim falls short as soon as anything is asked for: nothing was checked in it.
    """
    articles = tuple(entry._replace(too_little=_shortfall(entry, thresholds)) for entry in report.articles)
    return report._replace(articles=articles)


def _shortfall(entry: ArticleReport, thresholds: Thresholds) -> str | None:
    """Say in one line how far the coverage of an article lies below what is asked for; None if it does not."""
    least = thresholds.require_coverage
    if least <= 0 or _coverage(entry) >= least - _EPSILON:
        return None
    claims, asked = len(entry.claims), f"{100 * least:.4g} %"
    if not claims:
        return f"no claim was found, and {asked} of the claims must be checked"
    return f"{entry.checked} of {claims} claims checked ({100 * _coverage(entry):.3g} %), {asked} required"


def _coverage(entry: ArticleReport) -> float:
    return entry.checked / len(entry.claims) if entry.claims else 0.0


_EPSILON = 1e-9
"""Slack for shares such as 0.3, which binary fractions do not have."""
