"""The letters that a way to read a number needs: it is left out only where it would lead nowhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from factcheck.claims import bind
from factcheck.claims.lines.drawing import Tokens
from factcheck.claims.ways import Way
from tests.evaluation.annotations import claim_cases
from tests.support import checker

if TYPE_CHECKING:
    from factcheck.claims.model import Bound
    from tests.evaluation.annotations import ClaimCase

ONE_IN = 4
"""Of the annotated passages, so many are read."""


def _bound(case: ClaimCase) -> tuple[Bound, ...]:
    published = dt.date.fromisoformat(case.date) if case.date else None
    article = checker().article(case.text, published=published)
    return bind(Tokens(article), checker().grammar, checker().store)


def test_no_number_is_given_up_that_a_way_leads_on(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [*claim_cases()[::ONE_IN], *(case for case in claim_cases() if case.id.startswith("ellip"))]
    with_letters = [_bound(case) for case in cases]
    monkeypatch.setattr(Way, "may_lead", lambda *_: True)
    for case, bound in zip(cases, with_letters, strict=True):
        assert bound == _bound(case), case.text


@pytest.mark.parametrize(
    ("letters", "leads"),
    [
        ("#NbQTxQ", True),
        ("#NbQxxQ", False),  # no T
        ("#NbxTxQ", False),  # one Q
        ("#QTxNbQ", True),
        ("#QTxxxQ", False),  # no N before the number
    ],
)
def test_a_way_leads_nowhere_without_its_letters(letters: str, leads: bool) -> None:
    way = Way(lambda *_: None, needs="QQT", before="NC")
    assert way.may_lead(letters, 6) is leads
    assert not Way(lambda *_: None, beside="(").may_lead(letters, 6)
