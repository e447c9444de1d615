"""When a claim holds: the period beside the number, one that governs its sentence, or the article's date."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from factcheck.claims.datings import dates_an_event, dates_another, dates_the_telling, is_since, tells_how_rare
from factcheck.claims.line import WarTime
from factcheck.claims.model import Evidence
from factcheck.claims.spans import is_counted_from
from factcheck.language.periods import Period, PeriodMention
from factcheck.language.resolution import US_FISCAL, resolve, shifted
from factcheck.language.vocabulary import FiscalYear
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.article import Published
    from factcheck.claims.line import Line
    from factcheck.claims.model import Strength
    from factcheck.claims.senses import Settled
    from factcheck.reference.catalogue import Catalogue, Measure

_DAY = dt.timedelta(days=1)
_CALENDAR_YEAR = FiscalYear(1, "end")
_BASE_SENTENCES = 2
"""The period from which "a year earlier" is counted is told no further back than this many sentences."""
_STRETCH_HEAD = 4
"""A period that dates the number before its stretch stands among the first items of it."""
_PRESENT = frozenset({"is", "are", "now", "currently", "today", "has", "have", "since"})
_CLAUSES = re.compile(",&?|&")
"""Between the clauses of a sentence."""
_RELATED = re.compile("Q[^;()]{0,6}$")
"""Before a period, the number that it dates."""
_DATELINE = re.compile("#E(?:,?E)?,T-")
"""Where and when it was written: "GENEVA, June 19 - Some"."""
_LEADING = re.compile("(?P<t>T)(?:,[dxAHi]{0,3}|:x?)$")
"""A period that leads to the number in the middle of a sentence: "that in 2014, 85 percent of ..."."""
_CAUSING = re.compile("(?P<t>T)(?:[io]d?E)?,(?:w?[bdAx]{0,2}[Ngx]{1,2})?(?P<p>[PVlu])[xa]?$")
"""A period before a participle: "hit Iran on December 26, killing"; "in 2015, its economy shrinking by"."""
_WHEN = re.compile("(?P<t>T),(?P<w>x)[^Q,;()]{1,14}$")
"""A period before a clause that tells what was so then: "in 2010, when GNI per person passed"."""
_AT_THAT_TIME = "when"
_START, _END = re.compile("(?<![T&])fd?$"), re.compile("(?<![T&])fd?Q[pxTHKCB]{0,5}td?x?$")
_GOES_ON = re.compile("[pxTHKCB]{0,5}td?x?Q")
"""Around the first and the last number of a change: "between 1990 and 2013 it rose from 190 to 600"."""
_SPAN = re.compile("T[&t-]?T")
"""Two periods that can be the ends of one: "between 2000 and 2010", "from January to March"."""
_BOTH_ENDS = ", from one to the other"
_TO = {"between": "and", "from": "to"}
_BRACKET_AFTER = re.compile("[xHCNPKALRiEdpBo]{0,6}\\((?:d?[xnCSE]{1,3},)?[xd.]{0,2}(?P<t>T)[x.]{0,4}\\)")
"""A date of its own after a number: "10.8 million inhabitants (July 2014 est.)", "9 percent (the World Bank, 2014)"."""
_BRACKET_BEFORE = re.compile("(?P<t>T)x?\\([xd]{0,2}$")
"""A number of its own after a date: "in 2013 (27.5 percent)"."""
_HEADING = re.compile("#[^Q:;.T]{1,8}(?:\\((?P<t>T)[x.]{0,2}\\)|(?P<u>T)):")
"""What a list is of, with its date: "Zambia in figures (2011 est.): ..."."""
_FOOT = re.compile("Q[^.;:TQ]{0,6}\\(x?(?P<t>T)[x.]{0,2}\\)\\.?$")
"""The date behind the last number of a list: "Qatar 32 tonnes, Kuwait 22 tonnes (2016)."."""
_OPENING = re.compile("(?:#|\\()[&xadoiftSAW]{0,8}$")
_OPENING_SPAN = re.compile(_OPENING.pattern.replace("$", "(?P<t>T)[&t]?$"))
_PAUSE = re.compile("(?:[xCn]{0,2}|x[dx]{2}),")
"""What stands around a period at the head of a sentence: "But according to the 2010 census, ...".

And "For 2013 as a whole, ..."."""


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
        found = _governing(line, at, measure, at if head is None else head)
        if found is not None:
            return self._explicit(number, *found, measure, entity, at)
        past = _in_the_past(line, at)
        shared = _shared(line, at)
        if shared is not None:
            return self._explicit(number, shared, "earlier in the sentence", measure, entity)
        carried = self._carried(number, entity) if past and conflict is None else None
        if carried is not None:
            return carried
        implied = _implied(measure, entity, conflict, self.published, self.catalogue)
        if implied.period is not None and past:
            evidence = Evidence(f"{implied.evidence.why}, though it may speak of the past", "weak")
            return implied._replace(evidence=evidence)
        return implied

    def to_its_end(self, choice: PeriodChoice) -> PeriodChoice:
        """Return the whole of the year that is running: a forecast for "this year" is of all of it."""
        period, today = choice.period, self.published.date
        if period is None or today is None or period.granularity != "year" or period.end != today:
            return choice
        if (period.start.month, period.start.day) != (1, 1) or period.start.year != today.year:
            return choice
        return choice._replace(period=period._replace(end=dt.date(today.year, 12, 31)))

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
            return self._counted_from(number, step, entity)[0]
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
        if self._is_of_last_year(line, mention, period):
            period = shifted(period, "year", -1, mention.text) or period
        later = published.date is not None and period.start > published.date
        first, others = _years(mention, period, measure, published)
        counted = isinstance(mention, WarTime) or mention.anchor not in ("absolute", "fiscal")
        if isinstance(mention, PeriodMention) and mention.role in ("before", "after", "until") and not evidence:
            return PeriodChoice(None, (), True, later, Evidence(f"“{mention.text}” leaves the time open", "weak"))
        exact = (published.granularity == "day" or not counted) and mention.role not in ("within", "by")
        why = f"{why}{evidence}" if exact else f"{why}{evidence}, which does not fix it to the day"
        vague = isinstance(mention, WarTime) and mention.role == "before"
        pointing = isinstance(mention, PeriodMention) and mention.anchor in ("earlier", "ago")
        strength: Strength = "weak" if vague or not exact else "fair" if pointing else "strong"
        return PeriodChoice(first, others, True, later, Evidence(f"“{mention.text}” {why}", strength))

    def _is_of_last_year(self, line: Line, mention: PeriodMention | WarTime, period: Period) -> bool:
        """Whether a month that is still to come is that of the year before: nothing in the sentence looks ahead."""
        yearless = isinstance(mention, PeriodMention) and mention.anchor == "yearless"
        later = self.published.date is not None and period.start > self.published.date
        return yearless and later and "m" not in line.letters

    # --- what a period means ------------------------------------------------------------------------

    def _resolved(
        self, number: int, step: int, entity: str, measure: Measure, at: int | None
    ) -> tuple[Period | None, str]:
        """The days of a period; with them what they are counted from if that is told, else why there are none."""
        mention = self.lines[number].items[step].period
        needed = "the article's exact date is needed and not known"
        if isinstance(mention, WarTime):
            during = _beside_war(mention, entity, self.published, self.catalogue)
            return during, "" if during is not None else needed
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
            return self._counted_from(number, step, entity)
        fiscal = US_FISCAL if "fiscal-us" in measure.years else self._fiscal_year(entity)
        period = resolve(mention, self.published, fiscal)
        return period, needed if period is None else ""

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
            opening = one.text.lower().split(" ", 1)[0]
            if line.letters[first - 2 : first] == "dx":  # "between the years 2000 and 2010"
                opening = line.words(first - 3).lower()
            if _TO.get(opening) != (line.words(last - 1).lower() if last > first + 1 else "to"):
                continue
            if one.anchor == "yearless" and other.anchor == "absolute" and other.year:  # "from January to March 2014"
                one = one._replace(anchor="absolute", year=other.year)
            begin = resolve(one, self.published, self._fiscal_year(entity))
            end = resolve(other, self.published, self._fiscal_year(entity))
            if begin is not None and end is not None and begin.start < end.end:
                return begin, end, " ".join(line.words(item) for item in range(first, last + 1))
        return None

    def _counted_from(self, number: int, step: int, entity: str) -> tuple[Period | None, str]:
        """Words that point to another period: of the same sentence, else of those before it in the paragraph."""
        mention = self.lines[number].items[step].period
        assert isinstance(mention, PeriodMention)
        base = self._base(number, step, entity)
        # "in April from 7.1 billion a month ago"
        by_month = base is not None and base.granularity == "month" == mention.unit
        by_year = base is not None and base.granularity != "year" and mention.unit == "year"
        if mention.anchor == "ago" and not (by_month or by_year):
            period = resolve(mention._replace(anchor="ago"), self.published)
            return period, "the article's exact date is needed and not known" if period is None else ""
        if base is None:
            looks_back = mention.shift < 0 and not mention.year
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

    def _base(self, number: int, step: int, entity: str) -> Period | None:
        """The nearest period before an item that itself points to none."""
        line = self.lines[number]
        for back in range(number, max(-1, number - 1 - _BASE_SENTENCES), -1):
            if self.lines.sentences[back].block != line.sentence.block:
                break
            steps = [s for s in self.lines[back].where("T") if back < number or s < step]
            for other in reversed(steps):
                mention = self.lines[back].items[other].period
                if isinstance(mention, PeriodMention) and mention.anchor not in ("earlier", "ago", "span", "weekday"):
                    found = resolve(mention, self.published, self._fiscal_year(entity))
                    if found is not None:
                        return found
        return None

    def _carried(self, number: int, entity: str) -> PeriodChoice | None:
        """What is told in the past after a sentence with one date is of that date: "In 2010 ... Inflation was ..."."""
        if not number or self.lines.sentences[number - 1].block != self.lines.sentences[number].block:
            return None
        before = self.lines[number - 1]
        steps = before.where("T")
        mention = before.items[steps[0]].period if len(steps) == 1 else None
        if not isinstance(mention, PeriodMention) or mention.anchor not in ("absolute", "fiscal") or mention.day:
            return None
        period = resolve(mention, self.published, self._fiscal_year(entity)) if mention.role in ("in", "at") else None
        if period is None or (self.published.date is not None and period.start > self.published.date):
            return None
        why = Evidence(f"“{mention.text}” in the sentence before", "weak")
        return PeriodChoice(period._replace(inferred=True), (), False, False, why)

    def _fiscal_year(self, entity: str) -> FiscalYear:
        """The fiscal year of the country in which a place lies."""
        code: str | None = entity
        while code is not None:
            if code in self.fiscal_years:
                return self.fiscal_years[code]
            code = self.catalogue.entity(code).parent
        return _CALENDAR_YEAR


def _governing(line: Line, at: int, measure: Measure, head: int) -> tuple[int, str] | None:
    """The period that stands beside the number, or at the head of its sentence or bracket.

    "Since 2010" dates a flow or a change, not a level ("the highest since 2010").
    """
    stretch = line.segments[at]
    letters = line.letters.replace("pQ", "px")  # "5.3 per 100,000 people in 2016" has one number
    bracketed = _BRACKET_AFTER.match(letters, at + 1)
    if bracketed is not None and not is_since(line, bracketed.start("t")):
        return bracketed.start("t"), "in brackets after the number"
    periods = [step for step in line.where("T") if measure.kind == "flow" or not is_since(line, step)]
    periods = [step for step in periods if not (dates_an_event(line, step) or tells_how_rare(line, step))]
    periods = [
        step for step in periods if not (dates_the_telling(line, step, measure) or dates_another(line, step, at))
    ]
    here = [step for step in periods if line.segments[step] == stretch]
    here = [step for step in here if not is_counted_from(line, step)] or here
    if here:
        nearest = min(here, key=lambda step: abs(step - at))
        between = letters[min(nearest, at) + 1 : max(nearest, at)]
        shared = len(here) == 1 and measure.kind == "flow" and not measure.years
        if "Q" not in between or nearest < at or shared:
            return nearest, "beside the number"
    before = _BRACKET_BEFORE.search(letters, 0, at)
    if before is not None and before.start("t") in periods:
        return before.start("t"), "before the bracket"
    for step in periods:
        opens = _opens(line, letters, step) and _PAUSE.match(letters, step + 1)
        bracket = _bracket(line, step)
        if opens and step < at and bracket == _bracket(line, at):
            return step, "opens the sentence"
        if opens and step < at and bracket is None:
            return step, "opens the sentence"
    led = _leading(line, letters, at)
    if led is not None and led[0] in periods:
        return led
    last = [step for step in periods if step > at and "Q" not in letters[at + 1 : step] and _closes(line, step)]
    if last and _bracket(line, last[0]) == _bracket(line, at) and line.segments[last[0]] - stretch <= 1:
        return last[0], "closes the sentence"
    listed = None if measure.kind == "flow" and not measure.years else _of_list(line, at)
    if listed is not None:
        return listed
    named = [s for s in periods if line.segments[s] == line.segments[head] and head < s < at]
    if named and "Q" not in letters[named[-1] : at]:
        return named[-1], "beside the name of the measure"
    return None


def _opens(line: Line, letters: str, step: int) -> bool:
    """Whether a sentence or a bracket begins with a period, or with a span of which it is the end."""
    if _OPENING.search(letters, 0, step):
        return True
    span = _OPENING_SPAN.search(letters, 0, step)
    return span is not None and line.words(span.start("t")).lower().split(" ", 1)[0] in _TO


def _leading(line: Line, letters: str, at: int) -> tuple[int, str] | None:
    """The period that leads to a number, or that of an event of which a participle tells the outcome."""
    led = _LEADING.search(letters, 0, at)
    if led is not None:
        return led.start("t"), "just before the number"
    when = _WHEN.search(letters, 0, at)
    if when is not None and line.words(when.start("w")) == _AT_THAT_TIME:
        return when.start("t"), "of which the clause tells"
    caused = _CAUSING.search(letters, 0, at)
    if caused is None or not line.words(caused.start("p")).lower().split(" ", 1)[0].endswith("ing"):
        return None
    return caused.start("t"), "of the event that the participle ends"


def _of_list(line: Line, at: int) -> tuple[int, str] | None:
    """The period that a list has in its heading, or behind its last number."""
    heading = _HEADING.match(line.letters)
    if heading is not None and heading.end() <= at:
        return heading.start(heading.lastgroup or 0), "in the heading of the list"
    foot = _FOOT.search(line.letters, at)
    return (foot.start("t"), "at the end of the list") if foot is not None and len(line.where("T")) == 1 else None


def _in_the_past(line: Line, at: int) -> bool:
    """Whether a form of the past stands before the number: "Syria once had 22 million inhabitants"."""
    before = range(max(0, at - 4), at)
    return any("past/forms" in line.items[step].cues() for step in before)


def _closes(line: Line, step: int) -> bool:
    """Whether a period stands near the head of its stretch, and points to no other one."""
    period = line.items[step].period
    if isinstance(period, PeriodMention) and period.role == "at":
        return True
    if isinstance(period, PeriodMention) and period.anchor in ("earlier", "ago"):
        return False
    return len(set(line.segments[max(0, step - _STRETCH_HEAD) : step + 1])) > 1


def _shared(line: Line, at: int) -> int | None:
    """The only period of a sentence, told before a number that a second clause of it gives in the past.

    What follows another number dates that one: "jobs fell in June, and the rate eased to 9.5 from 9.7 percent in May".
    """
    told = _DATELINE.match(line.letters)
    written = told.end() if told is not None else 0
    steps = [step for step in line.where("T") if step >= written and not dates_an_event(line, step)]
    steps = [step for step in steps if step < at or "fQ" not in line.letters[at:step]]
    if len(steps) != 1 or steps[0] > at or not _CLAUSES.search(line.letters, steps[0], at):
        return None
    period = line.items[steps[0]].period
    if not isinstance(period, PeriodMention) or period.role not in ("in", "end"):
        return None
    if period.anchor in ("earlier", "ago", "span"):
        return None
    if _RELATED.search(line.letters, 0, steps[0]) is None:
        return None
    between = {line.words(step).lower() for step in range(steps[0], at)}
    return None if between & _PRESENT else steps[0]


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
