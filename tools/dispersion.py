"""How far honest counts of the same thing lie apart: the keys `spread` and `spread_absolute` of the catalogue.

    python -m tools.dispersion [MEASURE ...]
    python -m tools.dispersion --where [MEASURE ...]
    python -m tools.dispersion --agreed [MEASURE ...]

A claim is contradicted when it lies beyond the spread of every figure for its place and time. So what counts is how far
a figure is from the *nearest* figure of another publisher; where the data hold one publisher only, from the nearest of
another edition. Printed are percentiles of that distance, as a factor and in units, over places of at least a million
people (smaller ones are told of seldom, and their figures are rough).

With `--where` it prints instead, over all measures with two publishers, what part of the figures is further from the
nearest of another publisher than three and five tolerances of its measure, by the income and the size of the place and
by the time: what the tables `where` of `dispersion.toml` rest on. With `--agreed` it prints for each place and measure
of its tables `agreed` the furthest that a figure lies from the nearest of another publisher, and the limit that the
table gives: it should be twice as far.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.reference.observations import Observation

LEAST = 20
"""Pairs below which nothing is said."""
LEAST_PEOPLE = 1_000_000
PERCENTILES = (0.9, 0.95, 0.98, 0.99)


INCOMES = ("LIC", "LMC", "UMC", "HIC")
"""Groups of the World Bank, the poorest first."""
CLASSIFIED = dt.date(2025, 1, 1)
"""A day of the classification that the data hold."""
SIZES = ((1_000_000, "below 1 million"), (10_000_000, "1 to 10 million"), (float("inf"), "10 million and more"))
TIMES = ((1990, "before 1990"), (2000, "1990 to 1999"), (2010, "2000 to 2009"), (9999, "2010 and later"))
FAR = (3, 5)
"""Tolerances beyond which figures are counted."""


def main(arguments: list[str]) -> None:
    """Print the table that is asked for."""
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    if "--where" in arguments:
        by_place_and_time(wanted)
    elif "--agreed" in arguments:
        by_agreement(wanted)
    else:
        by_measure(wanted)


def by_agreement(wanted: list[str]) -> None:
    """Print one line for each measure and place where all publishers are said to agree."""
    store = Store()
    print(f"{'measure':34} {'place':5} {'pairs':>6} {'furthest':>9} {'in':>5} {'limit':>9}")
    for code, entity, counterpart in store.every_series():
        if counterpart or (wanted and code not in wanted):
            continue
        found = []
        for points in _by_time(store.series(code, entity)):
            agreed = store.dispersion().agreement(code, entity, points[0].start.year)
            if agreed is not None:
                pairs = _pairs(points, lambda o: o.provenance.publisher)
                found += [(abs(a - b), agreed.slack(b), points[0].end.year) for a, b in pairs]
        if found:
            furthest, limit, year = max(found, key=lambda each: each[0] / each[1])
            mark = "  less than twice" if 2 * furthest > limit else ""
            print(f"{code:34} {entity:5} {len(found):>6} {furthest:>9.3g} {year:>5} {limit:>9.3g}{mark}")


def by_place_and_time(wanted: list[str]) -> None:
    """Print one line for each kind of place and each stretch of time."""
    store = Store()
    incomes = {code: group for group in INCOMES for code in store.countries_of(group, CLASSIFIED)}
    seen: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for code, entity, counterpart in store.every_series():
        measure, place = store.measure(code), store.entity(entity)
        if (wanted and code not in wanted) or place.kind != "country" or not place.population:
            continue
        for points in _by_time(store.series(code, entity, counterpart or None)):
            size = next(name for limit, name in SIZES if place.population < limit)
            time = next(name for limit, name in TIMES if points[0].end.year < limit)
            for value, nearest in _pairs(points, lambda o: o.provenance.publisher):
                slack = abs(nearest) * measure.tolerance + measure.tolerance_absolute
                for key in (("income", incomes.get(entity, "none")), ("size", size), ("time", time)):
                    seen[key][0] += 1
                    seen[key].update(far for far in FAR if abs(value - nearest) > far * slack)
    print(f"{'':30} {'pairs':>9}" + "".join(f"{f'> {far} tolerances':>18}" for far in FAR))
    names = [*INCOMES, "none", *(name for _, name in SIZES), *(name for _, name in TIMES)]
    for (kind, name), counts in sorted(seen.items(), key=lambda entry: names.index(entry[0][1])):
        shares = "".join(f"{100 * counts[far] / counts[0]:>16.1f} %" for far in FAR)
        print(f"{kind:7} {name:22} {counts[0]:>9}{shares}")


def by_measure(wanted: list[str]) -> None:
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
    for value, nearest in _pairs(points, source):
        ratio = nearest / value
        yield (max(ratio, 1 / ratio) if ratio > 0 else float("inf"), abs(nearest - value))


def _pairs(points: list[Observation], source: object) -> Iterator[tuple[float, float]]:
    """Each figure with the nearest of another source."""
    assert callable(source)
    for point in points:
        others = [other.value for other in points if source(other) != source(point)]
        if others and point.value:
            yield point.value, min(others, key=lambda value: abs(value - point.value))


def _percentiles(values: Iterable[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in PERCENTILES]


if __name__ == "__main__":
    main(sys.argv[1:])
