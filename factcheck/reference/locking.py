"""A lock names the data of a run by hashes, so that a pipeline gives the same verdict tomorrow, or says why not."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from factcheck.reference.package import DESCRIPTOR
from factcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.reference.store import Store

SCHEMA = "factcheck/lock/1"
"""What a lock says that it is."""
NAME = "factcheck.lock"
"""How a lock is called, unless it is called otherwise."""


class LockError(Exception):
    """A lock cannot be read, or the data are not those of the lock; the message says what differs."""


def lock(store: Store, packages: Sequence[Path]) -> dict[str, Any]:
    """Return the lock of a store that was opened with these packages, as plain values. Raises StoreError."""
    return {
        "schema": SCHEMA,
        "program": __version__,
        "bundled": store.fingerprint,
        "packages": {folder.name: _hash_of(folder) for folder in packages},
        "fetched": _fetched(store.fetched),
    }


def _fetched(file: Path | None) -> list[dict[str, str]]:
    if file is None:
        return []
    from factcheck.reference.fetched import digests

    keys = ("publisher", "dataset", "edition", "measure")
    return [dict(zip(keys, key, strict=True), sha256=digest) for key, digest in sorted(digests(file).items())]


def _hash_of(folder: Path) -> str:
    """A hash over the names and the contents of all files of a package."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest() if (folder / DESCRIPTOR).is_file() else ""


def read(path: Path) -> dict[str, Any]:
    """Read a lock. Raises LockError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LockError(f"{path}: cannot be read: {error.strerror}; `factcheck data lock` writes one") from None
    except (ValueError, RecursionError) as error:
        raise LockError(f"{path}: not a lock: {error}; `factcheck data lock` writes one") from None
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise LockError(f"{path}: not a lock of this version; `factcheck data lock` writes one")
    return found


def hold(path: Path, store: Store, packages: Sequence[Path]) -> None:
    """Raise LockError if the data are not those of a lock."""
    found = differences(read(path), lock(store, packages))
    if found:
        remedy = "fetch or remove what differs, or write the lock anew with `factcheck data lock`"
        raise LockError(f"{path}: the data are not those of the lock: {'; '.join(found)}; {remedy}")


def differences(locked: dict[str, Any], there: dict[str, Any]) -> tuple[str, ...]:
    """Say in words how data differ from a lock; nothing if they are the same."""
    found = []
    if locked.get("program") != there["program"]:
        found.append(f"factcheck is {there['program']}, not {locked.get('program')}")
    if locked.get("bundled") != there["bundled"]:
        found.append("the bundled data are others")
    found += _differing("the package {}", locked.get("packages"), there["packages"])
    found += _differing("{}", *(_by_name(each.get("fetched")) for each in (locked, there)))
    return tuple(found)


def _by_name(entries: object) -> dict[str, Any]:
    """What is fetched, by its name in words."""
    if not isinstance(entries, list):
        return {}
    found = [entry for entry in entries if isinstance(entry, dict)]
    return {"{measure} of {publisher} ({dataset}, {edition})".format_map(_Words(e)): e.get("sha256") for e in found}


class _Words(dict[str, Any]):
    """An entry, of which a part may be missing."""

    def __missing__(self, _key: str) -> str:
        return "?"


def _differing(form: str, locked: object, there: dict[str, Any]) -> list[str]:
    wanted, found = locked if isinstance(locked, dict) else {}, []
    for name in sorted({*wanted, *there}):
        if wanted.get(name) != there.get(name):
            how = "is missing" if name not in there else "has changed" if name in wanted else "is new"
            found.append(f"{form.format(name)} {how}")
    return found
