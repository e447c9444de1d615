"""The period of a number whose sentence tells none: that of the sentence before, if both tell of the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures.spans import is_counted_from, of_quarters
from factcheck.claims.periods.datings import (
    contrasted,
    dates_an_event,
    dates_another,
    dates_the_telling,
    is_since,
    written,
)
from factcheck.language.periods import PeriodMention
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Measure

_YEARS = frozenset({"absolute", "fiscal"})
_ANCHORS = frozenset({"absolute", "fiscal", "yearless", "relative"})
_UNITS = ("month", "quarter", "year")
_ROLES = frozenset({"in", "at", "end"})
_MEASURED = frozenset("NVgu")
"""Letters of what names a measure, or of a change of one."""
_PRESENT = ("s", "ing")
"""How verbs end that tell of today: "the economy grows", "is growing"."""
_CLAUSE = lazily("[,;:&#][^,;:&#]*(?:,t[^,;:&#]*)?$")
"""From the last mark before a number to it, but for one before where a change ended: "imports fell, to"."""
_REST = lazily("(?:[xHCAdBK]{0,3}|od?(?:Es)?[AHNK])b")
"""From a number that is the subject to its verb: "1.9 million people were"."""
_ROW = lazily("#[^QVbluP;.]{1,9}:Q|#E:[^QVbluP;]{1,12}Q|#[Pg]:Q|#NQ(?:[,;]NQ){0,8}\\.?$|#N\\([^()Q]{1,8}\\):?Q")
"""A row that tells one thing, or all of one place: "GDP per capita, current US$: 9,813", "Turkey: debt 22.3; ...",
or several: "Life expectancy 61 years, adult literacy 71.5%."."""
_TITLE = lazily(r"#[^QTVbluP:;]{1,9}[,:]?T(?:\([^QTVbluP()]{1,3}\))?(?::E)?\.?")
"""A title with a year, and perhaps the unit of what is below."""
_NOTE = "note/otherwise"
_ROWS = 12
"""Rows below it."""
_NEAR = 4
"""Items before a number among which a form of the past stands."""


def in_the_past(line: Line, at: int) -> bool:
    """Tell whether a form of the past stands before the number: "Syria once had 22 million inhabitants"."""
    return any("past/forms" in line.items[step].cues() or _exists(line, step) for step in range(max(0, at - _NEAR), at))


def _exists(line: Line, step: int) -> bool:
    """Whether an item says that there were some: "there were an estimated 380,000"."""
    return line.letters[step] == "Y" and not line.lists.verb_existed.isdisjoint(line.lower(step).split())


def told_as_past(line: Line, at: int) -> bool:
    """Tell whether the clause of a number tells what was: "life expectancy stood at 66", "prices rose 2 percent"."""
    found, behind = _CLAUSE.search(line.letters, 0, at), _REST.match(line.letters, at + 1)
    steps = range(found.start() if found else 0, behind.end() if behind else at)
    if any(_tells_past(line, step) for step in steps):
        return True
    follows = [at + 1, at + 2] if line.letters[at + 1 : at + 2] in ("H", "C", "A") else [at + 1]
    said = [line.items[step] for step in (*steps, *follows) if line.letters[step : step + 1] == "P"]
    if any(item.past for item in said):  # "2.1 million people were living with HIV"
        return True
    grown = [line.lower(step).split() for step in steps if line.letters[step] == "V"]  # "GDP grew"
    return any(not _verb(line, words).endswith(_PRESENT) for words in grown)


def _tells_past(line: Line, step: int) -> bool:
    """Whether an item is a form of the past, and none of the perfect: not "has increased"."""
    cues = line.items[step].cues()
    perfect = line.lower(step - 1) in line.lists.verb_has
    return "past/forms" in cues or _exists(line, step) or ("past/verbs" in cues and not perfect)


def _verb(line: Line, words: list[str]) -> str:
    """The verb of a phrase that ends with it: "economy grew by"."""
    return next((word for word in reversed(words) if word not in line.lists.verb_links), "")


def from_before(before: Line, line: Line, at: int, measure: Measure) -> PeriodMention | None:
    """Return the only period of the sentence before that dates what its numbers or its measure tell, or None.

    A year dates whatever follows in the past: "In 2010 ... Inflation was 3 percent." A month, a quarter or "last year"
    does so if the sentence before speaks of something that is measured too: "Inflation picked up in June. Prices rose".
    """
    steps = [step for step in before.where("T") if not _is_of_something_else(before, step, measure)]
    mention = before.items[steps[0]].period if len(steps) == 1 else None
    if isinstance(mention, PeriodMention) and _is_of_data(mention, before, line, measure):
        return mention
    if not isinstance(mention, PeriodMention) or mention.day or mention.anchor not in _ANCHORS:
        return None
    if mention.role not in _ROLES or (mention.anchor == "relative" and mention.unit not in _UNITS):
        return None
    if mention.anchor in _YEARS and in_the_past(line, at) and len(before.where("T")) == 1:
        return mention
    measured = not _MEASURED.isdisjoint(before.letters) or any(q.noun for q in before.quantities)
    if not measured or not told_as_past(line, at):
        return None
    of_a_part = bool(mention.month or mention.quarter or mention.unit in ("month", "quarter"))
    if of_a_part and (measure.kind == "stock" or of_quarters(measure)):
        return None  # a count of people is hardly one of June, and growth over a year none of a quarter
    return mention


def _is_of_data(mention: PeriodMention, before: Line, line: Line, measure: Measure) -> bool:
    """Whether the sentence before says of when its counts are, and a count that follows is of no other time.

    "As of 1 January 2024 Tbilisi had 1.2 million inhabitants. Georgia has a population of 3.7 million."
    """
    told = mention.role == "at" and mention.anchor == "absolute" and measure.kind == "stock"
    newer = any(not line.lists.time_nowadays.isdisjoint(line.lower(step).split()) for step in line.where("bx"))
    return told and bool(before.where("Q")) and not line.where("T") and not newer


def of_title(lines: Sequence[Line], number: int) -> PeriodMention | None:
    """Return the year in the title above rows that tell none: "Kazakhstan, 2018. Population, million: 18.3."."""
    if lines[number].where("T") or _ROW.match(lines[number].letters) is None:
        return None
    for above in range(number - 1, max(-1, number - 1 - _ROWS), -1):
        line = lines[above]
        if line.sentence.block != lines[number].sentence.block:
            return None
        if _TITLE.fullmatch(line.letters):
            year = line.items[line.where("T")[0]].period
            return year if isinstance(year, PeriodMention) and year.text.isdigit() else None
        if line.where("T") or _ROW.match(line.letters) is None:
            return None
    return None


def of_note(lines: Sequence[Line], number: int) -> PeriodMention | None:
    """Return the year of a note on all figures of a profile: "Figures are for 2011, except where indicated"."""
    if lines[number].where("T") or _ROW.match(lines[number].letters) is None:
        return None
    for way in (-1, 1):
        for at in range(number, number + way * _ROWS, way):
            line = lines[at] if 0 <= at < len(lines) else None
            if line is None:
                break
            if any(_NOTE in item.cues() for item in line.items):
                return _year_of_note(line)
            if at != number and _ROW.match(line.letters) is None:
                break
    return None


def _year_of_note(line: Line) -> PeriodMention | None:
    """The only year of a note."""
    mentions = [line.items[step].period for step in line.where("T")]
    years = [one for one in mentions if isinstance(one, PeriodMention) and one.anchor == "absolute" and not one.month]
    return years[0] if years and len(years) == len(mentions) and len({one.year for one in years}) == 1 else None


def tells_several(before: Line, line: Line, at: int, measure: Measure) -> bool:
    """Tell whether the sentence before dates its numbers with several times, of which a number of the past may be."""
    steps = [step for step in before.where("T") if not _is_of_something_else(before, step, measure)]
    return len(steps) > 1 and bool(before.where("Q")) and told_as_past(line, at) and not line.where("T")


def tells_of_a_part(before: Line) -> bool:
    """Tell whether a sentence tells figures of a month, a quarter or so: what follows it is hardly of a whole year."""
    mentions = [before.items[step].period for step in before.where("T") if step >= written(before)]
    parts = [
        mention
        for mention in mentions
        if isinstance(mention, PeriodMention) and not mention.day and (mention.month or mention.quarter)
    ]
    return bool(parts) and bool(before.where("Q")) and not _MEASURED.isdisjoint(before.letters)


def _is_of_something_else(line: Line, step: int, measure: Measure) -> bool:
    return (
        step < written(line)
        or is_since(line, step)
        or is_counted_from(line, step)
        or dates_an_event(line, step)
        or dates_the_telling(line, step, measure)
        or dates_another(line, step, -1)
        or contrasted(line, step) is not None
    )
