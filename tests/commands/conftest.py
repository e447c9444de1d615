"""A desk: a working directory of its own, and an environment in which nothing decides about colours or width.

On request, publishers of this machine, and a place for what they send.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference import cache
from factcheck.reference.sources import registry
from tests.own import write_own
from tests.servers import Server
from tests.tiny_source import TINY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working directory, which holds a newsroom's own package, `desk`."""
    write_own(tmp_path / "desk")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "FACTCHECK_DEBUG", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which what is fetched is kept; two publishers can be asked, where nobody answers so far."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(registry, "MODULES", TINY)
    for code in TINY:
        monkeypatch.setenv(f"FACTCHECK_{code.upper()}_URL", f"http://127.0.0.1:9/{code}")
    return tmp_path / "cache" / cache.NAME


@pytest.fixture
def publish(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Server]]:
    """Start a server that is both publishers; what it is not told to answer is not found."""
    running: list[Server] = []

    def start(**routes: Any) -> Server:  # noqa: ANN401 (routes of a server)
        server = Server({f"/{code}": route for code, route in routes.items()})
        running.append(server)
        for code in TINY:
            monkeypatch.setenv(f"FACTCHECK_{code.upper()}_URL", f"{server.url}/{code}")
        return server.__enter__()

    yield start
    for server in running:
        server.__exit__()
