"""The word lists of `reference_data/language`, as one frozen value that every reader is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from factcheck.language.tokens import phrase_key, tokenize

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

HedgeKind = Literal["exact", "about", "nearly", "more-than", "at-least", "less-than", "at-most", "range"]
UnitKind = Literal["count", "share", "money", "change", "duration", "measure", "ratio"]


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


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Vocabulary:
    """Words and phrases of news English, keyed as `tokens.phrase_key` writes them."""

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    suffixes_apart: frozenset[str]
    vague: Mapping[str, tuple[float, float]]
    ordinals: Mapping[str, int]
    number_words: frozenset[str]
    """Every word without which a sentence holds no number in words."""
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
    labels: frozenset[str]
    labels_always: frozenset[str]
    names_with_numbers: Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    telephone: frozenset[str]
    clock: frozenset[str]
    score: frozenset[str]
    street: frozenset[str]
    security: frozenset[str]
    shortened: frozenset[str]
    eras: frozenset[str]
    plurals: frozenset[str]
    rank_before: frozenset[str]
    rank_after: frozenset[str]
    rank_lowest: frozenset[str]
    function_words: frozenset[str]
    be: frozenset[str]
    abbreviations: frozenset[str]
    sentence_starters: frozenset[str]
    the: frozenset[str]
    bases: Mapping[str, str]
    rates: Mapping[str, str]
    senses: Senses
    constructions: Mapping[str, tuple[Mapping[str, Any], ...]]


def build(documents: Mapping[str, Any]) -> Vocabulary:
    """Make the vocabulary from the parsed language files, keyed by file name without ending."""
    numbers, periods, cues, labels = (documents[name] for name in ("numbers", "periods", "cues", "labels"))
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
        number_words=_words_in({name: table for name, table in numbers.items() if name != "slips"}) | {"half", "tens"},
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
        labels=frozenset(labels["before"]["words"]),
        labels_always=frozenset(labels["always"]["before"]),
        names_with_numbers=_names_with_numbers(labels["names"]["words"], numbers["cardinals"]),
        telephone=frozenset(labels["telephone"]["before"]),
        clock=frozenset(labels["clock"]["after"]),
        score=frozenset(labels["score"]["near"]),
        street=frozenset(labels["street"]["words"]),
        security=frozenset(labels["security"]["words"]),
        shortened=frozenset(labels["short"]["words"]),
        eras=frozenset(labels["era"]["words"]),
        plurals=frozenset(labels["plural"]["words"]),
        rank_before=frozenset(labels["rank"]["before"]),
        rank_after=frozenset(labels["rank"]["after"]),
        rank_lowest=frozenset(labels["rank"]["lowest"]),
        function_words=frozenset(
            word for words in link.values() for word in words if " " not in word and word[0].isalpha()
        )
        | frozenset(cues["function"]["words"]),
        be=frozenset(link["be"]) - {"it", "its"},
        abbreviations=frozenset(documents["abbreviations"]["abbreviations"]["words"]),
        sentence_starters=frozenset(documents["abbreviations"]["abbreviations"]["starters"]),
        the=frozenset(documents["entities"]["the"]),
        bases={phrase_key(phrase): name for name, phrases in cues["base"].items() for phrase in phrases},
        rates={phrase_key(word): name for name, words in documents["rates"].items() for word in words},
        senses=_senses(documents["senses"]),
        constructions={kind: tuple(entries) for kind, entries in documents["constructions"].items()},
    )


def _words_in(value: object) -> frozenset[str]:
    """The first words of all keys and texts of a document, however deep."""
    if isinstance(value, str):
        return frozenset(token.lower for token in tokenize(value)[:1])
    if not isinstance(value, (dict, list, tuple)):
        return frozenset()
    parts = (*value, *value.values()) if isinstance(value, dict) else value
    return frozenset().union(*map(_words_in, parts))


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
