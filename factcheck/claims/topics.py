"""What an article as a whole tells of a place: whether it is about it, and whether its name is left open somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.line import Line
    from factcheck.claims.senses import Settled


def named_codes(line: Line, place: int) -> tuple[str, ...]:
    """Return the entities that an item names, or whose people it names."""
    mention = line.items[place].mention
    return tuple(dict.fromkeys((*mention.codes("entity"), *mention.codes("people")))) if mention else ()


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
