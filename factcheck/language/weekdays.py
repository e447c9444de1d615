"""Weekdays that stand beside a date: "Tuesday, 14 March 2023", "on March 14 (a Tuesday)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.periods import PeriodMention
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_CLOSING = frozenset(",.;)")


class DatedWeekday(NamedTuple):
    """A weekday and the date that it belongs to."""

    span: Span
    """Where the two stand."""
    weekday: int
    """The weekday of the text; Monday is 0."""
    name: Span
    """Where the name of the weekday stands."""
    date: PeriodMention
    """The date."""


def dated(tokens: Sequence[Token], mentions: Sequence[PeriodMention], words: Vocabulary) -> Iterator[DatedWeekday]:
    """Yield every weekday that is tied to a day of a month."""
    for mention in mentions:
        if not mention.day or mention.anchor not in ("absolute", "yearless"):
            continue
        at = _before(tokens, mention.first, words)
        if at is None:
            at = _behind(tokens, mention.last, words)
        if at is None:
            continue
        token = tokens[at]
        weekday = words.weekdays.get(token.lower, words.date_words.short.get(token.lower, 0))
        begin, end = min(token.start, mention.span.start), max(token.end, mention.span.end)
        yield DatedWeekday(Span(begin, end), weekday, token.span, mention)


def _before(tokens: Sequence[Token], first: int, words: Vocabulary) -> int | None:
    """The weekday before a date: "Tuesday, March 14", "Tuesday night (March 14)", "Tue. 14 March"."""
    known = words.date_words
    at = first - 1
    at -= at >= 0 and tokens[at].lower == "the"
    at -= at >= 0 and tokens[at].text in ",("
    at -= at >= 0 and tokens[at].lower in known.parts
    short = at >= 1 and tokens[at].text == "."
    at -= short
    if at < 0 or not tokens[at].text[:1].isupper():
        return None
    lower = tokens[at].lower
    if lower not in known.short and (short or lower not in words.weekdays):
        return None
    listed = at > 1 and tokens[at - 1].lower in known.links and tokens[at - 2].lower in words.weekdays
    return None if listed else at


def _behind(tokens: Sequence[Token], last: int, words: Vocabulary) -> int | None:
    """The weekday behind a date: "March 14 (Tuesday)", "March 14, a Tuesday,"."""
    if last + 1 >= len(tokens) or tokens[last].text not in ",(":
        return None
    at = last + 1
    article = tokens[at].lower == "a"
    at += article
    if at >= len(tokens) or tokens[at].lower not in words.weekdays or not tokens[at].text[:1].isupper():
        return None
    closed = at + 1 >= len(tokens) or tokens[at + 1].text in _CLOSING
    return at if closed and (article or tokens[last].text == "(") else None
