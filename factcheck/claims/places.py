"""Of whom a claim speaks: the place that a construction ties to it, else the only one of the context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.constructions import matches
from factcheck.claims.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.constructions import Constructions
    from factcheck.claims.line import Line
    from factcheck.reference.catalogue import Catalogue, Measure

MARGIN = 1.0
"""The best place must lead the next by this much."""
LOOK_BACK = 6
"""A place is taken from no further back than this many sentences, or from the headline."""

_ATTACHED = 2.0
_THRESHOLD = 1.5


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place and why it was chosen."""

    code: str
    """Code of the entity."""
    at: int | None
    """Index of its item in the sentence, None if it comes from elsewhere."""
    evidence: Evidence
    """Why."""


@dataclass(frozen=True, slots=True)
class Places:
    """Chooses places for the claims of one article."""

    lines: Sequence[Line]
    """All sentences of the article."""
    shapes: Constructions
    """The compiled constructions."""
    catalogue: Catalogue
    """Where entities are looked up."""

    def choose(
        self,
        number: int,
        at: int,
        heads: frozenset[int],
        measure: Measure,
        role: str,
        taken: int | None = None,
    ) -> PlaceChoice | str:
        """Return the place that fills a role of the claim at item `at` of line `number`, or the reason for none.

        `heads` are the items that speak for the measure. `taken` is the item that already fills the other role.
        The second place of a measure is never guessed: it is marked in the sentence or absent.
        """
        tied = self._tied(number, heads | {at}, at, measure, role, taken)
        if tied is not None:
            return tied
        if role != "entity":
            return "no second place"
        line = self.lines[number]
        here = self._codes(number, measure, skip=taken)
        if len(here) == 1:
            code = next(iter(here))
            return PlaceChoice(code, None, Evidence(f"“{here[code]}”, the only place in the sentence", "fair"))
        if here:
            return self._equally_good(here)
        return self._from_context(number, line, measure)

    def _tied(
        self, number: int, heads: frozenset[int], at: int, measure: Measure, role: str, taken: int | None
    ) -> PlaceChoice | str | None:
        line = self.lines[number]
        marks = measure.roles[role]
        best: dict[str, tuple[float, str, int]] = {}
        for place in line.where("EA"):
            if place == taken:
                continue
            codes = self._fitting(number, place, measure)
            if not codes:
                continue
            scored = self._score(line, place, at, heads, marks)
            if scored is None:
                continue
            for code in codes:
                if code not in best or scored[0] > best[code][0]:
                    best[code] = (scored[0], scored[1], place)
        ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
        if not ranked or ranked[0][1][0] < _THRESHOLD:
            return None
        if len(ranked) > 1 and ranked[0][1][0] - ranked[1][1][0] < MARGIN:
            return self._equally_good({code: line.words(found[2]) for code, found in ranked[:2]})
        code, (_, mark, place) = ranked[0]
        words = line.words(place)
        anaphor = self._is_anaphor(line, place)
        meant = f", which is {self.catalogue.entity(code).name}, named before" if anaphor else ""
        return PlaceChoice(code, place, Evidence(f"“{words}” ({mark}){meant}", "fair" if anaphor else "strong"))

    def _score(
        self, line: Line, place: int, at: int, heads: frozenset[int], marks: tuple[str, ...]
    ) -> tuple[float, str] | None:
        """How well a place is tied to the claim, and by which construction; None if it is not.

        A place belongs to the head that its construction names. One that is tied to something else in the same
        stretch of the sentence still counts, unless another number stands between.
        """
        found: tuple[float, str] | None = None
        for match in matches(self.shapes.entity, line.letters, place):
            if match.name not in marks:
                continue
            score = 4.0 - 0.5 * marks.index(match.name)
            if match.head in heads:
                score += _ATTACHED
            elif match.name != "topic":
                between = line.letters[min(place, at) + 1 : max(place, at)]
                if line.segments[place] != line.segments[at] or "Q" in between:
                    continue
            if found is None or score > found[0]:
                found = (score, match.name)
        return found

    def _fitting(self, number: int, place: int, measure: Measure) -> list[str]:
        """The entities that an item can be, of the kinds that the measure admits."""
        line = self.lines[number]
        mention = line.items[place].mention
        assert mention is not None
        if self._is_anaphor(line, place):
            code = self._antecedent(number, line.items[place].cues()[0].split("/")[1])
            codes: tuple[str, ...] = (code,) if code else ()
        else:
            codes = (*mention.codes("entity"), *mention.codes("people"))
        return [code for code in codes if self.catalogue.entity(code).kind in measure.entity_kinds]

    def _is_anaphor(self, line: Line, place: int) -> bool:
        return any(cue.startswith("anaphora/") for cue in line.items[place].cues())

    def _antecedent(self, number: int, kind: str) -> str | None:
        """The latest place of that kind before the sentence: "the city" after "the rebel-held part of Aleppo"."""
        kinds = {
            "city": ("city", "part"),
            "country": ("country", "territory"),
            "place": ("region", "state", "part"),
        }[kind]
        for back in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
            line = self.lines[back]
            for place in reversed(line.where("E")):
                mention = line.items[place].mention
                codes = (
                    [c for c in mention.codes("entity") if self.catalogue.entity(c).kind in kinds] if mention else []
                )
                if len(codes) == 1:
                    return codes[0]
        return None

    def _codes(self, number: int, measure: Measure, skip: int | None = None) -> dict[str, str]:
        """All places of a sentence that the measure admits, with their words."""
        line = self.lines[number]
        letters = "EA" if measure.people_words else "E"
        return {
            code: line.words(place)
            for place in line.where(letters)
            if place != skip
            for code in self._fitting(number, place, measure)
        }

    def _from_context(self, number: int, line: Line, measure: Measure) -> PlaceChoice | str:
        for back in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
            codes = self._named(back, measure)
            if len(codes) > 1:
                return self._equally_good(codes)
            if codes:
                code, words = next(iter(codes.items()))
                near = self.lines[back].sentence.block == line.sentence.block
                where = "the sentence before" if back == number - 1 and near else "an earlier sentence"
                return PlaceChoice(code, None, Evidence(f"“{words}” in {where}", "fair" if near else "weak"))
        if self.lines and self.lines[0].sentence.kind == "headline" and number:
            codes = self._named(0, measure)
            if len(codes) == 1:
                code, words = next(iter(codes.items()))
                return PlaceChoice(code, None, Evidence(f"“{words}” in the headline", "weak"))
        return "no place in the sentence or before it"

    def _named(self, number: int, measure: Measure) -> dict[str, str]:
        """Places of another sentence: names first, words for their people only if there is no name."""
        line = self.lines[number]
        for letters in ("E", "A") if measure.people_words else ("E",):
            codes = {
                code: line.words(place)
                for place in line.where(letters)
                if not self._is_anaphor(line, place)
                for code in self._fitting(number, place, measure)
            }
            if codes:
                return codes
        return {}

    def _equally_good(self, codes: dict[str, str]) -> str:
        names = " and ".join(self.catalogue.entity(code).name for code in list(codes)[:3])
        return f"several places are equally good: {names}"
