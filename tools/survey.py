"""Reads a corpus and prints what was bound and what was not, for a person to read.

`python -m tools.survey TEXTS.jsonl --limit 200` takes lines with `id`, `date`, `title` and `text`. Every claim is
printed with its sentence and verdict, then the findings, then how often each reason kept a number unbound, with a
sample of each. The sample is every n-th, so that two runs show the same lines.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checker import Checker
from factcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import ArticleReport


def main() -> None:
    """Run the survey."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="articles to read")
    parser.add_argument("--offset", type=int, default=0, help="articles to pass over")
    parser.add_argument("--sample", type=int, default=8, help="unbound numbers to show of each reason")
    parser.add_argument("--only", default="", help="show only claims of measures that begin with this")
    parser.add_argument("--outcome", default="", help="show only claims with this outcome")
    options = parser.parse_args()
    unbound: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    began = time.perf_counter()
    articles = 0
    for entry in _checked(options.texts, options.offset, options.limit):
        articles += 1
        _print_claims(entry, options.only, options.outcome)
        for verdict in entry.verdicts.values():
            counts[verdict.outcome] += 1
        for bound in entry.bound:
            if bound.reason:
                unbound[bound.reason.split(":")[0]].append(_context(entry, bound.quantity.span.start))
    seconds = time.perf_counter() - began
    print("\n== numbers that were not bound ==")
    for reason, places in sorted(unbound.items(), key=lambda pair: -len(pair[1])):
        print(f"\n{len(places):6}  {reason}")
        step = max(1, len(places) // options.sample) if options.sample else len(places) + 1
        for place in places[::step][: options.sample]:
            print(f"        {place}")
    print(f"\n{articles} articles in {seconds:.1f} s; verdicts: {dict(counts)}")


def _checked(path: Path, offset: int, limit: int) -> Iterator[ArticleReport]:
    checker = Checker()
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number < offset:
                continue
            if number >= offset + limit:
                return
            row = json.loads(line)
            day = dt.date.fromisoformat(row["date"]) if row.get("date") else None
            text = f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]
            yield checker.check(checker.article(text, published=day, source=row["id"]))


def _print_claims(entry: ArticleReport, only: str, outcome: str) -> None:
    for claim in entry.claims:
        verdict = entry.verdicts[claim.id]
        if not claim.measure.startswith(only) or (outcome and verdict.outcome != outcome):
            continue
        when = f"{claim.period.start}..{claim.period.end}" if claim.period else "no period"
        places = claim.entity + (f"/{claim.counterpart}" if claim.counterpart else "")
        print(f"\n{entry.article.source} {claim.quantity.surface!r} = {claim.measure} {places} {when} {claim.modality}")
        print(f"    {safe(claim.sentence.text)}")
        why = (claim.measure_evidence.why, claim.entity_evidence.why, claim.period_evidence.why)
        print(f"    because {'; '.join(safe(part) for part in why)}")
        print(f"    {verdict.outcome}: {safe(verdict.reason)}")
    for finding in entry.findings:
        if not outcome:
            words = f"{finding.rule} {finding.severity} {finding.confidence}: {finding.message}"
            print(f"\n    >> {entry.article.source} {words}")


def _context(entry: ArticleReport, at: int) -> str:
    text = entry.article.text
    return safe(f"{text[max(0, at - 50) : at]}[{text[at : at + 60]}")


if __name__ == "__main__":
    main()
