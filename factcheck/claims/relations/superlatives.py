"""The first of a ranking without a number: "the world's largest economy", "the lowest unemployment rate in the EU"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Span
from factcheck.claims.lines.coordination import Alone
from factcheck.claims.lines.line import Item

if TYPE_CHECKING:
    from factcheck.claims.lines.constructions import Match
    from factcheck.claims.lines.line import Line
    from factcheck.language.quantities import Quantity

_MULTIPLE = "x"
_RANKING = {"rank/words", "comparison/words", "comparison/more"}
_UNRANKED = "a superlative, not said of one place among all of a whole"


def ranked(line: Line, quantity: Quantity) -> Alone | None:
    """Return the line with the superlative as a rank of its own before its words, None if it cannot be one.

    Only in such a line is it an item: in others it remains what it is to everything else, a part of a name.
    """
    start = quantity.span.start
    at = next((i for i, item in enumerate(line.items) if item.span.start <= start < item.span.end), None)
    if at is None or not (line.letters[at] in "ru" or _RANKING & {*line.items[at].cues()}):
        return None
    item = Item("O", Span(start, start), quantity=quantity, unnumbered=True)
    return Alone(line.redrawn((*line.items[:at], item, *line.items[at:])), at)


def compared(line: Line, quantity: Quantity) -> Alone | None:
    """Return the line with a comparative as a multiple above or below one: "more people than Belgium"."""
    start, end = quantity.span
    at = next((i for i, item in enumerate(line.items) if item.span.start <= start and end <= item.span.end and i), None)
    if at is None or line.letters[at] not in "xu" or line.items[at].span.start != start:
        return None
    multiple = quantity._replace(kind="ratio", unit=_MULTIPLE)
    items = [Item("Q", quantity.span, quantity=multiple)]
    if line.items[at].span.end > end:  # "larger than", where that is one phrase
        items.append(Item("x", Span(end, line.items[at].span.end), mention=line.items[at].mention))
    whole = (*line.items[:at], *items, *line.items[at + 1 :])
    return Alone(line.redrawn(whole), at)


def doubt(line: Line, at: int, match: Match) -> str | None:
    """Return why a superlative is no rank in the whole that the sentence names, None if it is one.

    Others may be left out ("after China", "outside OPEC"), it may be told of several places at once, by another
    yardstick ("by purchasing power"), or of a time that is over ("once").
    """
    named, place = (match.groups[name] for name in "me")
    whole = match.groups.get("v", named)
    letters = line.letters
    between = (item for item in line.items[place + 1 : at] if item.letter == "x")
    unsure = (
        any("superlative/unsure" in item.cues() for item in line.items)
        or any("superlative/except" in line.items[step].cues() for step in _behind(line, (0, named, place, whole)))
        or any("superlative/adverbs" not in item.cues() for item in between)
        or letters[place - 1] == "&"
        or (place > at and letters[place + 1 : place + 2] in ("&", "s"))
        or (letters[whole + 1 : whole + 2] == "&" and "E" in letters[whole + 2 : whole + 4])
        or (letters[named] == "r" and _is_plural(line.words(named)))
    )
    return _UNRANKED if unsure else None


def _behind(line: Line, steps: tuple[int, ...]) -> list[int]:
    """The items behind others, 0 for the start of the sentence, and those behind a comma there."""
    after = [step + 1 + (line.letters[step + 1 : step + 2] == ",") for step in steps]
    return [step for step in after if step < len(line.items)]


def _is_plural(words: str) -> bool:
    """Whether what has the rank is several: "largest economies", "biggest producers of oil"."""
    head = words.lower().partition(" of ")[0]
    return any(word.endswith("s") and not word.endswith(("us", "is")) for word in head.split())
