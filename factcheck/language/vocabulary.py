"""The word lists of `reference_data/language`, as one frozen value that every reader is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from factcheck.language.tokens import phrase_key

if TYPE_CHECKING:
    from collections.abc import Mapping

HedgeKind = Literal["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most", "range"]
UnitKind = Literal["share", "change", "duration", "measure", "ratio"]


class Hedge(NamedTuple):
    """How a word such as "nearly" widens a number."""

    kind: HedgeKind
    """Its kind."""
    below: float | None
    """Fraction of the value by which the truth may be lower; None for no bound."""
    above: float | None
    """Fraction of the value by which the truth may be higher; None for no bound."""
    reach: float | None
    """For an open bound, the fraction beyond which the words mislead although they are true."""


class Unit(NamedTuple):
    """A unit that follows a number."""

    symbol: str
    """What reports print."""
    kind: UnitKind
    """The kind of quantity that it makes."""


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
    kinds: Mapping[str, str]
    """Common nouns, with the kind of entity that they name: "republic" is a country."""


class FiscalYear(NamedTuple):
    """The fiscal year of a country."""

    month: int
    """The month in which it begins."""
    named_by: Literal["start", "end"]
    """Which of its two calendar years names it where only one is given."""


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
    later: frozenset[str]
    """After a length these count on from another period."""
    pointers: Mapping[str, int]
    """Before a length these point to another period, with the units by which they differ: "the previous year"."""
    same: frozenset[str]
    """Words that repeat a period of another year."""
    stretches: frozenset[str]
    """What they repeat: "period"."""
    ending: frozenset[str]
    """Between a length and the date at its end."""
    openers: frozenset[str]
    """What must stand before a length without a number, if it is to have an end: "the year to March"."""
    closing: frozenset[str]
    """Before a part of a year these mean its last one: "the final quarter of 2010"."""
    dated: frozenset[str]
    """Nouns that a year before them dates, although they look like what it counts: "the 2010 census"."""
    monthly: frozenset[str]
    """Nouns of what is told by the month, before which "May" is one."""
    starts: frozenset[str]
    """All words with which such a stretch begins."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Vocabulary:
    """Words and phrases of news English, keyed as `tokens.phrase_key` writes them."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    suffixes_apart: frozenset[str]
    vague: Mapping[str, tuple[float, float]]
    ordinals: Mapping[str, int]
    digit_for_letter: Mapping[str, str]
    slipped_words: frozenset[str]
    hedges: Mapping[str, Hedge]
    units: Mapping[str, Unit]
    currency_before: Mapping[str, str]
    currency_after: Mapping[str, str]
    months: Mapping[str, int]
    cautious_months: frozenset[str]
    weekdays: Mapping[str, int]
    period_roles: Mapping[str, str]
    relative: Mapping[str, int]
    relative_units: Mapping[str, str]
    span_words: frozenset[str]
    span_before: frozenset[str]
    days: Mapping[str, int]
    fiscal: frozenset[str]
    fiscal_years: Mapping[str, FiscalYear]
    terms: Terms
    labels: frozenset[str]
    function_words: frozenset[str]
    be: frozenset[str]
    abbreviations: frozenset[str]
    sentence_starters: frozenset[str]
    the: frozenset[str]
    homes: Mapping[str, str]
    bases: Mapping[str, str]
    rates: Mapping[str, str]
    senses: Senses
    constructions: Mapping[str, tuple[Mapping[str, Any], ...]]


def build(documents: Mapping[str, Any]) -> Vocabulary:
    """Make the vocabulary from the parsed language files, keyed by file name without ending."""
    numbers, periods, cues = documents["numbers"], documents["periods"], documents["cues"]
    hedges = {
        phrase_key(phrase): Hedge(entry["kind"], entry.get("below"), entry.get("above"), entry.get("reach"))
        for entry in documents["hedges"]["hedge"]
        for phrase in entry["phrases"]
    }
    units = {
        phrase_key(word): Unit(entry["symbol"], entry["kind"])
        for entry in documents["units"]["unit"]
        for word in entry["words"]
    }
    currencies = documents["units"]["currency"]
    link = cues["link"]
    return Vocabulary(
        cardinals=numbers["cardinals"],
        scales=numbers["scales"],
        suffixes=numbers["suffixes"],
        suffixes_apart=frozenset(numbers["apart"]["words"]),
        vague={word: (low, high) for word, (low, high) in numbers["vague"].items()},
        ordinals=numbers["ordinals"],
        digit_for_letter=numbers["slips"]["digit_for_letter"],
        slipped_words=frozenset(numbers["slips"]["words"]),
        hedges=hedges,
        units=units,
        currency_before={phrase_key(word): entry["code"] for entry in currencies for word in entry["before"]},
        currency_after={phrase_key(word): entry["code"] for entry in currencies for word in entry["after"]},
        months=periods["months"],
        cautious_months=frozenset(periods["cautious_months"]["words"]),
        weekdays=periods["weekdays"],
        period_roles={word: role for role, words in periods["roles"].items() for word in words},
        relative=periods["relative"],
        relative_units=periods["relative_units"],
        span_words=frozenset(periods["spans"]["words"]),
        span_before=frozenset(periods["spans"]["before"]),
        days=periods["days"],
        fiscal=frozenset(periods["fiscal"]["words"]),
        fiscal_years={
            code: FiscalYear(entry["month"], entry["named_by"])
            for entry in periods["fiscal_year"]
            for code in entry["countries"]
        },
        terms=_terms(periods, numbers),
        labels=frozenset(cues["label"]["before"]),
        function_words=frozenset(
            word for words in link.values() for word in words if " " not in word and word[0].isalpha()
        )
        | frozenset(cues["function"]["words"]),
        be=frozenset(link["be"]) - {"it", "its"},
        abbreviations=frozenset(documents["abbreviations"]["abbreviations"]["words"]),
        sentence_starters=frozenset(documents["abbreviations"]["abbreviations"]["starters"]),
        the=frozenset(documents["entities"]["the"]),
        homes={code: place for place, codes in documents["entities"]["speakers"].items() for code in codes},
        bases={phrase_key(phrase): name for name, phrases in cues["base"].items() for phrase in phrases},
        rates={phrase_key(word): name for name, words in documents["rates"].items() for word in words},
        senses=_senses(documents["senses"]),
        constructions={kind: tuple(entries) for kind, entries in documents["constructions"].items()},
    )


def _terms(periods: Mapping[str, Any], numbers: Mapping[str, Any]) -> Terms:
    table = periods["terms"]
    starts = (
        *("a", "an", "q", "h"),
        *(word for name in ("months", "weekdays", "relative", "days", "lengths", "pointers") for word in periods[name]),
        *(*periods["spans"]["words"], *periods["fiscal"]["words"], *table["same"], *table["closing"]),
        *(*numbers["cardinals"], *numbers["ordinals"]),
    )
    words = (
        "ago",
        "earlier",
        "before",
        "later",
        "same",
        "stretches",
        "ending",
        "openers",
        "closing",
        "dated",
        "monthly",
    )
    sets = {name: frozenset(table[name]) for name in words}
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
        kinds={word: kind for kind, words in document["kinds"].items() for word in words},
    )
