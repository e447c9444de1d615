"""Numbers, places and times that a sentence lists side by side."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, reason_of

DATE = "2015-06-10"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Inflation in Poland and Hungary was 1.2 percent and 2.3 percent respectively.",
            {"1.2 percent": "POL", "2.3 percent": "HUN"},
        ),
        (
            "Inflation rates in Denmark, Norway and Sweden were 0.6, 2.1 and 0.2 percent.",
            {"0.6": "DNK", "2.1": "NOR", "0.2 percent": "SWE"},
        ),
        (
            "Inflation in Poland and Hungary, at 1.2 and 2.3 percent, is the lowest in Europe.",
            {"1.2": "POL", "2.3 percent": "HUN"},
        ),
        (
            "Denmark, Norway and Sweden have 5.6 million, 5.1 million and 9.7 million inhabitants respectively.",
            {"5.6 million": "DNK", "5.1 million": "NOR", "9.7 million": "SWE"},
        ),
        (
            "Kenya, Uganda and Tanzania have populations of 41, 34 and 45 million.",
            {"41": "KEN", "34": "UGA", "45 million": "TZA"},
        ),
        (
            "In East Africa, Rwanda and Uganda grew by 6.9 and 5.2 percent respectively in 2014.",
            {"6.9": "RWA", "5.2 percent": "UGA"},
        ),
    ],
)
def test_places_and_numbers_go_together_one_by_one(text: str, numbers: dict[str, str]) -> None:
    report = checked(text, DATE)
    assert {number: claim_of(report, number).entity for number in numbers} == numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Inflation in Poland, Hungary and Austria was 1.2 percent and 2.3 percent respectively.", "1.2 percent"),
        ("Inflation in Poland and Hungary was 1.2 percent.", "1.2 percent"),
        ("Inflation in Poland and Hungary was 1.2 percent and 2.3 percent in 2013 and 2014.", "2.3 percent"),
    ],
)
def test_lists_that_do_not_match_bind_nothing(text: str, number: str) -> None:
    assert reason_of(checked(text, DATE), number)


@pytest.mark.parametrize(
    ("text", "number", "start", "end"),
    [
        (
            "Inflation in Chad was 2 percent in May, against 3 percent in April.",
            "3 percent",
            "2015-04-01",
            "2015-04-30",
        ),
        (
            "Inflation in Chad was 2 percent in May, 3 percent in April and 4 percent in March.",
            "4 percent",
            "2015-03-01",
            "2015-03-31",
        ),
        (
            "Inflation in Chad was 2 percent in 2014, after 3 percent the previous year.",
            "3 percent",
            "2013-01-01",
            "2013-12-31",
        ),
        (
            "Inflation in Chad was 2 percent in the first quarter, against 3 percent a year earlier.",
            "3 percent",
            "2014-01-01",
            "2014-03-31",
        ),
        (
            "Chad had 11 million inhabitants in 2009; five years later it had 13 million.",
            "13 million",
            "2014-01-01",
            "2014-12-31",
        ),
    ],
)
def test_the_same_is_told_of_another_time(text: str, number: str, start: str, end: str) -> None:
    report = checked(text, DATE)
    claim = claim_of(report, number)
    assert claim.entity == "TCD"
    assert claim.period is not None
    assert (claim.period.start.isoformat(), claim.period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Inflation in Chad was 2 percent in 2013 and wages rose 3 percent in 2014.",
        "Inflation in Chad was 2 percent in 2013, and 3 percent of villages had power in 2014.",
        "Inflation in Chad was 2 percent in 2013, and 3 people came in 2014.",
    ],
)
def test_another_number_with_a_time_is_not_the_same_once_more(text: str) -> None:
    assert reason_of(checked(text, DATE), "3 percent" if "3 percent" in text else "3")


def test_times_and_numbers_go_together_one_by_one() -> None:
    report = checked("Inflation in Chad was 1.7 and 3.7 percent in 2014 and 2013, respectively.", DATE)
    years = {number: claim_of(report, number).period for number in ("1.7", "3.7 percent")}
    assert {number: period.start.year for number, period in years.items() if period} == {
        "1.7": 2014,
        "3.7 percent": 2013,
    }


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "Togo has 7.2 million inhabitants, a GDP of $4 billion and a life expectancy of 59 years.",
            {"7.2 million": "population.total", "$4 billion": "gdp.nominal", "59 years": "life_expectancy"},
        ),
        (
            "Togo, which has 7.2 million inhabitants and a life expectancy of 59 years, exports phosphate.",
            {"7.2 million": "population.total", "59 years": "life_expectancy"},
        ),
        (
            "Togo: 56,785 sq km, 7.2 million inhabitants, a GDP of $4 billion.",
            {"7.2 million": "population.total", "$4 billion": "gdp.nominal"},
        ),
    ],
)
def test_each_number_of_a_place_is_read_as_if_it_stood_alone(text: str, measures: dict[str, str]) -> None:
    report = checked(text, DATE)
    assert {number: claim_of(report, number).measure for number in measures} == measures
    assert {claim_of(report, number).entity for number in measures} == {"TGO"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Togo has 12 rivers and 2 million people saw the film.", "2 million"),
        ("Kenya has 44 million people and 2 million refugees fled last year.", "2 million"),
        ("The hospital in Togo has 40 beds, 3 doctors and a population of rats.", "3"),
    ],
)
def test_a_clause_is_no_part_of_what_a_place_has(text: str, number: str) -> None:
    assert reason_of(checked(text, DATE), number)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey (1.8 million), Pakistan (1.5 million) and Iran (1 million) host the most refugees.",
        "The countries are poor. Turkey (1.8 million), Pakistan (1.5 million) and Iran (1 million) host most refugees.",
    ],
)
def test_numbers_in_brackets_are_those_of_which_each_has_the_most(text: str) -> None:
    report = checked(text, DATE)
    hosts = {claim.entity: claim.value for claim in report.claims if claim.measure == "refugees.hosted"}
    assert hosts == {"TUR": 1_800_000, "PAK": 1_500_000, "IRN": 1_000_000}


def test_one_number_in_brackets_may_be_anything() -> None:
    assert reason_of(checked("Turkey (78 million) hosts the most refugees.", DATE), "78 million")


@pytest.mark.parametrize(
    ("text", "number", "entity", "year"),
    [
        ("Unemployment in Spain was 26 percent in 2013. In France it was 10 percent.", "10 percent", "FRA", 2013),
        (
            "Unemployment in Spain was 26 percent in 2013. A year earlier it had been 25 percent.",
            "25 percent",
            "ESP",
            2012,
        ),
        ("Unemployment in Spain was 26 percent in 2013. In 2007 the rate was 8 percent.", "8 percent", "ESP", 2007),
    ],
)
def test_a_sentence_goes_on_with_the_measure_before_it(text: str, number: str, entity: str, year: int) -> None:
    claim = claim_of(checked(text, DATE), number)
    assert (claim.measure, claim.entity) == ("unemployment.rate", entity)
    assert claim.period is not None
    assert claim.period.start.year == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Unemployment in Spain was 26 percent. In France it was 35 degrees.", "35 degrees"),
        ("Spain is hot. In France it was 25 percent.", "25 percent"),
        ("Unemployment in Spain was 26 percent, inflation 2 percent. In France it was 10 percent.", "10 percent"),
    ],
)
def test_a_sentence_of_something_else_does_not_go_on(text: str, number: str) -> None:
    assert reason_of(checked(text, DATE), number)


@pytest.mark.parametrize(
    ("text", "origin", "hosts"),
    [
        ("There are 2 million Syrian refugees in Turkey, 1 million in Lebanon.", "SYR", {"TUR", "LBN"}),
        ("There are 2 million refugees from Syria in Turkey and 1 million in Lebanon.", "SYR", {"TUR", "LBN"}),
    ],
)
def test_the_place_of_a_list_stands_for_the_one_with_its_preposition(text: str, origin: str, hosts: set[str]) -> None:
    pairs = {(claim.entity, claim.counterpart) for claim in checked(text, DATE).claims}
    assert {frozenset(pair) for pair in pairs} == {frozenset((origin, host)) for host in hosts}
