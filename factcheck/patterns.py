"""Regular expressions that are compiled when they are first used: a short article needs few of some hundreds."""

from __future__ import annotations

import re
from typing import cast

_USES = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split", "groupindex")


class _Lazy:
    """A pattern that becomes itself by its first use; from then on its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _USES and name != "compiled":
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update({use: getattr(compiled, use) for use in _USES}, compiled=compiled)
        return self.__dict__[name]


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled by its first use. A mistake in it is told only then."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def compiled(pattern: object) -> re.Pattern[str] | None:
    """Return a pattern compiled, None for anything else."""
    if isinstance(pattern, _Lazy):
        return cast("re.Pattern[str]", pattern.compiled)
    return pattern if isinstance(pattern, re.Pattern) else None
