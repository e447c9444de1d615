"""DAT: lengths of time against the dates that they are counted between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import reckoning, resolution
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Bound
    from factcheck.language.periods import Period, PeriodMention
    from factcheck.language.reckoning import Counted
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

DAT004 = Rule(
    code="DAT004",
    name="wrong-duration",
    severity="warning",
    does="Counts the time between two dates and compares it with the length that the sentence gives for it. Bare years "
    "leave a year on either side; one year less than their difference is only a note.",
    matters="One of the three numbers is wrong, and a reader who counts sees it.",
    example="for ten years, from 1990 to 2004",
    fix="Count again, and check the first and the last date.",
    misses="Lengths and dates that stand in different sentences. On 2,675 articles it found nothing.",
)
DAT005 = Rule(
    code="DAT005",
    name="wrong-anniversary",
    severity="warning",
    does="Adds the number of an anniversary to the year of the event and reports it if the article neither appeared in "
    "that year or beside it nor names it.",
    matters="The number, or the year of the event, is wrong.",
    example="In 2023: “the 50th anniversary of the 1963 march”",
    fix="Subtract the year of the event from that of the anniversary.",
    misses="Anniversaries of events whose year is not in the sentence, and misses of one year. On 2,675 "
    "articles with 147 anniversaries it found nothing.",
)
DAT006 = Rule(
    code="DAT006",
    name="wrong-years-back",
    severity="warning",
    does="Compares “ten years ago” with the year beside it, and a five-year low with the year since which there was "
    "none like it, counted from the article's date.",
    matters="The year, or the number of years, is wrong.",
    example="In 2023: “ten years ago, in 2003”",
    fix="Subtract the year from that of the article.",
    misses="Years and lengths that stand apart; round numbers that are near. On 2,675 articles it found nothing.",
)

_YEAR = 365.2425
_BESIDE = 1
"""Years by which an anniversary or a round length may be told early or late."""
_ROUND = 10
_ROUGHLY = 0.12
"""The part by which a round or hedged number of years may be off."""


def check(subject: Subject, passage: Passage, mentions: Sequence[PeriodMention]) -> Iterator[Finding]:
    """Yield a finding for every length of time that its dates do not give."""
    numbers = [bound.quantity for bound in passage.numbers]
    for found in reckoning.counted(passage.tokens, numbers, mentions, subject.words):
        number = passage.numbers[found.number]
        if found.way == "between":
            yield from _between(subject, number, found)
        elif found.way == "anniversary":
            yield from _anniversary(subject, number, found.year)
        else:
            yield from _back(subject, passage, number, found)


def _between(subject: Subject, number: Bound, found: Counted) -> Iterator[Finding]:
    quantity, published = number.quantity, subject.article.published
    assert found.start is not None
    assert found.end is not None
    start, end = (resolution.resolve(_dated(mention, found), published) for mention in (found.start, found.end))
    if start is None or end is None or (found.end.anchor == "yearless" and found.start.anchor != "yearless"):
        return
    unit = subject.words.date_words.days[quantity.unit or ""]
    least, most = (end.start - start.end).days, (end.end - start.start).days + 1
    if most <= 0:
        return
    low, high = (None if bound is None else bound * unit for bound in (quantity.low, quantity.high))
    too_short, too_long = high is not None and high < least, low is not None and low > most
    whole_years = start.granularity == end.granularity == "year" and quantity.unit == "yr"
    slightly = whole_years and quantity.hedge == "exact" and quantity.value == end.start.year - start.start.year - 1
    if not (too_short or too_long or slightly) or (slightly and quantity.value <= 1):
        return
    told = found.start.span.of(subject.article.text), found.end.span.of(subject.article.text)
    message = f"{told[0]} to {told[1]} is {_length(start, end, quantity.unit)}; the text says {quantity.surface}"
    yield finding(
        DAT004,
        subject.article,
        quantity.span,
        message,
        quantities=(number.id,),
        confidence="low" if slightly else "medium",
        severity="note" if slightly else None,
    )


def _dated(mention: PeriodMention, found: Counted) -> PeriodMention:
    """A date with the year of the other end, if it has none: "from May to June 2011"."""
    assert found.end is not None
    plain = mention._replace(role="in")
    if mention.anchor == "yearless" and found.end.year:
        return plain._replace(anchor="absolute", year=found.end.year)
    return plain


def _length(start: Period, end: Period, unit: str | None) -> str:
    """How long it is, in words: 8 years; 11 or 12 days."""
    if start.granularity == end.granularity == "year":
        years = end.start.year - start.start.year
        return f"{years} years, or {years + 1} with both ends"
    days = (end.start - start.end).days, (end.end - start.start).days + 1
    if unit == "yr":
        return f"{days[0] / _YEAR:.1f} to {days[1] / _YEAR:.1f} years"
    if unit == "mo":
        return f"{days[0] * 12 / _YEAR:.0f} to {days[1] * 12 / _YEAR:.0f} months"
    return f"{days[0]:,} to {days[1]:,} days"


def _anniversary(subject: Subject, number: Bound, year: int) -> Iterator[Finding]:
    published = subject.article.published
    if published.date is None:
        return
    count = int(number.quantity.value)
    due = year + count
    near = abs(due - published.date.year) <= _BESIDE
    if near or year >= published.date.year or str(due) in subject.article.text:
        return
    right = published.date.year - year
    message = (
        f"{count} years after {year} was {due}; the article is of {published.date.year}, {right} years after {year}"
    )
    yield finding(DAT005, subject.article, number.quantity.span, message, quantities=(number.id,), confidence="medium")


def _back(subject: Subject, passage: Passage, number: Bound, found: Counted) -> Iterator[Finding]:
    published, quantity = subject.article.published, number.quantity
    if published.date is None:
        return
    today = _end_of(published.date, passage, found)
    real = today - found.year
    slack: float = _BESIDE
    if quantity.hedge != "exact" or quantity.value % _ROUND == 0:
        slack = max(slack, _ROUGHLY * quantity.value)
    low, high = quantity.low, quantity.high
    fits = (low is None or real >= low - slack) and (high is None or real <= high + slack)
    if fits or real < 0:
        return
    message = f"from {found.year} to {today} it is {real} years; the text says {quantity.surface}"
    yield finding(
        DAT006,
        subject.article,
        quantity.span,
        message,
        quantities=(number.id,),
        confidence="medium",
    )


def _end_of(today: dt.date, passage: Passage, found: Counted) -> int:
    """The year that a length is counted back from: that of the article, unless the sentence names a later one."""
    named = [
        int(bound.quantity.value)
        for bound in passage.numbers
        if bound.quantity.kind == "date" and found.year < bound.quantity.value <= today.year
    ]
    return named[0] if named and found.way == "since" else today.year
