"""Of whom a claim speaks: the place that a construction ties to it, else the only one of the context."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from factcheck.claims.lines.constructions import matches
from factcheck.claims.model import Evidence
from factcheck.claims.places.asides import is_where_told
from factcheck.claims.places.candidates import (
    Candidates,
    PlaceChoice,
    has_own_number,
    is_of_clause_before,
    is_of_next_clause,
    is_of_note,
    is_reached,
)
from factcheck.claims.places.context import from_context, of_its_bank, of_speaker, of_title, unnamed
from factcheck.claims.places.naming import coordinated, is_anaphor
from factcheck.claims.places.pointing import pointed
from factcheck.claims.places.topics import is_subject, named_codes
from factcheck.language.spelling import closest
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from factcheck.claims.lines.constructions import Constructions, Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.claims.model import Strength
    from factcheck.claims.places.candidates import Seat
    from factcheck.reference.catalogue import Catalogue

_MARGIN = 1.0
"""The best place must lead the next by this much."""

_STRANGER = lazily("#(?:id?(?:x?xo)?(?P<n>n)n{0,2}(?=[,QbxPN])|d(?P<m>n)(?=b))")
"""A sentence that begins with a name that is no known place: "In the Algarve 17 percent", "In the town of Beni"."""
_WORLD = "WLD"
_UNKNOWN_PLACE = "of “{}”, for which the program has no such measure"

_TOGETHER = lazily("[EA](?:s|,|,?[io]|x)?[dnxJ]{0,3}[EA]")
"""Two places of which one lies in the other."""

_BY_RANK, _RANK_STEP, _ATTACHED = 4.0, 0.5, 2.0


class Places:
    """Chooses places for the claims of one article."""

    def __init__(self, lines: Settled, shapes: Constructions, catalogue: Catalogue, homes: Mapping[str, str]) -> None:
        """`homes` are the countries for which publishers speak: the Federal Reserve is of the US."""
        self.lines = lines
        self.shapes = shapes
        self.catalogue = catalogue
        self.homes = homes
        self.candidates = Candidates(lines, catalogue, homes)

    def choose(self, seat: Seat, *, implied: bool = True) -> PlaceChoice | str:
        """Return the place that fills a role, or the reason why there is none.

        The second place of a measure is never guessed: it is tied to the claim or absent. Neither is the first, with
        `implied` False. A measure of one place only ("the price of gold") needs no name for it.
        """
        found = self._found(seat, implied=implied)
        if isinstance(found, str) or seat.role != "entity":
            return found
        if not self.candidates.has(found.code, seat.measure):
            return f"of {self.catalogue.entity(found.code).name}, for which the program has no such measure"
        return found

    def _found(self, seat: Seat, *, implied: bool) -> PlaceChoice | str:
        told_before: PlaceChoice | str | None = None
        if seat.role == "entity":
            told_before = of_its_bank(self.candidates, seat, self.homes) or pointed(self.candidates, seat)
        if told_before is not None:
            return told_before
        tied = self._tied(seat)
        if tied is not None:
            return tied
        whole = seat.measure.whole
        if whole is not None and not seat.measure.two_places:
            why = f"no place is named: of {self.catalogue.entity(whole).name}, as ever"
            return PlaceChoice(whole, None, True, Evidence(why, "strong"))
        if not implied or seat.role != "entity":
            home = unnamed(self.candidates, seat, implied=False) if seat.role == "entity" else None
            return home or "no place tied to the number"
        line = self.lines[seat.number]
        here = self._untied(seat)
        if not here:
            stranger = _STRANGER.match(line.letters)
            if stranger is not None and stranger.end() <= seat.at:
                return _UNKNOWN_PLACE.format(line.words(stranger.start(stranger.lastgroup or 0)))
            found = of_speaker(self.candidates, seat, self.homes) or from_context(self.candidates, seat)
            return unnamed(self.candidates, seat) or found if isinstance(found, str) else found
        titled = self._titled(seat, here)
        if titled is not None:
            return titled
        code = self.candidates.innermost(here)
        if code is None or (seat.measure.kind == "stock" and self._stand_apart(line, here)):
            return self.candidates.equally_good(here)
        return PlaceChoice(code, None, False, Evidence(f"“{here[code]}”, the only place in the sentence", "fair"))

    def _tied(self, seat: Seat) -> PlaceChoice | str | None:
        line = self.lines[seat.number]
        best: dict[str, tuple[float, str, int]] = {}
        strange: tuple[float, int] | None = None
        for place in line.where("EAn"):
            spoken_of = place != seat.taken and not self.candidates.is_aside(seat, place)
            beside = is_of_next_clause(line, place, seat.at) or is_of_clause_before(line, place, seat.at)
            spoken_of = spoken_of and not beside
            scored = self._score(seat, place) if spoken_of else None
            if scored is None:
                continue
            codes = self.candidates.fitting(seat.number, place, seat.measure)
            if seat.role == "entity":  # "Punjab" is that of India, if only India's states have the measure
                codes = [code for code in codes if self.candidates.has(code, seat.measure)] or codes
            told = is_where_told(line, place)
            if told:
                scored = (scored[0] - _BY_RANK, scored[1])
            for code in codes:
                if code not in best or scored[0] > best[code][0]:
                    best[code] = (*scored, place)
            home = not codes and is_anaphor(line, place) and unnamed(self.candidates, seat)
            if not codes and not told and not home and (strange is None or scored[0] > strange[0]):
                strange = (scored[0], place)
        ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
        if strange is not None and seat.role == "entity" and (not ranked or ranked[0][1][0] < strange[0]):
            return self._misspelt(line, strange[1], seat) or (_UNKNOWN_PLACE.format(line.words(strange[1])))
        if not ranked:
            return None
        joined = coordinated(line, next(iter(ranked))[1][2])
        for place in (step for step in joined if not is_of_next_clause(line, step, seat.at)):
            best |= dict.fromkeys(
                self.candidates.fitting(seat.number, place, seat.measure), (ranked[0][1][0], "and", place)
            )
        ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
        level = {code: line.words(found[2]) for code, found in ranked if ranked[0][1][0] - found[0] < _MARGIN}
        bare = {code: words for code, words in level.items() if not _has_bracket(line, best[code][2], seat.at)}
        level = bare or level
        innermost = self.candidates.innermost(level)
        if innermost is None:
            return self.candidates.equally_good(level)
        code, (_, mark, place) = innermost, best[innermost]
        anaphor = is_anaphor(line, place)
        meant = f", which is {self.catalogue.entity(code).name}, named before" if anaphor else ""
        sense = line.items[place].sense
        strength: Strength = "fair" if anaphor or sense else "strong"
        why = Evidence(f"“{line.words(place)}” ({mark}){sense}{meant}", strength)
        return PlaceChoice(code, place, True, why)

    def _misspelt(self, line: Line, place: int, seat: Seat) -> PlaceChoice | None:
        """A name that is one letter away from a country's, where only a country can stand."""
        if line.letters[place] != "n" or not seat.measure.people_words:
            return None
        code = closest(line.words(place), self.catalogue.names())
        if code is None or self.catalogue.entity(code).kind not in seat.measure.entity_kinds:
            return None
        why = f"“{line.words(place)}”, read as {self.catalogue.entity(code).name}"
        return PlaceChoice(code, place, True, Evidence(why, "weak"))

    def _score(self, seat: Seat, place: int) -> tuple[float, str] | None:
        """How well an item is tied to the claim, and by which construction; None if it is not.

        A place belongs to the head that its construction names. One that is tied to something else in the same
        stretch of the sentence still counts, unless another number stands between. A name that is no known place
        counts only where it is attached.
        """
        line, at = self.lines[seat.number], seat.at
        marks = seat.measure.roles[seat.role]
        quantity = line.items[at].quantity
        shared = quantity is not None and quantity.kind == "share"
        found: tuple[float, str] | None = None
        letters = line.letters.replace("pQ", "px")  # "96 per 1,000 births in Angola" has one number
        for match in matches(self.shapes.entity, letters, place):
            mark = "of" if shared and match.name == "counted" else match.name  # "one in four Spaniards"
            if mark not in marks:
                continue
            score = _BY_RANK - _RANK_STEP * marks.index(mark)
            if match.head in seat.heads or match.head == at:
                score += _ATTACHED
            elif line.letters[place] == "n" or letters[match.head] == "Q":
                continue  # "and Ghana's is 34 percent" is tied to that number
            elif match.name != "topic":
                between = letters[min(place, at) + 1 : max(place, at)]
                if line.segments[place] != line.segments[at] or "Q" in between:
                    continue
            if found is None or score > found[0]:
                found = (score, match.name)
        return found

    def _untied(self, seat: Seat) -> dict[str, str]:
        """The places of the sentence that no construction ties to the number in another role."""
        line = self.lines[seat.number]
        found: dict[str, str] = {}
        beside = {line.segments[step] for step in (seat.at, *seat.heads)}
        for place in line.where("EA" if seat.measure.people_words else "E"):
            elsewhere = any(
                (match.head in seat.heads or match.head == seat.at) and not _is_loose(line, match, seat)
                for match in matches(self.shapes.entity, line.letters, place)
            )
            aside = self.candidates.is_aside(seat, place) and not self.candidates.lies_in_another(seat, place)
            colon = line.letters[place + 1 : place + 2] == ":"  # "Spain: 55%"
            if place + 1 + colon != seat.at and has_own_number(line, place):
                continue
            if is_of_next_clause(line, place, seat.at) or is_of_clause_before(line, place, seat.at):
                continue
            if line.segments[place] not in beside and is_of_note(line, place, seat.at):
                continue
            if is_reached(line, place) and ";" in line.letters[place : seat.at]:
                continue  # "Its exports to the EU were half of the total; GDP grew by 9 percent"
            if place != seat.taken and not aside and not elsewhere and not is_anaphor(line, place):
                found |= dict.fromkeys(self.candidates.fitting(seat.number, place, seat.measure), line.words(place))
        return found

    def _titled(self, seat: Seat, here: Mapping[str, str]) -> PlaceChoice | str | None:
        """The place that the headline names alone, where others of the sentence only stand apart from the number.

        The reason why neither is meant, where they stand beside it; None if there is no such place, or none other.
        """
        titled = of_title(self.candidates, seat) if is_subject(self.lines[0]) else None
        if titled is None or any(titled.code in (one, *self.candidates.around_it(one)) for one in here):
            return None
        line, around = self.lines[seat.number], self.candidates.around_it(titled.code)
        if not here.keys().isdisjoint((*around[:1], _WORLD)):
            return None  # a city, in a sentence on people of its country; "650 million people globally"
        beside = {line.segments[step] for step in (seat.at, *seat.heads)}
        places = [step for step in line.where("EA") if not {*named_codes(line, step)}.isdisjoint(here)]
        if all(line.segments[step] not in beside or {*named_codes(line, step)} <= {*around} for step in places):
            return titled
        return self.candidates.equally_good({titled.code: "", **here})

    def _stand_apart(self, line: Line, codes: Collection[str]) -> bool:
        """Whether a city and its country are named in two places of a sentence: either can have so many people."""
        kinds = {code: self.catalogue.entity(code).kind for code in codes}
        if "country" not in kinds.values() or "city" not in kinds.values():
            return False
        steps = [step for step in line.where("EA") if not {*named_codes(line, step)}.isdisjoint(codes)]
        return not all(_TOGETHER.fullmatch(line.letters, one, other + 1) for one, other in itertools.pairwise(steps))


def _has_bracket(line: Line, place: int, at: int) -> bool:
    """Whether another number than that at `at` stands in brackets behind a place: "after Poland (2.6 percent)"."""
    return line.letters[place + 1 : place + 3] == "(Q" and place + 2 != at


def _is_loose(line: Line, match: Match, seat: Seat) -> bool:
    """Whether "from" behind a name is no role of its own: "the number of articles from India"."""
    roles = {mark for marks in seat.measure.roles.values() for mark in marks}
    return line.letters[match.head] == "N" and match.name == "from" and "from" not in roles
