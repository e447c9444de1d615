"""How a number is hedged, before it and behind it, and what the hedge allows."""

from __future__ import annotations

import pytest

from tests.support import quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("~20 ships", "about"),
        ("perhaps 20 ships", "about"),
        ("somewhere around 20 ships", "about"),
        ("in the region of 20 ships", "about"),
        ("an estimated total of 20 ships", "about"),
        ("just shy of 500 ships", "nearly"),
        ("a shade under 500 ships", "nearly"),
        ("slightly fewer than 500 ships", "nearly"),
        ("close on 500 ships", "nearly"),
        ("well over 300 ships", "more-than"),
        ("far more than 300 ships", "more-than"),
        ("upwards of 300 ships", "more-than"),
        ("north of 300 ships", "more-than"),
        (">300 ships", "more-than"),
        ("exceeding 300 ships", "more-than"),
        ("not fewer than 20 ships", "at-least"),
        ("as few as 20 ships", "at-least"),
        ("as little as 20 percent", "at-least"),
        ("as low as 20 percent", "at-least"),
        ("at the very least 20 ships", "at-least"),
        ("<10 ships", "less-than"),
        ("well below 10 ships", "less-than"),
        ("a fund short of 10 million", "less-than"),
        ("as high as 20 percent", "at-most"),
        ("anything up to 20 ships", "at-most"),
        ("a maximum of 20 ships", "at-most"),
        ("a mere 20 ships", "exact"),
        ("merely 20 ships", "exact"),
        ("a whopping 20 ships", "exact"),
    ],
)
def test_words_and_signs_before_a_number_hedge_it(text: str, hedge: str) -> None:
    assert quantity(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("400 ships or so", "about"),
        ("400 ships, or so, left", "about"),
        ("400-odd ships", "about"),
        ("400 ships or more", "at-least"),
        ("5,000+ ships", "at-least"),
        ("400 and counting", "at-least"),
        ("400 ships, and counting, left", "at-least"),
        ("five percent or more", "at-least"),
        ("400 ships at least", "at-least"),
        ("those aged 65 and over", "at-least"),
        ("fines of $500 or less", "at-most"),
        ("400 ships at most", "at-most"),
        ("those aged 5 and under", "at-most"),
    ],
)
def test_words_and_signs_behind_a_number_its_unit_or_its_noun_hedge_it(text: str, hedge: str) -> None:
    assert quantity(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("rates of 4.5 and up to 6 percent", ["exact", "at-most"]),
        ("$5 plus a fee", ["exact"]),
        ("$500, give or take $20", ["exact", "exact"]),
        ("20 ships or planes", ["exact"]),
        ("20 ships and more planes came", ["exact"]),
    ],
)
def test_what_follows_and_belongs_to_something_else_is_no_hedge(text: str, hedges: list[str]) -> None:
    assert [q.hedge for q in quantities_of(text)] == hedges


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("at least another 20 ships", "at-least"),
        ("nearly a record 500 ships", "nearly"),
        ("more than a further 20 ships", "more-than"),
        ("it passed over the 5 million mark", "more-than"),
        ("it is about the 5 million that we owe", "exact"),
        ("up to about 50 ships", "at-most"),
        ("up to an estimated 50 ships", "at-most"),
        ("only about 50 ships", "about"),
        ("more than just 50 ships", "more-than"),
        ("over US$50 in cash", "more-than"),
    ],
)
def test_a_hedge_may_stand_at_a_distance_or_before_another(text: str, hedge: str) -> None:
    assert quantity(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It will be spread over three years", "exact"),
        ("Over five years, it grew", "exact"),
        ("It lasted over three years", "more-than"),
        ("It was built over three years ago", "more-than"),
        ("People waited for over three hours", "more-than"),
        ("A victory over 10 men", "exact"),
        ("Over 10 men won", "more-than"),
        ("They spoke about 20 issues", "exact"),
        ("About 20 issues came up", "about"),
        ("That adds up to 500 ships", "exact"),
        ("The rate edged up to 5 percent", "exact"),
        ("He served under 5 kings", "exact"),
        ("It took under 5 hours", "less-than"),
    ],
)
def test_prepositions_are_hedges_only_where_they_bound_a_number(text: str, hedge: str) -> None:
    assert quantity(text).hedge == hedge


def test_a_verb_that_bounds_a_number_stays_free_for_the_claim() -> None:
    found = quantity("The toll exceeded 40 million")
    assert (found.hedge, found.hedge_first) == ("more-than", None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("less than -5 degrees Celsius", None, -5),
        ("more than -5 degrees Celsius", -5, None),
        ("nearly -5 degrees Celsius", -5, -4.6),
        ("about -100 degrees Celsius", -105, -95),
        ("about 100 to 200 ships", 95, 210),
        ("100 to 200 ships", 95, 205),
    ],
)
def test_the_interval_knows_signs_and_ranges(text: str, low: float | None, high: float | None) -> None:
    found = quantity(text)
    assert (found.low, found.high) == (low, high)
