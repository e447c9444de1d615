"""A sentence with its numbers, as the rules look at it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.article import sentence_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article, Sentence
    from factcheck.claims.model import Bound
    from factcheck.language.tokens import Token


class Passage:
    """One sentence that has numbers."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence, numbers: tuple[Bound, ...]) -> None:
        self.tokens = tokens
        """The tokens of the sentence. They index the text of the article."""
        self.sentence = sentence
        """The sentence."""
        self.numbers = numbers
        """All its numbers in order, dates and labels included. `quantity.first` and `last` index `tokens`."""


def passages(article: Article, bound: Sequence[Bound], tokens: Sequence[Sequence[Token]]) -> tuple[Passage, ...]:
    """Return the sentences that have numbers, in the order of the text. `tokens` are those of each sentence."""
    found = []
    for _, group in itertools.groupby(bound, key=lambda number: _at(article, number)):
        numbers = tuple(group)
        sentence = sentence_at(article, numbers[0].quantity.span.start)
        if sentence is not None:
            found.append(Passage(tokens[sentence.number], sentence, numbers))
    return tuple(found)


def _at(article: Article, number: Bound) -> int:
    sentence = sentence_at(article, number.quantity.span.start)
    return -1 if sentence is None else sentence.number
