"""Misspelt names: a second look, taken only where an exact one found nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SHORTEST = 6
"""Shorter names are too easily like one another: Mali and Malta, Iran and Iraq."""
_LEAST_RATIO = 88.0
"""Likeness in percent (twice the common letters over all letters): one wrong letter in nine."""
_LEAD = 4.0
"""The best name must be more like it than the next by this much."""


def closest(word: str, names: Sequence[tuple[str, str]]) -> str | None:
    """Return the code of the name that a word misspells, None if no name is like it or two are.

    `names` are pairs of name and code. The first letter must be right: it rarely is what goes wrong.
    """
    if len(word) < _SHORTEST:
        return None
    from rapidfuzz import fuzz, process

    fitting = {name: code for name, code in names if len(name) >= _SHORTEST and name[:1] == word[:1]}
    ranked = process.extract(word, list(fitting), scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=5)
    if not ranked:
        return None
    best, score, _ = ranked[0]
    rivals = [other for name, other, _ in ranked[1:] if fitting[name] != fitting[best]]
    return fitting[best] if not rivals or score - rivals[0] >= _LEAD else None


_LIKE_ENOUGH = 70.0
"""Likeness in percent from which a word is worth suggesting: a person decides, so it may be generous."""


def similar(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return the choices that a mistyped word may stand for, the likeliest first."""
    from rapidfuzz import fuzz, process

    lower = {choice: choice.lower() for choice in choices}
    found = process.extract(word.lower(), lower, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=limit)
    return [choice for _, _, choice in found]
