"""Tests for the quarter that a growth is of, and from when it is counted, where the text does not say."""

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2014-08-20"


def told(text: str, number: str) -> tuple[str, str, float]:
    claim = claim_of(checked(text, DATE), number)
    assert claim.period is not None
    return claim.measure, f"{claim.period.start}..{claim.period.end}", claim.value


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("China's economy grew 7 percent in the second quarter.", "gdp.growth.quarter.year"),
        ("Britain's economy grew 7 percent in the second quarter.", "gdp.growth.quarter.previous"),
        ("The US economy grew 7 percent in the second quarter.", "us.gdp.growth.annualised"),
        ("Britain's economy grew 7 percent in the second quarter from a year earlier.", "gdp.growth.quarter.year"),
    ],
)
def test_growth_of_a_quarter_is_counted_as_is_usual_in_its_country(text: str, measure: str) -> None:
    assert told(text, "7 percent") == (measure, "2014-04-01..2014-06-30", 7.0)


def test_what_is_usual_is_weak_evidence_and_what_the_text_says_is_strong() -> None:
    usual = claim_of(checked("India's economy grew 7 percent in the second quarter.", DATE), "7 percent")
    said = claim_of(checked("India's economy grew 7 percent on the year in the second quarter.", DATE), "7 percent")
    assert (usual.measure, said.measure) == ("gdp.growth.quarter.year",) * 2
    assert (usual.measure_evidence.strength, said.measure_evidence.strength) == ("weak", "strong")


def test_a_fall_is_growth_with_the_other_sign() -> None:
    assert told("Italy's economy shrank 7 percent in the second quarter.", "7 percent")[2] == -7.0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Greece's economy grew 7 percent in the second quarter.", "7 percent"),  # told in both ways
        ("China's economy grew 8 percent in the second quarter, and 7 percent in the first half.", "7 percent"),
    ],
)
def test_a_growth_of_which_it_is_not_known_is_left_alone(text: str, number: str) -> None:
    assert bound_of(checked(text, DATE), number).claim is None


def test_a_growth_without_a_time_is_of_the_quarter_told_before_it() -> None:
    text = "Italy's economy shrank 2 percent in the first quarter. The Dutch economy contracted 7 percent."
    assert told(text, "7 percent") == ("gdp.growth.quarter.previous", "2014-01-01..2014-03-31", -7.0)


def test_or_of_the_last_one_that_was_over() -> None:
    text = "Portugal's GDP fell 7 percent from the previous three months."
    assert told(text, "7 percent") == ("gdp.growth.quarter.previous", "2014-04-01..2014-06-30", -7.0)
