"""Periods as days: what "this week" or "as of July 2016" means for an article of a given date."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, cast

from factcheck.language.periods import Period

if TYPE_CHECKING:
    from factcheck.article import Granularity, Published
    from factcheck.language.periods import PeriodMention


def resolve(mention: PeriodMention, published: Published) -> Period | None:
    """Turn words into days.

    None when the article's date is needed and not known exactly enough, and for days that no calendar has.
    """
    try:
        return _resolve(mention, published)
    except (ValueError, OverflowError):
        return None


def _resolve(mention: PeriodMention, published: Published) -> Period | None:
    if mention.anchor == "absolute":
        period = _absolute(mention)
        if period is not None and mention.role == "end" and not mention.day:
            return Period(period.end, period.end, "day", mention.text)
        return period
    if mention.anchor == "fiscal":
        year = mention.year
        return Period(dt.date(year - 1, 10, 1), dt.date(year, 9, 30), "year", mention.text)
    today = published.date
    if today is None or not _known_enough(mention, published):
        return None
    if mention.anchor == "yearless":
        return _yearless(mention, today)
    if mention.anchor == "weekday":
        back = (today.weekday() - mention.shift) % 7
        day = today - dt.timedelta(days=back)
        return Period(day, day, "day", mention.text)
    if mention.anchor == "span":
        return Period(_shifted(today, mention.unit, -1), today, cast("Granularity", mention.unit), mention.text)
    return _relative_to(mention, today)


_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4}


def _known_enough(mention: PeriodMention, published: Published) -> bool:
    """A date known only to the year still tells which year "this year" is, but not which week "this week"."""
    needed = mention.unit if mention.anchor in ("relative", "span") else "day"
    if mention.anchor == "yearless":
        needed = "month"
    return _FINENESS[published.granularity] <= _FINENESS[needed]


def _absolute(mention: PeriodMention) -> Period | None:
    year = mention.year
    if mention.last_year:
        return Period(dt.date(year, 1, 1), dt.date(mention.last_year, 12, 31), "year", mention.text)
    if mention.quarter:
        month = 3 * mention.quarter - 2
        return Period(dt.date(year, month, 1), _month_end(year, month + 2), "quarter", mention.text)
    if not mention.month:
        return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", mention.text)
    if not mention.day:
        return Period(dt.date(year, mention.month, 1), _month_end(year, mention.month), "month", mention.text)
    try:
        day = dt.date(year, mention.month, mention.day)
    except ValueError:
        return None
    return Period(day, day, "day", mention.text)


def _yearless(mention: PeriodMention, today: dt.date) -> Period | None:
    """A month or a day without a year lies in the twelve months before the article, or just after it."""
    year = today.year
    if mention.quarter:
        quarter = mention.quarter - (0 if 3 * mention.quarter - 2 <= today.month else 4)
        first = year * 12 + 3 * quarter - 3
        start = dt.date(first // 12, first % 12 + 1, 1)
        return Period(start, _month_end(start.year, start.month + 2), "quarter", mention.text)
    if (mention.month, mention.day or 1) > (today.month, today.day) and mention.month - today.month > 2:
        year -= 1
    if mention.day:
        try:
            day = dt.date(year, mention.month, mention.day)
        except ValueError:
            return None
        return Period(day, day, "day", mention.text)
    return Period(dt.date(year, mention.month, 1), _month_end(year, mention.month), "month", mention.text)


def _relative_to(mention: PeriodMention, today: dt.date) -> Period:
    """Count from today: "this week" is the seven days up to it, "this year" begins in January."""
    unit, shift, text = mention.unit, mention.shift, mention.text
    if unit == "day":
        day = today + dt.timedelta(days=shift)
        return Period(day, day, "day", text)
    if unit == "week":
        end = today + dt.timedelta(weeks=shift)
        return Period(end - dt.timedelta(days=7), end, "week", text)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + shift
        start = dt.date(month // 12, month % 12 + 1, 1)
        end = _month_end(start.year, start.month)
        return Period(start, min(end, today) if shift == 0 else end, "month", text)
    if unit == "quarter":
        quarter = today.year * 4 + (today.month - 1) // 3 + shift
        start = dt.date(quarter // 4, quarter % 4 * 3 + 1, 1)
        end = _month_end(start.year, start.month + 2)
        return Period(start, min(end, today) if shift == 0 else end, "quarter", text)
    year = today.year + shift
    end = dt.date(year, 12, 31)
    return Period(dt.date(year, 1, 1), min(end, today) if shift == 0 else end, "year", text)


def _shifted(today: dt.date, unit: str, shift: int) -> dt.date:
    if unit in ("day", "week"):
        return today + dt.timedelta(days=shift * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "year": 12}[unit] * shift
    month = today.year * 12 + today.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return dt.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
