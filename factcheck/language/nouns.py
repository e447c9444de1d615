"""The thing that a number counts, as written: "Syrian refugees"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_REACH = 4


def counted(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> str | None:
    """Return the words from token `at` that the number before them counts: up to four, before the phrase ends."""
    last = at
    while last < len(tokens) and last - at < _REACH:
        token = tokens[last]
        if token.kind != "word" or token.lower in words.function_words:
            break
        last += 1
    if last == at:
        return None
    return Span(tokens[at].start, tokens[last - 1].end).of(text)
