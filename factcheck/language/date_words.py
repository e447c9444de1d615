"""The words of dates in `reference_data/language/periods.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class DateWords(NamedTuple):
    """Words around a date that tell what it must agree with."""

    short: Mapping[str, int]
    """Short forms of the weekdays; Monday is 0."""
    parts: frozenset[str]
    """Parts of a day, between a weekday and its date."""
    links: frozenset[str]
    """What joins two weekdays of a list."""
    unreal: frozenset[str]
    """Words in whose sentence an impossible date is meant to be one."""
    before_unreal: frozenset[str]
    """What stands directly before such a date: "there is no 31 June"."""
    before_days: frozenset[str]
    """Before a month and a number, what makes it a date where nothing that is counted follows."""
    after_counts: frozenset[str]
    """Behind such a number, what makes it none."""
    before_numbers: frozenset[str]
    """Before a number, a month and a year, what makes the number a day: "on 32 March 2023"."""
    months: frozenset[str]
    """Before a month and a number, what makes it the month of something counted."""
    days: Mapping[str, float]
    """Days of each unit of time."""
    not_lengths: frozenset[str]
    """Behind a number of years, what makes it no length beside dates."""
    parts_of: frozenset[str]
    """Before a number of years, what makes it a part of the time between two dates."""
    breaks: frozenset[str]
    """What a length does not reach over to its dates."""
    extremes: frozenset[str]
    """What has not been for a length of time: "a five-year low"."""
    superlatives: frozenset[str]
    """Before "in five years", the same."""
    anniversaries: frozenset[str]
    """What an ordinal counts in years."""
    founded: frozenset[str]
    """Before "in" and a year, how something began."""
    owners: frozenset[str]
    """Before the anniversary of what the sentence names."""
    now: frozenset[str]
    """Behind such an anniversary."""
    limits: Mapping[str, frozenset[str]]
    """By what stands before the first of two dates, what may stand between them."""


class YearWords(NamedTuple):
    """Words beside a number that tell whether it is a year."""

    people: frozenset[str]
    """What is counted without the mark of a plural."""
    near: frozenset[str]
    """Hedges that a year may have."""
    limits: frozenset[str]
    """Hedges that compare with a year: "a quarter below 2019"."""
    amounts: frozenset[str]
    """What they compare, before them."""
    links: frozenset[str]
    """What joins two months."""
    whole: frozenset[str]
    """Behind a year, that it is one: "over 2013 as a whole"."""
    for_each: frozenset[str]
    """Behind an amount of money, what begins the words for whom it is."""


class HappenedWords(NamedTuple):
    """Words that tell whether something is over."""

    prepositions: frozenset[str]
    """Before the date at which it happened."""
    verbs: frozenset[str]
    """What is over when it is told."""
    passive: frozenset[str]
    """What is over when it is told behind a past of "be"."""
    breaks: frozenset[str]
    """What a verb does not reach over to a date."""
    plans: frozenset[str]
    """Beside these a date may be that of a plan."""
    been: frozenset[str]
    """Forms of "be" in the past, before one of `passive`."""


def build(periods: Mapping[str, Any]) -> DateWords:
    """Make the lists from the parsed file."""
    weekday, unreal, length = periods["dated_weekday"], periods["unreal_date"], periods["length"]
    return DateWords(
        short=weekday["short"],
        parts=frozenset(weekday["parts"]),
        links=frozenset(weekday["links"]),
        unreal=frozenset(unreal["words"]),
        before_unreal=frozenset(unreal["before"]),
        before_days=frozenset(unreal["before_days"]),
        after_counts=frozenset(unreal["after_counts"]),
        before_numbers=frozenset(unreal["before_numbers"]),
        months=frozenset(unreal["months"]),
        days=length["days"],
        limits={opening: frozenset(links) for opening, links in length["limits"].items()},
        **{
            name: frozenset(length[name])
            for name in (
                "not_lengths",
                "parts_of",
                "breaks",
                "extremes",
                "superlatives",
                "anniversaries",
                "founded",
                "owners",
                "now",
            )
        },
    )
