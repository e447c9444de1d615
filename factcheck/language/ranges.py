"""The upper end of a range: "10-15", "26 to 31 million", "between 5 and 7"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import numerals
from factcheck.language.tokens import adjacent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary


def upper_end(tokens: Sequence[Token], end: int, words: Vocabulary) -> Numeral | None:
    """Return the number after the one that ends at `end`, if the two are a range.

    "From 4.1 to 5.2" is a change and no range.
    """
    if end + 1 >= len(tokens):
        return None
    mark = tokens[end]
    tight = mark.text in ("-", "–") and adjacent(tokens[end - 1], mark) and adjacent(mark, tokens[end + 1])
    begin = end - 1
    while begin > 0 and tokens[begin].kind != "number":
        begin -= 1
    lead = begin - 1
    while lead > 0 and tokens[lead].lower in words.currency_before:
        lead -= 1
    opening = tokens[lead].lower if lead >= 0 else ""
    loose = mark.lower == "to" and opening not in ("from", "of")
    between = mark.lower == "and" and opening == "between"
    if not (tight or loose or between):
        return None
    start = end + 1
    if tokens[start].text in "$€£¥" and start + 1 < len(tokens):
        start += 1
    if tokens[start].kind != "number":
        return None
    upper = numerals.read(tokens, start, words)
    lower = numerals.read(tokens, begin, words)
    if upper is None or lower is None:
        return None
    lowest = lower.value * (upper.scale if lower.scale == 1 else 1)
    return upper if upper.value > lowest else None
