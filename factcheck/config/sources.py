"""Where settings come from: a file, the environment, and `--config` on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.config.table import BY_NAME, ELSEWHERE, ENVIRONMENT, SETTINGS, Setting, canonical
from factcheck.config.values import ConfigError, checked, meant, plain
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONFIG_FILE = "factcheck.toml"
PROJECT_FILE, PROJECT_TABLE = "pyproject.toml", "factcheck"

_TABLES = {setting.name.partition(".")[0] for setting in SETTINGS if "." in setting.name}
"""Tables that only hold settings."""


class Given(NamedTuple):
    """A value and where it came from."""

    value: Any
    """The value, as the program uses it."""
    origin: str
    """Where it stands: a file, a name in the environment, an option, or `default`."""


def nearest(folder: Path) -> Path | None:
    """Return the file that holds for a folder: the nearest `factcheck.toml`, or `pyproject.toml` with our table.

    It is looked for in the folder and in those above it. Raises ConfigError.
    """
    for place in (folder, *folder.parents):
        path = place / CONFIG_FILE
        if path.is_file():
            return path
        if path.is_symlink() or path.exists():
            raise ConfigError(f"{path}: is no file that can be read; rename it, or run with --isolated")
        path = place / PROJECT_FILE
        if path.is_file() and _may_have_table(_read(path)):
            tool = _toml(path).get("tool", {})
            if isinstance(tool, dict) and PROJECT_TABLE in tool:
                return path
    return None


def _may_have_table(content: bytes) -> bool:
    """Tell whether a TOML file may have our table: most have none, and parsing takes as long as reading an article.

    The table is written [tool.factcheck], as a key tool.factcheck, or as a key of a table [tool].
    """
    bare = b"\n" + content.translate(None, b" \t\"'")
    return any(mark in bare for mark in (f"tool.{PROJECT_TABLE}".encode(), b"\n[tool]", b"\ntool="))


def of_file(path: Path) -> dict[str, Given]:
    """Return what a configuration file sets. Raises ConfigError."""
    document, table = _toml(path), ""
    if path.name == PROJECT_FILE:
        tool = document.get("tool", {})
        if not isinstance(tool, dict) or PROJECT_TABLE not in tool:
            raise ConfigError(f"{path}: has no table [tool.{PROJECT_TABLE}]")
        document, table = tool[PROJECT_TABLE], f"tool.{PROJECT_TABLE}"
    return _of_document(document, f"{path}: ", table, str(path), path.parent)


def of_environment(environment: Mapping[str, str], folder: Path) -> dict[str, Given]:
    """Return what the environment sets; an empty value sets nothing. Raises ConfigError for a name that is unknown."""
    names = {setting.environment: setting for setting in SETTINGS if setting.environment}
    found = {}
    for name, text in environment.items():
        if not name.startswith(ENVIRONMENT) or not text or name in ELSEWHERE:
            continue
        setting = names.get(name)
        if setting is not None:
            value = checked(setting, plain(setting, text), f"{name} in the environment", folder)
            found[setting.name] = Given(value, name)
        elif not name.endswith(_OF_PUBLISHERS):
            known = [*names, *ELSEWHERE]
            raise ConfigError(f"{name} in the environment: no such setting; {meant(name, known)}")
    return found


def of_option(text: str, folder: Path) -> dict[str, Given]:
    """Return what `KEY=VALUE` sets: a line as in a file, or a value as in the environment. Raises ConfigError."""
    import tomllib

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        key, _, value = text.partition("=")
        name = canonical(key.strip())
        if name not in BY_NAME:
            raise ConfigError(f"--config {key.strip()}: unknown key; {meant(name, BY_NAME)}") from None
        setting = BY_NAME[name]
        return {name: Given(checked(setting, plain(setting, value), f"--config {name}", folder), "--config")}
    return _of_document(document, "--config ", "", "--config", folder)


def _of_document(document: Any, lead: str, table: str, origin: str, base: Path) -> dict[str, Given]:  # noqa: ANN401
    """What a table of settings sets; `table` is its own name in the file."""
    found: dict[str, Given] = {}

    def take(name: str, raw: Any, where: str, known: Mapping[str, Setting | None]) -> None:  # noqa: ANN401
        setting = known.get(name)
        if name not in known:
            raise ConfigError(f"{lead}{where}: unknown key; {meant(name.rpartition('.')[2], _last(known))}")
        if setting is None:
            group(name, raw)
            return
        if setting.name in found:
            raise ConfigError(f"{lead}{where}: set twice, with - and with _; keep one")
        found[setting.name] = Given(checked(setting, raw, f"{lead}{where}", base), origin)

    def group(name: str, raw: Any) -> None:  # noqa: ANN401
        full = ".".join(part for part in (table, name) if part)
        if not isinstance(raw, dict):
            raise ConfigError(f"{lead}{full} must be a table, written as [{full}]")
        inside = {key: BY_NAME[key] for key in BY_NAME if key.startswith(f"{name}.")} if name else _TOP
        for key, value in raw.items():
            inner = canonical(key)
            take(f"{name}.{inner}" if name else inner, value, f"[{full}] {key}" if full else key, inside)

    group("", document)
    return found


_TOP: Mapping[str, Setting | None] = {name: BY_NAME[name] for name in BY_NAME if "." not in name} | dict.fromkeys(
    sorted(_TABLES)
)
"""What may stand at the top of a file: settings, and tables of them."""
_OF_PUBLISHERS = ("_KEY", "_TOKEN", "_URL")
"""How names end that are no settings but tell how a publisher is reached: secrets, and addresses of mirrors."""


def _last(names: Mapping[str, object]) -> list[str]:
    return [name.rpartition(".")[2] for name in names]


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
