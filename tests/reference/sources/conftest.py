"""The store, once for all tests of the adapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def store(current_store: Path) -> Iterator[Store]:
    found = Store(current_store)
    yield found
    found.close()
