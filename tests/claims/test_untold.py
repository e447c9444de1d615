"""Extremes of a level that the text does not tell, and words that only look like them."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, reason_of

DATE = "2022-06-15"


@pytest.mark.parametrize(
    ("text", "surface", "measure", "entity", "since"),
    [
        ("Unemployment in Spain is at its lowest level since 2008.", "2008", "unemployment.rate", "ESP", "2008"),
        ("Spain's jobless rate has now fallen to its lowest since 2008.", "2008", "unemployment.rate", "ESP", "2008"),
        ("Inflation in Germany is the highest it has been since 1981.", "1981", "inflation.consumer", "DEU", "1981"),
        ("Inflation in Germany is as high as it was in 40 years.", "40 years", "inflation.consumer", "DEU", "1981"),
        (
            "British unemployment is at its lowest in half a century.",
            "half a century",
            "unemployment.rate",
            "GBR",
            "1967",
        ),
        ("Turkish inflation has hit a 24-year high.", "24-year", "inflation.consumer", "TUR", "1997"),
        ("Japan has the lowest fertility rate since 2005.", "2005", "fertility.rate", "JPN", "2005"),
        ("Canada recorded its highest inflation in 39 years.", "39 years", "inflation.consumer", "CAN", "1982"),
        ("Italy's birth rate has dropped to a record low.", "record low", "birth.rate", "ITA", None),
        ("The birth rate in Italy was at an all-time low in 2021.", "all-time low", "birth.rate", "ITA", None),
        (
            "America has the lowest black unemployment rate ever recorded.",
            "lowest black unemployment rate ever recorded",
            "us.unemployment.black",
            "USA",
            None,
        ),
    ],
)
def test_the_name_of_a_measure_binds_an_extreme(
    text: str, surface: str, measure: str, entity: str, since: str | None
) -> None:
    claim = claim_of(checked(text, DATE), surface)
    assert (claim.measure, claim.entity, claim.relation) == (measure, entity, "rank")
    assert claim.ranked is not None
    assert (str(claim.since.start.year) if claim.since is not None else None) == since


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Unemployment is at its lowest level since 2008.", "2008"),  # nobody says where
        ("Unemployment in the county is at its lowest level since 2008.", "2008"),
        ("Unemployment among nurses in Spain is at its lowest level since 2008.", "2008"),
        ("Unemployment in Spain is at its lowest level for women since 2008.", "2008"),
        ("Unemployment in Spain is at its lowest level since 2008 for women.", "2008"),
        ("Unemployment in Spain is nearly at its lowest level since 2008.", "2008"),
        ("Unemployment in Spain is not the lowest since 2008.", "2008"),
        ("Confidence in unemployment insurance in Spain is the lowest since 2008.", "2008"),
        ("The fall of unemployment in Spain was the sharpest since 2008.", "2008"),
        ("Unemployment in Spain made headlines as shares fell to their lowest since 2008.", "2008"),
        ("Spain has the second lowest unemployment rate since 2008.", "2008"),
        ("Spain's car exports are at their highest level since 2008.", "2008"),
    ],
)
def test_what_is_no_extreme_of_a_measure(text: str, surface: str) -> None:
    assert reason_of(checked(text, DATE), surface)


def test_a_record_that_is_tied_to_no_measure_is_no_number() -> None:
    assert not checked("Her patience with inflation in Spain has hit a record low.", DATE).claims


@pytest.mark.parametrize("words", ["apart from strike years", "excluding 1926", "not counting the war"])
def test_an_extreme_with_an_exception_is_left_alone(words: str) -> None:
    text = "Unemployment in Spain is at its lowest since 1985{}."
    assert checked(text.format(""), DATE).claims
    assert not checked(text.format(f", {words}"), DATE).claims
