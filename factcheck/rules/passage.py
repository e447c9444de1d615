"""A sentence with its numbers, as the rules look at it."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.article import Sentence, Span
from factcheck.claims.lines.drawing import read_sentence
from factcheck.claims.model import Bound
from factcheck.language import quantities as quantity_reader
from factcheck.language.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary


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


def title_apart(article: Article, words: Vocabulary) -> Passage | None:
    """Return the headline with its numbers if it is not in the text; its spans index the headline, not the text."""
    title = article.title
    if not title or title.strip() in article.text or not quantity_reader.possible(title, words):
        return None
    tokens = tokenize(title, 0, len(title))
    found = read_sentence(title, tokens, words).quantities
    numbers = tuple(Bound(f"t{i}", quantity, None, "it stands apart from the text") for i, quantity in enumerate(found))
    return Passage(tokens, Sentence(-1, -1, "headline", Span(0, len(title)), title), numbers)
