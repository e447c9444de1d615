"""Of whom a claim speaks: the place that a construction ties to it, else the only one of the context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.asides import asides, beside, dateline, is_where_told
from factcheck.claims.constructions import matches
from factcheck.claims.model import Evidence
from factcheck.claims.naming import coordinated, home_of, is_anaphor, is_of_a_part
from factcheck.claims.pointing import is_itself, possessor, relative_owner, subject_pronoun, subjects
from factcheck.claims.topics import heading_of_row, is_open, is_topic, leads_to, named_codes
from factcheck.language.spelling import closest
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from factcheck.claims.constructions import Constructions
    from factcheck.claims.line import Line
    from factcheck.claims.model import Strength
    from factcheck.claims.senses import Settled
    from factcheck.reference.catalogue import Catalogue, Measure

MARGIN = 1.0
"""The best place must lead the next by this much."""
LOOK_BACK = 6
"""A place is taken from no further back than this many sentences, or from the headline."""

_BY_RANK, _RANK_STEP, _ATTACHED = 4.0, 0.5, 2.0

_ANAPHORA = {
    "city": frozenset({"city", "part"}),
    "country": frozenset({"country", "territory"}),
    "place": frozenset({"region", "state", "part"}),
}


class PlaceChoice(NamedTuple):
    """A place and why it was chosen."""

    code: str
    """Code of the entity."""
    at: int | None
    """Index of its item in the sentence, None if it comes from elsewhere."""
    tied: bool
    """Whether a construction ties it to the claim."""
    evidence: Evidence
    """Why."""


class Seat(NamedTuple):
    """Where in the article a place is looked for, and what for."""

    number: int
    """Number of the line."""
    at: int
    """Index of the quantity's item."""
    heads: frozenset[int]
    """Indexes of the items that speak for the measure."""
    measure: Measure
    """The measure, with its roles."""
    role: str
    """"entity" or "counterpart"."""
    taken: int | None = None
    """The item that already fills the other role."""


class Places:
    """Chooses places for the claims of one article."""

    def __init__(self, lines: Settled, shapes: Constructions, catalogue: Catalogue, homes: Mapping[str, str]) -> None:
        """`homes` are the countries for which publishers speak: the Federal Reserve is of the US."""
        self.lines = lines
        self.shapes = shapes
        self.catalogue = catalogue
        self.homes = homes
        self._asides: dict[int, frozenset[int]] = {}

    def choose(self, seat: Seat, *, implied: bool = True) -> PlaceChoice | str:
        """Return the place that fills a role, or the reason why there is none.

        The second place of a measure is never guessed: it is tied to the claim or absent. Neither is the first, with
        `implied` False. A measure of one place only ("the price of gold") needs no name for it.
        """
        found = self._found(seat, implied=implied)
        if isinstance(found, PlaceChoice) and seat.role == "entity" and not self._counted(found.code, seat.measure):
            return f"of {self.catalogue.entity(found.code).name}, for which the program has no such measure"
        return found

    def _found(self, seat: Seat, *, implied: bool) -> PlaceChoice | str:
        pointed = self._pointed(seat) if seat.role == "entity" else None
        if pointed is not None:
            return pointed
        tied = self._tied(seat)
        if tied is not None:
            return tied
        whole = seat.measure.whole
        if whole is not None and not seat.measure.two_places:
            why = f"no place is named: of {self.catalogue.entity(whole).name}, as ever"
            return PlaceChoice(whole, None, True, Evidence(why, "strong"))
        if not implied or seat.role != "entity":
            return "no place tied to the number"
        here = self._untied(seat)
        if not here:
            return self._of_speaker(seat) or self._from_context(seat)
        code = self._innermost(here)
        if code is None:
            return self._equally_good(here)
        return PlaceChoice(code, None, False, Evidence(f"“{here[code]}”, the only place in the sentence", "fair"))

    def codes_at(self, number: int, place: int, measure: Measure) -> list[str]:
        """Return the entities that the place at an item can be, of the kinds that the measure admits."""
        return [code for code in self._fitting(number, place, measure) if self._counted(code, measure)]

    def codes_named(self, number: int, place: int) -> tuple[str, ...]:
        """Return the entities that the place at an item can be, of whatever kind."""
        return named_codes(self.lines[number], place)

    def where_named(self, number: int, code: str, before: int) -> list[int]:
        """Return the items of a line before one that name an entity."""
        line = self.lines[number]
        return [step for step in line.where("EA") if step < before and code in named_codes(line, step)]

    def _counted(self, code: str, measure: Measure) -> bool:
        """Whether a place is one of those that the measure is of: a country and its states, where it names one."""
        if measure.within is None:
            return True
        return measure.within in (code, self.catalogue.entity(code).parent)

    # --- the sentence -------------------------------------------------------------------------------

    def _tied(self, seat: Seat) -> PlaceChoice | str | None:
        line = self.lines[seat.number]
        best: dict[str, tuple[float, str, int]] = {}
        strange: tuple[float, int] | None = None
        for place in line.where("EAn"):
            spoken_of = place != seat.taken and not self._is_aside(seat, place)
            scored = self._score(seat, place) if spoken_of else None
            if scored is None:
                continue
            codes = self._fitting(seat.number, place, seat.measure)
            told = is_where_told(line, place)
            if told:
                scored = (scored[0] - _BY_RANK, scored[1])
            for code in codes:
                if code not in best or scored[0] > best[code][0]:
                    best[code] = (*scored, place)
            if not codes and not told and (strange is None or scored[0] > strange[0]):
                strange = (scored[0], place)
        ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
        if strange is not None and seat.role == "entity" and (not ranked or ranked[0][1][0] < strange[0]):
            return self._misspelt(line, strange[1], seat) or (
                f"of “{line.words(strange[1])}”, for which the program has no such measure"
            )
        if not ranked:
            return None
        for place in coordinated(line, next(iter(ranked))[1][2]):
            best |= dict.fromkeys(self._fitting(seat.number, place, seat.measure), (ranked[0][1][0], "and", place))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
        level = {code: line.words(found[2]) for code, found in ranked if ranked[0][1][0] - found[0] < MARGIN}
        innermost = self._innermost(level)
        if innermost is None:
            return self._equally_good(level)
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
            elif line.letters[place] == "n":
                continue
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
        for place in line.where("EA" if seat.measure.people_words else "E"):
            elsewhere = any(
                match.head in seat.heads or match.head == seat.at
                for match in matches(self.shapes.entity, line.letters, place)
            )
            meant = place != seat.taken and (not self._is_aside(seat, place) or self._lies_in_another(seat, place))
            if meant and not elsewhere and not is_anaphor(line, place):
                found |= dict.fromkeys(self._fitting(seat.number, place, seat.measure), line.words(place))
        return found

    def _is_aside(self, seat: Seat, place: int) -> bool:
        """Whether a place of the sentence is named for something else than the number."""
        line = self.lines[seat.number]
        return place in self.asides_of(seat.number) or beside(line, place, (seat.at, *seat.heads))

    def _lies_in_another(self, seat: Seat, place: int) -> bool:
        """Whether an aside only says more closely where another place of its sentence is."""
        line = self.lines[seat.number]
        if place in self.asides_of(seat.number):
            return False
        others = {code for other in line.where("E") if other != place for code in named_codes(line, other)}
        return any(others & set(self._chain(code)[1:]) for code in named_codes(line, place))

    def asides_of(self, number: int) -> frozenset[int]:
        """Return the places of a line that only set a comparison or tell where it was written."""
        if number not in self._asides:
            line = self.lines[number]
            dated = range(self._dateline(number))
            self._asides[number] = asides(line, lambda place: self._kind(line, place)).union(
                place for place in line.where("EA") if place in dated
            )
        return self._asides[number]

    def around(self, number: int) -> frozenset[int]:
        """Return the places of a line that are none of a list of countries: asides, and the groups of countries."""
        line = self.lines[number]
        groups = (place for place in line.where("E") if self._kind(line, place) in ("region", "group"))
        return self.asides_of(number).union(groups)

    def _dateline(self, number: int) -> int:
        line = self.lines[number]
        opens = not number or self.lines.sentences[number - 1].block != line.sentence.block
        return dateline(line, opens_block=opens)

    def _kind(self, line: Line, place: int) -> str:
        codes = named_codes(line, place)
        return self.catalogue.entity(codes[0]).kind if codes else ""

    # --- words that point to a place ----------------------------------------------------------------

    def _pointed(self, seat: Seat) -> PlaceChoice | str | None:
        """The place that "its", "whose" or "where" points to, None if the measure has no such word."""
        line = self.lines[seat.number]
        head = min(seat.heads)
        owner = relative_owner(line, min(head, seat.at))
        if "pronoun/there" in line.items[head].cues():
            return self._there(seat, head)
        pronoun = possessor(line, head)
        whose = pronoun is not None and line.words(pronoun).lower() == "whose"
        if whose and seat.measure.two_places:
            return "of “whose”, which may be either of its two places"  # "Kenya, whose 600,000 refugees"
        if owner is None and pronoun is not None and whose:
            owner = relative_owner(line, pronoun + 1)
        if owner is not None:
            return self._this_one(seat, owner, f"“{line.words(owner)}” before the relative pronoun")
        subject = subject_pronoun(line, min(head, seat.at)) if pronoun is None else None
        if pronoun is None and subject is None:
            return None
        pronoun = pronoun if pronoun is not None else subject
        assert pronoun is not None
        word = line.words(pronoun)
        for number in (seat.number, seat.number - 1):
            if number < 0 or not leads_to(self.lines, number, seat.number):
                break
            before = pronoun if number == seat.number else len(self.lines[number].items)
            found = self._subject(number, before, seat, word, itself=subject is not None)
            if found is not None:
                return found
            if number == seat.number and any(step < pronoun for step in line.where("nEA")):
                break
        counted = subject is not None and line.letters[head] in "CHu"
        return f"of “{word}”, of which the text does not say what it is" if counted else None

    def _there(self, seat: Seat, head: int) -> PlaceChoice | str:
        """The only place that "there" can point to; not where something else lies: "The camp is in Jordan"."""
        for number in (seat.number, seat.number - 1):
            if number < 0 or self.lines.sentences[number].block != self.lines.sentences[seat.number].block:
                break
            line = self.lines[number]
            before = min(head, seat.at) if number == seat.number else len(line.items)
            found = self._subject(number, before, seat, "there")
            places = [place for place in line.where("E") if place < before]
            if found is None and len(places) == 1 and line.letters[1:2] != "d":
                found = self._this_one(seat._replace(number=number), places[0], f"“{line.words(places[0])}”, there")
            if found is not None:
                return found
        return "of “there”, of which the text does not say what it is"

    def _subject(
        self, number: int, before: int, seat: Seat, word: str, *, itself: bool = False
    ) -> PlaceChoice | str | None:
        """The only place that can be the subject of a sentence, None if there is none.

        With `itself`, nothing that the place owns may be the subject, but for its economy where that is what grows.
        """
        line = self.lines[number]
        besides = [place for place in line.where("E") if beside(line, place, ())]
        steps = subjects(line, before, {*self.asides_of(number), *besides})
        if itself:
            moves = any(self.lines[seat.number].letters[head] == "u" for head in seat.heads)
            steps = [step for step in steps if is_itself(line, step, moves=moves)]
        codes = {
            code: line.words(step)
            for step in steps
            for code in (self._fitting(number, step, seat.measure) or self._codes_of_owner(line, step))
        }
        fitting = {c: w for c, w in codes.items() if self.catalogue.entity(c).kind in seat.measure.entity_kinds}
        code = self._innermost(fitting) if fitting else None
        if len(fitting) > 1 and code is None:
            return self._equally_good(fitting)
        if code is None:
            return None
        near = number == seat.number
        where = "" if near else " in the sentence before"
        opens = len(steps) == 1 and steps[0] == 1 and is_itself(line, 1, moves=False)
        strength: Strength = "fair" if near or opens else "weak"
        why = Evidence(f"“{word}”, which points to “{fitting[code]}”{where}", strength)
        return PlaceChoice(code, steps[-1] if near and len(steps) == 1 else None, True, why)

    def _codes_of_owner(self, line: Line, place: int) -> tuple[str, ...]:
        """In "Russia's central bank raised its rate" it is Russia's, though the bank is no place."""
        return named_codes(line, place) if line.letters[place + 1 : place + 2] == "s" else ()

    def _this_one(self, seat: Seat, place: int, why: str) -> PlaceChoice | None:
        codes = self._fitting(seat.number, place, seat.measure)
        if len(codes) != 1:
            return None
        return PlaceChoice(codes[0], place, True, Evidence(why, "strong"))

    def _of_speaker(self, seat: Seat) -> PlaceChoice | None:
        """The country of a national source, where the sentence names no place: "The Federal Reserve said ..."."""
        line = self.lines[seat.number]
        found: dict[str, str] = {}
        for step in line.where("S"):
            mention = line.items[step].mention
            codes = mention.codes("publisher") if mention is not None else ()
            found |= {self.homes[code]: line.words(step) for code in codes if code in self.homes}
        fitting = [code for code in found if self.catalogue.entity(code).kind in seat.measure.entity_kinds]
        if len(found) != 1 or not fitting:
            return None
        why = f"“{found[fitting[0]]}”, which speaks for {self.catalogue.entity(fitting[0]).name}"
        return PlaceChoice(fitting[0], None, False, Evidence(why, "fair"))

    # --- what an item can be ------------------------------------------------------------------------

    def _fitting(self, number: int, place: int, measure: Measure) -> list[str]:
        """The entities that an item can be, of the kinds that the measure admits."""
        line = self.lines[number]
        if is_of_a_part(line, place):
            return []
        if is_anaphor(line, place):
            code = self._antecedent(number, place)
            codes: tuple[str, ...] = (code,) if code else ()
        else:
            codes = named_codes(line, place)
        fitting = [code for code in codes if self.catalogue.entity(code).kind in measure.entity_kinds]
        # Of several meanings, the kind of place that has such figures is not the one that is meant for it alone.
        return list(codes) if fitting and len(codes) > 1 else fitting

    # --- the context --------------------------------------------------------------------------------

    def _back(self, number: int) -> Iterator[int]:
        """The lines before one, in which its places may have been named."""
        return iter(range(number - 1, max(-1, number - 1 - LOOK_BACK), -1))

    def _antecedent(self, number: int, place: int) -> str | None:
        """The place that "the city" or "the country" points back to: the latest of that kind, if it is one."""
        line = self.lines[number]
        kinds = _ANAPHORA[line.items[place].cues()[0].split("/")[1]]
        if "S" in line.letters[:place] and "E" not in line.letters[:place]:
            return None  # "The Census Bureau puts the country's population ...": of which country, it does not say
        for back, steps in (
            (number, [p for p in line.where("EA") if p < place]),
            *((b, None) for b in self._back(number)),
        ):
            other = self.lines[back]
            codes = {
                code
                for step in (other.where("E") if steps is None else steps)
                if not is_anaphor(other, step)
                if step not in self.asides_of(back)
                for code in named_codes(other, step)
                if self._is_of_kind(code, kinds) and self._lies_in(code, line, place)
            }
            if codes:
                code = self._innermost(codes)
                return code if code is not None and self._carries_on(code, back, number) else None
        return None

    def _lies_in(self, code: str, line: Line, place: int) -> bool:
        """Whether a place lies where an anaphor says: "the West African country". A continent is near enough."""
        wanted = [cue.split("/", 1)[1] for cue in line.items[place].cues() if cue.startswith("within/")]
        return all(set(self._chain(code)) & set(self._chain(region)) - {"WLD"} for region in wanted)

    def _chain(self, code: str) -> list[str]:
        """A place and what it lies in; of a place smaller than a region, itself alone is wanted."""
        chain = [code]
        while (parent := self.catalogue.entity(chain[-1]).parent) is not None:
            chain.append(parent)
        return chain

    def _is_of_kind(self, code: str, kinds: frozenset[str]) -> bool:
        """Whether a place is one of such a kind; with cities go their parts, but not those of a country."""
        entity = self.catalogue.entity(code)
        if entity.kind == "part" and "city" in kinds:
            return entity.parent is not None and self.catalogue.entity(entity.parent).kind == "city"
        return entity.kind in kinds

    def _from_context(self, seat: Seat) -> PlaceChoice | str:
        sentences = self.lines.sentences
        above = heading_of_row(self.lines, seat.number)
        if above is not None and (found := self._from_heading(above, seat)):
            return found
        for back in self._back(seat.number):
            codes = self._named(back, seat.measure)
            if codes:
                code = self._innermost(codes)
                if code is None:
                    return self._equally_good(codes)
                words = codes[code]
                if not self._carries_on(code, back, seat.number):
                    break
                near = sentences[back].block == sentences[seat.number].block
                where = "the sentence before" if near and back == seat.number - 1 else "an earlier sentence"
                return PlaceChoice(code, None, False, Evidence(f"“{words}” in {where}", "weak"))
        if seat.number and sentences[0].kind == "headline":
            found = self._from_heading(0, seat)
            if found is not None:
                return found
        return self._from_dateline(seat) or "no place in the sentence or before it"

    def _from_heading(self, above: int, seat: Seat) -> PlaceChoice | None:
        codes = self._named(above, seat.measure)
        code = self._innermost(codes)
        where = "headline" if self.lines.sentences[above].kind == "headline" else "heading above"
        return PlaceChoice(code, None, False, Evidence(f"“{codes[code]}” in the {where}", "weak")) if code else None

    def _from_dateline(self, seat: Seat) -> PlaceChoice | None:
        """Where the text was written, if nothing else is named: the place itself, else the country that it lies in."""
        for number in range(seat.number + 1):
            end = self._dateline(number)
            if not end:
                continue
            line = self.lines[number]
            for place in line.where("E"):
                if place > end:
                    break
                homes = {home_of(self.catalogue, code, seat.measure) for code in named_codes(line, place)}
                code = homes.pop() if len(homes) == 1 else None
                if code is not None:
                    why = f"“{line.words(place)}” in the dateline, and no other place is named"
                    return PlaceChoice(code, None, False, Evidence(why, "weak"))
            return None
        return None

    def _carries_on(self, code: str, back: int, number: int) -> bool:
        """Whether a place of another paragraph is still meant: only if it is what the article is about."""
        if self.lines.sentences[back].block == self.lines.sentences[number].block:
            return True
        around: str | None = code
        while around is not None and (entity := self.catalogue.entity(around)).kind not in ("region", "group"):
            if is_topic(self.lines, around):
                return True
            around = entity.parent
        return is_topic(self.lines, code)

    def _named(self, number: int, measure: Measure) -> dict[str, str]:
        """Places of another sentence: names first, words for their people only if there is no name."""
        line = self.lines[number]
        for letters in ("E", "A") if measure.people_words else ("E",):
            codes = {
                code: line.words(place)
                for place in line.where(letters)
                if not is_anaphor(line, place) and place not in self.asides_of(number)
                for code in self._fitting(number, place, measure)
            }
            if codes:
                return codes
        return {}

    def _innermost(self, codes: Collection[str]) -> str | None:
        """Of places that lie in one another the smallest ("Aleppo, Syria"), None if two lie apart."""
        for code in codes:
            around = {code}
            inner: str | None = code
            while inner is not None and (inner := self.catalogue.entity(inner).parent) is not None:
                around.add(inner)
            if around >= set(codes):
                return None if len(codes) > 1 and is_open(self.lines, code, codes) else code
        return None

    def _equally_good(self, codes: dict[str, str]) -> str:
        names = " and ".join(self.catalogue.entity(code).name for code in list(codes)[:3])
        return f"several places are equally good: {names}"
