"""What a number says of a measure where it is no level: a change, its ends, a rank, a comparison of two places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.constructions import matches
from factcheck.claims.measures import measures, spans
from factcheck.claims.measures.fitting import continues, fits
from factcheck.claims.model import Evidence
from factcheck.claims.places.candidates import PlaceChoice
from factcheck.claims.places.placing import placed
from factcheck.claims.relations import comparisons, stretches
from factcheck.claims.relations.related import Parts, choice_of, step_of
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.constructions import Constructions, Match
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.measures import MeasureChoice
    from factcheck.claims.model import Relation
    from factcheck.claims.periods.times import Times
    from factcheck.claims.places.places import Places
    from factcheck.reference.catalogue import Measure

_AMOUNT_BEFORE = lazily(r"(?:ux?|u[io]d?(?:[EA]s?)?N(?:[oi]d?[EA])?[ox])$")
_AMOUNT_AFTER = lazily(r"u(?!n)")
"""Beside a number: "rose by 5 percent", "a rise in the population of 5 million", "a 5 percent drop"."""
_GROWTH = ("grows", "shrinks")
_SURE = frozenset("#.,;:&-(dsqEAofitawblTRu")
"""Letters of what may stand before the name of a measure without changing its sense."""
_NESTED = lazily("[xnuNCKg][oi]d?(?:[EA]s)?x?$")
"""Before the name of a measure of which something else is said: "growth in Germany's exports slowed"."""


class Related(NamedTuple):
    """The construction by which a number is tied to a measure in another way than as its level."""

    relation: Relation
    """What it says: "level" for the ends of a change."""
    match: Match
    """The construction, with the items that its groups name."""


def read(line: Line, at: int, shapes: Constructions) -> Related | None:
    """Return how the number at item `at` is tied to a measure other than as its level, None if in no known way."""
    quantity = line.items[at].quantity
    assert quantity is not None
    letters = stretches.plain(line.letters)
    if quantity.kind == "ordinal":
        ranked = (match for match in matches(shapes.rank, letters, at) if comparisons.is_rank(line, at, match))
        return next((Related("rank", match) for match in ranked), None)
    for match in matches(shapes.comparison, letters, at):
        if comparisons.is_comparison(line, at, match):
            return Related("comparison", match)
    if quantity.unnumbered:
        return None
    for found in matches(shapes.multiple if quantity.kind == "ratio" else shapes.change, letters, at):
        match = _meant(line, at, found)
        if quantity.change not in (None, match.part) or not _multiplied(line, match):
            continue
        if "q" in match.groups or _is_joined(line, at, match):
            return Related("change" if match.part == "amount" else "level", match)
    return None


def _meant(line: Line, at: int, match: Match) -> Match:
    """The match with its measure as head, and with "fell below 6 percent" as the end of a change."""
    match = match._replace(head=match.groups.get("m", match.head))
    limit = match.part == "amount" and match.head < at and line.opening(at) in line.lists.growth_limits
    return match._replace(part="end") if limit else match


def is_amount(line: Line, at: int) -> bool:
    """Tell whether a number is the amount of some change: it is no level then, whatever stands around it."""
    quantity = line.items[at].quantity
    if quantity is not None and quantity.change is not None:
        return quantity.change == "amount"
    if any("change/additional" in item.cues() for item in (*line.items[at - 1 : at], *line.items[at + 1 : at + 2])):
        return True
    begin = max(0, at - 12)
    return bool(_AMOUNT_BEFORE.search(line.letters[begin:at]) or _AMOUNT_AFTER.match(line.letters, at + 1))


def _is_joined(line: Line, at: int, match: Match) -> bool:
    """Whether nothing between a number and its measure makes it a change of something else.

    Only adverbs and the like may stand there ("rose sharply by"), and none but known words before the name of the
    measure: "car exports rose" is no change of exports.
    """
    head = match.head
    first, last = min(head, at), max(head, at)
    number = stretches.plain(line.letters).find("Q", first + 1, last)
    between = list(range(first + 1, last if number < 0 else number))
    verbal = "u" in line.letters[first:last]
    if head < at and verbal and _NESTED.search(line.letters, max(0, head - 6), head):
        return False
    beside = (line.segments[head], line.segments[at])  # not in an aside: "the economy, Asia's largest, grew"
    between = [step for step in between if line.segments[step] in beside]
    if any(line.letters[step] in "xn" and "change/between" not in line.items[step].cues() for step in between):
        return False
    if (line.letters[first] == "Q" and line.letters[last - 1] in "xn") or spans.tells_growth(line, head, last - 1):
        return False
    return line.letters[head] == "P" or _bare(line, head)


def _multiplied(line: Line, match: Match) -> bool:
    """Whether the number that must be a multiple is one: "doubled to 1.4 million"."""
    step = match.groups.get("r")
    quantity = line.items[step].quantity if step is not None else None
    return step is None or (quantity is not None and quantity.kind == "ratio")


def _bare(line: Line, head: int) -> bool:
    before = line.items[head - 1]
    if head > 2 and "change/past" in line.items[head - 2].cues():  # "over the past five years unemployment rose"
        return True
    return line.letters[head - 1] in _SURE or any(
        cue in ("change/before", "change/between", "modality/hypothetical", "modality/negated") for cue in before.cues()
    )


# --- from the construction to a measure, a place and a period --------------------------------------


def relate(places: Places, number: int, at: int, found: Related, times: Times) -> Parts | str:
    """Return what the claim is made of, or the reason why it is none."""
    line = places.lines[number]
    quantity = line.items[at].quantity
    assert quantity is not None
    if found.relation == "rank":
        return comparisons.rank(places, number, at, found.match, times)
    if found.relation == "comparison":
        return comparisons.comparison(places, number, at, found.match, times)
    if found.relation == "level":
        return _end(places, number, at, found.match, times)
    return _growth(places, number, at, found.match, times) or _amount(places, number, at, found.match, times)


def _amount(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | str:
    line = places.lines[number]
    quantity = line.items[at].quantity
    assert quantity is not None
    of_place = line.letters[match.head - 1] == "A" or line.letters[match.head - 2 : match.head] == "Es"
    if line.letters[match.head] == "g" and (quantity.kind in ("share", "ratio") or not of_place):
        return "growth over a time for which the program has no measure"
    named = measures.named_at(line, at, match, places.catalogue)
    if isinstance(named, str):
        return named
    spanned = stretches.is_bounded(line, at)
    if spanned and spans.is_yearly(line, at):
        return "a change of each of several years"
    grown = quantity.kind == "share" and any(measure.kind == "flow" for measure in named)
    if grown and not spanned and _grows(line, match, places):
        return "growth over a time for which the program has no measure"
    fitting = {measure.code: step_of(measure, quantity) or _rate_step(line, at, measure) for measure in named}
    kept = [measure for measure in named if fitting[measure.code] is not None]
    if quantity.kind == "ratio":  # "military spending doubled": the money, and not its share
        kept = [measure for measure in kept if "share" not in measure.unit.kinds] or kept
    parts = {code for measure in kept for code in measure.variants.values()}
    if line.letters[match.head] == "P":  # not those in the countryside alone
        kept = [measure for measure in kept if measure.code not in parts]
    if not kept:
        percent = quantity.kind == "share" and any(measure.unit.in_percent for measure in named)
        return "a change in percent of a share: of it, or in points" if percent else "a change in another unit"
    choices = [choice_of(line, match, measure) for measure in kept]
    pair = _subject(places, number, match, choices) or placed(places, number, at, choices)
    if isinstance(pair, str):
        return pair
    choice, place = pair
    if not place.tied and place.evidence.strength == "fair" and "Q" in line.letters[:at]:
        return "a change, not said of which place"
    since, period = stretches.span(times, number, at, choice.measure, place.code)
    return Parts("change", choice, place, period, since, factor=fitting[choice.measure.code] or 1.0)


def _grows(line: Line, match: Match, places: Places) -> bool:
    """Whether a percentage of the named thing is a rate of growth of its own: that of GDP is at constant prices."""
    return any(isinstance(measures.named_at(line, match.head, match, places.catalogue, s), list) for s in _GROWTH)


def _subject(
    places: Places, number: int, match: Match, choices: list[MeasureChoice]
) -> tuple[MeasureChoice, PlaceChoice] | None:
    """The place that the construction itself names: "Germany cut its military spending by $2 billion"."""
    if "e" not in match.groups:
        return None
    step = match.groups["e"]
    why = Evidence(f"“{places.lines[number].words(step)}” ({match.name})", "strong")
    found = [(choice, places.candidates.codes_at(number, step, choice.measure)) for choice in choices]
    kept = [(choice, PlaceChoice(codes[0], step, True, why)) for choice, codes in found if len(codes) == 1]
    return kept[0] if len(kept) == 1 else None


def _rate_step(line: Line, at: int, measure: Measure) -> float | None:
    """The same for an amount that is told by the time it is of, as the measure is: "by 650,000 barrels a day"."""
    quantity = line.items[at].quantity
    assert quantity is not None
    rated = measure.unit.per is not None and fits(line, at, measure, quantity)
    return measure.unit.factor(quantity.unit) if rated else None


def _growth(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | None:
    """Read "prices rose 2 percent in 2021" as the level of a rate of growth, if the time is a year and plain."""
    line = places.lines[number]
    quantity = line.items[at].quantity
    assert quantity is not None
    slot = {"up": "grows", "down": "shrinks"}.get(quantity.direction or _direction(line, at, match.head) or "")
    named = measures.named_at(line, at, match, places.catalogue, slot) if slot else ""
    fallen = isinstance(named, str) and slot == "shrinks"  # "prices fell": a rate of growth below zero
    if fallen:
        named = measures.named_at(line, at, match, places.catalogue, "grows")
    if isinstance(named, str):
        return None
    said = spans.told(line, at)
    spanned = [(measure, spans.of_span(measure, said, places.catalogue)) for measure in named]
    kept = [
        choice_of(line, match, m)._replace(turned=fallen or spans.is_turned(measure, m))
        for measure, m in spanned
        if not isinstance(m, str) and fits(line, at, m, quantity)
    ]
    pair = placed(places, number, at, kept) if kept else ""
    if isinstance(pair, str) or pair[1].evidence.strength == "weak":
        return None
    choice, place = pair
    period = times.choose(number, at, choice.measure, place.code, None)
    yearly = said.yearly and (said.over == "other" or "T" not in line.letters)
    whole = period.explicit and period.period is not None and period.period.granularity == "year"
    over_year = choice.measure.over_a_year  # "in the three months to April", of pay
    left_open = said.over is None and spans.of_quarters(choice.measure)  # "in the third quarter": `quarters` chooses
    quarterly = said.quarter and (over_year or left_open or said.over in ("quarter", "annualised")) and period.explicit
    if not (whole or yearly or quarterly or said.over == "year"):  # "is growing by 3.1 percent a year"
        return None
    return Parts("level", choice, place, period, factor=choice.factor(quantity))


def _end(places: Places, number: int, at: int, match: Match, times: Times) -> Parts | str:
    """The level at which a change began or ended, with a period of its own."""
    line = places.lines[number]
    quantity = line.items[at].quantity
    assert quantity is not None
    named = measures.named_at(line, at, match, places.catalogue)
    if isinstance(named, str):
        return named
    kept = [measure for measure in named if fits(line, at, measure, quantity) or _goes_on(line, at, measure)]
    if not kept:
        return "the unit or the size of the number does not fit the measure beside it"
    pair = placed(places, number, at, [choice_of(line, match, measure) for measure in kept])
    if isinstance(pair, str):
        return pair
    choice, place = pair
    period = stretches.end_period(times, number, at, match, choice.measure, place.code)
    if isinstance(period, str):
        return period
    return Parts("level", choice, place, period, factor=choice.factor(quantity))


def _goes_on(line: Line, at: int, measure: Measure) -> bool:
    """Whether the end of a change needs no base since its start has it: "from 36 percent of GDP to 69 percent"."""
    start = line.letters.rfind("Q", 0, at)
    first, quantity = line.items[start].quantity, line.items[at].quantity
    if start < 0 or first is None or quantity is None or not fits(line, start, measure, first):
        return False
    return first.change == "start" and continues(line, at, measure, quantity)


def _direction(line: Line, at: int, head: int) -> str | None:
    """The way of the verb or noun of change between a number and its measure, or after the number."""
    steps = (*range(at - 1, head, -1), *range(at + 1, min(max(head, at + 2), len(line.items))))
    cues = (cue for step in steps for cue in line.items[step].cues() if cue in ("change/up", "change/down"))
    found = next(cues, None)
    return found.split("/")[1] if found else None
