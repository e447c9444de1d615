"""Numbers that must go with others of their sentence: shares of one whole, votes and seats."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language.ties import end, head, start
from factcheck.language.tokens import lower_at, lowered
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_MOST = 12
"""Numbers of a sentence that are looked at for a split."""
_GAP = 14
"""Tokens from one share of a split to the next."""
_TALLY = lazily(r"(\d{1,4})\s?[-–—]\s?(\d{1,4})")
_NEAR = 4
"""Tokens between a tally and the word that tells it."""
_HOUSE = 24
"""Tokens from seats to the size of their house."""
_INNER = ("-", "'s", "’s", "'")


class Tally(NamedTuple):
    """Votes or seats, and how many there are."""

    cast: int
    """The place of the number, or of the tally."""
    votes: tuple[int, ...]
    """What is added: both sides of a tally."""
    seats: int
    """The place of the number of all seats."""


def splits(
    tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary
) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Yield the shares that together are one whole, and whether they must make all of it."""
    ties = words.ties
    opened = 2 * (lowered(tokens[:2]) in ties.split_opening)
    if any(token.lower in ties.split_several for token in tokens[opened:]):
        return
    if _contest(tokens, numbers, words):
        yield tuple(range(len(numbers))), False
        return
    for i, number in enumerate(numbers[:_MOST]):
        if not i or not _is_percent(number):
            continue
        first = start(number)
        comma = first > 1 and tokens[first - 1].text == "," == lower_at(tokens, number.last)
        before = tokens[: first - comma]  # "the rest, 45 percent, is held by funds"
        rest = any(lowered(before[-length:]) in ties.split_rest for length in (1, 2))
        behind = number.last
        open_end = any(lowered(tokens[behind : behind + length]) in ties.split_undecided for length in (1, 2, 3))
        if not rest and not open_end:
            if i == 1 and (_rivals(tokens, numbers, words) or _sexes(tokens, numbers, words)):
                yield (0, 1), False
            continue
        told = [j for j in range(i + 1) if numbers[j].kind == "share" and numbers[j].unit == "%"]
        plain = all(_is_percent(numbers[j]) for j in told)
        linked = all(_linked(tokens[numbers[j].last : start(numbers[k])], words) for j, k in pairwise(told))
        if plain and linked and (len(told) > 2 or (rest and len(told) > 1)):
            yield tuple(told), rest


def _contest(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Whether all numbers are shares of one vote, with a name each: "35 percent of the vote, the Greens 40"."""
    if not 2 < len(numbers) <= _MOST or not all(_is_percent(number) for number in numbers):
        return False
    votes = [lowered(tokens[number.last : number.last + 3]) in words.ties.split_vote for number in numbers]
    gaps = []
    for (one, other), vote in zip(pairwise(numbers), votes, strict=False):
        gaps.append(tokens[one.last + 3 * vote : start(other)])
    behind = tokens[numbers[-1].last + 3 * votes[-1] :]
    closed = not behind or behind[0].text == "."
    return sum(votes) == 1 and closed and all(_is_name(gap, words) for gap in gaps)


def _is_name(gap: Sequence[Token], words: Vocabulary) -> bool:
    """Whether nothing but a comma or "and" and the name of a side stands between two shares."""
    at = 0
    while at < min(len(gap), 2) and gap[at].lower in (",", "and"):
        at += 1
    name = gap[at:]
    owned = bool(name) and name[0].lower in words.ties.split_owners
    rest = name[owned:]
    plain = all(token.kind == "word" and token.lower not in words.function_words for token in rest)
    named = owned or any(token.text[:1].isupper() for token in rest)
    return at > 0 and 0 < len(rest) <= _NEAR and plain and named


def _sexes(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Whether two shares are told to be men and women: "60 percent of the members are women and 40 percent are men"."""
    one, two = numbers[:2]
    gap, behind = tokens[one.last : start(two)], tokens[two.last : two.last + 3]
    while gap and gap[-1].lower in (",", "and", "while"):
        gap = gap[:-1]
    if len(gap) < 2 or len(gap) > _GAP or gap[-2].lower not in ("are", "were") or not behind:
        return False
    joined = start(two) - one.last > len(gap)
    at = int(behind[0].lower == gap[-2].lower)
    kinds = {gap[-1].lower, behind[at].lower if at < len(behind) else ""}
    closed = at + 1 >= len(behind) or behind[at + 1].kind == "mark"
    known = len(kinds) == 2 and kinds <= words.ties.exclusive_persons
    return known and joined and closed and _is_percent(one) and _is_percent(two)


def _rivals(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Whether two shares of a vote are told of two sides: "Diaz won 53 percent of the vote and Silva 47 percent"."""
    one, two = numbers[:2]
    gap = tokens[one.last : start(two)]
    behind = tokens[two.last].text if two.last < len(tokens) else "."
    vote = lowered(gap[:3]) in words.ties.split_vote and len(gap) > 4 and gap[3].lower in ("and", "while", "to")
    against = [token.lower for token in gap[-2:]]
    versus = len(gap) in (2, 5) and against[0] == "," and against[1] in words.ties.split_rival
    if versus and (lowered(gap[:3]) in words.ties.split_vote or len(gap) == 2) and behind == "for":
        name = tokens[two.last + 1 : two.last + 2]
        return bool(name) and name[0].text[:1].isupper() and _is_percent(one) and _is_percent(two)
    if _is_ballot(tokens, one, two, words):
        return True
    words_only = all(token.kind == "word" or token.text in _INNER for token in gap) and len(gap) <= _GAP
    return (
        vote and words_only and behind in (",", ".") and _is_percent(one) and gap[-1].lower not in ("with", "of", "to")
    )


def _is_ballot(tokens: Sequence[Token], one: Quantity, two: Quantity, words: Vocabulary) -> bool:
    """Whether two shares voted for and against: "60 percent voted for the plan and 40 percent against"."""
    gap, behind = tokens[one.last : start(two)], tokens[two.last : two.last + 2]
    favour = any(lowered(gap[:length]) in words.ties.split_ballot for length in (2, 3))
    closed = len(behind) < 2 or behind[1].kind == "mark"
    against = bool(behind) and behind[0].lower in words.ties.votes_against and closed
    plain = len(gap) <= _GAP and bool(gap) and gap[-1].lower in (",", "and", "while")
    return favour and against and plain and _is_percent(one) and _is_percent(two)


def _linked(gap: Sequence[Token], words: Vocabulary) -> bool:
    return len(gap) <= _GAP and any(token.lower in words.ties.split_links for token in gap)


def _is_percent(number: Quantity) -> bool:
    return (
        number.kind == "share" and number.unit == "%" and number.change is None and number.hedge in ("exact", "about")
    )


def tallies(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Tally]:
    """Yield votes and seats with how many there are: "passed 52-48 in the 90-seat Senate"."""
    sized = [i for i, number in enumerate(numbers) if _is_size(tokens, number, words)]
    if len(sized) != 1:
        return
    size = numbers[sized[0]]
    for i, (one, two) in enumerate(pairwise(numbers)):
        apart = i in sized or i + 1 in sized or _elsewhere(tokens, size, one, words)
        if not apart and _sides(tokens, one, two, words):
            yield Tally(i, (round(one.value), round(two.value)), sized[0])
    for i, number in enumerate(numbers):
        if i == sized[0] or _elsewhere(tokens, size, number, words):
            continue
        tally = _TALLY.fullmatch(number.surface)
        if tally is not None and number.kind == "label" and _told(tokens, number, words):
            yield Tally(i, (int(tally[1]), int(tally[2])), sized[0])
        elif _is_seats(number, words) and _belongs(tokens, numbers, i, sized[0], words):
            owned = _owned(tokens, numbers, i, words)
            yield Tally(i, tuple(_least(numbers[at]) for at in owned), sized[0])


def _least(number: Quantity) -> int:
    return round(number.value if number.hedge == "exact" else number.low or 0.0)


def _is_seats(number: Quantity, words: Vocabulary) -> bool:
    return number.kind == "count" and head(number) in words.ties.votes_seats and number.change is None


def _belongs(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, size: int, words: Vocabulary) -> bool:
    """Whether nothing between seats and the size of a house tells that they are those of another, or of another day."""
    first, last = sorted((i, size))
    between = tokens[numbers[first].last : start(numbers[last])]
    if first == size:
        between = between[_NEAR:]  # behind "in the 350-seat lower house of parliament"
    apart = words.ties.votes_apart | words.ties.votes_houses
    if any(token.lower.removesuffix("s") in apart or token.lower in apart for token in between):
        return False
    dated = any(numbers[at].kind == "date" for at in range(first + 1, last))
    return len(between) <= _HOUSE and not dated and all(token.text not in ";:" for token in between)


def _owned(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> tuple[int, ...]:
    """The seats of several parties: "the Liberals won 180 seats, the Greens 120 and the Left 70"."""
    owned = [i]
    for j in range(i + 1, len(numbers)):
        one, other = numbers[j - 1], numbers[j]
        between = [token.text for token in tokens[end(tokens, one) : start(other)]]
        while between and between[0] in (",", "and", "the"):
            between = between[1:]
        behind = tokens[end(tokens, other)] if end(tokens, other) < len(tokens) else None
        named = 0 < len(between) <= _NEAR and between[0][:1].isupper() and all(text.isalpha() for text in between)
        bare = other.noun is None or _is_seats(other, words)
        counts = other.kind == "count" or (other.kind == "label" and other.surface.isdigit())  # "the Left 70"
        closed = behind is None or behind.kind == "mark" or behind.lower == "and"
        if not named or not bare or not closed or not counts or other.change is not None:
            break
        owned.append(j)
    return tuple(owned)


def _is_size(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> bool:
    """Whether a number is that of all seats of a house: "in the 100-seat Senate"."""
    at, before = number.last, [token.lower for token in tokens[max(number.first - 2, 0) : number.first]]
    joined = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].lower in words.ties.votes_sized
    house = any(token.lower in words.ties.votes_houses for token in tokens[at + 2 : at + 2 + _NEAR])
    own = before[-1:] in (["'s"], ["’s"]) or (before[:1] == ["the"] and before[-1] in words.ties.votes_states)
    placed = before[1:] in (["the"], ["a"]) and before[0] in ("in", "of")
    placed = placed or own or (before[1:] == ["the"] and before[0] in words.ties.votes_through)
    acting = tokens[at + 2 : at + 2 + _NEAR]
    votes = any(
        one.lower in words.ties.votes_houses and two.lower in words.ties.votes_acting for one, two in pairwise(acting)
    )
    placed = placed or (before == ["the"] and votes)
    voters = before[-1:] == ["all"] and lowered(tokens[at : at + 2]) in words.ties.votes_voters
    return number.kind == "count" and (voters or (joined and house and placed))


def _elsewhere(tokens: Sequence[Token], size: Quantity, cast: Quantity, words: Vocabulary) -> bool:
    """Whether votes behind the size of a house are those of another, or of another day."""
    gap = [token.lower for token in tokens[size.last : cast.first]]
    houses = sum(lower in words.ties.votes_houses for lower in gap)
    return houses > 1 or any(lower in words.ties.votes_apart for lower in gap)


def _sides(tokens: Sequence[Token], one: Quantity, two: Quantity, words: Vocabulary) -> bool:
    """Whether two numbers are the sides of a vote: "by 81 votes to 52", "voted 81 to 52" or "19 for and 31 against"."""
    if not one.kind == two.kind == "count" or not one.hedge == two.hedge == "exact" or one.unit or two.unit:
        return False
    told = tokens[start(one) - 1].lower if start(one) else ""
    if (told == "by" and head(one) in words.ties.votes_things) or (
        told in words.ties.votes_acting and one.noun is None
    ):
        return lowered(tokens[end(tokens, one) : start(two)]) == "to"
    between, behind = tokens[one.last : start(two)], tokens[two.last : two.last + 2 * _NEAR]
    joined = bool(between) and len(between) <= 2 * _NEAR and between[-1].lower in ("and", ",", "with", "to")
    favour = any(lowered(between[at : at + 2]) in words.ties.votes_favour for at in range(len(between))) or any(
        token.lower in words.ties.votes_favour for token in between
    )
    against = any(token.lower in words.ties.votes_against for token in behind[:3])
    return joined and favour and against


def _told(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> bool:
    near = (*tokens[max(number.first - _NEAR, 0) : number.first], *tokens[number.last : number.last + 2])
    return any(token.lower in words.ties.votes_telling for token in near)
