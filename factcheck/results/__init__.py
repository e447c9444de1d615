"""What a check gives: verdicts, findings and the report, and the JSON document that shows all of them."""

from factcheck.levels import Confidence, Outcome, Severity
from factcheck.results.model import ArticleReport, Compared, Dataset, Finding, InputError, Slip, Verdict
from factcheck.results.report import Report

__all__ = [
    "ArticleReport",
    "Compared",
    "Confidence",
    "Dataset",
    "Finding",
    "InputError",
    "Outcome",
    "Report",
    "Severity",
    "Slip",
    "Verdict",
]
