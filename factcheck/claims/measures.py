"""Which measure a quantity speaks of, by the constructions of its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.constructions import matches
from factcheck.claims.line import WarTime
from factcheck.claims.model import Evidence

if TYPE_CHECKING:
    from factcheck.claims.constructions import Constructions, Match
    from factcheck.claims.line import Line
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Catalogue, Measure

MARGIN = 1.0
"""The best measure must lead the next by this much."""

_SLOT_OF_LETTER = {"P": "predicates", "V": "verbs", "N": "names", "C": "nouns"}


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """The measure of a quantity."""

    measure: Measure
    """The measure, already the variant for a part of the people or for a war."""
    head: int
    """Index of the item that names it."""
    heads: frozenset[int]
    """Indexes of all items that speak for it, its verb included."""
    conflict: str | None
    """Code of the war that the sentence names, `*` for "the war"."""
    evidence: Evidence
    """Why."""


def choose(line: Line, at: int, shapes: Constructions, catalogue: Catalogue) -> MeasureChoice | str:
    """Return the measure of the quantity at item `at`, or the reason why there is none."""
    quantity = line.items[at].quantity
    assert quantity is not None
    scores: dict[str, float] = {}
    heads: dict[str, Match] = {}
    all_heads: dict[str, set[int]] = {}
    with_verb: set[str] = set()
    for match in matches(shapes.measure, line.letters, at):
        letter = line.letters[match.head]
        for code in _named(line, match.head, _SLOT_OF_LETTER[letter]):
            if letter == "V" and not _governs(catalogue.measure(code), match.name):
                continue
            scores[code] = scores.get(code, 0.0) + match.weight
            all_heads.setdefault(code, set()).add(match.head)
            if letter == "V":
                with_verb.add(code)
            if code not in heads or letter != "V":
                heads[code] = match
    if not scores:
        return "no measure that the program knows"
    fitting = {
        code: score
        for code, score in scores.items()
        if not (catalogue.measure(code).requires and code not in with_verb)
    }
    if not fitting:
        return "no measure that the program knows"
    fitting = {code: score for code, score in fitting.items() if _fits(catalogue.measure(code), quantity)}
    if not fitting:
        return "the unit or the size of the number does not fit the measure beside it"
    ranked = sorted(fitting.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
        labels = " and ".join(catalogue.measure(code).label_without_entity for code, _ in ranked[:2])
        return f"two measures are equally good: {labels}"
    code = ranked[0][0]
    return _variant(line, at, heads[code], frozenset(all_heads[code]), catalogue.measure(code), shapes, catalogue)


def _named(line: Line, at: int, slot: str) -> list[str]:
    mention = line.items[at].mention
    codes = mention.codes("measure") if mention else ()
    return [code.rsplit("/", 1)[0] for code in codes if code.endswith(f"/{slot}")]


def _governs(measure: Measure, construction: str) -> bool:
    """A verb that must have its noun ("accepted ... refugees") is no evidence without it."""
    return construction != "verb quantity" or "verb" not in measure.requires


def _fits(measure: Measure, quantity: Quantity) -> bool:
    if quantity.kind not in measure.quantity:
        return False
    if measure.unit == "%" and quantity.unit != "%":
        return False
    if quantity.kind == "money" and quantity.unit != measure.unit:
        return False
    if quantity.kind == "duration" and quantity.unit != "yr":
        return False
    low, high = measure.plausible
    return low <= quantity.value <= high


def _variant(
    line: Line,
    at: int,
    match: Match,
    heads: frozenset[int],
    measure: Measure,
    shapes: Constructions,
    catalogue: Catalogue,
) -> MeasureChoice | str:
    """Narrow the measure to the war and to the part of the people that the sentence speaks of."""
    conflict = None
    for war in matches(shapes.war, line.letters, match.head):
        item = line.items[war.head]
        if item.period is not None and not (isinstance(item.period, WarTime) and item.period.role == "since"):
            continue
        assert item.mention is not None
        conflict = item.mention.codes("conflict")[0]
    if conflict is not None:
        if "war" in measure.variants:
            measure = catalogue.measure(measure.variants["war"])
        elif not measure.code.startswith("deaths.conflict"):
            return f"in a war: the program has no such measure of {measure.label_without_entity}"
    part = part_of_people(line, at)
    why = f"“{line.words(match.head)}” ({match.name})"
    if part is not None:
        if part not in measure.variants:
            return f"a part of the people ({part}), which no measure of the program counts"
        measure = catalogue.measure(measure.variants[part])
    return MeasureChoice(measure, match.head, heads, conflict, Evidence(why, "strong"))


def part_of_people(line: Line, at: int) -> str | None:
    """Return the part of the people that a quantity counts ("children"), None for people at large."""
    for step in range(at + 1, min(at + 4, len(line.items))):
        if line.letters[step] == "K":
            return next(code.split("/")[1] for code in line.items[step].cues() if code.startswith("people/"))
        if line.letters[step] not in "xAb":
            return None
    return None
