"""What is wrong with a data package: each problem names its file, its row and its field, and says what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language.spelling import similar
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MOST_PROBLEMS = 100
"""After so many problems reading stops: whoever mends these runs the check again."""
_LONGEST_QUOTE = 60


class Problem(NamedTuple):
    """One thing that is wrong."""

    file: Path
    """The file, or the folder of a package."""
    row: int | None
    """The row of a table (the header is row 1), None if the whole file is meant."""
    field: str | None
    """The column, or the key of a descriptor."""
    message: str
    """What is wrong and what to do, in one line."""

    def __str__(self) -> str:
        where = [str(self.file)]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.field:
            where.append(self.field)
        return ": ".join((*where, self.message))


class ReferenceDataError(Exception):
    """Data that cannot be used; the message is the first problem, and how many more there are."""

    def __init__(self, problems: Sequence[Problem], *, more: bool = False) -> None:
        self.problems = tuple(problems)
        """All problems found."""
        self.more = more
        """Whether reading stopped at the limit, so that there may be more."""
        others = len(self.problems) - 1
        rest = f" (and {others} more{' at least' if more else ''})" if others else ""
        super().__init__(f"{self.problems[0]}{rest}")


class Problems:
    """Collects problems up to a limit."""

    def __init__(self, limit: int = MOST_PROBLEMS) -> None:
        self.found: list[Problem] = []
        self._limit = limit

    def add(self, file: Path, message: str, *, row: int | None = None, field: str | None = None) -> None:
        """Note a problem. Raises ReferenceDataError with all of them at the limit."""
        self.found.append(Problem(file, row, field, message))
        if len(self.found) >= self._limit:
            raise ReferenceDataError(self.found, more=True)

    def settle(self) -> None:
        """Raise ReferenceDataError if there were problems."""
        if self.found:
            raise ReferenceDataError(self.found)


def quoted(text: str) -> str:
    """Write foreign text into a message: quoted, in one line, not endless."""
    return repr(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…")


def unknown(what: str, code: str, known: Mapping[str, str]) -> str:
    """Say that a code is not defined, and which one may be meant. `known` are the codes with their names."""
    by_name = {name.lower(): code for code, name in known.items()}
    if code.lower() in by_name:
        return f"{quoted(code)} is a name: write the code {quoted(by_name[code.lower()])}"
    meant = similar(code, known) or [by_name[name] for name in similar(code.lower(), by_name)]
    hint = f"; did you mean {' or '.join(map(quoted, dict.fromkeys(meant)))}?" if meant else ""
    return f"no {what} has the code {quoted(code)}{hint}"
