"""A second number that leaves out what was told with the first one, read with it put back.

Of "27 percent of its electricity from hydropower and 24 percent from wind" the second is a share of electricity too;
of "debt is 88 percent of GDP, while the deficit is 13 percent" one of GDP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.lists import leaves
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.lines.line import Item, Line

_PREDICATE = "(?:(?:[bxR]{0,2}|bV)P)"
_NEXT = "(?:,&?|;&?|&)"
_SHARED = lazily(
    f"(?P<q>Q)(?P<base>B(?:[io]d?E)?|od?Es[BNH]|od?AH?){_PREDICATE}(?P<t>T?)(?:id?E)?"
    f"(?:{_NEXT}Q{_PREDICATE}){{0,6}}{_NEXT}(?P<x>x|d[xR])?$"
)
"""From a share with its base and its predicate to the next share: "27 percent of its electricity from gas and"."""
_HAS_PREDICATE = lazily(f"{_PREDICATE}(?=[,.;)&T]|$)T?")
"""Behind the next one, what it is a share for: "from wind", but not "from wind farms"."""
_NAMED_BASE = lazily(f"Q(?P<base>B)(?:[io]d?E)?T?{_NEXT}(?:d|b|d?Es|d?A|T,?){{0,2}}N(?:[io]d?E)?T?[bla:]{{1,2}}[dx]?$")
"""From a share with its base to the next share of another name: "88 percent of GDP, while its deficit is"."""
_STUFFS = lazily(f"N(?:[io]d?E)?[blo:a]{{1,2}}[dx]{{0,2}}(?P<q>Q)(?:o[xcN]|c)(?:,Q(?:o[xcN]|c)){{0,3}}{_NEXT}$")
"""From a name over an amount of one stuff to that of another: "reserves of 12 billion barrels of oil and"."""
_STUFF = lazily("(?:ox?[xcN]|c)(?=[,.;)T]|$)")
_ENDS = "(?:tQ|fQtQ|fQ|tQfQ)?"
_GAPPED = lazily(
    f"(?P<n>N)(?P<own>(?:[io]d?E)?T?(?P<u>[ul]))Q{_ENDS},?&(?:Es|b|d)?(?P<m>N)(?P<by>[xt])?(?P<first>Q(?:[tf]Q)*[tf])?$"
)
"""From a name over its change to a number of another name: "Exports fell by 7 percent to 9 billion and imports by"."""
_ALTERNATIVE = lazily("(?P<q>Q)[xCn]{0,2}(?:,?&|,?\\(|,)[dx]?$")
"""From an amount of money to the same in another currency: "720 trillion pesos ($380 billion)"."""
_AHEAD = lazily("(?P<base>B|A?K|od?(?:A|K|[EA]s[BNHK]))(?P<others>(?:,Q(?P=base)){0,3},?&Q(?P=base))(?=[bxR]{0,2}P)")
"""From a share with its base over those of others to the predicate of all: "30 percent of men and 9 of women smoke"."""
_CLOSES = frozenset({"", *",.;)&T"})


def elided(line: Line, at: int) -> Iterator[Alone]:
    """Give the readings of a line in which the number at an item has back what only the one before it was told with."""
    letters = line.letters
    if letters.count("Q") < 2:
        return
    shared, predicate = _SHARED.search(letters, 0, at), _HAS_PREDICATE.match(letters, at + 1)
    if shared is not None and predicate is not None and (not shared["x"] or leaves(line, at - 1, at)):
        dated = predicate.group().endswith("T") or not shared["t"]
        time = () if dated else line.items[slice(*shared.span("t"))]
        base = line.items[slice(*shared.span("base"))]
        yield _read(line, shared.start("q"), at, (*base, *line.items[at + 1 : predicate.end()], *time))
    named = _NAMED_BASE.search(letters, 0, at)
    if named is not None and letters[at + 1 : at + 2] in _CLOSES:
        items = [*line.items[: at + 1], line.items[named.start("base")], *line.items[at + 1 :]]
        yield Alone(line.redrawn(items), at)
    gapped = _GAPPED.search(letters, 0, at)
    if gapped is not None and (not gapped["by"] or _is_last_word(line, gapped.start("by"), gapped.start("u"))):
        verb = line.items[slice(*gapped.span("own"))]
        behind = gapped.end("by") if gapped["by"] else gapped.end("m")
        items = [*line.items[: gapped.start("n")], line.items[gapped.start("m")], *verb, *line.items[behind:]]
        first = len(items) - len(line.items) + at
        yield Alone(line.redrawn(items), first)
    again = _ALTERNATIVE.search(letters, 0, at)
    if again is not None and _in_currencies(line, again.start("q"), at):
        behind = at + 2 if letters[at + 1 : at + 2] == ")" else at + 1
        yield _read(line, again.start("q"), at, line.items[behind:])
    stuffs, stuff = _STUFFS.search(letters, 0, at), _STUFF.match(letters, at + 1)
    if stuffs is not None and stuff is not None and _in_units(line, stuffs.start("q"), at):
        yield _read(line, stuffs.start("q"), at, line.items[at + 1 :])


def shared_ahead(line: Line, at: int) -> Iterator[Alone]:
    """Give the reading of a line in which a number has the predicate that stands with the last of several."""
    ahead = _AHEAD.match(line.letters, at + 1)
    if ahead is not None:
        items = [*line.items[: ahead.start("others")], *line.items[ahead.end("others") :]]
        yield Alone(line.redrawn(items), at)


def _read(line: Line, first: int, at: int, rest: tuple[Item, ...]) -> Alone:
    """The number in the place of the first one, with other words behind it."""
    items = [*line.items[:first], line.items[at], *rest]
    return Alone(line.redrawn(items), first)


def _is_last_word(line: Line, step: int, verb: int) -> bool:
    """Whether a word is the last one of a verb that is left out: "fell by 7 percent, and imports by 14"."""
    return line.words(verb).lower().split()[-1] == line.words(step).lower()


def _in_currencies(line: Line, *steps: int) -> bool:
    """Whether numbers are amounts of money, each in a currency of its own."""
    told = [line.items[step].quantity for step in steps]
    currencies = {quantity.unit for quantity in told if quantity is not None and quantity.kind == "money"}
    return len(currencies) == len(steps)


def _in_units(line: Line, *steps: int) -> bool:
    """Whether numbers have units of which each tells its stuff: barrels and cubic metres."""
    told = [line.items[step].quantity for step in steps]
    units = {quantity.unit if quantity is not None else None for quantity in told}
    return len(units) == len(steps) and None not in units
