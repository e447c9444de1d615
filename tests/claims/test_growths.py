"""Growth that a sentence tells twice: over two times, or of two times."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2014-03-01"
OF_A_QUARTER = "gdp.growth.quarter"


def test_each_growth_of_a_quarter_is_over_its_own_time() -> None:
    text = (
        "Portugal's economy grew 0.6 percent in the fourth quarter from the third and 1.5 percent from a year earlier."
    )
    report = checked(text, DATE)
    first, second = claim_of(report, "0.6 percent"), claim_of(report, "1.5 percent")
    assert (first.measure, second.measure) == (f"{OF_A_QUARTER}.previous", f"{OF_A_QUARTER}.year")
    assert first.period == second.period


def test_growth_of_a_year_behind_that_of_a_quarter_is_of_the_year() -> None:
    text = "China's economy grew 7.7 percent in the fourth quarter from a year earlier, and 7.6 percent in all of 2013."
    assert claim_of(checked(text, DATE), "7.6 percent").measure == "gdp.growth"


def test_prices_of_a_month_are_not_those_of_a_year() -> None:
    text = "Hungary's consumer prices rose 0.1 percent in February for a year-on-year increase of 1.9 percent."
    report = checked(text, DATE)
    assert bound_of(report, "0.1 percent").claim is None
    assert claim_of(report, "1.9 percent").measure == "inflation.consumer"


@pytest.mark.parametrize(
    ("then", "measure"),
    [
        ("after shrinking 2 percent in 2012", "gdp.contraction"),
        ("after a 2 percent contraction in 2012", "gdp.contraction"),
        ("following growth of 2 percent in 2012", "gdp.growth"),
        ("but fell 2 percent in 2012", "gdp.contraction"),
    ],
)
def test_another_year_has_its_own_direction(then: str, measure: str) -> None:
    claim = claim_of(checked(f"Latvia's economy grew 4 percent in 2013, {then}.", DATE), "2 percent")
    assert (claim.measure, claim.period and claim.period.start.year) == (measure, 2012)


@pytest.mark.parametrize("then", ["and wages rose 5 percent in 2012", "and exports rose 5 percent in 2012"])
def test_what_grows_with_a_name_of_its_own_is_another_thing(then: str) -> None:
    claim = bound_of(checked(f"Latvia's economy grew 4 percent in 2013 {then}.", DATE), "5 percent").claim
    assert claim is None or not claim.measure.startswith("gdp.")
