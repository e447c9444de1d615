"""Rows below the name of a measure: "Life expectancy at birth:", then "male: 62 years" and "female: 66 years"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.fitting import fits
from factcheck.claims.measures import MeasureChoice, codes_named
from factcheck.claims.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Sentence
    from factcheck.claims.line import Line
    from factcheck.claims.senses import Settled
    from factcheck.reference.catalogue import Catalogue, Measure

_HEADING = re.compile("#(?P<n>N)(?:[io]d?E)?:?")
"""A line that is the name of a measure and nothing else."""
_QUESTION = re.compile("#[^QCPV;:]{0,6}(?:(?P<n>N)(?:[io]d?E)?|H[bx]?(?P<l>L)d?E)[^QNCPV]{0,4}")
"""A question for a measure: "What is the population of Slovenia?", "How many people live in Slovenia?"."""
_ANSWER = re.compile("#x?")
_ROW = re.compile("#[.-]?(?:(?P<r>[xnKPdN]):?)?")
"""The beginning of a row below it, up to its number; without a word the number is the measure's own."""
_INSIDE = re.compile("#[.-]?(?P<n>N)(?:[io]d?E)?:[^NCV]{0,24}?(?P<r>(?<=[:,;(/])[xnKPdN]):?")
"""The same on one line: "Life expectancy: male 62 years, female 66 years"."""
_TRAILED = re.compile("#[.-]?(?P<n>N)(?:[io]d?E)?:[^NCV]{0,24}[,;(/]x?")
"""The same, where the word stands behind the number: "62 years male, 66 years female"."""
_AFTER = frozenset({"", *",;.(/T)"})
_SHORT = 60
"""Characters of the longest heading, and of a row below it."""
_LONGEST = 4
"""Rows below a heading."""


class Headed(NamedTuple):
    """A row with the name above it."""

    heading: int
    """Number of the line with the name."""
    name: int
    """Index of the name in it."""
    row: int | None
    """Index of the word in the row that says of whom it is, None if there is none."""


def may_be_row(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell by their lengths and marks whether a sentence may be a row below a heading, or the answer to a question."""
    if not number:
        return False
    row, above = sentences[number].text, sentences[number - 1].text
    return len(row) <= _SHORT and (above.endswith("?") or (len(above) <= _SHORT and above.endswith(":")))


def headed(lines: Settled, number: int, at: int) -> Headed | None:
    """Return the name of the measure of which the line of a number is a row, None if it is no such row."""
    line = lines[number]
    trailed = _TRAILED.fullmatch(line.letters, 0, at)
    if (
        trailed is not None
        and at + 1 < len(line.items)
        and any(c.startswith("row/") for c in line.items[at + 1].cues())
    ):
        return Headed(number, trailed.start("n"), at + 1)
    if line.letters[at + 1 : at + 2] not in _AFTER:
        return None
    inside = _INSIDE.fullmatch(line.letters, 0, at)
    if inside is not None:
        return Headed(number, inside.start("n"), inside.start("r"))
    if number and lines.sentences[number - 1].text.endswith("?") and _ANSWER.fullmatch(line.letters, 0, at):
        asked = _QUESTION.fullmatch(lines[number - 1].letters)
        return Headed(number - 1, asked.start("n" if asked["n"] else "l"), None) if asked is not None else None
    row = _ROW.fullmatch(line.letters, 0, at)
    if row is None:
        return None
    for above in range(number - 1, max(-1, number - 1 - _LONGEST), -1):
        other = lines[above]
        name = _HEADING.fullmatch(other.letters)
        if name is not None:
            step = row.start("r") if row["r"] is not None else None
            return Headed(above, name.start("n"), step) if step is not None or above == number - 1 else None
        first = other.letters.find("Q")
        table = _INSIDE.fullmatch(other.letters, 0, first) if first > 0 and row["r"] is not None else None
        if table is not None:  # the name with its first row: "Median age: total: 21 years"
            return Headed(above, table.start("n"), row.start("r"))
        if first < 0 or row["r"] is None or _ROW.fullmatch(other.letters, 0, first) is None:
            return None
    return None


def choices(lines: Settled, number: int, at: int, found: Headed, catalogue: Catalogue) -> list[MeasureChoice]:
    """Return the measures that a row can be of: those named above it, or what they are for men or women."""
    line, other = lines[number], lines[found.heading]
    quantity = line.items[at].quantity
    assert quantity is not None
    slot = "dwellers" if other.letters[found.name] == "L" else "names"
    named = [catalogue.measure(code) for code in codes_named(other, found.name, slot)]
    meant = [_of_whom(line, found.row, measure, catalogue) for measure in named]
    why = Evidence(f"“{other.words(found.name)}”, below which the row stands", "strong")
    head = found.name if found.heading == number else at
    return [
        MeasureChoice(measure, head, frozenset({head}), None, why)
        for measure in meant
        if measure is not None and fits(line, at, measure, quantity)
    ]


def _of_whom(line: Line, row: int | None, measure: Measure, catalogue: Catalogue) -> Measure | None:
    """The measure for those of whom a row speaks, None if it says something that is neither a part nor the whole."""
    cues = line.items[row].cues() if row is not None else ("row/all",)
    if "row/all" in cues:
        return measure
    part = next((cue.split("/")[1] for cue in cues if cue in ("row/men", "row/women")), None)
    code = measure.variants.get(part) if part is not None else None
    return catalogue.measure(code) if code is not None else None
