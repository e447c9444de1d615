"""Tests of factcheck.language.lists: a small number and the things that are listed for it."""

from __future__ import annotations

import pytest

from factcheck.language import lists
from tests.support import ties_of


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("They have four aims: work, peace and bread.", 2, 3),
        ("They have four aims: work, peace, and bread.", 3, 3),
        ("They make six kinds of bread: rye, spelt, barley and oat.", 3, 4),
        ("They gave four reasons for the delays: bad rails, lost keys and a lack of drivers.", 2, 3),
        ("Her plan names four groups, the ministry said: pupils, nurses and farmers.", 2, 3),
        ("They have three demands: higher pay and shorter shifts.", 1, 2),
        ("They kept four aides: Ann Roe at home, Tom Hill at work and Lea Stone at sea.", 2, 3),
    ],
)
def test_the_items_behind_a_colon_are_counted(text: str, least: int, most: int) -> None:
    assert ties_of(lists.lists, text) == [(0, least, most, False)]


@pytest.mark.parametrize(
    "text",
    [
        "They have four aims: work, law and order, and bread and butter.",
        "They have four aims: to work, to rest and to eat.",
        "They have four aims: work and more.",
        "They have four dogs: black and white.",
        "Three men came: Jones, a baker, and Hill.",
        "They have four aims; work, peace and bread.",
        "They have about four aims: work, peace and bread.",
        "With four reasons she chose the dish of the year: soup, stew and bread.",
        "They had five guests and four aims for the day: work, peace and bread.",
    ],
)
def test_a_list_that_can_be_counted_in_two_ways_is_none(text: str) -> None:
    assert ties_of(lists.lists, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It stops in four towns – Hull, Leeds and Ware – on its way.",
        "It stops in four towns (Hull, Leeds and Ware) on its way.",
        "Four towns, Hull, Leeds and Ware, have a port.",
        "The four towns are Hull, Leeds and Ware.",
    ],
)
def test_names_between_marks_are_counted(text: str) -> None:
    assert ties_of(lists.lists, text) == [(0, 3, 3, True)]


def test_too_many_names_of_persons_are_an_error_too() -> None:
    assert ties_of(lists.lists, "The two winners are Ann Roe, Tom Hill and Lea Stone.") == [(0, 3, 3, False)]


@pytest.mark.parametrize(
    "text",
    [
        "It stops in four towns – mainly Hull, Leeds and Ware – on its way.",
        "It stops in four towns – Hull, Leeds, Ware – on its way.",
        "It stops in four towns – Hull, Leeds and 2 more – on its way.",
        "Four towns, Hull, Leeds and Ware among them, have a port.",
        "Four towns, Hull, Leeds and Ware, plus Tolna, have a port.",
        "In four games, Hill, Roe and Stone, all from Leeds, scored.",
        "The four towns are Hull, Leeds and Ware, each with a port.",
        "They won four games, Hill, Roe and Stone, said.",
        "The four islands are Trinidad and Tobago, Barbados and Guyana.",
    ],
)
def test_names_that_may_not_be_all_are_no_list(text: str) -> None:
    assert ties_of(lists.lists, text) == []
