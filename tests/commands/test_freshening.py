"""`factcheck article.txt --fetch`, `--offline` and `--locked`."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.helpers import run
from tests.servers import Reply, Server
from tests.tiny_source import replied

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "Germany's unemployment rate was 3.9 percent in 2026.\n"
"""A claim of which the bundled data have no figure."""
IN_2026 = [("unemployment.rate", "DEU", "2026", 3.9)]
DAY = ("--date", "2026-11-20")


@pytest.fixture(autouse=True)
def article(cached: Path) -> None:  # noqa: ARG001 (two publishers can be asked)
    """Write the article into the folder of the test."""
    Path("article.txt").write_text(TEXT, encoding="utf-8")


def verdict(*options: str, text: str = TEXT, code: int = 0) -> tuple[dict[str, Any], str]:
    """Return the only verdict of an article, and what was said on standard error."""
    result = run("-", *DAY, "--format", "json", *options, stdin=text)
    assert result.exit_code == code, result.output
    (article,) = json.loads(result.stdout)["articles"]
    (claim,) = article["claims"]
    found: dict[str, Any] = claim["verdict"]
    return found, result.stderr


def test_what_is_missing_is_fetched_and_decides(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied(IN_2026), owid=replied([]))
    assert verdict()[0]["outcome"] == "unchecked"
    found, said = verdict("--fetch")
    assert (found["outcome"], said) == ("consistent", "")
    assert [asked.query["places"] for asked in server.asked] == ["DEU", "DEU"]
    assert {asked.query["measure"] for asked in server.asked} == {"unemployment.rate"}
    assert verdict()[0]["outcome"] == "consistent", "what was fetched stays"


def test_what_was_fetched_today_is_not_fetched_again(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied([]), owid=replied([]))
    verdict("--fetch")
    assert len(server.asked) == 2
    assert verdict("--fetch")[0]["outcome"] == "unchecked"
    assert len(server.asked) == 2


def test_without_the_option_nobody_is_asked(publish: Callable[..., Server], cached: Path) -> None:
    server = publish(world_bank=replied(IN_2026), owid=replied(IN_2026))
    verdict()
    assert server.asked == []
    assert not cached.parent.exists()


def test_an_article_whose_claims_need_nothing_asks_nobody(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied(IN_2026))
    result = run("-", *DAY, "--fetch", stdin="The festival sold 4,200 tickets.\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert server.asked == []


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(status=500), "World Bank: answers 500 (internal server error)"),
        (Reply(b"<html>"), "World Bank: sent a web page instead of data"),
        (Reply(b'{"edition'), "World Bank: sent no JSON"),
        (replied([("unemployment.rate", "FRA", "2026", 3.9)]), "World Bank: sent what cannot be right"),
        (Reply(status=429, headers=(("Retry-After", "3600"),)), "World Bank: answers 429 (too many requests)"),
    ],
    ids=["500", "html", "half", "country", "429"],
)
def test_a_publisher_that_fails_leaves_the_claim_unchecked_and_is_told(
    publish: Callable[..., Server], reply: Reply, why: str
) -> None:
    publish(world_bank=reply, owid=replied([]))
    found, said = verdict("--fetch")
    assert found["outcome"] == "unchecked"
    assert found["reason"].startswith(f"publisher unreachable: {why}")
    assert said.startswith("factcheck: World Bank: 127.0.0.1:")
    assert said.count("\n") == 1


def test_a_publisher_that_fails_does_not_hide_another(publish: Callable[..., Server]) -> None:
    publish(owid=replied(IN_2026))
    found, said = verdict("--fetch")
    assert found["outcome"] == "consistent"
    assert "answers 404" in said


def test_a_publisher_that_never_has_a_place_is_not_asked_and_not_told(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied([]), owid=replied([]))
    found, said = verdict("--fetch", text=TEXT.replace("Germany", "Kenya"))
    assert (found["outcome"], said) == ("unchecked", "")
    assert found["reason"].startswith("no reference data")
    assert [asked.path for asked in server.asked] == ["/owid"]


def test_slow_publishers_share_the_time_and_a_quick_one_is_heard(
    publish: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_TIMEOUT", "1")
    publish(world_bank=Reply(b"{" * 200, pause=0.05), owid=replied(IN_2026))
    started = time.monotonic()
    found, said = verdict("--fetch")
    assert time.monotonic() - started < 2.5
    assert found["outcome"] == "consistent"
    assert "World Bank" in said


def test_an_old_edition_is_renewed_and_still_decides_if_that_fails(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=Reply(status=500), owid=Reply(status=500))
    text = "Germany's unemployment rate was 3.4 percent in 2024.\n"
    before, _ = verdict(text=text)
    after, said = verdict("--fetch", text=text)
    assert before["outcome"] == after["outcome"] == "consistent"
    assert before["reason"] == after["reason"]
    assert len(server.asked) == 2, "the newest bundled edition is older than these publishers' ninety days"
    assert said.count("answers 500") == 2


def test_an_article_of_long_ago_is_judged_by_what_was_known_then(publish: Callable[..., Server]) -> None:
    text = "The population of Germany was 81 million in 2014.\n"
    revised = [("population.total", "DEU", "2014", 88e6)]
    publish(world_bank=replied(revised), owid=replied([]))
    before = run("-", "--date", "2015-10-20", "--format", "json", stdin=text)
    after = run("-", "--date", "2015-10-20", "--format", "json", "--fetch", stdin=text)
    outcomes = [json.loads(each.stdout)["articles"][0]["claims"][0]["verdict"]["outcome"] for each in (before, after)]
    assert outcomes == ["consistent", "consistent"]


@pytest.mark.parametrize("by", ["option", "environment"])
def test_offline_wins_and_says_so(publish: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    server = publish(world_bank=replied(IN_2026))
    if by == "environment":
        monkeypatch.setenv("FACTCHECK_OFFLINE", "1")
    found, said = verdict("--fetch", *(["--offline"] if by == "option" else []))
    name = "--offline" if by == "option" else "FACTCHECK_OFFLINE"
    assert (found["outcome"], server.asked) == ("unchecked", [])
    assert said == f"factcheck: nothing is fetched: {name} forbids the network\n"


def test_a_project_can_forbid_the_network_and_lock_its_data(publish: Callable[..., Server]) -> None:
    server = publish(world_bank=replied(IN_2026))
    Path("factcheck.toml").write_text("offline = true\n", encoding="utf-8")
    _, said = verdict("--fetch")
    assert said == f"factcheck: nothing is fetched: {Path('factcheck.toml').absolute()} forbids the network\n"
    assert run("data", "fetch", "unemployment rate").exit_code == 2
    page = run("https://example.org/story", *DAY)
    assert page.exit_code == 3
    assert "forbids the network" in page.stderr
    assert server.asked == []
    Path("factcheck.toml").write_text('[data]\nlocked = "of-the-desk.lock"\n', encoding="utf-8")
    assert run("article.txt", *DAY).exit_code == 2
    assert run("data", "lock", "of-the-desk.lock").exit_code == 0
    assert run("article.txt", *DAY).exit_code == 0
    result = run("article.txt", *DAY, "--fetch")
    assert result.exit_code == 2
    assert "fetches nothing" in " ".join(result.stderr.split())


def test_a_time_limit_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_TIMEOUT", "soon")
    result = run("article.txt", "--fetch")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "FACTCHECK_TIMEOUT: 'soon' is no number of seconds" in result.stderr


# --- locked -------------------------------------------------------------------------------------------------------


def test_a_run_with_the_data_of_its_lock_passes_and_with_others_ends(publish: Callable[..., Server]) -> None:
    publish(world_bank=[replied(IN_2026), replied(IN_2026, edition="2026-11-01")])
    run("data", "fetch", "unemployment rate", "--source", "world_bank", "--entity", "DEU")
    assert run("data", "lock").exit_code == 0
    assert verdict("--locked", "factcheck.lock")[0]["outcome"] == "consistent"
    run("data", "update")
    result = run("article.txt", *DAY, "--locked", "factcheck.lock")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the data are not those of the lock" in result.stderr
    assert "unemployment.rate of world_bank (Tiny, 2026-11-01) is new" in result.stderr
    run("data", "remove", "--all")
    result = run("article.txt", *DAY, "--locked", "factcheck.lock")
    assert "unemployment.rate of world_bank (Tiny, 2026-10-01) is missing" in result.stderr


def test_own_packages_are_part_of_the_lock() -> None:
    assert run("data", "lock", "--data", "desk").exit_code == 0
    assert run("article.txt", "--locked", "factcheck.lock", "--data", "desk").exit_code == 0
    result = run("article.txt", "--locked", "factcheck.lock")
    assert result.exit_code == 2
    assert "the package desk is missing" in result.stderr


def test_a_lock_can_be_printed_or_fail_to_be_written() -> None:
    assert json.loads(run("data", "lock", "-").stdout)["schema"] == "factcheck/lock/1"
    result = run("data", "lock", "none/lock")
    assert (result.exit_code, result.stderr) == (
        2,
        "factcheck: none/lock: cannot be written: No such file or directory\n",
    )


def test_locked_data_are_not_fetched() -> None:
    result = run("article.txt", "--locked", "factcheck.lock", "--fetch")
    assert result.exit_code == 2
    assert "a run with locked data (--locked) fetches nothing" in " ".join(result.stderr.split())


def test_a_lock_that_is_not_there_is_one_line_and_2() -> None:
    result = run("article.txt", "--locked", "none.lock")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("factcheck: none.lock: cannot be read: No such file or directory")
