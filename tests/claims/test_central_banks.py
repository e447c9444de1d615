"""Tests for the country of a central bank whose name does not say it."""

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2014-08-20"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Norges Bank left its key rate at 4 percent.", "NOR"),
        ("The Bank of England kept its benchmark rate at 4 percent.", "GBR"),
        ("The RBI cut its repo rate by 25 basis points to 4 percent.", "IND"),
        ("China cut a rate, while the European Central Bank lowered its main refinancing rate to 4 percent.", "EMU"),
        ("Banxico expects growth of 4 percent this year.", "MEX"),
    ],
)
def test_what_a_central_bank_says_of_its_own_is_of_its_country(text: str, entity: str) -> None:
    assert claim_of(checked(text, DATE), "4 percent").entity == entity


@pytest.mark.parametrize(
    "text",
    [
        "Lehman Brothers left its key rate at 4 percent.",
        "The Federal Reserve raised its benchmark rate by 4 percent.",
        "The Bank of England said its staff had grown by 4 percent.",
    ],
)
def test_what_others_have_and_the_amount_of_a_change_are_left_alone(text: str) -> None:
    assert bound_of(checked(text, DATE), "4 percent").claim is None
