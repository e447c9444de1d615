"""How the file of fetched figures is replaced: whole or not at all, by one process at a time."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
import zlib
from typing import TYPE_CHECKING

from factcheck.reference.files import FORMAT, LAYOUT, StoreError, damaged_fetched, open_fetched
from factcheck.reference.loading import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OWN_TABLES = """
CREATE TABLE asked (id INTEGER PRIMARY KEY, source TEXT NOT NULL, measure TEXT NOT NULL, entities TEXT NOT NULL,
                    since INTEGER, until INTEGER, checked TEXT NOT NULL);
CREATE TABLE answer (asked INTEGER NOT NULL, provenance INTEGER NOT NULL, retrieved TEXT NOT NULL,
                     attribution TEXT NOT NULL, skipped TEXT NOT NULL, PRIMARY KEY (asked, provenance)) WITHOUT ROWID;
CREATE TABLE response (asked INTEGER NOT NULL, provenance INTEGER NOT NULL, number INTEGER NOT NULL, url TEXT NOT NULL,
                       retrieved TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, headers TEXT NOT NULL,
                       content BLOB NOT NULL, PRIMARY KEY (asked, provenance, number)) WITHOUT ROWID;
"""
_PATIENCE = 30.0
"""Seconds that a process waits for another one that is writing."""
_ATTEMPTS, _PAUSE = 20, 0.05
"""How often a file that is open elsewhere is tried to be replaced: some systems refuse it."""


@contextlib.contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Change a copy of the file, and put it in the place of the file in one step when all is written.

    Whoever reads meanwhile reads the old file to the end; whoever writes meanwhile waits. What ends in between, by an
    error or by a power cut, leaves the old file. Raises StoreError.
    """
    unfinished = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            try:
                _copy(path, unfinished)
                with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as db:
                    db.execute("PRAGMA journal_mode = MEMORY")
                    db.execute("BEGIN")
                    yield db
                    db.execute("COMMIT")
                _flush(unfinished)
                _replace(unfinished, path)
            finally:
                unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: cannot be written ({error})") from None
    except (sqlite3.Error, zlib.error, ValueError, TypeError, LookupError) as error:
        raise damaged_fetched(path, error) from None


def delete(path: Path) -> None:
    """Remove the file, sound or damaged. Raises StoreError."""
    try:
        with _alone(path):
            path.unlink(missing_ok=True)
            path.with_suffix(".new").unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from None


def _copy(path: Path, unfinished: Path) -> None:
    """Begin with what there is; with empty tables if there is nothing."""
    if path.exists():
        open_fetched(path).close()
        shutil.copyfile(path, unfinished)
        return
    unfinished.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(unfinished)) as db:
        db.executescript(SCHEMA + _OWN_TABLES)
        db.execute("INSERT INTO meta VALUES ('format', ?), ('fetched', ?)", (str(FORMAT), LAYOUT))
        db.commit()


def _flush(path: Path) -> None:
    """Let the system write what it holds back, before the name is given."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(unfinished: Path, path: Path) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            unfinished.replace(path)
        except PermissionError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Be the only process that writes. SQLite's own lock is taken: it falls with the process that holds it."""
    file = path.with_suffix(".lock")
    with contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError(f"{file}: another process writes for {_PATIENCE:g} seconds ({error}); try again") from None
        except sqlite3.DatabaseError:  # something else lies there, which holds nobody back
            file.unlink(missing_ok=True)
        yield


def _unwritable(path: Path, error: OSError) -> StoreError:
    remedy = "name another folder with FACTCHECK_CACHE_DIR"
    return StoreError(f"{error.filename or path}: cannot be written ({error.strerror or error}); {remedy}")
