"""A sentence becomes mentions of periods: dates, years, quarters, and words such as "last week"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from factcheck.article import Span
from factcheck.language.tokens import adjacent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from factcheck.article import Granularity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

PeriodRole = Literal["in", "within", "at", "end", "since", "by", "until", "before", "after"]
Anchor = Literal["absolute", "yearless", "relative", "span", "weekday", "fiscal"]

_YEARS = range(1700, 2151)


class Period(NamedTuple):
    """A span of days, both ends included."""

    start: dt.date
    """First day."""
    end: dt.date
    """Last day."""
    granularity: Granularity
    """How long it is, or how exactly it is known."""
    text: str | None = None
    """The words that it was read from; None when inferred."""
    inferred: bool = False
    """Taken from the article's date or from another sentence, not from words beside the number."""


class PeriodMention(NamedTuple):
    """Words that name a period."""

    span: Span
    """Where it stands, without its preposition."""
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index after its last token."""
    begin: int
    """Index of the first token of its preposition, or `first`."""
    role: PeriodRole
    """How it bounds the claim: "since 2010", "as of July"."""
    anchor: Anchor
    """What it is counted from."""
    text: str
    """The words, with the preposition."""
    year: int = 0
    """For absolute and fiscal anchors."""
    month: int = 0
    """1 to 12, 0 for a whole year."""
    day: int = 0
    """1 to 31, 0 for a whole month."""
    unit: str = ""
    """For relative anchors: day, week, month, quarter, year."""
    shift: int = 0
    """For relative anchors, units from the article's date; for weekdays, Monday is 0."""
    quarter: int = 0
    """1 to 4 for a quarter."""
    last_year: int = 0
    """For a span of years its last one: 2015 for "2014-15"."""

    @property
    def number(self) -> int:
        """The most telling number of the words, for the list of quantities."""
        return self.year or self.day or self.shift


def find(text: str, tokens: Sequence[Token], words: Vocabulary) -> list[PeriodMention]:
    """Return the periods named in a sentence, from left to right, without overlap."""
    found = []
    at = 0
    while at < len(tokens):
        mention = _read(text, tokens, at, words)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last
    return found


def _read(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> PeriodMention | None:
    token = tokens[at]
    if token.kind == "word":
        fields = (
            _fiscal(tokens, at, words)
            or _quarter(tokens, at, words)
            or _relative(tokens, at, words)
            or _month_first(tokens, at, words)
        )
    elif token.kind == "number":
        fields = _day_first(tokens, at, words) or _year(tokens, at, words)
    else:
        fields = None
    if fields is None:
        return None
    begin, role = _role(tokens, at, words)
    span = Span(tokens[at].start, tokens[fields.last - 1].end)
    return PeriodMention(
        span,
        at,
        fields.last,
        begin,
        role,
        fields.anchor,
        text[tokens[begin].start : span.end],
        fields.year,
        fields.month,
        fields.day,
        fields.unit,
        fields.shift,
        fields.quarter,
        fields.last_year,
    )


def _role(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[int, PeriodRole]:
    """Find the preposition before a period: "as of July 2016", "at the end of 2015", "since last year"."""
    end = at - 1 if at and tokens[at - 1].lower == "the" else at
    for length in (5, 4, 3, 2, 1):
        if length <= end:
            key = " ".join(token.lower for token in tokens[end - length : end])
            role = words.period_roles.get(key)
            if role is not None:
                return end - length, cast("PeriodRole", role)
    return at, "in"


class _Read(NamedTuple):
    """What a reader found: the token after it, and the fields of the mention."""

    last: int
    anchor: Anchor = "absolute"
    year: int = 0
    month: int = 0
    day: int = 0
    unit: str = ""
    shift: int = 0
    quarter: int = 0
    last_year: int = 0


_Fields = _Read | None


def _is_year(token: Token) -> bool:
    return token.kind == "number" and len(token.text) == 4 and token.text.isdigit() and int(token.text) in _YEARS


def _is_day(token: Token) -> bool:
    return token.kind == "number" and len(token.text) < 3 and token.text.isdigit() and 1 <= int(token.text) <= 31


def _year_after(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Read ", 2016" or "2016" after a month or a day; return the year (0 if none) and the next token."""
    step = at + 1 if at < len(tokens) and tokens[at].text == "," else at
    if step < len(tokens) and _is_year(tokens[step]):
        return int(tokens[step].text), step + 1
    return 0, at


def _month_first(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Fields:
    """July 2016; March 14, 2023; March 14; July."""
    token = tokens[at]
    month = words.months.get(token.lower)
    if month is None or not token.text[:1].isupper():
        return None
    end = at + 1
    if end < len(tokens) and tokens[end].text == "." and len(token.text) < 5:
        end += 1
    if end < len(tokens) and _is_year(tokens[end]):
        return _Read(end + 1, year=int(tokens[end].text), month=month)
    if end < len(tokens) and _is_day(tokens[end]) and not _counts_something(tokens, end, words):
        day, end = int(tokens[end].text), end + 1
        if (
            end < len(tokens)
            and adjacent(tokens[end - 1], tokens[end])
            and tokens[end].lower in ("st", "nd", "rd", "th")
        ):
            end += 1
        year, end = _year_after(tokens, end)
        if year:
            return _Read(end, year=year, month=month, day=day)
        return _Read(end, anchor="yearless", month=month, day=day)
    if token.lower in words.cautious_months and not (at and tokens[at - 1].lower in words.period_roles):
        return None
    return _Read(at + 1, anchor="yearless", month=month)


def _day_first(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Fields:
    """14 March 2023; 14th of March; 2023-03-14."""
    iso = _iso_date(tokens, at)
    if iso is not None:
        return iso
    if not _is_day(tokens[at]):
        return None
    end = at + 1
    if end < len(tokens) and adjacent(tokens[at], tokens[end]) and tokens[end].lower in ("st", "nd", "rd", "th"):
        end += 1
    if end < len(tokens) and tokens[end].lower == "of":
        end += 1
    if end >= len(tokens) or tokens[end].lower not in words.months or not tokens[end].text[:1].isupper():
        return None
    month = words.months[tokens[end].lower]
    year, end = _year_after(tokens, end + 1)
    day = int(tokens[at].text)
    return _Read(end, year=year, month=month, day=day) if year else _Read(end, "yearless", month=month, day=day)


def _iso_date(tokens: Sequence[Token], at: int) -> _Fields:
    if at + 5 > len(tokens) or not _is_year(tokens[at]):
        return None
    year, dash, month, dash2, day = tokens[at : at + 5]
    digits = len(month.text) == len(day.text) == 2 and month.text.isdigit() and day.text.isdigit()
    if not (dash.text == dash2.text == "-" and digits and adjacent(year, dash)):
        return None
    if 1 <= int(month.text) <= 12 and 1 <= int(day.text) <= 31:
        return _Read(at + 5, year=int(year.text), month=int(month.text), day=int(day.text))
    return None


def _year(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Fields:
    """2016, unless it counts something ("2016 people") or is part of a longer number."""
    if not _is_year(tokens[at]) or (at and tokens[at - 1].text in "$€£¥#"):
        return None
    if at + 1 < len(tokens) and adjacent(tokens[at], tokens[at + 1]) and tokens[at + 1].kind == "word":
        return None
    if at and tokens[at - 1].lower in words.hedges and tokens[at - 1].lower not in ("around", "about"):
        return None
    if at + 2 < len(tokens) and tokens[at + 1].text in ("-", "–", "/") and adjacent(tokens[at], tokens[at + 1]):
        last = _last_year(tokens[at], tokens[at + 2])
        if last:
            return _Read(at + 3, year=int(tokens[at].text), last_year=last)
    prepared = at > 0 and tokens[at - 1].lower in words.period_roles
    if not prepared and _counts_something(tokens, at, words):
        return None
    return _Read(at + 1, year=int(tokens[at].text))


def _last_year(first: Token, second: Token) -> int:
    """The year that ends a span: 2015 for 2014-15 and for 2014-2015, 0 if it is none."""
    begin, digits = int(first.text), second.text
    if not digits.isdigit() or len(digits) not in (2, 4):
        return 0
    last = int(digits) if len(digits) == 4 else begin - begin % 100 + int(digits)
    return last if begin < last <= begin + 60 else 0


def _counts_something(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """A lower-case noun in the plural after the number: "2000 people", "May 10 soldiers"."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.text in "%":
        return True
    known = after.lower in words.units or after.lower in words.scales or after.lower in words.currency_after
    plural = after.text.islower() and after.lower.endswith("s") and after.lower not in words.function_words
    return (
        known
        or after.lower in ("people", "men", "women", "children")
        or (plural and after.kind == "word" and len(after.text) > 3)
    )


def _fiscal(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Fields:
    """Fiscal 2016; fiscal year 2016; FY2016; financial year 2016."""
    if tokens[at].lower not in words.fiscal:
        return None
    end = at + 1
    if end < len(tokens) and tokens[end].lower == "year":
        end += 1
    if end < len(tokens) and _is_year(tokens[end]):
        return _Read(end + 1, anchor="fiscal", year=int(tokens[end].text))
    return None


def _quarter(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Fields:
    """The second quarter of 2016; Q2 2016."""
    token = tokens[at]
    if token.lower == "q" and at + 1 < len(tokens) and tokens[at + 1].text in ("1", "2", "3", "4"):
        quarter, end = int(tokens[at + 1].text), at + 2
    elif token.lower in words.ordinals and at + 1 < len(tokens) and tokens[at + 1].lower == "quarter":
        quarter, end = words.ordinals[token.lower], at + 2
        if quarter > 4:
            return None
    else:
        return None
    if end < len(tokens) and tokens[end].lower == "of":
        end += 1
    if end < len(tokens) and _is_year(tokens[end]):
        return _Read(end + 1, year=int(tokens[end].text), quarter=quarter)
    return _Read(at + 2, "yearless", quarter=quarter)


def _relative(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Fields:
    """This week; last year; the past month; today; Thursday; next Monday."""
    lower = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if lower in words.days:
        return _Read(at + 1, anchor="relative", unit="day", shift=words.days[lower])
    if lower in words.weekdays and tokens[at].text[:1].isupper():
        return _Read(at + 1, anchor="weekday", shift=words.weekdays[lower])
    unit = words.relative_units.get(after)
    if unit is not None and lower in words.span_words:
        before = at - 1 if at and tokens[at - 1].lower != "the" else at - 2
        if lower not in words.relative or (before >= 0 and tokens[before].lower in words.span_before):
            return _Read(at + 2, anchor="span", unit=unit, shift=-1)
    if unit is not None and lower in words.relative:
        return _Read(at + 2, anchor="relative", unit=unit, shift=words.relative[lower])
    return None
