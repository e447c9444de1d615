"""Numbers that are said of several places together, and those that are not."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2016-06-15"


@pytest.mark.parametrize(
    ("text", "number", "measure", "places"),
    [
        ("Together, Germany and France have 145 million inhabitants.", "145 million", "population.total", "DEU FRA"),
        ("India and China together are home to 2.7 billion people.", "2.7 billion", "population.total", "IND CHN"),
        ("Germany and France have a combined population of 145 million.", "145 million", "population.total", "DEU FRA"),
        (
            "The combined GDP of Germany and France was $5.9 trillion in 2015.",
            "$5.9 trillion",
            "gdp.nominal",
            "DEU FRA",
        ),
        (
            "Lebanon, Jordan and Turkey together hosted 4.3 million refugees.",
            "4.3 million",
            "refugees.hosted",
            "LBN JOR TUR",
        ),
    ],
)
def test_a_number_of_several_places_is_their_sum(text: str, number: str, measure: str, places: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.relation, claim.measure) == ("sum", measure)
    assert [claim.entity, *claim.added] == places.split()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Germany and France, together with Poland, have 145 million inhabitants.", "145 million"),
        ("Germany and France worked together, and Poland has 38 million inhabitants.", "38 million"),
        ("Germany and France each have 145 million inhabitants.", "145 million"),
        ("Germany and France have 145 million inhabitants.", "145 million"),
    ],
)
def test_other_numbers_beside_several_places_are_not_their_sum(text: str, number: str) -> None:
    claim = bound_of(checked(text, DATE), number).claim
    assert claim is None or claim.added == ()


def test_places_told_together_may_be_those_compared_with() -> None:
    claim = claim_of(checked("Russia has twice as many people as Spain and Portugal combined.", DATE), "twice")
    assert (claim.relation, claim.entity, claim.versus, claim.added) == ("comparison", "RUS", "ESP", ("PRT",))


def test_places_told_together_may_have_a_share_of_a_whole() -> None:
    text = "China and the United States together account for 43 percent of global carbon dioxide emissions."
    claim = claim_of(checked(text, DATE), "43 percent")
    assert (claim.relation, claim.entity, claim.versus, claim.added) == ("share", "CHN", "WLD", ("USA",))
