"""A sentence becomes mentions of periods: dates, years, quarters, and words such as "last week"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from factcheck.article import Span
from factcheck.language import dates, terms
from factcheck.language.tokens import lowered
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from factcheck.article import Granularity
    from factcheck.language.dates import Anchor
    from factcheck.language.tokens import Token
    from factcheck.language.vocabulary import Vocabulary

PeriodRole = Literal["in", "within", "at", "end", "since", "by", "until", "before", "after"]


_WHOLE = 3
"""Words behind a year that leave it as it is: "as a whole"."""


class Period(NamedTuple):
    """A span of days, both ends included."""

    start: dt.date
    """First day."""
    end: dt.date
    """Last day."""
    granularity: Granularity
    """How long it is, or how exactly it is known."""
    text: str | None = None
    """The words that it was read from; None when inferred."""
    inferred: bool = False
    """Taken from the article's date or from another sentence, not from words beside the number."""


def same_days(one: Period | None, other: Period | None) -> bool:
    """Tell whether two periods are the same days; no time is the same only as none."""
    if one is None or other is None:
        return one is other
    return (one.start, one.end) == (other.start, other.end)


class PeriodMention(NamedTuple):
    """Words that name a period."""

    span: Span
    """Where it stands, without its preposition."""
    first: int
    """Index of its first token in the sentence."""
    last: int
    """Index after its last token."""
    begin: int
    """Index of the first token of its preposition, or `first`."""
    role: PeriodRole
    """How it bounds the claim: "since 2010", "as of July"."""
    anchor: Anchor
    """What it is counted from."""
    text: str
    """The words, with the preposition."""
    year: int = 0
    """For absolute and fiscal anchors."""
    month: int = 0
    """1 to 12, 0 for a whole year."""
    day: int = 0
    """1 to 31, 0 for a whole month."""
    unit: str = ""
    """For anchors that count: day, week, month, quarter, year, fiscal (a fiscal year)."""
    shift: int = 0
    """For anchors that count, units from where they count; for weekdays, Monday is 0."""
    quarter: int = 0
    """1 to 4 for a quarter."""
    last_year: int = 0
    """For a span of years its last one: 2015 for "2014-15"."""
    months: int = 0
    """Months that it lasts, from `month` on; 0 for one."""
    dated: int = 0
    """Index of the token where its date begins: in "the 12 months to June 2014" before it stands a number of months,
    and "ten years ago" has no date at all. Equals `last` then."""

    @property
    def number(self) -> int:
        """The most telling number of the words, for the list of quantities."""
        return self.year or self.day or abs(self.shift)

    @property
    def opening(self) -> str:
        """The first of the words, in lower case."""
        return self.text.lower().split(" ", 1)[0]


def find(text: str, tokens: Sequence[Token], words: Vocabulary) -> list[PeriodMention]:
    """Return the periods named in a sentence, from left to right, without overlap."""
    found: list[PeriodMention] = []
    starts, months = words.terms.starts, words.months
    free = 0
    # Most words begin no period: they are told apart here, before anything is called for them.
    beginning = [
        at
        for at, (_, _, kind, _, _, lower) in enumerate(tokens)
        if kind == "number" or (kind == "word" and (lower in starts or lower in months))
    ]
    for at in beginning:
        if at < free:
            continue
        mention = _read(text, tokens, at, words)
        if mention is not None:
            found.append(mention)
            free = mention.last
    return found


def _read(text: str, tokens: Sequence[Token], at: int, words: Vocabulary) -> PeriodMention | None:
    token = tokens[at]
    if token.kind == "word":
        fields = terms.read(tokens, at, words) or dates.month_first(tokens, at, words)
        fields = terms.month_of_year(tokens, fields, words) if fields is not None else None
    elif token.kind == "number":
        fields = (
            terms.from_number(tokens, at, words)
            or dates.day_first(tokens, at, words)
            or dates.year_alone(tokens, at, words)
        )
    else:
        fields = None
    if fields is None:
        return None
    if lowered(tokens[fields.last : fields.last + _WHOLE]) in words.year_words.whole:  # "in 2022 as a whole"
        fields = fields._replace(last=fields.last + _WHOLE)
    begin, role = _role(tokens, at, words)
    span = Span(tokens[at].start, tokens[fields.last - 1].end)
    return PeriodMention(
        span,
        at,
        fields.last,
        begin,
        role,
        fields.anchor,
        text[tokens[begin].start : span.end],
        fields.year,
        fields.month,
        fields.day,
        fields.unit,
        fields.shift,
        fields.quarter,
        fields.last_year,
        fields.months,
        at if fields.dated is None else fields.dated,
    )


def _role(tokens: Sequence[Token], at: int, words: Vocabulary) -> tuple[int, PeriodRole]:
    """Find the preposition before a period: "as of July 2016", "at the end of 2015", "since last year"."""
    end = at - 1 if at and tokens[at - 1].lower in ("the", "year") else at
    end = end - 1 if end < at and tokens[at - 1].lower == "year" and end and tokens[end - 1].lower == "the" else end
    for length in (5, 4, 3, 2, 1):
        if length <= end:
            key = " ".join(token.lower for token in tokens[end - length : end])
            role = words.period_roles.get(key)
            if role is not None and not (end > 1 and f"{tokens[end - 2].lower} {key}" in words.terms.sources):
                return end - length, cast("PeriodRole", role)
    return at, "in"
