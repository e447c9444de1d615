"""How likely a number is to be printed for a figure: only the ratios count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.judging.likelihood import printed_chance, unexplained
from tests.support import checked

if TYPE_CHECKING:
    from factcheck.claims.model import Claim


def _claim(number: str) -> Claim:
    return checked(f"In 2014 Spain had a population of {number}.", "2016-01-01").claims[0]


@pytest.mark.parametrize(
    ("number", "likely", "unlikely"),
    [
        ("46.5 million", 46_460_000, 46_600_000),  # what rounds to it, before what only another edition could have
        ("46.5 million", 46_600_000, 47_400_000),
        ("more than 46 million", 46_460_000, 45_300_000),
        ("more than 46 million", 46_460_000, 58_000_000),
        ("nearly 47 million", 46_460_000, 47_900_000),
        ("45 million to 47 million", 46_460_000, 48_000_000),
    ],
)
def test_a_figure_that_the_words_fit_is_likelier(number: str, likely: float, unlikely: float) -> None:
    claim = _claim(number)
    assert printed_chance(claim, likely, likely / 100) > printed_chance(claim, unlikely, unlikely / 100)


def test_a_figure_of_another_edition_is_no_cause_where_none_is_allowed() -> None:
    assert printed_chance(_claim("46.5 million"), 46_600_000, 0.0) == 0.0


def test_precise_numbers_tell_more_of_their_cause() -> None:
    fine, coarse = _claim("46,464,053"), _claim("46 million")
    ratios = [printed_chance(claim, claim.value, 1.0) / unexplained(claim, 40_000_000) for claim in (fine, coarse)]
    assert ratios[0] > 100 * ratios[1]


def test_small_errors_without_a_cause_are_commoner_than_large_ones() -> None:
    claim = _claim("46.5 million")
    assert unexplained(claim, 40_000_000) > unexplained(claim, 20_000_000) > unexplained(claim, 4_000) > 0
    assert unexplained(claim, 4_000) == pytest.approx(unexplained(claim, -4_000), rel=0.5)
