"""Numbers in clauses that have nothing of their own but a place or a time."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2018-06-01"


@pytest.mark.parametrize(
    ("text", "number", "measure", "place", "year"),
    [
        ("Life expectancy in Chad is 51 years (in Norway it is 82 years).", "82 years", "life_expectancy", "NOR", 2018),
        (
            "In 1990 fertility stood at 6.2 children per woman in Kenya. By 2015 the Kenyan figure was down to 3.9.",
            "3.9",
            "fertility.rate",
            "KEN",
            2015,
        ),
        (
            "Nepal's human development index was 0.463 in 2005. From there it has crept up to 0.54 in 2013.",
            "0.54",
            "hdi.index",
            "NPL",
            2013,
        ),
        (
            "HIV prevalence in Eswatini was 27 percent in 2013, higher than in Lesotho (23 percent).",
            "23 percent",
            "hiv.prevalence",
            "LSO",
            2013,
        ),
        (
            "Adult literacy was 30 percent in Mali in 2010, compared with 28 percent in Niger.",
            "28 percent",
            "literacy.adult",
            "NER",
            2010,
        ),
        (
            "Turkish inflation was 12.2 percent in May, from 10.9 a month earlier.",
            "10.9",
            "inflation.consumer",
            "TUR",
            2018,
        ),
    ],
)
def test_it_goes_on_with_the_number_before(text: str, number: str, measure: str, place: str, year: int) -> None:
    claim = claim_of(checked(text, DATE), number)

    assert (claim.measure, claim.entity) == (measure, place)
    assert claim.period is not None
    assert claim.period.end.year == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Life expectancy in Chad is 51 years (the president has ruled it for 28 years).", "28 years"),
        ("Unemployment in Spain was 16 percent. In Italy the party won 32 percent.", "32 percent"),
        ("Peru's economy grew 4 percent in 2017. In Lima the figure for taxis was 9 percent.", "9 percent"),
        ("Inflation in Turkey was 12 percent in May, compared with a forecast of 11 percent.", "11 percent"),
        ("Poland has 6.3 hospital beds per 1,000 people. Spain, at 3, is below the average of 4.3.", "4.3"),
        ("Ghana's GDP was $41 billion in 2012. The gap is expected to reach $2 billion in 2013.", "$2 billion"),
        ("The Gini index of South Africa is 63. Norway ranks 25.", "25"),
        ("Dust storms kill 80 people in five states in India.", "five"),
        ("Turkey hosts 3 million refugees, and in Syria 21 states have camps.", "21"),
        ("India has 1.3 billion people, China 1.4 billion. In 1950 it was 376 million.", "376 million"),
    ],
)
def test_a_clause_that_tells_more_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None
