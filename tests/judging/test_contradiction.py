"""When a number that no figure confirms is wrong, and when it may be another count of the same thing."""

from __future__ import annotations

import pytest

from tests.support import checked


def _outcome(text: str, date: str) -> str:
    return next(iter(checked(text, date).verdicts.values())).outcome


@pytest.mark.parametrize(
    ("text", "date", "outcome"),
    [
        # a level that hardly moves needs no time in the text
        ("Poland covers an area of 700,000 square kilometres.", "2018-05-02", "inconsistent"),
        ("Poland covers an area of 370,000 square kilometres.", "2018-05-02", "inconsistent"),
        ("Poland covers an area of 340,000 square kilometres.", "2018-05-02", "unchecked"),
        # with Western Sahara, which Morocco holds for its own; and beyond any view of its borders
        ("Morocco covers an area of 712,000 square kilometres.", "2018-05-02", "unchecked"),
        ("Morocco covers an area of 4.4 million square kilometres.", "2018-05-02", "inconsistent"),
        # where prices rose many times over within a year, its average and its end have nothing in common
        ("Inflation in Venezuela exceeded 2,600 percent in 2017.", "2018-02-02", "unchecked"),
        ("Inflation in Venezuela was 2.6 percent in 2017.", "2018-02-02", "inconsistent"),
        ("Inflation in Zimbabwe was 231 million percent in 2008.", "2009-02-02", "unchecked"),
        # the coast is the longer the finer it is measured, and yet has no other figure with the digits of the miles
        ("Finland has 31,000 kilometres of coastline.", "2018-05-02", "unchecked"),
        ("Finland has 1,250 miles of coastline.", "2018-05-02", "inconsistent"),
        # what no two publishers differ by, for the very year
        ("Inflation in Brazil averaged 4.1 percent in 2015.", "2017-03-01", "inconsistent"),
        ("Inflation in Brazil was 13 percent in 2015.", "2017-03-01", "unchecked"),
        ("Brazil had a homicide rate of 20 per 100,000 people in 2017.", "2019-03-01", "inconsistent"),
        # a balance may be on either side of zero: only points say how far off it is
        ("Greece ran a budget surplus of 15.1 percent of GDP in 2009.", "2012-03-01", "inconsistent"),
        ("Germany ran a budget deficit of 1.5 percent of GDP in 2014.", "2016-03-01", "unchecked"),
    ],
)
def test_beyond_the_spread_of_honest_counts(text: str, date: str, outcome: str) -> None:
    assert _outcome(text, date) == outcome


@pytest.mark.parametrize(
    ("text", "date", "outcome"),
    [
        # one family of publishers for a poor country: a figure of somebody else may well be as far off
        ("The fertility rate of Chad was 5.2 in 1998.", "2004-06-01", "unchecked"),
        ("The fertility rate of Chad was 1.6 in 1998.", "2004-06-01", "inconsistent"),
        # nearer to the figure, where counts are good
        ("The fertility rate of Norway was 1.2 in 1998.", "2004-06-01", "inconsistent"),
        # who registers as unemployed is not whom a survey finds: only outside of rich countries
        ("Ghana's unemployment rate was 14 percent in 2011.", "2013-06-01", "unchecked"),
        ("Norway's unemployment rate was 12 percent in 2015.", "2017-06-01", "inconsistent"),
        # however wide the limits are, nobody's count is tenfold that of others
        (
            "The Democratic Republic of Congo had 45 million internally displaced people at the end of 2018.",
            "2020-04-09",
            "inconsistent",
        ),
        # an almanac of its own estimates and the agencies agree: nothing is wider, poor or not
        ("Ethiopia had a median age of 26 years in 2020.", "2022-06-01", "inconsistent"),
    ],
)
def test_limits_are_wider_where_honest_counts_lie_further_apart(text: str, date: str, outcome: str) -> None:
    assert _outcome(text, date) == outcome


def test_a_figure_of_two_that_do_not_copy_contradicts_within_the_spread_of_its_measure() -> None:
    assert _outcome("In 2015, male life expectancy in Germany was 83.1 years.", "2017-06-01") == "inconsistent"
    assert _outcome("In 2015, male life expectancy in Germany was 81.1 years.", "2017-06-01") == "unchecked"


def test_what_is_true_as_far_as_it_goes_of_all_publishers_may_be_a_slip_of_scale() -> None:
    text = "Maternal mortality in Ivory Coast stood at more than {} deaths per 100,000 births in 1996."
    assert _outcome(text.format(46), "2000-06-01") == "inconsistent"  # 460 by one of them, 381 by the other
    assert _outcome(text.format(72), "2000-06-01") == "close"


def test_a_debt_of_the_end_of_a_year_is_held_against_that_of_the_year() -> None:
    assert (
        _outcome("At the end of 2016 Italy's public debt stood at 92 percent of GDP.", "2018-05-29") == "inconsistent"
    )
    assert (
        _outcome("At the end of 2016 Italy's public debt stood at 120 percent of GDP.", "2018-05-29") != "inconsistent"
    )


def test_the_figure_at_the_end_of_the_year_is_called_inflation_too() -> None:
    assert _outcome("Inflation in Turkey was 36 percent in 2021.", "2023-03-01") == "unchecked"
    assert _outcome("Inflation in Turkey was 66 percent in 2021.", "2023-03-01") == "inconsistent"


def test_a_time_that_was_over_contradicts_with_figures_that_came_later() -> None:
    assert _outcome("Germany received 72,000 asylum applications in 2016.", "2017-03-16") == "inconsistent"
    assert _outcome("Germany received 520,000 asylum applications in 2016.", "2017-03-16") == "unchecked"


def test_what_an_edition_of_the_time_denies_has_not_been_revised_since() -> None:
    assert _outcome("Germany's economy was worth $2.9 trillion in 2014.", "2016-03-22") == "inconsistent"


@pytest.mark.parametrize(
    ("number", "outcome"), [("303,916", "consistent"), ("251,000", "consistent"), ("203,916", "inconsistent")]
)
def test_a_bare_year_of_what_is_counted_by_the_fiscal_year_may_be_either(number: str, outcome: str) -> None:
    text = f"The Border Patrol made {number} apprehensions at the southern border in 2017."
    assert _outcome(text, "2018-11-01") == outcome


@pytest.mark.parametrize(
    ("text", "date", "outcome"),
    [
        # every publisher has the figure of the one survey, within a fifth of a point: 4.8 percent
        ("The unemployment rate in the United States was 3.5 percent in August 2016.", "2017-03-01", "inconsistent"),
        ("The unemployment rate in the United States was 4.7 percent in 2016.", "2017-03-01", "close"),
        # by an early print
        ("The unemployment rate in the United States was 5.3 percent in August 2016.", "2016-09-10", "close"),
        # a year is told by one of its months
        ("The unemployment rate in the United States was 10.0 percent in 2009.", "2010-03-01", "close"),
        # without a time of its own, the month may be another one
        ("The unemployment rate in the United States is 6.2 percent.", "2016-09-10", "unchecked"),
        # the same distance, where surveys and registers differ
        ("The unemployment rate in Poland was 7.7 percent in 2016.", "2017-03-01", "unchecked"),
    ],
)
def test_where_all_publishers_agree_a_smaller_miss_is_one(text: str, date: str, outcome: str) -> None:
    assert _outcome(text, date) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Brent crude averaged $86 a barrel in June 2014.", "inconsistent"),
        ("Brent crude stood at $66 a barrel in November 2014.", "unchecked"),  # on its last days: December had 62
    ],
)
def test_a_price_of_a_day_may_lie_as_far_as_the_next_month(text: str, outcome: str) -> None:
    assert _outcome(text, "2015-02-02") == outcome


@pytest.mark.parametrize(
    ("text", "date", "outcome"),
    [
        # a balance of payments that all have alike moves little in later editions, one that they do not moves far
        ("Germany's current account surplus was 5.6 percent of GDP in 2015.", "2017-04-20", "inconsistent"),
        ("Germany's current account surplus was 7.6 percent of GDP in 2015.", "2017-04-20", "close"),
        ("The Netherlands had a current account surplus of 8.5 percent of GDP in 2015.", "2017-04-20", "close"),
    ],
)
def test_a_late_edition_excuses_no_more_than_editions_differ_by(text: str, date: str, outcome: str) -> None:
    assert _outcome(text, date) == outcome


@pytest.mark.parametrize(
    ("text", "date", "outcome"),
    [
        # nobody disputes Kenya's borders, and all publishers have one area; of Ecuador's they have two
        ("Kenya has a total area of 490,000 square kilometres.", "2019-05-02", "inconsistent"),
        ("Kenya has a total area of 640,000 square kilometres.", "2019-05-02", "unchecked"),
        ("Ecuador has a total area of 320,000 square kilometres.", "2019-05-02", "unchecked"),
        # where births and deaths are registered, no publisher is years from the others
        ("In 2010, life expectancy in Poland was 69.4 years.", "2012-05-02", "inconsistent"),
        # who crosses the border and who stays the night are two counts, up to four times apart
        ("In 2016, Poland received 25 million foreign tourists.", "2018-06-01", "unchecked"),
        ("In 2016, Poland received 3.1 million foreign tourists.", "2018-06-01", "inconsistent"),
    ],
)
def test_limits_are_narrower_where_all_publishers_have_had_one_figure(text: str, date: str, outcome: str) -> None:
    assert _outcome(text, date) == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("In 2015, the adult literacy rate of Albania was 121 percent.", "inconsistent"),
        # a size that no such figure has, but a share can have, is rather of something else
        ("In 2015, research spending in Austria was 14 percent of GDP.", "unchecked"),
        # a share of GDP may be more than all of it
        ("In 2015, public debt in Albania was 920 percent of GDP.", "unchecked"),
    ],
)
def test_a_share_of_more_than_all_is_wrong(text: str, outcome: str) -> None:
    assert _outcome(text, "2017-06-01") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # of rich countries, since all count by one manual, nearly all figures are within 1.8 points of one another
        ("In 2015, Germany spent 8.3 percent of GDP on health.", "inconsistent"),
        ("In 2015, Germany spent 12.6 percent of GDP on health.", "close"),
        ("In 2015, India's health spending was 6.2 percent of GDP.", "unchecked"),
        ("In 2015, Norway's Gini index was 36.5.", "inconsistent"),
        ("In 2015, Norway's Gini index was 33.", "close"),
        ("In 2015, Germany's GDP per capita was $33,000.", "inconsistent"),
        ("In 2015, Germany's GDP per capita was $44,000.", "close"),
    ],
)
def test_limits_are_narrower_in_rich_countries_that_count_alike(text: str, outcome: str) -> None:
    assert _outcome(text, "2018-06-01") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # told of today: no figure of the years around is near, and one slip of scale explains the number
        ("Women hold 4.7 percent of the seats in Sweden's parliament.", "inconsistent"),
        ("Women hold 38 percent of the seats in Sweden's parliament.", "unchecked"),
        ("Agriculture employs 6.7 percent of the workforce in Tanzania.", "inconsistent"),
        ("Agriculture employs 41 percent of the workforce in Tanzania.", "unchecked"),
        ("Zambia is a landlocked country with roughly 17 billion people.", "inconsistent"),
        # not where prices and jobs move within the years around
        ("Inflation in Kenya is 80 percent.", "unchecked"),
        ("Inflation in the United States is 0.4 percent.", "unchecked"),
        ("The poverty rate of Peru is 2.18 percent.", "unchecked"),
    ],
)
def test_a_number_of_another_scale_than_all_years_around(text: str, outcome: str) -> None:
    assert _outcome(text, "2018-06-20") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # the words leave open of when, of where or of what a number is: three digits of the figure tell
        ("Unemployment in Germany, above 11 percent in 2005, had come down to 31.6 percent by 2016.", "unchecked"),
        ("Unemployment in Germany, above 11 percent in 2005, had come down to 41.2 percent by 2016.", "inconsistent"),
        ("Unemployment in Germany, above 11 percent in 2005, had come down to 41 percent by 2016.", "unchecked"),
        ("Zambia at a glance. Total population: 164,450,000. Adult literacy rate: 63 percent.", "inconsistent"),
        ("Zambia at a glance. Total population: 14,200,000,000. Adult literacy rate: 63 percent.", "unchecked"),
        ("The average Australian was responsible for 1.68 tonnes of carbon dioxide in 2016.", "inconsistent"),
        ("The average Australian was responsible for 1.5 tonnes of carbon dioxide in 2016.", "unchecked"),
    ],
)
def test_where_the_words_leave_a_doubt_three_digits_of_another_scale_tell(text: str, outcome: str) -> None:
    verdicts = checked(text, "2018-06-20").verdicts.values()
    assert outcome in {v.outcome for v in verdicts}
    assert ("inconsistent" in {v.outcome for v in verdicts}) == (outcome == "inconsistent")


def test_what_only_digits_tell_is_not_sure() -> None:
    text = "The average Australian was responsible for 1.68 tonnes of carbon dioxide in 2016."
    (verdict,) = checked(text, "2018-06-20").verdicts.values()
    assert verdict.confidence == "low"
