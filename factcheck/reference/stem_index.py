"""The words of measures by their stems, read from the bundled store."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from factcheck.reference.catalogue import Phrasing
from factcheck.reference.files import damaged_bundled

if TYPE_CHECKING:
    from pathlib import Path


class StemIndex:
    """What `wordings` found in the bundled catalogue. Each answer is read once and remembered."""

    def __init__(self, path: Path, file: sqlite3.Connection) -> None:
        """Read from the bundled store at `path`, which is open."""
        self._path = path
        self._file = file
        self._phrasings: dict[str, tuple[Phrasing, ...]] = {}
        self._stems: dict[str, frozenset[str]] = {}

    def phrasings(self, stem: str) -> tuple[Phrasing, ...]:
        """Return the phrases of which a stem tells most, of all measures. Raises StoreError."""
        known = self._phrasings.get(stem)
        if known is None:
            found = self._answer("SELECT phrases FROM wording WHERE stem = ?", stem)
            known = tuple(_phrasing(measure, slot, stems) for measure, slot, stems in found)
            self._phrasings[stem] = known
        return known

    def of(self, measure: str) -> frozenset[str]:
        """Return the stems of all phrases of a measure. Raises StoreError."""
        known = self._stems.get(measure)
        if known is None:
            known = self._stems[measure] = frozenset(
                self._answer("SELECT stems FROM worded WHERE measure = ?", measure)
            )
        return known

    def _answer(self, question: str, value: str) -> list[Any]:
        """What the JSON says that answers a question, empty without an answer."""
        try:
            row = self._file.execute(question, (value,)).fetchone()
            return [] if row is None else json.loads(row[0])
        except (sqlite3.Error, ValueError) as error:
            raise damaged_bundled(self._path, error) from None


def _phrasing(measure: str, slot: str, stems: list[tuple[str, float]]) -> Phrasing:
    weights = tuple(weight for _, weight in stems)
    return Phrasing(measure, slot, tuple(stem for stem, _ in stems), weights, sum(weights))
