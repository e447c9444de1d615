"""Small articles in `cases/`, each with everything that is expected of it: no finding, claim or number beyond that.

Beside NAME.txt stands NAME.toml: the date of the article, the findings (rule, surface, severity), the outcome of
every claim by its surface in the order of the text ("a|b" admits both), and why every other number is no claim.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import TESTS, checked

if TYPE_CHECKING:
    from factcheck.results import ArticleReport

CASES = TESTS / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))


def _expected(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def _report(name: str) -> ArticleReport:
    date = _expected(name).get("date")
    return checked((CASES / f"{name}.txt").read_text(encoding="utf-8"), date.isoformat() if date else None)


def test_every_article_has_its_expectation_and_the_reverse() -> None:
    assert sorted(path.stem for path in CASES.glob("*.toml")) == NAMES
    assert len(NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_the_findings_are_the_expected_ones_and_no_others(name: str) -> None:
    report = _report(name)
    found = [(f.rule, f.span.of(report.article.text), f.severity) for f in report.findings]
    assert found == [(f["rule"], f["surface"], f["severity"]) for f in _expected(name).get("finding", [])]


@pytest.mark.parametrize("name", NAMES)
def test_the_claims_have_the_expected_outcomes(name: str) -> None:
    report = _report(name)
    found: dict[str, list[str]] = {}
    for claim in report.claims:
        found.setdefault(claim.quantity.surface, []).append(report.verdicts[claim.id].outcome)
    expected = _expected(name).get("outcomes", {})
    assert set(found) == set(expected)
    for surface, outcomes in found.items():
        assert len(outcomes) == len(expected[surface]), surface
        for outcome, admitted in zip(outcomes, expected[surface], strict=True):
            assert outcome in admitted.split("|"), surface


@pytest.mark.parametrize("name", NAMES)
def test_every_other_number_says_why_it_is_no_claim(name: str) -> None:
    found = {b.quantity.surface: b.reason or "" for b in _report(name).bound if b.claim is None}
    expected = _expected(name).get("unbound", {})
    assert set(found) == set(expected)
    for surface, fragment in expected.items():
        assert fragment in found[surface], surface
