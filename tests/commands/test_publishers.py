"""`factcheck data fetch` with the real adapters, against publishers of this machine that speak their protocols."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from factcheck.reference import cache
from factcheck.reference.sources import registry
from factcheck.reference.store import Store
from tests.commands.helpers import document, run
from tests.publishers.common import reply
from tests.publishers.eurostat import eurostat
from tests.publishers.owid import owid
from tests.publishers.unhcr import unhcr
from tests.publishers.world_bank import world_bank
from tests.servers import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import Server

YEARS = range(2018, 2026)
PATHS = {"world_bank": "/v2", "unhcr": "/population/v1", "owid": "/grapher", "eurostat": "/data"}


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Server]]:
    """Start all publishers, each with figures of France or of Syrians in Germany near those that are bundled."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    people = {("FRA", str(year)): 67_100_000 + year for year in YEARS}
    running = {
        "world_bank": world_bank(people),
        "unhcr": unhcr([{"year": year, "coo": "SYR", "coa": "DEU", "refugees": 600_000 + year} for year in YEARS]),
        "owid": owid([("France", "FRA", str(year), str(3e8 + year)) for year in YEARS]),
        "eurostat": eurostat({("FR", year): value for (_, year), value in people.items()}),
    }
    with contextlib.ExitStack() as stack:
        for code, server in running.items():
            stack.enter_context(server)
            monkeypatch.setenv(f"FACTCHECK_{code.upper()}_URL", f"{server.url}{PATHS[code]}")
        yield running


def held(measure: str, entity: str, counterpart: str | None = None) -> dict[tuple[str, str, str], float]:
    """Return what was fetched, by publisher, edition and period."""
    bundled = set(Store().series(measure, entity, counterpart))
    every = Store(fetched=cache.fetched_if_any()).series(measure, entity, counterpart)
    return {(o.provenance.publisher, o.provenance.edition, o.period): o.value for o in every if o not in bundled}


def test_every_publisher_is_one_of_the_tests(servers: dict[str, Server]) -> None:
    assert set(servers) == set(registry.publishers())


def test_a_measure_is_fetched_from_everybody_who_has_it(servers: dict[str, Server]) -> None:
    result = run("data", "fetch", "population.total", "--entity", "France")
    assert result.exit_code == 0, result.output
    found = held("population.total", "FRA")
    assert found["world_bank", "2026-10-12", "2024"] == 67_102_024
    assert found["eurostat", "2026-07-10", "2024-01-01"] == 67_102_024
    assert servers["unhcr"].asked == servers["owid"].asked == []


def test_pairs_of_places_are_kept(servers: dict[str, Server]) -> None:  # noqa: ARG001 (they run)
    assert run("data", "fetch", "refugees.origin", "--entity", "Syria").exit_code == 0
    [edition] = {edition for _, edition, _ in held("refugees.origin", "SYR", "DEU")}
    assert held("refugees.origin", "SYR", "DEU")["unhcr", edition, "2025-12-31"] == 602_025


def test_figures_that_are_passed_on_are_those_of_their_publisher(servers: dict[str, Server]) -> None:  # noqa: ARG001
    assert run("data", "fetch", "co2.emissions", "--entity", "FRA", "--source", "owid").exit_code == 0
    assert held("co2.emissions", "FRA")["global_carbon_budget", "2025-11-13", "2024"] == 3e8 + 2024


def test_an_article_is_judged_by_what_was_fetched(servers: dict[str, Server], tmp_path: Path) -> None:  # noqa: ARG001
    (tmp_path / "article.txt").write_text("The population of France was 67.1 million in 2024.", encoding="utf-8")
    assert run("data", "fetch", "population.total", "--entity", "FRA").exit_code == 0
    result = run("article.txt", "--date", "2026-11-30", "--verbose")
    assert "World Bank 2026-10-12" in result.output


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("<html>We are closed</html>", id="HTML"),
        pytest.param('[{"page": 1, "pages": 1, "total": 1, "lastup', id="half a page"),
        pytest.param(
            '[{"message": [{"id": "175", "key": "Invalid format", "value": "Gone"}]}]', id="an error with 200"
        ),
        pytest.param(
            '[{"page": 1, "pages": 1, "total": 1, "lastupdated": "2026-10-12"}, [{"indicator": {"id": "SP.POP.TOTL"},'
            ' "country": {"id": "DE"}, "countryiso3code": "DEU", "date": "2024", "value": 1, "obs_status": ""}]]',
            id="the wrong country",
        ),
        pytest.param('{"data": []}', id="another format"),
        pytest.param(None, id="too many questions"),
    ],
)
def test_a_strange_answer_of_one_leaves_the_store_and_the_others_alone(
    servers: dict[str, Server], answer: str | None
) -> None:
    assert run("data", "fetch", "population.total", "--entity", "FRA").exit_code == 0
    before = held("population.total", "FRA")
    spoilt = Reply(b"", 429, (("Retry-After", "9999"),))
    servers["world_bank"].routes["*"] = lambda asked: spoilt if answer is None else reply(asked, answer, "text/plain")
    result = run("data", "fetch", "population.total", "--entity", "FRA")
    assert result.exit_code == 1
    assert "World Bank: population.total:" in result.output
    assert "Eurostat: population.total:" in result.output
    assert held("population.total", "FRA") == before


def test_an_update_asks_again_with_the_etag(servers: dict[str, Server]) -> None:
    assert run("data", "fetch", "population.total", "--entity", "FRA", "--source", "world_bank").exit_code == 0
    assert run("data", "update").exit_code == 0
    first, second = servers["world_bank"].asked
    assert "if-none-match" not in first.headers
    assert "if-none-match" in second.headers


def test_the_status_names_terms_and_edition(servers: dict[str, Server]) -> None:  # noqa: ARG001 (they run)
    assert run("data", "fetch", "population.total", "--entity", "FRA").exit_code == 0
    assert {"World Bank, World Development Indicators, CC BY 4.0", "Eurostat, CC BY 4.0"} <= _texts(
        document("data", "status")
    )


def _texts(value: object) -> set[str]:
    """Return all texts in a document."""
    if isinstance(value, str):
        return {value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for part in parts for text in _texts(part)}
