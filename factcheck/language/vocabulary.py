"""The word lists of `reference_data/language`, as one frozen value that every reader is given."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from factcheck.language import (
    change_words,
    claim_words,
    date_words,
    extremes,
    hedge_words,
    nouns,
    number_words,
    retelling_words,
    settings,
    tie_words,
    unit_words,
    unnumbered,
)
from factcheck.language.tokens import phrase_key, tokenize
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from factcheck.language.change_words import ChangeWords
    from factcheck.language.claim_words import ClaimWords
    from factcheck.language.date_words import DateWords, HappenedWords, YearWords
    from factcheck.language.extremes import ExtremeWords
    from factcheck.language.hedge_words import Hedge, HedgeWords
    from factcheck.language.nouns import NounWords
    from factcheck.language.number_words import MultipleContext, PartContext, PronounContext, VagueContext
    from factcheck.language.retelling_words import RetellingWords
    from factcheck.language.settings import Settings
    from factcheck.language.tie_words import TieWords
    from factcheck.language.unit_words import Unit, UnitWords
    from factcheck.language.unnumbered import UnnumberedWords


class Senses(NamedTuple):
    """Words that tell what the name of a place means where it could mean something else."""

    given: frozenset[str]
    """Given names."""
    surnames: frozenset[str]
    """Surnames that are names of places too."""
    titles: frozenset[str]
    """What stands before the name of a person."""
    offices: frozenset[str]
    """What follows a place without making it a given name: "Georgia Governor"."""
    modifiers: frozenset[str]
    """What precedes a place without making it a surname: "Downtown Houston"."""
    speech: frozenset[str]
    """Verbs of which a capital is the subject only as a government."""
    between: frozenset[str]
    """What may stand between the two."""
    openers: frozenset[str]
    """What may stand before the subject of a clause."""
    titles_end: frozenset[str]
    """Last words of titles: "World Happiness Report"."""
    kinds: Mapping[str, str]
    """Common nouns, with the kind of entity that they name: "republic" is a country."""


class LifeWords(NamedTuple):
    """Words around ages and births."""

    born: frozenset[str]
    """Before a birth."""
    died: frozenset[str]
    """Of a death."""
    be: frozenset[str]
    """Before an age in a year: "was 81 in 1997"."""
    kin: frozenset[str]
    """Beside these an age may be another person's."""
    breaks: frozenset[str]
    """What an age does not reach over."""
    pronouns: frozenset[str]
    """Who is meant before an age: "she is 61"."""
    now: frozenset[str]
    """What joins them with the age."""
    present: frozenset[str]
    """Between a birth in commas and the age: "born in 1950, is"."""
    lately: frozenset[str]
    """Of the days before the article."""
    deeds: Mapping[str, int]
    """What is done, with the least age at which it is."""


class NotationWords(NamedTuple):
    """Words that tell whether a number is written as it can be meant."""

    money: frozenset[str]
    """Currency words that repeat a sign."""
    indian: frozenset[str]
    """Words beside which digits are grouped by twos."""
    people: frozenset[str]
    """Those of whom there are no more than all."""
    below_zero: frozenset[str]
    """What can fall by more than all of it."""
    joined: frozenset[str]
    """Between the ends of a range."""
    apart: frozenset[str]
    """Before "between", words after which no range follows."""
    one: frozenset[str]
    """Verbs of one subject, before which a second amount begins a clause."""
    whole_things: frozenset[str]
    """What is counted only whole, besides people."""
    inhabitants: frozenset[str]
    """Those who live in a place."""
    within: frozenset[str]
    """What stands between them and the place."""
    befalls: frozenset[str]
    """Directly before a number of people, what is done to them."""
    drives: frozenset[str]
    """The same, if they are told to live in the place."""
    befallen: frozenset[str]
    """Behind people, what befell them."""
    dwelling: frozenset[str]
    """The same, of people who are told by their place."""
    auxiliaries: frozenset[str]
    """What may stand between the two."""
    further: frozenset[str]
    """Behind people, what brings in others, or what they are to do."""
    yearly: frozenset[str]
    """Phrases beside which a number is told for each of several times."""
    not_inhabitants: frozenset[str]
    """Beside these a number counts not only those who live in a place, or not at one time."""


class FiscalYear(NamedTuple):
    """The fiscal year of a country."""

    month: int
    """The month in which it begins."""
    named_by: Literal["start", "end"]
    """Which of its two calendar years names it where only one is given."""
    day: int = 1
    """The day of that month on which it begins."""


class Terms(NamedTuple):
    """Words for stretches of time."""

    lengths: Mapping[str, str]
    """Words for a length of time, in the singular and the plural, with the unit: "years" is year."""
    ago: frozenset[str]
    """After a length these count from the article."""
    earlier: frozenset[str]
    """After a length these count back from another period."""
    before: frozenset[str]
    """The same, but only where nothing follows that they govern."""
    subjects: frozenset[str]
    """Between such a word and "had" they are the subject of what was so then: "the year before it had grown"."""
    later: frozenset[str]
    """After a length these count on from another period."""
    after: frozenset[str]
    """After "the" and a length they mean the next one, but only where nothing follows that they govern."""
    pointers: Mapping[str, int]
    """Before a length these point to another period, with the units by which they differ: "the previous year"."""
    same: frozenset[str]
    """Words that repeat a period of another year."""
    stretches: frozenset[str]
    """What they repeat: "period"."""
    moments: frozenset[str]
    """After "that" they mean the time told before: "as at that date"."""
    ending: frozenset[str]
    """Between a length and the date at its end."""
    openers: frozenset[str]
    """What must stand before a length without a number, if it is to have an end: "the year to March"."""
    closing: frozenset[str]
    """Before a part of a year these mean its last one: "the final quarter of 2010"."""
    final: frozenset[str]
    """Before a quarter these mean the last of its year, and before a half they need one: "the final quarter"."""
    had: frozenset[str]
    """Behind "the year before it" this tells of that year, and not of what came after it."""
    that: frozenset[str]
    """Before one of `moments`."""
    lasting: frozenset[str]
    """What follows a stretch that goes on up to then: "a curfew of two weeks until May 4", "one week to Easter"."""
    next_number: frozenset[str]
    """Between a quarter without its noun and the number of the next: "2.3 percent in the second and 3.5"."""
    next: frozenset[str]
    """Behind "this year" these are the one after it, without a noun: "3 percent this year and 4 percent next"."""
    sources: frozenset[str]
    """Words that end like a preposition and make a source of what follows: "according to the 2010 census"."""
    dated: frozenset[str]
    """Nouns that a year before them dates, although they look like what it counts: "the 2010 census"."""
    monthly: frozenset[str]
    """Nouns of what is told by the month, before which "May" is one."""
    starts: frozenset[str]
    """All words with which such a stretch begins."""


class Vocabulary(NamedTuple):
    """Words and phrases of news English, keyed as `tokens.phrase_key` writes them."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    suffixes_apart: frozenset[str]
    suffixes_of_money: frozenset[str]
    after_metres: frozenset[str]
    races: frozenset[str]
    before_race: frozenset[str]
    more_before: frozenset[str]
    """What makes one of a scale word without a number: "another million"."""
    leaps: frozenset[str]
    """Verbs after which digits with decimals and "m" are metres."""
    accounting: frozenset[str]
    articles: frozenset[str]
    """ "A" and "an"."""
    minus: frozenset[str]
    """Words before a number below zero."""
    minus_of_few: frozenset[str]
    """Those of them that stand before no large number in words."""
    margin: frozenset[str]
    """Before a number that something may be off by."""
    base_of: frozenset[str]
    """Before the number that a rate is counted by."""
    parts: Mapping[str, int]
    part_context: PartContext
    pronoun: PronounContext
    vague: Mapping[str, tuple[float, float]]
    complete_after: frozenset[str]
    several: Mapping[str, tuple[int, int]]
    vague_context: VagueContext
    multiples: Mapping[str, tuple[float, str]]
    multiple_steps: Mapping[float, Decimal]
    multiple_context: MultipleContext
    changes: ChangeWords
    ordinals: Mapping[str, int]
    number_words: frozenset[str]
    """Every word without which a sentence holds no number in words."""
    digit_for_letter: Mapping[str, str]
    slipped_words: frozenset[str]
    hedge_words: HedgeWords
    hedges: Mapping[str, Hedge]
    unit_words: UnitWords
    units: Mapping[str, Unit]
    currency_before: Mapping[str, str]
    currency_after: Mapping[str, str]
    notation: NotationWords
    months: Mapping[str, int]
    cautious_months: frozenset[str]
    weekdays: Mapping[str, int]
    date_words: DateWords
    year_words: YearWords
    life: LifeWords
    happened: HappenedWords
    period_roles: Mapping[str, str]
    relative: Mapping[str, int]
    relative_units: Mapping[str, str]
    span_words: frozenset[str]
    span_before: frozenset[str]
    days: Mapping[str, int]
    fiscal: frozenset[str]
    fiscal_years: Mapping[str, FiscalYear]
    growth_of_quarters: Mapping[str, str]
    terms: Terms
    labels: frozenset[str]
    labels_always: frozenset[str]
    names_with_numbers: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    telephone: frozenset[str]
    clock: frozenset[str]
    score: frozenset[str]
    result: frozenset[str]
    after_score: frozenset[str]
    after_result: frozenset[str]
    written_together: frozenset[str]
    """Letters that touch the digits and are read with them."""
    rated: tuple[str, ...]
    """How the words behind a number begin that make it a rate."""
    initialled: frozenset[str]
    """Digits that are a name with the capital behind them."""
    graded: frozenset[str]
    numbered: frozenset[str]
    street: frozenset[str]
    security: frozenset[str]
    shortened: frozenset[str]
    eras: frozenset[str]
    plurals: frozenset[str]
    rank_before: frozenset[str]
    bare_rank: tuple[frozenset[str], frozenset[str]]
    """Words before and after a bare number that is a rank."""
    rank_after: frozenset[str]
    rank_lowest: frozenset[str]
    superlatives: frozenset[str]
    superlative_after: frozenset[str]
    superlative_of: frozenset[str]
    unnumbered: UnnumberedWords
    function_words: frozenset[str]
    nouns: NounWords
    be: frozenset[str]
    past: frozenset[str]
    """Words that tell what was."""
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    """Those without a stop inside that may end a sentence."""
    sentence_starters: frozenset[str]
    the: frozenset[str]
    homes: Mapping[str, str]
    settings: Settings
    bases: Mapping[str, str]
    base_openings: frozenset[str]
    base_shares: frozenset[str]
    rates: Mapping[str, str]
    senses: Senses
    ties: TieWords
    extremes: ExtremeWords
    retelling: RetellingWords
    claims: ClaimWords
    scoring: Mapping[str, Any]
    """What was learned of the words around a number."""
    constructions: Mapping[str, tuple[Mapping[str, Any], ...]]


def build(documents: Mapping[str, Any]) -> Vocabulary:
    """Make the vocabulary from the parsed language files, keyed by file name without ending."""
    numbers, periods, cues, labels = (documents[name] for name in ("numbers", "periods", "cues", "labels"))
    worded = unnumbered.build(labels)
    hedging = hedge_words.build(documents["hedges"])
    of_units = unit_words.build(documents["units"])
    free = {key: found[0] for key, found in of_units.after.items() if found[0].free}
    link = cues["link"]
    function_words = frozenset(
        word for words in link.values() for word in words if " " not in word and word[0].isalpha()
    )
    function_words |= frozenset(cues["function"]["words"])
    return Vocabulary(
        cardinals=numbers["cardinals"],
        scales=numbers["scales"],
        suffixes=numbers["suffixes"],
        suffixes_apart=frozenset(numbers["apart"]["words"]),
        suffixes_of_money=frozenset(numbers["apart"]["money"]),
        after_metres=frozenset(numbers["apart"]["metres"]),
        races=frozenset(numbers["apart"]["races"]),
        before_race=frozenset(numbers["apart"]["before_race"]),
        more_before=frozenset(numbers["more"]["before"]),
        leaps=frozenset(numbers["apart"]["leaps"]),
        accounting=frozenset(numbers["accounting"]["before"]),
        articles=frozenset(numbers["articles"]["words"]),
        minus=frozenset(numbers["minus"]["words"]),
        minus_of_few=frozenset(numbers["minus"]["few"]),
        margin=frozenset(numbers["minus"]["margin"]),
        base_of=frozenset(numbers["base"]["before"]),
        parts=numbers["parts"],
        part_context=number_words.PartContext(**_sets(numbers["part_context"])),
        pronoun=number_words.PronounContext(**_sets(numbers["pronoun"])),
        vague={word: (low, high) for word, (low, high) in numbers["vague"].items()},
        complete_after=frozenset(numbers["complete"]["after"]),
        several={word: (low, high) for word, (low, high) in numbers["several"].items()},
        vague_context=number_words.VagueContext(**_sets(numbers["vague_context"])),
        multiples={word: (factor, form) for word, (factor, form) in numbers["multiples"].items()},
        multiple_steps={float(factor): Decimal(str(step)) for factor, step in numbers["multiple_steps"].items()},
        multiple_context=number_words.MultipleContext(**_sets(numbers["multiple_context"])),
        changes=change_words.build(documents["changes"]),
        number_words=_number_words(numbers).union(labels["superlative"]["words"], worded.starts()),
        ordinals=numbers["ordinals"],
        digit_for_letter=numbers["slips"]["digit_for_letter"],
        slipped_words=frozenset(numbers["slips"]["words"]),
        hedge_words=hedging,
        hedges=hedging.before,
        unit_words=of_units,
        units={key: unit for key, unit in free.items() if unit.kind != "money"},
        currency_before=of_units.before,
        currency_after={key: unit.symbol for key, unit in free.items() if unit.kind == "money"},
        notation=NotationWords(
            money=frozenset(documents["notation"]["doubled"]["money"]),
            **{
                name: frozenset(documents["notation"][name]["words"])
                for name in NotationWords._fields
                if name != "money"
            },
        ),
        months=periods["months"],
        cautious_months=frozenset(periods["cautious_months"]["words"]),
        weekdays=periods["weekdays"],
        date_words=date_words.build(periods),
        year_words=date_words.YearWords(**_sets(periods["bare_year"])),
        happened=date_words.HappenedWords(**_sets(periods["happened"])),
        life=LifeWords(
            deeds=periods["life"]["deeds"],
            **{name: frozenset(periods["life"][name]) for name in LifeWords._fields if name != "deeds"},
        ),
        period_roles={word: role for role, words in periods["roles"].items() for word in words},
        relative=periods["relative"],
        relative_units=periods["relative_units"],
        span_words=frozenset(periods["spans"]["words"]),
        span_before=frozenset(periods["spans"]["before"]),
        days=periods["days"],
        fiscal=frozenset(periods["fiscal"]["words"]),
        labels=frozenset(labels["before"]["words"]),
        labels_always=frozenset(labels["always"]["before"]),
        names_with_numbers=_names_with_numbers(labels["names"]["words"], numbers["cardinals"]),
        telephone=frozenset(labels["telephone"]["before"]),
        clock=frozenset(labels["clock"]["after"]),
        score=frozenset(labels["score"]["near"]),
        result=frozenset(labels["score"]["result"]),
        after_score=frozenset(labels["score"]["after"]),
        after_result=frozenset(labels["score"]["after_result"]),
        written_together=frozenset(labels["together"]["words"]),
        rated=tuple(labels["rated"]["behind"]),
        initialled=frozenset(labels["initialled"]["digits"]),
        graded=frozenset(labels["graded"]["before"]),
        numbered=frozenset(labels["numbered"]["before"]),
        street=frozenset(labels["street"]["words"]),
        security=frozenset(labels["security"]["words"]),
        shortened=frozenset(labels["short"]["words"]),
        eras=frozenset(labels["era"]["words"]),
        plurals=frozenset(labels["plural"]["words"]),
        rank_before=frozenset(labels["rank"]["before"]),
        bare_rank=(frozenset(labels["rank"]["bare_before"]), frozenset(labels["rank"]["bare_after"])),
        rank_after=frozenset(labels["rank"]["after"]),
        rank_lowest=frozenset(labels["rank"]["lowest"]),
        superlatives=frozenset(labels["superlative"]["words"]),
        superlative_after=frozenset(labels["superlative"]["after"]),
        superlative_of=frozenset(word.lower() for word in labels["superlative"]["of"]),
        unnumbered=worded,
        fiscal_years={
            code: FiscalYear(entry["month"], entry["named_by"], entry.get("day", 1))
            for entry in periods["fiscal_year"]
            for code in entry["countries"]
        },
        growth_of_quarters={code: over for over, codes in periods["growth_of_quarter"].items() for code in codes},
        terms=_terms(periods, numbers),
        function_words=function_words,
        nouns=nouns.build(documents["nouns"], function_words),
        be=frozenset(link["be"]) - {"it", "its"},
        past=frozenset([*cues["past"]["forms"], *cues["past"]["verbs"]]),
        abbreviations=frozenset(documents["abbreviations"]["abbreviations"]["words"]),
        closing_abbreviations=frozenset(documents["abbreviations"]["abbreviations"]["closing"]),
        sentence_starters=frozenset(documents["abbreviations"]["abbreviations"]["starters"]),
        the=frozenset(documents["entities"]["the"]),
        homes={
            speaker: place
            for kind in ("speakers", "central_banks")
            for place, speakers in documents["entities"][kind].items()
            for speaker in speakers
        },
        settings=settings.build(documents["entities"]),
        bases={phrase_key(phrase): name for name, phrases in cues["base"].items() for phrase in phrases},
        base_openings=frozenset(cues["told_base"]["openings"]),
        base_shares=frozenset(cues["told_base"]["shares"]),
        rates={phrase_key(word): name for name, words in documents["rates"].items() for word in words},
        senses=_senses(documents["senses"]),
        ties=tie_words.build(documents["ties"]),
        extremes=extremes.build(documents["extremes"]),
        retelling=retelling_words.build(documents["retelling"]),
        claims=claim_words.build(documents["claims"]),
        scoring=documents["scoring"],
        constructions={kind: tuple(entries) for kind, entries in documents["constructions"].items()},
    )


def _sets(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}


def _number_words(numbers: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    tables = ("cardinals", "scales", "parts", "vague", "several", "multiples", "ordinals")
    return frozenset({"tens"}.union(*(numbers[name] for name in tables)))


def _names_with_numbers(
    names: Iterable[str], cardinals: Container[str]
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Index names by the number in them: what stands before it and what after it."""
    index: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for name in names:
        tokens = tokenize(name)
        at = next(i for i, token in enumerate(tokens) if token.kind == "number" or token.lower in cardinals)
        keys = tuple(token.lower for token in tokens)
        index.setdefault(keys[at], []).append((keys[:at], keys[at + 1 :]))
    return {number: tuple(around) for number, around in index.items()}


def _terms(periods: Mapping[str, Any], numbers: Mapping[str, Any]) -> Terms:
    table = periods["terms"]
    starts = (
        *("a", "an", "q", "h"),
        *(word for name in ("months", "weekdays", "relative", "days", "lengths", "pointers") for word in periods[name]),
        *(*periods["spans"]["words"], *periods["fiscal"]["words"], *table["same"], *table["closing"]),
        *(*numbers["cardinals"], *numbers["ordinals"]),
    )
    sets = {name: frozenset(words) for name, words in table.items()}
    return Terms(lengths=periods["lengths"], pointers=periods["pointers"], starts=frozenset(starts), **sets)


def _senses(document: Mapping[str, Any]) -> Senses:
    person, speech = document["person"], document["speech"]
    return Senses(
        given=frozenset(person["given"]),
        surnames=frozenset(person["surnames"]),
        titles=frozenset(person["titles"]),
        offices=frozenset(person["offices"]),
        modifiers=frozenset(person["modifiers"]),
        speech=frozenset(speech["verbs"]),
        between=frozenset(speech["between"]),
        openers=frozenset(speech["openers"]),
        titles_end=frozenset(document["title"]["ends"]),
        kinds={word: kind for kind, words in document["kinds"].items() for word in words},
    )
