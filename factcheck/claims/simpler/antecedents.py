"""What "it" or "the rate" stands for at the head of a sentence: the subject of the one before, which names a measure.

"Life expectancy has climbed in Chad. In 1970 it was 41." is read as "In 1970 life expectancy was 41".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from factcheck.claims.lines.line import Item, Line
    from factcheck.language.lexicon import Lexicon, PhraseKind
    from factcheck.language.tokens import Token

_LEAD = "#&?(?:(?:i?T|xx?|fQT?|id?E),?|b{1,2}[xm]d)?"
"""What may stand before a subject: "In 2013", "Since then", "From 0.33 in 2000", "It is estimated that"."""
_SUBJECT = lazily(f"{_LEAD}(?P<it>b|d?x)(?P<verb>[bmltu]{{1,5}}(?P<x>x?)[taf]?d?)Q")
"""A subject that points back, with its verb up to a number."""
_ANTECEDENT = lazily(
    f"{_LEAD}(?P<np>(?:d?[EA]s?|d|b)?x?N(?:[oi]d?(?:[EA](?!s)|EsN|x))?|d?god?[EA]s?g?|(?:d?[EA]s|d?A)g)(?=,?T?,?x?[blumV])"
)
"""A subject that names a measure: "The population of Kenya", "Growth of the Turkish economy"."""
_WHERE = lazily("[bxluT]{1,4}(?P<where>id?E)(?=[.,;T]|$)")
"""Behind such a subject, where that is: "has climbed in Chad"."""
_ASIDE = frozenset("dANCKHSg")
"""Letters of what else "it" might stand for."""
_OTHERS = frozenset("Ng")
"""The same where a claim shows of what the text speaks: another measure."""
_POINTERS = ("pronoun/it", "resumed/nouns")
"""Cues of words that stand for what the sentence before speaks of."""
_MEASURES: frozenset[PhraseKind] = frozenset({"measure"})
_CUES: frozenset[PhraseKind] = frozenset({"cue"})
_LONGEST_LEAD = 10
"""Tokens of a sentence in which such a word is looked for."""
_ENDS = frozenset({"", *",.;:)(&TpBHCtfi"})
"""What may follow the number; "it is 98 percent owned by" tells something else."""
_LONGEST = 12
"""Items from the first number of such a subject to the last."""
_BACK = 3
"""Sentences before one that a chain of pronouns leads back to."""


def may_point_back(tokens: Sequence[Sequence[Token]], number: int, lexicon: Lexicon) -> bool:
    """Tell by its first words whether a sentence may go on with a measure that the sentence before names.

    `tokens` are those of all sentences; most sentences point to nothing, and the one before is not looked at.
    """
    pointers = lexicon.rows(tokens[number][:_LONGEST_LEAD], _CUES, _POINTERS)
    return next(pointers, None) is not None and next(lexicon.rows(tokens[number - 1], _MEASURES), None) is not None


def spelt_out(lines: Sequence[Line], number: int, at: int, *, told: bool) -> Alone | None:
    """Return a line with the noun that its subject stands for, None if the subject stands for none.

    `told` says that the sentence before has a claim: then it is of its subject that the text speaks.
    """
    line = lines[number]
    found = _SUBJECT.match(line.letters)
    if found is None or not _points_back(line, found) or not _ends(line, found.end()) or at > found.end() + _LONGEST:
        return None
    noun = _antecedent(lines, number, told=told or line.letters[found.start("it")] != "b")
    if noun is None or (found["verb"].rstrip("xd").endswith("u") and all(item.letter != "g" for item in noun)):
        return None  # "It is growing by one million" tells no level
    if "E" in found.group()[: found.start("it")]:  # "In São Paulo it was": not that of the country told before
        noun = tuple(item for item in noun if item.letter == "N")
    start, end = found.span("it")
    items = [*line.items[:start], *(item._replace(span=line.items[end - 1].span) for item in noun), *line.items[end:]]
    return Alone(line.redrawn(items), at if at < start else at + len(noun) - (end - start))


def _ends(line: Line, step: int) -> bool:
    """Whether an item behind a number leaves it what the subject is: "5.4 percent year-on-year"."""
    return line.letters[step : step + 1] in _ENDS or "change/between" in line.items[step].cues()


def _points_back(line: Line, found: re.Match[str]) -> bool:
    cues = line.items[found.end("it") - 1].cues()
    if not {"resumed/nouns", "pronoun/it"} & {*cues} or ("resumed/nouns" in cues and found["it"] == "x"):
        return False
    if found["x"] and "change/between" not in line.items[found.start("x")].cues():
        return False
    return line.lower(found.end() - 2) not in line.lists.owner_has


def _antecedent(lines: Sequence[Line], number: int, *, told: bool) -> tuple[Item, ...] | None:
    """The items of the subject to which a chain of pronouns leads back."""
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        line = lines[back]
        if line.sentence.block != lines[number].sentence.block:
            return None
        subject = _SUBJECT.match(line.letters)
        if subject is not None and _points_back(line, subject):
            continue
        found = _ANTECEDENT.match(line.letters)
        if found is None or (_OTHERS if told else _ASIDE) & {*line.letters[found.end() :]}:
            return None
        where = _WHERE.match(line.letters, found.end()) if "E" not in found["np"] else None
        return line.items[slice(*found.span("np"))] + (line.items[slice(*where.span("where"))] if where else ())
    return None
