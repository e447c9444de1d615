"""Makes true sentences from the reference data and false twins of them, checks both, and counts what came out.

`python -m tools.twins --count 1000` prints the false alarms among the true sentences, how many twins of each kind were
found and how many were named rightly, and why the rest stayed silent. The sentences are made of the phrases of the
catalogue, so the figures tell of the judging stage and not of the reading of prose. The seed is fixed. A twin that its
hedge makes true ("more than 40", of 50) is none, unless it lost a digit. The second figure of a kind counts only the
twins that are outside of what the catalogue allows two publishers to differ by (`tolerance`): no reader could tell the
others from true ones.

With `--left-out` the true sentences alone are judged, each without all figures of its own publisher: a true figure of
somebody that the data do not hold. Its alarms tell whether `spread` and the tolerances are wide enough.

Measures and places are drawn as often as any other; with `--popular` as often as the claims of the quality gate have
them, which is about how often texts tell of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from factcheck.checker import Checker
from factcheck.judging.verdict import judge
from factcheck.language.tokens import phrase_key
from factcheck.report.safe import safe
from factcheck.wording import plain_number, with_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.reference.catalogue import Measure
    from factcheck.reference.observations import Observation
    from factcheck.reference.store import Store
    from factcheck.results.model import Verdict

ALARMS = ("inconsistent", "outdated")
HEDGES = ("", "", "", "", "about ", "nearly ", "more than ", "around ")
NAMED = (
    "In {year}, {owner} {name} was {value}.",
    "The {name} of {place} stood at {value} in {year}.",
    "{Place} had a {name} of {value} in {year}.",
    "With a {name} of {value} in {year}, {place} is often held up as an example.",
)
COUNTED = ("There were {value} {noun} in {place} in {year}.", "{Place} had {value} {noun} in {year}.")
SLIPS = {
    "tenfold": "scale",
    "thousandfold": "scale",
    "drift": None,
    "exchanged": "digits",
    "sign": "sign",
    "unit": "unit",
    "other-country": "other-place",
    "other-year": "other-time",
}
"""The slips of the twins, each with the kind that the verdict must name."""


_Counts = defaultdict[str, Counter[str]]


LEAST_PEOPLE = 1_000_000
"""Figures of smaller places are rough, and seldom told of."""


GATE = Path("tests/evaluation/claims.jsonl")
"""The claims of the quality gate, which tell how often texts speak of each measure and place."""


EARLIEST = 1990
"""Year from which on figures are told; those before are rough, and texts seldom speak of them."""


LEAST_COUNT = 20
"""A tenth of a smaller count would be a part of a thing."""


class True_(NamedTuple):
    """A figure with the sentence that gives it."""

    observation: Observation
    measure: Measure
    template: str
    phrase: str
    hedge: str


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="true sentences to make")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", default="", help="true, or a kind of slip, with :misnamed or :unnamed")
    parser.add_argument("--left-out", action="store_true", help="judge true sentences without their own publisher")
    parser.add_argument("--only", default="", help="only measures that begin with this")
    parser.add_argument("--popular", action="store_true", help="draw measures and places as texts tell of them")
    options = parser.parse_args()
    run = Run(options.seed, options.show, options.only, options.popular)
    if options.left_out:
        run.left_out(options.count)
    else:
        run.run(options.count)


class Without:
    """The store without the figures of one publisher."""

    def __init__(self, store: Store, publisher: str) -> None:
        self._store = store
        self._publisher = publisher

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def series(self, measure: str, entity: str, counterpart: str | None = None) -> Sequence[Observation]:
        """Return the observations of the others."""
        found = self._store.series(measure, entity, counterpart)
        return [o for o in found if o.provenance.publisher != self._publisher]


class Run:
    """One comparison."""

    def __init__(self, seed: int, show: str, only: str, popular: bool = False) -> None:
        self.only = only
        self.popular = popular
        self.told = _told()
        self.checker = Checker()
        self.store = self.checker.store
        self.random = random.Random(seed)
        self.show = show
        self.places: dict[str, list[str]] = defaultdict(list)
        for measure, entity, counterpart in self.store.every_series():
            if not counterpart:
                self.places[measure].append(entity)
        self.phrases = self._phrases()

    def _phrases(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        question = "SELECT surface, code FROM phrase WHERE kind = 'measure'"
        for surface, code in self.store.ask(question):
            measure, slot = code.rsplit("/", 1)
            if slot in ("names", "nouns"):
                found[measure].append((slot, phrase_key(surface)))
        return found

    def run(self, count: int) -> None:
        """Check so many true sentences and their twins, and print the table."""
        outcomes: _Counts = defaultdict(Counter)
        named: _Counts = defaultdict(Counter)
        silent: _Counts = defaultdict(Counter)
        outside: _Counts = defaultdict(Counter)
        for true in self._sentences(count):
            verdict = self._verdict(true, true.observation.value, true.observation.entity, self._year(true))
            outcome = verdict.outcome if verdict else "unbound"
            outcomes["true"][outcome] += 1
            if outcome in ALARMS:
                self._print("true", true, true.observation.value, true.observation.entity, self._year(true), verdict)
            if outcome not in ("consistent", "close"):
                silent["true"][f"{true.measure.code}: {verdict.reason if verdict else 'unbound'}"[:90]] += 1
                continue
            for kind, value, entity, year in self._twins(true):
                twin = self._verdict(true, value, entity, year)
                found = twin.outcome if twin else "unbound"
                outcomes[kind][found] += 1
                if self._is_outside(true.measure, value, entity, year):
                    outside[kind][found] += 1
                if twin is not None and found in ALARMS:
                    named[kind][self._naming(kind, twin)] += 1
                    if self.show == f"{kind}:{self._naming(kind, twin)}":
                        self._print(kind, true, value, entity, year, twin)
                else:
                    silent[kind][f"{true.measure.contradiction}: {twin.reason if twin else 'unbound'}"[:80]] += 1
                    if self.show == kind:
                        self._print(kind, true, value, entity, year, twin)
        self._table(outcomes, outside, named, silent)

    def left_out(self, count: int) -> None:
        """Judge so many true sentences without their own publisher, and print the alarms."""
        outcomes: Counter[str] = Counter()
        alarms: _Counts = defaultdict(Counter)
        for true in self._sentences(count, several=True):
            year, entity = self._year(true), true.observation.entity
            without = Without(self.store, true.observation.provenance.publisher)
            verdict = self._verdict(true, true.observation.value, entity, year, without)
            outcome = verdict.outcome if verdict else "unbound"
            outcomes[outcome] += 1
            alarms[true.measure.code][outcome] += 1
            if outcome in ALARMS:
                self._print(
                    f"left out {true.observation.provenance.publisher}",
                    true,
                    true.observation.value,
                    entity,
                    year,
                    verdict,
                )
        print(dict(outcomes))
        for measure, counts in alarms.items():
            if any(counts[outcome] for outcome in ALARMS):
                print(f"{measure:40} {dict(counts)}")

    def _table(self, outcomes: _Counts, outside: _Counts, named: _Counts, silent: _Counts) -> None:
        for kind, counts in outcomes.items():
            of_those = f"  outside {_alarms(outside[kind])}" if outside[kind] else ""
            print(f"{kind:14} {_alarms(counts)}{of_those}  {dict(named[kind])}  {dict(counts)}")
        for kind, reasons in silent.items():
            print(f"\n-- {kind}: not found, by the measure's readiness to contradict and the reason")
            for reason, number in reasons.most_common(14):
                print(f"{number:5}  {reason}")

    def _sentences(self, count: int, several: bool = False) -> Iterator[True_]:
        """Figures with words for them; `several`: of a time for which more than one publisher has a figure."""
        measures = sorted(code for code in set(self.places) & set(self.phrases) if code.startswith(self.only))
        if several:
            measures = [code for code in measures if len(self.store.measure(code).publishers) > 1]
        made = 0
        while made < count:
            measure = self.store.measure(self._drawn(measures))
            entity = self._drawn(self.places[measure.code])
            series = [o for o in self.store.series(measure.code, entity) if o.judges and self._whole_year(o)]
            if not series or self.store.entity(entity).kind not in ("country", "territory") or measure.two_places:
                continue
            observation = self.random.choice(series)
            if observation.start.year < EARLIEST or observation.value == 0:
                continue
            there = {o.provenance.publisher for o in series if o.end.year == observation.end.year}
            if several and (len(there) < 2 or (self.store.entity(entity).population or 0) < LEAST_PEOPLE):
                continue
            slot, phrase = self.random.choice(self.phrases[measure.code])
            template = self.random.choice(NAMED if slot == "names" else COUNTED)
            made += 1
            yield True_(observation, measure, template, phrase, self.random.choice(HEDGES))

    def _drawn(self, codes: Sequence[str]) -> str:
        """One of these measures or places."""
        weights = [self.told[code] for code in codes] if self.popular else None
        return self.random.choices(codes, weights if weights and any(weights) else None)[0]

    def _whole_year(self, observation: Observation) -> bool:
        stock = observation.start == observation.end
        return stock or 364 <= (observation.end - observation.start).days <= 366

    def _year(self, true: True_) -> int:
        return true.observation.end.year

    def _is_outside(self, measure: Measure, value: float, entity: str, year: int) -> bool:
        """Whether a value is further from every figure of the year than two publishers may be apart."""
        there = [o.value for o in self.store.series(measure.code, entity) if o.judges and o.end.year == year]
        return all(abs(value - t) > abs(t) * measure.tolerance + measure.tolerance_absolute for t in there)

    def _twins(self, true: True_) -> Iterator[tuple[str, float, str, int]]:
        for kind, value, entity, year in self._corrupted(true):
            there = [o.value for o in self.store.series(true.measure.code, entity) if o.end.year == year]
            below = true.hedge == "more than " and any(0 < value <= t or t <= value < 0 for t in there)
            if not below or SLIPS[kind] == "scale":
                yield kind, value, entity, year

    def _corrupted(self, true: True_) -> Iterator[tuple[str, float, str, int]]:
        value, entity, year = true.observation.value, true.observation.entity, self._year(true)
        up = self.random.random() < 0.5 or ("count" in true.measure.unit.kinds and abs(value) < LEAST_COUNT)
        yield "tenfold", value * (10 if up else 0.1), entity, year
        if "share" not in true.measure.unit.kinds and abs(value) > 1e6:
            yield "thousandfold", value * (1000 if up else 0.001), entity, year
        drift = 1.25 if up else 0.8
        yield "drift", value * drift, entity, year
        exchanged = _exchanged(value)
        if exchanged and not 0.8 < exchanged / value < 1.25:
            yield "exchanged", exchanged, entity, year
        if value < 0:
            yield "sign", -value, entity, year
        if "mi2" in true.measure.unit.reads:
            yield "unit", value * 0.386102, entity, year
        for _ in range(20):
            other = self._drawn(self.places[true.measure.code])
            if self.store.entity(other).kind != "country" or other == entity:
                continue
            theirs = [o.value for o in self.store.series(true.measure.code, other) if o.end.year == year]
            if theirs and all(abs(t - value) > 0.3 * max(abs(t), abs(value)) for t in theirs):
                yield "other-country", value, other, year
                break
        own = self.store.series(true.measure.code, entity)
        years = {o.end.year for o in own if o.judges and o.end.year >= EARLIEST and abs(o.end.year - year) >= 5}
        far = [
            y for y in sorted(years)
            if all(abs(o.value - value) > 0.2 * max(abs(o.value), abs(value)) for o in own if o.end.year == y)
        ]  # fmt: skip
        if far:
            yield "other-year", value, entity, self.random.choice(far)

    def _text(self, true: True_, value: float, entity: str, year: int) -> tuple[str, str]:
        place = with_article(self.store.entity(entity), self.checker.words.the)
        number = true.hedge + plain_number(_rounded(value), true.measure.unit)
        text = true.template.format(
            year=year, owner=f"{place}'s", place=place, Place=place[:1].upper() + place[1:], name=true.phrase,
            noun=true.phrase, value=number,
        )  # fmt: skip
        return text, number

    def _verdict(
        self, true: True_, value: float, entity: str, year: int, without: Without | None = None
    ) -> Verdict | None:
        text, _ = self._text(true, value, entity, year)
        day = dt.date(max(year, self._year(true)) + 2, 6, 1)
        report = self.checker.check(self.checker.article(text, published=day))
        for bound in report.bound:
            if bound.claim is not None and bound.claim.measure == true.measure.code:
                if without is not None:
                    return judge(bound.claim, cast("Store", without), report.article.published, (entity,))
                return report.verdicts[bound.claim.id]
        return None

    def _naming(self, kind: str, verdict: Verdict) -> str:
        """Whether the slip is named rightly (right), wrongly (misnamed) or not at all (unnamed).

        A number that drifted has no cause to name.
        """
        given = verdict.slip.kind if verdict.slip else "other-time" if verdict.outcome == "outdated" else None
        if given is None:
            return "right" if kind == "drift" else "unnamed"
        return "right" if given == SLIPS[kind] else "misnamed"

    def _print(self, kind: str, true: True_, value: float, entity: str, year: int, verdict: Verdict | None) -> None:
        text, _ = self._text(true, value, entity, year)
        told = f"{verdict.outcome}: {verdict.reason} [{verdict.slip}]" if verdict else "unbound"
        print(safe(f"{kind} {true.measure.code} {entity}: {text}\n    {told}"))


def _told() -> Counter[str]:
    """How many claims of the quality gate are of each measure and of each place."""
    lines = GATE.read_text(encoding="utf-8").splitlines()
    claims = [claim for line in lines for claim in json.loads(line)["claims"]]
    return Counter(claim[part] for claim in claims for part in ("measure", "entity"))


def _alarms(counts: Counter[str]) -> str:
    total = sum(counts.values())
    return f"{total:5}  alarms {100 * sum(counts[outcome] for outcome in ALARMS) / total:5.1f} %"


def _exchanged(value: float) -> float | None:
    """The number with the first two of its three figures exchanged, None if that cannot be."""
    number, _, power = f"{abs(value):.2e}".partition("e")
    if "0" in number[:3]:
        return None
    return float(f"{number[2]}.{number[0]}{number[3]}e{power}") * (1 if value > 0 else -1)


def _rounded(value: float) -> float:
    """Three figures, as an article would have it."""
    return float(f"{value:.3g}")


if __name__ == "__main__":
    main()
