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


def _phrases(stem: str) -> list[tuple[str, str, list[str]]]:
    found = wordings.index(MEASURES, EMPTY).phrases
    return [(code, slot, [word for word, _ in stems]) for code, slot, stems in found.get(stem, ())]


def test_phrases_are_stems_without_empty_words_by_the_most_telling() -> None:
    assert _phrases("road") == [("road", "label", ["road", "length"]), ("road", "names", ["road", "network"])]
    assert _phrases("pav") == [("road", "verbs", ["pav"])]
    assert _phrases("length") == _phrases("of") == []


def test_a_measure_that_only_its_owner_tells_has_none() -> None:
    assert "size" not in wordings.index(MEASURES, EMPTY).stems


def test_a_stem_tells_more_the_fewer_measures_have_it() -> None:
    weights = dict(stem for phrases in wordings.index(MEASURES, EMPTY).phrases.values() for stem in phrases[0][2])
    assert weights["railway"] > weights["length"] > 0


def test_the_store_answers_by_stem_and_by_measure() -> None:
    phrasing = next(found for found in store().phrasings("undernourish") if found.measure == "undernourishment.share")
    assert phrasing.stems[0] == "undernourish"
    assert phrasing.weight == sum(phrasing.weights) > 0
    assert "undernourish" in store().stems("undernourishment.share")


def test_the_store_knows_no_measure_of_a_word_that_none_has() -> None:
    assert store().phrasings("xylophon") == ()
    assert store().stems("no.such.measure") == frozenset()


def test_garbled_stems_are_a_damaged_store() -> None:
    file = sqlite3.connect(":memory:")
    file.execute("CREATE TABLE wording AS SELECT 'rail' AS stem, '[\"rai' AS phrases")
    stems = StemIndex(Path("old.sqlite"), file)
    assert stems.phrasings("road") == ()
    with pytest.raises(StoreError, match=r"old\.sqlite: damaged .*reinstall"):
        stems.phrasings("rail")
    with pytest.raises(StoreError, match="no such table"):
        stems.of("rail")
