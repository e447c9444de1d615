"""Numbers that leave out what was told with the one before them."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2016-06-01"


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("Spain got 19 percent of its electricity from wind and 5 percent from the sun.", "5 percent", "solar"),
        ("Some 19 percent of Spain's electricity comes from wind, 11 percent from hydropower.", "11 percent", "hydro"),
    ],
)
def test_a_share_is_of_what_the_one_before_it_is_of(text: str, number: str, measure: str) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == (f"electricity.{measure}.share", "ESP")


def test_a_share_keeps_the_time_of_the_one_before_it() -> None:
    text = "Spain got 19 percent of its electricity from wind in 2014 and 5 percent from the sun."
    period = claim_of(checked(text, DATE), "5 percent").period
    assert period is not None
    assert (period.start.year, period.end.year) == (2014, 2014)


def test_a_base_is_told_once_for_two_names() -> None:
    text = "Spain's public debt is 99 percent of GDP, while its budget deficit is 4.5 percent."
    assert claim_of(checked(text, DATE), "4.5 percent").measure == "government.deficit.share"


def test_a_name_is_told_once_for_two_stuffs() -> None:
    text = "Oman has proven reserves of 5 billion barrels of oil and 650 billion cubic metres of gas."
    assert claim_of(checked(text, DATE), "650 billion cubic metres").measure == "gas.reserves"


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        (
            "In Chad 31 percent of men and 14 percent of women were literate in 2010.",
            "31 percent",
            "literacy.adult.male",
        ),
        ("Some 30 percent of men and 12 percent of women smoke in Peru.", "30 percent", "smoking.men"),
    ],
)
def test_a_predicate_is_told_once_for_two_parts_of_the_people(text: str, number: str, measure: str) -> None:
    assert claim_of(checked(text, DATE), number).measure == measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In Chad 31 percent of men and 14 percent of the women of one village were literate.", "31 percent"),
        ("In Chad 31 percent of men vote, and 14 percent of women were literate in 2010.", "31 percent"),
        ("Spain got 19 percent of its electricity from wind and 5 percent from wind farms of France.", "5 percent"),
        ("Spain's public debt is 99 percent of GDP, while the deficit target rose 4.5 percent.", "4.5 percent"),
        (
            "Oman has proven reserves of 5 billion barrels of oil and 650 million barrels of wine.",
            "650 million barrels",
        ),
    ],
)
def test_a_number_of_something_else_takes_nothing(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None
