"""Pairs of numbers behind the pair of words that they are of: "Life expectancy (male/female): 58/61"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

STROKE = "/"
_REACH = 16
"""Tokens between the words and the numbers."""


def numbers(tokens: Sequence[Token], words: Vocabulary) -> frozenset[int]:
    """Return the tokens that are the two numbers of a pair, which is no date, no score and no fraction."""
    strokes = [at for at, token in enumerate(tokens) if at and token.text == STROKE]
    if len(strokes) < 2:
        return frozenset()
    known = words.unit_words.labels.pairs
    named = [at for at in strokes if tokens[at - 1].lower in known and _lower(tokens, at + 1) in known]
    beside = {
        step
        for at in strokes
        if any(abs(at - name) <= _REACH for name in named)
        for step in (at - 1, at + 1)
        if step < len(tokens) and tokens[step].kind == "number"
    }
    return frozenset(beside)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""
