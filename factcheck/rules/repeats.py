"""REP: the same figure told differently."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.language import retelling
from factcheck.rules import headlines, two_ages
from factcheck.rules.finding import finding
from factcheck.rules.likeness import SURE, digits, keys, likeness
from factcheck.rules.rule import Rule
from factcheck.rules.told import Told, agree, same_thing, sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.language.quantities import Quantity
    from factcheck.language.retelling import Setting
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.likeness import Likeness
    from factcheck.rules.told import Number

REP002 = Rule(
    code="REP002",
    name="told-differently",
    severity="warning",
    does="Compares two sentences of the body that tell the same measure of the same place and period, or the same "
    "counted thing in the same words with digits exchanged, changed, dropped or moved by a place.",
    matters="One of the two is wrong, and readers cannot tell which.",
    example="The bridge is 365 metres long. ... The bridge, 356 metres long, opened in May.",
    fix="Look the number up; neither place is more likely to be right.",
    misses="Numbers that have no digits in common, and those of which the words around differ, unless “the 1,640 "
    "coins” points back. On 2,675 articles it found nothing.",
)
REP003 = Rule(
    code="REP003",
    name="scale-told-differently",
    severity="warning",
    does="Reports a number of one figure that is told in thousands, millions or billions at one place of the body and "
    "in another of these where the text points back to it. Longer numbers are left to NUM008.",
    matters="Millions for billions is the most frequent slip with numbers, and the largest.",
    example="They signed a $3 million contract. ... The $3 billion contract runs for a year.",
    fix="Look up which scale is right.",
    misses="Things that are not named by the same noun. On 2,675 articles it found nothing.",
)

RULES = (headlines.REP001, REP002, REP003, two_ages.REP004)
"""The rules of the family."""

_MOST = 300
"""Numbers of a text that are compared with each other."""
_TELLINGS = 3
"""Tellings of the same number that are."""
_VALUES = 10
"""Numbers with like digits, of which more are a table."""
_EVENTS = "casualties."
"""How the measures begin that are counted anew for each event."""
_CLOSE = 3
"""Words that two sentences share at least if each of them has names of its own."""
_CLOSER = 5
"""The same if the two share no name."""
_CLOSEST = 7
"""The same if the likeness proves little."""
_MANY = 3
"""Different numbers of the same sort that an article may tell before they are a list of different things."""


_PLAIN = frozenset({"scale", "exchanged"})
"""Likenesses that two numbers of one thing hardly have but by a slip."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every number that is told differently at another place."""
    told = Told(subject)
    yield from headlines.check(subject, told)
    yield from _body(subject, told)
    yield from two_ages.check(subject, told)


def _body(subject: Subject, told: Told) -> Iterator[Finding]:
    for one, other in _alike(told.body[:_MOST]):
        rule = _differs(told, one, other) or _bound_differs(subject, one, other)
        if rule is None:
            continue
        yield finding(
            rule,
            subject.article,
            other.quantity.span,
            f"the text says first {one.quantity.surface}, and here {other.quantity.surface}",
            quantities=(one.bound.id, other.bound.id),
            confidence="medium",
        )


def _alike(numbers: Sequence[Number]) -> Iterable[tuple[Number, Number]]:
    """The pairs of different numbers of one sort whose digits are alike, of each number no more than a few tellings."""
    sorts: dict[tuple[object, ...], dict[float, list[Number]]] = defaultdict(dict)
    for number in numbers:
        tellings = sorts[sort(number.quantity)].setdefault(number.quantity.value, [])
        if len(tellings) < _TELLINGS:
            tellings.append(number)
    buckets: dict[tuple[object, ...], list[list[Number]]] = defaultdict(list)
    for of_sort, told in sorts.items():
        if len(told) > 1:
            for value, tellings in told.items():
                for key in set(keys(value)):
                    buckets[of_sort, key].append(tellings)
    pairs: dict[tuple[str, str], tuple[Number, Number]] = {}
    for bucket in buckets.values():
        for values in itertools.combinations(bucket, 2) if 1 < len(bucket) <= _VALUES else ():
            for pair in itertools.product(*values):
                one, other = pair if pair[0].quantity.span < pair[1].quantity.span else pair[::-1]
                pairs[one.bound.id, other.bound.id] = (one, other)
    return pairs.values()


def _differs(told: Told, one: Number, other: Number) -> Rule | None:
    """The rule against two numbers that tell the same thing with digits that are alike; None if they need not."""
    a, b = one.quantity, other.quantity
    if one.passage is other.passage or a.change != b.change:
        return None
    how = likeness(a.value, b.value)
    by_chance = how == "near" and (a.value % 10 == 0 or b.value % 10 == 0)
    if how is None or by_chance or agree(a, b) or not told.may_be_same(a, b):
        return None
    first, second = told.telling(one), told.telling(other)
    if not retelling.same_thing(first, second, a.kind):
        return None
    here, there = told.setting(one), told.setting(other)
    if _otherwise(here, there, frozenset() if a.kind != "share" else second.near | second.own):
        return None
    if (second.pointing and not _is_first(told, one, other)) or _is_list(told, one, other):
        return None  # it points to the other telling of its number
    near = (first.near & second.near) - first.own - second.own
    shared = (here.words & there.words) - first.own - second.own
    named = retelling.same_noun(first, second, a.kind)
    if how == "near":
        needed = _CLOSEST
    elif second.pointing and (named or (first.fate and first.fate == second.fate)):
        needed = 0 if how in _PLAIN or first.noun != second.noun else 1
    elif how == "exchanged" and _points_alone(told, one, other):
        return _rule(how, a)
    elif how == "scale":
        needed = _CLOSE if second.pointing else _CLOSER
    elif here.names - there.names and there.names - here.names:
        needed = _CLOSE if here.names & there.names else _CLOSER
    else:
        needed = 2
    if (a.kind != "count" and not named and not near) or len(near) + len(shared) < needed:
        return None
    return _rule(how, a)


def _is_first(told: Told, one: Number, other: Number) -> bool:
    """Whether a number has not been told since another one."""
    begin, last = one.quantity.span.start, other.quantity.span.start
    return all(
        number.quantity.value != other.quantity.value
        for number in told.body[:_MOST]
        if begin < number.quantity.span.start < last
    )


def _points_alone(told: Told, one: Number, other: Number) -> bool:
    """Whether an amount without a thing points back to the only one before it: "half of the £48 million"."""
    first, second = told.telling(one), told.telling(other)
    if one.quantity.kind != "money" or not second.pointing or first.noun or second.noun:
        return False
    before = [n for n in told.body[:_MOST] if n.quantity.span.start < other.quantity.span.start]
    return [n for n in before if sort(n.quantity) == sort(one.quantity)] == [one]


def _rule(how: Likeness, quantity: Quantity) -> Rule | None:
    if how != "scale":
        return REP002
    return REP003 if len(digits(quantity.value)) == 1 else None


def _bound_differs(subject: Subject, one: Number, other: Number) -> Rule | None:
    """The rule against two claims on the same measure, place and period; events are counted more than once."""
    a, b = one.bound.claim, other.bound.claim
    if a is None or b is None or a.sentence is b.sentence or a.modality != b.modality or a.part_of or b.part_of:
        return None
    how = likeness(a.quantity.value, b.quantity.value)
    if how not in SURE or a.measure.startswith(_EVENTS) or a.period is None or a.period != b.period:
        return None
    sources = {claim.attribution.text for claim in (a, b) if claim.attribution is not None}
    if len(sources) > 1 or not same_thing(subject, a, b) or agree(a.quantity, b.quantity):
        return None
    return _rule(how, a.quantity)


def _otherwise(here: Setting, there: Setting, sized: frozenset[str]) -> bool:
    """Whether two sentences need not tell the same: other times, speakers or subjects, or something new."""
    if (
        here.aside
        or there.aside
        or here.moving
        or there.moving
        or here.years != there.years
        or here.words & (there.fresh - sized)
    ):
        return True
    for one, other in ((here.days, there.days), (here.months, there.months)):
        if one and other and not one & other:
            return True
    if here.speakers and there.speakers and not here.speakers & there.speakers:
        return True
    return bool(here.subject and there.subject and not (here.subject & there.names or there.subject & here.names))


def _is_list(told: Told, one: Number, other: Number) -> bool:
    """Whether the article tells of many such things: then two of them may have any numbers."""
    telling, alike = told.telling(one), sort(one.quantity)
    values = {other.quantity.value}
    for number in told.body[:_MOST]:
        value = number.quantity.value
        if value in values or sort(number.quantity) != alike:
            continue
        if retelling.same_thing(telling, told.telling(number), one.quantity.kind):
            values.add(value)
            if len(values) > _MANY:
                return True
    return False
