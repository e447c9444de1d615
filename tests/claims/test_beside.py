"""Numbers that have measure or place from what is told beside them: `balances`, `inverses`, `owners`, `values`."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of, reason_of

DATE = "2014-06-01"
_TRADE = "Germany's exports reached 1.1 trillion euros in 2013"
_VISITORS = "Thailand had 26.7 million foreign visitors in 2013"
_FLED = "Refugees from Mali number 60,000."
_CUT = "Poland cut its key rate to 4.25 percent."
_HEADED = "Zambia - Life expectancy at birth (years)"


@pytest.mark.parametrize(
    ("text", "number", "measure", "entity"),
    [
        (f"{_TRADE} and imports 895 billion euros.", "895 billion euros", "imports.goods", "DEU"),
        (f"{_VISITORS} and earned 38 billion dollars from them.", "38 billion dollars", "tourism.receipts", "THA"),
        (f"{_VISITORS}. They spent 38 billion dollars.", "38 billion dollars", "tourism.receipts", "THA"),
        (f"{_FLED} Burkina Faso has taken in 35,000.", "35,000", "refugees.hosted", "BFA"),
        (f"{_CUT} Growth slowed to 1.4 percent in 2013.", "1.4 percent", "gdp.growth", "POL"),
        ("Life expectancy in Zambia (male/female): 58/61 years.", "61 years", "life_expectancy.female", "ZMB"),
        (f"{_HEADED}\n\nThe latest value is 58 years.", "58 years", "life_expectancy", "ZMB"),
    ],
)
def test_it_is_taken_from_there(text: str, number: str, measure: str, entity: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == (measure, entity)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"{_TRADE} and a firm in Bonn had imports of 895 million euros.", "895 million euros"),
        (f"{_VISITORS}. Officials met. They spent 2 billion dollars on an airport.", "2 billion dollars"),
        (f"{_FLED} Burkina Faso has planted 35,000.", "35,000"),
        (f"{_CUT} A bank in Chile saw a change. Growth slowed to 1.4 percent in 2013.", "1.4 percent"),
        ("Kenya's Safaricom did well this year, and its growth is 18 percent.", "18 percent"),
        ("Kuwait hosts 900,000 Indians.", "900,000"),
        ("Canada shelters 40,000 Ukrainians and Mexicans.", "40,000"),
        ("House sales in Spain fell. Prices were 5 percent higher than a year earlier.", "5 percent"),
        ("Wildfires raged. Spain: 900 km²; Portugal: 1,200 km²; Greece: 300 km².", "900 km²"),
        ("Turkey: 38,000 km²; burnt 200.", "38,000 km²"),
    ],
)
def test_it_is_not_where_another_has_it(text: str, number: str) -> None:
    assert reason_of(checked(text, DATE), number)


def test_a_number_of_another_place_goes_on_with_its_people() -> None:
    report = checked("Lebanon has taken in 1.1 million Syrian refugees and Jordan 630,000.", DATE)
    claim = bound_of(report, "630,000").claim
    assert claim is not None
    assert (claim.measure, claim.entity, claim.counterpart) == ("refugees.hosted", "JOR", "SYR")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("As of 30 April 2014 Madrid had 3.2 million inhabitants. Spain has 46.5 million people.", "2014-04-30"),
        ("As of 30 April 2004 Madrid had 3.2 million inhabitants. Spain has 46.5 million people.", DATE),
    ],
)
def test_a_count_is_of_the_day_told_for_another_if_that_is_not_long_ago(text: str, start: str) -> None:
    period = claim_of(checked(text, DATE), "46.5 million").period
    assert period is not None
    assert period.start.isoformat() == start


def test_a_rate_is_not_of_the_day_of_a_count() -> None:
    text = "As of 30 April 2014 Madrid had 3.2 million inhabitants. Spain's unemployment is 25.9 percent."
    period = claim_of(checked(text, DATE), "25.9 percent").period
    assert period is not None
    assert period.start.isoformat() == DATE


def test_the_time_of_a_crisis_is_not_that_of_what_came_after_it() -> None:
    claim = claim_of(checked("After the crisis of 2008 Spain had unemployment of 26 percent.", DATE), "26 percent")
    assert claim.period is None
