"""What else stood in the sentence of a claim and was not chosen, and why: for the explanation of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.bind import read_lines
from factcheck.claims.measures.fitting import fits
from factcheck.claims.model import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.article import Article
    from factcheck.claims.bind import Grammar
    from factcheck.claims.lines.line import Line
    from factcheck.claims.model import Claim
    from factcheck.reference.catalogue import Catalogue


def rejected(article: Article, claim: Claim, grammar: Grammar, catalogue: Catalogue) -> tuple[Rejected, ...]:
    """Return the candidates of the claim's sentence that were passed over, in the order of the text."""
    lines = read_lines(article, grammar, catalogue)
    line = next((line for line in lines if line.sentence == claim.sentence), None)
    if line is None:
        return ()
    at = next((at for at, item in enumerate(line.items) if item.quantity == claim.quantity), None)
    if at is None:
        return ()
    return (*_measures(line, at, claim, catalogue), *_places(line, claim, catalogue), *_periods(line, claim))


def _measures(line: Line, at: int, claim: Claim, catalogue: Catalogue) -> Iterator[Rejected]:
    quantity = line.items[at].quantity
    assert quantity is not None
    for step, item in enumerate(line.items):
        codes = {code.rsplit("/", 1)[0] for code in item.mention.codes("measure")} if item.mention else set()
        for code in sorted(codes - {claim.measure}):
            measure = catalogue.measure(code)
            fitting = fits(line, at, measure, quantity)
            why = "no construction ties it to the number" if fitting else "the unit or the size does not fit"
            yield Rejected("measure", line.words(step), f"{measure.label_without_entity}: {why}")


def _places(line: Line, claim: Claim, catalogue: Catalogue) -> Iterator[Rejected]:
    chosen = {claim.entity, claim.counterpart, claim.versus, *claim.added}
    for step in line.where("EA"):
        mention = line.items[step].mention
        codes = (*mention.codes("entity"), *mention.codes("people")) if mention else ()
        if codes and not chosen & set(codes):
            names = " or ".join(catalogue.entity(code).name for code in dict.fromkeys(codes))
            yield Rejected("place", line.words(step), f"{names}: tied to something else, or less closely")


def _periods(line: Line, claim: Claim) -> Iterator[Rejected]:
    chosen = (claim.period.text if claim.period else None, claim.since.text if claim.since else None)
    for step in line.where("T"):
        mention = line.items[step].period
        if mention is not None and mention.text not in chosen:
            yield Rejected("period", line.words(step), "belongs to something else in the sentence")
