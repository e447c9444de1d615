"""What is counted by the year, told for each day, hour or week; and words that only look like it."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, reason_of, verdict_of

DATE = "2021-06-15"


@pytest.mark.parametrize(
    ("text", "surface", "measure", "entity", "times"),
    [
        ("In 2014, 129 Americans died of drug overdoses every day.", "129", "us.overdose.deaths", "USA", 365.25),
        ("Drug overdoses killed 129 Americans a day in 2014.", "129", "us.overdose.deaths", "USA", 365.25),
        (
            "On average 129 Americans died of an overdose each day in 2014.",
            "129",
            "us.overdose.deaths",
            "USA",
            365.25,
        ),
        ("Every day, 20,000 babies are born in Nigeria.", "20,000", "births.number", "NGA", 365.25),
        ("Some 830 babies are born in Nigeria every hour.", "830", "births.number", "NGA", 8766),
        ("In Nigeria 140,000 babies are born a week.", "140,000", "births.number", "NGA", 52.18),
    ],
)
def test_a_number_of_each_day_is_one_of_the_year(
    text: str, surface: str, measure: str, entity: str, times: float
) -> None:
    claim = claim_of(checked(text, DATE), surface)
    assert (claim.measure, claim.entity, claim.factor) == (measure, entity, times)
    assert claim.period is not None
    assert claim.period.granularity == "year"


@pytest.mark.parametrize(
    ("number", "outcome"), [("129", "consistent"), ("about 130", "consistent"), ("1,290", "inconsistent")]
)
def test_it_is_judged_as_one_of_the_year(number: str, outcome: str) -> None:
    report = checked(f"Drug overdoses killed {number} Americans a day in 2014.", "2016-03-01")
    assert verdict_of(report, number.removeprefix("about ")).outcome == outcome


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Floods killed 12 people in Peru a day after the dam broke.", "12"),
        ("In May 2014, 129 Americans died of drug overdoses each day.", "129"),
        ("Spain has 4 million people and 57 murders every day.", "57"),
    ],
)
def test_what_is_no_number_of_each_day_of_a_year(text: str, surface: str) -> None:
    report = checked(text, DATE)
    bound = next(bound for bound in report.bound if bound.quantity.surface == surface)
    assert bound.claim is None or bound.claim.factor == 1, bound.claim


def test_a_rate_of_the_measure_stays_one() -> None:
    claim = claim_of(checked("Libya produced 1.2 million barrels of oil a day in 2015.", DATE), "1.2 million barrels")
    assert (claim.measure, claim.factor) == ("oil.production", 1)
    assert reason_of(checked("Some 700 Americans a day died of COVID-19.", DATE), "700")
