"""Periods of the data, and from when on a figure could be known."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.reference.observations import Observation, Provenance, parse_period


def _year(status: str = "", published: str = "") -> Observation:
    """One value for 2014, whose publisher takes thirty days."""
    source = Provenance("p", "d", "1", published, "2020-01-01", "CC0-1.0", "", 30)
    first, last = dt.date(2014, 1, 1), dt.date(2014, 12, 31)
    return Observation("m", "e", None, "2014", first, last, 1.0, None, None, status, "", source)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-07", "2016-07-01", "2016-07-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-Q1", "2016-01-01", "2016-03-31"),
        ("2016-Q4", "2016-10-01", "2016-12-31"),
        ("2016-07-05", "2016-07-05", "2016-07-05"),
        ("2015-10/2016-09", "2015-10-01", "2016-09-30"),
        ("2016-09-23/2016-09-30", "2016-09-23", "2016-09-30"),
    ],
)
def test_both_ends_of_a_period_are_included(text: str, start: str, end: str) -> None:
    assert parse_period(text) == (dt.date.fromisoformat(start), dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    "text", ["", "16", "2016-13", "2016-02-30", "2016-Q0", "2016-7", "2016 ", "2016/", "/2016", "x"]
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):
        parse_period(text)


def test_a_figure_is_known_some_days_after_its_period() -> None:
    assert _year().known_from == dt.date(2015, 1, 30)


def test_a_figure_is_known_from_its_publication_if_that_was_earlier() -> None:
    assert _year(published="2014-06").known_from == dt.date(2014, 6, 1)
    assert _year(published="2019").known_from == dt.date(2015, 1, 30)


@pytest.mark.parametrize(
    ("status", "judges"),
    [
        ("", True),
        ("estimate", True),
        ("provisional", True),
        ("projection", False),
        ("forecast", False),
        ("target", False),
    ],
)
def test_a_projection_is_no_observation(status: str, judges: bool) -> None:
    assert _year(status).judges is judges
