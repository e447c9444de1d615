"""DAT: ages, lengths of time and anniversaries. More texts are in tests/evaluation/consistency."""

from __future__ import annotations

import pytest

from tests.support import checked


def _messages(text: str, date: str) -> list[tuple[str, str, str]]:
    return [(found.rule, found.severity, found.message) for found in checked(text, date).findings]


@pytest.mark.parametrize(
    ("text", "date", "rule", "message"),
    [
        (
            "Jane Roe, 51, was born in 1950.",
            "2011-06-01",
            "DAT003",
            "born 1950, one is 60 or 61 at the article's date; the text says 51",
        ),
        (
            "The poet (1920–1994) died aged 84.",
            "2011-06-01",
            "DAT003",
            "born 1920, one is 73 or 74 in 1994; the text says 84",
        ),
        (
            "Her teacher, who was 81 in 1997, graduated in 1926.",
            "1997-06-01",
            "DAT003",
            "who is 81 in 1997 was at most 11 years old in 1926, and graduated",
        ),
        (
            "She led it for ten years, from 1990 to 2004.",
            "2015-06-01",
            "DAT004",
            "1990 to 2004 is 14 years, or 15 with both ends; the text says ten years",
        ),
        (
            "It lasted eight days, from 3 May 2014 to 21 May 2014.",
            "2015-06-01",
            "DAT004",
            "3 May 2014 to 21 May 2014 is 18 to 19 days; the text says eight days",
        ),
        (
            "They marked the 50th anniversary of the 1963 march.",
            "2023-08-20",
            "DAT005",
            "50 years after 1963 was 2013; the article is of 2023, 60 years after 1963",
        ),
        (
            "The plant closed seven years ago, in 2003.",
            "2023-03-20",
            "DAT006",
            "from 2003 to 2023 it is 20 years; the text says seven years",
        ),
    ],
)
def test_a_length_that_its_dates_do_not_give_is_told_with_the_sum(
    text: str, date: str, rule: str, message: str
) -> None:
    assert _messages(text, date) == [(rule, "warning", message)]


def test_one_year_less_than_the_difference_is_only_a_note() -> None:
    (found,) = checked("She led it for ten years, from 1990 to 2001.", "2015-06-01").findings
    assert (found.rule, found.severity, found.confidence) == ("DAT004", "note", "low")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Jane Roe, 60, was born in 1950.", "2011-06-01"),  # her birthday is to come
        ("The king (1950–1975) died aged 89.", "2011-06-01"),  # the years of his reign
        ("The 34-year-old has a son who was born in 2009.", "2011-06-01"),
        ("She led it for 15 years, from 1990 to 2004.", "2015-06-01"),  # both ends counted
        ("The director from 1956 to 1997 died at the age of 96.", "2015-06-01"),
        ("They will mark the 50th anniversary of the 1963 march.", "2012-12-20"),
        ("In 2013, on the 50th anniversary of the 1963 march, he spoke.", "2023-08-20"),
        ("It closed some 20 years ago, in 2005.", "2023-03-20"),
        ("In 2015 it was at a five-year low, the lowest since 2010.", "2023-03-20"),
    ],
)
def test_what_the_dates_allow_is_left_alone(text: str, date: str) -> None:
    assert _messages(text, date) == []
