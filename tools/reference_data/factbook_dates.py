"""When a figure of the CIA World Factbook refers to: the texts in brackets behind it, as periods."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS = {name: f"{number:02}" for number, name in enumerate(_MONTHS.split("|"), 1)}

RAW_LIMIT = 300
"""The archive cuts the text of a field at this length, so that a date at its end may be lost."""

_DATE_AFTER_NUMBER = re.compile(
    rf"^(?:total: )?[\d.,]+(?: million United Kingdom)?\s*\((?:est\. )?(?:({_MONTHS}) )?(\d{{4}})(?:"
    rf" ({_MONTHS}))?(?: est\.?| census)?\)"
)
"""A date in brackets directly after the number, with nothing else but "United Kingdom" between."""
_DATED_ESTIMATE = re.compile(rf"\((?:({_MONTHS}) )?(\d{{4}}) est\.?\)")
_PLAIN_DATE = re.compile(
    rf"(?:f\.o\.b\., |c\.i\.f\., |as of |est\. )?(?:(?:(\d{{1,2}}) )?({_MONTHS}),? )?(\d{{4}})"
    r"\.?(?: ?est[.,]?| es| census| Census)?(?: est\.)?$"
)
_YEAR_END = re.compile(r"yearend (\d{4})$")


def period_of(text: str) -> str:
    """Turn a date text ("31 December 2014 est.") into a period; empty for fiscal years, ranges, slips and remarks."""
    year_end = _YEAR_END.match(text.strip())
    if year_end:
        return f"{year_end.group(1)}-12-31"
    match = _PLAIN_DATE.match(text.strip())
    if not match:
        return ""
    day, month, year = match.groups()
    if month is None:
        return str(year)
    if not day:
        return f"{year}-{MONTHS[month]}"
    try:
        return dt.date(int(year), int(MONTHS[month]), int(day)).isoformat()
    except ValueError:  # "31 November 2012"
        return ""


def population_period(raw: str, edition: int) -> str:
    """Find when a population refers to in the text of its field; empty if the text gives no date of its own.

    A "July" of the edition's own year wins, wherever it stands: notes in between carry older dates.
    """
    if f"July {edition} est" in raw:
        return f"{edition}-07"
    match = _DATE_AFTER_NUMBER.match(raw)
    if match:
        month = match.group(1) or match.group(3)
        # The archive keeps "July 2017" beside figures that were new in 2018.
        if edition in (2018, 2019) and match.group(2) == "2017":
            return ""
        return f"{match.group(2)}-{MONTHS[month]}" if month else match.group(2)
    estimates = _DATED_ESTIMATE.findall(raw)
    if estimates and len(raw) < RAW_LIMIT and not 2018 <= edition <= 2020:
        month, year = estimates[-1]
        return f"{year}-{MONTHS[month]}" if month else str(year)
    return ""
