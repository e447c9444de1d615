"""The first stage counts what it should, and whatever is read, right or wrong, is sound in itself."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

import pytest

from factcheck.language.quantities import QuantityKind
from tests.evaluation.annotations import ExpectedQuantity, QuantityCase, claim_cases, claims_nothing, quantity_cases
from tests.evaluation.reading_numbers import compared, same_noun
from tests.support import checker, quantities_of, quantity

if TYPE_CHECKING:
    from factcheck.language.quantities import Quantity

NINE_CARS = ExpectedQuantity("9", 9, None, "rate", "exact", "up", "amount", "d", "cars")
"""An annotation with everything that only some numbers have."""


def _read(parts: dict[str, Any]) -> Quantity:
    """Return what the annotation says, but for some parts."""
    return quantity("9")._replace(**{"direction": "up", "change": "amount", "per": "d", "noun": "red cars", **parts})


# --- what is counted --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "change", "base", "noun"),
    [
        ({}, 1, 1, 1),
        ({"direction": "down"}, 0, 1, 1),
        ({"change": "end"}, 0, 1, 1),
        ({"per": "mo"}, 1, 0, 1),
        ({"noun": "lorries"}, 1, 1, 0),
        ({"noun": None}, 1, 1, 0),
    ],
)
def test_a_part_is_right_only_if_it_is_the_same(parts: dict[str, Any], change: int, base: int, noun: int) -> None:
    scores = compared(QuantityCase("x", "9 cars", (NINE_CARS,)), [_read(parts)]).aspects
    assert (scores["change"].hits, scores["base"].hits, scores["noun"].hits) == (change, base, noun)
    assert (scores["value+direction"].hits, scores["value+per"].hits) == (change, base)
    assert scores["value"].hits == 1


def test_no_part_but_the_noun_is_right_if_the_value_is_wrong() -> None:
    scores = compared(QuantityCase("x", "9 cars", (NINE_CARS,)), [_read({"value": 90.0})]).aspects
    assert [name for name, score in scores.items() if score.hits] == ["noun"]


def test_a_part_that_none_is_expected_of_counts_against_precision() -> None:
    bare = ExpectedQuantity("9", 9, None, "count", "exact")
    scores = compared(QuantityCase("x", "9 cars", (bare,)), [_read({})]).aspects
    assert [(scores[name].given, scores[name].expected) for name in ("change", "base")] == [(1, 0), (1, 0)]
    assert scores["noun"].given == 0  # the annotation leaves the noun open


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("refugees", "Syrian refugees", True),
        ("season tickets", "tickets", True),
        ("Homes", "homes nearby", True),
        ("people", "people living there", True),
        ("season tickets", "season", False),
        ("cars", None, False),
    ],
)
def test_a_noun_is_right_if_it_has_the_head(wanted: str, given: str | None, same: bool) -> None:
    assert same_noun(wanted, given) is same


@pytest.mark.parametrize(("kind", "alone"), [("label", 1), ("date", 1), ("ordinal", 1), ("count", 0), ("share", 0)])
def test_a_trap_is_left_alone_unless_a_quantity_is_read_from_it(kind: QuantityKind, alone: int) -> None:
    case = QuantityCase("x", "9", (ExpectedQuantity("9", 9, None, "label", "exact"),))
    assert compared(case, []).traps.hits == 1
    traps = compared(case, [quantity("9")._replace(kind=kind)]).traps
    assert (traps.hits, traps.of) == (alone, 1)


def test_a_miss_tells_what_was_expected_and_what_was_read() -> None:
    counts = compared(
        QuantityCase("x", "9 cars", (NINE_CARS,)), [_read({"direction": "down", "per": "mo", "kind": "rate"})]
    )
    (miss,) = counts.misses
    assert miss.aspect == "direction, per"
    assert miss.expected == "'9' = 9 - rate exact up amount per d 'cars'"
    assert miss.got == "'9' = 9 - rate exact down amount per mo 'red cars'"


# --- what is sound ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def readings() -> list[tuple[str, list[Quantity]]]:
    """Return every annotated text with the numbers read from it."""
    texts = [*(case.text for case in quantity_cases()), *(case.text for case in claim_cases())]
    return [(text, quantities_of(text)) for text in texts]


def test_a_surface_is_the_text_of_its_span(readings: list[tuple[str, list[Quantity]]]) -> None:
    for text, found in readings:
        for got in found:
            assert 0 <= got.span.start < got.span.end <= len(text), text
            assert got.surface == got.span.of(text), text
            assert any(c.isalnum() for c in got.surface), text


def test_numbers_come_in_order_and_share_no_character(readings: list[tuple[str, list[Quantity]]]) -> None:
    for text, found in readings:
        for one, two in pairwise(found):
            assert one.span.end <= two.span.start, text
            assert one.last <= two.first, text


def test_a_value_lies_between_its_bounds(readings: list[tuple[str, list[Quantity]]]) -> None:
    for text, found in readings:
        for got in found:
            slack = 1e-9 * max(1.0, abs(got.value))
            assert math.isfinite(got.value), text
            assert got.grain >= 0, text
            assert got.low is None or got.low <= got.value + slack, (text, got.surface)
            assert got.high is None or got.high >= got.value - slack, (text, got.surface)


def test_units_and_kinds_are_known(readings: list[tuple[str, list[Quantity]]]) -> None:
    words = checker().words
    symbols = {unit.symbol for unit in words.units.values()}
    codes = {*words.currency_before.values(), *words.currency_after.values()}
    for text, found in readings:
        for got in found:
            assert got.kind in get_args(QuantityKind), text
            assert got.unit is None or got.unit in symbols | codes, (text, got.unit)
            assert got.kind != "money" or got.unit is not None, (text, got.surface)
            assert not claims_nothing(got.kind) or got.unit is None, (text, got.surface)


def test_a_change_has_a_direction_and_a_rate_a_base(readings: list[tuple[str, list[Quantity]]]) -> None:
    for text, found in readings:
        for got in found:
            assert got.kind == "ordinal" or (got.direction is None) == (got.change is None), (text, got.surface)
            assert (got.kind == "rate") == (got.per is not None), (text, got.surface)
            assert got.noun is None or got.noun in text, (text, got.surface)
