"""Shares of a whole place: "China emits 28 percent of the world's carbon dioxide"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.comparisons import pair_of
from factcheck.claims.constructions import matches
from factcheck.claims.measures import codes_named
from factcheck.claims.related import Parts, choice_of
from factcheck.claims.topics import named_codes

if TYPE_CHECKING:
    from factcheck.claims.constructions import Constructions, Match
    from factcheck.claims.line import Line
    from factcheck.claims.places import Places
    from factcheck.claims.times import Times
    from factcheck.reference.catalogue import Catalogue

_WHOLES = ("group", "region")
"""Kinds of places that have other places as parts."""
_HAS = "share/has"


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
    named = [catalogue.measure(code) for code in _measures(line, match)]
    if len(whole) != 1 or not named:
        return None
    pair = pair_of(places, number, match, [m for m in named if m.kind != "rate" or "share" not in m.unit.kinds], whole)
    if pair is None or not _contains(catalogue, whole[0], pair[1].code):
        return None
    measure, place = pair
    period = times.choose(number, at, measure, place.code, None)
    factor = 100.0 if quantity_in_words(line, at) else 1.0
    return Parts("share", choice_of(line, match, measure), place, period, versus=whole[0], factor=factor)


def _measures(line: Line, match: Match) -> list[str]:
    """The measures that a share can be one of: those of the verb, or any if it says no more than that one has it."""
    verb, head = match.groups["r"], match.groups["m"]
    own = set(codes_named(line, verb, "verbs"))
    full = codes_named(line, head, "names")
    counted = [code for slot in ("wholes", "nouns", "persons") for code in codes_named(line, head, slot)]
    found = [code for code in (*full, *counted) if code in own]
    if found or _HAS not in line.items[verb].cues():
        return found
    return full or (counted if len(counted) == 1 else [])


def quantity_in_words(line: Line, at: int) -> bool:
    """Whether a share is told in words ("a quarter"), so that it counts hundredths of what a percentage does."""
    quantity = line.items[at].quantity
    return quantity is not None and quantity.unit is None


def _contains(catalogue: Catalogue, whole: str, part: str) -> bool:
    """Whether a place can be a part of another: of a group or a region, or of the country in which it lies."""
    return catalogue.entity(whole).kind in _WHOLES or catalogue.entity(part).parent == whole
