"""Rows that have a number and a time, below a line that only names the measure."""

from __future__ import annotations

from tests.support import checked


def _bound(text: str) -> dict[str, tuple[str, str | None]]:
    claims = [bound.claim for bound in checked(text, "2020-06-01").bound]
    return {c.quantity.surface: (c.measure, c.period and c.period.text) for c in claims if c is not None}


def test_a_row_has_the_measure_of_its_heading() -> None:
    text = "Economy of Rwanda\n\nGDP\n• $10.4 billion (nominal, 2019 est.)\n• $30.1 billion (PPP, 2018 est.)"
    measures = {surface: measure for surface, (measure, _) in _bound(text).items()}
    assert measures == {"$10.4 billion": "gdp.nominal", "$30.1 billion": "gdp.ppp"}


def test_each_number_of_a_row_has_its_time() -> None:
    bound = _bound("Economy of Rwanda\n\nGDP growth\n• 8.6% (2018) 9.4% (2019)")
    assert {surface: period for surface, (_, period) in bound.items()} == {"8.6%": "2018", "9.4%": "2019"}


def test_a_row_below_something_else_is_left_alone() -> None:
    assert not _bound("Rwanda\n\nOutput of the mine\n• $10.4 billion (2019)")
    assert not _bound("Rwanda\n\nUnemployment rate\nThe following is of a club.\n12% (2019)")


def test_a_row_with_a_place_goes_on_with_the_measure_before_it() -> None:
    bound = _bound("Unemployment in Peru was 5 percent in 2018. Chile: 7 percent.")
    assert bound["7 percent"][0] == "unemployment.rate"


def test_places_below_a_title_have_its_measure_and_its_time() -> None:
    bound = _bound("Infant mortality rate, 2013. Chad: 88; Mali: 65.")
    assert bound == {"88": ("mortality.infant", "2013"), "65": ("mortality.infant", "2013")}
    assert not _bound("Result of the vote, 2013. Chad: 88; Mali: 65.")


def test_the_date_of_one_row_is_not_that_of_the_row_before_it() -> None:
    bound = _bound("Peru: population 31 million; GDP growth 2.4% (2014).")
    assert bound["31 million"][1] != "2014"
    assert bound["2.4%"][1] == "2014"


def test_the_place_of_rows_may_stand_behind_them() -> None:
    text = (
        "Infant mortality rate: 39 per 1,000 live births (2012). Life expectancy: 67.9 years (2012). Nepal, as of 2013."
    )
    claims = [bound.claim for bound in checked(text, "2020-06-01").bound if bound.claim is not None]
    assert [claim.entity for claim in claims] == ["NPL", "NPL"]
    assert not _bound("Unemployment: 6.6 percent. Chile has a problem.")


def test_a_capital_is_only_told_in_its_own_row() -> None:
    text = "Madagascar | Capital: Antananarivo | Population: 24.4 million"
    claims = [bound.claim for bound in checked(text, "2020-06-01").bound if bound.claim is not None]
    assert [claim.entity for claim in claims] == ["MDG"]
    both = checked("Slovenia: facts. Capital city: Ljubljana, population: 295,000.", "2020-06-01").bound
    assert next(one.claim.entity for one in both if one.claim is not None) != "SVN"


def test_the_last_share_of_a_list_tells_what_all_are_of() -> None:
    bound = _bound("Belarus: agriculture 8%, industry 38%, services 54% of GDP.")
    assert [measure for measure, _ in bound.values()] == ["agriculture.share", "industry.share", "services.share"]
    assert "8%" not in _bound("Belarus: wheat 8%, industry 38%, services 54% of GDP.")


def test_what_a_rate_is_counted_by_is_no_cell_of_its_row() -> None:
    assert [*_bound("Honduras. Homicide rate: 41.7 per 100,000 (2017), 38.9 per 100,000 (2018).")] == ["41.7", "38.9"]


def test_a_bare_number_of_a_row_is_a_share_where_its_measure_is_one() -> None:
    bound = _bound("Uruguay in 2014: inflation 8.9; unemployment 6.")
    assert bound == {"8.9": ("inflation.consumer", "in 2014")}  # a whole number may count something
    assert not _bound("Uruguay in 2014: urban population 3.2; tax revenue 8.9.")
    assert not _bound("Uruguay\n\nInflation 2.0.")
