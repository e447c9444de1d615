"""Ranks and comparisons of two places: "the second-largest economy in Africa", "twice as many as in France"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import measures, superlatives
from factcheck.claims.candidates import PlaceChoice
from factcheck.claims.model import Evidence
from factcheck.claims.related import Parts, choice_of, step_of
from factcheck.claims.topics import named_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.constructions import Match
    from factcheck.claims.line import Line
    from factcheck.claims.model import Relation
    from factcheck.claims.places import Places
    from factcheck.claims.times import Times
    from factcheck.reference.catalogue import Measure


def is_rank(line: Line, at: int, match: Match) -> bool:
    """Tell whether the words between a rank and its measure are a superlative, or "by"."""
    between = range(at + 1, match.groups["m"])
    return all("rank/words" in line.items[step].cues() for step in between if line.letters[step] == "x")


def is_comparison(line: Line, at: int, match: Match) -> bool:
    """Tell whether the words between a number and the place compared with say nothing but that it is compared."""
    after = range(at + 1, match.groups["v"])
    if line.letters[match.groups["m"]] == "C" and "comparison/more" not in line.items[at + 1].cues():
        return False
    return all(line.letters[step] not in "xn" or "comparison/words" in line.items[step].cues() for step in after)


def rank(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | str:
    """Return what the claim of a rank is made of, or the reason why it is none."""
    line = places.lines[number]
    doubt = superlatives.doubt(line, at, match) if line.items[at].unnumbered else None
    if doubt is not None:
        return doubt
    slot = "ranks" if line.letters[match.groups["m"]] == "r" else None
    match = match._replace(head=match.groups["m"])
    named = measures.named_at(line, at, match, places.catalogue, slot, bare=True)
    if isinstance(named, str):
        return named
    based = [_on_its_basis(line, at, match.head, measure, places) for measure in named]
    return _of_two(places, number, at, match, "rank", based, times)


def _on_its_basis(line: Line, at: int, head: int, measure: Measure, places: Places) -> Measure:
    """The measure that words beside the rank make of another: "the third-largest economy at purchasing power"."""
    code = measure.variants.get("purchasing power")
    based = code is not None and measures.on_basis(line, at, head, code)
    return places.catalogue.measure(code) if code is not None and based else measure


def comparison(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | str:
    """Return what the claim of a comparison is made of, or the reason why it is none."""
    line = places.lines[number]
    quantity = line.items[at].quantity
    assert quantity is not None
    match = match._replace(head=match.groups["m"])
    named = measures.named_at(line, at, match, places.catalogue, bare=True)
    if isinstance(named, str):
        return named
    kept = [measure for measure in named if step_of(measure, quantity) is not None]
    if not kept:
        return "a comparison in another unit"
    return _of_two(places, number, at, match, "comparison", kept, times)


def _of_two(
    places: Places,
    number: int,
    at: int,
    match: Match,
    relation: Relation,
    named: list[Measure],
    times: Times,
) -> Parts | str:
    """A claim of two places: who has the rank or the multiple, and in or beside what."""
    versus = named_codes(places.lines[number], match.groups["v"])
    if len(versus) != 1:
        return "of which places it is said is not plain"
    pair = pair_of(places, number, match, named, versus)
    if pair is None:
        return "of which place it is said is not plain"
    measure, place = pair
    period = times.choose(number, at, measure, place.code, None)
    return Parts(relation, choice_of(places.lines[number], match, measure), place, period, versus=versus[0])


def pair_of(
    places: Places, number: int, match: Match, named: list[Measure], versus: Sequence[str]
) -> tuple[Measure, PlaceChoice] | None:
    """Return the only measure that the place of a construction can have, with that place, which is not the other."""
    step = match.groups["e"]
    pairs = [(measure, places.candidates.codes_at(number, step, measure)) for measure in named]
    pairs = [(measure, codes) for measure, codes in pairs if len(codes) == 1 and codes[0] not in versus]
    if len(pairs) != 1:
        return None
    why = Evidence(f"“{places.lines[number].words(step)}” ({match.name})", "strong")
    return pairs[0][0], PlaceChoice(pairs[0][1][0], step, True, why)
