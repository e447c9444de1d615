"""What every format counts, in the same words, and what it says when nothing could be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.results.model import ArticleReport
    from factcheck.results.report import Report

NOTHING_CHECKED = "nothing was checked"
TOO_LITTLE = "too little was checked"
READER_WARNING = "warning of the reader"
"""Stands before what could not be read as its writer may have meant it: a date in a form of its own, a remark."""


def why_unchecked(entry: ArticleReport) -> str:
    """Say of an article in which no claim was held against data that this is no sign of being right."""
    numbers = len(entry.bound)
    if not numbers:
        return "No number was found in the text."
    said = f"None of the {numbers} numbers" if numbers > 1 else "The one number of the text"
    could = "could not" if numbers == 1 else "could"
    return f"{said} {could} be held against reference data: this is no sign of being right."


def closing(report: Report) -> str:
    """Count everything in one line: findings, claims, what is suppressed, what was not read."""
    entries = report.articles
    found = sum(finding.suppressed is None for finding in report.findings)
    hidden = len(report.findings) - found
    checked = sum(entry.checked for entry in entries)
    claims = sum(len(entry.verdicts) for entry in entries)
    blank = sum(not entry.checked for entry in entries)
    parts = [
        f"{counted(found, 'finding')} in {counted(len(entries), 'article')}",
        f"{checked} of {counted(claims, 'claim')} checked",
        f"{hidden} suppressed" if hidden else "",
        f"{NOTHING_CHECKED} in {counted(blank, 'article')}" if blank else "",
        f"{counted(len(report.errors), 'input')} not read" if report.errors else "",
    ]
    return " · ".join(part for part in parts if part)


def counted(number: int, noun: str) -> str:
    """Write a number and what it counts: 1 finding, 2 findings."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
