"""What words for a time mean in days, for an article of a given date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.article import Published
from factcheck.language.resolution import shifted
from tests.support import periods_of, resolved

if TYPE_CHECKING:
    from factcheck.article import Granularity

SATURDAY = Published(dt.date(2016, 10, 1), "day", "option")
UNDATED = Published(None, "day", "none")


def _known(granularity: Granularity, day: dt.date = dt.date(2016, 12, 31)) -> Published:
    return Published(day, granularity, "text", "2016")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("today", "2016-10-01", "2016-10-01"),
        ("yesterday", "2016-09-30", "2016-09-30"),
        ("this week", "2016-09-24", "2016-10-01"),
        ("last week", "2016-09-19", "2016-09-25"),
        ("next week", "2016-10-03", "2016-10-09"),
        ("this month", "2016-10-01", "2016-10-01"),
        ("last month", "2016-09-01", "2016-09-30"),
        ("this year", "2016-01-01", "2016-10-01"),
        ("last year", "2015-01-01", "2015-12-31"),
        ("next year", "2017-01-01", "2017-12-31"),
        ("over the past year", "2015-10-01", "2016-10-01"),
        ("in the past month", "2016-09-01", "2016-10-01"),
        ("on Thursday", "2016-09-29", "2016-09-29"),
        ("on Saturday", "2016-10-01", "2016-10-01"),
        ("in July 2016", "2016-07-01", "2016-07-31"),
        ("in February 2016", "2016-02-01", "2016-02-29"),
        ("in 2014", "2014-01-01", "2014-12-31"),
        ("on 3 May 2014", "2014-05-03", "2014-05-03"),
        ("in the second quarter of 2015", "2015-04-01", "2015-06-30"),
        ("in fiscal 2016", "2015-10-01", "2016-09-30"),
        ("in fiscal 2013-14", "2013-10-01", "2014-09-30"),
        ("in the 2014 fiscal year", "2013-10-01", "2014-09-30"),
        ("in FY15", "2014-10-01", "2015-09-30"),
        ("last fiscal year", "2015-10-01", "2016-09-30"),
        ("in the first half of 2015", "2015-01-01", "2015-06-30"),
        ("in the second half of last year", "2015-07-01", "2015-12-31"),
        ("in the first nine months of the year", "2016-01-01", "2016-09-30"),
        ("in the July-September quarter of 2015", "2015-07-01", "2015-09-30"),
        ("January-March 2015", "2015-01-01", "2015-03-31"),
        ("in the three months to June", "2016-04-01", "2016-06-30"),
        ("in the 12 months through March 2015", "2014-04-01", "2015-03-31"),
        ("in the year to March", "2015-04-01", "2016-03-31"),
        ("in the year that ended on 30 June 2015", "2014-07-01", "2015-06-30"),
        ("in the quarter ended March 31", "2016-01-01", "2016-03-31"),
        ("in the fiscal year that ended in March", "2015-04-01", "2016-03-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("ten years ago", "2006-01-01", "2006-12-31"),
        ("two decades ago", "1996-01-01", "1996-12-31"),
        ("two months ago", "2016-08-01", "2016-08-31"),
        ("in December last year", "2015-12-01", "2015-12-31"),
        ("in the third quarter of last year", "2015-07-01", "2015-09-30"),
        ("at end-2013", "2013-12-31", "2013-12-31"),
        ("in mid-2015", "2015-01-01", "2015-12-31"),
        ("in July", "2016-07-01", "2016-07-31"),
        ("on 30 September", "2016-09-30", "2016-09-30"),
    ],
)
def test_words_become_days(text: str, start: str, end: str) -> None:
    found = resolved(text, SATURDAY)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)
    assert found.text == text
    assert not found.inferred


@pytest.mark.parametrize(
    ("words", "base", "start", "end"),
    [
        ("a year earlier", "in May 2016", "2015-05-01", "2015-05-31"),
        ("a year earlier", "in the first quarter of 2016", "2015-01-01", "2015-03-31"),
        ("two years later", "in 2010", "2012-01-01", "2012-12-31"),
        ("a decade earlier", "in 2010", "2000-01-01", "2000-12-31"),
        ("the previous month", "in March 2016", "2016-02-01", "2016-02-29"),
        ("the same period a year ago", "in the first half of 2016", "2015-01-01", "2015-06-30"),
        ("the month before", "in January 2016", "2015-12-01", "2015-12-31"),
    ],
)
def test_words_that_point_to_another_period_move_it(words: str, base: str, start: str, end: str) -> None:
    (mention,) = periods_of(words)
    assert mention.anchor == "earlier"
    assert resolved(words, SATURDAY) is None
    other = resolved(base, SATURDAY)
    assert other is not None
    found = shifted(other, mention.unit, mention.shift, mention.text)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


def test_a_month_without_a_year_lies_in_the_twelve_months_before() -> None:
    january = Published(dt.date(2017, 1, 10), "day", "option")
    found = resolved("in November", january)
    assert found is not None
    assert found.start == dt.date(2016, 11, 1)


@pytest.mark.parametrize(
    "text", ["this week", "last year", "on Thursday", "in July", "yesterday", "over the past year"]
)
def test_without_a_date_relative_words_mean_nothing(text: str) -> None:
    assert resolved(text, UNDATED) is None


@pytest.mark.parametrize("text", ["in July 2016", "in 2016", "in fiscal 2016"])
def test_without_a_date_absolute_words_still_do(text: str) -> None:
    assert resolved(text, UNDATED) is not None


@pytest.mark.parametrize(
    ("text", "known"),
    [("this week", False), ("yesterday", False), ("last month", False), ("last year", True), ("this year", True)],
)
def test_a_date_known_to_the_year_resolves_years_only(text: str, known: bool) -> None:
    assert (resolved(text, _known("year")) is not None) is known


@pytest.mark.parametrize("text", ["on 30 February 2016", "on 31 April 2016", "on 29 February 2015"])
def test_a_day_that_does_not_exist_is_no_period(text: str) -> None:
    assert resolved(text, SATURDAY) is None


def test_the_end_of_february_one_month_back_from_a_long_month() -> None:
    found = resolved("in the past month", Published(dt.date(2016, 3, 31), "day", "option"))
    assert found is not None
    assert found.start == dt.date(2016, 2, 29)
