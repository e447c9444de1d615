"""DAT: ages against dates of birth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import lives, periods, persons, resolution
from factcheck.language.periods import Period
from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Bound
    from factcheck.language.periods import PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

DAT003 = Rule(
    code="DAT003",
    name="wrong-age",
    severity="warning",
    does="Compares an age with the birth in the same sentence, or with that of the same person in another one, at the "
    "article's date or at a death. "
    "Reports what somebody can have done only as a small child by the age that the sentence gives.",
    matters="An age or a year is wrong, often by ten, and both are quoted on.",
    example="Jane Roe, 51, was born in 1950. (in 2011)",
    fix="Count again from the date of birth.",
    misses="Persons told by a pronoun later than in the next sentence, sentences that speak of relatives, and those "
    "with an age and another date. "
    "On 2,675 articles it found nothing.",
)

_OLDEST = 115
"""Years that a person can have."""
_OFFICE = 20
"""Years by which an age may miss two years in brackets before these are taken for those of an office."""


def check(subject: Subject, passage: Passage, mentions: Sequence[PeriodMention]) -> Iterator[Finding]:
    """Yield a finding for every age that the dates of its sentence do not allow."""
    numbers = [bound.quantity for bound in passage.numbers]
    for life in lives.lives(passage.tokens, numbers, mentions, subject.words):
        yield from _age(subject, passage.numbers[life.age], life)
    for early in lives.early(passage.tokens, numbers, mentions, subject.words):
        yield from _deed(subject, passage.numbers[early.age], early)


def check_persons(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every age that the birth of the same person in another sentence does not allow."""
    births = [(passage, told) for passage in subject.passages if (told := _born(subject, passage)) is not None]
    if not births:
        return
    for passage in subject.passages:
        numbers = [bound.quantity for bound in passage.numbers]
        if not any(number.value <= _OLDEST for number in numbers) or _is_of_another_time(subject, passage):
            continue
        for at, told in _aged(subject, passage, numbers, births):
            yield from _age(subject, passage.numbers[at], lives.Life(at, told.birth, None))


def _born(subject: Subject, passage: Passage) -> lives.Born | None:
    text = passage.sentence.text
    if not any(word in text for word in subject.words.life.born):
        return None
    mentions = periods.find(subject.article.text, passage.tokens, subject.words)
    return lives.born(passage.tokens, mentions, subject.words)


def _is_of_another_time(subject: Subject, passage: Passage) -> bool:
    """Whether the age of a sentence may be that at another time, or that of a relative."""
    known = subject.words.retelling
    dated = any(bound.quantity.kind == "date" for bound in passage.numbers)
    return dated or any(token.lower in known.not_now or token.lower in known.aside for token in passage.tokens)


def _aged(
    subject: Subject,
    passage: Passage,
    numbers: Sequence[Quantity],
    births: Sequence[tuple[Passage, lives.Born]],
) -> Iterator[tuple[int, lives.Born]]:
    """Yield each age of a sentence with the birth of its person, told by name or by "he" in the next sentence."""
    surnames = [told.name[-1] for _, told in births]
    for aged in persons.aged(passage.tokens, numbers, subject.words):
        same = [told for told in (told for _, told in births) if _is_one(told.name, aged.name)]
        if len(same) == 1 and surnames.count(aged.name[-1]) == 1:
            yield aged.number, same[0]
    before = [
        told
        for birth, told in births
        if birth.sentence.number == passage.sentence.number - 1 and birth.sentence.block == passage.sentence.block
    ]
    at = lives.pronoun_age(passage.tokens, numbers, subject.words) if before else None
    if at is not None:
        yield at, before[0]


def _is_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names can be of one person: the surname, and the name before it if both have one."""
    return one[-1] == other[-1] and (len(one) == 1 or len(other) == 1 or one[-2] == other[-2])


def _days(subject: Subject, mention: PeriodMention | None) -> Period | None:
    """The days of a date; without one, the day of the article, if it is known that well."""
    published = subject.article.published
    if mention is not None:
        return resolution.resolve(mention._replace(role="in"), published)
    if published.date is None or published.granularity != "day":
        return None
    return Period(published.date, published.date, "day")


def _age(subject: Subject, number: Bound, life: lives.Life) -> Iterator[Finding]:
    born, then = _days(subject, life.birth), _days(subject, life.at)
    if born is None or then is None or then.start <= born.end:
        return
    least = _years(born.end, then.start)
    most = _years(born.start, then.end)
    if least <= number.quantity.value <= most or (life.bracketed and abs(number.quantity.value - most) > _OFFICE):
        return
    span = f"{least} or {most}" if least != most else str(most)
    when = f"in {then.end.year}" if life.at is not None else "at the article's date"
    text = subject.article.text
    message = f"born {life.birth.span.of(text)}, one is {span} {when}; the text says {number.quantity.surface}"
    yield finding(
        DAT003,
        subject.article,
        number.quantity.span,
        message,
        quantities=(number.id,),
        confidence="high" if life.at is not None or abs(number.quantity.value - most) > 1 else "medium",
    )


def _deed(subject: Subject, number: Bound, early: lives.Early) -> Iterator[Finding]:
    then, done = _days(subject, early.at), _days(subject, early.when)
    if then is None or done is None or done.end > then.end:
        return
    oldest = int(number.quantity.value) + 1 - (then.start.year - done.end.year)
    if oldest >= early.least:
        return
    when = done.end.year
    age = f"at most {oldest} years old" if oldest > 0 else "not yet born"
    message = f"who is {number.quantity.surface} in {then.end.year} was {age} in {when}, and {early.deed}"
    yield finding(
        DAT003,
        subject.article,
        number.quantity.span,
        message,
        quantities=(number.id,),
        confidence="medium",
    )


def _years(start: dt.date, end: dt.date) -> int:
    """Full years from one day to another."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
