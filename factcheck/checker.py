"""The straight line itself: a text becomes an article, claims, verdicts, findings, and a report."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from factcheck.article import Article, Published
from factcheck.claims import Grammar, bind
from factcheck.claims.by_words import scoring
from factcheck.claims.lines import constructions
from factcheck.claims.lines.drawing import Tokens
from factcheck.judging import judge, set_aside
from factcheck.language import sentences, vocabulary
from factcheck.language.lexicon import Lexicon
from factcheck.reading.dates import published_in
from factcheck.reading.document import Document
from factcheck.reference.store import Store
from factcheck.results.model import ArticleReport, Dataset
from factcheck.results.report import Report
from factcheck.rules import apply_rules
from factcheck.rules.finding import Subject
from factcheck.rules.passage import passages, title_apart
from factcheck.scope import Scope
from factcheck.suppression import by_remarks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from factcheck.claims.model import Claim, Rejected
    from factcheck.results.model import InputError, Verdict


EVERYTHING = Scope()
"""All rules, and all measures."""


class Checker:
    """Checks any number of articles against one store, which is opened once."""

    def __init__(self, store: Path | Store | None = None) -> None:
        """Open the bundled store or the one at a path, or take one that is open. Raises reference.store.StoreError."""
        self._store = store if isinstance(store, Store) else Store(store) if store else Store()
        self._words = vocabulary.build(self._store.documents())
        shapes, model = constructions.build(self._words), scoring.build(self._words)
        self._grammar = Grammar(self._words, Lexicon(self._store.phrases), shapes, model)

    @property
    def words(self) -> vocabulary.Vocabulary:
        """The word lists in use."""
        return self._words

    @property
    def store(self) -> Store:
        """The store in use."""
        return self._store

    @property
    def grammar(self) -> Grammar:
        """Everything that reading and binding go by."""
        return self._grammar

    def article(
        self, text: str, *, published: dt.date | None = None, title: str | None = None, source: str = "text"
    ) -> Article:
        """Read a plain text: its blocks, its sentences, its headline and its date."""
        return self.read(Document(source, text, title), published)

    def read(self, document: Document, published: dt.date | None = None) -> Article:
        """Read a document. The date is the one given, else what the file declares, else what the text says."""
        text = document.text
        blocks = sentences.blocks(text) if document.blocks is None else document.blocks
        parts = sentences.sentences(text, blocks, self._words)
        title = document.title
        if title is None and blocks and blocks[0].kind == "headline":
            title = blocks[0].span.of(text)
        date = Published(published, "day", "option") if published is not None else document.published
        if date is None:
            date = published_in(text, blocks, parts, self._words)
        kept = (document.origin, document.ignores, document.warnings)
        return Article(document.source, title, date, text, blocks, parts, *kept)

    def check(self, article: Article, scope: Scope = EVERYTHING) -> ArticleReport:
        """Bind, judge and apply the rules, as far as the scope goes, and suppress what its remarks ask for."""
        tokens = Tokens(article)
        bound = bind(tokens, self._grammar, self._store)
        claims = [entry.claim for entry in bound if entry.claim is not None]
        places = {
            code for claim in claims for code in (claim.entity, claim.counterpart, claim.versus, *claim.added) if code
        }
        verdicts = {
            claim.id: judge(claim, self._store, article.published, places)
            if scope.judges(claim.measure)
            else set_aside(claim)
            for claim in claims
        }
        told, title = passages(article, bound, tokens), title_apart(article, self._words)
        subject = Subject(article, bound, verdicts, self._store, self._words, told, title, self._grammar.lexicon)
        return ArticleReport(
            article=article,
            bound=bound,
            verdicts=verdicts,
            findings=by_remarks(article, apply_rules(subject, scope.rules), scope.rules),
            measures={claim.measure: self._store.measure(claim.measure) for claim in claims},
            entities={code: self._store.entity(code) for code in sorted(places)},
        )

    def rejected(self, article: Article, claim: Claim) -> tuple[Rejected, ...]:
        """Return the measures, places and periods of a claim's sentence that it is not bound to."""
        from factcheck.claims.rejected import rejected

        return rejected(article, claim, self._grammar, self._store)

    def report(self, articles: Iterable[ArticleReport], errors: Iterable[InputError] = ()) -> Report:
        """Put the results of several articles together."""
        kept = tuple(articles)
        return Report(kept, tuple(errors), _datasets(verdict for entry in kept for verdict in entry.verdicts.values()))


def _datasets(verdicts: Iterable[Verdict]) -> tuple[Dataset, ...]:
    """The collections that the verdicts rest on, without repetition."""
    sources = {c.observation.provenance for verdict in verdicts for c in verdict.compared}
    rows = {Dataset(s.publisher, s.dataset, s.edition, s.retrieved, s.licence) for s in sources}
    return tuple(sorted(rows, key=lambda row: (row.source, row.dataset, row.edition)))


@functools.cache
def _bundled() -> Checker:
    return Checker()


def check(text: str, *, published: dt.date | None = None, title: str | None = None) -> Report:
    """Check the numbers of one article and return the report.

    `text` is the article, unchanged; every span of the report indexes it. `published` is the date that relative words
    such as "this week" are counted from; without it, a date in the text is used and the report says so. `title` is the
    headline if it does not stand in the text. Raises reference.store.StoreError if the bundled data cannot be opened;
    any text at all gives a report.
    """
    checker = _bundled()
    return checker.report([checker.check(checker.article(text, published=published, title=title))])
