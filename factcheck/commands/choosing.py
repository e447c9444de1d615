"""Words that a person types, and the measure or the place that is meant by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from factcheck.commands import streams
from factcheck.config import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.reference.search import Hit
    from factcheck.reference.store import Store


def choose(what: str, words: str, hits: Sequence[Hit]) -> Hit:
    """Return the hit that is meant, or say which may be and end with exit code 2."""
    from factcheck.reference.search import meant

    hit = meant(list(hits))
    if hit is not None:
        return hit
    streams.complain(f"no {what} is surely meant by “{words}”" + ("; did you mean:" if hits else ""))
    for other in hits[:5]:
        streams.say(f"  {other.code}   {other.name}")
    if not hits:
        streams.say("  factcheck data search WORDS finds measures and places")
    raise typer.Exit(EXIT_USAGE)


def place(store: Store, measure: str | None, words: str) -> Hit:
    """Return the place that words mean; of several equally good ones the only one that has the measure."""
    from factcheck.reference import search

    hits = search.entities(store, words)
    if search.meant(hits) is None and hits and measure is not None:
        near = [hit for hit in hits if hit.score >= search.SURE and hits[0].score - hit.score < search.LEAD]
        having = [hit for hit in near if store.has(measure, hit.code)]
        if len(having) == 1:
            return having[0]
    return choose("place", words, hits)
