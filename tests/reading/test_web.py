"""Addresses: one page, within limits, and never from a private network unless that is allowed."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from factcheck.http import Client, Limits
from factcheck.reading.document import InputProblem
from factcheck.reading.inputs import Inputs, Unread, documents
from factcheck.reading.web import Access, read, shown
from tests.reading.docx import docx, paragraph
from tests.reading.helpers import words
from tests.servers import Reply, Server

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.reading.document import Document

LIMITS = Limits(connect=2, silence=2, total=3, size=100_000, redirects=3, attempts=1, interval=0)
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = b"<html><h1>Five die</h1><p>Half of the 12 swans.</p>"


@pytest.fixture(autouse=True)
def online(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the network to the server of a test, whatever the environment of the tests says."""
    for name in ("FACTCHECK_OFFLINE", "FACTCHECK_TIMEOUT", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def serving() -> Callable[..., Document]:
    """Return a function that reads what a server on this machine answers."""
    servers: list[Server] = []

    def get(path: str, routes: dict[str, Reply]) -> Document:
        server = Server(routes)
        servers.append(server)
        with server:
            client = Client(limits=LIMITS, plain={server.address})
            return read(server.url + path, Access(private=True), client=client)

    return get


def typed(content: bytes, kind: str) -> Reply:
    return Reply(content, headers=(("Content-Type", kind),))


def moved(to: str) -> Reply:
    return Reply(status=302, headers=(("Location", to),))


@pytest.mark.parametrize(
    ("path", "reply", "expected"),
    [
        ("/story", typed(PAGE, "text/html; charset=utf-8"), ["Five die", "Half of the 12 swans."]),
        ("/story.txt", typed(PAGE, "text/html"), ["Five die", "Half of the 12 swans."]),
        ("/story", typed("<p>5 Zürich".encode("cp1252"), "text/html; Charset='ISO-8859-1'"), ["5 Zürich"]),
        ("/story", typed("<meta charset=utf-8><p>5 Zürich".encode("cp1252"), "text/html;charset=cp1252"), ["5 Zürich"]),
        ("/story", typed(b"<p>5 caf\xc3\xa9", "text/html; charset=no-such"), ["5 café"]),
        ("/story", typed(b"5 *swans*", "text/markdown"), ["5 swans"]),
        ("/a/story.md?x=1#y", typed(b"5 *swans*", "text/plain; charset=utf-8"), ["5 swans"]),
        ("/story.docx", typed(docx(paragraph("5 swans")), "application/octet-stream"), ["5 swans"]),
        ("/", Reply(PAGE), ["Five die", "Half of the 12 swans."]),
    ],
)
def test_the_type_of_the_answer_tells_what_it_is(
    path: str, reply: Reply, expected: list[str], serving: Callable[..., Document]
) -> None:
    assert words(serving(path, {"*": reply})) == expected


def test_a_plain_text_is_read_as_one(serving: Callable[..., Document]) -> None:
    document = serving("/story", {"*": typed(b"5 *swans*", "text/plain")})
    assert (document.text, document.blocks) == ("5 *swans*", None)
    assert document.source.endswith("/story")


def test_a_redirect_is_followed(serving: Callable[..., Document]) -> None:
    routes = {"/old": Reply(status=301, headers=(("Location", "/new"),)), "/new": typed(PAGE, "text/html")}
    assert serving("/old", routes).title == "Five die"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"gone", 404), "cannot be read: answers 404 (not found); check the address"),
        (Reply(b"broken", 500), "cannot be read: answers 500"),
        (Reply(b"no", 403), "cannot be read: answers 403"),
        (moved("/again"), "cannot be read: redirects more than 3 times"),
        (
            moved("https://127.0.0.1:1/x"),
            "cannot be read: it redirects into a private",
        ),
        (moved("https://[::1]/x"), "cannot be read: it redirects into a private"),
        (
            moved("https://2130706433/"),
            "cannot be read: it redirects into a private",
        ),
        (moved("http://example.org/"), "cannot be read: asks for http://"),
        (moved("file:///etc/hosts"), "cannot be read: "),
        (typed(b"a" * 100_001, "text/html"), "cannot be read: the answer is larger than 0.1 MB"),
        (
            Reply(b"a" * 100, pause=0.1, headers=(("Content-Type", "text/html"),)),
            "cannot be read: has not answered in full",
        ),
        (typed(b"\x89PNG", "image/png"), "is no article but image/png"),
        (typed(b"{}", "application/json"), "is no article but application/json"),
        (typed(b"%PDF-1.7", "application/pdf"), "is a PDF"),
        (typed(b"", "text/html"), "is empty"),
        (typed(b"<script>render()</script>", "text/html"), "has no text to read"),
        (
            typed(b"PK\x03\x04 5", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "is damaged",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(reply: Reply, said: str, serving: Callable[..., Document]) -> None:
    with pytest.raises(InputProblem) as problem:
        serving("/story", {"*": reply})
    assert str(problem.value).startswith(said)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.0.0.1:8443", "localhost", "LOCALHOST.", "a.localhost", "10.1.2.3", "192.168.1.1",
        "172.16.0.1", "169.254.169.254",
        "[::1]", "[::1]:8443", "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]",
        "2130706433", "127.1", "0x7f000001", "0x7f.0x1", "intranet", "cms.local",
        "metadata.google.internal", "100.64.0.1", "198.51.100.7", "240.0.0.1", "[2001:db8::1]",
    ],
)  # fmt: skip
def test_a_host_of_this_network_is_refused_before_it_is_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "getaddrinfo", connect)
    with pytest.raises(InputProblem, match="--allow-private-hosts"):
        read(f"https://{host}/story", Access())


def test_a_name_that_leads_into_this_network_is_refused_when_the_connection_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = socket.getaddrinfo

    def rebound(host: object, *rest: object, **options: object) -> object:
        return real("127.0.0.1" if host in ("news.example.org", b"news.example.org") else host, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    with Server({"*": typed(PAGE, "text/html")}) as server:
        port = server.address.rpartition(":")[2]
        with pytest.raises(InputProblem, match="lies in a private network"):
            read(f"https://news.example.org:{port}/story", Access())
        assert server.asked == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://example.org/story", "is not read: anyone on the way can change what http:// sends"),
        ("HTTP://example.org/story", "is not read: anyone on the way"),
        ("ftp://example.org/story.txt", "is not read: ftp:// is no way to an article"),
        ("file:///etc/hosts", "is not read: file:// is no way to an article"),
        ("https://", "is no web address"),
        ("https://\x00/", "is no web address"),
        ("https://example.org:x/", "is no web address"),
        ("https://me:word@example.org/", "cannot be read: the address holds a password"),
    ],
)
def test_an_address_of_another_kind_is_refused(url: str, said: str) -> None:
    (found,) = documents(Inputs((url,)))
    assert isinstance(found, Unread)
    assert found.message.startswith(said)
    assert "word" not in found.message.replace("password", "")
    assert "me:word" not in found.source


@pytest.mark.parametrize(("forbidden", "variable"), [("--offline", ""), (None, "1")])
def test_offline_no_address_is_read(forbidden: str | None, variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_OFFLINE", variable)
    (found,) = documents(Inputs(("https://example.org/story",), forbidden=forbidden))
    assert isinstance(found, Unread)
    assert found.message == f"is not read: {forbidden or 'FACTCHECK_OFFLINE'} forbids the network"


def test_a_key_in_an_address_is_not_shown() -> None:
    assert shown("https://example.org/story?page=2&token=abc") == "https://example.org/story?page=2&token=***"
