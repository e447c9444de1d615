"""Which quarter a growth is of, and from when it is counted, where the text does not say.

"China's economy grew 6.8 percent in the third quarter" is over the year before, "Britain's shrank by 0.2 percent" over
the quarter before: each country tells it in one way. That is custom and no word of the text: it confirms a number and
contradicts none.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.claims.measures import spans
from factcheck.claims.model import Evidence
from factcheck.language.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Measure

_WORDS: dict[str, spans.Over] = {"quarter": "quarter", "year": "year", "annualised": "annualised"}
_MONTHS = 3


def settled(claim: Claim, told: Told, figure: Figure, customs: Mapping[str, str]) -> Claim | str:
    """Return a claim of growth with the quarter and the measure that are meant, as it is if the text says them.

    `figure` is its number, `customs` says over what each country tells the growth of a quarter. A reason if that is not
    known, or if the growth is of another time than a quarter and there is no such measure.
    """
    measure = told.catalogue.measure(claim.measure)
    whole = spans.whole(measure, told.catalogue)
    if claim.relation != "level" or not spans.of_quarters(whole):
        return claim
    said = spans.told(told.line_of(figure), figure.at)
    annualised = said.over == "annualised" and customs.get(claim.entity) == said.over
    if not _has_time(told.line_of(figure), figure.at):
        claim = _timed(claim, said, whole is not measure or annualised, told)
    of_quarter = claim.period is not None and _is_quarter(claim.period)
    if whole is not measure:
        other = claim.period is not None and not of_quarter
        return spans.UNKNOWN_SPAN if other else claim
    if not of_quarter and not (said.quarter and said.over is None) and said.over != "annualised":
        return claim
    over = said.over or _WORDS.get(customs.get(claim.entity, ""))
    if not of_quarter or over is None or claim.by_words or (said.over == "annualised" and not annualised):
        return spans.UNKNOWN_SPAN
    meant = spans.of_span(measure, spans.Told(over, quarter=True, month=False, yearly=False), told.catalogue)
    return meant if isinstance(meant, str) else _as(claim, measure, meant, said.over or "", over)


def _has_time(line: Line, at: int) -> bool:
    """Whether the stretch of a number tells a time that nothing is counted from, whatever it is of."""
    steps = [step for step in line.where("T") if line.segments[step] == line.segments[at]]
    return any(not spans.is_counted_from(line, step) for step in steps)


def _as(claim: Claim, measure: Measure, meant: Measure, said: str, over: str) -> Claim:
    """A claim of the growth of a quarter over the time that is meant; weak if the text does not say it."""
    sign = -1 if spans.is_turned(measure, meant) else 1
    claim = claim._replace(measure=meant.code, factor=sign * claim.factor)
    if said:
        return claim
    way = "at an annual rate" if over == "annualised" else f"over the {over} before"
    why = f"{claim.measure_evidence.why}, {way} as is usual there"
    return claim._replace(measure_evidence=Evidence(why, "weak"))


def _timed(claim: Claim, said: spans.Told, quarterly: bool, told: Told) -> Claim:
    """A claim with the quarter told before it, if it tells no time of its own; `quarterly` is a growth of a quarter.

    One of a quarter, with none told before it, is of the last that was over when the article appeared.
    """
    if claim.period is None or not claim.period.inferred or claim.modality != "asserted" or claim.by_words:
        return claim
    near = (c for c in reversed(told.latest()) if claim.sentence.number - c.sentence.number <= 1)
    before = next((c for c in near if _is_of_quarter(c, told)), None)
    if before is not None and before.period is not None:
        why = f"that of the {before.quantity.surface} before it"
        return claim._replace(
            period=before.period._replace(inferred=True), alternatives=(), period_evidence=Evidence(why, "weak")
        )
    today = told.times.published.date
    if today is None or not (quarterly or (said.over == "year" and not said.yearly)):
        return claim
    why = "the last quarter before the date of the article"
    return claim._replace(period=_last_quarter(today), alternatives=(), period_evidence=Evidence(why, "weak"))


def _is_of_quarter(claim: Claim, told: Told) -> bool:
    """Whether a claim is of the growth of a quarter."""
    measure = told.catalogue.measure(claim.measure)
    family = spans.of_quarters(spans.whole(measure, told.catalogue))
    return family and claim.period is not None and _is_quarter(claim.period)


def _is_quarter(period: Period) -> bool:
    """Whether a period is three whole months, however it is told: "between April and June"."""
    start, after = period.start, period.end + dt.timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return start.day == after.day == 1 and months == _MONTHS


def _last_quarter(today: dt.date) -> Period:
    """The last quarter that was over on a day."""
    end = dt.date(today.year, (today.month - 1) // _MONTHS * _MONTHS + 1, 1) - dt.timedelta(days=1)
    return Period(dt.date(end.year, end.month - _MONTHS + 1, 1), end, "quarter", inferred=True)
