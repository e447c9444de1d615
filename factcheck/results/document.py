"""The report as the JSON document `factcheck/report/1`, in plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.article import Places
from factcheck.levels import OUTCOMES
from factcheck.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.article import Span
    from factcheck.claims.model import Bound, Claim
    from factcheck.language.periods import Period
    from factcheck.results.model import ArticleReport, Compared, Dataset, Finding, InputError, Verdict

SCHEMA = "factcheck/report/1"


def to_dict(
    articles: Sequence[ArticleReport],
    datasets: Sequence[Dataset],
    errors: Sequence[InputError],
    *,
    suppressed: bool = True,
) -> dict[str, Any]:
    """Return the document. Key order is fixed, so that equal reports give equal text.

    Suppressed findings are always counted, and listed only with `suppressed`.
    """
    return {
        "schema": SCHEMA,
        "program": {"name": "factcheck", "version": __version__},
        "data": [
            {
                "source": row.source,
                "dataset": row.dataset,
                "edition": row.edition,
                "retrieved": row.retrieved,
                "licence": row.licence,
            }
            for row in datasets
        ],
        "articles": [_article(entry, suppressed=suppressed) for entry in articles],
        "errors": [{"source": error.source, "message": error.message} for error in errors],
    }


def _article(entry: ArticleReport, *, suppressed: bool) -> dict[str, Any]:
    article, places = entry.article, Places(entry.article)
    published = article.published
    return {
        "source": article.source,
        "title": article.title,
        "published": {
            "date": published.date.isoformat() if published.date else None,
            "from": published.origin,
            "granularity": published.granularity if published.date else None,
            "evidence": published.evidence or None,
        },
        "summary": {
            "quantities": len(entry.bound),
            "claims": len(entry.claims),
            "checked": entry.checked,
            "outcomes": {outcome: entry.count(outcome) for outcome in OUTCOMES},
            "findings": sum(finding.suppressed is None for finding in entry.findings),
            "suppressed": sum(finding.suppressed is not None for finding in entry.findings),
            "too_little": entry.too_little,
        },
        "warnings": list(article.warnings),
        "quantities": [_quantity(bound, places) for bound in entry.bound],
        "claims": [_claim(claim, entry.verdicts[claim.id], places) for claim in entry.claims],
        "findings": [
            _finding(finding, places) for finding in entry.findings if suppressed or finding.suppressed is None
        ],
    }


def _quantity(bound: Bound, places: Places) -> dict[str, Any]:
    quantity = bound.quantity
    return {
        "id": bound.id,
        "span": _span(quantity.span, places),
        "surface": quantity.surface,
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "kind": quantity.kind,
        "hedge": quantity.hedge,
        "direction": quantity.direction,
        "change": quantity.change,
        "per": quantity.per,
        "noun": quantity.noun,
        "claim": bound.claim.id if bound.claim else None,
        "unbound": bound.reason,
    }


def _claim(claim: Claim, verdict: Verdict, places: Places) -> dict[str, Any]:
    sentence = claim.sentence
    at = places.span(sentence.span)
    return {
        "id": claim.id,
        "quantity": claim.quantity_id,
        "sentence": {"start": at.start, "end": at.end, "text": sentence.text},
        "measure": claim.measure,
        "entity": claim.entity,
        "counterpart": claim.counterpart,
        "period": _period(claim.period),
        # a sum is a level, of several places: version 1 of the report has no relation for it
        "relation": "level" if claim.relation == "sum" else claim.relation,
        "since": _period(claim.since),
        "versus": claim.versus,
        "added": list(claim.added),
        "attribution": None
        if claim.attribution is None
        else {"text": claim.attribution.text, "publisher": claim.attribution.publisher},
        "modality": claim.modality,
        "binding": {
            "measure": claim.measure_evidence.why,
            "entity": claim.entity_evidence.why,
            "period": claim.period_evidence.why,
        },
        "part_of": claim.part_of,
        "restates": claim.restates,
        "verdict": {
            "outcome": verdict.outcome,
            "reason": verdict.reason,
            "allowed": [number(verdict.allowed[0]), number(verdict.allowed[1])],
            "reference": number(verdict.primary.observation.value) if verdict.primary else None,
            "difference": None if verdict.difference is None else round(verdict.difference, 4),
            "slip": verdict.slip.text if verdict.slip else None,
            "slip_kind": verdict.slip.kind if verdict.slip else None,
            "confidence": verdict.confidence,
            "working": verdict.working,
        },
        "observations": [_observation(compared) for compared in verdict.compared],
    }


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "text": period.text,
        "inferred": period.inferred,
    }


def _observation(compared: Compared) -> dict[str, Any]:
    observation = compared.observation
    source = observation.provenance
    return {
        "source": source.publisher,
        "dataset": source.dataset,
        "edition": source.edition,
        "measure": observation.measure,
        "entity": observation.entity,
        "counterpart": observation.counterpart,
        "period": observation.period,
        "value": number(observation.value),
        "low": number(observation.low),
        "high": number(observation.high),
        "status": observation.status or None,
        "note": observation.note or None,
        "known": compared.known,
        "agrees": compared.agrees,
        "url": source.url or None,
        "licence": source.licence,
    }


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "span": _span(finding.span, places),
        "message": finding.message,
        "claims": list(finding.claims),
        "quantities": list(finding.quantities),
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
    }


def _span(span: Span, places: Places) -> dict[str, Any]:
    line, column = places.position(span.start)
    at, name = places.span(span), places.name(span.start)
    return {"start": at.start, "end": at.end, "line": line, "column": column} | ({"place": name} if name else {})


def number(value: float | None) -> float | int | None:
    """Write whole numbers without a decimal point, as the contract does."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value
