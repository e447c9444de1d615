"""What every rule is given, and how it makes a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import sentence_at
from factcheck.patterns import lazily
from factcheck.records import NamedTuple
from factcheck.results.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.article import Article, Span
    from factcheck.claims.model import Bound, Claim
    from factcheck.language.lexicon import Lexicon
    from factcheck.language.vocabulary import Vocabulary
    from factcheck.levels import Confidence, Severity
    from factcheck.reference.catalogue import Catalogue
    from factcheck.results.model import Verdict
    from factcheck.rules.passage import Passage
    from factcheck.rules.rule import Rule


_NO_WORDS = lazily(r"\W+")


class Subject(NamedTuple):
    """An article with everything that was read and judged in it."""

    article: Article
    """The article."""
    bound: tuple[Bound, ...]
    """Every number and what became of it."""
    verdicts: Mapping[str, Verdict]
    """The verdict of each claim, by its id."""
    catalogue: Catalogue
    """Measures and places."""
    words: Vocabulary
    """The word lists."""
    passages: tuple[Passage, ...]
    """The sentences that have numbers, in the order of the text."""
    title: Passage | None
    """The headline, if it does not stand in the text; nothing there has a span of the text."""
    names: Lexicon
    """The phrases that the program knows, such as names of places."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the text."""
        return tuple(bound.claim for bound in self.bound if bound.claim is not None)


def finding(
    rule: Rule,
    article: Article,
    span: Span,
    message: str,
    *,
    claims: Sequence[Claim] = (),
    quantities: Sequence[str] = (),
    confidence: Confidence,
    severity: Severity | None = None,
    suggestion: str | None = None,
) -> Finding:
    """Make a finding of a rule. Its fingerprint depends on the rule, its sentence and its claims, not on its place."""
    around = sentence_at(article, span.start)
    sentence = around.text if around is not None else ""
    parts = [rule.code, _NO_WORDS.sub(" ", sentence.lower()).strip(), span.of(article.text)]
    parts += [f"{claim.measure} {claim.entity}" for claim in claims]
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=severity or rule.severity,
        confidence=confidence,
        span=span,
        message=message,
        claims=tuple(claim.id for claim in claims),
        quantities=tuple(quantities) or tuple(claim.quantity_id for claim in claims),
        suggestion=suggestion,
        identity="\n".join(parts),
    )
