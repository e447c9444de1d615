"""Holding the store against what it should be, and in a checkout against the packages that it was made from."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.reference.compile import current, fingerprint, problems_of
from factcheck.reference.observations import parse_period
from factcheck.reference.problems import Problem
from factcheck.reference.store import FORMAT, Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factcheck.reference.observations import Observation, Provenance

SOURCE = Path(__file__).parents[2] / "reference_data"
"""The packages, in a checkout; an installed program has the store alone."""


class Verified(NamedTuple):
    """What was looked at and what was found."""

    packages: int
    """Packages in the store."""
    series: int
    """Series that were unpacked."""
    observations: int
    """Values that were looked at."""
    source: Path | None
    """The folder of packages that the store was held against, None if there is none."""
    problems: tuple[Problem, ...]
    """What is wrong."""
    unusual: tuple[str, ...]
    """Values outside the range of their unit and measure: worth a look, not wrong by themselves."""


def verify(
    store: Store, source: Path | None = None, step: Callable[[int, str], None] = lambda _done, _doing: None
) -> Verified:
    """Check a store, and the packages in `source` if that is a folder. Raises StoreError if nothing can be read.

    `step` is told how many series are looked at, and what is next.
    """
    problems: list[Problem] = []
    unusual: list[str] = []
    problems += _integrity(store)
    series = total = 0
    counted: Counter[Provenance] = Counter()
    known = {table: {code for (code,) in store.ask(f"SELECT code FROM {table}")} for table in ("measure", "entity")}
    ranges = _ranges(store, problems)
    for key in store.every_series():
        try:
            found = store.series(key[0], key[1], key[2] or None)
        except StoreError as error:
            problems.append(Problem(store.path, None, " ".join(key).strip(), str(error).partition(": ")[2]))
            continue
        series, total = series + 1, total + len(found)
        counted.update(o.provenance for o in found)
        step(series, key[0])
        problems += _series_problems(store, key, found, known)
        unusual += _outside(found, ranges.get(key[0]))
    packages = store.packages()
    for provenance, there in counted.items():
        listed = sum(e.observations for p in packages for e in p.editions if e.provenance == provenance)
        if listed != there:
            what = f"{provenance.publisher} {provenance.edition}".strip()
            message = f"{there} values, where the list of packages says {listed}"
            problems.append(Problem(store.path, None, what, message))
    checked = source if source is not None and source.is_dir() else None
    if checked is not None:
        step(series, str(checked))
        problems += problems_of(checked)
        if current(store.path) != fingerprint(checked):
            problems.append(Problem(store.path, None, None, f"not made from {checked} as it is now: run `make data`"))
    return Verified(len(packages), series, total, checked, tuple(problems), tuple(unusual))


def _integrity(store: Store) -> Iterator[Problem]:
    """What SQLite itself finds."""
    db = sqlite3.connect(f"file:{store.path}?mode=ro&immutable=1", uri=True)
    try:
        for (line,) in db.execute("PRAGMA integrity_check(20)"):
            if line != "ok":
                yield Problem(store.path, None, None, f"damaged: {' '.join(line.split())}")
        (form,) = db.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        if form != str(FORMAT):
            yield Problem(store.path, None, "format", f"{form}, where this program reads {FORMAT}")
    except sqlite3.Error as error:
        yield Problem(store.path, None, None, f"damaged: {error}")
    finally:
        db.close()


def _ranges(store: Store, problems: list[Problem]) -> dict[str, tuple[float, float]]:
    """The plausible range of every measure: that of its unit, or its own where that is wider."""
    found = {}
    for code, unit, own in store.ask(
        "SELECT code, json_extract(json, '$.unit'), json_extract(json, '$.plausible') FROM measure"
    ):
        table, (low, high) = _table(unit), _pair(own)
        if not table.get("name") or not table.get("kinds") or "{}" not in table.get("text", ""):
            problems.append(Problem(store.path, None, code, "its unit has no name, no kinds or no text"))
        unit_low, unit_high = table.get("plausible", (low, high))
        found[code] = (min(low, unit_low, 0), max(high, unit_high))
    return found


def _table(text: str) -> Mapping[str, Any]:
    import json

    table = json.loads(text)
    return table if isinstance(table, dict) else {}


def _pair(text: str) -> tuple[float, float]:
    import json

    low, high = json.loads(text)
    return low, high


def _series_problems(
    store: Store, key: tuple[str, str, str], found: tuple[Observation, ...], known: Mapping[str, set[str]]
) -> Iterator[Problem]:
    name = " ".join(key).strip()
    for what, code in (("measure", key[0]), ("entity", key[1]), ("entity", key[2])):
        if code and code not in known[what]:
            yield Problem(store.path, None, name, f"no {what} has the code {code!r}")
    if not found:
        yield Problem(store.path, None, name, "the series is empty")
    ends = [(o.end, o.start) for o in found]
    if ends != sorted(ends) or any(start > end for end, start in ends):
        yield Problem(store.path, None, name, "its periods are out of order")
    keys = Counter((o.provenance, o.period, o.note) for o in found)
    for (provenance, period, _), count in keys.items():
        if count > 1:
            source = f"{provenance.publisher} {provenance.edition}".strip()
            yield Problem(store.path, None, name, f"{period} stands {count} times in {source}")
    for provenance in {o.provenance for o in found}:
        missing = [field for field in ("publisher", "licence", "retrieved") if not getattr(provenance, field)]
        if missing:
            yield Problem(store.path, None, name, f"nothing says its {' and '.join(missing)}")
        elif provenance.published:
            try:
                parse_period(provenance.published)
            except ValueError as error:
                yield Problem(store.path, None, name, f"published: {error}")


def _outside(found: tuple[Observation, ...], span: tuple[float, float] | None) -> Iterator[str]:
    if span is None:
        return
    outside = [o for o in found if not span[0] <= o.value <= span[1]]
    if outside:
        first = outside[0]
        more = f" and {len(outside) - 1} more" if len(outside) > 1 else ""
        yield f"{first.measure} {first.entity} {first.period}: {first.value:g}{more}"
