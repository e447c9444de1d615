"""Which findings change the exit code."""

from __future__ import annotations

import itertools

import pytest

from factcheck.config import FailOn, MinConfidence, Settings, exit_code
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
    assert exit_code(report(), Settings("note", "low")) == 0


@pytest.mark.parametrize(("severity", "fail_on"), list(itertools.product(SEVERITIES, repeat=2)))
def test_a_finding_counts_if_it_is_at_least_as_severe_as_asked(severity: Severity, fail_on: Severity) -> None:
    counts = SEVERITIES.index(severity) <= SEVERITIES.index(fail_on)
    assert exit_code(report(finding(severity)), Settings(fail_on)) == int(counts)


@pytest.mark.parametrize(("confidence", "least"), list(itertools.product(CONFIDENCES, repeat=2)))
def test_a_finding_counts_if_it_is_at_least_as_sure_as_asked(confidence: Confidence, least: Confidence) -> None:
    counts = CONFIDENCES.index(confidence) <= CONFIDENCES.index(least)
    assert exit_code(report(finding("error", confidence)), Settings("error", least)) == int(counts)


def test_one_finding_must_be_both_severe_and_sure() -> None:
    two_halves = report(finding("error", "low"), finding("note", "high"))
    assert exit_code(two_halves, Settings("error", "high")) == 0
    assert exit_code(two_halves, Settings("error", "low")) == 1
    assert exit_code(two_halves, Settings("note", "high")) == 1


def test_a_suppressed_finding_does_not_count() -> None:
    suppressed = finding()._replace(suppressed="asked for in the text")
    assert exit_code(report(suppressed), Settings()) == 0
    assert exit_code(report(suppressed, finding()), Settings()) == 1


def test_exit_zero_hides_findings_but_not_unread_inputs() -> None:
    unread = (InputError("gone.txt", "no such file"),)
    assert exit_code(report(finding()), Settings(exit_zero=True)) == 0
    assert exit_code(report(finding(), errors=unread), Settings(exit_zero=True)) == 3


def test_an_unread_input_outranks_a_finding() -> None:
    assert exit_code(report(finding(), errors=(InputError("gone.txt", "no such file"),)), Settings()) == 3


def test_the_options_offer_every_level_and_no_other() -> None:
    assert tuple(level.value for level in FailOn) == SEVERITIES
    assert tuple(level.value for level in MinConfidence) == CONFIDENCES


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Settings().exit_zero = True  # type: ignore[misc]
