"""What a construction needs before it is worth trying: letters that its sentence has, and those beside the item.

Worked out when the data are compiled, so that a check need not compile patterns that cannot hold.
"""

from __future__ import annotations

import importlib
import itertools
from typing import TYPE_CHECKING, Any

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NAMED = lazily(r"\(\?P<\w>(\[[^][]*\]|[^()])\)")
"""A named group of one letter, or of one of several."""
_PIECES = lazily(r"\\.|\[[^][]*\]|\{[^{}]*\}|.")

Edge = frozenset[str] | None
"""Letters of which one must stand at an edge, an empty one for the end of the sentence; None for any."""


def with_edges(document: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the constructions of `language/constructions.toml`, each with what it needs.

    `needs` are letters that its sentence must have, `after` those of which one follows the item, and `before` those of
    which one precedes it, each an empty word for the end of the sentence; absent where any letter will do.
    """
    return {kind: [_with_edges(entry) for entry in entries] for kind, entries in document.items()}


def _with_edges(entry: Mapping[str, Any]) -> dict[str, Any]:
    left, right = entry.get("left") or "", entry.get("right") or ""
    found = {**entry, "needs": "".join(sorted(needed(left) | needed(right)))}
    for name, edge in (("before", last(left)), ("after", first(right))):
        if edge is not None:
            found[name] = sorted(edge)
    return found


def needed(pattern: str) -> frozenset[str]:
    """Return letters that occur in whatever a pattern matches: those that stand in no group and are not optional.

    It need not find all: a construction that lacks one of them in its sentence is not tried there.
    """
    pieces = _PIECES.findall(_NAMED.sub(r"\1", pattern))
    found: set[str] = set()
    depth = 0
    for piece, after in itertools.zip_longest(pieces, pieces[1:], fillvalue=""):
        depth += (piece == "(") - (piece == ")")
        if depth == 0 and piece == "|":
            return frozenset()
        if depth == 0 and piece.isalpha() and after[:2] not in ("?", "*", "{0"):
            found.add(piece)
    return frozenset(found)


def first(pattern: str) -> Edge:
    """Return the letters with which what a pattern matches can begin, where it is held against what follows an item."""
    return _edge(_parsed(pattern), backward=False)


def last(pattern: str) -> Edge:
    """Return the letters with which what a pattern matches can end, where it must end just before an item."""
    parsed = _parsed(pattern)
    ends = parsed and str(parsed[-1][0]) == "AT" and str(parsed[-1][1]) == "AT_END"
    return _edge(parsed[:-1], backward=True) if ends else None


def _parsed(pattern: str) -> list[Any]:
    """The parts of a pattern, as the standard library reads it: pairs of an operation and what it is applied to."""
    return list(importlib.import_module("re._parser").parse(pattern))


def _edge(parts: Sequence[Any], *, backward: bool) -> Edge:
    found, open_ = _letters(parts, backward=backward)
    return None if open_ or found is None else frozenset(found)


def _letters(parts: Iterable[Any], *, backward: bool) -> tuple[set[str] | None, bool]:
    """The letters at the edge of a sequence, None for any; and whether it can be passed without a letter."""
    ordered = list(parts)
    found: set[str] = set()
    for operation, what in reversed(ordered) if backward else ordered:
        letters, passed = _of(str(operation), what, backward=backward)
        if letters is None:
            return None, False
        found |= letters
        if not passed:
            return found, False
    return found, True


def _of(operation: str, what: Any, *, backward: bool) -> tuple[set[str] | None, bool]:  # noqa: ANN401 (a parsed pattern)
    """The letters at the edge of one part, None for any; and whether it can be passed without a letter."""
    if operation == "LITERAL":
        return {chr(what)}, False
    if operation == "IN" and all(str(kind) == "LITERAL" for kind, _ in what):
        return {chr(code) for _, code in what}, False
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        least, _, inner = what
        letters, passed = _letters(inner, backward=backward)
        return letters, passed or not least
    if operation == "SUBPATTERN":
        return _letters(what[-1], backward=backward)
    if operation == "BRANCH":
        branches = [_letters(branch, backward=backward) for branch in what[1]]
        if any(letters is None for letters, _ in branches):
            return None, False
        return {letter for letters, _ in branches for letter in letters or ()}, any(passed for _, passed in branches)
    if operation == "AT":
        border = "AT_BEGINNING" if backward else "AT_END"
        return ({""}, False) if str(what) == border else (None, False)
    if operation == "ASSERT":
        looks_on = what[0] == (-1 if backward else 1)
        return _letters(what[1], backward=backward) if looks_on else (set(), True)
    return (set(), True) if operation == "ASSERT_NOT" else (None, False)
