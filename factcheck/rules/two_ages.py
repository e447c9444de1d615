"""REP: a person with two ages."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.language import persons
from factcheck.records import NamedTuple
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.rules.told import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.language.persons import Aged
    from factcheck.language.quantities import Quantity
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.told import Told

REP004 = Rule(
    code="REP004",
    name="two-ages",
    severity="warning",
    does="Compares the ages that the text gives to one person, told by full name or by a surname that only one has.",
    matters="An age is copied by hand, and readers notice when it changes.",
    example="Maria Lopes, 34, was elected mayor. ... Lopes, 43, is a lawyer.",
    fix="Look up the date of birth.",
    misses="Persons without a name, ages in sentences that speak of another time or of a family, and persons who share "
    "a surname. On 2,675 articles it found nothing.",
)

_MARKS = ".,;:!?)'’”\""
"""What may cling to the end of a name."""
_OLDEST = 115
"""Years that a person can have."""


class _Person(NamedTuple):
    """A person with an age, and where it stands."""

    number: Number
    aged: Aged


def check(subject: Subject, told: Told) -> Iterator[Finding]:
    """Yield a finding for every person with two ages, each sentence in the present and none of a family."""
    people: dict[str, list[_Person]] = defaultdict(list)
    for passage in subject.passages:
        if not any(_may_be_age(bound.quantity) for bound in passage.numbers):
            continue
        quantities = [bound.quantity for bound in passage.numbers]
        for aged in persons.aged(passage.tokens, quantities, subject.words):
            number = Number(passage.numbers[aged.number], passage, aged.number)
            people[aged.name[-1].lower()].append(_Person(number, aged))
    for named in people.values():
        for one, other in itertools.pairwise(named):
            if one.number.quantity.value == other.number.quantity.value or not _is_one_person(
                subject, told, one, other
            ):
                continue
            full = len(one.aged.name) > 1 and len(other.aged.name) > 1
            yield finding(
                REP004,
                subject.article,
                other.number.quantity.span,
                f"the text says first that {' '.join(one.aged.name)} is {one.number.quantity.value:.0f}, "
                f"and here {other.number.quantity.value:.0f}",
                quantities=(one.number.bound.id, other.number.bound.id),
                confidence="high" if full else "medium",
            )


def _may_be_age(quantity: Quantity) -> bool:
    return (
        quantity.unit in ("yr", None) and quantity.kind in ("count", "duration", "label") and quantity.value <= _OLDEST
    )


def _is_one_person(subject: Subject, told: Told, one: _Person, other: _Person) -> bool:
    known = subject.words.retelling
    first, second = one.aged.name, other.aged.name
    if one.number.passage is other.number.passage or (len(first) == 1 and len(second) == 1):
        return False
    for person in (one, other):
        if told.setting(person.number).aside or told.setting(person.number).years:
            return False
        if any(token.lower in known.not_now for token in person.number.passage.tokens):
            return False
    if len(first) > 1 and len(second) > 1:
        return first[-2].lower() == second[-2].lower()
    given = first[-2] if len(first) > 1 else second[-2]
    surname = first[-1]
    written = [word.rstrip(_MARKS) for word in subject.article.text.split()]
    pairs = itertools.pairwise(written)
    before = [word for word, after in pairs if after.removesuffix("'s").removesuffix("’s") == surname]
    return all(
        word == given or not word[:1].isupper() or word.lower() in subject.words.senses.titles for word in before
    )
