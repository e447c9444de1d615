"""How the digits of two numbers are alike."""

from __future__ import annotations

import itertools

import pytest

from factcheck.rules.likeness import keys, likeness

ALIKE = [
    (3e6, 3e9, "scale"),
    (4.5e9, 4.5e6, "scale"),
    (1250, 12500, "tenfold"),
    (5000, 500, "near"),
    (338, 383, "exchanged"),
    (12, 21, "exchanged"),
    (415000, 451000, "exchanged"),
    (1566, 1546, "digit"),
    (12, 17, "near"),
    (1380, 13380, "dropped"),
]


@pytest.mark.parametrize(("one", "other", "how"), ALIKE)
def test_two_numbers_can_be_slips_of_each_other(one: float, other: float, how: str) -> None:
    assert likeness(one, other) == likeness(other, one) == how


@pytest.mark.parametrize(
    ("one", "other"), [(7, 9), (338, 338), (0, 10), (1200, 1900000), (45, 871), (40000, 20000), (58, 35.8)]
)
def test_other_numbers_are_not_alike(one: float, other: float) -> None:
    assert likeness(one, other) is None


@pytest.mark.parametrize(("one", "other", "how"), ALIKE)
def test_numbers_that_are_alike_have_a_key_in_common(one: float, other: float, how: str) -> None:
    assert set(keys(one)) & set(keys(other)), how


def test_most_numbers_have_no_key_in_common() -> None:
    numbers = (17, 284, 3905, 61.2, 850_000)
    assert not any(set(keys(one)) & set(keys(other)) for one, other in itertools.combinations(numbers, 2))
