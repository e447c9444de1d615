"""Learns what ties a number to a measure where no construction does: the weights of `language/scoring.toml`.

    python -m tools.train_scoring [--write]

Every number of the annotated passages (`tests/evaluation/claims.jsonl`) is an example, as if there were no
constructions: the measure that the words around it name best is the right one, or it is not. Logistic regression weighs
the features. Prints, for passages that were not learned from (five folds), how many numbers each threshold binds and
how many of them rightly; `--write` puts the weights into the file. `make data` takes them up.
"""

from __future__ import annotations

import argparse
import datetime as dt
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checker import Checker
from factcheck.claims import scoring
from factcheck.claims.bind import read_lines
from factcheck.reference.store import Store
from tests.evaluation.annotations import claim_cases, only_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.article import Span
    from factcheck.claims.line import Line
    from tests.evaluation.annotations import ClaimCase

FILE = Path(__file__).parents[1] / "reference_data" / "language" / "scoring.toml"
FOLDS = 5
THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
STEPS, RATE, MOMENTUM, DECAY = 400, 0.5, 0.9, 0.001
"""Of gradient descent; the last draws the weights to zero."""


class Example(NamedTuple):
    """A number and the measure that the words around it name best."""

    passage: str
    """Id of its passage."""
    features: Mapping[str, float]
    """What is known of the words."""
    right: bool
    """Whether it is a level of that measure."""


def main() -> None:
    """Learn, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the file")
    options = parser.parse_args()
    found = examples()
    print(f"{len(found)} numbers with a measure, {sum(e.right for e in found)} of them with the right one")
    print(f"{'threshold':>9} {'bound':>6} {'right':>6} {'of all':>7}")
    for threshold, bound, right in across_folds(found):
        print(f"{threshold:9} {bound:6} {right:6} {right / max(bound, 1):7.3f}")
    if options.write:
        write(fit(found))


def examples() -> list[Example]:
    """Return the numbers of all annotated passages that the words around them give a measure."""
    checker, store = Checker(), Store()
    model = scoring.build(checker.words)
    return [example for case in claim_cases() for example in _of_passage(case, checker, store, model)]


def _of_passage(case: ClaimCase, checker: Checker, store: Store, model: scoring.Model) -> Iterator[Example]:
    day = dt.date.fromisoformat(case.date) if case.date else None
    article = checker.article(case.text, published=day, title=case.title)
    lines = read_lines(article, checker.grammar, store)
    wanted = {claim.surface: claim.measure if claim.relation == "level" else None for claim in case.claims}
    for surface, measure in {**wanted, **dict.fromkeys(case.unbound)}.items():
        for line, at in _at(lines, only_place(case.text, surface)):
            scored = scoring.best(line, at, model, store)
            if scored is not None:
                yield Example(case.id, scored.features, scored.measure.code == measure)


def _at(lines: Iterable[Line], span: Span) -> Iterator[tuple[Line, int]]:
    """The item of a number, none if it has no item of its own."""
    for line in lines:
        for at, item in enumerate(line.items):
            if item.quantity is not None and item.quantity.span.overlaps(span):
                yield line, at


def across_folds(found: Sequence[Example]) -> Iterator[tuple[float, int, int]]:
    """Yield each threshold, how many numbers it binds, and how many rightly; passages are learned from or tried."""
    tried: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fit([example for example in found if _fold(example) != fold])
        tried += [(scoring.probability(e.features, weights), e.right) for e in found if _fold(e) == fold]
    for threshold in THRESHOLDS:
        bound = [right for chance, right in tried if chance >= threshold]
        yield threshold, len(bound), sum(bound)


def _fold(example: Example) -> int:
    return zlib.crc32(example.passage.encode()) % FOLDS


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the weights of a logistic regression, by gradient descent from zero: the same for the same examples."""
    names = sorted({name for example in found for name in example.features})
    weights, moves = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        slopes = {name: DECAY * weights[name] for name in names}
        for example in found:
            off = (scoring.probability(example.features, weights) - example.right) / len(found)
            for name, value in example.features.items():
                slopes[name] += off * value
        for name in names:
            moves[name] = MOMENTUM * moves[name] - RATE * slopes[name]
            weights[name] += moves[name]
    return weights


def write(weights: Mapping[str, float], file: Path = FILE) -> None:
    """Put the weights into the file, in place of those there. Raises OSError."""
    head, mark, _ = file.read_text(encoding="utf-8").partition("[weights]\n")
    table = "".join(f'"{name}" = {value:.2f}\n' for name, value in sorted(weights.items()))
    file.write_text(f"{head}{mark}{table}", encoding="utf-8")


if __name__ == "__main__":
    main()
