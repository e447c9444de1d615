"""PCT: percentages and multiples that the text's own numbers do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import portions, proportions
from factcheck.rules import intervals
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import at_precision, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.levels import Confidence
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.intervals import Interval
    from factcheck.rules.passage import Passage

PCT001 = Rule(
    code="PCT001",
    name="wrong-share",
    severity="warning",
    does="Divides a part by its whole and reports a share, told for the two, that they cannot give.",
    matters="A share is what readers keep, and it is computed by hand and in a hurry.",
    example="Some 4.8 million of 22 million people, or about a third, have fled.",
    fix="Compute the share again, or check part and whole.",
    misses="Shares that no “or”, commas or brackets tie to part and whole, and wholes told in another sentence. "
    "News digests hardly have such shares: none in 2,675, so it is tried on sentences of our own only.",
)
PCT002 = Rule(
    code="PCT002",
    name="wrong-change",
    severity="warning",
    does="Computes a change from where it began and where it ended, and reports an amount, in percent, in points or in "
    "the unit of the two, that they cannot give.",
    matters="Dividing by the wrong end, and up for down, are among the most frequent slips with numbers.",
    example="Sales rose from 40 to 50 cars, up 20 percent.",
    fix="Divide the difference by the first number.",
    misses="Changes of which an end or the amount stands in another sentence, those adjusted for prices, "
    "currencies or seasons, and those in a month with the end a year before. One in 2,675 news digests, "
    "which is right.",
)
PCT003 = Rule(
    code="PCT003",
    name="percent-for-points",
    severity="warning",
    does="Reports a change between two percentages that is told in percent and is right only in percentage points.",
    matters="From 4 to 5 percent is one point and a quarter more: the two differ by far.",
    example="Unemployment rose from 4 to 5 percent, up 1 percent.",
    fix="Write percentage points, or compute the percentage.",
    misses="Changes of which both percentages are not told.",
)
PCT004 = Rule(
    code="PCT004",
    name="wrong-multiple",
    severity="warning",
    does="Holds “doubled”, “halved”, “threefold” and the like against the two numbers of the change.",
    matters="A word stands where a number could be checked, so nobody checks.",
    example="Output tripled from 400 to 700 tonnes.",
    fix="Check both numbers, or choose another word.",
    misses="Numbers between 1.6 and 2.5 times, all of which pass for doubled, and more so if it is hedged.",
)
PCT005 = Rule(
    code="PCT005",
    name="share-told-twice",
    severity="warning",
    does="Compares a share in words with the percentage that restates it.",
    matters="The two are the same number, so one of them is wrong.",
    example="One in five, or 25 percent, have no work.",
    fix="Bring both to the same share.",
    misses="Words that are near enough, such as a third for 30 percent.",
)
PCT006 = Rule(
    code="PCT006",
    name="wrong-portion",
    severity="warning",
    does="Divides an amount by the number of those who share it, and reports what is told for each if it cannot be so.",
    matters="The slip is often one of scale, tenfold or more, and the sum for one person is what readers feel.",
    example="The state gave $10 million to 400 families, $2,500 each.",
    fix="Divide again, and check the scale of the amount.",
    misses="Portions that are not told as “each”, “apiece”, “a family” or “an average of … a game” behind the two "
    "numbers.",
)

PCT007 = Rule(
    code="PCT007",
    name="ends-exchanged",
    severity="warning",
    does="Reports a rise whose end is below its start, and a fall whose end is above it.",
    matters="Either the two numbers are exchanged or the verb is the wrong one, and the story turns round.",
    example="The number of wardens rose from 50 to 40.",
    fix="Exchange the numbers, or the verb.",
    misses="Ends that do not stand side by side, negative numbers, and ranks, times, currencies and deficits, of which "
    "less may be more. Of 60 pairs in 2,675 news articles none is reported; exchanged, 51 are.",
)

RULES = (PCT001, PCT002, PCT003, PCT004, PCT005, PCT006, PCT007)
"""The rules of the family."""

_LOOSE = 0.1
"""Part of a share in words by which writers miss it: a third for 30 percent."""
_MULTIPLE = intervals.Interval(0.8, 1.25)
"""Parts of "doubled", "tripled" or "halved" that pass for it if nothing hedges it."""
_NEARLY = 0.83
"""Part of "nearly doubled" that passes for it."""
_FAR = 5
"""Times by which a percentage must be off if its rounding allows it all the same."""
_BASIS = 0.01
"""Percentage points in a basis point."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every share, change, multiple or portion that the numbers beside it cannot give."""
    for passage in subject.passages:
        numbers = [bound.quantity for bound in passage.numbers]
        if len(numbers) < 2:
            continue
        if any(number.kind == "share" for number in numbers):
            yield from _shares(subject, passage, numbers)
        changing = sum(number.change is not None for number in numbers)
        turned = set()
        if changing > 1:
            for begin, close in proportions.ends(passage.tokens, numbers, subject.words):
                for found in _turned(subject, passage, numbers, (begin, close)):
                    turned.add(begin)
                    yield found
        if len(numbers) < 3:
            continue
        if changing or any(number.kind == "ratio" for number in numbers):
            for change in proportions.changes(passage.tokens, numbers, subject.words):
                if change.start not in turned:
                    yield from _change(subject, passage, numbers, change)
        if any(number.kind == "money" for number in numbers) or "averag" in passage.sentence.text:
            yield from _portions(subject, passage, numbers)


def _shares(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    for told in proportions.shares(passage.tokens, numbers, subject.words):
        part, whole, share = numbers[told.part], numbers[told.whole], numbers[told.share]
        given = intervals.quotient(intervals.of(part), intervals.of(whole))
        if given is None or given.high > 1 or intervals.meet(intervals.scaled(given, 100), _percent(share)):
            continue
        message = f"{part.surface} of {whole.surface} is {_percents(part.value / whole.value * 100)}"
        yield _finding(PCT001, subject, passage, told, share, message, part.value / whole.value * 100)
    for one, two in proportions.fractions(passage.tokens, numbers, subject.words):
        worded, share = sorted((numbers[one], numbers[two]), key=lambda number: number.unit is not None)
        if not intervals.meet(_percent(worded), _percent(share)):
            message = f"{worded.surface} is {_percents(100 * worded.value)}"
            yield _finding(PCT005, subject, passage, (one, two), share, message, 100 * worded.value)


def _percent(share: Quantity) -> Interval:
    """What a share can be, in percent; words are taken loosely."""
    known = intervals.of(share)
    if share.unit is not None:
        return intervals.scaled(known, 0.1 if share.unit == "‰" else 1)
    if share.hedge in ("exact", "about"):
        known = intervals.Interval(known.low - _LOOSE * share.value, known.high + _LOOSE * share.value)
    elif share.hedge == "nearly":
        known = intervals.Interval(known.low - _LOOSE / 4 * share.value, known.high)
    return intervals.scaled(known, 100)


def _percents(value: float, *, signed: bool = False) -> str:
    """A percentage with as many digits as tell it from its neighbours."""
    return f"{value:+.3g} %" if signed else f"{value:.3g} %"


def _change(
    subject: Subject, passage: Passage, numbers: Sequence[Quantity], told: proportions.Change
) -> Iterator[Finding]:
    start, end, amount = numbers[told.start], numbers[told.end], numbers[told.amount]
    one, two = intervals.of(start), intervals.of(end)
    sign = -1 if amount.direction == "down" else 1
    known = _signed(intervals.of(amount), sign)
    relative, gap = intervals.percent_change(one, two), intervals.difference(two, one)
    ends = f"{start.surface} to {end.surface}"
    if amount.kind == "ratio":
        yield from _multiple(subject, passage, numbers, told)
        return
    if amount.kind == "share" and amount.unit == "%":
        if relative is None or start.value <= 0:
            return
        percent, fits = 100 * (end.value / start.value - 1), intervals.meet(relative, known)
        if start.unit == "%" and intervals.meet(gap, known) and _is_gap(start, end, amount, percent, fits=fits):
            message = f"{ends} is {_points(abs(end.value - start.value))} or {_percents(percent, signed=True)}"
            confidence: Confidence = "medium" if fits else "high"
            yield _finding(
                PCT003, subject, passage, told, amount, message, None, _points(amount.value), confidence=confidence
            )
            return
        if fits:
            return
        message, value = f"{ends} is {_percents(percent, signed=True)}", percent * sign
    elif amount.kind == "share" and amount.unit is None and start.kind != "share":
        if relative is None or start.value <= 0 or intervals.meet(relative, _signed(_percent(amount), sign)):
            return
        message = f"{ends} is {_percents(100 * (end.value / start.value - 1), signed=True)}"
        yield _finding(PCT002, subject, passage, told, amount, message, None)
        return
    elif start.unit == "%" and amount.unit in ("pp", "bp"):
        factor = _BASIS if amount.unit == "bp" else 1.0
        if intervals.meet(gap, intervals.scaled(known, factor)):
            return
        value = (end.value - start.value) * sign / factor
        message = f"{ends} is {_points(abs(end.value - start.value))}"
    elif (amount.unit, amount.kind) == (start.unit, start.kind) and amount.kind in ("count", "money"):
        if intervals.meet(gap, known):
            return
        value = (end.value - start.value) * sign
        message = f"{ends} is a difference of {plain_number(abs(value))}"
    else:
        return
    yield _finding(PCT002, subject, passage, told, amount, message, value)


def _is_gap(start: Quantity, end: Quantity, amount: Quantity, percent: float, *, fits: bool) -> bool:
    """Whether an amount in percent is the difference of two percentages, and that for certain no percentage.

    Where rounding would allow both ("from 4 to 5 percent, up 1 percent") the printed figures decide, if they agree to
    the digit and the percentage is far off.
    """
    if not fits:
        return True
    same = abs(abs(end.value - start.value) - amount.value) <= max(start.grain, end.grain, amount.grain) / 2 * _LOOSE
    return same and abs(percent) > _FAR * amount.value


def _points(value: float) -> str:
    number = plain_number(value)
    return f"{number} percentage point" + ("" if number == "1" else "s")


def _turned(
    subject: Subject, passage: Passage, numbers: Sequence[Quantity], told: tuple[int, int]
) -> Iterator[Finding]:
    start, end = (numbers[at] for at in told)
    up = start.direction == "up"
    low, high = (end, start) if up else (start, end)
    if start.direction is None or high.value <= low.value:
        return
    sure = intervals.exceeds(intervals.of(high), intervals.of(low))
    if not sure and not start.hedge == end.hedge == "exact":
        return
    ways = ("fall", "rise") if up else ("rise", "fall")
    yield finding(
        PCT007,
        subject.article,
        end.span,
        f"{start.surface} to {end.surface} is a {ways[0]}; the text tells a {ways[1]}",
        quantities=tuple(passage.numbers[at].id for at in told),
        confidence="medium" if sure else "low",
    )


def _signed(known: Interval, sign: int) -> Interval:
    return known if sign > 0 else intervals.Interval(-known.high, -known.low)


def _multiple(
    subject: Subject, passage: Passage, numbers: Sequence[Quantity], told: proportions.Change
) -> Iterator[Finding]:
    start, end, amount = numbers[told.start], numbers[told.end], numbers[told.amount]
    ratio = intervals.quotient(intervals.of(end), intervals.of(start))
    if ratio is None or start.value <= 0:
        return
    known = intervals.of(amount)
    if amount.hedge == "exact" and amount.is_word:
        known = intervals.scaled(_MULTIPLE, amount.value)
    if amount.hedge == "nearly" and amount.is_word:
        near = amount.value * (_NEARLY if amount.value > 1 else 2 - _NEARLY)
        known = intervals.Interval(min(known.low, near), max(known.high, near))
    grown = intervals.Interval(ratio.low - 1, ratio.high - 1)  # "a threefold increase" is to three or to four times
    growing = amount.surface.lower().endswith(tuple(subject.words.ties.change_grown))
    if not intervals.meet(ratio, known) and not (growing and intervals.meet(grown, known)):
        message = f"{start.surface} to {end.surface} is {end.value / start.value:.3g} times"
        yield _finding(PCT004, subject, passage, told, amount, message, None)


def _portions(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    for told in portions.shared(passage.tokens, numbers, subject.words):
        amount, count, each = numbers[told.amount], numbers[told.among], numbers[told.each]
        given = intervals.quotient(intervals.of(amount), intervals.of(count))
        if given is None or intervals.meet(given, intervals.of(each)):
            continue
        value = amount.value / count.value
        portion = at_precision(each.surface, each.value, value, each.grain) or plain_number(value)
        message = f"{amount.surface} for {count.surface} is {portion} each"
        yield _finding(PCT006, subject, passage, told, each, message, value)


def _finding(
    rule: Rule,
    subject: Subject,
    passage: Passage,
    told: Sequence[int],
    wrong: Quantity,
    message: str,
    value: float | None,
    suggestion: str | None = None,
    *,
    confidence: Confidence = "medium",
) -> Finding:
    """Report a number that should be another value, in the unit of the text."""
    if value is not None and wrong.unit == "pp":
        suggestion = _points(value) if value > 0 else None
    elif value is not None and value > 0 and not wrong.is_word:
        suggestion = at_precision(wrong.surface, wrong.value, value, wrong.grain)
    return finding(
        rule,
        subject.article,
        wrong.span,
        f"{message}; the text says {wrong.surface}",
        quantities=tuple(passage.numbers[at].id for at in told),
        confidence=confidence,
        suggestion=suggestion,
    )
