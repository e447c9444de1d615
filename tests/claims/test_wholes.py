"""Shares that lean on another number of their sentence, or on the heading of their list."""

from __future__ import annotations

import pytest

from tests.support import checked


def _bound(text: str) -> dict[str, tuple[str, str]]:
    claims = (bound.claim for bound in checked(text, "2014-06-01").bound)
    return {claim.quantity.surface: (claim.measure, claim.entity) for claim in claims if claim is not None}


@pytest.mark.parametrize(
    ("text", "share", "measure"),
    [
        ("Nepal received remittances of $4.2 billion, or 22 percent of GDP.", "22 percent", "remittances.share"),
        ("Nepal received remittances of $4.2 billion (22 percent of GDP).", "22 percent", "remittances.share"),
        ("Chad's trade deficit was $1 billion, equal to 9 percent of its GDP.", "9 percent", "trade.deficit.share"),
        (
            "Nepal got remittances of $4.2 billion. This sum equalled 22 percent of GDP.",
            "22 percent",
            "remittances.share",
        ),
        ("Farming is 33 percent of Nepal's GDP, industry 15 percent.", "15 percent", "industry.share"),
        ("In Kenya tea made up 20 percent of exports, fuels 3 percent.", "3 percent", "exports.fuel.share"),
        (
            "Farming is 33 percent of Nepal's GDP and employs 70 percent of workers.",
            "70 percent",
            "employment.agriculture.share",
        ),
        ("GDP by sector in Nepal: agriculture 33 percent, services 52 percent.", "52 percent", "services.share"),
    ],
)
def test_a_share_has_the_whole_of_the_number_before_it(text: str, share: str, measure: str) -> None:
    assert _bound(text)[share][0] == measure


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Nepal received remittances of $4.2 billion, or 22 percent of the GDP of Bhutan.", "22 percent"),
        ("Nepal received remittances of $4.2 billion, and aid of 3 percent of GDP.", "3 percent"),
        ("Nepal received remittances of $4.2 billion. This sum of aid equalled 3 percent of GDP.", "3 percent"),
        ("Farming is 33 percent of Nepal's GDP, industry grew 15 percent.", "15 percent"),
        ("Farming is 33 percent of Nepal's GDP, industry 15 percent of its exports.", "15 percent"),
        ("Farming is 33 percent of Nepal's GDP and foreigners make up 70 percent of workers.", "70 percent"),
        ("Sales of a mill in Nepal by sector: agriculture 33 percent, services 52 percent.", "52 percent"),
    ],
)
def test_a_share_of_another_whole_is_left_alone(text: str, share: str) -> None:
    assert share not in _bound(text)
