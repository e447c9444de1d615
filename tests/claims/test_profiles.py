"""Profiles of countries: rows below a title, rows below the name of a measure, a number told again in another unit."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

PROFILE = """Laos in figures

Capital: Vientiane (820,000 inhabitants)
Population: 6.7 million (2014)
Median age:
total: 21.4 years
male: 21.1 years
female: 21.7 years
Life expectancy at birth: 62 years male, 65 years female
Literacy: 79% (male 87%, female 72%)
Area: 91,429 sq mi (236,800 sq km)
"""


@pytest.mark.parametrize(
    ("surface", "measure"),
    [
        ("6.7 million", "population.total"),
        ("21.4 years", "population.median_age"),
        ("21.1 years", "population.median_age.male"),
        ("21.7 years", "population.median_age.female"),
        ("62 years", "life_expectancy.male"),
        ("65 years", "life_expectancy.female"),
        ("79%", "literacy.adult"),
        ("87%", "literacy.adult.male"),
        ("72%", "literacy.adult.female"),
        ("91,429 sq mi", "area.total"),
        ("236,800 sq km", "area.total"),
    ],
)
def test_a_row_has_the_measure_above_it_and_the_place_of_the_title(surface: str, measure: str) -> None:
    claim = claim_of(checked(PROFILE), surface)
    assert (claim.measure, claim.entity) == (measure, "LAO")


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Laos\n\nMedian age:\nsoldiers: 24 years\n", "24 years"),
        ("Laos\n\nMedian age:\nThe war ended.\nmale: 24 years\n", "24 years"),
        ("Laos\n\nLiteracy: high, school fees male 20%\n", "20%"),
    ],
)
def test_a_row_of_something_else_is_left_alone(text: str, surface: str) -> None:
    assert bound_of(checked(text), surface).claim is None


def test_rows_belong_to_the_last_heading_that_is_a_place() -> None:
    report = checked("East Africa\n\nKenya\n\nPopulation: 44 million\n\nUganda\n\nPopulation: 37 million\n")
    assert claim_of(report, "44 million").entity == "KEN"
    assert claim_of(report, "37 million").entity == "UGA"


def test_a_question_gives_its_measure_and_its_place_to_the_answer() -> None:
    claim = claim_of(checked("How many people live in Slovenia? Just over 2 million."), "2 million")
    assert (claim.measure, claim.entity) == ("population.total", "SVN")


@pytest.mark.parametrize("answer", ["Some 12 million visited it in 2015.", "A poll of 2 million tells."])
def test_another_sentence_after_a_question_is_no_answer(answer: str) -> None:
    report = checked(f"How many people live in Slovenia? {answer}")
    assert all(claim.measure != "population.total" for claim in report.claims)


def test_brackets_tell_a_number_again_only_in_another_unit() -> None:
    text = "Gabon covers 103,347 square miles ({})."
    assert claim_of(checked(text.format("267,667 square kilometres")), "267,667 square kilometres").entity == "GAB"
    assert bound_of(checked(text.format("a third of France")), "a third").claim is None
