"""What a construction needs before its patterns are tried: letters of the sentence, and those beside the item."""

from __future__ import annotations

import itertools
import re

import pytest

from factcheck.reference import edges
from tests.support import store

LETTERS = "QNCWLPVEAHKTSXBJkYRpMOrcvblumnoiftawds&x#,;:().-qgUZ"
"""The letters of a line; `constructions.toml` explains them."""


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("(?P<m>N)[^QN]{0,8}[blo:a][dx]{0,2}$", "N"),
        ("(?P<m>[Ng])ux?\\(E{1,2}T*,{0,1}", "Eu"),
        ("(?:x|y)H?(?=T)", ""),
        ("N|H", ""),
    ],
)
def test_a_letter_is_needed_that_stands_in_no_group_and_is_not_optional(pattern: str, letters: str) -> None:
    assert edges.needed(pattern) == set(letters)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("x?C", {"x", "C"}),
        ("[AH]bx?C", {"A", "H"}),
        ("(?:H|o)?(?:[,.]|$)", {"H", "o", ",", ".", ""}),
        ("(?=[,.])x", {",", "."}),
        ("(?!x)C", {"C"}),
        ("[^Q]{0,3}C", None),
        ("x?", None),
    ],
)
def test_what_follows_an_item_begins_with_one_of_a_few_letters(pattern: str, letters: set[str] | None) -> None:
    assert edges.first(pattern) == letters


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("Nx?o?$", {"N", "x", "o"}),
        ("(?:^|,)d{0,2}$", {"d", ",", ""}),
        ("(?<=[EA])s$", {"s"}),
        ("N[^Q]{0,3}$", None),
        ("Nx", None),
    ],
)
def test_what_precedes_an_item_ends_with_one_of_a_few_letters(pattern: str, letters: set[str] | None) -> None:
    assert edges.last(pattern) == letters


def test_no_construction_holds_beside_a_letter_that_its_edges_rule_out() -> None:
    for entry in itertools.chain(*store().documents()["constructions"].values()):
        for side, pattern in (("before", entry.get("left")), ("after", entry.get("right"))):
            if side not in entry:
                continue
            for letter in set(LETTERS) - set(entry[side]):
                beside = f"#{letter}" if side == "before" else letter
                found = re.search(pattern, beside) if side == "before" else re.match(pattern, beside)
                assert found is None, (entry["name"], side, letter)
