"""The thing that a number counts."""

from __future__ import annotations

import pytest

from tests.support import quantities_of


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("10,000 Syrian refugees were let in", "Syrian refugees"),
        ("5,000 people died", "people"),
        ("40 people killed in the raid were named", "people"),
        ("30 police officers were hurt", "police officers"),
        ("15 sports cars were sold", "sports cars"),
        ("300 U.S. troops are there", "U.S. troops"),
        ("200 United States marines landed", "United States marines"),
        ("200 Moroccans demonstrate in Rabat", "Moroccans"),
        ("10 long-range missiles were fired", "long-range missiles"),
        ("3 newly built homes burned", "newly built homes"),
        ("40 Boeing 737 jets were ordered", "Boeing 737 jets"),
        ("250 injured people were saved", "injured people"),
        ("100,000 live births were counted", "live births"),
        ("67 lives were lost", "lives"),
        ("12 other countries signed", "other countries"),
        ("12 smaller towns signed", "smaller towns"),
        ("200 more people came", "people"),
        ("400 or so ships came", "ships"),
        ("a 40-strong crew came", "crew"),
        ("a 20-member team came", "member team"),
        ("a 5-percent stake was sold", "stake"),
        ("a 15% increase was seen", "increase"),
        ("35 of the doctors are left", "doctors"),
        ("5 million of its customers left", "customers"),
        ("1,500 of its 3,000 men left", "men"),
        ("20 percent of voters stayed home", "voters"),
        ("91% of the votes were counted", "votes"),
        ("200 wounded were flown out", "wounded"),
        ("35 dead were counted", "dead"),
        ("3.2 children per woman are born", "children"),
    ],
)
def test_the_noun_is_the_phrase_up_to_its_plural(text: str, noun: str) -> None:
    assert quantities_of(text)[0].noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "4.8 million are abroad",
        "5,000 died in the war",
        "12 remain in hospital",
        "1,500 live in tents",
        "There are 30 left",
        "There were 20 Tuesday",
        "It killed 20 last year",
        "It grew by 5 percent year-on-year",
        "It was 5 percent higher",
        "It is 95 percent effective",
        "4 of them left",
        "The bank lent $5 million",
    ],
)
def test_verbs_adverbs_and_times_are_no_nouns(text: str) -> None:
    assert quantities_of(text)[0].noun is None


def test_a_person_found_in_a_state_is_counted_without_it() -> None:
    assert quantities_of("one officer confirmed dead")[0].noun == "officer"
