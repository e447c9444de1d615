"""What publishers offer: every series is a measure of the catalogue in its unit, and each mistake has its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reference import catalogue_files
from factcheck.reference.package import Known
from factcheck.reference.problems import Problems
from factcheck.reference.sources import offers, registry
from tests.conftest import REFERENCE_DATA

if TYPE_CHECKING:
    from factcheck.reference.store import Store

FILES = sorted((REFERENCE_DATA / offers.FOLDER).glob("*.toml"))
PUBLISHERS = [path.stem for path in FILES]


def test_every_offer_has_its_module_and_every_module_its_offer() -> None:
    assert set(PUBLISHERS) == set(registry.publishers())


@pytest.mark.parametrize("code", PUBLISHERS)
def test_an_adapter_covers_what_its_offer_names(code: str, store: Store) -> None:
    source = registry.source(code, store)
    offered = offers.offer(code, store)
    assert source.code == code
    assert offered.url.startswith(f"https://{source.hosts[0]}/")
    assert all(source.covers(measure) for measure in offered.series)
    assert not source.covers("no.such.measure")
    assert offered.licence
    assert offered.attribution


def _carried(store: Store) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for measure, publisher in store.ask("SELECT measure, publisher FROM carries"):
        found.setdefault(measure, set()).add(publisher)
    return found


@pytest.mark.parametrize("path", FILES, ids=PUBLISHERS)
def test_every_series_has_bundled_figures_of_its_publisher_or_says_why_not(path: Path, store: Store) -> None:
    carried = _carried(store)
    for entry in catalogue_files.toml(path)["series"]:
        there = entry.get("source", path.stem) in carried.get(entry["measure"], ())
        reason = entry.get("unbundled", "")
        assert there != bool(reason), f"{path.name}: {entry['measure']}: bundled: {there}, reason: {reason!r}"


@pytest.mark.parametrize("path", FILES, ids=PUBLISHERS)
def test_the_publishers_of_a_measure_know_who_passes_figures_on(path: Path, store: Store) -> None:
    """A fetched figure must be one that its measure can be held against."""
    for measure, series in offers.offer(path.stem, store).series.items():
        for entry in series:
            assert store.publisher(entry.source or path.stem).code
            assert store.measure(measure).code == measure


def test_the_world_bank_offers_all_that_is_bundled_of_its_indicators(store: Store) -> None:
    bundled = {measure for measure, publishers in _carried(store).items() if "world_bank" in publishers}
    prices = {measure for measure in bundled if measure.startswith(("price.", "commodity."))}
    missing = bundled - prices - offers.offer("world_bank", store).series.keys()
    assert missing == {"poverty.extreme.people"}  # not an indicator: Our World in Data made it of the Bank's


def test_unhcr_offers_all_that_is_bundled_of_it(store: Store) -> None:
    bundled = {measure for measure, publishers in _carried(store).items() if "unhcr" in publishers}
    passed_on = {measure for measure, publishers in _carried(store).items() if publishers == {"unrwa"}}
    assert offers.offer("unhcr", store).series.keys() == bundled | passed_on


@pytest.mark.parametrize("code", PUBLISHERS)
def test_the_readme_tells_how_many_measures_there_are(code: str, store: Store) -> None:
    readme = (REFERENCE_DATA.parent / "README.md").read_text(encoding="utf-8")
    name = re.escape(store.publisher(code).short)
    assert re.findall(rf"^\| {name}\b[^|]*\| (\d+) \|", readme, re.MULTILINE) == [
        str(len(offers.offer(code, store).series))
    ]


@pytest.mark.parametrize("code", PUBLISHERS)
def test_no_entity_is_meant_and_left_out_at_once(code: str, store: Store) -> None:
    offered = offers.offer(code, store)
    assert not offered.left_out & offered.places.keys()


# --- mistakes ------------------------------------------------------------------------------------------------------

GOOD: dict[str, Any] = {
    "dataset": "D",
    "licence": "CC0-1.0",
    "attribution": "A",
    "url": "https://data.example/v1",
    "page": "https://data.example",
    "series": [{"measure": "swans", "series": "SW", "unit": "number", "scale": 1000}],
}
KNOWN = Known({"swans": "swans"}, {"FRA": "France"}, {"city": "City Hall"})


def _problems(name: str = "city", **changes: object) -> list[str]:
    problems = Problems()
    table = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    offers.check(Path(f"{name}.toml"), table, KNOWN, {"swans": "number"}, problems)
    return [str(problem) for problem in problems.found]


def _series(**changes: object) -> list[dict[str, object]]:
    entry = {**GOOD["series"][0], **changes}
    return [{key: value for key, value in entry.items() if value is not None}]


def test_a_sound_offer_has_no_problems() -> None:
    assert _problems() == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"name": "town"}, "town.toml: no publisher has the code 'town'"),
        ({"licence": None}, "city.toml: licence: a text is needed"),
        ({"url": "http://data.example"}, "city.toml: url: an address that begins with https://"),
        ({"swan": 1}, "city.toml: swan: no key of an offer"),
        ({"places": {"F": "Frankreich"}}, "city.toml: places.F: no place has the code 'Frankreich'"),
        ({"places": {"F": "France"}}, "is a name: write the code 'FRA'"),
        ({"statuses": {"e": "guess"}}, "city.toml: statuses.e: no status has the code 'guess'"),
        ({"lag_days": "soon"}, "city.toml: lag_days: int is expected"),
        ({"series": _series(measure="swanz")}, "city.toml: series 1 (swanz): no measure has the code 'swanz'"),
        ({"series": _series(unit="persons")}, "series 1 (swans): the unit is 'persons', but that of the measure is"),
        ({"series": _series(series=None)}, "series 1 (swans): the key 'series' is missing"),
        ({"series": _series(scale="big")}, "'scale' must be float"),
        ({"series": _series(scale=True)}, "'scale' must be float"),
        ({"series": _series(period="noon")}, "no rule for periods: 'noon'"),
        ({"series": _series(source="town")}, "no publisher has the code 'town'"),
        ({"series": _series(filters={"sex": 1})}, "'filters' must be a table of texts"),
        ({"series": _series(swan=1)}, "no key of a series: 'swan'"),
        ({"series": [*GOOD["series"], *GOOD["series"]]}, "series 2 (swans): the same as series 1"),
        ({"series": [5]}, "series 1 (no table): a series is a table"),
    ],
)
def test_a_mistake_names_file_and_entry(changes: dict[str, Any], what: str) -> None:
    found = _problems(**changes)
    assert any(what in problem for problem in found), found


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=6)
    | st.sampled_from(["swans", "number", "FRA", "city"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)


@given(
    st.dictionaries(st.sampled_from([*GOOD, "places", "names", "statuses", "remarks", "left_out", "iso", "x"]), VALUES),
    st.lists(st.dictionaries(st.sampled_from(["measure", "series", "unit", "period", "filters", "source"]), VALUES)),
)
def test_a_table_of_any_shape_has_problems_or_is_an_offer(table: dict[str, Any], series: list[dict[str, Any]]) -> None:
    problems = Problems(limit=10_000)
    whole = {**GOOD, **table, "series": table.get("series", series)}
    offers.check(Path("city.toml"), whole, KNOWN, {"swans": "number"}, problems)
    if not problems.found:
        assert offers.from_table("city", whole).source == "city"
