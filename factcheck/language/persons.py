"""Who is how old: "Jane Roe, 34, said", "the 34-year-old Roe", "Roe, aged 34", "Jane Roe (34)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_YOUNGEST, _OLDEST = 1, 115
_NAME = 4
"""Words of the longest name that is read."""
_AFTER_OLD = 4
"""Tokens between "34-year-old" and the name."""
_CLOSING = frozenset(",);.—–")


class Aged(NamedTuple):
    """A person with an age."""

    number: int
    """The place of the age among the numbers of the sentence."""
    name: tuple[str, ...]
    """The words of the name, titles included; the last is the surname."""
    plain: bool
    """Whether words call the number an age: "34-year-old", "aged 34"."""


def aged(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Aged]:
    """Yield the persons of a sentence that have an age."""
    for i, number in enumerate(numbers):
        if not _YOUNGEST <= number.value <= _OLDEST or number.value % 1 or number.hedge != "exact":
            continue
        first, last = number.first, number.last
        if number.unit == "yr" and last - first > 1:
            name = _behind_old(tokens, last, words)
            if name:
                yield Aged(i, name, plain=True)
            continue
        if number.noun or number.unit not in (None, "yr") or number.kind in ("date", "ordinal", "share", "money"):
            continue
        plain = first > 0 and tokens[first - 1].lower in ("aged", "age")
        at = first - 1 if plain else first
        if first > 1 and tokens[first - 1].lower == "is" and tokens[first - 2].lower == "who":
            plain, at = True, first - 2
        if at < 2 or tokens[at - 1].text not in ("(", ","):
            continue
        if last < len(tokens) and tokens[last].text not in _CLOSING:
            continue
        if (tokens[at - 1].text == "(") != (last < len(tokens) and tokens[last].text == ")"):
            continue
        name = name_before(tokens, at - 1, words)
        if name:
            yield Aged(i, name, plain=plain)


def _behind_old(tokens: Sequence[Token], last: int, words: Vocabulary) -> tuple[str, ...]:
    """The name behind "34-year-old", over a noun and a comma: "a 34-year-old man, Jane Roe"."""
    at = next((at + 1 for at in range(last, min(last + 2, len(tokens))) if tokens[at].lower == "old"), None)
    if at is None:
        return ()
    for begin in range(at, min(at + _AFTER_OLD, len(tokens))):
        if _may_name(tokens[begin], words):
            end = begin
            while end < len(tokens) and end - begin < _NAME and _may_name(tokens[end], words):
                end += 1
            follows = tokens[end].lower if end < len(tokens) else ""
            return () if follows in ("'s", "’s", "-") else tuple(token.text for token in tokens[begin:end])
        if tokens[begin].kind == "word" and tokens[begin].lower in words.function_words:
            return ()
        if tokens[begin].kind != "word" and tokens[begin].text != ",":
            return ()
    return ()


def name_before(tokens: Sequence[Token], end: int, words: Vocabulary) -> tuple[str, ...]:
    """Return the words of the name that ends before token `end`, none if there is no name."""
    begin = end
    while begin and end - begin < _NAME and _may_name(tokens[begin - 1], words):
        begin -= 1
    return tuple(token.text for token in tokens[begin:end])


def _may_name(token: Token, words: Vocabulary) -> bool:
    if token.kind != "word" or not token.text[:1].isupper() or len(token.text) < 2:
        return False
    return not any(token.lower in known for known in (words.months, words.weekdays, words.function_words))
