"""Parts of a whole: fractions in words and signs, and so many of so many."""

from __future__ import annotations

import pytest

from tests.support import quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Two-thirds of the herd was sold", "Two-thirds", 2 / 3),
        ("Two thirds of the herd was sold", "Two thirds", 2 / 3),
        ("Three quarters of the herd was sold", "Three quarters", 0.75),
        ("three-fifths of the herd", "three-fifths", 0.6),
        ("a third of the herd", "a third", 1 / 3),
        ("one-third of the herd", "one-third", 1 / 3),
        ("a tenth of the herd", "a tenth", 0.1),
        ("Half of the herd was sold", "Half", 0.5),
        ("half the herd was sold", "half", 0.5),
        ("more than half were sold", "half", 0.5),
        ("Sales fell by a third", "a third", 1 / 3),
        ("The bank owns half.", "half", 0.5),
        ("About 2/3 of the herd was sold", "2/3", 2 / 3),
        ("¾ of the herd was sold", "¾", 0.75),
        ("one in five cows", "one in five", 0.2),
        ("1 in 4 cows", "1 in 4", 0.25),
        ("nine out of ten cows", "nine out of ten", 0.9),
        ("one in every three cows", "one in every three", 1 / 3),
        ("one of every three cows", "one of every three", 1 / 3),
        ("a 1-in-5 chance", "1-in-5", 0.2),
        ("one in five yen is lost", "one in five", 0.2),
        ("It uses a fifth less fuel", "a fifth", 0.2),
        ("more than half went at once", "half", 0.5),
        ("one in a thousand cows", None, None),
        ("one child in six is hungry", "one child in six", 1 / 6),
        ("One Malian child in every six is hungry", "One Malian child in every six", 1 / 6),
        ("one Kenyan in four votes", "one Kenyan in four", 0.25),
        ("one woman in six months", None, None),
        ("one match in six was lost", None, None),
        ("one officer in 2010", None, None),
        ("one man in his sixties", None, None),
    ],
)
def test_a_part_of_a_whole_is_a_share_without_a_unit(text: str, surface: str | None, value: float | None) -> None:
    found = [q for q in quantities_of(text) if q.kind == "share"]
    assert [(q.surface, q.unit) for q in found] == ([] if surface is None else [(surface, None)])
    assert [q.value for q in found] == pytest.approx([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a million cows", 500_000),
        ("half-a-million cows", 500_000),
        ("a half million cows", 500_000),
        ("a quarter of a million cows", 250_000),
        ("three-quarters of a million cows", 750_000),
        ("two thirds of a billion cows", 2e9 / 3),
        ("half a dozen cows", 6),
        ("one and a half million cows", 1_500_000),
        ("one million and a half cows", 1_500_000),
        ("two and three quarter million cows", 2),
        ("1½ million cows", 1_500_000),
        ("1 ½ cows", 1.5),
        ("3 1/2 cows", 3.5),
        ("19 and a half cows", 19.5),
    ],
)
def test_a_part_of_a_scale_is_a_count(text: str, value: float) -> None:
    found = quantities_of(text)[0]
    assert found.value == pytest.approx(value)
    assert found.kind == "count"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("two and a half hours", 2.5, "h"),
        ("an hour and a half", 1.5, "h"),
        ("two hours and a half", 2.5, "h"),
        ("½ mile", 0.5, "mi"),
        ("a one-and-a-half-hour film", 1.5, "h"),
        ("half an hour", 0.5, "h"),
        ("half a dollar", 0.5, "USD"),
        ("a quarter of an hour", 0.25, "h"),
        ("a half-mile walk", 0.5, "mi"),
        ("a 5/8 inch bolt", 0.625, "in"),
        ("a quarter of a percentage point", 0.25, "pp"),
        ("a half-percentage-point cut", 0.5, "pp"),
        ("a quarter-point cut", 0.25, "pp"),
    ],
)
def test_a_part_of_a_unit_has_that_unit(text: str, value: float, unit: str) -> None:
    found = quantity(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "In the first half they led",
        "in the third quarter",
        "A third man came",
        "at half time",
        "her half-brother came",
        "the crash of 9/11",
        "the 24/7 shop",
        "on 5/8 it rained",
        "He was born on 1/3.",
    ],
)
def test_a_term_a_rank_and_a_date_are_no_parts(text: str) -> None:
    assert [q.surface for q in quantities_of(text) if q.kind not in ("date", "label")] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Two men died and a third was hurt", [2]),
        ("The past three quarters were hard", [3]),
        ("four of the five men left", [4, 5]),
        ("two in five days", [2, 5]),
        ("one of three in 2010", [1, 3]),
        ("SARS-CoV-2 in 35 men", [35]),
    ],
)
def test_numbers_side_by_side_are_not_joined_to_a_part(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities_of(text) if q.kind not in ("date", "label")] == values


def test_a_year_is_no_whole_that_a_share_is_of() -> None:
    assert [found.surface for found in quantities_of("It was 66.7 years, up from 51 in 2000.")][1] == "51"
