"""JUnit XML as a CI server reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report import junit
from factcheck.results import InputError, Report
from tests.report import samples
from tests.support import checker

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def _read(report: Report, *, show_suppressed: bool = False) -> Element:
    return ElementTree.fromstring(junit.render(report, samples.view(show_suppressed=show_suppressed)))


def _outcomes(report: Report) -> dict[str, list[str]]:
    """Of each suite the outcomes of its cases."""
    return {
        str(suite.get("name")): [case[0].tag if len(case) else "passed" for case in suite.iter("testcase")]
        for suite in _read(report)
    }


@pytest.mark.parametrize("name", samples.NAMES)
def test_the_counts_are_those_of_the_cases(name: str) -> None:
    root = _read(samples.report(name))
    for part in (root, *root):
        cases = list(part.iter("testcase"))
        assert part.get("tests") == str(len(cases))
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert part.get(attribute) == str(sum(case.find(tag) is not None for case in cases)), attribute


def test_an_article_is_a_suite_and_what_became_of_its_claims_are_cases() -> None:
    assert _outcomes(samples.report("desk")) == {
        "news/café 1.txt": ["failure", "failure"],
        "old.txt": ["skipped", "failure"],
        "right.txt": ["passed"],
        "unknown.txt": ["skipped"],
        "wordy.txt": ["skipped"],
        "shops.docx": ["failure"],
        "gone.txt": ["error"],
        "x y.docx": ["error"],
    }


def test_a_failure_says_where_and_what_and_how_bad() -> None:
    case = next(_read(samples.report("aleppo")).iter("failure"))
    assert case.get("type") == "error"
    assert str(case.get("message")).startswith("REF001 the text says 10,000")
    lines = str(case.text).splitlines()
    assert lines[0].startswith("aleppo.txt:11:79: REF001 ")
    assert "sentence: The United States admitted 10,000 Syrian refugees this year." in lines


def test_names_stay_the_same_when_lines_move() -> None:
    text = "The population of France was about 22 million in 2015.\n" * 2
    names = [
        [case.get("name") for case in _read(checker().report([samples.article(before + text, "a")])).iter("testcase")]
        for before in ("", "Shops\n\n")
    ]
    assert names[0] == names[1] == ["22 million: population of France", "22 million: population of France (2)"]


def test_a_contradiction_whose_rule_is_off_is_not_passed() -> None:
    entry = samples.report("ten_times_too_small").articles[0]
    assert _outcomes(checker().report([entry._replace(findings=())])) == {
        "ten_times_too_small.txt": ["skipped", "passed"]
    }


def test_a_note_is_no_failure_unless_the_run_fails_for_notes() -> None:
    entry = samples.report("ten_times_too_small").articles[0]
    note = entry.findings[0]._replace(severity="note")
    report = checker().report([entry._replace(findings=(note,))])
    case = next(_read(report).iter("skipped"))
    assert str(case.get("message")).startswith("note: REF001 ")
    assert "sentence: " in str(case.text)
    assert _outcomes(report) == {"ten_times_too_small.txt": ["skipped", "passed"]}
    strict = ElementTree.fromstring(junit.render(report, samples.view()._replace(fail_on="note")))
    assert strict.get("failures") == "1"


def test_what_a_reader_could_not_make_sense_of_is_the_output_of_its_suite() -> None:
    suites = {suite.get("name"): suite[-1] for suite in _read(samples.report("desk"))}
    assert suites["right.txt"].tag == "system-err"
    assert str(suites["right.txt"].text).startswith("right.txt: warning of the reader: line 2: the date ")
    assert [name for name, last in suites.items() if last.tag == "system-err"] == ["right.txt"]


def test_the_reason_of_a_suppression_is_shown_on_demand() -> None:
    for show, told in ((False, "suppressed"), (True, "suppressed: quoted as it was printed")):
        skipped = [each.get("message") for each in _read(samples.report("desk"), show_suppressed=show).iter("skipped")]
        assert told in skipped


@given(text=st.text(), name=st.text(min_size=1))
def test_any_text_gives_xml_that_parses(text: str, name: str) -> None:
    entry = samples.report("aleppo").articles[0]
    finding = entry.findings[0]._replace(message=f"x {text}", suggestion=text, suppressed=None)
    article = entry.article._replace(source=name)
    report = Report((entry._replace(article=article, findings=(finding,)),), (InputError(name, text),))
    failure = next(_read(report).iter("failure"))
    assert failure.get("message") is not None
