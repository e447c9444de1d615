"""Words that point to a place told before them: "its", "whose", "where"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.model import Evidence
from factcheck.claims.places.asides import beside
from factcheck.claims.places.candidates import PlaceChoice
from factcheck.claims.places.topics import leads_to, named_codes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Strength
    from factcheck.claims.places.candidates import Candidates, Seat

_OWNED = lazily("[xA]{0,2}(?:Q[xA]?)?$")
"""What may stand between "its" and the name of a measure: "its booming economy", "its 16 million citizens"."""
_CLAUSE = "#,;:&-("
_OF_SUBJECT = lazily("[bxmdlVOH]{0,4}")
"""What may stand between "it" and the measure that it has."""
_MARKED = lazily("[iofatw][dxAn]{0,3}$")
"""A preposition before a place: then it is not the subject."""
_AND = lazily("[EA],?&[dxE]{0,2}$")
"""Before a place, that it is the last of a list: of which of them the clause speaks is open."""
_OF_THAT = lazily("(?P<that>[dx])[oi]d?(?P<place>[En])[tabxl]{0,2}$")
"""Before a number, what stands for the measure told before, and whose it is."""
_RELATIVE_REACH = 12
_OPEN = "of “{}”, of which the text does not say what it is"


def pointed(candidates: Candidates, seat: Seat) -> PlaceChoice | str | None:
    """Return the place that "its", "whose" or "where" points to, or why it is open; None if there is no such word."""
    line = candidates.lines[seat.number]
    head = min(seat.heads)
    owner = _relative_owner(line, min(head, seat.at))
    if "pronoun/there" in line.items[head].cues():
        return _there(candidates, seat, head)
    pronoun = _possessor(line, head)
    whose = pronoun is not None and "pronoun/relative" in line.items[pronoun].cues()
    if pronoun is not None and whose and seat.measure.two_places:
        # "Kenya, whose 600,000 refugees"
        return f"of “{line.words(pronoun).lower()}”, which may be either of its two places"
    if owner is None and pronoun is not None and whose:
        owner = _relative_owner(line, pronoun + 1)
    if owner is not None and _is_whole(candidates, seat, owner):  # "one of the poorest countries in Asia, where"
        told = "Q" in line.letters[:owner]  # "it grew 6 percent, the fastest in the EU, where the average was 2"
        subject = None if told else _subject(candidates, seat.number, owner, seat, "where")
        return subject or _OPEN.format("where")
    if owner is not None:
        return _this_one(candidates, seat, owner, f"“{line.words(owner)}” before the relative pronoun")
    itself = _subject_pronoun(line, min(head, seat.at)) if pronoun is None else None
    if pronoun is None and itself is None:
        return None
    pronoun = pronoun if pronoun is not None else itself
    assert pronoun is not None
    word = line.words(pronoun)
    for number in (seat.number, seat.number - 1):
        if number < 0 or not leads_to(candidates.lines, number, seat.number):
            break
        before = pronoun if number == seat.number else len(candidates.lines[number].items)
        found = _subject(candidates, number, before, seat, word, itself=itself is not None)
        if found is not None:
            return found
        if number == seat.number and any(step < pronoun for step in line.where("nEA")):
            break
    counted = itself is not None and line.letters[head] in "CHu"
    return _OPEN.format(word) if counted else None


def _is_whole(candidates: Candidates, seat: Seat, place: int) -> bool:
    """Whether a place only says among whom something is the most: "the poorest country in Africa"."""
    codes = named_codes(candidates.lines[seat.number], place)
    kinds = {candidates.catalogue.entity(code).kind for code in codes}
    return place in candidates.asides_of(seat.number) and bool(kinds) and kinds <= {"region", "group"}


def _there(candidates: Candidates, seat: Seat, head: int) -> PlaceChoice | str:
    """The only place that "there" can point to; not where something else lies: "The camp is in Jordan"."""
    for number in (seat.number, seat.number - 1):
        if number < 0 or candidates.lines.sentences[number].block != candidates.lines.sentences[seat.number].block:
            break
        line = candidates.lines[number]
        before = min(head, seat.at) if number == seat.number else len(line.items)
        found = _subject(candidates, number, before, seat, "there")
        places = [place for place in line.where("E") if place < before]
        if found is None and len(places) == 1 and line.letters[1:2] != "d":
            found = _this_one(candidates, seat._replace(number=number), places[0], f"“{line.words(places[0])}”, there")
        if found is not None:
            return found
    return _OPEN.format("there")


def _subject(
    candidates: Candidates, number: int, before: int, seat: Seat, word: str, *, itself: bool = False
) -> PlaceChoice | str | None:
    """The only place that can be the subject of a sentence, None if there is none.

    With `itself`, nothing that the place owns may be the subject, but for its economy where that is what grows.
    """
    line = candidates.lines[number]
    besides = [place for place in line.where("E") if beside(line, place, ())]
    steps = _subjects(line, before, {*candidates.asides_of(number), *besides})
    if itself:
        moves = any(candidates.lines[seat.number].letters[head] == "u" for head in seat.heads)
        steps = [step for step in steps if _is_itself(line, step, moves=moves)]
    codes = {
        code: line.words(step)
        for step in steps
        for code in (candidates.fitting(number, step, seat.measure) or _codes_of_owner(line, step))
    }
    fitting = {c: w for c, w in codes.items() if candidates.catalogue.entity(c).kind in seat.measure.entity_kinds}
    code = candidates.innermost(fitting) if fitting else None
    if len(fitting) > 1 and code is None:
        return candidates.equally_good(fitting)
    if code is None:
        return None
    near = number == seat.number
    where = "" if near else " in the sentence before"
    opens = len(steps) == 1 and steps[0] == 1 and _is_itself(line, 1, moves=False)
    strength: Strength = "fair" if near or opens else "weak"
    why = Evidence(f"“{word}”, which points to “{fitting[code]}”{where}", strength)
    return PlaceChoice(code, steps[-1] if near and len(steps) == 1 else None, True, why)


def _codes_of_owner(line: Line, place: int) -> tuple[str, ...]:
    """In "Russia's central bank raised its rate" it is Russia's, though the bank is no place."""
    return named_codes(line, place) if line.letters[place + 1 : place + 2] == "s" else ()


def _this_one(candidates: Candidates, seat: Seat, place: int, why: str) -> PlaceChoice | None:
    codes = candidates.fitting(seat.number, place, seat.measure)
    if len(codes) != 1:
        return None
    return PlaceChoice(codes[0], place, True, Evidence(why, "strong"))


def of_that(line: Line, at: int) -> int | None:
    """Return the place of which a number is by "that of", None if there is none: "..., that of Seoul to 0.64"."""
    found = _OF_THAT.search(line.letters, 0, at)
    if found is None or line.lower(found.start("that")) not in line.lists.pointing_those:
        return None
    return found.start("place")


# --- the words of the line ------------------------------------------------------------------


def _possessor(line: Line, head: int) -> int | None:
    """Return the index of the "its", "their" or "whose" that owns the item at `head`."""
    gap = _OWNED.search(line.letters, max(0, head - 4), head)
    for step in range((gap.start() if gap is not None else head) - 1, head):
        if step > 0 and "pronoun/possessive" in line.items[step].cues():
            return step
    return None


def _subject_pronoun(line: Line, head: int) -> int | None:
    """Return the index of the "it" or "they" that is the subject of the clause around `head`: "It has", "it grew"."""
    for step in range(head - 1, max(0, head - 7), -1):
        if "pronoun/subject" in line.items[step].cues():
            begins = _begins_clause(line, step) and _OF_SUBJECT.fullmatch(line.letters, step + 1, head)
            return step if begins and _has(line, step, head) else None
    return None


def _begins_clause(line: Line, step: int) -> bool:
    """Whether an item opens a clause, but for a time or a conjunction: "since then it has", "though it has"."""
    first = step
    while line.letters[first - 1] in "Tx" and first > step - 3 and _leads_in(line, first - 1):
        first -= 1
    return line.letters[first - 1] in _CLAUSE


def _leads_in(line: Line, step: int) -> bool:
    cues = line.items[step].cues()
    return line.letters[step] == "T" or "change/between" in cues or "border/words" in cues


def _has(line: Line, step: int, head: int) -> bool:
    """Whether the pronoun has what is told of, and does not only say it: "It said ..."."""
    return not any(cue.startswith("attribution/verbs") for at in range(step + 1, head) for cue in line.items[at].cues())


def _relative_owner(line: Line, head: int) -> int | None:
    """Return the place to which a relative clause around `head` belongs: "Somalia, which has", "China, where"."""
    for step in range(head - 1, max(0, head - _RELATIVE_REACH), -1):
        if line.letters[step] in ";()":
            return None
        if "pronoun/relative" in line.items[step].cues():
            before = step - 2 if line.letters[step - 1] == "," else step - 1
            listed = _AND.search(line.letters, max(0, before - 5), before)
            return before if line.letters[before] == "E" and not listed else None
        if line.letters[step] in ",Q":
            return None
    return None


def _is_itself(line: Line, place: int, *, moves: bool) -> bool:
    """Whether "it" can be a place, and not what it owns; it can be "Kenya's economy" where something grows."""
    if line.letters[place] == "A":
        return False
    owns = line.letters[place + 1 : place + 2] == "s"
    return (moves and line.letters[place + 2 : place + 3] in ("g", "V")) if owns else True


def _subjects(line: Line, before: int, leave_out: Collection[int]) -> list[int]:
    """Return the places that can be the subject of a clause before an item: no preposition stands before them."""
    places = [
        place
        for place in line.where("E")
        if place < before and place not in leave_out and not _MARKED.search(line.letters, max(0, place - 4), place)
    ]
    if places:
        return places
    return [place for place in line.where("A") if place < before and line.letters[place + 1 : place + 2] in ("x", "P")]
