"""Growth that is told after another claim: "grew 0.7 percent in 2014 after shrinking 2 in 2013".

Which measure its number is of, and with which sign, is told by a word of its own.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from factcheck.claims.measures import spans
from factcheck.claims.measures.fitting import scale
from factcheck.claims.measures.measures import codes_named
from factcheck.language.periods import PeriodMention
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Catalogue, Measure

_LEAD = lazily(
    "(?:^|Q)(?P<own>[TxBdi]{0,5}?)(?P<link>[vfx,;&]{1,3})(?P<aux>[tmbx]{0,3}d?x?)(?P<w>[ug])(?:[oxa]?d?|[mbt]{1,3}[la]?d?)$"
)
"""From a number to the next one: "... in 2014 after expanding", "and to shrink by", "from growth of"."""
_BEHIND = lazily("(?:^|Q)(?P<own>[TxBdi]{0,5}?)(?P<link>[vfx,;&]{1,3})(?P<aux>d)$")
"""The same with its noun behind the number: "after a 0.2 percent contraction"."""
_LINKS = frozenset({"sequence/words", "change/between", "aside/contrast", "aside/succession", "change/compared"})
"""Cues of words that lead from one time to another and tell of nothing else."""


class Growth(NamedTuple):
    """What a later number of a sentence is."""

    measure: Measure
    """Growth, or its fall, over the time that the words tell."""
    factor: float
    """What one unit of the number is."""
    period: int
    """Index of its own time."""
    foreseen: bool
    """Whether it is told as to come: "and growth may pick up to 3.5 percent"."""


def later(line: Line, at: int, first: Claim, catalogue: Catalogue) -> Growth | None:
    """Return the growth of its own time that a number tells after the growth of another, None if it tells none."""
    quantity, word = line.items[at].quantity, _word(line, at)
    base = spans.whole(catalogue.measure(first.measure), catalogue)
    over_year = spans.of_quarters(base) or _is_over_year(line, first)
    if word is None or quantity is None or quantity.kind != "share" or not over_year:
        return None
    told_way = way(line, word, catalogue)
    step = next((step for step in _behind(line, at) if line.letters[step] == "T"), None)
    period = line.items[step].period if step is not None else None
    if told_way is None or step is None or not isinstance(period, PeriodMention):
        return None
    said = spans.told(line, at, _behind(line, at))
    if said.over is not None or period.role not in ("in", "at"):
        return None
    if not spans.of_quarters(base):
        return Growth(base, _signed(base, quantity, told_way == "down"), step, "m" in line.letters[word:at])
    of_year = spans.is_of_year(period)
    quarterly = first.measure != base.code
    aux = line.letters[line.letters.rfind("Q", 0, at) + 1 : at]
    foreseen = "m" in aux or ("t" in aux and first.modality == "forecast")
    if quarterly and said.quarter:
        measure = catalogue.measure(first.measure)
        return Growth(measure, _signed(measure, quantity, told_way == "down"), step, foreseen)
    one = spans.of_way(base, told_way, catalogue) if of_year else None
    return Growth(one, scale(one, quantity), step, foreseen) if one is not None else None


def _is_over_year(line: Line, first: Claim) -> bool:
    """Whether a claim is a growth over the year before that a verb of change tells: "rose 3.6 percent on the year"."""
    at = next((step for step in line.where("Q") if line.items[step].quantity is first.quantity), None)
    return at is not None and first.quantity.direction is not None and spans.told(line, at).over == "year"


class Grown(NamedTuple):
    """What a number is that stands behind a verb."""

    measure: Measure
    """The measure of the number."""
    sign: int
    """-1 if the verb tells it with the other sign: "contracting"."""


def of_verb(line: Line, verb: int | None, first: Claim, catalogue: Catalogue) -> Grown | None:
    """Return what a number is behind a verb of growth that follows a claim, over the time that the claim is over.

    Without a verb it is the measure of the claim. None if the verb is of something else.
    """
    own = catalogue.measure(first.measure)
    for code in codes_named(line, verb, "moves") if verb is not None else ():
        measure = catalogue.measure(code)
        if first.measure == code or first.measure in measure.neighbours:
            named = {code: name for name, code in measure.variants.items()}
            spanned = named.get(first.measure)
            return Grown(measure, 1) if spanned is None else Grown(own, -1 if spanned.startswith("growth ") else 1)
    return Grown(own, 1) if verb is None else None


def _word(line: Line, at: int) -> int | None:
    """The verb or noun of change of a number that follows another one with nothing else between them."""
    before = line.letters.rfind("Q", 0, at)
    start = max(before, 0)
    found = _LEAD.search(line.letters, start, at)
    word = found.start("w") if found is not None else at + 1
    if found is None and line.letters[at + 1 : at + 2] in ("g", "u"):
        found = _BEHIND.search(line.letters, start, at)
    if found is None or (found.start() != start and before > 0):
        return None
    between = (line.items[step] for step in range(found.start("own"), found.end("aux")) if line.letters[step] == "x")
    plain = all(any(cue in _LINKS or cue.startswith("over/") for cue in item.cues()) for item in between)
    return word if plain else None


def _behind(line: Line, at: int) -> range:
    """The items behind a number that tell its time."""
    last = at + 1
    while last < len(line.items) and line.letters[last] in "gudiTx":
        last += 1
    return range(at + 1, last)


def way(line: Line, word: int, catalogue: Catalogue) -> Literal["up", "down"] | None:
    """Return the way of a word of change, by the measure that it names or as any verb of change has one."""
    slot = "moves" if line.letters[word] == "u" else "owned"
    named = [catalogue.measure(code) for code in codes_named(line, word, slot)]
    named = [measure for measure in named if spans.of_quarters(measure)]
    if named:
        return "down" if spans.is_fall(named[0]) else "up"
    if line.letters[word] == "g":
        return None
    cues = line.items[word].cues()
    return "up" if "change/up" in cues else "down" if "change/down" in cues else None


def _signed(measure: Measure, quantity: Quantity, falls: bool) -> float:
    return math.copysign(scale(measure, quantity), -1.0 if falls else 1.0)
