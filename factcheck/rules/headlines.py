"""REP: a headline that differs from the text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.language import retelling
from factcheck.rules.finding import finding
from factcheck.rules.likeness import SURE, digits, likeness
from factcheck.rules.rule import Rule
from factcheck.rules.told import agree, comparable, ends, same_thing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Claim
    from factcheck.language.quantities import Quantity
    from factcheck.language.retelling import Setting
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.told import Number, Told

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
    misses="Headlines in words of their own, numbers that the body tells in two ways or adds up to, and numbers whose "
    "digits are not alike and that lie more than two and a half times apart. On 2,675 articles it found nothing; few "
    "of them have a headline apart from the text. Of 15 wrong headlines of small articles of our own it found 14.",
)
_APART = 2.5
"""Times by which a headline may differ from the text, if their digits are not alike, and still mean the same."""
_LEAD = 3
"""Blocks behind the headline in which its number is told, if their digits are not alike."""
_COPIED = 4
"""Words of a headline that a sentence has at least if it repeats it."""
_NEARLY_ALL = 0.7
"""The same as a part of all."""
_COARSE = 0.6
"""Part of a number by which one that tells a magnitude is rounded: "a thousand"."""
_FEW = 10
"""Counts below this are too frequent for one of them to prove anything."""


def check(subject: Subject, told: Told) -> Iterator[Finding]:
    """Yield a finding for every headline number with which no telling in the body agrees, and one plainly does not."""
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
    subject: Subject, number: Number, other: Quantity, claims: Sequence[Claim], quantities: Sequence[str] = ()
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
    told = [other for other in subject.claims if other.sentence.kind == "body" and same_thing(subject, claim, other)]
    return told[0] if told and not any(agree(claim.quantity, other.quantity) for other in told) else None


def _told_otherwise(told: Told, number: Number) -> Number | None:
    """The number of the body that counts the same as one of the headline, if it is the only one and does not agree."""
    one, telling = number.quantity, told.telling(number)
    if told.setting(number).aside or telling.part:
        return None
    alike = [other for other in told.body if comparable(one, other.quantity)]
    same = [other for other in alike if retelling.same_thing(telling, told.telling(other), one.kind)]
    if not same or any(agree(one, other.quantity) for other in same):
        return None
    precise = [other for other in alike if _is_precise(other.quantity)]
    if one.value >= _FEW and any(_is_near(one, other.quantity) for other in precise):
        return None
    context = [other for other in same if _shares_title(told, number, other)]
    if not context or _adds_up(one, precise):
        return None
    if any(not agree(a.quantity, b.quantity) for a, b in itertools.combinations(context, 2)):
        return None
    return context[0]


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether a number of something else is the one of the headline, open bounds cut short."""
    (low, high), (least, most) = ends(one), ends(other)
    return low <= most and least <= high


def _is_precise(quantity: Quantity) -> bool:
    """Whether a number tells more than a magnitude."""
    return quantity.grain <= _COARSE * quantity.value


def _repeats_title(title: Setting, setting: Setting) -> bool:
    """Whether a sentence has nearly all words of the headline."""
    common = len(title.words & setting.words)
    return common >= _COPIED and common >= _NEARLY_ALL * len(title.words)


def _shares_title(told: Told, number: Number, other: Number) -> bool:
    one, two = told.telling(number), told.telling(other)
    title, setting = told.setting(number), told.setting(other)
    if setting.years - title.years or told.of_another_month(title, setting):
        return False
    a, b = number.quantity, other.quantity
    if a.change != b.change and None not in (a.change, b.change):
        return False
    if _repeats_title(title, setting) and one.near & two.near and min(a.value, b.value) >= _FEW:
        return True
    changed = a.change is not None and (a.change, a.direction) == (b.change, b.direction)
    if setting.aside or (setting.moving and not changed):
        return False
    sure = likeness(a.value, b.value) in SURE
    tenfold = digits(a.value) == digits(b.value)
    near = other.passage.sentence.block - number.passage.sentence.block <= _LEAD
    if not sure and (not near or (not tenfold and max(a.value, b.value) > _APART * min(a.value, b.value))):
        return False
    common = (title.words & setting.words) - one.own - two.own
    rest = title.words - one.own
    if a.kind != "count":
        named = retelling.same_noun(one, two, a.kind)
        beside = len(one.near & two.near) > 1 or (changed and len(common) > 2)
        return sure and len(common) >= 2 and (named or beside)
    if not sure and title.names and setting.names and not title.names & setting.names:
        return False
    named = one.noun != "" and one.noun == two.noun
    needed = 0 if sure and near and (named or one.fate) else 1 if sure or tenfold or named else 2
    needed += 0 if sure or tenfold or min(a.value, b.value) >= _FEW else 1
    return len(common) >= min(needed, max(1, len(rest)))


def _adds_up(one: Quantity, others: Sequence[Number]) -> bool:
    """Whether several numbers of the body, or two less one another, give the number of the headline."""
    values = sorted({other.quantity.value for other in others})[:8]
    low, high = ends(one)
    return any(low <= sum(chosen) <= high for size in (2, 3, 4) for chosen in itertools.combinations(values, size))
