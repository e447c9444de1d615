"""The fourth stage: texts that contradict themselves, found by the right rule, and their nearest sound neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evaluation.annotations import consistency_cases
from tests.evaluation.scores import Miss, Result, Share
from tests.support import checked

if TYPE_CHECKING:
    from tests.evaluation.annotations import ConsistencyCase

STAGE = "consistency"
REFERENCE = "REF"
"""The family that needs reference data, whose findings say nothing here."""


def measure() -> Result:
    """Check every annotated text.

    A slip counts as found if its rule has a finding that touches one of the two numbers. A trap is silent if no rule
    but those against reference data finds anything in it.
    """
    found: dict[str, Share] = {}
    silent: dict[str, Share] = {}
    result = Result()
    for case in consistency_cases():
        findings = [
            (finding.rule, finding.span.of(case.text))
            for finding in checked(case.text, case.date, title=case.title).findings
            if not finding.rule.startswith(REFERENCE)
        ]
        if case.surfaces:
            right = any(rule == case.rule and _touches(span, case) for rule, span in findings)
            found.setdefault(case.rule, Share()).count(right)
        else:
            right = not findings
            silent.setdefault(case.rule, Share()).count(right)
        if not right:
            wanted = f"{case.rule} at {' or '.join(case.surfaces)}" if case.surfaces else "nothing"
            told = "; ".join(f"{rule} at {span}" for rule, span in findings) or "nothing"
            passage = f"{case.title} | {case.text}" if case.title else case.text
            result.misses.append(Miss(STAGE, case.rule, case.id, passage, wanted, told))
    for rule in sorted({*found, *silent}):
        result.figures += [found[rule].figure(STAGE, f"{rule} found")] if rule in found else []
        result.figures += [silent[rule].figure(STAGE, f"{rule} traps silent")] if rule in silent else []
    return result


def _touches(span: str, case: ConsistencyCase) -> bool:
    return any(surface in span or span in surface for surface in case.surfaces)
