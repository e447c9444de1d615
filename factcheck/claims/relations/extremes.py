"""The extreme of a series: "4.1 percent, the lowest since 2001", "a 30-year high of 9.1 percent"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.claims.model import Evidence
from factcheck.language import extremes
from factcheck.language.periods import Period
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.language.extremes import ExtremeWords, Way
    from factcheck.language.quantities import Quantity

_DAYS = {"wk": 7.0, "mo": 30.44, "yr": 365.25, "decade": 3652.5, "century": 36525.0}
"""Units in which the words count how long ago it was last so high."""
_ROUND = 0.05
"""The highest in 40 years may be the highest in 38: such numbers are round."""
_YEARS = 2_000
"""Days from which on a duration is no longer told to the month."""
_BEFORE = lazily(
    "[CHKBPpAR]{0,3}(?:[io]?d?[TE]){0,3}(?:,?[xu]{0,2}fQ[CBT]{0,2}|,x?T)?"
    "(?:[,(-]{1,2}(?:T,)?(?P<link>[x&b]{0,2})|(?P<and>&[xb]?)|,x?(?:d?Es?|A)?N(?:id?E)?T?[bl]a?)$"
)
"""From a number to its superlative: "in March, the", ", which is the", "(", "At 8.5 percent, unemployment was the"."""
_BEHIND = lazily(r"(?:,?a|,|o|:|\()d?x?Q")
"""From the words of an extreme to its number: "since 1992, at 5.2 percent", "a six-year high of 14.3 percent"."""


_NAMED = lazily("[db](?P<top>x)(?P<name>N)(?P<in>i)?$")
"""Before a time, a superlative of what has a name: "has the lowest unemployment rate since", "in"."""
_OF_RECORD = lazily(r"(?:[oa:(]|,?a)?d?x?Q")
"""From the words of a record to its number: "an all-time high of 26 percent", "a record 5 million"."""
_VERB = 4
"""Items before the words of a record in which its verb stands: "fell to a record"."""


class Extreme(NamedTuple):
    """A number that is said to be the highest or the lowest of its series since some time."""

    way: Way
    """Whether nothing was higher ("up"), lower ("down"), worse or better."""
    at: int
    """The item that says since when: a period, or a duration."""
    first: int
    """The first item of the words."""
    last: int
    """Their last item."""
    number: int | None
    """The item of the number, None where the words are said of a level that is not told."""
    words: str
    """The words, for the report."""
    named: int | None = None
    """The item among the words that names the measure: "the lowest *jobless rate* since 1990"."""


def read(line: Line, quantity: Quantity, words: ExtremeWords) -> Extreme | None:
    """Return the extreme since the time that a date or a duration gives, None if the words tell none."""
    text, begin = line.sentence.text, line.sentence.span.start
    at = _holding(line, quantity.span.start, quantity.span.end)
    if at is None or line.letters[at] not in "QT":
        return None
    span = line.items[at].span.moved(-begin)
    tell = extremes.since if line.letters[at] == "T" else extremes.lasting
    found = tell(text, span, words)
    if found is None:
        return _of_name(line, at, words)
    first = next((i for i, item in enumerate(line.items) if i and item.span.start >= begin + found.span.start), at)
    last = max(i for i, item in enumerate(line.items) if item.span.end <= begin + found.span.end)
    number = _told_before(line, first, words)
    if number is None or extremes.limits(text, found.span.end, words):
        behind = _BEHIND.match(line.letters, last + 1)
        number = behind.end() - 1 if behind else None
    if number is None and extremes.limits(text, found.span.end, words):
        return None
    return Extreme(found.way, at, first, last, number, found.span.of(text), _name(line, first, at))


def _of_name(line: Line, at: int, words: ExtremeWords) -> Extreme | None:
    """The extreme whose words have the name of the measure among them: "the lowest jobless rate since 1990"."""
    found = _NAMED.search(line.letters[:at])
    if found is None or bool(found["in"]) is (line.letters[at] == "T"):
        return None
    top, text = found.start("top"), line.sentence.text
    way = words.tops.get(line.lower(top))
    since = line.letters[at] == "Q" or line.lower(at).startswith("since ")
    begin, end = line.sentence.span.start, line.items[at].span.end
    if way is None or not since or extremes.limits(text, end - begin, words):
        return None
    if extremes.is_unsure(text, line.items[found.start() or 1].span.start - begin, words):
        return None
    said = text[line.items[top].span.start - begin : end - begin]
    return Extreme(way, at, found.start(), at, None, said, found.start("name"))


def record(line: Line, quantity: Quantity, words: ExtremeWords) -> Extreme | None:
    """Return the extreme of all times that some words tell: "a record low of 0.78"; None if the words tell none.

    Words that do not say which way go the way of the verb before them.
    """
    start, end = quantity.span
    first = next((i for i, item in enumerate(line.items) if i and item.span.end > start), None)
    last = next((i for i, item in enumerate(line.items) if i and item.span.end >= end), None)
    if first is None or last is None:
        return None
    behind = _OF_RECORD.match(line.letters, last + 1)
    number = behind.end() - 1 if behind is not None else _told_before(line, _determined(line, first), words)
    if number is not None and line.letters[number - 1] == "p":  # "107 per 100,000 people, a record"
        number = line.letters.rfind("Q", 0, number - 1)
    if number is not None and number < 1:
        return None
    fallen = any("change/down" in item.cues() for item in line.items[max(1, first - _VERB) : first])
    way: Way = quantity.direction or ("down" if fallen else "up")
    named = _name(line, first, last + 1)
    return Extreme(way, first, _determined(line, first), last, number, quantity.surface, named)


def _name(line: Line, first: int, end: int) -> int | None:
    """The name of a measure among some words."""
    found = line.letters.find("N", first, end)
    return found if found > 0 else None


def _determined(line: Line, first: int) -> int:
    """The item of the determiner before an item, if it has one."""
    return first - 1 if line.letters[first - 1] == "d" else first


def ranked(
    claim: Claim, extreme: Extreme, quantity: Quantity, since: Period | None, words: ExtremeWords
) -> Claim | None:
    """Return the claim that a number is an extreme, made from the claim of the number; None if that is no level.

    `since` is None for one of all times.
    """
    told = claim.quantity
    direction = extremes.direction(extreme.way, claim.measure, words)
    if claim.relation != "level" or claim.part_of is not None or told.change == "start" or direction is None:
        return None
    whose = f"that of the {told.surface}" if extreme.number is not None else claim.measure_evidence.why
    why = Evidence(f"{whose}, “{extreme.words}”", claim.measure_evidence.strength)
    return claim._replace(
        quantity=quantity._replace(direction=direction),
        relation="rank",
        measure_evidence=why,
        restates=None,
        since=since,
        factor=1.0,
        ranked=claim,
    )


def since(line: Line, extreme: Extreme, named: Period | None, until: dt.date) -> Period | None:
    """Return the days since when it is told to be so, None if they are not known.

    `named` are the days of a period, if one is told; a duration is counted back from `until`.
    """
    quantity = line.items[extreme.at].quantity
    if quantity is None:
        decade = named is not None and named.text is not None and named.text.endswith("0s")
        return named._replace(end=named.end.replace(year=named.start.year + 9)) if decade and named else named
    day = _DAYS.get(quantity.unit or "")
    if day is None or quantity.low is None or quantity.hedge in ("less-than", "at-most", "range"):
        return None
    least = min(quantity.low, quantity.value * (1 - _ROUND)) * day
    most = max(quantity.value, quantity.high or 0.0) * day
    try:
        start, end = until - dt.timedelta(days=round(most)), until - dt.timedelta(days=round(least))
    except OverflowError:
        return None
    return Period(start, end, "year" if least > _YEARS else "month", quantity.surface)


def _holding(line: Line, start: int, end: int) -> int | None:
    """The item in which some words stand."""
    return next((i for i, item in enumerate(line.items) if item.span.start <= start and end <= item.span.end), None)


def _told_before(line: Line, first: int, words: ExtremeWords) -> int | None:
    """The number before the words of an extreme that they are said of."""
    for number in (i for i in range(first - 1, 0, -1) if line.letters[i] == "Q"):
        found = _BEFORE.match(line.letters[:first], number + 1)
        if found is not None:
            begin = max(found.start("link"), found.start("and"))
            links = (line.words(i).lower() for i in range(begin, first) if line.letters[i] in "xb") if begin > 0 else ()
            return number if words.links.issuperset(links) else None
    return None
