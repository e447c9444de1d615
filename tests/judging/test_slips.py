"""The one mistake that would explain a wrong number, named only if it fits tightly."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.support import checked, verdict_of
from tests.tiny import row, tiny_checker

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.results import Verdict

ROWS = [
    row("population.total", "2014", 10_400_000),
    row("gdp.nominal", "2014", 4.2e12, source="world_bank"),
    *(
        row("refugees.admitted", f"2014-{month:02}", 100, counterpart="OTH", source="us_state_department")
        for month in range(1, 13)
    ),
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return tiny_checker(tmp_path_factory.mktemp("slips"), ROWS)


def _verdict(tiny: Checker, text: str, number: str) -> Verdict:
    return verdict_of(tiny.check(tiny.article(text, published=dt.date(2015, 6, 1))), number)


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("In 2014 Testland had a population of 1.04 million.", "1.04 million", "ten times too small"),
        ("In 2014 Testland had a population of 104 million.", "104 million", "ten times too large"),
        ("In 2014 Testland had a population of 10,400.", "10,400", "a thousand times too small"),
        ("The GDP of Testland was $4.2 billion in 2014.", "$4.2 billion", "a thousand times too small"),
    ],
)
def test_a_slip_of_scale_is_named_with_the_right_number(tiny: Checker, text: str, number: str, words: str) -> None:
    verdict = _verdict(tiny, text, number)
    assert verdict.outcome == "inconsistent"
    assert verdict.slip is not None
    assert verdict.slip.kind == "scale"
    assert words in verdict.slip.text


def test_a_number_that_fits_no_slip_has_none(tiny: Checker) -> None:
    verdict = _verdict(tiny, "In 2014 Testland had a population of 27.3 million.", "27.3 million")
    assert (verdict.outcome, verdict.slip) == ("inconsistent", None)


def test_a_slip_must_fit_the_printed_digits(tiny: Checker) -> None:
    assert _verdict(tiny, "In 2014 Testland had a population of 1.3 million.", "1.3 million").slip is None


def test_a_running_total_names_the_month_in_which_it_passed_the_number(tiny: Checker) -> None:
    verdict = _verdict(tiny, "Otherland accepted 750 Testian refugees in 2014.", "750")
    assert verdict.outcome == "inconsistent"
    assert verdict.slip is not None
    assert verdict.slip.kind == "passed-earlier"
    assert "August 2014" in verdict.slip.text
    assert "800" in verdict.slip.text


def test_a_number_above_the_total_was_never_passed(tiny: Checker) -> None:
    assert _verdict(tiny, "Otherland accepted 1,750 Testian refugees in 2014.", "1,750").slip is None


def test_a_right_number_has_no_slip(tiny: Checker) -> None:
    assert _verdict(tiny, "In 2014 Testland had a population of 10.4 million.", "10.4 million").slip is None


def test_the_bundled_data_name_the_month_of_the_ten_thousandth_refugee() -> None:
    text = "The United States admitted 10,000 Syrian refugees this year."
    slip = verdict_of(checked(text, "2016-10-01"), "10,000").slip
    assert slip is not None
    assert "August 2016" in slip.text


SERIES = [
    row("population.total", "2004", 8_310_000),
    row("population.total", "2014", 17_250_000),
    row("population.total", "2014", 23_640_000, entity="OTH"),
    row("gdp.nominal", "2014", 4.2e12, source="world_bank"),
    row("gdp.ppp", "2014", 6.37e12, source="world_bank"),
]


@pytest.fixture(scope="module")
def two_places(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return tiny_checker(tmp_path_factory.mktemp("two_places"), SERIES)


@pytest.mark.parametrize(
    ("text", "number", "kind", "words"),
    [
        ("In 2014 Testland had a population of 12.75 million.", "12.75 million", "digits", "two digits are exchanged"),
        (
            "In 2014 Testland had a population of 8.31 million.",
            "8.31 million",
            "other-time",
            "the figure is that of 2004",
        ),
        ("In 2014 Testland had a population of 23.64 million.", "23.64 million", "other-place", "Otherland"),
        ("The GDP of Testland was $6.37 trillion in 2014.", "$6.37 trillion", "other-measure", "purchasing power"),
    ],
)
def test_a_slip_is_named_by_what_the_number_fits(
    two_places: Checker, text: str, number: str, kind: str, words: str
) -> None:
    verdict = _verdict(two_places, text, number)
    assert verdict.outcome == "inconsistent"
    assert verdict.slip is not None
    assert (verdict.slip.kind, words in verdict.slip.text) == (kind, True)


def test_a_size_of_no_told_time_may_be_one_at_purchasing_power(two_places: Checker) -> None:
    told = _verdict(two_places, "Testland is a $6.4 trillion economy.", "$6.4 trillion")
    assert (told.outcome, "purchasing power" in told.reason) == ("unchecked", True)
    assert _verdict(two_places, "Testland is a $9.4 trillion economy.", "$9.4 trillion").outcome == "inconsistent"


def test_a_slip_of_one_digit_needs_the_scale_and_more(two_places: Checker) -> None:
    verdict = _verdict(two_places, "In 2014 Testland had a population of 2 million.", "2 million")
    assert (verdict.outcome, verdict.slip) == ("inconsistent", None)


def test_a_size_that_no_such_figure_has_is_a_slip_of_scale_or_is_not_judged() -> None:
    slipped = verdict_of(checked("Life expectancy in Kenya was 6.2 years in 2015.", "2017-01-05"), "6.2 years")
    assert (slipped.outcome, slipped.slip and slipped.slip.kind) == ("inconsistent", "scale")
    strange = verdict_of(checked("Life expectancy in Kenya was 3.1 years in 2015.", "2017-01-05"), "3.1 years")
    assert (strange.outcome, "no such figure has" in strange.reason) == ("unchecked", True)


@pytest.mark.parametrize(
    ("text", "number", "kind", "words"),
    [
        (
            "South Korea's population was 51.2 million in 1970.",
            "51.2 million",
            "other-time",
            "the figure is that of 2016",
        ),
        ("Slovakia has a population of 38 million.", "38 million", "other-place", "Poland"),
        ("The Spanish economy grew by 3.8 percent in 2009.", "3.8 percent", "sign", "sign"),
        ("In Switzerland, life expectancy at birth reached 28.2 years in 2010.", "28.2 years", "digits", "exchanged"),
    ],
)
def test_a_slip_is_the_likeliest_explanation(text: str, number: str, kind: str, words: str) -> None:
    slip = verdict_of(checked(text, "2017-03-01"), number).slip
    assert slip is not None
    assert (slip.kind, words in slip.text) == (kind, True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Life expectancy in Japan was 71 years in 2015.", "71 years"),  # of a dozen countries, and of Japan in 1967
        ("In 2018 the fertility rate in Nigeria was 1.3 children per woman.", "1.3"),  # of half of Europe
        ("Brazil had a population of 273 million in 2016.", "273 million"),  # of nowhere
        # of kilograms it would be pounds, which are not taken for tonnes
        ("In 2012, Norway's carbon dioxide emissions were 4.51 tonnes per person.", "4.51 tonnes"),
    ],
)
def test_what_much_else_explains_is_not_named(text: str, number: str) -> None:
    verdict = verdict_of(checked(text, "2019-06-01"), number)
    assert (verdict.outcome, verdict.slip) == ("inconsistent", None)


def test_three_places_that_fit_are_all_named() -> None:
    slip = verdict_of(checked("In 2010, Chad's literacy rate was 85 percent.", "2013-06-01"), "85 percent").slip
    assert slip is not None
    assert (slip.kind, slip.text) == ("other-place", "the figure is that of Iran, Honduras, or El Salvador")


def test_two_times_that_fit_are_both_named() -> None:
    text = "Unemployment in Ireland rose to 14.5 percent in 2001, according to the World Bank."
    slip = verdict_of(checked(text, "2016-06-01"), "14.5 percent").slip
    assert slip is not None
    assert ("1994" in slip.text, ", or " in slip.text, "2010" in slip.text) == (True, True, True)
