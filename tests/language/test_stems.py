"""Stems bring the forms of a word together, and leave different words apart."""

from __future__ import annotations

import pytest

from factcheck.language.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        ("export", "exports", "exported", "exporting"),
        ("economy", "economies"),
        ("undernourished", "undernourishment"),
        ("live", "lives", "lived", "living"),
        ("plan", "planned", "planning"),
        ("receipt", "receipts"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("births", "birds"), ("access", "acre"), ("use", "us"), ("dead", "deal")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_short_word_is_its_own_stem() -> None:
    assert stem("gas") == "gas"
