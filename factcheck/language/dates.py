"""Dates as they are written: days, months and years, each read at the token where it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.language.tokens import adjacent
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

Anchor = Literal["absolute", "yearless", "relative", "span", "weekday", "fiscal", "ending", "ago", "earlier"]
"""What a period is counted from. `ending` is a stretch up to a date; `ago` is counted from the article's date, and
`earlier` from another period of the text."""

_YEARS = range(1700, 2151)
_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


class Read(NamedTuple):
    """What a reader found: the token after it, and the fields of the mention."""

    last: int
    anchor: Anchor = "absolute"
    year: int = 0
    month: int = 0
    day: int = 0
    unit: str = ""
    shift: int = 0
    quarter: int = 0
    last_year: int = 0
    months: int = 0
    dated: int | None = None
    """The token where its date begins, if words come before it ("the year to March 2014"); None if it is all date."""


_MONTHS = 12
_MARKED = frozenset({"e", "f", "p"})
"""Behind a year: estimate, forecast, projection."""


def is_year(token: Token) -> bool:
    """Tell whether a token can be the number of a year."""
    return token.kind == "number" and len(token.text) == 4 and token.text.isdigit() and int(token.text) in _YEARS


def is_day(token: Token) -> bool:
    """Tell whether a token can be the day of a month."""
    return token.kind == "number" and len(token.text) < 3 and token.text.isdigit() and 1 <= int(token.text) <= 31


def year_after(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Read ", 2016" or "2016" after a month or a day; return the year (0 if none) and the next token."""
    step = at + 1 if at < len(tokens) and tokens[at].text == "," else at
    if step < len(tokens) and is_year(tokens[step]):
        return int(tokens[step].text), step + 1
    return 0, at


def month_first(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """July 2016; March 14, 2023; March 14; July."""
    token = tokens[at]
    month = words.months.get(token.lower)
    if month is None or not token.text[:1].isupper():
        return None
    end = at + 1
    if end < len(tokens) and tokens[end].text == "." and len(token.text) < 5:
        end += 1
    if end < len(tokens) and is_year(tokens[end]):
        return Read(end + 1, year=int(tokens[end].text), month=month)
    if end < len(tokens) and is_day(tokens[end]) and not _counts_something(tokens, end, words):
        day, end = int(tokens[end].text), end + 1
        if end < len(tokens) and adjacent(tokens[end - 1], tokens[end]) and tokens[end].lower in _ORDINAL_ENDINGS:
            end += 1
        year, end = year_after(tokens, end)
        if year:
            return Read(end, year=year, month=month, day=day)
        return Read(end, anchor="yearless", month=month, day=day)
    prepared = at > 0 and (tokens[at - 1].lower in words.period_roles or tokens[at - 1].lower in words.relative)
    listed = at > 1 and tokens[at - 2].lower in words.months and tokens[at - 1].lower in words.year_words.links
    if token.lower in words.cautious_months and not (prepared or listed or _of_figures(tokens, at, words)):
        return None
    return Read(at + 1, anchor="yearless", month=month)


def _of_figures(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a month has figures, so that it is no verb and no name: "May's inflation", "Ghana's May exports".

    So has one with a share: "above April's 3.7 percent".
    """
    own = at + 1 < len(tokens) and tokens[at + 1].lower == "'s"
    share = {token.lower for token in tokens[at + 3 : at + 5]} & words.year_words.amounts
    if own and share and tokens[at + 2].kind == "number":
        return True
    if not own and not (at and tokens[at - 1].lower in ("'s", "the")):
        return False
    return any(token.lower in words.terms.monthly for token in tokens[at + 1 + own : at + 3 + own])


def day_first(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """14 March 2023; 14th of March; 2023-03-14; 14/3/2023."""
    digits = _iso_date(tokens, at) or _digits_date(tokens, at)
    if digits is not None:
        return digits
    if not is_day(tokens[at]):
        return None
    end = at + 1
    if end < len(tokens) and adjacent(tokens[at], tokens[end]) and tokens[end].lower in _ORDINAL_ENDINGS:
        end += 1
    if end < len(tokens) and tokens[end].lower == "of":
        end += 1
    if end >= len(tokens) or tokens[end].lower not in words.months or not tokens[end].text[:1].isupper():
        return None
    month = words.months[tokens[end].lower]
    shortened = len(tokens[end].text) < 5 and end + 2 < len(tokens) and tokens[end + 1].text == "."
    year, end = year_after(tokens, end + 2 if shortened and is_year(tokens[end + 2]) else end + 1)
    day = int(tokens[at].text)
    return Read(end, year=year, month=month, day=day) if year else Read(end, "yearless", month=month, day=day)


def _iso_date(tokens: Sequence[Token], at: int) -> Read | None:
    if at + 5 > len(tokens) or not is_year(tokens[at]):
        return None
    year, dash, month, dash2, day = tokens[at : at + 5]
    digits = len(month.text) == len(day.text) == 2 and month.text.isdigit() and day.text.isdigit()
    if not (dash.text == dash2.text == "-" and digits and adjacent(year, dash)):
        return None
    if 1 <= int(month.text) <= 12 and 1 <= int(day.text) <= 31:
        return Read(at + 5, year=int(year.text), month=int(month.text), day=int(day.text))
    return None


def _digits_date(tokens: Sequence[Token], at: int) -> Read | None:
    """Read 14/3/2023 or 31.12.2023: which is the month, one of the two must tell, else only the year is known."""
    pointed = tokens[at].text.split(".")  # "31.12" is one token
    last = at + 3 if len(pointed) == 2 else at + 5
    if last > len(tokens) or not all(adjacent(tokens[step], tokens[step + 1]) for step in range(at, last - 1)):
        return None
    parts = pointed if len(pointed) == 2 else [tokens[at].text, tokens[at + 2].text]
    marks = {tokens[step].text for step in range(at + 1, last - 1, 2)}
    if marks != ({"."} if len(pointed) == 2 else {"/"}) or not is_year(tokens[last - 1]):
        return None
    if not all(part.isdigit() and len(part) < 3 and 1 <= int(part) <= 31 for part in parts):
        return None
    first, second = sorted(int(part) for part in parts)
    if first > _MONTHS:
        return None
    known = second > _MONTHS or first == second
    return Read(last, year=int(tokens[last - 1].text), month=first if known else 0, day=second if known else 0)


def year_alone(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """2016, unless it counts something ("2016 people") or is part of a longer number."""
    if not is_year(tokens[at]) or (at and tokens[at - 1].text in "$€£¥#") or _is_amount(tokens, at, words):
        return None
    if at + 1 < len(tokens) and adjacent(tokens[at], tokens[at + 1]) and tokens[at + 1].kind == "word":
        return Read(at + 2, year=int(tokens[at].text)) if _is_marked(tokens, at) else None
    beside = words.year_words
    if at and tokens[at - 1].lower in words.hedges and tokens[at - 1].lower not in beside.near:
        compared = at > 1 and tokens[at - 1].lower in beside.limits and tokens[at - 2].lower in beside.amounts
        whole = " ".join(token.lower for token in tokens[at + 1 : at + 4]) in beside.whole
        if not (compared or whole) or _counts_something(tokens, at, words):
            return None
    if at + 2 < len(tokens) and tokens[at + 1].text in ("-", "–", "/") and adjacent(tokens[at], tokens[at + 1]):
        last = end_year(tokens[at], tokens[at + 2])
        if last:
            return Read(at + 3, year=int(tokens[at].text), last_year=last)
    prepared = at > 0 and tokens[at - 1].lower in words.period_roles
    dated = at + 1 < len(tokens) and tokens[at + 1].lower in words.terms.dated
    if not prepared and not dated and _counts_something(tokens, at, words):
        return None
    return Read(at + 1, year=int(tokens[at].text))


def _is_amount(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether a currency makes an amount of a number: "1700$/person", "an income of 1700 USD a head".

    "At 2010 US$ prices" is in the money of a year.
    """
    if at + 1 >= len(tokens):
        return False
    code = tokens[at + 1].text.isupper() and tokens[at + 1].lower in words.unit_words.codes
    if not code and tokens[at + 1].lower not in words.currency_after:
        return False
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if adjacent(tokens[at], tokens[at + 1]) and tokens[at + 1].kind == "mark":
        return following is None or following.kind != "number"  # "their 2013 $24.9 billion buyout"
    ends = following is None or following.kind == "mark" or following.lower in words.year_words.for_each
    return ends and at > 0 and tokens[at - 1].lower == "of"


def _is_marked(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter behind a year in brackets tells what its figure is: "1.9% (2018e)"."""
    marks = [token.text for token in tokens[at + 1 : at + 3]]
    opened = at > 0 and tokens[at - 1].text in ("(", "[", ",", ";")
    return opened and marks[0] in _MARKED and marks[1:] in ([")"], ["]"])


def end_year(first: Token, second: Token) -> int:
    """The year that ends a span: 2015 for 2014-15 and for 2014-2015, 0 if it is none."""
    begin, digits = int(first.text), second.text
    if not digits.isdigit() or len(digits) not in (2, 4):
        return 0
    last = int(digits) if len(digits) == 4 else begin - begin % 100 + int(digits)
    return last if begin < last <= begin + 60 else 0


def _counts_something(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """A lower-case noun in the plural after the number: "2000 people", "May 10 soldiers"."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.text in "%":
        return True
    known = after.lower in words.units or after.lower in words.scales or after.lower in words.currency_after
    if at + 2 < len(tokens) and tokens[at + 2].kind == "number" and adjacent(after, tokens[at + 2]):
        known = False  # "their 2013 $24.9 billion buyout"
    plural = after.text.islower() and after.lower.endswith("s") and not after.lower.endswith("ss")
    return (
        known
        or after.lower in words.year_words.people
        or (plural and after.kind == "word" and len(after.text) > 3 and after.lower not in words.function_words)
    )
