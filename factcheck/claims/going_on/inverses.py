"""A number of the people of one place that are in another: "Burkina Faso has taken in 65,000", behind those of Mali."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.going_on import successors
from factcheck.claims.measures.fitting import continues
from factcheck.claims.measures.measures import codes_named
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.model import Claim

_HAS = lazily("(?:#(?:T,?)?|[,;&]{1,2})x?d?(?P<e>E),?x{0,2}(?P<v>V)x?$")
"""From the beginning of a clause to a number: "Burkina Faso has taken in"."""
_ALONE = lazily("(?:H(?=[,.;&)T])|(?=[,.;&)T]|$))")
"""Behind it nothing that it counts but "of them"."""


def elsewhere(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a place whose verb leaves out whom it has, after a claim of where they are from.

    None if the verb is of no measure that is the other side of the one before.
    """
    line, at = told.line_of(figure), figure.at
    found, alone = _HAS.search(line.letters, 0, at), _ALONE.match(line.letters, at + 1)
    if found is None or alone is None or (alone.group() and line.lower(at + 1) not in line.lists.pointing_elsewhere):
        return None
    near = [claim for claim in told.latest() if figure.number - claim.sentence.number <= 1]
    first = near[-1] if near else None
    if first is None or first.counterpart is not None or first.part_of is not None or first.relation != "level":
        return None
    if first.sentence.block != line.sentence.block:
        return None
    measures = [told.catalogue.measure(code) for code in codes_named(line, found.start("v"), "verbs")]
    turned = [measure for measure in measures if measure.inverse_of == first.measure]
    if len(turned) != 1 or not continues(line, at, turned[0], successors.lent(told, figure, first)):
        return None
    codes = told.places.candidates.codes_at(figure.number, found.start("e"), turned[0])
    if len(codes) != 1 or codes[0] == first.entity:
        return None
    why = f"“{line.words(found.start('e'))}”, of those of the {first.quantity.surface} before it"
    claim = successors.next_of(told, figure, first, codes[0], Evidence(why, "fair"))
    own = told.times.choose(figure.number, at, turned[0], codes[0], None)
    claim = successors.dated(claim, own) if own.explicit else claim
    return claim._replace(sentence=line.sentence, measure=turned[0].code, counterpart=first.entity)
