"""NUM: more people than the place has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import short_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Bound
    from factcheck.language.lexicon import Mention, PhraseKind
    from factcheck.language.quantities import Quantity
    from factcheck.language.tokens import Token
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

NUM007 = Rule(
    code="NUM007",
    name="more-than-inhabitants",
    severity="warning",
    does="Compares a number of people of a country or a state whom something befell, or who live there, with the most "
    "inhabitants that the place has had up to the article's date. Reports more than one and a half times as many.",
    matters="A million has become ten, or a billion a million, and one look at the population shows it.",
    example="14 million Lebanese were displaced by the war.",
    fix="Check the number and its scale.",
    misses="Numbers below one and a half times the population, cities, several places together, and sentences that "
    "speak of people abroad, of descent, of a yearly or summed number or of years before 1950. What already "
    "contradicts a reference is left to REF001. On 2,675 articles it found nothing, and "
    "compared nine numbers, each with the right place.",
)

_LEAST = 50_000
"""Counts below this are not looked at: no place but islands has fewer people."""
_TIMES = 1.5
"""Times the population above which a number is reported."""
_AUXILIARIES = 4
"""Words between the people and what befell them."""
_SINCE = 1950
"""The first year with a population that is compared."""
_POPULATION = "population.total"
_KINDS = ("country", "territory", "state")
_NAMES: tuple[PhraseKind, ...] = ("entity", "people")


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every number of people above that of all who live there."""
    for passage in subject.passages:
        for number in passage.numbers:
            quantity = number.quantity
            if quantity.kind == "count" and quantity.unit is None and (quantity.low or 0) >= _LEAST:
                yield from _compared(subject, passage, number)


def _compared(subject: Subject, passage: Passage, number: Bound) -> Iterator[Finding]:
    words, tokens, quantity = subject.words.notation, passage.tokens, number.quantity
    verdict = subject.verdicts.get(number.claim.id) if number.claim is not None else None
    if quantity.change is not None or quantity.per is not None or (verdict and verdict.outcome == "inconsistent"):
        return
    sentence = passage.sentence.text.lower()
    if any(token.lower in words.not_inhabitants for token in tokens) or any(each in sentence for each in words.yearly):
        return
    if not _of_our_time(subject, passage):
        return
    place = _place(subject, tokens, quantity)
    most = _most(subject, _codes(number, place)) if place is not None else None
    if most is None or quantity.low is None or quantity.low <= _TIMES * most[0]:
        return
    name = subject.catalogue.entity(most[1]).name
    yield finding(
        NUM007,
        subject.article,
        quantity.span,
        f"{quantity.surface} people are more than {name} has: at most {short_number(most[0])} inhabitants up to then",
        claims=(number.claim,) if number.claim else (),
        quantities=(number.id,),
        confidence="medium",
    )


def _of_our_time(subject: Subject, passage: Passage) -> bool:
    """Whether a sentence names no year before populations are known, and none to come."""
    date = subject.article.published.date
    last = date.year if date is not None else None
    years = [
        int(token.text)
        for token in passage.tokens
        if token.kind == "number" and len(token.text) == 4 and token.text.isdigit() and token.text[:2] < "22"
    ]
    return all(year >= _SINCE and (last is None or year <= last) for year in years)


def _codes(number: Bound, place: Mention) -> tuple[str, ...]:
    """The place of the claim; of a number without one, all places of the name; none of several together."""
    if number.claim is not None and number.claim.added:
        return ()
    if number.claim is not None:
        return (number.claim.entity,)
    return tuple(dict.fromkeys(row.code for row in place.meanings if row.kind in _NAMES))


def _most(subject: Subject, codes: Sequence[str]) -> tuple[float, str] | None:
    """The most inhabitants of a place up to the article's year, and its code; the largest of those of one name."""
    date, found = subject.article.published.date, []
    for code in codes:
        if subject.catalogue.entity(code).kind not in _KINDS:
            return None
        years = subject.catalogue.ranges(_POPULATION, code)
        values = [high for year, (_, high) in years.items() if date is None or year <= date.year]
        if not values:
            return None
        found.append((max(values), code))
    return max(found, default=None)


# --- whose number it is ---------------------------------------------------------------------------------------


def _place(subject: Subject, tokens: Sequence[Token], quantity: Quantity) -> Mention | None:
    """The place whose people a number counts, if something befell them or they live there; None otherwise."""
    words, at = subject.words.notation, quantity.last
    begin = quantity.first if quantity.hedge_first is None else min(quantity.first, quantity.hedge_first)
    before = tokens[begin - 1].lower if begin else ""
    if at >= len(tokens):
        return None
    place, end, people = _people(subject, tokens, at)
    if place is None:
        return None
    if before in words.befalls or (end < len(tokens) and _befallen(subject, tokens, end, at)):
        return place if _closed(subject, tokens, end) or before not in words.befalls else None
    return place if people and before in words.drives and _closed(subject, tokens, end) else None


def _people(subject: Subject, tokens: Sequence[Token], at: int) -> tuple[Mention | None, int, bool]:
    """The place of "Lebanese", "of Cuba's people", "people in Cuba", where it ends, and if a noun tells the people."""
    words = subject.words
    if tokens[at].lower == "of":
        place = _mention(subject, tokens, at + 1)
        if place is None or place.last + 1 >= len(tokens) or tokens[place.last].norm not in ("'s", "'"):
            return None, at, False
        told = tokens[place.last + 1].lower in words.notation.inhabitants
        return (place, place.last + 2, True) if told else (None, at, False)
    if tokens[at].lower in words.notation.inhabitants:
        if at + 1 >= len(tokens) or tokens[at + 1].lower not in words.notation.within:
            return None, at, False
        place = _mention(subject, tokens, at + 2)
        return (place, place.last, True) if place is not None else (None, at, False)
    place = _mention(subject, tokens, at)
    if place is None or not place.codes("people"):
        return None, at, False
    told = place.last < len(tokens) and tokens[place.last].lower in words.notation.inhabitants
    return place, place.last + told, told


def _mention(subject: Subject, tokens: Sequence[Token], at: int) -> Mention | None:
    """The name of a place, or the word for its people, that stands here."""
    if at < len(tokens) and tokens[at].lower == "the":
        at += 1
    if at >= len(tokens) or not tokens[at].text[:1].isupper():
        return None
    found = subject.names.find(tokens[at : at + 6], [False] * len(tokens[at : at + 6]))
    if not found or found[0].first != 0 or not all(row.kind in _NAMES for row in found[0].meanings):
        return None
    return found[0]._replace(first=at, last=at + found[0].last)


def _befallen(subject: Subject, tokens: Sequence[Token], at: int, begin: int) -> bool:
    """Whether it is told here what befell the people: "were displaced", "have lost their homes".

    People of a nation may live anywhere, those who are told by their place live there.
    """
    words = subject.words.notation
    placed = tokens[begin].lower == "of" or tokens[begin].lower in words.inhabitants
    for token in tokens[at : at + _AUXILIARIES + 1]:
        if token.lower in words.befallen or (placed and token.lower in words.dwelling):
            return True
        if token.lower not in words.auxiliaries:
            return False
    return False


def _closed(subject: Subject, tokens: Sequence[Token], at: int) -> bool:
    """Whether no second place and no noun follows on the people."""
    words = subject.words.notation
    if at >= len(tokens):
        return True
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.text == ",":
        return following is not None and following.text.islower() and following.lower not in words.further
    if token.kind == "mark":
        return token.text in ".;:)—–!"
    return token.lower in subject.words.function_words and token.lower not in words.further
