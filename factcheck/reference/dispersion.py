"""How far honest counts of one thing lie apart: `reference_data/catalogue/dispersion.toml` as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def among(codes: Sequence[str], measure: str) -> bool:
    """Tell whether a measure is one of those; a code that ends with a dot stands for all that begin so."""
    return any(measure.startswith(each) if each.endswith(".") else measure == each for each in codes)


class Rough(NamedTuple):
    """Where honest counts of one thing lie further apart than elsewhere. All that is given must hold."""

    factor: float
    """So many times as wide are the limits beyond which a number contradicts."""
    members: frozenset[str] | None
    """For these places, by their codes; None for all."""
    people_below: int | None
    """For places of fewer people."""
    before: int | None
    """For years before this one."""
    almanac: bool
    """Only where none but almanacs have a figure."""
    measures: tuple[str, ...] | None = None
    """For these measures; one that ends with a dot stands for all that begin so. None for all."""
    one_view: bool = False
    """Also where publishers agree: they take one view of what is counted, and texts another."""

    def counts(self, measure: str) -> bool:
        """Tell whether it holds for a measure."""
        return self.measures is None or among(self.measures, measure)


class Agreed(NamedTuple):
    """Where every publisher, in every edition, has very nearly the same figure."""

    measures: tuple[str, ...]
    """Of these measures, as in `Rough`."""
    places: frozenset[str]
    """For these places, by their codes."""
    since: int
    """For times from this year on."""
    share: float
    """No honest figure is further from all others than this share of them and so many units."""
    points: float
    """See `share`: in the units of the measure."""
    moves: bool
    """Whether a figure of one day is told as that of its month: those of the months beside it may be meant too."""

    def slack(self, value: float) -> float:
        """Return how far from a figure an honest one may lie, in units."""
        return abs(value) * self.share + self.points


class Dispersion(NamedTuple):
    """How far honest counts lie apart, and which publishers copy from no other."""

    almanacs: frozenset[str]
    """Codes of publishers that make estimates of their own."""
    copied: tuple[str, ...]
    """Measures, as in `Rough`, of which these take the figures of others all the same."""
    where: tuple[Rough, ...]
    """Where they lie further apart: kinds of places and times."""
    agreed: tuple[Agreed, ...]
    """Where they lie closer together."""
    vague: frozenset[str] = frozenset()
    """Codes of regions to which not all texts count the same places."""

    def independent(self, measure: str) -> bool:
        """Tell whether the figures of almanacs for a measure are their own."""
        return not among(self.copied, measure)

    def agreement(self, measure: str, place: str, year: int) -> Agreed | None:
        """Return how close the figures of a measure are for a place in a year, None if nothing is known of it."""
        return next(
            (
                each
                for each in self.agreed
                if place in each.places and year >= each.since and among(each.measures, measure)
            ),
            None,
        )


def dispersion_from(table: Mapping[str, Any], ever_in: Callable[[Sequence[str]], frozenset[str] | None]) -> Dispersion:
    """Make the value from the file; `ever_in` knows the members of groups. Raises KeyError for a missing key."""
    where = tuple(_rough(entry, ever_in(entry.get("members", ()))) for entry in table.get("where", ()))
    agreed = tuple(_agreed(entry, table.get("groups", {})) for entry in table.get("agreed", ()))
    almanacs, vague = (frozenset(table.get(key, ())) for key in ("almanacs", "vague"))
    return Dispersion(almanacs, tuple(table.get("copied", ())), where, agreed, vague)


def _rough(entry: Mapping[str, Any], members: frozenset[str] | None) -> Rough:
    measures, places = entry.get("measures"), frozenset(entry.get("places", ()))
    return Rough(
        factor=float(entry["factor"]),
        members=places | (members or frozenset()) if places or members is not None else None,
        people_below=entry.get("people_below"),
        before=entry.get("before"),
        almanac=entry.get("almanac", False),
        measures=tuple(measures) if measures else None,
        one_view=entry.get("one_view", False),
    )


def _agreed(entry: Mapping[str, Any], groups: Mapping[str, Sequence[str]]) -> Agreed:
    return Agreed(
        measures=tuple(entry["measures"]),
        places=frozenset(groups[entry["group"]] if "group" in entry else entry["places"]),
        since=entry["since"],
        share=float(entry.get("share", 0.0)),
        points=float(entry.get("points", 0.0)),
        moves=entry.get("moves", False),
    )
