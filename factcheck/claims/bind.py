"""The binding step: every number of an article becomes a claim, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import groups, headings, lending, manner, measures, qualifiers, relations, rows, spans, wholes
from factcheck.claims.constructions import matches
from factcheck.claims.coordination import alone, one_of_each, period_of_all
from factcheck.claims.drawing import Drawn, Readings, Tokens, unnamed
from factcheck.claims.links import link
from factcheck.claims.lists import is_by, pairing, same_role
from factcheck.claims.model import Attribution, Bound, Claim, Evidence, Modality
from factcheck.claims.places import PlaceChoice, Places
from factcheck.claims.placing import counterpart, placed
from factcheck.claims.restating import in_another_unit, restated
from factcheck.claims.resuming import resumed
from factcheck.claims.senses import settle
from factcheck.claims.shares import share
from factcheck.claims.times import Times
from factcheck.claims.whereabouts import Lands, Whereabouts
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article
    from factcheck.claims.constructions import Constructions, Match
    from factcheck.claims.coordination import Alone
    from factcheck.claims.line import Line
    from factcheck.claims.measures import MeasureChoice
    from factcheck.claims.relations import Parts
    from factcheck.claims.senses import Settled
    from factcheck.claims.times import PeriodChoice
    from factcheck.language.lexicon import Lexicon
    from factcheck.language.periods import Period
    from factcheck.language.quantities import Quantity
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue

_ANTECEDENT_SENTENCES = 3
"""An ellipsis ("More than 100 were children") points back no further than this many sentences."""

_SOURCE_SENTENCES = 2
"""The publisher that "it" stands for ("It said") was named no more sentences before than this."""

_LONGEST_LIST = 200
"""Claims that a sentence, which is cut at its longest, can hold."""

_PRESENT = frozenset({"is", "are"})
_AFTER_ELEMENT = frozenset({"", *",;.&)iT"})
"""What follows an element of a list whose unit was told before."""

_UNBOUND_KINDS = {
    "date": "a date",
    "label": "part of a name or a label",
    "ordinal": "a rank",
    "ratio": "a multiple",
    "change": "a change in points",
}
_INSIDE = "part of a date or a label"
_SILENT = frozenset({"date", "label"})
"""Kinds that say nothing of any measure: their sentences need not be drawn."""


class Grammar(NamedTuple):
    """Everything that reading and binding go by, made once for any number of articles."""

    words: Vocabulary
    """The word lists."""
    lexicon: Lexicon
    """The phrases."""
    shapes: Constructions
    """The constructions."""


def bind(tokens: Tokens, grammar: Grammar, catalogue: Catalogue) -> tuple[Bound, ...]:
    """Return every number of an article in order, with its claim or the reason why there is none. Never raises.

    It is given as its words, which the rules look at again.
    """
    readings = Readings(tokens, grammar.words)
    quantities = [readings.quantities(number) for number in range(len(readings))]
    lines = _settled(readings, grammar, catalogue)
    return tuple(_Binder(readings, quantities, lines, grammar, catalogue).run())


def read_lines(article: Article, grammar: Grammar, catalogue: Catalogue) -> Settled:
    """Return the sentences of the article as lines, with the names of places read as far as the text tells."""
    return _settled(Readings(Tokens(article), grammar.words), grammar, catalogue)


def _settled(readings: Readings, grammar: Grammar, catalogue: Catalogue) -> Settled:
    grammar.lexicon.prepare(readings.tokens.so_far())
    whereabouts = Whereabouts(readings.tokens, grammar.lexicon, Lands(catalogue))
    drawn = Drawn(readings, grammar.lexicon)
    return settle(drawn, readings.article.sentences, whereabouts, catalogue, grammar.words.senses)


class _Binder:
    """The state of one pass over an article: the claims so far, which later sentences may lean on."""

    def __init__(
        self,
        readings: Readings,
        quantities: Sequence[Sequence[Quantity]],
        lines: Settled,
        grammar: Grammar,
        catalogue: Catalogue,
        earlier: list[Claim] | None = None,
    ) -> None:
        """`quantities` are the numbers of each sentence.

        `earlier` are the claims before a line that stands without some of its items, so that a number of a list is
        alone in it.
        """
        self.article = readings.article
        self.readings = readings
        self.quantities = quantities
        self.lines = lines
        self.grammar = grammar
        self.catalogue = catalogue
        self.simplified = earlier is not None
        self.claims = [] if earlier is None else earlier
        self.shapes = grammar.shapes
        self.places = Places(lines, self.shapes, catalogue, grammar.words.homes)
        self.times = Times(lines, self.article.published, catalogue, grammar.words.fiscal_years)

    def run(self) -> list[Bound]:
        outcomes: list[tuple[Quantity, Claim | str]] = []
        for number, quantities in enumerate(self.quantities):
            silent = self._silent(number)
            for quantity in quantities:
                outcome = silent.get(quantity.first) or self._outcome(number, quantity, f"q{len(outcomes) + 1}")
                if isinstance(outcome, Claim):
                    self.claims.append(outcome)
                outcomes.append((quantity, outcome))
        final = {claim.id: claim for claim in link(self.claims, self.catalogue)}
        return [
            Bound(f"q{number}", quantity, None, outcome)
            if isinstance(outcome, str)
            else Bound(f"q{number}", quantity, final[outcome.id], None)
            for number, (quantity, outcome) in enumerate(outcomes, 1)
        ]

    def _silent(self, number: int) -> dict[int, str]:
        """Why the numbers of a sentence are unbound that can be no claim, by their first token: it is not drawn."""
        quantities = self.quantities[number]
        reasons = {q.first: _UNBOUND_KINDS[q.kind] for q in quantities if q.kind in _SILENT}
        lately = bool(self.claims) and number - self.claims[-1].sentence.number <= _ANTECEDENT_SENTENCES
        sentences = self.article.sentences
        tabled = headings.may_be_row(sentences, number) or rows.may_be_row(sentences, number)
        if lately or tabled or len(reasons) == len(quantities):
            return reasons
        placed = unnamed(self.article.text, self.readings[number], self.grammar.words, self.grammar.lexicon)
        if placed is None:
            return reasons
        others = dict.fromkeys((q.first for q in quantities), _INSIDE) | {q.first: measures.UNKNOWN for q in placed}
        return others | {q.first: _UNBOUND_KINDS[q.kind] for q in quantities if q.kind in _UNBOUND_KINDS}

    def _outcome(self, number: int, quantity: Quantity, name: str) -> Claim | str:
        items = self.lines[number].items
        at = next((at for at, item in enumerate(items) if item.quantity is quantity), None)
        if at is None:
            return _UNBOUND_KINDS.get(quantity.kind, _INSIDE)
        return self._claim(number, at, quantity, name)

    def _claim(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | str:
        row = None if self.simplified else rows.below_heading(self.lines, number, at)
        if row is not None:
            return self._simply(number, row, quantity, name)
        claim = self._paired(number, at, quantity, name) or self._plain(number, at, quantity, name)
        if isinstance(claim, str) and not self.simplified:
            for simple in alone(self.lines[number], at):
                found = self._simply(number, simple, quantity, name)
                if isinstance(found, Claim):
                    return found
        return claim

    def _simply(self, number: int, simple: Alone, quantity: Quantity, name: str) -> Claim | str:
        """Read a number in a simpler line, with all that was bound before."""
        lines = self.lines.instead(number, simple.line)
        simply = _Binder(self.readings, self.quantities, lines, self.grammar, self.catalogue, self.claims)
        return simply._claim(number, simple.at, quantity, name)

    def _plain(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | str:
        line = self.lines[number]
        part = self._part(number, at, quantity, name)
        if part is not None:
            return part
        related = self._related(number, at, quantity, name)
        if related is not None:
            return related
        if quantity.kind in _UNBOUND_KINDS and quantity.kind != "ordinal":
            return _UNBOUND_KINDS[quantity.kind]
        choices = measures.choose(line, at, self.shapes, self.catalogue)
        if isinstance(choices, str):
            goes_on = self._goes_on(number, at, quantity, name)
            parts = [] if goes_on else wholes.headed(self.lines, number, at, self.catalogue)
            if goes_on or not parts:
                return goes_on or _UNBOUND_KINDS.get(quantity.kind, choices)
            choices = parts
        if relations.is_amount(line, at) and all(measures.is_level(line, choice) for choice in choices):
            return "the amount of a change, of which it does not say what changed"
        foreign = [qualifiers.foreign(line, at, choice) for choice in choices]
        choices = [choice for choice, reason in zip(choices, foreign, strict=True) if reason is None]
        if not choices:
            return foreign[0] or "another measure"
        found = placed(self.places, number, at, choices)
        if isinstance(found, str):
            return found
        return self._made(number, at, quantity, name, *found)

    def _made(
        self, number: int, at: int, quantity: Quantity, name: str, choice: MeasureChoice, place: PlaceChoice
    ) -> Claim:
        line = self.lines[number]
        period = self.times.choose(number, at, choice.measure, place.code, choice.conflict, choice.head)
        shared = None if period.explicit else period_of_all(line, at)
        if shared is not None:
            period = self.times.named(number, shared, choice.measure, place.code)
        modality = self._modality(line, at, choice, period)
        if modality == "forecast":
            period = self.times.to_its_end(period)
        return Claim(
            id=f"c{len(self.claims) + 1}",
            quantity_id=name,
            sentence=line.sentence,
            quantity=quantity,
            measure=choice.measure.code,
            entity=place.code,
            counterpart=counterpart(self.places, number, at, choice, place),
            period=period.period,
            alternatives=period.alternatives,
            relation="level",
            attribution=self._attribution(number, at),
            modality=modality,
            measure_evidence=choice.evidence,
            entity_evidence=place.evidence,
            period_evidence=period.evidence,
            factor=choice.factor(quantity.unit),
        )

    def _attribution(self, number: int, at: int) -> Attribution | None:
        earlier = (self.lines[before] for before in range(number - 1, max(-1, number - 1 - _SOURCE_SENTENCES), -1))
        return manner.attribution(self.lines[number], at, earlier)

    def _modality(self, line: Line, at: int, choice: MeasureChoice, period: PeriodChoice) -> Modality:
        block = self.article.blocks[line.sentence.block].span
        kind = manner.modality(line, at, choice.head, self.article.text, block)
        return "forecast" if period.forecast and kind in ("asserted", "quoted") else kind

    def _related(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | str | None:
        """A number that is a change, one end of it, a rank or a comparison; None if it is tied to nothing as such."""
        line = self.lines[number]
        shared = share(self.places, number, at, self.shapes, self.times)
        if shared is not None:
            return self._in_relation(number, at, quantity, name, shared)
        found = relations.read(line, at, self.shapes)
        if found is None:
            return None
        if "q" in found.match.groups:
            started = self._start(number, at, quantity, name, found.match)
            return (self._listed(number, at, quantity, name) if isinstance(started, str) else None) or started
        parts = relations.relate(self.places, number, at, found, self.times)
        reason = parts if isinstance(parts, str) else qualifiers.foreign(line, at, parts.choice)
        if isinstance(parts, str) or reason is not None:
            return None if found.match.part == "end" else reason
        return self._in_relation(number, at, quantity, name, parts)

    def _in_relation(self, number: int, at: int, quantity: Quantity, name: str, parts: Parts) -> Claim:
        line = self.lines[number]
        modality = self._modality(line, at, parts.choice, parts.period)
        period = self.times.to_its_end(parts.period) if modality == "forecast" else parts.period
        return Claim(
            id=f"c{len(self.claims) + 1}",
            quantity_id=name,
            sentence=line.sentence,
            quantity=quantity,
            measure=parts.choice.measure.code,
            entity=parts.place.code,
            counterpart=counterpart(self.places, number, at, parts.choice, parts.place),
            period=period.period,
            alternatives=period.alternatives,
            relation=parts.relation,
            attribution=self._attribution(number, at),
            modality=modality,
            measure_evidence=parts.choice.evidence,
            entity_evidence=parts.place.evidence,
            period_evidence=period.evidence,
            since=parts.since,
            versus=parts.versus,
            factor=parts.factor,
        )

    # --- what leans on earlier claims -------------------------------------------------------------

    def _part(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | str | None:
        """In "338 killed, including 106 children" the part has the whole's measure, place and period."""
        line = self.lines[number]
        found = matches(self.shapes.part, line.letters, at)
        if not found or quantity.kind != "count":
            return None
        whole = self._whole(number, found[0].head, at)
        if whole is None:
            return None
        people = groups.part_of_people(line, at)
        variants = self.catalogue.measure(whole.measure).variants
        if people is None:
            return f"a part of the {whole.quantity.surface} before it"
        if people not in variants:
            return f"a part of the people ({people}), which no measure of the program counts"
        why = f"“{people}”, a part of the {whole.quantity.surface} before it ({found[0].name})"
        return whole._replace(
            id=f"c{len(self.claims) + 1}",
            quantity_id=name,
            sentence=line.sentence,
            quantity=quantity,
            measure=variants[people],
            attribution=self._attribution(number, at) or self._shared_source(whole, line),
            measure_evidence=Evidence(why, "strong"),
            entity_evidence=Evidence(f"that of the {whole.quantity.surface}", whole.entity_evidence.strength),
            period_evidence=Evidence(f"that of the {whole.quantity.surface}", whole.period_evidence.strength),
            part_of=whole.id,
        )

    def _paired(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | None:
        """A number of a list that goes with a list of places or times, one by one; None if there are no such lists."""
        line = self.lines[number]
        several = not self.simplified and line.letters.count("Q") > 1 and "&" in line.letters
        pairs = pairing(line, self.places.around(number)) if several else None
        if pairs is None or at not in pairs.numbers:
            return None
        claim = self._simply(number, one_of_each(line, at, pairs), quantity, name)
        other = pairs.other_of(at)
        if not isinstance(claim, Claim):
            return None
        order = "as {} and numbers are listed in the same order"
        if line.letters[other] == "T":
            why = f"{claim.period_evidence.why}, {order.format('times')}"
            return claim._replace(period_evidence=claim.period_evidence._replace(why=why))
        if not {claim.entity, claim.counterpart} & {*self.places.codes_named(number, other)}:
            return None
        why = f"“{line.words(other)}”, {order.format('places')}"
        return claim._replace(entity_evidence=Evidence(why, "strong"))

    def _goes_on(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | None:
        """A number whose measure stands elsewhere: before it in a list, in another unit, in a heading."""
        line = self.lines[number]
        before = restated(line, at)
        told = self._claim_of(line.items[before].quantity) if before is not None else None
        if before is not None and told is not None:
            measure = self.catalogue.measure(told.measure)
            if in_another_unit(line, at, before, measure):
                why = Evidence(f"that of the {told.quantity.surface} before it", told.entity_evidence.strength)
                return self._next_of(told, quantity, name, told.entity, why)
        row = headings.headed(self.lines, number, at)
        if row is not None:
            fitting = headings.choices(self.lines, number, at, row, self.catalogue)
            found = placed(self.places, number, at, fitting)
            return None if isinstance(found, str) else self._made(number, at, quantity, name, *found)
        listed = self._listed(number, at, quantity, name) or self._resumed(number, at, quantity, name)
        return listed or self._leaning(number, at, name)

    def _listed(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | None:
        """The next of a list: it has the measure of the number before it, and a place or a time of its own."""
        line = self.lines[number]
        found = matches(self.shapes.list, line.letters, at)
        before = line.letters.replace("pQ", "px").rfind("Q", 0, at)
        if not found or before < 0 or (line.letters[at - 1] == "x" and not is_by(line, at - 1, found[0].head)):
            return None
        first = self._claim_of(line.items[before].quantity)
        if first is None or first.part_of is not None or first.relation != "level":
            return None
        measure = self.catalogue.measure(first.measure)
        head = found[0].head
        lent = self._lent(quantity, first)
        other_span = spans.of_span(measure, spans.told(line, at), self.catalogue) is not measure
        if not measures.continues(line, at, measure, lent) or (spans.of_quarters(measure) and other_span):
            return None
        last = max(head, at) + 1
        if lent is not quantity and line.letters[last : last + 1] not in _AFTER_ELEMENT:
            return None
        why = f"“{line.words(head)}” ({found[0].name}, in a list after {first.quantity.surface})"
        if line.letters[head] == "T":
            return self._another_time(number, quantity, name, first, head, why)
        if line.letters[head] == "K":
            return self._another_part(line, quantity, name, first, head, why)
        codes = self.places.codes_at(number, head, measure)
        if len(codes) != 1 or codes[0] in (first.entity, first.counterpart):
            return None
        own = self.times.choose(number, at, measure, codes[0], None)
        if own.explicit and first.period is not None and first.period.inferred:
            first = self._date_list(first, own)
        if first.counterpart is None:
            return self._next_of(first, quantity, name, codes[0], Evidence(why, "strong"))
        both = (self.places.where_named(number, code, head) for code in (first.entity, first.counterpart))
        role = same_role(line, head, *both)  # "refugees from Syria in Turkey, 1.1 million in Lebanon"
        claim = self._next_of(first, quantity, name, first.entity, Evidence(why, "strong"))
        if role == "entity":
            return claim._replace(entity=codes[0])
        return claim._replace(counterpart=codes[0]) if role == "counterpart" else None

    def _leaning(self, number: int, at: int, name: str) -> Claim | None:
        found = wholes.leaning(self.places, number, at, self.times, self.claims[-_LONGEST_LIST:])
        return found and found._replace(id=f"c{len(self.claims) + 1}", quantity_id=name)

    def _resumed(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | None:
        """The measure of the sentence before, of another place or time: "In Canada it was 1.8 percent"."""
        line = self.lines[number]
        new = resumed(line, at)
        told = [claim for claim in self.claims[-_LONGEST_LIST:] if number - claim.sentence.number <= 1]
        told = [claim for claim in told if claim.sentence is line.sentence] or told
        level = {claim.measure for claim in told if claim.relation == "level" and claim.part_of is None}
        if new is None or len(level) != 1 or (told[-1].sentence.block != line.sentence.block and not new.row):
            return None
        first = next(claim for claim in reversed(told) if claim.measure in level and claim.relation == "level")
        measure = self.catalogue.measure(first.measure)
        if not measures.continues(line, at, measure, self._lent(quantity, first)):
            return None
        if new.period is not None:
            claim = self._another_time(
                number, quantity, name, first, new.period, "and its measure from the sentence before"
            )
            return claim._replace(sentence=line.sentence) if claim is not None else None
        if new.group is not None:
            return self._of_group(number, at, quantity, name, first, new.group)
        assert new.place is not None
        codes = self.places.codes_at(number, new.place, measure)
        if len(codes) != 1 or codes[0] == first.entity:
            return None
        why = f"“{line.words(new.place)}”, with the measure of the {first.quantity.surface} in the sentence before"
        claim = self._next_of(first, quantity, name, codes[0], Evidence(why, "fair"))
        own = self.times.choose(number, at, measure, codes[0], None)
        if own.explicit:
            claim = claim._replace(period=own.period, alternatives=own.alternatives, period_evidence=own.evidence)
        return claim._replace(sentence=line.sentence)

    def _lent(self, quantity: Quantity, first: Claim) -> Quantity:
        return lending.lent(quantity, first, self.claims[-_LONGEST_LIST:])

    def _another_time(
        self, number: int, quantity: Quantity, name: str, first: Claim, step: int, why: str
    ) -> Claim | None:
        """The same once more, of another time: "6.9 percent in May, compared with 7.1 percent in April"."""
        own = self.times.named(number, step, self.catalogue.measure(first.measure), first.entity)
        if manner.is_foreseen(self.lines[number], step):
            own = self.times.to_its_end(own)._replace(forecast=True)
        if own.period is None or first.period is None or _same_days(own.period, first.period):
            return None
        place = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
        claim = self._next_of(first, quantity, name, first.entity, place)
        modality: Modality = "forecast" if own.forecast and first.modality == "asserted" else first.modality
        if first.modality == "forecast" and not own.forecast:
            modality = "asserted"
        return claim._replace(
            period=own.period,
            alternatives=own.alternatives,
            modality=modality,
            period_evidence=Evidence(f"{own.evidence.why}; {why}", own.evidence.strength),
        )

    def _another_part(
        self, line: Line, quantity: Quantity, name: str, first: Claim, step: int, why: str
    ) -> Claim | None:
        """The same for another part of the people: "45 percent for men and 28 percent for women"."""
        code = groups.variant_of(line, step, self.catalogue.measure(first.measure))
        if code is None:
            return None
        place = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
        claim = self._next_of(first, quantity, name, first.entity, place)
        return claim._replace(measure=code, measure_evidence=Evidence(why, "strong"))

    def _of_group(self, number: int, at: int, quantity: Quantity, name: str, first: Claim, group: str) -> Claim | None:
        """The same of a part of the people: "Among young people it was 42 percent"."""
        line, code = self.lines[number], self.catalogue.measure(first.measure).variants.get(group)
        if code is None:
            return None
        own = self.times.choose(number, at, self.catalogue.measure(code), first.entity, None)
        place = Evidence(f"that of the {first.quantity.surface} in the sentence before", "fair")
        claim = self._next_of(first, quantity, name, first.entity, place)
        if own.explicit or line.words(at - 1).lower() in _PRESENT:
            claim = claim._replace(period=own.period, alternatives=own.alternatives, period_evidence=own.evidence)
        return claim._replace(measure=code, sentence=line.sentence)

    def _next_of(self, first: Claim, quantity: Quantity, name: str, entity: str, why: Evidence) -> Claim:
        one = lending.factor(self.catalogue.measure(first.measure), self._lent(quantity, first), first)
        return lending.next_of(first, quantity, (f"c{len(self.claims) + 1}", name), entity, why, one)

    def _start(self, number: int, at: int, quantity: Quantity, name: str, match: Match) -> Claim | str:
        """Where a change began that ended at the number before it: "2.5 million in 2015, up from 1.6 in 2014"."""
        line = self.lines[number]
        end = self._claim_of(line.items[match.groups["q"]].quantity)
        if end is None or end.relation != "level":
            return "where a change began that no claim speaks of"
        measure = self.catalogue.measure(end.measure)
        if not measures.fits(line, at, measure, quantity):
            return "the unit or the size of the number does not fit the measure of the change"
        period = relations.end_period(self.times, number, at, match, measure, end.entity)
        if isinstance(period, str):
            return period
        return end._replace(
            id=f"c{len(self.claims) + 1}",
            quantity_id=name,
            quantity=quantity,
            period=period.period,
            alternatives=period.alternatives,
            factor=lending.factor(measure, quantity, end),
            measure_evidence=Evidence(f"that of the {end.quantity.surface} before it ({match.name})", "strong"),
            entity_evidence=Evidence(f"that of the {end.quantity.surface}", end.entity_evidence.strength),
            period_evidence=period.evidence,
        )

    def _date_list(self, last: Claim, period: PeriodChoice) -> Claim:
        """A period at the end of a list dates all of it: "10 percent in France and 4.1 percent in Germany in 2016"."""
        for i in range(max(0, len(self.claims) - _LONGEST_LIST), len(self.claims)):
            claim = self.claims[i]
            same = claim.sentence is last.sentence and claim.measure == last.measure
            if same and claim.period is not None and claim.period.inferred:
                evidence = Evidence(f"{period.evidence.why}, at the end of the list", period.evidence.strength)
                self.claims[i] = claim._replace(
                    period=period.period, alternatives=period.alternatives, period_evidence=evidence
                )
        return self._claim_of(last.quantity) or last

    def _claim_of(self, quantity: Quantity | None) -> Claim | None:
        """The claim of a number of the same sentence, which is among the latest ones."""
        return next((claim for claim in self.claims[-_LONGEST_LIST:] if claim.quantity is quantity), None)

    def _whole(self, number: int, head: int, at: int) -> Claim | None:
        """The claim that the construction names, or for an ellipsis the latest one that has such a part."""
        line = self.lines[number]
        if head != at:
            quantity = line.items[head].quantity
            return self._claim_of(quantity)
        before = line.letters.rfind("Q", 0, at)
        if before >= 0:  # "of the 340 killed so far, 73 were children"
            return self._claim_of(line.items[before].quantity)
        people = groups.part_of_people(line, at)
        for claim in reversed(self.claims[-_LONGEST_LIST:]):
            if number - claim.sentence.number > _ANTECEDENT_SENTENCES:
                return None
            if people in self.catalogue.measure(claim.measure).variants:
                return claim
        return None

    def _shared_source(self, whole: Claim, line: Line) -> Attribution | None:
        return whole.attribution if whole.sentence.number == line.sentence.number else None


def _same_days(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)
