"""Places that have a number each, read one by one with the name of their measure, before or behind them.

"The lowest debt ratios were those of Estonia (8.4%), Luxembourg (21.4%) and Bulgaria (22.6%)"; "Bulgaria (+1.7%) and
Slovenia (+0.8%) registered a surplus"; "GDP per capita: Qatar - $97,500, Kuwait - $43,600".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.simpler.clauses import leaves
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.claims.lines.line import Item, Line

_BASE = "(?:B|oN|p[QxCH]{1,3})?"
_BRACKET = rf"\([x-]?(?P<q>Q){_BASE}(?:,?[id]{{0,2}}T)?\)"
_CELL = lazily(rf"d?(?P<e>E)(?:{_BRACKET}|[:-](?P<r>Q){_BASE}(?:\(T\))?)")
"""A place with its number: "Estonia (8.4%)", "Qatar - $97,500"."""
_ANY = rf"d?E(?:\([x-]?Q{_BASE}(?:,?[id]{{0,2}}T)?\)|[:-]Q{_BASE}(?:\(T\))?)"
_CELLS = lazily(rf"{_ANY}(?:(?:,?&|[,;])x?i?{_ANY}){{0,20}}")
_HEAD = lazily(r"(?:#|;)(?P<head>[^Q;]{2,24})$")
"""The sentence up to the first of them, without another number."""
_LEADS = lazily(r"(?:[iox:v]|(?<=[,#])w|(?<=[b,:])|(?<=N)-)$")
"""At its end, what leads from the name to the places: "those of", "in", "with"."""
_BEHIND = lazily(r"[bRxl]{1,3}(?P<np>[dxoT]{0,4}?N)(?=[.,;TixR]|$)")
"""Behind the last of them, a verb and the name: "registered a government surplus"."""
_TIMED = lazily(r",?(?P<t>T)(?=[.,;]|$)")
_COUNTED = "C"
_NAMED = ("N", _COUNTED)


def of_places(line: Line, at: int) -> Iterator[Alone]:
    """Give the reading of a line in which a number of a list of places is told of its own one alone."""
    letters = line.letters
    for cells in _CELLS.finditer(letters):
        cell = next((c for c in _CELL.finditer(letters, *cells.span()) if at in (c.start("q"), c.start("r"))), None)
        head = _HEAD.search(letters, 0, cells.start()) if cell is not None else None
        if cell is None:
            continue
        name = (head and _before(line, head)) or _behind(line, cells, head)
        if name is None:
            continue
        times = [line.items[step] for step in _times(line, cells, head)]
        if len(times) > 1:
            return
        place, mark = line.items[cell.start("e")], line.items[cell.start("e") + 1]
        own = line.items[at : cell.end() - (letters[cell.end() - 1] == ")")]
        dated = () if any(item.letter == "T" for item in own) else times
        if name.letter == _COUNTED:  # "3.5 million refugees in Turkey"
            lead: list[Item] = []
            told = [own[0], name, line.items[cells.start() - 1], place, *own[1:], *dated]
        else:  # "Debt ratios in Estonia are 8.4 percent"
            lead = [name, mark._replace(letter="i"), place, mark._replace(letter="b")]
            told = [*lead, *own, *dated]
        yield Alone(line.redrawn([line.items[0], *told]), len(lead) + 1)
        return


def _before(line: Line, head: re.Match[str]) -> Item | None:
    """The only name of a measure in what leads to the places, if nothing else is told there."""
    start, end = head.span("head")
    if _LEADS.search(line.letters, start, end) is None:
        return None
    name = _only_name(line, range(start, end))
    counted = name is not None and name.letter == _COUNTED
    return None if counted and line.letters[end - 1] not in "if" else name


def _behind(line: Line, cells: re.Match[str], head: re.Match[str] | None) -> Item | None:
    """The same of what is told of the places behind them."""
    found = _BEHIND.match(line.letters, cells.end())
    opens = line.letters[cells.start() - 1] in "#;,T" and (
        head is None or _only_name(line, range(*head.span("head"))) is None
    )
    if found is None or not opens:
        return None
    if head is not None and not all(leaves(line, line.letters, step, "") for step in range(*head.span("head"))):
        return None
    return _only_name(line, range(found.start(), found.end()))


def _only_name(line: Line, steps: range) -> Item | None:
    """The only name of a measure among some items, if the others tell nothing of their own."""
    names = [step for step in steps if line.letters[step] in _NAMED]
    others = [step for step in steps if step not in names]
    changed = any(line.letters[step] == "u" and "change/state" not in line.items[step].cues() for step in others)
    if len(names) != 1 or changed or not all(leaves(line, line.letters, step, "") for step in others):
        return None
    return line.items[names[0]]


def _times(line: Line, cells: re.Match[str], head: re.Match[str] | None) -> list[int]:
    """The times of the sentence that date all numbers of the list."""
    behind = _BEHIND.match(line.letters, cells.end())
    end = behind.end() if behind is not None else cells.end()
    timed = _TIMED.match(line.letters, end)
    steps = [*range(*head.span("head"))] if head is not None else []
    steps += [*range(cells.end(), end), *([timed.start("t")] if timed is not None else [])]
    return [step for step in steps if line.letters[step] == "T"]
