"""Numbers in notes below a headline that names a country alone: what its owner must be named with is that country's.

"Economy: growth ~4.1%, poverty (46%)" below "Zambia in brief" tells Zambia's growth. What is read so is weak evidence:
it confirms and never contradicts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import plain
from factcheck.claims.model import Evidence
from factcheck.claims.places.topics import is_subject, named_codes
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Item, Line
    from factcheck.claims.model import Claim

_BEFORE = lazily(r"(?P<mark>[#:;,(&w])(?P<how>x?)(?P<g>g)(?:(?P<verb>[ul])[ta]?|\()?$")
"""From the beginning of a note to its number: ": growth ~4.1%", ", slow growth (1%)", "; growth slowed to 3%"."""
_BEHIND = lazily("(?P<mark>[#:;,(&w])(?P<how>x?)$")
"""The same, where the name stands behind the number: ", ~4.1% growth"."""
_NAMED = lazily("(?P<g>g)(?P<t>T?)(?=[,.;)&]|$)")
_ENDS = lazily("(?P<t>T?)(?=[,.;)&fxP]|$)")
"""Behind the number, the end of the note, or a word: "growth ~4.1% but"."""
_HEADING = lazily("#[xNg]{1,3}:")
"""What the notes of a line are on."""
_COUNTRIES = frozenset({"country", "territory"})
WHY = ", in notes below a headline"


def of_headline(told: Told, figure: Figure) -> Alone | None:
    """Return a line in which the country of the headline has what the number is of; None if it is in no such note."""
    line, at = told.line_of(figure), figure.at
    if not figure.number or "g" not in line.letters or not is_subject(told.lines[0]):
        return None
    before, behind = _BEFORE.search(line.letters, 0, at), _NAMED.match(line.letters, at + 1)
    found = before or (_BEHIND.search(line.letters, 0, at) if behind is not None else None)
    ends = _ENDS.match(line.letters, at + 1) if before is not None else behind
    if found is None or ends is None or not _is_note(line, found.start("how") if found["how"] else None):
        return None
    owner = _owner(told)
    if owner is None:
        return None
    step = before.start("g") if before is not None else at + 1
    verb = before.start("verb") if before is not None and before["verb"] else None
    span = line.items[step].span
    told_as = line.items[verb] if verb is not None else plain("b", span)
    time = line.items[ends.start("t") : ends.end("t")]
    items = [line.items[0], owner._replace(span=span), plain("s", span), line.items[step], told_as, line.items[at]]
    return Alone(line.redrawn([*items, *time]), len(items) - 1)


def _is_note(line: Line, how: int | None) -> bool:
    """Whether a line has a heading that is on the economy or on all there is, and "growth" is no growth of a thing."""
    heading = _HEADING.match(line.letters)
    if heading is not None:
        words = {word for step in range(1, heading.end() - 1) for word in line.lower(step).split()}
        if words.isdisjoint(line.lists.note_headings):
            return False
    return how is None or line.lower(how) in line.lists.note_amounts


def _owner(told: Told) -> Item | None:
    """The name of the only country in the headline."""
    code = told.places.candidates.in_headline(_COUNTRIES)
    line = told.lines[0]
    return next((line.items[step] for step in line.where("E") if code in named_codes(line, step)), None)


def unsure(claim: Claim) -> Claim:
    """Return a claim that was read in notes, with weak evidence for its measure and its place."""
    measure, place = claim.measure_evidence.why + WHY, f"the country that the headline names{WHY}"
    return claim._replace(measure_evidence=Evidence(measure, "weak"), entity_evidence=Evidence(place, "weak"))
