"""How long the store takes to open and to answer, and how much memory many answers take.

`python -m benchmarks.store` prints medians and the 95th percentile, beside the bounds that the project set itself. The
first answer includes opening the file; the operating system has the file in its cache after the first round.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from factcheck.reference.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OPENINGS = 200
SERIES = 10_000
SEED = 7
FIRST_ANSWER_MS, SERIES_MS = 5.0, 0.1
"""What opening with the first answer, and what one series, may take in the median."""


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a call took."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def memory() -> float:
    """Return the memory that the process holds now, in MB; its peak where the system does not tell."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def line(name: str, times: Sequence[float], bound: float) -> str:
    """Write one measurement."""
    high = quantiles(times, n=20)[-1]
    verdict = "within" if median(times) < bound else "ABOVE"
    return f"{name:44} median {median(times):7.3f} ms   95 % {high:7.3f} ms   {verdict} {bound:g} ms"


def main() -> int:
    """Measure and print; return 1 if a median is above its bound."""
    opening = [milliseconds(lambda: Store().series("population.total", "SYR")) for _ in range(OPENINGS + 1)][1:]
    store = Store()
    keys = list(store.every_series())
    drawn = random.Random(SEED).choices(keys, k=SERIES)
    before = memory()
    times = []
    for at, (measure, entity, counterpart) in enumerate(drawn, 1):
        times.append(milliseconds(lambda m=measure, e=entity, c=counterpart: store.series(m, e, c or None)))  # type: ignore[misc]
        if at == SERIES // 10:
            warm = memory()
    print(line(f"open, and the first answer ({OPENINGS} times)", opening, FIRST_ANSWER_MS))
    print(line(f"one series of {len(keys):,} ({SERIES:,} drawn)", times, SERIES_MS))
    print(f"memory: {before:.1f} MB, after {SERIES // 10:,} answers {warm:.1f} MB, after {SERIES:,} {memory():.1f} MB")
    return int(median(opening) >= FIRST_ANSWER_MS or median(times) >= SERIES_MS)


if __name__ == "__main__":
    raise SystemExit(main())
