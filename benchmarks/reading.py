"""How well and how fast numbers are read, beside the peers that install, on the annotated sentences in one run.

`python -m benchmarks.reading [--peers PYTHON]` reads `tests/evaluation/quantities.jsonl` with ours and with
quantulum3 and Microsoft's recognizers-text, which live in an environment of their own (`make peers`). A peer that is
not there is left out. What is compared is the table's `value` and `value+unit`: numbers that overlap an annotated one
count as it; what overlaps a date, a label or a rank counts neither for nor against anybody, and is shown as a share.
Units are compared after `peer_units.csv`, which gives the peers' names our symbols; of their rates the part before
"per" counts. The sentences and their conventions are ours, which favours ours.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.article import Span
from tests.evaluation.annotations import in_order, quantity_cases
from tests.evaluation.scores import Score
from tests.support import quantities_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.evaluation.annotations import ExpectedQuantity, QuantityCase

HERE = Path(__file__).parent
DEFAULT_PEERS = HERE.parent / ".peers" / "bin" / "python"
PEERS = ("quantulum3", "recognizers")
ROUNDS = 3
"""Ours reads the sentences so many times, and the fastest counts; the peers, which take minutes, read them once."""
LONGEST_WAIT = 900
"""Seconds after which a peer is given up."""


class Read(NamedTuple):
    """A number as somebody read it."""

    span: Span
    value: float
    unit: str | None


class Reader(NamedTuple):
    """What one reader found, and how long it took."""

    name: str
    seconds: float
    found: list[list[Read]]


@dataclass
class Compared:
    """The scores of one reader."""

    value: Score = field(default_factory=Score)
    unit: Score = field(default_factory=Score)
    others: int = 0
    """Dates, labels and ranks."""
    taken_for_numbers: int = 0
    """Of those, how many were read as numbers that claim something."""


def ours(cases: Sequence[QuantityCase]) -> Reader:
    """Read the sentences with this program."""
    fastest = math.inf
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        found = [quantities_of(case.text) for case in cases]
        fastest = min(fastest, time.perf_counter() - begin)
    read = [
        [Read(q.span, q.value, q.unit) for q in each if q.kind not in ("date", "label", "ordinal")] for each in found
    ]
    return Reader("factcheck", fastest, read)


def peer(name: str, python: Path, cases: Sequence[QuantityCase]) -> Reader | str:
    """Read the sentences with a peer, or say why that is not possible."""
    if not python.is_file():
        return f"{name}: skipped, no environment at {python} (`make peers` makes one)"
    command = [str(python), str(HERE / "peers.py"), name]
    sentences = json.dumps([case.text for case in cases])
    try:
        result = subprocess.run(
            command, input=sentences, capture_output=True, text=True, check=True, timeout=LONGEST_WAIT
        )
    except subprocess.TimeoutExpired:
        return f"{name}: skipped, not ready after {LONGEST_WAIT} seconds"
    except subprocess.CalledProcessError as error:
        return f"{name}: skipped, it fails: {error.stderr.strip().splitlines()[-1:]}"
    answer = json.loads(result.stdout)
    units = our_units()
    found = [[Read(Span(a, b), value, our_unit(unit, units)) for a, b, value, unit in each] for each in answer["found"]]
    return Reader(answer["peer"], answer["seconds"], found)


def our_units() -> dict[str, str]:
    """Return our symbols of the peers' units."""
    with (HERE / "peer_units.csv").open(encoding="utf-8", newline="") as table:
        return {row["theirs"]: row["ours"] for row in csv.DictReader(table)}


def our_unit(theirs: str | None, units: Mapping[str, str]) -> str | None:
    """Return our symbol of a unit in a peer's words, the words themselves if there is none."""
    if theirs is None or theirs == "dimensionless":
        return None
    name = theirs.lower()
    return units.get(name) or units.get(name.split(" per ")[0], name)


def compare(reader: Reader, cases: Sequence[QuantityCase]) -> Compared:
    """Hold what a reader found against the annotations."""
    compared = Compared()
    for case, found in zip(cases, reader.found, strict=True):
        spans = in_order(case.text, [expected.surface for expected in case.quantities])
        left = list(found)
        for expected, span in zip(case.quantities, spans, strict=True):
            got = next((read for read in left if read.span.overlaps(span)), None)
            if got is not None:
                left.remove(got)
            _count(compared, expected, got)
        aside = [span for expected, span in zip(case.quantities, spans, strict=True) if expected.claims_nothing]
        for read in left:
            if not any(read.span.overlaps(span) for span in aside):
                compared.value.given += 1
                compared.unit.given += 1
    return compared


def _count(compared: Compared, expected: ExpectedQuantity, got: Read | None) -> None:
    if expected.claims_nothing:
        compared.others += 1
        compared.taken_for_numbers += got is not None
        return
    right = got is not None and math.isclose(expected.value, got.value, rel_tol=1e-6, abs_tol=1e-9)
    for score, hit in (
        (compared.value, right),
        (compared.unit, right and got is not None and got.unit == expected.unit),
    ):
        score.expected += 1
        score.given += got is not None
        score.hits += hit


def main() -> None:
    """Measure, and print one line for each reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--peers", type=Path, default=DEFAULT_PEERS, help="Python with the peers installed")
    python = parser.parse_args().peers
    cases = quantity_cases()
    readers = [ours(cases), *(peer(name, python, cases) for name in PEERS)]
    print(f"{len(cases)} annotated sentences\n")
    print(f"{'':<28}{'value F1':>10}{'+ unit F1':>11}{'non-numbers read':>18}{'sentences/s':>13}")
    for reader in readers:
        if isinstance(reader, str):
            print(reader)
            continue
        scores = compare(reader, cases)
        f1 = [score.figures("", "")[2].value for score in (scores.value, scores.unit)]
        wrong = f"{scores.taken_for_numbers} of {scores.others}"
        speed = len(cases) / reader.seconds
        print(f"{reader.name:<28}{f1[0]:>10.1f}{f1[1]:>11.1f}{wrong:>18}{speed:>13,.0f}")


if __name__ == "__main__":
    main()
