"""The TOML files of the catalogue: read, completed with their defaults, and checked key by key."""

from __future__ import annotations

import difflib
import itertools
import tomllib
from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

SLOTS = (
    *("names", "based", "owned", "nouns", "objects", "predicates", "dwellers"),
    *("verbs", "moves", "grows", "shrinks", "ranks", "persons", "parts", "lands"),
    *("wholes", "elements"),
)
"""The keys that hold phrases."""

DISPERSION = "dispersion.toml"
"""Name of the file that says where honest counts lie further apart; it defines no measures."""

_SHARED_SLOTS = ("nouns", "predicates")
"""What a headcount is told with as well as the share that it is computed from: "30 percent" or "9 million live in"."""
_PLURAL_SLOTS = frozenset({"names", "based", "owned", "grows", "shrinks", "ranks"})
"""Those whose phrases may stand in the plural where several places are spoken of: "the unemployment rates of"."""
_HEAD_ENDS = (" of ", " in ", " per ", " by ", " at ", " for ", " among ", " from ")
"""What may follow the noun that takes the plural: "number of doctors", "life expectancy at birth"."""

_TEXT, _TEXTS, _FLAG, _NUMBER, _PAIR, _TABLE = (
    "a text",
    "a list of texts",
    "true or false",
    "a number",
    "two numbers",
    "a table",
)
_KEYS: dict[str, tuple[str, bool]] = {
    "label": (_TEXT, True),
    "label_without_entity": (_TEXT, True),
    "label_with_counterpart": (_TEXT, False),
    "label_whole": (_TEXT, False),
    "definition": (_TEXT, True),
    "unit": (_TEXT, True),
    "kind": (_TEXT, True),
    "plausible": (_PAIR, False),
    "roles": (_TABLE, True),
    "entity_kinds": (_TEXTS, True),
    "people_words": (_FLAG, True),
    "modifiers": (_TEXTS, False),
    "short_names": (_TEXTS, False),
    "requires": (_TEXTS, False),
    "whole": (_TEXT, False),
    "within": (_TEXT, False),
    "otherwise": (_TEXT, False),
    "variants": (_TABLE, False),
    "inverse_of": (_TEXT, False),
    "told_beside": (_TABLE, False),
    "disaster": (_TEXT, False),
    "of_war": (_FLAG, False),
    "quotient": (_TEXTS, False),
    "product": (_TEXTS, False),
    "complement": (_TEXT, False),
    "words_of": (_TEXT, False),
    "neighbours": (_TEXTS, False),
    "tolerance": (_NUMBER, True),
    "tolerance_absolute": (_NUMBER, False),
    "tolerance_reason": (_TEXT, True),
    "revision": (_NUMBER, False),
    "revision_absolute": (_NUMBER, False),
    "publishers": (_TEXTS, True),
    "agreement": (_TEXT, False),
    "contradiction": (_TEXT, False),
    "spread": (_NUMBER, False),
    "spread_absolute": (_NUMBER, False),
    "same_name": (_TEXTS, False),
    "partners": (_FLAG, False),
    "partial": (_FLAG, False),
    "adds_up": (_FLAG, False),
    "distance_days": (_NUMBER, False),
    "overlap": (_NUMBER, False),
    "years": (_TEXTS, False),
    "cumulates": (_FLAG, False),
    "over_a_year": (_FLAG, False),
    "from_sunday": (_FLAG, False),
    "downward": (_FLAG, False),
    **dict.fromkeys(SLOTS, (_TEXTS, False)),
}
_CHOICES = {
    "kind": {"stock", "flow", "rate", "index"},
    "agreement": {"first", "any"},
    "contradiction": {"any", "same-span", "attributed", "never"},
}
_UNIT_KEYS = {"kinds", "reads", "per", "counted", "of", "of_measure", "says", "plausible", "text", "below_one"}


class CatalogueError(Exception):
    """A file of the catalogue is wrong; the message names the file, the table and the key."""


class Catalogue(NamedTuple):
    """All measures of some folders."""

    units: Mapping[str, Mapping[str, Any]]
    """Units by name."""
    per: Mapping[str, tuple[str, ...]]
    """Words for what a rate is of."""
    classes: Mapping[str, tuple[str, ...]]
    """Words that stand for one another in a phrase."""
    measures: Mapping[str, Mapping[str, Any]]
    """Measures by code, each with the defaults of its file, its phrases written out, and its unit as a table."""


NO_CATALOGUE = Catalogue({}, {}, {}, {})
"""Nothing: what the first folder builds on."""


def load(folders: Iterable[Path], base: Catalogue = NO_CATALOGUE) -> Catalogue:
    """Read all TOML files of the folders, in order; a later folder may use units and classes of an earlier one.

    `base` are units, classes and measures that are there already; its measures may not be defined again, and are not
    in the answer. Raises CatalogueError.
    """
    units: dict[str, Mapping[str, Any]] = {**base.units}
    per: dict[str, tuple[str, ...]] = {**base.per}
    classes: dict[str, tuple[str, ...]] = {**base.classes}
    measures: dict[str, Mapping[str, Any]] = {}
    places: dict[str, Path] = {}
    files = [path for folder in folders for path in sorted(folder.glob("*.toml"))]
    for path in [path for path in files if path.name == "units.toml"]:
        document = toml(path)
        per |= {name: tuple(words) for name, words in document.get("per", {}).items()}
        units |= {name: _unit(path, name, table) for name, table in document.get("unit", {}).items()}
    for path in [path for path in files if path.name == "classes.toml"]:
        classes |= {name: tuple(words) for name, words in toml(path)["classes"].items()}
    for path in files:
        if path.name in ("units.toml", "classes.toml", DISPERSION):
            continue
        document = toml(path)
        defaults = document.pop("defaults", {})
        for code, table in document.items():
            if code in measures or code in base.measures:
                raise CatalogueError(f"{path}: [{code}] is defined already: give the measure a code of its own")
            measures[code] = _measure(path, code, {**defaults, **table}, units, classes)
            places[code] = path
    known = {**base.measures, **measures}
    shared = {code: _with_words(places[code], code, entry, known) for code, entry in measures.items()}
    return Catalogue(units, per, classes, shared)


def toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises CatalogueError with file and line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: {error}") from None


def _unit(path: Path, name: str, table: Mapping[str, Any]) -> Mapping[str, Any]:
    for key in table:
        if key not in _UNIT_KEYS:
            raise CatalogueError(f"{path}: [unit.{name}]: unknown key {key!r}{_instead(key, _UNIT_KEYS)}")
    for key in ("kinds", "plausible", "text"):
        if key not in table:
            raise CatalogueError(f"{path}: [unit.{name}]: the key {key!r} is missing")
    return table


def _measure(
    path: Path,
    code: str,
    table: Mapping[str, Any],
    units: Mapping[str, Mapping[str, Any]],
    classes: Mapping[str, tuple[str, ...]],
) -> Mapping[str, Any]:
    place = f"{path}: [{code}]"
    for key, value in table.items():
        if key not in _KEYS:
            raise CatalogueError(f"{place}: unknown key {key!r}{_instead(key, _KEYS)}")
        wanted = _KEYS[key][0]
        if not _is(wanted, value):
            raise CatalogueError(f"{place}: {key!r} must be {wanted}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise CatalogueError(f"{place}: {key!r} must be one of {', '.join(sorted(_CHOICES[key]))}")
    for key, (_, required) in _KEYS.items():
        if required and key not in table:
            raise CatalogueError(f"{place}: the key {key!r} is missing")
    unit = units.get(table["unit"])
    if unit is None:
        raise CatalogueError(f"{place}: no unit {table['unit']!r} in units.toml{_instead(table['unit'], units)}")
    phrases = {
        slot: [phrase for template in table[slot] for phrase in _expand(place, template, classes)]
        for slot in SLOTS
        if slot in table
    }
    nouns = classes.get("pluralised", ())
    for slot in _PLURAL_SLOTS & phrases.keys():
        phrases[slot] = list(
            dict.fromkeys(form for phrase in phrases[slot] for form in (phrase, *_plural(phrase, nouns)))
        )
    return {"plausible": unit["plausible"], **table, **phrases, "unit": {"name": table["unit"], **unit}}


def _with_words(
    path: Path, code: str, entry: Mapping[str, Any], measures: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Any]:
    """A measure with the phrases of the one whose words it shares."""
    source = entry.get("words_of")
    if source is None:
        return entry
    if source not in measures:
        raise CatalogueError(f"{path}: [{code}]: no measure {source!r} for 'words_of'{_instead(source, measures)}")
    shared = {slot: measures[source][slot] for slot in _SHARED_SLOTS if slot in measures[source]}
    return {**entry, **{slot: [*entry.get(slot, ()), *phrases] for slot, phrases in shared.items()}}


def _plural(phrase: str, nouns: Collection[str]) -> tuple[str, ...]:
    """The plural of a phrase, if its noun is one of those that have it: "unemployment rates", "largest economies"."""
    ends = [at for mark in _HEAD_ENDS if (at := phrase.find(mark)) > 0]
    head, rest = phrase[: min(ends, default=len(phrase))], phrase[min(ends, default=len(phrase)) :]
    if head.rsplit(" ", 1)[-1] not in nouns:
        return ()
    return (f"{head[:-1]}ies{rest}" if head.endswith("y") else f"{head}s{rest}",)


def _expand(place: str, template: str, classes: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Fill "displaced {within}" with every word of the class."""
    parts = template.replace("{", "\0{").replace("}", "\0").split("\0")
    try:
        choices = [classes[part[1:]] if part.startswith("{") else (part,) for part in parts]
    except KeyError as error:
        raise CatalogueError(f"{place}: {template!r}: no class {error} in classes.toml") from None
    return ["".join(words) for words in itertools.product(*choices)]


def _is(wanted: str, value: object) -> bool:
    if wanted == _TEXT:
        return isinstance(value, str)
    if wanted == _TEXTS:
        return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
    if wanted == _FLAG:
        return isinstance(value, bool)
    if wanted == _NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if wanted == _PAIR:
        return isinstance(value, list) and len(value) == 2 and all(_is(_NUMBER, entry) for entry in value)
    return isinstance(value, dict)


def _instead(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""
