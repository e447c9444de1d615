"""A small number and the things that are listed for it: "four priorities: education, crime and the economy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.ties import countable, end, head, is_person, start
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_MOST = 12
"""The largest number whose items are listed one by one."""
_ITEM = 4
"""Words of the longest item that is counted."""
_FAR = 16
"""Tokens from a number and its thing to the colon before what is listed."""
_SMALL = 3
"""Letters of the longest word that names have in lower case: "and", "the", "of"."""
_NAMES = 80
"""Tokens of the longest list of names."""
_INNER = ("-", "'s", "’s", "'")
_HELD = {"(": ")", "–": "–", "—": "—", "-": "-", ",": ","}
"""Marks between which names stand."""


class Listed(NamedTuple):
    """A number and the items listed for it."""

    number: int
    """The place of the number in the sentence."""
    least: int
    """How many items there are if "and" joins parts of one."""
    most: int
    """How many there are if every "and" parts two."""
    fewer: bool = False
    """Whether too many items prove nothing, since a name may have its place or state behind a comma."""


def may_list(sentence: str, numbers: Sequence[Quantity]) -> bool:
    """Tell whether a sentence can hold a number with its list, by its letters: False is certain."""
    return " and " in sentence and any(_announces(number) for number in numbers)


def lists(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Listed]:
    """Yield small numbers with the list that a colon, brackets, dashes, commas or "are" open behind them."""
    listed = _behind_colon(tokens, numbers, words)
    if listed is not None:
        yield listed
    for i, number in enumerate(numbers):
        if _announces(number):
            named = _named(tokens, numbers, i, words)
            if named is not None:
                yield named


def _announces(number: Quantity) -> bool:
    """Whether a number is small and counts things of which each can be named."""
    small = number.kind == "count" and number.unit is None and 2 <= number.value <= _MOST and number.value % 1 == 0
    return small and number.hedge == "exact" and head(number).endswith(("s", "men", "women", "people", "children"))


# --- behind a colon -----------------------------------------------------------------------------------------


def _behind_colon(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Listed | None:
    """The list after the first colon: "two tasks: tax and work"."""
    colon = next((at for at, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None:
        return None
    last = sum(number.first < colon for number in numbers) - 1
    number = numbers[last] if last >= 0 else None
    if number is None or not _announces(number) or any(one.kind != "ordinal" for one in numbers[last + 1 :]):
        return None
    begin = end(tokens, number)
    announced = head(number) in words.ties.list_announced
    at = begin
    while at < len(tokens) and tokens[at].kind == "word" and at - number.last < 2 * _ITEM:
        at += 1  # "six kinds of bread:"
    if at == colon and not announced:
        if any(token.lower in words.ties.list_naming for token in tokens[number.last : at]):
            return None
    elif at != colon or announced:
        alone = not any(countable(one) for one in numbers[:last])
        if not alone or colon - begin > _FAR or not _runs(tokens[begin:colon], words, announced=announced):
            return None  # other numbers or other things may be what is listed
    items = tokens[colon + 1 :]
    counted = _items(items[:-1], words, announced=announced) if items and items[-1].text == "." else None
    if at != colon and not announced and any(_is_lower(token) for token in items):
        return None  # all are names
    return Listed(last, *counted) if counted is not None else None


def _is_lower(token: Token) -> bool:
    return token.text[:1].islower() and len(token.text) > _SMALL


def _runs(between: Sequence[Token], words: Vocabulary, *, announced: bool) -> bool:
    """Whether nothing else that may be listed stands between: "six countries signed a treaty on Tuesday:".

    Behind what announces a list, such as priorities, other things may stand: "four reasons for the delays:".
    """
    plural = any(token.lower.endswith("s") and not token.lower.endswith(("ss", "us", "is")) for token in between)
    tidy = all(token.kind == "word" or token.text == "," for token in between)
    naming = words.ties.list_naming - (words.ties.list_owners if announced else frozenset())
    if any(token.lower in naming for token in between):
        return False
    return tidy and sum(token.text == "," for token in between) <= 1 and (announced or not plural)


def _items(tokens: Sequence[Token], words: Vocabulary, *, announced: bool) -> tuple[int, int] | None:
    """How many items a list has at least and at most; None if it is no plain list.

    What announces a list may have one without a comma: "two demands: higher pay and shorter shifts".
    """
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == ",":
            pieces.append([])
        elif token.kind == "mark" and token.text not in _INNER:
            return None
        else:
            pieces[-1].append(token)
    joined = [sum(token.lower in ("and", "or", "&") for token in piece) for piece in pieces]
    if (len(pieces) < 2 and not announced) or not all(pieces) or sum(joined) != 1 or not joined[-1]:
        return None
    if _are_tasks(pieces):
        return len(pieces), len(pieces) + (pieces[-1][0].lower != "and")
    if any(token.lower in words.ties.list_clauses or token.kind == "number" for piece in pieces for token in piece):
        return None
    longest = _ITEM + (2 if announced else 0)
    if any(len(piece) > longest for piece in pieces[:-1]) or any(side > longest for side in _sides(pieces[-1])):
        return None
    lower = [any(_is_lower(token) for token in piece) for piece in pieces]
    if lower[-1] and not any(lower[:-1]) and pieces[0][0].text[:1].isupper():
        return None  # "ruled: Stone, Hill and Wood dissented"
    inner = 0 if pieces[-1][0].lower in ("and", "or", "&") else 1
    firsts = [piece[1] if piece[0].lower in ("and", "or", "&") else piece[0] for piece in pieces]
    if len({token.text[:1].isupper() for token in firsts}) > 1 and not announced:
        return None  # "three people: Jones, a baker, and Hill"
    return len(pieces), len(pieces) + inner


def _sides(piece: Sequence[Token]) -> tuple[int, int]:
    """The words before and behind "and"."""
    at = next(at for at, token in enumerate(piece) if token.lower in ("and", "or", "&"))
    return at, len(piece) - at - 1


def _are_tasks(pieces: Sequence[Sequence[Token]]) -> bool:
    """Whether every item says what to do: "cutting queues, training nurses and building a school"."""
    joined = next((at for at, token in enumerate(pieces[-1]) if token.lower == "and"), len(pieces[-1]))
    firsts = [piece[0].lower for piece in pieces[:-1]] + [token.lower for token in pieces[-1][joined + 1 : joined + 2]]
    if joined:
        firsts.append(pieces[-1][0].lower)
    longest = max(len(piece) for piece in pieces)
    return joined < len(pieces[-1]) - 1 and longest <= 4 * _ITEM and all(_is_task(first) for first in firsts)


def _is_task(lower: str) -> bool:
    return len(lower) > _ITEM and lower.endswith("ing")


# --- names --------------------------------------------------------------------------------------------------


def _named(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> Listed | None:
    """The names between marks, or behind "are": "in four towns – Wexley, Tolna and Marle –", "The four winners are"."""
    number = numbers[i]
    begin, at = start(number), end(tokens, number)
    if at >= len(tokens) or at == number.last:
        return None
    opened = tokens[begin - 1].lower == "the" and begin == 1 if begin else False
    verb = tokens[at].lower in words.ties.list_verbs and opened
    closing = "." if verb else _HELD.get(tokens[at].text)
    if closing is None or (closing == "," and begin and not opened):
        return None  # "in three games, Smith and Roe, ..."
    following = start(numbers[i + 1]) if i + 1 < len(numbers) else len(tokens)
    names, stop = _names(tokens, at + 1, min(following, at + _NAMES), closing)
    if not names or stop >= len(tokens) or (verb and stop + 1 != len(tokens)):
        return None
    behind = tokens[stop + 1].lower if stop + 1 < len(tokens) else "."
    if closing == "," and (not behind.isalpha() or behind in words.ties.list_more):
        return None
    persons = is_person(head(number), words) and verb
    return Listed(i, names, names, fewer=not persons)


def _names(tokens: Sequence[Token], first: int, last: int, closing: str) -> tuple[int, int]:
    """How many names a list has up to its closing mark, and where that stands; 0 names if it is no plain list."""
    names, inside, final = 0, 0, False
    for at in range(first, last):
        token = tokens[at]
        comma, joint = token.text == ",", token.lower == "and"
        if comma or joint or token.text == closing:
            ends = token.text == closing and (not comma or final)
            after_comma = joint and not inside and names > 0
            if not inside and not after_comma:
                return 0, at
            if ends:
                return (names + 1 if final and names > 1 else 0), at
            names += inside > 0
            if final:
                return 0, at  # "Trinidad and Tobago, Barbados and Guyana"
            inside, final = 0, joint
        elif token.kind == "word" and token.text[:1].isupper():
            inside += 1
        elif token.text in _INNER or (inside and token.text.islower() and len(token.text) <= _SMALL):
            inside += token.text.islower()
        else:
            return 0, at
        if inside > _ITEM + 1:
            return 0, at
    return 0, last
