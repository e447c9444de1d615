"""What was fetched is kept beside the bundled data: whole or not at all, edition by edition."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import multiprocessing
import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factcheck.http import Response
from factcheck.reference import cache, fetched
from factcheck.reference.files import StoreError
from factcheck.reference.own import open_store
from factcheck.reference.sources.source import Fetched, Row, Wanted
from factcheck.reference.store import Store
from tests.own import write_own
from tests.support import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from factcheck.reference.observations import Observation

NOON = dt.datetime(2026, 11, 30, 12, 0, tzinfo=dt.UTC)
PEOPLE = Wanted("population.total", ("DEU", "FRA"))


def answer(
    *rows: tuple[str, str, float | None], edition: str = "2026-10-01", content: bytes = b"[]", when: dt.datetime = NOON
) -> Fetched:
    """Return an answer of the World Bank: populations by place and year."""
    return Fetched(
        source="world_bank",
        dataset="World Development Indicators",
        edition=edition,
        licence="CC-BY-4.0",
        attribution="World Bank",
        rows=tuple(Row("population.total", entity, None, period, value) for entity, period, value in rows),
        responses=(
            Response("https://api.example.org/v2/pop", 200, (("etag", '"7"'), ("x-user", "me")), content, when),
        ),
        published=edition,
        lag_days=180,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / cache.NAME


def series(file: Path, entity: str = "DEU", edition: str | None = None) -> list[tuple[str, float]]:
    """Return what was fetched of a population."""
    return [(o.period, o.value) for o in mine(Store(fetched=file), entity) if edition in (None, o.provenance.edition)]


def mine(store: Store, entity: str = "DEU") -> list[Observation]:
    return [o for o in store.series("population.total", entity) if o.provenance.url.startswith("https://api.example")]


def test_what_was_fetched_is_read_with_all_that_is_bundled(file: Path) -> None:
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 83.1e6), ("FRA", "2025", 68.7e6))], NOON)
    store = Store(fetched=file)
    (found,) = mine(store)
    assert (found.period, found.value, found.provenance.edition) == ("2025", 83.1e6, "2026-10-01")
    assert found.provenance.publisher == "world_bank"
    assert (found.provenance.retrieved, found.provenance.lag_days) == ("2026-11-30", 180)
    assert len(store.series("population.total", "DEU")) == len(Store().series("population.total", "DEU")) + 1
    assert store.measure("population.total") == Store().measure("population.total")


def test_the_newsrooms_own_packages_lie_above(file: Path, tmp_path: Path) -> None:
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 83.1e6))], NOON)
    store = open_store(packages=[write_own(tmp_path / "desk")], fetched=file)
    assert store.series("swans.total", "DEU")
    assert mine(store)
    assert [package.name for package in store.packages() if package.own] == ["desk"]


def test_editions_are_kept_beside_one_another(file: Path) -> None:
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2019", 83.0e6), edition="2020-07-01")], NOON)
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2019", 83.1e6), ("DEU", "2025", 84e6))], NOON)
    assert series(file, edition="2020-07-01") == [("2019", 83.0e6)]
    assert series(file, edition="2026-10-01") == [("2019", 83.1e6), ("2025", 84e6)]
    assert [(held.edition, held.newest) for held in fetched.held(file)] == [("2020-07-01", False), ("2026-10-01", True)]


def test_an_edition_that_is_fetched_again_replaces_what_was_asked_for(file: Path) -> None:
    since_2020 = Wanted("population.total", ("DEU",), 2020)
    first = answer(("DEU", "2019", 1.0), ("DEU", "2020", 2.0), ("DEU", "2021", 3.0), ("FRA", "2020", 4.0))
    fetched.keep(file, "world_bank", PEOPLE, [first], NOON)
    again = answer(("DEU", "2020", 2.5), ("DEU", "2021", None))
    fetched.keep(file, "world_bank", since_2020, [again], NOON + dt.timedelta(days=1))
    assert series(file) == [("2019", 1.0), ("2020", 2.5)], "2021 was withdrawn, 2019 was not asked for"
    assert series(file, "FRA") == [("2020", 4.0)]


def test_a_figure_that_is_published_as_missing_is_no_figure(file: Path) -> None:
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", None))], NOON)
    assert series(file) == []


def test_what_is_held_is_told_with_its_age_and_terms(file: Path) -> None:
    rows = (("DEU", "2019", 1.0), ("DEU", "2020", 2.0), ("FRA", "2020", 4.0))
    fetched.keep(file, "world_bank", PEOPLE, [answer(*rows, content=b"12345")._replace(skipped=("XKX",))], NOON)
    (held,) = fetched.held(file)
    assert (held.places, held.observations, held.first.year, held.last.year) == (2, 3, 2019, 2020)
    assert (held.retrieved, held.checked, held.size) == (NOON, NOON, 5)
    assert (held.licence, held.attribution, held.skipped) == ("CC-BY-4.0", "World Bank", ("XKX",))


def test_the_hash_of_the_figures_goes_by_the_figures_alone(file: Path, tmp_path: Path) -> None:
    rows = [("DEU", "2019", 1.0), ("FRA", "2020", 2.0)]
    other = tmp_path / "other" / cache.NAME
    later = NOON + dt.timedelta(days=3)
    fetched.keep(file, "world_bank", PEOPLE, [answer(*rows, content=b"[1]")], NOON)
    fetched.keep(other, "world_bank", PEOPLE, [answer(rows[1], content=b"[2]", when=later)], later)
    assert fetched.held(file)[0].sha256 != fetched.held(other)[0].sha256
    fetched.keep(other, "world_bank", PEOPLE, [answer(*reversed(rows), content=b"[3]", when=later)], later)
    assert fetched.held(file)[0].sha256 == fetched.held(other)[0].sha256


def test_the_raw_answer_is_kept_with_its_hash(file: Path) -> None:
    raw = json.dumps([{"value": number} for number in range(1000)]).encode()
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 1.0), content=raw)], NOON)
    kept = fetched.response_of(file, "https://api.example.org/v2/pop")
    assert kept is not None
    assert (kept.content, kept.headers, kept.retrieved) == (raw, (("etag", '"7"'),), NOON)
    with sqlite3.connect(file) as db:
        stored, packed = db.execute("SELECT sha256, length(content) FROM response").fetchone()
    assert stored == hashlib.sha256(raw).hexdigest()
    assert packed < len(raw) / 3
    assert fetched.response_of(file, "https://api.example.org/other") is None


def test_a_question_is_remembered_once(file: Path) -> None:
    for day in range(3):
        fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 1.0))], NOON + dt.timedelta(days=day))
    assert fetched.asked_before(file) == (fetched.Asked("world_bank", PEOPLE, NOON + dt.timedelta(days=2)),)


@pytest.mark.parametrize(
    ("held", "wanted", "there"),
    [
        (Wanted("a", ()), Wanted("a", ("DEU",), 2000), True),
        (Wanted("a", ("DEU", "FRA")), Wanted("a", ("DEU",)), True),
        (Wanted("a", ("DEU",)), Wanted("a", ()), False),
        (Wanted("a", ("DEU",)), Wanted("b", ("DEU",)), False),
        (Wanted("a", (), 2000), Wanted("a", (), None), False),
        (Wanted("a", (), 2000), Wanted("a", (), 2001), True),
        (Wanted("a", (), 2000, 2010), Wanted("a", (), 2000), False),
    ],
)
def test_what_was_asked_before_need_not_be_asked_again(held: Wanted, wanted: Wanted, there: bool) -> None:
    assert fetched.Asked("world_bank", held, NOON).has(wanted) is there


# --- removing -----------------------------------------------------------------------------------------------------


def test_a_measure_can_be_removed(file: Path) -> None:
    area = answer()._replace(rows=(Row("area.total", "DEU", None, "2020", 357_000.0),), dataset="Other")
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 1.0))], NOON)
    fetched.keep(file, "world_bank", Wanted("area.total", ("DEU",)), [area], NOON)
    assert fetched.remove(file, lambda _source, _publisher, measure: measure == "population.total") == 1
    assert series(file) == []
    assert [held.measure for held in fetched.held(file)] == ["area.total"]
    assert [asked.wanted.measure for asked in fetched.asked_before(file)] == ["area.total"]


def test_a_table_is_asked_for_as_a_whole(file: Path) -> None:
    """It may hold several measures, and figures of several publishers."""
    area = answer()._replace(rows=(Row("area.total", "DEU", None, "2020", 357_000.0),), source="owid")
    table, whole = "https://example.org/table.csv", Wanted(fetched.EVERYTHING)
    fetched.keep(file, table, whole, [answer(("DEU", "2025", 1.0)), area], NOON)
    assert [(held.publisher, held.measure, held.source) for held in fetched.held(file)] == [
        ("owid", "area.total", table),
        ("world_bank", "population.total", table),
    ]
    fetched.keep(file, table, whole, [answer(("FRA", "2025", 2.0)), area], NOON)
    assert series(file) == []
    fetched.remove(file, lambda _source, publisher, _measure: publisher == "owid")
    assert [held.measure for held in fetched.held(file)] == ["population.total"]
    assert len(fetched.asked_before(file)) == 1
    fetched.remove(file, lambda source, _publisher, _measure: source == table)
    assert fetched.held(file) == ()
    assert fetched.asked_before(file) == ()


def test_everything_can_be_removed_even_if_it_is_damaged(file: Path) -> None:
    assert fetched.remove_all(file) is False
    file.parent.mkdir()
    file.write_bytes(b"rubbish")
    assert fetched.remove_all(file) is True
    assert not file.exists()


# --- damage -------------------------------------------------------------------------------------------------------


def _cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 4096)


def _overwrite(file: Path) -> None:
    file.write_bytes(b"\0" * file.stat().st_size)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _other_version(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE meta SET value = '0.0' WHERE key = 'fetched'")


@pytest.mark.parametrize("harm", [_cut, _overwrite, _empty, _other_version])
def test_a_damaged_file_is_never_used_and_the_remedy_is_told(file: Path, harm: object) -> None:
    assert callable(harm)
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 1.0), content=os.urandom(9000))], NOON)
    harm(file)
    for use in (
        lambda: Store(fetched=file),
        lambda: fetched.held(file),
        lambda: fetched.keep(file, "world_bank", PEOPLE, [answer()], NOON),
        lambda: fetched.remove(file, lambda *_: True),
    ):
        with pytest.raises(StoreError, match="run `factcheck data remove --all`, and fetch again"):
            use()


def test_a_changed_byte_in_the_figures_is_noticed(file: Path) -> None:
    rows = [("DEU", str(year), year * 1000.0) for year in range(1960, 2026)]
    fetched.keep(file, "world_bank", PEOPLE, [answer(*rows)], NOON)
    with sqlite3.connect(file) as db:
        (packed,) = db.execute("SELECT points FROM series").fetchone()
    content = file.read_bytes()
    at = content.index(packed) + len(packed) // 2
    for place in (at, content.index(packed) + len(packed) - 1):
        file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        with pytest.raises(StoreError, match="the fetched figures are damaged"):
            Store(fetched=file).series("population.total", "DEU")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, where a folder should be")
    with pytest.raises(StoreError, match=r"cannot be written .*FACTCHECK_CACHE_DIR"):
        fetched.keep(tmp_path / "cache" / cache.NAME, "world_bank", PEOPLE, [answer()], NOON)


# --- interrupted, and at once --------------------------------------------------------------------------------------


def _keep_many(file: Path, source: str, measure: str, times: int) -> None:
    """Fetch again and again: another process of the tests."""
    for number in range(times):
        rows = (Row(measure, "DEU", None, str(2000 + number), float(number)),)
        found = answer(edition=f"{source}-{number}")._replace(source=source, rows=rows)
        fetched.keep(file, source, Wanted(measure, ("DEU",)), [found], NOON)


def test_two_processes_at_once_lose_nothing(file: Path) -> None:
    both = [
        multiprocessing.Process(target=_keep_many, args=(file, source, measure, 8))
        for source, measure in (("world_bank", "population.total"), ("owid", "area.total"))
    ]
    for process in both:
        process.start()
    while any(process.is_alive() for process in both):  # whoever reads meanwhile reads a whole store
        if file.exists():
            fetched.held(file)
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert len(fetched.held(file)) == 16
    assert list(file.parent.glob("*.new")) == []


_KILLED = """
import sys
from pathlib import Path
from tests.reference.test_fetched import PEOPLE, NOON, answer
from factcheck.reference import fetched, replacing

file, stage = Path(sys.argv[1]), sys.argv[2]

def stop(*arguments):
    print("here", flush=True)
    sys.stdin.read()

if stage == "answered":
    fetched._provenance = stop
elif stage == "written":
    replacing._flush = stop
else:
    replacing._replace = stop
fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 2.0), content=b"x" * 100_000)], NOON)
"""


@pytest.mark.parametrize("stage", ["answered", "written", "flushed"])
def test_a_process_that_is_killed_leaves_the_old_store(file: Path, stage: str) -> None:
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 1.0))], NOON)
    before = file.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(file), stage],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"here\n"
        process.kill()
    assert file.read_bytes() == before
    assert series(file) == [("2025", 1.0)]
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 3.0))], NOON)
    assert series(file) == [("2025", 3.0)], "the lock and the half-written file of the dead hold nobody back"


def test_an_interrupt_leaves_the_old_store(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 1.0))], NOON)

    def interrupted(*_: object) -> Iterable[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetched, "_write_series", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fetched.keep(file, "world_bank", PEOPLE, [answer(("DEU", "2025", 2.0))], NOON)
    assert series(file) == [("2025", 1.0)]
    assert list(file.parent.glob("*.new")) == []


# --- where it lies ------------------------------------------------------------------------------------------------


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path))
    assert cache.fetched_file() == tmp_path / "fetched.sqlite"
    assert cache.fetched_if_any() is None
    (tmp_path / "fetched.sqlite").touch()
    assert cache.fetched_if_any() == tmp_path / "fetched.sqlite"


@pytest.mark.parametrize("home", ["", "/somewhere/cache"])
def test_without_a_name_it_is_the_folder_that_the_system_has_for_it(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    import platformdirs

    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert cache.folder() == platformdirs.user_cache_path("factcheck", appauthor=False)
