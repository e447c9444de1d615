"""The constructions of `language/constructions.toml`: what ties a number or a place to its head."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, cast

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from factcheck.claims.lines.line import Line
    from factcheck.language.vocabulary import Vocabulary

Part = Literal["amount", "start", "end"]
"""What a number is to a change: how much, where it began, where it ended."""

WINDOW = 40
"""A construction looks at no more items than this on either side, so that time stays linear in the sentence."""


class Construction(NamedTuple):
    """One shape, with the pattern that must end before an item and the one that must begin after it."""

    name: str
    letters: str
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    weight: float
    part: Part | None = None
    means: str | None = None
    """Code of the measure that the shape itself tells, where no word names it: "Togo (57,000 km²)"."""
    slot: str | None = None
    """In which way the head names the measure, where its letter does not tell: "Nepal is 81 percent *Hindu*"."""
    cues: Mapping[str, str] = {}
    """Of some groups the list of cues of which their word must be one."""
    needs: frozenset[str] = frozenset()
    """Letters without which it holds nowhere."""
    before: frozenset[str] | None = None
    """Letters of which one must precede the item, "" for the beginning of the sentence; None for any."""
    after: frozenset[str] | None = None
    """Letters of which one must follow the item, "" for the end of the sentence; None for any."""


class Family:
    """The constructions of one kind, found by the letters of an item and of what stands beside it."""

    def __init__(self, members: Iterable[Construction]) -> None:
        self._members = tuple(members)
        self._beside: dict[tuple[str, str, str], tuple[Construction, ...]] = {}
        """Those that were looked up, by the letters of the item, before it and after it."""

    def possible(self, previous: str, letter: str, following: str) -> tuple[Construction, ...]:
        """Return those that can hold at an item, "" standing for the beginning and the end of the sentence."""
        beside = (previous, letter, following)
        found = self._beside.get(beside)
        if found is None:
            found = self._beside[beside] = tuple(
                member
                for member in self._members
                if letter in member.letters
                and (member.before is None or previous in member.before)
                and (member.after is None or following in member.after)
            )
        return found


class Match(NamedTuple):
    """A construction that holds at an item."""

    name: str
    """The name of the construction."""
    head: int
    """Index of the item that the group names."""
    weight: float
    """The evidence that it gives."""
    part: Part | None = None
    """For a change, what the number is to it."""
    groups: Mapping[str, int] = {}
    """Index of the item at which each group begins."""
    means: str | None = None
    """Code of the measure that the shape itself tells; then the number is its own head."""
    slot: str | None = None
    """In which way the head names the measure, where its letter does not tell."""
    cues: Mapping[str, str] = {}
    """Of some groups the list of cues of which their word must be one."""

    def has_its_words(self, line: Line) -> bool:
        """Tell whether the words of the groups are those that the construction asks for."""
        told = ((self.groups[group], cue) for group, cue in self.cues.items() if group in self.groups)
        return all(cue in line.items[step].cues() for step, cue in told)


class Constructions(NamedTuple):
    """All constructions, by what they tie."""

    measure: Family
    """A quantity to its measure; the group is `m`."""
    entity: Family
    """A place to its head; the group is `h`."""
    part: Family
    """A quantity to the whole that it is a part of; the group is `w`."""
    total: Family
    """What tells that a counted noun stands for all of its kind."""
    war: Family
    """A predicate to the war in which it happened; the group is `w`."""
    list: Family
    """A quantity to its place or its time in a list that a claim has begun; the group is `h`."""
    change: Family
    """A quantity to the measure that changes (`m`), or to the number of the same measure before it (`q`)."""
    multiple: Family
    """A word such as "doubled" to the measure that changes (`m`)."""
    rank: Family
    """A rank to the measure (`m`), to the place that has it (`e`), and to the whole that is ranked in (`v`)."""
    comparison: Family
    """A multiple to the measure (`m`), to the place that it is said of (`e`), and to the one compared with (`v`)."""
    share: Family
    """A share to the measure (`m`), to the place that has it (`e`), and to the whole that it is of (`v`)."""


def build(words: Vocabulary) -> Constructions:
    """Take the constructions out of the vocabulary. A pattern is compiled when it is first tried."""
    return Constructions(*(_of_kind(words, kind) for kind in Constructions._fields))


def _of_kind(words: Vocabulary, kind: str) -> Family:
    return Family(
        Construction(
            entry["name"],
            entry.get("tags", "Q"),
            lazily(entry["left"]) if "left" in entry else None,
            lazily(entry["right"]) if "right" in entry else None,
            float(entry.get("weight", 1)),
            cast("Part | None", entry.get("part")),
            entry.get("means"),
            entry.get("slot"),
            entry.get("cues", {}),
            frozenset(entry["needs"]),
            *(frozenset(entry[side]) if side in entry else None for side in ("before", "after")),
        )
        for entry in words.constructions[kind]
    )


@functools.lru_cache(maxsize=256)
def _present(letters: str) -> frozenset[str]:
    """The letters of a line, which many items are tried in."""
    return frozenset(letters)


def matches(family: Family, letters: str, at: int) -> list[Match]:
    """Return every construction that holds at item `at`, with its head (the item itself if it names none)."""
    present = _present(letters)
    beside = family.possible(letters[at - 1 : at], letters[at], letters[at + 1 : at + 2])
    possible = [construction for construction in beside if construction.needs <= present]
    if not possible:
        return []
    begin = max(0, at - WINDOW)
    before, after = letters[begin:at], letters[at + 1 : at + 1 + WINDOW]
    found = []
    for construction in possible:
        left = right = None
        if construction.right is not None and (right := construction.right.match(after)) is None:
            continue
        if construction.left is not None and (left := construction.left.search(before)) is None:
            continue
        head = at
        groups: dict[str, int] = {}
        for side, offset in ((left, begin), (right, at + 1)):
            if side is None or not side.re.groupindex:
                continue
            groups |= {group: offset + side.start(group) for group in side.re.groupindex if side[group] is not None}
            named = next((group for group in side.re.groupindex if group not in construction.cues), None)
            head = head if named is None else offset + side.start(named)
        shape = construction
        found.append(Match(shape.name, head, shape.weight, shape.part, groups, shape.means, shape.slot, shape.cues))
    return found
