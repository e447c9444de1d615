"""What a country bought, behind what it sold, what is left of it, and what its visitors spent, behind their number.

"Exports reached 1.1 trillion euros and imports 909 billion, leaving a surplus of 188 billion euros"; "had 26.7 million
foreign visitors and earned 1.2 trillion baht from them".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.going_on import successors
from factcheck.claims.measures.fitting import continues
from factcheck.claims.measures.measures import codes_named
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Measure

_OTHER_SIDE = lazily("[,;&]{1,2}[xb]?(?P<v>[xVPN])x?$")
"""From the number before to this one: "and imported", "and its imports"."""
_LEFT_OVER = lazily("(?:(?:[,;&]{1,2}[xbR]{1,3}|[,;&]x{0,2})d?x?|#d?x?)(?P<n>[xN])(?:o|b{1,2}|l)[dx]?$")
"""The same to what is left: "leaving a surplus of"; or a sentence that begins with it: "The surplus was"."""
_THEY = lazily("(?:#|[,;&]{1,2})(?P<who>[bxd])(?P<v>[xV])x?$")
"""The same to what those did who were counted: "They spent"."""
_ENDS = lazily("(?P<f>fx)?(?=[,.;)&T]|b|$)")
"""Behind such a number nothing that it is of, but for "from them"."""


def other_side(told: Told, figure: Figure) -> Claim | None:
    """Return the claim of the other side of a trade, or of what it leaves, with place and time of the side before."""
    line, at = told.line_of(figure), figure.at
    step = _told_at(line, at)
    near = [claim for claim in told.latest() if figure.number - claim.sentence.number <= 1]
    near = [c for c in near if c.sentence.block == line.sentence.block and c.relation == "level" and c.part_of is None]
    if step is None or not near:
        return None
    first = near[-1]
    beside = told.catalogue.measure(first.measure).told_beside
    wanted = [beside[name] for name in _named(line, step) if name in beside]
    wanted += [code for code in codes_named(line, step, "names") if code in beside.values()]
    if len(set(wanted)) != 1 or not _is_told(near, first, told.catalogue.measure(wanted[0]), told, line):
        return None
    measure = told.catalogue.measure(wanted[0])
    if not continues(line, at, measure, successors.lent(told, figure, first)):
        return None
    why = Evidence(f"that of the {first.quantity.surface} before it", first.entity_evidence.strength)
    claim = successors.next_of(told, figure, first, first.entity, why)
    said = Evidence(f"“{line.words(step)}”, beside the {first.quantity.surface}", "fair")
    return claim._replace(measure=measure.code, sentence=line.sentence, measure_evidence=said)


def _told_at(line: Line, at: int) -> int | None:
    """The item that tells what a number is beside the one before it."""
    ends = _ENDS.match(line.letters, at + 1)
    if ends is None or (ends["f"] and line.lower(at + 2) not in line.lists.pointing_them):
        return None
    begin = line.letters.rfind("Q", 0, at)
    they = _THEY.search(line.letters, max(0, begin), at)
    if they is not None and line.lower(they.start("who")) in line.lists.pointing_they:
        return they.start("v") if "balance/spent" in line.items[they.start("v")].cues() else None
    found = _OTHER_SIDE.search(line.letters, begin, at) if begin > 0 else None
    if found is not None:
        return found.start("v") if "balance/spent" not in line.items[found.start("v")].cues() else None
    left = _LEFT_OVER.search(line.letters, max(0, begin), at)
    return left.start("n") if left is not None else None


def _named(line: Line, step: int) -> list[str]:
    return [cue.split("/")[1] for cue in line.items[step].cues() if cue.startswith("balance/")]


def _is_told(near: list[Claim], first: Claim, wanted: Measure, told: Told, line: Line) -> bool:
    """Whether the sides before tell enough: one of the same sentence for the other, both for what is left.

    Two sides are told beside each other; what is left is told beside both.
    """
    sides = {claim.measure for claim in near if claim.entity == first.entity}
    if len({claim.entity for claim in near}) > 1 or first.counterpart is not None:
        return False
    if first.measure in wanted.told_beside.values():
        return first.sentence is line.sentence and wanted.code not in sides
    other = [code for code in told.catalogue.measure(first.measure).told_beside.values() if _is_side(code, first, told)]
    return sides.issuperset([first.measure, *other]) if other else len(sides) == 1


def _is_side(code: str, first: Claim, told: Told) -> bool:
    """Whether a measure told beside one is the other side, beside which that one is told."""
    return first.measure in told.catalogue.measure(code).told_beside.values()
