"""A claim against a small store whose every value is known: each outcome, and when the reference may contradict."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.support import checked, claim_of, verdict_of
from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.checker import Checker
    from factcheck.results import ArticleReport

POPULATION = "population.total"
ROWS = [
    row(POPULATION, "2000", 6_000_000, edition="2000", published="2001"),
    row(POPULATION, "2014", 10_000_000, edition="2015", published="2015"),
    row(POPULATION, "2015", 10_300_000, edition="2016", published="2016"),
    row(POPULATION, "2014", 12_000_000, source="world_bank", edition="2015", published="2015"),
    row(POPULATION, "2030", 20_000_000, status="projection", edition="2015", published="2015"),
    row(POPULATION, "2014", 5_000_000, entity="OTH", low="4000000", high="6000000", published="2015"),
    row(POPULATION, "2014", 1_000_000, entity="TST/north", published="2015"),
    row("unemployment.rate", "2014", 8.0, published="2015", source="world_bank"),
    row("health.doctors", "2015-06-01", 40, entity="TST/north", source="who", published="2015-06-01"),
    row("gdp.nominal", "2015", 5e11, source="world_bank", published="2016-06"),
]
DATE = dt.date(2015, 6, 15)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return tiny_checker(tmp_path_factory.mktemp("verdict"), ROWS)


def _report(tiny: Checker, text: str, date: dt.date | None = DATE) -> ArticleReport:
    return tiny.check(tiny.article(text, published=date))


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("In 2014 Testland had a population of 10.0 million.", "10.0 million", "consistent"),
        ("In 2014 Testland had a population of around 10.4 million.", "10.4 million", "consistent"),
        ("In 2014 Testland had a population of more than 9 million.", "9 million", "consistent"),
        ("In 2014 Testland had a population of nearly 10.5 million.", "10.5 million", "consistent"),
        ("In 2014 Testland had a population of 10.2 million.", "10.2 million", "close"),
        ("In 2014 Testland had a population of more than 2 million.", "2 million", "close"),
        ("In 2014 Testland had a population of 12.0 million.", "12.0 million", "disputed"),
        ("In 2014 Testland had a population of 11.0 million.", "11.0 million", "disputed"),
        ("In 2014 Testland had a population of 15.0 million.", "15.0 million", "inconsistent"),
        ("In 2014 Testland had a population of more than 14 million.", "14 million", "inconsistent"),
        ("In 2014 Testland had a population of 12.9 million.", "12.9 million", "disputed"),
        ("In 2014 Testland had a population of less than 8 million.", "8 million", "inconsistent"),
        ("In 2014 Testland had a population of 6.0 million.", "6.0 million", "inconsistent"),
        ("Testland has a population of 6.0 million.", "6.0 million", "outdated"),
        ("In 2014 Otherland had a population of 4.1 million.", "4.1 million", "consistent"),
        ("In 2014 Otherland had a population of 7.0 million.", "7.0 million", "inconsistent"),
    ],
)
def test_each_outcome(tiny: Checker, text: str, number: str, outcome: str) -> None:
    assert verdict_of(_report(tiny, text), number).outcome == outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("In April 2014 unemployment in Testland was 14.8 percent.", "consistent"),
        ("In April 2014 unemployment in Testland was 8.0 percent.", "inconsistent"),
        ("In 2014 unemployment in Testland was 8.0 percent.", "consistent"),
        ("In May 2014 unemployment in Testland was 8.0 percent.", "consistent"),
        ("In May 2014 unemployment in Testland was 14.8 percent.", "unchecked"),
    ],
)
def test_the_rate_of_a_month_is_not_that_of_its_year(tmp_path: Path, text: str, outcome: str) -> None:
    rows = [
        row("unemployment.rate", "2014", 8.0, published="2015", source="world_bank"),
        row("unemployment.rate", "2014-04", 14.8, published="2014-05", edition="2"),
    ]
    report = _report(tiny_checker(tmp_path, rows), text)
    assert next(iter(report.verdicts.values())).outcome == outcome


@pytest.mark.parametrize(
    ("number", "outcome", "later"),
    [("8.7 million", "close", "unchecked"), ("7.0 million", "inconsistent", "inconsistent")],
)
def test_an_edition_of_long_after_may_have_been_revised(tmp_path: Path, number: str, outcome: str, later: str) -> None:
    rows = [row(POPULATION, "2014", 9_200_000, edition="2026", published="2026")]
    early, late = dt.date(2015, 6, 15), dt.date(2026, 6, 15)
    checker = tiny_checker(tmp_path, rows)
    text = f"In 2014 Testland had a population of {number}."
    assert verdict_of(_report(checker, text, early), number).outcome == outcome
    assert verdict_of(_report(checker, text, late), number).outcome == later


GDP = "gdp.nominal"


@pytest.mark.parametrize(
    ("editions", "outcome"),
    [
        ({"2016-12": 5.0e11, "2018-12": 5.05e11}, "inconsistent"),  # at rest from soon after the article on
        ({"2016-12": 5.0e11, "2018-12": 5.60e11}, "close"),  # still moving
        ({"2022-12": 5.0e11, "2024-12": 5.05e11}, "close"),  # at rest, but who knows since when
    ],
)
def test_a_figure_that_has_come_to_rest_is_not_excused_by_revisions(
    tmp_path: Path, editions: dict[str, float], outcome: str
) -> None:
    rows = [row(GDP, "2014", value, source="imf", edition=day, published=day) for day, value in editions.items()]
    report = _report(tiny_checker(tmp_path, rows), "In 2014 the GDP of Testland was $420 billion.")
    assert verdict_of(report, "$420 billion").outcome == outcome


def test_an_edition_that_could_be_read_denies_what_a_later_one_might_excuse(tmp_path: Path) -> None:
    later = row(GDP, "2014", 5.0e11, source="imf", edition="2026", published="2026")
    early = row(GDP, "2014", 5.1e11, source="world_bank", edition="2015", published="2015")
    text = "In 2014 the GDP of Testland was $420 billion."
    alone = _report(tiny_checker(tmp_path / "a", [later]), text)
    both = _report(tiny_checker(tmp_path / "b", [later, early]), text)
    assert verdict_of(alone, "$420 billion").outcome == "close"
    assert verdict_of(both, "$420 billion").outcome == "inconsistent"


def test_a_level_between_two_censuses_is_close_and_the_reason_gives_the_working(tmp_path: Path) -> None:
    rows = [
        row(POPULATION, "2010", 8_000_000, edition="2012", published="2012"),
        row(POPULATION, "2013", 9_500_000, edition="2012", published="2012"),
    ]
    tiny = tiny_checker(tmp_path, rows)
    text = "At the end of 2011 Testland had a population of {}."
    even = verdict_of(_report(tiny, text.format("8.7 million")), "8.7 million")
    assert even.outcome == "close"
    assert "between 8,000,000 (2010) and 9,500,000 (2013), if it moved evenly: 8,7" in even.reason
    assert verdict_of(_report(tiny, text.format("9.9 million")), "9.9 million").outcome == "inconsistent"


def test_a_level_that_was_passed_between_two_figures_is_outdated(tmp_path: Path) -> None:
    values = {"2008": 7_000_000, "2010": 8_600_000, "2014": 10_000_000}
    rows = [row(POPULATION, year, value, edition="2015", published="2015") for year, value in values.items()]
    verdict = verdict_of(
        _report(tiny_checker(tmp_path, rows), "Testland has a population of 7.9 million."), "7.9 million"
    )
    assert verdict.outcome == "outdated"
    assert "a time between 2008 (7,000,000) and 2010 (8,600,000)" in verdict.reason


@pytest.mark.parametrize(
    ("number", "outcome", "reason"),
    [
        ("8.7 percent", "close", "the digits are cut off, not rounded: World Bank has 8.79"),
        ("8.8 percent", "consistent", "agrees"),
        ("8 percent", "close", "inside the tolerance"),  # one digit says nothing of where it was cut
    ],
)
def test_a_number_that_was_cut_off_is_close_and_said_to_be(
    tmp_path: Path, number: str, outcome: str, reason: str
) -> None:
    rows = [row("unemployment.rate", "2014", 8.79, published="2015", source="world_bank")]
    verdict = verdict_of(
        _report(tiny_checker(tmp_path, rows), f"In 2014 unemployment in Testland was {number}."), number
    )
    assert (verdict.outcome, reason in verdict.reason) == (outcome, True)


def test_a_publisher_without_a_figure_is_named_and_the_others_judge(tiny: Checker) -> None:
    text = "In 2014 Testland had a population of 15.0 million, according to Eurostat."
    verdict = verdict_of(_report(tiny, text), "15.0 million")
    assert (verdict.outcome, verdict.confidence) == ("inconsistent", "medium")
    assert verdict.reason.endswith("the text names Eurostat, of whom there is no figure here")


def test_years_that_differ_are_no_sources_that_differ(tmp_path: Path) -> None:
    rows = [
        row(POPULATION, "2014", 10_000_000, edition="2016", published="2015"),
        row(POPULATION, "2014", 10_100_000, source="world_bank", edition="2016", published="2015"),
        row(POPULATION, "2015", 12_000_000, source="world_bank", edition="2017", published="2016"),
    ]
    report = _report(tiny_checker(tmp_path, rows), "In 2014 Testland had a population of 12.9 million.")
    assert verdict_of(report, "12.9 million").outcome == "inconsistent"


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("In 1950 Testland had a population of 3.0 million.", "3.0 million", "no reference data for that time"),
        ("In 2014 Testland had a population of 20.0 million by 2030.", "20.0 million", "forecast"),
        ("Life expectancy in Testland was 60 years in 2014.", "60 years", "no reference data"),
        ("Unemployment in Testland was 9.3 percent in 2014.", "9.3 percent", "another count"),
        ("Only 90 doctors remain in Testland.", "90", "part of the place"),
    ],
)
def test_unchecked_with_the_reason(tiny: Checker, text: str, number: str, reason: str) -> None:
    verdict = verdict_of(_report(tiny, text), number)
    assert verdict.outcome == "unchecked"
    assert reason in verdict.reason


def test_without_a_date_a_level_without_a_period_is_unchecked(tiny: Checker) -> None:
    verdict = verdict_of(_report(tiny, "Testland has a population of 15.0 million.", None), "15.0 million")
    assert verdict.outcome == "unchecked"


def test_without_a_date_a_level_with_a_year_is_judged(tiny: Checker) -> None:
    text = "In 2014 Testland had a population of 15.0 million."
    assert verdict_of(_report(tiny, text, None), "15.0 million").outcome == "inconsistent"


def test_a_part_of_the_place_can_confirm_and_not_contradict(tiny: Checker) -> None:
    report = _report(tiny, "Only 40 doctors remain in Testland.")
    verdict = verdict_of(report, "40")
    assert verdict.outcome == "consistent"
    assert verdict.primary is not None
    assert verdict.primary.within


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("Unemployment in Testland was 15 percent in 2014.", "15 percent", "inconsistent"),
        ("Unemployment in Testland was 9.3 percent in 2014.", "9.3 percent", "unchecked"),
        (
            "According to World Bank figures, unemployment in Testland was 9.3 percent in 2014.",
            "9.3 percent",
            "inconsistent",
        ),
    ],
)
def test_a_rate_is_contradicted_by_its_own_year_if_it_is_far_off_or_names_the_source(
    tiny: Checker, text: str, number: str, outcome: str
) -> None:
    assert verdict_of(_report(tiny, text), number).outcome == outcome


def test_a_figure_published_later_can_confirm_and_not_contradict(tiny: Checker) -> None:
    before, after = dt.date(2015, 6, 15), dt.date(2017, 6, 15)
    for text, number in (("The GDP of Testland is $900 billion in 2015.", "$900 billion"),):
        assert verdict_of(_report(tiny, text, before), number).outcome == "unchecked"
        assert verdict_of(_report(tiny, text, after), number).outcome == "inconsistent"


def test_the_named_source_decides_before_the_first_publisher(tiny: Checker) -> None:
    plain = _report(tiny, "In 2014 Testland had a population of 12.0 million.")
    named = _report(tiny, "In 2014 Testland had a population of 12.0 million, according to World Bank figures.")
    assert verdict_of(plain, "12.0 million").outcome == "disputed"
    assert verdict_of(named, "12.0 million").outcome == "consistent"


def test_the_difference_is_relative_to_the_deciding_figure(tiny: Checker) -> None:
    verdict = verdict_of(_report(tiny, "In 2014 Testland had a population of 15.0 million."), "15.0 million")
    assert verdict.difference == pytest.approx(0.5)
    assert verdict.primary is not None
    assert verdict.primary.observation.value == 10_000_000


def test_the_allowed_interval_is_that_of_the_printed_digits(tiny: Checker) -> None:
    verdict = verdict_of(_report(tiny, "In 2014 Testland had a population of 10.2 million."), "10.2 million")
    assert verdict.allowed == (10_150_000, 10_250_000)


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("In 2014 the population of Testland was 15.0 million.", "high"),
        ("The population of Testland is 15.0 million.", "medium"),
    ],
)
def test_the_confidence_is_that_of_the_weakest_part_of_the_binding(tiny: Checker, text: str, confidence: str) -> None:
    verdict = verdict_of(_report(tiny, text), "15.0 million")
    assert (verdict.outcome, verdict.confidence) == ("inconsistent", confidence)


def test_a_contradiction_with_low_confidence_is_none(tiny: Checker) -> None:
    verdict = verdict_of(_report(tiny, "We love Testland.\n\nIn 2014 the population was 15.0 million."), "15.0 million")
    assert (verdict.outcome, verdict.confidence) == ("unchecked", "low")
    assert "not sure" in verdict.reason


def test_a_contradiction_that_misses_by_little_is_less_sure(tiny: Checker) -> None:
    far = verdict_of(_report(tiny, "In 2014 the population of Otherland was 9.0 million."), "9.0 million")
    near = verdict_of(_report(tiny, "In 2014 the population of North Testland was 1.08 million."), "1.08 million")
    assert (far.outcome, far.confidence) == ("inconsistent", "high")
    assert (near.outcome, near.confidence) == ("inconsistent", "medium")


def test_the_same_claim_gives_the_same_verdict(tiny: Checker) -> None:
    text = "In 2014 Testland had a population of 15.0 million."
    assert verdict_of(_report(tiny, text), "15.0 million") == verdict_of(_report(tiny, text), "15.0 million")


@pytest.mark.parametrize(
    ("text", "date", "number", "outcome"),
    [
        ("Kenya has a population of 50 million.", "2019-10-01", "50 million", "consistent"),
        ("Kenya has a population of 90 million.", "2019-10-01", "90 million", "inconsistent"),
        ("Kenya has a population of 43 million.", "2024-10-01", "43 million", "outdated"),
        ("The population of Lebanon is 4 million.", "2016-06-01", "4 million", "outdated"),
        ("Many fled to Lebanon, a country of 4 million.", "2016-06-01", "4 million", "close"),  # one digit, in passing
        ("Many fled to Lebanon, a country of 4.1 million.", "2016-06-01", "4.1 million", "outdated"),
        ("Many fled to Chad, a country of 9 million.", "2022-06-01", "9 million", "inconsistent"),
        ("Life expectancy in Japan is 48 years.", "2019-06-15", "48 years", "inconsistent"),
        ("Spain's unemployment rate was 14.1 percent in 2019.", "2021-06-15", "14.1 percent", "consistent"),
        ("Turkey hosts 3.7 million refugees.", "2019-08-15", "3.7 million", "consistent"),
        ("Turkey hosts 37 million refugees.", "2019-08-15", "37 million", "inconsistent"),
    ],
)
def test_the_bundled_data_judge_plain_sentences(text: str, date: str, number: str, outcome: str) -> None:
    assert verdict_of(checked(text, date), number).outcome == outcome


def test_refugees_of_one_land_in_another_are_never_called_too_few() -> None:
    report = checked("In Turkey there are 2.7 million refugees from Syria.", "2016-10-01")
    assert verdict_of(report, "2.7 million").outcome != "inconsistent"
    assert report.findings == ()


def test_money_in_another_currency_is_bound_and_not_held_against_dollars() -> None:
    report = checked("Germany exported goods worth EUR 994.9 billion in 2008.", "2010-02-01")
    assert claim_of(report, "EUR 994.9 billion").measure == "exports.goods"
    verdict = verdict_of(report, "EUR 994.9 billion")
    assert (verdict.outcome, verdict.reason) == ("unchecked", "it is told in EUR, and the reference in US dollars")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # the almanac has 5.1 and the agencies 2.2: each number is held against whom the text names
        ("In 2012, unemployment in Niger was 5.1 percent, according to the CIA World Factbook.", "consistent"),
        ("In 2012, unemployment in Niger was 4.1 percent, according to the CIA World Factbook.", "inconsistent"),
        ("In 2012, unemployment in Niger was 3.4 percent.", "disputed"),
        # what agrees with another publisher is told under a wrong name at most
        ("In 2012, unemployment in Niger was 2.2 percent, according to the CIA World Factbook.", "disputed"),
        ("Panama's economy grew 5.2 percent in 2013, according to the CIA World Factbook.", "inconsistent"),
        ("Panama's economy grew 5.2 percent in 2013.", "disputed"),
    ],
)
def test_only_the_publisher_that_the_text_names_says_what_is_near(text: str, outcome: str) -> None:
    assert [verdict.outcome for verdict in checked(text, "2015-06-01").verdicts.values()] == [outcome]
