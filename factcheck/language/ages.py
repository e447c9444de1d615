"""Ages that are written without a unit: "aged 34", "adults over 65", "the minister, 57, resigned"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import nouns
from factcheck.language.tokens import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.numerals import Numeral
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_OLDEST = 115
_ENDING_REACH = 8
"""Tokens between "died" and "at 93"."""


def is_age(tokens: Sequence[Token], numeral: Numeral, words: Vocabulary) -> bool:
    """Tell whether a number without unit is the age of somebody in years."""
    first, last = numeral.first, numeral.last
    if not first or not 0 < numeral.value <= _OLDEST or numeral.value % 1:
        return False
    known = words.unit_words.ages
    before = tokens[first - 1].lower
    outer = tokens[first - 2].lower if first > 1 else ""
    if before in known.before or (before == "of" and outer in known.nouns):
        return True
    if before == "between" and outer in known.before:
        return True
    if _bounds_ages(tokens, first, last, words) or _opens_group(tokens, first, last, words):
        return True
    if before == ",":
        return _in_commas(tokens, first, last, words)
    if before == "at" and any(token.lower in known.ending for token in tokens[max(0, first - _ENDING_REACH) : first]):
        return last == len(tokens) or tokens[last].text in ",.;)"
    if nouns.length(tokens, last, words) or (last < len(tokens) and tokens[last].text in "-%"):
        return False
    if before in known.turning:
        return True
    if before not in known.bounds or first < 2:
        return False
    bounded = tokens[first - 2].lower
    return bounded in known.persons or (bounded in words.be and any(token.lower in known.persons for token in tokens))


def _opens_group(tokens: Sequence[Token], first: int, last: int, words: Vocabulary) -> bool:
    """Whether a number is where the last group of a table of ages begins: "15-64 59%; 65 and over 6 percent"."""
    if not bounded(tokens, first, words) or lowered(tokens[last : last + 2]) not in words.unit_words.ages.open:
        return False
    following = tokens[last + 2] if last + 2 < len(tokens) else None
    return following is None or following.kind == "number" or following.text in (":", "(", ",", ")", ";", ".", "-")


def bounded(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Tell whether the age that "and over" goes with ends at token `at`: "65 and over", "65 years and over"."""
    known = words.unit_words.ages
    if at >= 1 and tokens[at].lower in known.years:
        at -= 1
    return at >= 0 and tokens[at].text.isdigit() and int(tokens[at].text) in known.last_groups


def _bounds_ages(tokens: Sequence[Token], first: int, last: int, words: Vocabulary) -> bool:
    """Whether a number is an end of a range of ages: "girls of 15-19", but not "groups of women of 10-12 tribes"."""
    end, known = last, words.unit_words.ages
    if tokens[last : last + 1] and tokens[last].text in known.to and last + 1 < len(tokens):
        end = last + 2
    elif first > 1 and tokens[first - 1].text in known.to and tokens[first - 2].kind == "number":
        first -= 2
    else:
        return False
    if first < 2 or tokens[first - 1].lower != "of" or tokens[first - 2].lower not in known.persons:
        return False
    return tokens[end - 1].kind == "number" and (
        end == len(tokens) or tokens[end].kind == "mark" or tokens[end].lower in words.function_words
    )


def _in_commas(tokens: Sequence[Token], first: int, last: int, words: Vocabulary) -> bool:
    """Whether a number between commas follows a person: "Jane Roe, 34, said", "the boy, nine, fell"."""
    if first < 3 or last + 1 >= len(tokens) or tokens[last].text != ",":
        return False
    following = tokens[last + 1]
    if following.kind != "word" or following.text[:1].isupper() or following.lower in words.cardinals:
        return False
    known = words.unit_words.ages
    one, two = tokens[first - 3 : first - 1]
    if one.lower in known.owners:
        return two.kind == "word" and two.lower not in known.figures and not two.lower.endswith("s")
    named = all(token.kind == "word" and _may_name(token, words) for token in (one, two)) and two.text[:1].isupper()
    return named and tokens[first].kind == "number" and (one.text[:1].isupper() or one.lower in known.titles)


def _may_name(token: Token, words: Vocabulary) -> bool:
    ordinary = (words.months, words.weekdays, words.function_words)
    return not any(token.lower in known for known in ordinary)
