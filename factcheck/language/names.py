"""Numbers that are parts of names: Boeing 737, Article 5, the S&P 500, the Thirty Years' War."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import units
from factcheck.language.tokens import adjacent, lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_COUNTED_WITHIN = 3
"""Words after a number within which the thing stands that it counts."""
_PLAIN = 4
"""From so many long words without a capital on, a text is no headline in capitals."""
_LONGEST_NUMBER = 4
"""Digits of the longest number after a name in capitals; a longer one counts something."""

_SHORTEST_CLAUSE = 4
"""Tokens of a clause that has a name, a verb and a number, and of what joins the next one to it."""
_UNIT_WORDS = 2
"""Tokens between its number and what joins the next one."""


def with_digits(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """Return the end of the label if the digits at token `at` belong to a name, else None.

    They do in a name that is known, after a word that is always numbered, after "article" or "page" unless they count
    something, and after a word with a capital inside a sentence that is no title.
    """
    known = _known(tokens, at, words)
    if known is not None:
        return known
    if not at:
        return None
    before = tokens[at - 1]
    if before.kind == "word" and before.lower in words.graded:
        return at + 1
    if before.kind == "word" and before.lower in words.labels_always:
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        sized = following in words.scales or following in words.units
        return None if sized and before.text.islower() else at + 1  # "a galaxy 13 million light-years away"
    numbered = before.text == "." and at > 1 and tokens[at - 2].lower in words.shortened
    if before.text in words.labels and "," in tokens[at].text:
        return None  # "its armed forces number 200,000"
    if before.lower in words.labels or numbered:
        named = before.text[:1].isupper() or numbered
        unit = units.known(tokens, at + 1, words) if named else None
        if unit is not None and unit[0].symbol != "x":
            return None  # "Area 78,200 km²"
        return _end(tokens, at) if named or not counts(tokens, at, words) else None
    if before.kind != "word" or not before.text[:1].isupper() or not tokens[at].text.isdigit():
        return None
    ordinary = (words.function_words, words.months, words.hedges, words.currency_before)
    long = len(tokens[at].text) > _LONGEST_NUMBER and not before.text.isupper()
    if at < 2 or long or any(before.lower in each for each in ordinary):
        return None
    if counts(tokens, at, words) or in_title_case(tokens) or _of_a_list(tokens, at) or _is_scaled(tokens, at, words):
        return None
    if _leaves_out_verb(tokens, at, words):
        return None
    return _end(tokens, at)


def _is_scaled(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a scale touches the digits, so that they count something: "Ethiopia 85m, Kenya 40m"; no race is run.

    Alone that tells no number from a name: "the Ligier 15b", "the Leopard 2m".
    """
    if tokens[at].text in words.races or at + 2 > len(tokens) or not _has_scale(tokens, at, words):
        return False
    ends = at + 2 == len(tokens) or tokens[at + 2].text in ",;.)"
    others = (step for step in range(1, len(tokens)) if step != at and tokens[step].kind == "number")
    return ends and any(
        _has_scale(tokens, step, words) and tokens[step + 1].text == tokens[at + 1].text for step in others
    )


def _has_scale(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.lower in words.suffixes and adjacent(tokens[at], following)


def _of_a_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether names and numbers stand in turn behind a colon: "Deaths per 100,000 births: Niger 590, Ghana 350"."""
    begin = at
    while begin and tokens[begin - 1].kind == "word" and tokens[begin - 1].text[:1].isupper():
        begin -= 1
    ends = at + 1 == len(tokens) or tokens[at + 1].text in ",;." or tokens[at + 1].lower == "and"
    if not ends or not begin:
        return False
    if tokens[begin - 1].text == ":":
        return True
    joined = tokens[begin - 1].text in ",;" or tokens[begin - 1].lower == "and"
    return joined and any(token.text == ":" for token in tokens[:begin]) and tokens[begin - 2].kind == "number"


def _leaves_out_verb(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a name goes on with what one before it has: "Chad has 85 and Nigeria 69"; a unit may stand between."""
    begin = at
    while begin and tokens[begin - 1].kind == "word" and tokens[begin - 1].text[:1].isupper():
        begin -= 1
    ends = at + 1 == len(tokens) or tokens[at + 1].text in ",;.)"
    if not ends or begin < _SHORTEST_CLAUSE or not (tokens[begin - 1].lower == "and" or tokens[begin - 1].text in ",;"):
        return False
    last = begin - 2
    for _ in range(_UNIT_WORDS):
        last -= tokens[last].text in ",;" or (tokens[last].kind == "word" and tokens[last].text.islower())
    verb = tokens[last - 1].lower in words.function_words if last > 1 else False
    return verb and tokens[last].kind == "number" and tokens[last - 2].text[:1].isupper()


def worded(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """Return the end of the label if the number word at token `at` belongs to a name, else None.

    It does in a name that is known, as a grade, and if it is capitalised beside another capital inside a sentence that
    is no title.
    """
    known = _known(tokens, at, words)
    if known is not None:
        return known
    grade = tokens[at - 1].lower if at else ""
    if grade in words.graded or (grade in words.numbered and not counts(tokens, at, words)):
        return at + 1
    if at < 1 or not tokens[at].text[:1].isupper() or tokens[at - 1].kind != "word":
        return None
    beside = tokens[at + 1 : at + 2] if tokens[at - 1].lower == "the" else tokens[at - 1 : at]
    capital = any(token.text[:1].isupper() for token in beside)
    return at + 1 if capital and not in_title_case(tokens) else None


def _known(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """The end of a known name around a number. Names are kept by their number: the words before it and after it."""
    for before, after in words.names_with_numbers.get(tokens[at].lower, ()):
        begin, end = at - len(before), at + 1 + len(after)
        if begin < 0 or end > len(tokens):
            continue
        if tokens[at - 1].lower != before[-1] if before else tokens[at + 1].lower != after[0]:
            continue  # as most do not, and their other words need not be looked at
        around = (*tokens[begin:at], *tokens[at + 1 : end])
        if tuple(token.lower for token in around) == (*before, *after):
            return end
    return None


def _end(tokens: Sequence[Token], at: int) -> int:
    """The end of a number in parts: No. 14-556, Section 12(3)."""
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].text in ("-", "–") and tokens[end + 1].kind == "number":
        if not (adjacent(tokens[end - 1], tokens[end]) and adjacent(tokens[end], tokens[end + 1])):
            break
        end += 2
    if end + 2 < len(tokens) and tokens[end].text == "(" and adjacent(tokens[end - 1], tokens[end]):
        closes = tokens[end + 2].text == ")" and adjacent(tokens[end], tokens[end + 1])
        end += 3 if closes else 0
    return end


def counts(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Tell whether the number at token `at` is followed by something that it can count, or by its unit.

    That is a plural within the next words ("300 armed men"), or "per cent"; "the Luna 21 mission" counts nothing.
    """
    unit = units.known(tokens, at + 1, words)
    if unit is not None and unit[0].symbol == "%":
        return True
    if lowered(tokens[at + 1 : at + 3]).startswith(words.rated):
        return True
    for token in tokens[at + 1 : at + 1 + _COUNTED_WITHIN]:
        if token.text in ("%", "-"):
            return True
        lower = token.lower
        if token.kind == "number" or lower in words.plurals or lower in words.units or lower in words.be:
            return True
        if token.kind != "word" or lower in words.function_words:
            return False
        if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
            return True
    return False


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Tell whether most longer words are capitalised: in such a headline, capitals tell nothing.

    A sentence full of names is none: it has more than a few long words without a capital.
    """
    long = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    small = sum(not token.text[:1].isupper() for token in long)
    return small < _PLAIN and small * 2 < len(long)
