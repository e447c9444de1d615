"""The table of rules: code, name, severity and documentation, written once for every place that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcheck.levels import Severity


class Rule(NamedTuple):
    """One rule, with the five headings of its documentation."""

    code: str
    """Family and number: REF001."""
    name: str
    """What it finds, in two or three words."""
    severity: Severity
    """How bad a finding is."""
    does: str
    """What it does."""
    matters: str
    """Why it matters."""
    example: str
    """A line that it finds."""
    fix: str
    """How to fix it."""
    misses: str
    """What it does not catch."""


REF001 = Rule(
    code="REF001",
    name="contradicts-reference",
    severity="error",
    does="Compares a claim whose measure, place and period are known with the reference data and reports a number that "
    "no comparable figure supports, inside the tolerance of the measure.",
    matters="A wrong figure about a country is quoted on, and is the easiest kind of error to have avoided.",
    example="Washington took in 10,000 Syrians in the fiscal year. (the records show 12,587)",
    fix="Check the figure against the source that the report names, or say where another figure comes from.",
    misses="Claims whose measure, place or period is not stated plainly, and measures without reference data.",
)
REF002 = Rule(
    code="REF002",
    name="outdated-figure",
    severity="warning",
    does="Reports a number that agrees with an earlier period than the text claims.",
    matters="A figure that was right some years ago reads as today's.",
    example="In 2024: “Syria, a country of 21 million, ...” (the figure of 2011)",
    fix="Give the year to which the figure belongs, or the current figure.",
    misses="Claims that name their own year: those are compared with that year.",
)
REF003 = Rule(
    code="REF003",
    name="sources-disagree",
    severity="note",
    does="Reports a number that agrees with some serious sources and not with the first one of its measure.",
    matters="Readers should learn whose figure it is when others differ.",
    example="Syria had 17.2 million inhabitants in 2016. (CIA; the World Bank says 19.2 million)",
    fix="Name the source of the figure.",
    misses="Disagreement between sources that the reference data do not hold.",
)
SUM001 = Rule(
    code="SUM001",
    name="part-exceeds-whole",
    severity="error",
    does="Compares a part with the whole that the text names for it, and reports a part that must be larger.",
    matters="One of the two numbers is wrong, whatever the sources say.",
    example="In Aleppo 338 people were killed, including over 400 children.",
    fix="Check both numbers; often the two have been exchanged.",
    misses="Parts that no word such as “including” ties to their whole, and wholes whose place is not known.",
)
REP001 = Rule(
    code="REP001",
    name="headline-differs",
    severity="warning",
    does="Compares a number in the headline with the same measure, place and period in the body.",
    matters="The headline is what most readers keep, and it is often written before the last correction.",
    example="Headline: 383 killed in Aleppo this week. Body: 338 people were killed in Aleppo this week.",
    fix="Bring headline and body to the same figure.",
    misses="Figures that differ between two places of the body.",
)
NUM003 = Rule(
    code="NUM003",
    name="digit-for-letter",
    severity="warning",
    does="Reports a zero typed for the letter O, or a one for the letter L, at the beginning of a common word before a "
    "number, and a letter L or O typed for a digit in a number. Both are read as they were meant.",
    matters="It survives spell checkers, and software that reads the article takes it for a number.",
    example="0ver 100 children",
    fix="Type the letter, or the digit.",
    misses="Digits inside longer words, and a capital I for a one.",
)

RULES: tuple[Rule, ...] = (REF001, REF002, REF003, SUM001, REP001, NUM003)
"""All rules, in the order of families."""
