"""Words that tell for the readers of which country a text is written."""

from __future__ import annotations

from factcheck.language.settings import Settings, build
from factcheck.language.tokens import tokenize

WORDS: Settings = build(
    {
        "institutions": {"USA": ["Capitol Hill", "GOP"], "GBR": ["Downing Street"]},
        "unnamed_parts": {"words": ["statewide", "the county"]},
    }
)


def test_an_institution_tells_its_country_as_it_is_written() -> None:
    assert list(WORDS.countries(tokenize("On Capitol Hill and in Downing Street the GOP is read."))) == [
        "USA",
        "GBR",
        "USA",
    ]
    assert not list(WORDS.countries(tokenize("They met on a capitol hill.")))


def test_a_part_of_a_country_has_no_name() -> None:
    assert WORDS.of_part(tokenize("Unemployment in The County is high."))
    assert WORDS.of_part(tokenize("Statewide it was 8 percent."))
    assert not WORDS.of_part(tokenize("Unemployment in the country is high."))
