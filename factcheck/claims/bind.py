"""The binding step: every number of an article becomes a claim, or says why not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims import manner, measures, times
from factcheck.claims.constructions import matches
from factcheck.claims.drawing import Drawn, Readings
from factcheck.claims.links import link
from factcheck.claims.model import Attribution, Bound, Claim, Evidence, Modality
from factcheck.claims.places import Places
from factcheck.claims.placing import counterpart, placed
from factcheck.claims.senses import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article
    from factcheck.claims.constructions import Constructions
    from factcheck.claims.line import Line
    from factcheck.claims.measures import MeasureChoice
    from factcheck.claims.times import PeriodChoice
    from factcheck.language.lexicon import Lexicon
    from factcheck.language.quantities import Quantity
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue

_ANTECEDENT_SENTENCES = 3
"""An ellipsis ("More than 100 were children") points back no further than this many sentences."""

_LONGEST_LIST = 200
"""Claims that a sentence, which is cut at its longest, can hold."""

_UNBOUND_KINDS = {
    "date": "a date",
    "label": "part of a name or a label",
    "ordinal": "a rank",
    "ratio": "a multiple",
    "change": "a change in points",
}


class Grammar(NamedTuple):
    """Everything that reading and binding go by, made once for any number of articles."""

    words: Vocabulary
    """The word lists."""
    lexicon: Lexicon
    """The phrases."""
    shapes: Constructions
    """The constructions."""


def bind(article: Article, grammar: Grammar, catalogue: Catalogue) -> tuple[Bound, ...]:
    """Return every number of the article in order, with its claim or the reason why there is none. Never raises."""
    readings = Readings(article, grammar.words)
    quantities = [readings.quantities(number) for number in range(len(readings))]
    lines = _settled(readings, grammar, catalogue)
    return tuple(_Binder(article, quantities, lines, grammar.shapes, catalogue).run())


def read_lines(article: Article, grammar: Grammar, catalogue: Catalogue) -> Sequence[Line]:
    """Return the sentences of the article as lines, with the names of places read as far as the text tells."""
    return _settled(Readings(article, grammar.words), grammar, catalogue)


def _settled(readings: Readings, grammar: Grammar, catalogue: Catalogue) -> Sequence[Line]:
    grammar.lexicon.prepare(readings.words_read())
    article = readings.article
    return settle(Drawn(readings, grammar.lexicon), article.sentences, catalogue, grammar.words.senses)


@dataclass
class _Binder:
    """The state of one pass over an article: the claims so far, which later sentences may lean on."""

    article: Article
    quantities: Sequence[Sequence[Quantity]]
    """The numbers of each sentence."""
    lines: Sequence[Line]
    shapes: Constructions
    catalogue: Catalogue
    claims: list[Claim] = field(default_factory=list)

    def run(self) -> list[Bound]:
        self.places = Places(self.lines, self.shapes, self.catalogue)
        outcomes: list[tuple[Quantity, Claim | str]] = []
        for number, quantities in enumerate(self.quantities):
            for quantity in quantities:
                outcome = _UNBOUND_KINDS.get(quantity.kind) or self._outcome(number, quantity, f"q{len(outcomes) + 1}")
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

    def _outcome(self, number: int, quantity: Quantity, name: str) -> Claim | str:
        items = self.lines[number].items
        at = next((at for at, item in enumerate(items) if item.quantity is quantity), None)
        return "part of a date or a label" if at is None else self._claim(number, at, quantity, name)

    def _claim(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | str:
        line = self.lines[number]
        part = self._part(number, at, quantity, name)
        if part is not None:
            return part
        choices = measures.choose(line, at, self.shapes, self.catalogue)
        if isinstance(choices, str):
            return self._listed(number, at, quantity, name) or choices
        found = placed(self.places, number, at, choices)
        if isinstance(found, str):
            return found
        choice, place = found
        published = self.article.published
        period = times.choose(line, at, choice.measure, place.code, choice.conflict, published, self.catalogue)
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
            attribution=manner.attribution(line, at),
            modality=self._modality(line, at, choice, period),
            measure_evidence=choice.evidence,
            entity_evidence=place.evidence,
            period_evidence=period.evidence,
            factor=choice.measure.unit.factor(quantity.unit) or 1.0,
        )

    def _modality(self, line: Line, at: int, choice: MeasureChoice, period: PeriodChoice) -> Modality:
        block = self.article.blocks[line.sentence.block].span
        kind = manner.modality(line, at, choice.head, self.article.text, block)
        return "forecast" if period.forecast and kind in ("asserted", "quoted") else kind

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
        people = measures.part_of_people(line, at)
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
            attribution=manner.attribution(line, at) or self._shared_source(whole, line),
            measure_evidence=Evidence(why, "strong"),
            entity_evidence=Evidence(f"that of the {whole.quantity.surface}", whole.entity_evidence.strength),
            period_evidence=Evidence(f"that of the {whole.quantity.surface}", whole.period_evidence.strength),
            part_of=whole.id,
        )

    def _listed(self, number: int, at: int, quantity: Quantity, name: str) -> Claim | None:
        """The next of a list: it has the measure and the period of the number before it, and a place of its own."""
        line = self.lines[number]
        found = matches(self.shapes.list, line.letters, at)
        before = line.letters.rfind("Q", 0, at)
        if not found or before < 0:
            return None
        first = self._claim_of(line.items[before].quantity)
        if first is None or first.part_of is not None:
            return None
        measure = self.catalogue.measure(first.measure)
        codes = self.places.codes_at(number, found[0].head, measure)
        if len(codes) != 1 or codes[0] == first.entity or not measures.fits(line, at, measure, quantity):
            return None
        own = times.choose(line, at, measure, codes[0], None, self.article.published, self.catalogue)
        if own.explicit and first.period is not None and first.period.inferred:
            first = self._date_list(first, own)
        why = f"“{line.words(found[0].head)}” ({found[0].name}, in a list after {first.quantity.surface})"
        return first._replace(
            id=f"c{len(self.claims) + 1}",
            quantity_id=name,
            quantity=quantity,
            entity=codes[0],
            factor=measure.unit.factor(quantity.unit) or 1.0,
            measure_evidence=Evidence(f"that of the {first.quantity.surface} before it", "strong"),
            entity_evidence=Evidence(why, "strong"),
            period_evidence=Evidence(f"that of the {first.quantity.surface}", first.period_evidence.strength),
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
        people = measures.part_of_people(line, at)
        for claim in reversed(self.claims[-_LONGEST_LIST:]):
            if number - claim.sentence.number > _ANTECEDENT_SENTENCES:
                return None
            if people in self.catalogue.measure(claim.measure).variants:
                return claim
        return None

    def _shared_source(self, whole: Claim, line: Line) -> Attribution | None:
        return whole.attribution if whole.sentence.number == line.sentence.number else None
