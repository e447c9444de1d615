"""A number in a clause that tells nothing but a place or a time of its own: it goes on with the number before it.

"Life expectancy in Chad is 51 years (in Norway it is 82 years)"; "The month before it had been 5.4 percent".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import manner
from factcheck.claims.going_on import successors
from factcheck.claims.measures import spans
from factcheck.claims.measures.fitting import continues
from factcheck.claims.model import Evidence
from factcheck.claims.simpler.clauses import clause_of
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.claims.simpler.clauses import Clause
    from factcheck.language.quantities import Quantity

_NO_LEVELS = frozenset({"date", "label", "ordinal", "ratio", "change"})
"""Kinds of numbers that are no level of anything."""
_COUNTS = frozenset({"count", "money", "measure"})
"""Kinds of numbers with which a large one goes on that tells no unit."""
_LEVELS = _COUNTS | {"share", "rate", "duration"}
_MANY = 1000
"""A number is large from here on: no share, and no number of years."""
_NEAREST = 40
"""Claims among which that of the sentence, or of the one before it, is looked for."""
_OTHER_BRACKET = lazily("Q[^()QEA]{0,12}\\([^()Q]{0,8}$")
"""Before a number in brackets, the number that it may tell in another way."""
_BESIDE = ("", "(", ",", ":")
"""Between a place and the number that is its own, whatever else it is named for."""


def onward(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a number whose clause tells nothing but a place or a time of its own; None if it tells more.

    "(in Norway it is 82)"; "The month before it had been 5.4 percent"; "only Niger (7.2) has more"
    """
    line, at = told.line_of(figure), figure.at
    first = _antecedent(told, line, at, figure.number)
    if first is None or first.counterpart is not None or figure.quantity.change == "amount":
        return None
    if figure.quantity.hedge == "range":
        return None  # what a class of countries has: "between $1,026 and $12,375"
    if first.sentence is not line.sentence and _tells_another(line, at, first.measure):
        return None
    clause = clause_of(line, at, first.measure)
    cue = manner.governing(line, at, at)
    if clause is None or cue not in (None, "forecast", "quoted") or not _can_be(told, figure, first):
        return None
    places = _places(told, figure, first, clause)
    if places is None or len(places) > 1:
        return None
    entity = next(iter(places), first.entity)
    if entity != first.entity:
        return _of_place(told, figure, first, clause, entity)
    if not clause.times:
        return None
    of_several = len({claim.entity for claim in told.latest() if claim.sentence is first.sentence}) > 1
    if of_several and not clause.places:
        return None  # "India has 1.2 billion people, China 1.3 billion. In 1950 it was 370 million": which of them?
    step = min(clause.times, key=lambda time: abs(time - at))
    claim = successors.of_another_time(told, figure, first, step, "in a clause of its own", cue == "forecast")
    return claim and claim._replace(sentence=line.sentence)


def _tells_another(line: Line, at: int, measure: str) -> bool:
    """Whether a sentence names another measure before a number: "Exports put on 33 percent, moving from $3 billion"."""
    for step in line.where("NCVguL"):
        mention = line.items[step].mention
        codes = {code.rsplit("/", 1)[0] for code in mention.codes("measure")} if mention is not None else set()
        if step < at and codes and measure not in codes:
            return True
    return False


def _can_be(told: Told, figure: Figure, first: Claim) -> bool:
    """Whether a number can be of the measure of another one, over the same time if it is a growth."""
    line, at, measure = told.line_of(figure), figure.at, told.catalogue.measure(first.measure)
    lent = successors.lent(told, figure, first)
    if figure.quantity.kind == "count" and figure.quantity.noun is not None and line.letters[at + 1] == "x":
        return False  # "killed 80 people in five states": it counts something else
    if not continues(line, at, measure, lent):
        return False
    if spans.is_growth_after_fall(measure, line, at):
        return False
    if first.sentence is not line.sentence and lent is not figure.quantity and lent.unit == "%":
        return False  # "66 percent are poor. Next door it had a rate of 30"
    return spans.of_span(measure, spans.told(line, at), told.catalogue) is measure


def _places(told: Told, figure: Figure, first: Claim, clause: Clause) -> set[str] | None:
    """The places of a clause, None if one of them is named for something else, or cannot have such a figure."""
    line, number, candidates = told.line_of(figure), figure.number, told.places.candidates
    asides, measure = candidates.asides_of(number), told.catalogue.measure(first.measure)
    found: set[str] = set()
    for step in clause.places:
        codes = candidates.codes_at(number, step, measure)
        if not codes or (step in asides and line.letters[step + 1 : figure.at] not in _BESIDE):
            return None  # ", the highest in the EU, where it fell to 2 percent"
        found.update(codes)
    return found


def _of_place(told: Told, figure: Figure, first: Claim, clause: Clause, entity: str) -> Claim | None:
    """The claim of another place, of its own time or of that of the number before."""
    line, number, at = told.line_of(figure), figure.number, figure.at
    measure = told.catalogue.measure(first.measure)
    if measure.partners or (
        measure.two_places and successors.is_of_people(told, first) and line.letters[clause.places[0]] == "E"
    ):
        return None  # "Borders: 1,086 km (Austria: 330 km)"; "1.1 million Syrian refugees (Jordan: 630,000)"
    if successors.tells_who(told, figure, first, clause.places[0]):
        return None
    own = told.times.choose(number, at, measure, entity, None)
    dated = bool(clause.times) and own.explicit
    timed = first if dated else successors.timed(told, figure, first)
    if timed is None or (dated and _is_small(told, figure, first)):
        return None
    why = f"“{line.words(clause.places[0])}”, with the measure of the {first.quantity.surface} before it"
    claim = successors.next_of(told, figure, timed, entity, Evidence(why, "fair"))
    if dated or (first.sentence is not line.sentence and successors.is_present(line, at)):
        claim = successors.dated(claim, own)
    if dated and own.forecast:
        claim = claim._replace(modality="forecast")
    return claim._replace(sentence=line.sentence)


def _is_small(told: Told, figure: Figure, first: Claim) -> bool:
    """Whether a bare whole number in another sentence may count anything: "Belize had 38 last week"."""
    quantity = figure.quantity
    bare = (quantity.kind, quantity.unit, quantity.grain) == ("count", None, 1)
    return bare and first.sentence is not told.line_of(figure).sentence


def _antecedent(told: Told, line: Line, at: int, number: int) -> Claim | None:
    """Return the claim with which a number of the same unit goes on, None if it is not clear which one that is.

    It is the last number of that unit before, in the sentence or in the one before it, and no other measure may be
    told there in that unit.
    """
    quantity = line.items[at].quantity
    assert quantity is not None
    for sentence in (number, number - 1):
        if sentence < 0 or told.lines.sentences[sentence].block != line.sentence.block:
            return None
        near = [claim for claim in told.claims[-_NEAREST:] if claim.sentence.number == sentence]
        if sentence < number and not near:
            return None  # of most there is no claim, and they need not be drawn
        other = line if sentence == number else told.lines[sentence]
        last = _last_like(other, quantity, [claim.quantity for claim in near])
        if last is None:
            continue
        levels = [c for c in near if c.relation == "level" and c.part_of is None and _alike(c.quantity, quantity)]
        if not levels or levels[-1].quantity is not last or len({claim.measure for claim in levels}) != 1:
            return None
        bracket = _OTHER_BRACKET.search(line.letters, 0, at)
        return None if bracket and line.items[bracket.start()].quantity is not last else levels[-1]
    return None


def _last_like(line: Line, quantity: Quantity, bound: Collection[Quantity]) -> Quantity | None:
    """The last number of a sentence that has the unit of another one, and stands before it if it is the same."""
    told = [other for other in line.quantities if other.first < quantity.first or quantity not in line.quantities]
    told = [other for other in told if other.kind not in _NO_LEVELS and (other.change != "amount" or other in bound)]
    like = (other for other in reversed(told) if _alike(other, quantity))
    counting = quantity in line.quantities  # "940 women for 1,000 men; in Haryana 877": nearer than what was before
    return next((o for o in like if counting or o in bound or o.noun is None or o.kind != "count"), None)


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers have the same unit, or the second one none."""
    if other.kind == "count" and other.unit is None and other.noun is None:
        large = other.value >= _MANY
        return one.kind in (_COUNTS if large else _LEVELS) or (large and one.kind == "rate" and one.value >= _MANY)
    counted = other.kind != "count" or other.noun in (None, one.noun)  # not "80 people in five states"
    return counted and (one.kind, one.unit, one.per) == (other.kind, other.unit, other.per)
