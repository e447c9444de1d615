"""Measures and places are found by words, with slips of the pen, and only what is surely meant is taken."""

from __future__ import annotations

import pytest

from factcheck.reference import search
from tests.support import store


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("gdp", "gdp.nominal"),
        ("GDP growth", "gdp.growth"),
        ("unemployment germany", "unemployment.rate"),
        ("jobles", "unemployment.rate"),
        ("jobless rate", "unemployment.rate"),
        ("life expectency", "life_expectancy"),
        ("POPULATION.TOTAL", "population.total"),
    ],
)
def test_the_first_measure_is_the_one_meant(words: str, code: str) -> None:
    hits = search.measures(store(), words)
    assert hits[0].code == code
    found = search.meant(hits)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("refugees syria", "SYR"),
        ("unemployment germany", "DEU"),
        ("germny", "DEU"),
        ("USA", "USA"),
        ("deu", "DEU"),
        ("united states", "USA"),
    ],
)
def test_the_first_place_is_the_one_meant(words: str, code: str) -> None:
    hits = search.entities(store(), words)
    found = search.meant(hits)
    assert found is not None
    assert found.code == code


def test_refugees_are_several_measures_and_none_is_surely_meant() -> None:
    hits = search.measures(store(), "refugees syria")
    assert {hit.code for hit in hits[:5]} >= {"refugees.origin", "refugees.hosted", "refugees.admitted"}
    assert search.meant(hits) is None


def test_two_georgias_are_none_that_is_surely_meant() -> None:
    hits = search.entities(store(), "Georgia")
    assert [hit.code for hit in hits[:2]] == ["GEO", "US-GA"]
    assert search.meant(hits) is None


@pytest.mark.parametrize("words", ["", "   ", "zzzzzz", "?!", "\x1b", "a" * 10_000])
def test_what_is_like_nothing_finds_nothing(words: str) -> None:
    assert search.measures(store(), words) == []
    assert search.entities(store(), words) == []


def test_hits_are_in_order_of_their_score_and_always_the_same() -> None:
    hits = search.entities(store(), "guinea")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits == search.entities(store(), "guinea")
