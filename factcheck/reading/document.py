"""What a reader makes of a file: the text as read, what the file says of itself, and the way back to its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Origin
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.article import Block, Ignore, Published


class InputProblem(Exception):
    """An input cannot be read. The message says what is wrong and what to do, in one line."""


class Document(NamedTuple):
    """A file or a stream as it was read."""

    source: str
    """The name of the file, `<stdin>`, or an address."""
    text: str
    """The text as read. Every span of the article indexes it."""
    title: str | None = None
    """The headline that the file declares."""
    published: Published | None = None
    """The day of publication that the file declares, with the words that say so."""
    blocks: tuple[Block, ...] | None = None
    """The blocks that the markup gives; None for plain text, where blank lines give them."""
    origin: Origin = Origin()
    """Where the text stands in the file."""
    ignores: tuple[Ignore, ...] = ()
    """Remarks that tell the program to be quiet."""
    warnings: tuple[str, ...] = ()
    """What the reader could not make sense of, and went on: one line each, with the place and the remedy."""
