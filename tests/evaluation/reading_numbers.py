"""The first stage: the numbers of a sentence, with value, unit, bound and kind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tests.evaluation.annotations import claims_nothing, in_order, quantity_cases
from tests.evaluation.scores import Miss, Result, Score
from tests.support import quantities_of

if TYPE_CHECKING:
    from factcheck.language.quantities import Quantity
    from tests.evaluation.annotations import ExpectedQuantity, QuantityCase

STAGE = "quantities"
_ASPECTS = ("value", "value+unit", "value+bound", "kind")


def measure() -> Result:
    """Read every annotated sentence and compare."""
    scores = {aspect: Score() for aspect in _ASPECTS}
    result = Result()
    for case in quantity_cases():
        _compare(case, scores, result)
    for aspect, score in scores.items():
        result.figures += score.figures(STAGE, aspect)
    return result


def _compare(case: QuantityCase, scores: dict[str, Score], result: Result) -> None:
    found = quantities_of(case.text)
    spans = in_order(case.text, [expected.surface for expected in case.quantities])
    taken: set[int] = set()
    for expected, span in zip(case.quantities, spans, strict=True):
        at = next((n for n, got in enumerate(found) if n not in taken and got.span.overlaps(span)), None)
        got = None if at is None else found[at]
        if at is not None:
            taken.add(at)
        _count(expected, got, scores)
        wrong = _wrong(expected, got)
        if wrong:
            told = "nothing" if got is None else _told(got.surface, got.value, got.unit, got.kind, got.hedge)
            wanted = _told(expected.surface, expected.value, expected.unit, expected.kind, expected.bound)
            result.misses.append(Miss(STAGE, wrong, case.id, case.text, wanted, told))
    for n, got in enumerate(found):
        if n not in taken:
            _count(None, got, scores)
            told = _told(got.surface, got.value, got.unit, got.kind, got.hedge)
            result.misses.append(Miss(STAGE, "surplus", case.id, case.text, "nothing", told))


def _count(expected: ExpectedQuantity | None, got: Quantity | None, scores: dict[str, Score]) -> None:
    """Count one pair. Dates, labels and ranks take part in the aspect `kind` only, unless one side read a quantity."""
    real_expected = expected is not None and not expected.claims_nothing
    real_given = got is not None and not claims_nothing(got.kind)
    right = _right(expected, got) if expected is not None and got is not None else dict.fromkeys(_ASPECTS, False)
    for aspect, score in scores.items():
        is_kind = aspect == "kind"
        score.expected += expected is not None if is_kind else real_expected
        score.given += got is not None if is_kind else real_given
        score.hits += right[aspect] and (is_kind or (real_expected and real_given))


def _right(expected: ExpectedQuantity, got: Quantity) -> dict[str, bool]:
    value = math.isclose(expected.value, got.value, rel_tol=1e-6, abs_tol=1e-9)
    return {
        "value": value,
        "value+unit": value and expected.unit == got.unit,
        "value+bound": value and expected.bound == got.hedge,
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
    return ", ".join(name.removeprefix("value+") for name in _ASPECTS[1:] if not right[name])


def _told(surface: str, value: float, unit: str | None, kind: str, bound: str) -> str:
    return f"{surface!r} = {value:g} {unit or '-'} {kind} {bound}"
