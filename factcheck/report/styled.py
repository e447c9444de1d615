"""Lines of styled text: pieces, each with a style, that are wrapped between words by the columns that they take.

Rich does this too, but its console takes a tenth of the time of a whole check to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Piece = tuple[str, str]
"""Text and its style: the numbers of an ANSI escape sequence parted by semicolons, empty for plain text."""
Line = tuple[Piece, ...]
"""Pieces one behind the other."""

BOLD = "1"


def color(number: int) -> str:
    """Return the style of one of the 256 colours of a terminal."""
    return f"38;5;{number}"


def line_of(*parts: Piece | str) -> Line:
    """Put a line together; a part without a style is plain."""
    return tuple((part, "") if isinstance(part, str) else part for part in parts)


def width(pieces: Sequence[Piece]) -> int:
    """Return how many columns pieces take."""
    return cell_len("".join([text for text, _ in pieces]))


def wrapped(content: Line, lead: Line, hanging: Line, columns: int) -> Iterator[Line]:
    """Yield the lines of `content` behind `lead`, each after the first behind `hanging`."""
    line, used, fresh = lead, width(lead), True
    for word in _words(content):
        size = width(word)
        if not fresh and used + 1 + size > columns:
            yield line
            line, used, fresh = hanging, width(hanging), True
        line = (*line, *word) if fresh else (*line, (" ", ""), *word)
        used, fresh = used + size + (not fresh), False
    yield line


def _words(content: Line) -> list[list[Piece]]:
    """The words between blanks; one can be of several pieces."""
    words: list[list[Piece]] = [[]]
    for text, style in content:
        first, *others = text.split(" ")
        words[-1].append((first, style))
        words += [[(other, style)] for other in others]
    ends = len(words) > 1 and not any(text for text, _ in words[-1])
    return words[:-1] if ends else words


def written(line: Line, *, colored: bool) -> str:
    """Return a line as text, with escape sequences if it is to be coloured."""
    if not colored:
        return "".join([text for text, _ in line])
    return "".join([f"\x1b[{style}m{text}\x1b[0m" if style and text else text for text, style in line])
