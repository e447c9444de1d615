"""Words of `reference_data/language/numbers.toml` that tell whether a word is a number: what stands around it."""

from __future__ import annotations

from factcheck.records import NamedTuple


class PartContext(NamedTuple):
    """Words around "half", "a third" and the like that tell whether a part of a whole is meant."""

    after: frozenset[str]
    """What follows a part."""
    before: frozenset[str]
    """What precedes one, besides hedges."""
    never: frozenset[str]
    """What makes it a half of a match, a term or a rank."""
    whole: frozenset[str]
    """What follows "half": "half the budget"."""
    apart: frozenset[str]
    """What makes a compound with "half": "half time"."""
    verbs: frozenset[str]
    """Verbs with which "in half" is a change."""
    someone: frozenset[str]
    """Of whom one is a part of so many: "one child in six"."""
    timed: frozenset[str]
    """What precedes a half of a match at the end of a clause: "in the half"."""
    opening: frozenset[str]
    """Words with which a clause begins: "and half"."""
    compared: frozenset[str]
    """What follows an amount of difference: "a third less"."""
    predicates: frozenset[str]
    """Verbs of which a part is the subject: "a quarter say"."""


class PronounContext(NamedTuple):
    """Words beside "one" that make it no number."""

    before: frozenset[str]
    """What precedes: "no one"."""
    after: frozenset[str]
    """What follows: "one wonders"."""
    idioms: frozenset[str]
    """Both: "at one point"."""
    joined: frozenset[str]
    """What a hyphen joins to it: "one-off"."""
    determiners: frozenset[str]
    """Before what precedes it: "the old one"."""


class VagueContext(NamedTuple):
    """Words around "dozens" and "scores" that tell whether they count."""

    never: frozenset[str]
    """Before a bare plural: "the thousands"."""
    scores: frozenset[str]
    """Before "scores of" where it counts points."""


class MultipleContext(NamedTuple):
    """Words around "double" and "twice" that tell whether a multiple is meant."""

    whole: frozenset[str]
    """What follows: "twice the"."""
    infinitive: frozenset[str]
    """What precedes the verb: "to double"."""
    never: frozenset[str]
    """What makes something else of it: "doubled down"."""
    sizes: frozenset[str]
    """What follows "half as": "half as many"."""
    modals: frozenset[str]
    """What precedes "double" only where it is a verb: "will double"."""
    games: frozenset[str]
    """Verbs that are names of games too: "doubles"."""
    objects: frozenset[str]
    """What follows them where they are verbs: "doubles the"."""
    ends: frozenset[str]
    """What follows the verb without an object: "could double by"."""
    hedges: frozenset[str]
    """What precedes a multiple of what follows it: "than double the"."""
    told: frozenset[str]
    """What follows a multiple: "double the"."""
