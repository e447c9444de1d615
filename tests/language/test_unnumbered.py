"""Words that tell a relation without a number, and words that look like them."""

from __future__ import annotations

import pytest

from factcheck.language import unnumbered
from factcheck.language.tokens import tokenize
from tests.support import checker


def _found(text: str) -> list[tuple[str, str, str | None]]:
    words, tokens = checker().words, tokenize(text)
    read = [unnumbered.read(tokens, at, words) for at in range(len(tokens))]
    return [
        (found.kind, text[tokens[found.first].start : tokens[found.last - 1].end], found.direction)
        for found in read
        if found is not None
    ]


@pytest.mark.parametrize(
    ("text", "kind", "surface", "direction"),
    [
        ("Ruritania has more people than the Netherlands.", "comparative", "more", "up"),
        ("Ruritania has a smaller population than Spain.", "comparative", "smaller", "down"),
        ("Its economy is larger than those of Italy and Spain.", "comparative", "larger", "up"),
        ("Ruritania has more people than any other country.", "superlative", "more", "up"),
        ("No country has fewer people than Ruritania.", "superlative", "fewer", "down"),
        ("No other state in Europe has a larger population than Ruritania.", "superlative", "larger", "up"),
        ("It hit an all-time high of 9 percent.", "record", "all-time high", "up"),
        ("It fell to a record low of 9 percent.", "record", "record low", "down"),
        ("It rose to a record 9 million.", "record", "record", None),
        ("It rose to 9 million, a record.", "record", "record", None),
        ("It was 9 percent, the lowest rate on record.", "record", "lowest rate on record", "down"),
        ("It was 9 percent, the highest ever.", "record", "highest ever", "up"),
    ],
)
def test_a_relation_without_a_number_is_read(text: str, kind: str, surface: str, direction: str | None) -> None:
    assert _found(text) == [(kind, surface, direction)]


@pytest.mark.parametrize(
    "text",
    [
        "It paid more than US$3.7 billion.",
        "It has 5 percent more people than Spain.",
        "It has no more people than Spain.",
        "It has more people than ever.",
        "It has more people than any other reason.",
        "No country has more people than that.",
        "It has more bread than Spain.",
        "It has more people, and higher costs than Spain.",
        "It was the second-highest on record.",
        "It was close to a record high.",
        "It has a criminal record.",
        "They record 9 songs a year.",
        "The highest mountain is Mont Blanc.",
    ],
)
def test_look_alikes_are_not_read(text: str) -> None:
    assert _found(text) == []
