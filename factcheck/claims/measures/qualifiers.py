"""Words that make the name of a measure that of another one: "underlying inflation", "GDP at constant prices"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line
    from factcheck.claims.measures.measures import MeasureChoice

_BEFORE = 3
"""A qualifier stands no more items than this before a name: "cyclically adjusted budget deficit"."""
_COUNTED_IN = lazily("[HCKpBAod]{0,5},?Xd?(?P<e>E)(?=[,.;)&T]|$)")
"""From a number to a place that it is told with: "2.2 million square kilometres including Greenland"."""
_OWNER_WITH = lazily("E(?:s[xJNg]{1,2})?,?Xd?(?P<e>E)(?:&d?E)?,?[VblN]")
"""The same behind the place that has the number: "Denmark, including Greenland, covers"."""


def foreign(line: Line, at: int, choice: MeasureChoice) -> str | None:
    """Return why the number at item `at` is none of the measure: the qualifier that no measure of the program has.

    A qualifier that the catalogue knows is part of the name ("youth unemployment") and does not get here.
    """
    if choice.measure.partners:
        partner = _partner(line, at, choice)
        if partner is not None:
            return f"with “{line.words(partner)}” alone: the reference counts all partners"
    counted_in = _COUNTED_IN.match(line.letters, at + 1) or _OWNER_WITH.search(line.letters, 0, at)
    if counted_in is not None:
        return f"with “{line.words(counted_in.start('e'))}”, which the reference may not count"
    step = _qualifier(line, at, choice)
    if step is None:
        return None
    return f"“{line.words(step)}”: the program has no such measure of {choice.measure.label_without_entity}"


def _partner(line: Line, at: int, choice: MeasureChoice) -> int | None:
    """The place of "a trade deficit with China", which stands behind the name or behind the number.

    Before "to" and "from" stands what is sold or bought, if the measure is not told of a place so.
    """
    roles = choice.measure.roles["entity"]
    letters = "w" + "".join(letter for letter, role in (("t", "to"), ("f", "from")) if role not in roles)
    row = {line.segments[at]} | ({line.segments[choice.head]} if line.letters[at - 1] == ":" else set())
    for step in range(min(choice.head, at) + 1, len(line.items) - 1):
        if line.segments[step] not in row and line.letters[step] != ":":
            break
        place = step + 2 if line.letters[step + 1] == "d" else step + 1
        if line.letters[step] in letters and line.letters[place : place + 1] in ("E", "A"):
            return place
    return None


def _qualifier(line: Line, at: int, choice: MeasureChoice) -> int | None:
    head = choice.head
    if line.letters[head] in "PC" and any(
        "qualifier/narrowing" in item.cues() for item in line.items[head + 1 : head + 2]
    ):
        return head + 1  # "died of overdoses involving opioids"
    if line.letters[head] not in "NC":
        return None
    for step in range(head - 1, max(0, head - 1 - _BEFORE), -1):
        cues = line.items[step].cues()
        other = "qualifier/compared" in cues and choice.measure.kind == "rate"  # "the month-on-month inflation"
        if other or "qualifier/before" in cues or ("qualifier/span" in cues and choice.measure.years):
            return step
        if line.letters[step] not in "xPKn-":
            break
    stretch = line.segments[at]
    after = [step for step in range(head + 1, len(line.items)) if line.segments[step] == stretch or step < at]
    return next((step for step in after if _after(line, step, at, choice)), None)


def _after(line: Line, step: int, at: int, choice: MeasureChoice) -> bool:
    cues = line.items[step].cues()
    if "Q" in line.letters[min(step, at) + 1 : max(step, at)]:
        return False
    return "qualifier/after" in cues or ("qualifier/compared" in cues and choice.measure.kind == "rate")
