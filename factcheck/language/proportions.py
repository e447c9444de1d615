"""Numbers that can be computed from others of their sentence: shares, changes, portions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factcheck.language.ties import ITEM, PHRASE, alike, countable, end, is_of, lowered, opens_with_whole, start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_INSERTED = frozenset(",)-–—")
"""Marks that end an insertion."""
_AT_END = frozenset(".;)")
"""Marks at which what is told of a part ends."""
_GAP = 12
"""Tokens from a whole to the share that is told behind the verb."""
_NEAR = 3
"""Tokens between "to" and the number that it leads to."""


class Share(NamedTuple):
    """A part, its whole, and the share that the words say it is."""

    part: int
    """The part."""
    whole: int
    """The whole."""
    share: int
    """A number of kind share."""


class Change(NamedTuple):
    """Where a change began, where it ended, and how much it was."""

    start: int
    """The number from which."""
    end: int
    """The number to which."""
    amount: int
    """By how much, in percent, in points, in the unit of the ends or as a multiple."""


class Shared(NamedTuple):
    """An amount, how many share it, and what each of them has."""

    amount: int
    """All of it."""
    among: int
    """How many share it."""
    each: int
    """What is for one."""


# --- shares -------------------------------------------------------------------------------------------------


def shares(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Share]:
    """Yield each share with the part and the whole that it is told for.

    "Of the 18 members, 12, or 67 percent"; "4.8 million of 22 million, or about a third"; "12 of the 18 members (67
    percent)"; "120 people, or a third of its 450 staff"; "a third of its 450 staff, or 120 people"; "a third, or 120 of
    its 450 staff".
    """
    for i in range(len(numbers) - 2):
        one, two, three = numbers[i : i + 3]
        if not i and three.kind == "share" and opens_with_whole(tokens, one, two, words):
            if _tells(tokens, two, three, words):
                yield Share(1, 0, 2)
            continue
        if is_of(tokens, one, two, words) and three.kind == "share":
            if _tells(tokens, two, three, words):
                yield Share(i, i + 1, i + 2)
        elif one.kind == "count" and two.kind == "share" and restates(tokens, one, two, words):
            if alike(three, one) and _of(tokens, two, three, words):
                yield Share(i, i + 2, i + 1)
        elif one.kind == "share" and _of(tokens, one, two, words):
            if alike(three, two) and two.kind in ("count", "money") and restates(tokens, two, three, words):
                yield Share(i + 2, i + 1, i)
        elif one.kind == "share" and restates(tokens, one, two, words) and is_of(tokens, two, three, words):
            yield Share(i + 1, i + 2, i)


def _tells(tokens: Sequence[Token], last: Quantity, share: Quantity, words: Vocabulary) -> bool:
    """Whether a share is that of the part and the whole before it, of which the second is `last`.

    Directly ("12 of the 18 members (67 percent) agreed"), or at the end of what they did ("12 of the 18 members agreed,
    or 67 percent.").
    """
    if _goes_on(tokens, share):
        return False
    if restates(tokens, last, share, words):
        return True
    gap = tokens[end(tokens, last) : start(share)]
    closes = share.last >= len(tokens) or tokens[share.last].text in _AT_END
    opened = lowered(gap[-2:]) == ", or" or lowered(gap[-1:]) == "("
    plain = not any(token.lower in words.ties.change_breaks or token.kind == "number" for token in gap)
    marks = sum(token.kind == "mark" and token.text not in ("-", "'s", "’s") for token in gap)
    return closes and opened and plain and marks == 1 and len(gap) <= _GAP


def _of(tokens: Sequence[Token], share: Quantity, whole: Quantity, words: Vocabulary) -> bool:
    """Whether "of" leads from a share to its whole, over the mark that ends an insertion: "- a third - of its 450"."""
    between = tokens[share.last : start(whole)]
    if between and between[0].text in _INSERTED:
        between = between[1:]
    owner = bool(between) and between[0].lower == "of" and between[-1].lower in ("'s", "’s") and len(between) <= ITEM
    return owner or lowered(between) in words.ties.of_links


def restates(tokens: Sequence[Token], one: Quantity, other: Quantity, words: Vocabulary) -> bool:
    """Tell whether the second number says the first again: "..., or about a third", "... (67 percent)"."""
    first = start(other)
    between = tokens[end(tokens, one) : first]
    if not between or len(between) > PHRASE:
        return False
    ties = words.ties
    if between[-1].text in ("(", "["):
        closed = end(tokens, other)
        following = tokens[closed].text if closed < len(tokens) else ""
        return len(between) == 1 and following in (")", "]", ",", ";")
    for length in (1, 2):
        if lowered(between[-length:]) in ties.restated_before and len(between) > length:
            opening = between[-length - 1]
            return opening.text in (",", "-", "–", "—", "(")
    return False


def fractions(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield shares that are told twice, in words and in percent: "one in five, or 20 percent"."""
    for i in range(len(numbers) - 1):
        one, two = numbers[i : i + 2]
        told = one.kind == two.kind == "share" and (one.unit is None) != (two.unit is None)
        if told and restates(tokens, one, two, words) and not _goes_on(tokens, two):
            yield i, i + 1


def _goes_on(tokens: Sequence[Token], share: Quantity) -> bool:
    """Whether a share is told to be of something else: "or a third of the votes"."""
    return share.last < len(tokens) and tokens[share.last].lower == "of"


# --- changes ------------------------------------------------------------------------------------------------


def changes(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Change]:
    """Yield each change of which both ends and the amount are told together: "rose from 40 to 50, up 25 percent"."""
    told = [i for i, number in enumerate(numbers) if number.change is not None]
    if len(told) < 3 or any(token.lower in words.ties.change_adjusted for token in tokens):
        return
    for three in zip(told, told[1:], told[2:], strict=False):
        by_part = {numbers[i].change: i for i in three}
        if len(by_part) < 3 or _broken(tokens, numbers, three, words):
            continue
        begin, close, amount = (by_part[part] for part in ("start", "end", "amount"))
        one, two = numbers[begin], numbers[close]
        if (one.kind, one.unit, one.per) == (two.kind, two.unit, two.per) and not _apart(
            tokens, one, two, numbers[amount], words
        ):
            yield Change(begin, close, amount)


def ends(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where a change began and where it ended, if the words give it a way up or down: "rose from 40 to 50"."""
    told = [i for i, number in enumerate(numbers) if number.change in ("start", "end")]
    if len(told) < 2 or any(token.lower in words.ties.change_unsure for token in tokens):
        return
    for i, j in pairwise(told):
        one, two = numbers[i], numbers[j]
        same = (one.kind, one.unit, one.per, one.direction) == (two.kind, two.unit, two.per, two.direction)
        if not same or one.change == two.change or one.value < 0 or two.value < 0:
            continue
        if start(two) - one.last <= ITEM and not _broken(tokens, numbers, (i, j), words):
            yield (i, j) if one.change == "start" else (j, i)


def _broken(tokens: Sequence[Token], numbers: Sequence[Quantity], told: Sequence[int], words: Vocabulary) -> bool:
    """Whether something else begins between the numbers of a change, or another number stands there."""
    first, last = told[0], told[-1]
    if any(countable(numbers[i]) and numbers[i].kind != "duration" for i in range(first, last) if i not in told):
        return True
    between = tokens[numbers[first].last : start(numbers[last])]
    return any(token.text in (";", ":") or token.lower in words.ties.change_breaks for token in between)


def _apart(tokens: Sequence[Token], begin: Quantity, close: Quantity, amount: Quantity, words: Vocabulary) -> bool:
    """Whether the amount is that of one of several steps, of something else, or counted from another time.

    "5 percent a year"; "rose to 21 percent from 19, adding 2 percent to prices"; "fell 2 percent to 40, down from 60".
    """
    following = tokens[amount.last].lower if amount.last < len(tokens) else ""
    if amount.per is not None or (amount.kind != "ratio" and following in words.ties.change_stepwise):
        return True
    after = [token.lower for token in tokens[amount.last + 1 : amount.last + 4]]
    if following == "in" and any(word in words.months or word in words.ties.change_short for word in after):
        return True  # the ends may be a year apart
    if following == "to" and not 0 <= start(close) - amount.last <= _NEAR:
        return True
    before = tokens[max(start(begin) - 2, 0) : start(begin)]
    again = len(before) > 1 and before[0].lower in words.changes.particles and before[1].lower == "from"
    return again and amount.last < start(begin)


def shared(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Shared]:
    """Yield what is shared out: "$10 million for 400 families, $25,000 each"."""
    for i in range(len(numbers) - 2):
        amount, count, each = numbers[i : i + 3]
        if amount.kind != "money" or count.kind != "count" or count.unit is not None or each.unit != amount.unit:
            continue
        link = [token.lower for token in tokens[amount.last : start(count)]]
        before = tokens[start(each) - 1].lower
        if (
            not link
            or link[0] not in words.ties.shared_links
            or len(link) > PHRASE
            or before not in (",", "or", "(", "—", "–")
        ):
            continue
        far = start(each) - end(tokens, count) > PHRASE
        if not far and lowered(tokens[each.last : each.last + 1]) in words.ties.shared_behind:
            yield Shared(i, i + 1, i + 2)
