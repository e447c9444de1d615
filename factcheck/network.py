"""What fetching speaks of, without the client: answers, errors, limits, and what nobody else should see."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
import os
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

FetchErrorKind = Literal[
    "unreachable", "timeout", "status", "too-large", "redirect", "refused", "rate-limited", "not-understood",
    "not-found",
]  # fmt: skip
"""What can go wrong."""

OFFLINE = "FACTCHECK_OFFLINE"
"""The variable of the environment that forbids the network."""
TIMEOUT = "FACTCHECK_TIMEOUT"
"""The variable of the environment that says how many seconds a publisher may take."""
_PARAMETER = lazily(r"([?&;])([^=&;?\s]{1,64}=)([^&;#\s]+)")
_SECRET = lazily(r"(?i)key|token|secret|passw|signature|auth")
"""How parameters are called whose value nobody else should see."""
_USER = lazily(r"(?i)(\bhttps?://)[^/@\s]+@")
_HIDDEN = "***"
_LONGEST_WAIT = 366 * 86_400


class FetchError(Exception):
    """Something could not be fetched; the message is one line with host, what happened and the remedy."""

    def __init__(self, kind: FetchErrorKind, host: str, what: str, remedy: str) -> None:
        """Say what happened at a host, and what helps."""
        super().__init__(f"{host}: {what}; {remedy}")
        self.kind: FetchErrorKind = kind
        """What happened, for the program."""
        self.host = host
        """The host that was asked."""
        self.what = what
        """What happened, in plain words."""
        self.remedy = remedy
        """What to do."""
        self.said = b""
        """The beginning of what the host sent with an error, where it may tell why."""

    @property
    def message(self) -> str:
        """One line: host, what happened, remedy."""
        return str(self)


class LimitError(Exception):
    """A limit that the environment sets is no number; the message says which."""


class Limits(NamedTuple):
    """What a publisher may cost at most."""

    connect: float = 10.0
    """Seconds until a connection stands."""
    silence: float = 30.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for one answer, with all attempts and waits."""
    run: float | None = None
    """Seconds for all answers that one client fetches together; None for no such limit."""
    size: int = 64_000_000
    """Bytes of an answer, decompressed."""
    redirects: int = 5
    """Redirects for one answer."""
    attempts: int = 3
    """How often one address is asked."""
    interval: float = 0.25
    """Seconds from one question to the next, for the same host."""


class Response(NamedTuple):
    """An answer of a publisher."""

    url: str
    """The address that was asked for, without keys."""
    status: int
    """200, or 304 if nothing changed since the edition that the question named."""
    headers: tuple[tuple[str, str], ...]
    """The header fields, their names in lower case."""
    content: bytes
    """The body, decompressed."""
    retrieved: dt.datetime
    """When it came (UTC)."""

    @property
    def sha256(self) -> str:
        """The hash of the content."""
        return hashlib.sha256(self.content).hexdigest()

    def header(self, name: str) -> str:
        """Return a header field by its name in lower case; empty if there is none."""
        return next((value for key, value in self.headers if key == name), "")


def seconds() -> float:
    """Return how long a publisher may take: FACTCHECK_TIMEOUT, or 60 seconds. Raises LimitError."""
    text = os.environ.get(TIMEOUT, "").strip()
    if not text:
        return Limits().total
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 < value <= 86_400:
        raise LimitError(f"{TIMEOUT}: {text!r} is no number of seconds: write 60")
    return value


def offline() -> bool:
    """Tell whether the environment forbids the network."""
    return os.environ.get(OFFLINE, "").strip().lower() not in ("", "0", "false", "no", "off")


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """Return a text without keys and passwords: those of parameters called so, and `secrets` wherever they stand."""
    from urllib.parse import quote, quote_plus

    text = _USER.sub(rf"\1{_HIDDEN}@", _PARAMETER.sub(_hide, text))
    for secret in sorted(secrets, key=len, reverse=True):
        for written in {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)}:
            text = text.replace(written, _HIDDEN)
    return text


def _hide(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{_HIDDEN if _SECRET.search(found[2]) else found[3]}"


def told(status: int) -> str:
    """Put a status into words."""
    try:
        return f"answers {status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return f"answers {status}"


def retry_after(text: str, now: dt.datetime) -> float | None:
    """Return the seconds that a Retry-After field asks to wait; None if it asks for nothing that can be read."""
    from email.utils import parsedate_to_datetime

    text = text.strip()
    if text.isascii() and text.isdecimal():
        return float(min(int(text[:9]), _LONGEST_WAIT))
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max((then.replace(tzinfo=then.tzinfo or dt.UTC) - now).total_seconds(), 0.0)
