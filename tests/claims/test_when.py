"""When a claim holds: where its period stands, what it is counted from, and when it stays open."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of

DATE = "2015-06-10"
_30_JUNE = ("2014-06-30", "2014-06-30")
_2013 = ("2013-01-01", "2013-12-31")
_H2 = ("2012-07-01", "2012-12-31")


def _days(text: str, number: str = "7 percent", date: str | None = DATE) -> tuple[str, str] | None:
    period = claim_of(checked(text, date), number).period
    return (period.start.isoformat(), period.end.isoformat()) if period is not None else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Ghana's inflation rate was 7 percent (2013).", "2013-01-01", "2013-12-31"),
        ("Ghana's inflation rate: 7 percent (March 2013 est.).", "2013-03-01", "2013-03-31"),
        ("Ghana's inflation rate in 2013 (7 percent) was a record.", "2013-01-01", "2013-12-31"),
        ("Ghana's inflation rate in 2013, when rain was scarce, was 7 percent.", "2013-01-01", "2013-12-31"),
        ("According to the 2010 census, unemployment in Ghana was 7 percent.", "2010-01-01", "2010-12-31"),
        ("But at the height of the boom in 2013, Ghana's inflation was 7 percent.", "2013-01-01", "2013-12-31"),
        ("May's inflation rate in Ghana was 7 percent.", "2015-05-01", "2015-05-31"),
        ("Ghana's May inflation was 7 percent.", "2015-05-01", "2015-05-31"),
        ("Inflation in Ghana was 7 percent in December last year.", "2014-12-01", "2014-12-31"),
        ("Inflation in Ghana was 7 percent in July.", "2014-07-01", "2014-07-31"),
        ("Inflation in Ghana averaged 7 percent from 2003 to 2011.", "2003-01-01", "2011-12-31"),
        ("Inflation in Ghana averaged 7 percent between January and March 2014.", "2014-01-01", "2014-03-31"),
        ("In 2010 Ghana found oil. Inflation was 7 percent.", "2010-01-01", "2010-12-31"),
        ("In 2013 Ghana had 26 million people. 7 percent of the population was Muslim.", "2013-01-01", "2013-12-31"),
        ("Ghana's debt was told as at 30 June 2014 (2013: 5). As at that date inflation was 7 percent.", *_30_JUNE),
        ("Inflation in Ghana in the second week of March was 7 percent.", "2015-03-08", "2015-03-14"),
        ("A year before, in 2013, inflation in Ghana was 7 percent.", "2013-01-01", "2013-12-31"),
        ("In Ghana unemployment is 7 percent and a third were poor in 2013.", DATE, DATE),
        ("In Ghana unemployment was 9 percent in 2010 and inflation is 7 percent.", DATE, DATE),
        ("Ghana's inflation was 9 percent in 2010. In 2013, before the war, it was 7 percent.", *_2013),
        ('The book "Africa in 2012" puts inflation in Ghana at 7 percent.', DATE, DATE),
        ("Inflation in Ghana: 7 percent (2013 estimate).", "2013-01-01", "2013-12-31"),
        ("Country context, Ghana, 2013. Unemployment rate: 7 percent.", "2013-01-01", "2013-12-31"),
        ("Ghana first voted in 2013. Unemployment rate: 7 percent.", DATE, DATE),
        ("Of Ghana's adults aged 15 to 49, 7 percent had HIV in 2013.", "2013-01-01", "2013-12-31"),
        ("In 2013 Ghana was in crisis. That year inflation was 7 percent.", "2013-01-01", "2013-12-31"),
        ("Ghana found oil in 2010. Two years later inflation was 7 percent.", "2012-01-01", "2012-12-31"),
        ("Inflation in Ghana was 7 percent in the previous month.", "2015-05-01", "2015-05-31"),
        ("Kenya's inflation eased in April. Inflation in Ghana rose to 7 percent.", "2015-04-01", "2015-04-30"),
        ("When it left the pact in 2009, Ghana had an inflation rate of 7 percent.", "2009-01-01", "2009-12-31"),
        ("The latest figures, for 2013, put inflation in Ghana at 7 percent.", "2013-01-01", "2013-12-31"),
        ("In 2013 Ghana had 26 million people; inflation was 7 percent.", "2013-01-01", "2013-12-31"),
        ("Inflation in Ghana was 7 percent, according to the bank's 2013 data.", "2013-01-01", "2013-12-31"),
        ("Unemployment in Ghana was 7 percent in the March quarter.", "2015-01-01", "2015-03-31"),
        ("Between 2009 and 2013 unemployment in Ghana rose from 4 percent to 7 percent.", "2013-01-01", "2013-12-31"),
        ("Unemployment in Ghana is 7 percent, the highest this decade.", "2015-06-10", "2015-06-10"),
        ("Ghana found oil in 2010. Inflation is 7 percent.", "2015-06-10", "2015-06-10"),
        ("Ghana elected its parliament in April. Unemployment stood at 7 percent.", "2015-06-10", "2015-06-10"),
        ("Ghana's inflation stood at 7 percent as of 30 June 2014, the bank said.", *_30_JUNE),
        ("Ghana in figures, 2013 (%): inflation 7 percent; poverty 24.", *_2013),
        ("Ghana in figures, 2013 (%). Inflation 7 percent, unemployment 5.", *_2013),
        ("Consumer prices 2013, rank, country, rate: 38, Ghana, inflation 7 percent.", *_2013),
        ("Inflation in Ghana: 7 percent, all goods, 2013.", *_2013),
        ("Inflation in Ghana: 7 percent (rank 47) (2013 est.).", *_2013),
        ("In 2013 Ghana was the country with the lowest inflation, at 7 percent.", *_2013),
        ("In 2013 Ghana joined the pact, and inflation is 7 percent.", DATE, DATE),
        ("Ghana's GDP grew 7 percent to $48 billion in 2013.", *_2013),
        ("Growth was 4 percent in Ghana in 2014; the year before it had been 7 percent.", *_2013),
        ("Inflation in Ghana was 9 percent in 2012, and 7 percent the year after.", *_2013),
        ("Ghana's inflation was 7 percent the year before it joined the pact.", DATE, DATE),
        ("Ghana's deficit is 7 percent of GDP this year.", "2015-01-01", "2015-12-31"),
        ("At the vote of 2013 Ghana had an inflation rate of 7 percent.", *_2013),
        ("Inflation in Ghana stood at 7 percent at the end of the year.", "2014-12-31", "2014-12-31"),
        ("Inflation in Ghana will stand at 7 percent at the end of the year.", "2015-12-31", "2015-12-31"),
    ],
)
def test_a_period_is_found_where_it_stands(text: str, start: str, end: str) -> None:
    assert _days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("India's economy grew 7 percent in 2013-14.", "2013-04-01", "2014-03-31"),
        ("India's economy grew 7 percent in the fiscal year 2014.", "2013-04-01", "2014-03-31"),
        ("Japan's economy grew 7 percent in fiscal 2014.", "2014-04-01", "2015-03-31"),
        ("Australia's economy grew 7 percent in the financial year 2013-14.", "2013-07-01", "2014-06-30"),
        ("Chile's economy grew 7 percent in fiscal 2014.", "2014-01-01", "2014-12-31"),
        ("Chile's economy grew 7 percent in 2013-14.", "2013-01-01", "2014-12-31"),
        ("India's economy grew 7 percent last fiscal year.", "2014-04-01", "2015-03-31"),
        ("Nepal's economy grew 7 percent in the fiscal year 2013-14.", "2013-07-16", "2014-07-15"),
    ],
)
def test_a_fiscal_year_is_that_of_the_country(text: str, start: str, end: str) -> None:
    assert _days(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya, free since 1963, has a population of 45 million.",
        "Kenya's population, the largest since its independence in 1963, is 45 million.",
    ],
)
def test_the_time_of_something_else_is_not_that_of_the_number(text: str) -> None:
    assert _days(text, "45 million") == (DATE, DATE)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's statistics office said on Tuesday that inflation was 7 percent.",
        "Inflation in Kenya was 7 percent, data released on Monday showed.",
        "On Monday, the ministry said inflation in Kenya was 7 percent.",
        "The ministry on Monday put inflation in Kenya at 7 percent.",
    ],
)
def test_the_day_on_which_a_level_was_told_is_not_its_own(text: str) -> None:
    assert _days(text) == (DATE, DATE)


def test_the_day_of_an_event_is_its_own() -> None:
    assert _days("On Monday, police said 7 people were killed in Nairobi.", "7") == ("2015-06-08", "2015-06-08")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Unemployment in Kenya was 9 percent in 2013, while inflation came to 7 percent.", "2013-01-01", "2013-12-31"),
        ("Data say that in 2013, 7 percent inflation was seen in Kenya.", "2013-01-01", "2013-12-31"),
        ("Unemployment in Kenya was 9 percent in 2013, and inflation is now 7 percent.", DATE, DATE),
        ("Kenya's deficit was 5 billion shillings in 2013, or 7 percent of GDP.", "2013-01-01", "2013-12-31"),
        ("In 2013 inflation in Kenya, 7 percent, was the highest ever.", "2013-01-01", "2013-12-31"),
        ("In 2013 inflation in Kenya, 7 percent, is the highest ever.", DATE, DATE),
        (
            "Kenya created 600 jobs in March, and inflation fell to 7 percent, the lowest since 2011.",
            "2015-03-01",
            "2015-03-31",
        ),
        (
            "Kenya created 600 jobs in March, the fewest since May, and inflation fell to 7 percent.",
            "2015-03-01",
            "2015-03-31",
        ),
        ("In Kenya, inflation was 7 percent, the highest since 2011.", DATE, DATE),
        ("In Kenya, which joined in 2010, inflation is 7 percent.", DATE, DATE),
    ],
)
def test_another_clause_dates_a_number_only_if_both_speak_of_one_time(text: str, start: str, end: str) -> None:
    assert _days(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Between 2000 and 2010 the population of Kenya was 45 million.",
        "A year later the population of Kenya was 45 million.",
    ],
)
def test_a_level_is_of_no_stretch_of_years_and_needs_something_to_be_counted_from(text: str) -> None:
    assert _days(text, "45 million") is None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Before the war Bosnia had unemployment of 7 percent.", True),
        ("Before the crisis Spain had unemployment of 7 percent.", False),
        ("Before the Spanish civil war Spain had unemployment of 7 percent.", True),
    ],
)
def test_the_war_is_one_that_is_remembered(text: str, known: bool) -> None:
    assert (_days(text) is not None) == known


def test_without_a_date_of_the_article_a_level_has_no_period() -> None:
    assert _days("The population of Kenya is 45 million.", "45 million", None) is None


def test_what_is_counted_over_a_year_runs_from_its_beginning_to_the_end_that_is_told() -> None:
    since = "Since the start of the year Kenya has welcomed 1.1 million foreign tourists."
    assert _days(since, "1.1 million") == ("2015-01-01", DATE)
    assert _days("Tourist arrivals in Kenya came to 1.1 million by the end of March.", "1.1 million") == (
        "2015-01-01",
        "2015-03-31",
    )


def test_a_forecast_that_does_not_say_for_when_is_not_of_the_day_of_the_article() -> None:
    assert _days("The central bank of Kenya expects inflation of 7 percent.") is None


def test_a_forecast_is_of_the_year_that_it_names() -> None:
    claim = claim_of(checked("Kenya's population will be 95 million by 2050.", DATE), "95 million")
    assert claim.modality == "forecast"
    assert claim.period is not None
    assert claim.period.start.year == 2050


def test_the_end_of_a_change_since_a_time_is_of_the_day_of_the_article() -> None:
    assert _days("Inflation in Kenya has grown from 5 percent to 7 percent since January 2013.") == (DATE, DATE)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Unemployment in Kenya was 7 percent in March against 9 percent in May 2014.", "2015-03-01", "2015-03-31"),
        (
            "Kenyan unemployment was 9 percent in March after 8 percent in May, and inflation rose to 7 percent.",
            "2015-03-01",
            "2015-03-31",
        ),
        (
            "Unemployment in Kenya was 5 percent in March, up from 6 percent in May and 7 percent a year earlier.",
            "2014-03-01",
            "2014-03-31",
        ),
        (
            "Unemployment in Kenya was 9 percent in the first half of 2013, up from 7 percent in the second half.",
            *_H2,
        ),
        ("Kenya had 45 million people in 2013, giving it an unemployment rate of 7 percent.", *_2013),
        ("Kenya had exports of $6 billion in 2013 and an unemployment rate of 7 percent.", *_2013),
        ("Kenya has 45 million people in 2013, with an unemployment rate of 7 percent.", DATE, DATE),
        ("In 2010 Kenya voted; by 2013 the unemployment rate, 7 percent, was high.", *_2013),
        ("Inflation was 9 percent in Ghana in 2010 and Kenya's 7 percent in 2013.", *_2013),
    ],
)
def test_a_time_is_that_of_its_own_number(text: str, start: str, end: str) -> None:
    assert _days(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The count, which was held in May 2014, found Kenya poor; unemployment was 7 percent.",
        "Unemployment in Kenya, 5 percent in 2010, was 9 percent in 1990; in Ghana it stood at 7 percent.",
        "Kenya had 40 million people in 2010 and 29 million in 1999. Unemployment slipped to 7 percent.",
    ],
)
def test_a_number_is_left_alone_if_it_may_be_of_a_time_that_is_told_elsewhere(text: str) -> None:
    found = next(bound for bound in checked(text, DATE).bound if bound.quantity.surface == "7 percent")
    assert found.claim is None


def test_a_number_of_today_is_of_today_though_its_sentence_tells_a_time() -> None:
    assert _days("In Kenya, where 3 percent were unemployed in 2010, unemployment is 7 percent.") == (DATE, DATE)
