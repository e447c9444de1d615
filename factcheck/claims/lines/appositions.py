"""A place and the noun for its kind are drawn as one: "the island nation of Malta", "the West African country"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.patterns import lazily

if TYPE_CHECKING:
    from factcheck.claims.lines.line import Item, Line
    from factcheck.language.vocabulary import Senses
    from factcheck.reference.catalogue import Catalogue

_KIND_OF = lazily("JoE")
"""A noun for a country, "of", and a country; before it may stand where that lies: "the West African country of"."""
_ANAPHOR = lazily("dx?[AE]?J(?!o(?!Q)|[JEn])")
"""The noun alone, with the article: "the kingdom", "the West African country"."""
_COUNTRIES = ("country", "territory")
_LETTERS = "J"


def with_appositions(line: Line, catalogue: Catalogue, words: Senses) -> Line:
    """Return the line with one item for a place and its kind, and for a noun that points back to a place."""
    if _LETTERS not in line.letters:
        return line
    items: list[Item | None] = list(line.items)
    changed = False
    for step in line.where(_LETTERS):
        kind = words.kinds.get(line.words(step).lower().split(" ")[-1])
        if kind is None:
            continue
        named = _KIND_OF.match(line.letters, step)
        if kind == "country" and named is not None and _is_a(line.items[step + 2], catalogue):
            begin = step - 1 if line.letters[step - 1] in "EAx" and line.letters[step - 2] in "dxE" else step
            items[begin : step + 2] = [None] * (step + 2 - begin)
            changed = True
            continue
        first = _pointing_from(line, step, catalogue)
        if first is not None and kind in ("country", "city"):
            items[first : step + 1] = [None] * (step + 1 - first)
            items[step] = _pointer(line, first, step, kind)
            changed = True
    return line.redrawn([item for item in items if item is not None]) if changed else line


def _is_a(item: Item, catalogue: Catalogue) -> bool:
    codes = item.mention.codes("entity") if item.mention is not None else ()
    return bool(codes) and all(catalogue.entity(code).kind in _COUNTRIES for code in codes)


def _is_around(item: Item, catalogue: Catalogue) -> bool:
    """Whether an item names a region, as in "the Caribbean nation"."""
    codes = item.mention.codes("entity") if item.mention is not None and item.letter == "E" else ()
    return bool(codes) and all(catalogue.entity(code).kind in ("region", "group") for code in codes)


def _pointing_from(line: Line, step: int, catalogue: Catalogue) -> int | None:
    """Where a noun phrase that points back begins: "the kingdom", "this landlocked country", but not "a kingdom"."""
    pointing = _ANAPHOR.search(line.letters, max(0, step - 3), step + 3)
    if pointing is None or line.lower(pointing.start()) not in line.lists.pointing_country:
        return None
    between = range(pointing.start() + 1, step)
    plain = all(
        line.letters[i] == "A" or "places/adjectives" in line.items[i].cues() or _is_around(line.items[i], catalogue)
        for i in between
    )
    return pointing.start() if plain else None


def _pointer(line: Line, first: int, step: int, kind: str) -> Item:
    """The item of "the West African country": a place that is told elsewhere, and where it lies."""
    item = line.items[step]
    assert item.mention is not None
    row = item.mention.meanings[0]._replace(kind="cue", code=f"anaphora/{kind}")
    rows = [row]
    for other in line.items[first + 1 : step]:
        codes = (*other.mention.codes("people"), *other.mention.codes("entity")) if other.mention is not None else ()
        rows += [row._replace(code=f"within/{code}") for code in codes[:1]]
    span = item.span._replace(start=line.items[first].span.start)
    return item._replace(letter="E", span=span, mention=item.mention.meaning(tuple(rows)))
