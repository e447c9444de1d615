"""SUM: parts and wholes."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from factcheck.language import enumerations, exclusive, lists, ties, totals
from factcheck.rules import intervals
from factcheck.rules.finding import finding
from factcheck.rules.likeness import likeness
from factcheck.rules.rule import Rule
from factcheck.wording import at_precision, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

SUM001 = Rule(
    code="SUM001",
    name="part-exceeds-whole",
    severity="error",
    does="Compares a part with the whole that the words name for it (“including”, “of whom”, “120 of them”, “12 of the "
    "18”, “Among the dead were”), and reports a part that must be larger.",
    matters="One of the two numbers is wrong, whatever the sources say.",
    example="In Aleppo 338 people were killed, including over 400 children.",
    fix="Check both numbers; often the two have been exchanged.",
    misses="Parts that no word ties to their whole, and parts with another number before them that is large enough. "
    "A whole told as “at least 24” is taken for up to 30. Among 2,675 news articles it has no finding; of 330 parts "
    "there that were made too large, it found 292.",
)
SUM002 = Rule(
    code="SUM002",
    name="wrong-total",
    severity="warning",
    does="Adds up the items of a list, in words such as “and a child” too, and reports a total, told in the same "
    "sentence, that they cannot give. Reports parts that are together more than the whole and have nobody in common, "
    "such as men and women, the dead and the rescued, or cases in two towns.",
    matters="Readers add up, and one of the numbers is wrong or an item is missing.",
    example="There were 12 cases in Kano, 9 in Jos and 4 in Lagos, 26 in all.",
    fix="Check the items and the total.",
    misses="Lists over several sentences, lists that say that they are not complete, totals that some of the items "
    "give, and parts that may overlap (women and Americans). On 2,675 articles it found nothing.",
)

SUM003 = Rule(
    code="SUM003",
    name="count-differs-from-list",
    severity="warning",
    does="Counts the items that a colon opens behind a small number, and the names that stand for it between dashes, "
    "brackets or commas or behind “are”, and reports a number that they do not give.",
    matters="Readers count along, and look for the item that is missing.",
    example="The mayor named four priorities: education, crime and the economy.",
    fix="Change the number, or add what is missing.",
    misses="Items that are clauses, unless each says what to do (“cutting queues”), that are long or in several "
    "sentences, and more names than announced, since a town may have its state behind a comma. Among 2,675 news "
    "articles it has eleven lists, ten of which are right, and no finding.",
)
SUM004 = Rule(
    code="SUM004",
    name="shares-of-one-whole",
    severity="warning",
    does="Adds up percentages that are told to share one whole, by “the remaining 40 percent” or “10 percent "
    "undecided”, or by the votes of named sides, and reports those that make clearly more than all of it, or less "
    "where they must make all.",
    matters="More than a hundred percent cannot be, and one of the shares is wrong.",
    example="Seventy percent of the crew are men and the remaining 40 percent women.",
    fix="Check each share, and whether several answers were possible.",
    misses="Shares that no word ties to the same whole, and questions with several answers.",
)
SUM005 = Rule(
    code="SUM005",
    name="more-votes-than-seats",
    severity="error",
    does="Compares votes and seats, those of several parties together, with the number of seats that there "
    "are by the same sentence, and reports more.",
    matters="One of the numbers is wrong, and a majority may hang on it.",
    example="The bill passed 52-48 in the 90-seat Senate.",
    fix="Check the result, and the size of the house.",
    misses="Houses whose size the sentence does not tell, and fewer votes than there must be. Among 2,675 news "
    "articles it has three such numbers and no finding.",
)

RULES = (SUM001, SUM002, SUM003, SUM004, SUM005)
"""The rules of the family."""

_ALL = 100
"""Percent of a whole."""
_VAGUE = 2
"""Times of its low end that the high end of a range lies apart if it only tells a magnitude."""
_EXACT = ("exact", "about")
"""Hedges of numbers that are added."""
_MOST_ITEMS = 10
"""Numbers of which all sums are tried."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every part that must be larger than its whole, and every total that its items do not give."""
    seen: set[str] = set()
    for found in itertools.chain(_bound_parts(subject), _parts(subject), _opening_parts(subject)):
        if found.quantities[0] not in seen:
            seen.add(found.quantities[0])
            yield found
    for passage in subject.passages:
        numbers = [bound.quantity for bound in passage.numbers]
        if lists.may_list(passage.sentence.text, numbers):
            yield from _lists(subject, passage, numbers)
        if len(numbers) > 1:
            if any(f"-{word}" in passage.sentence.text for word in subject.words.ties.votes_sized) or (
                any(phrase in passage.sentence.text for phrase in subject.words.ties.votes_voters)
            ):
                yield from _votes(subject, passage, numbers)
            if sum(number.kind == "share" for number in numbers) > 1:
                yield from _splits(subject, passage, numbers)
            if totals.may_total(subject.article.text, passage.sentence.text, numbers, subject.words):
                yield from _totals(subject, passage, numbers)
        if len(numbers) > 2 and exclusive.may_exclude(
            subject.article.text, passage.sentence.text, numbers, subject.words
        ):
            yield from _exclusive(subject, passage, numbers)


def _bound_parts(subject: Subject) -> Iterator[Finding]:
    """Parts of claims, which may stand in another sentence than their whole."""
    by_id = {claim.id: claim for claim in subject.claims}
    for part in by_id.values():
        whole = by_id.get(part.part_of or "")
        if whole is None or part.low is None or whole.high is None:
            continue
        if part.low > whole.high:
            yield finding(
                SUM001,
                subject.article,
                part.quantity.span,
                f"{part.quantity.surface} cannot be a part of {whole.quantity.surface}",
                claims=(part, whole),
                confidence="high",
            )


def _parts(subject: Subject) -> Iterator[Finding]:
    """Parts that words tie to a whole of their sentence, whatever both count."""
    for passage in subject.passages:
        if len(passage.numbers) < 2:
            continue
        numbers = [bound.quantity for bound in passage.numbers]
        if not ties.may_part(subject.article.text, passage.sentence.text, numbers, subject.words):
            continue
        for part in ties.parts(passage.tokens, numbers, subject.words):
            bound = passage.numbers[part.part]
            largest = max((numbers[whole] for whole in part.wholes), key=_ceiling)
            if intervals.of(bound.quantity).low > _ceiling(largest):
                yield finding(
                    SUM005 if ties.head(largest) in subject.words.ties.votes_things else SUM001,
                    subject.article,
                    bound.quantity.span,
                    f"{bound.quantity.surface} cannot be a part of {largest.surface}",
                    quantities=(bound.id, passage.numbers[part.wholes[-1]].id),
                    confidence="high" if part.direct and largest.hedge == "exact" else "medium",
                )


def _opening_parts(subject: Subject) -> Iterator[Finding]:
    """Parts with which a sentence begins ("Of those, 120 ..."), against all counts of the sentence before."""
    begins = {phrase[:2] for phrase in subject.words.ties.part_opening | subject.words.ties.part_dead}
    for before, passage in itertools.pairwise(subject.passages):
        if passage.sentence.number != before.sentence.number + 1 or passage.sentence.block != before.sentence.block:
            continue
        numbers = [bound.quantity for bound in passage.numbers]
        if passage.sentence.text[:2].lower() in begins:  # before its tokens are made
            if not ties.opens_as_part(passage.tokens, numbers, subject.words):
                continue
        elif (
            numbers[0].noun is not None
            or "hem " not in passage.sentence.text
            or not ties.opens_with_part(
                (passage.tokens, numbers), (before.tokens, [bound.quantity for bound in before.numbers]), subject.words
            )
        ):
            continue
        wholes = [bound for bound in before.numbers if (bound.quantity.kind, bound.quantity.unit) == ("count", None)]
        part = passage.numbers[0]
        if ties.tells_dead(passage.tokens, part.quantity, subject.words) and not any(
            token.lower in subject.words.ties.part_killing for token in before.tokens
        ):
            continue
        largest = max(wholes, key=lambda bound: _ceiling(bound.quantity), default=None)
        if largest is None or largest.quantity.noun is None:
            continue
        if intervals.of(part.quantity).low > _ceiling(largest.quantity):
            yield finding(
                SUM001,
                subject.article,
                part.quantity.span,
                f"{part.quantity.surface} cannot be a part of {largest.quantity.surface}",
                quantities=(part.id, largest.id),
                confidence="medium",
            )


def _ceiling(whole: Quantity) -> float:
    """The most that a whole can be: one with an open bound, what a reader takes from it."""
    if whole.hedge == "range" and whole.high is not None and whole.high > _VAGUE * whole.value:
        return math.inf  # "dozens" may be more than a hundred
    if whole.high is None:
        return math.inf if whole.reach is None else whole.value * (1 + whole.reach)
    return intervals.of(whole).high


def _totals(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    for told in totals.totals(passage.tokens, numbers, subject.words):
        total, items = numbers[told.total], [numbers[item] for item in told.items]
        known = (*_EXACT, "at-least") if told.closed else _EXACT
        if total.hedge not in known or any(item.hedge not in _EXACT for item in items):
            continue
        if _some_give(total, told, numbers):
            continue
        added = intervals.total(intervals.of(item) for item in items)
        value = sum(item.value for item in items) + told.single
        exact = added.low == added.high or likeness(total.value, value) == "exchanged"
        arithmetic = " + ".join([*(plain_number(item.value) for item in items), *(["1"] * told.single)])
        yield finding(
            SUM002,
            subject.article,
            total.span,
            f"{arithmetic} is {plain_number(value)}; the text says {total.surface}",
            quantities=tuple(passage.numbers[at].id for at in (told.total, *told.items)),
            confidence="medium" if exact else "low",
            severity=None if exact else "note",
            suggestion=at_precision(total.surface, total.value, value, total.grain),
        )


def _exclusive(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    """Parts that have nobody in common, and together are more than each number that may be their whole."""
    for told in exclusive.exclusive(passage.tokens, numbers, subject.words):
        items = [numbers[at] for at in told.items]
        added = intervals.total(intervals.of(item) for item in items)
        ceiling = max(_ceiling(numbers[at]) for at in told.others)
        if added.low <= ceiling or any(intervals.of(item).low > ceiling for item in items):
            continue  # a single part that is too large is told by SUM001
        arithmetic = " + ".join(plain_number(item.value) for item in items)
        whole = numbers[told.total]
        yield finding(
            SUM002,
            subject.article,
            whole.span,
            f"{arithmetic} is {plain_number(sum(item.value for item in items))}, more than {whole.surface}",
            quantities=tuple(passage.numbers[at].id for at in (told.total, *told.items)),
            confidence="medium",
        )


def _some_give(total: Quantity, told: totals.Total, numbers: Sequence[Quantity]) -> bool:
    """Whether all items, or several of the numbers before the total, can add up to it."""
    wanted = intervals.of(total._replace(hedge="exact") if total.hedge == "at-least" else total)
    pool = [intervals.of(numbers[at]) for at in sorted({*told.items, *told.others})]
    if len(pool) > _MOST_ITEMS:
        return True
    if likeness(total.value, sum(numbers[at].value for at in told.items)) == "exchanged":
        wanted = intervals.Interval(total.value, total.value)  # two digits have changed places, not been rounded
        pool = [intervals.Interval(numbers[at].value, numbers[at].value) for at in sorted({*told.items, *told.others})]
    pool += [intervals.Interval(1, 1)] * told.single
    return any(
        intervals.meet(intervals.total(chosen), wanted)
        for size in range(1, len(pool) + 1)
        for chosen in itertools.combinations(pool, size)
    )


def _lists(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    for told in lists.lists(passage.tokens, numbers, subject.words):
        number = numbers[told.number]
        if number.value == told.most or told.least == 2 * number.value or (told.fewer and told.most > number.value):
            continue  # twice as many pieces: "two cities: Austin, Texas, and Portland, Oregon"
        yield finding(
            SUM003,
            subject.article,
            number.span,
            f"{number.surface} {number.noun} are announced, and {told.most} listed",
            quantities=(passage.numbers[told.number].id,),
            confidence="low" if number.value == told.least else "medium",
        )


def _splits(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    for told, whole in enumerations.splits(passage.tokens, numbers, subject.words):
        shares = [numbers[at] for at in told]
        added = intervals.total(intervals.of(share) for share in shares)
        if added.low <= _ALL and (added.high >= _ALL or not whole):
            continue
        chosen = itertools.chain.from_iterable(itertools.combinations(shares[:-1], size) for size in (1, 2))
        if any(_makes_all([*some, shares[-1]]) for some in chosen):
            continue  # the others are of another time or group
        value = sum(share.value for share in shares)
        yield finding(
            SUM004,
            subject.article,
            shares[-1].span,
            f"{' + '.join(plain_number(share.value) for share in shares)} is {plain_number(value)} percent",
            quantities=tuple(passage.numbers[at].id for at in told),
            confidence="medium",
        )


def _makes_all(shares: Sequence[Quantity]) -> bool:
    return intervals.meet(intervals.total(intervals.of(share) for share in shares), intervals.Interval(_ALL, _ALL))


def _votes(subject: Subject, passage: Passage, numbers: Sequence[Quantity]) -> Iterator[Finding]:
    for told in enumerations.tallies(passage.tokens, numbers, subject.words):
        cast, seats = numbers[told.cast], numbers[told.seats]
        if sum(told.votes) <= seats.value:
            continue
        added = f"{' + '.join(map(str, told.votes))} is {sum(told.votes)}" if len(told.votes) > 1 else cast.surface
        yield finding(
            SUM005,
            subject.article,
            cast.span,
            f"{added}, more than the {plain_number(seats.value)} seats that there are",
            quantities=(passage.numbers[told.cast].id, passage.numbers[told.seats].id),
            confidence="high",
        )
