"""What a share or a rate is of, by the words of its sentence: "48 percent of GDP", "$80 a barrel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.tokens import lower_at, lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_LONGEST = 8
_LONGEST_OWNED = 3
_OPENING_WORDS = (1, 2, 3)
"""Words of what stands before a base that is told away from its number: "as a share", "relative"."""
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_AREAS = frozenset({"km2", "mi2"})
"""What people live "to the": a rate where "7 barrels to the tonne" is a conversion."""
_TIMES = frozenset({"day", "week", "month", "year"})
_RATE_REACH = 6
_SLASH_REACH = 2
"""Words before a stroke that say what is counted: "2.7 children born/woman"."""
_ENDS = frozenset(").,;")
"""Marks behind a base that stands without an "of"."""


class Base(NamedTuple):
    """Words that say what a number is of."""

    first: int
    """The first of their tokens."""
    last: int
    """The token after them."""
    code: str
    """What they mean, as in the vocabulary."""


def of_share(tokens: Sequence[Token], quantity: Quantity, words: Vocabulary) -> Base | None:
    """Return what a share is of: "percent of GDP"; there may be a number in it, "of children under five"."""
    first = quantity.last
    for last in range(first + _LONGEST, first + 1, -1):
        base = words.bases.get(_key(tokens, first, last))
        if base is not None:
            return Base(first, last + _abbreviated(tokens, last), base)
    if quantity.unit is None:  # "half the population"; "half the population of Spain" may compare
        whole = _longest(tokens, first, words, first, "of ", _LONGEST_OWNED)
        compares = whole is not None and lower_at(tokens, whole.last) == "of"
        if whole is not None and not compares and tokens[first].lower in words.claims.base_whole:
            return whole
    return _bare(tokens, first, words)


def _bare(tokens: Sequence[Token], first: int, words: Vocabulary) -> Base | None:
    """What a share is of in notes, which leave out the "of": "debt 85% GDP;", but not "7% GDP growth"."""
    if first >= len(tokens) or tokens[first].lower not in words.claims.base_bare:
        return None
    if first + 1 < len(tokens) and tokens[first + 1].text not in _ENDS:
        return None
    base = words.bases.get(f"of {tokens[first].lower}")
    return None if base is None else Base(first, first + 1, base)


def told_apart(tokens: Sequence[Token], words: Vocabulary) -> Iterator[Base]:
    """Yield what a share is of where that is told apart from it.

    "As a share of GDP, the debt reached 70 percent"; "the share of exports in Vietnam's GDP is 86 percent".
    """
    firsts = {opening.split(" ", 1)[0] for opening in words.base_openings}
    for at, token in enumerate(tokens):
        found = []
        if token.lower in firsts:
            opened = (at + n for n in _OPENING_WORDS if _key(tokens, at, at + n) in words.base_openings)
            found = [_longest(tokens, begin, words, at, "") for begin in opened]
        owned = _after_owner(tokens, at) if token.lower in words.base_shares else None
        if owned is not None:
            found.append(_longest(tokens, owned, words, owned, "of "))
        yield from (base for base in found if base is not None)


def owned(tokens: Sequence[Token], at: int, words: Vocabulary) -> Base | None:
    """Return what a share is of that has an owner behind the "of" at a token: "48 percent of Ethiopia's GDP"."""
    first = _after_owner(tokens, at)
    return None if first is None else beginning(tokens, first, words)


def beginning(tokens: Sequence[Token], first: int, words: Vocabulary) -> Base | None:
    """Return what begins at a token and would be the base of a share behind an "of"."""
    return _longest(tokens, first, words, first, "of ", _LONGEST_OWNED)


def of_rate(tokens: Sequence[Token], quantity: Quantity, words: Vocabulary) -> list[Base]:
    """Return what a rate is of: "$80 a barrel", "$80/bbl", "5 tonnes per person", "8 million barrels a day".

    More than one if a time is one of them: "17 litres a year per person".
    """
    found: list[Base] = []
    lists = words.claims
    for at in range(quantity.last, min(quantity.last + _RATE_REACH, len(tokens))):
        slash = tokens[at].text == "/" and at <= quantity.last + _SLASH_REACH
        if tokens[at].kind == "mark" and not slash:
            break
        word = tokens[at].lower
        before = tokens[at - 1].lower if at > quantity.last else ""
        each = word in lists.base_each and before in lists.base_to_each
        to_the = f"{before} {word}" in lists.base_to_the
        article = word in lists.base_articles
        if not (slash or each or to_the or article or word in lists.base_per):
            continue
        if article and before and not _is_a_time(tokens, quantity, at, words):
            break  # "16 million inhabitants and a GDP per person"
        for last in (at + 5, at + 4, at + 3, at + 2):
            base = words.rates.get(_key(tokens, at + 1, last))
            if base is not None and (not to_the or base in _AREAS):
                found.append(Base(at - (each or to_the), last, base))
                if base in _TIMES:
                    break
                return found
    return found


def _longest(
    tokens: Sequence[Token], begin: int, words: Vocabulary, first: int, link: str, longest: int = _LONGEST
) -> Base | None:
    """The longest base that begins at a token, with the words from `first` on."""
    for last in range(begin + longest, begin, -1):
        base = words.bases.get(f"{link}{_key(tokens, begin, last)}")
        if base is not None:
            return Base(first, last, base)
    return None


def _abbreviated(tokens: Sequence[Token], at: int) -> int:
    """The tokens of a bracket that only abbreviates what stands before it: "of gross domestic product (GDP)"."""
    marks = [token.text for token in tokens[at : at + 3]]
    short = len(marks) == 3 and marks[0] == "(" and marks[2] == ")" and marks[1].isalpha() and marks[1].isupper()
    return 3 if short else 0


def _after_owner(tokens: Sequence[Token], at: int) -> int | None:
    """Where what somebody owns begins behind an "of": "of Ethiopia's GDP"."""
    end = min(at + _LONGEST, len(tokens))
    return next((step + 1 for step in range(at + 2, end) if tokens[step].lower in _OWNERS), None)


def _is_a_time(tokens: Sequence[Token], quantity: Quantity, at: int, words: Vocabulary) -> bool:
    """Whether "a" in some distance begins a rate: "barrels of crude a day", but not "40 km in a day"."""
    of_what = tokens[quantity.last].lower in words.claims.base_of and at > quantity.last + 1
    return of_what and quantity.unit is not None and words.rates.get(_key(tokens, at + 1, at + 2)) in _TIMES


def _key(tokens: Sequence[Token], first: int, last: int) -> str:
    return lowered(tokens[first:last]) if last <= len(tokens) else ""
