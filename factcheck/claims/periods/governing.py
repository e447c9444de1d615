"""Which period of its sentence a number is of: the one beside it, or one that governs the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.line import WarTime
from factcheck.claims.measures.spans import is_counted_from
from factcheck.claims.periods.carried import told_as_past
from factcheck.claims.periods.datings import (
    contrasted,
    dates_an_event,
    dates_another,
    dates_the_telling,
    is_since,
    tells_how_rare,
    written,
)
from factcheck.claims.periods.listed_times import of_list
from factcheck.claims.periods.tenses import RELATED, is_of_then, is_of_today, tells_today, tells_when, was_told
from factcheck.claims.places.asides import dateline
from factcheck.language.periods import PeriodMention
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re

    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Measure

_STRETCH_HEAD = 4
"""A period that dates the number before its stretch stands among the first items of it."""
_CLAUSES = lazily(",&?|&")
"""Between the clauses of a sentence."""
_HALVES = lazily("[;:]")
"""Between what a sentence tells and what it adds: "In 2014 it counted 46 million people: 13 percent of them were"."""
_LEADS_IN = lazily("[lbVu][dxut]{0,2}Q")
"""Behind a period, the number that it dates: "visitors in 2016 reached 1.2 million"."""
_ENDING = lazily("#(?P<t>T),?[^QTNCPVuU,;]{1,8}[uU][^QTNCPV,;]{0,3}N[dx]{0,3}Q,fQt[dx]?$")
"""From a period over a change told with its amount to its end: "Last year it cut its rate by 2 points, from 6 to"."""
_LEADING = lazily("(?P<t>T)(?:,[dxAHi]{0,3}|[:-]x?)$")
"""A period that leads to the number in the middle of a sentence: "that in 2014, 85 percent of ..."."""
_INSERTED = lazily(",(?P<t>T),[^Q;:()T]{1,10}$")
"""A period between commas: "The latest figures, for 2017, put life expectancy at"."""
_RESTATED = lazily("Q[^QTNC;:()]{0,6}(?P<t>T),(?P<or>&)x?$")
"""The period of a number that is told in another unit behind it: "$483 billion in fiscal 2014, or 2.8 percent of"."""
_ASIDE = lazily("[#;]x?,?(?P<t>T)[^QTSPV,;:()]{1,9},$")
"""The period at the head of a clause whose subject has its number beside it: "In 2016 the rate, 8.8 percent, was"."""
_OF_ROW = lazily("\\((?:[^()Q;]{0,6}|pQ[^()Q;]{0,4}),?(?P<t>T)[x.]{0,3}\\)(?:[io]d?E)?(?::?(?:Q\\.)?[dx]?|b)$")
"""The date of a row, behind its name: "Births attended by skilled staff (2014): 63%", "Population (2006) of Peru: "."""
_CAUSING = lazily("(?:(?P<t>T)(?:[io]d?E)?|#(?P<u>T)[^Q;()T]{1,14}),(?:w?[bdAx]{0,2}[Ngx]{1,2})?(?P<p>[PVlu])[xa]?$")
"""A period before a participle: "hit Iran on December 26, killing"; "in 2015, its economy shrinking by"."""
_ADDING = lazily(",(?P<p>x)(?:[^QT,;:()]{0,8}|[^QT,;:()]{0,3}fQt)$")
"""From the comma before a participle or a relative pronoun to the number of what it adds: ", giving a density of"."""
_APPENDED = lazily("(?P<t>T)[^Q,;:()T]{0,14}(?P<comma>,)[axdiobEN]{0,4}(?:Q&)?$")
"""From a period over the comma of its clause to a number that only adds to it: ", at", ", about", ", 5.5 and"."""
_WHEN = lazily("(?P<t>T),(?P<w>x)[^Q,;()]{1,14}$")
"""A period before a clause that tells what was so then: "in 2010, when GNI per person passed"."""
_BRACKET_AFTER = lazily(
    "[xHCNKPALRiEdpBo.]{0,6}(?:\\([^()T;]{1,8}\\))?\\((?:(?:d?[xnCSE]{1,3}|[xK][xQ][&x]{0,2})[,;])?[xd.]{0,2}(?P<t>T)[xmSE.]{0,4}\\)"
)
"""A date of its own after a number: "10.8 million inhabitants (July 2014 est.)", "9 percent (the World Bank, 2014)".

Also "63% (age 15 and over, 2015 est.)"."""
_BEHIND_BRACKET = lazily("[xHCKBdA]{0,4}\\([^()T;]{1,8}\\),?(?P<t>T)")
"""A date behind the bracket of a number: "$72 billion (34 percent of GDP) in the second quarter"."""
_OUT_OF_BRACKET = lazily("[^()QT;]{0,6}\\),?(?P<t>T)")
"""From a number in a bracket behind another one to the date of both."""
_BRACKET_BEFORE = lazily("(?P<t>T)x?\\([xd]{0,2}$")
"""A number of its own after a date: "in 2013 (27.5 percent)"."""
_EVENT = lazily("#[xai][^Q.;:,T]{0,8}(?:(?P<t>T)(?:(?:[oi]d?E)?,|(?=d?[EA]))|\\((?P<u>T)\\))")
"""What happened when, or who counted when, at the head of a sentence: "At independence in 1960, ".

The comma may be missing before a place: "At the census of 2012 Rwanda had"."""
_SOURCE = lazily("[^oibNQ]d?[xnSE]{0,4}s?(?P<t>T)x(?:,[Vxu]T)?\\.?$")
"""The year of the data at the end of a sentence: "according to the agency's 2016 data"."""
_OPENING = lazily("(?:#|\\()[&xadoiftSAW]{0,8}$")
_OPENING_SPAN = lazily(_OPENING.pattern.replace("$", "(?P<t>T)[&t]?$"))
_PAUSE = lazily("(?:[xCn]{0,2}|[xCn]{1,2}[io]d?[nE]|x[dx]{2}),")
"""What stands around a period at the head of a sentence: "But according to the 2010 census, ...".

And "For 2013 as a whole, ...", "At the 2016 Olympics in Rio, ..."."""
_GAPPED = lazily("(?:tQ)?&d?N(?:[io]d?E)?[xul]{0,2}Q(?:tQ)?")
"""From a number to the end of a second clause that leaves out what it shares with the first.

"Exports fell by 7 percent to 207 billion and imports by 14 percent to 183 billion in the first eleven months"
"""
_BOTH_TO_COME = lazily("T[^m;:T]{1,20}m[^m;:T]{1,20},?&[^m;:QT]{1,12}m[^Q;:T]{0,6}$")
"""From a period at the head of a sentence to the number of a second clause of what will be, as the first is."""
_JOINED = lazily("[xHCKPAB]{1,3}&d?Q[HCKPAB]{1,2}(?:p[xHCK]{1,2})?(?:[io]d?E)?|[xv-]{0,4},?tQx?")
"""From a number to the period that it shares with the number joined to it, or with the end of its change.

"2.2 doctors and 2.6 nurses per 1,000 in Mexico in 2013"; "GDP rose 7 percent to 6,037 trillion dong last year"
"""
_OF_NEXT = lazily(
    "[^QT,;&]{0,4}&(?:T|i?d?E,?T,?)[^QT,;&.]{0,5}Q|[^QT,;&]{0,5},TQ"
    "|[^QT,;&]{0,4},?&[^QT,;&]{0,4}(?:[Ngx]x?T[^QT,;&.]{0,2}[bluUV][^QT,;&.]{0,3}|[uU][^QT,;&]{1,4}T[^QT,;&.lV]{0,2})Q"
)
"""From a number over a time to the next one, which is of that time: "stay at 1 percent and in 2019 rise to 2".

Also "114,000 jobs, and payrolls for August were revised to 142,000", "at 5 percent and cut its forecast for 2019 to".
"""
_RANKED = lazily("Ox{1,2}o?d?x?Q")
"""A rank and among how many it is one: "ranked 159th out of 188 in 2015" has one number."""
_PLACES = lazily("[^QNCPV;:]{0,8}:?(?:d?E\\(Q[BHC]{0,2}\\)(?:,&?|&)){1,10}d?E\\(")
"""From the time of a measure over places with their numbers to the next: "in 2018 were those of Latvia (37) and"."""
DAILY = 45
"""What is another every day has figures that are no further apart in days: rates of exchange, prices."""
_VERB_REACH = 6
"""Items before a number among which its verb stands."""
_ENDS = ("", ".", ",")
"""What follows a period at the end of its clause."""


def governing(line: Line, at: int, measure: Measure, head: int) -> tuple[int, str] | None:
    """The period that stands beside the number, or at the head of its sentence or bracket.

    "Since 2010" dates a flow or a change, not a level ("the highest since 2010").
    """
    letters = line.letters.replace("pQ", "px")  # "5.3 per 100,000 people in 2016" has one number
    letters = _RANKED.sub(lambda found: f"{found.group()[:-1]}x", _without_ages(line, letters))
    bracketed = _BRACKET_AFTER.match(letters, at + 1)
    if bracketed is not None and not is_since(line, bracketed.start("t")):
        return bracketed.start("t"), "in brackets after the number"
    periods = [
        step
        for step in line.where("T")
        if (measure.kind == "flow" or not is_since(line, step))
        and not (dates_an_event(line, step) or tells_how_rare(line, step))
        and not (dates_the_telling(line, step, measure) or dates_another(line, step, at))
        and contrasted(line, step) in (None, at)
        and not (is_counted_from(line, step) or _is_titled(line, step, at) or _explains(line, step))
        and not (is_of_today(line, letters, step, at) if step < at else is_of_then(line, letters, step, at))
        and not (step > at and _OF_NEXT.fullmatch(letters, at + 1, letters.find("Q", step) + 1))
    ]
    return (
        _beside(line, letters, at, measure, periods)
        or _before(line, letters, at, measure, periods)
        or _behind(line, letters, at, measure, periods)
        or _beside_name(line, letters, at, head, periods)
    )


def _without_ages(line: Line, letters: str) -> str:
    """The letters of a line in which ages are words: "21.9 percent of adults aged 15 to 49 had it in 2016"."""
    ages = [step for step in line.where("Q") if line.lower(step - 1) in line.lists.time_aged]
    return "".join("x" if step in ages else letter for step, letter in enumerate(letters)) if ages else letters


def _is_titled(line: Line, step: int, at: int) -> bool:
    """Whether a period is a part of a title in quotation marks, outside of which the number stands."""
    if "q" not in line.letters[:step] or "Q" in line.letters[line.letters.rfind("q", 0, step) : step]:
        return False
    opened = line.letters.count("q", 0, step) % 2 == 1
    return opened and line.letters.count("q", 0, step) != line.letters.count("q", 0, at)


def _explains(line: Line, step: int) -> bool:
    """Whether a war or a crisis only says what time another period was: "In 2007, before the crisis, it was"."""
    return isinstance(line.items[step].period, WarTime) and line.letters[step - 2 : step] == "T,"


def _beside(line: Line, letters: str, at: int, measure: Measure, periods: list[int]) -> tuple[int, str] | None:
    here = [step for step in periods if line.segments[step] == line.segments[at]]
    if not here:
        return None
    nearest = min(here, key=lambda step: abs(step - at))
    earlier = [step for step in here if step < at and "&" not in letters[step:at] and "Q" not in letters[step:at]]
    if nearest > at and earlier and "&" in letters[at:nearest]:
        nearest = earlier[-1]  # "inflation will this year stay at 1 percent and in 2019 rise to 1.6"
    between = letters[min(nearest, at) + 1 : max(nearest, at)]
    shared = len(here) == 1 and measure.kind == "flow" and not measure.years and "v" not in between
    shared = shared or _JOINED.fullmatch(between) is not None
    return (nearest, "beside the number") if "Q" not in between or nearest < at or shared else None


def _before(line: Line, letters: str, at: int, measure: Measure, periods: list[int]) -> tuple[int, str] | None:
    """The period before the bracket of a number, at the head of its sentence, or one that leads to it."""
    before = _BRACKET_BEFORE.search(letters, 0, at)
    if before is not None and before.start("t") in periods:
        return before.start("t"), "before the bracket"
    for step in periods:
        if step < at and _opens(line, letters, step) and _bracket(line, step) in (None, _bracket(line, at)):
            return _said_again(line, step), "opens the sentence"
    led = _leading(line, letters, at)
    return led if led is not None and led[0] in periods else _fronted(line, at, measure)


def _said_again(line: Line, step: int) -> int:
    """The period that says when one was that points to another: "A year before, in 2008, it had grown"."""
    pointing, named = (
        line.items[step].period,
        line.items[step + 2].period if line.letters[step + 1 :][:2] == ",T" else None,
    )
    points = isinstance(pointing, PeriodMention) and pointing.anchor in ("earlier", "ago")
    return step + 2 if points and isinstance(named, PeriodMention) and named.anchor in ("absolute", "fiscal") else step


def _behind(line: Line, letters: str, at: int, measure: Measure, periods: list[int]) -> tuple[int, str] | None:
    """The period that closes the sentence of a number, its list, or what its source is called by."""
    inside = _bracket(line, at)
    told = (_BEHIND_BRACKET if inside is None else _OUT_OF_BRACKET).match(letters, at + 1)
    if told is not None and told.start("t") in periods:
        return told.start("t"), "behind the bracket after the number"
    last = [step for step in periods if step > at and "Q" not in letters[at + 1 : step] and _closes(line, step)]
    near = last and line.segments[last[0]] - line.segments[at] <= 1 and ";" not in letters[at : last[0]]
    if near and _bracket(line, last[0]) == _bracket(line, at):
        return last[0], "closes the sentence"
    listed = None if measure.kind == "flow" and not measure.years else of_list(line, at)
    if listed is not None:
        return listed
    sourced = _SOURCE.search(letters, at)
    if sourced is not None and [sourced.start("t")] == periods and _is_of_source(line, sourced):
        return sourced.start("t"), "of the data that the sentence is from"
    return None


def _is_of_source(line: Line, found: re.Match[str]) -> bool:
    """Whether words before a year name a source: "according to the agency's 2016 data", not "the 2016 final"."""
    steps = range(found.start(), found.start("t"))
    return any("attribution/before" in line.items[step].cues() for step in steps)


def _beside_name(line: Line, letters: str, at: int, head: int, periods: list[int]) -> tuple[int, str] | None:
    named = [step for step in periods if line.segments[step] == line.segments[head] and head < step < at]
    if named and ("Q" not in letters[named[-1] : at] or _PLACES.fullmatch(letters, named[-1] + 1, at)):
        return named[-1], "beside the name of the measure"
    behind = [step for step in periods if line.segments[step] == line.segments[head] and step > head > at]
    found = bool(behind) and "Q" not in letters[at + 1 : behind[0]]
    return (behind[0], "beside the name of the measure") if found else None


def _opens(line: Line, letters: str, step: int) -> bool:
    """Whether a sentence or a bracket begins with a period that is set off, or that is the day of what follows.

    A span that begins it counts with its end.
    """
    if step == 1 and _is_as_of(line, step):
        return True
    if not _PAUSE.match(letters, step + 1):
        return False
    if _OPENING.search(letters, 0, step):
        return True
    span = _OPENING_SPAN.search(letters, 0, step)
    return span is not None and line.opening(span.start("t")) in line.lists.opening_pair


def _is_as_of(line: Line, step: int) -> bool:
    """Whether a period is the day of what follows: "As of last year these families were"."""
    period = line.items[step].period
    return isinstance(period, PeriodMention) and period.role == "at"


def _leading(line: Line, letters: str, at: int) -> tuple[int, str] | None:
    """The period that leads to a number, or that of an event of which a participle tells the outcome."""
    led = next((found for way in (_LEADING, _INSERTED, _OF_ROW) if (found := way.search(letters, 0, at))), None)
    if led is not None:
        return led.start("t"), "just before the number"
    ended = _ENDING.search(letters, 0, at)
    if ended is not None:
        return ended.start("t"), "of the change that ends at the number"
    when = _WHEN.search(letters, 0, at)
    if when is not None and "front/then" in line.items[when.start("w")].cues():
        return when.start("t"), "of which the clause tells"
    restated = _RESTATED.search(letters, 0, at)
    if restated is not None and line.lower(restated.start("or")) in line.lists.list_again:
        return restated.start("t"), "of the number that it tells again"
    aside = _ASIDE.search(letters, 0, at) if letters[at + 1 : at + 3] == ",b" else None
    if aside is not None and "past/forms" in line.items[at + 2].cues():
        return aside.start("t"), "opens the sentence"
    appended = _appended(line, letters, at)
    if appended is not None:
        return appended, "of the clause that it is appended to"
    caused = _CAUSING.search(letters, 0, at)
    if caused is None or not _is_participle(line, caused.start("p")):
        return _added(line, letters, at)
    return caused.start("t" if caused["t"] else "u"), "of the event that the participle ends"


def _added(line: Line, letters: str, at: int) -> tuple[int, str] | None:
    """The only period of a clause about the past, for what a participle or a relative clause adds to it.

    "It had 4 million people in 2003, giving it a density of 15"; "it lived on services, which made up 51 percent".
    """
    added = _ADDING.search(letters, 0, at)
    if added is None or not (told := [step for step in line.where("T") if step < added.start()]):
        return None
    relative = "pronoun/relative" in line.items[added.start("p")].cues()
    if not (told_as_past(line, at) if relative else _is_participle(line, added.start("p"))):
        return None
    clause = max(letters.rfind(mark, 0, added.start()) for mark in "#;:")
    past = relative or was_told(line, clause, added.start())
    return (told[0], "of the clause that it adds to") if len(told) == 1 and past else None


def _appended(line: Line, letters: str, at: int) -> int | None:
    """The only period of a clause about the past, for a number behind its comma without a verb of its own.

    "In 2015 it was the country with the highest emissions per head, about 17 tons"
    """
    found = _APPENDED.search(letters, 0, at)
    if found is None or len(line.where("T")) != 1:
        return None
    clause, comma = found.start("t"), found.start("comma")
    first = max(letters.rfind(mark, 0, clause) for mark in "#;:")
    own = any(map(tells_when, line.items[comma:at]))
    return clause if was_told(line, first, comma) and not own else None


def _fronted(line: Line, at: int, measure: Measure) -> tuple[int, str] | None:
    """The period of an event or of a count with which a sentence about the past begins.

    "When it joined the union in 2004, Poland had"; "As of the latest census (2005) the population was".
    """
    found = _EVENT.match(line.letters)
    if found is None or found.end() > at or "front/words" not in line.items[1].cues() or not told_as_past(line, at):
        return None
    step = found.start(found.lastgroup or 0)
    return None if dates_the_telling(line, step, measure) else (step, "of what the sentence begins with")


def _is_participle(line: Line, step: int) -> bool:
    """Whether a phrase says what was going on: "killing", "its economy shrinking by"."""
    return any(word.endswith("ing") for word in line.words(step).lower().split())


def _closes(line: Line, step: int) -> bool:
    """Whether a period stands near the head of its stretch, and points to no other one."""
    period = line.items[step].period
    if isinstance(period, PeriodMention) and period.role == "at":
        return True
    if isinstance(period, PeriodMention) and period.anchor in ("earlier", "ago"):
        return False
    return len(set(line.segments[max(0, step - _STRETCH_HEAD) : step + 1])) > 1


def shared(line: Line, at: int, measure: Measure) -> int | None:
    """The only period of a sentence, told before a number that a second clause of it gives in the past.

    What follows another number dates that one: "jobs fell in June, and the rate eased to 9.5 from 9.7 percent in May".
    """
    steps = [step for step in line.where("T") if step >= written(line) and not dates_an_event(line, step)]
    steps = [step for step in steps if not _is_of_something_else(line, at, step, measure)]
    if len(steps) == 1 and steps[0] < at and measure.kind != "flow" and _is_of_census(line, steps[0], at):
        return steps[0]
    if len(steps) != 1 or steps[0] > at or _bracket(line, steps[0]) not in (None, _bracket(line, at)):
        return None
    opens = _OPENING.search(line.letters, 0, steps[0]) is not None and told_as_past(line, at)
    if _BOTH_TO_COME.match(line.letters, steps[0], at) and _OPENING.search(line.letters, 0, steps[0]):
        return steps[0]
    opens = opens and not dates_the_telling(line, steps[0], measure)
    if not (opens and _HALVES.search(line.letters, steps[0], at)) and not _CLAUSES.search(line.letters, steps[0], at):
        return None
    period = line.items[steps[0]].period
    if not isinstance(period, PeriodMention) or period.role not in ("in", "end"):
        return None
    if period.anchor in ("earlier", "ago", "span") or (0 < measure.distance_days <= DAILY and not _is_day(period)):
        return None
    related = RELATED.search(line.letters, 0, steps[0]) or _LEADS_IN.match(line.letters, steps[0] + 1)
    if not opens and related is None:
        return None
    now = tells_today(line, steps[0], at) or is_of_today(line, line.letters, steps[0], at)
    return None if now else steps[0]


def _is_of_census(line: Line, step: int, at: int) -> bool:
    """Whether a period is that of the census which found a number: "The 2018 census found 2 percent Hindu, 1"."""
    near = (other for other in (step - 1, step + 1) if other < len(line.items))
    if not any("census/nouns" in line.items[other].cues() for other in near) or ";" in line.letters[step:at]:
        return False
    verbs = [other for other in range(step + 1, at) if "census/verbs" in line.items[other].cues()]
    return bool(verbs) and "Q" not in line.letters[step : verbs[0]] and not tells_today(line, step, at)


def _is_day(period: PeriodMention) -> bool:
    """Whether a period is one day: "exports fell in May, and the rupiah sank to 14,037" is not of May."""
    return bool(period.day) or period.anchor == "weekday"


def is_undecided(line: Line, at: int, measure: Measure) -> bool:
    """Tell whether a number without a time tells of the past, and may be of one that its sentence tells elsewhere.

    "The census, which was held in May 2014, found 51 million people; 30 percent of them lived in towns."
    """
    if not told_as_past(line, at) or _is_perfect(line, at):
        return False
    first = dateline(line)
    return any(
        step >= first
        and not (is_since(line, step) or dates_an_event(line, step) or tells_how_rare(line, step))
        and not (is_counted_from(line, step) or dates_another(line, step, at) or contrasted(line, step) is not None)
        and not (dates_the_telling(line, step, measure) or _is_of_next(line, at, step))
        for step in line.where("T")
    )


def _is_of_next(line: Line, at: int, step: int) -> bool:
    """Whether a period behind a number is that of a number or a clause after it."""
    between = line.letters[at + 1 : step].replace("pQ", "px")
    return step > at and ("Q" in between or between.endswith("&"))


def _is_perfect(line: Line, at: int) -> bool:
    """Whether "has" or "have" stands before a number and its verb: "has fallen to" tells of today."""
    return any(
        not line.lists.verb_perfect.isdisjoint(line.lower(step).split()) for step in range(max(1, at - _VERB_REACH), at)
    )


def _is_of_something_else(line: Line, at: int, step: int, measure: Measure) -> bool:
    """Whether a period is that of where a number came from, since when it is the highest, or when it was said."""
    if contrasted(line, step) not in (None, at) or is_counted_from(line, step):
        return True
    came_from = step > at and "fQ" in line.letters[at:step]
    return came_from or is_since(line, step) or dates_the_telling(line, step, measure)


def _bracket(line: Line, at: int) -> int | None:
    """The index of the bracket that is open at an item, None outside brackets."""
    opened = line.letters.rfind("(", 0, at)
    return opened if opened >= 0 and ")" not in line.letters[opened:at] else None


def behind(line: Line, at: int) -> int | None:
    """The only period of a sentence, at its end, for the first of two clauses that both tell of the past.

    "2.1 million were living with HIV and 70,000 died of AIDS in 2017"
    """
    steps = line.where("T")
    last = steps[0] if len(steps) == 1 and steps[0] > at and line.letters[steps[0] + 1 :][:1] in _ENDS else None
    period = line.items[last].period if last is not None else None
    if last is None or not isinstance(period, PeriodMention) or period.role not in ("in", "at", "end"):
        return None
    between = line.letters[at + 1 : last]
    gapped = _GAPPED.fullmatch(between) is not None
    known = period.anchor in ("absolute", "fiscal") or (gapped and period.anchor in ("yearless", "relative"))
    known = known and not is_since(line, last) and not dates_an_event(line, last)
    joined = between.count("&") == 1 and between.count("Q") == 1 and not set(",;:()-") & set(between)
    return last if known and (gapped or (joined and told_as_past(line, at))) else None
