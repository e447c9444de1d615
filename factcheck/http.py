"""The one HTTP client: polite to publishers, bounded in time and size, and every failure is a `FetchError`.

Nothing else of factcheck imports httpx, and this module only when something is asked for.
"""

from __future__ import annotations

import datetime as dt
import os
import queue
import random
import socket
import ssl
import threading
import time
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.network import OFFLINE, FetchError, Limits, Response, offline, redacted, retry_after, told
from factcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    import httpx

    from factcheck.network import FetchErrorKind

__all__ = ["Client", "FetchError", "Limits", "Response", "address_of"]

USER_AGENT = f"factcheck/{__version__} (+https://pypi.org/project/factcheck-newsroom/)"
"""How the program tells who asks."""

_RETRIED = frozenset({429, 502, 503, 504})
"""Answers after which asking again may help."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_TOLD = frozenset({200, 400, 413})
"""Answers whose body is read: the figures, and what was wrong with a question."""
_LONGEST_COMPLAINT = 4_096
_CHUNK = 65_536
_BACKOFF = 0.5
"""Seconds before the second attempt; twice as long before each further one."""
_PREPARING, _LONGEST_PREPARING = 2.0, 20.0
"""Seconds until a publisher that is preparing its answer is asked again; twice as long each time, up to the second."""
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body")
"""How a page for people begins."""
_ANY_ZLIB = 47
"""Tells zlib to take gzip and deflate alike."""
_NOTHING: Mapping[str, str] = {}
_LATER = "try again later"
_PREPARED = "try again in some minutes, or give it more time with FACTCHECK_TIMEOUT=SECONDS"
_LONGER = "try again later, or give it more time with FACTCHECK_TIMEOUT=SECONDS"
_NETWORK = "is there a connection to the network?"
_LASTING: Collection[FetchErrorKind] = ("unreachable", "timeout", "rate-limited")
"""What makes a host not worth another question in the same run."""


def address_of(url: str) -> str:
    """Return the host of an address, with its port if that is not the usual one. Empty if it has none."""
    import httpx

    try:
        return httpx.URL(url).netloc.decode("ascii").lower()
    except (httpx.InvalidURL, ValueError, TypeError):
        return ""


class Client:
    """Asks publishers, one question at a time."""

    def __init__(
        self,
        transport: httpx.BaseTransport | None = None,
        limits: Limits = Limits(),  # noqa: B008 (a frozen value)
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        rand: Callable[[], float] = random.random,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        *,
        plain: Collection[str] = (),
        near: Collection[str] = (),
        kept: Callable[[str], Response | None] = lambda _url: None,
        heard: Callable[[str, int], None] = lambda _host, _size: None,
    ) -> None:
        """Make a client; nothing is opened before the first question.

        `plain` are the addresses (host and port) that were allowed by name: they may be spoken to without encryption,
        and may lie on this machine or in a private network; those `near` may do the latter only. `kept` gives an
        earlier answer of an address: the question is then whether it still holds. `heard` is told how many bytes of an
        answer have come.
        """
        self._transport = transport
        self._limits = limits
        self._sleep, self._clock, self._rand, self._now = sleep, clock, rand, now
        self._plain, self._near = frozenset(plain), frozenset({*plain, *near})
        self._kept, self._heard = kept, heard
        self._ends = None if limits.run is None else clock() + limits.run
        self._last: dict[str, float] = {}
        self._given_up: dict[str, FetchError] = {}
        self._secrets: set[str] = set()
        self.sent = 0
        """How many questions went out."""
        self._clients: dict[bool, httpx.Client] = {}

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def __enter__(self) -> Client:
        """Use the client in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close all connections."""
        self.close()

    def key(self, name: str) -> str | None:
        """Return the key of a publisher from the environment (FACTCHECK_<NAME>_KEY); no message will show it."""
        value = os.environ.get(f"FACTCHECK_{name.upper()}_KEY") or None
        if value is not None:
            self._secrets.add(value)
        return value

    def redacted(self, text: str) -> str:
        """Return a text without keys, tokens and passwords."""
        return redacted(text, self._secrets)

    # --- asking ---------------------------------------------------------------------------------------

    def get(
        self,
        url: str,
        params: Mapping[str, str] = _NOTHING,
        *,
        hosts: Collection[str] | None,
        accept: str = "",
        etag: str | None = None,
        modified: str | None = None,
        preparing: Callable[[Response], bool] = lambda _answer: False,
    ) -> Response:
        """Ask for an address and return the whole answer.

        Only `hosts` are spoken to, whatever the answer redirects to: names as `address_of` returns them. None means any
        host that is not in a private network, for an address that a person gave. `accept` is
        the media type that is understood; a page for people instead of it is an error. With `etag` or `modified`, those
        of an earlier answer, the status may be 304. An answer that is only `preparing` the real one is no answer: the
        address is asked again, more and more rarely, as long as there is time. Raises FetchError.
        """
        address = self._address(url, params, hosts)
        if offline():
            raise self._failed("refused", address, f"the network is switched off ({OFFLINE})", f"unset {OFFLINE}")
        shown = self.redacted(address)
        kept = None if etag or modified else self._kept(shown)
        if kept is not None:
            etag, modified = kept.header("etag"), kept.header("last-modified")
        fields = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Accept": accept or "*/*"}
        fields |= {"If-None-Match": etag} if etag else {}
        fields |= {"If-Modified-Since": modified} if modified else {}
        answer = self._followed(address, hosts, fields, preparing)._replace(url=shown)
        if answer.status == _NOT_MODIFIED:
            return answer if kept is None else kept._replace(retrieved=answer.retrieved)
        if "html" not in accept and accept and answer.content[:1024].lstrip().lower().startswith(_PAGE):
            raise self._failed("not-understood", address, "sent a web page instead of data", _LATER)
        return answer

    def _address(
        self, url: str, params: Mapping[str, str], hosts: Collection[str] | None, kind: FetchErrorKind = "refused"
    ) -> str:
        """Put the parts of an address together, and refuse what must not be spoken to."""
        import httpx

        try:
            parsed = httpx.URL(url).copy_merge_params(dict(params))
        except (httpx.InvalidURL, ValueError, TypeError):
            raise FetchError("refused", self.redacted(url)[:200], "is no web address", "write https://...") from None
        address = address_of(str(parsed))
        if parsed.userinfo:
            raise self._failed(kind, str(parsed), "the address holds a password", "give keys by the environment only")
        plain = parsed.scheme == "http" and address in self._plain
        if not address or not (parsed.scheme == "https" or plain):
            what = f"asks for {parsed.scheme or 'no'}://, which anyone on the way can change"
            raise self._failed(kind, str(parsed), what, "only https:// is used")
        if hosts is not None and address not in hosts:
            what = f"is none of the hosts that may be asked ({', '.join(sorted(hosts))})"
            raise self._failed(
                kind, str(parsed), what, "if the publisher has moved, this program needs a newer version"
            )
        return str(parsed)

    def _failed(self, kind: FetchErrorKind, url: str, what: str, remedy: str) -> FetchError:
        host = address_of(url) or "?"
        error = FetchError(kind, self.redacted(host), self.redacted(what), self.redacted(remedy))
        if kind in _LASTING:
            self._given_up[host] = error
        return error

    def _followed(
        self,
        url: str,
        hosts: Collection[str] | None,
        fields: Mapping[str, str],
        preparing: Callable[[Response], bool],
    ) -> Response:
        """Ask, and go where the answer sends, as far as that is allowed."""
        from urllib.parse import urljoin

        ends = self._clock() + self._limits.total
        ends = ends if self._ends is None else min(ends, self._ends)
        for _ in range(self._limits.redirects + 1):
            answer = self._answered(url, fields, ends, preparing)
            if answer.status not in _REDIRECTS:
                return answer
            target = answer.header("location")
            if not target:
                raise self._failed("redirect", url, "redirects to nowhere", _LATER)
            url = self._address(urljoin(url, target), _NOTHING, hosts, "redirect")
        raise self._failed("redirect", url, f"redirects more than {self._limits.redirects} times", _LATER)

    def _answered(
        self, url: str, fields: Mapping[str, str], ends: float, preparing: Callable[[Response], bool]
    ) -> Response:
        """Ask, and ask again where that may help."""
        host = address_of(url)
        if host in self._given_up:
            raise self._given_up[host]
        for attempt in range(1, self._limits.attempts + 1):
            self._wait(self._last.get(host, -self._limits.interval) + self._limits.interval - self._clock(), url, ends)
            self._last[host] = self._clock()
            asked = None
            try:
                answer = self._prepared(url, fields, ends, preparing)
                if answer.status not in _RETRIED:
                    return self._accepted(url, answer)
                what, asked = told(answer.status), retry_after(answer.header("retry-after"), self._now())
                kind: FetchErrorKind = "rate-limited" if answer.status == 429 else "status"
            except _Broken as broken:
                what, kind = str(broken), "unreachable"
            pause = asked if asked is not None else _BACKOFF * 2 ** (attempt - 1) * (0.5 + self._rand())
            if asked is not None and self._clock() + asked >= ends:
                again = (self._now() + dt.timedelta(seconds=asked)).strftime("%Y-%m-%d %H:%M UTC")
                raise self._failed("rate-limited", url, what, f"rate-limited, try again after {again}")
            if attempt < self._limits.attempts:
                self._wait(pause, url, ends)
        times = f" ({self._limits.attempts} times)" if self._limits.attempts > 1 else ""
        raise self._failed(kind, url, f"{what}{times}", _LATER)

    def _prepared(
        self, url: str, fields: Mapping[str, str], ends: float, preparing: Callable[[Response], bool]
    ) -> Response:
        """Ask, and ask again as long as the answer says that it is being prepared."""
        pause = _PREPARING
        while preparing(answer := self._exchange(url, fields, ends)):
            if self._clock() + pause >= ends:
                raise self._failed("timeout", url, "is still preparing the answer", _PREPARED)
            self._sleep(pause)
            pause = min(2 * pause, _LONGEST_PREPARING)
        return answer

    def _wait(self, seconds: float, url: str, ends: float) -> None:
        if self._clock() + max(seconds, 0) >= ends:
            raise self._too_late(url)
        if seconds > 0:
            self._sleep(seconds)

    def _too_late(self, url: str) -> FetchError:
        if self._ends is not None and self._clock() >= self._ends:
            return self._failed(
                "timeout", url, f"no time is left of the {self._limits.run:g} seconds for all answers", _LONGER
            )
        return self._failed("timeout", url, f"has not answered in full within {self._limits.total:g} seconds", _LONGER)

    def _accepted(self, url: str, answer: Response) -> Response:
        """Return an answer that holds what was asked for, or says where that is, or that nothing changed."""
        status = answer.status
        if status in (200, _NOT_MODIFIED) or status in _REDIRECTS:
            return answer
        if status in (404, 410):
            raise self._failed(
                "not-found", url, f"{told(status)}: {url}", "check the code; the publisher may have renamed it"
            )
        if status in (401, 403):
            raise self._failed("refused", url, told(status), "it may want a key, or not be reachable from here")
        error = self._failed("status", url, told(status), _LATER)
        error.said = answer.content
        raise error

    # --- one exchange ---------------------------------------------------------------------------------

    def _exchange(self, url: str, fields: Mapping[str, str], ends: float) -> Response:
        """Ask once. A thread does it: no name server and no byte a minute can then take longer than the limit."""
        answers: queue.SimpleQueue[Response | Exception] = queue.SimpleQueue()
        gone = threading.Event()

        def ask() -> None:
            try:
                answers.put(self._send(url, fields, ends, gone))
            except Exception as error:
                answers.put(error)

        self.sent += 1
        thread = threading.Thread(target=ask, name="factcheck-http", daemon=True)
        try:
            thread.start()
            answer = answers.get(timeout=max(ends - self._clock(), 0.001))
        except queue.Empty:
            raise self._too_late(url) from None
        finally:
            gone.set()
        if isinstance(answer, Response):
            return answer
        if isinstance(answer, (FetchError, _Broken)):
            raise answer
        raise self._failed(
            "not-understood", url, f"what it sent cannot be read ({type(answer).__name__}: {answer})", _LATER
        )

    def _send(self, url: str, fields: Mapping[str, str], ends: float, gone: threading.Event) -> Response:
        """Send the question and read the answer. Raises FetchError and _Broken."""
        import httpx

        limits, left = self._limits, max(ends - self._clock(), 0.001)
        timeout = httpx.Timeout(min(limits.silence, left), connect=min(limits.connect, left))
        allowed = address_of(url) in self._near
        try:
            request = self._client(allowed).stream(
                "GET", url, headers=dict(fields), timeout=timeout, extensions={"trace": self._guard(url, allowed)}
            )
            with request as answer:
                headers = tuple((k.lower(), v) for k, v in answer.headers.multi_items() if k.lower() != "set-cookie")
                content = self._body(url, answer, ends, gone) if answer.status_code in _TOLD else b""
                return Response(url, answer.status_code, headers, content, self._now())
        except httpx.ConnectTimeout:
            what = f"no connection within {timeout.connect:g} seconds"
            raise self._failed("timeout", url, what, _NETWORK) from None
        except httpx.TimeoutException:
            what = f"has sent nothing for {timeout.read:g} seconds"
            late = self._clock() >= ends
            raise (self._too_late(url) if late else self._failed("timeout", url, what, _LONGER)) from None
        except httpx.TransportError as error:
            raise self._broken(url, error) from None

    def _client(self, direct: bool) -> httpx.Client:
        """The connections: through the proxy of the environment, but straight to what was allowed by name."""
        import httpx

        client = self._clients.get(direct)
        if client is None:
            client = self._clients[direct] = httpx.Client(transport=self._transport, trust_env=not direct)
        return client

    def _broken(self, url: str, error: httpx.TransportError) -> FetchError | _Broken:
        """Say in plain words why no answer came; _Broken where another attempt may help."""
        import httpx

        causes = tuple(_causes(error))
        invalid = next((cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)), None)
        if invalid is not None:
            remedy = "check the clock and the certificates of this machine"
            return self._failed("unreachable", url, f"its certificate does not hold ({invalid.verify_message})", remedy)
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            return self._failed("unreachable", url, "its name cannot be found", _NETWORK)
        if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
            return _Broken("refuses the connection")
        if isinstance(error, httpx.ConnectError):
            return _Broken(f"cannot be reached ({error})")
        return _Broken("the connection broke off before the answer was complete")

    def _guard(self, url: str, allowed: bool) -> Callable[[str, Mapping[str, Any]], None]:
        """Refuse a connection into the private network, whatever name led there, before a byte is sent."""
        import ipaddress
        from urllib.request import getproxies

        free = allowed or bool(getproxies())

        def connected(event: str, info: Mapping[str, Any]) -> None:
            if free or event != "connection.connect_tcp.complete":
                return
            stream = info["return_value"]
            found = ipaddress.ip_address(str(stream.get_extra_info("server_addr")[0]).partition("%")[0])
            if not (getattr(found, "ipv4_mapped", None) or found).is_global:
                stream.close()
                raise self._failed(
                    "refused", url, f"lies in a private network ({found})", "allow it by name if that is meant"
                )

        return connected

    def _body(self, url: str, answer: httpx.Response, ends: float, gone: threading.Event) -> bytes:
        """Read the body as far as time and size allow."""
        content = bytearray()
        for part in self._unpacked(url, answer, ends, gone):
            content += part
            if answer.status_code != 200 and len(content) >= _LONGEST_COMPLAINT:
                return bytes(content[:_LONGEST_COMPLAINT])
            self._heard(address_of(url), len(content))
            if len(content) > self._limits.size:
                raise self._too_large(url)
        return bytes(content)

    def _too_large(self, url: str) -> FetchError:
        what = f"the answer is larger than {self._limits.size / 1e6:g} MB"
        return self._failed("too-large", url, what, "ask for fewer places or years")

    def _unpacked(self, url: str, answer: httpx.Response, ends: float, gone: threading.Event) -> Iterator[bytes]:
        """The parts of a body, decompressed piece by piece, so that a bomb is stopped before it bursts."""
        encoding = answer.headers.get("content-encoding", "identity").strip().lower()
        if answer.is_stream_consumed:  # by a transport that has it all at once
            yield answer.content
            return
        if encoding not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise self._failed(
                "not-understood", url, f"compressed in a way that was not asked for ({encoding})", _LATER
            )
        declared = answer.headers.get("content-length", "")
        if declared.isdecimal() and len(declared) < 20 and int(declared) > self._limits.size:
            raise self._too_large(url)
        packed, complete = encoding not in ("identity", ""), True
        unpacker = zlib.decompressobj(_ANY_ZLIB)
        for part in answer.iter_raw():
            if gone.is_set() or self._clock() >= ends:
                raise self._too_late(url)
            if not packed:
                yield part
                continue
            rest = part
            while rest:
                yield _decompressed(unpacker, rest)
                rest, complete = unpacker.unconsumed_tail, unpacker.eof
                if complete:
                    rest, unpacker = unpacker.unused_data, zlib.decompressobj(_ANY_ZLIB)
        if not complete:
            raise _Broken("the connection broke off in the middle of the answer")


class _Broken(Exception):
    """A connection did not hold; asking again may help."""


def _decompressed(unpacker: zlib._Decompress, part: bytes) -> bytes:
    try:
        return unpacker.decompress(part, _CHUNK)
    except zlib.error:
        raise _Broken("what it sent is damaged") from None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
