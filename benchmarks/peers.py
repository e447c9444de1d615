"""Reads sentences with a peer, in the environment in which the peers are installed; needs nothing of ours.

`python benchmarks/peers.py quantulum3` takes a JSON list of sentences on standard input and writes a JSON object:
`peer` (name and version), `seconds` for all sentences, and `found`, for each sentence a list of
[start, end, value, unit] with the unit in the peer's own words.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Found = list[tuple[int, int, float, str | None]]
WARMING = 5
"""Sentences that are read once before the clock runs: the first call loads and compiles."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


def quantulum3() -> tuple[str, Callable[[str], Found]]:
    """Return the reader of quantulum3 without its classifier, which needs a trained model."""
    from quantulum3 import parser

    def read(text: str) -> Found:
        return [
            # of a range it gives the middle and the distance to the ends; ours begins with the lower end
            (found.span[0], found.span[1], found.value - (found.uncertainty or 0), found.unit.name)
            for found in parser.parse(text)
        ]

    return f"quantulum3 {version('quantulum3')}", read


def recognizers() -> tuple[str, Callable[[str], Found]]:
    """Return the reader of Microsoft's recognizers: numbers, percentages, money, dimensions, ages, temperatures.

    Where two of its models read the same words, the longer reading counts. Its model of dates is left out.
    """
    import emoji

    if not hasattr(emoji, "UNICODE_EMOJI"):  # it imports a name that emoji has dropped
        emoji.UNICODE_EMOJI = emoji.EMOJI_DATA
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, units = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    models = (
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_age_model(),
        units.get_temperature_model(),
    )

    def read(text: str) -> Found:
        found: Found = []
        for model in models:
            for entry in model.parse(text):
                told = entry.resolution or {}
                number = _NUMBER.search(str(told.get("value")))
                if number is not None:
                    unit = "percent" if entry.type_name == "percentage" else told.get("unit")
                    found.append((entry.start, entry.end + 1, float(number.group()), unit))
        return _longest(found)

    return f"recognizers-text {version('recognizers-text')}", read


def _longest(found: Found) -> Found:
    kept: Found = []
    for entry in sorted(found, key=lambda entry: (entry[0] - entry[1], entry[3] is None)):
        if all(entry[1] <= other[0] or other[1] <= entry[0] for other in kept):
            kept.append(entry)
    return sorted(kept, key=lambda entry: entry[:2])


PEERS = {"quantulum3": quantulum3, "recognizers": recognizers}


def main() -> None:
    """Read all sentences with the peer that the command line names. A sentence on which it fails has no numbers."""
    warnings.simplefilter("ignore")
    texts: list[str] = json.load(sys.stdin)
    name, read = PEERS[sys.argv[1]]()
    for text in texts[:WARMING]:
        _safely(read, text)
    begin = time.perf_counter()
    found = [_safely(read, text) for text in texts]
    result: dict[str, Any] = {"peer": name, "seconds": time.perf_counter() - begin, "found": found}
    json.dump(result, sys.stdout)


def _safely(read: Callable[[str], Found], text: str) -> Found:
    try:
        return read(text)
    except Exception:
        return []


if __name__ == "__main__":
    main()
