"""The HTTP client against servers of this machine: every way in which a publisher can fail is one named error."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.http import Client, FetchError, Limits, Response, address_of
from factcheck.version import __version__
from tests.servers import Clock, Reply, Server, nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.servers import Asked

NOON = dt.datetime(2026, 1, 1, 12, 0, tzinfo=dt.UTC)
JSON = (("Content-Type", "application/json"),)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def asking(
    server: Server,
    clock: Clock | None = None,
    *,
    plain: Sequence[str] | None = None,
    **limits: Any,  # noqa: ANN401 (values of Limits)
) -> tuple[Client, Callable[..., Response]]:
    """Return a client that may speak to a server, and a short way to ask it for a path."""
    settings = Limits()._replace(**{"interval": 0.0, **limits})
    allowed = (server.address,) if plain is None else plain
    waiting = {} if clock is None else {"sleep": clock.sleep, "clock": clock}
    client = Client(limits=settings, rand=lambda: 0.5, now=lambda: NOON, plain=allowed, **waiting)  # type: ignore[arg-type]

    def get(path: str, params: Mapping[str, str] | None = None, **options: Any) -> Response:  # noqa: ANN401
        return client.get(f"{server.url}{path}", params or {}, hosts=(server.address,), **options)

    return client, get


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers that stop with the test."""
    running: list[Server] = []

    def start(**routes: Reply | Sequence[Reply] | Callable[[Asked], Reply]) -> Server:
        server = Server({f"/{name}": route for name, route in routes.items()})
        running.append(server)
        return server.__enter__()

    yield start
    for server in running:
        server.__exit__()


def failing(get: Callable[..., Response], path: str = "/data", **options: Any) -> FetchError:  # noqa: ANN401
    """Return the error that a question ends in."""
    with pytest.raises(FetchError) as caught:
        get(path, **options)
    error = caught.value
    assert "\n" not in error.message
    assert error.host in error.message
    assert error.remedy in error.message
    return error


# --- what goes well -----------------------------------------------------------------------------------------------


def test_an_answer_is_whole_and_knows_where_and_when_it_came_from(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(b'{"a": 1}', headers=JSON))
    client, get = asking(server)
    with client:
        answer = get("/data", {"year": "2020", "place": "Côte d'Ivoire"}, accept="application/json")
    assert (answer.status, answer.content, answer.retrieved) == (200, b'{"a": 1}', NOON)
    assert answer.header("content-type") == "application/json"
    assert answer.sha256 == hashlib.sha256(b'{"a": 1}').hexdigest()
    assert server.asked[0].query == {"year": "2020", "place": "Côte d'Ivoire"}


def test_the_program_says_who_it_is(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply())
    asking(server)[1]("/data")
    assert server.asked[0].headers["user-agent"].startswith(f"factcheck/{__version__} (+https://")


def test_what_comes_compressed_is_unpacked(serve: Callable[..., Server]) -> None:
    zipped = (("Content-Encoding", "gzip"),)
    two = gzip.compress(b"one, ") + gzip.compress(b"two")  # two members make one answer
    server = serve(data=Reply(gzip.compress(b"figures"), headers=zipped), two=Reply(two, headers=zipped))
    _, get = asking(server)
    assert get("/data").content == b"figures"
    assert get("/two").content == b"one, two"


def test_a_redirect_within_the_publisher_is_followed(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(status=301, headers=(("Location", "/moved?a=1"),)), moved=Reply(b"here"))
    answer = asking(server)[1]("/data")
    assert answer.content == b"here"
    assert answer.url == f"{server.url}/data"


def test_an_edition_that_did_not_change_is_not_sent_again(serve: Callable[..., Server]) -> None:
    def data(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"7"' or "if-modified-since" in asked.headers:
            return Reply(status=304, headers=(("ETag", '"7"'),), length=None)
        return Reply(b"figures", headers=(("ETag", '"7"'),))

    server = serve(data=data)
    _, get = asking(server)
    first = get("/data")
    assert get("/data", etag=first.header("etag")).status == 304
    assert get("/data", modified="Thu, 01 Jan 2026 00:00:00 GMT").status == 304
    assert get("/data", etag='"6"').content == b"figures"


def test_an_answer_that_was_kept_serves_again_if_it_still_holds(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(status=304, length=None))
    earlier = Response(f"{server.url}/data", 200, (("etag", '"7"'),), b"figures", NOON - dt.timedelta(days=9))
    client = Client(now=lambda: NOON, plain=(server.address,), kept={earlier.url: earlier}.get)
    answer = client.get(f"{server.url}/data", hosts=(server.address,))
    assert server.asked[0].headers["if-none-match"] == '"7"'
    assert answer == earlier._replace(retrieved=NOON)


# --- what goes badly ----------------------------------------------------------------------------------------------


def test_a_server_that_is_down_is_asked_three_times(clock: Clock) -> None:
    with nobody() as address:
        client = Client(sleep=clock.sleep, clock=clock, rand=lambda: 0.5, plain=(address,))
        with pytest.raises(FetchError, match=r"refuses the connection \(3 times\); try again later") as caught:
            client.get(f"http://{address}/", hosts=(address,))
        assert caught.value.kind == "unreachable"
        assert clock.slept == [0.5, 1.0]
        with pytest.raises(FetchError, match="refuses"):
            client.get(f"http://{address}/other", hosts=(address,))
    assert clock.slept == [0.5, 1.0], "a host that is down is not asked again in the same run"


def test_a_slow_drip_ends_with_the_total_time(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(b"x" * 100, pause=0.05), head=Reply(raw=b"HTTP/1.1 200 OK" * 9, raw_pause=0.05))
    for path in ("/data", "/head"):  # each byte comes in time; all of them do not
        started = time.monotonic()
        error = failing(asking(server, total=0.4)[1], path)
        assert error.kind == "timeout"
        assert time.monotonic() - started < 0.9


def test_silence_ends_sooner_than_the_total_time(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(b"xx", pause=2.0))
    error = failing(asking(server, silence=0.2)[1])
    assert (error.kind, error.what) == ("timeout", "has sent nothing for 0.2 seconds")


def test_all_answers_of_a_run_share_its_time(serve: Callable[..., Server], clock: Clock) -> None:
    server = serve(data=Reply())
    _, get = asking(server, clock, run=100)
    get("/data")
    clock.time = 101
    assert "100 seconds" in failing(get).what


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_server_that_recovers_is_forgiven(serve: Callable[..., Server], clock: Clock, status: int) -> None:
    server = serve(data=[Reply(status=status), Reply(status=status), Reply(b"figures")])
    assert asking(server, clock)[1]("/data").content == b"figures"
    assert clock.slept == [0.5, 1.0]


def test_a_server_that_does_not_recover_is_an_error(serve: Callable[..., Server], clock: Clock) -> None:
    server = serve(data=Reply(status=503), many=Reply(status=429), broken=Reply(status=500))
    error = failing(asking(server, clock)[1])
    assert (error.kind, error.what) == ("status", "answers 503 (service unavailable) (3 times)")
    assert failing(asking(server, clock)[1], "/many").kind == "rate-limited"
    assert failing(asking(server, clock)[1], "/broken").what == "answers 500 (internal server error)"
    assert [asked.path for asked in server.asked].count("/broken") == 1


def test_an_answer_that_is_being_prepared_is_asked_for_again_more_and_more_rarely(
    serve: Callable[..., Server], clock: Clock
) -> None:
    server = serve(data=[*[Reply(b"wait", 413)] * 5, Reply(b"figures")])
    answer = asking(server, clock)[1]("/data", preparing=lambda answer: answer.content == b"wait")
    assert answer.content == b"figures"
    assert clock.slept == [2, 4, 8, 16, 20]


def test_one_that_is_never_ready_costs_no_more_than_the_total_time(serve: Callable[..., Server], clock: Clock) -> None:
    server = serve(data=Reply(b"wait"))
    _, get = asking(server, clock)
    error = failing(get, preparing=lambda answer: answer.content == b"wait")
    assert (error.kind, error.what) == ("timeout", "is still preparing the answer")
    assert clock.time <= Limits().total
    asked = len(server.asked)
    assert asked == 6
    assert failing(get) is error
    assert len(server.asked) == asked


@pytest.mark.parametrize("after", ["7", "Thu, 01 Jan 2026 12:00:07 GMT"])
def test_a_server_that_asks_to_wait_is_heard(serve: Callable[..., Server], clock: Clock, after: str) -> None:
    server = serve(data=[Reply(status=429, headers=(("Retry-After", after),)), Reply(b"figures")])
    assert asking(server, clock)[1]("/data").content == b"figures"
    assert clock.slept == [7.0]


@pytest.mark.parametrize("after", ["3600", "Thu, 01 Jan 2026 13:00:00 GMT"])
def test_a_wait_beyond_the_time_limit_is_refused_at_once(
    serve: Callable[..., Server], clock: Clock, after: str
) -> None:
    server = serve(data=Reply(status=429, headers=(("Retry-After", after),)))
    _, get = asking(server, clock)
    error = failing(get)
    assert error.kind == "rate-limited"
    assert error.message.endswith("rate-limited, try again after 2026-01-01 13:00 UTC")
    failing(get)
    assert clock.slept == []
    assert len(server.asked) == 1


@pytest.mark.parametrize("after", ["soon", "", "9" * 5000, "Thu, 99 Foo 2026"])
def test_a_wait_that_cannot_be_read_does_no_harm(serve: Callable[..., Server], clock: Clock, after: str) -> None:
    server = serve(data=Reply(status=429, headers=(("Retry-After", after),)))
    assert failing(asking(server, clock)[1]).kind == "rate-limited"


def test_a_web_page_is_no_data(serve: Callable[..., Server]) -> None:
    page = Reply(b"\n<!DOCTYPE html><html><body>We are down for maintenance</body></html>", headers=JSON)
    error = failing(asking(serve(data=page))[1], accept="application/json")
    assert (error.kind, error.what) == ("not-understood", "sent a web page instead of data")


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"half", length=100),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"),
        Reply(raw=b""),
        Reply(raw=b"HTTP/1.1 20"),
        Reply(raw=b"nonsense\r\n\r\n"),
        Reply(gzip.compress(b"figures" * 99)[:-8], headers=(("Content-Encoding", "gzip"),)),
        Reply(b"not gzip", headers=(("Content-Encoding", "gzip"),)),
    ],
    ids=["length", "chunked", "nothing", "half-a-head", "nonsense", "half-a-gzip", "no-gzip"],
)
def test_half_an_answer_is_no_answer(serve: Callable[..., Server], clock: Clock, reply: Reply) -> None:
    server = serve(data=reply)
    assert failing(asking(server, clock)[1]).kind == "unreachable"
    assert len(server.asked) == 3


def test_half_an_answer_and_then_a_whole_one_is_an_answer(serve: Callable[..., Server], clock: Clock) -> None:
    server = serve(data=[Reply(b"half", length=100), Reply(b"whole")])
    assert asking(server, clock)[1]("/data").content == b"whole"


def test_a_strange_compression_is_refused(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(b"?", headers=(("Content-Encoding", "br"),)))
    assert failing(asking(server)[1]).kind == "not-understood"


def test_an_answer_has_a_greatest_size(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(b"x" * 1001), endless=Reply(b"x" * 1001, length=None), told=Reply(b"x", length=10**12))
    for path in ("/data", "/endless", "/told"):
        error = failing(asking(server, size=1000)[1], path)
        assert error.kind == "too-large"


def test_a_bomb_is_stopped_before_it_bursts(serve: Callable[..., Server]) -> None:
    bomb = gzip.compress(bytes(50_000_000), 1)
    heard: list[int] = []
    server = serve(data=Reply(bomb, headers=(("Content-Encoding", "gzip"),)))
    client = Client(
        limits=Limits(size=1_000_000), plain=(server.address,), heard=lambda _host, size: heard.append(size)
    )
    with pytest.raises(FetchError, match="larger than 1 MB"):
        client.get(f"{server.url}/data", hosts=(server.address,))
    assert max(heard) < 1_200_000


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "not-found"), (410, "not-found"), (401, "refused"), (418, "status")]
)
def test_other_statuses_are_told_apart(serve: Callable[..., Server], status: int, kind: str) -> None:
    server = serve(data=Reply(status=status))
    error = failing(asking(server)[1])
    assert error.kind == kind
    assert str(status) in error.what


# --- where it may go ----------------------------------------------------------------------------------------------


def test_an_endless_redirect_ends(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(status=302, headers=(("Location", "/data"),)))
    error = failing(asking(server)[1])
    assert (error.kind, error.what) == ("redirect", "redirects more than 5 times")
    assert len(server.asked) == 6


def test_a_redirect_to_another_host_is_not_followed(serve: Callable[..., Server]) -> None:
    other = serve(data=Reply(b"elsewhere"))
    server = serve(data=Reply(status=302, headers=(("Location", f"{other.url}/data"),)))
    _, get = asking(server, plain=(server.address, other.address))
    error = failing(get)
    assert error.kind == "redirect"
    assert error.host == other.address
    assert other.asked == []


def test_what_was_wrong_with_a_question_is_kept_and_is_not_endless(serve: Callable[..., Server]) -> None:
    server = serve(
        data=Reply(b'{"error": [{"id": 100}]}', 400), long=Reply(b"x" * 9_000_000, 400), gone=Reply(b"x", 404)
    )
    _, get = asking(server)
    assert failing(get).said == b'{"error": [{"id": 100}]}'
    assert len(failing(get, "/long").said) == 4_096
    assert failing(get, "/gone").said == b""


def test_an_address_that_a_person_gave_may_lead_anywhere_but_into_the_private_network(
    serve: Callable[..., Server],
) -> None:
    other = serve(data=Reply(b"elsewhere"))
    server = serve(
        data=Reply(status=302, headers=(("Location", f"{other.url}/data"),)),
        inside=Reply(status=302, headers=(("Location", f"https://localhost:{other.address[10:]}/data"),)),
        plain=Reply(status=302, headers=(("Location", "http://example.org/"),)),
    )
    client = Client(plain=(server.address, other.address))
    assert client.get(f"{server.url}/data", hosts=None).content == b"elsewhere"
    for path, what in (("/inside", "lies in a private network"), ("/plain", "asks for http://")):
        with pytest.raises(FetchError, match=what):
            client.get(f"{server.url}{path}", hosts=None)
    assert len(other.asked) == 1


def test_a_redirect_to_nowhere_is_an_error(serve: Callable[..., Server]) -> None:
    assert failing(asking(serve(data=Reply(status=302)))[1]).kind == "redirect"


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("http://example.org/", "asks for http://"),
        ("ftp://example.org/", "asks for ftp://"),
        ("file:///etc/passwd", "asks for file://"),
        ("example.org", "asks for no://"),
        ("https://other.org/", "none of the hosts"),
        ("https://example.org:8443/", "none of the hosts"),
        ("https://example.org@other.org/", "holds a password"),
        ("https://", "asks for https://"),
        ("https://[::1", "no web address"),
        ("https://exa mple.org/\n", "no web address"),
    ],
)
def test_only_the_hosts_of_a_publisher_are_asked_and_only_over_https(url: str, what: str) -> None:
    with pytest.raises(FetchError) as caught:
        Client().get(url, hosts=("example.org",))
    assert caught.value.kind == "refused"
    assert what in caught.value.message


def test_the_private_network_is_closed_unless_it_was_opened_by_name(serve: Callable[..., Server]) -> None:
    server = serve(data=Reply(b"secret"))
    address = f"localhost:{server.address.partition(':')[2]}"
    with pytest.raises(FetchError, match=r"lies in a private network \(127\.0\.0\.1\)"):
        Client().get(f"https://{address}/data", hosts=(address,))
    assert server.asked == []


def test_one_host_is_asked_no_faster_than_its_interval(serve: Callable[..., Server], clock: Clock) -> None:
    server, other = serve(data=Reply()), serve(data=Reply())
    client, get = asking(server, clock, plain=(server.address, other.address), interval=2.0)
    get("/data")
    clock.time += 0.5
    client.get(f"{other.url}/data", hosts=(other.address,))
    get("/data")
    assert clock.slept == [1.5]


# --- keys ---------------------------------------------------------------------------------------------------------


def test_a_key_comes_from_the_environment_and_is_shown_nowhere(
    serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_FRED_KEY", "s3/cret+1")
    server = serve(data=Reply(b"ok"), gone=Reply(status=404))
    client, get = asking(server)
    key = client.key("fred")
    assert key == "s3/cret+1"
    answer = get("/data", {"q": key, "access_token": "another"})
    assert server.asked[0].query == {"q": key, "access_token": "another"}
    error = failing(lambda path: get(path, {"q": key, "API_Key": "third", "year": "2020"}), "/gone")
    for shown in (answer.url, str(error), repr(error.args)):
        assert not any(secret in shown for secret in ("s3", "cret", "another", "third"))
    assert "year=2020" in str(error)


def test_without_a_key_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_FRED_KEY", raising=False)
    assert Client().key("fred") is None


def test_offline_nothing_is_asked(serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_OFFLINE", "1")
    server = serve(data=Reply())
    error = failing(asking(server)[1])
    assert (error.kind, error.what) == ("refused", "the network is switched off (FACTCHECK_OFFLINE)")
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://API.example.org/x", "api.example.org"),
        ("https://api.example.org:443/x", "api.example.org"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000"),
        ("https://[::1]:8/", "[::1]:8"),
        ("nonsense", ""),
        ("https://[::1", ""),
    ],
)
def test_an_address_is_a_host_and_a_port_that_is_not_usual(url: str, address: str) -> None:
    assert address_of(url) == address


def test_no_thread_outlives_its_question(serve: Callable[..., Server]) -> None:
    before = set(threading.enumerate())  # those of other tests may still be dripping
    asking(serve(data=Reply()))[1]("/data")
    time.sleep(0.05)
    assert not [thread for thread in set(threading.enumerate()) - before if thread.name == "factcheck-http"]
