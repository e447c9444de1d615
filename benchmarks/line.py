"""How fast whole articles go through the line, from text to verdicts, beside splitting the same text into words.

`python -m benchmarks.line [TEXTS]` takes the `text` and the `date` of each line of a JSON Lines file; without one,
articles are put together from the annotated passages, which hold more numbers and more claims than news does. Both are
measured in turns, so that a busy moment hits both; the ratio is the median over the rounds. Rates are of articles of
600 words.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from factcheck.checker import Checker
from tests.evaluation.annotations import claim_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 7
WORDS = 600
"""Words of a long news article."""
MOST = 400
"""Articles that are measured."""
_SPLIT = re.compile(r"\w+|[^\w\s]")


class Text(NamedTuple):
    """An article to be checked."""

    text: str
    published: dt.date | None


def annotated() -> list[Text]:
    """Put articles of about 600 words together from the annotated passages."""
    articles: list[Text] = []
    passages: list[str] = []
    words = 0
    for case in claim_cases():
        passages.append(case.text)
        words += len(case.text.split())
        if words >= WORDS:
            articles.append(Text("\n\n".join(passages), _day(case.date)))
            passages, words = [], 0
    return articles


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def news(path: Path) -> list[Text]:
    """Read the first articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(MOST), strict=False)]
    return [Text(row["text"], _day(row.get("date"))) for row in rows]


def seconds(work: Callable[[], object]) -> float:
    """Return how long a call took."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def check_all(checker: Checker, articles: Sequence[Text]) -> None:
    """Take every article through the line."""
    for text, published in articles:
        checker.check(checker.article(text, published=published))


def split_all(articles: Sequence[Text]) -> None:
    """Split every article into words and marks, ten times, since once is too short to measure."""
    for _ in range(10):
        for text, _ in articles:
            _SPLIT.findall(text)


def main() -> None:
    """Measure in turns, and print rates and the ratio."""
    articles = news(Path(sys.argv[1])) if len(sys.argv) > 1 else annotated()
    checker = Checker()
    words = sum(len(text.split()) for text, _ in articles)
    size = sum(len(text.encode()) for text, _ in articles)
    first = seconds(lambda: check_all(checker, articles))
    lines, splits = [], []
    for _ in range(ROUNDS):
        splits.append(seconds(lambda: split_all(articles)) / 10)
        lines.append(seconds(lambda: check_all(checker, articles)))
    ratio = median(own / other for own, other in zip(lines, splits, strict=True))
    print(f"{len(articles)} articles, {words:,} words, {size / 1e6:.2f} MB, {ROUNDS} rounds in turns\n")
    print(f"{'':<34}{'articles of 600 words/s':>24}{'MB/s':>8}{'ratio':>8}")
    for name, taken, times in (
        ("re.findall, words and marks", median(splits), 1.0),
        ("the whole line, first time", first, first / median(splits)),
        ("the whole line", median(lines), ratio),
    ):
        print(f"{name:<34}{words / WORDS / taken:>24,.0f}{size / 1e6 / taken:>8.2f}{times:>8.0f}")


if __name__ == "__main__":
    main()
