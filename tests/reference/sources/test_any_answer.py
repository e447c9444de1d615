"""Whatever a publisher sends, an adapter returns figures that make sense, or raises FetchError, and nothing else."""

from __future__ import annotations

import copy
import functools
import json
import math
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.http import Client, FetchError
from factcheck.reference.observations import parse_period
from factcheck.reference.package import STATUSES
from factcheck.reference.sources import eurostat, owid, table, unhcr, world_bank
from factcheck.reference.sources.source import Wanted
from tests.reference.sources.support import Canned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.reference.sources.source import Fetched, Source
    from factcheck.reference.store import Store

QUICK = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

WORLD_BANK: Any = [
    {"page": 1, "pages": 1, "per_page": 50, "total": 2, "lastupdated": "2026-10-12"},
    [
        {
            "indicator": {"id": "SP.POP.TOTL", "value": "Population"},
            "country": {"id": "FR", "value": "France"},
            "countryiso3code": "FRA",
            "date": year,
            "value": value,
            "obs_status": "",
        }
        for year, value in (("2020", 67), ("2021", None))
    ],
]
UNHCR: Any = {
    "page": 1,
    "maxPages": 1,
    "items": [
        {"year": 2020, "coo": "-", "coo_iso": "-", "coa": "GFR", "coa_iso": "DEU", "refugees": "12", "oip": 3},
        {"year": "2021", "coo": "-", "coo_iso": "-", "coa": "GFR", "coa_iso": "DEU", "refugees": 4, "oip": "-"},
    ],
}
EUROSTAT: Any = {
    "version": "2.0",
    "class": "dataset",
    "updated": "2026-07-10T23:00:00+0200",
    "value": {"0": 10, "1": 11},
    "status": {"1": "p"},
    "id": ["freq", "unit", "age", "sex", "geo", "time"],
    "size": [1, 1, 1, 1, 1, 2],
    "dimension": {
        name: {"category": {"index": {code: at for at, code in enumerate(codes)}}}
        for name, codes in {
            "freq": ["A"],
            "unit": ["NR"],
            "age": ["TOTAL"],
            "sex": ["T"],
            "geo": ["EL"],
            "time": ["2020", "2021"],
        }.items()
    },
}
CHART: Any = {
    "columns": {
        "Emissions": {
            "unit": "tonnes",
            "shortName": "emissions_total",
            "lastUpdated": "2025-11-13",
            "citationShort": "Somebody",
        }
    }
}
CHART_ROWS = "Entity,Code,Year,emissions_total\nFrance,FRA,2019,315.5\nFrance,FRA,2020,\nAfrica,,2020,1e9\n"
PACKAGE: Any = {
    "name": "desk",
    "resources": [{"path": "rows.csv", "factcheck": {"source": "ilo", "edition": "1"}}],
}
PACKAGE_ROWS = "measure,entity,period,value,note\nunemployment.rate,DEU,2015,4.6,\nunemployment.rate,FRA,2016,10,x\n"

ADDRESS = "https://data.example"
SOURCES: dict[str, tuple[Any, Wanted, tuple[Any, ...]]] = {
    "world_bank": (world_bank, Wanted("population.total", ("FRA",), 2019), (WORLD_BANK,)),
    "unhcr": (unhcr, Wanted("refugees.hosted", ("DEU",), 2019), (UNHCR,)),
    "eurostat": (eurostat, Wanted("population.total", ("GRC",), 2019), (EUROSTAT,)),
    "owid": (owid, Wanted("co2.emissions", (), 2019), (CHART,)),
    "table": (table, Wanted("unemployment.rate", (), None), (PACKAGE,)),
}

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**300, max_value=10**310),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["-", "", "2020", "FRA", "DEU", "EL", "NaN", "1e400", "page", "value", "\x00", "٣", "1_000"]),
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
)


def ask(name: str, contents: dict[str, bytes], store: Store) -> Fetched | None:
    """Return what comes, None for FetchError."""
    try:
        return source_of(name, store).fetch(SOURCES[name][1], cast("Client", Canned(contents)))
    except FetchError as error:
        message = error.message
    assert "\n" not in message
    assert "data.example" in message
    return None


@functools.cache
def source_of(name: str, store: Store) -> Source:
    """Return a publisher, made once."""
    found: Source = SOURCES[name][0].source(store, f"{ADDRESS}/datapackage.json" if name == "table" else ADDRESS)
    return found


def sound(fetched: Fetched | None, wanted: Wanted, store: Store) -> None:
    """Hold figures against what must be true of any."""
    if fetched is None:
        return
    keys = [(row.entity, row.counterpart, row.period, row.note) for row in fetched.rows]
    assert len(set(keys)) == len(keys)
    assert fetched.edition
    for row in fetched.rows:
        assert row.measure == wanted.measure
        assert not wanted.entities or row.entity in wanted.entities
        assert store.entity(row.entity)
        assert row.status in STATUSES
        assert row.value is None or (isinstance(row.value, float | int) and math.isfinite(row.value))
        start, _ = parse_period(row.period)
        assert wanted.since is None or start.year >= wanted.since


def encoded(document: object) -> bytes:
    return json.dumps(document).encode("utf-8", "surrogatepass")


def contents_of(name: str, document: bytes, rows: bytes | None = None) -> dict[str, bytes]:
    """What the client gets: a description, and the table that some publishers send apart."""
    if name == "owid":
        return {".metadata.json": document, ".csv": CHART_ROWS.encode() if rows is None else rows}
    if name == "table":
        return {"datapackage.json": document, "": PACKAGE_ROWS.encode() if rows is None else rows}
    return {"": document}


@pytest.mark.parametrize("name", SOURCES)
def test_the_answer_that_all_others_are_made_of_is_sound(name: str, store: Store) -> None:
    _, wanted, documents = SOURCES[name]
    fetched = ask(name, contents_of(name, encoded(documents[0])), store)
    assert fetched is not None
    assert len(fetched.rows) >= 2
    sound(fetched, wanted, store)


@pytest.mark.parametrize("name", SOURCES)
@given(document=JSON)
@QUICK
def test_json_of_any_shape(name: str, document: object, store: Store) -> None:
    sound(ask(name, contents_of(name, encoded(document)), store), SOURCES[name][1], store)


def places_in(document: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to every part of a document."""
    if path:
        yield path
    parts = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, inner in parts:
        yield from places_in(inner, (*path, key))


@st.composite
def spoilt(draw: st.DrawFn, document: Any) -> Any:  # noqa: ANN401 (any JSON)
    """Change one to three parts of a sound document: another value, gone, twice, or under another name."""
    found = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        paths = list(places_in(found))
        if not paths:
            break
        *way, last = draw(st.sampled_from(paths))
        place = found
        for key in way:
            place = place[key]
        change = draw(st.sampled_from(["value", "gone", "renamed", "twice"]))
        if change == "value":
            place[last] = draw(JSON)
        elif change == "twice" and isinstance(place, list):
            place.append(copy.deepcopy(place[last]))
        elif isinstance(place, dict) and change == "renamed":
            place[draw(st.text(max_size=5))] = place.pop(last)
        else:
            del place[last]
    return found


@pytest.mark.parametrize("name", SOURCES)
@given(data=st.data())
@QUICK
def test_a_sound_answer_with_parts_changed(name: str, data: st.DataObject, store: Store) -> None:
    document = data.draw(spoilt(SOURCES[name][2][0]))
    sound(ask(name, contents_of(name, encoded(document)), store), SOURCES[name][1], store)


@pytest.mark.parametrize("name", SOURCES)
@given(content=st.binary(max_size=60), cut=st.integers(0, 400))
@QUICK
def test_bytes_of_any_kind_and_half_an_answer(name: str, content: bytes, cut: int, store: Store) -> None:
    whole = encoded(SOURCES[name][2][0])
    for document in (content, whole[:cut], whole[:cut] + content):
        sound(ask(name, contents_of(name, document), store), SOURCES[name][1], store)


CELLS = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["", "FRA", "France", "2019", "2020", "1", "1e400", "NaN", "inf", '"', "\x00", "-", "٣", "DEU", "ilo"]
    ),
)


@pytest.mark.parametrize(("name", "rows"), [("owid", CHART_ROWS), ("table", PACKAGE_ROWS)])
@given(data=st.data())
@QUICK
def test_a_table_of_any_shape(name: str, rows: str, data: st.DataObject, store: Store) -> None:
    lines = [line.split(",") for line in rows.splitlines()]
    for _ in range(data.draw(st.integers(0, 3))):
        line = data.draw(st.sampled_from(lines))
        if line:
            line[data.draw(st.integers(0, len(line) - 1))] = data.draw(CELLS)
    if data.draw(st.booleans()):
        lines.append(data.draw(st.lists(CELLS, max_size=6)))
    text = "\n".join(",".join(line) for line in lines)
    content = text.encode("utf-8", "surrogatepass")
    document = encoded(SOURCES[name][2][0])
    sound(ask(name, contents_of(name, document, content), store), SOURCES[name][1], store)
