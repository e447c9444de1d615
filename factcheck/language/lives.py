"""Ages and the dates that they follow from: "Jane Roe, 61, was born in 1950", "(1950–2011) ... aged 61"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import persons
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.periods import PeriodMention
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_PLACE = 8
"""Words between "born" and the date: "born in the north of Kano on"."""
_SUBJECT = 6
"""Words between an age and "born": "the 61-year-old singer and painter was"."""
_PRESENT = 4
"""Tokens between a birth and the age: "), is now"."""
_OPENED = 10
"""Words between "Born in 1950," and the age."""

_OLDEST = 115


class Life(NamedTuple):
    """An age, and the dates that it follows from."""

    age: int
    """The age, by its index among the numbers of the sentence."""
    birth: PeriodMention
    """When the person was born."""
    at: PeriodMention | None
    """When the person was of that age; None for the date of the article."""
    bracketed: bool = False
    """Whether the dates are the two years of a bracket, which can also be those of an office."""


class Born(NamedTuple):
    """A person with a birth."""

    name: tuple[str, ...]
    """The words of the name, titles included; the last is the surname."""
    birth: PeriodMention
    """When the person was born."""


class Early(NamedTuple):
    """An age, and something of the same life that nobody does as a small child."""

    age: int
    """The age, by its index among the numbers of the sentence."""
    at: PeriodMention | None
    """When the person was of that age; None for the date of the article."""
    deed: str
    """What was done, as written."""
    least: int
    """The least age at which it is done."""
    when: PeriodMention
    """When it was done."""


def lives(
    tokens: Sequence[Token], numbers: Sequence[Quantity], mentions: Sequence[PeriodMention], words: Vocabulary
) -> Iterator[Life]:
    """Yield the only age of a sentence with the only birth."""
    ages = [i for i, number in enumerate(numbers) if _is_age(tokens, number, words)]
    dates = [mention for mention in mentions if mention.anchor == "absolute" and mention.year]
    if len(ages) != 1 or not dates or any(token.lower in words.life.kin for token in tokens):
        return
    age = numbers[ages[0]]
    span = _lifespan(tokens, dates)
    if span is not None:
        if _at_the_end(tokens, age, words):
            yield Life(ages[0], *span, bracketed=True)
        return
    born = [at for at, token in enumerate(tokens) if token.lower in words.life.born]
    if len(born) != 1:
        return
    birth = next((date for date in dates if born[0] < date.begin <= born[0] + _PLACE), None)
    if birth is None or birth.last_year or not _is_place(tokens[born[0] + 1 : birth.begin]):
        return
    others = [date for date in dates if date is not birth]
    died = any(token.lower in words.life.died for token in tokens)
    if died and not others and _at_the_end(tokens, age, words) and _lately(tokens, words):
        yield Life(ages[0], birth, None)
    elif died and len(others) == 1 and _at_the_end(tokens, age, words):
        yield Life(ages[0], birth, others[0])
    elif not others and not died and _of_subject(tokens, age, born[0], birth, words):
        yield Life(ages[0], birth, None)


def _is_age(tokens: Sequence[Token], number: Quantity, words: Vocabulary) -> bool:
    """Whether a number is how old somebody is: "61", "61-year-old", "61 years old", "who is 61,"."""
    following = [token.lower for token in tokens[number.last : number.last + 2]]
    if number.kind == "count":
        before = tokens[number.first - 1].lower if number.first else ""
        alone = number.unit is None and number.noun is None and number.surface.isdigit()
        return alone and before in words.life.be and following[:1] in ([","], ["."], ["and"], [])
    if number.kind != "duration" or number.unit != "yr":
        return False
    return number.surface.isdigit() or following[:1] == ["old"] or following == ["-", "old"]


def _is_place(between: Sequence[Token]) -> bool:
    """Whether only a place stands between "born" and the date: "in Kano, Nigeria,"."""
    marks = [token for token in between if token.kind == "mark"]
    names = all(
        token.text[:1].isupper() or token.lower in ("in", "near", "at") for token in between if token not in marks
    )
    return not marks or (names and all(token.text == "," for token in marks))


def _lifespan(tokens: Sequence[Token], dates: Sequence[PeriodMention]) -> tuple[PeriodMention, PeriodMention] | None:
    """The two years of "(1950–2011)"."""
    for one in dates:
        if one.first and tokens[one.first - 1].text == "(" and not one.month:
            if one.last_year and one.last_year - one.year > 1:
                return one._replace(last_year=0), one._replace(year=one.last_year, last_year=0)
            other = next((date for date in dates if date.first == one.last + 1), None)
            if other is not None and tokens[one.last].text in "-–—" and other.last < len(tokens):
                return (one, other) if tokens[other.last].text == ")" else None
    return None


def _at_the_end(tokens: Sequence[Token], age: Quantity, words: Vocabulary) -> bool:
    """Whether an age is that of a death: "died aged 61", "died at the age of 61", "died at 61"."""
    before = [token.lower for token in tokens[max(0, age.first - 4) : age.first]]
    told = before[-1:] in (["aged"], ["at"]) or before[-2:] in (["age", "of"], ["at", "age"])
    return told and any(token.lower in words.life.died for token in tokens[: age.first])


def _lately(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Whether a sentence tells of the days before the article: "died on Tuesday"."""
    return any(token.lower in words.weekdays or token.lower in words.life.lately for token in tokens)


def born(tokens: Sequence[Token], mentions: Sequence[PeriodMention], words: Vocabulary) -> Born | None:
    """Return the one person of a sentence that is told with a birth: "Jane Roe was born in 1950"."""
    at = [at for at, token in enumerate(tokens) if token.lower in words.life.born]
    if len(at) != 1 or at[0] < 2 or any(token.lower in words.life.kin for token in tokens):
        return None
    dates = [mention for mention in mentions if mention.anchor == "absolute" and mention.year and not mention.last_year]
    birth = next((date for date in dates if at[0] < date.begin <= at[0] + _PLACE), None)
    if birth is None or not _is_place(tokens[at[0] + 1 : birth.begin]):
        return None
    last = at[0] - (tokens[at[0] - 1].lower in words.life.be)
    last -= tokens[last - 1].lower == "who"
    last -= tokens[last - 1].text in (",", "(")
    name = persons.name_before(tokens, last, words)
    return Born(name, birth) if name else None


def pronoun_age(tokens: Sequence[Token], numbers: Sequence[Quantity], words: Vocabulary) -> int | None:
    """Return the number that is the age of "he" or "she" with whom a sentence begins: "She is 61."."""
    if len(tokens) < 3 or tokens[0].lower not in words.life.pronouns or tokens[1].lower not in words.life.now:
        return None
    at = next((i for i, number in enumerate(numbers) if number.first == 2), None)
    if at is None or not _is_age(tokens, numbers[at], words):
        return None
    return at if not any(token.lower in words.life.kin for token in tokens) else None


def _of_subject(tokens: Sequence[Token], age: Quantity, born: int, birth: PeriodMention, words: Vocabulary) -> bool:
    """Whether an age and a birth belong to the subject of the sentence."""
    if age.last <= born:
        between = tokens[age.last : born]
        short = len(between) <= _SUBJECT and not any(token.kind == "number" for token in between)
        return short and not any(token.lower in words.life.breaks for token in between)
    if birth.last < age.first and tokens[birth.last].text in (",", ")"):
        said = [token.lower for token in tokens[birth.last : age.first] if token.kind == "word"]
        if " ".join(said) in words.life.present and age.first - birth.last <= _PRESENT:
            return True
    opened = born <= 1 and birth.last < age.first <= birth.last + _OPENED
    before = tokens[age.first - 1].lower
    return opened and before in ("the", ",") and tokens[birth.last].text == ","


def early(
    tokens: Sequence[Token], numbers: Sequence[Quantity], mentions: Sequence[PeriodMention], words: Vocabulary
) -> Iterator[Early]:
    """Yield an age with the first dated deed after it: "who was 81 in 1997, graduated in 1926"."""
    deeds = [at for at, token in enumerate(tokens) if token.lower in words.life.deeds]
    if len(deeds) != 1 or any(token.lower in words.life.kin for token in tokens):
        return
    deed = deeds[0]
    dates = [mention for mention in mentions if mention.anchor == "absolute" and mention.year]
    when = next((date for date in dates if deed < date.begin <= deed + _PLACE and date.role == "in"), None)
    if when is None:
        return
    for i, number in enumerate(numbers):
        at = next((date for date in dates if date.begin == number.last), None)
        dated = at is not None and number.first and tokens[number.first - 1].lower in words.life.be
        plain = at is None and number.surface.isdigit() and number.unit == "yr" and tokens[number.first - 1].text == ","
        if (dated or plain) and number.last <= deed and number.value <= _OLDEST:
            between = tokens[(at.last if at is not None else number.last) : deed]
            if len(between) <= _SUBJECT and not any(token.lower in words.life.breaks for token in between):
                yield Early(i, at, tokens[deed].text, words.life.deeds[tokens[deed].lower], when)
                return
