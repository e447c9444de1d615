"""Words that tell a relation without a number: "more people than Belgium", "an all-time high", "a record 5 million".

A comparative that holds a place against all others is a superlative: "more people than any other country".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

Direction = Literal["up", "down"]

_REACH = 8
"""Tokens from a comparative to its "than"."""
_BACK = 10
"""Tokens before a comparative in which "no country" is looked for."""
_HEDGED = 3
"""Tokens before a record in which a hedge is looked for: "close to a record high"."""
_BETWEEN = 4
"""Tokens between a superlative and "on record"."""


class UnnumberedWords(NamedTuple):
    """The words of the tables [comparative] and [record] of `reference_data/language/labels.toml`."""

    directions: Mapping[str, Direction]
    """Comparatives, and the way they go."""
    sizes: frozenset[str]
    """Those of them that tell a size, so that "than" may follow at once: "is larger than"."""
    of: frozenset[str]
    """What they may be of: the first words of it."""
    but_before: frozenset[str]
    """Before a comparative these make it something else."""
    opening: frozenset[str]
    """Between "than" and the name of a place."""
    topped: frozenset[str]
    """Words that hold it against all others, before one of `kinds`: "than any other"."""
    none: frozenset[str]
    """Before one of `kinds` these deny it of all others: "no country has more"."""
    kinds: frozenset[str]
    """What the others are."""
    tops: Mapping[str, Direction]
    """Behind "all-time" and "record"."""
    most: Mapping[str, Direction]
    """Before "on record" and the like."""
    ever: frozenset[str]
    """What makes a superlative one of all times."""
    near: frozenset[str]
    """Before the words of a record these leave it open whether it was one."""

    def starts(self) -> frozenset[str]:
        """Return the words at which such a relation may be found."""
        return frozenset({"record", *self.directions, *self.tops, *self.most})


class Unnumbered(NamedTuple):
    """A relation without a number."""

    kind: Literal["comparative", "superlative", "record"]
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    direction: Direction | None
    """None if the words do not tell it: "a record"."""


def build(labels: Mapping[str, Mapping[str, Iterable[str]]]) -> UnnumberedWords:
    """Make the lists from the parsed file."""
    compared, record = labels["comparative"], labels["record"]
    return UnnumberedWords(
        directions=_directed(compared["more"], compared["less"]),
        sizes=frozenset(compared["sizes"]),
        of=frozenset(word.lower() for word in compared["of"]),
        but_before=frozenset(compared["but_before"]),
        opening=frozenset(compared["opening"]),
        topped=frozenset(compared["topped"]),
        none=frozenset(compared["none"]),
        kinds=frozenset(compared["kinds"]),
        tops=_directed(record["high"], record["low"]),
        most=_directed(record["highest"], record["lowest"]),
        ever=frozenset(record["ever"]),
        near=frozenset(record["near"]),
    )


def _directed(up: Iterable[str], down: Iterable[str]) -> Mapping[str, Direction]:
    found: dict[str, Direction] = dict.fromkeys(up, "up")
    return found | dict.fromkeys(down, "down")


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Unnumbered | None:
    """Return the relation that is told at token `at`, None if there is none."""
    lower, lists = tokens[at].lower, words.unnumbered
    than = _than(tokens, at, words) if lower in lists.directions else None
    if than is not None:
        if _is_of_all(tokens, at, than, lists):
            return Unnumbered("superlative", at, at + 1, lists.directions[lower])
        if _is_before_name(tokens, than + 1, lists):
            return Unnumbered("comparative", at, at + 1, lists.directions[lower])
    record = _record(tokens, at, lists)
    if record is None or any(_word(tokens, record.first - back) in lists.near for back in range(1, 1 + _HEDGED)):
        return None
    return record


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _than(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """The "than" of a comparative of what a place has, None if a number stands before it or it is of something else."""
    lists, lower = words.unnumbered, tokens[at].lower
    before, after = _word(tokens, at - 1), _word(tokens, at + 1)
    if not at or tokens[at - 1].kind != "word" or before in lists.but_before:
        return None
    if before in words.cardinals or before in words.scales or before in words.multiples:
        return None
    if after not in lists.of and f"{after} {_word(tokens, at + 2)}" not in lists.of:
        return None
    ahead = range(at + 1, min(len(tokens), at + 1 + _REACH))
    if after == "than" and (lower not in lists.sizes or before not in words.be):
        return None
    than = next((step for step in ahead if tokens[step].kind == "mark" or tokens[step].lower == "than"), None)
    return than if than is not None and tokens[than].lower == "than" else None


def _is_before_name(tokens: Sequence[Token], name: int, lists: UnnumberedWords) -> bool:
    """Whether the name of a place follows: "than those of Belgium"."""
    while _word(tokens, name) in lists.opening:
        name += 1
    return name < len(tokens) and tokens[name].text[:1].isupper()


def _is_of_all(tokens: Sequence[Token], at: int, than: int, lists: UnnumberedWords) -> bool:
    """Whether a comparative holds a place against all others: "than any other country", "no country has more"."""
    phrase = " ".join(token.lower for token in tokens[than : than + 3])
    if phrase in lists.topped:
        return _word(tokens, than + 3) in lists.kinds
    for step in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if tokens[step].kind == "mark":
            return False
        if tokens[step].lower in lists.none:
            other = _word(tokens, step + 1) == "other"
            return _word(tokens, step + 1 + other) in lists.kinds and _is_before_name(tokens, than + 1, lists)
    return False


def _record(tokens: Sequence[Token], at: int, lists: UnnumberedWords) -> Unnumbered | None:
    """A record: "an all-time high", "a record low", "the highest rate on record", "a record 5 million"."""
    lower, before, after = tokens[at].lower, _word(tokens, at - 1), _word(tokens, at + 1)
    if lower in lists.tops and before == "time":
        joined = 3 if _word(tokens, at - 2) == "-" else 2
        ever = _word(tokens, at - joined) == "all"
        return Unnumbered("record", at - joined, at + 1, lists.tops[lower]) if ever else None
    if lower == "record":
        step = at + 2 if after == "-" else at + 1
        top = lists.tops.get(_word(tokens, step))
        if top is not None:
            return Unnumbered("record", at, step + 1, top)
        counted = step < len(tokens) and (tokens[step].kind == "number" or tokens[step].text in "$€£")
        closed = _word(tokens, at - 2) in (",", "—", "–") and (at + 1 >= len(tokens) or tokens[at + 1].kind == "mark")
        return Unnumbered("record", at, at + 1, None) if before == "a" and (counted or closed) else None
    if lower in lists.most and before != "-":
        for step in range(at + 1, min(len(tokens), at + 2 + _BETWEEN)):
            for length in (3, 2, 1):
                phrase = tokens[step : step + length]
                if " ".join(token.lower for token in phrase) in lists.ever:
                    return Unnumbered("record", at, step + len(phrase), lists.most[lower])
            if tokens[step].kind != "word":
                return None
    return None
