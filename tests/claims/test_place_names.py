"""What the name of a place is read as: the sentences and the readings stand in `place_names.csv`."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.claims.bind import read_lines
from factcheck.claims.lines.senses import SPEAKER
from tests.support import CHECKOUT, checked, checker, claim_of, reason_of, store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.lines.line import Item, Line

with (Path(__file__).parent / "place_names.csv").open(encoding="utf-8", newline="") as table:
    SENTENCES = [(row["text"], row["word"], row["reading"]) for row in csv.DictReader(table)]


def _lines(text: str) -> Sequence[Line]:
    return read_lines(checker().article(text), checker()._grammar, store())


def _last(text: str, word: str) -> Item:
    """Return the last item that covers the word."""
    start = text.rindex(word)
    return next(i for line in _lines(text) for i in line.items if i.span.start <= start < i.span.end)


def _reading(item: Item) -> str:
    if item.letter == SPEAKER:
        return "speaker"
    if item.letter not in ("E", "A") or item.mention is None:
        return "no place"
    codes = {*item.mention.codes("entity"), *item.mention.codes("people")}
    return codes.pop() if len(codes) == 1 else "ambiguous"


@pytest.mark.parametrize(("text", "word", "reading"), SENTENCES)
def test_a_name_is_read_as(text: str, word: str, reading: str) -> None:
    assert _reading(_last(text, word)) == reading


def test_every_reading_is_tried() -> None:
    readings = [reading for _, _, reading in SENTENCES]
    assert {"ambiguous", "speaker", "no place"} < set(readings)
    assert len(set(SENTENCES)) == len(SENTENCES) >= 60


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("London said the population was 66 million.", "66 million", "no place"),
        ("Georgia's unemployment rate was 12 percent.", "12 percent", "equally good"),
        ("The population of New York is 19.5 million.", "19.5 million", "equally good"),
    ],
)
def test_an_open_name_binds_nothing(text: str, number: str, reason: str) -> None:
    assert reason in reason_of(checked(text, "2019-06-15"), number)


def test_what_the_article_decides_is_said_in_the_evidence() -> None:
    text = "The streets of Tbilisi were empty. The population of Georgia is 3.7 million."
    claim = claim_of(checked(text, "2019-06-15"), "3.7 million")
    assert claim.entity == "GEO"
    assert "“Tbilisi” in the text" in claim.entity_evidence.why
    assert claim.entity_evidence.strength == "fair"


def test_a_capital_that_speaks_is_the_source() -> None:
    claim = claim_of(checked("Moscow said that the population of Syria was 18 million.", "2019-06-15"), "18 million")
    assert claim.entity == "SYR"
    assert claim.attribution is not None
    assert (claim.attribution.text, claim.attribution.publisher) == ("Moscow", None)


def test_the_table_of_ambiguous_names_names_known_places() -> None:
    path = CHECKOUT / "reference_data" / "entities" / "ambiguous.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            assert (row["code"] == "") == (row["sense"] == "compound")
            if row["code"]:
                assert store().entity(row["code"]).name
