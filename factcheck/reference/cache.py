"""Where fetched figures lie. Nothing is opened here, so that a run without them loses no time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

FOLDER = "FACTCHECK_CACHE_DIR"
"""The variable of the environment that names another folder."""
NAME = "fetched.sqlite"


def folder() -> Path:
    """Return the folder of the cache: FACTCHECK_CACHE_DIR, or what the system has for caches.

    On Linux that is XDG's, which is told here in a line: platformdirs says the same and takes longer to load.
    """
    given = os.environ.get(FOLDER, "").strip()
    if given:
        return Path(given)
    platform = sys.platform
    if platform == "linux":
        home = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(home) if home else Path("~/.cache").expanduser()) / "factcheck"
    import platformdirs

    return platformdirs.user_cache_path("factcheck", appauthor=False)


def fetched_file() -> Path:
    """Return the file of the fetched figures, which need not be there."""
    return folder() / NAME


def fetched_if_any() -> Path | None:
    """Return the file of the fetched figures, None if nothing was fetched."""
    try:
        file = fetched_file()
        return file if file.exists() else None
    except (OSError, RuntimeError):  # no home, or a name that no file can have
        return None
