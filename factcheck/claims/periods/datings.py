"""Periods of a sentence that date something else than its number: an event, another number, the day of the telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.line import WarTime
from factcheck.language.periods import PeriodMention
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Measure

_DATELINE = lazily("#E(?:,?E)?,T-")
"""Where and when it was written: "GENEVA, June 19 - Some"."""
_EVENT_WORDS = 8
"""Words between "since" and the date of what it names."""
_TELLING = 5
"""Words between a day at the head of a sentence and the verb of saying."""
_OF_ONE_DAY = 0.01
"""Measures of what happened on one day share less of a year with it than this."""
_COUNTED_BY = lazily("N[^QT,;]{0,10}[lua]t?[dx]?Q[HAKPx]{0,3}(?:,?[&w]?Q[HAKPx]{0,3})?$")
"""Before a day, a toll that was as high as its number by then: "The toll from the quake rose to 321 dead on Sunday"."""
_OWNED = lazily("sx?(?P<q>Q)")
"""After a period, the number that is its own: "the first quarter's 0.5 percent"."""
_AGAINST = lazily("[xHCKBp]{0,4},?x?v[dx]{0,2}Q[^QT;]{0,5}(?P<t>T)")
"""From a number to the time of what it is compared with: "2 billion, compared with 1.6 billion in the same period"."""
_CONTRASTED = lazily("(?P<by>[fv])[dxbuo]{0,4}(?P<q>Q)(?:[CHKBN]{1,2}|x)?(?:p[xHCKQ]{1,2})?(?:od?[EAHN])?$")
"""Before a period, the number that another one is held against: "after a rise of 0.8 percent in December"."""
_OF_ITS_TIME = lazily(",[bd]x$")
"""Before a period, what is the most of its kind in it: ", its largest this year"."""


def written(line: Line) -> int:
    """Return the index of the item behind a dateline, 0 if there is none."""
    told = _DATELINE.match(line.letters)
    return told.end() if told is not None else 0


def is_of_a_part(line: Line, at: int) -> bool:
    """Tell whether a number is compared with one of "the same period of 2015": it is of a part of some other year."""
    against = _AGAINST.match(line.letters, at + 1)
    period = line.items[against.start("t")].period if against is not None else None
    return isinstance(period, PeriodMention) and period.anchor == "earlier"


def is_since(line: Line, step: int) -> bool:
    """Tell whether a period begins with "since"."""
    period = line.items[step].period
    return period is not None and period.role == "since"


def dates_an_event(line: Line, step: int) -> bool:
    """Tell whether a period tells when something else was: "the worst floods since its independence in 1961".

    Also "after the crisis of 2008".
    """
    if isinstance(line.items[step - 1].period, WarTime):
        return True
    for back in range(step - 1, max(0, step - _EVENT_WORDS), -1):
        if line.letters[back] in "Q,;()N":
            return False
        if line.opening(back) in line.lists.time_event:
            return True
    return "aside/events" in line.items[step - 1].cues()


def is_so_far(line: Line, step: int) -> bool:
    """Tell whether a year is told up to the article only: "so far this year", "this year so far"."""
    text, span, start = line.sentence.text.lower(), line.items[step].span, line.sentence.span.start
    before, after = text[: span.start - start].rstrip(), text[span.end - start :].lstrip()
    return any(before.endswith(phrase) or after.startswith(phrase) for phrase in line.lists.time_so_far)


def tells_how_rare(line: Line, step: int) -> bool:
    """Tell whether a period only tells how rare it is: "the highest since 1991", "20 percent, its best this year"."""
    if not is_since(line, step):
        return (
            _OF_ITS_TIME.search(line.letters, 0, step) is not None
            and "aside/superlatives" in line.items[step - 1].cues()
        )
    return any(
        "aside/superlatives" in line.items[back].cues() or line.lower(back) in line.lists.time_rare
        for back in range(max(1, step - 4), step)
    )


def dates_the_telling(line: Line, step: int, measure: Measure) -> bool:
    """Tell whether a day is that on which somebody said so: "said on Tuesday that", "data released on Monday showed".

    A level is of another day than the sentence that begins with "On Monday, officials said"; an event may be of it.
    """
    period = line.items[step].period
    if not isinstance(period, PeriodMention) or not (period.anchor == "weekday" or period.day or period.unit == "day"):
        return False
    if period.role == "at":
        return False  # "1.41 billion people as of 1 November 2020, the bureau said"
    if _is_saying(line, step - 1):
        return True
    if measure.overlap < _OF_ONE_DAY and _COUNTED_BY.search(line.letters, 0, step):
        return True
    dated = period.anchor == "absolute" and bool(period.year) and line.letters[step + 1 : step + 2] == ","
    if dated and step > 1 and "Q" in line.letters[:step]:
        return False  # "It had 8 billion people on 15 November 2022, the bureau said": nobody tells its own year so
    last = step + 1 if measure.kind == "flow" else step + _TELLING
    steps = range(step + 1, min(last + 1, len(line.items)))
    return any(_is_saying(line, after) and line.letters[after] != "V" for after in steps)  # "Spain counted 46 million"


def dates_another(line: Line, step: int, at: int) -> bool:
    """Tell whether a period is that of another number: "shrank 0.2 percent after the first quarter's 0.5 percent"."""
    owned = _OWNED.match(line.letters, step + 1)
    return owned is not None and owned.start("q") != at


def contrasted(line: Line, step: int) -> int | None:
    """Return the number of a period that another number is held against, None if the period is of no such number.

    "2 percent in May, up from 3 percent in April": April is of the 3 percent alone.
    """
    found = _CONTRASTED.search(line.letters, 0, step)
    return found.start("q") if found is not None else None


def _is_saying(line: Line, step: int) -> bool:
    return "attribution/verbs" in line.items[step].cues() or "aside/telling" in line.items[step].cues()
