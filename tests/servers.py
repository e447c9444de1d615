"""Publishers on this machine: real HTTP servers that answer as a test tells them, well or badly."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Clock:
    """A clock that stands still but for the sleep of the client."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.time = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """Return the time."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.time += seconds


class Asked(NamedTuple):
    """A question that a server was asked."""

    path: str
    """The path, without the query."""
    query: Mapping[str, str]
    """The parameters."""
    headers: Mapping[str, str]
    """The header fields, their names in lower case."""
    pairs: tuple[tuple[str, str], ...] = ()
    """The parameters in their order; one may come several times."""


class Reply(NamedTuple):
    """What a server sends."""

    body: bytes = b""
    """The body, as it goes over the wire."""
    status: int = 200
    """The status."""
    headers: tuple[tuple[str, str], ...] = ()
    """More header fields."""
    length: int | None = -1
    """The length that it declares; -1 for the true one, None for none."""
    pause: float = 0.0
    """Seconds between one byte of the body and the next."""
    raw: bytes | None = None
    """Bytes that are sent instead of all this, and then the connection is closed."""
    raw_pause: float = 0.0
    """Seconds between one of these bytes and the next."""


class Server:
    """A server that runs; `asked` fills as it is asked."""

    def __init__(self, routes: Mapping[str, Reply | Sequence[Reply] | Callable[[Asked], Reply]]) -> None:
        """Answer these paths, and all others as "*" says; without it they are not found."""
        self.routes = dict(routes)
        self.asked: list[Asked] = []
        self._turns: dict[str, int] = {}
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                with contextlib.suppress(OSError):  # whoever asked has left
                    server.answer(self)

        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads, self._http.block_on_close = True, False
        self.address = f"127.0.0.1:{self._http.server_port}"
        self.url = f"http://{self.address}"

    def answer(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        """Send what the route of a question says."""
        parts = urlsplit(handler.path)
        pairs = tuple(parse_qsl(parts.query, keep_blank_values=True))
        asked = Asked(parts.path, dict(pairs), {k.lower(): v for k, v in handler.headers.items()}, pairs)
        self.asked.append(asked)
        reply = self._reply(asked)
        if reply.raw is not None:
            _drip(handler, reply.raw, reply.raw_pause)
            handler.close_connection = True
            return
        handler.send_response(reply.status)
        for name, value in reply.headers:
            handler.send_header(name, value)
        if reply.length is not None:
            handler.send_header("Content-Length", str(len(reply.body) if reply.length < 0 else reply.length))
        handler.send_header("Connection", "close")
        handler.end_headers()
        _drip(handler, reply.body, reply.pause)

    def _reply(self, asked: Asked) -> Reply:
        route = self.routes.get(asked.path, self.routes.get("*", Reply(b"no such page", 404)))
        if callable(route):
            return route(asked)
        if isinstance(route, Reply):
            return route
        turn = self._turns[asked.path] = self._turns.get(asked.path, -1) + 1
        return route[min(turn, len(route) - 1)]

    def __enter__(self) -> Server:
        """Begin to answer."""
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop; answers that are still dripping are left alone."""
        self._http.shutdown()
        self._http.server_close()


def _drip(handler: http.server.BaseHTTPRequestHandler, content: bytes, pause: float) -> None:
    if not pause:
        handler.wfile.write(content)
        return
    for byte in content:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(pause)


@contextlib.contextmanager
def nobody() -> Iterator[str]:
    """Give an address of this machine where nobody answers, for as long as the test runs."""
    import socket

    with socket.socket() as taken:  # bound and not listening: nobody else gets the port
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"
