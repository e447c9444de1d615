"""The data themselves: every file is what its descriptor says, and nothing in it is out of the ordinary unexplained."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reference.catalogue_files import load
from tests.support import CHECKOUT, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factcheck.reference.observations import Observation

DATA = CHECKOUT / "reference_data"
PACKAGES = sorted(path.parent for path in DATA.glob("*/datapackage.json"))
DESCRIPTOR_KEYS = {"name", "title", "version", "created", "licenses", "sources", "resources", "factcheck"}
MEGABYTE = 1_000_000
MEASURES = load([DATA / "catalogue"]).measures


def _descriptor(package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    return found


def _rows(path: Path) -> Iterator[list[str]]:
    """All rows of a file but its header."""
    rows = csv.reader(io.StringIO(_text(path), newline=""))
    next(rows)
    return rows


def _text(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")


def _observations() -> Iterator[tuple[Path, dict[str, Any]]]:
    for package in PACKAGES:
        for resource in _descriptor(package)["resources"]:
            if resource["factcheck"]["kind"] == "observations":
                yield package / resource["path"], resource


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_package_says_what_it_is_and_under_which_terms(package: Path) -> None:
    descriptor = _descriptor(package)
    assert descriptor.keys() >= DESCRIPTOR_KEYS
    assert all(licence["name"] and licence["path"].startswith("https://") for licence in descriptor["licenses"])
    assert all(source["title"] and source.get("path", "https:").startswith("http") for source in descriptor["sources"])
    for resource in descriptor["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = next(csv.reader(io.StringIO(_text(package / resource["path"]))))
        assert header == [field["name"] for field in resource["schema"]["fields"]]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_folder_holds_nothing_that_its_descriptor_does_not_list(package: Path) -> None:
    listed = {resource["path"] for resource in _descriptor(package)["resources"]}
    assert {path.name for path in package.iterdir()} - {"datapackage.json", "README.md"} == listed


def test_every_package_stands_in_the_licences_of_the_data() -> None:
    text = (CHECKOUT / "LICENSE-DATA.md").read_text(encoding="utf-8")
    headed = {name.strip() for line in text.splitlines() if line.startswith("## ") for name in line[3:].split(",")}
    names = {package.name for package in PACKAGES}
    assert {name for name in names if f"| `{name}` |" not in text} == set()
    assert names - headed - {"publishers"} == set()


def test_the_data_stay_small() -> None:
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < 50 * MEGABYTE
    assert store().path.stat().st_size < 100 * MEGABYTE


def test_keys_are_unique_and_rows_lie_in_order() -> None:
    parts = ("measure", "entity", "counterpart", "period", "source", "dataset", "edition", "note")
    for path, resource in _observations():
        columns = [field["name"] for field in resource["schema"]["fields"]]
        at = [columns.index(name) for name in parts if name in columns]
        before: tuple[str, ...] = ()
        for row in _rows(path):
            key = tuple(row[i] for i in at)
            assert before < key, f"{path}: {key}"
            before = key


def _is_computed_from(code: str, known: set[str]) -> bool:
    measure = store().measure(code)
    parts = measure.quotient or measure.product or ((measure.complement,) if measure.complement else ())
    return bool(parts) and known.issuperset(parts)


def test_no_measure_without_data_and_no_data_without_a_measure() -> None:
    with_data = {measure for measure, _, _ in store().every_series()}
    computed: set[str] = set()
    while found := {code for code in store().measures() if _is_computed_from(code, with_data | computed)} - computed:
        computed |= found  # a headcount is computed from a share that is itself what is left of another
    assert with_data | computed == set(store().measures())


def test_values_are_plausible_and_go_on_without_unexplained_leaps() -> None:
    """A percentage above 100, or a value ten times that of the year before, is listed and explained, or is a fault.

    Small counts leap by nature: below 1,000 people or things nothing is asked.
    """
    ranges = {code: _range(entry) for code, entry in MEASURES.items()}
    explained = _explained()
    strange: Counter[tuple[str, str, str]] = Counter()
    for measure, entity, counterpart in store().every_series():
        (low, high), unit = ranges[measure], MEASURES[measure]["unit"]["name"]
        before: dict[tuple[object, ...], Observation] = {}
        for point in store().series(measure, entity, counterpart or None):
            if not low <= point.value <= high:
                strange["range", measure, entity] += 1
            line = (point.provenance, point.note, (point.end - point.start).days // 28)
            last = before.get(line)
            if last is not None and _leaps(last, point, unit):
                strange["leap", measure, entity] += 1
            before[line] = point
    unexplained = {key: count for key, count in strange.items() if not explained & {key, (key[0], key[1], "*")}}
    assert unexplained == {}


def _range(entry: Mapping[str, Any]) -> tuple[float, float]:
    """The range of the unit, or of the measure where that is wider: an article may be pickier than the data."""
    (low, high), (own_low, own_high) = entry["unit"]["plausible"], entry["plausible"]
    return min(low, own_low, 0), max(high, own_high)


def _leaps(last: Observation, point: Observation, unit: str) -> bool:
    near = 0 < (point.end - last.end).days <= 366
    small = unit in ("persons", "number") and max(abs(last.value), abs(point.value)) < 1000
    growth = unit == "%" or last.value <= 0 or point.value <= 0
    return near and not small and not growth and not 0.1 <= point.value / last.value <= 10


def _explained() -> set[tuple[str, str, str]]:
    with (CHECKOUT / "tests" / "reference" / "unusual.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(len(row["why"]) > 20 for row in rows)
    return {(row["kind"], row["measure"], row["entity"]) for row in rows}
