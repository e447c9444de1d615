"""A sentence with its numbers, as the rules look at it."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

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
    starts = [sentence.span.start for sentence in article.sentences]
    grouped = itertools.groupby(bound, key=lambda number: bisect_right(starts, number.quantity.span.start) - 1)
    return tuple(Passage(tokens[at], article.sentences[at], tuple(numbers)) for at, numbers in grouped)
