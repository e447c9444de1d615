"""A headline that is given apart from the text, as a page or a list of articles has it: the first line, for binding.

It names what the text is about, and is no part of the text: its own numbers are not bound, and all spans are those of
the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.article import Block, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.article import Article
    from factcheck.claims.model import Bound, Claim

_BREAK = "\n\n"


def with_title(article: Article) -> Article | None:
    """Return the article with its headline as the first block, None if it has none or the text has one of its own."""
    title = (article.title or "").strip()
    if not title or any(block.kind == "headline" for block in article.blocks):
        return None
    if any(block.span.of(article.text).strip() == title for block in article.blocks):
        return None
    span, by = Span(0, len(title)), _shift(title)
    blocks = (Block("headline", span), *(Block(block.kind, block.span.moved(by)) for block in article.blocks))
    below = (
        Sentence(one.number + 1, one.block + 1, one.kind, one.span.moved(by), one.text) for one in article.sentences
    )
    sentences = (Sentence(0, 0, "headline", span, title), *below)
    return article._replace(text=title + _BREAK + article.text, blocks=blocks, sentences=sentences)


def without_title(bound: Iterable[Bound], article: Article) -> tuple[Bound, ...]:
    """Return what became of the numbers below the headline, with the spans of the article as it was without it."""
    by = -_shift((article.title or "").strip())
    return tuple(
        one._replace(
            quantity=one.quantity._replace(span=one.quantity.span.moved(by)),
            claim=_moved(one.claim, article, by) if one.claim is not None else None,
        )
        for one in bound
    )


def _moved(claim: Claim, article: Article, by: int) -> Claim:
    quantity = claim.quantity._replace(span=claim.quantity.span.moved(by))
    ranked = _moved(claim.ranked, article, by) if claim.ranked is not None else None
    sentence = article.sentences[claim.sentence.number - 1]
    return claim._replace(quantity=quantity, sentence=sentence, ranked=ranked)


def _shift(title: str) -> int:
    return len(title) + len(_BREAK)
