"""A question at the desk, read with the pieces that read an article: phrases, places and periods, but no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Sentence, Span
from factcheck.claims.lines.drawing import draw, read_sentence
from factcheck.claims.lines.senses import settle
from factcheck.claims.lines.whereabouts import Lands, Whereabouts
from factcheck.claims.measures.measures import MeasureChoice
from factcheck.claims.model import Evidence
from factcheck.claims.periods.times import PeriodChoice, Times
from factcheck.claims.places.candidates import PlaceChoice
from factcheck.claims.places.places import Places
from factcheck.claims.places.placing import counterpart, placed
from factcheck.language.tokens import tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Published
    from factcheck.claims.bind import Grammar
    from factcheck.claims.lines.line import Line
    from factcheck.language.lexicon import Lexicon
    from factcheck.language.periods import Period
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.reference.catalogue import Catalogue, Measure

_SLOTS = {"N": "names", "C": "nouns", "L": "dwellers", "P": "predicates", "V": "verbs"}
"""The letters that name a measure, the surest first."""


class Question(NamedTuple):
    """What is asked for."""

    measure: Measure
    """The measure."""
    entity: str
    """Of whom."""
    counterpart: str | None
    """The second place."""
    period: Period | None
    """When; None asks for the latest."""
    alternatives: tuple[Period, ...]
    """Other spans that the same words can mean."""
    measure_evidence: Evidence
    """Why this measure."""
    entity_evidence: Evidence
    """Why this place."""
    period_evidence: Evidence | None
    """Why this period, None if the question names none."""


def read(
    text: str,
    grammar: Grammar,
    catalogue: Catalogue,
    published: Published,
) -> tuple[Question, ...] | str:
    """Return what a question asks for, or the reason why it is not understood.

    Several answers are several readings that are equally good in words; the data may decide between them. People in a
    hurry leave out capitals: where a name is not found as it is written, it is looked up without regard to them.
    """
    readings = _read(text, grammar, grammar.lexicon, catalogue, published)
    if isinstance(readings, str):
        again = _read(_with_months(text, grammar.words), grammar, grammar.lexicon.loosely(), catalogue, published)
        return readings if isinstance(again, str) else again
    return readings


def _read(
    text: str, grammar: Grammar, lexicon: Lexicon, catalogue: Catalogue, published: Published
) -> tuple[Question, ...] | str:
    sentence = Sentence(0, 0, "body", Span(0, len(text)), text)
    reading = read_sentence(text, tokenize(text), grammar.words)
    drawn = draw(text, sentence, reading, grammar.words, lexicon)
    whereabouts = Whereabouts([reading.tokens], lexicon, Lands(catalogue), grammar.words.settings)
    lines = settle([drawn], [sentence], whereabouts, catalogue, grammar.words.senses)
    line = lines[0]
    groups = _groups(line, catalogue)
    if not groups:
        return "no measure that the program knows"
    places = Places(lines, grammar.shapes, catalogue, grammar.words.homes)
    times = Times(lines, published, catalogue, grammar.words.fiscal_years)
    reason = ""
    for choices in groups:
        readings = _placed(line, places, choices)
        if isinstance(readings, str):
            reason = reason or readings
            continue
        questions = tuple(_question(places, times, choice, place) for choice, place in readings)
        left = _left_over(line, questions, catalogue)
        if left is None:
            return questions
        reason = reason or left
    return reason


def _left_over(line: Line, questions: Sequence[Question], catalogue: Catalogue) -> str | None:
    """Say which place of the question no reading has a use for: then something else is asked than was understood."""
    used = {code for question in questions for code in (question.entity, question.counterpart) if code is not None}
    around = {catalogue.entity(code).parent for code in used}
    for at in line.where("EA"):
        mention = line.items[at].mention
        codes = {*mention.codes("entity"), *mention.codes("people")} if mention is not None else set()
        if codes and not codes & (used | around):
            return f"what “{line.words(at)}” has to do with {questions[0].measure.label_without_entity} is not clear"
    return None


def _groups(line: Line, catalogue: Catalogue) -> list[list[MeasureChoice]]:
    """The measures of each phrase that names one, the surest phrase first."""
    groups = []
    for letter, slot in _SLOTS.items():
        for at in line.where(letter):
            mention = line.items[at].mention
            codes = mention.codes("measure") if mention is not None else ()
            why = Evidence(f"“{line.words(at)}”", "strong")
            choices = [
                MeasureChoice(catalogue.measure(code.rsplit("/", 1)[0]), at, frozenset({at}), None, why)
                for code in codes
                if code.endswith(f"/{slot}")
            ]
            sure = [choice for choice in choices if "verb" not in choice.measure.requires or _has_verb(line, choice)]
            if sure:
                groups.append(sure)
    return groups


def _has_verb(line: Line, choice: MeasureChoice) -> bool:
    """Whether one of the verbs stands in the question without which a measure is never meant."""
    verb = f"{choice.measure.code}/verbs"
    mentions = (line.items[at].mention for at in line.where("V"))
    return any(mention is not None and verb in mention.codes("measure") for mention in mentions)


def _placed(
    line: Line, places: Places, choices: Sequence[MeasureChoice]
) -> list[tuple[MeasureChoice, PlaceChoice]] | str:
    """The measures with their place: tied to them by a construction, else the only place of the question."""
    head = choices[0].head
    tied = placed(places, 0, head, choices)
    if not isinstance(tied, str):
        return [tied]
    named = line.where("EA")
    if len(named) != 1:
        return tied
    why = Evidence(f"“{line.words(named[0])}”, the only place of the question", "fair")
    readings = [
        (choice, PlaceChoice(code, named[0], False, why))
        for choice in choices
        for code in places.candidates.codes_at(0, named[0], choice.measure)
    ]
    return readings or tied


def _question(places: Places, times: Times, choice: MeasureChoice, place: PlaceChoice) -> Question:
    period = times.choose(0, choice.head, choice.measure, place.code, None)
    return Question(
        choice.measure,
        place.code,
        counterpart(places, 0, choice.head, choice, place),
        period.period if period.explicit else None,
        period.alternatives if period.explicit else (),
        choice.evidence,
        place.evidence,
        _period_evidence(period) if period.explicit else None,
    )


def _period_evidence(choice: PeriodChoice) -> Evidence:
    """Why a period: its words, or why they leave it open."""
    if choice.period is None or choice.period.text is None:
        return choice.evidence
    return Evidence(f"“{choice.period.text}”", choice.evidence.strength)


def _with_months(text: str, words: Vocabulary) -> str:
    """Write the months with a capital, of which their reader is sure; the length stays the same."""
    for token in tokenize(text):
        if token.lower in words.months and len(token.text) > 2:
            text = f"{text[: token.start]}{token.text.capitalize()}{text[token.end :]}"
    return text
