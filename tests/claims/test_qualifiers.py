"""Words that make a measure another one: bound to the variant of the catalogue, or left alone for that reason."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, reason_of

DATE = "2022-06-15"


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Youth unemployment in Spain was 35 percent in 2021.", "35 percent", "unemployment.youth.rate"),
        ("Male unemployment in Spain was 12 percent.", "12 percent", "unemployment.male.rate"),
        ("Life expectancy for men in Japan is 81 years.", "81 years", "life_expectancy.male"),
        ("The rural population of Kenya is 38 million.", "38 million", "population.rural"),
        ("Female literacy in India was 65 percent in 2011.", "65 percent", "literacy.adult.female"),
        ("Germany's GDP at PPP was $4.8 trillion in 2021.", "$4.8 trillion", "gdp.ppp"),
        ("Nominal GDP of Germany was $4.2 trillion in 2021.", "$4.2 trillion", "gdp.nominal"),
        ("Per capita GDP in Kenya was $2,000 in 2021.", "$2,000", "gdp.per_capita"),
        ("The seasonally adjusted unemployment rate in Spain was 13 percent.", "13 percent", "unemployment.rate"),
        ("The average unemployment rate in Spain was 14.8 percent in 2021.", "14.8 percent", "unemployment.rate"),
    ],
)
def test_a_variant_of_the_catalogue_is_bound(text: str, number: str, measure: str) -> None:
    assert claim_of(checked(text, DATE), number).measure == measure


@pytest.mark.parametrize(
    ("text", "number", "word"),
    [
        ("Germany's GDP at constant prices was $3.6 trillion in 2021.", "$3.6 trillion", "at constant prices"),
        ("Inflation-adjusted GDP in Germany was $3.6 trillion.", "$3.6 trillion", "Inflation-adjusted"),
        ("Germany's potential GDP was $4 trillion.", "$4 trillion", "potential"),
        ("The non-oil GDP of Saudi Arabia was $500 billion.", "$500 billion", "non-oil"),
        ("Underlying inflation in Spain was 4.9 percent in May.", "4.9 percent", "Underlying"),
        ("Inflation in Turkey was 3 percent month on month in May.", "3 percent", "month on month"),
        ("Quarterly GDP in Germany was $900 billion.", "$900 billion", "Quarterly"),
        ("The population of Serbia including Kosovo is 8.8 million.", "8.8 million", "Kosovo"),
        ("Denmark, including Greenland, covers 2.2 million km².", "2.2 million km²", "Greenland"),
        ("Urban unemployment in Colombia was 11 percent.", "11 percent", "Urban"),
        ("Inflation excluding food and energy in Germany was 3.2 percent.", "3.2 percent", "excluding"),
    ],
)
def test_a_qualifier_that_no_measure_has_is_named(text: str, number: str, word: str) -> None:
    assert f"“{word}" in reason_of(checked(text, DATE), number)


def test_a_qualifier_of_another_clause_is_none_of_this_measure() -> None:
    text = "Quarterly sales rose, and the unemployment rate in Spain was 13 percent."
    assert claim_of(checked(text, DATE), "13 percent").measure == "unemployment.rate"


@pytest.mark.parametrize(
    "text", ["The bishop of Aleppo died at age 70.", "The bishop of Aleppo died at the age of 70."]
)
def test_an_age_is_no_toll(text: str) -> None:
    assert "no measure" in reason_of(checked(text, DATE), "70")
