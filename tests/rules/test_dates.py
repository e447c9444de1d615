"""DAT: weekdays beside dates, and days that no calendar has. More texts are in tests/evaluation/consistency."""

from __future__ import annotations

import pytest

from tests.support import checked


def _found(text: str, date: str, rule: str) -> list[str]:
    return [finding.span.of(text) for finding in checked(text, date).findings if finding.rule == rule]


def test_a_weekday_that_the_date_does_not_have_is_told_with_both_ways_to_mend_it() -> None:
    (finding,) = checked("The council met on Monday, 14 March 2023.", "2023-03-20").findings
    assert (finding.rule, finding.severity, finding.confidence) == ("DAT001", "warning", "high")
    assert finding.message == "14 March 2023 is a Tuesday; the text says Monday"
    assert finding.suggestion == "Tuesday, or Monday, 13 March 2023"


@pytest.mark.parametrize(
    ("published", "found"),
    [
        ("2023-03-20", ["Monday, March 14"]),
        ("2023-09-20", []),  # too far from the article to know the year
        ("2022-03-20", []),  # a Monday
    ],
)
def test_a_date_without_a_year_is_taken_for_the_one_next_to_the_article(published: str, found: list[str]) -> None:
    assert _found("The council met on Monday, March 14.", published, "DAT001") == found


def test_a_date_without_a_year_is_left_alone_beside_another_year() -> None:
    assert _found("It was 2022. The council met on Wednesday, March 14.", "2023-03-20", "DAT001") == []


def test_the_year_after_new_year_is_the_next_one() -> None:
    assert _found("The fare rises on Thursday, January 2.", "2019-12-28", "DAT001") == []
    assert _found("The fare rises on Friday, January 2.", "2019-12-28", "DAT001") == ["Friday, January 2"]


def test_an_old_date_may_be_one_of_the_julian_calendar() -> None:
    assert _found("The crowd gathered on Sunday, 9 January 1905.", "2023-03-20", "DAT001") == []
    assert _found("The crowd gathered on Friday, 9 January 1905.", "2023-03-20", "DAT001") != []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It ends on 31 June.", "31 June does not exist: June has 30 days"),
        ("It ended on February 29, 2023.", "February 29, 2023 does not exist: February 2023 has 28 days"),
        ("It ended on 45 May 2020.", "45 May 2020 does not exist: May has 31 days"),
        ("The bill of 31/06/2023 is lost.", "31/06/2023 does not exist: June has 30 days"),
    ],
)
def test_a_day_that_no_calendar_has_is_an_error(text: str, message: str) -> None:
    (finding,) = checked(text, "2023-07-20").findings
    assert (finding.rule, finding.severity, finding.message) == ("DAT002", "error", message)


@pytest.mark.parametrize(
    "text",
    [
        "It ends on 30 June.",
        "It ends on February 29, 2024.",
        "Children born on February 29 are few.",
        "In June 31 died.",
        "There is no 31 June.",
        "The bill of 12/31/2023 is lost.",
    ],
)
def test_a_day_that_exists_or_is_none_is_left_alone(text: str) -> None:
    assert checked(text, "2023-07-20").findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was killed on 14 March 2031.", ["14 March 2031"]),
        ("He was killed on 14 March 2013.", []),
        ("He was killed on 2 June 2016.", []),  # already tomorrow, on the other side of the world
        ("The talks will begin on 14 March 2031.", []),
        ("The city won the right to host the games in 2024.", []),
    ],
)
def test_what_is_told_as_past_cannot_lie_after_the_article(text: str, found: list[str]) -> None:
    assert _found(text, "2016-06-01", "DAT007") == found


def test_a_day_above_31_needs_a_word_that_dates_have() -> None:
    (finding,) = checked("The ban runs out on October 32 with no new law.", "2016-10-01").findings
    assert finding.message == "October 32 does not exist: October has 31 days"
    assert checked("In October 32 boats sank.", "2016-10-01").findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jane Roe was born in 1950. She is 51.", ["51"]),
        ("Jane Roe was born in 1950. She is 61.", []),
        ("Jane Roe was born in 1950. It rained. She is 51.", []),  # who "she" is may have changed
        ("Jane Roe, born in 1950, sang.\n\nRoe, 51, thanked the band.", ["51"]),
        ("Jane Roe, born in 1950, sang.\n\nTom Roe, 51, thanked her.", []),
        ("Jane Roe, born in 1950, and Tom Roe sang.\n\nIn 1990 Jane Roe, 40, left the band.", []),
        ("Jane Roe, who was born in March 1950, died on Tuesday aged 51.", ["51"]),
        ("Jane Roe, who was born in March 1950, died on Tuesday aged 61.", []),
        ("Jane Roe, who was born in March 1950, died aged 51.", []),  # nobody says when
    ],
)
def test_an_age_is_held_against_the_birth_in_another_sentence(text: str, found: list[str]) -> None:
    assert _found(text, "2011-10-05", "DAT003") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The court sits on October 32 because the judge is ill.", ["October 32"]),
        ("They look into the October 32 attacks.", ["October 32"]),
        ("It was put off to Tuesday, October 32, the court said.", ["October 32"]),
        ("They met on October 32 boats.", []),
        ("It rained, October 32 boats, and no wind.", []),
    ],
)
def test_what_can_only_be_a_day(text: str, found: list[str]) -> None:
    assert _found(text, "2016-10-01", "DAT002") == found
