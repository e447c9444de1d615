"""Items and the number that they add up to: "12 in Kano, 9 in Jos and 4 in Lagos, 25 in all"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language import nouns
from factcheck.language.ties import (
    ITEM,
    alike,
    countable,
    end,
    head,
    is_person,
    is_plural,
    is_saying,
    start,
)
from factcheck.language.tokens import lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_OPENING = {"(": ")", "[": "]", "—": "—", "–": "–", "-": "-", ":": ""}
"""Marks that open a list, with the mark that ends it; a colon's ends with the sentence."""
_CLOSING = frozenset(".;!?")
_INNER = frozenset({"-", "'s", "’s", "'", "’"})
_LETTERS = 48
"""Letters from a number to the next if a mark between them opens a list."""
_FAR = 14
"""Tokens from a number to the colon that opens its items."""
_MOST = 12
"""Items of the longest list."""
_MADE = 3
"""Words of the longest phrase that tells what something is made of."""


class Total(NamedTuple):
    """A number and the items that it is said to be the sum of. Numbers are told by their place in the sentence."""

    total: int
    """The sum."""
    items: tuple[int, ...]
    """The items, in order."""
    single: int
    """How many further items are one person each, told without a number: "and a child"."""
    others: tuple[int, ...]
    """Further numbers of the sentence that may be items too."""
    closed: bool
    """Whether marks hold the items, and nothing else belongs to them."""


class _Run(NamedTuple):
    """Items that follow on each other."""

    items: tuple[int, ...]
    single: int
    last: int
    """Index of the mark behind the last item, or the number of tokens."""
    final: bool
    """Whether "and" stands before the last item."""
    adjacent: bool
    """Whether the last item ends with its noun."""


def may_total(text: str, sentence: str, numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Tell whether a sentence can hold a total with its items, by its letters: False is certain.

    `text` is the original text, which the spans of the numbers index.
    """
    lower, ties = sentence.lower(), words.ties
    for phrases in (ties.total_behind, ties.total_before, ties.total_made):
        if any(phrase in lower for phrase in phrases):
            return True
    gaps = (text[one.span.end : two.span.start].rstrip("$£€ ") for one, two in pairwise(numbers))
    return any(gap.endswith((":", ",")) or any(mark in gap[-_LETTERS:] for mark in _OPENING) for gap in gaps)


def totals(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Total]:
    """Yield the totals of a sentence with their items."""
    for i, number in enumerate(numbers):
        if number.kind not in ("count", "money") or number.per is not None:
            continue
        if i >= 2 and _is_total(tokens, number, words):
            items = _list_before(tokens, numbers, i)
            if len(items) > 1:
                others = tuple(j for j in range(i) if j not in items and countable(numbers[j]))
                yield Total(i, items, 0, others, closed=False)
        elif i + 1 < len(numbers):
            run = _list_behind(tokens, numbers, i, words)
            size = len(run.items) + run.single if run is not None else 0
            if run is not None and size > 1 and number.value != size:  # "in three towns: six in Tolna, ..."
                yield Total(i, run.items, run.single, (), closed=True)


def _is_total(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> bool:
    """Whether words say that a number is the sum of those before it."""
    at = end(tokens, number)
    for length in (3, 2, 1):
        closes = at + length >= len(tokens) or tokens[at + length].kind == "mark"
        if closes and lowered(tokens[at : at + length]) in words.ties.total_behind:
            return True
    for begin in range(max(0, start(number) - 4), number.first):
        before = tokens[begin - 1].text if begin else ""
        if lowered(tokens[begin : number.first]) in words.ties.total_before and before in (",", "-", "–", "—", "("):
            return True
    return False


def _list_before(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int) -> tuple[int, ...]:
    """The items of a list with "and" that ends before number `i`: "12 in Kano, 9 in Jos and 4 in Lagos, 26 in all"."""
    gap = tokens[numbers[i - 1].last : start(numbers[i])]
    if not any(token.text in (",", "-", "–", "—", "(") for token in gap) or len(gap) > ITEM:
        return ()
    items = [i - 1]
    for j in range(i - 2, -1, -1):
        if not alike(numbers[j], numbers[i]) or not joined(tokens, numbers[j], numbers[j + 1], final=len(items) == 1):
            break
        items.append(j)
    return tuple(reversed(items)) if alike(numbers[i - 1], numbers[i]) else ()


def joined(tokens: Sequence[Token], one: Quantity, other: Quantity, *, final: bool) -> bool:
    """Tell whether two numbers are neighbours of a list: with a comma, and "and" before the final one."""
    between = tokens[one.last : start(other)]
    if not between or len(between) > ITEM:
        return False
    last = between[-1].lower
    marks = [token for token in between[:-1] if token.kind == "mark" and token.text not in ("-", "'s", "’s")]
    tidy = not marks or (len(marks) == 1 and marks[0] is between[-2] and marks[0].text == ",")
    return tidy and (last == "and" if final else last == ",")


# --- a total before its items -------------------------------------------------------------------------------


def _list_behind(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> _Run | None:
    """The items that a mark or "made up of" opens behind number `i`: "14 people (12 soldiers and 2 civilians)"."""
    near = end(tokens, numbers[i])
    while near < len(tokens) and tokens[near].lower in words.ties.part_people | words.ties.part_killing:
        near += 1  # "19 people dead:", "26 people died:"
    if near >= len(tokens):
        return None
    first = numbers[i + 1]
    opening = tokens[near].text
    if start(first) == near + 1 and opening in _OPENING:
        run = _run(tokens, numbers, i, i + 1, words)
        return run if run is not None and _is_split(tokens, numbers, i, run, words, opening) else None
    if start(first) == near + 1 and opening == ",":
        run = _run(tokens, numbers, i, i + 1, words)
        return run if run is not None and _is_apposed(tokens, numbers, i, run, words) else None
    made = near + (opening == ",")
    for length in range(1, _MADE + 1):
        if start(first) == made + length and lowered(tokens[made : made + length]) in words.ties.total_made:
            run = _run(tokens, numbers, i, i + 1, words)
            return run if run is not None and run.final else None
    return _far(tokens, numbers, i, near, words)


def _run(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, j: int, words: Vocabulary) -> _Run | None:
    """The list of numbers of the sort of number `i` that begins with number `j`; None if it is no plain list."""
    items, single, final = [j], 0, False
    at, closed = numbers[j].last, end(tokens, numbers[j])
    if not alike(numbers[j], numbers[i]):
        return None
    while at < len(tokens) and len(items) + single <= _MOST:
        token, following = tokens[at], numbers[items[-1] + 1] if items[-1] + 1 < len(numbers) else None
        if lowered(tokens[at : at + 2]) in words.ties.part_behind or at - closed > ITEM:
            return None
        joint = at + 2 if lowered(tokens[at : at + 2]) == ", and" else at + 1
        if token.text != "," and token.lower != "and":
            if token.kind == "mark" and token.text not in _INNER:
                return _Run(tuple(items), single, at, final, closed == at)
            if following is not None and at >= start(following):
                return None
            at += 1
            continue
        last = final or tokens[joint - 1].lower == "and"
        if following is not None and start(following) == joint and not final:
            if not alike(following, numbers[i]):
                return None
            items.append(items[-1] + 1)
            at, closed, final = following.last, end(tokens, following), last
        elif not final and (person := _person(tokens, joint, words)):
            single += 1
            at, closed, final = person, person, last
        elif token.text == ",":
            return _Run(tuple(items), single, at, final, closed == at)
        else:
            at += 1
    return _Run(tuple(items), single, at, final, closed == at) if at >= len(tokens) else None


def _person(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """The index behind "a child", "a truck driver"; 0 if no person without a number is told here."""
    if at + 1 >= len(tokens) or tokens[at].lower not in ("a", "an"):
        return 0
    last = nouns.phrase(tokens, at + 1, words).last
    return last if last > at + 1 and is_person(tokens[last - 1].lower, words) else 0


def _ends(tokens: Sequence[Token], run: _Run, opening: str, words: Vocabulary) -> bool:
    """Whether a list ends where its opening mark demands it, or with the sentence, over who says so."""
    if run.last >= len(tokens):
        return opening not in "(["
    text = tokens[run.last].text
    if opening in "([":
        return text == _OPENING[opening]
    if text == opening or text in _CLOSING or (opening == "," and text == ","):
        return True
    return opening == ":" and text == "," and run.final and is_saying(tokens[run.last + 1 :], words)


def _is_split(
    tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, run: _Run, words: Vocabulary, opening: str
) -> bool:
    """Whether the items are of the same sort as their total."""
    counted = head(numbers[i])
    heads = [head(numbers[j]) for j in run.items]
    if not _ends(tokens, run, opening, words):
        return False
    if all(name in words.ties.total_coloured for name in heads):
        return True
    if numbers[i].kind == "count" and any(numbers[j].value % 1 != 0 for j in run.items):
        return False  # "two aftershocks (6.2 and 5.6)"
    if is_person(counted, words):
        return all(
            not name or is_plural(name, words) or numbers[j].value == 1
            for j, name in zip(run.items, heads, strict=True)
        )
    return not run.single and all(not name or name == counted for name in heads)


def _is_apposed(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, run: _Run, words: Vocabulary) -> bool:
    """Whether a list between commas splits the number before it: "33 people, 19 soldiers and 14 civilians, were"."""
    ties, counted = words.ties, head(numbers[i])
    heads = [head(numbers[j]) for j in run.items]
    if not run.final or not run.adjacent or not _ends(tokens, run, ",", words):
        return False
    if tokens[run.last + 1 : run.last + 2] and tokens[run.last + 1].lower in ("and", "or"):
        return False
    if all(name in ties.total_coloured for name in heads):
        return bool(counted) and counted not in ties.total_coloured
    persons = all(is_person(name, words) and name not in words.retelling.fates for name in heads)
    if counted in ties.exclusive_wholes:
        stated = start(numbers[run.items[0]]) - end(tokens, numbers[i]) > 1  # "nine people died, five men and a child"
        return persons and (stated or not run.single)
    sexes = all(name in ties.exclusive_persons for name in heads) and counted not in ties.exclusive_persons
    return sexes and is_person(counted, words) and run.last < len(tokens) and tokens[run.last].text == ","


def _is_plain(item: Sequence[Token], words: Vocabulary) -> bool:
    """Whether nothing but a name stands behind the first word of an item: "in Wexley and", "in the capital,"."""
    rest = [token for token in item if token.kind == "word" and token.lower not in ("and", "a", "an", "the")]
    return all(token.text[:1].isupper() or token.lower not in words.function_words for token in rest)


def _far(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, near: int, words: Vocabulary) -> _Run | None:
    """The items behind a colon that other words part from their total: "arrested 31 people over the weekend: 14 in"."""
    colon = next((at for at in range(near, min(near + _FAR, len(tokens))) if tokens[at].text == ":"), None)
    if colon is None or numbers[i].noun is None:
        return None
    j = next((j for j in range(i + 1, len(numbers)) if start(numbers[j]) == colon + 1), None)
    if j is None:
        return None
    run = _run(tokens, numbers, i, j, words)
    if run is None or len(run.items) < 2 or not run.final or not _ends(tokens, run, ":", words):
        return None
    size = len(run.items) + run.single
    between = (numbers[k] for k in range(i + 1, j) if countable(numbers[k]))
    if any(number.value != size or number.noun is None for number in between):
        return None  # "died in three provinces:" tells how many items follow
    marks = [at for at in range(near, colon) if tokens[at].kind == "mark" and tokens[at].text not in _INNER]
    if marks and (len(marks) > 1 or not is_saying(tokens[marks[0] + 1 : colon], words)):
        return None
    placed = {tokens[numbers[k].last].lower for k in run.items}
    ends = [start(numbers[k]) for k in run.items[1:]] + [run.last]
    if any(not _is_plain(tokens[numbers[k].last + 1 : last], words) for k, last in zip(run.items, ends, strict=True)):
        return None
    persons = all(is_person(head(numbers[k]), words) for k in run.items) and is_person(head(numbers[i]), words)
    same = len(placed) == 1 and placed <= words.ties.of_places and not run.single
    same = same or (is_person(head(numbers[i]), words) and placed <= words.ties.of_places)
    return run if persons or (same and all(numbers[k].noun is None for k in run.items)) else None
