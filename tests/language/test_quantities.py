"""A number in a sentence becomes a value, a unit, a hedge and the interval that these allow."""

from __future__ import annotations

import pytest

from tests.support import quantities_of, quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It cost 338 lives", 338),
        ("some 1,234,567 voters", 1_234_567),
        ("about 1\u00a0234\u00a0567 voters", 1_234_567),
        ("about 1\u202f234\u202f567 voters", 1_234_567),
        ("17.2 million residents", 17_200_000),
        ("17.2-million residents", 17_200_000),
        ("12.3bn litres", 12_300_000_000),
        ("35m devices", 35_000_000),
        ("4.5k visitors", 4_500),
        ("3.2 bn litres", 3_200_000_000),
        ("two thousand and five hundred soldiers", 2_500),
        ("four hundred and ten thousand voters", 410_000),
        ("twenty-five ships", 25),
        ("twenty five ships", 25),
        ("a hundred ships", 100),
        ("half a million voters", 500_000),
        ("a dozen ships", 12),
        ("two dozen ships", 24),
        ("12 lakh voters", 1_200_000),
        ("3 crore voters", 30_000_000),
        ("one million three hundred thousand voters", 1_300_000),
        ("0.4 hectares", 0.4),
        ("one ship", 1),
        ("zero deaths", 0),
        ("two hundred and fifty thousand voters", 250_000),
        ("a hundred and one ships", 101),
        ("twenty-five hundred ships", 2_500),
        ("two point five million voters", 2_500_000),
        ("nought point nought three ships", 0.03),
        ("2.5 thousand voters", 2_500),
        ("3 hundred and 21 ships", 321),
        ("2 crore 50 lakh voters", 25_000_000),
        ("three lakh crore voters", 3_000_000_000_000),
        ("5 mln voters", 5_000_000),
        ("10 tln voters", 10_000_000_000_000),
        ("35 m voters", 35_000_000),
        ("1.06m in March", 1_060_000),
        ("about 12 000 voters", 12_000),
        ("about 1 414 021 voters", 1_414_021),
        ("about 1'234'567 voters", 1_234_567),
        ("about 1’234 voters", 1_234),
        ("about 12,34,567 voters", 1_234_567),
        ("about 1.234,5 ships", 1_234.5),
        ("about 1.234.567 voters", 1_234_567),
        ("a crowd of 20.000 voters", 20_000),
        ("a depth of 3.142 fathoms", 3.142),
        ("inflation of 4,5 percent", 4.5),
        ("some 1,0000 voters", 10_000),
        ("some l00 voters", 100),
        ("some 1O0 voters", 100),
        ("some 2O voters", 20),
        ("some 6OO voters", 600),
    ],
)
def test_every_way_of_writing_a_number_gives_its_value(text: str, value: float) -> None:
    assert quantity(text).value == value


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("7.5 percent of them", "%", "share"),
        ("7.5 per cent of them", "%", "share"),
        ("7.5% of them", "%", "share"),
        ("rose by 2 percentage points", "pp", "change"),
        ("cut by 25 basis points", "bp", "change"),
        ("$1.5m in cash", "USD", "money"),
        ("US$20 billion in cash", "USD", "money"),
        ("€40 in cash", "EUR", "money"),
        ("£3.5bn in cash", "GBP", "money"),
        ("EUR 40 in cash", "EUR", "money"),
        ("200 million dollars in cash", "USD", "money"),
        ("3,000 yen in cash", "JPY", "money"),
        ("84 years on average", "yr", "duration"),
        ("ten days of rain", "d", "duration"),
        ("120 km of road", "km", "measure"),
        ("40 square kilometres of forest", "km2", "measure"),
        ("a 300-mile march", "mi", "measure"),
        ("38 degrees Celsius at noon", "°C", "measure"),
        ("three times as many", "x", "ratio"),
        ("5,000 sheep", None, "count"),
    ],
)
def test_the_unit_beside_a_number_gives_its_kind(text: str, unit: str | None, kind: str) -> None:
    found = quantity(text)
    assert (found.unit, found.kind) == (unit, kind)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("nearly 17.2 million people", "17.2 million"),
        ("more than $1.5 billion was lost", "$1.5 billion"),
        ("US$20 billion was lost", "US$20 billion"),
        ("a rise of 7.5 percent", "7.5 percent"),
        ("temperatures of -5 degrees Celsius", "-5 degrees Celsius"),
        ("between 10 and 15 ships", "10 and 15"),
        ("10-15 ships", "10-15"),
    ],
)
def test_the_span_holds_sign_currency_digits_scale_and_unit_but_no_hedge(text: str, surface: str) -> None:
    found = quantity(text)
    assert found.surface == surface == found.span.of(text)


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("338 ships", "exact", 337.5, 338.5),
        ("17.2 million ships", "exact", 17_150_000, 17_250_000),
        ("10,000 ships", "exact", 9_500, 10_500),
        ("2,500 ships", "exact", 2_450, 2_550),
        ("100 ships", "exact", 95, 105),
        ("7.5 percent of ships", "exact", 7.45, 7.55),
        ("around 22 million ships", "about", 20_900_000, 23_100_000),
        ("some 400 ships", "about", 380, 420),
        ("an estimated 400 ships", "about", 380, 420),
        ("more than 100 ships", "more-than", 100, None),
        ("over 430,000 ships", "more-than", 430_000, None),
        ("at least 20 ships", "at-least", 20, None),
        ("no fewer than 20 ships", "at-least", 20, None),
        ("fewer than 20 ships", "less-than", None, 20),
        ("up to 65,000 ships", "at-most", None, 65_000),
        ("as many as 50 ships", "at-most", None, 50),
        ("nearly 100 ships", "nearly", 92, 100),
        ("just under 100 ships", "nearly", 92, 100),
        ("exactly 42 ships", "exact", 41.5, 42.5),
    ],
)
def test_digits_and_hedge_give_the_interval(text: str, hedge: str, low: float | None, high: float | None) -> None:
    found = quantity(text)
    assert (found.hedge, found.low, found.high) == (hedge, low, high)


@pytest.mark.parametrize(
    ("text", "hedge"), [("400 ships or so", "about"), ("400 or so ships", "about"), ("400 or more ships", "at-least")]
)
def test_a_hedge_may_follow_the_number_directly(text: str, hedge: str) -> None:
    assert quantity(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-15 ships", 9.5, 15.5),
        ("10–15 ships", 9.5, 15.5),
        ("26 to 31 million ships", 25_500_000, 31_500_000),
        ("between 200 and 300 ships", 195, 305),
        ("between 4 and 6 percent of ships", 3.5, 6.5),
        ("tens of thousands of ships", 20_000, 99_990),
        ("thousands of ships", 2_000, 9_999),
        ("hundreds of thousands of ships", 200_000, 999_900),
        ("dozens of ships", 24, 99),
        ("$26 to $31 million", 25_500_000, 31_500_000),
        ("between $26 million and $31 million", 25_500_000, 31_500_000),
        ("$1m-$2m", 500_000, 2_500_000),
        ("$1.5-2 million", 1_450_000, 2_500_000),
        ("5% to 6% of ships", 4.5, 6.5),
        ("between one and two million ships", 500_000, 2_500_000),
        ("two or three ships", 1.5, 3.5),
        ("ten or twelve ships", 9.5, 12.5),
        ("five to seven ships", 4.5, 7.5),
        ("a 10- to 15-year term", 9.5, 15.5),
        ("a two-to-three-week delay", 1.5, 3.5),
        ("a term from 3 to 5 years", 2.5, 5.5),
        ("prices from $5 to $20", 4.5, 20.5),
        ("20 – 30 ships", 19.5, 30.5),
        ("between about 10 and 15 ships", 9.5, 15.75),
    ],
)
def test_a_range_allows_everything_between_its_ends(text: str, low: float, high: float) -> None:
    found = quantity(text)
    assert found.hedge == "range"
    assert (found.low, found.high) == (low, high)


def test_from_one_level_to_another_is_no_range() -> None:
    assert [(q.value, q.hedge) for q in quantities_of("It rose from 4.1 to 5.2 percent")] == [
        (4.1, "exact"),
        (5.2, "exact"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It has 20 boats and 30 planes", [20, 30]),
        ("The vote was 52 to 48", [52, 48]),
        ("It has two or ten boats", [2, 10]),
        ("The yield rose 5 percent to 8 percent", [5, 8]),
        ("The index fell 300 to 12,000", [300, 12_000]),
        ("He gave $5 to 30 boys", [5, 30]),
        ("A lead of 20 percent to 300 boats", [20, 300]),
    ],
)
def test_two_numbers_side_by_side_are_not_always_a_range(text: str, values: list[float]) -> None:
    assert [(q.value, q.hedge) for q in quantities_of(text)] == [(value, "exact") for value in values]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell from $1.2 to $1.1 billion", [(1.2e9, "USD"), (1.1e9, "USD")]),
        ("It rose from 1.2 to 1.5 million", [(1_200_000, None), (1_500_000, None)]),
        ("It rose from $4 to 5", [(4, "USD"), (5, "USD")]),
        ("shares of 44 and 39 percent", [(44, "%"), (39, "%")]),
        ("shares of 44, 39 and 17 percent", [(44, "%"), (39, "%"), (17, "%")]),
        ("rates of 4, 4.5 and up to 6 percent", [(4, "%"), (4.5, "%"), (6, "%")]),
        ("Of 400, 5 percent left", [(400, None), (5, "%")]),
        ("It has 20 boats and 5 percent of the crew", [(20, None), (5, "%")]),
    ],
)
def test_unit_and_scale_written_once_hold_for_a_pair_and_a_list(
    text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert [(q.value, q.unit) for q in quantities_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("10,000 Syrian refugees were let in", "Syrian refugees"),
        ("4.8 million are abroad", None),
        ("35 doctors are left", "doctors"),
        ("35 of the doctors are left", "doctors"),
        ("35 of them are left", None),
    ],
)
def test_the_noun_is_what_the_number_counts(text: str, noun: str | None) -> None:
    assert quantity(text).noun == noun


@pytest.mark.parametrize(
    ("text", "written", "meant", "hedge"),
    [("0ver 100 ships", "0ver", "over", "more-than"), ("0VER 100 ships", "0VER", "oVER", "more-than")],
)
def test_a_digit_typed_for_a_letter_is_read_over(text: str, written: str, meant: str, hedge: str) -> None:
    found = quantity(text)
    assert (found.value, found.hedge) == (100, hedge)
    assert found.slip is not None
    assert (found.slip.written, found.slip.meant) == (written, meant)
    assert found.slip.span.of(text) == written


@pytest.mark.parametrize(
    "text",
    ["one of them", "No one came, and one wonders why", "A ship came", "the millions", "a few ships", "once", ""],
)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert quantities_of(text) == []


def test_a_decimal_comma_number_is_not_joined_over_a_list() -> None:
    assert [q.value for q in quantities_of("In groups of 12, 15 and 18 ships")] == [12, 15, 18]


@pytest.mark.parametrize("sign", ["-", "\u2212", "\u2013", "\ufe63", "\uff0d", "minus "])
def test_every_minus_sign_makes_a_number_negative(sign: str) -> None:
    assert quantity(f"Growth was {sign}0.5 percent").value == -0.5


def test_brackets_after_a_loss_are_a_minus_and_elsewhere_are_none() -> None:
    assert (quantity("a loss of (1,234) ships").value, quantity("a loss of (1,234) ships").surface) == (
        -1234,
        "(1,234)",
    )
    assert (quantity("a net deficit of $(1.2 million)").value, quantity("a deficit ($5)").value) == (-1_200_000, -5)
    assert quantity("a result of (3.4) million euros").value == -3_400_000
    assert quantity("income of ($4.2) million").value == -4_200_000
    assert quantity("many ships (1,234) sailed").value == 1234


def test_m_is_metres_where_the_words_around_it_say_so() -> None:
    assert [quantities_of(text)[0].value for text in ("35m deep", "the 100m in May", "35 m", "35m-high")] == [
        35,
        100,
        35,
        35,
    ]


def test_a_number_in_words_within_a_name_is_none() -> None:
    assert quantities_of("They like Formula One and the Big Ten a lot here") == []


@pytest.mark.parametrize(
    ("text", "rank"), [("the third-largest town", 3), ("the second most populous town", 2), ("it ranked fifth.", 5)]
)
def test_an_ordinal_in_words_is_listed_where_it_is_a_rank(text: str, rank: int) -> None:
    assert [(q.value, q.kind) for q in quantities_of(text)] == [(rank, "ordinal")]


@pytest.mark.parametrize(
    ("text", "direction"), [("the world's largest economy", None), ("has the lowest birth rate in Europe", "down")]
)
def test_a_superlative_before_what_is_ranked_is_the_first_rank(text: str, direction: str | None) -> None:
    assert [(q.value, q.kind, q.direction) for q in quantities_of(text)] == [(1, "ordinal", direction)]


@pytest.mark.parametrize(
    "text",
    ["the country's largest bank", "one of the largest economies", "the highest building", "a most populous country"],
)
def test_a_superlative_of_anything_else_is_none(text: str) -> None:
    assert quantities_of(text) == []


def test_an_ordinal_in_words_elsewhere_is_none() -> None:
    assert quantities_of("The third ship was the first to leave.") == []


def test_a_minus_touches_its_digits_and_nothing_before_it() -> None:
    assert quantity("It was -5 degrees Celsius").value == -5
    assert quantity("A top-5 list of ships").value == 5


def test_the_reach_of_an_open_bound_is_known_and_an_exact_number_has_none() -> None:
    assert quantity("more than 100 ships").reach is not None
    assert quantity("100 ships").reach is None
