"""What the numbers of an article tell, so that two of them can be compared."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from factcheck.language import retelling
from factcheck.records import NamedTuple
from factcheck.rules import intervals
from factcheck.rules.likeness import SURE, likeness

if TYPE_CHECKING:
    from factcheck.claims.model import Bound, Claim
    from factcheck.language.quantities import Quantity
    from factcheck.language.retelling import Setting, Telling
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

_OPEN = 1.0
"""Part by which a number with no upper bound may be more: "107 or more" is hardly twice as many."""
_ASIDE_KINDS = frozenset({"date", "label", "ordinal"})


class Number(NamedTuple):
    """A number with its place."""

    bound: Bound
    passage: Passage
    at: int
    """Its place among the numbers of the passage."""

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.bound.quantity


class Told:
    """What the numbers of an article tell, read when it is asked for."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._settings: dict[int, Setting] = {}
        self._tellings: dict[str, Telling] = {}
        numbers = [
            Number(bound, passage, at)
            for passage in ((subject.title, *subject.passages) if subject.title else subject.passages)
            for at, bound in enumerate(passage.numbers)
            if tells(bound.quantity)
        ]
        self.headline = [number for number in numbers if number.passage.sentence.kind == "headline"]
        self.body = [number for number in numbers if number.passage.sentence.kind in ("body", "caption")]

    @functools.cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(self._subject.article.text.split())

    def setting(self, number: Number) -> Setting:
        """Return what the sentence of a number tells."""
        key = number.passage.sentence.number
        if key not in self._settings:
            quantities = [bound.quantity for bound in number.passage.numbers]
            self._settings[key] = retelling.setting(number.passage.tokens, quantities, self._lower, self._subject.words)
        return self._settings[key]

    def telling(self, number: Number) -> Telling:
        """Return what a number tells."""
        key = number.bound.id
        if key not in self._tellings:
            quantities = [bound.quantity for bound in number.passage.numbers]
            self._tellings[key] = retelling.telling(number.passage.tokens, quantities, number.at, self._subject.words)
        return self._tellings[key]

    def may_be_same(self, one: Quantity, other: Quantity) -> bool:
        """Tell by what two numbers count whether they can count the same things. False is certain."""
        return retelling.may_be_same(one, other, self._subject.words)

    def of_another_month(self, title: Setting, setting: Setting) -> bool:
        """Whether a sentence names a month that is neither that of the article nor in the headline."""
        months, date = self._subject.words.months, self._subject.article.published.date
        return date is not None and any(months[name] != date.month for name in setting.months - title.months)


def tells(quantity: Quantity) -> bool:
    """Tell whether a number says how many or how much, in figures."""
    return (
        quantity.kind not in _ASIDE_KINDS and not quantity.is_word and quantity.hedge != "range" and quantity.value > 0
    )


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers are of one sort; how many are lost may be told as how many there are."""
    if sort(one)[:-1] != sort(other)[:-1]:
        return False
    return one.direction == other.direction or (one.kind == "count" and None in (one.direction, other.direction))


def sort(quantity: Quantity) -> tuple[object, ...]:
    """Return the sort of a number, its direction last; only numbers of one sort are compared."""
    below_one = quantity.value < 1  # an index of 1 and one of 100 are the same in two ways
    return (quantity.kind, quantity.unit, quantity.per, below_one, quantity.direction)


def ends(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that a reader takes from a number; one with an open bound reaches so far as it leads."""
    known = intervals.of(quantity)
    below = 1 + (quantity.reach if quantity.reach is not None else math.inf)
    above = 1 + (quantity.reach if quantity.reach is not None else _OPEN)
    low = quantity.value / below if quantity.low is None else known.low
    return low, quantity.value * above if quantity.high is None else known.high


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be the same: their intervals meet, with open bounds cut short if the digits are alike."""
    if likeness(one.value, other.value) in SURE:
        (low, high), (least, most) = ends(one), ends(other)
        return low <= most and least <= high
    return intervals.meet(intervals.of(one), intervals.of(other))


def same_thing(subject: Subject, one: Claim, other: Claim) -> bool:
    """Tell whether two claims are on the same measure, place and period."""
    places = {one.entity, other.entity}
    parents = {subject.catalogue.entity(one.entity).parent, subject.catalogue.entity(other.entity).parent}
    same_place = len(places) == 1 or bool(places & parents and one.measure.startswith("casualties."))
    same_days = one.period is not None and other.period is not None and one.period.start == other.period.start
    lent = any("weak" in (c.period_evidence.strength, c.measure_evidence.strength) for c in (one, other))
    return (
        one.relation == other.relation == "level"
        and same_place
        and same_days
        and not lent
        and (one.measure, one.counterpart) == (other.measure, other.counterpart)
    )
