"""A desk: a working directory of its own, and an environment in which nothing decides about colours or width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.own import write_own

if TYPE_CHECKING:
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
