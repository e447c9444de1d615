"""Who is said to give a number."""

from __future__ import annotations

import pytest

from tests.support import checked, claim_of, verdict_of

DATE = "2016-10-01"


@pytest.mark.parametrize(
    ("text", "source", "publisher"),
    [
        ("According to UNHCR, 4.8 million Syrians are refugees.", "UNHCR", "unhcr"),
        ("Some 4.8 million Syrians are refugees, according to UNHCR.", "UNHCR", "unhcr"),
        ("UNHCR said 4.8 million Syrians are refugees.", "UNHCR", "unhcr"),
        ("Some 4.8 million Syrians are refugees, according to the World Bank.", "World Bank", "world_bank"),
        ("Some 4.8 million Syrians are refugees, according to UNICEF.", "UNICEF", "unicef"),
        ("Some 4.8 million Syrians are refugees, according to a local paper.", "local paper", None),
        ("Some 4.8 million Syrians are refugees.", None, None),
        ("UNHCR has a new chief. Some 4.8 million Syrians are refugees.", None, None),
    ],
)
def test_the_source_is_the_one_that_the_sentence_names(text: str, source: str | None, publisher: str | None) -> None:
    attribution = claim_of(checked(text, DATE), "4.8 million").attribution
    if source is None:
        assert attribution is None
    else:
        assert attribution is not None
        assert (attribution.text.removeprefix("the "), attribution.publisher) == (source, publisher)


def test_each_number_has_the_source_beside_it() -> None:
    text = (
        "The CIA World Factbook puts the population of Syria at 17.2 million, "
        "and UNHCR says 4.8 million Syrians are refugees."
    )
    report = checked(text, DATE)
    for number, publisher in (("17.2 million", "cia_factbook"), ("4.8 million", "unhcr")):
        attribution = claim_of(report, number).attribution
        assert attribution is not None
        assert attribution.publisher == publisher


def test_the_source_that_the_text_names_decides() -> None:
    plain = "Some 6.56 million people are displaced within Syria."
    named = "Some 6.56 million people are displaced within Syria, according to UNHCR."
    first, second = (verdict_of(checked(text, DATE), "6.56 million").primary for text in (plain, named))
    assert first is not None
    assert second is not None
    assert (first.publisher.code, second.publisher.code) == ("ocha", "unhcr")
