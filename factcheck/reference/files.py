"""The files of the store: the one that ships with the program, and the one with what was fetched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

FORMAT = 8
"""Version of the tables. A file of another version is refused."""
LAYOUT = f"{FORMAT}.1"
"""Version of the tables of fetched figures."""
BUNDLED = Path(__file__).parent.parent / "_data" / "reference.sqlite"
"""The store that ships with the program."""
REMEDY = "reinstall factcheck, or run `make data`"
"""What helps against a bad store."""
FETCHED_REMEDY = "run `factcheck data remove --all`, and fetch again"
"""What helps against a bad store of fetched figures."""


class StoreError(Exception):
    """A store file is missing, damaged or of another version; the message names file and remedy."""


def open_bundled(path: Path) -> sqlite3.Connection:
    """Open a compiled store for reading. Raises StoreError."""
    if not path.is_file():
        raise StoreError(f"{path}: the reference data is missing; {REMEDY}")
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: not a factcheck store ({error}); {REMEDY}") from None
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.Error as error:
        db.close()
        raise StoreError(f"{path}: not a factcheck store ({error}); {REMEDY}") from None
    if row is None or row[0] != str(FORMAT):
        db.close()
        raise StoreError(f"{path}: made by another version of factcheck; reinstall it, or run `make data`")
    return db


def open_fetched(path: Path) -> sqlite3.Connection:
    """Open the fetched figures for reading. The file is never written in place: what is opened stays as it is.

    Raises StoreError.
    """
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise damaged_fetched(path, error) from None
    try:
        _look_over(path, db)
    except BaseException:
        db.close()
        raise
    return db


def _look_over(path: Path, db: sqlite3.Connection) -> None:
    """Find at once what is cut off, foreign or of another version."""
    try:
        row = db.execute("SELECT value FROM meta WHERE key = 'fetched'").fetchone()
        pages, size = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        whole = path.stat().st_size == pages * size
    except (sqlite3.Error, OSError) as error:
        raise damaged_fetched(path, error) from None
    if row is None or row[0] != LAYOUT:
        raise StoreError(f"{path}: fetched by another version of factcheck; {FETCHED_REMEDY}")
    if not whole:
        raise damaged_fetched(path, ValueError("its end is missing"))


def damaged_fetched(path: Path, error: Exception) -> StoreError:
    """Say that the file of fetched figures is damaged."""
    return StoreError(f"{path}: the fetched figures are damaged ({error}); {FETCHED_REMEDY}")


def damaged_bundled(path: Path, error: Exception) -> StoreError:
    """Say that the bundled store is damaged."""
    return StoreError(f"{path}: damaged ({error}); {REMEDY}")
