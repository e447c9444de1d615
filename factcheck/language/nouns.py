"""The thing that a number counts, as written: "Syrian refugees"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.language.tokens import adjacent
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_REACH = 7
"""Words of the longest phrase that is taken for one."""


class NounWords(NamedTuple):
    """The lists of `reference_data/language/nouns.toml`, explained there."""

    ends: frozenset[str]
    unsure: frozenset[str]
    nominal: frozenset[str]
    skipped: frozenset[str]
    of: frozenset[str]
    ly: frozenset[str]
    modifiers: frozenset[str]
    plurals: frozenset[str]


class Counted(NamedTuple):
    """A noun phrase after a number."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token; the same as `first` if there is no noun."""


def build(document: Mapping[str, Any], ends: frozenset[str]) -> NounWords:
    """Make the lists from the parsed file; `ends` are the words that end a phrase besides those of the file."""
    lists = {name: frozenset(table["words"]) for name, table in document.items()}
    return NounWords(
        lists["ends"] | lists["verbs"] | ends,
        *(lists[name] for name in ("unsure", "nominal", "skipped", "of", "ly", "modifiers", "plurals")),
    )


def counted(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> str | None:
    """Return the noun phrase from token `at` that the number before it counts, None if there is none."""
    found = phrase(tokens, at, words)
    if found.first == found.last:
        return None
    return text[tokens[found.first].start : tokens[found.last - 1].end]


def phrase(tokens: Sequence[Token], at: int, words: Vocabulary, *, share: bool = False) -> Counted:
    """Find the noun phrase: directly after the number, or after "of the", for a share after any "of"."""
    first = at
    if at < len(tokens) and tokens[at].lower == "of":
        first = at + 1
        if first < len(tokens) and tokens[first].lower in words.nouns.of:
            first += 1
            while first < len(tokens) and (tokens[first].kind == "number" or tokens[first].lower in words.nouns.of):
                first += 1
        elif first < len(tokens) and (tokens[first].kind == "number" or tokens[first].lower in words.cardinals):
            first += 1  # "13 of 15 races"
        elif not share:
            return Counted(at, at)
    while first < len(tokens) and tokens[first].lower in words.nouns.skipped and not _is_compound(tokens, first):
        first += 1
    if not share:
        first = _over_size(tokens, first)
    last = first + length(tokens, first, words)
    if first > at and not share and last < len(tokens) and tokens[last].lower in ("'s", "’s"):
        return Counted(last + 1, last + 1 + length(tokens, last + 1, words))  # "two of the fund's backers"
    return Counted(first, last)


def _over_size(tokens: Sequence[Token], at: int) -> int:
    """The index after the size that stands before what is counted: of "two 12MP cameras", "two 15-year-old boys"."""
    if at >= len(tokens) or tokens[at].kind != "number":
        return at
    step = at + 1
    while step < len(tokens) and (_is_hyphen(tokens, step) or adjacent(tokens[step - 1], tokens[step])):
        if tokens[step].kind == "number" or (tokens[step].kind == "mark" and not _is_hyphen(tokens, step)):
            return at
        step += 1
    return step if step > at + 1 else at


def with_complement(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """Return the index after "of" and the noun phrase that follow token `at`: "barrels of crude oil"; else `at`."""
    if at < len(tokens) and tokens[at].lower == "of":
        count = length(tokens, at + 1, words)
        return at + 1 + count if count else at
    return at


def length(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """Return how many tokens from `at` on are a noun phrase without its article.

    It ends before verbs, adverbs and prepositions, and after its plural: of "people killed" only the people.
    """
    last, taken = at, 0
    while last < len(tokens) and taken < _REACH:
        if last > at and _is_hyphen(tokens, last):
            last += 1
            taken -= 1
        elif last > at and _numbers_a_name(tokens, last, words):
            pass  # "Boeing 737 jets"
        elif last > at and _glued(tokens, last):
            taken -= 1  # "A320neo jets"
        elif not _belongs(tokens, at, last, words):
            break
        last += 1
        taken += 1
        if _ends_here(tokens, last, words):
            break
    return last - at


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text != "-" or at + 1 >= len(tokens) or tokens[at + 1].kind == "mark":
        return False
    return adjacent(tokens[at - 1], tokens[at]) and adjacent(tokens[at], tokens[at + 1])


def _is_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the first of several joined by hyphens."""
    return tokens[at].kind == "word" and at + 1 < len(tokens) and _is_hyphen(tokens, at + 1)


def _numbers_a_name(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    if tokens[at].kind != "number" or not tokens[at - 1].text[:1].isupper():
        return False
    step = at + 2 if at + 2 < len(tokens) and tokens[at + 1].text.isupper() else at + 1  # "Boeing 737 MAX jets"
    return step < len(tokens) and tokens[step].text.islower() and _is_noun(tokens, step, words)


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token goes on with a name in which letters and digits touch: "A320neo", "F-16s", "CO2"."""
    before, token = tokens[at - 1], tokens[at]
    if token.kind == "mark" or not adjacent(before, token):
        return False
    named = before.text[:1].isupper() or (before.text == "-" and at > 1 and tokens[at - 2].text[:1].isupper())
    return (token.kind == "number" and named) or before.kind == "number"


def _begins_a_name(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind == "number" and adjacent(tokens[at], tokens[at + 1])


def _is_noun(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a word may be of a noun phrase, by its own looks."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    lower = tokens[at].lower
    if at + 2 < len(tokens) and tokens[at + 2].lower == lower:
        return False  # "month on month"
    if _is_compound(tokens, at):
        return tokens[at + 2].lower not in words.function_words  # "long-range", but no "year-on-year"
    capitals = tokens[at].text.isupper() and (len(lower) > 1 or _begins_a_name(tokens, at))
    if lower in words.nouns.ends and not capitals:  # but "US troops", "A320neo jets"
        return False
    if lower in words.cardinals or lower in words.scales or lower in words.weekdays:
        return False
    return not (lower in words.months and tokens[at].text[:1].isupper())


def _belongs(tokens: Sequence[Token], first: int, at: int, words: Vocabulary) -> bool:
    """Whether the word at `at` goes on with a noun phrase that began at `first`."""
    noun = _is_noun(tokens, at, words)
    if not noun or _is_compound(tokens, at):
        return noun
    token, lower = tokens[at].text, tokens[at].lower
    if lower.endswith("ly") and lower not in words.nouns.ly:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        described = following is not None and (
            following.lower.endswith(("ed", "wn", "lt", "en")) or (following.text[:1].isupper() and token.islower())
        )  # "14 newly built homes", "17 mainly Iranian people"
        return at == first and described and _is_noun(tokens, at + 1, words)
    if lower in words.nouns.unsure:
        return _is_noun(tokens, at + 1, words)
    if not _is_participle(tokens[at].text) and lower not in words.nouns.nominal:
        return True
    if lower in words.nouns.nominal and at == first:
        return True
    if at > first and at + 1 < len(tokens) and tokens[at + 1].lower in words.nouns.nominal:
        return False  # "one officer confirmed dead"
    return _is_noun(tokens, at + 1, words) and not tokens[at + 1].lower.endswith("ly")


def _is_participle(word: str) -> bool:
    """Whether a word looks like one; names such as Boeing have a capital."""
    lower = word if word.islower() else ""
    return (lower.endswith("ed") and len(lower) > 3 and not lower.endswith("eed")) or (
        lower.endswith("ing") and len(lower) > 4
    )


def _is_named_on(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether more words with a capital follow a plural with one, and then a plural without."""
    step = at
    while (
        step < len(tokens) and step - at < _REACH and tokens[step].text[:1].isupper() and _is_noun(tokens, step, words)
    ):
        step += 1
    ends = step < len(tokens) and tokens[step].text.islower() and _is_noun(tokens, step, words)
    return step > at and ends and tokens[step].lower.endswith("s")


def _ends_here(tokens: Sequence[Token], last: int, words: Vocabulary) -> bool:
    """Whether the word before `last` is the plural that a phrase ends with."""
    token = tokens[last - 1]
    lower, known = token.lower, words.nouns
    if lower in known.plurals:
        return True
    if (
        lower in known.modifiers
        or not lower.endswith("s")
        or lower.endswith(("ss", "us", "is", "'s"))
        or len(lower) < 4
    ):
        return False
    if last < len(tokens) and tokens[last].text == "-":
        return False
    if token.text[:1].isupper() and _is_named_on(tokens, last, words):
        return False  # "Winter Springs High School students"
    if token.text[:1].isupper() and last < len(tokens) and tokens[last].text.islower():
        following = tokens[last].lower  # "United States troops", but "Moroccans protest"
        return not (_is_noun(tokens, last, words) and (following.endswith("s") or following in known.plurals))
    return True
