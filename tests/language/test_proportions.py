"""Tests of factcheck.language.proportions."""

from __future__ import annotations

import pytest

from factcheck.language import portions, proportions
from tests.support import told_ties_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 4.8 million of 22 million people, or about a fifth, left.", ("4.8 million", "22 million", "a fifth")),
        ("Just 45 of 150 seats (30 percent) are theirs.", ("45", "150", "30 percent")),
        ("It will cut 120 jobs, or 27 percent of its 450 posts.", ("120", "450", "27 percent")),
        ("It will cut 120 jobs, or 27 percent of the firm's 450 posts.", ("120", "450", "27 percent")),
        ("Of the 450 men, 120, or 27 percent, left.", ("120", "450", "27 percent")),
        ("Some 27 percent, or 120 of its 450 men, left.", ("120", "450", "27 percent")),
        ("Turnout was 27 percent: 120 of the 450 members voted.", ("120", "450", "27 percent")),
        ("The union said 120 of its 450 members voted, a turnout of 27 percent.", ("120", "450", "27 percent")),
        ("Of the 450 wells tested, 120 were dry, or 27 percent, the report says.", ("120", "450", "27 percent")),
    ],
)
def test_a_share_is_tied_to_part_and_whole(text: str, told: tuple[str, ...]) -> None:
    assert told_ties_of(proportions.shares, text) == [told]


def test_a_share_of_something_else_restates_nothing() -> None:
    assert (
        told_ties_of(proportions.shares, "Just 45 of 150 seats, or 40 percent of the seats in towns, are theirs.") == []
    )
    assert told_ties_of(proportions.shares, "Just 45 of 150 seats (40 percent in 2010) are theirs.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sales rose from 40 to 50 cars, up 25 percent.", ("40", "50", "25 percent")),
        ("It cut its staff by a fifth, from 50 to 40.", ("50", "40", "a fifth")),
        ("Sales fell 17 percent to $3.5 billion from $4.2 billion.", ("$4.2 billion", "$3.5 billion", "17 percent")),
    ],
)
def test_the_ends_and_the_amount_of_a_change_are_one(text: str, told: tuple[str, ...]) -> None:
    assert told_ties_of(proportions.changes, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Sales fell 17 percent at constant prices to $3.5 billion from $4.2 billion.",
        "The town grew by 2 percent a year from 40,000 to 60,000.",
        "Shares fell 2 percent to $86, down from $92 in March.",
        "The tax rises to 21 percent from 19 percent, adding 2 percent to prices.",
        "Sales rose 5 percent, while costs fell from $40 million to $30 million.",
    ],
)
def test_another_count_or_another_clause_is_another_change(text: str) -> None:
    assert told_ties_of(proportions.changes, text) == []


def test_a_sum_is_shared_out() -> None:
    text = "They gave $10 million to 400 families, $25,000 each."
    assert told_ties_of(portions.shared, text) == [("$10 million", "400", "$25,000")]
    assert told_ties_of(portions.shared, "They gave $10 million in 400 days, $25,000 each.") == []
