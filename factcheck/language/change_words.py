"""The words of change of `reference_data/language/changes.toml`, ready to be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ChangeWords(NamedTuple):
    """Words of change, each with its direction: None for those of which only the sizes tell."""

    verbs: Mapping[str, Literal["up", "down"] | None]
    """Verbs in all their forms."""
    nouns: Mapping[str, Literal["up", "down"] | None]
    """Nouns."""
    beside: Mapping[str, Literal["up", "down"]]
    """Comparatives after an amount: "5 percent higher"."""
    than: Mapping[str, Literal["up", "down"]]
    """Those that need "than"."""
    particles: Mapping[str, Literal["up", "down"]]
    """ "Up" and "down"."""
    words: frozenset[str]
    """All of these."""
    parts: Mapping[str, Literal["amount", "start", "end"]]
    """What of a change the number behind a preposition is."""
    no_amount: frozenset[str]
    """Verbs whose object is no amount of change."""
    unit_only: frozenset[str]
    """Verbs whose object is one only with a unit, or of what is `counted`."""
    not_to: frozenset[str]
    """Verbs that lead to no level with "to"."""
    not_by: frozenset[str]
    """Verbs after which "by" leads to an amount only if it is a share."""
    paces: frozenset[str]
    """Nouns of how fast something changes: "at an annual rate of"."""
    levels: frozenset[str]
    """Nouns of where a change leads: "to a record low of"."""
    counted: frozenset[str]
    """Things that are gained and lost in plain numbers."""
    not_money: frozenset[str]
    """Nouns that make no change of an amount of money."""
    level: frozenset[str]
    """Nouns that make a level of a noun of change: "growth rate"."""
    motion: frozenset[str]
    """Verbs after which "up to" leads to a level."""
    phrasal: frozenset[str]
    """Verbs that own an "up" or "down" after them."""
    between: frozenset[str]
    """What may stand between a word of change and its number."""
    breaks: frozenset[str]
    """What a change does not reach over."""
    no_adverbs: frozenset[str]
    """Words in -ly that are no adverbs."""
    placed: frozenset[str]
    """What follows a length that tells where something is or what it is of: "sank 400 miles off the coast"."""
    bounds: frozenset[str]
    """Hedges of which a level is the limit: "rose above 5 percent"."""
    taking: frozenset[str]
    """Verbs that take something off."""
    joins: frozenset[str]
    """What joins two predicates, each with a change of its own."""
    since: frozenset[str]
    """What follows an amount with its particle: "2 percent up on"."""
    often: frozenset[str]
    """What compares no amounts after "than": "more than once"."""
    determiners: frozenset[str]
    """What makes a number before a noun of change a part of its phrase: "a 5 percent drop"."""
    prepositions: frozenset[str]
    """Behind which it is none."""
    of_money: frozenset[str]
    """Nouns of `not_money` that are a change all the same directly behind an amount: "a $5 million cut"."""
    compounds: frozenset[str]
    """Between the same word twice: "year-on-year"."""


def build(document: Mapping[str, Mapping[str, Sequence[str]]]) -> ChangeWords:
    """Make the words from the parsed file."""

    def directed(name: str) -> dict[str, Any]:
        sections = (("up", "up"), ("down", "down"), ("neutral", None))
        return {word: direction for section, direction in sections for word in document[section].get(name, ())}

    verbs, nouns = directed("verbs"), directed("nouns")
    beside, than, particles = directed("beside"), directed("than"), directed("particles")
    known = frozenset().union(verbs, nouns, beside, than, particles)
    context = {name: frozenset(words) for name, words in document["context"].items()}
    return ChangeWords(verbs, nouns, beside, than, particles, known, cast("Any", document["parts"]), **context)
