"""Places: spans of the text as read lead back to the characters, lines and parts of the file."""

from __future__ import annotations

import pytest

from factcheck.article import Article, Origin, Part, Piece, Places, Span
from factcheck.reading.dates import NO_DATE

FILE = "# Title\n\nSome <b>4.8&nbsp;million</b> Syrians\nfled.\n"
TEXT = "Some 4.8\N{NO-BREAK SPACE}million Syrians\nfled.\n"


def piece(words: str, source: str) -> Piece:
    at, origin = TEXT.index(words), FILE.index(source)
    return Piece(at, at + len(words), origin, origin + len(source))


PIECES = (
    piece("Some ", "Some "),
    piece("4.8", "4.8"),
    piece("\N{NO-BREAK SPACE}", "&nbsp;"),
    piece("million", "million"),
    piece(" Syrians\nfled.\n", " Syrians\nfled.\n"),
)


def article(text: str, origin: Origin) -> Article:
    return Article("a", None, NO_DATE, text, (), (), origin)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("4.8", "4.8"),
        ("4.8\N{NO-BREAK SPACE}million", "4.8&nbsp;million"),
        ("million Syrians", "million</b> Syrians"),
        ("fled", "fled"),
        ("Some 4.8", "Some <b>4.8"),
    ],
)
def test_a_span_leads_to_the_characters_of_the_file_that_it_was_read_from(words: str, source: str) -> None:
    places = Places(article(TEXT, Origin("html", FILE, PIECES)))
    at = TEXT.index(words)
    assert places.span(Span(at, at + len(words))).of(FILE) == source


def test_lines_and_columns_are_those_of_the_file() -> None:
    places = Places(article(TEXT, Origin("html", FILE, PIECES)))
    assert places.position(TEXT.index("million")) == (3, FILE.splitlines()[2].index("million") + 1)
    assert places.position(TEXT.index("fled")) == (4, 1)
    assert places.end(TEXT.index("fled") + 4) == (4, 5)


def test_a_plain_text_is_its_own_file() -> None:
    places = Places(article("one\ntwo 2\n", Origin()))
    assert places.span(Span(8, 9)) == Span(8, 9)
    assert (places.position(8), places.end(9), places.name(8)) == ((2, 5), (2, 6), None)


def test_a_document_without_lines_names_its_parts() -> None:
    origin = Origin("word", None, (), (Part(0, "paragraph 1"), Part(4, "footnote 1")))
    places = Places(article("one\ntwo 2\n", origin))
    assert (places.position(8), places.name(8)) == ((2, 5), "footnote 1")
