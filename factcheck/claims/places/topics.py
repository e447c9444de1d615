"""What an article as a whole tells of a place: whether it is about it, and whether its name is left open somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled

_ROW = lazily(r"#[.-]?x?N(?:[:Q]|\([^()]{1,8}\)[:Q]?)")
"""A row of a profile: "Population: 3.7 million"."""
_TITLE = lazily("#d?E[:x]{0,3}")
"""A heading that is the name of a place."""
_ENTRY = lazily("#[.-]?(?:x?[NCgP][^QE]{0,12}Q|[^QEVbl;,]{1,8}:)")
"""A row in running text: "Life expectancy at birth: 67.9 years"."""
_FOOT = lazily("#(?:(?:J:)?d?(?P<e>E)(?:,[^QNCPgE]{0,10})?\\.?$|[xNCP]{1,3}[io]d?E:|d?Es[xNCP]{1,3}:)")
"""What a list of rows is of, behind it or in a later row: "Nepal, as of March 2013", "Literacy in Nepal: 63%"."""
_OPENS = lazily("#d?E[bxlVums,:]")
"""A sentence that begins with the place of which it tells."""
_CAPITAL = lazily("#[.-]?(?P<c>[xnJ]):(?P<e>E)(?![,&]{1,2}E)")
"""The row of a capital, and of no list of towns."""
_TOLD = frozenset("Vblu")
"""Letters of verbs."""
_SHORT = 60
"""Characters of the longest heading."""
_LONGEST_ROW = 120
"""Characters of the longest row that is a paragraph of its own."""
_ROWS = 30
"""Rows below it."""


def named_codes(line: Line, place: int) -> tuple[str, ...]:
    """Return the entities that an item names, or whose people it names."""
    mention = line.items[place].mention
    return tuple(dict.fromkeys((*mention.codes("entity"), *mention.codes("people")))) if mention else ()


def heading_of_row(lines: Settled, number: int) -> int | None:
    """Return the line with the place that a row of a profile is of: the last heading that is one, or the headline.

    "Capital: Tbilisi" is a row as well, and no heading. None if the line is no row.
    """
    if not number or _ROW.match(lines[number].letters) is None:
        return None
    for above in range(number - 1, max(0, number - 1 - _ROWS), -1):
        if len(lines.sentences[above].text) < _SHORT and _TITLE.fullmatch(lines[above].letters):
            return above
    return 0 if lines.sentences[0].kind == "headline" else None


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of a profile, in running text too: "Life expectancy at birth: 67.9 years".

    It tells nothing with a verb: "Protests: police killed 12 people" is no row.
    """
    return _ENTRY.match(line.letters) is not None and _TOLD.isdisjoint(line.letters)


def is_subject(line: Line) -> bool:
    """Tell whether a headline only says what a text is about, as that of a report does: "Health in Benin", "Benin"."""
    return _TOLD.isdisjoint(line.letters)


def heads_rows(lines: Settled, above: int, number: int) -> bool:
    """Tell whether a line is what a list of rows is below, of which another line is one: "Mali is landlocked."."""
    sentences = lines.sentences
    short = len(sentences[above].text) < _SHORT or _OPENS.match(lines[above].letters) is not None
    below = range(number, above, -1)
    return short and all(len(sentences[at].text) < _LONGEST_ROW and is_row(lines[at]) for at in below)


def foot_of_rows(lines: Settled, number: int) -> int | None:
    """Return the line with the place that stands behind a list of rows and is theirs, None if there is none.

    The text must have told nothing else before: "Life expectancy: 67.9 years. Nepal, as of March 2013."
    """
    sentences = lines.sentences
    if number >= _ROWS or not all(_ENTRY.match(lines[at].letters) for at in range(number + 1)):
        return None
    for below in range(number + 1, min(len(sentences), number + _ROWS)):
        rowed = len(sentences[below].text) < _SHORT or ":" in lines[below].letters
        if rowed and _FOOT.match(lines[below].letters):
            return below
        if not _ENTRY.match(lines[below].letters):
            return None
    return None


def capital_of_rows(lines: Settled, number: int) -> tuple[int, int] | None:
    """Return the line and the item of the capital that a list of rows tells: "Area: 1.1 million km2. Capital: Bogotá".

    None if a line of the list is no row, or if it tells none.
    """
    if not is_row(lines[number]):
        return None
    for way in (-1, 1):
        for at in range(number, number + way * _ROWS, way):
            if not 0 <= at < len(lines.sentences) or not is_row(lines[at]):
                break
            found = _CAPITAL.match(lines[at].letters)
            if found is not None and "capital/names" in lines[at].items[found.start("c")].cues():
                return at, found.start("e")
    return None


def leads_to(lines: Settled, number: int, onward: int) -> bool:
    """Tell whether a pronoun of a sentence can point into another one: of its paragraph, or the headline above it."""
    before, after = (lines.sentences[at] for at in (number, onward))
    return before.block == after.block or (number == 0 and before.kind == "headline")


def is_topic(lines: Settled, code: str) -> bool:
    """Tell whether the headline names a place, or more than a third of the paragraphs do."""
    sentences, numbers = lines.sentences, lines.whereabouts.naming(code)
    if any(_names(lines[number], code) for number in numbers if sentences[number].kind == "headline"):
        return True
    enough = len({sentence.block for sentence in sentences}) // 3 + 1
    if len({sentences[number].block for number in numbers}) < enough:
        return False
    return len({sentences[number].block for number in numbers if _names(lines[number], code)}) >= enough


def _names(line: Line, code: str) -> bool:
    """Whether a line names a place, and leaves no other meaning open."""
    return any(named_codes(line, place) == (code,) for place in line.where("EA"))


def is_open(lines: Settled, code: str, codes: Collection[str]) -> bool:
    """Tell whether a name of the article means a place or another one of the codes: New York, city or state."""
    others = set(codes) - {code}
    elsewhere = {number for other in others for number in lines.whereabouts.naming(other)}
    return any(
        code in rivals and not others.isdisjoint(rivals)
        for number in lines.whereabouts.naming(code)
        if number in elsewhere
        for rivals in _rivals(lines[number])
    )


def _rivals(line: Line) -> list[tuple[str, ...]]:
    """What the names of a line mean that are still open."""
    meanings = (named_codes(line, place) for place in line.where("EA"))
    return [codes for codes in meanings if len(codes) > 1]
