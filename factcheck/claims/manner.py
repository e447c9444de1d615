"""How a number is meant: asserted, proposed, forecast, quoted; and who is said to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from factcheck.claims.model import Attribution, Modality
from factcheck.claims.senses import SPEAKER

if TYPE_CHECKING:
    from factcheck.article import Span
    from factcheck.claims.line import Line

_REACH = 14
"""A cue of modality governs numbers up to this many items after it."""
_SAYING = frozenset({"attribution/verbs", "level/phrases", "again/phrases"})
"""Cues that make a publisher the source: it says, estimates at, puts it at."""
_LONGEST_QUOTATION = 3_000
"""Characters in which the opening mark of a quotation is looked for."""
_NAME_WORDS = 6
"""A source is named in no more words than this."""


def modality(line: Line, at: int, head: int, text: str, block: Span) -> Modality:
    """Tell whether the number at item `at`, whose measure is at item `head`, is asserted.

    The cue nearest before the number (or before its predicate) decides; one in another clause does not count.
    """
    last = max(at, head)
    for step in range(last - 1, max(0, at - _REACH), -1):
        letter = line.letters[step]
        if letter in ";()" or (letter == "Q" and step < at):
            break
        if letter == "m":
            cue = next(cue for cue in line.items[step].cues() if cue.startswith("modality/"))
            return cast("Modality", cue.split("/")[1])
    if line.sentence.text.rstrip('"”’) ').endswith("?"):
        return "hypothetical"
    return "quoted" if _in_quotation(text, block, line.items[at].span.start) else "asserted"


def _in_quotation(text: str, block: Span, at: int) -> bool:
    before = text[max(block.start, at - _LONGEST_QUOTATION) : at]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1


def attribution(line: Line, at: int) -> Attribution | None:
    """Find who is said to give the number.

    A publisher in the same stretch comes first, then one that closes the statement (", the WHO said"), then the
    source of the whole sentence ("according to ..."), then a publisher that opened it.
    """
    speaking = [step for step in line.where("S") if _says(line, step)]
    beside = [
        step
        for step in speaking
        if line.segments[step] == line.segments[at] and "Q" not in line.letters[min(step, at) + 1 : max(step, at)]
    ]
    if beside:
        return _publisher(line, min(beside, key=lambda step: abs(step - at)))
    closing = next((step for step in speaking if step > at and _stands_alone(line, step)), None)
    if closing is not None:
        return _publisher(line, closing)
    for step, item in enumerate(line.items):
        if "attribution/before" in item.cues():
            source = _source_after(line, step)
            if source is not None:
                return source
    opening = [step for step in speaking if step < at and not _elsewhere(line, step, at)]
    if opening:
        return _publisher(line, opening[0])
    governments = [step for step in line.where(SPEAKER) if not _elsewhere(line, min(step, at), max(step, at))]
    return Attribution(line.words(governments[0]), None) if governments else None


def _stands_alone(line: Line, step: int) -> bool:
    """Whether a publisher and its verb fill a stretch of their own: ", the WHO said,"."""
    stretch = [i for i, number in enumerate(line.segments) if number == line.segments[step]]
    letters = "".join(line.letters[i] for i in stretch)
    return "Q" not in letters and line.letters[step - 1] in ",;-("


def _says(line: Line, step: int) -> bool:
    """A publisher followed by a verb of saying, or preceded by "according to"."""
    before = line.items[step - 1].cues() + (line.items[step - 2].cues() if line.letters[step - 1] == "d" else ())
    after = [cue for item in line.items[step + 1 : step + 3] for cue in item.cues()]
    return "attribution/before" in before or any(cue in _SAYING for cue in after)


def _elsewhere(line: Line, step: int, at: int) -> bool:
    """Another number stands between the source and this one: then it is the source of that one only."""
    return "Q" in line.letters[step + 1 : at] and line.segments[step] != line.segments[at]


def _publisher(line: Line, step: int) -> Attribution:
    mention = line.items[step].mention
    assert mention is not None
    return Attribution(line.words(step), mention.codes("publisher")[0])


def _source_after(line: Line, step: int) -> Attribution | None:
    """The words after "according to", up to the next comma or number."""
    last = step
    while last + 1 < len(line.items) and last - step < _NAME_WORDS and line.letters[last + 1] not in ",;.()Q:-":
        last += 1
        if line.letters[last] == "S":
            return _publisher(line, last)
    if last == step:
        return None
    first = step + 2 if line.letters[step + 1] == "d" and last > step + 1 else step + 1
    start, end = line.items[first].span.start, line.items[last].span.end
    offset = line.sentence.span.start
    return Attribution(line.sentence.text[start - offset : end - offset], None)
