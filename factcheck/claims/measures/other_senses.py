"""Names of measures in another sense: "the tiger population", "a share of the population", "inflation in its bill"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures import groups, subjects
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Measure

_SHARE = lazily("[xHKQ.]o(?:d|Es|dA|A|dEs){0,2}$")
"""A word, "of", and what may stand before the name of a measure: "half of Lebanon's population"."""
_ALL_OF_THEM = lazily("od?x{0,2}")
"""From a name to a number that is the whole of it: "half of Kenya's population of 44 million"."""
_ELSEWHERE = lazily("sAN|.AN[oi]d?[En]")
"""The people of one place, followed or preceded by another place."""
_AIM = lazily("(?P<n>x)o[dx]{0,2}$")
"""Before a number, what it may be the aim of: "the guideline of 2 percent"."""
_OF_RESIDENTS = lazily("od?[EA]s?x?C")
_OF_SOME = lazily("od?Ax")
"""From a share to a word behind the people of a place: "of Ethiopian schools", "of Italians also"."""
_OF_A_THING = lazily("od?[xn]{1,4}[if]d?[En]")
"""After a name: of something that is in a place, and not of the place: "the life expectancy of a dam in Kenya"."""
_THING_HAS = lazily("(?:#|[,;&])d?[Ax]{0,2}xid?[En]x?b[dx]{0,2}$")
"""Before a name: a thing in a place has it, and not the place: "the field in Kuwait has proven reserves of"."""
_NESTED = lazily("No(?:d?Es|d|d?A)?x?$")
"""Before a name, one that is said of it: "the literacy rate of India's urban population is"."""
_IN_PEOPLE = lazily("N[io]d?(?:Es|A|b)x?N")
"""A name and that of people: "in Germany's population"; the urban population is only a part of it."""
_SHARED = lazily(".*Qo(?:d?Es|d|d?A)?x?N\\(")
"""Up to a number in brackets, the share that it is of: "half of Cameroon's land area (21 million hectares)"."""
_OTHERS = frozenset({"lack/words", "fresh/words"})
"""Before what is said of people, what makes it said of others: of all but them, or of few of them."""
_NARROWING = {"N": "subset/words", "H": "some/people"}
"""What makes a part of those before it: "GDP loss", "Mali's 3 million people who fled"."""
_OWN_NAME = lazily("(?P<n>N)[io]d?E$")
"""Before a verb, the name of a measure of a place that is its subject."""
_WORD_FIRST = lazily("[#;]d?(?P<x>x)$")
"""Before a verb, a word that alone opens its clause."""


def in_another_sense(line: Line, at: int, head: int, measure: Measure, *, changes: bool = False) -> bool:
    """Tell whether the word at item `head`, by which a number would be of a measure, is used in another sense.

    "The tiger population", "the Muslim population"; "a population of 130,000 elephants"; "half of the population".
    """
    letter, before = line.letters[head], line.letters[head - 1]
    grouped = measure.kind == "rate" or (letter == "N" and measure.unit.in_percent)
    of_group = (
        (grouped and groups.of_a_group(line, at, head, measure))
        or _is_told_among(line, at, head)
        or _is_of_a_fifth(line, at, head)
    )
    another = (
        _is_aim(line, at)
        or _is_aimed_at(line, head)
        or _is_another_amount(line, at, head)
        or subjects.another(line, at, head)
    )
    another = another or (letter in "Ng" and _is_of_rank(line, at, head)) or _lasts(line, head)
    if of_group or groups.of_another_row(line, at, head) or another:
        return True
    if letter == "V" and _other_subject(line, head, measure):
        return True
    if letter == "N" and (_of_another(line, head, at) or (not changes and line.lower(at - 1) in line.lists.growth_by)):
        return True  # "the population was cut by 2 million"
    if letter in "PLN" and not _OTHERS.isdisjoint(line.items[head - 1].cues()):
        return True  # "55 percent have no access to clean water", "were newly infected"
    said_of_people = letter in "PL" or (letter == "C" and measure.unit.in_percent)
    if said_of_people and _of_others(line, at):
        return True
    narrowing = _NARROWING.get(letter)
    narrowed = narrowing is not None and head + 1 < len(line.items) and narrowing in line.items[head + 1].cues()
    if narrowed and not (groups.is_of_all(line, head + 1) or groups.own_parts(line, at, head, measure)):
        return True
    if not measure.modifiers or letter not in "NC":
        return False
    modified = before == "x" and not _tells_size(line, head - 1, measure)
    if letter == "C":
        return before in "AnK" or modified  # "Turkish residents", "native inhabitants"
    if line.letters[head + 1 : head + 3] in ("oA", "oK") or (
        before == "A" and _ELSEWHERE.match(line.letters, head - 2)
    ):
        # "the population of Mexicans", "of women", "the Russian population of Ukraine", "Germany's Turkish population"
        return True
    if before in "nKPC" or modified or _of_goods(line, head):
        return True
    noun = line.items[at].quantity
    counted = noun.noun.split()[0] if noun is not None and noun.noun else ""
    if head < at and line.letters[at + 1 : at + 2] in ("x", "n", "K") and counted.endswith("s"):
        return True
    share = None if _ALL_OF_THEM.fullmatch(line.letters, head + 1, at) else _SHARE.search(line.letters, 0, head)
    return share is not None and line.lower(share.start()) not in line.lists.base_sizes


def _is_told_among(line: Line, at: int, head: int) -> bool:
    """Whether a noun is that of a group of which something else is told: "among children under 15 it exceeded 52%"."""
    return line.letters[head] == "C" and head < at and "resumed/among" in line.items[head - 1].cues()


def _is_of_a_fifth(line: Line, at: int, head: int) -> bool:
    """Whether a number is told of the rich or the poor alone: "among the richest fifth, where 81 percent can read"."""
    told = line.cued("subset/fifths")
    if not told:
        return False  # as nearly always
    first = max(line.letters.rfind(mark, 0, at) for mark in "#;Q")
    behind = min((found for mark in "Q,;.)" if (found := line.letters.find(mark, at + 1)) > 0), default=at + 1)
    return any(first < step < behind and step != head for step in told)


def _lasts(line: Line, head: int) -> bool:
    """Whether what is said of people is said of some alone: "have been out of work for half a year"."""
    if line.letters[head : head + 3] != "PxQ" or line.lower(head + 1) not in line.lists.base_lasting:
        return False
    lasting = line.items[head + 2].quantity
    return lasting is not None and lasting.kind == "duration"


def _of_others(line: Line, at: int) -> bool:
    """Whether a share is of others than the people of a place: "of Lebanon's refugees", "of Ethiopian schools"."""
    if _OF_RESIDENTS.match(line.letters, at + 1) and line.items[at + 1].base is None:
        return True
    some = _OF_SOME.match(line.letters, at + 1)
    return some is not None and not subjects.is_adverb(line, some.end() - 1)


def _other_subject(line: Line, head: int, measure: Measure) -> bool:
    """Whether a word that is no place makes the subject of a verb another: "Lowland farmers make up"."""
    if line.letters[head - 1] in "No":
        return True  # "Ghana's labour force counts 12 million", "a ring of gold costs"
    own = _OWN_NAME.search(line.letters, 0, head)
    if own is not None and not _names_also(line, own.start("n"), measure):
        return True  # "The forest cover of Gabon spans 23 million hectares"
    said = _WORD_FIRST.search(line.letters, 0, head)
    if said is None or line.items[said.start("x")].cues():
        return False
    return not _tells_size(line, said.start("x"), measure)


def _names_also(line: Line, step: int, measure: Measure) -> bool:
    """Whether a name is one of a measure, or of another of the same kind."""
    mention = line.items[step].mention
    return mention is not None and any(code.split("/")[0] == measure.code for code in mention.codes("measure"))


def _of_goods(line: Line, head: int) -> bool:
    """Whether a name is of something that the program has no name for: "exports of tea"."""
    named = line.letters[head + 1 : head + 3] in ("ox", "on", "oC", "oN")
    return named and "change/between" not in line.items[head + 2].cues()


def _is_aimed_at(line: Line, head: int) -> bool:
    """Whether somebody only aims at what a name tells: "The bank targets inflation of 8 percent"."""
    verb = head - 2 if line.letters[head - 1] == "d" else head - 1
    return line.letters[verb - 1] not in "d#" and "aim/verbs" in line.items[verb].cues()


def _is_aim(line: Line, at: int) -> bool:
    """Whether a number is one that somebody aims at: "the guideline of 2 percent", "criteria such as"."""
    clause = max(line.letters.rfind(mark, 0, at) for mark in "#;(E")
    if any(clause < step < at for step in line.cued("aim/rules")):
        return True
    aim = _AIM.search(line.letters, max(0, at - 5), at)
    return aim is not None and "aim/nouns" in line.items[aim.start("n")].cues()


def _of_another(line: Line, head: int, at: int) -> bool:
    """Whether what a name stands with has it, or a share of it, and not the place."""
    letters = line.letters
    return (
        _THING_HAS.search(letters, max(0, head - 12), head) is not None
        or _OF_A_THING.match(letters, head + 1) is not None
        or _in_its_own(line, head)
        or letters[head - 2 : head] == "sV"  # "Angola's export revenues"
        or _NESTED.search(letters, 0, head) is not None
        or ((people := _IN_PEOPLE.match(letters, head)) is not None and " " in line.words(people.end() - 1))
        or _SHARED.fullmatch(letters, 0, at) is not None
    )


def _is_of_rank(line: Line, at: int, head: int) -> bool:
    """Whether a row tells a rank: "HDI rank: 185", "Country rank in HDI: 185"."""
    steps = (head - 2, *range(head + 1, at)) if line.letters[head - 1] in "iox" else range(head + 1, at)
    return line.letters[at - 1] == ":" and any("rank/nouns" in line.items[step].cues() for step in steps)


def _is_another_amount(line: Line, at: int, head: int) -> bool:
    """Whether a number is of something that the word before it names: "a deficit, after a surplus of $2 billion"."""
    return head < at and line.letters[at - 2 : at] == "xo" and "amount/others" in line.items[at - 2].cues()


def _tells_size(line: Line, step: int, measure: Measure) -> bool:
    """Whether a word before a name leaves the measure what it is: "its total debt", "the highest population"."""
    cues = line.items[step].cues()
    if "aside/superlatives" in cues or "figure/sized" in cues:
        return True
    return line.words(step).lower().split()[-1:] in [[word] for word in measure.modifiers]


def _in_its_own(line: Line, head: int) -> bool:
    """Whether a name is of something that somebody has: "inflation in its fuel bill"."""
    return line.letters[head + 1 : head + 3] == "ib" and "pronoun/possessive" in line.items[head + 2].cues()
