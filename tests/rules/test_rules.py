"""Each family of rules: what it finds, what it leaves alone, and the one text that documents it."""

from __future__ import annotations

import pytest

from factcheck.levels import SEVERITIES
from factcheck.rules.registry import FAMILIES, RULES
from tests.support import checked

DATE = "2016-10-01"


def _found(text: str, date: str = DATE) -> list[tuple[str, str]]:
    report = checked(text, date)
    return [(finding.rule, finding.span.of(text)) for finding in report.findings]


# --- the table ----------------------------------------------------------------------------------------------


def test_codes_and_names_are_unique_and_in_the_order_of_families() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert len({rule.name for rule in RULES}) == len(codes)
    assert [code[:3] for code in codes] == sorted(
        (c[:3] for c in codes), key=list(dict.fromkeys(c[:3] for c in codes)).index
    )
    for letters, family in FAMILIES.items():
        assert {rule.code[:3] for rule in family.rules} == {letters}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_documented_under_five_headings(rule: object) -> None:
    for heading in ("does", "matters", "example", "fix", "misses"):
        assert len(getattr(rule, heading)) > 10, heading


# --- REF ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "date", "rule", "severity"),
    [
        ("Kenya has a population of 90 million.", "2019-10-01", "REF001", "error"),
        ("Kenya has a population of 43 million.", "2024-10-01", "REF002", "warning"),
        ("The population of Syria was 17.8 million in 2016.", "2018-10-01", "REF003", "note"),
    ],
)
def test_a_verdict_that_needs_action_is_a_finding(text: str, date: str, rule: str, severity: str) -> None:
    (finding,) = checked(text, date).findings
    assert (finding.rule, finding.severity) == (rule, severity)
    assert finding.claims == ("c1",)
    assert finding.quantities == ("q1",)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has a population of 50 million.",
        "Kenya has a population of 51 million.",
        "Kenya could have a population of 90 million.",
        "Some 300 ships sailed to Kenya.",
    ],
)
def test_what_is_right_close_or_unchecked_is_no_finding(text: str) -> None:
    assert _found(text, "2019-10-01") == []


def test_the_likely_slip_is_the_suggestion() -> None:
    (finding,) = checked("Kenya has a population of 5 million.", "2019-10-01").findings
    assert finding.suggestion is not None
    assert "ten times too small" in finding.suggestion


# --- SUM ----------------------------------------------------------------------------------------------------


def test_a_part_that_must_be_larger_than_its_whole_is_found() -> None:
    text = "In Aleppo 338 people were killed this week, including over 400 children."
    assert _found(text) == [("SUM001", "400")]


@pytest.mark.parametrize(
    "text",
    [
        "In Aleppo 338 people were killed this week, including 106 children.",
        "In Aleppo more than 300 people were killed this week, including 338 children.",
        "In Aleppo about 300 people were killed this week, including 305 children.",
        "In Aleppo 338 people were killed this week, including up to 400 children.",
    ],
)
def test_a_part_that_can_be_smaller_is_left_alone(text: str) -> None:
    assert "SUM001" not in [rule for rule, _ in _found(text)]


# --- REP ----------------------------------------------------------------------------------------------------

BODY = "\n\nIn Aleppo 338 people were killed this week, doctors said.\n"


def test_a_headline_with_another_number_than_the_body_is_found() -> None:
    assert ("REP001", "383") in _found("383 people killed in Aleppo this week" + BODY)


@pytest.mark.parametrize(
    "headline",
    [
        "338 people killed in Aleppo this week",
        "More than 300 people killed in Aleppo this week",
        "About 340 people killed in Aleppo this week",
        "90 people killed in Homs this week",
    ],
)
def test_a_headline_that_agrees_or_tells_something_else_is_left_alone(headline: str) -> None:
    assert "REP001" not in [rule for rule, _ in _found(headline + BODY)]


# --- NUM ----------------------------------------------------------------------------------------------------


def test_a_digit_typed_for_a_letter_is_found() -> None:
    text = "0ver 100 ships sailed."
    (finding,) = checked(text, DATE).findings
    assert (finding.rule, finding.span.of(text)) == ("NUM003", "0ver")
    assert finding.suggestion == "over 100"


@pytest.mark.parametrize(
    ("written", "meant"), [("l00 ships", "100 ships"), ("1O0 ships", "100 ships"), ("$l2,500", "$12,500")]
)
def test_a_letter_typed_for_a_digit_is_found(written: str, meant: str) -> None:
    (finding,) = checked(f"They lost {written} in the storm.", DATE).findings
    assert finding.rule == "NUM003"
    assert finding.suggestion is not None
    assert meant.startswith(finding.suggestion)


@pytest.mark.parametrize("text", ["Over 100 ships sailed.", "0 ships sailed.", "They sailed 0n.", "10 ships sailed."])
def test_a_plain_word_or_number_is_left_alone(text: str) -> None:
    assert _found(text) == []


# --- all ----------------------------------------------------------------------------------------------------


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = "0ver 100 ships sailed. Kenya has a population of 90 million. Japan has a population of 90 million."
    report = checked(text, "2019-10-01")
    assert [f.rule for f in report.findings] == ["NUM003", "REF001", "REF001"]
    assert [f.span.start for f in report.findings] == sorted(f.span.start for f in report.findings)


def test_a_fingerprint_stays_while_the_rest_of_the_article_changes() -> None:
    line = "Kenya has a population of 90 million."
    (alone,) = checked(line, "2019-10-01").findings
    (after,) = checked(f"Rain fell on the hills. {line} It was cold.", "2019-10-01").findings
    (other,) = checked("Kenya has a population of 95 million.", "2019-10-01").findings
    assert alone.fingerprint == after.fingerprint != other.fingerprint


def test_every_severity_of_the_table_is_known() -> None:
    assert {rule.severity for rule in RULES} <= set(SEVERITIES)


def test_the_right_number_of_a_change_is_the_change_and_not_the_level() -> None:
    text = "Unemployment in Spain fell by 9 percentage points between 2013 and 2016."
    finding = next(f for f in checked(text, "2017-06-01").findings if f.rule == "REF001")
    assert finding.suggestion is not None
    assert finding.suggestion.startswith("6 percentage points")


def test_a_much_smaller_right_number_keeps_two_digits() -> None:
    finding = next(f for f in checked("Norway had a population of 52 million in 2016.", "2017-06-01").findings)
    assert finding.suggestion is not None
    assert "5.2 million" in finding.suggestion
