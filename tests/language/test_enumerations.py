"""Tests of factcheck.language.enumerations."""

from __future__ import annotations

import pytest

from factcheck.language import enumerations
from tests.support import ties_of


def test_shares_that_split_a_whole_are_one_group() -> None:
    text = "Some 45 percent are men, 40 percent women and the remaining 15 percent children."
    assert ties_of(enumerations.splits, text) == [((0, 1, 2), True)]
    assert ties_of(
        enumerations.splits, "Some 45 percent are for it, 40 percent not, and 15 percent are undecided."
    ) == [((0, 1, 2), False)]


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 percent like tea and 50 percent like beer.",
        "More than 60 percent are men and the remaining 40 percent women.",
        "Of those asked several times, 60 percent like tea and the remaining 50 percent beer.",
    ],
)
def test_shares_that_may_overlap_are_no_group(text: str) -> None:
    assert ties_of(enumerations.splits, text) == []


def test_a_tally_is_held_against_the_house_of_its_sentence() -> None:
    (tally,) = ties_of(enumerations.tallies, "The bill passed 52-48 in the 90-seat Senate.")
    assert tally == (0, (52, 48), 1)
    (tally,) = ties_of(enumerations.tallies, "The party won 62 seats in the 90-seat parliament.")
    assert tally == (0, (62,), 1)


@pytest.mark.parametrize(
    "text",
    [
        "The Lions won 52-48 in the 40-seat hall.",
        "The house approved (433-1) a 65-member panel.",
        "The hall has 400 seats, more than that of the 30-seat council.",
    ],
)
def test_a_score_and_another_house_are_no_tally(text: str) -> None:
    assert ties_of(enumerations.tallies, text) == []


def test_the_seats_of_several_parties_are_added() -> None:
    text = "In the 350-seat parliament the Reds won 180 seats, the Greens 120 and the Left 70."
    assert ties_of(enumerations.tallies, text) == [(1, (180, 120, 70), 0)]
    assert ties_of(enumerations.tallies, "They hold 357 seats in Norland's 350-seat parliament.") == [(0, (357,), 1)]


@pytest.mark.parametrize(
    "text",
    [
        "They won 357 seats in local councils and 30 in the 350-seat parliament.",
        "They won 357 seats in 2015, and hold 30 in the 350-seat parliament.",
        "They won 357 seats in the lower house and 30 in the 50-seat Senate.",
    ],
)
def test_seats_of_another_house_or_time_are_not_held_against_it(text: str) -> None:
    assert ties_of(enumerations.tallies, text) == []
