"""The period that a list of figures has in its heading or behind its last one, for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.periods.tenses import tells_when
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.language.quantities import Quantity

_HEADING = lazily(
    "#(?:d?E[:-])?[^Q:;.T]{1,8}(?:\\((?:E,)?(?P<t>T)[x.]{0,2}\\)|,?(?P<u>T)[x.]{0,2}(?:\\([^()QT]{1,3}\\))?)(?::|-(?=x?[NgCP]))"
)
"""What a list is of, with its date: "Zambia in figures (2011 est.): ...", "Age structure, 2020 est.: ...".

Also "Zambia - main indicators (2011) - GDP: ..."."""
_LABEL = lazily("#d?[Nxg]{1,4},?(?P<t>T),")
"""The same without a colon, in a row of cells: "Human Development Index 2014, rank, country, value: 25"."""
_FOOT = lazily("Q[^.;:TQ]{0,6}\\(x?(?P<t>T)[x.]{0,2}\\)\\.?$")
"""The date behind the last number of a list: "Qatar 32 tonnes, Kuwait 22 tonnes (2016)."."""
_BEHIND_PLACES = lazily("\\)(?:[^QT()]{0,6}E\\(Q\\)){0,12}[^QT()C]{0,5}(?P<t>T)")
"""From a number in brackets over places with theirs to the only time: "(77%); Malta (10%) closed the list for 2022"."""
_ROW = lazily("[NC](?:[io]d?E)?[,:]$")
_LAST = lazily("Q,[^QTNC;:()]{0,3}(?:Q,)?(?P<t>T)\\.?$")
"""Around the only number of a row, its name and its date at the end: "HIV prevalence: 23%, adults 15 to 49, 2007."."""
_HAS_ITSELF = lazily("Q[HCA]{1,2}x{1,2}d?$")
"""Between two numbers of which the first is the subject of what is told of the second: "10 million people include"."""
_OTHER_ROW = lazily("[;:][dx]?[NCg]")
"""The name of another row: "Population 7.2 million; GDP growth 1.7 percent (2014)"."""
_LABELLED = lazily("[;:,][dx]?[NCg](?:\\([^()Q]{1,6}\\))?:")
"""The same with a mark of its own, as each row of its line has: "coastline: 885 km; arable land: 1.3% (2003)"."""
_VERBS = frozenset("bluVmPY")
"""Letters of what a row of cells has none of."""


def of_list(line: Line, at: int) -> tuple[int, str] | None:
    """Return the period of the list in which a number stands, and where it was found; None without one."""
    heading = _HEADING.match(line.letters) or (_LABEL.match(line.letters) if _has_no_verb(line) else None)
    if heading is not None and heading.end() <= at:
        return heading.start(heading.lastgroup or 0), "in the heading of the list"
    last = _LAST.match(line.letters, at) if _has_no_verb(line) and _ROW.search(line.letters, 0, at) else None
    if last is not None:
        return last.start("t"), "at the end of the row"
    behind = _BEHIND_PLACES.match(line.letters, at + 1) if len(line.where("T")) == 1 else None
    period = line.items[behind.start("t")].period if behind is not None else None
    if behind is not None and period is not None and period.role == "in" and line.letters[at - 1] == "(":
        return behind.start("t"), "behind the list"
    foot = _FOOT.search(line.letters, at) if len(line.where("T")) == 1 else None
    if foot is None or _HAS_ITSELF.search(line.letters, at, foot.start()):
        return None
    if _LABELLED.search(line.letters, at, foot.start()):
        return None
    told = foot.start()
    if told > at and (opened := line.letters.rfind("(", at, told)) >= 0 and ")" not in line.letters[opened:told]:
        told = max(at, line.letters.rfind("Q", at, opened))  # "2.7% (male 180,500/female 252,300) (2011 est.)"
    row = _OTHER_ROW.search(line.letters, at, foot.start("t")) is not None or "x" in line.letters[at + 1 : foot.start()]
    if row and not _alike(line, at, told):
        return None  # "12 million people earn $720 a head (2017)"
    return foot.start("t"), "at the end of the list"


def _has_no_verb(line: Line) -> bool:
    """Whether a line is a row of cells: with one period, and no word that says what is or was."""
    return len(line.where("T")) == 1 and _VERBS.isdisjoint(line.letters) and not any(map(tells_when, line.items))


def _alike(line: Line, one: int, other: int) -> bool:
    """Whether two numbers can be of one list of parts: they are of one kind and unit, or both are bare digits."""
    first, second = line.items[one].quantity, line.items[other].quantity
    if first is None or second is None:
        return True
    return (first.kind, first.unit) == (second.kind, second.unit) or (_is_bare(first) and _is_bare(second))


def _is_bare(quantity: Quantity) -> bool:
    """Whether a number stands without a unit, which the name of its row may have lent it."""
    return quantity.surface[:1].isdigit() and quantity.surface[-1:].isdigit()
