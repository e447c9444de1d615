"""The hedges of `reference_data/language/hedges.toml`, ready to be looked up."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Literal

from factcheck.language.tokens import phrase_key
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HedgeKind = Literal["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most", "range"]
_SLOT = lazily(r"\{(\w+)\}")


class Hedge(NamedTuple):
    """How a word such as "nearly" widens a number."""

    kind: HedgeKind
    """Its kind."""
    below: float | None
    """Fraction of the value by which the truth may be lower; None for no bound."""
    above: float | None
    """Fraction of the value by which the truth may be higher; None for no bound."""
    reach: float | None
    """For an open bound, the fraction beyond which the words mislead although they are true."""


class HedgeWords(NamedTuple):
    """All words that hedge, keyed as `tokens.phrase_key` writes them."""

    before: Mapping[str, Hedge]
    """Those before a number, verbs included."""
    reach: Mapping[str, int]
    """For the last token of each of them, how many tokens the longest has."""
    verbs: frozenset[str]
    """The verbs among them."""
    tails: Mapping[str, Hedge]
    """Those behind a number."""
    tail_starts: frozenset[str]
    """Their first tokens."""
    between: frozenset[str]
    """What may stand between a hedge and its number."""
    between_ends: frozenset[str]
    """The last tokens of that."""
    adding: frozenset[str]
    """Behind "plus" after a number, what begins the next one: "200 plus another 10"."""
    marks: frozenset[str]
    """What follows a number with "the" between it and its hedge."""
    otherwise: Mapping[str, frozenset[str]]
    """By name, the words beside which a hedge is a preposition."""


def build(document: Mapping[str, Any]) -> HedgeWords:
    """Make the hedges from the parsed file."""
    before: dict[str, Hedge] = {}
    tails: dict[str, Hedge] = {}
    for entry in document["hedge"]:
        hedge = Hedge(entry["kind"], entry.get("below"), entry.get("above"), entry.get("reach"))
        for template in (*entry["phrases"], *entry.get("verbs", ())):
            before |= dict.fromkeys(map(phrase_key, _expanded(template, document["words"])), hedge)
        tails |= {phrase_key(phrase): hedge for phrase in entry.get("after", ())}
    reach: dict[str, int] = {}
    for key in before:
        tokens = key.split()
        reach[tokens[-1]] = max(reach.get(tokens[-1], 0), len(tokens))
    between = frozenset(phrase_key(phrase) for phrase in document["between"]["words"])
    return HedgeWords(
        before=before,
        reach=reach,
        verbs=frozenset(verb for entry in document["hedge"] for verb in entry.get("verbs", ())),
        tails=tails,
        tail_starts=frozenset(key.split()[0] for key in tails),
        between=between,
        between_ends=frozenset(phrase.split(" ")[-1] for phrase in between),
        adding=frozenset(document["adding"]["words"]),
        marks=frozenset(document["marks"]["words"]),
        otherwise={name: frozenset(words) for name, words in document["otherwise"].items()},
    )


def _expanded(template: str, lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Fill "{small} under" with every word of the list."""
    names = _SLOT.findall(template)
    pattern = _SLOT.sub("{}", template)
    for words in itertools.product(*(lists[name] for name in names)):
        yield pattern.format(*words)
