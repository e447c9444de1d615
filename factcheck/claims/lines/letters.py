"""Which letter a phrase has in the line of a sentence; `language/constructions.toml` says what each letter means."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language.lexicon import PhraseRow

_CUE_LETTERS = {
    "part/includes": "X",
    "level/phrases": "l",
    "level/sets": "U",
    "bank/central": "G",
    "total/exists": "Y",
    "total/places": "J",
    "total/number": "M",
    "total/remains": "R",
    "rate/per": "p",
    "again/phrases": "k",
    "change/up": "u",
    "change/down": "u",
    "change/compared": "v",
    "modality/proposed": "m",
    "modality/forecast": "m",
    "modality/hypothetical": "m",
    "modality/negated": "m",
    "people/persons": "H",
    "group/young": "H",
    "age/before": "n",
    "link/be": "b",
    "link/of": "o",
    "link/in": "i",
    "link/from": "f",
    "link/to": "t",
    "link/at": "a",
    "link/with": "w",
    "link/determiners": "d",
    "link/possessive": "s",
    "link/and": "&",
    "aside/contrast": "v",
    "aside/succession": "v",
    "anaphora/city": "E",
    "anaphora/country": "E",
    "anaphora/place": "E",
}
_SLOT_LETTERS = {
    "predicates": "P",
    "verbs": "V",
    "names": "N",
    "based": "N",
    "nouns": "C",
    "objects": "c",
    "dwellers": "L",
    "persons": "H",
    "lands": "J",
    "ranks": "r",
    "moves": "u",
    "owned": "g",
    "grows": "g",
    "shrinks": "g",
    "wholes": "x",
    "elements": "x",
}
_REMEMBERED = 20_000
"""Phrases of which is remembered what they are in a line."""
_UNCERTAIN = frozenset({"rare", "cautious", "government"})
"""Kinds of meanings that alone make no place of a word."""


class Sign(NamedTuple):
    """What a phrase is in a line."""

    letter: str
    """The letter of its item."""
    unsure: bool
    """Whether all its meanings are such as make no place of a word."""
    war: str | None
    """Code of the war that it names."""


def cues(letters: str) -> tuple[str, ...]:
    """Return the codes of the cues that have one of some letters."""
    return tuple(code for code, letter in _CUE_LETTERS.items() if letter in letters)


@functools.lru_cache(maxsize=_REMEMBERED)
def sign(meanings: tuple[PhraseRow, ...]) -> Sign:
    """Return what a phrase with such meanings is; most are the same few: "the", "of", "in"."""
    wars = [row.code for row in meanings if row.kind == "conflict"]
    unsure = all(row.kind in _UNCERTAIN for row in meanings)
    return Sign(_phrase_letter(meanings), unsure, wars[0] if wars else None)


def _phrase_letter(meanings: Sequence[PhraseRow]) -> str:
    kinds = {row.kind for row in meanings}
    if "blocker" in kinds:  # "real GDP" is no GDP, but its growth is the growth of GDP
        return "g" if any(row.code.endswith(("/grows", "/shrinks")) for row in meanings) else "n"
    for kind, letter in (("entity", "E"), ("people", "A"), ("publisher", "S"), ("conflict", "W")):
        if kind in kinds:
            return letter
    if "measure" in kinds:
        slots = {row.code.rsplit("/", 1)[1] for row in meanings if row.kind == "measure"}
        letters = [letter for slot, letter in _SLOT_LETTERS.items() if slot in slots]
        if letters:  # "children" speak for a measure and stay a part of the people
            return letters[0]
    for code in (row.code for row in meanings if row.kind == "cue"):
        if code in _CUE_LETTERS:
            return _CUE_LETTERS[code]
        if code.startswith("people/"):
            return "K"
    return "x"
