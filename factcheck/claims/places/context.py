"""The place of a claim whose sentence names none: that of its speaker, of a heading, of sentences before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.model import Evidence
from factcheck.claims.places.candidates import PlaceChoice, opens_with
from factcheck.claims.places.naming import home_of
from factcheck.claims.places.topics import capital_of_rows, foot_of_rows, heading_of_row, is_subject, named_codes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.lines.line import Line
    from factcheck.claims.places.candidates import Candidates, Seat

_SOMEWHERE = lazily("N(?:[ia]|(?P<on>x))d?(?P<where>[xn])")
"""Behind the name of a measure, where or of whom it is without a name that is known: "unemployment in the county"."""
_OF_ANOTHER = lazily("#d?E:Q[CHKBpx]{0,3}\\.?")
"""A row that has the number of another place beside the rows of one."""


def from_context(candidates: Candidates, seat: Seat) -> PlaceChoice | str:
    """Return the place of a heading, the sentences before, the headline or the dateline, or why none is meant."""
    sentences = candidates.lines.sentences
    line = candidates.lines[seat.number]
    subject = line.lower(1) if seat.at > 1 else ""
    if subject in line.lists.pointing_either:
        return f"of “{subject}”, of which the text does not say which"
    part = _in_a_part(line, seat)
    if part is not None:
        return f"in “{part}”, for which the program has no such measure"
    above = heading_of_row(candidates.lines, seat.number)
    if above is not None and (found := _from_heading(candidates, above, seat)):
        return found
    titled = of_title(candidates, seat) if is_subject(candidates.lines[0]) else None
    for back in candidates.before(seat.number):
        codes = candidates.named_in(back, seat.measure)
        if codes and (_is_held_against(candidates, back, seat) or candidates.is_only_reached(back, seat.measure)):
            continue
        if codes:
            code = candidates.subject(back, codes) or candidates.innermost(codes)
            if titled is not None and back and not _is_told_of(candidates, back, code, titled.code):
                return titled
            if code is None:
                return candidates.equally_good(codes)
            words = codes[code]
            if not candidates.carries_on(code, back, seat.number):
                break
            near = sentences[back].block == sentences[seat.number].block
            where = "the sentence before" if near and back == seat.number - 1 else "an earlier sentence"
            where = "the headline" if sentences[back].kind == "headline" else where
            return PlaceChoice(code, None, False, Evidence(f"“{words}” in {where}", "weak"), near)
    if seat.number and sentences[0].kind == "headline":
        found = _from_heading(candidates, 0, seat)
        if found is not None:
            return found
    below = foot_of_rows(candidates.lines, seat.number)
    found = _from_heading(candidates, below, seat) if below is not None else None
    found = found or _of_capital(candidates, seat) or _from_dateline(candidates, seat)
    return found or "no place in the sentence or before it"


def _in_a_part(line: Line, seat: Seat) -> str | None:
    """The word for a part of a country in which a measure is told: "Life expectancy in the canton of Ticino is"."""
    for head in seat.heads:
        found = _SOMEWHERE.match(line.letters, head)
        if found is not None and "places/units" in line.items[found.start("where")].cues():
            return line.words(found.start("where"))
    return None


def _is_held_against(candidates: Candidates, back: int, seat: Seat) -> bool:
    """Whether a line has nothing but the number of another place, behind the rows of one: "UK: 79 years."."""
    if _OF_ANOTHER.fullmatch(candidates.lines[back].letters) is None:
        return False
    sentences = candidates.lines.sentences
    for first in candidates.before(back):
        if sentences[first].block != sentences[back].block or _OF_ANOTHER.fullmatch(candidates.lines[first].letters):
            return False
        if candidates.named_in(first, seat.measure):
            return True
    return False


def _from_heading(candidates: Candidates, above: int, seat: Seat) -> PlaceChoice | None:
    codes = candidates.named_in(above, seat.measure)
    code = candidates.innermost(codes)
    headline = candidates.lines.sentences[above].kind == "headline"
    where = "headline" if headline else "heading above" if above < seat.number else "line behind the rows"
    return PlaceChoice(code, None, False, Evidence(f"“{codes[code]}” in the {where}", "weak")) if code else None


def _is_told_of(candidates: Candidates, back: int, code: str | None, titled: str) -> bool:
    """Whether a line tells of a place rather than of that of the title, in which it may lie."""
    if code is None:
        return False
    return opens_with(candidates.lines[back], code) or titled in (code, *candidates.around_it(code))


def of_title(candidates: Candidates, seat: Seat) -> PlaceChoice | None:
    """Return the place that the headline above the text names alone, None if it names none or several."""
    if not seat.number or candidates.lines.sentences[0].kind != "headline":
        return None
    return _from_heading(candidates, 0, seat)


def _of_capital(candidates: Candidates, seat: Seat) -> PlaceChoice | None:
    """The country whose capital a list of rows tells, if it tells no other place."""
    told = capital_of_rows(candidates.lines, seat.number)
    if told is None:
        return None
    line, step = candidates.lines[told[0]], told[1]
    around = [code for city in named_codes(line, step)[:1] for code in candidates.around_it(city)]
    codes = [code for code in around if candidates.catalogue.entity(code).kind == "country"]
    if not codes or "country" not in seat.measure.entity_kinds:
        return None
    why = f"“{line.words(step)}”, its capital, in a row beside it, and no other place is named"
    return PlaceChoice(codes[0], None, False, Evidence(why, "weak"))


def _from_dateline(candidates: Candidates, seat: Seat) -> PlaceChoice | None:
    """Where the text was written, if nothing else is named: the place itself, else the country that it lies in."""
    for number in range(seat.number + 1):
        end = candidates.dateline_of(number)
        if not end:
            continue
        line = candidates.lines[number]
        for place in line.where("E"):
            if place > end:
                break
            homes = {home_of(candidates.catalogue, code, seat.measure) for code in named_codes(line, place)}
            code = homes.pop() if len(homes) == 1 else None
            if code is not None:
                why = f"“{line.words(place)}” in the dateline, and no other place is named"
                return PlaceChoice(code, None, False, Evidence(why, "weak"))
        return None
    return None


def unnamed(candidates: Candidates, seat: Seat, *, implied: bool = True) -> PlaceChoice | None:
    """Return the place that the texts of one country leave out ("federal spending"), if the text so far names no other.

    A measure that requires it has its place only beside a word for the whole country ("nationwide"), or where the text
    is written for its readers. There every rate but one of money is of the country, if a place may be `implied`.
    """
    home = seat.measure.otherwise
    if _is_elsewhere(candidates, seat):
        return None
    told = home is not None and _is_national(candidates, seat)
    if not told:
        setting = candidates.lines.whereabouts.setting if implied else None
        if home not in (None, setting) or not _is_of_country(candidates, seat, setting):
            return None
        home = setting
    if home is None:
        return None
    around = {home, *candidates.around_it(home)}
    for number in {0, seat.number, *candidates.before(seat.number)}:
        for place in candidates.lines[number].where("EA"):
            if not around.issuperset(named_codes(candidates.lines[number], place)):
                return None
    name = candidates.catalogue.entity(home).name
    why = f"no place is named in the text, as in those of {name}"
    return PlaceChoice(home, None, False, Evidence(why, "fair" if told else "weak"))


def _is_national(candidates: Candidates, seat: Seat) -> bool:
    """Whether a measure needs no word for the whole country, or has one beside it."""
    if "nation" not in seat.measure.requires:
        return True
    line = candidates.lines[seat.number]
    told = any(_points_to_country(line, step) for step in range(len(line.items)))
    return told or any(not line.lists.place_national.isdisjoint(line.lower(head).split()) for head in seat.heads)


def _is_of_country(candidates: Candidates, seat: Seat, setting: str | None) -> bool:
    """Whether a number must be of the whole country of the setting: what is only counted may be a part of it."""
    measure = seat.measure
    if setting is None or not candidates.has(setting, measure):
        return False
    if candidates.catalogue.entity(setting).kind not in measure.entity_kinds:
        return False
    if seat.number and candidates.lines.whereabouts.of_part(seat.number - 1):
        return False
    unit = measure.unit
    rate = measure.kind in ("rate", "index") or unit.in_percent or unit.per is not None
    return measure.within == setting or (rate and "money" not in unit.kinds)


def _is_elsewhere(candidates: Candidates, seat: Seat) -> bool:
    """Whether the sentence speaks of a part of a country ("the county"), or of something that no name tells."""
    line = candidates.lines[seat.number]
    if candidates.lines.whereabouts.of_part(seat.number):
        return True
    for head in seat.heads:
        if line.lower(head - 1) in line.lists.owner_anybody and not any(
            _points_to_country(line, step) for step in range(head)
        ):
            return True
        found = _SOMEWHERE.match(line.letters, head)
        if found is None or (found["on"] and line.lower(found.start("on")) not in line.lists.place_within):
            continue
        if not _points_to_country(line, found.start("where")):
            return True
    return False


def _points_to_country(line: Line, step: int) -> bool:
    """Whether an item means the whole country: "nationwide", "this country"."""
    return not {"national/words", "anaphora/country"}.isdisjoint(line.items[step].cues())


def of_speaker(candidates: Candidates, seat: Seat, homes: Mapping[str, str]) -> PlaceChoice | None:
    """Return the country of a national source, where the sentence names no place: "The Federal Reserve said ...".

    `homes` are the countries for which publishers and central banks speak. None if the sentence names no such source.
    """
    line = candidates.lines[seat.number]
    found: dict[str, str] = {}
    for step in line.where("S"):
        mention = line.items[step].mention
        codes = mention.codes("publisher") if mention is not None else ()
        found |= {homes[code]: line.words(step) for code in codes if code in homes}
    found |= {homes[name]: name for step in line.where("G") if (name := line.words(step)) in homes}
    fitting = [code for code in found if candidates.catalogue.entity(code).kind in seat.measure.entity_kinds]
    elsewhere = _is_elsewhere(candidates, seat) and not _is_its_own(line, seat)
    if len(found) != 1 or not fitting or elsewhere or _part_before(candidates, seat, fitting[0]):
        return None
    why = f"“{found[fitting[0]]}”, which speaks for {candidates.catalogue.entity(fitting[0]).name}"
    return PlaceChoice(fitting[0], None, False, Evidence(why, "fair"))


def of_its_bank(candidates: Candidates, seat: Seat, homes: Mapping[str, str]) -> PlaceChoice | None:
    """Return the country of the central bank whose own the measure is: "Norges Bank cut its rate"; None if of none.

    The bank is in the clause of the number, and no place stands between them.
    """
    line, head = candidates.lines[seat.number], min(seat.heads)
    if line.lower(head - 1) not in line.lists.owner_its:
        return None
    for step in range(head - 2, 0, -1):
        if line.letters[step] in "EAnQ,;:()":
            return None
        home = _home_at(line, step, homes)
        if home is not None and candidates.catalogue.entity(home).kind in seat.measure.entity_kinds:
            why = f"“{line.words(step)}”, which is of {candidates.catalogue.entity(home).name}"
            return PlaceChoice(home, None, True, Evidence(why, "strong"))
    return None


def _home_at(line: Line, step: int, homes: Mapping[str, str]) -> str | None:
    """The country of the publisher or the central bank at an item, None if it is of none."""
    item = line.items[step]
    if line.letters[step] == "G":
        return homes.get(line.words(step))
    codes = item.mention.codes("publisher") if line.letters[step] == "S" and item.mention is not None else ()
    return next((homes[code] for code in codes if code in homes), None)


def _is_its_own(line: Line, seat: Seat) -> bool:
    """Whether "its" before a measure is that of the only source, which stands before it: "Norges Bank cut its rate"."""
    sources = line.where("SG")
    owned = all(line.lower(head - 1) in line.lists.owner_its for head in seat.heads if line.letters[head - 1] in "bx")
    return owned and len(sources) == 1 and sources[0] < min(seat.heads) and not line.where("nE")


def _part_before(candidates: Candidates, seat: Seat, home: str) -> bool:
    """Whether the paragraph so far speaks of a part of a country: "Texas did better. The rate, the bureau said"."""
    sentences = candidates.lines.sentences
    for back in candidates.before(seat.number):
        if sentences[back].block != sentences[seat.number].block:
            break
        line = candidates.lines[back]
        for place in line.where("E"):
            codes = () if place in candidates.asides_of(back) else named_codes(line, place)
            if codes:
                return all(home in candidates.around_it(code) for code in codes)
    return False
