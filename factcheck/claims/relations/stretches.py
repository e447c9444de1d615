"""From when and up to when a change is told: since 2010, between 2000 and 2010, in 2014, over the past five years."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING

from factcheck.claims.model import Evidence
from factcheck.claims.periods.datings import is_since
from factcheck.language.periods import Period, PeriodMention
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.constructions import Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.periods.times import PeriodChoice, Times
    from factcheck.reference.catalogue import Measure

_OWN_PERIOD = lazily(r"[^Qu;()]{0,6}?(?:\([^();T]{1,8}\)x?)?T")
"""From an end of a change to the period that is its own: "152 per 1,000 births in 1990"."""
_PERIOD_OF_END = lazily(r"[x,]{0,2}td?Q[^Q;()u]{0,4}?T")
"""From the amount of a change to the period behind its end: "fell 0.5 percent to 125 million in 2021"."""
_PAIR = lazily("T[&tx]?$")
"""Before the second of two periods that bound a change: "between 2000 and 2010", "from 2000 to 2010"."""
_YEARS = {"yr": 1, "decade": 10}
"""Units in which the words count over how many years it was."""


def is_bounded(line: Line, at: int) -> bool:
    """Tell whether words say from when a change is counted."""
    return bool(pair(line) or _sinces(line, at))


def plain(letters: str) -> str:
    """Return the letters with the base of a rate as a word: "152 per 1,000" is one number."""
    return letters.replace("pQ", "px")


def _sinces(line: Line, at: int) -> list[int]:
    """The periods from which a change is counted: "since 2010", "from a year earlier"; both of a pair."""
    found = []
    for step in line.where("T"):
        period = line.items[step].period
        if not _reaches(line, step, at):
            continue
        against = any("change/against" in item.cues() for item in line.items[step - 1 : step])
        opens = isinstance(period, PeriodMention) and period.opening in line.lists.opening_pair
        if period is not None and (period.role == "since" or opens or (against and step > at)):
            found.append(step)
    return found


def _reaches(line: Line, step: int, at: int) -> bool:
    """Whether words speak of the change at an item: not those behind a comma, "its first fall since 1998"."""
    return line.segments[step] == line.segments[at] or (step < at and line.letters[step - 1] == "#")


def pair(line: Line) -> tuple[int, int] | None:
    """Return the two periods between which a change is told: "between 2000 and 2010", "from 2000 to 2010"."""
    steps = line.where("T")
    for first, second in itertools.pairwise(steps):
        period = line.items[first].period
        opens = isinstance(period, PeriodMention) and period.opening in line.lists.opening_pair
        if opens and _PAIR.search(line.letters[first:second]):
            return first, second
    return None


def _ends(line: Line, measure: Measure) -> tuple[int, int] | None:
    """The same, of a measure that has figures at both: what is sold "between January and July" is sold in all of it."""
    both = pair(line)
    periods = [line.items[step].period for step in both] if both is not None else []
    parts = all(isinstance(period, PeriodMention) and (period.month or period.quarter) for period in periods)
    return None if measure.kind == "flow" and parts else both


def span(times: Times, number: int, at: int, measure: Measure, entity: str) -> tuple[Period | None, PeriodChoice]:
    """The period from which a change is counted, None if the text leaves it open, and the one up to which."""
    line = times.lines[number]
    told, both = pair(line), _ends(line, measure)
    if told is not None and both is None:
        return None, times.named(number, told[1], measure, entity)
    sinces = [both[0]] if both else _sinces(line, at)
    since = times.days(number, sinces[0], entity) if sinces else None
    masked = _without(line, sinces)
    if both:
        masked = _without(masked, [step for step in line.where("T") if step != both[1]])
    period = times.choose(number, both[1] + 1 if both else at, measure, entity, None, line=masked)
    if both:
        until = times.days(number, both[1], entity)
        text = f"“{line.words(both[1])}”, where the change ends"
        return since, period._replace(period=until, alternatives=(), explicit=True, evidence=Evidence(text, "strong"))
    if not period.explicit and (found := _PERIOD_OF_END.match(plain(masked.letters), at + 1)):
        until = times.days(number, found.end() - 1, entity)
        why = Evidence(f"“{line.words(found.end() - 1)}”, where the change ends", "strong")
        period = period._replace(period=until, alternatives=(), explicit=True, evidence=why)
    elif since is not None and sinces and since.end.year > since.start.year and "T" not in masked.letters:
        first, last = _split(since)
        why = Evidence(f"“{line.words(sinces[0])}”, at the end", "strong")
        return first, period._replace(period=last, alternatives=(), explicit=True, evidence=why)
    if sinces or period.period is None:
        return since, period
    return _counted_back(line, at, period.period) or _year_before(line, at, period.period), period


def _counted_back(line: Line, at: int, until: Period) -> Period | None:
    """The year from which a change is counted that was "over the past five years", or "over the last decade"."""
    for step in range(2, len(line.items)):
        if "change/past" not in line.items[step - 1].cues() or not _reaches(line, step - 1, at):
            continue
        quantity = line.items[step].quantity
        if quantity is not None and quantity.kind == "duration" and quantity.hedge == "exact":
            years = round(quantity.value) * _YEARS.get(quantity.unit or "", 0)
        else:
            years = 10 if line.lower(step) in line.lists.time_decade else 0
        if 0 < years < until.end.year:
            year = until.end.year - years
            words = f"{line.words(step - 1)} {line.words(step)}".lower()
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", words, inferred=True)
    return None


def _year_before(line: Line, at: int, until: Period) -> Period | None:
    """The year before, of a change that is told to have been in a year: "unemployment fell by 2 points in 2014".

    Not of one that had been before: "by 2014 it had fallen", "in 2014 it was 2 points lower".
    """
    year = until.start.year
    if (until.start, until.end) != (dt.date(year, 1, 1), dt.date(year, 12, 31)) or until.inferred:
        return None
    steps = [step for step in line.where("T") if line.items[step].period is not None]
    own = line.items[steps[0]].period if len(steps) == 1 else None
    if not isinstance(own, PeriodMention) or own.role != "in" or not _reaches(line, steps[0], at):
        return None
    if not _is_event(line, at) or any(line.lower(step) in line.lists.verb_had for step in line.where("bu")):
        return None
    return Period(dt.date(year - 1, 1, 1), dt.date(year - 1, 12, 31), "year", f"the year before {year}")


def _is_event(line: Line, at: int) -> bool:
    """Whether a change is told as something that happened, by a verb or a noun: not "2 points lower"."""
    quantity = line.items[at].quantity
    if quantity is not None and quantity.kind == "ratio" and "b" not in line.letters[at - 1]:
        return True
    beside = (*range(max(1, at - 3), at), *range(at + 1, min(at + 2, len(line.items))))
    return any(line.letters[step] == "u" and "change/state" not in line.items[step].cues() for step in beside)


def _split(period: Period) -> tuple[Period, Period]:
    """The first and the last year of a span of years."""
    first = period._replace(end=period.end.replace(year=period.start.year, month=12, day=31))
    last = period._replace(start=period.start.replace(year=period.end.year, month=1, day=1))
    return first, last


def _without(line: Line, steps: list[int]) -> Line:
    """The line with some of its periods read as plain words."""
    letters = list(line.letters)
    for step in steps:
        letters[step] = "x"
    return line._replace(letters="".join(letters))


def end_period(times: Times, number: int, at: int, match: Match, measure: Measure, entity: str) -> PeriodChoice | str:
    """The period of one end of a change, or why there is none: where a change began is never at the article's date."""
    line = times.lines[number]
    letters = plain(line.letters)
    both = _ends(line, measure)
    steps = line.where("T")
    if both is not None:
        own: int | None = both[0] if match.part == "start" else both[1]
    else:
        found = _OWN_PERIOD.match(letters, at + 1)
        own = found.end() - 1 if found and not _is_of_the_telling(line, at, found.end() - 1) else None
        if letters[at - 2 : at] == "Ts":
            own = at - 2  # "compared with April's 4.5 percent"
        if own is not None and match.part != "start" and is_since(line, own):
            own = None  # "from $10.6 trillion to $14.7 trillion since January 2009": the end is of today
    if own is None and match.part == "start":
        return "where a change began: the text does not say when"
    if own is None:
        others = [step for step in steps if _is_of_start(letters, step)]
        masked = _without(line, [*others, *_sinces(line, at)])
        return times.choose(number, at, measure, entity, None, line=masked)
    masked = _without(line, [step for step in steps if step != own])
    choice = times.choose(number, at, measure, entity, None, line=masked)
    if both is None and choice.explicit and choice.period is not None:
        return choice
    period = times.days(number, own, entity)
    why = Evidence(f"“{line.words(own)}”, which belongs to this end of the change", "strong")
    return choice._replace(period=period, alternatives=(), explicit=True, evidence=why)


def _is_of_the_telling(line: Line, at: int, step: int) -> bool:
    """Whether a day behind a comma is that on which somebody said so: "from 6.1 percent, officials said Friday"."""
    period = line.items[step].period
    of_a_day = isinstance(period, PeriodMention) and (period.anchor == "weekday" or period.unit == "day")
    return of_a_day and line.segments[step] != line.segments[at]


def _is_of_start(letters: str, step: int) -> bool:
    """Whether a period belongs to the number at which a change began: "from 26 percent in 2013 to"."""
    before = letters.rfind("Q", 0, step)
    return before > 0 and letters[:before].rstrip("d").endswith("f")
