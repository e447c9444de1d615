"""How far honest counts of the same thing lie apart: the keys `spread` and `spread_absolute` of the catalogue.

    python -m tools.dispersion [MEASURE ...]

A claim is contradicted when it lies beyond the spread of every figure for its place and time. So what counts is how far
a figure is from the *nearest* figure of another publisher; where the data hold one publisher only, from the nearest of
another edition. Printed are percentiles of that distance, as a factor and in units, over places of at least a million
people (smaller ones are told of seldom, and their figures are rough).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.reference.observations import Observation

LEAST = 20
"""Pairs below which nothing is said."""
LEAST_PEOPLE = 1_000_000
PERCENTILES = (0.9, 0.95, 0.98, 0.99)


def main(wanted: list[str]) -> None:
    """Print one line a measure."""
    store = Store()
    between: dict[str, list[tuple[float, float]]] = defaultdict(list)
    within: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for measure, entity, counterpart in store.every_series():
        people = store.entity(entity).population
        if (wanted and measure not in wanted) or (people is not None and people < LEAST_PEOPLE):
            continue
        for points in _by_time(store.series(measure, entity, counterpart or None)):
            between[measure] += _nearest(points, lambda o: o.provenance.publisher)
            within[measure] += _nearest(points, lambda o: (o.provenance.dataset, o.provenance.edition))
    heads = "".join(f"{f'{100 * p:g} %':>9}" for p in PERCENTILES)
    print(f"{'measure':44} {'between':>10} {'pairs':>7}{heads} | in units{heads}")
    for measure in sorted(within):
        whose = "publishers" if len(between[measure]) >= LEAST else "editions"
        pairs = between[measure] if whose == "publishers" else within[measure]
        if len(pairs) >= LEAST:
            factors = "".join(f"{value:>9.3f}" for value in _percentiles(factor for factor, _ in pairs))
            units = "".join(f"{value:>9.3g}" for value in _percentiles(unit for _, unit in pairs))
            print(f"{measure:44} {whose:>10} {len(pairs):>7}{factors} |         {units}")


def _by_time(series: Iterable[Observation]) -> Iterable[list[Observation]]:
    """The observations of one span of time each."""
    found: dict[object, list[Observation]] = defaultdict(list)
    for point in series:
        if point.judges:
            found[point.start, point.end, point.note].append(point)
    return found.values()


def _nearest(points: list[Observation], source: object) -> Iterator[tuple[float, float]]:
    """How far each figure is from the nearest of another source, as a factor and in units."""
    assert callable(source)
    for point in points:
        others = [other.value for other in points if source(other) != source(point)]
        if others and point.value:
            nearest = min(others, key=lambda value: abs(value - point.value))
            ratio = nearest / point.value
            yield (max(ratio, 1 / ratio) if ratio > 0 else float("inf"), abs(nearest - point.value))


def _percentiles(values: Iterable[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in PERCENTILES]


if __name__ == "__main__":
    main(sys.argv[1:])
