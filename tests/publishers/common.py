"""What all publishers of the tests share: answers with an ETag, and a client that may speak to them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING

from factcheck.http import Client, Limits
from tests.servers import Clock, Reply

if TYPE_CHECKING:
    from tests.servers import Asked, Server

NOON = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)
"""When the answers come."""


def reply(asked: Asked, content: str | bytes, kind: str, status: int = 200) -> Reply:
    """Answer with a content and its ETag, or that nothing changed."""
    body = content.encode() if isinstance(content, str) else content
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = (("Content-Type", kind), ("ETag", etag))
    if status == 200 and asked.headers.get("if-none-match") == etag:
        return Reply(b"", 304, headers)
    return Reply(body, status, headers)


def json_reply(asked: Asked, document: object, status: int = 200) -> Reply:
    """Answer with JSON."""
    return reply(asked, json.dumps(document), "application/json;charset=utf-8", status)


def client_for(*servers: Server) -> Client:
    """Return a client that may speak to these servers, and whose waiting takes no time."""
    limits, clock = Limits()._replace(interval=0.0, attempts=1), Clock()
    plain = [server.address for server in servers]
    return Client(limits=limits, sleep=clock.sleep, clock=clock, now=lambda: NOON, plain=plain)
