"""A last resort: the measure of a number that no construction ties to one, by how well the words around it name one.

All measures that words of the sentence name, and whose unit the number has, contend for it. What is known of each
(`features`, `doubts`) makes it likely or not; the likeliest is taken if it is likely enough. What each feature counts
is in `reference_data/language/scoring.toml`, which `tools/train_scoring.py` writes. What is bound so is weak evidence:
it confirms, and never contradicts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from factcheck.claims.by_words.doubts import DoubtWords, counts_something, out_of_question, says_nothing_new
from factcheck.claims.by_words.features import Contender, features
from factcheck.claims.by_words.wording import Words
from factcheck.claims.measures import groups, measures, spans
from factcheck.claims.measures.bases import NOTHING, stated
from factcheck.claims.measures.fitting import agrees, goes_on, plausible
from factcheck.claims.measures.measures import MeasureChoice
from factcheck.claims.model import Evidence
from factcheck.claims.places.topics import named_codes
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.claims.by_words.wording import Found
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.bases import Stated
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue, Measure, Phrasing

BY_WORDS = "(by the words around it alone)"
"""Why a claim has such a measure, behind the words."""
_KINDS = frozenset({"count", "share", "rate", "money", "measure", "duration"})
"""Kinds of numbers that can be a level."""
_LEAD = 6.0
"""A lead over the next measure that counts as much as having no rival."""
_MOST = 8
"""Measures that contend for a number, those whose words fit best."""
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
    listed: DoubtWords
    """Words that make something else of a sentence."""
    common: frozenset[str]
    """Units that anything may have."""


class Scored(NamedTuple):
    """A measure that words around a number name."""

    measure: Measure
    """The measure, already the variant for the time or the basis that the sentence tells."""
    found: Found
    """Its words."""
    features: Mapping[str, float]
    """What is known of it, by the names that the weights have."""


def build(vocabulary: Vocabulary) -> Model:
    """Take what was learned out of the vocabulary."""
    table = vocabulary.scoring
    words = {name: frozenset(listed) for name, listed in table["words"].items()}
    listed = DoubtWords(
        words["denying"], words["unreal"], words["owning"], words["comparing"], words["twice"], words["relative"]
    )
    return Model(table["weights"], table["threshold"], words["empty"], listed, frozenset(table["common_units"]))


def choose(line: Line, at: int, model: Model, catalogue: Catalogue) -> MeasureChoice | None:
    """Return the measure that a number without a construction most likely speaks of, None if none is likely enough."""
    likely = [(probability(scored.features, model.weights), scored) for scored in scores(line, at, model, catalogue)]
    chance, scored = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    if scored is None or chance < model.threshold:
        return None
    heads = scored.found.heads
    words = ", ".join(dict.fromkeys(f"“{line.words(step)}”" for step in sorted(heads)))
    why = Evidence(f"{words} {BY_WORDS}", "weak")
    return MeasureChoice(scored.measure, min(heads, key=lambda step: abs(step - at)), frozenset(heads), None, why)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return how likely a measure is meant, by the weights of its features; a feature without one counts nothing."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def scores(line: Line, at: int, model: Model, catalogue: Catalogue) -> Iterator[Scored]:
    """Give the measures that a number may be of, those first whose words fit best, with what is known of each."""
    quantity = line.items[at].quantity
    assert quantity is not None
    if quantity.kind not in _KINDS or says_nothing_new(line, at, model.listed):
        return
    told = stated(line, at)
    words = Words(line, at, model.empty)
    for contender in _contenders(words, told, model, catalogue):
        meant = _as_told(line, at, contender.found, contender.measure, catalogue)
        if meant is not None:
            known = features(words, contender, told, model.common)
            yield Scored(meant, contender.found, known)


def _contenders(words: Words, told: Stated, model: Model, catalogue: Catalogue) -> Iterator[Contender]:
    """The measures that words name, whose unit the number has and that are not out of question."""
    line, at = words.line, words.at
    quantity = line.items[at].quantity
    assert quantity is not None
    bare = quantity.kind == "count" and quantity.unit is None
    found: list[tuple[Found, Measure]] = []
    fitting: dict[str, bool] = {}
    for code, phrasings in words.phrasings(catalogue, quantity.kind).items():
        measure = catalogue.measure(code)
        if bare and counts_something(line, at, measure, words.most(phrasings)):
            continue
        agreed = _can_be(line, at, told, measure)
        if agreed is not None and (measure.within is None or measure.within in _places(line, catalogue)):
            fitting[code] = agreed
            found.append((words.best(phrasings), measure))
    ranked = sorted(found, key=lambda pair: (-pair[0].fit, pair[1].code))
    contest: list[tuple[Found, Measure, frozenset[str]]] = []
    for best, measure in ranked:
        own = catalogue.stems(measure.code)
        if not out_of_question(words, best, measure, own, model.listed):
            contest.append((best, measure, own))
        if len(contest) > _MOST:
            break
    parts = set(_parts(fitting, catalogue)) if contest and groups.part_of_people(line, at) is None else set()
    named = words.phrasings(catalogue).values() if contest else ()
    whole = [phrasing for phrasings in named for phrasing in phrasings if words.has(phrasing)]
    for rank, (best, measure, own) in enumerate(contest[:_MOST]):
        rivals = contest[1:2] if rank == 0 else contest[:1]
        lead = max(-_LEAD, min(best.fit - rivals[0][0].fit, _LEAD)) if rivals else _LEAD
        outdone = _names_another_better(words, best, measure, whole, catalogue)
        yield Contender(measure, best, own, fitting[measure.code], measure.code in parts, outdone, lead, rank)


def _places(line: Line, catalogue: Catalogue) -> set[str]:
    """The places that a line names, with what they lie in."""
    named = {code for step in line.where("EA") for code in named_codes(line, step)}
    return named | {parent for code in named if (parent := catalogue.entity(code).parent) is not None}


def _can_be(line: Line, at: int, told: Stated, measure: Measure) -> bool | None:
    """Whether a number says all that one of a measure must say; None if it cannot be one by its unit and its size."""
    quantity = line.items[at].quantity
    assert quantity is not None
    if measure.unit.is_foreign(quantity.kind, quantity.unit):
        return None  # what firms earn and spend is told in any currency
    half = quantity.kind == "share" and quantity.unit is None and told.of is None  # "half of Italians"
    if not half and agrees(measure, quantity, told, line) and plausible(measure, quantity):
        return True
    may_go_on = half or told == NOTHING  # otherwise the same is asked again
    return False if may_go_on and goes_on(measure, quantity, told) else None


def _parts(codes: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    """The measures of a part of the people that are told as those of all: youth unemployment is unemployment."""
    for measure in map(catalogue.measure, codes):
        for name, code in measure.variants.items():
            if not name.startswith(_NOT_OF_PARTS) and catalogue.measure(code).unit.of == measure.unit.of:
                yield code


def _names_another_better(
    words: Words, found: Found, measure: Measure, whole: Iterable[Phrasing], catalogue: Catalogue
) -> bool:
    """Whether the words are the name of a measure that the number cannot be of: "energy use per head: 2,400 kWh".

    `whole` are the names that stand in the line as a whole.
    """
    for name in whole:
        if name.weight > found.fit and catalogue.measure(name.measure).unit.name != measure.unit.name:
            rival = words.best([name])
            if rival.fit > found.fit and set(rival.heads) >= set(found.heads):
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
