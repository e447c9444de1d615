"""Reads a corpus and prints what was bound and what was not, for a person to read.

`python -m tools.survey TEXTS.jsonl --limit 200` takes lines with `id`, `date`, `title` and `text`. Every claim is
printed with its sentence and verdict, measure by measure, then the findings, then how often each reason kept a number
unbound, with a sample of each. The sample is every n-th, so that two runs show the same lines.

`--quantities` prints each number as it was read in place of all that. `--save RUN.json` keeps the run, and
`--changed RUN.json` prints only what differs from one that was kept: numbers and claims that are gone (-) or new (+).
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

    from factcheck.claims.model import Claim
    from factcheck.language.quantities import Quantity
    from factcheck.results.model import ArticleReport

_KINDS_ASIDE = ("date", "label")


def main() -> None:
    """Run the survey."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="articles to read")
    parser.add_argument("--offset", type=int, default=0, help="articles to pass over")
    parser.add_argument("--sample", type=int, default=8, help="unbound numbers to show of each reason")
    parser.add_argument("--only", default="", help="show only claims of measures that begin with this")
    parser.add_argument("--outcome", default="", help="show only claims with this outcome")
    parser.add_argument("--quantities", action="store_true", help="show every number as it was read, and nothing else")
    parser.add_argument("--kind", default="", help="with --quantities, show only numbers of this kind")
    parser.add_argument("--save", type=Path, help="keep the run in a file")
    parser.add_argument("--changed", type=Path, help="show only what differs from a run that was kept")
    options = parser.parse_args()
    began = time.perf_counter()
    entries = list(_checked(options.texts, options.offset, options.limit))
    seconds = time.perf_counter() - began
    run = {entry.article.source: _told(entry) for entry in entries}
    if options.save:
        options.save.write_text(json.dumps(run, ensure_ascii=False, indent=0), encoding="utf-8")
    if options.changed:
        _print_changes(json.loads(options.changed.read_text(encoding="utf-8")), run)
    elif options.quantities:
        _print_quantities(entries, options.kind)
    else:
        _print_claims(entries, options.only, options.outcome)
        _print_findings(entries, options.outcome)
        _print_unbound(entries, options.sample)
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        for verdict in entry.verdicts.values():
            counts[verdict.outcome] += 1
    print(f"\n{len(entries)} articles in {seconds:.1f} s; verdicts: {dict(counts)}")


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


# --- claims ------------------------------------------------------------------------------------------------------


def _print_claims(entries: list[ArticleReport], only: str, outcome: str) -> None:
    by_measure: dict[str, list[tuple[ArticleReport, Claim]]] = defaultdict(list)
    for entry in entries:
        for claim in entry.claims:
            if claim.measure.startswith(only) and outcome in ("", entry.verdicts[claim.id].outcome):
                by_measure[claim.measure].append((entry, claim))
    for measure, claims in sorted(by_measure.items()):
        print(f"\n== {measure}: {len(claims)} ==")
        for entry, claim in claims:
            verdict = entry.verdicts[claim.id]
            print(f"\n{entry.article.source} {claim.quantity.surface!r} = {_binding(claim)}")
            print(f"    {safe(claim.sentence.text)}")
            why = (claim.measure_evidence.why, claim.entity_evidence.why, claim.period_evidence.why)
            print(f"    because {'; '.join(safe(part) for part in why)}")
            print(f"    {verdict.outcome}: {safe(verdict.reason)}")


def _binding(claim: Claim) -> str:
    when = f"{claim.period.start}..{claim.period.end}" if claim.period else "no period"
    places = claim.entity + (f"/{claim.counterpart}" if claim.counterpart else "")
    return f"{claim.measure} {places} {when} {claim.relation} {claim.modality}"


def _print_findings(entries: list[ArticleReport], outcome: str) -> None:
    for entry in entries:
        for finding in entry.findings:
            if not outcome:
                words = f"{finding.rule} {finding.severity} {finding.confidence}: {safe(finding.message)}"
                print(f"\n    >> {entry.article.source} {words}")


def _print_unbound(entries: list[ArticleReport], sample: int) -> None:
    unbound: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for bound in entry.bound:
            if bound.reason:
                unbound[bound.reason.split(":")[0]].append(_context(entry, bound.quantity.span.start))
    print("\n== numbers that were not bound ==")
    for reason, places in sorted(unbound.items(), key=lambda pair: -len(pair[1])):
        print(f"\n{len(places):6}  {reason}")
        step = max(1, len(places) // sample) if sample else len(places) + 1
        for place in places[::step][:sample]:
            print(f"        {place}")


def _context(entry: ArticleReport, at: int) -> str:
    text = entry.article.text
    return safe(f"{text[max(0, at - 50) : at]}[{text[at : at + 60]}")


# --- quantities --------------------------------------------------------------------------------------------------


def _print_quantities(entries: list[ArticleReport], kind: str) -> None:
    """Print each sentence that has a number, and below it how each was read."""
    for entry in entries:
        for sentence in entry.article.sentences:
            within = [b.quantity for b in entry.bound if sentence.span.overlaps(b.quantity.span)]
            if not any(kind == q.kind if kind else q.kind not in _KINDS_ASIDE for q in within):
                continue
            print(f"\n{entry.article.source} {safe(sentence.text)}")
            for quantity in within:
                print(f"    {safe(quantity.surface):24} {safe(_reading(quantity))}")


def _reading(quantity: Quantity) -> str:
    """How a number was read: value, unit, kind, hedge, part in a change, noun."""
    unit = (quantity.unit or "-") + (f" per {quantity.per}" if quantity.per else "")
    change = f" {quantity.change} {quantity.direction}" if quantity.change or quantity.direction else ""
    low, high = ("" if bound is None else f"{bound:g}" for bound in (quantity.low, quantity.high))
    noun = f" of {quantity.noun!r}" if quantity.noun else ""
    return f"{quantity.value:.12g} {unit} {quantity.kind} {quantity.hedge} [{low}..{high}]{change}{noun}"


# --- two runs ----------------------------------------------------------------------------------------------------


def _told(entry: ArticleReport) -> dict[str, str]:
    """What became of each number of an article, by its place and with the words around it."""
    told = {}
    for bound in entry.bound:
        at = bound.quantity.span.start
        became = bound.reason if bound.claim is None else _binding(bound.claim)
        if bound.claim is not None:
            became = f"{became} {entry.verdicts[bound.claim.id].outcome}"
        told[f"{at}: {_context(entry, at)}"] = f"{_reading(bound.quantity)} | {became}"
    return told


def _print_changes(old: dict[str, dict[str, str]], new: dict[str, dict[str, str]]) -> None:
    """Print the numbers of which anything has changed, in articles that both runs read."""
    for source, after in new.items():
        before = old.get(source, after)
        for place in sorted({*before, *after}, key=lambda key: int(key.split(":")[0])):
            if before.get(place) != after.get(place):
                print(f"\n{source} {place}")
                for mark, run in (("-", before), ("+", after)):
                    if place in run:
                        print(f"  {mark} {safe(run[place])}")


if __name__ == "__main__":
    main()
