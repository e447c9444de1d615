"""Words for a stretch of time: quarters, halves, decades, fiscal years, "the year to March", "ten years ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.language import dates
from factcheck.language.dates import Read
from factcheck.language.tokens import adjacent, lower_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.dates import Anchor
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

_LONGEST_AGO = 1000
"""Units of time that are counted back at most; more is geology."""
_CLAUSE_ENDS = frozenset('.,;:)!?"”')
_WEEKS = 4
"""Weeks that every month has whole."""
_BACK_TO_YEAR = 8
"""Words between "this year" and a "next" that leaves out its noun."""
_BACK_TO_QUARTER = 24
"""Words between a quarter and one that leaves out its noun."""
_DASHES = ("-", "–")
_QUARTER = 3
"""Months of a quarter: "from the previous three months"."""
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_POINTED = (*_MONTHS_OF, "week")
"""Lengths to which a word points: "the previous month", "the week before"."""
_LAST_CENTURY = 70
"""Years of two digits from this one on are of the twentieth century: "FY89"."""


def read(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """Return the period whose first word is at token `at`, None if there is none."""
    word = tokens[at].lower
    if word not in words.terms.starts:
        return None
    if word in words.articles or word in words.cardinals:
        return _of_number(tokens, at, words)
    return (
        _fiscal(tokens, at, words)
        or _ending(tokens, at, words)
        or _week_of_month(tokens, at, words)
        or _part_of_year(tokens, at, words)
        or _follows_quarter(tokens, at, words)
        or _pointing(tokens, at, words)
        or _running_year(tokens, at, words)
        or _relative(tokens, at, words)
        or _month_pair(tokens, at, words)
    )


def from_number(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """Return the period that begins with digits: "12 months to June", "10 years ago", "the 1990s"."""
    if at + 1 >= len(tokens):
        return None
    return _decade(tokens, at) or _fiscal_after(tokens, at, words) or _of_number(tokens, at, words)


def _of_number(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """Return the period that begins with a number of units: "ten years ago", "12 months to June"."""
    if lower_at(tokens, at + 1) not in words.terms.lengths:
        return None
    return _counted(tokens, at, words) or _ending(tokens, at, words)


def _small(tokens: Sequence[Token], at: int, words: Vocabulary) -> int:
    """The number of units that a word or digits give, 0 for none, nor at the end: "a", "ten", "12"."""
    if at >= len(tokens):
        return 0
    token = tokens[at]
    if token.kind == "number":
        return int(token.text) if token.text.isdigit() and len(token.text) < 4 else 0
    return 1 if token.lower in words.articles else words.cardinals.get(token.lower, 0)


# --- counted: from today, or from another period ------------------------------------------------------


def _counted(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """Ten years ago; a year earlier; two decades later; a month before, where nothing follows."""
    number = _small(tokens, at, words)
    unit = words.terms.lengths.get(lower_at(tokens, at + 1))
    if not 0 < number <= _LONGEST_AGO or unit is None:
        return None
    word, last = lower_at(tokens, at + 2), at + 3
    if unit == "decade":
        number, unit = number * 10, "year"
    if word in words.terms.ago:
        return Read(last, "ago", unit=unit, shift=-number, dated=last)
    if word in words.terms.earlier or (word in words.terms.before and _closes(tokens, last, words)):
        return Read(last, "earlier", unit=unit, shift=-number, dated=last)
    return Read(last, "earlier", unit=unit, shift=number, dated=last) if word in words.terms.later else None


def _closes(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether nothing follows that "before" could govern: a mark, the end, or "it had", which looks back itself."""
    if at >= len(tokens) or tokens[at].kind == "mark":
        return True
    return tokens[at].lower in words.terms.subjects and lower_at(tokens, at + 1) in words.terms.had


def _pointing(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """That year; the previous month; the year before or after; the same period a year ago, of last year, of 2014."""
    word, after = tokens[at].lower, lower_at(tokens, at + 1)
    unit = words.terms.lengths.get(after)
    if word in words.terms.same and after in words.terms.stretches:
        found = _same(tokens, at + 2, words)
        return found._replace(months=_QUARTER) if found is not None and unit == "quarter" else found
    if word in words.terms.that and after in words.terms.moments:
        return Read(at + 2, "earlier", unit="day", dated=at + 2)
    if unit in _POINTED and word in words.terms.pointers:
        return Read(at + 2, "earlier", unit=unit, shift=words.terms.pointers[word], dated=at + 2)
    three = _small(tokens, at + 1, words) == _QUARTER if words.terms.pointers.get(word) == -1 else False
    if three and lower_at(tokens, at + 2) == "months":
        return Read(at + 3, "earlier", unit="quarter", shift=-1, dated=at + 3)
    own = words.terms.lengths.get(word)
    if own not in _POINTED or not at or tokens[at - 1].lower != "the":
        return None
    if after in words.terms.earlier or (after in words.terms.before and _closes(tokens, at + 2, words)):
        return Read(at + 2, "earlier", unit=own, shift=-1, dated=at + 2)
    follows = after in words.terms.after and (at + 2 >= len(tokens) or tokens[at + 2].kind == "mark")
    return Read(at + 2, "earlier", unit=own, shift=1, dated=at + 2) if follows else None


def _running_year(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """The year whose end is told: "by the end of the year" is that of which the text speaks, else the running one."""
    if words.terms.lengths.get(tokens[at].lower) != "year" or at < 2 or tokens[at - 1].lower != "the":
        return None
    if at + 1 < len(tokens) and (dates.is_year(tokens[at + 1]) or tokens[at + 1].lower in words.terms.ending):
        return None
    keys = (" ".join(token.lower for token in tokens[first : at - 1]) for first in range(max(0, at - 5), at - 1))
    roles = {words.period_roles.get(key) for key in keys}
    if "since" in roles:  # "since the start of the year"
        return Read(at + 1, "relative", unit="year")
    return Read(at + 1, "earlier", unit="year", dated=at + 1) if "end" in roles else None


def _same(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """After "the same period": "a year ago", "last year", "of 2014", "the year before"."""
    step = at + 1 if lower_at(tokens, at) in ("of", "in") else at
    if step < len(tokens) and dates.is_year(tokens[step]):
        return Read(step + 1, "earlier", year=int(tokens[step].text), unit="year", dated=step)
    step = step + 1 if lower_at(tokens, step) == "the" else step
    if step >= len(tokens):
        return None
    word, after = tokens[step].lower, lower_at(tokens, step + 1)
    if after == "year" and (words.relative.get(word) == -1 or words.terms.pointers.get(word) == -1):
        return Read(step + 2, "earlier", unit="year", shift=-1, dated=step + 2)
    if word == "year" and after in (*words.terms.before, *words.terms.earlier):
        return Read(step + 2, "earlier", unit="year", shift=-1, dated=step + 2)
    counted = _counted(tokens, step, words)
    return counted._replace(anchor="earlier") if counted is not None and counted.unit == "year" else None


# --- up to a date -------------------------------------------------------------------------------------


def _ending(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """The year to March; the 12 months through June 2014; the quarter that ended on March 31."""
    step, number = at, 1
    if words.terms.lengths.get(tokens[at].lower) is None:
        number = _small(tokens, at, words)
        step = at + 1
    elif at and tokens[at - 1].lower not in words.terms.openers:
        return None
    unit = words.terms.lengths.get(lower_at(tokens, step)) if number else None
    if unit not in _MONTHS_OF and unit != "week":
        return None
    length_told = number * _MONTHS_OF.get(unit, 1)
    step += 1
    for length in (3, 2, 1):
        key = " ".join(token.lower for token in tokens[step : step + length])
        if key in words.terms.ending and not (
            unit == "week" and key in words.terms.lasting and not _is_the_week(tokens, step - 1)
        ):
            step += length
            break
    else:
        return None
    while lower_at(tokens, step) in ("the", "on", "in", "end", "of"):
        step += 1
    if step >= len(tokens) or not 0 < length_told <= 120:
        return None
    date = dates.month_first(tokens, step, words) or dates.day_first(tokens, step, words)
    date = date or _bare_month(tokens, step, words)
    if date is None or not date.month:
        return None
    if unit == "week" and not date.day:
        return None
    return date._replace(anchor="ending", unit="week" if unit == "week" else "month", shift=-length_told, dated=step)


def _is_the_week(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for a week is one week by name: "in the week to May 4", not "a curfew of one week to May 4"."""
    return at >= 2 and (lower_at(tokens, at - 2), lower_at(tokens, at - 1)) == ("in", "the")


def _bare_month(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    month = words.months.get(tokens[at].lower) if tokens[at].text[:1].isupper() else None
    return Read(at + 1, "yearless", month=month) if month else None


# --- parts of a year ----------------------------------------------------------------------------------


def _part_of_year(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """The second quarter of 2016; Q2; the first half of last year; the first nine months."""
    word, after = tokens[at].lower, lower_at(tokens, at + 1)
    if word in ("q", "h") and after in ("1", "2", "3", "4") and adjacent(tokens[at], tokens[at + 1]):
        number, last = int(after), at + 2
        unit = "quarter" if word == "q" else "half"
    elif word in words.terms.closing and after in ("quarter", "half") and lower_at(tokens, at + 2) == "of":
        number, unit, last = (4 if after == "quarter" else 2), after, at + 2
    elif word in words.terms.final and after == "quarter":  # "the last quarter" is the one before this
        number, unit, last = 4, "quarter", at + 2
    elif word in words.ordinals and words.terms.lengths.get(after) == "quarter":
        number, unit, last = words.ordinals[word], "quarter", at + 2
    elif word in words.months and words.months[word] % _QUARTER == 0 and words.terms.lengths.get(after) == "quarter":
        number, unit, last = words.months[word] // _QUARTER, "quarter", at + 2  # "the June quarter"
    elif word in words.ordinals and after == "half":
        number, unit, last = words.ordinals[word], "half", at + 2
    elif word == "first" and lower_at(tokens, at + 2) == "months":
        number, unit, last = _small(tokens, at + 1, words), "months", at + 3
    elif word in words.terms.closing and lower_at(tokens, at + 2) == "months" and lower_at(tokens, at + 3) == "of":
        number, unit, last = _small(tokens, at + 1, words), "closing", at + 3
    else:
        return None
    if not 0 < number <= {"quarter": 4, "half": 2, "months": 11, "closing": 11}[unit]:
        return None
    found = (
        Read(last, "yearless", quarter=number)
        if unit == "quarter"
        else Read(last, "yearless", month=1 + 6 * (number - 1), months=6)
        if unit == "half"
        else Read(last, "yearless", month=13 - number, months=number)
        if unit == "closing"
        else Read(last, "yearless", month=1, months=number)
    )
    dated = _year_of(tokens, last, found, words)
    if unit == "closing" and dated is found:
        return None  # "the last three months of the war"
    bare_half = (unit == "half" and dated is found and word != "h") or (word in words.terms.final and dated is found)
    if bare_half and (lower_at(tokens, last) == "of" or _role_before(tokens, at, words) is None):
        return None  # "the second half of the book", "the first half ended goalless"
    return dated


def _week_of_month(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """The first week of October: its first seven days."""
    number = words.ordinals.get(tokens[at].lower, 0)
    if not 0 < number <= _WEEKS or lower_at(tokens, at + 1) != "week" or at + 3 >= len(tokens):
        return None
    if lower_at(tokens, at + 2) not in ("of", "in"):
        return None
    month = dates.month_first(tokens, at + 3, words) or _bare_month(tokens, at + 3, words)
    if month is None or month.day or not month.month:
        return None
    return month._replace(unit="week", shift=number)


def _follows_quarter(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """Return a quarter that leaves out its noun: "from 14.9 percent in the first quarter of 2013 to 15 in the second".

    A number of its own must stand between the two, and nothing behind it that it could count.
    """
    number = words.ordinals.get(tokens[at].lower, 0)
    if not 0 < number <= 4 or at < 2 or tokens[at - 1].lower != "the" or _role_before(tokens, at, words) != "in":
        return None
    listed = lower_at(tokens, at + 1) in words.terms.next_number
    listed = listed and any(t.kind == "number" for t in tokens[at + 2 : at + 4])
    if at + 1 < len(tokens) and tokens[at + 1].text not in _CLAUSE_ENDS and not listed:
        return None
    for step in range(at - 2, max(1, at - _BACK_TO_QUARTER), -1):
        first = words.ordinals.get(tokens[step - 1].lower)
        if words.terms.lengths.get(tokens[step].lower) == "quarter" and first in (1, 2, 3, 4):
            told = any(token.kind == "number" for token in tokens[step + 1 : at])
            year = _year_of(tokens, step + 1, Read(at + 1, "yearless"), words)
            return year._replace(last=at + 1, quarter=number) if told else None
    return None


def _role_before(tokens: Sequence[Token], at: int, words: Vocabulary) -> str | None:
    before = at - 2 if at and tokens[at - 1].lower == "the" else at - 1
    return words.period_roles.get(tokens[before].lower) if before >= 0 else None


def _year_of(tokens: Sequence[Token], at: int, found: Read, words: Vocabulary) -> Read:
    """Add the year that follows: "of 2016", "2016", "of last year", "this year", "of the year"."""
    step = at + 1 if lower_at(tokens, at) in ("of", "in") else at
    if step < len(tokens) and dates.is_year(tokens[step]):
        return found._replace(last=step + 1, anchor="absolute", year=int(tokens[step].text))
    if lower_at(tokens, step) == "the" and lower_at(tokens, step + 1) == "year":
        return found._replace(last=step + 2)
    if lower_at(tokens, step + 1) == "year" and lower_at(tokens, step) in words.relative:
        shift = words.relative[lower_at(tokens, step)]
        return found._replace(last=step + 2, anchor="relative", unit="year", shift=shift)
    return found


def _month_pair(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """January-March 2014, the July-September quarter: at least a dash or the word quarter must tie the two."""
    first = words.months.get(tokens[at].lower)
    hyphened = "".join(token.lower for token in tokens[at + 1 : at + 4]) == "-to-"  # "October-to-December"
    then = at + 4 if hyphened else at + 2
    if first is None or then >= len(tokens) or not tokens[at].text[:1].isupper():
        return None
    second = words.months.get(tokens[then].lower) if tokens[then].text[:1].isupper() else None
    dash = tokens[at + 1].text in _DASHES
    last = then + 1
    quarter = words.terms.lengths.get(lower_at(tokens, last)) in ("quarter", "month", "half")
    whole = at > 0 and tokens[at - 1].lower == "in"  # "in April to June"
    if second is None or not (dash or (tokens[at + 1].lower == "to" and (quarter or whole))):
        return None
    if quarter or lower_at(tokens, last) == "period":
        last += 1
    found = Read(last, "yearless", month=first, months=(second - first) % 12 + 1)
    return _year_of(tokens, last, found, words)


# --- decades and fiscal years -------------------------------------------------------------------------


def _decade(tokens: Sequence[Token], at: int) -> Read | None:
    """The 1990s."""
    token, after = tokens[at], tokens[at + 1]
    if dates.is_year(token) and token.text.endswith("0") and after.lower == "s" and adjacent(token, after):
        year = int(token.text)
        return Read(at + 2, year=year, last_year=year + 9)
    return None


def _fiscal(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """Fiscal 2016; FY2013-14; fiscal year 2016; this fiscal year; the fiscal year that ended in March."""
    word = tokens[at].lower
    shift = words.relative.get(word, -1 if word in words.span_words else None)
    if shift is not None and lower_at(tokens, at + 1) in words.fiscal and lower_at(tokens, at + 2) == "year":
        return Read(at + 3, "relative", unit="fiscal", shift=shift)
    if word not in words.fiscal:
        return None
    end = at + 1
    if lower_at(tokens, end) == "year":
        ending = _ending(tokens, end, words)
        if ending is not None:
            return ending
        end += 1
    if end >= len(tokens):
        return None
    if dates.is_year(tokens[end]):
        last_year, last = _span_end(tokens, end)
        return Read(last, anchor="fiscal", year=int(tokens[end].text), last_year=last_year)
    short = tokens[end].text
    if word == "fy" and len(short) == 2 and short.isdigit() and adjacent(tokens[at], tokens[end]):
        return Read(end + 1, anchor="fiscal", year=(1900 if int(short) >= _LAST_CENTURY else 2000) + int(short))
    return None


def _fiscal_after(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """The 2013-14 fiscal year."""
    if not dates.is_year(tokens[at]):
        return None
    last_year, last = _span_end(tokens, at)
    if lower_at(tokens, last) in words.fiscal and lower_at(tokens, last + 1) == "year":
        return Read(last + 2, anchor="fiscal", year=int(tokens[at].text), last_year=last_year)
    return None


def _span_end(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The second year of "2013-14" and the token after it; 0 and the token after the first where there is none."""
    if at + 2 < len(tokens) and tokens[at + 1].text in (*_DASHES, "/") and adjacent(tokens[at], tokens[at + 1]):
        last = dates.end_year(tokens[at], tokens[at + 2])
        if last:
            return last, at + 3
    return 0, at + 1


# --- from today ---------------------------------------------------------------------------------------


def _relative(tokens: Sequence[Token], at: int, words: Vocabulary) -> Read | None:
    """This week; last year; the past month; today; Thursday; next Monday."""
    lower = tokens[at].lower
    after = lower_at(tokens, at + 1)
    if lower in words.days:
        return Read(at + 1, anchor="relative", unit="day", shift=words.days[lower])
    if lower in words.weekdays and tokens[at].text[:1].isupper():
        return Read(at + 1, anchor="weekday", shift=words.weekdays[lower])
    unit = words.relative_units.get(after)
    if unit is not None and lower in words.span_words:
        before = at - 1 if at and tokens[at - 1].lower != "the" else at - 2
        if lower not in words.relative or (before >= 0 and tokens[before].lower in words.span_before):
            return Read(at + 2, anchor="span", unit=unit, shift=-1)
    if unit is not None and lower in words.relative:
        return Read(at + 2, anchor="relative", unit=unit, shift=words.relative[lower])
    if lower in words.terms.next and _follows_this_year(tokens, at, words):
        return Read(at + 1, anchor="relative", unit="year", shift=words.relative[lower])
    return None


def _follows_this_year(tokens: Sequence[Token], at: int, words: Vocabulary) -> bool:
    """Whether "next" leaves out a year that stands before it: "3 percent this year and 4 percent next".

    A number of its own must stand between them: "nobody knows this year what comes next" tells of no year.
    """
    if at + 1 < len(tokens) and tokens[at + 1].text not in _CLAUSE_ENDS:
        return False
    for step in range(at - 1, max(1, at - _BACK_TO_YEAR), -1):
        if tokens[step].lower == "year":
            told = any(token.text[:1].isdigit() for token in tokens[step + 1 : at])
            return told and words.relative.get(tokens[step - 1].lower) == 0
    return False


def month_of_year(tokens: Sequence[Token], found: Read, words: Vocabulary) -> Read:
    """Add "last year" or "this year" to a month: "in December last year"."""
    if found.anchor != "yearless" or found.day or not found.month:
        return found
    anchor: Anchor = "relative"
    step = found.last + 1 if lower_at(tokens, found.last) == "of" else found.last
    if lower_at(tokens, step + 1) == "year" and lower_at(tokens, step) in words.relative:
        shift = words.relative[lower_at(tokens, step)]
        return found._replace(last=step + 2, anchor=anchor, unit="year", shift=shift)
    return found
