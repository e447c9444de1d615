"""Short ways to ask a publisher of the tests, and to look at what came."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.http import FetchError, Response
from factcheck.reference.sources.source import Wanted
from tests.publishers.common import NOON, client_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.reference.sources.source import Fetched, Source
    from tests.servers import Server


def fetch(source: Source, server: Server, measure: str, *entities: str, since: int | None = None) -> Fetched:
    """Ask for a measure of some places."""
    with client_for(server) as client:
        return source.fetch(Wanted(measure, entities, since), client)


def refused(source: Source, server: Server, measure: str, *entities: str, since: int | None = None) -> FetchError:
    """Return the error in which a question ends: one line that names the host."""
    with pytest.raises(FetchError) as caught:
        fetch(source, server, measure, *entities, since=since)
    assert "\n" not in caught.value.message
    assert server.address in caught.value.message
    return caught.value


def values(fetched: Fetched) -> dict[tuple[str, str], float | None]:
    """Return the figures without a note, and without a counterpart, by place and period."""
    return {(row.entity, row.period): row.value for row in fetched.rows if not row.note and row.counterpart is None}


class Canned:
    """A client that gives one answer to every question, or one for each ending of the address."""

    def __init__(self, content: bytes | Mapping[str, bytes]) -> None:
        """Take the content, or contents by what the address contains."""
        self._contents = {"": content} if isinstance(content, bytes) else dict(content)

    def get(self, url: str, params: object = None, **_options: object) -> Response:  # noqa: ARG002
        """Return the answer."""
        content = next(content for part, content in self._contents.items() if part in url)
        return Response(url, 200, (), content, NOON.astimezone(dt.UTC))
