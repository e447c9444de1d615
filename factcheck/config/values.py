"""How the values of each kind of setting are written, checked and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.config.table import PER_PATH, Setting, canonical
from factcheck.patterns import lazily
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class ConfigError(Exception):
    """A setting is wrong; the message names the place where it stands, the key and the remedy."""


class PathChoice(NamedTuple):
    """What is left out, or alone kept, in the articles of some paths."""

    pattern: str
    """The paths: a pattern with `*`, `**` and `?`, from `base` on."""
    base: Path
    """The folder that the pattern counts from."""
    select: tuple[str, ...] = ()
    """Codes and families of the rules that run; none for those that run elsewhere."""
    ignore: tuple[str, ...] = ()
    """Codes and families of the rules that do not run, besides those ignored everywhere."""
    select_measures: tuple[str, ...] = ()
    """Patterns of the measures that are judged; none for those that are judged elsewhere."""
    ignore_measures: tuple[str, ...] = ()
    """Patterns of the measures that are not judged, besides those ignored everywhere."""


EXPECTED = {
    "choice": "one of its words",
    "switch": "`true` or `false`",
    "share": 'a share from `"0 %"` to `"100 %"`',
    "rules": "a list of codes and families of rules",
    "measures": "a list of codes of measures, or patterns of them with `*`",
    "publishers": "a list of codes of publishers",
    "folders": "a list of folders, counted from the file",
    "file": "a file, counted from the configuration file",
    "tolerances": 'for a measure, or a pattern of them, a share (`"2 %"`) or points of its unit (`"0.5 points"`)',
    "paths": "a table for each pattern of paths, counted from the file",
}
"""What the values of each kind are, in words."""
_LISTS = {"rules": "rules", "measures": "measures", "publishers": "publishers", "folders": "folders"}
"""Kinds whose values are lists of words, and what their words are."""
_SWITCHES = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
_SHARE = lazily(r"(\d{1,3}(?:\.\d{1,6})?) ?(?:%|percent)")
_TOLERANCE = lazily(r"(\d{1,9}(?:\.\d{1,9})?) ?(?:(%|percent)|(?:points?))")


def plain(setting: Setting, text: str) -> Any:  # noqa: ANN401 (as a file would have it)
    """Turn what stands in the environment or behind `KEY=` into what a file would have: commas part lists."""
    if setting.kind in _LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    if setting.kind == "switch":
        return _SWITCHES.get(text.strip().lower(), text)
    if setting.kind == "tolerances":
        parts = [part.partition("=") for part in text.split(",") if part.strip()]
        return {key.strip(): value.strip() for key, _, value in parts}
    return text.strip()


def checked(setting: Setting, raw: Any, where: str, base: Path) -> Any:  # noqa: ANN401 (of any kind)
    """Check a value as a file has it, and return it as the program uses it. Raises ConfigError.

    `where` names file and key for the message; `base` is the folder that relative paths count from.
    """
    kind = setting.kind
    if kind in _LISTS:
        if not isinstance(raw, list) or not all(isinstance(word, str) and word for word in raw):
            raise ConfigError(f"{where}: a list of {_LISTS[kind]} is expected: {setting.example}")
        return tuple(base / word for word in raw) if kind == "folders" else tuple(raw)
    if kind == "switch":
        if not isinstance(raw, bool):
            raise ConfigError(f"{where}: true or false is expected")
        return raw
    if kind == "tolerances":
        return _tolerances(raw, where)
    if kind == "paths":
        return _paths(raw, where, base)
    if not isinstance(raw, str) or not raw:
        raise ConfigError(f"{where}: text in quotation marks is expected: {setting.example}")
    if kind == "share":
        return _share(raw, where)
    if kind == "choice" and raw not in setting.choices:
        raise ConfigError(f"{where}: {raw!r} is none of its values; {meant(raw, setting.choices)}")
    return base / raw if kind == "file" else raw


def _share(text: str, where: str) -> float:
    found = _SHARE.fullmatch(text)
    share = float(found.group(1)) / 100 if found else 0.0 if text == "0" else -1.0
    if not 0 <= share <= 1:
        raise ConfigError(f'{where}: a share from "0 %" to "100 %" is expected, not {text!r}')
    return share


def _tolerances(raw: Any, where: str) -> dict[str, str]:  # noqa: ANN401 (what the file says)
    """Patterns of measures, each with the share or the points."""
    if not isinstance(raw, dict):
        raise ConfigError(f'{where}: a table is expected: a measure or a pattern, and "2 %" or "0.5 points"')
    for pattern, text in raw.items():
        if not isinstance(text, str) or not _TOLERANCE.fullmatch(text):
            raise ConfigError(f'{where} {pattern}: "2 %" or "0.5 points" is expected, not {text!r}')
    return dict(raw)


def tolerance_of(text: str) -> tuple[float, float]:
    """Return what a checked tolerance says, as a share of the value and in the unit of the measure."""
    found = _TOLERANCE.fullmatch(text)
    assert found is not None, text
    size = float(found.group(1))
    return (size / 100, 0.0) if found.group(2) else (0.0, size)


def _paths(raw: Any, where: str, base: Path) -> dict[str, PathChoice]:  # noqa: ANN401 (what the file says)
    if not isinstance(raw, dict) or not all(isinstance(table, dict) for table in raw.values()):
        raise ConfigError(f'{where}: a table for each pattern is expected: [per-path."opinion/**"]')
    known = {setting.name: setting for setting in PER_PATH}
    choices = {}
    for pattern, table in raw.items():
        lists = {}
        for key, value in table.items():
            if canonical(key) not in known:
                raise ConfigError(f"{where} {pattern} {key}: unknown key; {meant(key, known)}")
            lists[canonical(key)] = checked(known[canonical(key)], value, f"{where} {pattern} {key}", base)
        choices[pattern] = PathChoice(pattern, base, **lists)
    return choices


def meant(word: str, known: Iterable[str]) -> str:
    """Say what may have been meant, or what there is."""
    from factcheck.language.spelling import similar

    choices = list(known)
    near = similar(word, choices)
    return f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(sorted(choices))}"


def shown(value: Any) -> Any:  # noqa: ANN401 (of any kind)
    """Return a value as plain values, as the file writes it."""
    if isinstance(value, PathChoice):
        lists = value._asdict().items()
        return {key: shown(part) for key, part in lists if part and key not in ("pattern", "base")}
    if isinstance(value, dict):
        return {key: shown(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [shown(part) for part in value]
    if isinstance(value, float):
        return f"{100 * value:.6g} %"
    return value if value is None or isinstance(value, (bool, str)) else str(value)
