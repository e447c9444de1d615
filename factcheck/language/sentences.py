"""A text becomes blocks, and blocks become sentences. Nothing is rewritten: both are spans of the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.article import Block, BlockKind, Sentence, Span
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.language.vocabulary import Vocabulary

_LINE = lazily(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_END = lazily(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)")
_OPENING = lazily(r"\s+[\"'“‘(\[]*(?=[A-Z0-9À-Þ$€£])")
_WORD_BEFORE = lazily(r"[^\s\"'“‘(\[]+\Z")
_INITIALS = lazily(r"(?:[a-z]\.)+[a-z]")
_AMOUNT = lazily("[$€£][0-9]")
_FIRST_LETTERS = lazily("[A-Za-z]+")
BULLETS = frozenset("•·▪◦‣■●")
"""Marks before the member of a list, which say nothing."""
_LABELLED = lazily(r"(?:[•·▪*-]\s*)?[A-Z0-9][^.:;!?\n]{0,50}:\s*\S|[a-z][^.:;!?\n]{0,30}:\s*[\d$€-]")
"""A line of an almanac: "Area: 112,090 sq km", "• Capital: Dakar", "2012: 8.3%", "male: 21 years"."""
_NUMBERS = lazily(r"(?:[^\n\d][^\n]{0,80}?)?(?:(?<!\S)[-+(]?\d[\d.,]{0,15}[%)]?(?:[ \t]+|$)){2,12}")
"""A line of a table without borders: "Indicator 2012 2013 2014", "GDP growth (%) 8.8 4.7 7.0"."""
_VALUED = lazily(
    r"[A-Z][^.;!?\n]{2,70}[\s:][-+]?[$€£]?\d[\d.,]{0,15}(?:\s?%|\s(?:sq\.? )?km|\s[mbtr]{1,2}illion|\syears)?"
)
"""A row without a mark before its number: "Fertility rate (births per woman) 3.3"."""
_LABEL = lazily("[^:]{2,60}:$")
_VALUE = lazily(r"[-+~≈(]?(?:US)?[$€£]?\s?\d|(?:US)?[$€£]|[a-z]")
"""What continues a label on the line before: "GDP - real growth rate:", "3.1% (2003 est.)"."""
_TERMINAL = tuple('.!?…:;"”’)')

LONGEST = 2_000
"""No sentence of prose has more characters; a longer one is a table or no text at all, and is cut."""
_WRAPPED = 130
"""Lines of a hard-wrapped text are not longer than this."""
_HEADLINE = 200
"""A headline is not longer than this."""
_CAPTION = 160
"""A caption or a crosshead is not longer than this."""


def blocks(text: str) -> tuple[Block, ...]:
    """Split a plain text into headline, byline, captions and paragraphs.

    Blank lines separate them; a line break does too, unless the lines look wrapped by hand.
    """
    spans = [span for group in _groups(text) for span in _paragraphs(text, group)]
    return tuple(Block(kind_of(text, span, i, len(spans)), span) for i, span in enumerate(spans))


def _groups(text: str) -> Iterator[list[Span]]:
    """Lines between blank lines."""
    group: list[Span] = []
    previous_end = 0
    for found in _LINE.finditer(text):
        line = _stripped(found.start(), found.group())
        gap = text[previous_end : found.start()]
        if group and (line is None or gap.count("\n") > 1 or gap.count("\r") > 1):
            yield group
            group = []
        if line is not None:
            group.append(line)
        previous_end = found.end()
    if group:
        yield group


def _stripped(start: int, raw: str) -> Span | None:
    """The span of a line without the blanks around it, None if it has nothing else."""
    kept = raw.strip()
    lead = 0 if raw.startswith(kept) else len(raw) - len(raw.lstrip())
    return Span(start + lead, start + lead + len(kept)) if kept else None


def _paragraphs(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join lines that were wrapped by hand: a line nearly as long as the longest, with no stop at its end."""
    if len(lines) == 1:
        yield lines[0]
        return
    longest = max(line.end - line.start for line in lines)
    start = lines[0]
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        length = line.end - line.start
        ends = text[line.end - 1] in _TERMINAL and length < longest * 0.85
        wrapped = longest <= _WRAPPED and length >= longest * 0.6 and not ends
        wrapped = wrapped or (following is not None and _has_its_value(text, line, following))
        if following is None or not wrapped or _are_rows(text, start, line, following):
            yield Span(start.start, line.end)
            if following is not None:
                start = following


def _has_its_value(text: str, line: Span, following: Span) -> bool:
    """Whether a line is a label, and what it is the label of is below it."""
    return bool(_LABEL.match(text, line.start, line.end) and _VALUE.match(text, following.start, following.end))


def _are_rows(text: str, first: Span, line: Span, following: Span) -> bool:
    """Whether two lines are rows of a profile, each with a label of its own; the first line began the row."""
    if text[following.start] in BULLETS:
        return True
    if _LABEL.match(text, first.start, first.end) and _LABEL.match(text, following.start, following.end):
        return True
    rows = (line, following)
    labelled = [bool(_LABELLED.match(text, row.start, row.end)) for row in rows]
    if all(known or _VALUED.fullmatch(text, row.start, row.end) for known, row in zip(labelled, rows, strict=True)):
        return True
    return all(_NUMBERS.fullmatch(text, row.start, row.end) for row in rows)


_BYLINE = lazily(r"by\s+[A-Z][^.]{2,80}\Z", re.IGNORECASE)


def kind_of(text: str, span: Span, index: int, count: int) -> BlockKind:
    """Tell by its shape what part of an article a block is: the block with this number, from 0, of so many."""
    size = span.end - span.start
    complete = text[span.end - 1] in _TERMINAL
    if index < 4 and size < 100 and _BYLINE.match(text, span.start, span.end):
        return "byline"
    if index == 0 and count > 1 and size <= _HEADLINE and not complete:
        return "headline"
    return "caption" if size <= _CAPTION and not complete and count > 1 else "body"


def sentences(text: str, parts: tuple[Block, ...], words: Vocabulary) -> tuple[Sentence, ...]:
    """Split every block into sentences."""
    found: list[Sentence] = []
    for number, block in enumerate(parts):
        for whole in _split(text, block.span, words):
            for span in _pieces(text, whole) if whole.end - whole.start > LONGEST else (whole,):
                found.append(Sentence(len(found), number, block.kind, span, span.of(text)))
    return tuple(found)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut what is too long for a sentence between two words, so that the time for an article stays linear."""
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > start else start + LONGEST
        yield Span(start, end)
        start = end + (space > start)
    if start < span.end:
        yield Span(start, span.end)


def _split(text: str, span: Span, words: Vocabulary) -> Iterator[Span]:
    start = span.start
    for end in _END.finditer(text, span.start, span.end):
        opening = _OPENING.match(text, end.end(), span.end)
        if opening is None or (end.group() == "." and _is_abbreviation(text, start, end.start(), opening.end(), words)):
            continue
        if end.group() == ".)" and _is_cell(text, start, end.start(), opening.end(), words):
            continue
        yield Span(start, end.end())
        start = opening.end() - len(opening.group().lstrip())
    if start < span.end:
        yield Span(start, span.end)


def _is_cell(text: str, start: int, stop: int, following: int, words: Vocabulary) -> bool:
    """Tell whether a row goes on behind a bracket that ends in a short form: "$42 billion (2018 est.) $93 billion"."""
    before = _WORD_BEFORE.search(text, max(start, stop - 20), stop)
    shortened = before is not None and before.group().lower() in words.abbreviations
    return shortened and not text[following].isalpha() and _VALUE.match(text, following) is not None


def _is_abbreviation(text: str, start: int, stop: int, following: int, words: Vocabulary) -> bool:
    """Tell whether a stop ends no sentence: "Mr." and "J." go on; "the U.S." does unless a new one begins."""
    before = _WORD_BEFORE.search(text, max(start, stop - 20), stop)
    if before is None:
        return False
    word = before.group().lower()
    if text[following - 1] == "(" and text[following].isdigit() and word in words.units:
        return True  # "28,896 sq. mi. (74,840 sq. km.)"
    if len(word) == 1 and word.isalpha() and word != "i":
        return True
    if word not in words.abbreviations and not _INITIALS.fullmatch(word):
        return False
    if text[following : following + 1].isdigit() or _AMOUNT.match(text, following):
        return True  # "U.S. $4,800"
    if "." not in word and word not in words.closing_abbreviations:
        return True
    after = _FIRST_LETTERS.match(text, following)
    return after is not None and after.group().lower() not in words.sentence_starters
