"""What the adapters of publishers share that have an offer: the address, the hosts, the places, what is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reference.sources.places import Places, hosts_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.reference.sources.offers import Offer


class Offering:
    """A publisher with an offer. An adapter adds how it is asked."""

    def __init__(self, offered: Offer, entities: Collection[str], url: str | None = None) -> None:
        """Take the offer, the codes of the entities that its places may be, and a mirror if there is one."""
        self.code = offered.source
        self.url = (url or offered.url).rstrip("/")
        self.hosts = hosts_of(self.url)
        self._offer = offered
        self._places = Places(offered, entities)

    def covers(self, measure: str) -> bool:
        """Tell whether the publisher has a series of a measure."""
        return measure in self._offer.series
