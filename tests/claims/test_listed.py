"""Lists of places with a number each, and the one name of a measure in their sentence."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2019-06-01"


@pytest.mark.parametrize(
    ("text", "number", "measure", "place"),
    [
        (
            "The HIV prevalence rate of Eswatini was much higher than that of Uganda (5.7%) and Kenya (4.7%).",
            "4.7%",
            "hiv.prevalence",
            "KEN",
        ),
        (
            "Estonia (8.4%) and Luxembourg (21.4%) had the lowest debt-to-GDP ratios at the end of 2018.",
            "21.4%",
            "government.debt.share",
            "LUX",
        ),
        ("GDP per capita: Qatar - $97,500, Kuwait - $43,600, Oman - $19,300.", "$43,600", "gdp.per_capita", "KWT"),
    ],
)
def test_each_place_has_the_measure_that_is_named(text: str, number: str, measure: str, place: str) -> None:
    claim = claim_of(checked(text, DATE), number)

    assert (claim.measure, claim.entity) == (measure, place)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Inflation rose most in Chad (5 percent) and Mali (4 percent).", "4 percent"),
        ("The unemployment rate is a worry for exporters to Greece (5 percent) and Spain (3 percent).", "5 percent"),
        ("Greece (5 percent) and Spain (3 percent) cast votes against a higher unemployment rate.", "3 percent"),
        ("Banks in Estonia (8.4%) and Luxembourg (21.4%) bought the debt.", "8.4%"),
    ],
)
def test_a_sentence_that_tells_more_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("Spain's jobless rate was 15 percent in 2018; Italy had 10 percent.", "15 percent", "ESP"),
        ("The jobless rate was 15 percent in Spain, and Italy had 10 percent.", "15 percent", "ESP"),
        ("The jobless rate in Spain was 15 percent, followed by Italy at 10 percent.", "15 percent", "ESP"),
    ],
)
def test_a_place_with_a_number_of_its_own_behind_is_no_candidate(text: str, number: str, place: str) -> None:
    assert claim_of(checked(text, DATE), number).entity == place
