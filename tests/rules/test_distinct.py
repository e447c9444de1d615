"""Tests of factcheck.rules.distinct: one slip is told once."""

from __future__ import annotations

from factcheck.article import Span
from factcheck.results.model import Finding
from factcheck.rules.distinct import distinct
from tests.support import checked


def _finding(rule: str, *quantities: str, at: int = 0, message: str = "") -> Finding:
    span = Span(at, at + 1)
    return Finding(rule, "", "warning", "medium", span, message or rule, (), quantities, None, "")


def _rules(*findings: Finding) -> list[str]:
    return [finding.rule for finding in distinct(findings)]


def test_of_two_rules_on_the_same_numbers_the_one_that_says_more_stands() -> None:
    assert _rules(_finding("NUM008", "q1", "q2"), _finding("REP003", "q2", "q1")) == ["REP003"]
    assert _rules(_finding("SUM001", "q1", "q2"), _finding("PCT001", "q1", "q2", "q3")) == ["PCT001"]
    assert _rules(_finding("REP002", "q1", "q2"), _finding("REP004", "q1", "q2")) == ["REP004"]


def test_findings_that_share_only_some_of_their_numbers_are_two() -> None:
    assert _rules(_finding("REP002", "q1", "q2"), _finding("SUM002", "q2", "q3")) == ["REP002", "SUM002"]


def test_a_headline_that_stands_apart_has_a_number_of_its_own() -> None:
    assert _rules(_finding("REP001", "q1"), _finding("SUM002", "q1", "q2")) == ["REP001", "SUM002"]


def test_a_contradiction_of_the_reference_says_which_number_is_wrong() -> None:
    (stands,) = distinct([_finding("REF001", "q2"), _finding("SUM001", "q2", "q1", message="9 is no part of 4")])
    assert (stands.rule, stands.suggestion) == ("REF001", "9 is no part of 4")


def test_a_disagreement_of_sources_says_nothing_against_the_other_number() -> None:
    assert _rules(_finding("REF003", "q2"), _finding("SUM001", "q2", "q1")) == ["REF003", "SUM001"]


def test_a_number_that_cannot_be_read_is_not_computed_with() -> None:
    assert _rules(_finding("NUM002", "q2"), _finding("SUM001", "q1", "q2")) == ["NUM002"]


def test_a_unit_written_twice_is_a_slip_of_its_own() -> None:
    assert _rules(_finding("NUM001", "q1"), _finding("REF001", "q1")) == ["NUM001", "REF001"]


def test_one_number_that_differs_from_several_is_told_once() -> None:
    later = [_finding("REP002", f"q{i}", "q9", at=90, message=f"{i}") for i in (1, 2)]
    assert len(distinct(later)) == 1
    earlier = [_finding("REP002", "q1", f"q{i}", at=i, message="340, and here 430") for i in (2, 3)]
    assert len(distinct(earlier)) == 1


def test_an_age_that_differs_is_told_as_an_age() -> None:
    text = "Police named the driver as Tom Reed, 52.\n\nReed, 25, will be in court on Friday."
    assert [finding.rule for finding in checked(text, "2019-05-14").findings] == ["REP004"]


def test_a_number_told_twice_and_once_otherwise_is_one_slip() -> None:
    text = "The fire burnt 340 homes in Wexley.\n\nThe 340 homes in Wexley were old.\n\nAll 430 homes burnt in Wexley."
    assert [finding.rule for finding in checked(text, "2019-05-14").findings] == ["REP002"]
