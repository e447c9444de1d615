"""The words of `reference_data/language/retelling.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class RetellingWords(NamedTuple):
    """Words by which two numbers are known to tell the same; the file explains each list."""

    people: frozenset[str]
    more: frozenset[str]
    pointing: frozenset[str]
    worth: frozenset[str]
    articles: frozenset[str]
    idle: frozenset[str]
    aside: frozenset[str]
    moves: frozenset[str]
    says: frozenset[str]
    not_now: frozenset[str]
    fates: Mapping[str, str]


def build(document: Mapping[str, Mapping[str, Iterable[str]]]) -> RetellingWords:
    """Make the lists from the parsed file."""
    return RetellingWords(
        **{name: frozenset(words) for table in ("counted", "words") for name, words in document[table].items()},
        fates={word: fate for fate, words in document["fates"].items() for word in words},
    )
