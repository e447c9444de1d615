"""NUM: how numbers are written, and sizes that cannot be. More texts are in tests/evaluation/consistency."""

from __future__ import annotations

import pytest

from tests.support import checked

DATE = "2023-03-20"


def _found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.span.of(text)) for finding in checked(text, DATE).findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("$5 million dollars", "$5 million"),
        ("£300 pounds", "£300"),
        ("12 km kilometres", "12 km"),
        ("5% percent", "5%"),
    ],
)
def test_a_unit_that_stands_twice_is_found_with_what_to_keep(written: str, meant: str) -> None:
    text = f"They had {written} in all."
    (finding,) = checked(text, DATE).findings
    assert (finding.rule, finding.span.of(text), finding.suggestion) == ("NUM001", written, meant)


@pytest.mark.parametrize("written", ["$5 million", "$40 USD", "$3 million Australian dollars", "a $20 pound cake"])
def test_a_unit_that_says_more_is_left_alone(written: str) -> None:
    assert _found(f"They had {written} in all.") == []


@pytest.mark.parametrize("written", ["12,5000", "1,000,00", "1,250,0000"])
def test_digits_that_no_grouping_allows_are_found(written: str) -> None:
    assert _found(f"The march drew {written} people.") == [("NUM002", written)]


@pytest.mark.parametrize("written", ["12,500", "1,250,000", "1,234.5678", "1.234,56", "1,2"])
def test_digits_that_are_grouped_well_are_left_alone(written: str) -> None:
    assert _found(f"The march drew {written} people.") == []


def test_groups_of_two_are_right_in_india_only() -> None:
    assert _found("The town has 1,20,000 houses.") == [("NUM002", "1,20,000")]
    assert _found("The town in India has 1,20,000 houses.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales fell by 140 percent.", [("NUM004", "140 percent")]),
        ("Sales rose by 140 percent.", []),
        ("Profit fell by 140 percent.", []),
        ("In all 140 percent of the voters came.", [("NUM004", "140 percent")]),
        ("It costs 140 percent of the plan.", []),
    ],
)
def test_more_than_all_is_found_where_nothing_is_left(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has between 30 and 20 rooms.", [("NUM005", "30")]),
        ("It has between 20 and 30 rooms.", []),
        ("The gap between 30 and 20 rooms is small.", []),
        ("It is open between 10 and 4 each day.", []),
    ],
)
def test_a_range_the_wrong_way_round_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_one_figure_in_millions_and_in_billions_is_found_at_its_second_telling() -> None:
    text = "The bridge costs $3.4 billion. Work on the $3.4 million bridge has begun."
    (finding,) = checked(text, DATE).findings
    assert (finding.rule, finding.span.of(text)) == ("NUM008", "$3.4 million")
    assert finding.message == "$3.4 million here, $3.4 billion before"
    assert _found("The bridge costs $3.4 billion. A school gets $3.4 million.") == []


def test_an_amount_without_the_scale_of_the_one_beside_it_is_a_note() -> None:
    text = "The bridge will cost between $26 and $31 million."
    (found,) = checked(text, "2023-03-20").findings
    assert (found.rule, found.severity, found.span.of(text)) == ("NUM006", "note", "$26")
    assert found.suggestion == "$26 million"


def test_two_amounts_of_two_clauses_are_left_alone() -> None:
    assert checked("The shirt costs $20 and $15 million was spent on adverts.", "2023-03-20").findings == ()


def test_a_letter_in_a_group_of_thousands_is_corrected() -> None:
    (finding,) = checked("Nearly 800,O00 people fled.", "2016-10-01").findings
    assert (finding.rule, finding.suggestion) == ("NUM003", "800,000")


def test_two_digits_behind_a_comma_are_no_group_where_only_whole_things_are_counted() -> None:
    text = "They ordered 500,00 {}."
    assert [found.rule for found in checked(text.format("doses"), "2016-10-01").findings] == ["NUM002"]
    assert checked(text.format("euros"), "2016-10-01").findings == ()


def test_more_people_than_a_place_has_are_found() -> None:
    text = "The war displaced 14 million Lebanese."
    (found,) = checked(text, DATE).findings
    assert (found.rule, found.span.of(text)) == ("NUM007", "14 million")
    assert "Lebanon has: at most 6.472 million" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The war displaced 1.4 million Lebanese.",
        "14 million Lebanese live abroad.",
        "The war displaced 14 million people in Lebanon and Syria.",
        "In 1860 the war displaced 14 million Lebanese.",
        "The war displaced 14 million Lebanese goats.",
    ],
)
def test_people_of_several_places_abroad_or_long_ago_are_not_held_against_inhabitants(text: str) -> None:
    assert checked(text, DATE).findings == ()


def test_two_zeros_behind_a_comma_are_no_decimals_of_things_in_the_plural() -> None:
    (finding,) = checked("The town has barred 10,00 IRGC members.", "2016-10-01").findings
    assert (finding.rule, finding.message) == ("NUM002", "the last group has two digits: 10,00")
    assert checked("It costs 10,00 euros and rose by 3,00 metres.", "2016-10-01").findings == ()
