"""Ranks and comparisons of two places: "the second-largest economy in Africa", "twice as many as in France"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures import measures
from factcheck.claims.model import Evidence
from factcheck.claims.places.candidates import PlaceChoice
from factcheck.claims.places.topics import named_codes
from factcheck.claims.relations import superlatives
from factcheck.claims.relations.related import Parts, choice_of, step_of
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.constructions import Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Relation
    from factcheck.claims.periods.times import Times
    from factcheck.claims.places.places import Places
    from factcheck.reference.catalogue import Measure


_WORLD = "WLD"
_MORE = {"comparison/words", "comparison/more"}
_AS_MANY = "times as many as"
_HAS = "share/has"
_TIME_OF_OTHER = lazily("x{0,3}T")


def is_rank(line: Line, at: int, match: Match) -> bool:
    """Tell whether a superlative or "by" stands between a rank and its measure, and "among" before its whole."""
    named, whole = match.groups["m"], match.groups.get("v", 0)
    before = [line.items[step] for step in range(at + 1, named) if line.letters[step] == "x"]
    if "r" in match.groups:  # "more refugees than any other country"
        return line.items[at].unnumbered and all(_MORE & {*item.cues()} for item in before)
    after = [line.items[step] for step in range(named + 1, whole) if line.letters[step] == "x"]
    return all("rank/words" in item.cues() for item in (*before, *after))


def is_comparison(line: Line, at: int, match: Match) -> bool:
    """Tell whether the words between a number and the place compared with say nothing but that it is compared."""
    if _is_of_another_time(line, match.groups["v"]):
        return False
    quantity = line.items[at].quantity
    multiple = quantity is not None and quantity.kind == "ratio"
    named = match.groups["m"]
    after = (step for step in range(at + 1, match.groups["v"]) if step != named)
    if line.letters[named] in "CHx" and at < named and not multiple and not _is_more(line, at + 1):
        return False
    return all(line.letters[step] not in "xn" or "comparison/words" in line.items[step].cues() for step in after)


def _is_of_another_time(line: Line, versus: int) -> bool:
    """Whether the place compared with has a time of its own: "as many as Germany did in 2015"."""
    behind = _TIME_OF_OTHER.match(line.letters, versus + 1)
    return behind is not None and (behind.end() > versus + 2 or "T" in line.letters[:versus])


def _is_more(line: Line, step: int) -> bool:
    return "comparison/more" in line.items[step].cues()


def rank(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | str:
    """Return what the claim of a rank is made of, or the reason why it is none."""
    line = places.lines[number]
    doubt = superlatives.doubt(line, at, match) if line.items[at].unnumbered else None
    if doubt is not None:
        return doubt
    slot = "ranks" if line.letters[match.groups["m"]] == "r" else None
    match = match._replace(head=match.groups["m"])
    named: list[Measure] | str
    if "r" in match.groups:
        codes = had(line, match.groups["r"], match.head)
        named = [places.catalogue.measure(code) for code in codes] or measures.UNKNOWN
    else:
        named = measures.named_at(line, at, match, places.catalogue, slot, bare=True)
    if isinstance(named, str):
        return named
    if line.letters[match.head + 1 : match.head + 2] == "p":  # "the highest GDP per head"
        per_person = [measure.variants.get("per person") for measure in named]
        named = [places.catalogue.measure(code) for code in per_person if code is not None] or named
    named = _meant(line, range(at + 1, match.head), named)
    based = [_on_its_basis(line, at, match.head, measure, places) for measure in named]
    return _of_two(places, number, at, match, "rank", based, times)


def _meant(line: Line, between: range, named: list[Measure]) -> list[Measure]:
    """Of several measures of one name those that a superlative is of: the largest is an amount, the highest a share."""
    if len(named) < 2:
        return named
    amount = any(line.lower(step) in line.lists.rank_amounts for step in between)
    kept = [measure for measure in named if measure.unit.per is None] or named
    return [measure for measure in kept if ("share" in measure.unit.kinds) != amount] or kept


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
    named: list[Measure] | str
    if "r" in match.groups:
        named = [places.catalogue.measure(code) for code in had(line, match.groups["r"], match.head)]
        named = named or measures.UNKNOWN
    else:
        named = measures.named_at(line, at, match, places.catalogue, bare=True)
    if isinstance(named, str):
        return named
    kept = [measure for measure in named if step_of(measure, quantity) is not None]
    if quantity.kind == "ratio":  # "spends twice as much": the money, and not its share
        kept = [measure for measure in kept if "share" not in measure.unit.kinds] or kept
        kept = [measure for measure in kept if measure.unit.per is None] or kept
    person = _of_one_person(line, match)
    if person is not None:
        codes = [measure.variants.get("per person") for measure in kept] if person else []
        kept = [places.catalogue.measure(code) for code in codes if code is not None]
    if not kept:
        return "a comparison in another unit" if person is None else "what people have, not said if each or together"
    return _of_two(places, number, at, match, "comparison", kept, times)


def _of_one_person(line: Line, match: Match) -> bool | None:
    """Whether it is told what each person of a place has: "per head", "the average American".

    None if places are told of, and false if their people are, of whom it may be all together.
    """
    places = (match.groups["e"], match.groups["v"])
    if "p" in match.groups:
        return line.items[match.groups["p"]].base == "person"
    if all(line.letters[place] == "E" or match.name != _AS_MANY for place in places):
        return None
    return all(line.lower(place - 1) in line.lists.rank_average for place in places)


def had(line: Line, verb: int, head: int) -> list[str]:
    """Return the measures of what a verb says that a place has: those of the verb, or any if it says no more.

    That it has it, as in "has", "accounts for" and "produces".
    """
    own = set(measures.codes_named(line, verb, "verbs"))
    full = measures.codes_named(line, head, "names")
    counted = [
        code for slot in ("wholes", "nouns", "persons", "objects") for code in measures.codes_named(line, head, slot)
    ]
    found = [code for code in (*full, *counted) if code in own]
    if found or _HAS not in line.items[verb].cues():
        return found
    return full or (counted if len(counted) == 1 else [])


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
    whole = match.groups.get("v")
    versus = named_codes(places.lines[number], whole) if whole is not None else (_WORLD,)
    if len(versus) != 1:
        return "of which places it is said is not plain"
    pair = pair_of(places, number, match, named, versus)
    if pair is None:
        return "of which place it is said is not plain"
    measure, place = pair
    if whole is None and places.catalogue.entity(place.code).kind != "country":  # "than any other state"
        return "a superlative, not said among which places"
    period = times.choose(number, at, measure, place.code, None)
    if not period.explicit and relation == "rank" and match.head > at:  # a hyphen stands between: "third-largest"
        period = times.choose(number, match.head, measure, place.code, None)
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
