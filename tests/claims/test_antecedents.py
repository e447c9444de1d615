"""Subjects that stand for the measure which the sentence before names."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2016-06-01"


@pytest.mark.parametrize(
    ("text", "number", "measure", "year"),
    [
        ("Life expectancy has climbed in Chad. In 1970 it was 41.", "41", "life_expectancy", 1970),
        ("Chad's economy is weak. It is forecast to grow 2 percent in 2017.", "2 percent", "gdp.growth", 2017),
        (
            "The population of Chad grew. From 6 million in 1990 it rose to 12 million.",
            "6 million",
            "population.total",
            1990,
        ),
        ("Inflation in Chad fell. The rate was 1.7 percent in 2014.", "1.7 percent", "inflation.consumer", 2014),
    ],
)
def test_a_subject_stands_for_the_one_before_it(text: str, number: str, measure: str, year: int) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == (measure, "TCD")
    assert claim.period is not None
    assert claim.period.start.year == year


def test_a_chain_of_subjects_leads_back_to_the_first() -> None:
    text = "The population of Chad grew. It was 6 million in 1990. It reached 12 million in 2010."
    assert claim_of(checked(text, DATE), "12 million").measure == "population.total"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The population of Chad is young. It has 6 million cows.", "6 million"),
        ("The population of Chad is young. It is growing by 6 million every ten years.", "6 million"),
        ("Inflation in Chad has slowed. It is 98 percent owned by the state.", "98 percent"),
        ("Unemployment in Chad rose after the tax was raised. It stands at 18 percent.", "18 percent"),
        ("Life expectancy has climbed in Chad.\n\nIn 1970 it was 41.", "41"),
    ],
)
def test_a_number_of_something_else_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None
