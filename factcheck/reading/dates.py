"""The date of an article, as its text says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Published
from factcheck.language import periods, resolution
from factcheck.language.tokens import tokenize
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.article import Block, Sentence
    from factcheck.language.periods import PeriodMention
    from factcheck.language.vocabulary import Vocabulary

_YEAR = lazily("[0-9]{4}")
_TOP_BLOCKS = 5
_DATELINE = 60
"""A line that is a date, or a dateline at the head of a paragraph, is not longer than this."""

NO_DATE = Published(None, "day", "none")


def published_in(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    words: Vocabulary,
) -> Published:
    """Return the date that the text says: a full date at the top, or the latest year that it speaks of."""
    import datetime as dt

    for block in blocks[:_TOP_BLOCKS]:
        for mention in _absolute(text, block.span.start, min(block.span.end, block.span.start + _DATELINE), words):
            period = resolution.resolve(mention, NO_DATE) if mention.day else None
            alone = block.span.end - block.span.start <= _DATELINE
            if period is not None and (alone or mention.span.end - block.span.start <= _DATELINE):
                return Published(period.start, "day", "text", mention.span.of(text))
    latest: PeriodMention | None = None
    for sentence in sentences:
        for mention in _absolute(text, sentence.span.start, sentence.span.end, words):
            if mention.role in ("in", "at", "end", "since", "after") and (latest is None or mention.year > latest.year):
                latest = mention
    if latest is None:
        return NO_DATE
    return Published(dt.date(latest.year, 12, 31), "year", "text", latest.span.of(text))


def _absolute(text: str, start: int, end: int, words: Vocabulary) -> Iterator[PeriodMention]:
    if _YEAR.search(text, start, end) is None:
        return  # most sentences: no absolute period is without its year
    for mention in periods.find(text, tokenize(text, start, end), words):
        if mention.anchor == "absolute":
            yield mention
