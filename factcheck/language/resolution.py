"""Periods as days: what "this week" or "as of July 2016" means for an article of a given date."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, cast

from factcheck.language.periods import Period
from factcheck.language.vocabulary import FiscalYear

if TYPE_CHECKING:
    from factcheck.article import Granularity, Published
    from factcheck.language.periods import PeriodMention


US_FISCAL = FiscalYear(10, "end")
"""The year of the federal budget, where no country is known."""


def resolve(mention: PeriodMention, published: Published, fiscal: FiscalYear = US_FISCAL) -> Period | None:
    """Turn words into days. `fiscal` is the fiscal year of the place that is spoken of.

    None when the article's date is needed and not known exactly enough, for days that no calendar has, and for words
    that point to another period ("a year earlier"), which `shifted` resolves.
    """
    try:
        period = _resolve(mention, published, fiscal)
        return _last_day(period) if period is not None and _is_at_its_end(mention) else period
    except (ValueError, OverflowError):
        return None


def _resolve(mention: PeriodMention, published: Published, fiscal: FiscalYear) -> Period | None:
    if mention.anchor == "absolute":
        return _absolute(mention, fiscal)
    if mention.anchor == "fiscal":
        return _fiscal(mention, fiscal)
    if mention.anchor == "ending" and mention.year:
        return _ending(mention, published.date)
    today = published.date
    if today is None or mention.anchor == "earlier" or not _known_enough(mention, published):
        return None
    if mention.anchor == "ending":
        return _ending(mention, today)
    if mention.anchor == "yearless":
        return _yearless(mention, today)
    if mention.anchor == "weekday":
        back = (today.weekday() - mention.shift) % 7
        day = today - dt.timedelta(days=back)
        return Period(day, day, "day", mention.text)
    if mention.anchor == "span":
        return Period(_shifted(today, mention.unit, -1), today, cast("Granularity", mention.unit), mention.text)
    return _relative_to(mention, today, fiscal)


def _is_at_its_end(mention: PeriodMention) -> bool:
    """Whether a date or words that count give the last day of a stretch: "at the end of 2015", "of June this year"."""
    counted = mention.anchor == "relative" and mention.unit in ("year", "quarter", "month")
    of_month = mention.anchor == "yearless" and bool(mention.month) and not mention.months
    return mention.role == "end" and (counted or ((mention.anchor == "absolute" or of_month) and not mention.day))


def _last_day(period: Period) -> Period:
    return Period(period.end, period.end, "day", period.text)


_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "half": 3, "year": 4, "fiscal": 2}


def _known_enough(mention: PeriodMention, published: Published) -> bool:
    """A date known only to the year still tells which year "this year" is, but not which week "this week"."""
    needed = mention.unit if mention.anchor in ("relative", "span", "ago") else "day"
    if mention.anchor in ("yearless", "ending"):
        needed = "month"
    return _FINENESS[published.granularity] <= _FINENESS[needed]


def shifted(period: Period, unit: str, shift: int, text: str) -> Period | None:
    """Return the period that lies `shift` units from another one, and is as long: May 2014 is a year before May 2015.

    A year from a day is the year around it, if the other is no finer than that: "in 2010 ... two years later".
    """
    try:
        if unit == "year" and period.granularity == "year":
            start, end = _shifted(period.start, "year", shift), _shifted(period.end, "year", shift)
            return Period(start, end, "year", text)
        if unit in ("year", "month", "quarter", "half"):
            start = _shifted(period.start, unit, shift)
            whole_months = period.start.day == 1 and period.end == _month_end(period.end.year, period.end.month)
            end = _shifted(period.end, unit, shift)
            end = _month_end(end.year, end.month) if whole_months else end
            return Period(start, end, period.granularity, text)
        return Period(_shifted(period.start, unit, shift), _shifted(period.end, unit, shift), period.granularity, text)
    except (ValueError, OverflowError):
        return None


def _absolute(mention: PeriodMention, fiscal: FiscalYear) -> Period | None:
    year = mention.year
    if mention.last_year:
        if _is_budget_year(mention) and fiscal.month > 1:
            return _fiscal(mention, fiscal)
        return Period(dt.date(year, 1, 1), dt.date(mention.last_year, 12, 31), "year", mention.text)
    if mention.quarter:
        month = 3 * mention.quarter - 2
        return Period(dt.date(year, month, 1), _month_end(year, month + 2), "quarter", mention.text)
    if not mention.month:
        return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", mention.text)
    if mention.months:
        return _months(mention, year)
    if mention.unit == "week":
        return _week(mention, year)
    if not mention.day:
        return Period(dt.date(year, mention.month, 1), _month_end(year, mention.month), "month", mention.text)
    try:
        day = dt.date(year, mention.month, mention.day)
    except ValueError:
        return None
    return Period(day, day, "day", mention.text)


def _week(mention: PeriodMention, year: int) -> Period:
    """Seven days of a month: its first week, its second."""
    end = dt.date(year, mention.month, 7 * mention.shift)
    return Period(end - dt.timedelta(days=6), end, "week", mention.text)


def _is_budget_year(mention: PeriodMention) -> bool:
    """Whether two years in a row are written as one: 2013-14 or 2013/14, but not 2013-2014."""
    short = mention.text.rstrip().endswith((f"-{mention.last_year % 100:02}", f"–{mention.last_year % 100:02}"))
    return mention.last_year == mention.year + 1 and (short or "/" in mention.text)


def _months(mention: PeriodMention, year: int) -> Period:
    """Some months in a row from one of this year on: a half, the first nine months, October to December."""
    last = year * 12 + mention.month - 1 + mention.months - 1
    granularity: Granularity = "quarter" if mention.months == 3 else "month" if mention.months == 1 else "year"
    return Period(dt.date(year, mention.month, 1), _month_end(last // 12, last % 12 + 1), granularity, mention.text)


def _fiscal(mention: PeriodMention, fiscal: FiscalYear) -> Period:
    """The fiscal year of a number: 2013-14 says both of its years, 2014 only the one that names it."""
    year = mention.year
    if not mention.last_year and fiscal.named_by == "end" and fiscal.month > 1:
        year -= 1
    return _year_from(year, fiscal, mention.text)


def _year_from(year: int, fiscal: FiscalYear, text: str) -> Period:
    """The fiscal year that begins in a calendar year."""
    end = dt.date(year + 1, fiscal.month, fiscal.day) - dt.timedelta(days=1)
    return Period(dt.date(year, fiscal.month, fiscal.day), end, "year", text)


def _ending(mention: PeriodMention, today: dt.date | None) -> Period | None:
    """So many months or weeks up to a month or a day; without a year, up to the latest one."""
    year = mention.year
    if not year:
        assert today is not None
        year = today.year - ((mention.month, mention.day or 1) > (today.month, today.day))
    end = dt.date(year, mention.month, mention.day) if mention.day else _month_end(year, mention.month)
    if mention.unit == "week":
        return Period(end + dt.timedelta(days=7 * mention.shift + 1), end, "week", mention.text)
    first = year * 12 + mention.month + mention.shift
    start = dt.date(first // 12, first % 12 + 1, 1)
    if mention.day and end != _month_end(year, mention.month):
        start = _shifted(end, "month", mention.shift) + dt.timedelta(days=1)
    granularity: Granularity = "quarter" if mention.shift == -3 else "month" if mention.shift == -1 else "year"
    return Period(start, end, granularity, mention.text)


def _yearless(mention: PeriodMention, today: dt.date) -> Period | None:
    """A month or a day without a year lies in the twelve months before the article, or just after it."""
    year = today.year
    if mention.quarter:
        quarter = mention.quarter - (0 if 3 * mention.quarter - 2 <= today.month else 4)
        first = year * 12 + 3 * quarter - 3
        start = dt.date(first // 12, first % 12 + 1, 1)
        return Period(start, _month_end(start.year, start.month + 2), "quarter", mention.text)
    if mention.months:
        return _months(mention, year if mention.month <= today.month else year - 1)
    if (mention.month, mention.day or 1) > (today.month, today.day) and mention.month - today.month > 2:
        year -= 1
    if mention.unit == "week":
        return _week(mention, year)
    if mention.day:
        try:
            day = dt.date(year, mention.month, mention.day)
        except ValueError:
            return None
        return Period(day, day, "day", mention.text)
    return Period(dt.date(year, mention.month, 1), _month_end(year, mention.month), "month", mention.text)


def _relative_to(mention: PeriodMention, today: dt.date, fiscal: FiscalYear) -> Period | None:
    """Count from today: "this week" is the seven days up to it, "last week" from Monday to Sunday."""
    unit, shift, text = mention.unit, mention.shift, mention.text
    running = shift == 0 and mention.role != "end"
    if unit == "year" and (mention.month or mention.quarter):  # "in December last year"
        own = mention._replace(anchor="absolute", year=today.year + shift)
        return _absolute(own, fiscal)
    if unit == "fiscal":
        return _year_from(today.year - ((today.month, today.day) < (fiscal.month, fiscal.day)) + shift, fiscal, text)
    if unit == "day":
        day = today + dt.timedelta(days=shift)
        return Period(day, day, "day", text)
    if unit == "week":
        if running:
            return Period(today - dt.timedelta(days=7), today, "week", text)
        monday = today + dt.timedelta(weeks=shift, days=-today.weekday())
        return Period(monday, monday + dt.timedelta(days=6), "week", text)
    if unit == "month":
        month = today.year * 12 + today.month - 1 + shift
        start = dt.date(month // 12, month % 12 + 1, 1)
        end = _month_end(start.year, start.month)
        return Period(start, min(end, today) if running else end, "month", text)
    if unit == "quarter":
        quarter = today.year * 4 + (today.month - 1) // 3 + shift
        start = dt.date(quarter // 4, quarter % 4 * 3 + 1, 1)
        end = _month_end(start.year, start.month + 2)
        return Period(start, min(end, today) if running else end, "quarter", text)
    year = today.year + shift
    end = dt.date(year, 12, 31)
    return Period(dt.date(year, 1, 1), min(end, today) if running else end, "year", text)


def _shifted(today: dt.date, unit: str, shift: int) -> dt.date:
    if unit in ("day", "week"):
        return today + dt.timedelta(days=shift * (7 if unit == "week" else 1))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit] * shift
    month = today.year * 12 + today.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return dt.date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
