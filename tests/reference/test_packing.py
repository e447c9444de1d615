"""What is packed for the store comes out of it again."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reference.observations import parse_period
from factcheck.reference.packing import Point, during, pack, successor, unpack

PERIODS = st.one_of(
    st.integers(1900, 2100).map(str),
    st.builds("{}-Q{}".format, st.integers(1900, 2100), st.integers(1, 4)),
    st.builds("{}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds("{}-{:02}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)),
    st.integers(1900, 2100).map(lambda year: f"{year - 1}-10/{year}-09"),
)
VALUES = st.one_of(st.integers(-(10**12), 10**12), st.floats(-1e12, 1e12))
POINTS = st.lists(
    st.builds(
        Point,
        PERIODS,
        VALUES,
        st.none() | VALUES,
        st.none() | VALUES,
        st.sampled_from(["", "estimate", "forecast"]),
        st.sampled_from(["", "as first announced"]),
    ),
    unique_by=lambda point: (point.period, point.status, point.note),
    max_size=40,
)


@given(POINTS)
def test_every_point_comes_back(points: list[Point]) -> None:
    packed = json.loads(json.dumps(pack(points)))
    assert sorted(map(repr, unpack(packed))) == sorted(repr(tuple(point)) for point in points)


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("1999", "2000"),
        ("2016-Q4", "2017-Q1"),
        ("2016-12", "2017-01"),
        ("2016-12-31", "2017-12-31"),
        ("2016-02-29", None),
        ("2015-10/2016-09", "2016-10/2017-09"),
        ("2016-09-23/2016-09-30", None),
    ],
)
def test_the_period_after_a_period(period: str, following: str | None) -> None:
    assert successor(period) == following


def test_neighbouring_years_share_one_entry() -> None:
    points = [Point(str(year), year * 2) for year in (2001, 2002, 2003, 2005)]
    assert pack(points) == [["2001", [4002, 4004, 4006, None, 4010]]]


def test_a_long_gap_begins_a_new_entry() -> None:
    assert pack([Point("1990", 1), Point("1991", 2), Point("2010", 3)]) == [["1990", [1, 2]], ["2010", 3]]


@given(POINTS, st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)), st.integers(0, 900))
def test_of_a_time_come_the_points_whose_period_touches_it(points: list[Point], first: dt.date, days: int) -> None:
    last = first + dt.timedelta(days=days)
    packed = pack(points)
    touching = []
    for point in unpack(packed):
        start, end = parse_period(point[0])
        if start <= last and end >= first:
            touching.append(point)
    assert list(during(packed, first, last)) == touching
