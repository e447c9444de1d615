"""Tests for growth that goes on with another one of the same economy."""

import pytest

from tests.support import bound_of, checked, claim_of

DATE = "2014-02-20"
FOURTH = "2013-10-01..2013-12-31"


@pytest.mark.parametrize(
    ("text", "measure", "period"),
    [
        (
            "Thailand's economy shrank 2 percent in the fourth quarter from the third. On the year it grew 7 percent.",
            "gdp.growth.quarter.year",
            FOURTH,
        ),
        (
            "Thailand's economy grew 2 percent in the fourth quarter. For 2013 as a whole growth was 7 percent.",
            "gdp.growth",
            "2013-01-01..2013-12-31",
        ),
        (
            "Brazil's economy grew 2 percent in the fourth quarter from the third, an office said, and 7 percent "
            "from a year before.",
            "gdp.growth.quarter.year",
            FOURTH,
        ),
        (
            "Italy's economy shrank 2 percent in the fourth quarter, while Germany's expanded 7 percent.",
            "gdp.growth.quarter.previous",
            FOURTH,
        ),
        (
            "Australia's economy grew 2 percent in the fourth quarter, leaving annual growth at 7 percent.",
            "gdp.growth.quarter.year",
            FOURTH,
        ),
        (
            "Kenya's economy grew 5 percent in 2013. Growth will pick up to 7 percent this year, the ministry said.",
            "gdp.growth",
            "2014-01-01..2014-12-31",
        ),
    ],
)
def test_growth_is_told_once_more_over_another_time(text: str, measure: str, period: str) -> None:
    claim = claim_of(checked(text, DATE), "7 percent")
    assert claim.period is not None
    assert (claim.measure, f"{claim.period.start}..{claim.period.end}") == (measure, period)


@pytest.mark.parametrize(
    "text",
    [
        "Thailand's economy grew 2 percent in the fourth quarter. Its bank did well: on the year it grew 7 percent.",
        "Thailand's economy grew 2 percent in the fourth quarter. Growth of the bank was 7 percent.",
        "Thailand had 66 million people in 2010. On the year it grew 7 percent.",
        "Italy's economy shrank 2 percent in the fourth quarter, while the carmaker's fell 7 percent.",
    ],
)
def test_growth_of_something_else_is_left_alone(text: str) -> None:
    assert bound_of(checked(text, DATE), "7 percent").claim is None
