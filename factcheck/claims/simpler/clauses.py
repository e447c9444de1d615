"""What the clause of a number tells besides the number: nothing but a place and a time, or more.

"(in Norway it is 82 years)"; "The month before it had been 5.4 percent"; "only Niger (7.2) has more". Words that point
back, that lead to a level, that set one place or time against another, and those that name the same measure once more
tell nothing of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Line

_BORDERS = frozenset(",;:&()v")
"""Letters of what ends a clause, and begins the next one."""
_JOINS = frozenset("fvxb")
"""Letters of what leads to the next number without a mark: "from 4 percent in May", "was followed by 93 thousand"."""
_OWN = lazily(r"(?:B|[CHK]?p[Qx]?[CHKx]{0,2})?[CHK]?(?:,?[io]d?E(?!s)|,?[io]?d?T|\([xd]{0,2}T[x.]{0,2}\)){0,3}")
"""Behind a number, what it is a share or a rate of, its place and its time."""
_FREE = frozenset("dboiftawlEAT&,(v:SMROB")
"""Letters of items that name no measure and count nothing."""
_NAMES = frozenset("NVPCHKgc")
_WORDS = frozenset({"onward/words", "onward/reckons", "second/words"})
_CUES = (
    "resumed/nouns",
    "resumed/tells",
    "resumed/held",
    "resumed/among",
    "pronoun/",
    "change/",
    "peak/",
    "predicate/words",
    "aside/superlatives",
    "equal/",
    "figure/sized",
)
_SAYS = ("onward/reckons", "attribution/verbs", "modality/forecast", "foreseen/verbs")
"""Cues of what those do who tell figures."""
_SOURCE = "attribution/before"
_OWNS = lazily("[EA]s(?:x{0,2}[bl(:]|Q)")
"""A place with what it has, which is the measure itself: "Denmark's is"."""
_HOLDING = frozenset({"change/against", "change/compared", "aside/comparers", "aside/contrast", "onward/beside"})
_GOES_ON = lazily(",[^,]{1,10},[mbPVLlu]")
"""Behind a number, an apposition and then its verb: "8.3 million, half of the people, will need help"."""
_LEADS_ON = lazily("x{0,2}[tf]")
"""Behind a verb of change, what leads to a level: "fell sharply to"."""
_LONGEST = 18
"""Items of the longest such clause."""


class Clause(NamedTuple):
    """A clause that has nothing of its own but these."""

    places: tuple[int, ...]
    """Indexes of the items that name its place."""
    times: tuple[int, ...]
    """Indexes of its times."""
    start: int
    """Index of its first item."""


def clause_of(line: Line, at: int, measure: str) -> Clause | None:
    """Return the clause of a number if all that it says leaves a measure what it is, None if it does not."""
    letters = line.letters.replace("pQ", "px")
    start, end = _start(letters, at), _end(line, letters, at)
    if letters[at + 1 : at + 2] == "o" or letters[end : end + 1] == "Q":
        return None  # "37.8 percent of Cypriots under 25"
    if start is None or at - start > _LONGEST or end - at > _LONGEST or _GOES_ON.match(letters, end):
        return None
    steps = [*range(start, at), *range(at + 1, end)]
    if not all(leaves(line, letters, step, measure) for step in steps):
        return None
    if _is_rank(line, at):
        return None
    held = max((step for step in steps if step < at - 1 and _compares(line, step)), default=0)
    places = tuple(step for step in steps if letters[step] in "EA")
    if any(step < held for step in places):
        return None  # "Poland is well above the average of 4.3"
    if any(step > at and letters[step - 2 : step] not in ("id", "od") and letters[step - 1] != "i" for step in places):
        return None  # "more than 4 percent as Italy had"
    return Clause(places, tuple(step for step in steps if letters[step] == "T"), start)


def _compares(line: Line, step: int) -> bool:
    """Whether an item holds what stands before it against what follows: "above the average of", "more than"."""
    return line.letters[step] == "v" or not _HOLDING.isdisjoint(line.items[step].cues())


def _is_rank(line: Line, at: int) -> bool:
    """Whether a bare number is a rank: "Norway ranks 25"."""
    quantity = line.items[at].quantity
    return quantity is not None and quantity.kind == "count" and "second/ranking" in line.items[at - 1].cues()


def _start(letters: str, at: int) -> int | None:
    """Where the clause of a number begins: behind the number before it, or at the head of the sentence."""
    before = letters.rfind("Q", 0, at)
    if before < 0:
        return 1
    border = next((step for step in range(before + 1, at) if letters[step] in _BORDERS), None)
    if border is not None:
        return border
    own = _OWN.match(letters, before + 1)
    begins = own.end() if own is not None else before + 1
    return begins if begins < at and letters[begins] in _JOINS else None


def _end(line: Line, letters: str, at: int) -> int:
    """Where it ends: at a mark, at the next number, or before who says so."""
    own = _OWN.match(letters, at + 1)
    if own is not None and letters[at - 1] == "f" and "T" in own.group():
        return own.end()  # "From 0.536 in 2010 it has moved to 0.541"
    for step in range(own.end() if own is not None else at + 1, len(letters)):
        if letters[step] in ",;:&().-Q" or any(cue == _SOURCE for cue in line.items[step].cues()):
            return step
    return len(letters)


def leaves(line: Line, letters: str, step: int, measure: str) -> bool:
    """Tell whether an item leaves the measure what it is."""
    letter, item = letters[step], line.items[step]
    if letter == "A" and letters[step + 1 : step + 2] in ("C", "c"):
        return False  # "the number of Chinese tourists" is not one of tourists in China
    if letter == "-" and letters[step + 1 : step + 2] == "Q":
        return letters[step - 1] in "(:"  # "Greece (-9.4 percent)"
    if letter in _FREE or letter in ");":
        return True
    if letter == "s":
        return _OWNS.match(letters, step - 1) is not None
    cues = item.cues()
    if letter == "m":
        return "modality/forecast" in cues
    if letter == "u":  # not "the average raise was"
        return "change/state" in cues or _LEADS_ON.match(letters, step + 1) is not None
    if letter in _NAMES:
        named = item.mention.codes("measure") if item.mention is not None else ()
        return any(code.rsplit("/", 1)[0] == measure for code in named)
    if "onward/agents" in cues and step + 1 < len(line.items):  # "a census showed that it was"; "according to the fund"
        before = step - 2 if letters[step - 1] == "d" else step - 1
        said = line.items[step + 1].cues()
        return any(cue.startswith(_SAYS) for cue in said) or _SOURCE in line.items[before].cues()
    if _SOURCE in cues:
        return True
    return bool(_WORDS & {*cues}) or any(cue.startswith(_CUES) for cue in cues)
