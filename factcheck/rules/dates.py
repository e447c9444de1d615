"""DAT: dates, ages and durations."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.language import periods, weekdays
from factcheck.patterns import lazily
from factcheck.rules import ages, durations, tenses
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import plain_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.article import Article
    from factcheck.language.date_words import DateWords
    from factcheck.language.periods import PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.weekdays import DatedWeekday
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

DAT001 = Rule(
    code="DAT001",
    name="wrong-weekday",
    severity="warning",
    does="Compares a weekday with the date beside it. A date without a year is taken for the one next to the article's "
    "date, if that is near and the paragraph names no other year.",
    matters="Readers who want to come, or to look something up, go to the wrong day.",
    example="on Monday, 14 March 2023 (a Tuesday)",
    fix="Look the date up in a calendar; either the weekday or the day of the month is wrong.",
    misses="Weekdays and dates that stand apart, lists of days, and dates without a year in old or undated articles. "
    "On 2,675 articles with 37 such pairs it found one, which was wrong indeed; of 33 other weekdays it found "
    "29.",
)
DAT002 = Rule(
    code="DAT002",
    name="impossible-date",
    severity="error",
    does="Reports a day that no calendar has: 31 June, 29 February of a year that is no leap year, 45 May 2020, "
    "31/06/2023.",
    matters="Nobody can tell which day is meant.",
    example="the meeting of 31 June",
    fix="Ask for the right day.",
    misses="A 29 February without a year, and days of which words behind them may be counted. On 2,675 articles it "
    "found nothing; of 400 days there that were made impossible it found 287.",
)

RULES = (DAT001, DAT002, ages.DAT003, durations.DAT004, durations.DAT005, durations.DAT006, tenses.DAT007)
"""The rules of the family."""

_LATE_DAY = lazily(r"(?<![0-9.,])(?:29|[3-9][0-9])(?![0-9])")
"""A day that not every month has."""
_NEAR = 60
"""Days from the article's date within which a date without a year is sure to be the nearest one of its name."""
_GREGORIAN_EVERYWHERE = 1924
"""Before this year a date may be one of the Julian calendar."""
_LONGEST_MONTH = 31
_LAST_TWO_DIGITS = 99
_FEBRUARY = 2
_A_LEAP_YEAR = 2024
_YEAR = lazily(r"\b(?:1[6-9]|20)[0-9]{2}\b")
_FIGURES = lazily(r"(?<![\d/.,])([0-9]{1,2})/([0-9]{1,2})/((?:1[6-9]|20)[0-9]{2})(?![\d/])")
_DECEMBER = 12
_CLOSING = frozenset(".,;)")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every date that cannot be, or does not fit what stands beside it."""
    words, published = subject.words, subject.article.published.date
    this_year = published.year if published is not None else dt.MAXYEAR
    names = [name.capitalize() for name in (*words.weekdays, *words.date_words.short)]
    yield from ages.check_persons(subject)
    for passage in subject.passages:
        text = passage.sentence.text
        yield from _in_figures(subject, passage)
        yield from _beyond_any_month(subject, passage)
        written = [bound.quantity for bound in passage.numbers if bound.quantity.kind == "date"]
        kinds = {bound.quantity.kind for bound in passage.numbers}
        if not written and "ordinal" not in kinds:
            continue
        # Most sentences have nothing to compare a date with: they are told apart before their dates are read.
        spelt = any(not quantity.surface.isdigit() for quantity in written)
        spelt = spelt and (_LATE_DAY.search(text) is not None or any(name in text for name in names))
        lasting = "ordinal" in kinds and any(word in text for word in words.date_words.anniversaries)
        lasting = lasting or (bool(written) and ("duration" in kinds or any(word in text for word in words.life.deeds)))
        lasting = lasting or (bool(written) and any(word in text for word in words.life.born))
        coming = any(
            quantity.value > this_year or (quantity.value == this_year and not quantity.surface.isdigit())
            for quantity in written
        )
        if not (spelt or lasting or coming):
            continue
        mentions = periods.find(subject.article.text, passage.tokens, words)
        if spelt:
            yield from _weekdays(subject, passage, mentions)
            yield from _impossible(subject, passage, mentions)
        if lasting:
            yield from ages.check(subject, passage, mentions)
            yield from durations.check(subject, passage, mentions)
        if coming:
            yield from tenses.check(subject, passage, mentions)


# --- weekdays -----------------------------------------------------------------------------------------------


def _weekdays(subject: Subject, passage: Passage, mentions: Sequence[PeriodMention]) -> Iterator[Finding]:
    for pair in weekdays.dated(passage.tokens, mentions, subject.words):
        day = _day(subject, passage, pair)
        if day is None or day.weekday() == pair.weekday or _is_julian(day, pair.weekday):
            continue
        names = {number: name.capitalize() for name, number in subject.words.weekdays.items()}
        yearless = pair.date.anchor == "yearless"
        told = names[pair.weekday]
        nearest = day + dt.timedelta(days=(pair.weekday - day.weekday() + 3) % 7 - 3)
        yield finding(
            DAT001,
            subject.article,
            pair.span,
            f"{plain_day(day)} is a {names[day.weekday()]}; the text says {told}",
            quantities=_numbers(passage, pair.span),
            confidence="medium" if yearless else "high",
            suggestion=f"{names[day.weekday()]}, or {told}, {plain_day(nearest)}",
        )


def _day(subject: Subject, passage: Passage, pair: DatedWeekday) -> dt.date | None:
    """The day that a date means, if that is sure."""
    date = pair.date
    if date.anchor == "absolute":
        return _calendar_day(date.year, date.month, date.day)
    published = subject.article.published
    if published.date is None or published.granularity != "day" or _names_other_year(subject.article, passage):
        return None
    today = published.date
    near = (_calendar_day(today.year + shift, date.month, date.day) for shift in (-1, 0, 1))
    return next((day for day in near if day is not None and abs((day - today).days) <= _NEAR), None)


def _calendar_day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _is_julian(day: dt.date, weekday: int) -> bool:
    """Whether an old date has that weekday in the Julian calendar, which was behind by 11 to 13 days."""
    behind = day.year // 100 - day.year // 400 - 2
    return day.year < _GREGORIAN_EVERYWHERE and (day + dt.timedelta(days=behind)).weekday() == weekday


def _names_other_year(article: Article, passage: Passage) -> bool:
    """Whether the paragraph speaks of another year than that of the article."""
    assert article.published.date is not None
    block = article.blocks[passage.sentence.block].span.of(article.text)
    return any(year != str(article.published.date.year) for year in _YEAR.findall(block))


# --- impossible dates ---------------------------------------------------------------------------------------


def _impossible(subject: Subject, passage: Passage, mentions: Sequence[PeriodMention]) -> Iterator[Finding]:
    tokens, known = passage.tokens, subject.words.date_words
    if any(token.lower in known.unreal for token in tokens):
        return
    for mention in mentions:
        if mention.first and tokens[mention.first - 1].lower in known.before_unreal:
            continue
        if mention.anchor not in ("absolute", "yearless") or not mention.month or mention.last_year:
            continue
        last = calendar.monthrange(mention.year or _A_LEAP_YEAR, mention.month)[1]
        beyond = _number_beyond(tokens, mention, subject.words.date_words) if mention.year and not mention.day else None
        if beyond is not None:
            yield _no_such_day(subject, passage, beyond, mention, last)
        elif mention.day > last and not _counts(tokens, mention, subject):
            yield _no_such_day(subject, passage, mention.span, mention, last)


def _no_such_day(subject: Subject, passage: Passage, span: Span, mention: PeriodMention, last: int) -> Finding:
    month = calendar.month_name[mention.month]
    year = f" {mention.year}" if mention.year and mention.month == _FEBRUARY else ""
    message = f"{span.of(subject.article.text)} does not exist: {month}{year} has {last} days"
    return finding(DAT002, subject.article, span, message, quantities=_numbers(passage, span), confidence="high")


def _number_beyond(tokens: Sequence[Token], mention: PeriodMention, words: DateWords) -> Span | None:
    """A day above 31 beside a month and a year: "32 March 2023" and not "killed 45 March 2023"; "March 32, 2023"."""
    before = tokens[mention.first - 1] if mention.first else None
    if before is None or not _is_large_day(before) or mention.first < 2:
        return None
    told = tokens[mention.first - 2].lower in words.before_numbers
    return Span(before.start, mention.span.end) if told else None


def _is_large_day(token: Token) -> bool:
    return token.text.isdigit() and _LONGEST_MONTH < int(token.text) <= _LAST_TWO_DIGITS


def _in_figures(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """A date in figures that is none, whether its day or its month comes first: "31/06/2023"."""
    for found in _FIGURES.finditer(passage.sentence.text) if "/" in passage.sentence.text else ():
        first, second, year = (int(part) for part in found.groups())
        orders = ((first, second), (second, first))
        months = [(day, month) for day, month in orders if 1 <= month <= _DECEMBER and 1 <= day <= _LONGEST_MONTH]
        if months and all(_calendar_day(year, month, day) is None for day, month in months):
            start = passage.sentence.span.start
            span = Span(start + found.start(), start + found.end())
            month, last = months[0][1], calendar.monthrange(year, months[0][1])[1]
            message = f"{found.group()} does not exist: {calendar.month_name[month]} has {last} days"
            yield finding(DAT002, subject.article, span, message, quantities=_numbers(passage, span), confidence="high")


def _beyond_any_month(subject: Subject, passage: Passage) -> Iterator[Finding]:
    """A day above 31 of a month without a year: "on October 32 with", "by June 45."."""
    known = subject.words.date_words
    large = [b.quantity for b in passage.numbers if b.quantity.kind == "count" and _LATE_DAY.match(b.quantity.surface)]
    for number in large:
        tokens = passage.tokens
        if number.last - number.first != 1 or not _is_large_day(tokens[number.first]):
            continue
        for at, opening in ((number.first - 1, number.first - 2), (number.last, number.first - 1)):
            if opening < 0 or at >= len(tokens) or not tokens[at].text[:1].isupper():
                continue
            month = subject.words.months.get(tokens[at].lower)
            if month is None or any(token.lower in known.unreal for token in tokens):
                continue
            first, last = min(at, number.first), max(at + 1, number.last)
            if _ends_as_date(subject, tokens, opening, last, number):
                span, days = (
                    Span(tokens[first].start, tokens[last - 1].end),
                    calendar.monthrange(_A_LEAP_YEAR, month)[1],
                )
                mention = next((m for m in periods.find(subject.article.text, tokens, subject.words) if m.month), None)
                if mention is not None and mention.year == 0:
                    yield _no_such_day(subject, passage, span, mention._replace(month=month), days)


def _ends_as_date(subject: Subject, tokens: Sequence[Token], opening: int, last: int, number: Quantity) -> bool:
    """Whether a date must stand behind a word.

    Any "on" is a day's, and "by" is if nothing that is counted follows; so is a comma behind a weekday, and "the"
    before a month: "the May 32 elections".
    """
    word, known = tokens[opening].lower, subject.words.date_words
    closed = last >= len(tokens) or tokens[last].text in _CLOSING
    follows = tokens[last].lower if last < len(tokens) else ""
    if word == "on":
        return closed or (number.noun is None and follows not in known.after_counts)
    if word == "the":
        return number.first == opening + 2 and tokens[last].kind == "word" and follows not in known.after_counts
    weekday = word == "," and opening > 0 and tokens[opening - 1].lower in subject.words.weekdays
    return closed and (weekday or word in known.before_days)


def _counts(tokens: Sequence[Token], mention: PeriodMention, subject: Subject) -> bool:
    """Whether a day without a year is a number of something: "in June 31 drowned", "the 31 September 11 families"."""
    if mention.year:
        return False
    if tokens[mention.first].kind == "number":
        return mention.last < len(tokens) and tokens[mention.last].kind == "number"
    before = tokens[mention.first - 1].lower if mention.first else "in"
    if before in subject.words.date_words.before_days and mention.last < len(tokens):
        return tokens[mention.last].text not in _CLOSING
    return before in subject.words.date_words.months and tokens[mention.last - 1].kind == "number"


def _numbers(passage: Passage, span: Span) -> tuple[str, ...]:
    return tuple(bound.id for bound in passage.numbers if bound.quantity.span.overlaps(span))
