"""Numbers that say the one before them again: "100 miles (160 km)", "20C, or 68F,", "50 acres — 20 hectares —"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

Form = Literal["brackets", "or", "choice", "slash", "dashes"]
"""The words that tie them. A "choice" is an "or" without a comma, which can also lead to something else."""

_OPENING = {"(": ")", "[": "]"}
_DASHES = frozenset("—–-")
_LONGEST_LINK = 6
"""Tokens between two numbers that say the same: "(equivalent to about"."""
_NOUN = 3
"""Words between the first number and its bracket: "10 feet of snow (3 metres)"."""
_LONGEST_END = 5
"""Words between the second number and the closing bracket."""
_ENDING = frozenset(",;.)")


class Restated(NamedTuple):
    """Two numbers of a sentence that say the same, by their index among its numbers."""

    first: int
    """The number."""
    second: int
    """The same again."""
    form: Form
    """What ties them."""


def restated(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Restated]:
    """Yield the neighbouring numbers that the sentence ties so. Whether their units fit is not looked at."""
    for i in range(len(numbers) - 1):
        form = _form(tokens, numbers[i], numbers[i + 1], words)
        if form is not None:
            yield Restated(i, i + 1, form)


def _form(tokens: Sequence[Token], one: Quantity, other: Quantity, words: Vocabulary) -> Form | None:
    begin = other.first if other.hedge_first is None else max(one.last, min(other.first, other.hedge_first))
    at = one.last
    while at < begin and at - one.last < _NOUN and _continues(tokens, at):
        at += 1
    if at >= begin:
        return None
    mark = tokens[at].text
    if mark in _OPENING and begin - at <= _LONGEST_LINK:
        inside = all(token.lower in words.unit_words.restating.between for token in tokens[at + 1 : begin])
        return "brackets" if inside and _closed(tokens, other.last, _OPENING[mark], words) else None
    if at > one.last:
        return None
    comma = mark == ","
    if at + comma < begin and tokens[at + comma].lower == "or":
        linked = all(token.lower in words.unit_words.restating.between for token in tokens[at + comma + 1 : begin])
        ended = other.last >= len(tokens) or tokens[other.last].text in _ENDING
        return ("or" if comma else "choice") if linked and ended else None
    if mark == "/" and begin == at + 1:
        return "slash"
    apart = mark in _DASHES and tokens[at - 1].end < tokens[at].start
    if apart and begin == at + 1 and other.last < len(tokens) and tokens[other.last].text == mark:
        return "dashes"
    return None


def _continues(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token belongs to what the first number measures: "of snow", "-long"."""
    token = tokens[at]
    if token.text == "-":
        return at > 0 and tokens[at - 1].end == token.start
    return token.kind == "word" and token.lower != "or"


def _closed(tokens: Sequence[Token], last: int, closing: str, words: Vocabulary) -> bool:
    """Whether nothing more is said of the second number than how it is measured."""
    for token in tokens[last : last + _LONGEST_END]:
        if token.text in (closing, ";", ","):
            return True
        if token.lower not in words.unit_words.restating.behind:
            return False
    return False
