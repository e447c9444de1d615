"""Stems: what is left of an English word without its commonest endings, so that "exported" is like "exports"."""

from __future__ import annotations

import functools

_SHORTEST = 3
"""Words of fewer letters are their own stem, and no stem has fewer than that without the last."""
_ENDINGS = (("ies", "y"), ("ments", ""), ("ment", ""), ("ings", ""), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
"""Endings that come off, with what comes in their place; the first that fits."""
_LEFT = 3
"""Letters that an ending must leave."""
_DOUBLED = "bdgmnprt"
"""Consonants that are doubled before an ending: "planned"."""


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a word in lower case. It need not be a word: "economies" and "economy" have "economy"."""
    if len(word) <= _SHORTEST:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEFT and not word.endswith("ss"):
            word = word[: -len(ending)] + instead
            break
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] in _DOUBLED:
        word = word[:-1]
    return word
