"""Lengths of time beside the dates that they are counted between: "for ten years, from 1990 to 2001"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

from factcheck.language.dates import is_year
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.language.periods import PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

Way = Literal["between", "ago", "since", "anniversary"]
"""How a length is counted: between two dates, from the article back to a date, since a date, or to an anniversary."""

_BEFORE = 4
"""Words between a length and its "from": "a ten-year reign as king from"."""
_BEHIND = 4
"""Words between the end of a stretch and its length: "to 2011, a period of some"."""
_LOW = 8
"""Words between "a five-year low" and "since 2010"."""
_OF = 12
"""Words between "anniversary of" and the year."""
_DASHES = ("-", "–")


class Counted(NamedTuple):
    """A length of time and what it is counted between."""

    number: int
    """The length, by its index among the numbers of the sentence."""
    way: Way
    """How it is counted."""
    year: int
    """The year that it is counted from."""
    start: PeriodMention | None = None
    """The date that it is counted from, for one between two dates."""
    end: PeriodMention | None = None
    """The date up to which."""


def counted(
    tokens: Sequence[Token], numbers: Sequence[Quantity], mentions: Sequence[PeriodMention], words: Vocabulary
) -> Iterator[Counted]:
    """Yield every length of time that the sentence ties to a date or to two."""
    dates = [mention for mention in mentions if mention.anchor in ("absolute", "yearless")]
    stretches = list(_stretches(tokens, dates, words.date_words.limits))
    for i, number in enumerate(numbers):
        if number.kind == "ordinal":
            year = _anniversary(tokens, number, words) or _since_founding(tokens, number, dates, words)
            if year:
                yield Counted(i, "anniversary", year)
        elif number.kind == "duration" and tokens[number.last - 1].lower in words.terms.lengths:
            yield from _length(tokens, i, number, dates, stretches, words)


def _stretches(
    tokens: Sequence[Token], dates: Sequence[PeriodMention], limits: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, PeriodMention, PeriodMention]]:
    """Pairs of dates with a first and a last: "from 2003 to 2011", "between May 2003 and June 2011", "(2003–2011)"."""
    for one, other in itertools.pairwise(dates):
        if other.first != one.last + 1 or one.last_year or other.last_year:
            continue
        opening = tokens[one.first - 1].lower if one.first else ""
        link = tokens[one.last].lower
        if link in limits.get(opening, ()) or (link in _DASHES and opening in ("from", "(")):
            yield one.first - 1, one, other
    for one in dates:
        if one.last_year and not one.month and one.first and tokens[one.first - 1].text == "(":
            yield one.first - 1, one._replace(last_year=0), one._replace(year=one.last_year, last_year=0)


def _length(
    tokens: Sequence[Token],
    i: int,
    number: Quantity,
    dates: Sequence[PeriodMention],
    stretches: Sequence[tuple[int, PeriodMention, PeriodMention]],
    words: Vocabulary,
) -> Iterator[Counted]:
    known = words.date_words
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if after in known.not_lengths or (
        after == "-"
        and tokens[number.last + 1 : number.last + 2]
        and tokens[number.last + 1].lower in known.not_lengths
    ):
        return
    first = number.first if number.hedge_first is None else min(number.first, number.hedge_first)
    before = tokens[first - 1].lower if first else ""
    for opening, start, end in stretches:
        ahead = _open(tokens[number.last : opening], _BEFORE, words)
        behind = end.last <= first and tokens[end.last : end.last + 1] and tokens[end.last].text in ",(—–"
        if (number.last <= opening and ahead and before not in known.parts_of) or (
            behind and _open(tokens[end.last + 1 : first], _BEHIND, words)
        ):
            yield Counted(i, "between", start.year, start, end)
            return
    if number.unit != "yr":
        return
    ago = after in words.terms.ago
    for date in dates:
        if not date.year or date.last_year:
            continue
        ahead = _beside(tokens, number.last + 1, date.begin)
        behind = date.last < first and _beside(tokens, date.last, first)
        if ago and (ahead or behind):
            yield Counted(i, "ago", date.year)
        elif (
            date.role == "since"
            and number.last <= date.begin <= number.last + _LOW
            and _is_extreme(tokens, number, before, date, words)
        ):
            yield Counted(i, "since", date.year)


def _open(between: Sequence[Token], most: int, words: Vocabulary) -> bool:
    """Whether nothing but a few words, or a comma or a bracket, stands between a length and its dates."""
    if len(between) > most + 1 or any(token.kind == "number" for token in between):
        return False
    marks = [token for token in between if token.kind == "mark"]
    if any(token.lower in words.date_words.breaks for token in between):
        return False
    return all(token.text in ",—–-(" for token in marks) and len(marks) <= 1


def _beside(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether two things follow on each other, or have one comma, bracket or dash between them."""
    return end == start or (start == end + 1 and tokens[end].text in ",(—–-")


def _is_extreme(tokens: Sequence[Token], number: Quantity, before: str, date: PeriodMention, words: Vocabulary) -> bool:
    """Whether a length tells how long something has not been: "a five-year low", "for the first time in 12 years"."""
    between = [token.lower for token in tokens[number.last : date.begin]]
    if any(token in ".;" for token in between):
        return False
    if between and between[0] in words.date_words.extremes:
        return True
    superlative = any(token.lower in words.date_words.superlatives for token in tokens[: number.first])
    return before in ("in", "for") and superlative and between in ([","], [])


def _anniversary(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> int:
    """The year of what an anniversary is of, 0 if there is none: "the 50th anniversary of the March 1963 strike"."""
    at = number.last
    if at + 1 >= len(tokens) or tokens[at].lower not in words.date_words.anniversaries or tokens[at + 1].lower != "of":
        return 0
    for token in tokens[at + 2 : at + 2 + _OF]:
        if is_year(token):
            return int(token.text)
        if token.kind != "word" or token.lower in words.date_words.breaks:
            return 0
    return 0


def _since_founding(
    tokens: Sequence[Token], number: Quantity, dates: Sequence[PeriodMention], words: Vocabulary
) -> int:
    """The year in which that began of which "its" anniversary is, 0 if there is none.

    "The club, founded in 1963, marks its 50th anniversary this year". No other date may be in the sentence, and the
    anniversary must not be that of something else: "its 50th anniversary in the league".
    """
    known, at = words.date_words, number.last
    if at >= len(tokens) or tokens[at].lower not in known.anniversaries or not number.first:
        return 0
    plain = at + 1 >= len(tokens) or tokens[at + 1].text in (".", ",") or tokens[at + 1].lower in known.now
    if not plain or tokens[number.first - 1].lower not in known.owners or len(dates) != 1 or not dates[0].year:
        return 0
    begin = dates[0].begin
    opened = [token.lower for token in tokens[max(0, begin - 2) : begin + 1]]
    founded = any(lower in known.founded for lower in opened) and dates[0].last <= number.first
    following = tokens[dates[0].last].text if dates[0].last < len(tokens) else ""
    plural = sum(token.lower in known.founded for token in tokens)
    return dates[0].year if founded and following == "," and plural == 1 and not dates[0].last_year else 0
