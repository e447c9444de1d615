"""Groups that nobody publishes a figure for: the members added up, and what a smaller number may be."""

from __future__ import annotations

import pytest

from tests.support import checked, verdict_of


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("The Visegrad Group had a population of 64 million in 2016.", "64 million", "consistent"),
        ("The Visegrad Group had a population of 164 million in 2016.", "164 million", "inconsistent"),
        ("The Visegrad Group had a population of 6.4 million in 2016.", "6.4 million", "inconsistent"),
        ("The Visegrad Group had a population of 54 million in 2016.", "54 million", "unchecked"),  # without Hungary
    ],
)
def test_a_group_is_held_against_the_sum_of_its_members(text: str, number: str, outcome: str) -> None:
    assert verdict_of(checked(text, "2017-06-01"), number).outcome == outcome


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("Germany and France together had 145 million inhabitants in 2015.", "145 million", "consistent"),
        ("Germany and France together have 185 million inhabitants.", "185 million", "inconsistent"),
        ("Germany and France together have 105 million inhabitants.", "105 million", "inconsistent"),
        ("Lebanon and Turkey together hosted 3.6 million refugees at the end of 2015.", "3.6 million", "consistent"),
        ("Lebanon and Turkey together hosted 36 million refugees at the end of 2015.", "36 million", "inconsistent"),
        ("Germany and France together have a life expectancy of 82 years.", "82 years", "unchecked"),
        ("Russia has almost three times as many people as Spain and Portugal combined.", "three times", "close"),
        ("Russia has six times as many people as Spain and Portugal combined.", "six times", "inconsistent"),
        (
            "China and the United States together accounted for 43 percent of global carbon dioxide emissions in 2015.",
            "43 percent",
            "consistent",
        ),
        (
            "China and the United States together accounted for 63 percent of global carbon dioxide emissions in 2015.",
            "63 percent",
            "inconsistent",
        ),
    ],
)
def test_places_that_a_text_names_together_are_added_up(text: str, number: str, outcome: str) -> None:
    assert verdict_of(checked(text, "2017-06-01"), number).outcome == outcome


def test_the_addition_is_shown() -> None:
    text = "The Visegrad Group had a population of 64 million in 2016."
    working = verdict_of(checked(text, "2017-06-01"), "64 million").working
    assert working is not None
    assert working.startswith("Poland 3")
    assert (working.count(" + "), " is 63," in working or " is 64," in working) == (3, True)


def test_what_does_not_add_up_is_not_added() -> None:
    text = "Life expectancy in the Visegrad Group was 77 years in 2016."
    assert "no reference data" in verdict_of(checked(text, "2018-06-01"), "77 years").reason
