"""Phrases are found by their words: the longest wins, names need their capitals, ambiguity is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.language.lexicon import NAMES, Lexicon, Mention, PhraseRow, capitals_of, meanings_in, openings
from factcheck.language.tokens import phrase_key, tokenize
from tests.support import store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.language.lexicon import Opening, PhraseKind


def _row(surface: str, kind: PhraseKind, code: str) -> PhraseRow:
    return PhraseRow(phrase_key(surface), capitals_of(surface) if kind in NAMES else "", kind, code)


ROWS = [
    _row("York", "entity", "york"),
    _row("New York", "entity", "new-york"),
    _row("New York Times", "blocker", "blockers/phrases"),
    _row("Georgia", "entity", "GEO"),
    _row("Georgia", "entity", "US-GA"),
    _row("population", "measure", "people/names"),
    _row("working population", "blocker", "blockers/phrases"),
    _row("US", "entity", "USA"),
    _row("U.K.", "entity", "GBR"),
    _row("Côte d'Ivoire", "entity", "CIV"),
]


def _lookup(words: Iterable[str]) -> list[Opening]:
    wanted = set(words)
    return [opening for opening in openings(ROWS) if opening[0] in wanted]


def _found(text: str, taken: tuple[int, ...] = ()) -> list[Mention]:
    tokens = tokenize(text)
    return Lexicon(_lookup).find(tokens, [at in taken for at in range(len(tokens))])


def _words(text: str) -> list[str]:
    return [mention.span.of(text) for mention in _found(text)]


def test_the_longest_phrase_wins() -> None:
    assert _words("In New York and York") == ["New York", "York"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("the New York Times said", "New York Times"), ("the working population fell", "working population")],
)
def test_a_blocker_stops_the_shorter_reading(text: str, phrase: str) -> None:
    (mention,) = _found(text)
    assert mention.span.of(text) == phrase
    assert mention.codes("blocker") != ()
    assert mention.codes("entity") == mention.codes("measure") == ()


def test_an_ambiguous_name_keeps_all_its_meanings() -> None:
    (mention,) = _found("in Georgia")
    assert mention.codes("entity") == ("GEO", "US-GA")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("the US said", 1),
        ("he told us", 0),
        ("the U.S. said", 1),
        ("the UK", 1),
        ("the U.K. said", 1),
        ("a york ham", 0),
        ("YORK BURNS", 1),
    ],
)
def test_a_name_must_have_its_capitals(text: str, count: int) -> None:
    assert len(_found(text)) == count


@pytest.mark.parametrize(
    ("name", "capitals"),
    [("Turkey", "1"), ("WHO", "2"), ("the Netherlands", "01"), ("U.K.", "2"), ("A", "1"), ("iran", "0")],
)
def test_the_capitals_of_a_name_are_kept_as_one_digit_a_word(name: str, capitals: str) -> None:
    assert capitals_of(name) == capitals


def test_a_measure_needs_no_capitals() -> None:
    assert _words("Population and population") == ["Population", "population"]


def test_either_apostrophe_finds_the_name() -> None:
    assert _words("in Côte d'Ivoire") == ["Côte d'Ivoire"]
    assert _words("in Côte d’Ivoire") == ["Côte d’Ivoire"]


def test_the_possessive_is_no_part_of_the_name() -> None:
    assert _words("York's walls and York’s gates") == ["York", "York"]


def test_words_that_are_taken_are_left_alone() -> None:
    assert _found("New York", taken=(1,)) == []


def test_each_word_is_asked_for_once() -> None:
    asked: list[str] = []

    def lookup(words: Iterable[str]) -> list[Opening]:
        asked.extend(words)
        return _lookup(words)

    lexicon = Lexicon(lookup)
    for _ in range(3):
        tokens = tokenize("New York is not York, York is not New York")
        lexicon.find(tokens, [False] * len(tokens))
    assert sorted(asked) == sorted(set(asked))


def test_what_an_opening_holds_is_what_was_put_in() -> None:
    kept = openings(ROWS)
    assert [(first, second, kinds) for first, second, kinds, _ in kept[:3]] == [
        ("york", "", "entity"),
        ("new", "york", "blocker entity"),
        ("georgia", "", "entity"),
    ]
    assert sorted(row for *_, meanings in kept for row in meanings_in(meanings)) == sorted(ROWS)


def test_two_stores_may_know_phrases_with_the_same_beginning() -> None:
    lexicon = Lexicon(
        lambda words: [*_lookup(words), *openings([_row("New York Post", "blocker", "blockers/phrases")])]
    )
    tokens = tokenize("the New York Post and New York")
    words = [tokens[found.first : found.last] for found in lexicon.find(tokens, [False] * len(tokens))]
    assert [len(found) for found in words] == [3, 2]


def test_loosely_a_name_is_found_without_its_capitals() -> None:
    tokens = tokenize("population of georgia")
    taken = [False] * len(tokens)
    assert [mention.codes("entity") for mention in Lexicon(_lookup).find(tokens, taken)] == [()]
    assert [mention.codes("entity") for mention in Lexicon(_lookup).loosely().find(tokens, taken)] == [
        (),
        ("GEO", "US-GA"),
    ]


def test_the_meanings_of_some_kinds_are_told_of_phrases_that_overlap_too() -> None:
    tokens = tokenize("the New York Times")
    lexicon = Lexicon(_lookup)
    assert [row.code for row in lexicon.rows(tokens, frozenset({"entity"}))] == ["new-york", "york"]
    assert list(lexicon.rows(tokens, frozenset({"measure"}))) == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Syria", {"SYR"}),
        ("United States", {"USA"}),
        ("U.S.", {"USA"}),
        ("Congo", {"COD", "COG"}),
        ("South Korea", {"KOR"}),
        ("Ivory Coast", {"CIV"}),
        ("Aleppo", {"GN:170063"}),
    ],
)
def test_the_bundled_names_give_their_places(name: str, codes: set[str]) -> None:
    tokens = tokenize(name)
    mentions = Lexicon(store().phrases).find(tokens, [False] * len(tokens))
    assert len(mentions) == 1
    assert codes <= set(mentions[0].codes("entity"))
