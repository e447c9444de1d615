"""A unit is found by every way to write it, and by no other."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.reference.spellings import with_spellings

DOCUMENT = {
    "prefixes": {"k": "kilo", "M": "mega"},
    "unit": [
        {"symbol": "W", "kind": "measure", "prefixes": ["", "k"], "nouns": ["watt"], "exact": ["W"]},
        {"symbol": "bpd", "kind": "rate", "per": "d", "words": ["barrels a day"], "only_before": ["of"], "digits": 2},
        {"symbol": "kWh", "kind": "measure", "words": ["kilowatt-hours"], "glued": ["kWh"]},
    ],
    "currency": [{"symbol": "CHF", "nouns": ["franc"], "of": ["Swiss"], "code": True}],
    "parts": {"kg": {"g": 1000}},
}


def _units(written: str) -> list[dict[str, Any]]:
    found = with_spellings(DOCUMENT)
    return [found["spelt"][at] for at in found["spellings"].get(written, ())]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("watt", {"symbol": "W", "kind": "measure"}),
        ("kilowatts", {"symbol": "kW", "kind": "measure"}),
        ("kw", {"symbol": "kW", "kind": "measure", "exact": "kW"}),
        ("barrels a day", {"symbol": "bpd", "kind": "rate", "per": "d", "only": ["of"], "digits": 2}),
        ("kilowatt hours", {"symbol": "kWh", "kind": "measure"}),
        ("kwh", {"symbol": "kWh", "kind": "measure", "exact": "kWh", "glued": True}),
        ("swiss francs", {"symbol": "CHF", "kind": "money"}),
        ("chf", {"symbol": "CHF", "kind": "money", "exact": "CHF"}),
    ],
)
def test_a_unit_is_found_by_each_way_to_write_it(written: str, unit: dict[str, Any]) -> None:
    assert _units(written) == [unit]


@pytest.mark.parametrize("written", ["megawatts", "kilo", "franc", "kilowatt-hours"])
def test_it_is_found_by_nothing_else(written: str) -> None:
    assert _units(written) == []


def test_what_is_no_unit_stays_as_it_is() -> None:
    found = with_spellings(DOCUMENT)
    assert found["parts"] == DOCUMENT["parts"]
    assert "unit" not in found
