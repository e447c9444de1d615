"""A publisher that is quickly read: its answer is `{"edition": ..., "rows": [[measure, place, period, value], ...]}`.

Its base address ends with the code of the publisher: `http://127.0.0.1:8000/world_bank`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.http import Client, FetchError, address_of
from factcheck.reference.sources.source import Fetched, Row, Wanted
from tests.servers import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.reference.store import Store

TINY = {"world_bank": "tests.tiny_source", "owid": "tests.tiny_source"}
"""The publishers that this module stands for, as the registry has them."""
MEASURES = {
    "world_bank": {"population.total", "area.total", "unemployment.rate"},
    "owid": {"population.total", "unemployment.rate"},
}
"""Which measures which publisher has."""


def source(_store: Store, url: str | None = None) -> Tiny:
    """Return the publisher at an address, which a test must give."""
    assert url is not None
    return Tiny(url)


class Tiny:
    """The publisher."""

    def __init__(self, url: str) -> None:
        """Take the address."""
        self.url = url
        self.code = url.rpartition("/")[2]
        self.hosts = (address_of(url),)

    def covers(self, measure: str) -> bool:
        """Tell whether it has a measure."""
        return measure in MEASURES[self.code]

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Ask once. This World Bank is known to have nothing of Kenya."""
        if self.code == "world_bank" and "KEN" in wanted.entities:
            raise FetchError("not-found", self.hosts[0], "has no figures of KEN", "ask another publisher")
        parameters = {"measure": wanted.measure, "places": ";".join(wanted.entities), "since": str(wanted.since or "")}
        answer = client.get(self.url, parameters, hosts=self.hosts, accept="application/json")
        try:
            found = json.loads(answer.content)
        except ValueError as error:
            raise FetchError("not-understood", self.hosts[0], f"sent no JSON ({error})", "try again later") from None
        rows = tuple(Row(measure, place, None, period, value) for measure, place, period, value in found["rows"])
        edition = found["edition"]
        return Fetched(self.code, "Tiny", edition, "CC-BY-4.0", f"Tiny {self.code}", rows, (answer,), published=edition)


def replied(rows: Sequence[tuple[str, str, str, Any]], edition: str = "2026-10-01", etag: str = "") -> Reply:
    """Return what the publisher sends."""
    headers = (("Content-Type", "application/json"), *((("ETag", etag),) if etag else ()))
    return Reply(json.dumps({"edition": edition, "rows": rows}).encode(), headers=headers)
