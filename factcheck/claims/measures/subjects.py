"""Whether what a clause speaks of is the subject that a phrase of a measure names, and not some other thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

_NARROWED = lazily("(?:#|[,;&]|#iE,)[xnK]$")
"""From the beginning of a clause to a verb that holds its subject, with a word before it: "Pine forests cover"."""
_THING_DOES = lazily("(?:#|#[^Q;:]{0,6},|[;&])d[xn]{1,2}b?[xVulb]{1,2}[dx]?$")
"""From the beginning of a clause to a number: what something does that is no place: "The utility gets"."""
_OF_PEOPLE = lazily("[io]d?(?:Es|A|b)x?(?P<n>N)")
"""From the name of a measure to that of people whom a place has: "the literacy rate of Pakistan's urban population"."""


def another(line: Line, at: int, head: int) -> bool:
    """Tell whether the number at item `at` is of another subject than the measure that item `head` names.

    "Pine forests cover 20 percent" is not of all forests, and "the utility gets 60 percent of its power" of no place.
    """
    if line.letters[head] == "V" and _NARROWED.search(line.letters, 0, head) and not _leaves(line, head - 1):
        return True
    if line.letters[head] == "N" and _of_some_people(line, head):
        return True
    if line.letters[head : head + 2] == "gx" and head + 1 < at and not _leaves(line, head + 1):
        return True  # "Syrian army losses reached 300", "poverty reduction"
    owned = line.letters[at + 1 : at + 2] == "B" and not line.lists.owner_places.isdisjoint(line.lower(at + 1).split())
    return owned and _THING_DOES.search(line.letters, 0, at) is not None


def _of_some_people(line: Line, head: int) -> bool:
    """Whether a name is said of a population that is not all people of a place."""
    found = _OF_PEOPLE.match(line.letters, head + 1)
    mention = line.items[found.start("n")].mention if found is not None else None
    codes = mention.codes("measure") if mention is not None else ()
    return any(code.startswith("population.") for code in codes) and "population.total/names" not in codes


def is_adverb(line: Line, step: int) -> bool:
    """Tell whether a word leaves those before it as they are: "now", "regularly"."""
    return "change/between" in line.items[step].cues() or line.words(step).lower().endswith(("ly", "ever"))


def _leaves(line: Line, step: int) -> bool:
    """Whether a word before a subject and its verb leaves the subject as it is: "while", "mostly", "the largest"."""
    cues = line.items[step].cues()
    sized = "aside/superlatives" in cues or "figure/sized" in cues
    other = "change/before" in cues or "border/words" in cues or "pronoun/relative" in cues or "typical/words" in cues
    return sized or other or is_adverb(line, step)
