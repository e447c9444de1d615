"""A sentence read without what commas set off: "The economy of Kenya, valued at $88 billion, will grow by 6%"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.coordination import Alone
from factcheck.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from factcheck.claims.lines.line import Line

_AFTER_SUBJECT = lazily("(?<=[EgNs]),(?:[xbwaluiv]|d(?![EA]))[xdnbEAoiwalutTSQf&HJRUsGv]{1,12},(?=[bmluVRUx])")
"""What is told of a subject before its verb; a second place in a row ("Kenya, Uganda, ...") is none."""
_TELLING = lazily(",[xdnESGAiofs]{1,7}T?,(?=[tavufibl])")
"""Who said so and when, before the sentence goes on: "quickened again, the office said on Thursday, to 10.7%"."""
_SPEAKING = "attribution/"
_NARROWING = ("qualifier/", "subset/", "over/", "span/", "modality/", "denial/", "row/")
"""Cues that make the measure, or what is said of it, another: "inflation, excluding food, was"."""


def without_insertions(line: Line, at: int) -> Iterator[Alone]:
    """Give the readings of a line without one insertion, in which the number at an item does not stand."""
    if line.letters.count(",") < 2:
        return
    letters = line.letters.replace("pQ", "px")
    for pattern in (_AFTER_SUBJECT, _TELLING):
        for found in pattern.finditer(letters):
            if not found.start() <= at < found.end() and _may_go(line, found, telling=pattern is _TELLING):
                items = [*line.items[: found.start()], *line.items[found.end() :]]
                shift = found.end() - found.start() if at >= found.end() else 0
                yield Alone(line.redrawn(items), at - shift)


def _may_go(line: Line, found: re.Match[str], *, telling: bool) -> bool:
    """Whether an insertion leaves the rest of the sentence what it is."""
    cues = [cue for item in line.items[slice(*found.span())] for cue in item.cues()]
    if telling and not any(cue.startswith(_SPEAKING) for cue in cues):
        return False
    return not any(cue.startswith(_NARROWING) for cue in cues)
