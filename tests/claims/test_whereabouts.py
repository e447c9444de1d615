"""Where a place may be named, told without drawing a sentence."""

from __future__ import annotations

from factcheck.claims.bind import read_lines
from tests.support import checker, store

ARTICLE = """Floods in Mali

The water came at night. Officials in Bamako counted the dead.

Malian soldiers brought food. Nobody spoke of turkey or of Chad.

Timbuktu, in the north of Mali, stayed dry."""


def test_only_the_sentences_whose_words_may_name_a_place_are_given() -> None:
    where = read_lines(checker().article(ARTICLE), checker().grammar, store()).whereabouts
    assert where.naming("MLI") == [0, 3, 5]
    assert where.within("MLI") == [0, 2, 3, 5]
    assert where.naming("TCD") == [4]
    assert where.naming("TUR") == ()


def test_every_place_of_a_line_may_be_named_there() -> None:
    lines = read_lines(checker().article(ARTICLE), checker().grammar, store())
    for number, line in enumerate(lines):
        for at in line.where("EA"):
            mention = line.items[at].mention
            codes = {*mention.codes("entity"), *mention.codes("people")} if mention is not None else set()
            assert all(number in lines.whereabouts.naming(code) for code in codes)
