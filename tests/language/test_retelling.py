"""What a number tells: what it counts, what befalls the counted, and what the sentence says beside."""

from __future__ import annotations

import pytest

from factcheck.language import persons, quantities, retelling
from factcheck.language.tokens import tokenize
from tests.support import checker


def _read(text: str) -> tuple[retelling.Setting, list[retelling.Telling]]:
    words, tokens = checker().words, tokenize(text)
    numbers = quantities.find(text, tokens, [], words)
    setting = retelling.setting(tokens, numbers, (), words)
    return setting, [retelling.telling(tokens, numbers, i, words) for i in range(len(numbers))]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("arrested", "arrest"),
        ("arrests", "arrest"),
        ("cities", "city"),
        ("cutting", "cut"),
        ("glass", "glass"),
        ("is", "is"),
    ],
)
def test_a_stem_is_a_word_without_its_ending(word: str, stem: str) -> None:
    assert retelling.stem(word) == stem


@pytest.mark.parametrize(
    ("text", "noun", "fate"),
    [
        ("A blast killed 12 people.", "", "killed"),
        ("12 dead in blast", "", "killed"),
        ("A firm will cut 500 jobs.", "job", "cut"),
        ("They signed a $3 million contract.", "contract", ""),
        ("The $3 million contract runs for years.", "contract", ""),
        ("They took out a loan of $3 million.", "loan", ""),
    ],
)
def test_what_is_counted_and_what_befalls_it(text: str, noun: str, fate: str) -> None:
    _, (telling,) = _read(text)
    assert (telling.noun, telling.fate) == (noun, fate)


def test_each_number_has_the_fate_told_beside_it() -> None:
    _, tellings = _read("A bomb killed 12 people and wounded 30 others.")
    assert [telling.fate for telling in tellings] == ["killed", "injured"]


@pytest.mark.parametrize("text", ["Another 12 ships sank.", "Some 12 of the 18 ships sank.", "Jane Roe, 34, sank it."])
def test_a_part_an_addition_and_an_age_tell_nothing_of_their_own(text: str) -> None:
    assert _read(text)[1][0].part


def test_a_setting_has_names_days_speakers_and_what_is_new() -> None:
    setting, _ = _read("On Monday a fire in Porto killed 31 people, the mayor said.")
    assert setting.names == {"porto"}
    assert setting.days == {"monday"}
    assert setting.speakers == {"mayor"}
    assert "fir" in setting.fresh
    assert not setting.aside


def test_a_setting_of_an_earlier_state_is_aside() -> None:
    assert _read("Earlier reports said that 12 ships sank.")[0].aside


@pytest.mark.parametrize(
    ("text", "name", "plain"),
    [
        ("Jane Roe, 34, sank it.", ("Jane", "Roe"), False),
        ("Roe, who is 34, sank it.", ("Roe",), True),
        ("The 34-year-old Roe sank it.", ("Roe",), True),
        ("A 34-year-old man, John Roe, sank it.", ("John", "Roe"), True),
        ("Jane Roe, aged 34, sank it.", ("Jane", "Roe"), True),
        ("Jane Roe (34) sank it.", ("Jane", "Roe"), False),
    ],
)
def test_who_is_how_old(text: str, name: tuple[str, ...], plain: bool) -> None:
    words, tokens = checker().words, tokenize(text)
    numbers = quantities.find(text, tokens, [], words)
    assert [(found.name, found.plain) for found in persons.aged(tokens, numbers, words)] == [(name, plain)]


@pytest.mark.parametrize(
    "text", ["Roe, 12 books to her name, sat.", "On Friday, 34 ships sank.", "The ship, 34 years old, sank."]
)
def test_other_numbers_are_no_ages_of_persons(text: str) -> None:
    words, tokens = checker().words, tokenize(text)
    assert not list(persons.aged(tokens, quantities.find(text, tokens, [], words), words))


def test_a_setting_in_which_a_number_moves() -> None:
    assert _read("The toll rose from 12 to 15.")[0].moving
    assert not _read("A crane fell on 15 men.")[0].moving


def test_a_measured_thing_may_stand_beside_its_number() -> None:
    def told(text: str) -> retelling.Telling:
        _, (telling, *_) = _read(text)
        return telling

    one, two = told("They found 24 tonnes of cocaine."), told("They found 2.4 tonnes of cocaine hidden in a box.")
    assert retelling.same_noun(one, two, "measure")
    assert not retelling.same_noun(one, two, "count")
