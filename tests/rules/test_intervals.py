"""Tests of factcheck.rules.intervals."""

from __future__ import annotations

import math

import pytest

from factcheck.rules import intervals
from factcheck.rules.intervals import Interval
from tests.support import checked


def _quantity(text: str) -> Interval:
    return intervals.of(checked(text, "2016-10-01").bound[0].quantity)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They lost 14 ships.", 14, 14),
        ("They lost 14 percent.", 13.5, 14.5),
        ("They lost 4,000 ships.", 3950, 4050),
        ("They lost more than 14 ships.", 14, math.inf),
        ("They lost up to 14 ships.", -math.inf, 14),
    ],
)
def test_a_count_is_whole_and_other_numbers_have_room(text: str, low: float, high: float) -> None:
    assert _quantity(text) == Interval(low, high)


def test_sums_and_differences_widen() -> None:
    assert intervals.total([Interval(1, 2), Interval(3, 5)]) == Interval(4, 7)
    assert intervals.difference(Interval(4, 7), Interval(1, 2)) == Interval(2, 6)
    assert intervals.total([]) == Interval(0, 0)


def test_a_quotient_is_of_positive_numbers() -> None:
    assert intervals.quotient(Interval(2, 4), Interval(1, 2)) == Interval(1, 4)
    assert intervals.quotient(Interval(-math.inf, 4), Interval(1, 2)) == Interval(0, 4)
    assert intervals.quotient(Interval(2, 4), Interval(-1, 2)) is None
    assert intervals.quotient(Interval(2, 4), Interval(-math.inf, 2)) == Interval(1, math.inf)


def test_a_change_in_percent_is_of_the_start() -> None:
    assert intervals.percent_change(Interval(40, 40), Interval(50, 50)) == Interval(25, 25)
    assert intervals.percent_change(Interval(50, 50), Interval(40, 40)) == pytest.approx(Interval(-20, -20))
    assert intervals.percent_change(Interval(0, 0), Interval(40, 40)) is None


def test_intervals_that_touch_meet() -> None:
    assert intervals.meet(Interval(0.1 + 0.2, 1), Interval(0, 0.3))
    assert not intervals.exceeds(Interval(0.1 + 0.2, 1), Interval(0, 0.3))
    assert not intervals.meet(Interval(1, 2), Interval(2.1, 3))
    assert intervals.exceeds(Interval(2.1, 3), Interval(1, 2))


def test_another_unit_keeps_the_order_of_the_ends() -> None:
    assert intervals.scaled(Interval(1, 2), 100) == Interval(100, 200)
