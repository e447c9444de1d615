"""Over which time a growth is told: a year, a quarter, a month, or another time for which there is no measure."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of, reason_of

DATE = "2016-10-01"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("India's economy grew 7 percent in 2015.", "gdp.growth"),
        ("India's economy grew 7 percent in 2015 from 2014.", "gdp.growth"),
        ("India's economy will grow 7 percent in 2017.", "gdp.growth"),
        ("India's economy, Asia's third-largest, grew 7 percent in 2015.", "gdp.growth"),
        ("India's economy grew 7 percent in 2015, its best year since 2010.", "gdp.growth"),
        ("India's economy grew 7 percent in the second quarter from a year earlier.", "gdp.growth.quarter.year"),
        ("India's economy grew 7 percent year-on-year in the second quarter.", "gdp.growth.quarter.year"),
        ("India's economy grew 7 percent in the second quarter on the quarter.", "gdp.growth.quarter.previous"),
        ("India's economy shrank 7 percent in the second quarter on the quarter.", "gdp.growth.quarter.previous"),
        ("India's economy shrank 7 percent in the second quarter from a year earlier.", "gdp.growth.quarter.year"),
        ("India's economy grew 7 percent in the second quarter, compared with a year ago.", "gdp.growth.quarter.year"),
        ("India's economy grew 7 percent quarter-on-quarter in the second quarter.", "gdp.growth.quarter.previous"),
        ("Consumer prices in India rose 7 percent in June from a year earlier.", "inflation.consumer"),
        ("Consumer prices in India rose 7 percent in the year to June.", "inflation.consumer"),
    ],
)  # fmt: skip
def test_the_span_of_a_growth_chooses_its_measure(text: str, measure: str) -> None:
    assert claim_of(checked(text, DATE), "7 percent").measure == measure


@pytest.mark.parametrize(
    "text",
    [
        "India's economy has grown by 7 percent since 2014.",
        "India's economy grew 7 percent between 2012 and 2014.",
        "India's economy grew 7 percent in 2015 from 2010.",
        "Greece's economy grew 7 percent in the second quarter.",  # over the quarter before, or over the year before?
        "Greece's economy contracted 7 percent in the second quarter.",
        "Greece's economy grew 5 percent in 2015 and 7 percent in the second quarter.",
        "Consumer prices in India rose 7 percent in June from May.",
        "Consumer prices in India rose 7 percent in June from the previous month.",
    ],
)
def test_growth_over_another_time_is_left_alone(text: str) -> None:
    assert bound_of(checked(text, DATE), "7 percent").claim is None


def test_a_rate_over_a_year_is_that_of_its_last_month() -> None:
    claim = claim_of(checked("In the twelve months to July, inflation in Turkey was 8.8 percent.", DATE), "8.8 percent")
    assert claim.period is not None
    assert (str(claim.period.start), str(claim.period.end)) == ("2016-07-01", "2016-07-31")


def test_purchasing_power_makes_another_measure() -> None:
    for opening in ("At purchasing power parity,", "Measured by purchasing power,"):
        claim = claim_of(checked(f"{opening} China's GDP was $20 trillion in 2015.", DATE), "$20 trillion")
        assert claim.measure == "gdp.ppp"
    claim = claim_of(checked("China's GDP was $11 trillion in 2015; wages at PPP trail.", DATE), "$11 trillion")
    assert claim.measure == "gdp.nominal"


def test_a_fall_is_a_growth_with_the_other_sign() -> None:
    claim = claim_of(
        checked("Spain's economy shrank by 1.5 percent in the first quarter from the quarter before.", DATE),
        "1.5 percent",
    )
    assert claim.value == -1.5
    assert claim.low is not None
    assert claim.high is not None
    assert claim.low < -1.5 < claim.high


@pytest.mark.parametrize(
    "text",
    [
        "Between 2000 and 2010 the population of Angola grew by 3.4 percent a year.",
        "Between 2000 and 2010 the population of Angola grew 3.4 percent annually.",
        "From 2000 to 2010, Angola's population grew at an average annual rate of 3.4 percent.",
        "The population of Angola grew by 3.4 percent on average between 2000 and 2010.",
    ],
)
def test_a_growth_of_each_year_is_no_change_over_all_of_them(text: str) -> None:
    claim = claim_of(checked(text, DATE), "3.4 percent")
    assert (claim.measure, claim.relation) == ("population.growth", "level")
    assert claim.period is not None
    assert (claim.period.start.year, claim.period.end.year) == (2000, 2010)


def test_a_yearly_change_of_a_measure_without_growth_is_left_alone() -> None:
    text = "Between 2000 and 2010 exports of Peru grew by 5.9 percent a year."
    assert reason_of(checked(text, DATE), "5.9 percent") == "a change of each of several years"
