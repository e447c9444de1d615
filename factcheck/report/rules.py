"""The documentation of rules, for a person at a terminal, for a page and for a program."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from factcheck.report.table import Column, render

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.report.table import Page
    from factcheck.rules.rule import Rule

HEADINGS = {
    "does": "What it does",
    "matters": "Why it matters",
    "example": "Example",
    "fix": "How to fix it",
    "misses": "What it does not catch",
}
"""The parts of a rule's documentation in their order, with their headings."""


_COLUMNS = (Column("Rule", whole=True), Column("Name", whole=True), Column("Severity", whole=True), Column("Here"))


def text(rules: Sequence[Rule], width: int) -> str:
    """Return the documentation of rules in lines of a width."""
    parts = []
    for rule in rules:
        lines = [f"{rule.code} {rule.name} ({rule.severity})"]
        for part, heading in HEADINGS.items():
            filled = textwrap.fill(getattr(rule, part), width, initial_indent="  ", subsequent_indent="  ")
            lines += ["", heading, filled]
        parts.append("\n".join(lines))
    return "\n\n\n".join(parts) + "\n"


def markdown(rules: Sequence[Rule]) -> str:
    """Return the documentation of rules as a page."""
    lines = ["# Rules", "", "| rule | name | severity |", "|---|---|---|"]
    lines += [f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity} |" for rule in rules]
    for rule in rules:
        lines += ["", f"## {rule.code} {rule.name}"]
        for part, heading in HEADINGS.items():
            lines += ["", f"**{heading}.** {getattr(rule, part)}"]
    return "\n".join(lines) + "\n"


def table(rules: Sequence[Rule], on: Collection[str], page: Page) -> str:
    """Return a table of the rules: code, name, severity, and whether they are on."""
    rows = [(rule.code, rule.name, rule.severity, "on" if rule.code in on else "off") for rule in rules]
    return render(_COLUMNS, rows, page)


def document(rules: Sequence[Rule], on: Collection[str] | None = None) -> dict[str, Any]:
    """Return the rules with their documentation as plain values, and whether they are on if that is known."""
    return {"rules": [{**rule._asdict(), **({} if on is None else {"on": rule.code in on})} for rule in rules]}
