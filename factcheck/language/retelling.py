"""What a number tells, so that another telling of the same can be known: what it counts, and the words around it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from factcheck.language import nouns, ties
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_BEFORE = 6
"""Tokens before a number that stand beside it."""
_BEHIND = 7
"""Tokens behind it that do."""
_STEM = 3
"""Letters that a stem keeps at least."""
_ENDINGS = ("ings", "ing", "ers", "ed", "es", "er", "s")
_NAME = 5
"""Tokens with which a name can begin a sentence."""
_PHRASE = 3
"""Words behind an article that are of its phrase."""
_YEAR = 4
"""Digits of a year."""


class Telling(NamedTuple):
    """What one number tells."""

    noun: str
    """Stem of what it counts or is the size of; empty for people in general, and if nothing is named."""
    fate: str
    """What the counted do or suffer, a group of retelling.toml: "killed", "arrested"; empty if no word tells."""
    people: bool
    """Whether people in general are counted, or nothing is named."""
    near: frozenset[str]
    """Stems of the other words beside the number, as far as its neighbours among the numbers."""
    part: bool
    """Whether it is a part of another number, something that comes to it, or an age: "12 of the 18", "another 12"."""
    own: frozenset[str]
    """Stems of what it counts and of what befalls it."""
    pointing: bool
    """Whether an article points back to what was told: "the $3 million contract", "all 450 workers"."""


class Setting(NamedTuple):
    """What the sentence of a number tells."""

    stems: tuple[str, ...]
    """The stem of each token, empty for marks, numbers and words of grammar."""
    words: frozenset[str]
    """All stems."""
    names: frozenset[str]
    """The words of its names, in lower case."""
    subject: frozenset[str]
    """Those with which it begins."""
    years: frozenset[str]
    """The years that it names."""
    days: frozenset[str]
    """The weekdays that it names."""
    months: frozenset[str]
    """The months that it names."""
    fresh: frozenset[str]
    """Stems behind an indefinite article, which speaks of something not told yet: "a fire"."""
    aside: bool
    """Whether it speaks of an earlier state, of another time or of something alike: "last year", "a similar blast"."""
    moving: bool
    """Whether it tells that a number has changed: "the toll rose to 15"."""
    speakers: frozenset[str]
    """The words that say who says so."""


@functools.lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its ending: arrest for arrested, bomb for bombing, city for cities."""
    if word.endswith("ies") and len(word) > _STEM + 1:
        return word[:-3] + "y"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > _STEM and word[-1] == word[-2] and word[-1] not in "sl":
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _STEM else word


def setting(tokens: Sequence[Token], numbers: Sequence[Quantity], lower: Collection[str], words: Vocabulary) -> Setting:
    """Read what a sentence tells beside its numbers. `lower` are the words that the article writes without capitals."""
    known = words.retelling
    inside = _inside(numbers)
    stems = tuple("" if at in inside else _content(token, words) for at, token in enumerate(tokens))
    names = frozenset(token.lower for at, token in enumerate(tokens) if _is_name(tokens, at, lower, words))
    aside = any(token.lower in known.aside for token in tokens)
    moving = any(number.change is not None for number in numbers) and any(t.lower in known.moves for t in tokens)
    return Setting(
        stems,
        frozenset(filter(None, stems)),
        names,
        _subject(tokens, names),
        frozenset(
            token.text
            for number in numbers
            if number.kind == "date"
            for token in tokens[number.first : number.last]
            if token.kind == "number" and len(token.text) == _YEAR
        ),
        frozenset(token.lower for token in tokens if token.lower in words.weekdays),
        frozenset(token.lower for token in tokens if token.text[:1].isupper() and token.lower in words.months),
        _fresh(tokens, stems),
        aside,
        moving,
        _speakers(tokens, stems, words),
    )


def _inside(numbers: Sequence[Quantity]) -> set[int]:
    """The tokens of numbers."""
    return {at for number in numbers for at in range(number.first, number.last)}


def _content(token: Token, words: Vocabulary) -> str:
    lower = token.lower
    if token.kind != "word" or len(lower) < 2 or lower in words.function_words or lower in words.retelling.idle:
        return ""
    numeral = lower in words.cardinals or lower in words.scales or lower in words.vague
    return "" if numeral or lower in words.weekdays or lower in words.months else stem(lower)


def _is_name(tokens: Sequence[Token], at: int, lower: Collection[str], words: Vocabulary) -> bool:
    token = tokens[at]
    if token.kind != "word" or not token.text[:1].isupper() or len(token.text) < 2 or not _content(token, words):
        return False
    if at:
        return True
    follows = tokens[1].text[:1] if len(tokens) > 1 else ""
    plural = token.lower.endswith("s") and not token.lower.endswith(("ss", "us", "is"))
    return token.lower not in lower and (follows.isupper() or not plural)


def _fresh(tokens: Sequence[Token], stems: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.lower in ("a", "an"):
            for step in range(at + 1, min(at + 1 + _PHRASE, len(tokens))):
                if not stems[step]:
                    break
                found.add(stems[step])
    return frozenset(found)


def _subject(tokens: Sequence[Token], names: Collection[str]) -> frozenset[str]:
    """The names among the first words of a sentence."""
    found: set[str] = set()
    for at, token in enumerate(tokens[:_NAME]):
        if token.lower in names:
            found.add(token.lower)
        elif at and token.kind == "word":
            break
    return frozenset(found)


def _speakers(tokens: Sequence[Token], stems: Sequence[str], words: Vocabulary) -> frozenset[str]:
    """The words directly before "said" and directly behind "according to"."""
    known = words.retelling
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token.lower in known.says:
            found.update(stems[max(0, at - 3) : at])
        elif token.lower == "according":
            found.update(stems[at + 1 : at + 7])
    return frozenset(found - {""})


def telling(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> Telling:
    """Return what the number at place `i` of a sentence tells."""
    number, known = numbers[i], words.retelling
    left = numbers[i - 1].last if i else 0
    right = numbers[i + 1].first if i + 1 < len(numbers) else len(tokens)
    head = _head(tokens, number, words)
    before = range(max(left, number.first - _BEFORE), number.first)
    behind = range(number.last, min(right, number.last + _BEHIND))
    fate = _fate(tokens, number, before, behind, known.fates) if number.kind == "count" else ""
    if head in known.fates:
        fate, head = known.fates[head], ""
    people = not head or head in known.people
    inside = _inside(numbers)
    beside = [_content(tokens[at], words) for at in (*before, *behind) if at not in inside]
    own = frozenset({stem(head)} | {stem(word) for word, group in known.fates.items() if group == fate})
    return Telling(
        "" if people else stem(head),
        fate,
        people,
        frozenset(found for found in beside if found and found not in own),
        _is_part(tokens, numbers, i, words),
        own,
        _before(tokens, number) in known.pointing,
    )


def _before_verb(tokens: Sequence[Token], first: int, last: int, words: Vocabulary) -> str:
    """The last word of a phrase, or the one before what looks like its verb: "contract" of "contract runs for"."""
    goes_on = last < len(tokens) and tokens[last].lower in words.function_words
    verbal = last - first > 1 and goes_on and tokens[last - 1].lower.endswith(("s", "ed"))
    return tokens[last - 2 if verbal else last - 1].lower


def _before(tokens: Sequence[Token], number: Quantity) -> str:
    at = (number.first if number.hedge_first is None else number.hedge_first) - 1
    return tokens[at].lower if at >= 0 else ""


def _head(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> str:
    """What a number counts, or is the size of: "jobs"; "contract" of "a $3 million contract"."""
    if number.noun:
        return number.noun.split()[-1].lower()
    if number.kind == "count":
        return ""
    following = nouns.phrase(tokens, number.last, words)
    if following.last == following.first and number.last < len(tokens) and tokens[number.last].lower == "of":
        following = nouns.phrase(tokens, number.last + 1, words)
    if following.last > following.first:
        return _before_verb(tokens, following.first, following.last, words)
    at = (number.first if number.hedge_first is None else number.hedge_first) - 1
    leads = at > 0 and tokens[at].lower in words.retelling.worth and tokens[at - 1].kind == "word"
    return tokens[at - 1].lower if leads and _content(tokens[at - 1], words) else ""


def _fate(tokens: Sequence[Token], number: Quantity, before: range, behind: range, fates: Mapping[str, str]) -> str:
    """What the counted do or suffer: told directly before them, behind them before the next mark, or further before."""
    directly = _before(tokens, number)
    if directly in fates:
        return fates[directly]
    for at in behind:
        if tokens[at].lower in fates:
            return fates[tokens[at].lower]
        if tokens[at].kind == "mark" or tokens[at].lower == "and":
            break
    for at in reversed(before):
        if tokens[at].lower in fates:
            return fates[tokens[at].lower]
        if tokens[at].text in ";:":
            break
    return ""


def _is_part(tokens: Sequence[Token], numbers: Sequence[Quantity], i: int, words: Vocabulary) -> bool:
    number, more = numbers[i], words.retelling.more
    beside = (tokens[at].lower for at in (number.first - 1, number.last) if 0 <= at < len(tokens))
    if any(word in more for word in beside) or is_age(tokens, number) or _and_one(tokens, number, words):
        return True
    return any(i in (part.part, *(part.wholes if part.direct else ())) for part in ties.parts(tokens, numbers, words))


def _and_one(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> bool:
    """Whether one more is told beside it: "16 passengers and the driver"."""
    last = nouns.phrase(tokens, number.last, words).last
    return last + 1 < len(tokens) and tokens[last].lower == "and" and tokens[last + 1].lower in words.retelling.articles


def is_age(tokens: Sequence[Token], number: Quantity) -> bool:
    """Tell whether a number is how old somebody is: "Jane Roe, 34,", "a 34-year-old", "aged 34"."""
    if number.unit != "yr":
        return False
    bare = number.last - number.first == 1
    return bare or any(token.lower in ("old", "age", "aged") for token in tokens[number.last - 1 : number.last + 2])


def may_be_same(one: Quantity, other: Quantity, words: Vocabulary) -> bool:
    """Tell by what two numbers count whether they can count the same things. False is certain."""
    if one.kind != "count" or not one.noun or not other.noun:
        return True
    heads = {number.split()[-1].lower() for number in (one.noun, other.noun)}
    known = words.retelling
    return any(head in known.people or head in known.fates for head in heads) or len(set(map(stem, heads))) == 1


def same_thing(one: Telling, other: Telling, kind: str) -> bool:
    """Tell whether two numbers can count the same things: the same noun, or people with the same fate."""
    if one.part or other.part:
        return False
    if kind != "count":
        return not (one.noun and other.noun) or same_noun(one, other, kind)
    if one.fate != other.fate and ((one.fate and other.fate) or not one.noun or one.noun != other.noun):
        return False
    if one.noun and other.noun:
        return one.noun == other.noun
    return bool(one.fate) or (one.people and other.people and bool(one.near & other.near))


def same_noun(one: Telling, other: Telling, kind: str) -> bool:
    """Tell whether two numbers name the same thing; a measured one may stand beside: "24 tonnes of oil hidden in"."""
    if one.noun and one.noun == other.noun:
        return True
    return kind == "measure" and any(a.noun and a.noun in b.near for a, b in ((one, other), (other, one)))
