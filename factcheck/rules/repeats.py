"""REP: the same figure told differently."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.language import persons, retelling
from factcheck.records import NamedTuple
from factcheck.rules import intervals
from factcheck.rules.finding import finding
from factcheck.rules.likeness import digits, keys, likeness
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.claims.model import Bound, Claim
    from factcheck.language.persons import Aged
    from factcheck.language.quantities import Quantity
    from factcheck.language.retelling import Setting, Telling
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.likeness import Likeness
    from factcheck.rules.passage import Passage

REP001 = Rule(
    code="REP001",
    name="headline-differs",
    severity="warning",
    does="Compares a number in the headline with the body: the same measure, place and period, or the same counted "
    "thing in the same words. A headline that is handed over apart from the text is compared by its words; the finding "
    "then stands at the number of the text.",
    matters="The headline is what most readers keep, and it is often written before the last correction.",
    example="Headline: 383 killed in Aleppo this week. Body: 338 people were killed in Aleppo this week.",
    fix="Bring headline and body to the same figure.",
    misses="Headlines in words of their own, and numbers that the body tells in two ways or adds up to. "
    "On 2,675 articles it found nothing; few of them have a headline apart from the text, so how often it is wrong or "
    "silent there is not known.",
)
REP002 = Rule(
    code="REP002",
    name="told-differently",
    severity="warning",
    does="Compares two sentences of the body that tell the same measure of the same place and period, or the same "
    "counted thing in the same words with digits exchanged, changed, dropped or moved by a place.",
    matters="One of the two is wrong, and readers cannot tell which.",
    example="The bridge is 365 metres long. ... The bridge, 356 metres long, opened in May.",
    fix="Look the number up; neither place is more likely to be right.",
    misses="Numbers that have no digits in common, and those of which the words around differ. "
    "On 2,675 articles it found nothing.",
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

RULES = (REP001, REP002, REP003, REP004)
"""The rules of the family."""

_ASIDE_KINDS = frozenset({"date", "label", "ordinal"})
_SURE = frozenset({"scale", "tenfold", "exchanged", "digit", "dropped"})
"""Likenesses that numbers of different things seldom have."""
_MOST = 300
"""Numbers of a text that are compared with each other."""
_TELLINGS = 3
"""Tellings of the same number that are."""
_VALUES = 10
"""Numbers with like digits, of which more are a table."""
_EVENTS = "casualties."
"""How the measures begin that are counted anew for each event."""
_MARKS = ".,;:!?)'’”\""
"""What may cling to the end of a name."""
_OLDEST = 115
"""Years that a person can have."""
_APART = 2.5
"""Times by which a headline may differ from the text, if their digits are not alike, and still mean the same."""
_LEAD = 3
"""Blocks behind the headline in which its number is told, if their digits are not alike."""
_CLOSE = 3
"""Words that two sentences share at least if each of them has names of its own."""
_CLOSER = 5
"""The same if the two share no name."""
_CLOSEST = 7
"""The same if the likeness proves little."""
_COPIED = 4
"""Words of a headline that a sentence has at least if it repeats it."""
_NEARLY_ALL = 0.7
"""The same as a part of all."""
_MANY = 3
"""Different numbers of the same sort that an article may tell before they are a list of different things."""
_FEW = 10
"""Counts below this are too frequent for one of them to prove anything."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every number that is told differently at another place."""
    told = _Told(subject)
    yield from _headline(subject, told)
    yield from _body(subject, told)
    yield from _ages(subject, told)


# --- what is told -------------------------------------------------------------------------------------------


class _Number(NamedTuple):
    """A number with its place."""

    bound: Bound
    passage: Passage
    at: int
    """Its place among the numbers of the passage."""

    @property
    def quantity(self) -> Quantity:
        return self.bound.quantity


class _Told:
    """What the numbers of an article tell, read when it is asked for."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._settings: dict[int, Setting] = {}
        self._tellings: dict[str, Telling] = {}
        numbers = [
            _Number(bound, passage, at)
            for passage in ((subject.title, *subject.passages) if subject.title else subject.passages)
            for at, bound in enumerate(passage.numbers)
            if _tells(bound.quantity)
        ]
        self.headline = [number for number in numbers if number.passage.sentence.kind == "headline"]
        self.body = [number for number in numbers if number.passage.sentence.kind in ("body", "caption")]

    @functools.cached_property
    def _lower(self) -> frozenset[str]:
        return frozenset(word for word in self._subject.article.text.split() if word.islower())

    def setting(self, number: _Number) -> Setting:
        key = number.passage.sentence.number
        if key not in self._settings:
            quantities = [bound.quantity for bound in number.passage.numbers]
            self._settings[key] = retelling.setting(number.passage.tokens, quantities, self._lower, self._subject.words)
        return self._settings[key]

    def telling(self, number: _Number) -> Telling:
        key = number.bound.id
        if key not in self._tellings:
            quantities = [bound.quantity for bound in number.passage.numbers]
            self._tellings[key] = retelling.telling(
                number.passage.tokens, self.setting(number), quantities, number.at, self._subject.words
            )
        return self._tellings[key]

    def of_another_month(self, setting: Setting) -> bool:
        """Whether a sentence names a month that is not that of the article."""
        months, date = self._subject.words.months, self._subject.article.published.date
        return date is not None and any(months[name] != date.month for name in setting.months)


def _tells(quantity: Quantity) -> bool:
    return (
        quantity.kind not in _ASIDE_KINDS and not quantity.is_word and quantity.hedge != "range" and quantity.value > 0
    )


def _sort(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.kind, quantity.unit, quantity.per, quantity.direction)


def _ends(quantity: Quantity) -> tuple[float, float]:
    """The least and the most that a reader takes from a number; one with an open bound reaches so far as it leads."""
    reach = 1 + (quantity.reach if quantity.reach is not None else 1e9)
    low = quantity.value / reach if quantity.low is None else quantity.low
    return low, quantity.value * reach if quantity.high is None else quantity.high


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can be the same: their intervals meet, with open bounds cut short if the digits are alike."""
    if likeness(one.value, other.value) in _SURE:
        (low, high), (least, most) = _ends(one), _ends(other)
        return low <= most and least <= high
    return intervals.meet(intervals.of(one), intervals.of(other))


# --- headline -----------------------------------------------------------------------------------------------


def _headline(subject: Subject, told: _Told) -> Iterator[Finding]:
    """A headline number with which no telling in the body agrees, and one plainly does not."""
    for number in told.headline:
        claim = number.bound.claim
        first = _bound_otherwise(subject, claim) if claim is not None else None
        if claim is not None and first is not None:
            yield _headline_differs(subject, number, first.quantity, (claim, first))
            continue
        other = _told_otherwise(told, number)
        if other is not None:
            yield _headline_differs(subject, number, other.quantity, (), (number.bound.id, other.bound.id))


def _headline_differs(
    subject: Subject, number: _Number, other: Quantity, claims: Sequence[Claim], quantities: Sequence[str] = ()
) -> Finding:
    one, apart = number.quantity, number.passage is subject.title
    return finding(
        REP001,
        subject.article,
        other.span if apart else one.span,
        f"the headline says {one.surface}, the text {other.surface}",
        claims=claims,
        quantities=quantities[1:] if apart else quantities,
        confidence="medium",
    )


def _bound_otherwise(subject: Subject, claim: Claim) -> Claim | None:
    """The first claim of the body on the same thing, if none of them agrees."""
    if claim.modality != "asserted" or claim.part_of is not None:
        return None
    told = [other for other in subject.claims if other.sentence.kind == "body" and _same_thing(subject, claim, other)]
    return told[0] if told and not any(_agree(claim.quantity, other.quantity) for other in told) else None


def _told_otherwise(told: _Told, number: _Number) -> _Number | None:
    """The number of the body that counts the same as one of the headline, if it is the only one and does not agree."""
    one, telling = number.quantity, told.telling(number)
    if told.setting(number).aside or telling.part:
        return None
    alike = [other for other in told.body if _sort(other.quantity) == _sort(one)]
    same = [other for other in alike if retelling.same_thing(telling, told.telling(other), one.kind)]
    if not same or any(_agree(one, other.quantity) for other in (alike if one.value >= _FEW else same)):
        return None
    context = [other for other in same if _shares_title(told, number, other)]
    if not context or _adds_up(one, alike):
        return None
    if any(not _agree(a.quantity, b.quantity) for a, b in itertools.combinations(context, 2)):
        return None
    return context[0]


def _repeats_title(title: Setting, setting: Setting) -> bool:
    """Whether a sentence has nearly all words of the headline."""
    common = len(title.words & setting.words)
    return common >= _COPIED and common >= _NEARLY_ALL * len(title.words)


def _shares_title(told: _Told, number: _Number, other: _Number) -> bool:
    one, two = told.telling(number), told.telling(other)
    title, setting = told.setting(number), told.setting(other)
    if setting.years - title.years or told.of_another_month(setting):
        return False
    a, b = number.quantity, other.quantity
    if _repeats_title(title, setting) and one.near & two.near and min(a.value, b.value) >= _FEW:
        return True
    if setting.aside:
        return False
    sure = likeness(a.value, b.value) in _SURE
    tenfold = digits(a.value) == digits(b.value)
    near = other.passage.sentence.block - number.passage.sentence.block <= _LEAD
    if not sure and (not near or (not tenfold and max(a.value, b.value) > _APART * min(a.value, b.value))):
        return False
    common = (title.words & setting.words) - one.own - two.own
    rest = title.words - one.own
    if a.kind != "count":
        return sure and len(common) >= 2 and ((one.noun != "" and one.noun == two.noun) or len(one.near & two.near) > 1)
    if not sure and title.names and setting.names and not title.names & setting.names:
        return False
    named = one.noun != "" and one.noun == two.noun
    needed = 0 if sure and near and (named or one.fate) else 1 if sure or tenfold or named else 2
    needed += 0 if sure or tenfold or min(a.value, b.value) >= _FEW else 1
    return len(common) >= min(needed, max(1, len(rest)))


def _adds_up(one: Quantity, others: Sequence[_Number]) -> bool:
    """Whether several numbers of the body, or two less one another, give the number of the headline."""
    values = sorted({other.quantity.value for other in others})[:8]
    low, high = _ends(one)
    return any(low <= sum(chosen) <= high for size in (2, 3, 4) for chosen in itertools.combinations(values, size))


# --- body ---------------------------------------------------------------------------------------------------


def _body(subject: Subject, told: _Told) -> Iterator[Finding]:
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


def _alike(numbers: Sequence[_Number]) -> Iterable[tuple[_Number, _Number]]:
    """The pairs of different numbers of one sort whose digits are alike, of each number no more than a few tellings."""
    buckets: dict[tuple[object, ...], dict[float, list[_Number]]] = defaultdict(dict)
    for number in numbers:
        value, sort = number.quantity.value, _sort(number.quantity)
        for key in set(keys(value)):
            tellings = buckets[sort, key].setdefault(value, [])
            if len(tellings) < _TELLINGS:
                tellings.append(number)
    pairs: dict[tuple[str, str], tuple[_Number, _Number]] = {}
    for bucket in buckets.values():
        for values in itertools.combinations(bucket.values(), 2) if 1 < len(bucket) <= _VALUES else ():
            for pair in itertools.product(*values):
                one, other = sorted(pair, key=lambda number: number.quantity.span.start)
                pairs[one.bound.id, other.bound.id] = (one, other)
    return pairs.values()


def _differs(told: _Told, one: _Number, other: _Number) -> Rule | None:
    """The rule against two numbers that tell the same thing with digits that are alike; None if they need not."""
    a, b = one.quantity, other.quantity
    if one.passage is other.passage or a.change != b.change:
        return None
    how = likeness(a.value, b.value)
    by_chance = how == "near" and (a.value % 10 == 0 or b.value % 10 == 0)
    if how is None or by_chance or _agree(a, b):
        return None
    first, second = told.telling(one), told.telling(other)
    if not retelling.same_thing(first, second, a.kind) or _is_list(told, one, other):
        return None
    here, there = told.setting(one), told.setting(other)
    if _otherwise(here, there, frozenset() if a.kind != "share" else second.near | second.own):
        return None
    near = (first.near & second.near) - first.own - second.own
    shared = (here.words & there.words) - first.own - second.own
    named = first.noun != "" and first.noun == second.noun
    if how == "near":
        needed = _CLOSEST
    elif second.pointing and (named or (first.fate and first.fate == second.fate)):
        needed = 0 if how == "scale" else 1
    elif how == "scale":
        needed = _CLOSE if second.pointing else _CLOSER
    elif here.names - there.names and there.names - here.names:
        needed = _CLOSE if here.names & there.names else _CLOSER
    else:
        needed = 2
    if (a.kind != "count" and not named and not near) or len(near) + len(shared) < needed:
        return None
    return _rule(how, a)


def _rule(how: Likeness, quantity: Quantity) -> Rule | None:
    if how != "scale":
        return REP002
    return REP003 if len(digits(quantity.value)) == 1 else None


def _bound_differs(subject: Subject, one: _Number, other: _Number) -> Rule | None:
    """The rule against two claims on the same measure, place and period; events are counted more than once."""
    a, b = one.bound.claim, other.bound.claim
    if a is None or b is None or a.sentence is b.sentence or a.modality != b.modality or a.part_of or b.part_of:
        return None
    how = likeness(a.quantity.value, b.quantity.value)
    if how not in _SURE or a.measure.startswith(_EVENTS) or a.period is None or a.period != b.period:
        return None
    sources = {claim.attribution.text for claim in (a, b) if claim.attribution is not None}
    if len(sources) > 1 or not _same_thing(subject, a, b) or _agree(a.quantity, b.quantity):
        return None
    return _rule(how, a.quantity)


def _otherwise(here: Setting, there: Setting, sized: frozenset[str]) -> bool:
    """Whether two sentences need not tell the same: other times, speakers or subjects, or something new."""
    if here.aside or there.aside or here.years != there.years or here.words & (there.fresh - sized):
        return True
    for one, other in ((here.days, there.days), (here.months, there.months)):
        if one and other and not one & other:
            return True
    if here.speakers and there.speakers and not here.speakers & there.speakers:
        return True
    return bool(here.subject and there.subject and not (here.subject & there.names or there.subject & here.names))


def _is_list(told: _Told, one: _Number, other: _Number) -> bool:
    """Whether the article tells of many such things: then two of them may have any numbers."""
    sort, telling = _sort(one.quantity), told.telling(one)
    values = {
        number.quantity.value
        for number in told.body[:_MOST]
        if _sort(number.quantity) == sort and retelling.same_thing(telling, told.telling(number), one.quantity.kind)
    }
    return len(values | {other.quantity.value}) > _MANY


# --- ages ---------------------------------------------------------------------------------------------------


class _Person(NamedTuple):
    """A person with an age, and where it stands."""

    number: _Number
    aged: Aged


def _ages(subject: Subject, told: _Told) -> Iterator[Finding]:
    """A person with two ages, each sentence in the present and none of a family."""
    people: dict[str, list[_Person]] = defaultdict(list)
    for passage in subject.passages:
        if not any(_may_be_age(bound.quantity) for bound in passage.numbers):
            continue
        quantities = [bound.quantity for bound in passage.numbers]
        for aged in persons.aged(passage.tokens, quantities, subject.words):
            number = _Number(passage.numbers[aged.number], passage, aged.number)
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


def _is_one_person(subject: Subject, told: _Told, one: _Person, other: _Person) -> bool:
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


def _same_thing(subject: Subject, one: Claim, other: Claim) -> bool:
    places = {one.entity, other.entity}
    parents = {subject.catalogue.entity(one.entity).parent, subject.catalogue.entity(other.entity).parent}
    same_place = len(places) == 1 or bool(places & parents and one.measure.startswith("casualties."))
    same_days = one.period is not None and other.period is not None and one.period.start == other.period.start
    lent = "weak" in (one.period_evidence.strength, other.period_evidence.strength)
    return (
        one.relation == other.relation == "level"
        and same_place
        and same_days
        and not lent
        and (one.measure, one.counterpart) == (other.measure, other.counterpart)
    )
