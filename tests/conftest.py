"""What every test may use: a store that is current, and one checker that is opened once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from factcheck.reference import compile as compiler
from factcheck.reference.problems import ReferenceDataError
from factcheck.reference.store import BUNDLED
from tests import support

if TYPE_CHECKING:
    from factcheck.checker import Checker

settings.register_profile("shared-machine", deadline=None)  # no test fails because others are busy
settings.load_profile("shared-machine")

REFERENCE_DATA = Path(__file__).parents[1] / "reference_data"


@pytest.fixture(scope="session", autouse=True)
def current_store() -> Path:
    """Build the bundled store if the reference data or the compiler changed since it was made."""
    if compiler.current(BUNDLED) != compiler.fingerprint(REFERENCE_DATA):
        try:
            compiler.build(REFERENCE_DATA, BUNDLED)
        except ReferenceDataError as error:
            pytest.exit(f"no test can run: {error}", returncode=2)
    return BUNDLED


@pytest.fixture(autouse=True)
def nothing_fetched(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from what was fetched on this machine, and from addresses and limits that are set here."""
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "no-cache"))


@pytest.fixture(scope="session")
def checker(current_store: Path) -> Checker:  # noqa: ARG001 (only to have it built first)
    """Return the checker that all tests share."""
    return support.checker()
