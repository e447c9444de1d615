"""Ordinals in words that are ranks: the third-largest economy, ranked second, in fifth place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary


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


def from_below(tokens: Sequence[Token], last: int, words: Vocabulary) -> bool:
    """Tell whether the rank that ends at token `last` counts from the lowest: "the second-lowest rate"."""
    step = last + 1 if last < len(tokens) and tokens[last].text == "-" else last
    return step < len(tokens) and tokens[step].lower in words.rank_lowest
