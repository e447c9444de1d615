"""factcheck: a fact-checker for the numbers in the news.

`check(text)` is the whole library: it returns the report that the command line prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.version import __version__

if TYPE_CHECKING:
    from factcheck.checker import check
    from factcheck.results import Report

__all__ = ["Report", "__version__", "check"]


def __getattr__(name: str) -> object:
    """Import the public names when they are first used, so that `factcheck --version` loads nothing else."""
    if name == "check":
        from factcheck.checker import check

        return check
    if name == "Report":
        from factcheck.results import Report

        return Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
