"""The places that the names of an article can mean, of the kinds that a measure admits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.places.asides import asides, beside, dateline, is_landmark, may_have_dateline
from factcheck.claims.places.naming import contains_part, is_anaphor, is_of_a_part
from factcheck.claims.places.topics import heads_rows, is_open, is_row, is_subject, is_topic, named_codes
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.claims.model import Evidence
    from factcheck.reference.catalogue import Catalogue, Measure

_LOOK_BACK = 6
"""A place is taken from no further back than so many sentences that are no rows of a profile, or from the headline."""
_FURTHEST = 30
"""Lines back to the furthest of them."""

_OF_ALL = frozenset({"rate", "stock"})
"""Kinds of measures that a part of a country has a figure of its own for; what happens in it happens in the country."""
_AROUND = lazily("E(?:,|,?i)d?$")
"""Between a place and the one that it lies in."""

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
    near: bool = True
    """Whether it stands in the sentence, in its paragraph, or over the text; not in a paragraph before."""


_LISTED = frozenset(":;,(&")
"""Marks before an element of a list."""
_NUMBERED = lazily("(?:E(?:x{1,2}:|:?)|(?<=\\()Ex{1,2}|(?<=:)E\\(|Ax{0,2})Q")
"""A place or people with a number: "Austria 330 km", "African descent 82%", "EU average: 10%", "(EU average 10%)".

Also "Main partner: China (28%)"."""
_BETWEEN = lazily("QE:?Q")
"""A place in a list without commas: "Singapore 13.9% China 13%"."""
_NEXT = lazily("Q[^,;]{0,5},&?$")
"""Before the next place of a list: "Spain: 55%, "."""
_OF_THOSE = lazily("(?P<p>x)od?$")
"""Before a place, what it has of the same kind: "prices rose 1 percent while those of Russia"."""
_NEXT_CLAUSE = lazily("(?:[;,]&?|(?<=[;,])&|&)[xw]{0,2}i?d?$")
"""After a number, the beginning of a clause up to its place."""
_OWN_CLAUSE = lazily("[;,]&?i?d?E(?:[ftx]{0,2}|[bl]{1,2}x?)d?$")
"""Before a number, the beginning of its clause with a place."""
_HAS_NUMBER = lazily("(?:s?[dxblaR]{0,4}|\\()Q")
"""Behind such a place, its number."""
_NOTE = lazily("[#:;][^:;VblumPLwif]*$")
"""Before a number, the beginning of its clause, which has neither a verb nor a preposition."""
_INSTITUTION = lazily("#[.-]?d?[xnJ]{0,2}(?P<i>[xn])od?$")
"""From the beginning of a heading to the place in the name of what it is of."""
_VERBS = frozenset("Vblum")
_FACT = lazily("#[.-]?(?P<name>[xnJN])(?:\\([^()]{1,6}\\))?:")
"""A row that tells one thing of a place."""
_WORDED = lazily("#[.-]?[xnJN]{1,4}(?:\\([^()]{1,6}\\))?:(?!E)")
"""A row with a name of its own; the words for people in it tell what is spoken there, or who lives there."""
_SUBJECT = lazily("#d?(?P<e>E)(?=[bxlVums])")
"""The place with which a sentence begins, before a verb or as an owner."""

_TOLD_OF = lazily("#(?:T,?)?(?:id?|d)?(?P<e>E)")
"""The place with which a sentence begins, or in which it is set."""


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


class Candidates:
    """What the names of places in the lines of one article can mean."""

    def __init__(self, lines: Settled, catalogue: Catalogue, homes: Mapping[str, str]) -> None:
        """`homes` are the countries for which publishers and central banks speak."""
        self.homes = homes
        self.lines = lines
        self.catalogue = catalogue
        self._asides: dict[int, frozenset[int]] = {}

    def codes_at(self, number: int, place: int, measure: Measure) -> list[str]:
        """Return the entities that the place at an item can be, of the kinds that the measure admits."""
        return [code for code in self.fitting(number, place, measure) if self.has(code, measure)]

    def where_named(self, number: int, code: str, before: int) -> list[int]:
        """Return the items of a line before one that name an entity."""
        line = self.lines[number]
        return [step for step in line.where("EA") if step < before and code in named_codes(line, step)]

    def has(self, code: str, measure: Measure) -> bool:
        """Tell whether a place is one of those that the measure is of: a country and its states, where it names one."""
        if measure.within is None:
            return True
        return measure.within in (code, self.catalogue.entity(code).parent)

    def asides_of(self, number: int) -> frozenset[int]:
        """Return the places of a line that only set a comparison or tell where it was written."""
        if number not in self._asides:
            line = self.lines[number]
            dated = range(self.dateline_of(number))
            self._asides[number] = asides(line, lambda place: self._kind(line, place)).union(
                place
                for place in line.where("EA")
                if place in dated or _is_fact(line, place) or _is_of_institution(line, place)
            )
        return self._asides[number]

    def around(self, number: int) -> frozenset[int]:
        """Return the places of a line that are none of a list of countries: asides, and the groups of countries."""
        line = self.lines[number]
        groups = (place for place in line.where("E") if self._kind(line, place) in ("region", "group"))
        return self.asides_of(number).union(groups)

    def is_aside(self, seat: Seat, place: int) -> bool:
        """Tell whether a place of the sentence is named for something else than the number."""
        line = self.lines[seat.number]
        return place in self.asides_of(seat.number) or beside(line, place, (seat.at, *seat.heads))

    def lies_in_another(self, seat: Seat, place: int) -> bool:
        """Tell whether an aside only says more closely where another place of its sentence is."""
        line = self.lines[seat.number]
        if place in self.asides_of(seat.number):
            return False
        others = {code for other in line.where("E") if other != place for code in named_codes(line, other)}
        return any(others & set(self._chain(code)[1:]) for code in named_codes(line, place))

    def dateline_of(self, number: int) -> int:
        """Return the index of the dash that ends the dateline of a line, 0 if it has none."""
        sentences = self.lines.sentences
        opens_block = not number or sentences[number - 1].block != sentences[number].block
        may_be = opens_block and may_have_dateline(sentences[number].text)  # few, and the others need not be drawn
        return dateline(self.lines[number]) if may_be else 0

    def _kind(self, line: Line, place: int) -> str:
        codes = named_codes(line, place)
        return self.catalogue.entity(codes[0]).kind if codes else ""

    def fitting(self, number: int, place: int, measure: Measure) -> list[str]:
        """Return the entities that an item can be, of the kinds that the measure admits."""
        line = self.lines[number]
        beside = line.items[place - 1].cues()
        of_country = measure.kind == "flow" and measure.overlap < 1 and "city" not in measure.entity_kinds
        an_event_in = of_country and "places/parts" in beside and self._kind(line, place) not in ("region", "group")
        if is_of_a_part(line, place) and f"row/{measure.unit.of}" not in beside and not an_event_in:
            return []  # a measure of the rural population is one of "rural Zambia"; a quake in the north is Italy's
        if measure.kind in _OF_ALL and (contains_part(line, place) or self._is_around(line, place)):
            return []
        if is_landmark(line, place) and _is_lasting(measure):
            return []  # what happened "north of Baghdad" happened there
        if is_anaphor(line, place):
            code = self._antecedent(number, place)
            codes: tuple[str, ...] = (code,) if code else ()
        else:
            codes = named_codes(line, place)
        fitting = [code for code in codes if self.catalogue.entity(code).kind in measure.entity_kinds]
        # Of several meanings, the kind of place that has such figures is not the one that is meant for it alone.
        return list(codes) if fitting and len(codes) > 1 else fitting

    def _is_around(self, line: Line, place: int) -> bool:
        """Whether a place only says where the one before it lies, of which is told: "In Punjab, Pakistan"."""
        near = _AROUND.search(line.letters, max(0, place - 4), place)
        if near is None:
            return False
        inner, outer = named_codes(line, near.start()), named_codes(line, place)
        return any(code in self._chain(part)[1:] for part in inner for code in outer)

    def before(self, number: int) -> Iterator[int]:
        """Return the lines before one, nearest first, in which its places may have been named."""
        left = _LOOK_BACK
        for back in range(number - 1, max(-1, number - 1 - _FURTHEST), -1):
            yield back
            left -= not is_row(self.lines[back])
            if not left:
                return

    def _antecedent(self, number: int, place: int) -> str | None:
        """The place that "the city" or "the country" points back to: the latest of that kind, if it is one."""
        line = self.lines[number]
        kinds = _ANAPHORA[line.items[place].cues()[0].split("/")[1]]
        if "E" not in line.letters[:place] and any(
            self._is_national(line, step) for step in line.where("S") if step < place
        ):
            return None  # "The Census Bureau puts the country's population ...": of which country, it does not say
        for back, steps in (
            (number, [p for p in line.where("EA") if p < place]),
            *((b, self.lines[b].where("E")) for b in self.before(number)),
            *((b, self._people_first(b)) for b in self.before(number)),
        ):
            other = self.lines[back]
            codes = {
                code
                for step in _subjects_first(other, steps)
                if not is_anaphor(other, step)
                if step not in self.asides_of(back)
                for code in named_codes(other, step)
                if self._is_of_kind(code, kinds) and self._lies_in(code, line, place)
            }
            if codes:
                code = self.innermost(codes)
                if code is not None and back != number and not opens_with(other, code):
                    titled = self.in_headline(kinds)
                    code = code if titled is None or titled in self.around_it(code) else titled
                return code if code is not None and self.carries_on(code, back, number) else None
        return None

    def in_headline(self, kinds: frozenset[str]) -> str | None:
        """Return the only place of a kind in a headline that says what the text is about, None for none or several."""
        line = self.lines[0]
        if self.lines.sentences[0].kind != "headline" or not is_subject(line):
            return None
        steps = [step for step in line.where("E") if step not in self.asides_of(0) and not is_anaphor(line, step)]
        codes = {code for step in steps for code in named_codes(line, step) if self._is_of_kind(code, kinds)}
        return codes.pop() if len(codes) == 1 else None

    def _is_national(self, line: Line, step: int) -> bool:
        """Whether a source may be that of any one country: not one that speaks of all, as the IMF does."""
        mention = line.items[step].mention
        return mention is None or any(code in self.homes for code in mention.codes("publisher"))

    def _people_first(self, number: int) -> list[int]:
        """Words for people with which a sentence begins, behind its dateline: "Zambian copper sales totalled"."""
        line, begin = self.lines[number], self.dateline_of(number) + 1
        return [step for step in line.where("A") if line.letters[begin:step] in ("", "d")]

    def _lies_in(self, code: str, line: Line, place: int) -> bool:
        """Whether a place lies where an anaphor says: "the West African country". A continent is near enough."""
        wanted = [cue.split("/", 1)[1] for cue in line.items[place].cues() if cue.startswith("within/")]
        return all(set(self._chain(code)) & set(self._chain(region)) - {"WLD"} for region in wanted)

    def around_it(self, code: str) -> list[str]:
        """Return what a place lies in."""
        return self._chain(code)[1:]

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

    def carries_on(self, code: str, back: int, number: int) -> bool:
        """Tell whether a place of another paragraph is still meant: only if it is what the article is about."""
        if self.lines.sentences[back].block == self.lines.sentences[number].block or heads_rows(
            self.lines, back, number
        ):
            return True
        around: str | None = code
        while around is not None and (entity := self.catalogue.entity(around)).kind not in ("region", "group"):
            if is_topic(self.lines, around):
                return True
            around = entity.parent
        return is_topic(self.lines, code)

    def named_in(self, number: int, measure: Measure) -> dict[str, str]:
        """Return the places of a line with their words: names first, words for people only if there is no name."""
        line = self.lines[number]
        fact = _FACT.match(line.letters)
        if fact is not None and "row/place" in line.items[fact.start("name")].cues():
            return {}  # "Capital: Dushanbe."
        people = measure.people_words and _WORDED.match(line.letters) is None  # "Languages: Spanish"
        for letters in ("E", "A") if people else ("E",):
            codes = {
                code: line.words(place)
                for place in line.where(letters)
                if not is_anaphor(line, place)
                and place not in self.asides_of(number)
                and not has_own_number(line, place)
                for code in self.fitting(number, place, measure)
            }
            if codes:
                return codes
        return {}

    def is_only_reached(self, number: int, measure: Measure) -> bool:
        """Tell whether all places of a line are where something goes, and lines before it name others.

        "Cambodia grew 7 percent. Its shipments to the EU rose": what follows is of Cambodia.
        """
        line = self.lines[number]
        if not _is_lasting(measure):
            return False
        places = [place for place in line.where("E") if self.fitting(number, place, measure)]
        if not places or not all(is_reached(line, place) for place in places) or line.where("A"):
            return False
        block = self.lines.sentences[number].block
        earlier = (back for back in self.before(number) if self.lines.sentences[back].block == block)
        return any(self.named_in(back, measure) for back in earlier)

    def subject(self, number: int, codes: Collection[str]) -> str | None:
        """Return of several places of a line the one that it begins with: "Botswana lies in Southern Africa"."""
        line = self.lines[number]
        found = _SUBJECT.match(line.letters) if len(codes) > 1 else None
        named = [code for code in named_codes(line, found.start("e")) if code in codes] if found is not None else []
        aside = found is None or found.start("e") in self.asides_of(number)
        return named[0] if len(named) == 1 and not aside else None

    def innermost(self, codes: Collection[str]) -> str | None:
        """Return of places that lie in one another the smallest ("Aleppo, Syria"), None if two lie apart."""
        for code in codes:
            around = {code}
            inner: str | None = code
            while inner is not None and (inner := self.catalogue.entity(inner).parent) is not None:
                around.add(inner)
            if around >= set(codes):
                return None if len(codes) > 1 and is_open(self.lines, code, codes) else code
        return None

    def equally_good(self, codes: dict[str, str]) -> str:
        """Return the reason that several places leave it open which is meant."""
        names = " and ".join(self.catalogue.entity(code).name for code in list(codes)[:3])
        return f"several places are equally good: {names}"


def _subjects_first(line: Line, steps: Sequence[int]) -> list[int]:
    """Leave out where something goes, if another is named from which nothing comes: "Iran's exports to South Korea"."""
    others = [step for step in steps if not is_reached(line, step)]
    return others if others and all(line.letters[step - 1] != "f" for step in others) else list(steps)


def opens_with(line: Line, code: str) -> bool:
    """Tell whether a sentence begins with a place, so that it tells of it: "Botswana, ...", "In 2012, in Botswana"."""
    found = _TOLD_OF.match(line.letters)
    return found is not None and code in named_codes(line, found.start("e"))


def _is_lasting(measure: Measure) -> bool:
    """Whether a measure is of all of a place, and not of something that happened there."""
    return measure.kind in _OF_ALL or bool(measure.years)


def is_reached(line: Line, place: int) -> bool:
    """Tell whether something goes to a place: "exports to the EU"."""
    before = place - 2 if line.letters[place - 1] == "d" else place - 1
    return not line.lists.place_goal.isdisjoint(line.lower(before).split()[-1:])


def _is_fact(line: Line, place: int) -> bool:
    """Whether a place only tells what is asked for in its row: "Togo | Capital: Lomé | Population: 7.5 million"."""
    asked = place - 2 if line.letters[place - 1] == ":" else place - 1
    alone = line.letters[place + 1 : place + 2] in ("", *":;.")
    return alone and asked > 0 and line.letters[asked - 1] in "#:;" and "row/place" in line.items[asked].cues()


def _is_of_institution(line: Line, place: int) -> bool:
    """Whether a place is a part of what a heading or a row is called by: "University of Ghana in figures"."""
    found = _INSTITUTION.search(line.letters, 0, place)
    if found is None or not _VERBS.isdisjoint(line.letters):
        return False
    return "institution/nouns" in line.items[found.start("i")].cues()


def is_of_next_clause(line: Line, place: int, at: int) -> bool:
    """Tell whether a place stands in a clause behind a number that has its own: "Egypt got 6; Ethiopia had 3".

    The clause is one that a number before it leaves the rest to: "73 percent of Finland; in Ireland the figure is 11".
    Before the number, whatever has a name may be what it is of.
    """
    if place < at:
        return False
    those = _OF_THOSE.search(line.letters, at + 1, place)
    if those is not None and line.lower(those.start("p")).split()[-1] in line.lists.pointing_those:
        return True
    if not any(step < place for step in line.where("EAn")):
        return False
    begins = _NEXT_CLAUSE.search(line.letters, at + 1, place)
    own = _HAS_NUMBER.match(line.letters, place + 1) if begins is not None else None
    number = line.items[own.end() - 1].quantity if own is not None else None
    return number is not None and number.kind != "duration"  # "in Peru and Chile in the past five days"


def is_of_clause_before(line: Line, place: int, at: int) -> bool:
    """Tell whether a place has its own number, and the clause of a later one has a place: ", and in Chad from 58"."""
    if place > at or "Q" not in line.letters[place:at]:
        return False
    own = _OWN_CLAUSE.search(line.letters, place, at)
    return own is not None and "Q" in line.letters[place : own.start()]


def is_of_note(line: Line, place: int, at: int) -> bool:
    """Tell whether people only modify a word behind a number of notes without verbs: "Growth 2%, Russian gas cut"."""
    if line.letters[place] != "A" or place < at or line.letters[place + 1 : place + 2] not in ("x", "n"):
        return False
    return _NOTE.search(line.letters, 0, at) is not None


def has_own_number(line: Line, place: int) -> bool:
    """Tell whether a place is one of a list with a number each: "Borders: Austria 330 km", "Groups: French 4%"."""
    if _BETWEEN.match(line.letters, place - 1) is not None:
        return True
    if line.letters[place - 1] not in _LISTED or _NUMBERED.match(line.letters, place) is None:
        return False
    heads = line.letters[place + 1] == ":" and line.letters[place - 1] in ",("
    return not heads or _NEXT.search(line.letters, 0, place) is not None  # "Facts, Mali: 1 in 19 women"
