"""Numbers and periods in the words of a report."""

from __future__ import annotations

import datetime as dt

import pytest

from factcheck.language.periods import Period
from factcheck.wording import at_precision, label, plain_day, plain_number, plain_period, short_number, with_article
from tests.support import store, unit

THE = frozenset({"United States"})


@pytest.mark.parametrize(
    ("value", "name", "words"),
    [
        (12587, "persons", "12,587"),
        (17185170, "persons", "17,185,170"),
        (7.5, "%", "7.5 %"),
        (14.104, "%", "14.1 %"),
        (0, "%", "0 %"),
        (21.4e12, "USD", "$21.4 trillion"),
        (3.9e9, "EUR", "€3.9 billion"),
        (950, "USD", "$950"),
        (84.4, "years", "84.4 years"),
        (84.0, "years", "84 years"),
        (-21.4e12, "USD", "−$21.4 trillion"),
        (-3.768, "%", "−3.768 %"),
        (63.45, "USD per barrel", "$63.45 a barrel"),
        (7.2, "per 100,000", "7.2 per 100,000"),
        (0.25, None, "0.25"),
    ],
)
def test_a_value_is_written_with_its_unit(value: float, name: str | None, words: str) -> None:
    assert plain_number(value, unit(name) if name else None) == words


@pytest.mark.parametrize(
    ("surface", "value", "number", "grain", "words"),
    [
        ("17.2 million", 17.2e6, 21_437_000, 1e5, "21.4 million"),
        ("38 million", 38e6, 5_412_000, 1e6, "5.4 million"),
        # a thousand times as much, or as little, gets the word for it
        ("$2.4 billion", 2.4e9, 2.466e12, 1e8, "$2.5 trillion"),
        ("€3.1bn", 3.1e9, 3.1e12, 1e8, "€3.1tn"),
        ("$2.4 trillion", 2.4e12, 2.466e9, 1e11, "$2.5 billion"),
        # the sign is written, and taken away, before the number
        ("3.6 percent", 3.6, -3.768, 0.1, "−3.8 percent"),
        ("-6.5 percent", -6.5, 7.451, 0.1, "7.5 percent"),
        ("$-5 billion", -5e9, -7e9, 1e9, "−$7 billion"),
        # but where a word gives it ("a loss of"), the number cannot say otherwise
        ("246,000", -246_000, -287_000, 1000, "287,000"),
        ("246,000", -246_000, 287_000, 1000, None),
        ("half a million", 5e5, 6e5, 1e5, None),
    ],
)
def test_another_number_is_written_as_the_text_wrote_one(
    surface: str, value: float, number: float, grain: float, words: str | None
) -> None:
    assert at_precision(surface, value, number, grain) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(20720602, "20.72 million"), (1.234e9, "1.234 billion"), (12587, "12,587"), (1e12, "1 trillion"), (0, "0")],
)
def test_a_large_count_is_written_short(value: float, words: str) -> None:
    assert short_number(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2016-10-01", "2016-10-01", "1 October 2016"),
        ("2016-01-01", "2016-12-31", "2016"),
        ("2014-01-01", "2016-12-31", "2014 to 2016"),
        ("2015-10-01", "2016-09-30", "US fiscal year 2016"),
        ("2016-07-01", "2016-07-31", "July 2016"),
        ("2016-02-01", "2016-02-29", "February 2016"),
        ("2016-01-01", "2016-09-30", "January to September 2016"),
        ("2015-11-01", "2016-02-29", "November 2015 to February 2016"),
        ("2016-09-23", "2016-09-30", "23 to 30 September 2016"),
        ("2016-09-24", "2016-10-01", "24 September to 1 October 2016"),
        ("2015-12-24", "2016-01-06", "24 December 2015 to 6 January 2016"),
    ],
)
def test_a_period_is_written_as_short_as_it_can_be(start: str, end: str, words: str) -> None:
    assert plain_period(Period(dt.date.fromisoformat(start), dt.date.fromisoformat(end), "day")) == words


def test_a_day_has_no_leading_zero() -> None:
    assert plain_day(dt.date(2016, 10, 1)) == "1 October 2016"


@pytest.mark.parametrize(
    ("measure", "entity", "counterpart", "words"),
    [
        ("population.total", "SYR", None, "population of Syria"),
        ("population.total", "USA", None, "population of the United States"),
        ("refugees.admitted", "SYR", "USA", "Syrian refugees admitted to the United States"),
        ("refugees.admitted", "SYR", None, "refugees from Syria admitted for resettlement"),
    ],
)
def test_the_label_of_a_measure_is_filled_in(measure: str, entity: str, counterpart: str | None, words: str) -> None:
    second = store().entity(counterpart) if counterpart else None
    assert label(store().measure(measure), store().entity(entity), second, THE) == words


def test_only_some_places_have_an_article() -> None:
    assert with_article(store().entity("USA"), THE) == "the United States"
    assert with_article(store().entity("SYR"), THE) == "Syria"


@pytest.mark.parametrize("entity", ["SYR", "USA", "WLD", "GN:170063", "GN:170063/east", "US-CA"])
def test_every_label_can_be_filled_in_for_every_kind_of_place(entity: str) -> None:
    for code in store().measures():
        words = label(store().measure(code), store().entity(entity), None, THE)
        assert "{" not in words
        assert "None" not in words
