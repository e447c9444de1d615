"""Words for a time are found, with the preposition that says how they bound the claim."""

from __future__ import annotations

import itertools

import pytest

from tests.support import periods_of, quantities_of


def _one(text: str) -> tuple[str, str, str, int, int, int]:
    (found,) = periods_of(text)
    return (found.text, found.role, found.anchor, found.year, found.month, found.day)


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on 14 March 2023", 2023, 3, 14),
        ("on March 14, 2023", 2023, 3, 14),
        ("on March 14th, 2023", 2023, 3, 14),
        ("on the 14th of March 2023", 2023, 3, 14),
        ("on 2023-03-14", 2023, 3, 14),
        ("on 14/3/2023", 2023, 3, 14),
        ("on 3/14/2023", 2023, 3, 14),
        ("on 31.12.2012", 2012, 12, 31),
        # either may be the month
        ("on 3/4/2023", 2023, 0, 0),
        ("in July 2016", 2016, 7, 0),
        ("in Sept. 2016", 2016, 9, 0),
        ("in 2016", 2016, 0, 0),
    ],
)
def test_a_date_is_read_as_year_month_and_day(text: str, year: int, month: int, day: int) -> None:
    assert _one(text)[2:] == ("absolute", year, month, day)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("in 2016", "in"),
        ("during July 2016", "in"),
        ("as of July 2016", "at"),
        ("at the end of 2015", "end"),
        ("since 2010", "since"),
        ("by 2030", "by"),
        ("until March 2020", "until"),
        ("before 2011", "before"),
        ("after last year", "after"),
    ],
)
def test_the_preposition_says_how_the_time_bounds_the_claim(text: str, role: str) -> None:
    found = _one(text)
    assert (found[0], found[1]) == (text, role)


@pytest.mark.parametrize("text", ["2014-15", "2014–15", "2014/15", "2014-2015"])
def test_a_span_of_years_has_a_last_year(text: str) -> None:
    (found,) = periods_of(f"in {text}")
    assert (found.year, found.last_year) == (2014, 2015)


@pytest.mark.parametrize(
    ("text", "anchor", "unit", "shift"),
    [
        ("this week", "relative", "week", 0),
        ("last year", "relative", "year", -1),
        ("next month", "relative", "month", 1),
        ("yesterday", "relative", "day", -1),
        ("over the past year", "span", "year", -1),
        ("in the last month", "span", "month", -1),
        ("on Thursday", "weekday", "", 3),
    ],
)
def test_a_relative_time_is_counted_from_the_article(text: str, anchor: str, unit: str, shift: int) -> None:
    (found,) = periods_of(text)
    assert (found.anchor, found.unit, found.shift) == (anchor, unit, shift)


@pytest.mark.parametrize(("text", "quarter"), [("in the second quarter of 2016", 2), ("in Q3 2016", 3)])
def test_a_quarter_without_a_year_is_the_latest_one(text: str, quarter: int) -> None:
    (found,) = periods_of(text)
    assert (found.year, found.quarter) == (2016, quarter)
    (bare,) = periods_of(text.removesuffix("2016").rstrip().removesuffix(" of"))
    assert (bare.anchor, bare.year, bare.quarter) == ("yearless", 0, quarter)


@pytest.mark.parametrize("text", ["fiscal 2016", "fiscal year 2016", "FY 2016", "financial year 2016"])
def test_a_fiscal_year_is_marked(text: str) -> None:
    (found,) = periods_of(text)
    assert (found.anchor, found.year) == ("fiscal", 2016)


@pytest.mark.parametrize(("text", "year"), [("FY89", 1989), ("FY14", 2014)])
def test_a_fiscal_year_of_two_digits_has_its_century(text: str, year: int) -> None:
    (found,) = periods_of(text)
    assert (found.anchor, found.year) == ("fiscal", year)


@pytest.mark.parametrize(
    "text",
    [
        "the second half of the book",
        "the first half was goalless",
        "a year or two",
        "the years before the war",
        "May's inflated ego",
        "12 months of rain",
        "2010 houses",
        "2016 people came",
        "$2016 was paid",
        "#2016 is the number",
        "more than 2000 people",
        "2000 percent",
        "1500 km",
        "he may come",
        "a march through the town",
        "a monday",
        "the year",
        "Prime Minister May spoke",
    ],
)
def test_a_number_that_counts_and_a_word_that_is_no_month_are_no_time(text: str) -> None:
    assert periods_of(text) == []


def test_periods_are_found_from_left_to_right_without_overlap() -> None:
    text = "It rose from 2010 until July 2016 and fell on 3 May 2017, a year after last week."
    spans = [(found.span.start, found.span.end) for found in periods_of(text)]
    assert [text[a:b] for a, b in spans] == ["2010", "July 2016", "3 May 2017", "last week"]
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in the 12 months to 31 March 2014", ["12 months", "31 March 2014"]),
        ("10 years ago", ["10 years"]),
        ("in the year to March 2014", ["March 2014"]),
        ("the 2010 census", ["2010"]),
    ],
)
def test_a_number_of_months_is_no_date_though_it_stands_in_a_period(text: str, numbers: list[str]) -> None:
    assert len(periods_of(text)) == 1
    assert [quantity.surface for quantity in quantities_of(text)] == numbers
