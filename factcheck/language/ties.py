"""What ties two or more numbers of a sentence: a part to its whole, items to their total, a share to both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_PHRASE = 5
"""Words of the longest phrase of ties.toml."""
_ITEM = 8
"""Tokens from one item of a list to the next."""
_PLURAL = 4
"""Letters of the shortest plural that is told by its s."""
_OPENING = {"(": ")", "[": "]", "—": "—", "–": "–", "-": "-", ":": ""}
"""Marks that open a list, with the mark that ends it; a colon's ends with the sentence."""
_INSERTED = frozenset(",)-–—")
"""Marks that end an insertion."""
_CLOSING = frozenset(".;!?")


class Part(NamedTuple):
    """A number that the words make a part of another. Numbers are told by their place in the sentence."""

    part: int
    """The part."""
    wholes: tuple[int, ...]
    """All numbers that can be its whole, the nearest last."""
    direct: bool
    """Whether the two stand side by side: "12 of the 18 candidates"."""


class Total(NamedTuple):
    """A number and the items that it is said to be the sum of."""

    total: int
    """The sum."""
    items: tuple[int, ...]
    """The items, in order."""
    others: tuple[int, ...]
    """Further numbers of the sentence that may be items too."""
    closed: bool
    """Whether brackets, dashes or a colon hold the items, and nothing else belongs to them."""


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


def parts(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Part]:
    """Yield the parts of a sentence with what can be their whole."""
    for i, number in enumerate(numbers):
        if number.kind not in ("count", "money") or number.per is not None:
            continue
        if i + 1 < len(numbers) and is_of(tokens, number, numbers[i + 1], words):
            yield Part(i, (i + 1,), direct=True)
        elif i and (whole := _whole(tokens, numbers, i, words)):
            yield Part(i, whole, direct=False)


def opens_as_part(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Tell whether a sentence begins with a part of what the one before counts: "Of those, 120 work in Leeds"."""
    if not numbers or numbers[0].kind != "count" or numbers[0].unit is not None:
        return False
    opening = [token.lower for token in tokens[: start(numbers[0])] if token.text != ","]
    return " ".join(opening) in words.ties.part_opening


def is_of(tokens: Sequence[Token], part: Quantity, whole: Quantity, words: Vocabulary) -> bool:
    """Tell whether "of" leads from one number to the next: "12 of the 18 candidates", "$3 out of $5 million"."""
    if (part.kind, part.unit) != (whole.kind, whole.unit) or part.kind not in ("count", "money"):
        return False
    at = whole.first if whole.hedge_first is None else max(whole.hedge_first, part.last)
    link = _lower(tokens[part.last : at]) or _lower(tokens[part.last : whole.first])
    first = start(part)
    before = tokens[first - 1] if first else None
    named = before is not None and (before.lower in words.ties.of_never or before.kind == "number")
    return link in words.ties.of_links and not named


def start(number: Quantity) -> int:
    """Return the index of the first token of a number with its hedge."""
    return number.first if number.hedge_first is None else min(number.first, number.hedge_first)


def end(tokens: Sequence[Token], number: Quantity) -> int:
    """Return the index after the thing that a number counts, or after the number if it counts none."""
    if number.noun is None:
        return number.last
    last = number.noun.split()[-1].lower()
    for at in range(number.last, min(number.last + 2 * _PHRASE, len(tokens))):
        if last.endswith(tokens[at].lower) and tokens[at].kind == "word" and _fills(tokens, number, at):
            return at + 1
    return number.last


def _fills(tokens: Sequence[Token], number: Quantity, at: int) -> bool:
    """Whether the noun phrase of a number can end at a token: as many of its letters stand before."""
    return sum(len(token.text) for token in tokens[number.last : at + 1]) >= len((number.noun or "").replace(" ", ""))


def head(number: Quantity) -> str:
    """Return the last word of what a number counts, in lower case; nothing for a bare number."""
    return number.noun.split()[-1].lower() if number.noun else ""


def _whole(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> tuple[int, ...]:
    """The numbers before number `i` that can be its whole; none unless words make it a part of one of them."""
    number, ties = numbers[i], words.ties
    opened = _opened(tokens, start(number), ties.part_before, ties.part_filler)
    if opened is None:
        close = _lower(tokens[number.last : number.last + 2])
        if close not in ties.part_behind:
            return ()
        opened, named = start(number), True
    else:
        named = False
    wholes = tuple(j for j in range(i) if (numbers[j].kind, numbers[j].unit) == (number.kind, number.unit))
    nearest = next((j for j in reversed(wholes) if _holds(tokens, numbers[j], number, words, named=named)), None)
    if nearest is None or _other(tokens, end(tokens, numbers[nearest]), opened, numbers, words, named=named):
        return ()
    if named and _people(tokens, start(numbers[nearest]), numbers, words):
        return ()
    return wholes


def _opened(tokens: Sequence[Token], at: int, phrases: Collection[str], filler: Collection[str]) -> int | None:
    """The index at which a phrase begins that ends before token `at`, over an article; None if there is none."""
    while at and tokens[at - 1].lower in filler:
        at -= 1
    for length in (1, 2, 3):
        if at >= length and _lower(tokens[at - length : at]) in phrases:
            return at - length
    return None


def _holds(tokens: Sequence[Token], whole: Quantity, part: Quantity, words: Vocabulary, *, named: bool) -> bool:
    """Whether things of the one kind can be a part of things of the other."""
    if whole.kind != "count":
        return named
    people = words.ties.part_people | words.unit_words.ages.persons
    following = tokens[whole.last].lower if whole.last < len(tokens) else ""
    counted = head(whole) or (following if following in people else "")
    if named:
        return bool(counted) and (counted in people or counted.endswith("s"))
    of_people = counted in people or _is_nation(whole)
    if part.noun is None:
        behind = tokens[part.last].lower if part.last < len(tokens) else "."
        things = counted.endswith("s") and counted not in words.ties.part_places
        return (of_people or things) and behind in words.ties.part_bare
    if of_people:
        return head(part) in people or _is_plural(head(part), words)
    return bool(counted) and head(part) == counted


def _is_nation(number: Quantity) -> bool:
    """Whether a number counts what is written as a people: "10 Somalis"."""
    last = number.noun.split()[-1] if number.noun else ""
    return last[:1].isupper() and last.endswith("s") and number.noun == last


def _other(
    tokens: Sequence[Token],
    first: int,
    last: int,
    numbers: Sequence[Quantity],
    words: Vocabulary,
    *,
    named: bool,
) -> bool:
    """Whether something else that has parts stands between: "two officials said the victims, including"."""
    owned = {at for number in numbers for at in range(number.first, end(tokens, number))}
    inert = words.ties.part_inert if named else words.ties.part_inert | words.ties.part_places
    return any(
        token.lower not in inert and _is_plural(token.lower, words)
        for at, token in enumerate(tokens[first:last], first)
        if at not in owned and token.kind == "word"
    )


def _people(tokens: Sequence[Token], last: int, numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Whether people without a number stand before: "people are killed in two bombings, fifteen of which"."""
    owned = {at for number in numbers for at in range(number.first, end(tokens, number))}
    return any(
        token.lower in words.unit_words.ages.persons and at not in owned for at, token in enumerate(tokens[:last])
    )


def _is_plural(lower: str, words: Vocabulary) -> bool:
    if lower in words.nouns.plurals or lower in words.unit_words.ages.persons:
        return True
    return len(lower) >= _PLURAL and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))


def _lower(tokens: Sequence[Token]) -> str:
    return " ".join(token.lower for token in tokens)


# --- totals -------------------------------------------------------------------------------------------------


def totals(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Total]:
    """Yield the totals of a sentence with their items."""
    for i, number in enumerate(numbers):
        if number.kind not in ("count", "money") or number.per is not None:
            continue
        if i >= 2 and _is_total(tokens, number, words):
            items = _list_before(tokens, numbers, i)
            if len(items) > 1:
                yield Total(
                    i, items, tuple(j for j in range(i) if j not in items and _countable(numbers[j])), closed=False
                )
        elif i + 2 < len(numbers):
            items = _list_behind(tokens, numbers, i, words)
            if len(items) > 1:
                yield Total(i, items, (), closed=True)


def _countable(number: Quantity) -> bool:
    return number.kind not in ("date", "label", "ordinal")


def _is_total(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> bool:
    """Whether words say that a number is the sum of those before it."""
    at = end(tokens, number)
    for length in (3, 2, 1):
        closes = at + length >= len(tokens) or tokens[at + length].kind == "mark"
        if closes and _lower(tokens[at : at + length]) in words.ties.total_behind:
            return True
    first = start(number)
    for begin in range(max(0, first - 4), first):
        before = tokens[begin - 1].text if begin else ""
        if _lower(tokens[begin : number.first]) in words.ties.total_before and before in (",", "-", "–", "—", "("):
            return True
    return False


def _list_before(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int) -> tuple[int, ...]:
    """The items of a list with "and" that ends before number `i`: "12 in Kano, 9 in Jos and 4 in Lagos, 26 in all"."""
    gap = tokens[numbers[i - 1].last : start(numbers[i])]
    if not any(token.text in (",", "-", "–", "—", "(") for token in gap) or len(gap) > _ITEM:
        return ()
    items = [i - 1]
    for j in range(i - 2, -1, -1):
        if not _alike(numbers[j], numbers[i]) or not _joined(tokens, numbers[j], numbers[j + 1], final=len(items) == 1):
            break
        items.append(j)
    return tuple(reversed(items)) if _alike(numbers[i - 1], numbers[i]) else ()


def _alike(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit, one.per) == (other.kind, other.unit, other.per) and one.change is None


def _joined(tokens: Sequence[Token], one: Quantity, other: Quantity, *, final: bool) -> bool:
    """Whether two numbers are neighbours of a list: with a comma, and "and" before the final one."""
    between = tokens[one.last : start(other)]
    if not between or len(between) > _ITEM:
        return False
    last = between[-1].lower
    marks = [token for token in between[:-1] if token.kind == "mark" and token.text not in ("-", "'s", "’s")]
    tidy = not marks or (len(marks) == 1 and marks[0] is between[-2] and marks[0].text == ",")
    return tidy and (last == "and" if final else last == ",")


def _list_behind(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> tuple[int, ...]:
    """The items that a colon, brackets or dashes give for number `i`: "14 people (12 soldiers and 2 civilians)"."""
    at = end(tokens, numbers[i])
    if at >= len(tokens) or tokens[at].text not in _OPENING or start(numbers[i + 1]) != at + 1:
        return ()
    closing = _OPENING[tokens[at].text]
    items: list[int] = []
    for j in range(i + 1, len(numbers)):
        if not _alike(numbers[j], numbers[i]):
            return ()
        items.append(j)
        if _closes(tokens, numbers[j].last, closing, numbers[j + 1] if j + 1 < len(numbers) else None):
            return tuple(items) if _split(numbers, i, items, words) else ()
        if j + 1 == len(numbers):
            return ()
        final = _joined(tokens, numbers[j], numbers[j + 1], final=True)
        if not final and not _joined(tokens, numbers[j], numbers[j + 1], final=False):
            return ()
    return ()


def _closes(tokens: Sequence[Token], at: int, closing: str, following: Quantity | None) -> bool:
    """Whether the list ends after the number before token `at`, before another number and in sight."""
    last = len(tokens) if following is None else start(following)
    for step in range(at, min(at + _ITEM, last)):
        text = tokens[step].text
        if text == closing or (not closing and text in _CLOSING):
            return tokens[step - 1].lower != "and"
        if tokens[step].kind == "mark" and text not in ("-", "'s", "’s"):
            return False
    return not closing and following is None and last - at < _ITEM


def _split(numbers: Sequence[Quantity], i: int, items: Sequence[int], words: Vocabulary) -> bool:
    """Whether the items are of the same sort as their total, and "and" or a second comma made them a list."""
    counted = head(numbers[i])
    heads = [head(numbers[j]) for j in items]
    if all(name in words.ties.total_coloured for name in heads):
        return True
    if numbers[i].kind == "count" and any(not numbers[j].value.is_integer() for j in items):
        return False  # "two aftershocks (6.2 and 5.6)"
    if counted in words.ties.part_people | words.unit_words.ages.persons:
        return all(
            not name or _is_plural(name, words) or numbers[j].value == 1 for j, name in zip(items, heads, strict=True)
        )
    return all(not name or name == counted for name in heads)


# --- shares -------------------------------------------------------------------------------------------------


def shares(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Share]:
    """Yield each share with the part and the whole that it is told for.

    "4.8 million of 22 million, or about a third"; "12 of the 18 members (67 percent)"; "120 people, or a third of its
    450 staff"; "a third of its 450 staff, or 120 people"; "a third, or 120 of its 450 staff".
    """
    for i in range(len(numbers) - 2):
        one, two, three = numbers[i : i + 3]
        if is_of(tokens, one, two, words) and three.kind == "share" and restates(tokens, two, three, words):
            if not _goes_on(tokens, three):
                yield Share(i, i + 1, i + 2)
        elif one.kind == "count" and two.kind == "share" and restates(tokens, one, two, words):
            if _alike(three, one) and _of(tokens, two, three, words):
                yield Share(i, i + 2, i + 1)
        elif one.kind == "share" and _of(tokens, one, two, words):
            if _alike(three, two) and two.kind in ("count", "money") and restates(tokens, two, three, words):
                yield Share(i + 2, i + 1, i)
        elif one.kind == "share" and restates(tokens, one, two, words) and is_of(tokens, two, three, words):
            yield Share(i + 1, i + 2, i)


def _of(tokens: Sequence[Token], share: Quantity, whole: Quantity, words: Vocabulary) -> bool:
    """Whether "of" leads from a share to its whole, over the mark that ends an insertion: "- a third - of its 450"."""
    between = tokens[share.last : start(whole)]
    if between and between[0].text in _INSERTED:
        between = between[1:]
    return _lower(between) in words.ties.of_links


def restates(tokens: Sequence[Token], one: Quantity, other: Quantity, words: Vocabulary) -> bool:
    """Tell whether the second number says the first again: "..., or about a third", "... (67 percent)"."""
    first = start(other)
    between = tokens[end(tokens, one) : first]
    if not between or len(between) > _PHRASE:
        return False
    ties = words.ties
    if between[-1].text in ("(", "["):
        closed = end(tokens, other)
        following = tokens[closed].text if closed < len(tokens) else ""
        return len(between) == 1 and following in (")", "]", ",", ";")
    for length in (1, 2):
        if _lower(between[-length:]) in ties.restated_before and len(between) > length:
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
        if (one.kind, one.unit, one.per) == (two.kind, two.unit, two.per) and not _stepwise(
            tokens, numbers[amount], words
        ):
            yield Change(begin, close, amount)


def _broken(tokens: Sequence[Token], numbers: Sequence[Quantity], told: Sequence[int], words: Vocabulary) -> bool:
    """Whether something else begins between the numbers of a change, or another number stands there."""
    first, last = told[0], told[-1]
    if any(_countable(numbers[i]) for i in range(first, last) if i not in told):
        return True
    between = tokens[numbers[first].last : start(numbers[last])]
    return any(token.text in (";", ":") or token.lower in words.ties.change_breaks for token in between)


def _stepwise(tokens: Sequence[Token], amount: Quantity, words: Vocabulary) -> bool:
    following = tokens[amount.last].lower if amount.last < len(tokens) else ""
    return amount.per is not None or following in words.ties.change_stepwise


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
            or len(link) > _PHRASE
            or before not in (",", "or", "(", "—", "–")
        ):
            continue
        far = start(each) - end(tokens, count) > _PHRASE
        if not far and _lower(tokens[each.last : each.last + 1]) in words.ties.shared_behind:
            yield Shared(i, i + 1, i + 2)
