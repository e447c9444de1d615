"""The words of measures, by their stems, with what each tells."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from factcheck.reference import wordings
from factcheck.reference.stem_index import StemIndex
from factcheck.reference.store import StoreError
from tests.support import store

MEASURES = {
    "rail": {"label_without_entity": "length of railways", "names": ["rail network", "railways"]},
    "road": {"label_without_entity": "length of roads", "names": ["road network"], "verbs": ["paved"]},
    "size": {"label_without_entity": "size", "owned": ["size"]},
}
EMPTY = {"of"}


def test_phrases_are_stems_without_empty_words_the_most_telling_first() -> None:
    found = wordings.index(MEASURES, EMPTY).phrases
    assert found["road"] == [("label", ("road", "length")), ("names", ("road", "network")), ("verbs", ("pav",))]


def test_a_measure_that_only_its_owner_tells_has_none() -> None:
    assert "size" not in wordings.index(MEASURES, EMPTY).phrases


def test_a_stem_tells_more_the_fewer_measures_have_it() -> None:
    words = wordings.index(MEASURES, EMPTY).words
    assert words["network"][1] == ["rail", "road"]
    assert words["railway"][0] > words["network"][0]


def test_the_store_answers_by_stem_and_by_measure() -> None:
    wording = store().worded("undernourish")
    assert wording is not None
    assert "undernourishment.share" in wording.measures
    assert any("undernourish" in stems for _, stems in store().phrasings("undernourishment.share"))


def test_the_store_knows_no_measure_of_a_word_that_none_has() -> None:
    assert store().worded("xylophon") is None
    assert store().phrasings("no.such.measure") == ()


def test_garbled_stems_are_a_damaged_store() -> None:
    file = sqlite3.connect(":memory:")
    file.execute("CREATE TABLE wording AS SELECT 'rail' AS stem, 1.0 AS weight, '[\"rai' AS measures")
    stems = StemIndex(Path("old.sqlite"), file)
    assert stems.worded("road") is None
    with pytest.raises(StoreError, match=r"old\.sqlite: damaged .*reinstall"):
        stems.worded("rail")
    with pytest.raises(StoreError, match="no such table"):
        stems.phrasings("rail")
