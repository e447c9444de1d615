"""Numbers, places and times that a sentence lists side by side."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, reason_of

DATE = "2015-06-10"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Inflation in Poland and Hungary was 1.2 percent and 2.3 percent respectively.",
            {"1.2 percent": "POL", "2.3 percent": "HUN"},
        ),
        (
            "Inflation rates in Denmark, Norway and Sweden were 0.6, 2.1 and 0.2 percent.",
            {"0.6": "DNK", "2.1": "NOR", "0.2 percent": "SWE"},
        ),
        (
            "Inflation in Poland and Hungary, at 1.2 and 2.3 percent, is the lowest in Europe.",
            {"1.2": "POL", "2.3 percent": "HUN"},
        ),
        (
            "Denmark, Norway and Sweden have 5.6 million, 5.1 million and 9.7 million inhabitants respectively.",
            {"5.6 million": "DNK", "5.1 million": "NOR", "9.7 million": "SWE"},
        ),
    ],
)
def test_places_and_numbers_go_together_one_by_one(text: str, numbers: dict[str, str]) -> None:
    report = checked(text, DATE)
    assert {number: claim_of(report, number).entity for number in numbers} == numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Inflation in Poland, Hungary and Austria was 1.2 percent and 2.3 percent respectively.", "1.2 percent"),
        ("Inflation in Poland and Hungary was 1.2 percent.", "1.2 percent"),
        ("Inflation in Poland and Hungary was 1.2 percent and 2.3 percent in 2013 and 2014.", "2.3 percent"),
    ],
)
def test_lists_that_do_not_match_bind_nothing(text: str, number: str) -> None:
    assert reason_of(checked(text, DATE), number)


@pytest.mark.parametrize(
    ("text", "number", "start", "end"),
    [
        (
            "Inflation in Chad was 2 percent in May, against 3 percent in April.",
            "3 percent",
            "2015-04-01",
            "2015-04-30",
        ),
        (
            "Inflation in Chad was 2 percent in May, 3 percent in April and 4 percent in March.",
            "4 percent",
            "2015-03-01",
            "2015-03-31",
        ),
        (
            "Inflation in Chad was 2 percent in 2014, after 3 percent the previous year.",
            "3 percent",
            "2013-01-01",
            "2013-12-31",
        ),
        (
            "Inflation in Chad was 2 percent in the first quarter, against 3 percent a year earlier.",
            "3 percent",
            "2014-01-01",
            "2014-03-31",
        ),
        (
            "Chad had 11 million inhabitants in 2009; five years later it had 13 million.",
            "13 million",
            "2014-01-01",
            "2014-12-31",
        ),
    ],
)
def test_the_same_is_told_of_another_time(text: str, number: str, start: str, end: str) -> None:
    report = checked(text, DATE)
    claim = claim_of(report, number)
    assert claim.entity == "TCD"
    assert claim.period is not None
    assert (claim.period.start.isoformat(), claim.period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Inflation in Chad was 2 percent in 2013 and wages rose 3 percent in 2014.",
        "Inflation in Chad was 2 percent in 2013, and 3 percent of villages had power in 2014.",
        "Inflation in Chad was 2 percent in 2013, and 3 people came in 2014.",
    ],
)
def test_another_number_with_a_time_is_not_the_same_once_more(text: str) -> None:
    assert reason_of(checked(text, DATE), "3 percent" if "3 percent" in text else "3")
