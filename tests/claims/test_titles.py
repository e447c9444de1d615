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
    ("Zambia", "Roads are poor. Inflation in Malawi was 9.1% last year.", "9.1%", "MWI"),
]

OPEN = [
    ("Zambia and Malawi", "Inflation was 9.1% last year.", "9.1%"),  # two places
    ("A long climb", "Inflation was 9.1% last year.", "9.1%"),  # none
    (None, "Inflation was 9.1% last year.", "9.1%"),
    ("Zambia", "Zambia traded with Malawi. In the town of Kitwebe inflation was 9.1% last year.", "9.1%"),
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
