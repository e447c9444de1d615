"""The words of measures by their stems, read from the bundled store."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from factcheck.reference.catalogue import Wording
from factcheck.reference.files import damaged_bundled

if TYPE_CHECKING:
    from pathlib import Path


class StemIndex:
    """What `wordings` found in the bundled catalogue. Each answer is read once and remembered."""

    def __init__(self, path: Path, file: sqlite3.Connection) -> None:
        """Read from the bundled store at `path`, which is open."""
        self._path = path
        self._file = file
        self._worded: dict[str, Wording | None] = {}
        self._phrasings: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}

    def worded(self, stem: str) -> Wording | None:
        """Return the measures that have a stem in a phrase of theirs, None if none has. Raises StoreError."""
        if stem not in self._worded:
            row = self._row("SELECT measures, weight FROM wording WHERE stem = ?", stem)
            self._worded[stem] = None if row is None else Wording(row[1], tuple(row[0]))
        return self._worded[stem]

    def phrasings(self, measure: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the phrases of a measure as stems, the most telling first, with the key of each. Raises StoreError."""
        known = self._phrasings.get(measure)
        if known is None:
            row = self._row("SELECT phrases FROM phrasing WHERE measure = ?", measure)
            known = tuple((slot, tuple(stems)) for slot, stems in row[0]) if row else ()
            self._phrasings[measure] = known
        return known

    def _row(self, question: str, value: str) -> tuple[Any, ...] | None:
        """The row that answers a question, with its first column as what the JSON there says; None without one."""
        try:
            row = self._file.execute(question, (value,)).fetchone()
            return None if row is None else (json.loads(row[0]), *row[1:])
        except (sqlite3.Error, ValueError) as error:
            raise damaged_bundled(self._path, error) from None
