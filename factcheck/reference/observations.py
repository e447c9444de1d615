"""What publishers published: one value with its period, its edition and where it comes from."""

from __future__ import annotations

import calendar
import datetime as dt
import functools

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

_PART = lazily(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-Q([1-4]))?\Z")


NOT_OBSERVED = frozenset({"projection", "forecast", "target"})
"""The status of what nobody has observed."""


class Provenance(NamedTuple):
    """Where an observation comes from."""

    publisher: str
    """Code of the publisher."""
    dataset: str
    """What the publisher calls the collection."""
    edition: str
    """Edition or vintage."""
    published: str
    """When the edition came out, as exactly as known (ISO 8601)."""
    retrieved: str
    """The day on which the copy was taken."""
    licence: str
    """The terms, as an SPDX identifier where there is one."""
    url: str
    """The publisher's page."""
    lag_days: int
    """Days from the end of a period until a figure for it first appears, in any edition."""


class Observation(NamedTuple):
    """One value that a publisher published."""

    measure: str
    """Code of the measure."""
    entity: str
    """Code of the entity."""
    counterpart: str | None
    """Code of the second entity, None for all together."""
    period: str
    """ISO 8601 period or interval, as in the data package."""
    start: dt.date
    """First day of the period."""
    end: dt.date
    """Last day of the period."""
    value: float
    """In the base unit of the measure."""
    low: float | None
    """The publisher's own lower bound."""
    high: float | None
    """The publisher's own upper bound."""
    status: str
    """Empty for an observation; estimate, provisional, projection, forecast or target otherwise."""
    note: str
    """What the row counts, where the measure's label does not say it."""
    provenance: Provenance
    """Where it comes from."""

    @property
    def judges(self) -> bool:
        """Whether a claim can be held against it: a projection or a target is no observation."""
        return self.status not in NOT_OBSERVED

    @property
    def known_from(self) -> dt.date:
        """The first day on which a writer could have known a figure for this period."""
        published = self.published_on
        appeared = self.end + dt.timedelta(days=self.provenance.lag_days)
        return min(published, appeared) if published else appeared

    @property
    def published_on(self) -> dt.date | None:
        """The first day of the edition's date, None if it has none."""
        return parse_period(self.provenance.published)[0] if self.provenance.published else None


class EditionInfo(NamedTuple):
    """What a package holds of one edition of a collection."""

    provenance: Provenance
    """Where it comes from."""
    observations: int
    """How many values."""
    series: int
    """How many pairs of a measure and a place."""
    first: dt.date
    """First day of the earliest period."""
    last: dt.date
    """Last day of the latest period, projections included."""


class PackageInfo(NamedTuple):
    """A data package, as it is known at run time."""

    name: str
    """Its short name."""
    title: str
    """Its title."""
    version: str
    """Its version."""
    licences: tuple[str, ...]
    """Its licences."""
    own: bool
    """Whether it is a newsroom's own and not bundled."""
    editions: tuple[EditionInfo, ...]
    """What it holds, edition by edition."""


@functools.lru_cache(maxsize=8192)
def parse_period(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of an ISO period: 2016, 2016-07, 2016-Q3, 2016-07-01, or a/b of these.

    Raises ValueError for anything else.
    """
    if len(text) == 4 and text.isdigit():
        year = int(text)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    first, slash, last = text.partition("/")
    start, end = _part(first)
    return (start, _part(last)[1]) if slash else (start, end)


def _part(text: str) -> tuple[dt.date, dt.date]:
    found = _PART.match(text)
    if found is None:
        raise ValueError(f"not a period: {text!r}")
    year, month, day, quarter = (int(group or 0) for group in found.groups())
    if found.group(2) and not 1 <= month <= 12:
        raise ValueError(f"not a period: {text!r}")
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    first, last = (month, month) if month else (3 * quarter - 2, 3 * quarter) if quarter else (1, 12)
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
