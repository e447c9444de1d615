"""When a claim holds: the period beside the number, one that governs its sentence, or the article's date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.line import WarTime
from factcheck.claims.model import Evidence
from factcheck.language.periods import Period, PeriodMention
from factcheck.language.resolution import resolve

if TYPE_CHECKING:
    from factcheck.article import Published
    from factcheck.claims.line import Line
    from factcheck.reference.catalogue import Catalogue, Measure

_DAY = dt.timedelta(days=1)


class PeriodChoice(NamedTuple):
    """A period and why it was chosen."""

    period: Period | None
    """None if the article's date would be needed and is not known."""
    alternatives: tuple[Period, ...]
    """Other spans that the same words can mean."""
    explicit: bool
    """Whether words of the sentence give it."""
    forecast: bool
    """Whether it lies after the article's date."""
    evidence: Evidence
    """Why."""


def choose(
    line: Line,
    at: int,
    measure: Measure,
    entity: str,
    conflict: str | None,
    published: Published,
    catalogue: Catalogue,
) -> PeriodChoice:
    """Return the period of the claim at item `at`."""
    found = _governing(line, at, measure)
    if found is not None:
        step, why = found
        mention = line.items[step].period
        assert mention is not None
        period = (
            _beside_war(mention, entity, published, catalogue)
            if isinstance(mention, WarTime)
            else resolve(mention, published)
        )
        if period is None:
            needed = "the article's exact date is needed and not known"
            return PeriodChoice(None, (), True, False, Evidence(f"“{mention.text}”: {needed}", "weak"))
        if isinstance(mention, PeriodMention) and mention.role == "since" and published.date is not None:
            period = period._replace(end=max(period.start, published.date))
        later = published.date is not None and period.start > published.date
        first, others = _years(mention, period, measure, published)
        counted = isinstance(mention, WarTime) or mention.anchor not in ("absolute", "fiscal")
        if isinstance(mention, PeriodMention) and mention.role in ("before", "after", "until"):
            return PeriodChoice(None, (), True, later, Evidence(f"“{mention.text}” leaves the time open", "weak"))
        exact = (published.granularity == "day" or not counted) and mention.role not in ("within", "by")
        why = why if exact else f"{why}, which does not fix it to the day"
        vague = isinstance(mention, WarTime) and mention.role == "before"
        evidence = Evidence(f"“{mention.text}” {why}", "weak" if vague or not exact else "strong")
        return PeriodChoice(first, others, True, later, evidence)
    implied = _implied(measure, entity, conflict, published, catalogue)
    if implied.period is not None and _in_the_past(line, at):
        evidence = Evidence(f"{implied.evidence.why}, though it may speak of the past", "weak")
        return implied._replace(evidence=evidence)
    return implied


def _governing(line: Line, at: int, measure: Measure) -> tuple[int, str] | None:
    """The period that stands beside the number, or at the head of its sentence or bracket.

    "Since 2010" dates a flow or a change, not a level ("the highest since 2010").
    """
    stretch = line.segments[at]
    letters = line.letters.replace("pQ", "px")  # "5.3 per 100,000 people in 2016" has one number
    periods = [step for step in line.where("T") if measure.kind == "flow" or not _is_since(line, step)]
    here = [step for step in periods if line.segments[step] == stretch]
    if here:
        nearest = min(here, key=lambda step: abs(step - at))
        between = letters[min(nearest, at) + 1 : max(nearest, at)]
        shared = len(here) == 1 and measure.kind == "flow" and not measure.years
        if "Q" not in between or nearest < at or shared:
            return nearest, "beside the number"
    for step in periods:
        opens = line.letters[step - 1] in "#(" and line.letters[step + 1 : step + 2] == ","
        bracket = _bracket(line, step)
        if opens and step < at and bracket == _bracket(line, at):
            return step, "opens the sentence"
        if opens and step < at and bracket is None:
            return step, "opens the sentence"
    last = [step for step in periods if step > at and "Q" not in letters[at + 1 : step]]
    if last and _bracket(line, last[0]) == _bracket(line, at) and line.segments[last[0]] - stretch <= 1:
        return last[0], "closes the sentence"
    return None


def _in_the_past(line: Line, at: int) -> bool:
    """Whether a form of the past stands before the number: "Syria once had 22 million inhabitants"."""
    before = range(max(0, at - 4), at)
    return any("past/forms" in line.items[step].cues() for step in before)


def _is_since(line: Line, step: int) -> bool:
    period = line.items[step].period
    return period is not None and period.role == "since"


def _bracket(line: Line, at: int) -> int | None:
    """The index of the bracket that is open at an item, None outside brackets."""
    opened = line.letters.rfind("(", 0, at)
    return opened if opened >= 0 and ")" not in line.letters[opened:at] else None


def _beside_war(mention: WarTime, entity: str, published: Published, catalogue: Catalogue) -> Period | None:
    """Resolve "before the war": from the beginning of the last full year before it to the eve of its first day."""
    wars = catalogue.conflicts_of(entity) if mention.conflict == "*" else (catalogue.conflict(mention.conflict),)
    known = [war for war in wars if published.date is None or war.start <= published.date]
    if not known:
        return None
    war = known[0]
    if mention.role == "before":
        return Period(dt.date(war.start.year - 1, 1, 1), war.start - _DAY, "year", mention.text)
    end = war.end if mention.role == "after" else published.date
    if end is None:
        return None
    start = end + _DAY if mention.role == "after" else war.start
    return Period(start, max(start, published.date or start), "year", mention.text)


def _years(
    mention: PeriodMention | WarTime, period: Period, measure: Measure, published: Published
) -> tuple[Period, tuple[Period, ...]]:
    """Read "this year" and "last year", which can mean the publisher's fiscal year as well as the calendar year.

    In the first month of a fiscal year "this year" is still the one that has just ended, since nothing has been
    counted in the new one.
    """
    relative = isinstance(mention, PeriodMention) and mention.anchor == "relative" and mention.unit == "year"
    if not relative or "fiscal-us" not in measure.years or published.date is None:
        return period, ()
    assert isinstance(mention, PeriodMention)
    today = published.date
    begun = published.granularity == "day" and today.month > 10
    fiscal = today.year + begun + mention.shift
    start, end = dt.date(fiscal - 1, 10, 1), dt.date(fiscal, 9, 30)
    own = Period(start, min(end, today) if start < today else end, "year", mention.text)
    return (own, (period,)) if measure.years[0] == "fiscal-us" else (period, (own,))


def _implied(
    measure: Measure, entity: str, conflict: str | None, published: Published, catalogue: Catalogue
) -> PeriodChoice:
    """Without words for it, a level holds at the article's date, and a war's toll runs up to it."""
    today = published.date
    if today is None:
        return PeriodChoice(None, (), False, False, Evidence("no period, and the article has no date", "weak"))
    if conflict is not None:
        wars = catalogue.conflicts_of(entity) if conflict == "*" else (catalogue.conflict(conflict),)
        for war in wars:
            if war.start <= today:
                period = Period(war.start, min(war.end or today, today), "year", None, inferred=True)
                why = f"from the beginning of the {war.name} to the article's date"
                return PeriodChoice(period, (), False, False, Evidence(why, "fair"))
        return PeriodChoice(None, (), False, False, Evidence("which war is meant is not known", "weak"))
    if measure.kind == "flow" and not measure.years:
        return PeriodChoice(None, (), False, False, Evidence("no period in the sentence", "weak"))
    if measure.kind == "flow":
        years = [Period(dt.date(y, 1, 1), dt.date(y, 12, 31), "year", None, inferred=True) for y in _latest(today)]
        why = "no period in the sentence: the latest year before the article"
        return PeriodChoice(years[0], tuple(years[1:]), False, False, Evidence(why, "fair"))
    if published.granularity == "day":
        period = Period(today, today, "day", None, inferred=True)
    else:
        start = today.replace(month=1, day=1) if published.granularity == "year" else today.replace(day=1)
        period = Period(start, today, published.granularity, None, inferred=True)
    return PeriodChoice(period, (), False, False, Evidence("no period in the sentence: the article's date", "fair"))


def _latest(today: dt.date) -> tuple[int, int, int]:
    """The years whose figure a writer may have at hand, the likeliest first."""
    return today.year - 1, today.year - 2, today.year
