"""The words for units and currencies of `reference_data/language/units.toml`, ready to be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from factcheck.language.tokens import phrase_key
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

UnitKind = Literal["count", "share", "money", "change", "duration", "measure", "ratio", "rate"]


class Unit(NamedTuple):
    """A word or a sign for a unit, with what must hold where it stands."""

    symbol: str
    """What reports print; the ISO 4217 code of a currency."""
    kind: UnitKind
    """The kind of quantity that it makes."""
    per: str | None = None
    """The base of the rate that it holds: "d" for "bpd"."""
    exact: str | None = None
    """The word as it must be written, if its case matters."""
    glued: bool = False
    """Whether it must touch the digits, or be joined to them by a hyphen."""
    unless: frozenset[str] = frozenset()
    """Words of which none may follow."""
    only: frozenset[str] = frozenset()
    """Words of which one must follow, if there are any."""
    digits: int = 0
    """How many digits must stand before it at least, or a scale word; 0 if words may."""

    @property
    def free(self) -> bool:
        """Whether it is this unit wherever it follows a number."""
        return self.exact is None and not (self.glued or self.unless or self.only or self.digits)


class Ages(NamedTuple):
    """Words by which an age without unit is known."""

    before: frozenset[str]
    """Before an age: "aged"."""
    turning: frozenset[str]
    """Verbs before one: "turned 80"."""
    persons: frozenset[str]
    """Those who are "over 65" or "under 5"."""
    owners: frozenset[str]
    """Before the person whose age stands between commas: "the minister, 57, resigned"."""
    ending: frozenset[str]
    """Before an age after "at": "died at 93"."""
    titles: frozenset[str]
    """Before one name with an age between commas: "coach Duarte, 58, said"."""
    figures: frozenset[str]
    """What a number between commas tells the size of instead: "the total, 57, was"."""
    nouns: frozenset[str]
    """Before "of" and an age: "the age of"."""
    bounds: frozenset[str]
    """Between persons and an age that bounds theirs: "adults over 65"."""
    to: frozenset[str]
    """Between the ends of a range of ages."""
    open: frozenset[str]
    """Behind an age, that a group has no upper end: "65 and over"."""
    years: frozenset[str]
    """Between such an age and what says so."""
    last_groups: frozenset[int]
    """Ages at which the last group of a table begins."""


class RestatingWords(NamedTuple):
    """Words around a number that says the one before it again, in another unit."""

    between: frozenset[str]
    """Between the opening bracket, or "or", and the number."""
    behind: frozenset[str]
    """Between the number and the closing bracket."""


class LabelWords(NamedTuple):
    """Words beside a unit in the head of a row."""

    plain: frozenset[str]
    """Those that change nothing: "annual %", "current US$"."""
    stuffs: frozenset[str]
    """What an amount in such a head is of: "tonnes of CO2"."""
    people: frozenset[str]
    """What a rate in such a head is counted by: "per 1,000 live births"."""
    before_scale: frozenset[str]
    """Words before a scale in the brackets: "(in thousands)"."""
    opening: frozenset[str]
    """Before the unit of a name that says it without brackets: "area in sq. km"."""
    between: frozenset[str]
    """Between the numbers of one row, beside their times: "132 in 2013 and 150 in 2014"."""
    verbs: frozenset[str]
    """Between the head and the first number: "(% of GDP) in Chad was 0.6"."""
    pairs: frozenset[str]
    """Of which two stand for the parts that two numbers are of: "male/female"."""
    of_places: frozenset[str]
    """In the name of a place, beside words with a capital."""
    per: frozenset[str]
    """Before what a rate is counted by."""
    shares: frozenset[str]
    """Words for a share beside those for percent: "as a share of GDP"."""
    of_all: frozenset[str]
    """What a share is of that is of all that the row tells: "Urban population (% of total)"."""


class UnitWords(NamedTuple):
    """All words for units."""

    after: Mapping[str, tuple[Unit, ...]]
    """What stands behind a number, by its tokens in lower case without hyphens."""
    reach: Mapping[str, int]
    """For the first token of each of them, how many tokens the longest has."""
    before: Mapping[str, str]
    """Codes of currencies by what stands in front of the digits."""
    codes: frozenset[str]
    """Those of them that are written in capitals only, in lower case."""
    parts: Mapping[str, Mapping[str, int]]
    """For a unit the smaller ones that may follow it, with how many of them make one."""
    bases: Mapping[str, str]
    """Words for what a rate is counted by that are no units: "capita" is person."""
    labels: LabelWords
    """Words beside a unit in the head of a row."""
    articles: frozenset[str]
    """Words that "a" makes the base of a rate: "a share"."""
    every: frozenset[str]
    """Directly before a base: "a day", "each day"."""
    adverbs: Mapping[str, str]
    """Adverbs with the base that they say: "daily" is d."""
    moment: frozenset[str]
    """Words after which "a year" is a point in time."""
    pounds: frozenset[str]
    """Words beside which pounds are money."""
    mass: frozenset[str]
    """Words soon after which they are none."""
    dollars: Mapping[str, str]
    """What may stand behind an amount in dollars to say whose they are."""
    ages: Ages
    """Words around an age."""
    dimensions: Mapping[str, str]
    """Of each unit that has others beside it, what it measures: length, area."""
    sizes: Mapping[str, tuple[float, ...]]
    """What one of each of them is in a common unit; several for a name of several units, the usual one first."""
    temperatures: Mapping[str, tuple[float, float]]
    """Of each scale, one degree in degrees Celsius and where its zero lies."""
    restating: RestatingWords
    """Words around a number in brackets that says the same again."""
    homes: Mapping[str, str]
    """Codes of currencies with the place whose money they are."""
    shared_signs: Mapping[str, tuple[str, ...]]
    """Signs before the digits with the further currencies that they can mean."""
    old_money: frozenset[str]
    """Beside these, one of two amounts may be in the money of another time."""


def build(document: Mapping[str, Any]) -> UnitWords:
    """Make the words from the parsed file, to which `reference.spellings` has put every way to write a unit."""
    units = [Unit(**{**table, **_sets(table)}) for table in document["spelt"]]
    after = {key: tuple([units[at] for at in found]) for key, found in document["spellings"].items()}
    reach: dict[str, int] = {}
    for key in after:
        first, *rest = key.split()
        reach[first] = max(reach.get(first, 1), len(rest) + 1)
    currencies = document["currency"]
    codes = {entry["symbol"].lower(): entry["symbol"] for entry in currencies if entry.get("code")}
    return UnitWords(
        after=after,
        reach=reach,
        before={phrase_key(sign): entry["symbol"] for entry in currencies for sign in entry.get("before", ())} | codes,
        codes=frozenset(codes),
        parts=document["parts"],
        bases={_key(word): base for base, words in document["per"].items() for word in words},
        labels=LabelWords(**{name: frozenset(map(phrase_key, words)) for name, words in document["labels"].items()}),
        articles=frozenset(document["per_article"]["words"]),
        every=frozenset(document["per_article"]["before"]),
        adverbs={word: base for base, words in document["adverbs"].items() for word in words},
        moment=frozenset(document["moment"]["words"]),
        pounds=frozenset(document["pounds"]["money"]),
        mass=frozenset(document["pounds"]["mass"]),
        dollars={word: code for code, words in document["dollars"].items() for word in words},
        ages=Ages(**{name: frozenset(words) for name, words in document["ages"].items()}),
        dimensions={unit: name for name, units in document["size"].items() for unit in units},
        sizes={unit: tuple(sizes) for units in document["size"].values() for unit, sizes in units.items()},
        temperatures={scale: (degree, zero) for scale, (degree, zero) in document["temperature"].items()},
        homes=document["homes"],
        shared_signs={sign: tuple(codes) for sign, codes in document["shared_signs"].items()},
        old_money=frozenset(document["old_money"]["words"]),
        restating=RestatingWords(**{name: frozenset(words) for name, words in document["restated"].items()}),
    )


def _sets(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(table[name]) for name in ("unless", "only") if name in table}


def _key(word: str) -> str:
    return phrase_key(word).replace(" - ", " ")
