"""What happens so many times a day, of what is counted by the year: "57 people are murdered in South Africa every day".

The number is read without the words of the day, and held against the figure of the year as so many times as much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Measure

UNKNOWN = "an average of a day or the like, for which the program has no measure"
_AHEAD = lazily("#(?:x,)?[xd]x?,?[^QT;:()]{0,8}$")
"""From the start of a sentence to its first number."""
_ENDS = frozenset(".,;:)&TiPb")
"""Letters behind the words of a day that go on with something else."""
_BEFORE = frozenset("iofatw")
"""Letters before them that make a date of them: "in a day"."""


class Average(NamedTuple):
    """A number for each of equal parts of a year."""

    alone: Alone
    """The line without the words of the day."""
    times: float
    """How many of them a year has."""
    words: str
    """The words: "every day"."""


def of_each(line: Line, at: int) -> Average | None:
    """Return the number at an item as one for each day, hour or week; None if it is none."""
    quantity = line.items[at].quantity
    if quantity is None or quantity.kind not in ("count", "rate") or quantity.unit is not None:
        return None
    text = line.sentence.text.lower()
    if not any(phrase in text for phrase in line.lists.averages):
        return None
    for step in range(1, len(line.items)):
        for length in (1, 2):
            words = " ".join(line.lower(each) for each in range(step, min(step + length, len(line.items))))
            times = line.lists.averages.get(words)
            if times is not None and _belongs(line, at, step, step + length):
                out = {
                    *range(step, step + length),
                    *(i for i in line.where("x") if line.lower(i) in line.lists.average_on),
                }
                out |= {1 + length} if step == 1 and line.letters[1 + length] == "," else set()
                item = line.items[at]._replace(quantity=_yearly(quantity, float(times)))
                kept = [item if each == at else other for each, other in enumerate(line.items) if each not in out]
                moved = at - sum(each < at for each in out)
                return Average(Alone(line.redrawn(kept), moved), float(times), words)
    return None


def _yearly(quantity: Quantity, times: float) -> Quantity:
    """As many in a year."""
    low, high = (None if bound is None else bound * times for bound in (quantity.low, quantity.high))
    return quantity._replace(
        kind="count", per=None, value=quantity.value * times, low=low, high=high, grain=quantity.grain * times
    )


def _belongs(line: Line, at: int, first: int, end: int) -> bool:
    """Whether the words of a day stand beside a number, with no other number between, or at the head before it."""
    letters = line.letters
    if first < at:
        return first == 1 and letters.find("Q") == at and _AHEAD.match(letters[:at]) is not None
    if (
        letters[first - 1] in _BEFORE
        or line.lower(first - 1) in line.lists.average_not
        or set("Q;") & set(letters[at + 1 : first])
    ):
        return False
    return letters[end : end + 1] in _ENDS or end == len(letters)


def of_year(claim: Claim, measure: Measure, average: Average) -> Claim | str:
    """Return the claim of such a number as one of a year, or why it cannot be one."""
    counted = measure.kind == "flow" and measure.unit.per is None and "count" in measure.unit.kinds
    period = claim.period
    if not counted or claim.relation != "level" or period is None or period.granularity != "year":
        return UNKNOWN
    why = Evidence(f"{claim.measure_evidence.why}, of a year: {average.times:g} times “{average.words}”", "fair")
    return claim._replace(factor=claim.factor * average.times, measure_evidence=why)
