"""The unit of a number, the base of a rate, and ages that have no unit."""

from __future__ import annotations

import pytest

from tests.support import checker, quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("US$40m was lost", 40_000_000, "USD"),
        ("A$12 million was lost", 12_000_000, "AUD"),
        ("NZ$3.5bn was lost", 3_500_000_000, "NZD"),
        ("HK$200 was lost", 200, "HKD"),
        ("R$15 was lost", 15, "BRL"),
        ("CAD $40 was lost", 40, "CAD"),
        ("₹80 crore was lost", 800_000_000, "INR"),
        ("₩90bn was lost", 90_000_000_000, "KRW"),
        ("₦100m was lost", 100_000_000, "NGN"),
        ("₺5 was lost", 5, "TRY"),
        ("₽60 was lost", 60, "RUB"),
        ("Rs. 500 was lost", 500, "INR"),
        ("SEK 300 was lost", 300, "SEK"),
        ("5m EUR was lost", 5_000_000, "EUR"),
        ("Rp 20 million was lost", 20_000_000, "IDR"),
        ("500 zł was lost", 500, "PLN"),
        ("300 kr was lost", 300, "kr"),
        ("40 € was lost", 40, "EUR"),
        ("50 Canadian dollars were lost", 50, "CAD"),
        ("60 Hong Kong dollars were lost", 60, "HKD"),
        ("5,000 Kenyan shillings were lost", 5_000, "KES"),
        ("a 26 billion euro loan", 26_000_000_000, "EUR"),
        ("400 Mexican pesos were lost", 400, "MXN"),
        ("30 Swiss francs were lost", 30, "CHF"),
        ("1 trillion Japanese yen was lost", 1_000_000_000_000, "JPY"),
        ("$5 million dollars was lost", 5_000_000, "USD"),
        ("5 million U.S. dollars was lost", 5_000_000, "USD"),
        ("$500 Canadian was lost", 500, "CAD"),
        ("$100,000NZD was lost", 100_000, "NZD"),
        ("1,200 won was lost", 1_200, "KRW"),
        ("50p was lost", 50, "penny"),
        ("45 pence was lost", 45, "penny"),
        ("99 cents was lost", 99, "cent"),
        ("5c was lost", 5, "cent"),
    ],
)
def test_money_is_read_in_every_way_of_writing_it(text: str, value: float, unit: str) -> None:
    found = quantity(text)
    assert (found.value, found.unit, found.kind) == (value, unit, "money")


@pytest.mark.parametrize("word", ["pesos", "francs", "shillings", "dinars", "dirhams", "riyals", "rials"])
def test_money_of_many_countries_without_its_country_keeps_its_name(word: str) -> None:
    assert quantity(f"They paid 300 {word}").unit == word.removesuffix("s")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("She was fined 10,000 pounds", "GBP"),
        ("The deal is worth 3 million pounds", "GBP"),
        ("Ten thousand pounds sterling is missing", "GBP"),
        ("The dog weighs 40 pounds", "lb"),
        ("The ship took 5 million pounds of beef", "lb"),
        ("They paid for 20 pounds of rice", "lb"),
        ("a 500-pound bomb", "lb"),
        ("200 Egyptian pounds", "EGP"),
    ],
)
def test_pounds_are_money_beside_words_of_money_and_mass_elsewhere(text: str, unit: str) -> None:
    assert quantity(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("at 500 kWh", "kWh"),
        ("at 3 gigawatt-hours", "GWh"),
        ("at 30 megawatts", "MW"),
        ("at 100 Mbps", "Mbps"),
        ("at 40 megabits per second", "Mbps"),
        ("at 900 GB", "GB"),
        ("at 65 terabytes", "TB"),
        ("at 3.2GHz", "GHz"),
        ("at 60 fps", "fps"),
        ("at 125 GeV", "GeV"),
        ("at 7nm", "nm"),
        ("at 10 µg", "µg"),
        ("at 20 ml", "ml"),
        ("at 40 sq km", "km2"),
        ("at 20 km²", "km2"),
        ("at 20 km2", "km2"),
        ("at 2.9 sq. miles", "mi2"),
        ("a 3,000-square-foot house", "ft2"),
        ("at 500 acre-feet", "acre-foot"),
        ("at 39,000 troy ounces", "oz"),
        ("a 1,111-carat diamond", "ct"),
        ("at 12 stone.", "st"),
        ("at 30 knots", "kn"),
        ("at 55.4mpg", "mpg"),
        ("at 250Nm", "Nm"),
        ("at 300 horsepower", "hp"),
        ("at 42 metres per second", "m/s"),
        ("at 94 g/km", "g/km"),
        ("at 938 millibars", "mbar"),
        ("at 86°F", "°F"),
        ("at 20C", "°C"),
        ("at 43.5 °C", "°C"),
        ("a 100-degree day", "°"),
        ("a 60-in screen", "in"),
        ("a 5in blade", "in"),
        ("at 2 million TEU", "TEU"),
        ("at 35 micrograms per cubic metre", "µg/m3"),
        ("at 4.6 billion light-years", "ly"),
        ("at 200 nautical miles", "nmi"),
        ("in 9.81s", "s"),
        ("10st of flour", "st"),
        ("a 12-month low", "mo"),
        ("20-odd years", "yr"),
        ("five or more tonnes", "t"),
    ],
)
def test_physical_units_are_read_with_their_prefixes(text: str, unit: str) -> None:
    assert quantity(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("There are 5 in the team", None),
        ("They found 30 MP3 files", None),
        ("She won the 4x100 relay", None),
        ("Of the five, 5 won", None),
        ("The 3 second-half goals", None),
        ("She holds two degrees in law", None),
        ("They won it three times", None),
        ("The suspension of one MP", None),
        ("A network of 12 P&O ships", None),
        ("a $450 coat", "USD"),
        ("They had 40 €50 notes", None),
    ],
)
def test_words_that_are_units_elsewhere_are_none_here(text: str, unit: str | None) -> None:
    assert {q.unit for q in quantities_of(text) if q.kind != "label"} <= {unit, "EUR" if "€" in text else unit}


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("It is three times as many", "ratio", "x"),
        ("It grew five times faster", "ratio", "x"),
        ("a 10x gain", "ratio", "x"),
        ("a four-fold jump", "ratio", "x"),
    ],
)
def test_times_multiply_only_before_a_comparison(text: str, kind: str, unit: str) -> None:
    found = quantity(text)
    assert (found.kind, found.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("He is 6ft 3in tall", "6ft 3in", 6.25, "ft"),
        ("He is 6 feet 3 inches tall", "6 feet 3 inches", 6.25, "ft"),
        ("He is 5'9\" tall", "5'9\"", 5.75, "ft"),
        ("It lasts 1 hour 30 minutes", "1 hour 30 minutes", 1.5, "h"),
        ("It weighs 3 lb 4 oz", "3 lb 4 oz", 3.25, "lb"),
        ("It weighs 10st 7lb", "10st 7lb", 10.5, "st"),
    ],
)
def test_a_smaller_unit_after_a_larger_one_adds_to_it(text: str, surface: str, value: float, unit: str) -> None:
    found = quantity(text)
    assert (found.surface, found.value, found.unit) == (surface, value, unit)


def test_with_and_between_them_two_units_are_two_numbers() -> None:
    assert [(q.value, q.unit) for q in quantities_of("jailed for three years and two months")] == [(3, "yr"), (2, "mo")]


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("They pump 28.5 million barrels a day", 28_500_000, "bbl", "d"),
        ("They pump 8 million barrels of crude oil per day", 8_000_000, "bbl", "d"),
        ("They pump 300,000 bpd", 300_000, "bbl", "d"),
        ("They pump 500,000 bbl/day", 500_000, "bbl", "d"),
        ("It costs $14.95 a month", 14.95, "USD", "mo"),
        ("It costs $90 a night and is full", 90, "USD", "night"),
        ("It costs $26-a-barrel", 26, "USD", "bbl"),
        ("It costs $4/gallon", 4, "USD", "gal"),
        ("It costs US$1,300/oz", 1_300, "USD", "oz"),
        ("It earns $15-an-hour", 15, "USD", "h"),
        ("It earns $8 an hour and rises", 8, "USD", "h"),
        ("It pays 12 cents a share", 12, "cent", "share"),
        ("It pays 850 pence per share", 850, "penny", "share"),
        ("It costs 5 cents a litre", 5, "cent", "l"),
        ("It makes 40,000 dollars per capita", 40_000, "USD", "person"),
        ("It makes 40,000 dollars per head", 40_000, "USD", "person"),
        ("It spends $2 billion annually", 2_000_000_000, "USD", "yr"),
        ("It costs $3 per million British thermal units", 3, "USD", "mmBtu"),
        ("It emits 5 tonnes of carbon per person", 5, "t", "person"),
        ("It moves 20 litres per second", 20, "l", "s"),
        ("It adds 3.3 mm per year", 3.3, "mm", "yr"),
        ("She works 60 hours a week", 60, "h", "wk"),
        ("There are 1,200 new cases a day", 1_200, None, "d"),
        ("There are 200 flights daily", 200, None, "d"),
        ("There are 300,000 visitors each year", 300_000, None, "yr"),
        ("There are 3.2 children per woman", 3.2, None, "woman"),
        ("There are 500 residents per square mile", 500, None, "mi2"),
        ("There are 30 pupils per registered teacher", 30, None, "registered teacher"),
        ("There are 300 killings per million people", 300, None, "1000000 people"),
        ("It pays $50 for every person", 50, "USD", "person"),
        ("They swim three times a week", 3, None, "wk"),
    ],
)
def test_a_rate_says_what_it_is_counted_by(text: str, value: float, unit: str | None, per: str) -> None:
    found = quantity(text)
    assert (found.value, found.unit, found.per, found.kind) == (value, unit, per, "rate")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("62 births per 1,000 women", "1000 women"),
        ("250 cases per 100,000 people", "100000 people"),
        ("20.5 deaths per 100,000 live births", "100000 live births"),
        ("25 deaths per 100,000", "100000"),
        ("4 litres per 100 km", "100 km"),
    ],
)
def test_the_number_that_a_rate_is_counted_by_is_listed_too(text: str, per: str) -> None:
    rate, base = quantities_of(text)
    assert (rate.kind, rate.per) == ("rate", per)
    assert base.kind in ("count", "measure")
    assert base.value == float(per.split(maxsplit=1)[0])


@pytest.mark.parametrize(
    "text",
    [
        "He paid $5 a year ago",
        "He paid $5 a day later",
        "They have 30 daily flights",
        "It lasted 30 days a decade and a half",
        "She gave $5 a new meaning",
        "She won $500 a home run later",
        "He has 12 apples a friend gave him",
        "It rose 5 percent a year",
        "There are two jobs for every five of them",
    ],
)
def test_a_point_in_time_and_other_words_make_no_rate(text: str) -> None:
    first = quantities_of(text)[0]
    assert (first.per, first.kind == "rate") == (None, False)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("She is aged 34", 34),
        ("He died at the age of 91", 91),
        ("He died at age 26", 26),
        ("Jane Roe, 34, said so", 34),
        ("The minister, 57, resigned", 57),
        ("The boy, nine, fell", 9),
        ("She turned 83 in April", 83),
        ("Adults over 65 may enter", 65),
        ("Half of the users under 30 agree", 30),
        ("Two thirds of the migrants were under 18", 18),
    ],
)
def test_an_age_needs_no_unit(text: str, age: float) -> None:
    assert [q.value for q in quantities_of(text) if (q.unit, q.kind) == ("yr", "duration")] == [age]


@pytest.mark.parametrize(
    "text",
    [
        "The total, 57, was a record",
        "In Rome, 34, or more, came",
        "On Monday, 12, and later 14, came",
        "It turned 20 people away",
        "The fog was under 30 metres",
        "Yields were over 5 in May",
        "The teams, 12, 14 and 16, won",
    ],
)
def test_other_numbers_between_commas_and_under_a_bound_are_no_ages(text: str) -> None:
    assert not [q for q in quantities_of(text) if q.unit == "yr"]


def test_every_unit_can_be_read_by_each_of_its_words() -> None:
    words = checker().words.unit_words
    assert len(words.after) > 1_000
    for key in words.after:
        assert words.reach[key.split()[0]] >= len(key.split())


def test_a_code_of_a_currency_needs_capitals() -> None:
    assert quantity("They can try 500 times").unit is None
    assert quantity("They paid TRY 500 to her").unit == "TRY"
