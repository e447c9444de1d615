"""Which growth of a quarter is meant where the text does not say from when: each country tells it in one way.

"China's economy grew 6.8 percent in the third quarter" is over the year before, "Britain's shrank by 0.2 percent" over
the quarter before. That is custom and no word of the text: it confirms a number and contradicts none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import spans
from factcheck.claims.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.line import Line
    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Catalogue

_WORDS: dict[str, spans.Over] = {"quarter": "quarter", "year": "year", "annualised": "annualised"}
_QUARTER = "quarter"
_LEVEL = "level"


def settled(claim: Claim, line: Line, at: int, customs: Mapping[str, str], catalogue: Catalogue) -> Claim | str:
    """Return a claim with the growth of a quarter that is usual in its place, as it is if the text says which.

    `line` and `at` are its number among the items of its sentence, `customs` over what each country tells it. A reason
    if that is not known.
    """
    measure = catalogue.measure(claim.measure)
    if claim.relation != _LEVEL or not spans.of_quarters(measure):
        return claim
    of_quarter = claim.period is not None and claim.period.granularity == _QUARTER
    said = spans.told(line, at)
    if not of_quarter and not (said.quarter and said.over is None):
        return claim
    over = _WORDS.get(customs.get(claim.entity, ""))
    if not of_quarter or said.over is not None or over is None or claim.by_words:
        return spans.UNKNOWN_SPAN
    meant = spans.of_span(measure, spans.Told(over, quarter=True, month=False, yearly=False), catalogue)
    if isinstance(meant, str):
        return meant
    sign = -1 if spans.is_turned(measure, meant) else 1
    why = f"{claim.measure_evidence.why}, over the {over} before as is usual there"
    if over == "annualised":
        why = f"{claim.measure_evidence.why}, at an annual rate as is usual there"
    return claim._replace(measure=meant.code, factor=sign * claim.factor, measure_evidence=Evidence(why, "weak"))
