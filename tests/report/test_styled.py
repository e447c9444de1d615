"""Styled lines are wrapped and written as rich would do it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from factcheck.report.styled import BOLD, color, line_of, width, wrapped, written

RED = f"{BOLD};{color(160)}"


def _lines(text: str, columns: int, lead: str = "", hanging: str = "") -> list[str]:
    found = wrapped(line_of(text), line_of(lead), line_of(hanging), columns)
    return [written(line, colored=False) for line in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["> one two", "  three"]),
        ("one two six", ["> one two", "  six"]),
        ("one twofold", ["> one", "  twofold"]),
        ("extraordinarily long", ["> extraordinarily", "  long"]),  # a word is never broken
        ("a  b", ["> a  b"]),
        ("ends ", ["> ends"]),
        ("", ["> "]),
        ("人口 人口 人口", ["> 人口", "  人口", "  人口"]),  # each takes two columns
    ],
)
def test_a_line_breaks_between_words_at_the_last_column(text: str, lines: list[str]) -> None:
    assert _lines(text, 10, "> ", "  ") == lines


def test_a_word_of_several_pieces_stays_together() -> None:
    line = line_of(("one two", RED), "three four")
    assert [written(part, colored=False) for part in wrapped(line, (), (), 8)] == ["one", "twothree", "four"]


def test_the_escape_sequences_are_those_of_rich() -> None:
    line = line_of(("mark", RED), "  plain ", ("grey", color(244)), ("", RED), ("bold", BOLD))
    out = io.StringIO()
    text = Text.assemble(("mark", "bold color(160)"), "  plain ", ("grey", "color(244)"), ("bold", "bold"))
    Console(file=out, force_terminal=True, color_system="256", width=80).print(text)
    assert written(line, colored=True) + "\n" == out.getvalue()
    assert written(line, colored=False) == text.plain
    assert width(line) == text.cell_len
