"""A number before the noun of change that it is the amount of: "a 5 percent drop", "42 job losses"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.language.tokens import adjacent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.change_words import ChangeWords
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

Direction = Literal["up", "down"]
Part = Literal["amount", "start", "end"]

_COMPOUND = 4
"""Words of the longest compound with a noun of change: "tax rate increase"."""


def noun_after(
    tokens: Sequence[Token], at: int, quantity: Quantity, words: Vocabulary
) -> tuple[Part, Direction] | None:
    """Read "a 5 percent drop", "a 20-point rise", "a 2 percent tax increase", "42 job losses"."""
    changes = words.changes
    sized = quantity.unit is not None or quantity.kind == "share" or tokens[quantity.last].text == "-"
    if not sized and tokens[at].lower not in changes.counted:
        return None
    determined = _determined(tokens, quantity, changes)
    at = _over_compound(tokens, at, changes)
    for step in range(at, min(at + _COMPOUND, len(tokens))):
        token = tokens[step]
        if token.kind == "word" and token.lower in changes.nouns:
            return _named(tokens, step, quantity, words, determined=determined)
        if token.text == "-" and step > at and inside(tokens, step):
            continue
        if token.kind != "word" or token.lower in words.function_words or token.lower in changes.breaks:
            return None
        if not determined and token.lower not in changes.counted:
            return None
    return None


def _over_compound(tokens: Sequence[Token], at: int, changes: ChangeWords) -> int:
    """The index after "year-on-year" or the like at token `at`."""
    words = [token.lower for token in tokens[at : at + 5]]
    same = len(words) == 5 and words[0] == words[4] and words[2] in changes.compounds and words[1] == words[3] == "-"
    return at + 5 if same else at


def _named(
    tokens: Sequence[Token], at: int, quantity: Quantity, words: Vocabulary, *, determined: bool
) -> tuple[Part, Direction] | None:
    """Tell whether the noun of change at token `at` has the number before it as its amount."""
    changes, lower = words.changes, tokens[at].lower
    direction = changes.nouns[lower]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if direction is None or following in changes.level:
        return None
    if lower in changes.verbs and not determined and tokens[at - 1].lower not in changes.counted:
        return None
    if quantity.kind == "money" and lower in changes.not_money and lower not in changes.of_money:
        return None
    return "amount", direction


def _determined(tokens: Sequence[Token], quantity: Quantity, changes: ChangeWords) -> bool:
    """Whether an article or the like before the number makes it part of a noun phrase: "a 5 percent drop"."""
    first = quantity.first if quantity.hedge_first is None else quantity.hedge_first
    for at in range(first - 1, max(-1, first - 4), -1):
        lower = tokens[at].lower
        if lower in changes.determiners:
            return True
        if tokens[at].kind != "word" or lower in changes.prepositions:
            return False
    return False


def inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands inside a word or a number: "year-on-year"."""
    return 0 < at < len(tokens) - 1 and adjacent(tokens[at - 1], tokens[at]) and adjacent(tokens[at], tokens[at + 1])
