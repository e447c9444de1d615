"""An extreme of a level that the text does not tell: "unemployment is at its lowest since 1969", "at a record low".

The line is read as if the level stood where the words are, so that all that a number is bound by binds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.claims.lines.constructions import Match
from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import Item
from factcheck.claims.measures.measures import MeasureChoice, named_at
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.relations.extremes import Extreme
    from factcheck.language.extremes import ExtremeWords
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Catalogue

_SUBJECT = lazily("N(?:[oi]d?E)?(?:,?T,?)?(?P<link>[xblu]{1,4}[at]?b?)$")
"""From the name of a measure to the words: "unemployment is now at", "inflation in Spain has risen to its"."""
_NESTED = lazily("[xnuNCKg][oiwf]d?(?:[EA]s|A|b)?x?$")
"""Before the name of a measure of which something else is said: "patience with inflation has hit a low"."""
_END = lazily("(?:[oi]d?E)?(?:[,.;:)(&-]|T|x|$)")
"""Behind the words: the end, or where it is so."""


class Untold(NamedTuple):
    """A level that is not told."""

    alone: Alone
    """The line in which it stands in the place of the words."""
    head: int
    """The item that names its measure."""


def level(line: Line, extreme: Extreme, quantity: Quantity, words: ExtremeWords) -> Untold | None:
    """Return the level that the words of an extreme are said of, if the name of its measure is their subject."""
    if extreme.named is not None:
        return _named(line, extreme, extreme.named, quantity)
    before = line.letters[: extreme.first]
    found = _SUBJECT.search(before)
    if found is None or _END.match(line.letters, extreme.last + 1) is None or _NESTED.search(before[: found.start()]):
        return None
    link = range(found.start("link"), extreme.first)
    if any(line.letters[step] == "x" and not words.reached.issuperset(line.lower(step).split()) for step in link):
        return None
    item = _number(line, extreme, quantity)
    items = (*line.items[: extreme.first], item, *line.items[extreme.last + 1 :])
    return Untold(Alone(line.redrawn(items), extreme.first), found.start())


def _number(line: Line, extreme: Extreme, quantity: Quantity) -> Item:
    """The level in the place of the words, without a value."""
    span = Span(line.items[extreme.first].span.start, line.items[extreme.last].span.end)
    bare = quantity._replace(value=0.0, low=None, high=None, grain=0.0, unit=None, noun=None, direction=None)
    return Item("Q", span, quantity=bare._replace(kind="count", unnumbered="record"))


def _named(line: Line, extreme: Extreme, named: int, quantity: Quantity) -> Untold | None:
    """The same where the name stands among the words, as if it read "has an unemployment rate of"."""
    end = extreme.last + 1 if extreme.at <= named else extreme.at
    name = line.items[named : end - (line.letters[end - 1] == "i")]
    of = Item("o", Span(name[-1].span.end, name[-1].span.end))
    before = line.items[: extreme.first + line.letters[extreme.first].count("d")]
    items = (*before, *name, of, _number(line, extreme, quantity), *line.items[extreme.last + 1 :])
    return Untold(Alone(line.redrawn(items), len(before) + len(name) + 1), len(before))


def choices(untold: Untold, catalogue: Catalogue) -> list[MeasureChoice]:
    """Return the measures that the name in the line can mean. Where they are amounts and shares, none is sure."""
    line, at, head = untold.alone.line, untold.alone.at, untold.head
    named = named_at(line, at, Match("extreme of a name", head, 1.0), catalogue)
    if isinstance(named, str):
        return []
    amounts = [measure for measure in named if measure.unit.per is None and not measure.unit.in_percent]
    if 0 < len(amounts) < len(named):  # "the debt is at a record high": in money, or beside what is produced
        why = Evidence(f"“{line.words(head)}” (name at an extreme), of an amount or a share", "weak")
    else:
        amounts, why = named, Evidence(f"“{line.words(head)}” (name at an extreme)", "fair")
    return [MeasureChoice(measure, head, frozenset({head}), None, why) for measure in amounts]
