"""What a claim is made of that ties a number to a measure in another way than as its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.measures.measures import MeasureChoice
from factcheck.claims.model import Evidence
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.constructions import Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Relation
    from factcheck.claims.periods.times import PeriodChoice
    from factcheck.claims.places.candidates import PlaceChoice
    from factcheck.language.periods import Period
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Measure

_UNIT_OF_RATE = {"bp": 0.01}
"""What a step of a rate is in percentage points, where it is not one."""


class Parts(NamedTuple):
    """What a claim of a relation is made of."""

    relation: Relation
    choice: MeasureChoice
    place: PlaceChoice
    period: PeriodChoice
    since: Period | None = None
    """From when a change is counted."""
    versus: str | None = None
    """Code of the place that is compared with, or of the whole."""
    factor: float = 1.0
    """What the number is multiplied by for the unit of the measure."""


def choice_of(line: Line, match: Match, measure: Measure) -> MeasureChoice:
    """Return the choice of a measure that a construction names, with what the number is to it as the reason."""
    words = {"amount": "a change", "start": "where a change began", "end": "where a change ended"}
    how = f": {words[match.part]}" if match.part else ""
    why = Evidence(f"“{line.words(match.head)}” ({match.name}{how})", "strong")
    return MeasureChoice(measure, match.head, frozenset({match.head}), None, why)


def step_of(measure: Measure, quantity: Quantity) -> float | None:
    """Return what one unit of the amount of a change is in the unit of the measure, None if it cannot be one of it.

    A percentage is a change of what is no percentage itself; of what is, percentage points are.
    """
    percent = measure.unit.in_percent
    if quantity.kind == "ratio":
        return 1.0
    if quantity.kind == "count" and (quantity.noun or "").split()[:1] in (["point"], ["points"]):
        return 1.0 if percent else None
    if quantity.kind == "change":
        return _UNIT_OF_RATE.get(quantity.unit or "", 1.0) if percent else None
    if quantity.kind == "share":
        return None if percent else 1.0
    factor = measure.unit.factor(quantity.unit)
    if quantity.kind not in measure.unit.kinds or factor is None:
        return None
    return factor if abs(quantity.value * factor) <= measure.plausible[1] else None
