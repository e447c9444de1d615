"""Ranks in words: the third-largest economy, ranked second, in fifth place, the largest economy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary


_DIGITS = 3
"""Digits of the longest rank."""
_ENDS = (",", ".", ";", ")", "(")


def worded(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """Return the rank if the word at token `at` is one; "the first time" is none."""
    rank = words.ordinals.get(tokens[at].lower)
    if rank is None:
        return None
    step = at + 1
    if step < len(tokens) and tokens[step].text == "-":
        step += 1
    after = tokens[step].lower if step < len(tokens) else ""
    if after in words.rank_after:
        return rank
    before = tokens[at - 1].lower if at else ""
    ends = after in words.function_words or step >= len(tokens) or tokens[step].kind == "mark" or after in ("in", "of")
    return rank if before in words.rank_before and ends else None


def bare(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Tell whether the digits at token `at` are a rank: "ranks 122 out of 177"; "ranks 180 countries" is a count."""
    before, after = words.bare_rank
    if not at or tokens[at - 1].lower not in before or not tokens[at].text.isdigit() or len(tokens[at].text) > _DIGITS:
        return False
    return at + 1 == len(tokens) or tokens[at + 1].text in _ENDS or tokens[at + 1].lower in after


def superlative(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Tell whether the word at token `at` is alone the first of a ranking: "the world's largest economy".

    Not where a number comes before it ("the second largest", "the ten largest").
    """
    if tokens[at].lower not in words.superlatives or not 0 < at < len(tokens) - 1:
        return False
    if tokens[at - 1].lower not in words.superlative_after:
        return False
    behind = [token.lower for token in tokens[at + 1 : at + 4]]
    return any(" ".join(behind[:length]) in words.superlative_of for length in (1, 2, 3))


def from_below(tokens: Sequence[Token], last: int, words: Vocabulary) -> bool:
    """Tell whether the rank that ends at token `last` counts from the lowest: "the second-lowest rate"."""
    step = last + 1 if last < len(tokens) and tokens[last].text == "-" else last
    return step < len(tokens) and tokens[step].lower in words.rank_lowest
