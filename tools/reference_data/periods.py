"""Periods as publishers write them become ISO periods. A rule gives None for a row that has no such period."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The first US fiscal year that began in October; those before began in July of the year before.
FIRST_OCTOBER_YEAR = 1977
_QUARTER_ENDS = {"1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"}


def as_is(text: str) -> str | None:
    """Take a period that is ISO already."""
    return text


def year(text: str) -> str | None:
    """Read "2016", "2016.0" and the first day of a year."""
    found = re.match(r"(\d{4})(?:\.0)?$|(\d{4})-01-01$", text)
    return (found.group(1) or found.group(2)) if found else None


def only_years(text: str) -> str | None:
    """Read "2016" and leave out quarters and months of the same table."""
    return text if re.fullmatch(r"\d{4}", text) else None


def year_end(text: str) -> str | None:
    """Date a stock that is counted at the end of the year."""
    found = year(text)
    return f"{found}-12-31" if found else None


def mid_year(text: str) -> str | None:
    """Date a stock that is counted, or modelled, for the middle of the year."""
    found = year(text)
    return f"{found}-07-01" if found else None


def january(text: str) -> str | None:
    """Date what is counted in the first month of a year."""
    found = year(text)
    return f"{found}-01" if found else None


def month(text: str) -> str | None:
    """Read "2016-07" and "2016-07-01"."""
    found = re.match(r"(\d{4}-\d{2})(?:-\d{2})?$", text)
    return found.group(1) if found else None


def decimal_month(text: str) -> str | None:
    """Read the middle of a month as a decimal year: "1958.2027" is March 1958."""
    found = re.match(r"(\d{4})(\.\d+)$", text)
    return f"{found.group(1)}-{int(float(found.group(2)) * 12) + 1:02}" if found else None


def month_end(text: str) -> str | None:
    """Date a level that is read on the last day of a month."""
    found = month(text)
    return f"{found}-{calendar.monthrange(int(found[:4]), int(found[5:]))[1]}" if found else None


def quarter(text: str) -> str | None:
    """Read "2016-Q3" and the first day or month of a quarter."""
    found = re.match(r"(\d{4})-(?:Q([1-4])|(\d{2})(?:-\d{2})?)$", text)
    if found is None:
        return None
    return f"{found.group(1)}-Q{found.group(2) or (int(found.group(3)) + 2) // 3}"


def quarter_end(text: str) -> str | None:
    """Date a stock that is counted at the end of a quarter."""
    found = quarter(text)
    return f"{found[:4]}-{_QUARTER_ENDS[found[-1]]}" if found else None


def us_fiscal_year(text: str) -> str | None:
    """Read a fiscal year of the United States, named by the calendar year in which it ends."""
    found = re.match(r"(?:FY)?(\d{4})(?:-\d{2}-\d{2})?$", text)
    if found is None:
        return None
    ends = int(found.group(1))
    return f"{ends - 1}-10/{ends}-09" if ends >= FIRST_OCTOBER_YEAR else f"{ends - 1}-07/{ends}-06"


def us_fiscal_year_end(text: str) -> str | None:
    """Date a stock that is counted at the end of a fiscal year of the United States."""
    span = us_fiscal_year(text)
    return f"{span[-7:]}-30" if span else None


def new_year(text: str) -> str | None:
    """Date what is in force on the first of January."""
    found = year(text)
    return f"{found}-01-01" if found else None


def week_to(text: str) -> str | None:
    """Read the last day of a week."""
    last = dt.date.fromisoformat(text)
    return f"{last - dt.timedelta(days=6)}/{last}"


def five_years(text: str) -> str | None:
    """Read "2010-2015", which runs from the middle of one year to the middle of the other."""
    found = re.match(r"(\d{4})-(\d{4})$", text)
    return f"{found.group(1)}-07/{found.group(2)}-06" if found else None


def first_of_march(text: str) -> str | None:
    """Date what a census counted on the first of March."""
    found = year(text)
    return f"{found}-03-01" if found else None


def three_months_around(text: str) -> str | None:
    """Read a month that stands for an average of three, of which it is the middle one."""
    found = month(text)
    if found is None:
        return None
    middle = int(found[:4]) * 12 + int(found[5:]) - 1
    first, last = (f"{count // 12}-{count % 12 + 1:02}" for count in (middle - 1, middle + 1))
    return f"{first}/{last}"


RULES: Mapping[str, Callable[[str], str | None]] = {
    "as-is": as_is,
    "year": year,
    "only-years": only_years,
    "year-end": year_end,
    "mid-year": mid_year,
    "new-year": new_year,
    "week-to": week_to,
    "january": january,
    "month": month,
    "decimal-month": decimal_month,
    "month-end": month_end,
    "quarter": quarter,
    "quarter-end": quarter_end,
    "us-fiscal-year": us_fiscal_year,
    "us-fiscal-year-end": us_fiscal_year_end,
    "five-years": five_years,
    "first-of-march": first_of_march,
    "three-months-around": three_months_around,
}
"""The rules by the name that packages/*.toml and indicators/*.csv give them."""
