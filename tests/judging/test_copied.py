"""When a number has the digits of another time or country, a smaller miss than usual contradicts."""

from __future__ import annotations

import pytest

from tests.support import checked


def _outcome(text: str, date: str) -> str:
    return next(iter(checked(text, date).verdicts.values())).outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # receipts of 52.1 percent are those of 2003; those of 2015 were 35.7, and others may well have ten points more
        ("Tourism receipts made up 52.1 percent of Croatia's exports in 2015.", "inconsistent"),
        ("Tourism receipts made up 49.4 percent of Croatia's exports in 2015.", "unchecked"),
        # the figure of 2017, two years later, may be told of a year that ends with the season
        ("Tourism receipts made up 37.6 percent of Croatia's exports in 2015.", "close"),
        # three digits tell as much beside "nearly"; two that words leave open tell nothing
        ("Tourism receipts made up nearly 52.1 percent of Croatia's exports in 2015.", "inconsistent"),
        ("Tourism receipts made up nearly 52 percent of Croatia's exports in 2015.", "unchecked"),
    ],
)
def test_the_digits_of_a_figure_of_another_year(text: str, outcome: str) -> None:
    assert _outcome(text, "2017-06-20") == outcome


def test_where_years_lie_close_most_numbers_are_those_of_one() -> None:
    credit = "The private sector credit of Jordan stood at {} percent of GDP in 2020."
    assert _outcome(credit.format("60.6"), "2022-06-20") == "inconsistent"  # that of 2014; that of 2020 was 75.8
    # where the sentence names the other year, the number may be that of it
    both = "In 2020, unlike in 2014, the private sector credit of Jordan stood at 60.6 percent of GDP."
    assert _outcome(both, "2022-06-20") != "inconsistent"
    assert _outcome(credit.format("62.6"), "2022-06-20") == "close"  # figures have been revised by as much
    # of two digits, most numbers between 60 and 73 are those of some year
    assert _outcome(credit.format("61"), "2022-06-20") == "close"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # 5.67 percent was that of Mexico, 10.74 that of Sweden
        ("Health spending stood at 10.74 percent of GDP in Mexico in 2012.", "inconsistent"),
        ("Health spending stood at 10.77 percent of GDP in Mexico in 2012.", "unchecked"),
        # of fewer digits, too many numbers are those of some country
        ("Health spending stood at 11 percent of GDP in Mexico in 2012.", "unchecked"),
        # where honest counts lie further apart than elsewhere, a wider miss is asked for
        ("Unemployment in Denmark was 7.692 percent in 1998.", "unchecked"),
        # the number may be Sweden's, and read as that of the wrong one of the two
        ("Unlike in Sweden, health spending stood at 10.74 percent of GDP in Mexico in 2012.", "unchecked"),
    ],
)
def test_the_digits_of_a_figure_of_another_country(text: str, outcome: str) -> None:
    assert _outcome(text, "2015-06-20") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # 25.9 was Nigeria's figure; Slovenia had 15.6, and never more than 18
        ("Slovenia's road death rate was 25.9 per 100,000 people in 2007.", "inconsistent"),
        # as far off, but nobody's
        ("Slovenia's road death rate was 25.3 per 100,000 people in 2007.", "unchecked"),
        # of two digits, most numbers are somebody's
        ("Slovenia's road death rate was 26 per 100,000 people in 2007.", "unchecked"),
    ],
)
def test_beyond_all_figures_of_the_place_the_digits_of_a_country_tell_more(text: str, outcome: str) -> None:
    assert _outcome(text, "2010-03-01") == outcome


def test_areas_are_those_of_another_definition_and_not_of_another_country() -> None:
    # with the waters at its coast, as some have it, Sweden is as large as Yemen
    assert _outcome("In 2018, Sweden's total area was 528,000 square kilometres.", "2020-06-20") != "inconsistent"
