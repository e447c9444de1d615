"""The comparison with the peers counts what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.reading import Read, Reader, compare, our_unit, our_units, ours, peer
from factcheck.article import Span
from tests.evaluation.annotations import ExpectedQuantity, QuantityCase

if TYPE_CHECKING:
    from pathlib import Path

CASE = QuantityCase(
    "q",
    "In 2016 the ferry carried 412 people over 30 miles.",
    (
        ExpectedQuantity("2016", 2016, None, "date", "exact"),
        ExpectedQuantity("412", 412, None, "count", "exact"),
        ExpectedQuantity("30 miles", 30, "mi", "measure", "exact"),
    ),
)


def test_the_units_of_a_peer_become_ours() -> None:
    units = our_units()
    assert our_unit("Mile", units) == "mi"
    assert our_unit("mile per hour", units) == "mph"
    assert our_unit("dollar per barrel", units) == "USD"
    assert our_unit("dimensionless", units) is our_unit(None, units) is None
    assert our_unit("coulomb", units) == "coulomb"


def test_dates_count_for_nobody_and_a_number_out_of_nothing_counts_against() -> None:
    found = [Read(Span(3, 7), 2016, None), Read(Span(26, 29), 412, None), Read(Span(42, 44), 30, None)]
    surplus = Read(Span(8, 11), 1, None)
    scores = compare(Reader("peer", 1.0, [[*found, surplus]]), [CASE])
    assert (scores.value.hits, scores.value.expected, scores.value.given) == (2, 2, 3)
    assert (scores.unit.hits, scores.unit.expected, scores.unit.given) == (1, 2, 3)
    assert (scores.taken_for_numbers, scores.others) == (1, 1)


def test_ours_is_compared_like_the_others() -> None:
    scores = compare(ours([CASE]), [CASE])
    assert (scores.value.hits, scores.unit.hits, scores.taken_for_numbers) == (2, 2, 0)


def test_a_peer_that_is_not_installed_is_left_out_with_the_remedy(tmp_path: Path) -> None:
    said = peer("quantulum3", tmp_path / "python", [CASE])
    assert isinstance(said, str)
    assert "make peers" in said
