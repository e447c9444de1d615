"""Several places that a number is said of together: "Germany and France together have 150 million people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.model import Evidence
from factcheck.claims.places.topics import named_codes
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim

_PLACES = lazily("d?[EA](?:,d?[EA]){0,8},?&d?[EA](?![EA])")
"""A list of places: "China, India and the United States"."""
_LEADING = lazily("(?:N|C)[oi]")
"""Between "combined" and a list: "the combined population of Germany and France"."""
_CUE = "sum/together"


class Together(NamedTuple):
    """A line in which the first place of a list stands for all of them."""

    alone: Alone
    """The line, and the number in it."""
    codes: tuple[str, ...]
    """The places, in the order of the text."""
    words: str
    """The words of the list."""
    compared: bool
    """Whether the list stands behind the number: the places are those compared with."""


def together(line: Line, at: int) -> Together | None:
    """Return the line of a number that is said of several places together, None if it is said of none such."""
    if "&" not in line.letters or line.letters.count("E") + line.letters.count("A") < 2:
        return None  # as most lines, and each number asks
    cues = line.cued(_CUE)
    if not cues:
        return None
    for found in _PLACES.finditer(line.letters):
        start, end = found.span()
        if start < at < end:
            continue
        near = [step for step in cues if _belongs(line, step, start, end, at)]
        places = [step for step in range(start, end) if line.letters[step] in "EA"]
        codes = [named_codes(line, step) for step in places]
        if not near or any(len(each) != 1 for each in codes) or len({*codes}) < len(codes):
            continue
        dropped = {*range(places[0] + 1, end), *near[:1]}
        if near[0] == start - 2 and line.letters[start - 1] == ",":
            dropped.add(start - 1)
        items = [item for step, item in enumerate(line.items) if step not in dropped]
        moved = at - sum(step < at for step in dropped)
        words = line.sentence.text[
            line.items[start].span.start - line.sentence.span.start : line.items[end - 1].span.end
            - line.sentence.span.start
        ]
        alone = Alone(line.redrawn(items), moved)
        return Together(alone, tuple(each[0] for each in codes), words, start > at)
    return None


def _belongs(line: Line, step: int, start: int, end: int, at: int) -> bool:
    """Whether "together" at an item is said of a list: beside it, or between it and its number."""
    if start > at:  # "more than Belgium and the Netherlands together"
        return step == end
    leading = step < start and _LEADING.fullmatch(line.letters, step + 1, start) is not None
    between = end <= step < at and not {*line.letters[end:step]} & set(";:()QE&")
    return between or leading or step == start - 1 or (step == start - 2 and line.letters[start - 1] == ",")


def of_all(claim: Claim, found: Together) -> Claim | None:
    """Return the claim of all places, made from that of the first; None if it is of another place or no sum."""
    first = claim.versus if found.compared else claim.entity
    if first != found.codes[0] or claim.counterpart is not None or claim.part_of is not None:
        return None
    if found.compared:
        return claim._replace(added=found.codes[1:]) if claim.relation == "comparison" else None
    if claim.relation not in ("level", "share"):
        return None
    why = Evidence(f"“{found.words}” together", claim.entity_evidence.strength)
    relation = "sum" if claim.relation == "level" else claim.relation
    return claim._replace(relation=relation, added=found.codes[1:], entity_evidence=why)
