"""Whether a disaster killed those of whom a sentence tells: an earthquake, a storm, a disease."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.line import Line

_STRUCK = lazily("(?:(?:^|[#.,;&]|#E-)T?,?d?T?|-d)[EAxn]{0,3}(?:NQ|Q-?)?$")
"""Before what struck, if a clause begins with it: "The 2015 earthquake", "MANILA - Typhoon"."""
_STRICKEN = lazily("P(?:id?E)?T?,?x?[ix](?:d|d?Es)T?[xAE]{0,2}(?:x&)?(?P<x>x)(?=[.,;)&Tiod]|$)")
"""From a predicate to what struck: "died in Pakistan in the earthquake", "killed in Haiti in the 2010 earthquake"."""

_DEAD_OF = lazily("P(?:id?E)?[xof]d?x?(?P<x>x)(?=[.,;)&TiE]|$)")
"""From a predicate to a disease: "killed by cholera", "died in Haiti of the Ebola virus"."""


def struck(line: Line, predicate: int, at: int) -> str:
    """Return what kind of disaster a predicate is said of, empty if of none.

    "The earthquake in Nepal killed", "An earthquake struck Nepal on Saturday, killing", "killed in Nepal in the quake".
    """
    stricken = _STRICKEN.match(line.letters, predicate)
    if stricken is not None and (kind := _disaster(line, stricken.start("x"))):
        return kind
    dead_of = _DEAD_OF.match(line.letters, predicate)
    if dead_of is not None and _disaster(line, dead_of.start("x")) == "disease":
        return "disease"
    head = min(predicate, at)
    follows = line.letters[head - 1] == "," and line.words(head).lower().endswith("ing")
    stretch = line.segments[head]
    for step in range(head - 1, 0, -1):
        if not follows and (line.letters[step] in "QPCNV" or line.segments[step] != stretch):
            return ""
        kind = _disaster(line, step)
        if kind and not (follows and not _strikes(line, step)):
            return kind if _STRUCK.search(line.letters, 0, step) else ""
    return ""


def _disaster(line: Line, step: int) -> str:
    return next((cue.split("/")[1] for cue in line.items[step].cues() if cue.startswith("disaster/")), "")


def _strikes(line: Line, step: int) -> bool:
    """Whether what stands at an item struck something: "An earthquake of magnitude 9 hit"."""
    verb = step + 1 + len("oNQ") if line.letters.startswith("oNQ", step + 1) else step + 1
    return verb < len(line.items) and "strike/verbs" in line.items[verb].cues()
