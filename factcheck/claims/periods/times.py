"""When a claim holds: the period beside the number, one that governs its sentence, or the article's date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.claims.lines.line import WarTime
from factcheck.claims.model import Evidence
from factcheck.claims.periods.carried import (
    from_before,
    in_the_past,
    of_note,
    of_title,
    tells_of_a_part,
    tells_several,
    told_as_past,
)
from factcheck.claims.periods.datings import contrasted, is_of_a_part, is_so_far
from factcheck.claims.periods.governing import DAILY, behind, governing, is_undecided, shared
from factcheck.language.periods import Period, PeriodMention
from factcheck.language.resolution import US_FISCAL, resolve, shifted
from factcheck.language.vocabulary import FiscalYear
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.article import Published
    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.claims.model import Strength
    from factcheck.reference.catalogue import Catalogue, Measure

UNDECIDED = "a time of the past that is told elsewhere in the sentence, or another: it does not say"
"""Why a number that tells of the past is left alone."""
_DAY = dt.timedelta(days=1)
_AREA, _LASTING = "km2", 3000
"""What is the same for so many days has hardly a date: the area of a country, not that of its forests."""
_OLD = dt.timedelta(days=400)
"""A count told in the present is hardly one of a day so far back."""
_REMEMBERED = 30 * 365 * _DAY
"""How long after its end "the war" still means one: "before the crisis" of Spain is before no war of the thirties."""
_CALENDAR_YEAR = FiscalYear(1, "end")
_BASE_SENTENCES = 2
"""The period from which "a year earlier" is counted, or of a part of which a number may be, is told no further back."""
_START, _END = lazily("(?<![T&])fd?$"), lazily("(?<![T&])fd?Q[pxTHKCB]{0,5}td?x?$")
_GOES_ON = lazily("[pxTHKCB]{0,5}td?x?Q")
"""Around the first and the last number of a change: "between 1990 and 2013 it rose from 190 to 600"."""
_SPAN = lazily("T[&t-]?T")
"""Two periods that can be the ends of one: "between 2000 and 2010", "from January to March"."""
_BOTH_ENDS = ", from one to the other"


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


class Times(NamedTuple):
    """Chooses periods for the claims of one article."""

    lines: Settled
    """All sentences of the article."""
    published: Published
    """The article's date."""
    catalogue: Catalogue
    """Where wars and entities are looked up."""
    fiscal_years: Mapping[str, FiscalYear]
    """The fiscal years of countries that are not calendar years."""

    def choose(
        self,
        number: int,
        at: int,
        measure: Measure,
        entity: str,
        conflict: str | None,
        head: int | None = None,
        line: Line | None = None,
    ) -> PeriodChoice:
        """Return the period of the claim at item `at` of a line, whose measure is named at item `head`.

        `line` is the same line with some of its periods read as plain words, which belong to something else.
        """
        line = self.lines[number] if line is None else line
        found = governing(line, at, measure, at if head is None else head)
        lasts = measure.unit.name == _AREA and measure.distance_days >= _LASTING
        known = measure.kind == "stock" and _is_known(line, at)
        if found is not None and (
            (lasts and _is_of_others(line, at, found[0])) or (known and line.segments[found[0]] != line.segments[at])
        ):
            found = None
        if found is not None:
            return self._explicit(number, *found, measure, entity, at)
        earlier = None if lasts or known else shared(line, at, measure)
        if earlier is not None:
            return self._explicit(number, earlier, "earlier in the sentence", measure, entity)
        later = behind(line, at)
        if later is not None:
            return self._explicit(number, later, "later in the sentence, of both clauses", measure, entity)
        carried = self._carried(number, at, measure, entity) if conflict is None else None
        if carried is not None:
            return carried
        if measure.kind == "flow" and measure.years and (is_of_a_part(line, at) or self._follows_a_part(number)):
            unsaid = Evidence("a part of a year, of which it does not say which", "weak")
            return PeriodChoice(None, (), False, False, unsaid)
        implied = _implied(measure, entity, conflict, self.published, self.catalogue)
        left_open = is_undecided(line, at, measure) or self._follows_several(number, at, measure)
        if implied.period is not None and conflict is None and left_open:
            return PeriodChoice(None, (), False, False, Evidence(UNDECIDED, "weak"))
        if implied.period is not None and in_the_past(line, at):
            evidence = Evidence(f"{implied.evidence.why}, though it may speak of the past", "weak")
            return implied._replace(evidence=evidence)
        return implied

    def to_its_end(self, choice: PeriodChoice) -> PeriodChoice:
        """Return the whole of the year that is running: a forecast for "this year" is of all of it."""
        return choice if choice.period is None else choice._replace(period=self._whole_year(choice.period))

    def _whole_year(self, period: Period) -> Period:
        """All of the year that is running, of which a period is what has passed: a share of GDP is one of a year."""
        today = self.published.date
        running = today is not None and period.granularity == "year" and period.end == today
        if today is None or not running or period.start != dt.date(today.year, 1, 1):
            return period
        return period._replace(end=dt.date(today.year, 12, 31))

    def named(self, number: int, step: int, measure: Measure, entity: str) -> PeriodChoice:
        """Return what the period at item `step` of a line means for a claim that it is beside."""
        return self._explicit(number, step, "beside the number", measure, entity)

    def days(self, number: int, step: int, entity: str) -> Period | None:
        """Return the days of the period at item `step` of a line, for itself and not as one end of a longer one.

        None if they are not known, or if a war bounds it.
        """
        mention = self.lines[number].items[step].period
        if not isinstance(mention, PeriodMention):
            return None
        if mention.anchor in ("earlier", "ago"):
            return self._counted_from(number, step, entity, daily=False)[0]
        return resolve(mention, self.published, self._fiscal_year(entity))

    def _explicit(
        self, number: int, step: int, why: str, measure: Measure, entity: str, at: int | None = None
    ) -> PeriodChoice:
        line, published = self.lines[number], self.published
        mention = line.items[step].period
        assert mention is not None
        period, evidence = self._resolved(number, step, entity, measure, at)
        if period is None:
            return PeriodChoice(None, (), True, False, Evidence(f"“{mention.text}”: {evidence}", "weak"))
        if isinstance(mention, PeriodMention) and mention.role == "since" and published.date is not None:
            period = period._replace(end=max(period.start, published.date))
        if measure.kind == "stock" and evidence == _BOTH_ENDS:
            open_ = Evidence(f"“{period.text}” is a stretch of time, and a level is of a moment", "weak")
            return PeriodChoice(None, (), True, False, open_)
        if (
            measure.over_a_year
            and isinstance(mention, PeriodMention)
            and mention.anchor == "ending"
            and mention.shift == -12
        ):
            period = period._replace(start=period.end.replace(day=1), granularity="month")
        if measure.kind == "flow" and measure.years and mention.role == "end" and period.start == period.end:
            period = period._replace(start=period.end.replace(month=1, day=1), granularity="year")
        if self._is_of_last_year(line, mention, period, at):
            period = shifted(period, "year", -1, mention.text) or period
        later = published.date is not None and period.start > published.date
        first, others = _years(mention, period, measure, published)
        counted = isinstance(mention, WarTime) or mention.anchor not in ("absolute", "fiscal")
        if isinstance(mention, PeriodMention) and mention.role in ("before", "after", "until") and not evidence:
            return PeriodChoice(None, (), True, later, Evidence(f"“{mention.text}” leaves the time open", "weak"))
        if measure.kind != "flow" and measure.years and not later and not is_so_far(line, step):
            first = self._whole_year(first)
        exact = (published.granularity == "day" or not counted) and mention.role not in ("within", "by")
        why = f"{why}{evidence}" if exact else f"{why}{evidence}, which does not fix it to the day"
        vague = isinstance(mention, WarTime) and mention.role == "before"
        pointing = isinstance(mention, PeriodMention) and mention.anchor in ("earlier", "ago")
        strength: Strength = "weak" if vague or not exact else "fair" if pointing else "strong"
        return PeriodChoice(first, others, True, later, Evidence(f"“{mention.text}” {why}", strength))

    def _is_of_last_year(self, line: Line, mention: PeriodMention | WarTime, period: Period, at: int | None) -> bool:
        """Whether what is still to come this year is meant of the year before.

        For a month that holds if nothing in the sentence looks ahead; for the end of the year if the number is told
        as past: "reserves stood at $20 billion at the end of the year".
        """
        if not isinstance(mention, PeriodMention) or self.published.date is None:
            return False
        if period.start <= self.published.date or "m" in line.letters:
            return False
        ends = (mention.unit, mention.role, mention.shift) == ("year", "end", 0) and not mention.year
        return mention.anchor == "yearless" or (ends and at is not None and told_as_past(line, at))

    # --- what a period means ------------------------------------------------------------------------

    def _resolved(
        self, number: int, step: int, entity: str, measure: Measure, at: int | None
    ) -> tuple[Period | None, str]:
        """The days of a period; with them what they are counted from if that is told, else why there are none."""
        mention = self.lines[number].items[step].period
        needed = "the article's exact date is needed and not known"
        if isinstance(mention, WarTime):
            during = _beside_war(mention, entity, self.published, self.catalogue)
            unsaid = needed if self.published.date is None else "no war is known that it can mean"
            return during, "" if during is not None else unsaid
        assert mention is not None
        both = self._both_ends(number, step, entity)
        if both is not None:
            begin, end, whole = both
            letters = self.lines[number].letters
            if at is not None and _END.search(letters, 0, at):
                return end, ""
            if at is not None and _START.search(letters, 0, at) and _GOES_ON.match(letters, at + 1):
                return begin, ""
            return Period(begin.start, end.end, "year", whole), _BOTH_ENDS
        if mention.anchor in ("earlier", "ago"):
            daily = 0 < measure.distance_days <= DAILY
            found, unsaid = self._counted_from(number, step, entity, daily=daily)
            return _week_of(measure, found), unsaid
        mention = _of_same_year(self.lines[number], step, mention)
        if measure.kind in ("rate", "index") and mention.opening in self.lines[number].lists.time_ended:
            mention = mention._replace(role="in")  # "finished 2009 with a rate of": of all of it
        fiscal = US_FISCAL if "fiscal-us" in measure.years else self._fiscal_year(entity)
        period = resolve(mention, self.published, fiscal)
        return _week_of(measure, period), needed if period is None else ""

    def _both_ends(self, number: int, step: int, entity: str) -> tuple[Period, Period, str] | None:
        """Both ends of "between 2000 and 2010", "from January to March", of which the item is one, and the words."""
        line = self.lines[number]
        for first in (step, step - 2, step - 1):
            last = first + 1 if line.letters[first + 1 : first + 2] == "T" else first + 2
            if step not in (first, last) or not _SPAN.match(line.letters, first):
                continue
            one, other = line.items[first].period, line.items[last].period
            if not isinstance(one, PeriodMention) or not isinstance(other, PeriodMention):
                continue
            opening = one.opening
            if line.letters[first - 2 : first] == "dx":  # "between the years 2000 and 2010"
                opening = line.lower(first - 3)
            joined = line.lower(last - 1) == line.lists.until.get(opening) if last > first + 1 else None
            if not (opening in line.lists.opening_from if joined is None else joined):
                continue
            if one.anchor == "yearless" and other.anchor == "absolute" and other.year:  # "from January to March 2014"
                one = one._replace(anchor="absolute", year=other.year)
            begin = resolve(one, self.published, self._fiscal_year(entity))
            end = resolve(other, self.published, self._fiscal_year(entity))
            if begin is not None and end is not None and begin.start < end.end:
                return begin, end, " ".join(line.words(item) for item in range(first, last + 1))
        return None

    def _counted_from(self, number: int, step: int, entity: str, *, daily: bool) -> tuple[Period | None, str]:
        """Words that point to another period: of the same sentence, else of those before it in the paragraph.

        With `daily`, "a year ago" is that very day.
        """
        mention = self.lines[number].items[step].period
        assert isinstance(mention, PeriodMention)
        at_that_day = (
            self._base(number, step, entity, of_a_day=True) if mention.unit == "day" and not mention.shift else None
        )
        base = at_that_day or self._base(number, step, entity)
        # "in April from 7.1 billion a month ago"
        by_month = base is not None and base.granularity == "month" == mention.unit
        by_year = base is not None and base.granularity != "year" and mention.unit == "year"
        if mention.anchor == "ago" and not (by_month or by_year):
            period = self._day_ago(mention) if daily else None
            period = period or resolve(mention._replace(anchor="ago"), self.published)
            return period, "the article's exact date is needed and not known" if period is None else ""
        if base is None:
            looks_back = (mention.shift < 0 or mention.role == "end") and not mention.year
            period = resolve(mention._replace(anchor="relative"), self.published) if looks_back else None
            counted = ", counted from the article" if period is not None else ""
            return period, counted or "no other period from which it could be counted"
        if mention.shift == 0 and mention.unit == "year" and not mention.year:
            year = base.start.year
            if mention.role == "end":  # "at the end of that year"
                return Period(
                    dt.date(year, 12, 31), dt.date(year, 12, 31), "day", mention.text
                ), f", that of “{base.text}”"
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", mention.text), f", that of “{base.text}”"
        shift = mention.year - base.start.year if mention.year else mention.shift
        return shifted(base, mention.unit, shift, mention.text), f", counted from “{base.text}”"

    def _day_ago(self, mention: PeriodMention) -> Period | None:
        """The very day that lies so far back, of what is another every day: "it cost 2.80 a year ago"."""
        today = self.published.date
        if today is None or self.published.granularity != "day" or mention.shift != -1:
            return None
        return shifted(Period(today, today, "day", mention.text), mention.unit, mention.shift, mention.text)

    def _base(self, number: int, step: int, entity: str, *, of_a_day: bool = False) -> Period | None:
        """The nearest period before an item that itself points to none, the nearest day if one is wanted."""
        line = self.lines[number]
        for back in range(number, max(-1, number - 1 - _BASE_SENTENCES), -1):
            if self.lines.sentences[back].block != line.sentence.block:
                break
            steps = [s for s in self.lines[back].where("T") if back < number or s < step]
            before = step if back == number else len(self.lines[back].items)
            for other in _nearest(self.lines[back], steps, before):
                mention = self.lines[back].items[other].period
                if not isinstance(mention, PeriodMention) or (of_a_day and not mention.day):
                    continue
                if mention.anchor not in ("earlier", "ago", "span", "weekday"):
                    found = resolve(mention, self.published, self._fiscal_year(entity))
                    if found is not None:
                        return found
        return None

    def _carried(self, number: int, at: int, measure: Measure, entity: str) -> PeriodChoice | None:
        """What is told in the past after a sentence with one date is of that date: "In 2010 ... Inflation was ..."."""
        if not number or self.lines.sentences[number - 1].block != self.lines.sentences[number].block:
            return None
        titled = of_note(self.lines, number) or of_title(self.lines, number)
        mention = titled or from_before(self.lines[number - 1], self.lines[number], at, measure)
        period = resolve(mention, self.published, self._fiscal_year(entity)) if mention is not None else None
        if mention is None or period is None:
            return None
        if self.published.date is not None and period.start > self.published.date:
            return None
        if mention.role == "at" and self._is_old(period) and not told_as_past(self.lines[number], at):
            return None  # "As of 2000 ... Today it is"
        where = "title above" if titled is not None else "sentence before"
        why = Evidence(f"“{mention.text}” in the {where}", "weak")
        return PeriodChoice(period._replace(inferred=True), (), False, False, why)

    def _is_old(self, period: Period) -> bool:
        """Whether a period lies so far back that what is told in the present is hardly of it."""
        return self.published.date is not None and self.published.date - period.end > _OLD

    def _follows_several(self, number: int, at: int, measure: Measure) -> bool:
        """Whether the sentence before tells numbers of several times: one of the past behind it is hardly of today."""
        sentences = self.lines.sentences
        if not number or sentences[number - 1].block != sentences[number].block:
            return False
        return tells_several(self.lines[number - 1], self.lines[number], at, measure)

    def _follows_a_part(self, number: int) -> bool:
        """Whether figures of a part of a year are told before: a number after them may be of that part too."""
        sentences = self.lines.sentences
        for back in range(number - 1, max(-1, number - 1 - _BASE_SENTENCES), -1):
            if sentences[back].block != sentences[number].block:
                return False
            if self.lines[back].where("T"):
                return tells_of_a_part(self.lines[back])
        return False

    def _fiscal_year(self, entity: str) -> FiscalYear:
        """The fiscal year of the country in which a place lies."""
        code: str | None = entity
        while code is not None:
            if code in self.fiscal_years:
                return self.fiscal_years[code]
            code = self.catalogue.entity(code).parent
        return _CALENDAR_YEAR


def _week_of(measure: Measure, period: Period | None) -> Period | None:
    """A week from Monday on as one from Sunday on, for a measure whose weeks begin so."""
    if period is None or not measure.from_sunday or period.granularity != "week" or period.start.weekday():
        return period
    return period._replace(start=period.start - _DAY, end=period.end - _DAY)


def _is_known(line: Line, at: int) -> bool:
    """Whether a count is one that a place has anyway: "2 million last year, seven for each of its 340,000 people"."""
    owned = line.letters[at - 1] == "b" and line.lower(at - 1) in line.lists.owner_places
    return owned and line.letters[at + 1 : at + 2] in ("H", "C")


def _is_of_others(line: Line, at: int, step: int) -> bool:
    """Whether a period may be that of what is told besides: "83,000 square miles, the 84th largest as of 2016"."""
    alone = line.letters.count("Q") + line.letters.count("O") == 1
    return not alone and line.letters[at + 1 : step] != "("


def _of_same_year(line: Line, step: int, mention: PeriodMention) -> PeriodMention:
    """A part of a year with the year that the part told before has, if that number is held against its own.

    "30 percent in the second half of 2016, down from 32 percent in the first": the latest one before it.
    """
    if mention.anchor != "yearless" or mention.day or contrasted(line, step) is None:
        return mention
    for before in reversed(line.where("T")):
        told = line.items[before].period if before < step else None
        if isinstance(told, PeriodMention) and told.anchor == "absolute" and not told.day and _part(told):
            back = _part(mention) >= _part(told) or bool(mention.quarter) != bool(told.quarter)
            return mention._replace(anchor="absolute", year=told.year - back)
    return mention


def _part(mention: PeriodMention) -> int:
    """Where in its year a part of it begins, 0 for a whole year."""
    return 3 * mention.quarter or mention.month


def _nearest(line: Line, steps: list[int], before: int) -> list[int]:
    """Periods before an item, the nearest first, but last those of numbers that the one before them is held against.

    "9.4 percent in September, up from 9.3 percent in August and 8.3 percent a year earlier"
    """
    ended = before >= len(line.items)
    held = {s for s in steps if contrasted(line, s) is not None and (ended or "Q" in line.letters[s:before])}
    return sorted(steps, key=lambda step: (step in held, -step))


def _beside_war(mention: WarTime, entity: str, published: Published, catalogue: Catalogue) -> Period | None:
    """Resolve "before the war": from the beginning of the last full year before it to the eve of its first day."""
    wars = catalogue.conflicts_of(entity) if mention.conflict == "*" else (catalogue.conflict(mention.conflict),)
    known = [war for war in wars if published.date is None or war.start <= published.date]
    if mention.conflict == "*" and published.date is not None:
        oldest = published.date - _REMEMBERED
        known = [war for war in known if war.end is None or war.end >= oldest]
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
