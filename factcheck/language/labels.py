"""Numbers that claim nothing, by their shape: clock times, scores, addresses, telephone and list numbers."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

from factcheck.language import names, numerals, ranks, units
from factcheck.language.tokens import adjacent
from factcheck.records import NamedTuple

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
    "ers": "label",
}
"""What letters that touch the digits make of them: 7th, 10am, 1990s, 49ers."""
_DASHES = ("-", "–", "−")
_SCORE_REACH = 5
"""Words between a score and the word that tells of one."""
_RESULT_REACH = 8
"""Words between a verb that tells of a result and the result."""
_SPACED_SCORE = 20
"""The points of a score with spaces around its dash are below this."""
_ADDRESS_WORDS = 3
_SECURITY_WORDS = 4


class Label(NamedTuple):
    """A number that is none."""

    kind: LabelKind
    """What it is instead."""
    last: int
    """Index after its last token."""
    value: float
    """The most telling number in it."""


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Label | None:
    """Return what the number at token `at` is if it is no quantity, else None."""
    token = tokens[at]
    if token.kind == "word":
        return _worded(tokens, at, words)
    if token.kind != "number":
        return None
    if ranks.bare(tokens, at, words):
        return Label("ordinal", at + 1, digits(token))
    found = (
        _identifier(tokens, at)
        or _listed(tokens, at)
        or _dated(tokens, at, words)
        or _joined_before(tokens, at, words)
        or _joined_after(tokens, at, words)
        or _telephone(tokens, at, words)
        or _dotted(tokens, at)
        or _clock(tokens, at, words)
        or _score(tokens, at, words)
        or _told_score(tokens, at, words)
        or _address(tokens, at, words)
        or _security(tokens, at, words)
    )
    if found is None:
        last = names.with_digits(tokens, at, words)
        found = None if last is None else ("label", last)
    return None if found is None else Label(found[0], found[1], digits(tokens[at]))


_Found = tuple[LabelKind, int]


def _worded(tokens: Sequence[Token], at: int, words: Vocabulary) -> Label | None:
    """A rank, a number word in a name, or five o'clock."""
    rank = ranks.worded(tokens, at, words)
    if rank is not None:
        return Label("ordinal", at + 1, float(rank))
    value = words.cardinals.get(tokens[at].lower)
    if value is None:
        return None
    last = names.worded(tokens, at, words)
    if last is None and at + 1 < len(tokens) and tokens[at + 1].lower == "o'clock":
        last = at + 2
    return None if last is None else Label("label", last, float(value))


def digits(token: Token) -> float:
    """Return the bare value of a number token, for the list of numbers: of its first fifteen digits if it has more."""
    return float("".join(c for c in token.text if c in "0123456789.")[:LONGEST] or 0)


def _identifier(tokens: Sequence[Token], at: int) -> _Found | None:
    """More digits than anything in the world is counted with: an account, a serial number."""
    digits_only = sum(c.isdigit() for c in tokens[at].text)
    return ("label", at + 1) if digits_only > LONGEST else None


def _listed(tokens: Sequence[Token], at: int) -> _Found | None:
    """The number of an item: "1. Open the door", "2) Close it", "(a) and (1) the first"."""
    if at + 1 >= len(tokens) or not tokens[at].text.isdigit() or len(tokens[at].text) > 2:
        return None
    after = tokens[at + 1]
    if not adjacent(tokens[at], after):
        return None
    if at == 0:
        return ("label", at + 1) if after.text in ".)" and at + 2 < len(tokens) else None
    opens = tokens[at - 1].text == "(" and (at == 1 or tokens[at - 2].lower in (";", ":", ",", ".", "and", "or"))
    return ("label", at + 1) if opens and after.text == ")" else None


def _dated(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """26/2/2011, 1.1.2025, '62, 1300 BC, AD 70: dates that no reader of periods has taken."""
    text = tokens[at].text
    if at and tokens[at - 1].text in ("'", "’", "‘") and len(text) == 2 and text.isdigit():
        free = at == 1 or not adjacent(tokens[at - 2], tokens[at - 1])
        return ("date", at + 1) if free and adjacent(tokens[at - 1], tokens[at]) else None
    if at and tokens[at - 1].text.isupper() and tokens[at - 1].lower in words.eras:
        return "date", at + 1
    if at + 1 < len(tokens) and tokens[at + 1].text.isupper() and tokens[at + 1].lower in words.eras:
        return "date", at + 2
    return _early_year(tokens, at, words) or _numeric_date(tokens, at)


def _early_year(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """A year of the Middle Ages: "since 1501", "in 1492,"."""
    text, before = tokens[at].text, tokens[at - 1].lower if at else ""
    if not (text.isdigit() and len(text) == 4 and text[0] == "1" and text < "1600"):
        return None
    ends = at + 1 == len(tokens) or tokens[at + 1].text in ",.;)"
    told = before in ("since", "until") and not _counts_things(tokens, at, words)
    return ("date", at + 1) if told or (before == "in" and ends) else None


def _counts_things(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a thing or a unit follows the number at token `at`, and no more than "and" or "to"."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return following not in words.after_score and names.counts(tokens, at, words)


def _numeric_date(tokens: Sequence[Token], at: int) -> _Found | None:
    """A day, a month and a year with a mark between them; a dot may have been taken for a decimal point."""
    last, parts = at + 1, tokens[at].text.split(".")
    while (
        last + 1 < len(tokens) and len(parts) < 3 and tokens[last].text in "/.-" and tokens[last + 1].kind == "number"
    ):
        if not (adjacent(tokens[last - 1], tokens[last]) and adjacent(tokens[last], tokens[last + 1])):
            return None
        parts += tokens[last + 1].text.split(".")
        last += 2
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or len(parts[2]) != 4:
        return None
    first, second, year = (int(part) for part in parts)
    fits = max(first, second) <= 31 and min(first, second) <= 12 and min(first, second) > 0
    return ("date", last) if fits and 1000 <= year <= 2200 else None


def _telephone(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """Groups of digits of which one begins with a zero or a plus, or that follow "call"; "007", "0900 hours"."""
    text = tokens[at].text
    before = tokens[at - 1] if at else None
    if not text.isdigit() or (before is not None and before.lower == "per"):
        return None  # "47 per 100 000 (2018)"
    plus = before is not None and before.text == "+" and adjacent(before, tokens[at])
    caller = tokens[at - 2] if at > 1 and before is not None and before.lower == "to" else before
    called = caller is not None and caller.lower in words.telephone
    bracketed = before is not None and before.text == "("
    last, groups = at + 1, 1
    while last < len(tokens) and groups <= LONGEST:
        step = last
        while step < len(tokens) and tokens[step].text in (*_DASHES, "(", ")") and step - last < 2:
            step += 1
        far = step < len(tokens) and tokens[step].start - tokens[last - 1].end > 2
        if step >= len(tokens) or far or not tokens[step].text.isdigit() or len(tokens[step].text) < 2:
            break
        last, groups = step + 1, groups + 1
    count = sum(len(token.text) for token in tokens[at:last] if token.kind == "number")
    if called and groups == 1 and len(text) in (3, 4) and not _counts_things(tokens, at, words):
        return "label", last
    zero = text[0] == "0" and len(text) > 1
    joined = groups > 1 and tokens[at + 1].text in _DASHES  # "ticket 004-771"
    if zero and (groups == 1 or joined or count >= 7):
        return "label", last
    local = groups == 2 and len(text) == 3 and len(tokens[last - 1].text) == 4 and tokens[at + 1].text in _DASHES
    local_part = len(tokens[last - 1].text) == 4
    american = bracketed or (groups == 4 and local_part) or (groups == 3 and len(text) == 3)
    if groups > 1 and 7 <= count <= LONGEST and (plus or called or (american and count >= 10) or local):
        return "label", last
    return None


def _joined_before(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """G7, @user2, COVID-19, F-16, UTC+2, an address of the web."""
    if not at or not adjacent(tokens[at - 1], tokens[at]):
        return None
    before = tokens[at - 1]
    if before.text == "+" and at > 1 and tokens[at - 2].kind == "word" and adjacent(tokens[at - 2], before):
        return "label", _end_of_run(tokens, at)
    if before.kind == "word" or before.text in "_#@/\\&":
        inner = at > 1 and adjacent(tokens[at - 2], before) and tokens[at - 2].kind == "number"
        measured = inner and before.lower in words.unit_words.after
        slash = before.text == "/" and at > 1 and tokens[at - 2].lower in words.unit_words.after
        again = slash and units.known(tokens, at + 1, words) is not None  # "35 mph/55 km/h"
        begins = measured or again or units.currency_before(tokens, at, 0, words) is not None  # 6ft2in, US$5
        return None if begins else ("label", _end_of_run(tokens, at))
    if before.text == "." and at > 1 and len(tokens[at - 2].text) == 1 and tokens[at - 2].text.isupper():
        return ("label", _end_of_run(tokens, at)) if adjacent(tokens[at - 2], before) else None  # B.1.617
    if before.text == "-" and at > 1 and adjacent(tokens[at - 2], before):
        name = tokens[at - 2]
        hedge = name.lower in words.hedges and names.counts(tokens, at, words)
        tens = tokens[at].text.endswith("0")  # "mid-1990s", but "MiG-29s"
        decade = tens and at + 1 < len(tokens) and tokens[at + 1].lower == "s" and adjacent(tokens[at], tokens[at + 1])
        scaled = name.lower in words.scales or _are_scaled(tokens, at, words)
        if name.kind == "word" and not scaled and not hedge and not decade:
            return "label", _end_of_word(tokens, at)
    return None


def _are_scaled(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether the number at token `at` and the one before its hyphen both have a suffix: "5k-20k"."""
    if at < 3 or at + 1 >= len(tokens) or tokens[at - 3].kind != "number":
        return False
    together = adjacent(tokens[at - 3], tokens[at - 2]) and adjacent(tokens[at], tokens[at + 1])
    return together and tokens[at - 2].lower in words.suffixes and tokens[at + 1].lower in words.suffixes


def _is_measured(digits: str, letters: str) -> bool:
    """Whether seconds or stones touch the digits: "9.81s", "10st"; no decade has decimals, and 10th is the ordinal."""
    return (letters == "s" and "." in digits) or (letters == "st" and (digits[-1] != "1" or digits.endswith("11")))


def _joined_after(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """10:30, 9/11, 7th, 10am, 1990s, 320d."""
    if at + 1 >= len(tokens) or not adjacent(tokens[at], tokens[at + 1]):
        return None
    after = tokens[at + 1]
    if after.lower in _GLUED and not _is_measured(tokens[at].text, after.lower):
        return _GLUED[after.lower], at + 2
    if after.text == "-" and _end_of_designation(tokens, at) > at + 1:
        return "label", _end_of_designation(tokens, at)
    if after.text == "-" and _end_of_ratio(tokens, at) > at + 1:
        return "label", _end_of_ratio(tokens, at)
    if after.text in ":/" and at + 2 < len(tokens):
        following = tokens[at + 2]
        if after.text == "/" and following.text.replace(",", "") in _BASES:
            return None  # 54.7/1,000 live births
        if following.kind == "number" and adjacent(after, following):
            return "label", _end_of_run(tokens, at)
    bare = not (at and tokens[at - 1].lower in words.currency_before)
    bare = bare and (not at or tokens[at - 1].text != ":" or tokens[at].text in words.initialled)  # "Workforce: 9M"
    if bare and len(tokens[at].text) == 1 and after.text in _INITIALS and not names.counts(tokens, at + 1, words):
        return "label", at + 2  # the 3M company
    known = (words.suffixes, words.units, words.currency_after, words.scales)
    if units.known(tokens, at + 1, words) is not None:
        return None
    apart = after.kind == "word" and after.lower not in words.written_together
    if apart and not any(after.lower in each for each in known):
        return "label", _end_of_run(tokens, at)
    return None


_BASES = frozenset({"1000", "10000", "100000"})
"""What a rate may be of, behind a stroke."""
_INITIALS = ("M", "B")
"""Capitals that may be a scale or a part of a name."""


def _dotted(tokens: Sequence[Token], at: int) -> _Found | None:
    """A version, an address of the net: 12.1.4. Groups of three digits may be thousands and are left alone."""
    last = at + 1
    while (
        last + 1 < len(tokens)
        and tokens[last].text == "."
        and tokens[last + 1].kind == "number"
        and adjacent(tokens[last - 1], tokens[last])
        and adjacent(tokens[last], tokens[last + 1])
    ):
        last += 2
    groups = ".".join(token.text for token in tokens[at:last:2]).split(".")
    if last == at + 1 or all(len(group) == 3 for group in groups[1:]):
        return None
    return "label", last


def _clock(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """10 a.m., five o'clock, 1400 GMT."""
    if at + 1 >= len(tokens):
        return None
    key = tokens[at + 1].lower
    return ("label", at + 2) if key in words.clock and len(tokens[at].text) <= 5 else None


def _score(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """Two numbers with a dash between: the second is no larger, or a word near them tells of a result."""
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _DASHES or tokens[at + 2].kind != "number":
        return None
    if _between_names(tokens, at):
        return "label", at + 3
    if numerals.slash_fraction(tokens, at + 2) is not None:
        return None  # "3-1/2 years"
    tight = adjacent(tokens[at], tokens[at + 1]) and adjacent(tokens[at + 1], tokens[at + 2])
    unit = at + 3 < len(tokens) and (
        tokens[at + 3].text == "%" or tokens[at + 3].lower in words.units or tokens[at + 3].lower in words.scales
    )
    following = tokens[at + 3].lower if at + 3 < len(tokens) else ""
    free = not _counts_things(tokens, at + 2, words)
    lost = at > 0 and tokens[at - 1].lower in words.result and free
    if not tight and lost and max(digits(tokens[at]), digits(tokens[at + 2])) < _SPACED_SCORE:
        return "label", at + 3  # "lost 1 – 2 to England"
    if not tight or unit:
        return None
    first, second = digits(tokens[at]), digits(tokens[at + 2])
    chain = at + 4 < len(tokens) and tokens[at + 3].text in _DASHES and tokens[at + 4].kind == "number"
    if chain and adjacent(tokens[at + 2], tokens[at + 3]) and adjacent(tokens[at + 3], tokens[at + 4]):
        return "label", _end_of_run(tokens, at)  # 978-3-16-148410-0
    if second <= first or _begins_sets(tokens, at):
        return "label", at + 3
    if second >= 200 or (at and tokens[at - 1].lower in words.currency_before):
        return None
    if following == "of" or not free:
        return None
    near = (*tokens[max(0, at - _SCORE_REACH) : at], *tokens[at + 3 : at + 3 + _SCORE_REACH])
    told = any(token.lower in words.score for token in near)
    follows = at > 1 and tokens[at - 1].text in (",", ";") and tokens[at - 2].kind == "number"
    return ("label", at + 3) if told or follows else None


def _begins_sets(tokens: Sequence[Token], at: int) -> bool:
    """Whether one of the pairs that follow after commas can be a score only: "3-6, 4-6, 6-4"."""
    step = at + 3
    while step + 3 < len(tokens) and tokens[step].text == "," and tokens[step + 2].text in _DASHES:
        first, second = tokens[step + 1], tokens[step + 3]
        if first.kind != "number" or second.kind != "number":
            return False
        if digits(second) <= digits(first):
            return True
        step += 4
    return False


def _between_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether two small numbers with a dash stand between two names: "Sweden 1 – 0 Korea"."""
    if not at or at + 3 >= len(tokens) or max(len(tokens[at].text), len(tokens[at + 2].text)) > 3:
        return False
    numbers = tokens[at].text.isdigit() and tokens[at + 2].text.isdigit()
    return numbers and all(
        token.kind == "word" and token.text[0].isupper() for token in (tokens[at - 1], tokens[at + 3])
    )


def _told_score(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """Two bare numbers with "to" between after a word that tells of a result: "beat the Lakers by 122 to 86"."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower != "to" or tokens[at + 2].kind != "number":
        return None
    both = tokens[at].text.isdigit() and tokens[at + 2].text.isdigit()
    if not both or int(tokens[at].text) < int(tokens[at + 2].text):
        return None
    following = tokens[at + 3] if at + 3 < len(tokens) else None
    if following is not None and following.lower not in words.after_result and names.counts(tokens, at + 2, words):
        return None
    before = tokens[max(0, at - _RESULT_REACH) : at]
    told = any(token.lower in words.result for token in before)
    return ("label", at + 3) if told else None


def _address(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """10 Downing Street, 221 Baker St; but "12 Wall Street banks"."""
    step = at + 1
    while step < len(tokens) and step - at <= _ADDRESS_WORDS and tokens[step].text[:1].isupper():
        if step > at + 1 and tokens[step].lower in words.street:
            firms = tokens[step - 1].lower == "wall" and names.counts(tokens, step, words)
            return None if firms else ("label", at + 1)
        step += 1
    return None


def _security(tokens: Sequence[Token], at: int, words: Vocabulary) -> _Found | None:
    """The term in the name of a security: the 10-year Treasury note."""
    if at + 3 >= len(tokens) or tokens[at + 1].text != "-" or tokens[at + 2].lower not in ("year", "month", "week"):
        return None
    for token in tokens[at + 3 : at + 3 + _SECURITY_WORDS]:
        if token.lower in words.security:
            return "label", at + 3
        if token.kind != "word" or token.lower in words.function_words:
            return None
    return None


def _end_of_word(tokens: Sequence[Token], at: int) -> int:
    """The end of the letters and digits that touch the number at token `at`: of 47M2 in "Kh-47M2"."""
    end = at + 1
    while end < len(tokens) and tokens[end].kind != "mark" and adjacent(tokens[end - 1], tokens[end]):
        end += 1
    return end


def _end_of_designation(tokens: Sequence[Token], at: int) -> int:
    """The end of a number that a hyphen joins to a capital with a number of its own: "5-T1"; else the next token."""
    parts = tokens[at : at + 4]
    if len(parts) < 4 or not parts[2].text.isupper() or parts[3].kind != "number":
        return at + 1
    joined = all(adjacent(one, other) for one, other in itertools.pairwise(parts))
    return at + 4 if joined else at + 1


def _end_of_ratio(tokens: Sequence[Token], at: int) -> int:
    """The end of two numbers that hyphens and a word join: "24-of-31", "3-for-7", "3-to-1", "2-in-1"; else the next."""
    parts = tokens[at : at + 5]
    if (
        len(parts) < 5
        or parts[2].lower not in ("of", "for", "to", "in")
        or parts[4].kind != "number"
        or parts[3].text != "-"
    ):
        return at + 1
    if parts[2].lower in ("to", "in") and digits(parts[0]) < digits(parts[4]):
        return at + 1  # "a 5-to-10-day trip", "a 1-in-100-year flood"
    joined = all(adjacent(one, other) for one, other in itertools.pairwise(parts))
    return at + 5 if joined else at + 1


def _end_of_run(tokens: Sequence[Token], at: int) -> int:
    """The end of everything that is written without a space, but for the mark at its end."""
    end = at + 1
    while end < len(tokens) and adjacent(tokens[end - 1], tokens[end]):
        token = tokens[end]
        last = end + 1 == len(tokens) or not adjacent(token, tokens[end + 1])
        if token.kind == "mark" and (last or token.text not in ":/-._?=&+#%~"):
            break
        end += 1
    return end
