"""What a text tells of the value of something that it has named before: "The latest value in Malawi was 4.1 in 2019".

Such is a page of an indicator: its name and its place, and below them when its value was the highest and the lowest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Sentence, Span
from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import plain
from factcheck.language import columns
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.drawing import Readings
    from factcheck.claims.lines.line import Item, Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.language.lexicon import Lexicon, PhraseKind
    from factcheck.language.tokens import Token

_HEAD = lazily(
    "#(?:d?(?P<e>E)[-:,])?d?x?(?P<n>[NC][xp]{0,2})(?:\\([^()Q]{1,8}\\))?(?:[io]d?(?P<o>E))?(?:\\([^()Q]{1,8}\\))?[.:]?$"
)
"""A line that names an indicator and its place: "Zambia - Health expenditure per capita (current US$)"."""
_OWN_HEAD = lazily("#(?P<n>[NC][xp]{0,2})[io]d?(?P<o>E):")
"""The same before what is told: "Internet users in Bolivia: The latest value is"."""
_NAMED = lazily("(?P<n>N[xp]{0,2})(?:\\([^()Q]{1,8}\\))?[io]d?(?P<o>E)[^NCE]*$")
"""The name and the place in a sentence that tells a value: "The latest value for fertility in Malawi was"."""
_AFTER = lazily("Q[iaf]?d?(?P<t>T)")
_BEFORE = lazily("(?P<t>T)[^QTNC]{0,6}$")
_CUE = "value/words"
_CUES: frozenset[PhraseKind] = frozenset({"cue"})
_LONGEST = 3
"""Lines from such a heading to the last value."""
_MEASURED = frozenset("NCPVg")


def may_be_value(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell by its words whether a sentence may tell a value of what one before it names. False is certain."""
    return next(iter(lexicon.rows(tokens, _CUES, (_CUE,))), None) is not None


def of_indicator(readings: Readings, lines: Settled, number: int, at: int) -> Alone | None:
    """Return a number that is told as a value as if it stood behind its name and its place, None if it is none."""
    line = lines[number]
    told = next((step for step in line.cued(_CUE) if step < at), None)
    if told is None or line.letters[told + 1] == "o" or not _MEASURED.isdisjoint(line.letters[told:]):
        return None
    above = _heading(lines, number)
    if above is None:
        return None
    head, name, place = above
    unit = readings.tokens[head.sentence.number]
    quantity = line.items[at].quantity
    assert quantity is not None
    known = _up_to_bracket(unit, name[-1].span.end)
    number_told = line.items[at]._replace(quantity=columns.below(quantity, (known,), readings.words))
    first = readings.article.sentences[head.sentence.number]
    whole = Span(first.span.start, line.sentence.span.end)
    wider = Sentence(number, line.sentence.block, line.sentence.kind, whole, whole.of(readings.article.text))
    mark = Span(number_told.span.start, number_told.span.start)
    items = [head.items[0], place, plain("-", mark), *name, plain(":", mark), number_told]
    time = _time(line, told, at)
    behind = [plain("(", mark), time, plain(")", mark)] if time is not None else []
    return Alone(line.redrawn([*items, *behind], wider), len(items) - 1)


def _heading(lines: Settled, number: int) -> tuple[Line, Sequence[Item], Item] | None:
    """The line that names what the values are of, with the items of the name and that of the place."""
    own = _OWN_HEAD.match(lines[number].letters)
    if own is not None:
        return lines[number], lines[number].items[slice(*own.span("n"))], lines[number].items[own.start("o")]
    for back in range(number - 1, max(-1, number - 1 - _LONGEST), -1):
        line = lines[back]
        tells = bool(line.cued(_CUE))
        found = (_NAMED.search if tells else _HEAD.match)(line.letters)
        if found is not None:
            groups = found.groupdict()
            place = found.start("o") if groups["o"] else found.start("e") if groups.get("e") else None
            return (line, line.items[slice(*found.span("n"))], line.items[place]) if place is not None else None
        if not tells:
            return None
    return None


def _time(line: Line, told: int, at: int) -> Item | None:
    after = _AFTER.match(line.letters, at)
    before = _BEFORE.search(line.letters, told, at) if after is None else None
    found = after or before
    return line.items[found.start("t")] if found is not None else None


def _up_to_bracket(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """The tokens up to the bracket that is closed first behind an offset."""
    closed = next((at for at, token in enumerate(tokens) if token.start >= end and token.text == ")"), -1)
    return tokens[: closed + 1]
