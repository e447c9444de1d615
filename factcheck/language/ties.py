"""What ties two or more numbers of a sentence: a part to its whole, items to their total."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language.tokens import lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

PHRASE = 5
"""Words of the longest phrase of ties.toml."""
ITEM = 8
"""Tokens from one item of a list to the next."""
_PLURAL = 4
"""Letters of the shortest plural that is told by its s."""
_EARLIER = 12
"""Numbers before a part that can be its whole."""
_BEFORE = 60
"""Tokens before a whole that are looked at."""
_SAID = 10
"""Tokens of the longest end of a sentence that says who says so."""
_TOLL = 40
"""Tokens from "the death toll" to its number."""
_LINK = 24
"""Letters of the longest link between a number and its whole."""
_INNER = frozenset({"-", "'s", "’s", "'", "’"})
_OWNING = frozenset({"'s", "’s"})


class Part(NamedTuple):
    """A number that the words make a part of another. Numbers are told by their place in the sentence."""

    part: int
    """The part."""
    wholes: tuple[int, ...]
    """All numbers that can be its whole, the nearest last."""
    direct: bool
    """Whether the two stand side by side: "12 of the 18 candidates"."""


def parts(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> Iterator[Part]:
    """Yield the parts of a sentence with what can be their whole."""
    for i, number in enumerate(numbers):
        if number.kind not in ("count", "money") or number.per is not None:
            continue
        if i + 1 < len(numbers) and is_of(tokens, number, numbers[i + 1], words):
            yield Part(i, (i + 1,), direct=True)
        elif i == 1 and opens_with_whole(tokens, numbers[0], number, words):
            yield Part(1, (0,), direct=False)
        elif i and (whole := _whole(tokens, numbers, i, words)):
            yield Part(i, whole, direct=False)


def may_part(text: str, sentence: str, numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Tell whether a sentence can hold a part and its whole, by its letters: False is certain.

    `text` is the original text, which the spans of the numbers index.
    """
    lower = sentence.lower()
    if lower.startswith(("of ", "out of ")) or any(phrase in lower for phrase in words.ties.part_cues):
        return True
    return any("of" in text[one.span.end : two.span.start][:_LINK] for one, two in pairwise(numbers))


def opens_as_part(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Tell whether a sentence begins with a part of what the one before counts: "Of those, 120 work in Leeds"."""
    if not numbers or numbers[0].kind != "count" or numbers[0].unit is not None:
        return False
    opening = " ".join(token.lower for token in tokens[: start(numbers[0])] if token.text != ",")
    return opening in words.ties.part_opening or opening in words.ties.part_dead


def opens_with_part(
    here: tuple[Sequence[Token], Sequence[Quantity]],
    before: tuple[Sequence[Token], Sequence[Quantity]],
    words: Vocabulary,
) -> bool:
    """Tell whether a sentence begins with a part of the only things of the one before: "120 of them work in Leeds"."""
    tokens, numbers = here
    part = numbers[0]
    if start(part) or part.kind != "count" or lowered(tokens[part.last : part.last + 2]) not in words.ties.part_behind:
        return False
    counts = [number for number in before[1] if number.kind == "count"]
    if len(counts) != 1 or not is_people(counts[0], words):
        return False
    return not _other(before[0], 0, len(before[0]), before[1], words, named=True)


def tells_dead(tokens: Sequence[Token], part: Quantity, words: Vocabulary) -> bool:
    """Tell whether a sentence begins with a part of the dead: "Among the dead were 19 schoolchildren"."""
    return lowered(tokens[: start(part)]) in words.ties.part_dead


def opens_with_whole(tokens: Sequence[Token], whole: Quantity, part: Quantity, words: Vocabulary) -> bool:
    """Tell whether a sentence begins with the whole of its second number: "Of the 18 candidates, 12 ..."."""
    if (part.kind, part.unit) != (whole.kind, whole.unit) or part.kind != "count" or part.change is not None:
        return False
    if lowered(tokens[: start(whole)]) not in words.ties.of_links:
        return False
    gap = tokens[end(tokens, whole) : start(part)]
    if lowered(gap) in (",", ", only", ", just", ", some"):
        return True
    named = part.noun is None or head(part) == head(whole)
    clause = 1 < len(gap) <= ITEM + PHRASE and gap[-1].text == "," and gap[0].kind == "word"
    return named and clause and all(token.kind == "word" or token.text in _INNER for token in gap[:-1])


def is_of(tokens: Sequence[Token], part: Quantity, whole: Quantity, words: Vocabulary) -> bool:
    """Tell whether "of" leads from one number to the next: "12 of the 18 candidates", "$3 out of $5 million"."""
    if (part.kind, part.unit) != (whole.kind, whole.unit) or part.kind not in ("count", "money"):
        return False
    at = whole.first if whole.hedge_first is None else max(whole.hedge_first, part.last)
    link = tokens[part.last : at] or tokens[part.last : whole.first]
    first = start(part)
    before = tokens[first - 1] if first else None
    named = before is not None and (before.lower in words.ties.of_never or before.kind == "number")
    return leads(link, words) and not named


def leads(link: Sequence[Token], words: Vocabulary) -> bool:
    """Tell whether words between a part and its whole are "of", with or without an owner: "of the town's"."""
    owned = 2 < len(link) <= ITEM and link[0].lower == "of" and link[-1].lower in _OWNING
    return lowered(link) in words.ties.of_links or (
        owned and all(token.kind == "word" and token.lower != "and" for token in link[:-1])
    )


def start(number: Quantity) -> int:
    """Return the index of the first token of a number with its hedge."""
    return number.first if number.hedge_first is None else min(number.first, number.hedge_first)


def end(tokens: Sequence[Token], number: Quantity) -> int:
    """Return the index after the thing that a number counts, or after the number if it counts none."""
    if number.noun is None:
        return number.last
    last = number.noun.split()[-1].lower()
    for at in range(number.last, min(number.last + 2 * PHRASE, len(tokens))):
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
    named = opened is None or tokens[opened].lower == "of"
    kind = opened is not None and named  # "eleven tigers, of which 300 are left" tells of all tigers
    if opened is None:
        opened = start(number)
        if lowered(tokens[number.last : number.last + 2]) not in ties.part_behind:
            return ()
    wholes = tuple(
        j for j in range(max(0, i - _EARLIER), i) if (numbers[j].kind, numbers[j].unit) == (number.kind, number.unit)
    )
    near = numbers[max(0, i - _EARLIER) : i + 1]
    nearest = next((j for j in reversed(wholes) if _holds(tokens, numbers[j], number, words, named=named)), None)
    if nearest is not None and kind and not is_people(numbers[nearest], words):
        return ()
    if nearest is None or _other(tokens, end(tokens, numbers[nearest]), opened, near, words, named=named):
        return ()
    if named and _people(tokens, start(numbers[nearest]), near, words):
        return ()
    return wholes


def _opened(tokens: Sequence[Token], at: int, phrases: Collection[str], filler: Collection[str]) -> int | None:
    """The index at which a phrase begins that ends before token `at`, over an article; None if there is none."""
    while at and tokens[at - 1].lower in filler:
        at -= 1
    for length in (1, 2, 3):
        if at >= length and lowered(tokens[at - length : at]) in phrases:
            return at - length
    return None


def _holds(tokens: Sequence[Token], whole: Quantity, part: Quantity, words: Vocabulary, *, named: bool) -> bool:
    """Whether things of the one kind can be a part of things of the other."""
    if whole.kind != "count":
        return named
    people = words.ties.part_people | words.unit_words.ages.persons
    following = tokens[whole.last].lower if whole.last < len(tokens) else ""
    counted = head(whole) or (following if following in people else "")
    of_people = counted in people or is_people(whole, words) or _counts_people(tokens, whole, words)
    if named:
        return of_people or counted.endswith("s")
    if part.noun is None:
        behind = tokens[part.last].lower if part.last < len(tokens) else "."
        things = counted.endswith("s") and counted not in words.ties.part_places
        return (of_people or things) and behind in words.ties.part_bare
    if of_people:
        nation = part.noun[:1].isupper()
        return nation or head(part) in people or is_plural(head(part), words)
    return bool(counted) and head(part) == counted


def _counts_people(tokens: Sequence[Token], whole: Quantity, words: Vocabulary) -> bool:
    """Whether a bare number counts people: "the toll rose to 53", "it killed 53", "460 were moved to tents"."""
    if whole.noun is not None or whole.kind != "count":
        return False
    before = tokens[max(0, whole.first - _TOLL) : whole.first]
    befallen = bool(before) and before[-1].lower in words.retelling.fates
    tolled = whole.change == "end" and any(token.lower in words.ties.part_tolls for token in before)
    after = tokens[whole.last : whole.last + 2]
    done = len(after) > 1 and after[0].lower in ("are", "were") and after[1].lower.endswith("ed")
    return befallen or tolled or done


def is_person(lower: str, words: Vocabulary) -> bool:
    """Tell whether a word names a person, or people."""
    known = (words.ties.part_people, words.unit_words.ages.persons)
    return any(lower in people or lower + "s" in people for people in known)


def is_people(number: Quantity, words: Vocabulary) -> bool:
    """Whether a number counts people, by their name or as a people: "10 Somalis"."""
    last = number.noun.split()[-1] if number.noun else ""
    nation = last[:1].isupper() and last.endswith("s") and number.noun == last
    return nation or last.lower() in words.ties.part_people | words.unit_words.ages.persons


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
        token.lower not in inert and is_plural(token.lower, words)
        for at, token in enumerate(tokens[first:last], first)
        if at not in owned and token.kind == "word"
    )


def _people(tokens: Sequence[Token], last: int, numbers: Sequence[Quantity], words: Vocabulary) -> bool:
    """Whether people without a number stand before: "people are killed in two bombings, fifteen of which"."""
    owned = {at for number in numbers for at in range(number.first, end(tokens, number))}
    first = max(0, last - _BEFORE)
    return any(
        token.lower in words.unit_words.ages.persons and at not in owned
        for at, token in enumerate(tokens[first:last], first)
    )


def is_plural(lower: str, words: Vocabulary) -> bool:
    """Tell whether a word looks like the plural of a noun."""
    if lower in words.nouns.plurals or lower in words.unit_words.ages.persons:
        return True
    return len(lower) >= _PLURAL and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))


def is_saying(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Tell whether the rest of a sentence says who says so: "a nurse said on Monday"."""
    said = any(token.lower in words.retelling.says or token.lower == "according" for token in tokens)
    return said and len(tokens) <= _SAID and all(token.kind != "number" for token in tokens)


def countable(number: Quantity) -> bool:
    """Tell whether a number counts or measures anything."""
    return number.kind not in ("date", "label", "ordinal")


def alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are of one sort, and the first is no amount of change."""
    return (one.kind, one.unit, one.per) == (other.kind, other.unit, other.per) and one.change is None
