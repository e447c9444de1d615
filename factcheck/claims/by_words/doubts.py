"""What speaks against a number being of a measure that the words around it name, however well they name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.by_words.wording import ALL
from factcheck.claims.measures import groups
from factcheck.claims.measures.bases import NOTHING
from factcheck.claims.measures.other_senses import in_another_sense
from factcheck.claims.places.topics import named_codes
from factcheck.claims.relations import relations
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.by_words.wording import Found, Words
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.bases import Stated
    from factcheck.claims.places.candidates import PlaceChoice
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Measure

_TOLD_BARE = ("rate", "index")
"""Kinds of measures whose numbers need no unit."""
_ENOUGH = 2
"""Words that make a statistic of a count."""
_HALF = 0.6
"""A phrase of which no more is found is hardly there: "devotes" without "to education"."""
_AFTER_BARE = frozenset({"", *"pibo.,;)(&Tw"})
"""What follows a bare number that counts nothing: "an index of 97."."""
_OF_PEOPLE = lazily("od?(?:[EA]s?[HNK]|[AHK])|B")
"""From a share to the people that it is of."""
_AFTER = lazily(r"\)?(?:[odxnEAsKHBNCPLJ-]|i(?=d?[xnKHC]))*")
"""From a number to the end of what it may be of: "of adult Chadians in prison"."""
_BASE = lazily("(?:B|od?(?:[EA]s?)?)[dxnKHBNCc]*")
"""From a share to the end of what it is of: "of Germany's exports"."""
_NOUNS = frozenset({"names", "based", "nouns", "objects", "label"})
"""Keys of phrases that are nouns, which a word before them narrows."""
_HAS_IT = lazily("[xnNCc]od?$")
"""A name that has the number behind it: "aid of 3 percent"."""
_OWN_CLAUSE = lazily("[&,;:]d?x?(?P<x>x)[ulb][xtfadb]{0,3}$")
"""Before a number, the subject and the verb of its own clause: ", and wages rose"."""
_OBJECT = lazily("u(?P<x>x)[xoif]?d?$")
"""Before a name, what another word is changed: "cut rents for people"."""
_OWNED = lazily("[EA]s")
"""Before what a place has."""
_OF_WHAT = lazily("od?x")
"""From a share to a word for what it is of, where the measure is no share of anything: "70 percent of banks"."""
_THING = lazily("(?:#|[,;&:])d?(?:[Ax]{0,2}(?P<x>x)[iof]d?[En]|Esx?(?P<y>x)b)")
"""From the beginning of a clause to a thing of a place: "The field in Kuwait", "Algeria's brewer has"."""
_OWNER = lazily("[oif]?[dMQ]{0,3}")
"""From a name to what has it: "growth in the number of millionaires", "exports by one dairy"."""
_OWNED_BASE = lazily("od?[EA]s[BxNC]|(?:B|od?[xNC])od?E")
"""A share of what a place has: "of Russia's GDP", "of the GDP of Russia"."""
_THERE = lazily("id?E")
"""From a number to the place in which it is."""
_BESIDE = lazily("[id:(,]{0,2}")
"""Between a number and the place that stands right beside it."""


_WORD = lazily(r"[^\W\d_]+")


class DoubtWords(NamedTuple):
    """Words that make something else of what a sentence tells."""

    denying: frozenset[str]
    """In the clause of a number: what is not so, what is wanted, of whom alone it is said."""
    unreal: frozenset[str]
    """Anywhere in its sentence: what is supposed, what is the speaker's own."""
    owning: frozenset[str]
    """At the end of a name, before what it is of: "death rate from"."""
    comparing: frozenset[str]
    """Before what something else is compared with: "faster than the economy"."""
    twice: frozenset[str]
    """Those of them that stand before the quality too: "as fast as the economy"."""
    relative: frozenset[str]
    """Behind a number that is known already: "the 4 percent that it had lost"."""


def says_nothing_new(line: Line, at: int, listed: DoubtWords) -> bool:
    """Tell whether a number is no statement of what is, or one that is known: supposed, asked for, or pointed back to.

    "If unemployment were 5 percent"; "higher than that of Uganda (6.2 percent)"; "the 4 percent that it had lost".
    """
    return (
        line.letters[at - 2 : at] in ("od", "E(")
        or (at + 1 < len(line.items) and line.words(at + 1).lower() in listed.relative)
        or line.sentence.text.rstrip('"”’) ').endswith("?")
        or not listed.unreal.isdisjoint(_WORD.findall(line.sentence.text.lower()))
    )


def out_of_question(words: Words, found: Found, measure: Measure, own: frozenset[str], listed: DoubtWords) -> bool:
    """Tell whether a number cannot be of a measure, however well its words fit; `own` are the stems of its phrases."""
    line, at = words.line, words.at
    return (
        (measure.unit.of is None and _OF_WHAT.match(line.letters, at + 1) is not None)
        or counts_something(line, at, measure, len(set(found.heads)))
        or _is_compared_with(line, found, listed)
        or _is_of_a_group(words, found, own)
        or _is_of_a_thing(words, found, own, listed)
        or _is_of_another_clause(words, found, own)
        or _is_part_of_a_name(words, found, own)
        or _is_denied(line, at, found, listed)
    )


def doubts(words: Words, found: Found, measure: Measure, own: frozenset[str], told: Stated) -> Iterator[str]:
    """Give the names of what makes it doubtful that a number is of a measure.

    `told` is what it is said to be a rate or a share of.
    """
    line, at = words.line, words.at
    quantity = line.items[at].quantity
    assert quantity is not None
    if relations.is_amount(line, at):
        yield "amount of a change"
    if quantity.unit is None and told.per is None:
        if line.letters[at + 1 : at + 2] not in _AFTER_BARE:
            yield "counts what follows"
        if quantity.kind == "count" and measure.kind not in _TOLD_BARE:
            yield "may count anything"
    if _says_too_little(line, at, quantity, found, told):
        yield "little said"
    if quantity.kind == "money" and told == NOTHING and _tells_more(words, own):
        yield "one sum of many"
    if _names_the_base_only(line, at, found):
        yield "only the base named"
    if _is_of_another_number(line, at, found):
        yield "of another number"
    if _is_of_others(words, own):
        yield "of others"
    if _is_told_of_another_name(words, found, own):
        yield "of another name"
    if _is_another(line, at, found, measure):
        yield "another sense"


def counts_something(line: Line, at: int, measure: Measure, named: int) -> bool:
    """Tell whether a bare number counts what the text says of it, which one word does not make a statistic.

    `named` is how many words of the line name the measure, at most.

    "47 million people live"; "a 35-state storm". No rate or index is told so: "dozens of people are sentenced to
    death"; and no 5.6 people are injured.
    """
    quantity = line.items[at].quantity
    if quantity is None or quantity.kind != "count" or quantity.unit is not None:
        return False
    if measure.kind in _TOLD_BARE:
        return line.letters[at + 1 : at + 2] not in _AFTER_BARE
    return named < _ENOUGH or line.letters[at + 1 : at + 2] == "-" or quantity.value % 1 != 0


def is_placed(line: Line, at: int, measure: Measure, place: PlaceChoice) -> bool:
    """Tell whether the place of a number is sure: the only one of the sentence, tied to the name, or beside it."""
    there = _THERE.match(line.letters, at + 1)
    if there is not None and place.code not in named_codes(line, there.end() - 1):
        return False  # "Israel seized an area of 100 square kilometres in Gaza"
    if place.at is None:  # what happened is rarely where the paragraph before was
        return place.near or measure.kind != "flow" or bool(measure.years)
    if len({tuple(named_codes(line, step)) for step in line.where("EA")}) == 1:
        return True
    if measure.partners or _OWNED_BASE.match(line.letters, at + 1):
        return False
    return place.tied or _BESIDE.fullmatch(line.letters, min(place.at, at) + 1, max(place.at, at)) is not None


def _is_compared_with(line: Line, found: Found, listed: DoubtWords) -> bool:
    """Whether a word found is of something that another thing is compared with: "as fast as the economy"."""
    for head in found.heads:
        step = head - 1 - (line.letters[head - 1] == "d")
        word = line.words(step).lower()
        if word in listed.comparing and (word not in listed.twice or word in line.words(step - 2).lower().split()):
            return True
    return False


def _says_too_little(line: Line, at: int, quantity: Quantity, found: Found, told: Stated) -> bool:
    """Whether the unit or the words leave too much open: one word, or a part of a phrase beside a bare number."""
    if found.covered < _HALF:
        return True
    if told != NOTHING:
        return False
    if quantity.unit is None and found.covered < ALL:
        return True
    return len(found.heads) == 1 and not _OF_PEOPLE.match(line.letters, at + 1)


def _tells_more(words: Words, own: frozenset[str]) -> bool:
    """Whether the stretch of a number has words that the measure has not: one of many deals, rather than the sum."""
    line, at = words.line, words.at
    return any(line.segments[step] == line.segments[at] and name not in own for name, step in words.all)


def _names_the_base_only(line: Line, at: int, found: Found) -> bool:
    """Whether all that is found is what a number is a share or a rate of: "of Italy's exports", "for 1,000 people"."""
    base = _BASE.match(line.letters, at + 1)
    end = base.end() if base is not None else at
    return all(
        at < head < end or line.letters[head] in "BpQ" or line.letters[head - 2 : head] == "pQ" for head in found.heads
    )


def _is_of_another_number(line: Line, at: int, found: Found) -> bool:
    """Whether the words found are said of another number, which stands nearer or in their own stretch or clause."""
    before, after = line.letters.rfind(";", 0, at), (line.letters + ";").find(";", at)
    last = max(found.heads)
    if last > after or last < before:
        return True
    others = [step for step in line.where("Q") if step != at and step not in found.heads]
    return last > at and any(
        at < step < last or line.segments[step] == line.segments[last] != line.segments[at] for step in others
    )


def _is_of_others(words: Words, own: frozenset[str]) -> bool:
    """Whether the words right after a number say that it is of something that the measure does not speak of."""
    line, at = words.line, words.at
    after = _AFTER.match(line.letters, at + 1)
    end = after.end() if after is not None else at
    return any(at < step < end and name not in own and line.letters[step] not in "BHK" for name, step in words.all)


def _is_told_of_another_name(words: Words, found: Found, own: frozenset[str]) -> bool:
    """Whether another name than those found has the number, shares it, owns what is found, or narrows it.

    "Aid of 3 percent of GDP"; "8 percent of GDP on health and education"; "Algeria's brewer has $144 billion in foreign
    reserves"; "The mining tax brings in 1.5 percent of GDP".
    """
    letters, heads = words.line.letters, found.heads
    strange = {step for name, step in words.all if name not in own}
    if strange.intersection(heads):
        return True  # "Sunni Muslims": the phrase is a longer one
    if any(head - 1 in strange and _has_such_growth(words.line, head) for head in heads):
        return True
    has_it = _HAS_IT.search(letters, max(0, words.at - 4), words.at)
    if has_it is not None and has_it.start() in strange:
        return True
    if any(
        letters[and_at] == "&" and other in strange
        for head in heads
        for and_at, other in ((head - 1, head - 2), (min(head + 1, len(letters) - 1), head + 2))
    ):
        return True
    if found.slot in _NOUNS and min(heads) - 1 in strange and letters[min(heads) - 1] == "x":
        return True
    before = {head - 1 - (letters[head - 1] == "d") for head in heads if head > words.at} - {*heads}
    if any(step > words.at and letters[step] == "x" for step in before & strange):
        return True  # "60 percent of income goes to pay the richest fifth"
    owned = [match.end() for match in _OWNED.finditer(letters, 0, max(heads) + 1)]
    return any(letters[step : step + 1] in ("x", "n") and step not in heads for step in owned)


def _has_such_growth(line: Line, head: int) -> bool:
    """Whether what a place has is that of a thing, by the word before it: "tourism growth", but not "slow growth"."""
    return (
        line.letters[head] == "g"
        and line.letters[head - 1] in "xNC"
        and (line.lower(head - 1) not in line.lists.note_amounts)
    )


def _is_of_a_group(words: Words, found: Found, own: frozenset[str]) -> bool:
    """Whether a part of the people is named beside the number or the words found: "Life expectancy: male 58"."""
    line, at = words.line, words.at
    low, high = max(0, min(at, *found.heads) - 2), max(at, *found.heads) + 2
    return any(
        low <= step <= high and line.letters[step] == "K" and line.letters[step - 1] not in "pQ" and name not in own
        for name, step in words.all
    )


def _is_of_a_thing(words: Words, found: Found, own: frozenset[str], listed: DoubtWords) -> bool:
    """Whether a name is of something that is no place ("inflation of the price of rice"), or a thing in a place has it.

    "The field in Kuwait has proven reserves of 10 billion barrels"
    """
    letters = words.line.letters
    strange = {step for name, step in words.all if name not in own and letters[step] in "xn"}
    for head in found.heads:
        owning = words.line.words(head + 1).lower() in listed.owning if head + 1 < len(letters) else False
        owner = _OWNER.match(letters, head + 2 if owning else head + 1)
        if owner is not None and owner.end() in strange and (owning or owner.end() > head + 1):
            return True
        if head + 1 in strange and words.line.words(head).lower().split()[-1] in listed.owning:
            return True
    clause = _THING.search(letters, 0, max(found.heads) + 1)
    return clause is not None and max(clause.start("x"), clause.start("y")) in strange


def _is_part_of_a_name(words: Words, found: Found, own: frozenset[str]) -> bool:
    """Whether a word found ends a longer name in capitals, within a sentence: "the Strategic Petroleum Reserve"."""
    line = words.line
    longer = {step for name, step in words.all if name not in own and step > 1 and line.words(step)[:1].isupper()}
    return any(head - 1 in longer and line.words(head)[:1].isupper() for head in found.heads)


def _is_of_another_clause(words: Words, found: Found, own: frozenset[str]) -> bool:
    """Whether a number has a subject of its own behind all words found, or before them another word is what changes."""
    letters, first = words.line.letters, min(found.heads)
    strange = {step for name, step in words.all if name not in own}
    clause = _OWN_CLAUSE.search(letters, 0, words.at)
    if clause is not None and clause.start("x") in strange and max(found.heads) < clause.start():
        return True
    changed = _OBJECT.search(letters, 0, first)
    return changed is not None and changed.start("x") in strange and letters[words.at - 1] == "t"


def _is_denied(line: Line, at: int, found: Found, listed: DoubtWords) -> bool:
    """Whether what a number is said of is denied or wanted, in the clauses of both."""
    if "m" not in line.letters and listed.denying.isdisjoint(line.vocabulary):
        return False
    first, last = (line.segments[step] for step in (min(at, *found.heads), max(at, *found.heads)))
    for step in range(1, len(line.items)):
        if first <= line.segments[step] <= last and (
            (line.letters[step] == "m" and "modality/forecast" not in line.items[step].cues())
            or not listed.denying.isdisjoint(line.words(step).lower().split())
        ):
            return True
    return False


def _is_another(line: Line, at: int, found: Found, measure: Measure) -> bool:
    """Whether a number is of a part of the people, or the words that name its measure have another sense."""
    part = groups.part_of_people(line, at) or groups.part_beside(line, at)
    if part is not None and part != measure.unit.of:
        return True
    return in_another_sense(line, at, min(found.heads, key=lambda step: abs(step - at)), measure)
