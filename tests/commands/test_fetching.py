"""`factcheck data fetch` and its like, with publishers that are servers of this machine."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.reference import cache, fetched, replacing
from factcheck.reference.sources import registry
from factcheck.reference.store import Store
from tests.commands.helpers import document, errors_on_a_terminal, run
from tests.servers import Reply, Server, nobody
from tests.support import CHECKOUT
from tests.tiny_source import MEASURES, TINY, replied

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("cached")

GERMANY = [("population.total", "DEU", str(year), 83e6 + year) for year in range(2015, 2027)]


def population() -> dict[str, float]:
    """Return what is held of Germany's population, by edition and year."""
    found = Store(fetched=cache.fetched_if_any()).series("population.total", "DEU")
    return {f"{o.provenance.edition} {o.period}": o.value for o in found if o.provenance.dataset == "Tiny"}


# --- fetch --------------------------------------------------------------------------------------------------------


def test_a_measure_is_fetched_from_everybody_who_has_it(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied(GERMANY), owid=replied(GERMANY[:3], edition="2026-11-02"))
    result = run("data", "fetch", "population", "--entity", "Germany", "--since", "2015")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "World Bank: population.total: 12 figures of 1 place, 2015 to 2026; edition 2026-10-01; CC-BY-4.0",
        "Our World in Data: population.total: 3 figures of 1 place, 2015 to 2017; edition 2026-11-02; CC-BY-4.0",
    ]
    assert [asked.query["places"] for asked in server.asked] == ["DEU", "DEU"]
    assert [asked.query["since"] for asked in server.asked] == ["2015", "2015"]
    assert population()["2026-10-01 2026"] == 83e6 + 2026


def test_one_publisher_can_be_chosen_or_asked_for_all_that_it_has(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied([]), owid=replied([]))
    assert run("data", "fetch", "population", "--source", "owid").exit_code == 0
    assert [asked.path for asked in server.asked] == ["/owid"]
    assert run("data", "fetch", "world_bank").exit_code == 0
    assert {asked.query["measure"] for asked in server.asked[1:]} == MEASURES["world_bank"]


def test_what_was_fetched_is_told_as_json(publish: Callable[..., Server]) -> None:
    publish(world_bank=replied(GERMANY))
    found = document("data", "fetch", "population", "--entity", "DEU", code=1)
    good, bad = found["questions"]
    assert found["schema"] == "factcheck/fetch/1"
    assert (good["source"], good["changed"], good["error"]) == ("world_bank", True, None)
    assert good["answers"][0]["figures"] == 12
    assert (bad["source"], bad["error"]["kind"], bad["answers"]) == ("owid", "not-found", [])


def test_a_failure_of_one_publisher_does_not_hide_another(publish: Callable[..., Server]) -> None:
    publish(owid=replied(GERMANY))
    result = run("data", "fetch", "population")
    assert result.exit_code == 1
    assert result.stdout.startswith("Our World in Data: population.total: 12 figures")
    assert result.stderr.startswith("factcheck: World Bank: population.total: 127.0.0.1:")
    assert "answers 404 (not found)" in result.stderr
    assert population()


def test_a_publisher_that_never_has_a_place_fails_only_if_nobody_else_has_it(publish: Callable[..., Server]) -> None:
    publish(owid=replied([("population.total", "KEN", "2025", 57e6)]))
    result = run("data", "fetch", "population", "--entity", "Kenya")
    assert (result.exit_code, result.stderr) == (0, "")
    result = run("data", "fetch", "population", "--entity", "Kenya", "--source", "world_bank")
    assert result.exit_code == 1
    assert "has no figures of KEN; ask another publisher" in result.stderr


def test_a_publisher_that_is_down_is_one_line_for_all_its_measures(monkeypatch: pytest.MonkeyPatch) -> None:
    with nobody() as address:
        monkeypatch.setenv("FACTCHECK_WORLD_BANK_URL", f"http://{address}/world_bank")
        result = run("data", "fetch", "world_bank")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"factcheck: World Bank: 3 measures: {address}: refuses the connection (3 times); try again later\n"
    )


def test_a_slow_publisher_takes_no_longer_than_it_may(
    publish: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_TIMEOUT", "0.3")
    publish(world_bank=Reply(b"{" * 1_000, pause=0.05), owid=replied(GERMANY))  # 50 seconds
    started = time.monotonic()
    result = run("data", "fetch", "population")
    assert time.monotonic() - started < 10
    assert result.exit_code == 1
    assert "has not answered in full within 0.3 seconds" in result.stderr
    assert population()


@pytest.mark.parametrize("limit", ["soon", "-1", "0", "nan", "1e9"])
def test_a_time_limit_is_a_number(publish: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    publish(world_bank=replied(GERMANY))
    monkeypatch.setenv("FACTCHECK_TIMEOUT", limit)
    result = run("data", "fetch", "population")
    assert (result.exit_code, result.stderr) == (
        2,
        f"factcheck: FACTCHECK_TIMEOUT: '{limit}' is no number of seconds: write 60\n",
    )


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (Reply(b"<!doctype html><p>Maintenance</p>"), "sent a web page instead of data"),
        (Reply(b'{"edition": "2026-10-01", "ro'), "sent no JSON"),
        (Reply(b"[]"), "sent what cannot be right (TypeError"),
        (replied([("population.total", "FRA", "2020", 67e6)]), "figures of FRA, where DEU was asked for"),
        (replied([("area.total", "DEU", "2020", 357e3)]), "area.total, where population.total was asked for"),
        (replied([("population.total", "DEU", "202", 83e6)]), "not a period: '202'"),
        (replied([("population.total", "DEU", "2020", float("nan"))]), "DEU 2020: no number"),
        (replied([*GERMANY, ("population.total", "DEU", "2015", 1.0)]), "DEU 2015: two figures"),
        (
            replied([(measure, place, year, value / 1000) for measure, place, year, value in GERMANY]),
            "population.total: figures 0.001 times as large as those known for the same time",
        ),
    ],
    ids=["html", "half", "shape", "country", "measure", "period", "nan", "two", "thousands"],
)
def test_an_answer_that_cannot_be_right_changes_nothing(
    publish: Callable[..., Server], cached: Path, reply: Reply, what: str
) -> None:
    publish(world_bank=[replied(GERMANY), reply])
    run("data", "fetch", "population", "--entity", "DEU", "--source", "world_bank")
    before = cached.read_bytes()
    result = run("data", "fetch", "population", "--entity", "DEU", "--source", "world_bank")
    assert (result.exit_code, result.stdout) == (1, "")
    assert what in result.stderr
    assert result.stderr.count("\n") == 1
    assert cached.read_bytes() == before


def test_a_place_that_nobody_knows_is_refused(publish: Callable[..., Server]) -> None:
    publish(world_bank=replied([("population.total", "QQQ", "2020", 1.0)]))
    result = run("data", "fetch", "population", "--source", "world_bank")
    assert "no place has the code 'QQQ'" in result.stderr


def test_revised_figures_are_no_mistake(publish: Callable[..., Server]) -> None:
    publish(world_bank=replied([(measure, place, year, value * 1.4) for measure, place, year, value in GERMANY]))
    assert run("data", "fetch", "population", "--source", "world_bank").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("fetch", "gdp"), 1, "no publisher that can be asked has GDP"),
        (("fetch", "area.total", "--source", "owid"), 1, "no publisher of those named that can be asked has"),
        (("fetch", "population", "--source", "imf"), 2, "imf cannot be asked; these can: world_bank, owid"),
        (("fetch", "imf"), 2, "IMF cannot be asked; these can: world_bank, owid"),
        (("fetch", "population", "--entity", "Atlantis"), 2, "no place is surely meant by “Atlantis”"),
        (("fetch", "qwrtz"), 2, "no measure is surely meant by “qwrtz”"),
        (("fetch", "http://example.org/table.csv"), 2, "only https:// is used"),
        (("fetch", "population", "--since", "long ago"), 2, "long ago"),
        (("remove",), 2, "give --all"),
        (("remove", "population", "--all"), 2, "give --all"),
        (("remove", "population"), 1, "nothing of population was fetched"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run("data", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize("command", [("fetch", "population"), ("update",)])
def test_offline_nothing_is_fetched(
    publish: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    server = publish(world_bank=replied(GERMANY))
    assert run("data", *command, "--offline").exit_code == 2
    monkeypatch.setenv("FACTCHECK_OFFLINE", "1")
    result = run("data", *command)
    assert result.exit_code == 2
    assert "FACTCHECK_OFFLINE" in result.stderr
    assert server.asked == []


# --- update and status --------------------------------------------------------------------------------------------


def test_an_update_asks_again_and_only_for_what_changed(publish: Callable[..., Server]) -> None:
    server = publish(
        world_bank=[
            replied(GERMANY, etag='"1"'),
            Reply(status=304, length=None),
            replied([*GERMANY[:-1], ("population.total", "DEU", "2026", 84e6)], edition="2026-11-15", etag='"2"'),
        ]
    )
    run("data", "fetch", "population", "--entity", "DEU", "--source", "world_bank")
    unchanged = run("data", "update")
    assert unchanged.stdout == "World Bank: population.total: nothing new; edition 2026-10-01; CC-BY-4.0\n"
    assert server.asked[1].headers["if-none-match"] == '"1"'
    assert server.asked[1].query == server.asked[0].query
    changed = run("data", "update")
    assert "12 figures of 1 place, 2015 to 2026; edition 2026-11-15" in changed.stdout
    assert population()["2026-10-01 2026"] == 83e6 + 2026
    assert population()["2026-11-15 2026"] == 84e6
    older, newer = document("data", "status")["held"]
    assert (older["edition"], older["newer"], newer["newer"]) == ("2026-10-01", "2026-11-15", None)


def test_an_update_asks_once_for_what_several_questions_asked_for(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied(GERMANY))
    for options in (("--entity", "DEU"), ("--entity", "DEU", "--entity", "FRA"), ("--since", "2020"), ()):
        run("data", "fetch", "population", "--source", "world_bank", *options)
    del server.asked[:]
    run("data", "update")
    assert [(asked.query["places"], asked.query["since"]) for asked in server.asked] == [("", "")]


def test_a_table_at_an_address_is_fetched_and_renewed(
    publish: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (
        b"measure,entity,period,value,source,dataset,edition\npopulation.total,DEU,2026,84000000,world_bank,Tiny,7\n"
    )
    server = publish(**{"table.csv": Reply(content, headers=(("Content-Type", "text/csv"),))})
    monkeypatch.setenv("FACTCHECK_TABLE_URL", server.url)
    monkeypatch.setattr(registry, "MODULES", {**TINY, "table": "factcheck.reference.sources.table"})
    result = run("data", "fetch", f"{server.url}/table.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert population() == {"7 2026": 84e6}
    assert document("data", "status")["held"][0]["source"] == f"{server.url}/table.csv"
    assert run("data", "update").exit_code == 0
    assert len(server.asked) == 2
    assert run("data", "remove", f"{server.url}/table.csv").exit_code == 0
    assert population() == {}


def test_an_update_that_fails_keeps_what_there_is(publish: Callable[..., Server], cached: Path) -> None:
    publish(world_bank=[replied(GERMANY), Reply(status=500)])
    run("data", "fetch", "population", "--source", "world_bank")
    before = cached.read_bytes()
    result = run("data", "update")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "answers 500" in result.stderr
    assert cached.read_bytes() == before


def test_the_status_tells_age_edition_licence_and_size(publish: Callable[..., Server], cached: Path) -> None:
    publish(world_bank=replied(GERMANY))
    run("data", "fetch", "population", "--source", "world_bank")
    (held,) = document("data", "status")["held"]
    assert (held["publisher"], held["measure"], held["edition"]) == ("world_bank", "population.total", "2026-10-01")
    assert (held["figures"], held["places"], held["first"], held["last"]) == (12, 1, "2015-01-01", "2026-12-31")
    assert (held["age_days"], held["due"], held["licence"]) == (0, False, "CC-BY-4.0")
    assert held["bytes"] > 500
    table = run("data", "status").stdout
    assert "World Bank  population.total  2026-10-01" in table
    assert f"In {cached}\nSource: Tiny world_bank\n" in table


def test_the_status_tells_what_is_due(publish: Callable[..., Server], cached: Path) -> None:
    publish(world_bank=replied(GERMANY))
    run("data", "fetch", "population", "--source", "world_bank")
    old = (dt.datetime.now(dt.UTC) - dt.timedelta(days=registry.age("world_bank") + 1)).isoformat()
    with replacing.changing(cached) as db:
        db.execute("UPDATE asked SET checked = ?", (old,))
    assert document("data", "status")["held"][0]["due"] is True
    result = run("data", "status")
    assert "91 days ago (due)" in result.stdout
    assert "1 of 1 may have a newer edition: factcheck data update asks for it" in result.stdout


def test_without_anything_fetched_there_is_nothing_to_tell(cached: Path) -> None:
    assert document("data", "status") == {"schema": "factcheck/fetched/1", "file": str(cached), "held": []}
    for command in ("status", "update"):
        result = run("data", command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "nothing was fetched yet: factcheck data fetch MEASURE fetches\n"


def test_what_was_fetched_can_be_removed(publish: Callable[..., Server], cached: Path) -> None:
    publish(world_bank=replied(GERMANY), owid=replied(GERMANY))
    run("data", "fetch", "population")
    assert run("data", "remove", "owid").stderr == "1 dataset removed\n"
    assert [held.source for held in fetched.held(cached)] == ["world_bank"]
    assert run("data", "remove", "total population").exit_code == 0
    assert population() == {}
    assert run("data", "remove", "--all").stderr == "all that was fetched is removed\n"
    assert not cached.exists()


# --- damage -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ("article.txt",),
        ("lookup", "population of Germany in 2015"),
        ("data", "list"),
        ("data", "show", "population", "Germany"),
        ("data", "status"),
        ("data", "fetch", "population"),
        ("data", "update"),
        ("data", "lock"),
        ("data", "remove", "population"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_damaged_figures_are_one_line_with_the_remedy_and_2(
    publish: Callable[..., Server], cached: Path, command: tuple[str, ...]
) -> None:
    publish(world_bank=replied(GERMANY))
    Path("article.txt").write_text("The population of Germany was 83 million in 2020.\n", encoding="utf-8")
    cached.parent.mkdir()
    cached.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    result = run(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"factcheck: {cached}: the fetched figures are damaged")
    assert result.stderr.endswith("run `factcheck data remove --all`, and fetch again\n")
    assert result.stderr.count("\n") == 1
    assert run("data", "remove", "--all").exit_code == 0
    assert run("article.txt").exit_code == 0


# --- several processes --------------------------------------------------------------------------------------------

_COMMAND = f"""
import sys
from factcheck.reference.sources import registry
registry.MODULES = {TINY!r}
from factcheck.cli import run
run(sys.argv[1:])
"""


def _start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )


def test_two_commands_that_fetch_at_once_both_keep_what_they_fetched(
    publish: Callable[..., Server], cached: Path
) -> None:
    publish(world_bank=replied(GERMANY), owid=replied(GERMANY))
    both = [_start("data", "fetch", "population", "--source", code) for code in TINY]
    for process in both:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")
    assert {held.source for held in fetched.held(cached)} == set(TINY)


def test_a_command_that_is_killed_in_the_middle_of_an_answer_leaves_the_old_store(
    publish: Callable[..., Server], cached: Path
) -> None:
    body = json.dumps({"edition": "2026-12-01", "rows": GERMANY}).encode()
    server = publish(world_bank=[replied(GERMANY), Reply(body, pause=0.01)])
    run("data", "fetch", "population", "--source", "world_bank")
    before = cached.read_bytes()
    with _start("data", "update") as process:
        deadline = time.monotonic() + 30
        while len(server.asked) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        process.kill()
    assert len(server.asked) == 2
    assert cached.read_bytes() == before
    assert population()["2026-10-01 2015"] == 83e6 + 2015


# --- bars ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("quiet", "bar"), [((), True), (("--quiet",), False)])
def test_a_bar_is_shown_to_a_person_if_it_takes_longer_than_a_second(
    publish: Callable[..., Server], quiet: tuple[str, ...], bar: bool
) -> None:
    body = json.dumps({"edition": "2026-12-01", "rows": GERMANY[:1]}).encode()
    publish(world_bank=Reply(body, pause=1.2 / len(body)))
    asked = ("data", "fetch", "population", "--source", "world_bank", *quiet)
    shown = errors_on_a_terminal([sys.executable, "-c", _COMMAND, *asked])
    assert ("World Bank population.total" in shown) is bar


def test_a_pipe_sees_no_bar(publish: Callable[..., Server]) -> None:
    body = json.dumps({"edition": "2026-12-01", "rows": GERMANY[:1]}).encode()
    publish(world_bank=Reply(body, pause=1.1 / len(body)))
    with _start("data", "fetch", "population", "--source", "world_bank") as process:
        told, said = process.communicate(timeout=60)
    assert told.startswith("World Bank: population.total: 1 figure of 1 place, 2015 to 2015")
    assert said == ""
