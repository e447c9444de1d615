"""What a publisher that can be fetched is asked, and what it answers: the same for every publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.http import Client, Response


class Wanted(NamedTuple):
    """What is asked for."""

    measure: str
    """Code of the measure in the catalogue."""
    entities: tuple[str, ...] = ()
    """Codes of the entities; none for all that the publisher has."""
    since: int | None = None
    """The first year, None for all."""
    until: int | None = None
    """The last year, None for the newest."""


class Series(NamedTuple):
    """What a measure is called at a publisher. It comes from a data file."""

    measure: str
    """Code of the measure in the catalogue."""
    series: str
    """The publisher's own code: SP.POP.TOTL, tps00001, the slug of a chart."""
    scale: float = 1.0
    """A published value times the scale is in the base unit of the measure."""
    filters: tuple[tuple[str, str], ...] = ()
    """Further dimensions that the publisher's table has, and their values: sex=T, age=TOTAL."""
    period: str = ""
    """How its periods are read: empty for as they stand, year-end and year-start for a stock of that day."""
    note: str = ""
    """What its figures count, where the measure's label does not say it."""
    since: int | None = None
    """The first year that is taken, None for all."""
    until: int | None = None
    """The last year that is taken, None for all."""
    lag_days: int | None = None
    """Days from the end of a period until a figure for it first appears, None for those of the whole offer."""
    source: str = ""
    """Code of who published the figures, where the one that is asked passes them on."""
    dataset: str = ""
    """What that publisher calls the collection."""


class Row(NamedTuple):
    """One published figure."""

    measure: str
    """Code of the measure."""
    entity: str
    """Code of the entity."""
    counterpart: str | None
    """Code of the second entity, None for all together."""
    period: str
    """ISO 8601 period or interval, as `parse_period` reads it."""
    value: float | None
    """In the base unit of the measure; None for what is published as missing."""
    low: float | None = None
    """The publisher's own lower bound."""
    high: float | None = None
    """The publisher's own upper bound."""
    status: str = ""
    """Empty for an observation; estimate, provisional, projection, forecast or target otherwise."""
    note: str = ""
    """What the row counts, where the measure's label does not say it."""


class Fetched(NamedTuple):
    """One answer of a publisher, whole: every page of it was read."""

    source: str
    """Code of the publisher."""
    dataset: str
    """What the publisher calls the collection."""
    edition: str
    """Edition or vintage, as the publisher gives it; a date in ISO 8601 where it is one."""
    licence: str
    """The terms, as an SPDX identifier where there is one."""
    attribution: str
    """The words in which the publisher wants to be named."""
    rows: tuple[Row, ...]
    """The figures."""
    responses: tuple[Response, ...]
    """The raw answers, in the order in which they came."""
    skipped: tuple[str, ...] = ()
    """Places of the publisher that the entity table does not know, by code or name."""
    published: str = ""
    """When the edition came out (ISO 8601), empty if the publisher does not say."""
    url: str = ""
    """The publisher's page for readers."""
    lag_days: int = 0
    """Days from the end of a period until a figure for it first appears, in any edition."""


class Source(Protocol):
    """A publisher that can be fetched. It never sleeps and never asks twice: the client does."""

    @property
    def code(self) -> str:
        """Code of the publisher, as in `reference_data/publishers`."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """The only hosts that are spoken to."""

    @property
    def url(self) -> str:
        """The base address; a configured mirror stands here instead of the publisher's own."""

    def covers(self, measure: str) -> bool:
        """Tell whether the publisher has a measure of the catalogue."""

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Ask for figures, to the last page. Raises FetchError and nothing else."""
