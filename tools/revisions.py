"""How far figures have moved from one edition of a publisher to a later one: the key `revision` of the catalogue.

    python -m tools.revisions [MEASURE ...]

Prints for each measure the number of values that two editions share, and the median, the 90th and the 95th percentile
of their difference, as a share of the later value and in units.
"""

from __future__ import annotations

import itertools
import statistics
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.reference.observations import Observation

LEAST = 30
"""Pairs below which nothing is said."""
APART_DAYS = 365
"""Editions closer together than this are no revision of years."""


def main(wanted: list[str]) -> None:
    """Print one line a measure."""
    store = Store()
    moves: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for measure, entity, counterpart in store.every_series():
        if not wanted or measure in wanted:
            moves[measure] += _moves(store.series(measure, entity, counterpart or None))
    heads = "".join(f"{head:>10}" for head in ("median", "90 %", "95 %"))
    heads += "".join(f"{head:>12}" for head in ("in units", "90 %", "95 %"))
    print(f"{'measure':44} {'pairs':>7}{heads}")
    for measure, pairs in sorted(moves.items()):
        if len(pairs) < LEAST:
            continue
        shares = _percentiles(share for share, _ in pairs)
        units = _percentiles(unit for _, unit in pairs)
        figures = "".join(f"{value:>10.4f}" for value in shares) + "".join(f"{value:>12.4g}" for value in units)
        print(f"{measure:44} {len(pairs):>7}{figures}")


def _moves(series: Iterable[Observation]) -> list[tuple[float, float]]:
    """Difference of every two neighbouring editions of one publisher's collection, for the same period and count."""
    editions: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for point in series:
        if point.judges and point.published_on is not None:
            editions[point.provenance.publisher, point.provenance.dataset, point.period, point.note].append(point)
    found = []
    for points in editions.values():
        points.sort(key=lambda point: str(point.published_on))
        for earlier, later in itertools.pairwise(points):
            assert earlier.published_on is not None
            assert later.published_on is not None
            if later.value and (later.published_on - earlier.published_on).days >= APART_DAYS:
                difference = abs(later.value - earlier.value)
                found.append((difference / abs(later.value), difference))
    return found


def _percentiles(values: Iterable[float]) -> tuple[float, float, float]:
    cuts = statistics.quantiles(values, n=20)
    return cuts[9], cuts[17], cuts[18]


if __name__ == "__main__":
    main(sys.argv[1:])
