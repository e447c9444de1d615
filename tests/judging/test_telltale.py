"""When digits tell of a slip by themselves, however far honest counts of the thing lie apart."""

from __future__ import annotations

import pytest

from tests.support import checked


def _outcome(text: str, date: str) -> str:
    return next(iter(checked(text, date).verdicts.values())).outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # a figure that others may have by ten points more or less, but not with the same digits
        ("In 2010, women held 3.96 percent of the seats in Norway's parliament.", "inconsistent"),
        ("In 2010, women held 34.2 percent of the seats in Norway's parliament.", "unchecked"),
        # a measure that contradicts nothing else, since some count the visitors of a day
        ("Germany had 3.04 million foreign tourists in 2012.", "inconsistent"),
        ("Germany had 3.34 million foreign tourists in 2012.", "inconsistent"),  # nine times fewer is no way to count
        ("Germany had 8.34 million foreign tourists in 2012.", "unchecked"),
        # two digits are enough only where honest counts are near each other
        ("There were 310,000 stateless people in Sweden in 2015.", "unchecked"),
        ("There were 311,000 stateless people in Sweden in 2015.", "inconsistent"),
        # without a time of its own in the text, the figure of another year may be meant: none of them is near
        ("The poverty rate of Peru was 2.18 percent in 2015.", "inconsistent"),
        ("The poverty rate of Peru is 2.18 percent.", "inconsistent"),
        ("The poverty rate of Peru is 3.95 percent.", "unchecked"),
    ],
)
def test_the_digits_of_a_figure_in_another_scale(text: str, outcome: str) -> None:
    assert _outcome(text, "2017-06-20") == outcome


def test_a_slip_of_scale_is_not_what_figures_were_revised_by() -> None:
    surplus = "The current account surplus of Germany was {} percent of GDP in 2015."
    assert _outcome(surplus.format("0.81"), "2011-06-20") != "inconsistent"  # nobody could know it yet
    assert _outcome(surplus.format("0.81"), "2017-06-20") == "inconsistent"


def test_a_smaller_number_may_count_a_part_and_a_larger_one_does_not() -> None:
    text = "There were {} stateless people in Sweden in 2015."  # 31,062 of them
    assert _outcome(text.format("3,110"), "2017-06-20") == "unchecked"
    assert _outcome(text.format("311,000"), "2017-06-20") == "inconsistent"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # one or two digits are those of a tenth by chance, and a tenth is a part that is told of often
        ("In Britain 1.2 million people over 65 smoke.", "unchecked"),
        ("In America 5 million people over 65 live in poverty.", "unchecked"),
        ("In India 2.4 million people live in slums without lavatories.", "unchecked"),
        ("In Germany, 177,000 people are unemployed.", "inconsistent"),
        ("In Britain, 120 million people are over 65.", "inconsistent"),
    ],
)
def test_a_tenth_of_those_who_are_counted_is_no_slip(text: str, outcome: str) -> None:
    assert _outcome(text, "2016-10-01") == outcome


def test_nothing_is_told_where_nobody_knows_how_far_honest_counts_lie_apart() -> None:
    # the catalogues of earthquakes have no limit
    assert _outcome("The earthquake in Haiti killed 31,600 people in January 2010.", "2012-01-10") == "unchecked"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # the very digits of the figure on the other side of zero, where honest balances may be far apart
        ("China had a current account deficit of $420 billion in 2008.", "inconsistent"),
        ("China had a current account deficit of $320 billion in 2008.", "unchecked"),
        # near zero the sign turns by itself
        ("Austria had a current account deficit of 1.5 percent of GDP in 2014.", "unchecked"),
        # the minus only tells once more that something is lacking, or fell
        ("Spain's current account deficit was minus 9.3 percent of GDP in 2008.", "unchecked"),
        ("Greece suffered an economic contraction of -9.9 percent in 2011.", "unchecked"),
        ("Spain had a negative current account balance of 9.3 percent of GDP in 2008.", "consistent"),
        ("Spain had a current account balance of 9.3 percent of GDP in 2008.", "inconsistent"),
    ],
)
def test_the_digits_of_a_figure_with_the_other_sign(text: str, outcome: str) -> None:
    assert _outcome(text, "2017-06-20") == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # no honest count of a share has the digits of the figure tenfold, however wide they scatter in points
        ("In India, 2 percent of people were online in 2018.", "inconsistent"),
        ("In India, 7 percent of people were online in 2018.", "unchecked"),
        ("In India, 40 percent of people were online in 2018.", "unchecked"),
    ],
)
def test_a_share_in_another_scale_however_far_shares_lie_apart_in_points(text: str, outcome: str) -> None:
    assert _outcome(text, "2022-06-20") == outcome
