"""Words for a range of magnitudes ("thousands", "several hundred") and for a multiple ("doubled", "twice the")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.language.tokens import adjacent, lower_at
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary


_POSSESSIVE = ("'s", "’s", "'", "’")


class Magnitude(NamedTuple):
    """A word that stands for a range of magnitudes: "thousands", "tens of thousands"."""

    last: int
    """Index after its last token."""
    noun: int
    """Index of the token after it and its "of"."""
    low: float
    """The least that it means."""
    high: float
    """The most that it means."""


class Multiple(NamedTuple):
    """A word for a multiple."""

    last: int
    """Index after its last token."""
    value: float
    """The factor: 2 for "doubled", 0.5 for "halved"."""
    direction: Literal["up", "down"] | None
    """Which way the change goes; None where no change is told ("twice as many")."""


def magnitude(tokens: Sequence[Token], at: int, words: Vocabulary) -> Magnitude | None:
    """Read "thousands of", "tens of thousands of", "dozens were", "several hundred", "a couple of" at token `at`."""
    lower = tokens[at].lower
    if lower in words.several:
        return _several(tokens, at, at, words)
    if lower == "a" and at + 1 < len(tokens) and tokens[at + 1].lower in ("few", "couple"):
        return _several(tokens, at, at + 1, words)
    if lower != "tens" and lower not in words.vague:
        return None
    following = lower_at(tokens, at + 1)
    before = lower_at(tokens, at - 1)
    if following == "upon" and lower_at(tokens, at + 2) == lower:
        low, high = words.vague[lower]
        noun = at + 4 if lower_at(tokens, at + 3) == "of" else at + 3
        return Magnitude(at + 3, noun, low, high)
    if following != "of":
        bare = lower not in ("tens", "scores") and before not in words.vague_context.never and not _numbered(tokens, at)
        if not bare or following in ("-", "place"):
            return None
        low, high = words.vague[lower]
        return Magnitude(at + 1, at + 1, low, high)
    factor, base = 1.0, at
    if lower in ("tens", "hundreds", "thousands", "dozens") and lower_at(tokens, at + 2) in words.vague:
        factor, base = {"tens": 10.0, "hundreds": 100.0, "thousands": 1000.0}.get(lower, 12.0), at + 2
    elif lower == "tens" or (lower == "scores" and _counts_points(tokens, at, words)):
        return None
    low, high = (factor * bound for bound in words.vague[tokens[base].lower])
    followed = lower_at(tokens, base + 1) == "of"
    return Magnitude(base + 1, base + 2 if followed else base + 1, low, high)


def _counts_points(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    return lower_at(tokens, at - 1) in words.vague_context.scores or following is None or following.kind == "number"


def _numbered(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].kind == "number"


def _several(tokens: Sequence[Token], at: int, word: int, words: Vocabulary) -> Magnitude | None:
    """Read "several hundred", "a few thousand", "a couple of million", "a couple of"."""
    low, high = words.several[tokens[word].lower]
    step = word + 1
    of = lower_at(tokens, step) == "of"
    if of:
        step += 1
    scale = words.scales.get(lower_at(tokens, step))
    if scale is not None:
        last = step + 1
        larger = words.scales.get(lower_at(tokens, last))
        if larger is not None and larger > scale:
            scale, last = scale * larger, last + 1
        noun = last + 1 if lower_at(tokens, last) == "of" else last
        return Magnitude(last, noun, float(low * scale), float((high + 1) * scale - 1))
    if tokens[word].lower == "couple" and of and word > at:
        return Magnitude(step, step, float(low), float(high))
    return None


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name with a possessive stands at token `at`: "more than double Germany's"."""
    return at < len(tokens) and tokens[at].text[:1].isupper() and lower_at(tokens, at + 1) in _POSSESSIVE


def multiple(tokens: Sequence[Token], at: int, words: Vocabulary) -> Multiple | None:
    """Read "doubled", "threefold", "twice the", "half as many", "10x" at token `at`."""
    token = tokens[at]
    if token.kind == "number":
        glued = at + 1 < len(tokens) and tokens[at + 1].lower == "x" and adjacent(token, tokens[at + 1])
        alone = at + 2 >= len(tokens) or not adjacent(tokens[at + 1], tokens[at + 2]) or tokens[at + 2].kind == "mark"
        plain = token.text.replace(".", "", 1).isdigit() and token.text.isascii()
        return Multiple(at + 2, float(token.text), None) if glued and alone and plain else None
    context = words.multiple_context
    if token.lower == "half":
        like = lower_at(tokens, at + 1) == "as" and lower_at(tokens, at + 2) in context.sizes
        return Multiple(at + 1, 0.5, None) if like else None
    found = words.multiples.get(token.lower)
    if found is None:
        return None
    factor, form = found
    before, following = lower_at(tokens, at - 1), lower_at(tokens, at + 1)
    direction: Literal["up", "down"] = "up" if factor > 1 else "down"
    if form == "fold":
        return Multiple(at + 1, factor, direction)
    if following == "-" or before == "-" or (following in context.never and token.lower != "twice"):
        return None
    if form == "verb":
        sport = token.lower in context.games and following not in context.objects
        return None if sport or before == "two" else Multiple(at + 1, factor, direction)
    if form == "before" and _is_owner(tokens, at + 1):
        return Multiple(at + 1, factor, None)
    if token.lower == "twice":
        return Multiple(at + 1, factor, None) if following in context.whole else None
    if before in context.modals:
        return Multiple(at + 1, factor, direction)
    if before in context.infinitive:
        ends = not following[:1].isalpha() or following in context.whole or following in context.ends
        change = before not in context.hedges or following not in context.whole
        return Multiple(at + 1, factor, direction if change else None) if ends else None
    return Multiple(at + 1, factor, None) if following in context.told else None
