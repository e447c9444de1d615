"""One page from an address that the user named: within limits of time and size, and never from a private network."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from factcheck.network import OFFLINE, FetchError, LimitError, Limits, offline, redacted, seconds
from factcheck.reading import kinds
from factcheck.reading.document import InputProblem
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.http import Client
    from factcheck.network import Response
    from factcheck.reading.document import Document

MAX_BYTES = 10_000_000
"""Bytes of a page that are read."""
_SECONDS = 30.0
"""Seconds that a page may take, with all redirects, unless FACTCHECK_TIMEOUT allows less."""
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
}
"""The ending that a file of each type would have."""
_UNSAID = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream"))
"""Types that say less than the ending of the address."""
_LOCAL = (".localhost", ".local", ".internal")
_ACCEPT = "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5"


class Access(NamedTuple):
    """What a run may reach."""

    forbidden: str | None = None
    """What forbids the network: an option, or a setting; None if nothing but the environment may."""
    private: bool = False
    """Whether the host that is named may lie in a private network."""


class _PublicHosts(Collection[str]):
    """All hosts but those whose very name says that they are in this machine or this network.

    Where a name leads is checked again when the connection stands; behind a proxy only the name is known.
    """

    def __init__(self, allowed: str) -> None:
        self._allowed = allowed

    def __contains__(self, host: object) -> bool:
        return isinstance(host, str) and (host == self._allowed or not _is_private(host))

    def __iter__(self) -> Iterator[str]:
        return iter(("public hosts",))

    def __len__(self) -> int:
        return 1


def read(url: str, access: Access, html_reader: str = "auto", client: Client | None = None) -> Document:
    """Read the page at an address. Raises InputProblem."""
    if access.forbidden or offline():
        raise InputProblem(f"is not read: {access.forbidden or OFFLINE} forbids the network")
    from factcheck.http import Client, address_of

    host = address_of(url)
    if not host:
        raise InputProblem("is no web address: write https://example.org/story")
    if not access.private and _is_private(host):
        raise InputProblem("lies in a private network: --allow-private-hosts allows it, if that is meant")
    try:
        limits = Limits(total=min(_SECONDS, seconds()), silence=_SECONDS / 2, size=MAX_BYTES, attempts=2)
        allowed = host if access.private else ""
        with client or Client(limits=limits, near=(allowed,)) as asked:
            answer = asked.get(url, hosts=_PublicHosts(allowed), accept=_ACCEPT)
    except FetchError as error:
        raise InputProblem(_told(error)) from None
    except LimitError as error:
        raise InputProblem(f"is not read: {error}") from None
    return _document(url, answer, html_reader)


def shown(url: str) -> str:
    """Return an address without what nobody else should see."""
    return redacted(url)


def _told(error: FetchError) -> str:
    if error.kind == "redirect" and "public hosts" in error.what:
        return f"cannot be read: it redirects into a private network ({error.host})"
    if error.kind == "too-large":
        return f"cannot be read: {error.what}; save the article and name the file"
    if error.kind == "refused" and "private network" in error.what:
        return f"cannot be read: {error.what}; --allow-private-hosts allows it, if that is meant"
    if error.kind in ("not-found", "status"):
        return f"cannot be read: {error.what.partition(': ')[0]}; check the address"
    return f"cannot be read: {error.what}; {error.remedy}"


def _document(url: str, answer: Response, html_reader: str) -> Document:
    kind, _, rest = answer.header("content-type").partition(";")
    kind = kind.strip().lower()
    path = url.partition("?")[0].partition("#")[0].rstrip("/")
    named = kinds.ending(path.rpartition("/")[2]) if path.count("/") > 2 else ""
    if kind not in _TYPES and kind not in _UNSAID and not kind.startswith("text/"):
        raise InputProblem(f"is no article but {kind[:60]}: name a page")
    ending = _TYPES.get(kind) or (named if named in kinds.READERS else "")
    content = _in_utf8(answer.content, rest) if ending != ".docx" else answer.content
    if len(content) > kinds.limit(f"page{ending}") and ending:
        raise InputProblem("is longer than an article of its kind can be: save the article and name the file")
    return kinds.read(f"page{ending}", content, shown(url), html_reader)


def _in_utf8(content: bytes, parameters: str) -> bytes:
    """Return a text in UTF-8 with a mark, if the answer says in which character set it comes."""
    import codecs

    from factcheck.reading import text

    name = next((p.partition("=")[2] for p in parameters.split(";") if p.strip().lower().startswith("charset=")), "")
    name = name.strip().strip("\"'")
    if not name or text.has_mark(content) or not text.is_charset(name):
        return content
    try:
        return codecs.BOM_UTF8 + content.decode(text.charset(name)).encode("utf-8", "replace")
    except (LookupError, UnicodeDecodeError):
        return content


def _is_private(host: str) -> bool:
    """Tell whether a host is named by an address that is not public, or by a name that only this network knows."""
    import ipaddress

    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    name = name.rstrip(".").lower()
    try:
        found = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        last = name.rpartition(".")[2]
        numeric = last.startswith("0x") or last.isdecimal()  # 127.1, 2130706433 and the like lead to this machine
        return numeric or "." not in name or name.endswith(_LOCAL)
    return not (getattr(found, "ipv4_mapped", None) or found).is_global
