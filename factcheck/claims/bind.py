"""The binding step: every number of an article becomes a claim, or says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import manner, ways
from factcheck.claims.by_words import doubts, scoring
from factcheck.claims.going_on import following, notes, quarters
from factcheck.claims.going_on.onward import onward
from factcheck.claims.going_on.parts import ANTECEDENT_SENTENCES, in_brackets, may_tell, part
from factcheck.claims.going_on.told import Figure, Told
from factcheck.claims.lines.coordination import Alone, one_of_each, period_of_all
from factcheck.claims.lines.drawing import Drawn, Readings, Tokens, unnamed
from factcheck.claims.lines.lists import may_pair, pairing
from factcheck.claims.lines.senses import settle
from factcheck.claims.lines.whereabouts import Lands, Whereabouts
from factcheck.claims.links import link
from factcheck.claims.measures import groups, measures, qualifiers
from factcheck.claims.model import Bound, Claim, Evidence
from factcheck.claims.periods.times import UNDECIDED
from factcheck.claims.places.placing import counterpart, placed
from factcheck.claims.places.pointing import of_that
from factcheck.claims.places.topics import named_codes
from factcheck.claims.relations import extremes, relations, superlatives, untold
from factcheck.claims.relations.related import Parts
from factcheck.claims.relations.shares import share
from factcheck.claims.simpler import averages, rows, wholes, yearly
from factcheck.claims.simpler.antecedents import may_point_back
from factcheck.claims.simpler.ends import levels
from factcheck.claims.simpler.pairs import of_pair
from factcheck.claims.simpler.tables import UNTIED, Tables
from factcheck.claims.simpler.together import of_all, together
from factcheck.claims.simpler.twofold import second
from factcheck.claims.simpler.values import may_be_value, of_indicator
from factcheck.claims.titles import with_title, without_title
from factcheck.language import extremes as extreme_words
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Article
    from factcheck.claims.lines.constructions import Constructions
    from factcheck.claims.lines.line import Line
    from factcheck.claims.lines.senses import Settled
    from factcheck.claims.measures.measures import MeasureChoice
    from factcheck.claims.places.candidates import PlaceChoice
    from factcheck.language.lexicon import Lexicon
    from factcheck.language.quantities import Quantity
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue

_UNBOUND_KINDS = {
    "date": "a date",
    "label": "part of a name or a label",
    "ordinal": "a rank",
    "ratio": "a multiple",
    "change": "a change in points",
}
_NO_NUMBERS = frozenset({"comparative", "record"})
_NO_DATE = Evidence("a forecast, of which it does not say for when", "weak")
_SAID_TO_BE = frozenset({"asserted", "quoted", "forecast"})
"""What a number is told as that is bound by words alone: as what is, or will be."""
_TO_COME = frozenset({"forecast", "proposed", "hypothetical"})
"""What "this year" lasts up to its end for: "should fall to 10 percent this year"."""
_OF_TOTAL = "a part of the number before it, which is of the same measure"
_INSIDE = "part of a date or a label"
_OF_EXTREMES = frozenset({"date", "duration"})
"""Kinds that say since when a number is an extreme."""
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
    scoring: scoring.Model
    """What ties a number to a measure where no construction does."""


def bind(tokens: Tokens, grammar: Grammar, catalogue: Catalogue) -> tuple[Bound, ...]:
    """Return every number of an article in order, with its claim or the reason why there is none. Never raises.

    It is given as its words, which the rules look at again.
    """
    headed = with_title(tokens.article)
    if headed is None:
        return _bound(Readings(tokens, grammar.words), 0, grammar, catalogue)
    bound = _bound(Readings(Tokens(headed), grammar.words), 1, grammar, catalogue)
    return without_title(bound, tokens.article)


def _bound(readings: Readings, first: int, grammar: Grammar, catalogue: Catalogue) -> tuple[Bound, ...]:
    """Bind the numbers from one sentence on; those before it only tell what the others are of."""
    quantities = [readings.quantities(number) if number >= first else () for number in range(len(readings))]
    lines = _settled(readings, grammar, catalogue)
    return tuple(_Binder(readings, quantities, lines, grammar, catalogue).run())


def read_lines(article: Article, grammar: Grammar, catalogue: Catalogue) -> Settled:
    """Return the sentences of the article as lines, with the names of places read as far as the text tells."""
    return _settled(Readings(Tokens(article), grammar.words), grammar, catalogue)


def _settled(readings: Readings, grammar: Grammar, catalogue: Catalogue) -> Settled:
    grammar.lexicon.prepare(readings.tokens.so_far())
    whereabouts = Whereabouts(readings.tokens, grammar.lexicon, Lands(catalogue), grammar.words.settings)
    drawn = Drawn(readings, grammar.lexicon)
    return settle(drawn, readings.article.sentences, whereabouts, catalogue, grammar.words.senses)


class _Binder:
    """One pass over an article, or over one of its lines read more simply."""

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
        self.tables = Tables(readings, lines)
        words, published = grammar.words, self.article.published
        claims = [] if earlier is None else earlier
        self.told = Told(lines, grammar.shapes, catalogue, published, words.homes, words.fiscal_years, claims)

    def run(self) -> list[Bound]:
        claims = self.told.claims
        outcomes: list[tuple[Quantity, Claim | str]] = []
        for number, quantities in enumerate(self.quantities):
            silent = self._silent(number)
            for quantity in quantities:
                name = f"q{len(outcomes) + 1}"
                outcome = self._extreme(number, quantity, name) or silent.get(quantity.first)
                outcome = outcome or self._outcome(number, quantity, name)
                if quantity.unnumbered in _NO_NUMBERS and isinstance(outcome, str):
                    continue  # a comparison or a record that is tied to no measure is no number
                if isinstance(outcome, Claim):
                    claims.append(outcome)
                outcomes.append((quantity, outcome))
        final = {claim.id: claim for claim in link(claims, self.catalogue)}
        return [
            Bound(f"q{number}", quantity, None, outcome)
            if isinstance(outcome, str)
            else Bound(f"q{number}", quantity, final[outcome.id], None)
            for number, (quantity, outcome) in enumerate(outcomes, 1)
        ]

    def _silent(self, number: int) -> dict[int, str]:
        """Why the numbers of a sentence are unbound that can be no claim, by their first token: it is not drawn."""
        quantities, claims = self.quantities[number], self.told.claims
        reasons = {q.first: _UNBOUND_KINDS[q.kind] for q in quantities if q.kind in _SILENT}
        if len(reasons) == len(quantities) or rows.may_be_row(self.article.sentences, number):
            return reasons
        back = number - claims[-1].sentence.number if claims else ANTECEDENT_SENTENCES + 1
        tokens, words, lexicon = self.readings.tokens, self.grammar.words, self.grammar.lexicon
        goes_on = number and (may_point_back(tokens, number, lexicon) or may_be_value(tokens[number], lexicon))
        if back <= 1 or goes_on:
            return reasons
        placed = unnamed(self.article.text, self.readings[number], words, lexicon, self.catalogue)
        if placed is None or (back <= ANTECEDENT_SENTENCES and may_tell(tokens[number], lexicon)):
            return reasons
        others = dict.fromkeys((q.first for q in quantities), _INSIDE) | {q.first: measures.UNKNOWN for q in placed}
        return others | {q.first: _UNBOUND_KINDS[q.kind] for q in quantities if q.kind in _UNBOUND_KINDS}

    def _outcome(self, number: int, quantity: Quantity, name: str) -> Claim | str:
        items = self.lines[number].items
        at = next((at for at, item in enumerate(items) if item.quantity is quantity), None)
        if at is None:
            return self._superlative(number, quantity, name) or _UNBOUND_KINDS.get(quantity.kind, _INSIDE)
        return self._claim(Figure(number, at, quantity, name))

    def _claim(self, figure: Figure) -> Claim | str:
        found = self._read(figure)
        if isinstance(found, str):
            return found
        return quarters.settled(found, self.told, figure, self.grammar.words.growth_of_quarters)

    def _read(self, figure: Figure) -> Claim | str:
        if self.simplified:
            return self._directly(figure)
        number, at = figure.number, figure.at
        row = rows.below_title(self.lines, number, at) or yearly.of_year(self.lines, number, at)
        row = row or of_indicator(self.readings, self.lines, number, at)
        if row is not None:
            found = row if isinstance(row, str) else self._simply(figure, row)
            return found if isinstance(found, str) else found._replace(sentence=self.article.sentences[number])
        cell = self.tables.tied(number, at)
        if cell is not None:
            return cell if isinstance(cell, str) else self._of_cell(figure, cell)
        average = averages.of_each(self.lines[number], at)
        averaged = self._averaged(figure, average) if average is not None else None
        if averaged is not None:
            return averaged
        claim = self._directly(figure)
        if isinstance(claim, Claim):
            return claim
        for simple in ways.simpler(self.told, figure):
            if isinstance(found := self._simply(figure, simple), Claim):
                return found
        note = notes.of_headline(self.told, figure)
        if note is not None and isinstance(found := self._simply(figure, note), Claim):
            return notes.unsure(found)
        if claim == measures.UNKNOWN:
            return self._by_words(figure) or self._end_by_words(figure) or claim
        return claim

    def _directly(self, figure: Figure) -> Claim | str:
        """A number in its line as it stands."""
        return self._together(figure) or self._paired(figure) or self._twofold(figure) or self._plain(figure)

    def _together(self, figure: Figure) -> Claim | None:
        """A number that is said of several places together; None if it is not."""
        found = None if self.simplified else together(self.lines[figure.number], figure.at)
        claim = self._simply(figure, found.alone) if found is not None else None
        return of_all(claim, found) if isinstance(claim, Claim) and found is not None else None

    def _twofold(self, figure: Figure) -> Claim | str | None:
        """A number that tells a growth once more, over another time; None if it does not."""
        simple = None if self.simplified else second(self.lines[figure.number], figure.at)
        return self._simply(figure, simple) if isinstance(simple, Alone) else simple

    def _averaged(self, figure: Figure, average: averages.Average) -> Claim | str | None:
        """A number for each day of a year; None if it is tied to nothing, or to a measure that is told by the day."""
        found = self._simply(figure, average.alone)
        if isinstance(found, str) or self.catalogue.measure(found.measure).unit.per is not None:
            return None
        return averages.of_year(found, self.catalogue.measure(found.measure), average)

    def _of_cell(self, figure: Figure, cell: Alone) -> Claim | str:
        """The claim of a cell of a table; none if the time of its heads does not become that of the claim."""
        found = self._simply(figure, cell)
        if isinstance(found, str):
            return found
        untimed = found.period is None or found.period.inferred
        return (
            UNTIED
            if untimed and "T" in cell.line.letters
            else found._replace(sentence=self.article.sentences[figure.number])
        )

    def _by_words(self, figure: Figure) -> Claim | None:
        """A number that no construction ties to a measure, of the one that the words around it name best."""
        line, number, at = self.lines[figure.number], figure.number, figure.at
        choice = scoring.choose(line, at, self.grammar.scoring, self.catalogue)
        if choice is None or rows.is_of_next(line, at, choice.head) or qualifiers.foreign(line, at, choice) is not None:
            return None
        part = groups.of_whom(line, at, choice.measure)
        if part == "":
            return None  # "Only women in Hong Kong, with 87.3, live longer"
        choice = choice if part is None else choice._replace(measure=self.catalogue.measure(part))
        if relations.is_amount(line, at) and measures.is_level(line, choice, at):
            return None  # "raised its key rate by 0.75 percent"
        pair = placed(self.told.places, number, at, [choice])
        if isinstance(pair, str) or not doubts.is_placed(line, at, choice.measure, pair[1]):
            return None
        if of_that(line, at) not in (None, pair[1].at):
            return None  # "fell to 0.84, that of Seoul to 0.64"
        claim = self._made(figure, *pair)
        if isinstance(claim, str):
            return None
        said = claim.modality in _SAID_TO_BE and not self._is_told(claim)
        return claim._replace(by_words=True) if said else None

    def _end_by_words(self, figure: Figure) -> Claim | None:
        """The same for one end of a change, which is a level as any other."""
        for simple in levels(self.lines[figure.number], figure.at):
            return self._instead(figure.number, simple.line)._by_words(figure._replace(at=simple.at))
        return None

    def _is_told(self, claim: Claim) -> bool:
        """Whether another number of the sentence is the same fact already, and not the other end of a change."""
        same = (other for other in self.told.claims if other.sentence.number == claim.sentence.number)
        return any(
            (other.measure, other.entity, other.period) == (claim.measure, claim.entity, claim.period)
            and {other.quantity.change, claim.quantity.change} != {"start", "end"}
            for other in same
        )

    def _simply(self, figure: Figure, simple: Alone) -> Claim | str:
        """Read a number in a simpler line, with all that was bound before; it may have a unit that it lacks."""
        quantity = simple.line.items[simple.at].quantity or figure.quantity
        found = self._instead(figure.number, simple.line)._claim(figure._replace(at=simple.at, quantity=quantity))
        return found if isinstance(found, str) else found._replace(quantity=figure.quantity)

    def _instead(self, number: int, line: Line) -> _Binder:
        lines = self.lines.instead(number, line)
        return _Binder(self.readings, self.quantities, lines, self.grammar, self.catalogue, self.told.claims)

    def _extreme(self, number: int, quantity: Quantity, name: str) -> Claim | None:
        """What a date or a duration says of a number: "the lowest since 2001"; None if it says no such thing."""
        told, words, text = self.told, self.grammar.words.extremes, self.article.sentences[number].text
        record = quantity.unnumbered == "record"
        timed = quantity.kind in _OF_EXTREMES and extreme_words.possible(text, quantity.kind == "date", words)
        if not timed and not record:
            return None
        line = self.lines[number]
        if any("superlative/apart" in item.cues() for item in line.items):
            return None  # "at their lowest since 1890, apart from years of strikes"
        found = extremes.record(line, quantity, words) if record else extremes.read(line, quantity, words)
        claim = self._having(number, found, quantity, name) if found is not None else None
        if found is None or claim is None or claim.period is None:
            return None
        named = told.times.days(number, found.at, claim.entity) if line.letters[found.at] == "T" else None
        since = None if record else extremes.since(line, found, named, claim.period.end)
        rank = extremes.ranked(claim, found, quantity, since, words) if record or since is not None else None
        return rank and rank._replace(id=told.next_id(), quantity_id=name)

    def _having(self, number: int, found: extremes.Extreme, quantity: Quantity, name: str) -> Claim | None:
        """The claim of the number that an extreme is said of, or of a level that is not told."""
        line = self.lines[number]
        if found.number is None:
            level = untold.level(line, found, quantity, self.grammar.words.extremes)
            return self._instead(number, level.alone.line)._untold(number, level, name) if level is not None else None
        figure = line.items[found.number].quantity
        claim = self.told.claim_of(figure)
        if claim is None and figure is not None and found.number > found.at:  # "a six-year high of 14.3 percent"
            later = self._claim(Figure(number, found.number, figure, name))
            claim = later if isinstance(later, Claim) else None
        return claim

    def _untold(self, number: int, level: untold.Untold, name: str) -> Claim | None:
        """The claim of a level that is not told, whose measure its name alone gives."""
        line, at = level.alone
        quantity = line.items[at].quantity
        choices = untold.choices(level, self.catalogue)
        pair = placed(self.told.places, number, at, choices) if choices else ""
        if quantity is None or isinstance(pair, str):
            return None
        claim = self._made(Figure(number, at, quantity, name), *pair)
        return claim if isinstance(claim, Claim) and claim.relation == "level" else None

    def _superlative(self, number: int, quantity: Quantity, name: str) -> Claim | str | None:
        """A superlative that is a rank or a comparative that holds two places, in a line where it stands as one."""
        line = self.lines[number]
        if quantity.unnumbered == "comparative":
            found = superlatives.compared(line, quantity)
            return self._comparative(number, found, name) if found is not None else None
        rank = superlatives.ranked(line, quantity) if quantity.unnumbered else None
        if rank is None:
            return None
        return self._instead(number, rank.line)._related(Figure(number, rank.at, quantity, name))

    def _comparative(self, number: int, found: Alone, name: str) -> Claim | str | None:
        """What a comparative says of two places, or of one and several together."""
        several = together(found.line, found.at)
        alone = found if several is None else several.alone
        quantity = alone.line.items[alone.at].quantity
        assert quantity is not None
        claim = self._instead(number, alone.line)._related(Figure(number, alone.at, quantity, name))
        if several is None or not isinstance(claim, Claim):
            return claim
        return of_all(claim, several)

    def _paired(self, figure: Figure) -> Claim | None:
        """A number of a list that goes with a list of places or times, one by one; None if there are no such lists."""
        line, number, at = self.lines[figure.number], figure.number, figure.at
        several = not self.simplified and may_pair(line)
        pairs = pairing(line, self.told.places.candidates.around(number)) if several else None
        if pairs is None or at not in pairs.numbers:
            return None
        claim = self._simply(figure, one_of_each(line, at, pairs))
        other = pairs.other_of(at)
        if not isinstance(claim, Claim):
            return None
        order = "as {} and numbers are listed in the same order"
        if line.letters[other] == "T":
            why = f"{claim.period_evidence.why}, {order.format('times')}"
            return claim._replace(period_evidence=claim.period_evidence._replace(why=why))
        if not {claim.entity, claim.counterpart} & {*named_codes(line, other)}:
            return None
        why = f"“{line.words(other)}”, {order.format('places')}"
        return claim._replace(entity_evidence=Evidence(why, "strong"))

    def _plain(self, figure: Figure) -> Claim | str:
        line, number, at, quantity = self.lines[figure.number], figure.number, figure.at, figure.quantity
        found = part(self.told, figure)
        if found is None:
            found = self._related(figure)
        if found is not None:
            return found
        if quantity.kind in _UNBOUND_KINDS and quantity.kind != "ordinal":
            return _UNBOUND_KINDS[quantity.kind]
        of_whole = of_pair(line, number, at) or rows.part(self.lines, number, at)
        if of_whole is not None:
            found = self._of_row(figure, of_whole)
            if found != rows.NO_PART or not rows.names_itself(line, of_whole):
                return found
        choices = measures.choose(line, at, self.told.shapes, self.catalogue)
        if isinstance(choices, str):
            goes_on = self._goes_on(figure)
            parts = [] if goes_on else wholes.headed(self.lines, number, at, self.catalogue)
            if goes_on or not parts:
                return goes_on or _UNBOUND_KINDS.get(quantity.kind, choices)
            choices = parts
        if relations.is_amount(line, at) and all(measures.is_level(line, choice, at) for choice in choices):
            return "the amount of a change, of which it does not say what changed"
        choices = [following.of_topic(self.told, figure, choice) for choice in choices]
        foreign = [qualifiers.foreign(line, at, choice) for choice in choices]
        choices = [choice for choice, reason in zip(choices, foreign, strict=True) if reason is None]
        if not choices:
            return foreign[0] or "another measure"
        pair = placed(self.told.places, number, at, choices)
        return pair if isinstance(pair, str) else self._made(figure, *pair)

    def _goes_on(self, figure: Figure) -> Claim | None:
        """A number whose measure stands elsewhere: in a heading, or with a number before it."""
        row = rows.headed(self.lines, figure.number, figure.at)
        if row is None:
            return ways.going_on(self.told, figure)
        found = self._of_row(figure, row)
        return None if isinstance(found, str) else found

    def _of_row(self, figure: Figure, row: rows.Headed) -> Claim | str:
        """The claim of a number that has its measure from the name of its row."""
        fitting = rows.choices(self.lines, figure.number, figure.at, row, self.catalogue)
        found = placed(self.told.places, figure.number, figure.at, fitting) if fitting else rows.NO_PART
        return found if isinstance(found, str) else self._made(figure, *found)

    def _made(self, figure: Figure, choice: MeasureChoice, place: PlaceChoice) -> Claim | str:
        line, number, at, times = self.lines[figure.number], figure.number, figure.at, self.told.times
        period = times.choose(number, at, choice.measure, place.code, choice.conflict, choice.head)
        shared = None if period.explicit else period_of_all(line, at)
        if shared is not None:
            period = times.named(number, shared, choice.measure, place.code)
        if period.evidence.why == UNDECIDED:
            return UNDECIDED
        factor = choice.factor(figure.quantity)
        claim = self._in_relation(figure, Parts("level", choice, place, period, factor=factor))
        if in_brackets(line, at) and self._is_told(claim):
            return _OF_TOTAL
        unsaid = claim.modality == "forecast" and claim.period is not None and claim.period.inferred
        return claim._replace(period=None, alternatives=(), period_evidence=_NO_DATE) if unsaid else claim

    def _related(self, figure: Figure) -> Claim | str | None:
        """A number that is a change, one end of it, a rank or a comparison; None if it is tied to nothing as such."""
        told, number, at = self.told, figure.number, figure.at
        line = self.lines[number]
        shared = share(told.places, number, at, told.shapes, told.times)
        if shared is not None:
            return self._in_relation(figure, shared)
        found = relations.read(line, at, told.shapes)
        if found is None:
            return None
        if "q" in found.match.groups:
            started = following.start_of_change(told, figure, found.match)
            goes_on = isinstance(started, str) and (following.next_of_list(told, figure) or onward(told, figure))
            return goes_on or started
        parts = relations.relate(told.places, number, at, found, told.times)
        reason = parts if isinstance(parts, str) else qualifiers.foreign(line, at, parts.choice)
        if isinstance(parts, str) or reason is not None:
            return None if found.match.part == "end" else reason
        return self._in_relation(figure, parts)

    def _in_relation(self, figure: Figure, parts: Parts) -> Claim:
        line = self.lines[figure.number]
        block = self.article.blocks[line.sentence.block].span
        modality = manner.dated_modality(
            line, figure.at, parts.choice.head, self.article.text, block, forecast=parts.period.forecast
        )
        period = self.told.times.to_its_end(parts.period) if modality in _TO_COME else parts.period
        return Claim(
            id=self.told.next_id(),
            quantity_id=figure.id,
            sentence=line.sentence,
            quantity=figure.quantity,
            measure=parts.choice.measure.code,
            entity=parts.place.code,
            counterpart=counterpart(self.told.places, figure.number, figure.at, parts.choice, parts.place),
            period=period.period,
            alternatives=period.alternatives,
            relation=parts.relation,
            attribution=self.told.attribution(figure),
            modality=modality,
            measure_evidence=parts.choice.evidence,
            entity_evidence=parts.place.evidence,
            period_evidence=period.evidence,
            since=parts.since,
            versus=parts.versus,
            passing=_is_passing(line, parts.choice.head),
            factor=parts.factor,
        )


def _is_passing(line: Line, head: int | None) -> bool:
    """Whether what names the measure stands in an apposition that describes a place: ", a country of 4 million"."""
    return head is not None and head > 1 and line.letters[head - 2 : head + 1] == ",dJ"
