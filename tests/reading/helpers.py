"""What the tests of all readers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reading import kinds

if TYPE_CHECKING:
    from factcheck.reading.document import Document


def read(ending: str, text: str) -> Document:
    """Read a text as the content of a file with this ending."""
    return kinds.read(f"article{ending}", text.encode())


def blocks(document: Document) -> list[tuple[str, str]]:
    """Return the blocks of a document with their kinds."""
    assert document.blocks is not None
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def words(document: Document) -> list[str]:
    """Return the blocks of a document."""
    return [text for _, text in blocks(document)]


def assert_places_hold(document: Document) -> None:
    """Check that the pieces are in order, inside the file, and where they are straight the same as in the file."""
    file, end, until = document.origin.text, 0, 0
    assert file is not None
    for piece in document.origin.pieces:
        assert end <= piece.start < piece.end <= len(document.text)
        assert 0 <= piece.origin <= piece.until <= len(file)
        if piece.straight:
            assert document.text[piece.start : piece.end] == file[piece.origin : piece.until]
        end, until = piece.end, piece.until
    assert until <= len(file)
    last = 0
    for block in document.blocks or ():
        assert last <= block.span.start < block.span.end <= len(document.text)
        assert block.span.of(document.text).strip() == block.span.of(document.text)
        last = block.span.end
