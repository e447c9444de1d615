"""The whole chain of one claim: what was read, why, what it was held against, and the verdict."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from factcheck.article import Places
from factcheck.report import phrases
from factcheck.report.plot import Curve, draw
from factcheck.report.safe import safe
from factcheck.wording import label, plain_number, plain_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.model import Claim, Rejected
    from factcheck.reference.observations import Observation
    from factcheck.results.model import ArticleReport, Compared

_LABEL = 12
_OPEN = "open"
_FEWEST_YEARS = 3
"""A series of fewer years shows nothing that its figures do not."""


def asked(entry: ArticleReport, which: str) -> tuple[Claim, ...]:
    """Return the claims that an id ("c3") or a number of a line ("12") means; nothing if there are none."""
    if which.isdigit():
        places = Places(entry.article)
        return tuple(c for c in entry.claims if places.position(c.quantity.span.start)[0] == int(which))
    return tuple(claim for claim in entry.claims if claim.id == which)


def render(
    entry: ArticleReport,
    claim: Claim,
    rejected: Sequence[Rejected],
    series: Sequence[Observation],
    width: int,
    the: frozenset[str],
) -> str:
    """Return the explanation of one claim. `series` are all figures of its measure and place."""
    parts = [
        *_reading(entry, claim, the),
        *((f"not {each.part}", f"“{each.words}”: {each.why}") for each in rejected),
        *_judging(entry, claim),
    ]
    lines = [line for word, text in parts for line in _wrapped(word, text, width)]
    plot = _plot(entry, claim, series, width)
    return "".join(f"{line}\n" for line in lines) + (f"\n{plot}" if plot else "")


def _reading(entry: ArticleReport, claim: Claim, the: frozenset[str]) -> Iterator[tuple[str, str]]:
    quantity, measure = claim.quantity, entry.measures[claim.measure]
    line, column = Places(entry.article).position(quantity.span.start)
    yield f"{claim.id}", f"{entry.article.source}:{line}:{column}"
    yield "sentence", claim.sentence.text
    low, high = (_OPEN if bound is None else f"{bound:,.12g}" for bound in (quantity.low, quantity.high))
    unit = f" {quantity.unit}" if quantity.unit else ""
    yield "number", f"“{quantity.surface}”: {quantity.value:,.12g}{unit}, {quantity.kind}, {quantity.hedge}"
    if claim.ranked is None:
        yield "allows", f"{low} to {high}"
    counterpart = entry.entities[claim.counterpart] if claim.counterpart else None
    yield "read as", f"{label(measure, entry.entities[claim.entity], counterpart, the)} ({claim.measure})"
    yield "", measure.definition
    yield "measure", claim.measure_evidence.why
    yield "place", f"{claim.entity}: {claim.entity_evidence.why}"
    yield "period", f"{plain_period(claim.period) if claim.period else 'none'}: {claim.period_evidence.why}"
    if claim.since is not None:
        yield "since", plain_period(claim.since)
    if claim.versus is not None:
        yield "against", claim.versus
    if claim.added:
        yield "added", ", ".join(claim.added)
    source = f", said by {claim.attribution.text}" if claim.attribution else ""
    yield "said as", f"{claim.relation}, {claim.modality}{source}"


def _judging(entry: ArticleReport, claim: Claim) -> Iterator[tuple[str, str]]:
    verdict, measure = entry.verdicts[claim.id], entry.measures[claim.measure]
    for number, compared in enumerate(verdict.compared):
        yield (
            "held against" if not number else "",
            f"{phrases.source(compared, measure.unit, noted=True)}: {_told(compared)}",
        )
    if verdict.working:
        yield "computed", verdict.working
    elif verdict.primary is not None:
        value = plain_number(verdict.primary.observation.value, measure.unit)
        differs = phrases.difference(claim, verdict)
        yield (
            "compared",
            f"{phrases.allowed(verdict, claim, measure.unit)}; {value}" + (f"; {differs}" if differs else ""),
        )
    yield (
        "tolerance",
        f"{measure.tolerance:.3g} of the value, {measure.tolerance_absolute:.3g}: {measure.tolerance_reason}",
    )
    yield "verdict", f"{verdict.outcome}, confidence {verdict.confidence}: {verdict.reason}"
    if verdict.slip is not None:
        yield "slip", f"{verdict.slip.kind}: {verdict.slip.text}"


def _told(compared: Compared) -> str:
    agrees = "agrees" if compared.agrees else "inside the tolerance" if compared.near else "differs"
    away = f", {compared.distance_days} days away" if compared.distance_days else ""
    part = ", of a part of the place" if compared.within else ""
    return f"{agrees}{away}{part}"


def _plot(entry: ArticleReport, claim: Claim, series: Sequence[Observation], width: int) -> str:
    """The series of the deciding publisher, with the claimed value at its time."""
    primary, told = entry.verdicts[claim.id].primary, claim.ranked or claim
    if primary is None or told.period is None or told.relation != "level":
        return ""
    source = primary.observation.provenance
    points = tuple(
        (o.end, o.value)
        for o in series
        if o.judges and (o.provenance.publisher, o.provenance.dataset) == (source.publisher, source.dataset)
    )
    if len({day.year for day, _ in points}) < _FEWEST_YEARS:
        return ""
    said = Curve("the text", ((told.period.end, told.value),) if not told.quantity.unnumbered else ())
    return draw([said, Curve(primary.publisher.short, points)][not said.points :], width)


def _wrapped(word: str, text: str, width: int) -> list[str]:
    plain = " ".join(safe(text).split())
    return textwrap.wrap(
        plain,
        width=max(40, width),
        initial_indent=f"{word:<{_LABEL}} ",
        subsequent_indent=" " * (_LABEL + 1),
        break_on_hyphens=False,
    ) or [word]
