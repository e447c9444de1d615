"""Tests of factcheck.rules.percentages: what a finding says."""

from __future__ import annotations

import pytest

from tests.support import checked


@pytest.mark.parametrize(
    ("text", "rule", "message", "suggestion"),
    [
        (
            "Some 4.8 million of 22 million people, or about a third, left.",
            "PCT001",
            "4.8 million of 22 million is 21.8 %; the text says a third",
            None,
        ),
        (
            "Just 45 of 150 seats (40 percent) went to women.",
            "PCT001",
            "45 of 150 is 30 %; the text says 40 percent",
            "30 percent",
        ),
        (
            "Sales rose from 40 to 50 cars, up 20 percent.",
            "PCT002",
            "40 to 50 is +25 %; the text says 20 percent",
            "25 percent",
        ),
        (
            "Inflation rose from 4 to 5 percent, up 3 percentage points.",
            "PCT002",
            "4 to 5 percent is 1 percentage point; the text says 3 percentage points",
            "1 percentage point",
        ),
        (
            "The price fell by $5 to $40 from $50.",
            "PCT002",
            "$50 to $40 is a difference of 10; the text says $5",
            "$10",
        ),
        (
            "The rate fell from 9.5 percent to 8 percent, a drop of 1.5 percent.",
            "PCT003",
            "9.5 percent to 8 percent is 1.5 percentage points or -15.8 %; the text says 1.5 percent",
            "1.5 percentage points",
        ),
        (
            "Output tripled from 400 to 700 tonnes.",
            "PCT004",
            "400 to 700 tonnes is 1.75 times; the text says tripled",
            None,
        ),
        (
            "Sales rose from 50 to 40 cars.",
            "PCT007",
            "50 to 40 is a fall; the text tells a rise",
            None,
        ),
        (
            "Sales rose from 50 to 40 cars, up 20 percent.",
            "PCT007",
            "50 to 40 is a fall; the text tells a rise",
            None,
        ),
        (
            "One in five, or 25 percent, have no work.",
            "PCT005",
            "One in five is 20 %; the text says 25 percent",
            "20 percent",
        ),
        (
            "The state gave $10 million to 400 families, $2,500 each.",
            "PCT006",
            "$10 million for 400 is $25,000 each; the text says $2,500",
            "$25,000",
        ),
        (
            "The tram carried 18 million riders, up 40 percent from 15 million.",
            "PCT002",
            "15 million to 18 million is +20 %; the text says 40 percent",
            "20 percent",
        ),
        (
            "She took 36 wickets in 12 matches, an average of 4 a match.",
            "PCT006",
            "36 for 12 is 3 each; the text says 4",
            "3",
        ),
    ],
)
def test_a_finding_shows_the_arithmetic(text: str, rule: str, message: str, suggestion: str | None) -> None:
    (finding,) = checked(text, "2016-10-01").findings
    assert (finding.rule, finding.message, finding.suggestion) == (rule, message, suggestion)
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "Just 45 of 150 seats (30 percent) went to women.",
        "Sales rose from 40 to 50 cars, up 25 percent.",
        "Sales rose from $4 billion to $5 billion, up 30 percent.",  # rounding allows it
        "Inflation rose from 4 to 5 percent, up 25 percent.",
        "Turnout rose from 99 to 100 percent, up 1 percent.",
        "Output nearly tripled from 400 to 1,150 tonnes.",
        "Debts more than halved from 90 to 41 million.",
        "A third, or 31 percent, have no work.",
        "The line earned $4 million on sales of $90 million, up 25 percent from $3.2 million.",
    ],
)
def test_what_the_numbers_can_give_is_left_alone(text: str) -> None:
    assert checked(text, "2016-10-01").findings == ()


def test_points_for_certain_are_surer_than_points_by_the_digits() -> None:
    sure = "The rate fell from 9.5 percent to 8.0 percent, a drop of 1.5 percent."
    rounded = "The rate rose from 4 to 5 percent, up 1 percent."
    assert [checked(text, "2016-10-01").findings[0].confidence for text in (sure, rounded)] == ["high", "medium"]
