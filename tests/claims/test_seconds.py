"""Numbers of another place, in clauses that tell nothing else."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2016-06-01"


@pytest.mark.parametrize(
    ("text", "number", "measure", "place"),
    [
        ("HIV prevalence in Eswatini is 26%. Botswana follows with 23%.", "23%", "hiv.prevalence", "BWA"),
        (
            "HIV prevalence in Eswatini is 26%. Outside Africa the highest is that of Haiti (2%).",
            "2%",
            "hiv.prevalence",
            "HTI",
        ),
        (
            "Women hold 64 percent of the seats in Rwanda. In Cuba they hold 49 percent.",
            "49 percent",
            "women.parliament.share",
            "CUB",
        ),
        ("The Gini coefficient of Chile is 0.5. Denmark's is 0.29.", "0.29", "gini", "DNK"),
        ("Jamaica had 41 murders per 100,000 people. Belize was second, with 38.", "38", "homicide.rate", "BLZ"),
        (
            "Only 9 percent of Liberians have electricity. Rates are hardly better in Chad (8 percent).",
            "8 percent",
            "electricity.access.share",
            "TCD",
        ),
        (
            "Some 67 percent of Indonesian men smoke. In Ghana just 9 percent of men do.",
            "9 percent",
            "smoking.men",
            "GHA",
        ),
        ("Road deaths in Togo are 38 per 100,000 people; Iran's rate is 34.", "34", "road_deaths.rate", "IRN"),
        ("Nigerien women have 7.6 children each. Somali women have 6.6.", "6.6", "fertility.rate", "SOM"),
        ("Bulgaria's death rate is 14.3 per 1,000. Ukraine (15.7) is close to it.", "15.7", "death.rate", "UKR"),
        (
            "In Mali 33 percent of adults can read. The share is 28 percent in Benin.",
            "28 percent",
            "literacy.adult",
            "BEN",
        ),
        (
            "Chad had 100,000 internally displaced people. There were 1.9 million in Sudan.",
            "1.9 million",
            "displaced.internal",
            "SDN",
        ),
    ],
)
def test_a_second_place_has_the_measure_of_the_first(text: str, number: str, measure: str, place: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == (measure, place)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Women hold 64 percent of the seats in Rwanda. In Cuba they hold 49 percent of the ministries.", "49 percent"),
        ("Women hold 64 percent of the seats in Rwanda. In Cuba the largest party has 49 percent.", "49 percent"),
        ("Jamaica had 41 murders per 100,000 people. Belize had 38 last week.", "38"),
        ("The Gini coefficient of Chile is 50. Denmark ranks 29.", "29"),
        ("Lebanon hosts 1.1 million refugees. Jordan is next with 600,000 students.", "600,000"),
        ("Literacy in Togo is 60 percent. Mali follows with a target of 40 percent.", "40 percent"),
        ("Unemployment in Spain is 25 percent. In the rest of Italy the figure is 9 percent.", "9 percent"),
        ("In Ghana 15 percent have a toilet and 86 percent clean water. Togo has 12 percent.", "12 percent"),
        ("Turkey hosts 2.5 million refugees, and Jordan has lost 20,000.", "20,000"),
        ("Nigerien women have 7.6 children each. Somali girls have 6.6.", "6.6"),
        ("Literacy in Mali is 33 percent. Nigeria's share is 56 percent of the total.", "56 percent"),
        ("Women hold 64 percent of the seats in Rwanda. Swedish women got 45 percent of the vote.", "45 percent"),
        ("The population of Togo is 7 million. Italy's largest town has 3 million.", "3 million"),
        ("In Mali 33 percent of adults can read. The share is 28 percent in the capital of Benin.", "28 percent"),
        ("In Mali 33 percent of adults can read. There were 28 percent in Benin's army.", "28 percent"),
        ("Turkey hosts 2.5 million refugees. There were 20,000 in Italy's camps.", "20,000"),
        ("Turkey hosts 2.5 million refugees. There were 20,000 in Italy last week.", "20,000"),
    ],
)
def test_a_clause_that_tells_something_else_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None


def test_a_number_that_is_bound_by_words_alone_lends_no_more_than_it_has() -> None:
    text = "Greece has the most doctors of all, 6.3 per 1,000 inhabitants. Austria comes next (5.1)."
    claim = claim_of(checked(text, DATE), "5.1")
    assert (claim.measure, claim.entity) == ("health.physicians.rate", "AUT")
    assert claim.measure_evidence.strength == "weak"
