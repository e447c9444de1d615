"""How long one check takes as a whole process, beside the start of Python with the libraries of the command.

`python -m benchmarks.startup [ARTICLE]` runs every process once to warm the disk cache, and then in turns: each round
holds one run of the yardstick directly before each run that is measured, so that a busy moment hits both. The ratio is
the median over the rounds of measured time to yardstick.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROUNDS = 21
DATE = "2016-10-01"
YARDSTICK = (sys.executable, "-c", "import typer, rich.console")
FACTCHECK = (str(Path(sys.executable).with_name("factcheck")),)
LARGEST_RATIO = 2.0
MOST_MILLISECONDS = 250.0
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""Without PYTHONDONTWRITEBYTECODE, which would have every changed module compiled again in every run."""
CHECKOUT = Path(__file__).parents[1]
ARTICLES = (CHECKOUT.parent / "shared" / "acceptance" / "aleppo-2016.txt", CHECKOUT / "examples" / "aleppo.txt")


class Measured(NamedTuple):
    """The times of one process and of the yardstick run before each, in milliseconds."""

    name: str
    times: list[float]
    yardstick: list[float]

    @property
    def ratio(self) -> float:
        """The median over the rounds of time to yardstick."""
        return median(own / other for own, other in zip(self.times, self.yardstick, strict=True))


def milliseconds(command: tuple[str, ...]) -> float:
    """Run a process to its end and return how long it took."""
    begin = time.perf_counter()
    result = subprocess.run(
        command, cwd=CHECKOUT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    taken = (time.perf_counter() - begin) * 1000
    if result.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {result.returncode}\n{result.stderr.decode(errors='replace')}")
    return taken


def measure(commands: dict[str, tuple[str, ...]], rounds: int = ROUNDS) -> list[Measured]:
    """Measure every command against the yardstick, in turns."""
    for command in (YARDSTICK, *commands.values()):
        milliseconds(command)
    measured = [Measured(name, [], []) for name in commands]
    for _ in range(rounds):
        for entry in measured:
            entry.yardstick.append(milliseconds(YARDSTICK))
            entry.times.append(milliseconds(commands[entry.name]))
    return measured


def main() -> None:
    """Measure, and print one line for each process and what became of the targets."""
    article = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else next(path for path in ARTICLES if path.is_file())
    check = (*FACTCHECK, str(article), "--date", DATE)
    measured = measure(
        {
            "factcheck ARTICLE": check,
            "factcheck ARTICLE --format json": (*check, "--format", "json"),
            "factcheck --version": (*FACTCHECK, "--version"),
        }
    )
    yardstick = [taken for entry in measured for taken in entry.yardstick]
    print(f"{article.name}, Python {sys.version.split()[0]}, {os.cpu_count()} processors, {ROUNDS} rounds in turns\n")
    print(f"{'':<34}{'median ms':>10}{'min ms':>9}{'ratio':>8}")
    print(f"{'import typer, rich.console':<34}{median(yardstick):>10.0f}{min(yardstick):>9.0f}{1:>8.2f}")
    for entry in measured:
        print(f"{entry.name:<34}{median(entry.times):>10.0f}{min(entry.times):>9.0f}{entry.ratio:>8.2f}")
    first = measured[0]
    print(f"\nTargets of {first.name}:")
    for what, value, limit in (
        ("ratio", first.ratio, LARGEST_RATIO),
        ("milliseconds", median(first.times), MOST_MILLISECONDS),
    ):
        print(f"  {'met' if value <= limit else 'MISSED':<7} {what} {value:.4g}, at most {limit:g}")


if __name__ == "__main__":
    main()
