"""Which of several measures is meant, by the places that the sentence ties to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.model import Evidence
from factcheck.claims.places.candidates import PlaceChoice, Seat
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.measures import MeasureChoice
    from factcheck.claims.places.places import Places


_LABEL = lazily("#C(?:\\(T\\))?:Q")
"""A row with nothing but what is counted before its number: "Inhabitants: 31.2 million"."""
_ONE_COUNTRY = "anaphora/country"
_FEW = 15
"""Fewer people than one in so many are not all people of a place; a slip of one digit is not that large."""


def _of_one_country(pairs: list[tuple[MeasureChoice, PlaceChoice]]) -> list[tuple[MeasureChoice, PlaceChoice]]:
    """Of measures of the same kind, that of one country alone: births as its own office registers them."""
    counts = {(choice.measure.unit.name, choice.measure.kind) for choice, _ in pairs}
    own = [(choice, place) for choice, place in pairs if choice.measure.within]
    return own if len(counts) == 1 and len(own) == 1 else []


def placed(
    places: Places, number: int, at: int, choices: Sequence[MeasureChoice]
) -> tuple[MeasureChoice, PlaceChoice] | str:
    """Choose between measures by their places: the one whose place is tied to the number is meant.

    Where two are, the second must be the same fact with the places exchanged. A measure with two places, and
    "a population of", belong to what the sentence ties them to, never to a place of the context.
    """
    line = places.lines[number]
    found: list[tuple[MeasureChoice, PlaceChoice]] = []
    reason = ""
    for choice in choices:
        counted = bool(choice.measure.modifiers) and line.letters[choice.head] in "CHJ"
        alone = len(choices) == 1 and choice.measure.kind == "stock" and _LABEL.match(line.letters) is not None
        implied = (alone and choice.head == 1) or not (
            choice.measure.two_places or counted or _governed(line, choice) or _indefinite(line, choice.head)
        )
        place = places.choose(Seat(number, at, choice.heads, choice.measure, "entity"), implied=implied)
        if isinstance(place, str):
            place = _all_of_them(places, number, at, choice) or _of_war(places, choice) or place
        if isinstance(place, str):
            reason = reason or place
        elif _at_large(line, choice, place) and _some(places, number, at, place):
            reason = reason or f"some people of {places.catalogue.entity(place.code).name}, too few to be all of them"
        else:
            found.append((choice, place))
    tied = [pair for pair in found if pair[1].tied] or found
    inverses = {pair[0].measure.inverse_of for pair in tied}
    meant = [pair for pair in tied if pair[0].measure.code in inverses] or tied
    if not meant:
        return reason
    meant = _of_one_country(meant) or meant
    if len(meant) > 1:
        labels = " and ".join(choice.measure.label_without_entity for choice, _ in meant[:2])
        return f"two measures are equally good: {labels}"
    choice, place = meant[0]
    return _second_left_open(places, number, at, choice, place) or meant[0]


def counterpart(places: Places, number: int, at: int, choice: MeasureChoice, place: PlaceChoice) -> str | None:
    """Return the second place of a measure that has one, None if the sentence ties none to it."""
    if not choice.measure.two_places:
        return None
    second = places.choose(Seat(number, at, choice.heads, choice.measure, "counterpart", taken=place.at))
    return None if isinstance(second, str) or second.code == place.code else second.code


def _second_left_open(places: Places, number: int, at: int, choice: MeasureChoice, place: PlaceChoice) -> str | None:
    """Why a number of two places is none of the first alone: "refugees from Iraq in the country", whichever that is."""
    line = places.lines[number]
    open_ = [
        step for step in line.where("E") if line.letters[step - 1] == "i" and _ONE_COUNTRY in line.items[step].cues()
    ]
    if not choice.measure.two_places or not open_ or counterpart(places, number, at, choice, place) is not None:
        return None
    return f"of “{line.words(open_[0])}”, of which the text does not say what it is"


def _all_of_them(places: Places, number: int, at: int, choice: MeasureChoice) -> PlaceChoice | None:
    """Where only the second place is named ("America admitted 84,994 refugees"), all of them are meant."""
    if choice.measure.whole is None or not choice.measure.two_places:
        return None
    second = places.choose(Seat(number, at, choice.heads, choice.measure, "counterpart"))
    if isinstance(second, str):
        return None
    return PlaceChoice(choice.measure.whole, None, True, Evidence("no origin is named: all of them", "fair"))


def _of_war(places: Places, choice: MeasureChoice) -> PlaceChoice | None:
    """The country of the war that the sentence names: "Syria's civil war has killed 312,000 people"."""
    if choice.conflict in (None, "*"):
        return None
    war = places.catalogue.conflict(choice.conflict)
    if places.catalogue.entity(war.entity).kind not in choice.measure.entity_kinds:
        return None
    return PlaceChoice(war.entity, None, True, Evidence(f"the country of “{war.name}”", "strong"))


def _at_large(line: Line, choice: MeasureChoice, place: PlaceChoice) -> bool:
    """Whether people are counted of whom it says nothing, or only that they live there, or in what "its" stands for."""
    cues = line.items[choice.head].cues()
    there = "pronoun/there" in cues or ("total/inhabitants" in cues and place.evidence.strength != "strong")
    return choice.measure.unit.per is None and (line.letters[choice.head] == "H" or there)


def _governed(line: Line, choice: MeasureChoice) -> bool:
    """Whether a verb speaks for the measure that anything could be the subject of: "a plant emits", "a fire covers"."""
    verbs = [head for head in choice.heads if line.letters[head] in "VP"]
    goes_on = bool(verbs) and line.letters[verbs[0] - 1 : verbs[0] + 1] == "QV"  # "has 5 million people and an area of"
    return "place" in choice.measure.requires and bool(verbs) and not goes_on


def _some(places: Places, number: int, at: int, place: PlaceChoice) -> bool:
    """Whether people are far fewer than the place has: "Ireland has 2,000 people." leaves out who they are."""
    quantity = places.lines[number].items[at].quantity
    all_of_them = places.catalogue.entity(place.code).population
    return quantity is not None and all_of_them is not None and quantity.value * _FEW < all_of_them


def _indefinite(line: Line, head: int) -> bool:
    """Whether anything could have what is named: "a town with a population of", but not "giving a population of"."""
    if line.letters[head : head + 2] != "No" or line.lower(head - 1) not in line.lists.pointing_anything:
        return False
    return not any("follows/clause" in line.items[step].cues() for step in range(max(1, head - 3), head - 1))
