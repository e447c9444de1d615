"""Every way to write a unit ("kW", "kilowatt", "kilowatts"), worked out when the data are compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.language.tokens import phrase_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def with_spellings(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return `language/units.toml` with each unit as `language.unit_words.Unit` has it, and where each is meant.

    `spelt` are the units, without the fields that are as usual; `spellings` are their positions there, by what stands
    behind a number: its tokens in lower case without hyphens.
    """
    spelt: list[dict[str, Any]] = []
    spellings: dict[str, list[int]] = {}
    for key, unit in _all(document):
        if not spelt or spelt[-1] != unit:
            spelt.append(unit)
        spellings.setdefault(key, []).append(len(spelt) - 1)
    others = {name: content for name, content in document.items() if name not in ("unit", "prefixes")}
    return {**others, "spelt": spelt, "spellings": spellings}


def _all(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in document["unit"]:
        for prefix in entry.get("prefixes", ("",)):
            yield from _words(entry, entry["kind"], prefix, document["prefixes"].get(prefix, ""))
    for entry in document["currency"]:
        yield from _words(entry, "money", "", "")
        if entry.get("code"):
            yield entry["symbol"].lower(), {"symbol": entry["symbol"], "kind": "money", "exact": entry["symbol"]}


def _words(entry: Mapping[str, Any], kind: str, prefix: str, prefix_word: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every way to write one unit with one decimal prefix."""
    conditions = {"per": "per", "unless": "unless", "only_before": "only", "digits": "digits"}
    unit = {"symbol": prefix + entry["symbol"], "kind": kind}
    unit |= {field: entry[key] for key, field in conditions.items() if entry.get(key)}
    nouns = [prefix_word + noun for noun in entry.get("nouns", ())]
    of = ("", *(f"{whose} " for whose in entry.get("of", ())))
    named = [] if kind == "money" else nouns
    named += [f"{whose}{noun}" for whose in of[1:] for noun in nouns]
    for word in (*named, *(f"{noun}s" for noun in named), *(prefix + word for word in entry.get("words", ()))):
        yield phrase_key(word).replace(" - ", " "), unit
    for key, glued in (("exact", {}), ("glued", {"glued": True})):
        for word in entry.get(key, ()):
            written = _unhyphened(phrase_key(prefix + word), prefix + word)
            yield written.lower(), {**unit, "exact": written, **glued}


def _unhyphened(key: str, word: str) -> str:
    """The key of a word in its own case: "tCO2" is "tCO 2"."""
    blanks = [at for at, sign in enumerate(key) if sign == " "]
    for at in blanks:
        if word[at : at + 1] != " ":
            word = f"{word[:at]} {word[at:]}"
    return word
