"""What a run was asked to do, as one frozen value."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from factcheck.levels import CONFIDENCES, SEVERITIES, Confidence, Severity
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.results.report import Report


class Color(StrEnum):
    """When the terminal report is coloured."""

    auto = "auto"
    always = "always"
    never = "never"


class FailOn(StrEnum):
    """The mildest severity that makes the exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"


class MinConfidence(StrEnum):
    """The least confidence with which a finding makes the exit code 1."""

    high = "high"
    medium = "medium"
    low = "low"


class Settings(NamedTuple):
    """What decides over the exit code."""

    fail_on: Severity = "error"
    """The mildest severity that counts."""
    min_confidence: Confidence = "high"
    """The least confidence that counts."""
    exit_zero: bool = False
    """Findings never change the exit code."""


EXIT_FINDINGS, EXIT_USAGE, EXIT_INPUT = 1, 2, 3


def exit_code(report: Report, settings: Settings) -> int:
    """Return 3 if an input could not be read, 1 if a finding counts, else 0."""
    if report.errors:
        return EXIT_INPUT
    severities = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    confidences = CONFIDENCES[: CONFIDENCES.index(settings.min_confidence) + 1]
    counting = any(
        finding.severity in severities and finding.confidence in confidences and finding.suppressed is None
        for finding in report.findings
    )
    return EXIT_FINDINGS if counting and not settings.exit_zero else 0


# --- the configuration file -------------------------------------------------------------------------------------

CONFIG_FILE = "factcheck.toml"
PROJECT_FILE, PROJECT_TABLE = "pyproject.toml", "factcheck"


class ConfigError(Exception):
    """A configuration file is wrong; the message names the file, the key and the remedy."""


class Configuration(NamedTuple):
    """What a configuration file says."""

    file: Path | None = None
    """The file, None if there is none."""
    packages: tuple[Path, ...] = ()
    """Folders of a newsroom's own data packages."""
    select: tuple[str, ...] = ()
    """Codes and families of the rules that run; none for all of them."""
    ignore: tuple[str, ...] = ()
    """Codes and families of the rules that do not."""


def configuration(folder: Path) -> Configuration:
    """Read the nearest `factcheck.toml`, or `[tool.factcheck]` of a `pyproject.toml`, of a folder or one above it.

    Raises ConfigError.
    """
    for place in (folder, *folder.parents):
        path = place / CONFIG_FILE
        if path.is_file():
            return _configuration(path, _toml(path))
        path = place / PROJECT_FILE
        if path.is_file() and PROJECT_TABLE.encode() in _read(path):
            tool = _toml(path).get("tool", {})
            if isinstance(tool, dict) and PROJECT_TABLE in tool:
                return _configuration(path, tool[PROJECT_TABLE], f"tool.{PROJECT_TABLE}.")
    return Configuration()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_read(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from None


def _configuration(path: Path, document: Any, prefix: str = "") -> Configuration:  # noqa: ANN401 (what the file says)
    _check_keys(path, document, prefix.rstrip("."), {"data", "select", "ignore"})
    data = document.get("data", {})
    _check_keys(path, data, f"{prefix}data", {"packages"})
    packages = _words(data.get("packages", []), f"{path}: [{prefix}data] packages: a list of folders", "data/city-desk")
    select, ignore = (
        _words(document.get(key, []), f"{path}: {prefix}{key}: a list of rules", "SUM001")
        for key in ("select", "ignore")
    )
    return Configuration(path, tuple(path.parent / folder for folder in packages), select, ignore)


def _words(value: Any, what: str, example: str) -> tuple[str, ...]:  # noqa: ANN401 (what the file says)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ConfigError(f'{what} is expected: ["{example}"]')
    return tuple(value)


def _check_keys(path: Path, table: Any, name: str, known: set[str]) -> None:  # noqa: ANN401 (what the file says)
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: {name} must be a table, written as [{name}]")
    for key in table:
        if key not in known:
            from factcheck.language.spelling import similar

            meant = similar(key, known) or sorted(known)
            where = f"[{name}] {key}" if name else key
            raise ConfigError(f"{path}: {where}: unknown key; did you mean {' or '.join(meant)}?")
