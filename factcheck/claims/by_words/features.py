"""What is known of a number and of a measure that the words around it name: what the weights of `scoring` are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.by_words.doubts import doubts
from factcheck.claims.by_words.wording import ALL
from factcheck.claims.measures.bases import NOTHING
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from factcheck.claims.by_words.wording import Found, Words
    from factcheck.claims.measures.bases import Stated
    from factcheck.reference.catalogue import Measure

_NAMING = frozenset("xnKHCNPV")
"""Letters of words that name something."""


class Contender(NamedTuple):
    """A measure that a number may be of."""

    measure: Measure
    """The measure."""
    found: Found
    """Its words in the line."""
    own: frozenset[str]
    """The stems of all its phrases."""
    agrees: bool
    """Whether the text says of what it is a rate or a share, where the measure is one."""
    narrower: bool
    """Whether it is of a part of those of whom another contender is, and the text names no part."""
    outdone: bool
    """Whether the words are rather the name of a measure that the number cannot be of."""
    lead: float
    """How much better its words fit than those of the next contender, or worse than those of the best."""
    rank: int
    """How many contenders have words that fit better."""


def features(words: Words, contender: Contender, told: Stated, common: Collection[str]) -> Mapping[str, float]:
    """Return what is known of a contender, by the names that the weights have; what is not there is not so.

    `told` is what the number is said to be a rate or a share of, `common` are the units that anything may have.
    """
    line, at = words.line, words.at
    measure, own = contender.measure, contender.own
    quantity = line.items[at].quantity
    assert quantity is not None
    known = _of_words(words, contender.found, own)
    known |= dict.fromkeys(doubts(words, contender.found, measure, own, told), 1.0)
    known |= {
        "lead": contender.lead / 3,
        "rank": min(contender.rank, 3),
        "agrees": float(contender.agrees),
        "narrower": float(contender.narrower),
        "outdone": float(contender.outdone),
        "of": float(told.of is not None),
        "per": float(told.per is not None),
        "base not said": float((measure.unit.of or measure.unit.per) is not None and told == NOTHING),
        "base elsewhere": float(told == NOTHING and _base_elsewhere(words, measure)),
        "common unit": float(measure.unit.name in common),
        f"{quantity.kind} for {measure.kind}": 1.0,
        f"as {measure.code}": 1.0,  # some are told of many other things: what a firm employs is no employment
        f"behind {line.letters[at - 1]}": 1.0,
        f"before {line.letters[at + 1 : at + 2]}": 1.0,
        f"next {_whose(words, own, at + 1)}": 1.0,
        f"second {_whose(words, own, at + 2)}": 1.0,
    }
    return {name: value for name, value in known.items() if value}


def _of_words(words: Words, found: Found, own: frozenset[str]) -> dict[str, float]:
    """How the words of a measure stand to the number. Words are strange that no phrase of the measure has."""
    line, at, heads = words.line, words.at, found.heads
    low, high = min(at, *heads), max(at, *heads)
    near = min(heads, key=lambda head: abs(head - at))
    strange = [step for name, step in words.all if name not in own and line.letters[step] not in "BpQ"]
    stretch = line.segments[at]
    return {
        "bias": 1.0,
        "covered": found.covered,
        "covered wholly": float(found.covered > ALL),
        "elsewhere": sum(line.segments[head] != stretch for head in heads) / len(heads),
        "spread": min(high - low + 1 - len(set(heads)), 10) / 5,
        "numbers between": float(found.between),
        "another number nearer": float(_another_nearer(words, found, near)),
        "strange near": sum(1 / (1 + abs(step - at)) for step in strange if line.segments[step] == stretch),
        "strange in stretch": min(sum(line.letters[step] in _NAMING for step in strange), 6) / 3,
        "strange between": sum(low < step < high for step in strange) / 5,
        "strange before name": float(any(step + 1 in heads for step in strange)),
        "strange before nearest": float(near - 1 in strange and line.letters[near - 1] == "x"),
        "strange after name": float(any(step - 1 in heads for step in strange)),
        "names": min(line.letters.count("n"), 4) / 2,
        "names between": float("n" in line.letters[low:high]),
        "other name between": float(
            any(line.letters[step] in "NPCV" and step not in heads for step in range(low, high))
        ),
        f"by {found.slot}": 1.0,
    }


def _another_nearer(words: Words, found: Found, near: int) -> bool:
    """Whether another number is nearer to the word that is nearest."""
    line, at = words.line, words.at
    others = [step for step in line.where("Q") if step not in (at, *found.heads) and line.letters[step - 1] != "p"]
    return any(abs(near - step) < abs(near - at) for step in others)


def _base_elsewhere(words: Words, measure: Measure) -> bool:
    """Whether the sentence names of what a measure is a share, though not beside the number."""
    line = words.line
    return measure.unit.of is not None and any(line.items[step].base == measure.unit.of for step in line.where("B"))


def _whose(words: Words, own: frozenset[str], step: int) -> str:
    """Whether the words of an item are of the measure, strange, or none that name anything."""
    names = [name for name, place in words.all if place == step]
    if not names:
        return "end" if step >= len(words.line.items) else "other"
    return "own" if own.intersection(names) else "strange"
