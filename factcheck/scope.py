"""What of an article is checked: which rules run, and which measures are judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


class Scope(NamedTuple):
    """What of an article is checked."""

    rules: Collection[str] | None = None
    """Codes of the rules that run; None for all."""
    select_measures: tuple[str, ...] = ()
    """Codes of the measures that are judged, or patterns of them ("population.*"); none for all."""
    ignore_measures: tuple[str, ...] = ()
    """Those of them that are not judged."""

    def judges(self, measure: str) -> bool:
        """Tell whether claims of a measure are held against reference data."""
        if not self.select_measures and not self.ignore_measures:
            return True
        wanted = not self.select_measures or fits(measure, self.select_measures)
        return wanted and not fits(measure, self.ignore_measures)


def fits(code: str, patterns: Iterable[str]) -> bool:
    """Tell whether a code is one of some patterns, in which `*` stands for anything."""
    from fnmatch import fnmatchcase

    return any(fnmatchcase(code, pattern) for pattern in patterns)
