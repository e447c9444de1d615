"""NUM: sizes that cannot be: shares above all, falls below nothing, ranges that end where they should begin."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Bound
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

NUM004 = Rule(
    code="NUM004",
    name="more-than-all",
    severity="warning",
    does="Reports a share of people, households or countries above 100 percent, and a fall by more than 100 percent of "
    "what cannot be below zero.",
    matters="There is nothing left to fall or to count; mostly a multiple has been taken for a fall.",
    example="Sales of the paper fell by 140 percent.",
    fix="Compute the percentage again, from the larger number.",
    misses="Shares of what can be more than planned (capacity, targets), and falls of profits, which can turn into "
    "losses. On 2,675 articles it found nothing.",
)
NUM005 = Rule(
    code="NUM005",
    name="range-reversed",
    severity="warning",
    does="Reports a range after “between” whose first number is larger than its second.",
    matters="Either the two are exchanged, or one has lost a digit.",
    example="between 30 and 20 percent of the votes",
    fix="Put the lower number first, or correct the digit.",
    misses="Ranges with a dash, which may be scores, ranges of negative numbers, and hours of the day. "
    "On 2,675 articles it found nothing.",
)
NUM008 = Rule(
    code="NUM008",
    name="scale-differs",
    severity="warning",
    does="Compares a number with the others of the article that have the same digits and the same unit, but a scale a "
    "thousand times larger or smaller, where the words around are the same too.",
    matters="Millions for billions is the commonest slip of all.",
    example="the $3.4 billion bridge … the $3.4 million bridge",
    fix="Check which of the two is meant.",
    misses="Slips of numbers that the article gives only once, or with other digits. On 2,675 articles it "
    "found nothing.",
)

_ALL = 100
_SHARE_REACH = 4
"""Words from "percent of" to those of whom it is."""
_BEFORE_BETWEEN = 5
_THOUSAND = 3
_AROUND = 6
"""Tokens on either side of a number that tell what it is of."""
_WORD = 3
"""Letters of the shortest word that tells what a number is of."""
_LEAST = 1e6
_REMEMBERED = 3
"""How many tellings of one figure are compared with another."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every size that cannot be."""
    for passage in subject.passages:
        for number in passage.numbers:
            if number.quantity.unit == "%" and number.quantity.value > _ALL:
                yield from _more_than_all(subject, passage, number)
        for first, second in itertools.pairwise(passage.numbers):
            if first.quantity.value > second.quantity.value:
                yield from _reversed(subject, passage, first, second)
    yield from _other_scale(subject)


def _more_than_all(subject: Subject, passage: Passage, number: Bound) -> Iterator[Finding]:
    quantity, words = number.quantity, subject.words.notation
    if quantity.low is None or quantity.low <= _ALL:
        return
    if quantity.change == "amount" and quantity.direction == "down":
        if any(token.lower in words.below_zero for token in passage.tokens):
            return
        message = f"a fall of {quantity.surface} is more than all of it"
    elif quantity.change is None and _of_people(passage.tokens, quantity, subject):
        message = f"{quantity.surface} is more than all of them"
    else:
        return
    yield finding(NUM004, subject.article, quantity.span, message, quantities=(number.id,), confidence="medium")


def _of_people(tokens: Sequence[Token], quantity: Quantity, subject: Subject) -> bool:
    """Whether a share is one of people: "140 percent of the voters", "140 percent of all eligible women"."""
    if quantity.last >= len(tokens) or tokens[quantity.last].lower != "of":
        return False
    for at in range(quantity.last + 1, min(quantity.last + 1 + _SHARE_REACH, len(tokens))):
        if tokens[at].kind != "word":
            return False
        if tokens[at].lower in subject.words.notation.people:
            return at + 1 >= len(tokens) or tokens[at + 1].text not in ("'", "’", "'s", "’s", "-")
    return False


# --- ranges -------------------------------------------------------------------------------------------------


def _reversed(subject: Subject, passage: Passage, first: Bound, second: Bound) -> Iterator[Finding]:
    one, other, tokens = first.quantity, second.quantity, passage.tokens
    begin = one.first if one.hedge_first is None else min(one.first, one.hedge_first)
    if begin == 0 or tokens[begin - 1].lower != "between" or other.value < 0:
        return
    joined = other.first == one.last + 1 and tokens[one.last].lower in subject.words.notation.joined
    measured = other.unit is not None or other.noun is not None
    if not joined or not measured or not _alike(one, other) or one.noun is not None:
        return
    before = {token.lower for token in tokens[max(0, begin - 1 - _BEFORE_BETWEEN) : begin - 1]}
    if before & subject.words.notation.apart:
        return
    message = f"the range begins with {one.surface}, which is more than {other.surface}, where it ends"
    yield finding(
        NUM005,
        subject.article,
        one.span,
        message,
        quantities=(first.id, second.id),
        confidence="medium",
        suggestion=None,
    )


def _alike(one: Quantity, other: Quantity) -> bool:
    kinds = {"count", "share", "money", "measure", "duration", "rate"}
    return one.kind in kinds and other.kind in kinds and one.unit in (None, other.unit)


# --- scales -------------------------------------------------------------------------------------------------


def _other_scale(subject: Subject) -> Iterator[Finding]:
    """Numbers with the digits of an earlier one, a thousand times larger or smaller, in the same words."""
    told: dict[tuple[float, str | None, int], list[tuple[Passage, Bound]]] = {}
    for passage in subject.passages:
        for number in passage.numbers:
            quantity = number.quantity
            if quantity.value < _LEAST or quantity.kind not in ("money", "count", "measure"):
                continue
            exponent = math.floor(math.log10(quantity.value))
            digits = round(quantity.value / 10**exponent, 6)
            if digits.is_integer():
                continue  # a single figure may come back by chance
            for apart in (-_THOUSAND, _THOUSAND):
                others = told.get((digits, quantity.unit, exponent + apart), ())
                other = next((o for p, o in others if _same_words(subject, passage, number, p, o)), None)
                if other is not None:
                    yield _scale_finding(subject, number, other)
            same = told.setdefault((digits, quantity.unit, exponent), [])
            if len(same) < _REMEMBERED:
                same.append((passage, number))


def _scale_finding(subject: Subject, number: Bound, other: Bound) -> Finding:
    message = f"{number.quantity.surface} here, {other.quantity.surface} before"
    return finding(
        NUM008,
        subject.article,
        number.quantity.span,
        message,
        quantities=(other.id, number.id),
        confidence="medium",
    )


def _same_words(subject: Subject, passage: Passage, number: Bound, other_passage: Passage, other: Bound) -> bool:
    one, two = _around(subject, passage, number.quantity), _around(subject, other_passage, other.quantity)
    return len(one & two) >= 1 and passage is not other_passage


def _around(subject: Subject, passage: Passage, quantity: Quantity) -> set[str]:
    tokens = passage.tokens[max(0, quantity.first - _AROUND) : quantity.first]
    tokens = [*tokens, *passage.tokens[quantity.last : quantity.last + _AROUND]]
    return {
        token.lower
        for token in tokens
        if token.kind == "word" and len(token.text) >= _WORD and token.lower not in subject.words.function_words
    }
