"""A text becomes blocks and sentences, both spans of the original."""

from __future__ import annotations

import pytest

from factcheck.language import sentences
from tests.support import checker

ARTICLE = """\
Storm floods the coast

By a staff reporter

Rain fell for three days. Rivers rose.

A street under water

Trains stood still.
"""


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in sentences.blocks(text)]


def _sentences(text: str) -> list[str]:
    return [sentence.text for sentence in sentences.sentences(text, sentences.blocks(text), checker().words)]


def test_headline_byline_caption_and_body_are_told_apart() -> None:
    assert _kinds(ARTICLE) == [
        ("headline", "Storm floods the coast"),
        ("byline", "By a staff reporter"),
        ("body", "Rain fell for three days. Rivers rose."),
        ("caption", "A street under water"),
        ("body", "Trains stood still."),
    ]


def test_a_single_paragraph_is_body_even_without_a_stop() -> None:
    assert _kinds("Rain fell for three days") == [("body", "Rain fell for three days")]


def test_a_first_line_that_is_a_sentence_is_no_headline() -> None:
    assert [kind for kind, _ in _kinds("Rain fell.\n\nRivers rose.\n")] == ["body", "body"]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "Rain fell for three days over the whole of the northern coast and\n"
        "the rivers rose so high that the trains between the two largest\n"
        "towns stood still.\n\n"
        "Schools stayed shut.\n"
    )
    assert [kind for kind, _ in _kinds(text)] == ["body", "body"]


def test_short_lines_are_paragraphs_of_their_own() -> None:
    assert len(sentences.blocks("Rain fell.\nRivers rose.\nTrains stood still all day.\n")) == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_separates_paragraphs(end: str) -> None:
    assert _sentences(f"Rain fell.{end}{end}Rivers rose.{end}") == ["Rain fell.", "Rivers rose."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. Rivers rose.", ["Rain fell.", "Rivers rose."]),
        ("Did it rain? Yes! It did.", ["Did it rain?", "Yes!", "It did."]),
        ("“It rained.” Rivers rose.", ["“It rained.”", "Rivers rose."]),
        ("It cost 2.5 percent. It fell.", ["It cost 2.5 percent.", "It fell."]),
        ("It rained. 300 people fled.", ["It rained.", "300 people fled."]),
    ],
)
def test_a_stop_before_a_capital_or_a_digit_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met.",
        "Mr. Nobody came at 10 a.m. Monday.",
        "He met Gen. Nobody in St. Petersburg.",
        "It costs approx. 300 euros.",
        "The firm, Nothing Inc. Limited, closed.",
    ],
)
def test_the_stop_of_an_abbreviation_ends_nothing(text: str) -> None:
    assert _sentences(text) == [text]


def test_a_new_sentence_may_begin_after_the_us() -> None:
    assert _sentences("It fell in the U.S. The rest rose.") == ["It fell in the U.S.", "The rest rose."]


def test_sentences_know_their_block_and_their_number() -> None:
    blocks = sentences.blocks(ARTICLE)
    found = sentences.sentences(ARTICLE, blocks, checker().words)
    assert [s.number for s in found] == list(range(len(found)))
    assert all(s.kind == blocks[s.block].kind for s in found)
    assert all(s.text == s.span.of(ARTICLE) for s in found)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t\r\n"])
def test_a_text_without_words_has_no_blocks(text: str) -> None:
    assert sentences.blocks(text) == ()


def test_a_label_and_the_number_below_it_are_one_block() -> None:
    text = "Facts\n\nReal growth:\n3.1% (2003)\nExports:\nTea and gold"
    assert [body for _, body in _kinds(text)] == ["Facts", "Real growth:\n3.1% (2003)", "Exports:", "Tea and gold"]


def test_rows_of_a_profile_are_not_joined() -> None:
    text = "Growth\n\n2012: 8.3 percent\n2013: 7.9 percent\n• Capital: Dakar\n• Coast: 531 km"
    assert len(_kinds(text)) == 5


def test_rows_without_a_colon_are_not_joined() -> None:
    assert len(sentences.blocks("Fertility rate (births per woman) 3.3\nCO2 (metric tons per capita): 3.4")) == 2
    assert len(sentences.blocks("Indicator 2012 2013 2014\nGDP growth (%) 6.1 7.2 8.3")) == 2
    prose = (
        "In the years before the war the town of Aleppo had 2\nMillion Street, and a market that was known for soap."
    )
    assert len(sentences.blocks(prose)) == 1


def test_a_bracket_with_a_short_form_ends_no_row() -> None:
    assert len(_sentences("GDP $42 billion (nominal, 2018 est.) $93 billion (PPP, 2018 est.). It grew.")) == 2
    assert len(_sentences("It grew by a tenth (2018 est.). Exports fell.")) == 2
