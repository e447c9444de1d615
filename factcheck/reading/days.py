"""The day that the metadata of a file give: 2016-10-01, 2016-10-01T08:30:00+02:00, 1 October 2016, October 1, 2016."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    import datetime as dt

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:[a-z]{3,9}\.?,?\s{1,3})?"
_ISO = lazily(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})(?![0-9])")
_COMPACT = lazily(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?:T|\Z)")
_DAY_FIRST = lazily(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,3}}{_MONTH},?[\s-]{{1,3}}(?P<year>[0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)
_MONTH_FIRST = lazily(
    rf"{_WEEKDAY}{_MONTH}\s{{1,3}}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>[0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)
"""Day, month and year in an order that nobody can take for another one; a time of day may follow."""
EARLIEST = 1900
"""No article with metadata is older; such a date is a slip of a program."""


def day_of(text: str) -> dt.date | None:
    """Return the day that a value of metadata names, as written: the day of its author, whatever the time zone."""
    import datetime as dt

    text = text.strip()[:80]
    found = _ISO.match(text) or _COMPACT.match(text) or _DAY_FIRST.match(text) or _MONTH_FIRST.match(text)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        day = dt.date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
    return day if day.year >= EARLIEST else None
