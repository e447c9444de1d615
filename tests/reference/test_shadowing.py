"""What in the data would silently stand in the way of something else: it must be there once, or be meant."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.claims.lines import letters
from factcheck.language.lexicon import PhraseRow

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[2] / "reference_data"
LISTS = [*sorted(DATA.glob("language/*.toml")), *sorted(DATA.glob("catalogue/*.toml"))]

SHARED = {
    "Congo", "Congolese", "Dominican", "Dominicans", "Formosa", "Georgia", "Georgians", "Gold Coast", "Kashmir",
    "Korea", "Korean", "Koreans", "New York", "New Yorkers", "Punjab", "Saint Martin", "St Martin", "St. Martin",
    "Virgin Islands", "Washington", "Washingtonians",
}  # fmt: skip
"""Names of several places that are not all cities."""

FIRST_OF_TWO = {
    **dict.fromkeys(("raised", "lowered", "hiked", "lifted", "trimmed", "slashed", "boosted", "reduced"), "U"),
    **dict.fromkeys(("widened", "narrowed"), "U"),  # verbs that set a level, before those of change
    **dict.fromkeys(("its", "whose"), "b"),  # what has something, before what determines it
}
"""Phrases of two cue lists that would have different letters, and the one that they have."""


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "entities" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["entities.csv", "names.csv", "memberships.csv", "ambiguous.csv", "conflicts.csv"])
def test_no_row_stands_twice(name: str) -> None:
    found = Counter(tuple(row.values()) for row in rows(name))
    assert [row for row, times in found.items() if times > 1] == []


def test_no_code_stands_twice() -> None:
    for name in ("entities.csv", "conflicts.csv"):
        assert [code for code, times in Counter(row["code"] for row in rows(name)).items() if times > 1] == []


def test_a_name_of_two_places_is_meant_to_be() -> None:
    kinds = {row["code"]: row["kind"] for row in rows("entities.csv")}
    named = defaultdict(set)
    for row in rows("names.csv"):
        named[row["name"]].add(row["entity"])
    assert {
        name for name, codes in named.items() if len(codes) > 1 and {kinds[code] for code in codes} != {"city"}
    } == SHARED


def entries(table: object, where: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(table, dict):
        for key, value in table.items():
            yield from entries(value, f"{where} {key}")
    elif isinstance(table, list):
        yield where, [value for value in table if isinstance(value, str)]
        for value in table:
            yield from entries(value, where) if isinstance(value, dict) else ()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_no_list_has_an_entry_twice(path: Path) -> None:
    found = entries(tomllib.loads(path.read_text(encoding="utf-8")), "")
    twice = {where: [text for text, times in Counter(texts).items() if times > 1] for where, texts in found}
    assert {where: texts for where, texts in twice.items() if texts} == {}


def test_a_cue_of_two_letters_is_known() -> None:
    cues = tomllib.loads((DATA / "language/cues.toml").read_text(encoding="utf-8"))
    own: dict[str, list[PhraseRow]] = defaultdict(list)
    for group, lists in cues.items():
        for name, phrases in lists.items():
            for phrase in phrases:
                own[phrase.lower()].append(PhraseRow(phrase.lower(), "", "cue", f"{group}/{name}"))
    signs = {phrase: {letters.sign((row,)).letter for row in found} - {"x"} for phrase, found in own.items()}
    both = {phrase: letters.sign(tuple(own[phrase])).letter for phrase, found in signs.items() if len(found) > 1}
    assert both == FIRST_OF_TWO
