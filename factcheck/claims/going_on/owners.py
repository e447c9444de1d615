"""Of whom a sentence tells that begins with what its owner must be named with: of the only country told just before.

"Poland cut its key rate to 4.25 percent. Growth slowed to 1.4 percent in 2012" is read as "Poland's growth".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import plain
from factcheck.claims.places.topics import named_codes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Item

_UNOWNED = lazily("(?:#(?:[&x]?,?(?:i?T,)?)|[,;]&)d?(?P<g>g)(?=[blum])[^Q]*$")
"""A clause that begins with what some place has, and a verb: "Growth slowed to", "The reserves are"."""
_STRANGERS = frozenset("EAnGW")
"""Letters of what else may have it."""
_NEAREST = 40
"""Claims among which those of the sentence before are looked for."""
_COUNTRIES = frozenset({"country", "territory"})


def with_owner(told: Told, figure: Figure) -> Alone | None:
    """Return a line with the country that its subject leaves out, None if it leaves out none or it is not clear which.

    All claims of the sentence before, and those of the same one, must be of that country.
    """
    line, number, at = told.line_of(figure), figure.number, figure.at
    found = _UNOWNED.search(line.letters, 0, at)
    if found is None or not _STRANGERS.isdisjoint(line.letters[:at]):
        return None
    near = [claim for claim in told.claims[-_NEAREST:] if number - claim.sentence.number <= 1]
    near = [claim for claim in near if claim.sentence.block == line.sentence.block]
    if line.letters[found.start()] != "#" and all(claim.sentence is not line.sentence for claim in near):
        return None  # "The firm sold a million shirts, and prices rose": of which the clause before does not tell
    codes = {code for claim in near for code in (claim.entity, claim.counterpart) if code is not None}
    if len(codes) != 1 or told.catalogue.entity(next(iter(codes))).kind not in _COUNTRIES:
        return None
    owner = _named(told, number - 1, codes.pop())
    if owner is None:
        return None
    step = found.start("g")
    begin = step - 1 if line.letters[step - 1] == "d" else step
    span = line.items[step].span
    owned = [plain("s", span)] if owner.letter == "E" else []
    items = [*line.items[:begin], owner._replace(span=span), *owned, *line.items[step:]]
    return Alone(line.redrawn(items), at + len(items) - len(line.items))


def _named(told: Told, number: int, code: str) -> Item | None:
    """The name of a country, or of its people, in a line that names no other."""
    if number < 0:
        return None
    line = told.lines[number]
    places = [step for step in line.where("EA") if named_codes(line, step)]
    if any(code not in named_codes(line, step) for step in places):
        return None
    return next((line.items[step] for step in places), None)
