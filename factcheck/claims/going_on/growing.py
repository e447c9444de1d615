"""Growth told once more of the same economy: "Growth slowed to 4.7 percent", "on the year it rose 2.8 percent".

A text on an economy tells its growth over a quarter, over a year and of a whole year one after the other. Which one a
number is, only its own words say; of which place, and mostly of which quarter, the claim before.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from factcheck.claims import manner
from factcheck.claims.going_on import growths, lending, successors
from factcheck.claims.measures import spans
from factcheck.claims.measures.fitting import scale
from factcheck.claims.measures.measures import codes_named
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Measure

_WHEN = "x?(?:[xv]{0,2}d?T(?:xdd?x?)?,?|xdx,?)?"
"""At the head of a clause, its time: "On the year", "For 2019 as a whole"."""
_NOUN = lazily(rf"(?:#|;|,?&){_WHEN}d?x?(?P<w>g)T?(?:b?m{{0,2}}x?[bl]|b?m?t?ux?t|b?mt?l|o)[dx]{{0,2}}$")
"""From the head of a clause to a number: "growth was", "growth is expected to slow to"."""
_VERB = lazily(rf"(?:#|;|,?&){_WHEN}(?P<it>b)[bm]{{0,2}}x?t?(?P<w>u)(?:[xa]?|ad?)$")
"""The same of what "it" is: "it rose"."""
_WAS = lazily(rf"(?:#|;){_WHEN}(?P<it>b)b{{1,2}}x?$")
"""The same of what "it" was over another time: "compared with the same quarter of 2014 it was"."""
_LEAVES = lazily(",x(?P<w>g)[at][dx]?$")
"""What a clause adds to a growth of the economy: ", leaving annual growth at"."""
_OTHER = lazily("(?:#|[;,]&?|,x|&)x?(?P<e>E)s[bm]{0,2}x?t?(?P<w>u)[xa]?$")
"""The same of another economy, whose name is left out: "while Germany's expanded"."""
_AND = lazily(",?&x?$")
"""Before a number that only its time tells from the one before it: "..., and 11.4 percent from a year before"."""
_BEHIND = frozenset("Txditv")
_IT = "pronoun/it"
_SPANS = ("year", "quarter")


def again(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of a growth that goes on with another one of the same economy, None if it is none."""
    line, at = told.line_of(figure), figure.at
    if figure.quantity.kind != "share" or not told.latest():
        return None
    firsts = [claim for claim in told.latest() if figure.number - claim.sentence.number <= 1]
    own = [claim for claim in firsts if claim.sentence is line.sentence]
    other = _of_another_economy(told, figure, own or firsts)
    first = _of_one_economy(own or firsts, told)
    if first is None or other is not None:
        return other
    base = spans.whole(told.catalogue.measure(first.measure), told.catalogue)
    head = _headed(line, at, base, told)
    if head is not None:
        measure, why = head
        return _dated(told, figure, first, measure, why)
    return _over_another_time(told, figure, first, base) if own and _AND.search(line.letters, 0, at) else None


def _of_one_economy(claims: Sequence[Claim], told: Told) -> Claim | None:
    """The last of the claims, if all are growth of one place; the one that is asserted, if one is."""
    family = [told.catalogue.measure(claim.measure) for claim in claims]
    if not claims or not all(spans.of_quarters(spans.whole(measure, told.catalogue)) for measure in family):
        return None
    if len({claim.entity for claim in claims}) != 1 or any(claim.relation != "level" for claim in claims):
        return None
    return next((claim for claim in reversed(claims) if claim.modality == "asserted"), claims[-1])


def _headed(line: Line, at: int, base: Measure, told: Told) -> tuple[Measure, str] | None:
    """The growth or the fall of a year that the subject and the verb of a clause name, and the words that do."""
    noun = _NOUN.search(line.letters, 0, at) or _LEAVES.search(line.letters, 0, at)
    if noun is not None:
        named = codes_named(line, noun.start("w"), "owned")
        one = next((way for way in ("up", "down") if _is_named(base, way, named, told)), None)
    else:
        verb = _VERB.search(line.letters, 0, at)
        noun = verb or _WAS.search(line.letters, 0, at)
        if noun is None or _IT not in line.items[noun.start("it")].cues():
            return None
        one = growths.way(line, verb.start("w"), told.catalogue) if verb is not None else "up"
        if verb is None and spans.told(line, at).over not in _SPANS:
            return None
    measure = spans.of_way(base, one, told.catalogue) if one is not None else None
    return (measure, line.words(noun.start("w") if "w" in noun.re.groupindex else noun.end() - 1)) if measure else None


def _is_named(base: Measure, way: str, named: Sequence[str], told: Told) -> bool:
    measure = spans.of_way(base, way, told.catalogue)
    return measure is not None and measure.code in named


def _dated(told: Told, figure: Figure, first: Claim, measure: Measure, why: str) -> Claim | None:
    """The claim of a measure with the time that its clause tells, or with that of the claim before."""
    line, at = told.line_of(figure), figure.at
    said = spans.told(line, at)
    if said.over is None and not line.lists.growth_year.isdisjoint(why.lower().split()):
        said = said._replace(over="year")
    meant = spans.of_span(measure, said, told.catalogue)
    if isinstance(meant, str):
        return None
    own = told.times.choose(figure.number, at, meant, first.entity, None)
    if not own.explicit and said.over not in _SPANS:
        return None
    of_quarter = first.measure != spans.whole(meant, told.catalogue).code  # that told before
    if own.explicit:
        of_quarter = own.period is not None and own.period.granularity == "quarter"
    if of_quarter and said.over in _SPANS:
        meant = spans.of_span(measure, said._replace(quarter=True), told.catalogue)
    if isinstance(meant, str):
        return None
    sign = -1 if spans.is_turned(measure, meant) else 1
    claim = _next(told, figure, first, meant, sign * scale(meant, figure.quantity), f"“{why}”")
    if own.explicit:
        claim = successors.dated(claim, own)
    modality = manner.governing(line, at, at) or ("forecast" if own.explicit and own.forecast else "asserted")
    if modality == "hypothetical" and own.explicit:  # "growth may pick up to 3.5 percent this year"
        modality = "forecast"
    if modality == "forecast" and own.explicit:
        claim = claim._replace(period=told.times.to_its_end(own).period)
    return claim._replace(modality=modality)


def _of_another_economy(told: Told, figure: Figure, firsts: Sequence[Claim]) -> Claim | None:
    """The claim of the growth of another economy, of the time that the last one is of, if it has none of its own."""
    line, at = told.line_of(figure), figure.at
    found = _OTHER.search(line.letters, 0, at)
    first = firsts[-1] if firsts else None
    base = spans.whole(told.catalogue.measure(first.measure), told.catalogue) if first is not None else None
    if found is None or first is None or base is None or not spans.of_quarters(base) or first.relation != "level":
        return None
    way = growths.way(line, found.start("w"), told.catalogue)
    measure = spans.of_way(base, way, told.catalogue) if way is not None else None
    said = spans.told(line, at)
    meant = spans.of_span(measure, said, told.catalogue) if measure is not None else ""
    codes = told.places.candidates.codes_at(figure.number, found.start("e"), base)
    if measure is None or isinstance(meant, str) or len(codes) != 1 or codes[0] == first.entity:
        return None
    own = told.times.choose(figure.number, at, meant, codes[0], None)
    sign = -1 if spans.is_turned(measure, meant) else 1
    claim = _next(told, figure, first, meant, sign * scale(meant, figure.quantity), f"“{line.words(found.start('w'))}”")
    claim = claim._replace(entity=codes[0], entity_evidence=Evidence(f"“{line.words(found.start('e'))}”", "strong"))
    modality = manner.governing(line, at, at) or ("forecast" if own.explicit and own.forecast else "asserted")
    if own.explicit:
        to_come = modality in ("forecast", "hypothetical")
        claim = successors.dated(claim, told.times.to_its_end(own) if to_come else own)
    return claim._replace(modality="forecast" if modality == "hypothetical" else modality)


def _over_another_time(told: Told, figure: Figure, first: Claim, base: Measure) -> Claim | None:
    """The claim of a number that is over another time than the one before it, of the same quarter."""
    line, last = told.line_of(figure), figure.at + 1
    while last < len(line.items) and line.letters[last] in _BEHIND:
        last += 1
    said = spans.told(line, figure.at, range(figure.at + 1, last))
    if said.over not in _SPANS or first.measure == base.code:
        return None
    quarterly = spans.Told(said.over, quarter=True, month=False, yearly=False)
    meant = spans.of_span(base, quarterly, told.catalogue)
    if isinstance(meant, str) or meant.code == first.measure:
        return None
    one = math.copysign(scale(meant, figure.quantity), first.factor)
    return _next(told, figure, first, meant, one, line.words(figure.at + 1))


def _next(told: Told, figure: Figure, first: Claim, measure: Measure, one: float, why: str) -> Claim:
    place = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
    ids = (told.next_id(), figure.id)
    claim = lending.next_of(first, figure.quantity, ids, first.entity, place, one)
    evidence = Evidence(f"{why}, growth as the {first.quantity.surface} before it", "fair")
    return claim._replace(sentence=told.line_of(figure).sentence, measure=measure.code, measure_evidence=evidence)
