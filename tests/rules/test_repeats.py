"""Two tellings of the same figure, and the nearest sentences that tell of two things."""

from __future__ import annotations

import pytest

from tests.support import checked

DATE = "2019-05-14"


def _found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.span.of(text)) for finding in checked(text, DATE).findings]


@pytest.mark.parametrize(
    ("text", "rule", "surface"),
    [
        ("12 held after raid\n\nPolice held 21 men after the raid on Monday.", "REP001", "12"),
        ("Mill to cut 8,000 jobs\n\nThe mill will cut 800 jobs by the summer.", "REP001", "8,000"),
        (
            "The pier in Wexley is 365 metres long.\n\nThe pier in Wexley, 356 metres long, is old.",
            "REP002",
            "356 metres",
        ),
        ("They signed a $3 million contract.\n\nThe $3 billion contract runs for eight years.", "REP003", "$3 billion"),
        ("Mia Lopes, 34, won.\n\nHer party cheered. Lopes, 43, is a lawyer.", "REP004", "43"),
    ],
)
def test_a_figure_told_differently_is_found(text: str, rule: str, surface: str) -> None:
    assert _found(text) == [(rule, surface)]


@pytest.mark.parametrize(
    "text",
    [
        "12 held after raids\n\nPolice held 5 men after a raid on Monday and 7 after a raid on Tuesday.",
        "12 held after raid\n\nPolice held a dozen men after the raid. In 2012 they held 21 men after a raid.",
        "Nearly 8,000 jobs to go at mill\n\nThe mill will cut 7,800 jobs by the summer.",
        "The pier at Wexley is 365 metres long.\n\nA pier at Tolna, 356 metres long, opens in June.",
        "Police arrested 126 protesters on Friday.\n\nOn Saturday they arrested 162 protesters.",
        "The owner said the ship carried 1,380 containers.\n\nCustoms said the ship carried 1,830 containers.",
        "The storm damaged 672 houses in Tolna.\n\nThe number of houses that the storm damaged later rose to 762.",
        "They signed a $3 million contract.\n\nThey had signed a $3 billion contract with Malta.",
        "Mia Lopes, 34, won.\n\nHer father, Carlos Lopes, 67, wept.",
        "Mia Lopes, 34, won.\n\nIn 2009 Mia Lopes, 24, sold books.",
    ],
)
def test_two_things_with_numbers_that_are_alike_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_both_places_are_shown_and_neither_is_called_right() -> None:
    text = "The museum owns 1,250 clocks.\n\nOnly a tenth of the 12,500 clocks that the museum owns can be seen."
    (finding,) = checked(text, DATE).findings
    assert "1,250" in finding.message
    assert "12,500" in finding.message
    assert len(finding.quantities) == 2
    assert finding.suggestion is None


def test_a_headline_apart_from_the_text_is_compared_with_it_and_found_in_the_text() -> None:
    text = "The plant in Leeds will cut 450 jobs by spring, its owner said."
    (found,) = checked(text, "2016-10-01", title="Plant to cut 4,500 jobs in Leeds").findings
    assert (found.rule, found.span.of(text)) == ("REP001", "450")
    assert found.message == "the headline says 4,500, the text 450"


def test_a_headline_apart_that_agrees_with_the_text_is_left_alone() -> None:
    text = "The plant in Leeds will cut 450 jobs by spring, its owner said."
    assert checked(text, "2016-10-01", title="Plant to cut 450 jobs in Leeds").findings == ()
