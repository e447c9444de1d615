"""The phrases of the catalogue, tried on sentences: `phrases/SUBJECT.csv`, one subject a file.

A row without a measure is a trap: its number must stay unbound, or be bound as a change of what is named.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from factcheck.reference.catalogue_files import SLOTS, load
from tests.support import CHECKOUT, bound_of, checked

FOLDER = Path(__file__).parent / "phrases"


def _rows() -> list[tuple[str, dict[str, str]]]:
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [(f"{path.stem}:{number}", row) for number, row in enumerate(csv.DictReader(file), 2)]
    return found


ROWS = _rows()


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_a_sentence_binds_to_its_measure_or_not_at_all(row: dict[str, str]) -> None:
    bound = bound_of(checked(row["text"], row["date"]), row["number"])
    if not row["measure"]:
        assert bound.claim is None or bound.claim.relation != "level"
        return
    assert bound.claim is not None, bound.reason
    assert (bound.claim.measure, bound.claim.entity) == (row["measure"], row["entity"])


def test_every_measure_with_phrases_is_tried() -> None:
    measures = load([CHECKOUT / "reference_data" / "catalogue"]).measures
    phrased = {code for code, entry in measures.items() if any(entry.get(slot) for slot in SLOTS)}
    tried = {row["measure"] for _, row in ROWS}
    assert sorted(phrased - tried) == []


def test_traps_are_a_good_part_of_the_sentences() -> None:
    traps = [row for _, row in ROWS if not row["measure"]]
    assert len(traps) * 6 >= len(ROWS)
