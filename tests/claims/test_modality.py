"""Only what a text asserts is judged: a proposal, a forecast, a denial and a supposition are not."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, verdict_of

DATE = "2019-06-15"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kenya's population is 51 million.", "asserted"),
        ("Kenya is expected to have a population of 85 million.", "forecast"),
        ("The population of Kenya will be 85 million.", "forecast"),
        ("Kenya could have a population of 85 million.", "hypothetical"),
        ("Kenya does not have a population of 85 million.", "negated"),
        ("The population of Kenya should be 85 million.", "proposed"),
        ("The population of Kenya would be 85 million.", "hypothetical"),
        ("“The population of Kenya is 85 million,” a guide said.", "quoted"),
        ('"The population of Kenya is 85 million," a guide said.', "quoted"),
        ("A guide called it “huge”; the population of Kenya is 85 million.", "asserted"),
    ],
)
def test_the_cue_before_the_number_decides(text: str, modality: str) -> None:
    number = "51 million" if "51" in text else "85 million"
    assert claim_of(checked(text, DATE), number).modality == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        # The cue stands in a clause of its own.
        ("Kenya wants to grow, and its population is 51 million.", "asserted"),
        ("The council, which wants to cut taxes, says the population of Kenya is 51 million.", "asserted"),
        ("The proposal comes as the population of Kenya is 51 million.", "asserted"),
        ("He called for action because the population of Kenya is 51 million.", "asserted"),
        ("The minister would not say why the population of Kenya is 51 million.", "asserted"),
        ("He does not know that the population of Kenya is 51 million.", "asserted"),
        ("Whether or not it rains, the population of Kenya is 51 million.", "asserted"),
        ("Kenya was not only proud, its population was 51 million.", "asserted"),
        ("Kenya must feed its population of 51 million.", "asserted"),
        # A name is no cue.
        ("Theresa May told Kenya, with a population of 51 million, to vote.", "asserted"),
        ("Will Smith visited Kenya, a country with a population of 51 million.", "asserted"),
        # The cue reaches over "that", or over the whole clause.
        ("The minister denied that the population of Kenya is 51 million.", "negated"),
        ("The president falsely said the population of Kenya is 51 million.", "negated"),
        ("It is not true that the population of Kenya is 51 million.", "negated"),
        ("The claim that the population of Kenya is 51 million is false.", "negated"),
        ("The population of Kenya is nowhere near 51 million.", "negated"),
        ("Analysts expect that the population of Kenya is 51 million.", "forecast"),
        ("Analysts expect the population of Kenya to reach 51 million.", "forecast"),
        ("Population of Kenya to hit 51 million", "forecast"),
        ("Had the population of Kenya reached 51 million, schools would have burst.", "hypothetical"),
        ("If the population of Kenya is 51 million, schools must be full.", "hypothetical"),
        ("Is the population of Kenya 51 million?", "hypothetical"),
        # Quotations with single marks, and apostrophes that are none.
        ("'The population of Kenya is 51 million,' the minister said.", "quoted"),
        ("‘The population of Kenya is 51 million,’ the minister said.", "quoted"),
        ("It's the farmers' year, and Kenya's population is 51 million.", "asserted"),
        ("The so-called “population” of Kenya is 51 million.", "asserted"),
    ],
)
def test_a_cue_governs_its_own_clause(text: str, modality: str) -> None:
    assert claim_of(checked(text, DATE), "51 million").modality == modality


def test_a_denial_of_something_else_denies_no_toll() -> None:
    text = "The group denied its part in the attack that killed 16 people in Marrakesh this week."
    assert claim_of(checked(text, DATE), "16").modality == "asserted"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Kenya is expected to have a population of 85 million.", "forecast"),
        ("Kenya could have a population of 85 million.", "hypothetical"),
        ("Kenya does not have a population of 85 million.", "denied"),
        ("The United States should accept 900,000 Syrian refugees.", "proposed"),
    ],
)
def test_what_is_not_asserted_is_unchecked_with_the_reason(text: str, reason: str) -> None:
    number = "85 million" if "85" in text else "900,000"
    verdict = verdict_of(checked(text, DATE), number)
    assert verdict.outcome == "unchecked"
    assert reason in verdict.reason


def test_a_wrong_number_in_a_quotation_is_judged_like_any_other() -> None:
    report = checked("“The population of Kenya is 85 million,” a guide said.", DATE)
    assert verdict_of(report, "85 million").outcome == "inconsistent"


def test_a_level_of_a_year_to_come_is_a_forecast() -> None:
    assert (
        claim_of(checked("The population of Kenya is 85 million by 2050.", DATE), "85 million").modality == "forecast"
    )


def test_a_cue_in_a_bracket_or_after_a_semicolon_governs_nothing_behind_it() -> None:
    report = checked("They should stay; the population of Kenya is 51 million.", DATE)
    assert claim_of(report, "51 million").modality == "asserted"


def test_a_quotation_that_was_closed_before_quotes_nothing_after_it() -> None:
    report = checked("“We stay,” a guide said. The population of Kenya is 51 million.", DATE)
    assert claim_of(report, "51 million").modality == "asserted"
