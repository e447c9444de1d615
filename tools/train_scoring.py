"""Learns what ties a number to a measure where no construction does: the weights of `language/scoring.toml`.

    python -m tools.train_scoring [--write]

Every number of the annotated passages (`tests/evaluation/claims.jsonl` and `prose.jsonl`) is an example, as if there
were no constructions: each measure that words around it name is the right one, or it is not. Logistic regression weighs
the features. Prints, for passages that were not learned from (five folds), how many numbers each threshold binds and
how many of them rightly: of all, and of those that the constructions leave, for which the weights are. `--write` puts
the weights into the file. `make data` takes them up.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checker import Checker
from factcheck.claims.bind import read_lines
from factcheck.claims.by_words import scoring
from factcheck.claims.measures import measures
from factcheck.reference.store import Store
from tests.evaluation.annotations import claim_cases, only_place, prose_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.article import Span
    from factcheck.claims.lines.line import Line
    from tests.evaluation.annotations import ClaimCase

FILE = Path(__file__).parents[1] / "reference_data" / "language" / "scoring.toml"
FOLDS = 5
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
ROUNDS, RATE, DECAY = 25, 0.3, 0.00005
"""Of gradient descent, one example after the other with a rate of its own for each weight (AdaGrad); the last draws the
weights to zero."""
TRAP = 3
"""As how many examples a trap counts that no construction steps into, but words may."""


class Example(NamedTuple):
    """A number and a measure that words around it name."""

    passage: str
    """Id of its passage."""
    number: int
    """Which number of all."""
    features: Mapping[str, float]
    """What is known of the measure."""
    right: bool
    """Whether the number is a level of that measure."""
    left: bool = True
    """Whether no construction binds the number."""
    trap: bool = False
    """Whether the number is laid as a trap, beside words that suggest the measure."""


def main() -> None:
    """Learn, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the file")
    options = parser.parse_args()
    found = examples()
    numbers, named = {e.number for e in found}, {e.number for e in found if e.right}
    print(f"{len(numbers)} numbers with a measure, {len(named)} of them with the right one among several")
    print(f"{'threshold':>9} {'bound':>6} {'right':>6} {'of all':>7} {'left':>6} {'right':>6} {'of left':>7}")
    for threshold, (bound, right), (left, known) in across_folds(found):
        shares = right / max(bound, 1), known / max(left, 1)
        print(f"{threshold:9} {bound:6} {right:6} {shares[0]:7.3f} {left:6} {known:6} {shares[1]:7.3f}")
    if options.write:
        write(fit(found))


def examples() -> list[Example]:
    """Return the numbers of all annotated passages with each measure that words around them name."""
    checker, store = Checker(), Store()
    model = scoring.build(checker.words)
    numbers = [
        [example._replace(trap=trap and example.left and not example.right) for example in scored]
        for trap, cases in ((True, claim_cases()), (False, prose_cases()))
        for case in cases
        for scored in _of_passage(case, checker, store, model)
    ]
    return [example._replace(number=number) for number, scored in enumerate(numbers) for example in scored]


def _of_passage(case: ClaimCase, checker: Checker, store: Store, model: scoring.Model) -> Iterator[list[Example]]:
    """The numbers of a passage. A change, a share or a rank is no level of the measure that it speaks of."""
    day = dt.date.fromisoformat(case.date) if case.date else None
    article = checker.article(case.text, published=day, title=case.title)
    lines = read_lines(article, checker.grammar, store)
    by_constructions = [
        bound.quantity.span
        for bound in checker.check(article).bound
        if bound.reason != measures.UNKNOWN
        and not (bound.claim and bound.claim.measure_evidence.why.endswith(scoring.BY_WORDS))
    ]
    wanted = {claim.surface: claim.measure if claim.relation == "level" else None for claim in case.claims}
    for surface, measure in {**wanted, **dict.fromkeys(case.unbound)}.items():
        span = only_place(case.text, surface)
        left = not any(other.overlaps(span) for other in by_constructions)
        for line, at in _at(lines, span):
            scored = scoring.scores(line, at, model, store)
            yield [Example(case.id, 0, entry.features, entry.measure.code == measure, left) for entry in scored]


def _at(lines: Iterable[Line], span: Span) -> Iterator[tuple[Line, int]]:
    """The item of a number, none if it has no item of its own."""
    for line in lines:
        for at, item in enumerate(line.items):
            if item.quantity is not None and item.quantity.span.overlaps(span):
                yield line, at


Counted = tuple[int, int]


def across_folds(found: Sequence[Example]) -> Iterator[tuple[float, Counted, Counted]]:
    """Yield each threshold, how many numbers it binds and how many rightly, of all and of those that were left.

    Passages are learned from or tried.
    """
    likeliest: dict[int, tuple[float, Example]] = {}
    for fold in range(FOLDS):
        weights = fit([example for example in found if _fold(example) != fold])
        for example in found:
            if _fold(example) == fold:
                chance = scoring.probability(example.features, weights)
                likeliest[example.number] = max(
                    likeliest.get(example.number, (0.0, example)), (chance, example), key=lambda pair: pair[0]
                )
    for threshold in THRESHOLDS:
        bound = [example for chance, example in likeliest.values() if chance >= threshold]
        left = [example for example in bound if example.left]
        yield threshold, (len(bound), sum(e.right for e in bound)), (len(left), sum(e.right for e in left))


def _fold(example: Example) -> int:
    return zlib.crc32(example.passage.encode()) % FOLDS


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression, by gradient descent from zero: the same for the same examples."""
    weights: dict[str, float] = {}
    steep: dict[str, float] = {}
    order = list(found)
    shuffled = random.Random(1)
    for _ in range(ROUNDS):
        shuffled.shuffle(order)
        for example in order:
            off = (TRAP if example.trap else 1) * (scoring.probability(example.features, weights) - example.right)
            for name, value in example.features.items():
                weight = weights.get(name, 0.0)
                slope = off * value + DECAY * weight
                steep[name] = steep.get(name, 1e-6) + slope * slope
                weights[name] = weight - RATE * slope / math.sqrt(steep[name])
    return weights


def write(weights: Mapping[str, float], file: Path = FILE) -> None:
    """Put the weights into the file, in place of those there. Raises OSError."""
    head, mark, _ = file.read_text(encoding="utf-8").partition("[weights]\n")
    told = {name: round(value, 2) for name, value in sorted(weights.items())}
    table = "".join(f'"{name}" = {value:.2f}\n' for name, value in told.items() if value)
    file.write_text(f"{head}{mark}{table}", encoding="utf-8")


if __name__ == "__main__":
    main()
