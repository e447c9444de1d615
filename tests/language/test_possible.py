"""The quick look before a sentence is read loses no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.language import periods, quantities
from factcheck.language.tokens import tokenize
from tests.evaluation.annotations import quantity_cases
from tests.support import checker

if TYPE_CHECKING:
    from factcheck.language.quantities import Quantity
    from factcheck.language.vocabulary import Vocabulary


class _EveryWord(frozenset[str]):
    """All words there are."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str)


def _found(text: str, words: Vocabulary) -> list[Quantity]:
    tokens = tokenize(text)
    return quantities.find(text, tokens, periods.find(text, tokens, words), words)


def test_every_word_with_which_a_number_begins_is_among_the_number_words() -> None:
    words = checker().words
    thorough = words._replace(number_words=_EveryWord())
    for case in quantity_cases():
        assert _found(case.text, words) == _found(case.text, thorough), case.text


def test_a_sentence_in_which_a_number_is_found_was_possible() -> None:
    words = checker().words
    for case in quantity_cases():
        assert quantities.possible(case.text, words) or not _found(case.text, words), case.text


@pytest.mark.parametrize(
    "text", ["Twenty ships sank.", "A DOZEN sank.", "He has 3.", "the ninety-nine", "“Half a million!”"]
)
def test_digits_and_number_words_make_a_number_possible(text: str) -> None:
    assert quantities.possible(text, checker().words)


@pytest.mark.parametrize("text", ["A ship sank.", "", "Oneness and tenure often matter.", "—"])
def test_other_words_make_none(text: str) -> None:
    assert not quantities.possible(text, checker().words)
