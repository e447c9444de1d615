"""CNV002: amounts against the rates of their time. More texts are in tests/evaluation/consistency."""

from __future__ import annotations

import pytest

from tests.support import checked, store


def test_an_amount_that_no_rate_of_the_year_makes_is_told_with_the_range() -> None:
    (found,) = checked("He was fined Rp 20 million (US$14,000).", "2021-05-27").findings
    assert (found.rule, found.severity, found.confidence) == ("CNV002", "warning", "high")
    assert found.message.startswith("Rp 20 million was 1,3")
    assert found.message.endswith("USD at the rates of 2020 and 2021; the text says US$14,000 (10 times too large)")
    assert found.suggestion == "US$1,400"


def test_a_rate_that_was_turned_round_is_named() -> None:
    (found,) = checked("The limit is £105 million ($66 million).", "2014-06-03").findings
    assert found.message.endswith("(it fits if the rate is turned round)")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("He was fined Rp 20 million (US$1,400).", "2021-05-27"),
        ("A room costs €50 ($80) in Sydney.", "2021-05-27"),  # Australian dollars
        ("In 1950 the house cost £2,000 ($5,600).", "2021-05-27"),
        ("The house cost £2,000, or £70,000 in today's money.", "2021-05-27"),
        ("The loan of 5 billion bolivars ($790 million) was signed.", "2013-05-27"),
    ],
)
def test_what_a_rate_or_another_dollar_allows_is_left_alone(text: str, date: str) -> None:
    assert checked(text, date).findings == ()


def test_the_store_gives_the_least_and_the_greatest_rate_of_each_year() -> None:
    ranges = store().ranges("exchange_rate.usd", "GBR")
    low, high = ranges[2016]
    assert 0.65 < low < 0.74 < high < 0.83
    assert store().ranges("exchange_rate.usd", "nowhere") == {}
