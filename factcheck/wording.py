"""Numbers and periods in the words of a report, the same in every format."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING, Protocol

from factcheck.patterns import lazily

if TYPE_CHECKING:
    import datetime as dt

    from factcheck.reference.catalogue import Entity, Measure, MeasureUnit

_NUMBER = lazily(r"\d[\d,.\u00a0\u202f\u2009]*\d|\d")
_NO_DIGIT = lazily(r"[^\d.]")
_COARSE, _MOST_DECIMALS = 0.03, 2
"""A number that is rounded by a larger part than this gets a decimal more, up to so many."""
_LEAST_PART = 0.0005
"""Of the step of the text's last digit, a number is at least this part: a thousandth of it may be meant."""
_LEAST_SHIFTED = 20
"""A number under one in so many of its scale word gets the word before."""
_SCALE_WORDS = (("million", "billion", "trillion"), ("m", "bn", "tn"), ("mn", "bn", "tn"))
_NO_SIGN = {ord(sign): None for sign in "-−–"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Spanned(Protocol):
    """Anything with a first and a last day."""

    @property
    def start(self) -> dt.date:
        """First day."""

    @property
    def end(self) -> dt.date:
        """Last day."""


def plain_number(value: float, unit: MeasureUnit | None = None) -> str:
    """Write a value of a measure: 12,587; 7.5 %; $21.4 trillion; 84.6 years; 3.1 per 1,000."""
    sign, size = "−" if value < 0 else "", abs(value)
    if unit is None:
        return sign + _digits(size)
    if "count" in unit.kinds:
        return sign + unit.text.format(_digits(size))
    return sign + unit.text.format(f"{size:.4g}" if unit.in_percent else scaled_number(size))


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.1f}"


def scaled_number(value: float) -> str:
    """Write an amount: 21.4 trillion; 12,587; 3.45."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"


def short_number(value: float) -> str:
    """Write a large count short, to four figures: 20.72 million; 12,587 stays."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.4g} {word}"
    return plain_number(value)


def at_precision(surface: str, value: float, number: float, grain: float) -> str | None:
    """Write another number as a text wrote one: for "17.2 million" (17200000, step 100000), 21437000 is "21.4 million".

    `value` and `grain` are what the text's number says and the step of its last digit, `number` is the one to write.
    A number much smaller than the text's gets decimals where the step would spoil it: "5.4 million" for "38 million";
    a thousand times as much gets the next word: "2.5 trillion" for "2.4 billion". None if the text has no digits, if so
    coarse a step would leave nothing of the number, or if the words around it give the sign ("a loss of").
    """
    found = _NUMBER.search(surface)
    if found is None or grain <= 0 or not value or abs(number) <= _LEAST_PART * grain:
        return None
    printed = float(_NO_DIGIT.sub("", found.group()))
    scale = abs(value) / printed if printed else 0.0
    before, after = surface[: found.start()], surface[found.end() :]
    unsigned = before.translate(_NO_SIGN)
    worded = value < 0 and unsigned == before
    if not scale or (worded and number > 0):
        return None
    sign = "−" if number < 0 and not worded else ""
    after, shift = _rescaled(after, abs(number) / scale)
    scale, grain, size = scale * shift, grain * shift, abs(number)
    if size <= grain / 2:
        return None
    decimals = len(found.group().partition(".")[2])
    while scale > 1 and abs(round(size / grain) * grain - size) > _COARSE * size and decimals < _MOST_DECIMALS:
        grain, decimals = grain / 10, decimals + 1
    rounded = round(size / grain) * grain / scale
    return f"{sign}{unsigned}{rounded:,.{decimals}f}{after}"


def _rescaled(after: str, printed: float) -> tuple[str, float]:
    """The words behind a number with the scale word that suits it, and how much more that is: billion, trillion."""
    first = next(iter(after.split(maxsplit=1)), "")
    for words in _SCALE_WORDS:
        if first in words:
            steps = (printed >= 1000) - (printed < 1 / _LEAST_SHIFTED)
            at = words.index(first) + steps
            if steps and 0 <= at < len(words):
                return after.replace(first, words[at], 1), 1000.0**steps
    return after, 1.0


def plain_period(span: Spanned) -> str:
    """Write a period: 2016; July 2016; 30 September 2016; 23 to 30 September 2016; US fiscal year 2016."""
    start, end = span.start, span.end
    if start == end:
        return plain_day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if (start.month, start.day, end.month, end.day) == (10, 1, 9, 30) and end.year - start.year == 1:
        return f"US fiscal year {end.year}"
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month]} {start.year}"
    if whole:
        first = _MONTHS[start.month] + (f" {start.year}" if start.year != end.year else "")
        return f"{first} to {_MONTHS[end.month]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {plain_day(end)}"
    first_day = f"{start.day} {_MONTHS[start.month]}" + (f" {start.year}" if start.year != end.year else "")
    return f"{first_day} to {plain_day(end)}"


def plain_day(day: dt.date) -> str:
    """Write a day: 1 October 2016."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def plain_extreme(top: str, since: Spanned | None, counted: str | None) -> str:
    """Write since when a number is the "highest" or the "lowest": the highest since 2001, in 40 years, a 30-year high.

    `counted` are the words of the text if they count back from the number; without a time it is so of all times.
    """
    if since is None:
        return f"the {top} on record"
    if counted is None:
        return f"the {top} since {plain_period(since)}"
    return f"a {counted} {top.removesuffix('est')}" if "-" in counted else f"the {top} in {counted}"


def label(measure: Measure, entity: Entity, counterpart: Entity | None, the: frozenset[str]) -> str:
    """Fill the label of a measure: "Syrian refugees admitted to the United States"."""
    if counterpart is None:
        template = measure.label
    else:
        template = measure.label_whole if entity.code == measure.whole else measure.label_with_counterpart
    return template.format(
        entity=with_article(entity, the),
        adjective=entity.adjective or with_article(entity, the),
        people=entity.people or with_article(entity, the),
        counterpart=with_article(counterpart, the) if counterpart else "",
    )


def with_article(entity: Entity, the: frozenset[str]) -> str:
    """Write the name of a place with its article: the United States."""
    return f"the {entity.name}" if entity.name in the else entity.name
