"""Parts that have nobody in common, so that together they are no more than their whole: five men and three women."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.ties import ITEM, alike, end, head, is_people, may_part, opens_with_whole, parts, start
from factcheck.language.tokens import lowered
from factcheck.language.totals import Total, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_FATE = 4
"""Tokens from a number to what befell those that it counts."""
_MOST = 12
"""Parts of the longest list."""
_TOLL = 20
"""Tokens before a number of dead in which the words for their death stand."""


def may_exclude(text: str, sentence: str, numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Tell whether a sentence can hold such parts, by its letters: False is certain.

    `text` is the original text, which the spans of the numbers index.
    """
    return ", with " in sentence or may_part(text, sentence, numbers, words)


def exclusive(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Total]:
    """Yield wholes with two or more of their parts that have nobody in common. The parts need not be all.

    "9 people, including 5 men and 3 women"; "56 cases, 31 of them in Wexley and 25 in Tolna".
    """
    for part in parts(tokens, numbers, words):
        items = _chain(tokens, numbers, part.part)
        if len(items) < 2 or part.direct:
            continue
        people = is_people(numbers[part.wholes[-1]], words)
        if _placed(tokens, numbers, items, words) or (
            people and _no_overlap([head(numbers[at]) for at in items], words)
        ):
            yield Total(part.wholes[-1], items, 0, part.wholes, closed=False)
    yield from _dead(tokens, numbers, words)
    yield from _fates(tokens, numbers, words)


def _chain(tokens: Sequence[Token], numbers: Sequence[Quantity], first: int) -> tuple[int, ...]:
    """The numbers of a list that begins with number `first`, with or without "and" before the last."""
    items = [first]
    while items[-1] + 1 < len(numbers) and len(items) < _MOST:
        one, other = numbers[items[-1]], numbers[items[-1] + 1]
        if not any(joined(tokens, one, other, final=final) for final in (True, False)):
            break
        if not alike(other, numbers[first]):
            break
        items.append(items[-1] + 1)
    return tuple(items)


def _no_overlap(heads: Sequence[str], words: Vocabulary) -> bool:
    kinds = (words.ties.exclusive_persons, words.ties.exclusive_sides, words.ties.exclusive_aboard)
    return len(set(heads)) == len(heads) and any(kind.issuperset(heads) for kind in kinds)


def _placed(tokens: Sequence[Token], numbers: Sequence[Quantity], items: Sequence[int], words: Vocabulary) -> bool:
    """Whether each part is told by another place and by nothing else: "31 of them in Wexley and 25 in Tolna"."""
    places: set[str] = set()
    for order, at in enumerate(items):
        number = numbers[at]
        begin = end(tokens, number) if not order else number.last
        begin += 2 * (lowered(tokens[begin : begin + 2]) in words.ties.part_behind)
        if begin + 1 >= len(tokens) or tokens[begin].lower != "in" or not tokens[begin + 1].text[:1].isupper():
            return False
        places.add(tokens[begin + 1].lower)
    return len(places) == len(items)


def _dead(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Total]:
    """Yield the dead of all places with those of each: "The toll rose to 17, with nine dead in Marle and five in"."""
    for i in range(1, len(numbers) - 1):
        whole, first = numbers[i - 1], numbers[i]
        before = lowered(tokens[max(0, start(first) - 2) : start(first)])
        if before != ", with" or head(first) not in words.ties.part_killing or start(first) - whole.last > ITEM:
            continue
        told = tokens[max(0, whole.first - _TOLL) : start(first) - 2]
        killed = any(token.lower in words.ties.part_killing | words.ties.part_tolls for token in told)
        items = _chain(tokens, numbers, i)
        if killed and alike(whole._replace(change=None), first) and _placed(tokens, numbers, items, words):
            yield Total(i - 1, items, 0, (i - 1,), closed=False)


def _fates(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Total]:
    """Yield a whole with parts of which each had another fate: "Of the 48 aboard, 31 were rescued and 12 died"."""
    for part in parts(tokens, numbers, words):
        whole = part.wholes[-1]
        opened = whole == 0 and opens_with_whole(tokens, numbers[0], numbers[part.part], words)
        if not (part.direct or opened) or numbers[whole].kind != "count":
            continue
        told = {part.part: _fate(tokens, end(tokens, numbers[max(part.part, whole)]), words)}
        for at in range(max(part.part, whole) + 1, len(numbers)):
            if not alike(numbers[at], numbers[part.part]) or numbers[at].noun is not None:
                break
            told[at] = _fate(tokens, numbers[at].last, words)
        if len(told) > 1 and "" not in told.values() and len(set(told.values())) == len(told):
            yield Total(whole, tuple(sorted(told)), 0, (whole,), closed=False)


def _fate(tokens: Sequence[Token], at: int, words: Vocabulary) -> str:
    """What befell those that a number counts, told before the next mark; empty if no word tells."""
    for token in tokens[at : at + _FATE]:
        if token.kind == "mark":
            return ""
        if token.lower in words.ties.exclusive_fates:
            return words.retelling.fates.get(token.lower, token.lower)
    return ""
