"""What a number is to a change: how much ("rose 5 percent"), where it began ("from 4"), or where it ended ("to 5")."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.language import change_nouns
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.change_nouns import Direction, Part
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary


_REACH = 14
"""Words between a number and the word of change that it belongs to."""
_NEAR = 4
"""Adverbs between them, without a preposition."""
_PACE = 3
"""Words after a share within which the pace stands that it is of."""
_BREAKS = frozenset(';:—()[]!?"“”')
_NO_CHANGE = frozenset({"date", "label", "ordinal"})
_POINTED = frozenset({"share", "change", "money"})
"""Kinds of which an amount of change needs no noun."""
_TIME_UNITS = frozenset({"s", "min", "h", "d", "wk", "mo", "yr"})


class Word(NamedTuple):
    """A word of change."""

    at: int
    """Index of its token."""
    direction: Direction | None
    """Which way; None where only the sizes tell ("changed")."""
    verb: bool
    """A verb or "up" and "down", and no noun."""


def annotate(tokens: Sequence[Token], found: Sequence[Quantity], words: Vocabulary) -> list[Quantity]:
    """Return the quantities of a sentence with their part in a change and its direction."""
    known = words.changes.words
    if known.isdisjoint([token.lower for token in tokens]) and all(quantity.change is None for quantity in found):
        return list(found)
    result: list[Quantity] = []
    for quantity in found:
        if quantity.kind in _NO_CHANGE or quantity.change is not None:
            result.append(quantity)
            continue
        told = _before(tokens, quantity, result, words) or _after(tokens, quantity, words)
        result.append(quantity if told is None else quantity._replace(change=told[0], direction=told[1]))
    return _by_size(_listed(tokens, result))


def told(tokens: Sequence[Token], end: int, words: Vocabulary) -> bool:
    """Tell whether a word of change stands before token `end` in its clause."""
    found = _nearest(tokens, end, words)
    return found is not None and not (
        found.direction is None and found.at == end - 1 and tokens[found.at].lower in words.changes.taking
    )


def leads(tokens: Sequence[Token], first: int, words: Vocabulary) -> bool:
    """Tell whether a verb of change, "up" or "down" stands directly before the number at token `first`."""
    at = _skip(tokens, first - 1, words)
    if at >= 0 and tokens[at].lower == "by":
        at = _skip(tokens, at - 1, words)
    lower = tokens[at].lower if at >= 0 else ""
    return lower in words.changes.verbs or lower in words.changes.particles


def _before(
    tokens: Sequence[Token], quantity: Quantity, earlier: Sequence[Quantity], words: Vocabulary
) -> tuple[Part, Direction | None] | None:
    """Read what stands before a number."""
    first = quantity.first if quantity.hedge_first is None else quantity.hedge_first
    hedge = tokens[first].lower if first < quantity.first else ""
    at = _skip(tokens, first - 1, words)
    if at < 0 or _modifies(tokens, quantity):
        return None
    if tokens[at].lower == "between" and quantity.hedge == "range":
        at = _skip(tokens, at - 1, words)
        if at < 0:
            return None
    lower, before = tokens[at].lower, tokens[at - 1].lower if at else ""
    part = words.changes.parts.get(lower)
    if lower in ("at", "past"):
        return _at(tokens, at, quantity, words)
    if lower == "in" and quantity.is_word:  # "cut in half", "cut its deficit in half"
        following = tokens[quantity.last].lower if quantity.last < len(tokens) else ""
        word = None if following == "of" or following in words.part_context.whole else _nearest(tokens, at, words)
        return None if word is None or word.direction is None else ("amount", word.direction)
    if lower == "or":
        share = quantity.last < len(tokens) and tokens[quantity.last].lower == "of"
        return None if share else _restated(at, earlier)
    if part is None:
        if hedge in words.changes.bounds and lower in words.changes.verbs:
            return "end", words.changes.verbs[lower]
        return _direct(tokens, at, quantity, words)
    if lower == "of":
        return _paced(tokens, at, earlier, words) or _of_noun(tokens, at, quantity, words)
    again = at and words.changes.verbs.get(before) is not None  # "fell as low as 25 before recovering to 26"
    last = _chained(tokens, at, earlier, words) if part != "amount" and not again else None
    if last is not None:
        return part, last.direction
    told = _linked(tokens, at, part, quantity, words)
    if told is not None and told[1] is None and earlier and earlier[-1].change is not None:
        return part, earlier[-1].direction  # "it added 2 million, taking the total to 60 million"
    return told


def _at(
    tokens: Sequence[Token], at: int, quantity: Quantity, words: Vocabulary
) -> tuple[Part, Direction | None] | None:
    """Read a number after "at": "closed 1.1 points lower at 418.6", "grew at a 2 percent annual rate"."""
    changes, before = words.changes, tokens[at - 1].lower if at else ""
    if tokens[at].lower == "past":  # "surged past $55"
        direction = changes.verbs.get(before)
        return None if direction is None or quantity.noun is not None else ("end", direction)
    way = changes.beside.get(before) or changes.particles.get(before)
    if way is not None:
        return "end", way
    following = tokens[quantity.last : quantity.last + _PACE]
    paced = quantity.kind == "share" and any(token.lower in changes.paces for token in following)
    direction = changes.verbs.get(before) if paced else None
    return None if direction is None else ("amount", direction)


def _paced(
    tokens: Sequence[Token], at: int, earlier: Sequence[Quantity], words: Vocabulary
) -> tuple[Part, Direction] | None:
    """Read "grew at an annual rate of 2 percent" from its "of", or "fell 2 percent to an annual rate of 5 million"."""
    noun = tokens[at - 1].lower
    if noun not in words.changes.paces and noun not in words.changes.levels:
        return None
    for step in range(at - 2, max(0, at - 2 - _NEAR), -1):
        if tokens[step].lower in ("at", "to"):
            direction = words.changes.verbs.get(tokens[step - 1].lower)
            if tokens[step].lower == "at":
                return None if direction is None or noun not in words.changes.paces else ("amount", direction)
            last = _chained(tokens, step, earlier, words)
            direction = direction if last is None else last.direction
            return None if direction is None else ("end", direction)
    return None


def _restated(at: int, earlier: Sequence[Quantity]) -> tuple[Part, Direction | None] | None:
    """Read the amount that says the one before it in other terms: "slid 10.5 points, or 0.2 percent"."""
    last = earlier[-1] if earlier else None
    if last is None or last.change != "amount" or not 0 <= at - last.last <= _NEAR:
        return None
    return "amount", last.direction


def _linked(
    tokens: Sequence[Token], at: int, part: Part, quantity: Quantity, words: Vocabulary
) -> tuple[Part, Direction | None] | None:
    """Read a number after "by", "to" or "from" at token `at`, whose word of change stands further before."""
    word = _nearest(tokens, at, words)
    if word is None:
        return None
    attached = _skip(tokens, at - 1, words) == word.at
    if part == "amount":
        agent = not attached and tokens[at - 1].lower.endswith("ed")  # "after a rise in thefts, attended by 20 people"
        result = tokens[word.at].lower in words.changes.not_by and quantity.kind == "count"  # "lost by 10 wickets"
        return None if agent or result or word.direction is None else (part, word.direction)
    if quantity.kind == "ratio" or (part == "end" and tokens[word.at].lower in words.changes.not_to):
        return None
    loose = (quantity.kind == "count" and quantity.noun is not None) or quantity.is_word
    if not attached and loose:
        return None  # "cut aid to 5 million people"
    return part, word.direction


def _modifies(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number is joined to a noun by a hyphen: "rose to a 14-year high", "adding a three-run triple"."""
    if quantity.kind == "ratio":
        return False
    joined = "-" in quantity.surface.lstrip("-") and quantity.unit is not None and quantity.hedge != "range"
    last = quantity.last
    hyphen = last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].kind == "word"
    return hyphen or (
        joined and last < len(tokens) and tokens[last].kind == "word" and tokens[quantity.last - 2].text == "-"
    )


def _chained(tokens: Sequence[Token], at: int, earlier: Sequence[Quantity], words: Vocabulary) -> Quantity | None:
    """The number of the same change that stands before: "up 3 percent to 1,200", "a 5 percent drop to"."""
    last = next((quantity for quantity in reversed(earlier) if quantity.kind not in _NO_CHANGE), None)
    if last is None or last.change is None or not 0 <= at - last.last <= _REACH:
        return None
    between = tokens[last.last : at]
    marks = [token for token in between if token.kind == "mark" and token.text not in ("-", "'s", "’s")]
    close = len(between) <= _NEAR or not any(
        token.kind == "word" and token.lower in words.changes.joins for token in between
    )
    tidy = not marks or (len(marks) == 1 and marks[0].text == "," and marks[0] is between[-1])
    return last if tidy and close else None


def _before_years(tokens: Sequence[Token], end: int) -> int:
    """The index before two years that end at a comma: "rose between 2010 and 2018, from 13 percent to 15"."""
    years = [token.lower for token in tokens[max(0, end - 5) : end]]
    bounded = len(years) == 5 and (years[0], years[2], years[4]) in (("between", "and", ","), ("from", "to", ","))
    return end - 5 if bounded and years[1].isdigit() and years[3].isdigit() else end


def _nearest(tokens: Sequence[Token], end: int, words: Vocabulary) -> Word | None:
    """The nearest word of change before token `end`, in the same clause."""
    end = _before_years(tokens, end)
    changes = words.changes
    at = end - 1
    if at >= 0 and tokens[at].text == ",":
        at -= 1
    for step in range(at, max(-1, at - _REACH), -1):
        token = tokens[step]
        lower = token.lower
        if token.kind == "mark":
            if token.text in _BREAKS or (token.text in ",–-" and not change_nouns.inside(tokens, step)):
                return None
            continue
        if lower in changes.particles:
            if _is_free(tokens, step, words):
                return Word(step, changes.particles[lower], verb=True)
            continue
        if lower in changes.verbs:
            return Word(step, changes.verbs[lower], verb=True)
        if lower in words.multiples and words.multiples[lower][1] == "verb":
            return Word(step, "up" if words.multiples[lower][0] > 1 else "down", verb=True)
        if lower in changes.nouns:
            return Word(step, changes.nouns[lower], verb=False)
        if lower in changes.breaks:
            return None
    return None


def _is_free(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether "up" or "down" is a change of its own: not in "made up 5 percent", "set up to"."""
    return at == 0 or tokens[at - 1].lower not in words.changes.phrasal


def _skip(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """The index of the last word before `at` that is no determiner and no adverb."""
    for _ in range(_NEAR):
        if at < 0:
            break
        token = tokens[at]
        if token.kind != "word" or not (_is_adverb(token.lower, words) or token.lower in words.changes.between):
            break
        if (
            token.lower in words.changes.particles
            and words.changes.verbs.get(tokens[at - 1].lower if at else "") is None
        ):
            break
        at -= 1
    return at


def _is_adverb(lower: str, words: Vocabulary) -> bool:
    return lower.endswith("ly") and lower not in words.changes.no_adverbs


def _direct(
    tokens: Sequence[Token], at: int, quantity: Quantity, words: Vocabulary
) -> tuple[Part, Direction | None] | None:
    """Read an amount directly after its verb: "rose 5 percent", "up 12 cents", "cut 5,000 jobs"."""
    changes, lower = words.changes, tokens[at].lower
    following = tokens[quantity.last].lower if quantity.last < len(tokens) else ""
    named = (quantity.noun or "").lower().split()
    bare = not named or any(word in changes.counted for word in named)
    if _timed(quantity) or (quantity.kind in ("measure", "rate") and following in changes.placed):
        return None  # "the boat sank 400 miles off the coast"
    if quantity.kind == "count" and ((not bare and lower not in changes.unit_only) or (bare and following == "of")):
        return None  # "lost five of its six matches"
    sized = quantity.kind != "count"
    if lower in changes.particles:
        hedged = quantity.hedge_first is not None and tokens[quantity.hedge_first].lower == "up"
        free = _is_free(tokens, at, words) and not hedged and (sized or bare)
        return ("amount", changes.particles[lower]) if free else None
    direction = changes.verbs.get(lower)
    if direction is not None and _extreme(tokens, quantity):
        return "end", direction
    if direction is None or (lower in changes.no_amount and quantity.kind not in ("share", "change", "ratio")):
        return None
    if lower in changes.unit_only and not (sized or bare):
        return None
    if lower in words.leaps and quantity.kind == "measure":
        return None  # "jumped 8.41 m"
    return "amount", direction


def _extreme(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether "as low as" or the like stands before a number, so that a change leads to it."""
    if quantity.hedge_first is None:
        return False
    words = [token.lower for token in tokens[quantity.hedge_first : quantity.hedge_first + 3]]
    return words in (["as", "low", "as"], ["as", "high", "as"])


def _of_noun(tokens: Sequence[Token], at: int, quantity: Quantity, words: Vocabulary) -> tuple[Part, Direction] | None:
    """Read an amount after its noun: "a rise of 5 percent", "a decline in exports of 5 percent"."""
    changes = words.changes
    step = at - 1
    near = step >= 0 and tokens[step].lower in changes.nouns
    if not near:
        if quantity.kind not in ("share", "change", "measure"):
            return None
        for step in range(at - 1, max(-1, at - 8), -1):
            token = tokens[step]
            if token.kind == "mark" or token.lower in changes.breaks or token.lower in changes.level:
                return None
            if token.lower in changes.nouns:
                after = tokens[step + 1].lower
                if after not in ("in", "for"):
                    return None
                break
        else:
            return None
    lower = tokens[step].lower
    direction = changes.nouns[lower]
    if direction is None or quantity.value < 0 or (quantity.kind == "money" and lower in changes.not_money):
        return None
    counted = (quantity.noun or "").lower().split()
    whose = step and tokens[step - 1].lower == "the" and not any(word in changes.counted for word in counted)
    if _timed(quantity) or (quantity.kind == "count" and counted and whose):
        return None  # "the fall of two governments"
    return "amount", direction


def _after(tokens: Sequence[Token], quantity: Quantity, words: Vocabulary) -> tuple[Part, Direction] | None:
    """Read what follows a number: "5 percent higher", "a 5 percent drop", "200 more than"."""
    changes = words.changes
    at, sized = _behind(tokens, quantity, words)
    if at >= len(tokens):
        return None
    lower = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if lower in changes.beside and sized:
        return "amount", changes.beside[lower]
    if lower in changes.than and _than(tokens, at, quantity, words):
        return "amount", changes.than[lower]
    if (
        lower in changes.particles
        and quantity.kind in _POINTED
        and (following in changes.since or not following[:1].isalpha())
    ):
        return "amount", changes.particles[lower]
    return None if _timed(quantity) else change_nouns.noun_after(tokens, at, quantity, words)


def _behind(tokens: Sequence[Token], quantity: Quantity, words: Vocabulary) -> tuple[int, bool]:
    """The index of the token behind a number, its points and the base of its rate; and whether it has a unit."""
    at = quantity.last
    sized = quantity.unit is not None or quantity.kind == "share"
    if at < len(tokens) and tokens[at].text == "-":
        return at + 1, sized
    lower = tokens[at].lower if at < len(tokens) else ""
    if quantity.per is not None and lower in ("a", "an", "per"):
        return at + 2, sized  # "$4 a month more than"
    comparative = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if lower in words.changes.counted and comparative in words.changes.beside:
        return at + 1, True  # "3 points lower"
    return at, sized


def _than(tokens: Sequence[Token], at: int, quantity: Quantity, words: Vocabulary) -> bool:
    """Whether "more" or "less" at token `at` compares: with "than", and after a share or a measure without it."""
    if quantity.kind in ("duration", "ratio"):
        return False
    if _compares(tokens, at + 1, words):
        return True
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following == "than":
        return False
    fewer = tokens[at].lower in ("less", "fewer")
    more = quantity.kind == "share" and tokens[at].lower == "more"
    return more or (fewer and quantity.kind in ("share", "measure"))


def _timed(quantity: Quantity) -> bool:
    """Whether a number is a time, which is seldom an amount of change: "cuts of eight hours a day"."""
    return quantity.kind == "duration" or (quantity.kind == "rate" and quantity.unit in _TIME_UNITS)


def _compares(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether "than" follows soon: "200 more than", "200 fewer beds than"."""
    for token, following in pairwise(tokens[at : at + _NEAR + 1]):
        if token.kind != "word":
            return False
        if token.lower == "than":
            return following.lower not in words.changes.often
    return False


def _listed(tokens: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """Let the later numbers of a list have the part of the first: "by 1.9, 1.1 and 0.8 percent"."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        link = " ".join(token.lower for token in tokens[first.last : second.first][:3])
        if link not in (",", "and", ", and", "or") or first.change is None or second.change is not None:
            continue
        if (first.unit, first.kind) == (second.unit, second.kind) and first.unit is not None and first.hedge != "range":
            found[i + 1] = second._replace(change=first.change, direction=first.direction)
    return found


def _same_unit(one: Quantity, other: Quantity) -> Quantity:
    """An end of a change with the unit of the other end if it has none: "to 3.4 billion euros from 3.0 billion"."""
    bare = one.kind == "count" and one.unit is None and one.noun is None
    return one._replace(unit=other.unit, kind=other.kind, per=other.per) if bare and other.unit is not None else one


def _by_size(found: list[Quantity]) -> list[Quantity]:
    """Give the ends of a neutral change the direction of their sizes, and both ends of a pair the same direction."""
    told = [i for i, quantity in enumerate(found) if quantity.change is not None]
    for i, j in pairwise(told):
        first, second = found[i], found[j]
        if {first.change, second.change} != {"start", "end"}:
            continue
        first, second = _same_unit(first, second), _same_unit(second, first)
        start, end = (first, second) if first.change == "start" else (second, first)
        direction = start.direction or end.direction
        if direction is None and start.value != end.value:
            direction = "up" if end.value > start.value else "down"
        found[i] = first._replace(direction=first.direction or direction)
        found[j] = second._replace(direction=second.direction or direction)
    return [
        quantity._replace(change=None) if quantity.change is not None and quantity.direction is None else quantity
        for quantity in found
    ]
