"""Shares of a whole place: "China emits 28 percent of the world's carbon dioxide"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.constructions import matches
from factcheck.claims.places.topics import named_codes
from factcheck.claims.relations.comparisons import had, pair_of
from factcheck.claims.relations.related import Parts, choice_of

if TYPE_CHECKING:
    from factcheck.claims.lines.constructions import Constructions, Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.periods.times import Times
    from factcheck.claims.places.places import Places
    from factcheck.reference.catalogue import Catalogue

_WHOLES = ("group", "region")
"""Kinds of places that have other places as parts."""


def share(places: Places, number: int, at: int, shapes: Constructions, times: Times) -> Parts | None:
    """Return what a share of a whole place is made of, None if the number is none."""
    line = places.lines[number]
    quantity = line.items[at].quantity
    assert quantity is not None
    if quantity.kind != "share" or quantity.change == "amount":
        return None
    for match in matches(shapes.share, line.letters, at):
        parts = _of_whole(places, number, at, match, times)
        if parts is not None:
            return parts
    return None


def _of_whole(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | None:
    line, catalogue = places.lines[number], places.catalogue
    whole = named_codes(line, match.groups["v"])
    named = [catalogue.measure(code) for code in had(line, match.groups["r"], match.groups["m"])]
    if len(whole) != 1 or not named:
        return None
    pair = pair_of(places, number, match, [m for m in named if m.kind != "rate" or "share" not in m.unit.kinds], whole)
    if pair is None or not _contains(catalogue, whole[0], pair[1].code):
        return None
    measure, place = pair
    period = times.choose(number, at, measure, place.code, None)
    factor = 100.0 if quantity_in_words(line, at) else 1.0
    return Parts("share", choice_of(line, match, measure), place, period, versus=whole[0], factor=factor)


def quantity_in_words(line: Line, at: int) -> bool:
    """Whether a share is told in words ("a quarter"), so that it counts hundredths of what a percentage does."""
    quantity = line.items[at].quantity
    return quantity is not None and quantity.unit is None


def _contains(catalogue: Catalogue, whole: str, part: str) -> bool:
    """Whether a place can be a part of another: of a group or a region, or of the country in which it lies."""
    return catalogue.entity(whole).kind in _WHOLES or catalogue.entity(part).parent == whole
