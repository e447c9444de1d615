"""The bytes of a file or of standard input, of which no more are read than an article can have."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.reading.document import InputProblem

if TYPE_CHECKING:
    from typing import BinaryIO


def contents(name: str, limit: int) -> bytes:
    """Return the bytes of a file. Raises InputProblem if it cannot be read or has more bytes than the limit."""
    path = Path(name)
    try:
        if not name:
            raise InputProblem("no such file")
        if path.exists() and not path.is_file():
            raise InputProblem("is not a regular file: send its text to standard input and name it `-`")
        with path.open("rb") as stream:
            return _all_of(stream, limit)
    except FileNotFoundError:
        raise InputProblem("no such file") from None
    except PermissionError:
        raise InputProblem("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:
        raise InputProblem(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def standard_input(limit: int) -> bytes:
    """Return all of standard input. Raises InputProblem if it cannot be read or has more bytes than the limit."""
    if sys.stdin is None:
        raise InputProblem("is closed")
    try:
        return _all_of(sys.stdin.buffer, limit)
    except OSError as error:
        raise InputProblem(f"cannot be read: {error.strerror or error}") from None


def _all_of(stream: BinaryIO, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        size = f"{limit / 1e6:.0f} MB" if limit >= 1e6 else f"{limit} bytes"
        raise InputProblem(f"is longer than {size}: no article is, split it")
    return content
