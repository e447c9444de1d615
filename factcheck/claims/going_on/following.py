"""A number that goes on with the claim of one before it: the next of a list, of another place, time or group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import manner
from factcheck.claims.going_on import growths, lending, successors
from factcheck.claims.going_on.predicates import next_predicate
from factcheck.claims.going_on.restating import in_another_unit, restated
from factcheck.claims.going_on.resuming import Resumed, resumed
from factcheck.claims.going_on.seconds import second
from factcheck.claims.lines.constructions import matches
from factcheck.claims.lines.lists import leaves, same_role
from factcheck.claims.measures import groups, spans
from factcheck.claims.measures.fitting import continues
from factcheck.claims.model import Evidence
from factcheck.claims.periods.carried import told_as_past
from factcheck.claims.relations import stretches
from factcheck.language.periods import same_days
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.going_on.growths import Growth
    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.constructions import Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.measures import MeasureChoice
    from factcheck.claims.model import Claim
    from factcheck.language.quantities import Quantity
    from factcheck.reference.catalogue import Measure

_OF_THEM = lazily("(?:#|[;,&])od?$")
"""Before a number of people of whom something is told: "Of the 61,741,120 people"."""
_DEFINITE = "article/definite"
"""The cue of the word before a name that stands for what was told."""
_LONGEST_LIST = 40
"""Claims among which one of the sentence before is looked for."""
_AFTER_ELEMENT = frozenset({"", *",;.&)iT"})
"""What follows an element of a list whose unit was told before."""


def once_more(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a number that tells the one before it in another unit, None if it does not."""
    line = told.line_of(figure)
    before = restated(line, figure.at)
    first = told.claim_of(line.items[before].quantity) if before is not None else None
    if before is None or first is None:
        return None
    if not in_another_unit(line, figure.at, before, told.catalogue.measure(first.measure)):
        return None
    why = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
    return successors.next_of(told, figure, first, first.entity, why)


def next_of_list(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of the next of a list, which has a place, a time or a group of its own; None if it is none."""
    line, at = told.line_of(figure), figure.at
    found = matches(told.shapes.list, line.letters, at)
    before = line.letters.replace("pQ", "px").rfind("Q", 0, at)
    if not found or before < 0 or _changed(line, at, found[0].head) or _is_of_them(line, at):
        return None
    first = told.told_of(line.items[before].quantity)
    if first is None or first.part_of is not None or first.relation != "level":
        return None
    measure = told.catalogue.measure(first.measure)
    head = found[0].head
    lent = successors.lent(told, figure, first)
    other_span = spans.of_span(measure, spans.told(line, at), told.catalogue) is not measure
    if not continues(line, at, measure, lent) or (spans.of_quarters(measure) and other_span):
        return None
    if spans.of_quarters(spans.whole(measure, told.catalogue)) and spans.is_counted_from(line, head):
        return None  # "9.7 percent from the first quarter, and 11.4 percent from a year before": over another time
    last = max(head, at) + 1
    if lent is not figure.quantity and line.letters[last : last + 1] not in _AFTER_ELEMENT:
        return None
    why = f"“{line.words(head)}” ({found[0].name}, in a list after {first.quantity.surface})"
    if line.letters[head] == "T":
        return successors.of_another_time(told, figure, first, head, why)
    if line.letters[head] in "KxP":
        return _of_another_part(told, figure, first, head, why)
    return _of_another_place(told, figure, first, head, why)


def once_more_said(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a further predicate of what the number before it is of, None if it is none.

    "Unemployment peaked at 26 percent in 2013 and had come down to 17 percent by 2017"; "grew 0.7 percent in 2014 after
    shrinking 2 percent in 2013"
    """
    line, at = told.line_of(figure), figure.at
    before = line.letters.replace("pQ", "px").rfind("Q", 0, at)
    first = told.claim_of(line.items[before].quantity) if before > 0 else None
    if first is None or first.part_of is not None or first.relation != "level":
        return None
    growth = growths.later(line, at, first, told.catalogue)
    if growth is not None:
        return _of_growth(told, figure, first, growth)
    found = next_predicate(line, at)
    grown = growths.of_verb(line, found.verb, first, told.catalogue) if found is not None else None
    if found is None or grown is None:
        return None
    if not continues(line, at, grown.measure, successors.lent(told, figure, first)):
        return None
    why = f"“{line.words(found.time)}” (a further predicate after {first.quantity.surface})"
    claim = successors.of_another_time(told, figure, first, found.time, why)
    return claim and claim._replace(measure=grown.measure.code, factor=grown.sign * claim.factor)


def _of_growth(told: Told, figure: Figure, first: Claim, growth: Growth) -> Claim | None:
    """The claim of a growth of its own time, after that of another one."""
    claim = successors.of_another_time(told, figure, first, growth.period, f"after {first.quantity.surface}")
    if claim is not None and growth.foreseen:
        own = told.times.to_its_end(told.times.named(figure.number, growth.period, growth.measure, first.entity))
        claim = claim._replace(modality="forecast", period=own.period)
    why = Evidence(f"growth as that of the {first.quantity.surface} before it", lending.strength(first))
    return claim and claim._replace(measure=growth.measure.code, factor=growth.factor, measure_evidence=why)


def _is_of_them(line: Line, at: int) -> bool:
    """Whether a number is a part of the one before it: "66 million, 63 million of them in Europe"."""
    return at + 1 < len(line.items) and line.lower(at + 1) in line.lists.pointing_part


def _changed(line: Line, at: int, head: int) -> bool:
    """Whether a word before a number may make it something else than the next of the list."""
    peak = line.letters[at - 2 : at] == "xo"
    if peak:
        return "peak/nouns" not in line.items[at - 2].cues()
    return head != at - 1 and line.letters[at - 1] in "xR" and not leaves(line, at - 1, head)


def _of_another_place(told: Told, figure: Figure, first: Claim, step: int, why: str) -> Claim | None:
    """The same for another place, with a time of its own if one is told: "refugees from Syria, 1 million from Iraq"."""
    measure = told.catalogue.measure(first.measure)
    codes = told.places.candidates.codes_at(figure.number, step, measure)
    if len(codes) != 1 or codes[0] in (first.entity, first.counterpart):
        return None
    if measure.partners and step == figure.at - 1:
        return None  # "Land boundaries: 1,086 km; Austria 330 km": with Austria, not of it
    own = told.times.choose(figure.number, figure.at, measure, codes[0], None)
    if own.explicit and first.period is not None and first.period.inferred:
        first = told.date_list(first, own)
    timed = first if own.explicit else successors.timed(told, figure, first)
    if timed is None:
        return None
    claim = _of_place(told, figure, timed, codes[0], step, why)
    other = own.period is not None and first.period is not None and not same_days(own.period, first.period)
    return successors.dated(claim, own) if claim is not None and own.explicit and other else claim


def _of_place(told: Told, figure: Figure, first: Claim, code: str, step: int, why: str) -> Claim | None:
    """The claim of the place at an item of a list, as the first or the second place of the measure."""
    if first.counterpart is None:
        named = told.places.candidates.where_named(figure.number, first.entity, step)
        roles = told.catalogue.measure(first.measure).two_places and bool(named)
        if roles and same_role(told.line_of(figure), step, named, ()) is None:
            return None  # "took in 1.1 million Syrian refugees and Jordan 630,000"
        return successors.next_of(told, figure, first, code, Evidence(why, "strong"))
    both = (told.places.candidates.where_named(figure.number, code, step) for code in (first.entity, first.counterpart))
    role = same_role(told.line_of(figure), step, *both)  # "refugees from Syria in Turkey, 1.1 million in Lebanon"
    claim = successors.next_of(told, figure, first, first.entity, Evidence(why, "strong"))
    if role == "entity":
        return claim._replace(entity=code)
    return claim._replace(counterpart=code) if role == "counterpart" else None


def of_topic(told: Told, figure: Figure, choice: MeasureChoice) -> MeasureChoice:
    """Return the measure of growth that is meant behind the number that grows: "Population: 7 million; growth rate 3%".

    That number stands in the same sentence, or in the row above.
    """
    line, latest = told.line_of(figure), told.latest()
    named = _named_before(told, figure, choice)
    if named is not None:
        return choice._replace(measure=named)
    if line.letters[choice.head] != "g" or line.letters[choice.head - 1] in "sA" or not latest:
        return choice
    row = line.letters[choice.head - 1] == "#" and latest[-1].sentence.number == figure.number - 1
    if latest[-1].sentence is not line.sentence and not row:
        return choice
    growth = choice.measure.variants.get(f"after {latest[-1].measure}") or _of_row(told, figure, choice)
    return choice if growth is None else choice._replace(measure=told.catalogue.measure(growth))


def _of_row(told: Told, figure: Figure, choice: MeasureChoice) -> str | None:
    """The growth of what a row tells first, and tells nothing but of: "Population: 7 million; urban: 40%; growth"."""
    line = told.line_of(figure)
    here = [claim.measure for claim in told.claims if claim.sentence is line.sentence]
    found = choice.measure.variants.get(f"after {here[0]}") if here else None
    return found if all(measure.split(".")[0] == here[0].split(".")[0] for measure in here) else None


def _named_before(told: Told, figure: Figure, choice: MeasureChoice) -> Measure | None:
    """Return the measure that the sentence before told, if the name is short for its own one: "the deficit"."""
    line = told.line_of(figure)
    if line.letters[choice.head - 1 : choice.head + 1] != "dN" or _DEFINITE not in line.items[choice.head - 1].cues():
        return None
    word = line.words(choice.head).lower()
    for claim in reversed(told.claims):
        if figure.number - claim.sentence.number > 1:
            break
        measure = told.catalogue.measure(claim.measure)
        if measure.code == choice.measure.code:
            return None
        if measure.unit == choice.measure.unit and word in measure.short_names:
            return measure
    return None


def resuming(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of the measure of the sentence before, of another place, time or group; None if it is none.

    "In Canada it was 1.8 percent"
    """
    line, number, at = told.line_of(figure), figure.number, figure.at
    new = resumed(line, at)
    first = _resumed_from(told, figure, new) if new is not None else None
    if first is not None and new is not None and new.place is not None and told_as_past(line, at):
        first = _in_the_past(told, first)
    if new is None or first is None:
        return None
    grown = growths.of_verb(line, new.verb, first, told.catalogue)
    if grown is None:
        return None
    measure = grown.measure
    if new.called is not None and new.called not in measure.short_names:
        return None
    if not continues(line, at, measure, successors.lent(told, figure, first)):
        return None
    if new.period is not None:
        why = "and its measure from the sentence before"
        cue = manner.governing(line, at, at)
        later = successors.of_another_time(told, figure, first, new.period, why, cue == "forecast")
        if later is None:
            return None
        modality, factor = cue or later.modality, grown.sign * later.factor
        return later._replace(sentence=line.sentence, measure=measure.code, modality=modality, factor=factor)
    if new.group is not None:
        return _of_group(told, figure, first, new.group)
    assert new.place is not None
    codes = told.places.candidates.codes_at(number, new.place, measure)
    if len(codes) != 1 or codes[0] == first.entity:
        return None
    why = f"“{line.words(new.place)}”, with the measure of the {first.quantity.surface} in the sentence before"
    own = told.times.choose(number, at, measure, codes[0], None)
    timed = first if own.explicit else successors.timed(told, figure, first)
    if timed is None:
        return None
    claim = successors.next_of(told, figure, timed, codes[0], Evidence(why, "fair"))
    if own.explicit or (first.sentence is not line.sentence and successors.is_present(line, at)):
        claim = successors.dated(claim, own)
    return claim._replace(sentence=line.sentence)


def of_second_place(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a place that is told second, with the measure of the number before it; None if it is none.

    "Botswana follows with 23.4 percent, ahead of"
    """
    line, at = told.line_of(figure), figure.at
    number = _number_before(told, figure)
    first = told.told_of(number) if number is not None else None
    if first is None or first.relation != "level" or first.part_of is not None or first.counterpart is not None:
        return None
    lent = successors.lent(told, figure, first)
    if first.sentence is not line.sentence and lent is not figure.quantity and lent.unit == "%":
        return None  # "70 percent are poor. Its neighbour had a rate of 88": of something else than that share
    place = second(told, figure, first)
    together = {claim.measure for claim in (*told.latest(), first) if claim.sentence is first.sentence}
    may_be = [c for c in together if continues(line, at, told.catalogue.measure(c), lent)]
    if place is None or may_be != [first.measure] or successors.tells_who(told, figure, first, place):
        return None
    measure = told.catalogue.measure(first.measure)
    codes = told.places.candidates.codes_at(figure.number, place, measure)
    if len(codes) != 1 or codes[0] == first.entity or spans.is_growth_after_fall(measure, line, at):
        return None
    why = f"“{line.words(place)}”, with the measure of the {first.quantity.surface} before it"
    own = told.times.choose(figure.number, at, measure, codes[0], None)
    timed = first if own.explicit else successors.timed(told, figure, first)
    if timed is None:
        return None
    claim = successors.next_of(told, figure, timed, codes[0], Evidence(why, "fair"))
    if own.explicit or (first.sentence is not line.sentence and successors.is_present(line, at)):
        claim = successors.dated(claim, own)
    return claim._replace(sentence=line.sentence)


def _number_before(told: Told, figure: Figure) -> Quantity | None:
    """The number before one in its sentence, or the last one in the sentence before it."""
    line = told.line_of(figure)
    own = line.letters.replace("pQ", "px").rfind("Q", 0, figure.at)
    if own >= 0:
        return line.items[own].quantity
    if not any(claim.sentence.number == figure.number - 1 for claim in told.claims[-_LONGEST_LIST:]):
        return None  # of most there is no claim, and they need not be drawn
    before = told.lines[figure.number - 1]
    last = before.letters.replace("pQ", "px").rfind("Q")
    same = before.sentence.block == line.sentence.block
    return before.items[last].quantity if same and last >= 0 else None


def _resumed_from(told: Told, figure: Figure, new: Resumed) -> Claim | None:
    """The latest claim of the only measure that the sentence, or the one before, tells of."""
    line, number = told.line_of(figure), figure.number
    if new.verb is None and figure.quantity.change == "amount":
        return None
    near = [claim for claim in told.latest() if number - claim.sentence.number <= 1]
    own = [claim for claim in near if claim.sentence is line.sentence]
    if ";" in line.letters[: figure.at] and not own:
        return None  # "Prices rose 2 percent; in 2012 they had ...": of what the clause before tells
    earlier = [claim for claim in own or near if claim.relation == "level"]
    if new.group is not None:  # "167,000 jobs were added and unemployment held at 4.5 percent. For men it was 4.9"
        earlier = [c for c in earlier if new.group in told.catalogue.measure(c.measure).variants]
    if len({claim.measure for claim in earlier if claim.part_of is None}) != 1:
        return None
    if new.period is not None and len({claim.entity for claim in own or near if claim.part_of is None}) > 1:
        return None  # "India has 1.2 billion people, China 1.3 billion. In 1950 it was 0.4 billion": which of them?
    apart = (own or near)[-1].sentence.block != line.sentence.block
    return None if apart and not new.row else next(claim for claim in reversed(earlier) if claim.part_of is None)


def _in_the_past(told: Told, first: Claim) -> Claim | None:
    """The claim that "it was" goes on with: no forecast of its sentence, and no number that another is held against."""
    same = [claim for claim in reversed(told.latest()) if claim.sentence is first.sentence]
    same = [claim for claim in same if claim.measure == first.measure and claim.modality != "forecast"]
    own = [claim for claim in same if not successors.is_compared(told, claim)]
    return next(iter(own or same), None)


def told_exactly(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of the sentence before for a number that tells its own one digit by digit, None if none does.

    "The population rises to 61.7 million. Of the 61,741,120 people who were counted, ..."
    """
    line, at = told.line_of(figure), figure.at
    if _OF_THEM.search(line.letters, 0, at) is None or line.letters[at + 1 : at + 2] not in ("A", "H"):
        return None
    earlier = [claim for claim in told.latest() if claim.sentence.number == figure.number - 1]
    rounded = [claim for claim in earlier if claim.relation == "level" and _rounds(claim.quantity, figure.quantity)]
    if len(rounded) != 1 or rounded[0].quantity.kind != "count":
        return None
    first = rounded[0]
    place = Evidence(f"that of the {first.quantity.surface} in the sentence before", first.entity_evidence.strength)
    return successors.next_of(told, figure, first, first.entity, place)._replace(sentence=line.sentence)


def _rounds(rounded: Quantity, exact: Quantity) -> bool:
    """Whether a number is another one with fewer digits."""
    low, high = rounded.low, rounded.high
    return low is not None and high is not None and exact.grain < rounded.grain and low <= exact.value <= high


def start_of_change(told: Told, figure: Figure, match: Match) -> Claim | str:
    """Return the claim of where a change began that ended at the number before it, or the reason why there is none.

    "2.5 million in 2015, up from 1.6 in 2014"
    """
    line, at = told.line_of(figure), figure.at
    end = told.told_of(line.items[match.groups["q"]].quantity)
    if end is None or end.relation != "level":
        return "where a change began that no claim speaks of"
    measure = told.catalogue.measure(end.measure)
    if not continues(line, at, measure, successors.lent(told, figure, end)):
        return "the unit or the size of the number does not fit the measure of the change"
    period = stretches.end_period(told.times, figure.number, at, match, measure, end.entity)
    if isinstance(period, str):
        return period
    past = end.modality == "forecast" and not period.forecast
    return end._replace(
        modality="asserted" if past else end.modality,
        id=told.next_id(),
        quantity_id=figure.id,
        quantity=figure.quantity,
        period=period.period,
        alternatives=period.alternatives,
        factor=lending.factor(measure, successors.lent(told, figure, end), end),
        measure_evidence=Evidence(
            f"that of the {end.quantity.surface} before it ({match.name})", lending.strength(end)
        ),
        entity_evidence=Evidence(f"that of the {end.quantity.surface}", end.entity_evidence.strength),
        period_evidence=period.evidence,
    )


def _of_another_part(told: Told, figure: Figure, first: Claim, step: int, why: str) -> Claim | None:
    """The same for another part of the people: "45 percent for men and 28 percent for women"."""
    code = groups.variant_of(told.line_of(figure), step, told.catalogue.measure(first.measure))
    if code is None or not told.places.candidates.has(first.entity, told.catalogue.measure(code)):
        return None
    place = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
    claim = successors.next_of(told, figure, first, first.entity, place)
    return claim._replace(measure=code, measure_evidence=Evidence(why, "strong"))


def _of_group(told: Told, figure: Figure, first: Claim, group: str) -> Claim | None:
    """The same of a part of the people: "Among young people it was 42 percent"."""
    line, code = told.line_of(figure), told.catalogue.measure(first.measure).variants.get(group)
    if code is None or not told.places.candidates.has(first.entity, told.catalogue.measure(code)):
        return None
    own = told.times.choose(figure.number, figure.at, told.catalogue.measure(code), first.entity, None)
    place = Evidence(f"that of the {first.quantity.surface} in the sentence before", "fair")
    claim = successors.next_of(told, figure, first, first.entity, place)
    if own.explicit or line.lower(figure.at - 1) in line.lists.verb_be:
        claim = successors.dated(claim, own)
    return claim._replace(measure=code, sentence=line.sentence)
