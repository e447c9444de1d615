"""Numbers in notes below a headline that names a country: growth and poverty are that country's, and weak evidence."""

from __future__ import annotations

import pytest

from tests.support import bound_of, checked, claim_of

DAY = "2017-02-01"

NOTES = [
    # title, text, number, measure
    ("Zambia", "Economy: growth ~3.4%, mines reopening.", "3.4%", "gdp.growth"),
    ("Zambia in brief", "Economic overview: slow growth (~3.4%), copper down; poverty (54%).", "3.4%", "gdp.growth"),
    ("Zambia", "Challenges: weak harvests, poverty (~54%), debt.", "54%", "poverty.national.share"),
    ("Zambia", "Economy: recovery under way with ~3.4% growth; copper up.", "3.4%", "gdp.growth"),
    ("Zambia", "Economy: copper down (~3.4% growth in 2016), harvests poor.", "3.4%", "gdp.growth"),
    ("Zambia", "Economy: mines reopening; growth slowed to ~3.4% as rain failed.", "3.4%", "gdp.growth"),
    ("Zambia", "Finances: high public debt (~61% GDP), few taxes.", "61%", "government.debt.share"),
    ("Zambia", "Finances: public debt above 61% GDP; few taxes.", "61%", "government.debt.share"),
]

NONE = [
    ("Zambia", "Tourism: growth ~3.4%, lodges reopening.", "3.4%"),  # of what its heading names
    ("Zambia", "Economy: tourism growth ~3.4%, lodges reopening.", "3.4%"),
    ("Zambia", "Economy: Chinese growth (~3.4%) helps.", "3.4%"),
    ("Zambia and Malawi", "Economy: growth ~3.4%, mines reopening.", "3.4%"),
    ("A bank in Lusaka", "Economy: growth ~3.4%, mines reopening.", "3.4%"),
    (None, "Economy: growth ~3.4%, mines reopening.", "3.4%"),
    ("Zambia plans a dam", "Budget: public debt, 61% GDP-linked bonds.", "61%"),
    ("Zambia", "Finances: the levy takes 61% exports permits cost.", "61%"),
]


@pytest.mark.parametrize(("title", "text", "surface", "measure"), NOTES)
def test_a_note_is_of_the_country_of_the_headline(title: str, text: str, surface: str, measure: str) -> None:
    claim = claim_of(checked(text, DAY, title=title), surface)
    assert (claim.measure, claim.entity) == (measure, "ZMB")


@pytest.mark.parametrize(("title", "text", "surface"), NONE)
def test_a_note_is_not_of_the_country(title: str | None, text: str, surface: str) -> None:
    assert bound_of(checked(text, DAY, title=title), surface).claim is None


def test_what_notes_tell_contradicts_nothing() -> None:
    report = checked("Economy: growth ~94% in 2014, mines reopening.", DAY, title="Zambia")
    claim = claim_of(report, "94%")
    assert claim.measure_evidence.strength == "weak"
    assert report.verdicts[claim.id].outcome == "unchecked"
