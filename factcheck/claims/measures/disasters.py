"""Whether a disaster killed those of whom a sentence tells: an earthquake, a storm, a disease."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Item, Line
    from factcheck.reference.catalogue import Catalogue, Measure

_STRUCK = lazily("(?:(?:^|[#.,;&]|#E-)T?,?d?T?|-d)[EAxn]{0,3}(?:NQ|Q-?)?$")
"""Before what struck, if a clause begins with it: "The 2015 earthquake", "MANILA - Typhoon"."""
_STRICKEN = lazily("[PN](?:id?E)?T?,?x?(?:[ix](?:d|d?[ET]s)|Ts)T?[xAE]{0,2}(?:x&)?(?P<x>[xN])(?=[.,;)&TiodQlbx]|$)")
"""From what tells of the dead to what struck: "died in Haiti in the earthquake", "the dead in Nepal's earthquake"."""
_TOLL = lazily("(?P<toll>N)(?:[fio](?:d|d?[ET]s)?|Ts)[xnA]{0,2}?(?P<x>x)n{0,2}(?:[iofx]x?d?x?[nE])?[.,;)T&bluwRta]")
"""A toll and of what it is: "The toll from Typhoon Haiyan,"."""
_JOINED = lazily(
    "(?P<p>[NP])(?:Tsx{1,2}(?:id?E)?|id?(?:x(?:id?E)?|E|Es?x)|T)?[blat]{0,3}Q[HAK]{0,2}(?:id?E)?T?(?:,d?[xS]{1,4}T?)?[,;]?[&w]?x?Q?[HK]?b?$"
)
"""Before a predicate, what tells of the same event: "killed 510 people and injured"."""
_BARE = lazily("P(?=[.,;)&QT]|$)")
"""A predicate that says nothing of what did it."""
_JOINS = lazily("P(?:id?E)?T?(?:,?&|,?w|,)x?(?P<q>Q)H?b?(?P<p>P)")
"""Behind a predicate, the one that goes with it: "500 people were killed and 1,500 injured in an earthquake"."""

_DEAD_OF = lazily("P(?:id?E)?[xof]d?x?(?P<x>x)(?=[.,;)&TiE]|$)")
"""From a predicate to a disease: "killed by cholera", "died in Haiti of the Ebola virus"."""


def struck(line: Line, predicate: int, at: int, catalogue: Catalogue) -> str:
    """Return what kind of disaster a predicate is said of, empty if of none.

    "The earthquake in Nepal killed", "An earthquake struck Nepal on Saturday, killing", "killed in Nepal in the quake",
    "The toll from Typhoon Haiyan has risen to 5,235 dead"
    """
    return (
        _struck(line, predicate, at, catalogue)
        or _of_toll(line, predicate, catalogue)
        or _beside(line, predicate, catalogue)
    )


def _beside(line: Line, predicate: int, catalogue: Catalogue) -> str:
    """What struck those of whom the same sentence tells: "killed 510 people and injured 1,500"."""
    behind = _JOINS.match(line.letters, predicate)
    if behind is not None and (kind := _struck(line, behind.start("p"), behind.start("q"), catalogue)):
        return kind
    before = _JOINED.search(line.letters, 0, predicate) if _BARE.match(line.letters, predicate) else None
    return _struck(line, before.start("p"), before.start("p") + 1, catalogue) if before is not None else ""


def is_of_disaster(line: Line, head: int, measure: str, catalogue: Catalogue) -> bool:
    """Tell whether a name that is short for the toll of any disaster stands with the one that a measure is of.

    "The death toll from Saturday's earthquakes"; any other name says it itself.
    """
    if "toll/nouns" not in line.items[head].cues():
        return True
    found = _TOLL.match(line.letters, head)
    kind = _disaster(line, found.start("x"), catalogue) if found is not None else ""
    return bool(kind) and catalogue.measure(measure).disaster == kind


def _of_toll(line: Line, predicate: int, catalogue: Catalogue) -> str:
    """What struck, of which a toll before a predicate tells."""
    for found in _TOLL.finditer(line.letters, 0, predicate):
        named = "toll/nouns" in line.items[found.start("toll")].cues()
        if named and (kind := _disaster(line, found.start("x"), catalogue)):
            return kind
    return ""


def _struck(line: Line, predicate: int, at: int, catalogue: Catalogue) -> str:
    own = _named(line, predicate, catalogue)
    if own:
        return own
    stricken = _STRICKEN.match(line.letters, predicate)
    kind = _disaster(line, stricken.start("x"), catalogue) if stricken is not None else ""
    if stricken is not None and kind and _is_cause(line, stricken.end("x")):
        return kind
    dead_of = _DEAD_OF.match(line.letters, predicate)
    if dead_of is not None and _disaster(line, dead_of.start("x"), catalogue) == "disease":
        return "disease"
    head = min(predicate, at)
    follows = line.letters[head - 1] == "," and line.words(head).lower().endswith("ing")
    stretch = line.segments[head]
    for step in range(head - 1, 0, -1):
        if line.letters[step - 1 : step + 1] == "NQ" and _disaster(line, step - 1, catalogue):
            continue  # "A quake of magnitude 7.6 killed"
        if not follows and (line.letters[step] in "QPCV" or line.segments[step] != stretch):
            return ""
        kind = _disaster(line, step, catalogue)
        if line.letters[step] == "N" and not kind and not follows:
            return ""
        if kind and not (follows and not _strikes(line, step)):
            return kind if _STRUCK.search(line.letters, 0, step) else ""
    return ""


def _is_cause(line: Line, behind: int) -> bool:
    """Whether what stands behind a disaster leaves it one, and makes no other thing of it: "in the quake museum"."""
    if line.letters[behind : behind + 1] != "x":
        return True
    return any(cue.startswith(("strike/", "past/", "change/", "level/")) for cue in line.items[behind].cues())


def _disaster(line: Line, step: int, catalogue: Catalogue) -> str:
    """The kind of disaster that an item names, by its size too: "when a quake of magnitude 7.6 struck"."""
    item = line.items[step]
    kinds = (cue.split("/")[1] for cue in item.cues() if cue.startswith("disaster/"))
    named = _measures(item, catalogue) if line.letters[step] == "N" else []
    sized = (each.disaster for each in named if each.disaster and each.kind != "flow")
    return next(kinds, None) or next(sized, "")


def _named(line: Line, step: int, catalogue: Catalogue) -> str:
    """The disaster that what tells of the dead names itself: "injured in an earthquake", "death toll of the quake"."""
    item = line.items[step]
    measures = _measures(item, catalogue) if "toll/nouns" not in item.cues() else []
    kinds = {measure.disaster for measure in measures}
    return (kinds.pop() or "") if len(kinds) == 1 else ""


def _measures(item: Item, catalogue: Catalogue) -> list[Measure]:
    codes = item.mention.codes("measure") if item.mention is not None else ()
    return [catalogue.measure(code.split("/")[0]) for code in codes]


def _strikes(line: Line, step: int) -> bool:
    """Whether what stands at an item struck something: "An earthquake of magnitude 9 hit"."""
    size = next((size for size in ("oNQ", "Q") if line.letters.startswith(size, step + 1)), "")
    verb = step + 1 + len(size)
    return verb < len(line.items) and "strike/verbs" in line.items[verb].cues()
