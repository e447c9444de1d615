"""Over which time a growth is told: "0.1 percent in the third quarter from the quarter before"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.language.periods import PeriodMention
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Catalogue, Measure

Over = Literal["month", "quarter", "year", "annualised", "other"]

_FROM_CUES = frozenset({"change/compared", "change/against", "aside/contrast"})
"""Cues of words before a period from which something is counted: "than a year earlier"."""
_CUES: dict[str, Over] = {
    "over/year": "year",
    "over/quarter": "quarter",
    "over/month": "month",
    "over/annualised": "annualised",
    "span/other": "other",
}
_THEN = lazily("(?P<own>[Txdiv]{1,6}?)(?:,&?|&|;&?)(?:b{0,2}[xu]{1,2})?Q")
"""From a number to the next one, which tells the same over another time: "from the second, and by 1.9 percent"."""
_FOR = lazily("(?P<own>[Ti]{0,3}),?x(?:d|Es|b)?(?P<over>x)[xud]{1,2}[ot]d?Q")
"""The same with its time before it: "0.3 percent in August for a year-on-year increase of 1.9 percent"."""
_OWN_WORDS = frozenset("Txditv")
"""Letters of the words behind a number that tell its time."""
_COMPARED = lazily("[Tix]{0,3},vd?T")
_BACK = ("earlier", "ago", "relative")
"""Anchors of periods that are told by how far back they lie."""
_QUARTER = 3
"""Months of a quarter."""
_GROWTH = "growth "
"""Before the span of a variant of a fall: the measure that has it as a growth."""
_VERB_ANNUAL = lazily("[Vu]dx$")
UNKNOWN_SPAN = "growth over a time for which the program has no measure"


class Told(NamedTuple):
    """What a sentence says of the time of a growth."""

    over: Over | None
    """From when it is counted, None if the words leave it open."""
    quarter: bool
    """Whether it is that of a quarter."""
    month: bool
    """Whether it is that of a month."""
    yearly: bool
    """Whether it is that of each year, of however many."""


class Between(NamedTuple):
    """What a sentence tells between two numbers of one growth, and behind the second."""

    own: range
    """The items of the time of the first one."""
    over: range
    """The item before the second one that tells over what time it is; none if that stands behind it."""
    behind: range
    """The items of the time of the second one."""


def between(line: Line, first: int, at: int) -> Between | None:
    """Return what stands between two numbers that nothing but the words of their times parts, None if more does."""
    then = _THEN.fullmatch(line.letters, first + 1, at + 1)
    found = then or _FOR.fullmatch(line.letters, first + 1, at + 1)
    if found is None:
        return None
    last = at + 1
    while last < len(line.items) and line.letters[last] in _OWN_WORDS:
        last += 1
    over = range(0) if then is not None else range(*found.span("over"))
    return Between(range(*found.span("own")), over, range(at + 1, last))


def _of_next(line: Line, at: int) -> tuple[int, ...]:
    """The items that tell over what time the next number is, if it is of the same growth."""
    after = line.letters.find("Q", at + 1)
    found = between(line, at, after) if after > 0 else None
    return (*found.over, *found.behind) if found is not None else ()


def told(line: Line, at: int, steps: Iterable[int] | None = None) -> Told:
    """Return over what time the growth at an item is told, by the words that no other number stands before.

    `steps` are the items that tell it, where others are known to be of another number.
    """
    over: Over | None = None
    quarter = month = one_before = False
    yearly, bounded = is_yearly(line, at), False
    average = yearly
    others = () if steps is not None else _of_next(line, at)
    for step in _near(line, at) if steps is None else steps:
        if step in others:
            continue
        item = line.items[step]
        ranged = line.letters[step + 1 : step + 2] == "Q" and line.lower(step) in line.lists.opening_between
        if not ranged:  # "grew between 2 and 3 percent"
            over = over or next((_CUES[cue] for cue in item.cues() if cue in _CUES), None)
        one_before = one_before or "over/before" in item.cues()
        average = average or "over/average" in item.cues()
        period = item.period
        if period is None:
            continue
        if not isinstance(period, PeriodMention):
            over = over or "other"
            continue
        if _opens_quarter(line, step):
            quarter = True
            continue
        counted = counted_from(line, step, period)
        bounded = bounded or (counted == "other" and period.opening in line.lists.opening_between)
        over = over or counted
        quarter = quarter or period.months == _QUARTER  # "from the same quarter a year ago" too
        if counted is None:
            quarter = quarter or bool(period.quarter) or period.unit == "quarter"
            month = month or bool(period.month and not period.day and not period.months and period.unit != "month")
            month = month or (period.unit == "month" and period.anchor != "ending")
            quarter = quarter or (period.anchor == "ending" and (period.unit, period.shift) == ("month", -_QUARTER))
    if over is None and one_before:  # "in the third quarter from the previous one"
        over = "quarter" if quarter else "month" if month else None
    if over is None and others and (quarter or month) and told(line, others[0] - 1, others).over == "year":
        over = "quarter" if quarter else "month"  # so this one, of which it does not say so, is of no year
    if over is None and _VERB_ANNUAL.search(line.letters, 0, at) and line.lower(at - 1) in line.lists.growth_year:
        over = "year"  # "expanded an annual 4.2 percent in the three months to June"
    if over == "other" and bounded and average:  # of each of those years
        over = "year"
    return Told(over, quarter, month, yearly)


def is_yearly(line: Line, at: int) -> bool:
    """Tell whether a number is of each year: "grew by an average of 3 percent a year between 2000 and 2010"."""
    following = line.items[at + 1 : at + 2]
    if any(item.base == "year" for item in following):
        return True
    if any("over/yearly" in line.items[step].cues() for step in _near(line, at)):
        return True
    told = (step for step in (at, *_near(line, at)) if line.letters[step] in "Qu")
    return any(not line.lists.growth_yearly.isdisjoint(line.lower(step).split()) for step in told)


def _near(line: Line, at: int) -> Iterator[int]:
    """The items around a number up to the next ones, of its stretch or at the head of the sentence.

    A comparison goes with it across a comma: "6.9 percent in the third quarter, compared with a year earlier".
    """
    letters = line.letters.replace("pQ", "px")
    first, last = max(letters.rfind(mark, 0, at) for mark in "Q;") + 1, letters.find("Q", at + 1)
    reach = {0, line.segments[at]}
    if _COMPARED.match(letters, at + 1):
        reach.add(line.segments[at] + 1)
    for step in range(max(1, first), len(letters) if last < 0 else last):
        if line.segments[step] in reach:
            yield step


def counted_from(line: Line, step: int, period: PeriodMention) -> Over | None:
    """Return over what a growth is that is counted from a period, None if it only says when."""
    if period.role == "since":
        return "other"
    if period.anchor == "ending" and (period.unit, period.shift) == ("month", -12):
        return "year"
    before = line.items[step - 2 if line.letters[step - 1] == "d" else step - 1].cues()
    opens, lists = period.opening, line.lists
    if step == 1 and opens in lists.opening_over and is_of_year(period):
        return None  # "Over 2013 as a whole the economy grew"
    compared = f"{line.lower(step - 1)} {opens}" in lists.opening_compared
    if not compared and opens not in lists.opening_counted and _FROM_CUES.isdisjoint(before):
        return "other" if opens in lists.opening_between else None
    if period.anchor in _BACK and period.shift == -1 and period.unit in ("month", "quarter", "year"):
        return period.unit  # type: ignore[return-value]
    if period.anchor == "earlier" and period.unit == "year" and (period.year or period.shift == -1):
        return "year"
    if _is_quarter_before(line, period):
        return "quarter"
    if _is_same_quarter(line, period):
        return "year"
    held = compared or opens in lists.opening_from or not _FROM_CUES.isdisjoint(before)
    if held and period.anchor in ("yearless", "absolute"):
        if period.month and not period.day and not period.year:
            return "month"
        return "year" if _is_year_before(line, period) else "other"
    return None


def tells_growth(line: Line, head: int, step: int) -> bool:
    """Whether a phrase makes the number itself the growth: "the economy posted growth of 4 percent"."""
    return line.letters[head] == "g" and line.words(step).endswith(" of")


def is_counted_from(line: Line, step: int) -> bool:
    """Whether a growth is counted from a period: "In the third quarter it grew 6 percent from a year earlier"."""
    period = line.items[step].period
    if not isinstance(period, PeriodMention):
        return False
    if period.anchor not in ("earlier", "ago"):  # "rose 1.5 percent from the second quarter", not "from July to"
        single = line.letters[step + 1 : step + 2] not in ("T", "&", "t", "-")
        return (
            period.opening in line.lists.opening_from
            and single
            and counted_from(line, step, period) in ("quarter", "month")
        )
    return line.opening(step) in line.lists.opening_from or counted_from(line, step, period) is not None


def _opens_quarter(line: Line, step: int) -> bool:
    """Whether a period is one end of a quarter: "between April and June 2015 it shrank", "from January to March"."""
    for first, last in ((step, step + 2), (step - 2, step), (step, step + 1), (step - 1, step)):
        if first < 1 or line.letters[first : last + 1] not in ("T&T", "TT"):
            continue
        one, other = line.items[first].period, line.items[last].period
        if not isinstance(one, PeriodMention) or not isinstance(other, PeriodMention) or one.day or other.day:
            continue
        if other.month - one.month == _QUARTER - 1 and one.opening in line.lists.opening_pair:
            return True
    return False


def _is_year_before(line: Line, period: PeriodMention) -> bool:
    """Whether a year is the one before another that the sentence names: "1 percent in 2020 from 2019"."""
    years = [p.year for item in line.items if isinstance(p := item.period, PeriodMention) and not p.month]
    return not period.month and bool(period.year) and period.year + 1 in years


def _is_quarter_before(line: Line, period: PeriodMention) -> bool:
    """Whether a quarter is the one before another that the sentence names: "in the third compared to the second"."""
    own = _quarter_of(period)
    if not own:
        return False
    pairs = [step for step in line.where("T") if _opens_quarter(line, step)]
    opened = line.items[pairs[0]].period if pairs else None
    if isinstance(opened, PeriodMention) and _quarter_from(opened.month) == own % 4 + 1:
        return True  # "between April and June compared with the first three months"
    others = [p for item in line.items if isinstance(p := item.period, PeriodMention) and _quarter_of(p)]
    return any(
        _quarter_of(other) == own % 4 + 1 and (not period.year or other.year == period.year + (own == 4))
        for other in others
    )


def _is_same_quarter(line: Line, period: PeriodMention) -> bool:
    """Whether a quarter has the same one of the year after beside it: "compared with the first quarter of 2012"."""
    own = _quarter_of(period)
    others = [p for item in line.items if isinstance(p := item.period, PeriodMention) and p is not period]
    return bool(own and period.year) and any(
        _quarter_of(other) == own and other.year in (0, period.year + 1) for other in others
    )


def _quarter_of(period: PeriodMention) -> int:
    """The number of the quarter that a period is, 0 if it is none."""
    return period.quarter or (_quarter_from(period.month) if period.months == _QUARTER else 0)


def _quarter_from(month: int) -> int:
    """The number of the quarter that begins with a month, 0 if none does."""
    return month // _QUARTER + 1 if month % _QUARTER == 1 else 0


def of_span(measure: Measure, said: Told, catalogue: Catalogue) -> Measure | str:
    """Return the measure of growth over the time that is said, or why there is none.

    For a growth of a quarter that may be over the quarter or over the year before, it is the measure as named:
    `quarters` chooses by the place.
    """
    several = said.over == "other" and not (said.yearly and not of_quarters(measure))
    each_year = said.over == "annualised" and not said.quarter
    if each_year and (measure.over_a_year or of_quarters(measure)):
        return measure  # "prices are rising at an annual rate of 5 percent"
    if several or each_year:
        return UNKNOWN_SPAN
    if said.over == "annualised":
        return _variant(measure, "over an annualised quarter", catalogue)
    if said.over in ("month", "quarter"):
        return _variant(measure, f"over a {said.over}", catalogue)
    if of_quarters(measure) and said.quarter:
        return _variant(measure, "of a quarter", catalogue) if said.over == "year" else measure
    return UNKNOWN_SPAN if of_quarters(measure) and said.month else measure


def is_open_average(line: Line, at: int, measure: Measure) -> bool:
    """Tell whether a growth is one of each year on average, in a sentence that names no time."""
    if not of_quarters(measure) or line.where("T"):
        return False
    told = (line.lower(step).split() for step in (*_near(line, at), at))
    return any(not line.lists.growth_average.isdisjoint(words) for words in told)


def of_quarters(measure: Measure) -> bool:
    """Whether the growth of a quarter is another measure than that of a year."""
    return any(name.endswith("of a quarter") for name in measure.variants)


def is_fall(measure: Measure) -> bool:
    """Whether a measure of a year tells of a fall, and not of a growth."""
    return any(name.startswith(_GROWTH) for name in measure.variants)


def whole(measure: Measure, catalogue: Catalogue) -> Measure:
    """Return the growth of a year of which a measure is that of a quarter; the measure itself if it is none."""
    if of_quarters(measure):
        return measure
    near = (catalogue.measure(code) for code in measure.neighbours)
    yearly = (one for one in near if of_quarters(one) and measure.code in one.variants.values())
    return next(yearly, measure)


def of_way(measure: Measure, way: str, catalogue: Catalogue) -> Measure | None:
    """Return the growth or the fall of a year, of which a measure is the one or the other."""
    near = (measure, *(catalogue.measure(code) for code in measure.neighbours))
    return next((one for one in near if of_quarters(one) and is_fall(one) == (way == "down")), None)


def is_of_year(period: PeriodMention) -> bool:
    """Whether a period is one whole year."""
    named = bool(period.year) or (period.anchor == "relative" and period.unit == "year")
    return named and not (period.month or period.quarter or period.months or period.last_year)


def is_turned(measure: Measure, spanned: Measure) -> bool:
    """Whether one measure tells of a fall, and the other one of a growth: a number is the same with the other sign."""
    return any(name.startswith(_GROWTH) and code == spanned.code for name, code in measure.variants.items())


def is_growth_after_fall(measure: Measure, line: Line, at: int) -> bool:
    """Tell whether a number that would go on with a fall is what something slows or rises to.

    "Brazil will shrink by 3.5 percent. It sees Peru slowing to 2.3": no shrinking, though that of GDP is told before.
    """
    falls = any(name.startswith(_GROWTH) for name in measure.variants)
    return falls and line.letters[at - 1] in "lut"


def _variant(measure: Measure, name: str, catalogue: Catalogue) -> Measure | str:
    code = measure.variants.get(name, measure.variants.get(_GROWTH + name))
    return catalogue.measure(code) if code else UNKNOWN_SPAN
