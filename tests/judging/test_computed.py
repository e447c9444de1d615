"""Measures computed from one or two others against a store whose every value is known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.results import Verdict

ROWS = [
    row("refugees.hosted", "2014-12-31", 1_000_000, published="2015", source="unhcr"),
    row("population.total", "2014", 5_000_000, published="2015", source="un_wpp"),
    row("population.total", "2014", 4_000_000, published="2015", source="cia_factbook"),
    row("government.debt.share", "2014", 50.0, published="2015", source="imf"),
    row("gdp.per_capita", "2014", 20_000.0, published="2015", source="world_bank"),
    row("electricity.access.share", "2014", 60.0, published="2015", source="world_bank"),
    row("refugees.hosted", "2014-12-31", 1_000_000, entity="OTH", published="2015", source="unhcr"),
    row("population.total", "2000", 5_000_000, entity="OTH", published="2015", source="un_wpp"),
]
PUBLISHED = dt.date(2016, 6, 15)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return tiny_checker(tmp_path_factory.mktemp("computed"), ROWS)


def _verdict(tiny: Checker, text: str, number: str) -> Verdict:
    report = tiny.check(tiny.article(text, published=PUBLISHED))
    claim = next(claim for claim in report.claims if claim.quantity.surface == number)
    return report.verdicts[claim.id]


@pytest.mark.parametrize(
    ("share", "outcome"),
    [
        ("20 percent", "consistent"),
        ("25 percent", "consistent"),  # with the smaller population
        ("27 percent", "close"),
        ("2.0 percent", "inconsistent"),
    ],
)
def test_a_share_is_computed_from_part_and_whole_within_what_the_publishers_have(
    tiny: Checker, share: str, outcome: str
) -> None:
    text = f"Refugees made up {share} of Testland's population in 2014."
    assert _verdict(tiny, text, share).outcome == outcome


def test_the_division_is_shown_and_is_never_more_than_fairly_sure(tiny: Checker) -> None:
    verdict = _verdict(tiny, "Refugees made up 2.0 percent of Testland's population in 2014.", "2.0 percent")
    assert verdict.working == (
        "1,000,000 (refugees hosted, 31 December 2014) / 5,000,000 (population, 2014) is 20 % of the population; "
        "with the figures of others 20 to 25"
    )
    assert verdict.confidence == "medium"


def test_a_product_takes_a_percentage_of_a_figure_per_person(tiny: Checker) -> None:
    verdict = _verdict(tiny, "In 2014 Testland's public debt was $10,000 per person.", "$10,000")
    assert verdict.outcome == "consistent"
    assert (verdict.working or "").startswith("50 % of GDP (government debt as a share of GDP, 2014) of $20,000")


def test_parts_of_times_far_apart_are_not_divided(tiny: Checker) -> None:
    verdict = _verdict(tiny, "Refugees made up 20 percent of Otherland's population in 2014.", "20 percent")
    assert (verdict.outcome, "no reference data" in verdict.reason) == ("unchecked", True)


@pytest.mark.parametrize(
    ("share", "outcome"), [("40 percent", "consistent"), ("43 percent", "close"), ("60 percent", "unchecked")]
)
def test_those_without_a_thing_are_what_those_with_it_leave(tiny: Checker, share: str, outcome: str) -> None:
    text = f"In Testland {share} of people had no access to electricity in 2014."
    assert _verdict(tiny, text, share).outcome == outcome


def test_what_is_left_is_shown(tiny: Checker) -> None:
    verdict = _verdict(tiny, "In Testland 40 percent of people had no access to electricity in 2014.", "40 percent")
    assert (
        verdict.working
        == "100 % less 60 % of the population (people with access to electricity, 2014) is 40 % of the population"
    )


def test_a_headcount_is_computed_from_a_share_that_is_itself_what_is_left(tiny: Checker) -> None:
    verdict = _verdict(tiny, "In Testland 2 million people had no access to electricity in 2014.", "2 million")
    assert verdict.outcome == "consistent"
    assert verdict.working == (
        "40 % of the population (people without electricity, 2014) of 5,000,000 (population, 2014) is 2,000,000; "
        "with the figures of others 1,600,000 to 2,000,000"
    )
