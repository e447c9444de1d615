"""DAT: what is told as past, although its date lies after the article."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from factcheck.rules.finding import finding
from factcheck.rules.rule import Rule
from factcheck.wording import plain_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.date_words import HappenedWords
    from factcheck.language.periods import PeriodMention
    from factcheck.results.model import Finding
    from factcheck.rules.finding import Subject
    from factcheck.rules.passage import Passage

DAT007 = Rule(
    code="DAT007",
    name="past-in-future",
    severity="warning",
    does="Reports a date after that of the article where a verb such as “was killed” or “died” tells that something "
    "has happened then.",
    matters="The year is wrong, or the article had another date.",
    example="In 2016: “He was killed on 14 March 2031.”",
    fix="Check the year, and the date that was given for the article.",
    misses="Verbs that can speak of plans (“was moved to”), and dates without a year. On 2,675 articles it found "
    "nothing; of 72 years of such verbs moved into the future there it found 46.",
)

_REACH = 8
"""Words between the verb and its date."""
_ZONES = dt.timedelta(days=2)
"""An article can be dated a day before the event, on the other side of the world."""


def check(subject: Subject, passage: Passage, mentions: Sequence[PeriodMention]) -> Iterator[Finding]:
    """Yield a finding for every date to come at which something is said to have happened."""
    published, known = subject.article.published, subject.words.happened
    if published.date is None or published.granularity != "day":
        return
    tokens = passage.tokens
    for mention in mentions:
        if mention.anchor != "absolute" or mention.year < published.date.year or mention.role != "in":
            continue
        first = dt.date(mention.year, mention.month or 1, 1)
        if mention.day and mention.day <= calendar.monthrange(mention.year, mention.month)[1]:
            first = first.replace(day=mention.day)
        if first <= published.date + _ZONES or mention.begin == mention.first:
            continue
        before = [token.lower for token in tokens[max(0, mention.begin - _REACH) : mention.begin]]
        happened = max((at for at in range(len(before)) if _has_happened(before, at, known)), default=-1)
        if happened < 0 or tokens[mention.begin].lower not in known.prepositions:
            continue
        around = [*tokens[: mention.begin], *tokens[mention.last :]]
        if any(word in known.breaks for word in before[happened + 1 :]) or any(t.lower in known.plans for t in around):
            continue
        told = mention.span.of(subject.article.text)
        yield finding(
            DAT007,
            subject.article,
            mention.span,
            f"{told} is after the article's date, {plain_day(published.date)}; “{before[happened]}” tells it as past",
            quantities=tuple(b.id for b in passage.numbers if b.quantity.span.overlaps(mention.span)),
            confidence="medium",
        )


def _has_happened(before: Sequence[str], at: int, known: HappenedWords) -> bool:
    """Whether a word tells what is over: "died", "was imposed", and not "to be imposed"."""
    return before[at] in known.verbs or (at > 0 and before[at] in known.passive and before[at - 1] in known.been)
