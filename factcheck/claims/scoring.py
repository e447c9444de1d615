"""A last resort: the measure of a number that no construction ties to one, by how well the words around it name one.

All measures whose unit the number has are ranked by how much of their phrases stands in the sentence. The best is taken
unless something says that the number is not of it (`vetoes`), and if a few features of the sentence make it likely
enough. What each feature counts is in `reference_data/language/scoring.toml`, which `tools/train_scoring.py` writes.
What is bound so is weak evidence: it confirms, and never contradicts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from factcheck.claims import groups, measures, spans, vetoes
from factcheck.claims.bases import stated
from factcheck.claims.fitting import agrees, plausible
from factcheck.claims.measures import MeasureChoice
from factcheck.claims.model import Evidence
from factcheck.claims.topics import named_codes
from factcheck.claims.wording import ALL, Words
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.claims.bases import Stated
    from factcheck.claims.line import Line
    from factcheck.claims.wording import Found
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue, Measure

_LEAD = 6.0
"""A lead over the next measure that counts as much as having no rival."""
_TOLD_BARE = ("rate", "index")
"""Kinds of measures whose numbers need no unit."""
_NOT_OF_PARTS = ("per ", "over ", "of ", "growth ", "purchasing", "war")
"""How the names of variants begin that are no part of the people."""


class Model(NamedTuple):
    """What was learned, and the words that go with it."""

    weights: Mapping[str, float]
    """What each feature counts."""
    threshold: float
    """The least probability with which a number is bound."""
    empty: frozenset[str]
    """Words that name nothing by themselves."""
    listed: vetoes.VetoWords
    """Words that make something else of a sentence."""
    common: frozenset[str]
    """Units that anything may have, and which words alone do not explain."""


class Scored(NamedTuple):
    """The measure that the words around a number name best."""

    measure: Measure
    """The measure, already the variant for the time or the basis that the sentence tells."""
    found: Found
    """Its words."""
    features: Mapping[str, float]
    """What is known of them, by the names that the weights have."""


def build(vocabulary: Vocabulary) -> Model:
    """Take what was learned out of the vocabulary."""
    table = vocabulary.scoring
    words = {name: frozenset(listed) for name, listed in table["words"].items()}
    listed = vetoes.VetoWords(words["denying"], words["unreal"], words["owning"])
    return Model(table["weights"], table["threshold"], words["empty"], listed, frozenset(table["common_units"]))


def choose(line: Line, at: int, model: Model, catalogue: Catalogue) -> MeasureChoice | None:
    """Return the measure that a number without a construction most likely speaks of, None if none is likely enough."""
    scored = best(line, at, model, catalogue)
    if scored is None or probability(scored.features, model.weights) < model.threshold:
        return None
    heads = scored.found.heads
    words = ", ".join(dict.fromkeys(f"“{line.words(step)}”" for step in sorted(heads)))
    why = Evidence(f"{words} (by the words around it alone)", "weak")
    return MeasureChoice(scored.measure, min(heads, key=lambda step: abs(step - at)), frozenset(heads), None, why)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how likely a measure is meant, by the weights of its features; a feature without one counts nothing."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def best(line: Line, at: int, model: Model, catalogue: Catalogue) -> Scored | None:
    """Return the measure that the words around a number name best; None if there is none or it cannot be meant."""
    told = stated(line, at)
    if vetoes.no_level(line, at, told):
        return None
    words = Words(line, at, model.empty)
    named = words.named(catalogue)
    ranked = sorted(_ranked(words, named, told, model, catalogue), key=lambda pair: (-pair[0].fit, pair[1].code))
    if not ranked:
        return None
    found, measure = ranked[0]
    own = frozenset(name for _, stems in catalogue.phrasings(measure.code) for name in stems)
    if vetoes.vetoed(words, found, measure, own, told, model.listed):
        return None
    if _names_another_better(words, found, measure, named, catalogue):
        return None
    lead = min(found.fit - ranked[1][0].fit, _LEAD) if len(ranked) > 1 else _LEAD
    features = _features(words, found, own, told, lead)
    meant = _as_told(line, at, found, measure, catalogue)
    return None if meant is None else Scored(meant, found, features)


def _ranked(
    words: Words, named: Sequence[Measure], told: Stated, model: Model, catalogue: Catalogue
) -> Iterator[tuple[Found, Measure]]:
    """The measures that the number can be of, with their words."""
    line, at = words.line, words.at
    places = _places(line, catalogue)
    quantity = line.items[at].quantity
    bare = quantity is not None and quantity.kind == "count"  # it may be of too many things
    fitting = [
        measure
        for measure in named
        if (not bare or measure.kind in _TOLD_BARE)
        and measure.unit.name not in model.common
        and (measure.within is None or measure.within in places)
        and _can_be(line, at, told, measure)
    ]
    part = groups.part_of_people(line, at)
    parts = set(_parts(fitting, catalogue)) if part is None else set()
    for measure in fitting:
        found = words.best(measure, catalogue) if measure.code not in parts else None
        if found is not None:
            yield found, measure


def _places(line: Line, catalogue: Catalogue) -> set[str]:
    """The places that a line names, with what they lie in."""
    named = {code for step in line.where("EA") for code in named_codes(line, step)}
    return named | {parent for code in named if (parent := catalogue.entity(code).parent) is not None}


def _can_be(line: Line, at: int, told: Stated, measure: Measure) -> bool:
    """Whether unit and size of a number are those of a measure."""
    quantity = line.items[at].quantity
    assert quantity is not None
    if quantity.kind == "share" and quantity.unit is None and told.of is None:
        return False  # "half of Italians"
    return agrees(measure, quantity, told, line) and plausible(measure, quantity)


def _parts(fitting: Iterable[Measure], catalogue: Catalogue) -> Iterator[str]:
    """The measures of a part of the people that are told as those of all: youth unemployment is unemployment."""
    for measure in fitting:
        for name, code in measure.variants.items():
            if not name.startswith(_NOT_OF_PARTS) and catalogue.measure(code).unit.of == measure.unit.of:
                yield code


def _names_another_better(
    words: Words, found: Found, measure: Measure, named: Iterable[Measure], catalogue: Catalogue
) -> bool:
    """Whether the words are the name of a measure that the number cannot be of: "energy use per head: 2,400 kWh"."""
    for other in named:
        if other.unit.name == measure.unit.name:
            continue
        rival = words.best(other, catalogue)
        if rival and rival.covered > ALL and rival.fit > found.fit and set(rival.heads) >= set(found.heads):
            return True
    return False


def _as_told(line: Line, at: int, found: Found, measure: Measure, catalogue: Catalogue) -> Measure | None:
    """The measure over the time, or on the basis, that the sentence tells; None if there is none."""
    if measure.kind == "rate":
        spanned = spans.of_span(measure, spans.told(line, at), catalogue)
        if isinstance(spanned, str) or spans.is_turned(measure, spanned):
            return None
        measure = spanned
    basis = measure.variants.get("purchasing power")
    on_basis = basis is not None and measures.on_basis(line, at, min(found.heads), basis)
    return catalogue.measure(basis) if basis is not None and on_basis else measure


def _features(words: Words, found: Found, own: frozenset[str], told: Stated, lead: float) -> dict[str, float]:
    """What the weights are for. Words are strange that no phrase of the measure has."""
    line, at, heads = words.line, words.at, found.heads
    low, high = min(at, *heads), max(at, *heads)
    strange = [step for name, step in words.all if name not in own and line.letters[step] not in "BpQ"]
    stretch = line.segments[at]
    return {
        "bias": 1.0,
        "covered": found.covered,
        "covered wholly": float(found.covered > ALL),
        "elsewhere": sum(line.segments[head] != stretch for head in heads) / len(heads),
        "spread": min(high - low + 1 - len(set(heads)), 10) / 5,
        "numbers between": float(found.between),
        "strange near": sum(1 / (1 + abs(step - at)) for step in strange if line.segments[step] == stretch),
        "strange between": sum(low < step < high for step in strange) / 5,
        "strange before name": float(any(step + 1 in heads for step in strange)),
        "strange after name": float(any(step - 1 in heads for step in strange)),
        "names": min(line.letters.count("n"), 4) / 2,
        "names between": float("n" in line.letters[low:high]),
        "other name between": float(
            any(line.letters[step] in "NPCV" and step not in heads for step in range(low, high))
        ),
        "of": float(told.of is not None),
        "per": float(told.per is not None),
        "lead": lead / 3,
        f"by {found.slot}": 1.0,
    }
