"""SUM: parts and wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.rules.codes import SUM001
from factcheck.rules.finding import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every part that must be larger than its whole, whatever the rounding."""
    by_id = {claim.id: claim for claim in subject.claims}
    for part in subject.claims:
        whole = by_id.get(part.part_of or "")
        if whole is None or part.low is None or whole.high is None:
            continue
        if part.low > whole.high:
            yield finding(
                SUM001,
                subject.article,
                part.quantity.span,
                f"{part.quantity.surface} cannot be a part of {whole.quantity.surface}",
                claims=(part, whole),
                confidence="high",
            )
