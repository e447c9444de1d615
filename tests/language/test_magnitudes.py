"""Vague amounts ("dozens", "several hundred") and multiples ("doubled", "twice the")."""

from __future__ import annotations

import pytest

from tests.support import quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("Dozens of ships sank", "Dozens", 24, 99),
        ("Dozens were lost", "Dozens", 24, 99),
        ("Hundreds more sank", "Hundreds", 200, 999),
        ("Scores of ships sank", "Scores", 40, 99),
        ("hundreds of thousands of ships", "hundreds of thousands", 200_000, 999_900),
        ("tens of billions of ships", "tens of billions", 2e10, 9.999999999e10),
        ("Thousands upon thousands came", "Thousands upon thousands", 2_000, 9_999),
        ("several hundred ships", "several hundred", 200, 999),
        ("a few thousand ships", "a few thousand", 2_000, 6_999),
        ("several hundred thousand ships", "several hundred thousand", 200_000, 999_999),
        ("a couple of dozen ships", "a couple of dozen", 24, 47),
        ("a couple of ships", "a couple of", 2, 3),
    ],
)
def test_a_vague_amount_is_a_range_that_begins_at_its_value(text: str, surface: str, low: float, high: float) -> None:
    found = quantity(text)
    assert (found.surface, found.value, found.low, found.high) == (surface, low, low, high)
    assert (found.kind, found.hedge) == ("count", "range")


def test_a_vague_amount_has_the_unit_after_it() -> None:
    found = quantity("tens of millions of dollars were lost")
    assert (found.surface, found.value, found.unit) == ("tens of millions of dollars", 20_000_000, "USD")


@pytest.mark.parametrize(
    "text", ["the dozens", "by the dozens", "Test scores of pupils rose", "He scores again", "a few"]
)
def test_words_that_only_look_like_vague_amounts_are_none(text: str) -> None:
    assert quantities_of(text) == []


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("Output doubled", 2, "up"),
        ("Output has nearly tripled", 3, "up"),
        ("Output quadrupled", 4, "up"),
        ("Output halved", 0.5, "down"),
        ("They want to double output", 2, "up"),
        ("Output will treble", 3, "up"),
        ("Output rose fivefold", 5, "up"),
        ("Output rose five-fold", 5, "up"),
        ("a threefold increase", 3, "up"),
        ("twice as many ships", 2, None),
        ("twice the price", 2, None),
        ("double the price", 2, None),
        ("half as many ships", 0.5, None),
        ("three times as many ships", 3, None),
        ("it returned 10x", 10, None),
    ],
)
def test_a_multiple_is_a_ratio_and_a_change_if_a_verb_tells_one(text: str, value: float, direction: str | None) -> None:
    found = quantity(text)
    assert (found.value, found.unit, found.kind) == (value, "x", "ratio")
    assert (found.direction, found.change) == (direction, "amount" if direction else None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("twice as many ships", 1.75, 2.25),  # beyond that it is one and a half times, or two and a half
        ("Output doubled", 1.75, 2.25),
        ("Output more than doubled", 2.0, None),
        ("Output halved", 0.375, 0.625),  # a third, or two thirds
        ("Output tripled", 2.5, 3.5),  # of larger multiples few are told but the whole ones
    ],
)
def test_a_multiple_reaches_halfway_to_the_next_that_has_words(text: str, low: float, high: float | None) -> None:
    found = quantity(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "a double murder",
        "He doubled down",
        "the mixed doubles",
        "a double-digit lead",
        "She called twice",
        "a triple jump",
    ],
)
def test_doubles_that_multiply_nothing_are_none(text: str) -> None:
    assert quantities_of(text) == []
