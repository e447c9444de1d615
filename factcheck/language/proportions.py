"""Numbers that can be computed from others of their sentence: shares and changes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language.ties import (
    ITEM,
    PHRASE,
    alike,
    countable,
    end,
    is_of,
    is_saying,
    leads,
    opens_with_whole,
    start,
)
from factcheck.language.tokens import lowered
from factcheck.records import NamedTuple

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
_YEAR = 4
"""Digits of a year."""
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


# --- shares -------------------------------------------------------------------------------------------------


def shares(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Share]:
    """Yield each share with the part and the whole that it is told for.

    "Of the 18 members, 12, or 67 percent"; "4.8 million of 22 million, or about a third"; "12 of the 18 members (67
    percent)"; "120 people, or a third of its 450 staff"; "a third of its 450 staff, or 120 people"; "a third, or 120 of
    its 450 staff"; "Turnout was 62 percent: 310 of the 500 members".
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
        elif one.kind == "count" and two.kind == "share" and _says_share(tokens, one, two, words):
            if alike(three, one) and _of(tokens, two, three, words):
                yield Share(i, i + 2, i + 1)
        elif one.kind == "share" and is_of(tokens, two, three, words) and _rates(tokens, one, two, words):
            yield Share(i + 1, i + 2, i)
        elif one.kind == "share" and _of(tokens, one, two, words):
            if alike(three, two) and two.kind in ("count", "money") and restates(tokens, two, three, words):
                yield Share(i + 2, i + 1, i)
        elif one.kind == "share" and restates(tokens, one, two, words) and is_of(tokens, two, three, words):
            yield Share(i + 1, i + 2, i)
    yield from _of_them(tokens, numbers, words)


def _says_share(tokens: Sequence[Token], part: Quantity, share: Quantity, words: Vocabulary) -> bool:
    """Whether a share stands directly behind what a part counts: "120 people, or a third", "120 people, a third"."""
    return restates(tokens, part, share, words) or lowered(tokens[end(tokens, part) : start(share)]) == ","


def _rates(tokens: Sequence[Token], share: Quantity, part: Quantity, words: Vocabulary) -> bool:
    """Whether part and whole explain a rate that is told before them: "Turnout was 62 percent: 310 of the 500"."""
    before = [token.lower for token in tokens[max(0, start(share) - PHRASE) : start(share)]]
    return any(lower in words.ties.of_rated for lower in before) and (
        lowered(tokens[share.last : start(part)]) in words.ties.of_explained
    )


def _of_them(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Share]:
    """Shares "of them", if one number only can be their whole: "tested 640 wells and found 208, or a third of them"."""
    for i in range(2, len(numbers)):
        part, share = numbers[i - 1], numbers[i]
        if part.kind != "count" or share.kind != "share" or not restates(tokens, part, share, words):
            continue
        behind = tokens[share.last : share.last + 3]
        if lowered(behind[:2]) not in words.ties.part_behind or (len(behind) > 2 and behind[2].kind != "mark"):
            continue  # "60 percent of those on the night shift"
        counts = [j for j in range(i - 1) if numbers[j].kind == "count"]
        if len(counts) == 1 and numbers[counts[0]].noun is not None and alike(numbers[counts[0]], part):
            yield Share(i - 1, counts[0], i)


def _tells(tokens: Sequence[Token], last: Quantity, share: Quantity, words: Vocabulary) -> bool:
    """Whether a share is that of the part and the whole before it, of which the second is `last`.

    Directly ("12 of the 18 members (67 percent) agreed"), or at the end of what they did ("12 of the 18 members agreed,
    or 67 percent.").
    """
    if _goes_on(tokens, share) and not _of_all(tokens, share, words):
        return False
    if restates(tokens, last, share, words) or _inserted(tokens, last, share):
        return True
    gap = tokens[end(tokens, last) : start(share)]
    after = share.last + (3 if _of_all(tokens, share, words) else 0)
    closes = after >= len(tokens) or tokens[after].text in _AT_END
    goes_on = not closes and tokens[after].text == ","
    closes = closes or (goes_on and lowered(gap[:1]) in words.ties.of_places)
    closes = closes or (goes_on and is_saying(tokens[after + 1 :], words))
    rated = (
        len(gap) > 3 and lowered(gap[-2:]) in words.ties.of_rates and "," in (gap[-4].text, gap[-5:-4] and gap[-5].text)
    )
    opened = (
        _opens(gap, words, bare=share.hedge_first is not None or after > share.last)
        or lowered(gap[-1:]) == "("
        or rated
    )
    clause = gap[: next((at for at, token in enumerate(gap) if token.text == ","), len(gap))]
    plain = not any(token.lower in words.ties.change_breaks or token.kind == "number" for token in clause)
    marks = sum(token.kind == "mark" and token.text not in ("-", "'s", "’s") for token in gap)
    return closes and opened and plain and marks == 1 and len(gap) <= _GAP


def _opens(gap: Sequence[Token], words: Vocabulary, *, bare: bool) -> bool:
    """Whether words before a share lead back to its part: ", or", ", which is", "–"; if `bare`, a comma does."""
    mark = next((at for at in range(len(gap) - 1, -1, -1) if gap[at].kind == "mark"), None)
    if mark is None or len(gap) - mark > PHRASE:
        return False
    inner = lowered(gap[mark + 1 :])
    if gap[mark].text in ("–", "—", "-"):
        return gap[mark - 1].end < gap[mark].start and (not inner or inner in words.ties.of_opened)
    return gap[mark].text == "," and (inner in words.ties.of_opened or (bare and not inner))


def _of_all(tokens: Sequence[Token], share: Quantity, words: Vocabulary) -> bool:
    """Whether a share is told to be one of the whole: "a third of the total"."""
    return lowered(tokens[share.last : share.last + 3]) in words.ties.of_total


def _of(tokens: Sequence[Token], share: Quantity, whole: Quantity, words: Vocabulary) -> bool:
    """Whether "of" leads from a share to its whole, over the mark that ends an insertion: "- a third - of its 450"."""
    between = tokens[share.last : start(whole)]
    if between and between[0].text in _INSERTED:
        between = between[1:]
    return leads(between, words)


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


def _inserted(tokens: Sequence[Token], one: Quantity, other: Quantity) -> bool:
    """Whether a number stands between two commas behind what another counts: "27 of 90 seats, 30 percent,"."""
    closed = other.last < len(tokens) and tokens[other.last].text in (",", ".")
    between = tokens[end(tokens, one) : start(other)]
    return closed and len(between) == 1 and between[0].text == ","


def fractions(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield shares that are told twice, in words and in percent: "one in five, or 20 percent"."""
    for i in range(len(numbers) - 1):
        one, two = numbers[i : i + 2]
        told = one.kind == two.kind == "share" and (one.unit is None) != (two.unit is None)
        if not told or _goes_on(tokens, two):
            continue
        alone = one.noun is not None and sum(number.kind == "share" for number in numbers) == 2
        if restates(tokens, one, two, words) or (alone and _inserted(tokens, one, two)):
            yield i, i + 1


def _goes_on(tokens: Sequence[Token], share: Quantity) -> bool:
    """Whether a share is told to be of something else: "or a third of the votes"."""
    return share.last < len(tokens) and tokens[share.last].lower == "of"


# --- changes ------------------------------------------------------------------------------------------------


def changes(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Change]:
    """Yield each change of which both ends and the amount are told together: "rose from 40 to 50, up 25 percent"."""
    told = [i for i, number in enumerate(numbers) if number.change is not None]
    adjusted = (at for at, token in enumerate(tokens) if token.lower in words.ties.change_adjusted)
    if any(not _levelled(tokens, at, words) for at in adjusted):
        return
    yield from _compared(tokens, numbers, words)
    for three in zip(told, told[1:], told[2:], strict=False):
        by_part = {numbers[i].change: i for i in three}
        if len(by_part) < 3 or _broken(tokens, numbers, three, words):
            continue
        begin, close, amount = (by_part[part] for part in ("start", "end", "amount"))
        one, two = numbers[begin], numbers[close]
        apart = _apart(tokens, one, two, numbers[amount], words) or _moves_on(tokens, numbers, max(three))
        if _same(tokens, one, two) and not apart:
            yield Change(begin, close, amount)


def _moves_on(tokens: Sequence[Token], numbers: Sequence[Quantity], last: int) -> bool:
    """Whether a further step follows: "from 50 to 40 in the first year and then to 33"."""
    if last + 1 >= len(numbers):
        return False
    following = numbers[last + 1]
    return countable(following) and start(following) > 0 and tokens[start(following) - 1].lower == "to"


def _levelled(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a word tells of what is averaged and not of the change: "the average rent", not "the average rise"."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    rise = after in words.changes.nouns or after in words.ties.change_stepwise
    return tokens[at].lower in words.ties.change_levels and at > 0 and tokens[at - 1].lower == "the" and not rise


def _same(tokens: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    """Whether both ends are of one sort; what they are counted by may be told once: "from $1,500 to $1,680 a month"."""
    if (one.kind, one.unit, one.per) == (two.kind, two.unit, two.per):
        return True
    once = (one.per is None) != (two.per is None) and one.unit == two.unit and "rate" in (one.kind, two.kind)
    first, second = (one, two) if one.first < two.first else (two, one)
    gap = tokens[first.last : start(second)]
    joined = bool(gap) and len(gap) <= PHRASE and gap[-1].lower in ("to", "from")
    return once and joined and all(token.kind == "word" for token in gap)


def _compared(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Change]:
    """Changes that a comma adds to the number where they ended.

    "It flew 33 million people, up 50 percent from 22 million"; "it sold 270 cars, against 300 in May, a drop of 10
    percent". Another number of the kind before them leaves open which is meant.
    """
    for i, amount in enumerate(numbers):
        if i == 1 and i + 1 < len(numbers) and _than(tokens, numbers[0], amount, numbers[2], words):
            yield Change(2, 0, 1)
        if not i or amount.change != "amount" or amount.kind == "ratio" or not _adds(tokens, amount, words):
            continue
        before = [j for j in range(i) if countable(numbers[j]) and numbers[j].kind != "duration"]
        following = numbers[i + 1] if i + 1 < len(numbers) else None
        if following is not None and following.change == "start":
            pair = (before[0], i + 1) if len(before) == 1 else None
            near = 0 < start(following) - amount.last <= 2 and tokens[start(following) - 1].lower == "from"
            clear = start(amount) - numbers[i - 1].last <= _GAP
        else:
            pair = (before[0], before[1]) if len(before) == 2 else None
            near = pair is not None and _against(tokens, numbers[pair[0]], numbers[pair[1]], words)
            clear = start(amount) - numbers[i - 1].last <= ITEM
        if pair is None or not near or not clear:
            continue
        close, begin = numbers[pair[0]], numbers[pair[1]]
        gap = tokens[(close if pair[1] > i else begin).last : start(amount)]
        plain = not any(
            token.text in (";", ":") or (token.lower in words.ties.change_breaks and gap[at + 1].kind == "word")
            for at, token in enumerate(gap[:-1])
        )  # "the year before," begins nothing else
        same = (close.kind, close.unit, close.per) == (begin.kind, begin.unit, begin.per) and close.change is None
        named = begin.noun is None or close.noun is None or begin.noun == close.noun
        if plain and same and named and not _apart(tokens, begin, close, amount, words):
            yield Change(pair[1], pair[0], i)


def _than(tokens: Sequence[Token], close: Quantity, amount: Quantity, begin: Quantity, words: Vocabulary) -> bool:
    """Whether an amount compares two numbers: "6,300 in May, 10 percent fewer than the 7,000 in April", "twice the"."""
    bare = (begin.kind, begin.unit, begin.per, begin.noun) == ("count", None, None, None)
    if not bare and (close.kind, close.unit, close.per) != (begin.kind, begin.unit, begin.per):
        return False
    if close.kind not in ("count", "money", "measure") or close.change is not None:
        return False
    between, gap = tokens[amount.last : start(begin)], tokens[close.last : start(amount)]
    if amount.kind == "ratio":
        linked = lowered(between) == "the"
    else:
        way = words.changes.than.get(between[0].lower) if between else None
        linked = amount.direction == way is not None and lowered(between[1:]) in ("than", "than the")
    later = [token.lower for token in tokens[begin.last : begin.last + _GAP]]
    timed = _is_timed(later, words)
    tidy = bool(gap) and gap[-1].text == "," and all(token.kind == "word" for token in gap[:-1]) and len(gap) <= _GAP
    plain = not any(token.lower in words.ties.change_breaks for token in gap)
    return linked and timed and tidy and plain and begin.noun in (None, close.noun)


def _adds(tokens: Sequence[Token], amount: Quantity, words: Vocabulary) -> bool:
    """Whether a comma or bracket, and "up" or "an increase of" stand before an amount."""
    at = start(amount)
    opened = next((j for j in range(at - 1, max(at - PHRASE, 0) - 1, -1) if tokens[j].text in (",", "(")), None)
    if opened is None:
        return False
    inner = [token.lower for token in tokens[opened + 1 : at]]
    if len(inner) == 1:
        return inner[0] in words.changes.particles
    return inner[-1:] == ["of"] and inner[:1] in (["a"], ["an"]) and inner[-2] in words.changes.nouns


def _is_timed(behind: Sequence[str], words: Vocabulary) -> bool:
    """Whether words tell another time than now: "in 2020", "in May", "a year earlier"."""
    year = any(len(lower) == _YEAR and lower.isdigit() and lower[:2] in ("19", "20") for lower in behind)
    return year or any(lower in words.months or lower in words.ties.change_times for lower in behind)


def _against(tokens: Sequence[Token], close: Quantity, begin: Quantity, words: Vocabulary) -> bool:
    """Whether the second number is told to compare the first with: "against 300", "compared with 300"."""
    first = start(begin)
    linked = any(lowered(tokens[max(first - length, 0) : first]) in words.ties.change_against for length in (1, 2))
    gap = tokens[end(tokens, close) : first]
    later = [token.lower for token in tokens[begin.last : begin.last + _GAP]]
    behind = later[: later.index(",")] if "," in later else later
    timed = _is_timed(behind, words)
    return linked and timed and begin.change in (None, "start") and len(gap) <= _GAP


def ends(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where a change began and where it ended, if the words give it a way up or down: "rose from 40 to 50"."""
    told = [i for i, number in enumerate(numbers) if number.change in ("start", "end")]
    if len(told) < 2:
        return
    unsure = {token.lower for token in tokens} & words.ties.change_unsure
    if unsure - words.ties.change_paces or (unsure and any(numbers[i].unit != "%" for i in told)):
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
