"""Which findings change the exit code."""

from __future__ import annotations

import itertools

import pytest

from factcheck.config import FailOn, MinConfidence, Thresholds, exit_code, held
from factcheck.levels import CONFIDENCES, SEVERITIES, Confidence, Severity
from factcheck.results.model import Finding, InputError
from factcheck.results.report import Report
from tests.support import checked


def finding(severity: Severity = "error", confidence: Confidence = "high") -> Finding:
    (found,) = checked("0ver 100 shops in the old town lost their windows.").findings
    return found._replace(severity=severity, confidence=confidence)


def report(*findings: Finding, errors: tuple[InputError, ...] = ()) -> Report:
    return Report((checked("The lake is calm.")._replace(findings=findings),), errors)


def test_a_report_without_findings_gives_0() -> None:
    assert exit_code(report(), Thresholds("note", "low")) == 0


@pytest.mark.parametrize(("severity", "fail_on"), list(itertools.product(SEVERITIES, repeat=2)))
def test_a_finding_counts_if_it_is_at_least_as_severe_as_asked(severity: Severity, fail_on: Severity) -> None:
    counts = SEVERITIES.index(severity) <= SEVERITIES.index(fail_on)
    assert exit_code(report(finding(severity)), Thresholds(fail_on)) == int(counts)


@pytest.mark.parametrize(("confidence", "least"), list(itertools.product(CONFIDENCES, repeat=2)))
def test_a_finding_counts_if_it_is_at_least_as_sure_as_asked(confidence: Confidence, least: Confidence) -> None:
    counts = CONFIDENCES.index(confidence) <= CONFIDENCES.index(least)
    assert exit_code(report(finding("error", confidence)), Thresholds("error", least)) == int(counts)


def test_one_finding_must_be_both_severe_and_sure() -> None:
    two_halves = report(finding("error", "low"), finding("note", "high"))
    assert exit_code(two_halves, Thresholds("error", "high")) == 0
    assert exit_code(two_halves, Thresholds("error", "low")) == 1
    assert exit_code(two_halves, Thresholds("note", "high")) == 1


def test_a_suppressed_finding_does_not_count() -> None:
    suppressed = finding()._replace(suppressed="asked for in the text")
    assert exit_code(report(suppressed), Thresholds()) == 0
    assert exit_code(report(suppressed, finding()), Thresholds()) == 1


def test_exit_zero_hides_findings_but_not_unread_inputs() -> None:
    unread = (InputError("gone.txt", "no such file"),)
    assert exit_code(report(finding()), Thresholds(exit_zero=True)) == 0
    assert exit_code(report(finding(), errors=unread), Thresholds(exit_zero=True)) == 3


def test_an_unread_input_outranks_a_finding() -> None:
    assert exit_code(report(finding(), errors=(InputError("gone.txt", "no such file"),)), Thresholds()) == 3


def test_the_options_offer_every_level_and_no_other() -> None:
    assert tuple(level.value for level in FailOn) == SEVERITIES
    assert tuple(level.value for level in MinConfidence) == CONFIDENCES


def test_thresholds_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Thresholds().exit_zero = True  # type: ignore[misc]


# --- coverage ---------------------------------------------------------------------------------------------------


def _code(report: Report, thresholds: Thresholds) -> int:
    return exit_code(held(report, thresholds), thresholds)


HALF = "The population of France was about 66 million in 2015. Kenya will have a population of 90 million in 2050."
"""Two claims: one that is checked, and a forecast, which is not."""


@pytest.mark.parametrize(("asked", "code"), [(0.0, 0), (0.3, 0), (0.5, 0), (0.51, 1), (1.0, 1)])
def test_an_article_of_whose_claims_too_small_a_share_was_checked_gives_1(asked: float, code: int) -> None:
    entry = checked(HALF, "2016-10-01")
    assert (entry.checked, len(entry.claims)) == (1, 2)
    assert _code(Report((entry,)), Thresholds(require_coverage=asked)) == code


def test_each_article_must_reach_the_share_by_itself() -> None:
    good, none = checked("The population of France was about 66 million in 2015."), checked("The lake is calm.")
    report = held(Report((good, none)), Thresholds(require_coverage=0.1))
    assert [entry.too_little is None for entry in report.articles] == [True, False]


def test_an_article_without_a_claim_is_below_every_share_but_none() -> None:
    wordless = Report((checked("The lake is calm."),))
    assert _code(wordless, Thresholds()) == 0
    assert _code(wordless, Thresholds(require_coverage=0.01)) == 1


def test_exit_zero_hides_too_little_coverage() -> None:
    wordless = Report((checked("The lake is calm."),))
    assert _code(wordless, Thresholds(require_coverage=0.5, exit_zero=True)) == 0


def test_a_shortfall_is_told_with_its_figures() -> None:
    asked = Thresholds(require_coverage=0.755)
    report = held(Report((checked(HALF, "2016-10-01"), checked("The lake is calm."))), asked)
    assert [entry.too_little for entry in report.articles] == [
        "1 of 2 claims checked (50 %), 75.5 % required",
        "no claim was found, and 75.5 % of the claims must be checked",
    ]
