"""The claim of a number that goes on with another one: what it has from that, and a place or a time of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import manner
from factcheck.claims.going_on import lending
from factcheck.claims.model import Evidence
from factcheck.claims.periods.datings import contrasted
from factcheck.language.periods import same_days

if TYPE_CHECKING:
    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim, Modality
    from factcheck.claims.periods.times import PeriodChoice
    from factcheck.language.quantities import Quantity

_LONGEST_LIST = 40
"""Claims among which one of the sentence before is looked for."""


def next_of(told: Told, figure: Figure, first: Claim, entity: str, why: Evidence) -> Claim:
    """Return the claim of a place of its own, with all else from the one before."""
    one = lending.factor(told.catalogue.measure(first.measure), lent(told, figure, first), first)
    return lending.next_of(first, figure.quantity, (told.next_id(), figure.id), entity, why, one)


def of_another_time(
    told: Told, figure: Figure, first: Claim, step: int, why: str, foreseen: bool = False
) -> Claim | None:
    """Return the claim of the same at another time: "6.9 percent in May, compared with 7.1 percent in April"."""
    own = told.times.named(figure.number, step, told.catalogue.measure(first.measure), first.entity)
    if foreseen or manner.is_foreseen(told.line_of(figure), step):
        own = told.times.to_its_end(own)._replace(forecast=True)
    if own.period is None or first.period is None or same_days(own.period, first.period):
        return None
    place = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
    claim = next_of(told, figure, first, first.entity, place)
    modality: Modality = "forecast" if own.forecast and first.modality == "asserted" else first.modality
    if first.modality == "forecast" and not own.forecast:
        modality = "asserted"
    if (first.quantity.change, figure.quantity.change) == ("start", "end"):  # "is to rise from 3 percent to 4"
        modality = manner.governing(told.line_of(figure), figure.at, figure.at) or modality
    return claim._replace(
        period=own.period,
        alternatives=own.alternatives,
        modality=modality,
        period_evidence=Evidence(f"{own.evidence.why}; {why}", own.evidence.strength),
    )


def timed(told: Told, figure: Figure, first: Claim) -> Claim | None:
    """Return a claim with the time that it lends to another place: the one that its sentence tells it of.

    None if there are two such times: "1.24 in 2015, was 4.53 in 1970; in Japan it is". What another number is held
    against has a time of its own, and one that stands before a number begins anew: "in 1970 it was 4.53".
    """
    line = told.line_of(figure)
    if first.sentence is not line.sentence:
        line = told.lines[first.sentence.number]
    steps = {id(line.items[step].quantity): step for step in line.where("Q")}
    own = [c for c in told.claims[-_LONGEST_LIST:] if c.sentence is line.sentence and c.measure == first.measure]
    own = [c for c in own if c.entity == first.entity and id(c.quantity) in steps and c.relation == "level"]
    if first.sentence is not line.sentence or id(first.quantity) not in steps or len(own) < 2:
        return first
    at = steps[id(first.quantity)]
    if "T" in line.letters[max(line.letters.rfind(mark, 0, at) for mark in "#Q;,") : at]:
        return first
    main = [c for c in own if c.quantity.change != "start" and not is_held(line, steps[id(c.quantity)])] or own
    days = {(c.period.start, c.period.end) if c.period else None for c in main}
    latest = main[-1]
    if len(days) == 1:
        return first._replace(period=latest.period, alternatives=latest.alternatives)
    return first if first in main and line is not told.line_of(figure) else None


def is_compared(told: Told, claim: Claim) -> bool:
    """Tell whether a number only says what was before: "compared with 0.3 percent in May", "up from 90 in 2012"."""
    line = told.lines[claim.sentence.number]
    at = next((step for step in line.where("Q") if line.items[step].quantity is claim.quantity), None)
    return claim.quantity.change == "start" or (at is not None and is_held(line, at))


def is_held(line: Line, at: int) -> bool:
    """Tell whether a number is one that another is held against: "against 2.9 percent in June"."""
    return any(contrasted(line, step) == at for step in line.where("T"))


def dated(claim: Claim, own: PeriodChoice) -> Claim:
    """Return a claim with a time of its own."""
    return claim._replace(period=own.period, alternatives=own.alternatives, period_evidence=own.evidence)


def lent(told: Told, figure: Figure, first: Claim) -> Quantity:
    """Return a number with the unit that it leaves out."""
    return lending.lent(figure.quantity, first, (first, *told.latest()))


def is_present(line: Line, at: int) -> bool:
    """Tell whether a verb before a number tells what is so now: "By comparison, Chile has 3.7"."""
    return any(line.lower(step) in line.lists.verb_now for step in line.where("b") if step < at)


def tells_who(told: Told, figure: Figure, first: Claim, step: int) -> bool:
    """Whether a word for a people tells who those are that a place counts: "Indians, at 135,000, were most"."""
    unit = told.catalogue.measure(first.measure).unit
    return (
        "count" in unit.kinds
        and unit.per is None
        and told.line_of(figure).letters[step] == "A"
        and not is_of_people(told, first)
    )


def is_of_people(told: Told, first: Claim) -> bool:
    """Whether a word for its people names the place of a claim: "Syrian refugees"."""
    number = first.sentence.number
    named = told.places.candidates.where_named(number, first.entity, len(told.lines[number].items))
    return any(told.lines[number].letters[step] == "A" for step in named)
