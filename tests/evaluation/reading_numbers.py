"""The first stage: the numbers of a sentence, with value, unit, bound, kind, change, base and noun."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.evaluation.annotations import claims_nothing, in_order, quantity_cases
from tests.evaluation.scores import Miss, Result, Score, Share
from tests.support import quantities_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Span
    from factcheck.language.quantities import Quantity
    from tests.evaluation.annotations import ExpectedQuantity, QuantityCase

STAGE = "quantities"
_ASPECTS = ("value", "value+unit", "value+bound", "value+direction", "value+per", "kind")
_PARTIAL = ("change", "base", "noun")
"""Aspects that few numbers have. Each is counted only over the numbers that have it, or were given it."""


@dataclass(slots=True)
class Counts:
    """What is counted over the sentences, and what went wrong."""

    aspects: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in (*_ASPECTS, *_PARTIAL)})
    traps: Share = field(default_factory=Share)
    misses: list[Miss] = field(default_factory=list)


def measure() -> Result:
    """Read every annotated sentence and compare."""
    counts = Counts()
    for case in quantity_cases():
        _compare(case, quantities_of(case.text), counts)
    result = Result(misses=counts.misses)
    for aspect, score in counts.aspects.items():
        result.figures += score.figures(STAGE, aspect)
    result.figures.append(counts.traps.figure(STAGE, "traps left alone"))
    return result


def compared(case: QuantityCase, found: Sequence[Quantity]) -> Counts:
    """Return the counts of one sentence of which these numbers were read."""
    counts = Counts()
    _compare(case, found, counts)
    return counts


def _compare(case: QuantityCase, found: Sequence[Quantity], counts: Counts) -> None:
    spans = in_order(case.text, [expected.surface for expected in case.quantities])
    taken: set[int] = set()
    for expected, span in zip(case.quantities, spans, strict=True):
        at = next((n for n, got in enumerate(found) if n not in taken and got.span.overlaps(span)), None)
        got = None if at is None else found[at]
        if at is not None:
            taken.add(at)
        if expected.claims_nothing:
            counts.traps.count(left_alone(span, found))
        _count(expected, got, counts.aspects)
        wrong = _wrong(expected, got)
        if wrong:
            told = "nothing" if got is None else _told_reading(got)
            counts.misses.append(Miss(STAGE, wrong, case.id, case.text, _told_annotation(expected), told))
    for n, got in enumerate(found):
        if n not in taken:
            _count(None, got, counts.aspects)
            counts.misses.append(Miss(STAGE, "surplus", case.id, case.text, "nothing", _told_reading(got)))


def left_alone(span: Span, found: Sequence[Quantity]) -> bool:
    """Tell whether nothing of a date, a label or a rank was read as a quantity."""
    return not any(got.span.overlaps(span) and not claims_nothing(got.kind) for got in found)


def _count(expected: ExpectedQuantity | None, got: Quantity | None, scores: dict[str, Score]) -> None:
    """Count one pair. Dates, labels and ranks take part in the aspect `kind` only, unless one side read a quantity."""
    real_expected = expected is not None and not expected.claims_nothing
    real_given = got is not None and not claims_nothing(got.kind)
    right = _right(expected, got) if expected is not None and got is not None else dict.fromkeys(_ASPECTS, False)
    for aspect in _ASPECTS:
        score, is_kind = scores[aspect], aspect == "kind"
        score.expected += expected is not None if is_kind else real_expected
        score.given += got is not None if is_kind else real_given
        score.hits += right[aspect] and (is_kind or (real_expected and real_given))
    _count_part(
        scores["change"],
        (expected.direction, expected.change) if expected and expected.change else None,
        (got.direction, got.change) if got and got.change else None,
        value=right["value"],
    )
    _count_part(scores["base"], expected and expected.per, got and got.per, value=right["value"])
    if expected is not None and expected.noun is not None:
        noun = got.noun if got is not None else None
        scores["noun"].expected += 1
        scores["noun"].given += noun is not None
        scores["noun"].hits += same_noun(expected.noun, noun)


def _count_part(score: Score, wanted: object, given: object, *, value: bool) -> None:
    """Count something that a number has only sometimes. It is right if the value is right too."""
    score.expected += wanted is not None
    score.given += given is not None
    score.hits += value and wanted is not None and wanted == given


def same_noun(wanted: str, given: str | None) -> bool:
    """Tell whether the phrase that was given contains the last word, the head, of the one that is wanted."""
    return given is not None and wanted.lower().split()[-1] in given.lower().split()


def _right(expected: ExpectedQuantity, got: Quantity) -> dict[str, bool]:
    value = math.isclose(expected.value, got.value, rel_tol=1e-6, abs_tol=1e-9)
    return {
        "value": value,
        "value+unit": value and expected.unit == got.unit,
        "value+bound": value and expected.bound == got.hedge,
        "value+direction": value and (expected.direction, expected.change) == (got.direction, got.change),
        "value+per": value and expected.per == got.per,
        "kind": expected.kind == got.kind,
    }


def _wrong(expected: ExpectedQuantity, got: Quantity | None) -> str:
    """The aspects that went wrong, joined; empty if none did."""
    if got is None:
        return "missed"
    right = _right(expected, got)
    if expected.claims_nothing:
        return "" if right["kind"] else "kind"
    if not right["value"]:
        return "value"
    wrong = [name.removeprefix("value+") for name in _ASPECTS[1:] if not right[name]]
    if expected.noun is not None and not same_noun(expected.noun, got.noun):
        wrong.append("noun")
    return ", ".join(wrong)


def _told_annotation(entry: ExpectedQuantity) -> str:
    told = _told(entry.surface, entry.value, entry.unit, entry.kind, entry.bound)
    return told + _told_parts(entry.direction, entry.change, entry.per, entry.noun)


def _told_reading(got: Quantity) -> str:
    told = _told(got.surface, got.value, got.unit, got.kind, got.hedge)
    return told + _told_parts(got.direction, got.change, got.per, got.noun)


def _told(surface: str, value: float, unit: str | None, kind: str, bound: str) -> str:
    return f"{surface!r} = {value:g} {unit or '-'} {kind} {bound}"


def _told_parts(direction: str | None, change: str | None, per: str | None, noun: str | None) -> str:
    """What only some numbers have."""
    parts = [part for part in (direction, change, f"per {per}" if per else None, repr(noun) if noun else None) if part]
    return "".join(f" {part}" for part in parts)
