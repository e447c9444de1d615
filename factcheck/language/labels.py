"""Numbers that claim nothing: parts of names, clock times, ranks, decades, numbers of articles and flights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.language.tokens import adjacent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

LONGEST = 15
"""Digits of the longest number that is read: digits beyond the fifteenth are more than a float can hold."""

LabelKind = Literal["label", "ordinal", "date"]

_GLUED: dict[str, LabelKind] = {
    "st": "ordinal",
    "nd": "ordinal",
    "rd": "ordinal",
    "th": "ordinal",
    "am": "label",
    "pm": "label",
    "s": "date",
}
"""What letters that touch the digits make of them: 7th, 10am, 1990s."""


class Label(NamedTuple):
    """A number that is none."""

    kind: LabelKind
    """What it is instead."""
    last: int
    """Index after its last token."""


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Label | None:
    """Return what the digits at token `at` are if they are no quantity, else None."""
    if tokens[at].kind != "number":
        return None
    return (
        _identifier(tokens, at)
        or _joined_before(tokens, at, words)
        or _joined_after(tokens, at)
        or _score(tokens, at)
        or _named(tokens, at, words)
    )


def digits(token: Token) -> float:
    """Return the bare value of a number token, for the list of numbers: of its first fifteen digits if it has more."""
    return float("".join(c for c in token.text if c in "0123456789.")[:LONGEST] or 0)


def rank(tokens: Sequence[Token], at: int, words: Vocabulary) -> int | None:
    """Return the rank that an ordinal in words gives: "third-largest", "second most populous", "ranked fifth"."""
    number = words.ordinals.get(tokens[at].lower)
    if number is None:
        return None
    step = at + 1
    if step + 1 < len(tokens) and tokens[step].text == "-" and adjacent(tokens[at], tokens[step]):
        step += 1
    after = tokens[step].lower if step < len(tokens) else ""
    before = tokens[at - 1].lower if at else ""
    ended = not after[:1].isalpha() or after in words.function_words
    ranked = before in words.rank_context.before and ended
    return number if after in words.rank_context.after or ranked else None


def _identifier(tokens: Sequence[Token], at: int) -> Label | None:
    """More digits than anything in the world is counted with: an account, a serial number."""
    digits_only = sum(c.isdigit() for c in tokens[at].text)
    return Label("label", at + 1) if digits_only > LONGEST else None


def _joined_before(tokens: Sequence[Token], at: int, words: Vocabulary) -> Label | None:
    """G7, @user2, COVID-19, F-16."""
    if not at or not adjacent(tokens[at - 1], tokens[at]):
        return None
    before = tokens[at - 1]
    if before.kind == "word" or before.text in "_#@/\\&":
        is_currency = before.lower in words.currency_before
        return None if is_currency else Label("label", _end_of_run(tokens, at))
    if before.text == "-" and at > 1 and adjacent(tokens[at - 2], before):
        name = tokens[at - 2]
        if name.kind == "word" and name.lower not in words.scales and name.lower not in words.hedges:
            return Label("label", at + 1)
    return None


def _joined_after(tokens: Sequence[Token], at: int) -> Label | None:
    """10:30, 9/11, 7th, 10am, 1990s."""
    if at + 1 >= len(tokens) or not adjacent(tokens[at], tokens[at + 1]):
        return None
    after = tokens[at + 1]
    if after.lower in _GLUED:
        return Label(_GLUED[after.lower], at + 2)
    if after.text in ":/" and at + 2 < len(tokens):
        following = tokens[at + 2]
        if following.kind == "number" and adjacent(after, following):
            return Label("label", _end_of_run(tokens, at))
    return None


def _score(tokens: Sequence[Token], at: int) -> Label | None:
    """Two small numbers with a dash between, the second no larger: the home side won 3-1."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in ("-", "–") or tokens[at + 2].kind != "number":
        return None
    tight = adjacent(tokens[at], tokens[at + 1]) and adjacent(tokens[at + 1], tokens[at + 2])
    first, second = digits(tokens[at]), digits(tokens[at + 2])
    unit = at + 3 < len(tokens) and tokens[at + 3].text == "%"
    return Label("label", at + 3) if tight and second <= first < 200 and not unit else None


def _end_of_run(tokens: Sequence[Token], at: int) -> int:
    """The end of everything that is written without a space, but for the mark at its end."""
    end = at + 1
    while end < len(tokens) and adjacent(tokens[end - 1], tokens[end]):
        token = tokens[end]
        last = end + 1 == len(tokens) or not adjacent(token, tokens[end + 1])
        if token.kind == "mark" and (last or token.text not in ":/-._"):
            break
        end += 1
    return end


def _named(tokens: Sequence[Token], at: int, words: Vocabulary) -> Label | None:
    """Article 5, No. 10, Boeing 737: after such a word, or after a capital inside a sentence that is no title."""
    if not at:
        return None
    before = tokens[at - 1]
    numbered = before.text == "." and at > 1 and tokens[at - 2].lower == "no"
    if before.lower in words.labels or numbered:
        named = before.text[:1].isupper() or numbered
        return Label("label", at + 1) if named or not _counts(tokens, at, words) else None
    if at < 2 or before.kind != "word" or not before.text[:1].isupper():
        return None
    token = tokens[at]
    ordinary = (words.function_words, words.months, words.hedges, words.currency_before)
    if any(before.lower in known for known in ordinary) or any(c in token.text for c in ",."):
        return None
    if _counts(tokens, at, words) or in_title_case(tokens):
        return None
    return Label("label", at + 1)


def _counts(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether the number is followed by something that it can count, or by its unit."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.text in ("%", "-"):
        return True
    counted = after.lower not in words.function_words or after.lower in words.be or adjacent(tokens[at], after)
    return after.kind == "word" and counted


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Tell whether most longer words are capitalised: in such a headline, capitals tell nothing."""
    long = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    return sum(token.text[:1].isupper() for token in long) * 2 > len(long)
