"""Rows of a profile: numbers below the name of what they tell, and the parts of a whole behind its name.

"GDP growth", then "8.6% (2018)"; "Life expectancy: male 62 years, female 66"; "Area: total 45,228 sq km, land 42,388".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.article import Span
from factcheck.claims.lines.coordination import Alone
from factcheck.claims.measures.fitting import fits
from factcheck.claims.measures.measures import MeasureChoice, codes_named
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from factcheck.article import Sentence
    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.reference.catalogue import Catalogue, Measure

_TITLE = lazily("#d?(?:[EA]s?|E[:,-])?(?:x?N|N-?x?p)(?:\\([^()]{1,6}\\))?(?:[io]d?E)?:?$")
"""A line that only names a measure, above numbers with their times: "GDP per capita", "Unemployment rate in Spain"."""
_CELL = lazily("(?:T[:,-]?)?QB?(?:\\([^()Q]{1,8}\\))?")
"""A number with its time, before it or in brackets."""
_CELLS = lazily(f"#(?:{_CELL.pattern}[,;.]?){{1,6}}(?:x:[^Q]*)?$")
"""A line of such numbers, with a note behind them: "39,000 (2010 est.) note: without children"."""
_LONGEST_TABLE = 6
"""Lines of numbers that a title is of."""

_DATED_TITLE = lazily("#d?x?N(?:,T|\\(T\\))(?=[.:]?$)")
"""A line that only names a measure and its time, above places with their numbers: "Infant mortality, 2013."."""
_PLACE_CELL = lazily("d?(?P<e>E)(?P<mark>:)QB?")
_PLACE_CELLS = lazily("#(?:d?E:QB?[,;]?&?){2,12}[.;]?$")
_HEADING = lazily("#(?:d?E[:,-])?(?P<n>N)(?:[io]d?E)?:?")
"""A line that is the name of a measure and nothing else."""
_QUESTION = lazily("#[^QCPV;:]{0,6}(?:(?P<n>N)(?:[io]d?E)?|H[bx]?(?P<l>L)d?E)[^QNCPV]{0,4}")
"""A question for a measure: "What is the population of Slovenia?", "How many people live in Slovenia?"."""
_ANSWER = lazily("#x?")
_ROW = lazily("#[.-]?(?:(?P<r>[xnKPdN]):?)?")
"""The beginning of a row below it, up to its number; without a word the number is the measure's own."""
_NAME = lazily("(?<=[#;:.-])[NPg](?=(?:[io]d?E)?(?:\\(T\\))?[:,;(QdxPKN])")
"""The name of a measure at the beginning of a row."""
_OF = "(?:[xCH]{0,2}pQ?[xCHN]{0,2})?(?:B|od?N)?(?:\\([^()Q]{1,6}\\))?"
"""Behind the number of a part: what it is a rate or a share of, and its time."""
_PARTS = lazily(
    f".(?:[io]d?E)?(?:\\([^()]{{1,14}}\\))?(?:,d?E)?[:-]?(?:(?P<d>x):[^:;]{{1,12}};)?(?:(?:[xdKPN]:?)?Q{_OF}(?:[,;:./(&]{{1,2}}|(?=[xP]:))){{0,6}}(?P<r>[xdKPN]):?"
)
"""From the name of a measure over its parts to the word for the part of a number: "Median age: total: 21, male: 20"."""
_PART_TOLD = lazily("(?P<n>[NPg])[(,](?P<r>[xKP])(?:(?<=\\([xKP])\\):?|(?<=,[xKP]):)$")
"""A name with the part that it is of: "Unemployment rate (male): 5%", "Life expectancy, women: 80 years"."""
_NEXT_ROW = lazily("Q[^Q:]{0,6}[;,-][^Q:]{0,3}[NgCP](?:\\([^()Q]{1,6}\\))?:")
"""From a number over a mark to the name of another row."""
_TRAILED = lazily("#[.-]?(?P<n>N)(?:[io]d?E)?:(?:[^NCV]{0,24}[,;(/]x?)?")
"""The same, where the word stands behind the number: "62 years male, 66 years female"."""
_BASIS_CELLS = lazily(
    f"(?<=[#;:.-])d?[Ng](?:[io]d?E)?(?:\\([^()Q]{{1,8}}\\))?[,:]?(?P<cells>(?:Q{_OF}(?:\\([^()Q]{{1,8}}\\))?[,;]?&?){{1,5}})$"
)
"""From the name of a row over its cells to another one: "GDP $42 billion (nominal, 2018 est.) $93 billion (PPP)"."""
_OWN_CELL = lazily(f"Q{_OF}\\([^()Q]{{1,8}}\\)(?=[,;.)Q&]|$)")
"""A cell with brackets of its own."""
_BARE = lazily("(?:[#;.|-]|[ETQ)]:|[#;]E[:-]?)d?x?(?P<n>[Ng])(?:[io]d?E)?(?:\\(T\\)|,T|T)?:?$")
"""Before a number with nothing but the name of its row: "; inflation 8.9"."""
_BARE_ENDS = lazily("[;.)]|,(?!d?[xHCK])|T|\\(T|$")
_BARE_LISTED = lazily("(?P<n>[NP])(?P<x>x)?(?:[io]d?E)?(?:\\([^()Q]{1,6}\\))?:?(?:,?T:?Q[;,]&?){0,8}T:?$")
"""The same, where each number has its year: "headcount ratio of Mali: 2006 51.4; 2009 49.7"."""
_BARE_PLACES = lazily("(?P<n>[NP])(?P<x>x)?(?:\\(T\\)|,?T)?:(?:d?E:?Q(?:\\(T\\))?[;,]&?){0,12}d?E:?$")
"""The same, where each number has its place: "Literacy rate: Togo 64, Benin 42"."""
_BARE_SAID = lazily("(?P<n>[NP])(?P<x>x)?(?:[io]d?E)?(?:\\(?T\\)?)?(?::|b{1,2}[at]?|[lo]|ut|a)d?$")
"""Before a number that is said of a name: "the literacy rate was 61"."""
_RATE_ENDS = lazily("[;,.)T(]|&[^QxnHCKN]|$")
_AFTER = frozenset({"", *",;.(/T)"})
_AFTER_PART = _AFTER | frozenset("xCHpBo")
_REACH = 60
"""Items before a number in which the name of its row may stand."""
_SHORT = 60
"""Characters of the longest heading, and of a row below it."""
_LONGEST = 4
"""Rows below a heading."""
_CUE = "row/"
NO_PART = "a part for which the program has no measure"


class Headed(NamedTuple):
    """A number with the name of its row."""

    heading: int
    """Number of the line with the name."""
    name: int
    """Index of the name in it."""
    row: int | None
    """Index of the word in the line of the number that says of whom it is, None if there is none."""


def may_be_row(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell by lengths, marks and kinds whether a sentence may be a row below a name, or the answer to a question."""
    if not number:
        return False
    row, above = sentences[number].text, sentences[number - 1]
    if above.kind in ("caption", "headline") or (len(above.text) <= _SHORT and row.count(":") > 1):
        return True
    return len(row) <= _SHORT and (above.text.endswith("?") or (len(above.text) <= _SHORT and above.text.endswith(":")))


def below_title(lines: Sequence[Line], number: int, at: int) -> Alone | None:
    """Return the number of a row as if it stood alone behind the title of its rows, None if there is none."""
    line = lines[number]
    if number and _PLACE_CELLS.match(line.letters):
        return _of_place(lines, number, at)
    if not number or not _CELLS.match(line.letters):
        return None
    cell = next(found for found in _CELL.finditer(line.letters) if found.start() <= at < found.end())
    for back in range(number - 1, max(-1, number - 1 - _LONGEST_TABLE), -1):
        above = lines[back]
        if _TITLE.match(above.letters):
            items = [*above.items, *line.items[cell.start() : cell.end()]]
            return Alone(line.redrawn(items, _both(above, line)), len(above.items) + at - cell.start())
        if not _CELLS.match(above.letters):
            return None
    return None


def _both(above: Line, line: Line) -> Sentence:
    """A line with one above it, so that the words of both are found; what stands between them is left out."""
    first, last = above.sentence, line.sentence
    text = first.text + "\n" * (last.span.start - first.span.end) + last.text
    return last._replace(span=Span(first.span.start, last.span.end), text=text)


def _of_place(lines: Sequence[Line], number: int, at: int) -> Alone | None:
    """Return the number of a place behind the title of the places: "Infant mortality, 2013: Chad 88"."""
    line, above = lines[number], lines[number - 1]
    title = _DATED_TITLE.match(above.letters)
    if title is None:
        return None
    cell = next(found for found in _PLACE_CELL.finditer(line.letters) if found.start() <= at < found.end())
    place, mark = line.items[cell.start("e")], line.items[cell.start("mark")]
    name = [item._replace(span=place.span) for item in above.items[: title.end()]]  # shown with its place
    items = [*name, mark, place, *line.items[at : cell.end()]]
    return Alone(line.redrawn(items), title.end() + 2)


def part(lines: Settled, number: int, at: int) -> Headed | None:
    """Return the name of the whole of which a number tells a part that is named beside it, None if there is none."""
    line = lines[number]
    trailed = _TRAILED.fullmatch(line.letters, 0, at)
    if trailed is not None and at + 1 < len(line.items) and is_part(line, at + 1):
        return Headed(number, trailed.start("n"), at + 1)
    step = at - 1 if line.letters[at - 1] != ":" else at - 2
    told = _PART_TOLD.search(line.letters, max(0, at - 6), at)
    if told is not None and is_part(line, told.start("r")) and line.letters[at + 1 : at + 2] in _AFTER_PART:
        return Headed(number, told.start("n"), told.start("r"))
    if line.letters[at + 1 : at + 2] not in _AFTER_PART or line.letters[step] == "K" or not is_part(line, step):
        return None  # "Life expectancy: men 64" is a construction
    name = _name_before(line, at)
    return Headed(number, name, step) if name is not None else None


def simpler(line: Line, at: int, catalogue: Catalogue) -> Iterator[Alone]:
    """Give the readings of a line in which a cell is the only one of its row, or in which a bare number is a share.

    That needs decimals behind a bare name in a row, or a name that is of a rate: "Literacy rate: 87".
    """
    letters = line.letters
    if letters[at - 1] == "p":
        return  # "53 per 1,000 (2018)"
    if letters.count("Q") > 1 and (own := _OWN_CELL.match(letters, at)) is not None:
        cells = _BASIS_CELLS.search(letters, max(0, at - _REACH), at)
        if cells is not None:
            first = cells.start("cells")
            items = [*line.items[:first], *line.items[at : own.end()]]
            yield Alone(line.redrawn(items), first)
    quantity = line.items[at].quantity
    bare = quantity is not None and (quantity.kind, quantity.unit, quantity.noun) == ("count", None, None)
    if (
        quantity is None
        or not bare
        or not quantity.surface.lstrip("+-−–").replace(",", ".").replace(".", "", 1).isdigit()
    ):
        return
    begin = max(0, at - _REACH)
    row = _BARE.search(letters, begin, at)
    listed = (way.search(letters, begin, at) for way in (_BARE_LISTED, _BARE_PLACES, _BARE_SAID))
    name = row or next(filter(None, listed), None)
    rated = name is not None and _is_rate(line, name)
    if name is None or not _is_share(line, name, catalogue, titled=rated):
        return
    told = quantity.grain < 1 and row and _BARE_ENDS.match(letters, at + 1)
    if told or (rated and _RATE_ENDS.match(letters, at + 1)):
        items = [*line.items]
        items[at] = items[at]._replace(quantity=quantity._replace(unit="%", kind="share"))
        yield Alone(line.redrawn(items), at)


def is_of_next(line: Line, at: int, head: int) -> bool:
    """Tell whether a name behind a number is that of the next row: "growth: 1.4% - Average inflation: 1.2%"."""
    return head > at and _NEXT_ROW.match(line.letters, at) is not None


def names_itself(line: Line, found: Headed) -> bool:
    """Tell whether the word of a row is the name of a measure, too: "Population: 892,000; land area: 18,270 sq km"."""
    return found.row is not None and line.letters[found.row] in "NPg"


def _is_rate(line: Line, name: re.Match[str]) -> bool:
    """Whether a name is of a rate or of something in percent, by its own words or by the word behind it."""
    behind = name.groupdict().get("x")
    last = line.lower(name.start("x") if behind else name.start("n")).split()[-1]
    named = line.lower(name.start("n"))
    return last in line.lists.base_rows or (not behind and any(words in named for words in line.lists.base_row_names))


def _is_share(line: Line, name: re.Match[str], catalogue: Catalogue, *, titled: bool) -> bool:
    """Whether the name of a row is that of a share and of nothing else: not "Urban population".

    A sentence with no other number is a title, "Inflation 2.0", unless the name allows none (`titled`).
    """
    step = name.start("n")
    slot = {"g": "owned", "P": "predicates"}.get(line.letters[step], "names")
    codes = codes_named(line, step, slot)
    alone = line.letters.count("Q") == 1 and not name.group().endswith(":") and not titled
    return not alone and bool(codes) and all(catalogue.measure(code).unit.in_percent for code in codes)


def headed(lines: Settled, number: int, at: int) -> Headed | None:
    """Return the name of the measure above the line of a number, None if the line is no row below one."""
    line = lines[number]
    told = line.letters[at - 1] == ":" and line.letters[at + 1 : at + 2] in _AFTER_PART  # "total: 27 deaths"
    if not told and line.letters[at + 1 : at + 2] not in _AFTER:
        return None
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
        table = _name_before(other, first) if first > 0 and row["r"] is not None else None
        if table is not None:  # the name with its first row: "Median age: total: 21 years"
            return Headed(above, table, row.start("r"))
        if first < 0 or row["r"] is None or _ROW.fullmatch(other.letters, 0, first) is None:
            return None
    return None


def choices(lines: Settled, number: int, at: int, found: Headed, catalogue: Catalogue) -> list[MeasureChoice]:
    """Return the measures that a row can be of: those named by its heading, or what they are for the part told."""
    line, other = lines[number], lines[found.heading]
    quantity = line.items[at].quantity
    assert quantity is not None
    letter = other.letters[found.name]
    slot = {"L": "dwellers", "P": "predicates", "g": "owned"}.get(letter, "names")
    named = [catalogue.measure(code) for code in codes_named(other, found.name, slot)]
    meant = [_of_part(line, found.row, measure, catalogue) for measure in named]
    why = Evidence(f"“{other.words(found.name)}”, below which the row stands", "strong")
    head = found.name if found.heading == number else at
    return [
        MeasureChoice(measure, head, frozenset({head}), None, why)
        for measure in meant
        if measure is not None and fits(line, at, measure, quantity)
    ]


def _name_before(line: Line, at: int) -> int | None:
    """The name of a measure behind which the parts stand up to a number."""
    begin = max(0, at - _REACH)
    names = [found.start() for found in _NAME.finditer(line.letters, begin, at)]
    for name in reversed([name for name in names if not is_part(line, name)]):  # "urban", "total population"
        parts = _PARTS.fullmatch(line.letters, name, at)
        if parts is not None and (parts["d"] is None or f"{_CUE}definition" in line.items[parts.start("d")].cues()):
            return name
    return None


def is_part(line: Line, step: int) -> bool:
    """Tell whether an item is a word for a part of a whole, or for all of it: "male", "urban", "total"."""
    return any(cue.startswith(_CUE) for cue in line.items[step].cues())


def _of_part(line: Line, row: int | None, measure: Measure, catalogue: Catalogue) -> Measure | None:
    """The measure for the part of which a row speaks, None if it names neither a part nor the whole."""
    cues = line.items[row].cues() if row is not None else (f"{_CUE}all",)
    if f"{_CUE}all" in cues:
        return measure
    parts = [cue.removeprefix(_CUE) for cue in cues if cue.startswith(_CUE)]
    code = next((measure.variants[part] for part in parts if part in measure.variants), None)
    return catalogue.measure(code) if code is not None else None
