"""Sentences read without what commas set off in them."""

from __future__ import annotations

from tests.support import bound_of, checked, claim_of

DATE = "2019-06-01"


def test_the_predicate_is_of_the_subject_before_the_commas() -> None:
    text = "The economy of Kenya, valued at 88 billion dollars, will grow by 6.1 percent next year."
    claim = claim_of(checked(text, DATE), "6.1 percent")
    assert (claim.measure, claim.entity) == ("gdp.growth", "KEN")


def test_an_insertion_that_narrows_the_measure_stays() -> None:
    text = "Inflation in Ghana, excluding food and fuel, slowed to 9 percent in May."
    assert bound_of(checked(text, DATE), "9 percent").claim is None
