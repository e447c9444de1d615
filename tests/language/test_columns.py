"""The unit in brackets behind the name of what a bare number tells."""

from __future__ import annotations

import pytest

from tests.support import quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("GDP growth (%): 6.1", 6.1, "%"),
        ("Inflation (annual %) 3.4", 3.4, "%"),
        ("Income per head (USD) 1002.30", 1002.3, "USD"),
        ("GDP (US$ billion) | 1.8", 1.8e9, "USD"),
        ("Population (million): 16.9", 16.9e6, None),
        ("Area (sq km) 274,200", 274_200, "km2"),
        ("Trucks (red): 12", 12, None),
        ("Growth (best year): 12", 12, None),
        ("Public debt (% of GDP): 88", 88, "%"),
        ("Public debt (% of what is owed): 88", 88, None),
        ("Emissions (metric tons per capita): 3.4", 3.4, "t"),
        ("GDP (current US$ billions): 38", 38e9, "USD"),
        ("Area in sq. km 316", 316, "km2"),
        ("Public debt, % of GDP: 88", 88, "%"),
        ("Public debt, mostly of towns: 88", 88, None),
        ("Emissions (million tonnes of CO2): 88", 88e6, "t"),
        ("Emissions (million tonnes of paint): 88", 88, None),
        ("Debt (% of GDP) in Chad was 88", 88, "%"),
        ("Trucks (%) with 12 wheels", 12, None),
        ("Area (sq km) 30 miles off", 30, "mi"),
    ],
)
def test_a_bare_number_has_the_unit_of_the_brackets_before_it(text: str, value: float, unit: str | None) -> None:
    found = quantity(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Deaths (per 1,000 live births): 29", "1000 live births"),
        ("Fertility rate (births per woman): 2.3", "woman"),
        ("Density (people per sq km): 219", "km2"),
        ("Deaths (per 1,000 patients): 29", None),
        ("Deaths (per 1 000 live births, 2015): 29", "1000 live births"),
        ("Deaths per 1,000 live births, 2015: Chad 29", "1000 live births"),
    ],
)
def test_brackets_can_hold_what_a_rate_is_counted_by(text: str, per: str | None) -> None:
    assert quantities_of(text)[-1].per == per


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Exports (US$ billion): 132 in 2013; 150 in 2014", ["USD", "USD"]),
        ("Unemployment (%), 2013: Spain 26; Greece 27", ["%", "%"]),
        ("Unemployment (%): 26; and there are 300 offices", ["%", None]),
        ("Unemployment (%) was told to 300 men", [None]),
    ],
)
def test_the_brackets_of_a_row_are_those_of_all_its_numbers(text: str, units: list[str | None]) -> None:
    assert [found.unit for found in quantities_of(text) if found.kind != "date"] == units


def test_a_year_in_the_brackets_stays_outside_the_unit() -> None:
    assert quantities_of("GDP (US$ billion, 2016): 88")[-1].value == pytest.approx(88e9)


def test_a_number_that_says_its_own_scale_has_no_other_from_its_row() -> None:
    assert quantities_of("Population (in thousands) 51.5M.")[-1].value == pytest.approx(51.5e6)
    assert quantities_of("Population (in thousands): 51,500.")[-1].value == pytest.approx(51.5e6)


def test_a_share_has_what_the_name_of_its_row_says_that_it_is_of() -> None:
    assert [found.of for found in quantities_of("Remittances, share of GDP: 2012: 42%; 2013: 43%") if found.unit] == [
        "gdp",
        "gdp",
    ]


def _surfaces(text: str) -> list[str]:
    return [found.surface for found in quantities_of(text)]


def test_a_scale_alone_in_brackets_behind_a_name_is_no_quantity() -> None:
    assert _surfaces("Population (millions), by country") == []
    assert _surfaces("Revenue (in thousands), by town") == []
    assert _surfaces("There were thousands (most of them on foot).") == ["thousands"]
