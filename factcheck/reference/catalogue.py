"""The types of what is known: measures, entities, publishers and wars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Protocol

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

MeasureKind = Literal["stock", "flow", "rate", "index"]
EntityKind = Literal["country", "territory", "region", "group", "state", "city", "part"]
Agreement = Literal["first", "any"]
Contradiction = Literal["any", "same-span", "attributed", "never"]
YearKind = Literal["calendar", "fiscal-us"]


class MeasureUnit(NamedTuple):
    """In what a measure is counted, and how texts write it: one table of `catalogue/units.toml`."""

    name: str
    """Its name in the catalogue: persons, %, USD per person."""
    kinds: tuple[str, ...]
    """Kinds of quantity that fit."""
    reads: Mapping[str, float]
    """Units of the text that fit, each with what one of it is in base units."""
    per: str | None
    """What it is a rate of: person, 1000, barrel."""
    of: str | None
    """What it is a share of: gdp, population."""
    of_measure: str | None
    """Code of the measure of that, if its names alone tell so: population.total."""
    says: bool
    """Whether the text must say what it is a rate or a share of."""
    text: str
    """How a value is printed; {} is the number."""
    counted: tuple[str, ...] = ()
    """Words for those to so many of whom it is a rate."""
    below_one: float = 1.0
    """What a bare number below 1 is multiplied by: a Gini index of 0.41 is one of 41."""

    @property
    def in_percent(self) -> bool:
        """Tell whether it is a share in percent; a rate per thousand may be told in "‰" as well."""
        return "share" in self.kinds and self.per is None

    def is_foreign(self, kind: str, unit: str | None) -> bool:
        """Tell whether a quantity of a kind is money in another currency than its own: "exports of 995 billion euros".

        What a thing costs, and what money buys in each country, is told in the currency of its market.
        """
        amount = kind == "money" and unit is not None and unit not in self.reads
        return amount and self.reads.keys() == {"USD"} and self.per in (None, "person")

    def factor(self, unit: str | None) -> float | None:
        """Return what one unit of the text is in base units, None if the unit does not fit.

        A share in words ("two-thirds") has no unit, and is a hundredth of what it is in percent.
        """
        if unit is None:
            bare = "count" in self.kinds or "ordinal" in self.kinds
            return 1.0 if bare else 100.0 if "share" in self.kinds else None
        return self.reads.get(unit, self.reads.get("*"))

    def scale(self, value: float, unit: str | None) -> float:
        """Return what a number of the text is multiplied by to be in base units, 1 if its unit does not fit."""
        factor = self.factor(unit) or 1.0
        return factor * self.below_one if unit is None and 0 < value < 1 else factor


class Measure(NamedTuple):
    """What can be counted: one entry of the catalogue. `reference_data/catalogue/README.md` explains each key."""

    code: str
    label: str
    label_with_counterpart: str
    label_whole: str
    label_without_entity: str
    definition: str
    unit: MeasureUnit
    kind: MeasureKind
    modifiers: tuple[str, ...]
    short_names: tuple[str, ...]
    plausible: tuple[float, float]
    roles: Mapping[str, tuple[str, ...]]
    entity_kinds: tuple[EntityKind, ...]
    people_words: bool
    requires: tuple[str, ...]
    whole: str | None
    within: str | None
    otherwise: str | None
    tolerance: float
    tolerance_absolute: float
    tolerance_reason: str
    revision: float
    revision_absolute: float
    publishers: tuple[str, ...]
    agreement: Agreement
    contradiction: Contradiction
    spread: float
    spread_absolute: float
    same_name: tuple[str, ...]
    partners: bool
    partial: bool
    adds_up: bool
    distance_days: int
    overlap: float
    years: tuple[YearKind, ...]
    cumulates: bool
    over_a_year: bool
    from_sunday: bool
    downward: bool
    inverse_of: str | None
    variants: Mapping[str, str]
    neighbours: tuple[str, ...]
    told_beside: Mapping[str, str] = {}
    disaster: str | None = None
    of_war: bool = False
    quotient: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    complement: str | None = None
    tolerance_set: bool = False
    """Whether the tolerance is not that of the catalogue, but one that a newsroom has set."""

    @property
    def is_computed(self) -> bool:
        """Whether its figures are worked out from those of other measures where nobody publishes any."""
        return bool(self.quotient or self.product or self.complement)

    @property
    def needs_noun(self) -> bool:
        """Whether its verbs name it only with a noun of it: "released 4,000 *prisoners*"."""
        return not {"noun", "verb"}.isdisjoint(self.requires)

    @property
    def two_places(self) -> bool:
        """Whether the measure has a second place: refugees *from* Syria *in* Germany."""
        return "counterpart" in self.roles


class Entity(NamedTuple):
    """A place or a group of places."""

    code: str
    kind: EntityKind
    name: str
    adjective: str | None
    people: str | None
    parent: str | None
    population: int | None
    capital: str | None = None
    rank: int | None = None


class Publisher(NamedTuple):
    """Somebody who publishes figures."""

    code: str
    name: str
    short: str
    carried: bool


class Conflict(NamedTuple):
    """A war that articles date things by."""

    code: str
    name: str
    entity: str
    start: dt.date
    end: dt.date | None


class Phrasing(NamedTuple):
    """A phrase by which a measure is called, as the stems of its words."""

    measure: str
    """The code of the measure."""
    slot: str
    """The key of the catalogue that has the phrase."""
    stems: tuple[str, ...]
    """Its words, the most telling first."""
    weights: tuple[float, ...]
    """What each of them tells: more the fewer measures have it."""
    weight: float
    """What all of them tell."""


def unit_from(table: Mapping[str, Any]) -> MeasureUnit:
    """Make a unit from its table of the catalogue, which has its name too."""
    return MeasureUnit(
        name=table["name"],
        kinds=tuple(table["kinds"]),
        reads=table.get("reads", {}),
        per=table.get("per"),
        of=table.get("of"),
        of_measure=table.get("of_measure"),
        says=table.get("says", False),
        text=table["text"],
        counted=tuple(table.get("counted", ())),
        below_one=table.get("below_one", 1.0),
    )


def measure_from(code: str, entry: dict[str, Any]) -> Measure:
    """Make a measure from its table of the catalogue. Raises KeyError for a missing key."""
    low, high = entry["plausible"]
    return Measure(
        code=code,
        label=entry["label"],
        label_with_counterpart=entry.get("label_with_counterpart", entry["label"]),
        label_whole=entry.get("label_whole", entry["label"]),
        label_without_entity=entry["label_without_entity"],
        definition=entry["definition"],
        unit=unit_from(entry["unit"]),
        kind=entry["kind"],
        modifiers=tuple(entry.get("modifiers", ())),
        short_names=tuple(entry.get("short_names", ())),
        plausible=(float(low), float(high)),
        roles={role: tuple(marks) for role, marks in entry["roles"].items()},
        entity_kinds=tuple(entry["entity_kinds"]),
        people_words=entry["people_words"],
        requires=tuple(entry.get("requires", ())),
        whole=entry.get("whole"),
        within=entry.get("within"),
        otherwise=entry.get("otherwise"),
        tolerance=entry["tolerance"],
        tolerance_absolute=entry.get("tolerance_absolute", 0.0),
        tolerance_reason=entry["tolerance_reason"],
        revision=entry.get("revision", entry["tolerance"]),
        revision_absolute=entry.get("revision_absolute", entry.get("tolerance_absolute", 0.0)),
        publishers=tuple(entry["publishers"]),
        agreement=entry.get("agreement", "first"),
        contradiction=entry.get("contradiction", "any"),
        spread=float(entry.get("spread", 0.0)),
        spread_absolute=float(entry.get("spread_absolute", 0.0)),
        same_name=tuple(entry.get("same_name", ())),
        partners=entry.get("partners", False),
        partial=entry.get("partial", False),
        adds_up=entry.get("adds_up", False),
        distance_days=entry.get("distance_days", 0),
        overlap=entry.get("overlap", 1.0),
        years=tuple(entry.get("years", ())),
        cumulates=entry.get("cumulates", False),
        over_a_year=entry.get("over_a_year", False),
        from_sunday=entry.get("from_sunday", False),
        downward=entry.get("downward", False),
        inverse_of=entry.get("inverse_of"),
        variants=entry.get("variants", {}),
        neighbours=tuple(entry.get("neighbours", ())),
        told_beside=entry.get("told_beside", {}),
        disaster=entry.get("disaster"),
        of_war=entry.get("of_war", False),
        quotient=tuple(entry.get("quotient", ())),
        product=tuple(entry.get("product", ())),
        complement=entry.get("complement"),
    )


class Catalogue(Protocol):
    """What the language and claim stages ask of the store."""

    def measure(self, code: str) -> Measure:
        """Return the measure of a code; KeyError if there is none."""

    def entity(self, code: str) -> Entity:
        """Return the entity of a code; KeyError if there is none."""

    def publisher(self, code: str) -> Publisher:
        """Return the publisher of a code; KeyError if there is none."""

    def conflict(self, code: str) -> Conflict:
        """Return the war of a code; KeyError if there is none."""

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return all names of countries with their codes."""

    def conflicts_of(self, entity: str) -> tuple[Conflict, ...]:
        """Return the wars of a country, the latest first."""

    def ranges(self, measure: str, entity: str) -> Mapping[int, tuple[float, float]]:
        """Return the least and the greatest value published for each year, in base units; empty without figures."""

    def phrasings(self, stem: str, kind: str | None = None) -> tuple[Phrasing, ...]:
        """Return the phrases of bundled measures of which a stem tells most; of those told in a kind, if one is given.

        A rate may be one of any measure.
        """

    def stems(self, measure: str) -> frozenset[str]:
        """Return the stems of all phrases of a bundled measure."""
