"""Values that publishers send: read if they are what they should be, else an error that says where it stood."""

from __future__ import annotations

import pytest

from factcheck.http import FetchError, Response
from factcheck.reference.sources.answers import Answer, scaled
from factcheck.reference.sources.source import Series
from tests.publishers.common import NOON

ANSWER = Answer(Response("https://data.example/v1/x?y=1", 200, (), b"[]", NOON))
PLAIN = Series("swans", "SW")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020", "2020"),
        (2020, "2020"),
        ("2020-03", "2020-03"),
        ("2020M03", "2020-03"),
        ("2020-Q2", "2020-Q2"),
        ("2020Q2", "2020-Q2"),
        ("2020-S2", "2020-07/2020-12"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_periods_as_publishers_write_them(text: object, period: str) -> None:
    assert ANSWER.period(text, "a time", PLAIN) == period


@pytest.mark.parametrize(
    "text",
    ["20", "20200", "2020-13", "2020-Q5", "2021-02-29", "1400", "2300", "", None, True, 2020.0, "２０２０", "٢٠٢٠", []],
)
def test_what_is_no_period(text: object) -> None:
    with pytest.raises(FetchError, match=r"a time .* \(https://data\.example/v1/x\?y=1\)"):
        ANSWER.period(text, "a time", PLAIN)


def test_a_stock_carries_its_day_and_comes_by_years_only() -> None:
    assert ANSWER.period("2020", "a time", PLAIN._replace(period="year-end")) == "2020-12-31"
    with pytest.raises(FetchError):
        ANSWER.period("2020-03", "a time", PLAIN._replace(period="year-end"))


@pytest.mark.parametrize(
    ("value", "number"), [(3, 3), (0.5, 0.5), ("12", 12), (" 1.5e3 ", 1500), ("-4", -4), (None, None)]
)
def test_numbers(value: object, number: float | None) -> None:
    assert ANSWER.number(value, "a value") == number


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        "NaN",
        "1,000",
        "1 000",
        "0x10",
        "1_000",
        "٣",
        float("inf"),
        float("nan"),
        1e300,
        [],
        {},
        pytest.param(10**9999, id="endless"),
    ],
)
def test_what_is_no_number(value: object) -> None:
    with pytest.raises(FetchError, match="a value"):
        ANSWER.number(value, "a value")


def test_a_scale_adds_no_noise() -> None:
    assert scaled(0.3, PLAIN._replace(scale=1e6)) == 300_000
    assert scaled(1.1, PLAIN._replace(scale=-1.0)) == -1.1
    assert scaled(None, PLAIN._replace(scale=1e6)) is None


@pytest.mark.parametrize(
    ("stamp", "day"), [("2026-07-10T23:00:00+0200", "2026-07-10"), ("2026-07-10", "2026-07-10"), (None, "")]
)
def test_dates(stamp: object, day: str) -> None:
    assert ANSWER.date(stamp, "updated") == day


@pytest.mark.parametrize("stamp", ["2026-13-10", "yesterday", 20260710, "2026-07-10x"])
def test_what_is_no_date(stamp: object) -> None:
    with pytest.raises(FetchError, match="updated should be a date"):
        ANSWER.date(stamp, "updated")
