"""Rows with a number for each of several years."""

from __future__ import annotations

import pytest

from tests.support import checked


def _bound(text: str) -> dict[str, tuple[str, str | None]]:
    claims = [bound.claim for bound in checked(text, "2020-06-01").bound]
    return {c.quantity.surface: (c.measure, c.period and c.period.text) for c in claims if c is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Indicator 2012 2013\nGDP growth in Rwanda (%) 8.8 4.7",
        "Rwanda\n\n2012 2013\nGDP growth (%) 8.8 4.7",
        "Rwanda 2012 2013: GDP growth (%) 8.8 4.7",
    ],
)
def test_each_number_has_the_year_above_it(text: str) -> None:
    assert _bound(text) == {"8.8": ("gdp.growth", "2012"), "4.7": ("gdp.growth", "2013")}


def test_without_a_year_for_each_number_none_is_bound() -> None:
    assert not _bound("GDP growth in Rwanda 8.8% 4.7%")
    assert not _bound("Indicator 2012 2013 2014\nGDP growth in Rwanda 8.8% 4.7%")
    assert not _bound("Indicator 2012 2013\nOutput of the mill in Rwanda 8.8% 4.7%")


def test_the_words_that_explain_a_claim_are_those_of_the_text() -> None:
    bound = checked("Indicator 2012 2013\nGDP growth in Rwanda (%) 8.8 4.7", "2020-06-01").bound
    claim = next(one.claim for one in bound if one.claim is not None)
    assert "“GDP growth”" in claim.measure_evidence.why
    assert "“Rwanda”" in claim.entity_evidence.why
    assert "“2012”" in claim.period_evidence.why


def test_the_sentence_of_a_claim_is_that_of_its_number() -> None:
    text = "Indicator 2012 2013\n\nGDP growth in Rwanda (%) 8.8 4.7"
    claims = [one.claim for one in checked(text, "2020-06-01").bound if one.claim is not None]
    assert len(claims) == 2
    assert all(claim.sentence.text == claim.sentence.span.of(text) == text[21:] for claim in claims)
