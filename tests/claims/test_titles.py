"""A headline that is given apart from the text tells where it speaks of, and is no part of it."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DAY = "2019-06-03"

PLACED = [
    # title, text, number, place
    ("Zambia", "Inflation was 9.1% last year.", "9.1%", "ZMB"),
    ("Health in Benin", "Life expectancy is 61 years.", "61 years", "BEN"),
    ("Laos: a long climb", "The literacy rate is officially 84.7%.", "84.7%", "LAO"),
    ("Zambia", "Key facts: Inflation 9.1%, squeezed by a South African slump.", "9.1%", "ZMB"),
    ("Estonia", "The jobless rate is 5.2% (well below NATO's average age, joked a minister).", "5.2%", "EST"),
    ("Bolivia", "Key facts: the economy grew 4.2% last year, Brazilian gas demand falling.", "4.2%", "BOL"),
    (
        "Zambia",
        "Growth was strong but trailing Malawi. The country's 17.4 million people are young.",
        "17.4 million",
        "ZMB",
    ),
    ("Zambia", "Malawi is near. The country's 18.6 million people are young.", "18.6 million", "MWI"),
    ("Nigeria", "Strong points: Largest population in Africa (~196M), largest African economy", "196M", "NGA"),
    ("Benin", "Trade with Niger and Togo is brisk. Inflation was 6.2% last year.", "6.2%", "BEN"),
    ("Benin", "Niger grew fast. Inflation was 1.2% last year.", "1.2%", "NER"),
    (
        "Ghana",
        "Once poor, it is now one of the fastest growing economies in the world, boasting a GDP per capita of $1,700.",
        "$1,700",
        "GHA",
    ),
    ("Zambia", "Roads are poor. Inflation in Malawi was 9.1% last year.", "9.1%", "MWI"),
]

OPEN = [
    ("Zambia and Malawi", "Inflation was 9.1% last year.", "9.1%"),  # two places
    ("A long climb", "Inflation was 9.1% last year.", "9.1%"),  # none
    (None, "Inflation was 9.1% last year.", "9.1%"),
    ("Zambia", "Zambia traded with Malawi. In the town of Kitwebe inflation was 9.1% last year.", "9.1%"),
    ("Zambia", "A South African slump cut growth and inflation is 9.1% there.", "9.1%"),  # beside the number
    ("Zambia and Malawi", "Key facts: Inflation 9.1%, squeezed by a South African slump.", "9.1%"),
    (None, "Key facts: Inflation 9.1%, squeezed by a South African slump.", "9.1%"),
    (None, "Strong points: Largest population in Africa (~196M), largest African economy", "196M"),
    (None, "Africa's second largest oil producer is in trouble. Oil accounts for 95% of exports.", "95%"),
    ("University of Ghana", "The literacy rate is 84.7%.", "84.7%"),  # of an institution
]


@pytest.mark.parametrize(("title", "text", "surface", "place"), PLACED)
def test_a_title_names_the_place(title: str, text: str, surface: str, place: str) -> None:
    report = checked(text, DAY, title=title)
    claim = claim_of(report, surface)
    assert claim.entity == place
    assert claim.quantity.span.of(text) == surface
    assert claim.sentence in report.article.sentences


@pytest.mark.parametrize(("title", "text", "surface"), OPEN)
def test_a_title_names_no_place(title: str | None, text: str, surface: str) -> None:
    assert bound_of(checked(text, DAY, title=title), surface).claim is None


def test_the_numbers_of_a_title_apart_are_none_of_the_text() -> None:
    report = checked("It slowed for a year.", DAY, title="Inflation in Zambia falls to 9.1%")
    assert report.bound == ()


def test_a_title_that_is_in_the_text_is_there_once() -> None:
    text = "Inflation in Zambia falls to 9.1%\n\nPrices rose by 9.1% in May, the statistics office said.\n"
    report = checked(text, DAY, title="Inflation in Zambia falls to 9.1%")
    assert [bound.quantity.span.of(text) for bound in report.bound] == ["9.1%", "9.1%"]


def test_an_extreme_below_a_title_keeps_its_spans() -> None:
    text = "Unemployment fell to 7.2 percent, the lowest since 2008."
    report = checked(text, DAY, title="Spain")
    ranked = [claim.ranked for claim in report.claims if claim.ranked is not None]
    assert [claim.quantity.span.of(text) for claim in ranked] == ["7.2 percent"]
    assert {claim.sentence for claim in ranked} == {*report.article.sentences}


def test_people_in_a_clause_behind_the_number_are_those_of_whom_it_tells_in_a_sentence() -> None:
    report = checked("Inflation was 9.1% in May, the South African statistics office said.", DAY)
    assert claim_of(report, "9.1%").entity == "ZAF"


ROWS = [
    # title, text, number, measure, year
    ("Tonga: Unemployment rate", "1.1% (2011 est.) / 4.9% (2003)", "4.9%", "unemployment.rate", 2003),
    ("Tonga: Labor force", "33,800 (2011 est.) note: without those abroad", "33,800", "labour_force.total", 2011),
    (
        "Tonga: Infant mortality rate",
        "total: 11.6 deaths/1,000 live births (2017 est.)",
        "11.6",
        "mortality.infant",
        2017,
    ),
]


@pytest.mark.parametrize(("title", "text", "surface", "measure", "year"), ROWS)
def test_a_title_names_place_and_measure(title: str, text: str, surface: str, measure: str, year: int) -> None:
    claim = claim_of(checked(text, DAY, title=title), surface)
    assert (claim.measure, claim.entity) == (measure, "TON")
    assert claim.period is not None
    assert claim.period.start is not None
    assert claim.period.start.year == year
    assert claim.sentence.text == text


@pytest.mark.parametrize(
    ("title", "text", "surface"),
    [
        ("Tonga: Unemployment rate", "4.9% of the boats are insured", "4.9%"),
        ("Tonga: notes", "4.9% (2003)", "4.9%"),
        ("Tonga: Infant mortality rate", "wards: 11.6 beds each (2017 est.)", "11.6"),
    ],
)
def test_a_title_gives_no_measure_to_what_says_its_own(title: str, text: str, surface: str) -> None:
    assert bound_of(checked(text, DAY, title=title), surface).claim is None


def test_a_city_in_the_title_does_not_take_what_is_told_of_the_people_of_its_country() -> None:
    text = "Half of all Syrians need aid, out of a population that the United Nations put at 18 million in 2016."
    report = checked(text, DAY, title="Shells on Aleppo")
    assert claim_of(report, "18 million").entity == "SYR"


def test_what_is_told_of_people_globally_is_not_of_the_country_of_the_title() -> None:
    report = checked("Some 650 million people globally have no access to clean water.", DAY, title="Stunting in Tonga")
    assert claim_of(report, "650 million").entity == "WLD"
