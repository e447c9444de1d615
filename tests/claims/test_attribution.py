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


@pytest.mark.parametrize(
    ("text", "source", "publisher"),
    [
        ("Kenya's population is 48 million, World Bank data show.", "World Bank", "world_bank"),
        ("Kenya's population is 48 million (World Bank, 2015).", "World Bank", "world_bank"),
        ("Figures released by the IMF show that Kenya's population is 48 million.", "the IMF", "imf"),
        ("The IMF said growth was fine. It said Kenya's population is 48 million.", "The IMF", "imf"),
        ("The IMF and the World Bank said so. It rained. Kenya's population is 48 million.", None, None),
        ("“Kenya's population is 48 million,” the health minister said.", "the health minister", None),
        ("“Kenya's population is 48 million,” said the health minister.", "the health minister", None),
        ("President Uhuru Kenyatta told reporters Kenya's population is 48 million.", "President Uhuru Kenyatta", None),
        ("Kenya's population is 48 million, he said.", None, None),
        ("As the minister said in May, rain fell, and Kenya's population is 48 million.", None, None),
    ],
)
def test_a_speaker_or_a_publisher_is_found_where_it_stands(
    text: str, source: str | None, publisher: str | None
) -> None:
    attribution = claim_of(checked(text, DATE), "48 million").attribution
    found = (attribution.text, attribution.publisher) if attribution else (None, None)
    assert found == (source, publisher)


def test_a_verb_of_saying_that_takes_the_number_makes_no_speaker() -> None:
    text = "The United States admitted 900 Syrian refugees in July 2016."
    assert claim_of(checked(text, DATE), "900").attribution is None


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
