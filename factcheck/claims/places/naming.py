"""What the words around the name of a place make of it: a part of the place, a pointer, one of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.reference.catalogue import Catalogue, Measure

_AND_BEFORE, _AND_AFTER = lazily("((?:[EA],d?){0,8}[EA]),?&d?$"), lazily("((?:,d?[EA]){0,8},?&d?[EA])")
_LONGEST_LIST = 30
_LISTED_BEFORE = lazily("((?:[EA],d?){1,8})$")

_PART_OF = lazily("s(?:[nx]{1,3}(?![nxdNCE])|x{0,2}E(?![NC]))")
"""After a place, what makes it the owner of a part that is meant: "Vanuatu's Aoba Island", "China's Guizhou"."""
_CONTAINED = lazily("(?:(?P<of>[xEJ])od?n{1,3}|n{1,3}(?P<named>[xEJ])),?[io]?d?$")
"""Before a place, the name of a part of it: "the department of Puno, Peru", "Manica province in Mozambique"."""
_UNIT_OF = lazily("(?P<unit>x)[io]d?$")
"""Before a place, a part without its name: "a province of Mozambique"."""
_NO_PART = lazily("sx+$")
"""An owner of things without a capital: "Turkey's central bank", unless one of the words is that of a part."""


def is_of_a_part(line: Line, place: int) -> bool:
    """Tell whether a part of the place is meant: "southern Italy", "Vanuatu's Aoba Island", "China's coast"."""
    if "places/parts" in line.items[place - 1].cues():
        return True
    if line.letters[place] == "A" and place + 1 < len(line.items):
        cues = line.items[place + 1].cues()
        if "places/nouns" in cues or ("places/units" in cues and line.letters[place + 2 : place + 3] == "o"):
            return True  # "the Guatemalan department of Alta Verapaz"
    found = _PART_OF.match(line.letters, place + 1)
    if found is None:
        return False
    words = range(found.start() + 1, found.end())
    parts = any("places/nouns" in line.items[step].cues() for step in words)
    return parts or not _NO_PART.match(found.group())


def contains_part(line: Line, place: int) -> bool:
    """Tell whether a place only says where a part of it lies that is named before: "Manica province, Mozambique"."""
    if line.letters[place] != "E":
        return False
    begin = max(0, place - 9)
    named = _CONTAINED.search(line.letters, begin, place)
    if named is not None:
        cues = line.items[named.start("of" if named["of"] else "named")].cues()
        if "places/nouns" in cues or "places/units" in cues or any(cue.startswith("anaphora/") for cue in cues):
            return True
    unit = _UNIT_OF.search(line.letters, begin, place)
    return unit is not None and "places/units" in line.items[unit.start("unit")].cues()


def is_anaphor(line: Line, place: int) -> bool:
    """Tell whether a place is named by a word that points back: "the city"."""
    return any(cue.startswith("anaphora/") for cue in line.items[place].cues())


def coordinated(line: Line, place: int) -> list[int]:
    """Return the places that stand in a list with one, up to "and": what is said of one is said of all."""
    found: list[int] = []
    begin = max(0, place - _LONGEST_LIST)
    before = _AND_BEFORE.search(line.letters, begin, place)
    after = _AND_AFTER.match(line.letters, place + 1)
    if after is not None:
        before = before or _LISTED_BEFORE.search(line.letters, begin, place)
    for match in (before, after):
        if match is not None:
            found += [step for step in range(*match.span(1)) if line.letters[step] in "EA"]
    return found


def home_of(catalogue: Catalogue, code: str, measure: Measure) -> str | None:
    """Return the smallest place around one, or itself, that has such a measure; none larger than a country."""
    inner: str | None = code
    while inner is not None and (entity := catalogue.entity(inner)).kind not in ("region", "group"):
        if entity.kind in measure.entity_kinds:
            return inner
        inner = entity.parent
    return None
