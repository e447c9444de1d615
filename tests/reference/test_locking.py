"""A lock names the data of a run; a run with others says what differs."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from factcheck.reference import cache, fetched, locking
from factcheck.reference.own import open_store
from factcheck.reference.sources.source import Fetched, Row, Wanted
from tests.own import write_own

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.reference.store import Store

NOW = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


def keep(file: Path, value: float, edition: str = "2026-10") -> None:
    """Fetch one figure."""
    rows = (Row("population.total", "DEU", None, "2025", value),)
    answer = Fetched("world_bank", "Tiny", edition, "CC0-1.0", "", rows, ())
    fetched.keep(file, "world_bank", Wanted("population.total", ("DEU",)), [answer], NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    keep(tmp_path / cache.NAME, 83e6)
    return tmp_path / cache.NAME


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return write_own(tmp_path / "desk")


@pytest.fixture
def locked(tmp_path: Path, file: Path, desk: Path) -> Path:
    """Return the lock of the data as they are."""
    path = tmp_path / locking.NAME
    path.write_text(json.dumps(locking.lock(opened(file, desk), [desk])), encoding="utf-8")
    return path


def opened(file: Path | None, *packages: Path) -> Store:
    return open_store(packages=packages, fetched=file)


def differing(locked: Path, file: Path | None, *packages: Path) -> str:
    """Return what is said of data that are not those of a lock."""
    with pytest.raises(locking.LockError) as caught:
        locking.hold(locked, opened(file, *packages), packages)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_same_data_pass(locked: Path, file: Path, desk: Path) -> None:
    locking.hold(locked, opened(file, desk), [desk])
    keep(file, 83e6)
    locking.hold(locked, opened(file, desk), [desk])


def test_other_figures_do_not_pass(locked: Path, file: Path, desk: Path) -> None:
    keep(file, 84e6)
    assert "population.total of world_bank (Tiny, 2026-10) has changed" in differing(locked, file, desk)


def test_more_and_fewer_figures_do_not_pass(locked: Path, file: Path, desk: Path) -> None:
    assert "population.total of world_bank (Tiny, 2026-10) is missing" in differing(locked, None, desk)
    keep(file, 84e6, "2026-11")
    assert "population.total of world_bank (Tiny, 2026-11) is new" in differing(locked, file, desk)


def test_another_package_does_not_pass(locked: Path, file: Path, desk: Path) -> None:
    assert "the package desk is missing" in differing(locked, file)
    (desk / "rows.csv").write_bytes((desk / "rows.csv").read_bytes().replace(b"4200", b"4300"))
    assert "the package desk has changed" in differing(locked, file, desk)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [("program", "9.9.9", "not 9.9.9"), ("bundled", "0", "the bundled data are others"), ("fetched", None, "is new")],
)
def test_another_program_does_not_pass(
    locked: Path, file: Path, desk: Path, key: str, value: object, said: str
) -> None:
    found = json.loads(locked.read_text(encoding="utf-8"))
    locked.write_text(json.dumps(found | {key: value}), encoding="utf-8")
    assert said in differing(locked, file, desk)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "factcheck/lock/2"}', "[" * 100_000])
def test_what_is_no_lock_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "lock").write_text(text, encoding="utf-8")
    with pytest.raises(locking.LockError, match="`factcheck data lock` writes one"):
        locking.read(tmp_path / "lock")
    with pytest.raises(locking.LockError, match="cannot be read"):
        locking.read(tmp_path / "none")
