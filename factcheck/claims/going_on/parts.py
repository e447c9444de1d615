"""A part of what an earlier number counts ("including 106 children"), which has its measure, place and period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.lines.constructions import matches
from factcheck.claims.measures import groups
from factcheck.claims.model import Evidence
from factcheck.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.going_on.told import Figure, Told
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.language.lexicon import Lexicon, PhraseKind
    from factcheck.language.tokens import Token

ANTECEDENT_SENTENCES = 3
"""An ellipsis ("More than 100 were children") points back no further than this many sentences."""
_CUES: frozenset[PhraseKind] = frozenset({"cue"})
_PARTS = ("people/", "part/includes")
"""How the cues of parts of the people, and of what includes them, begin."""
_LISTED = lazily("\\((?:[^()Q;,:]{0,3}:?Q[^()Q;,:]{0,3}[;,&]{1,2}){1,8}[^()Q;,:]{0,3}:?Q[^()Q;,:]{0,3}\\)")
"""Several numbers in brackets, each with a name: "(20,000 army; 1,500 navy)"."""
_NEAR = 3
"""Items between the brackets and the number that they part."""
_ALL = "people/persons"
"""The cue of those that are no part."""


def may_tell(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell by its words whether a sentence may tell a part of what one before it counts. False is certain."""
    return any(row.code != _ALL for row in lexicon.rows(tokens, _CUES, _PARTS))


def part(told: Told, figure: Figure) -> Claim | str | None:
    """Return the claim of a number that counts a part of an earlier one, or why it is none; None if it is no part."""
    line = told.line_of(figure)
    found = matches(told.shapes.part, line.letters, figure.at)
    if not found or figure.quantity.kind != "count":
        return None
    whole = _whole(told, figure, found[0].head)
    if whole is None:
        return None
    people = groups.part_of_people(line, figure.at)
    variants = told.catalogue.measure(whole.measure).variants
    if people is None:
        return f"a part of the {whole.quantity.surface} before it"
    if people not in variants:
        return f"a part of the people ({people}), which no measure of the program counts"
    why = f"“{people}”, a part of the {whole.quantity.surface} before it ({found[0].name})"
    shared = whole.attribution if whole.sentence.number == line.sentence.number else None
    return whole._replace(
        id=told.next_id(),
        quantity_id=figure.id,
        sentence=line.sentence,
        quantity=figure.quantity,
        measure=variants[people],
        attribution=told.attribution(figure) or shared,
        measure_evidence=Evidence(why, "strong"),
        entity_evidence=Evidence(f"that of the {whole.quantity.surface}", whole.entity_evidence.strength),
        period_evidence=Evidence(f"that of the {whole.quantity.surface}", whole.period_evidence.strength),
        part_of=whole.id,
    )


def in_brackets(line: Line, at: int) -> bool:
    """Tell whether a number is one of several in brackets behind another one: "24,000 personnel (20,000 army; ...)"."""
    begin = line.letters.rfind("(", 0, at)
    listed = _LISTED.match(line.letters, begin) if begin > 0 else None
    return listed is not None and at < listed.end() and "Q" in line.letters[max(0, begin - _NEAR) : begin]


def _whole(told: Told, figure: Figure, head: int) -> Claim | None:
    """The claim that the construction names, or for an ellipsis the latest one that has such a part."""
    line, at = told.line_of(figure), figure.at
    if head != at:
        return told.claim_of(line.items[head].quantity)
    before = line.letters.rfind("Q", 0, at)
    if before >= 0:  # "of the 340 killed so far, 73 were children"
        return told.claim_of(line.items[before].quantity)
    people = groups.part_of_people(line, at)
    for claim in reversed(told.latest()):
        if figure.number - claim.sentence.number > ANTECEDENT_SENTENCES:
            return None
        if people in told.catalogue.measure(claim.measure).variants:
            return claim
    return None
