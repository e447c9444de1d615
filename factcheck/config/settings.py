"""The settings of a run: each value from the strongest place that gives one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from factcheck.config.choices import Color
from factcheck.config.exits import Thresholds
from factcheck.config.sources import Given, nearest, of_environment, of_file, of_option
from factcheck.config.table import BY_NAME, SETTINGS
from factcheck.config.values import ConfigError, checked
from factcheck.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.config.table import Setting
    from factcheck.config.values import PathChoice


class Asked(NamedTuple):
    """What the command line says of the settings."""

    options: Mapping[str, Any] = {}
    """Values as a file would have them, by the name of their setting."""
    config: Sequence[str] = ()
    """The values of `--config`: a file, or `KEY=VALUE`."""
    isolated: bool = False
    """Neither a file nor the environment counts."""


class Settings(NamedTuple):
    """The settings of a run, and where each came from."""

    given: Mapping[str, Given]
    """Every setting by its name, in the order of the table."""
    file: Path | None = None
    """The configuration file, None if there is none."""

    def _value(self, name: str) -> Any:  # noqa: ANN401 (of any kind)
        return self.given[name].value

    def origin(self, name: str) -> str:
        """Return where the value of a setting came from."""
        return self.given[name].origin

    def where(self, name: str) -> str:
        """Return where the value of a setting stands, with its key where that is needed, for a message."""
        origin = self.given[name].origin
        return origin if origin.startswith("--") and origin != "--config" else f"{origin}: {name}"

    @property
    def thresholds(self) -> Thresholds:
        """What decides over the exit code."""
        return Thresholds(
            self._value("fail_on"),
            self._value("min_confidence"),
            self._value("require_coverage"),
            self._value("exit_zero"),
        )

    @property
    def select(self) -> tuple[str, ...]:
        """Codes and families of the rules that run; none for all of them."""
        return cast("tuple[str, ...]", self._value("select"))

    @property
    def ignore(self) -> tuple[str, ...]:
        """Codes and families of the rules that do not."""
        return cast("tuple[str, ...]", self._value("ignore"))

    @property
    def select_measures(self) -> tuple[str, ...]:
        """Patterns of the measures that are judged; none for all of them."""
        return cast("tuple[str, ...]", self._value("select_measures"))

    @property
    def ignore_measures(self) -> tuple[str, ...]:
        """Patterns of the measures that are not."""
        return cast("tuple[str, ...]", self._value("ignore_measures"))

    @property
    def per_path(self) -> tuple[PathChoice, ...]:
        """Other choices of rules and measures for some paths."""
        return tuple(self._value("per_path").values())

    @property
    def tolerances(self) -> Mapping[str, str]:
        """Patterns of measures, each with the tolerance that is set for them, as it is written."""
        return cast("Mapping[str, str]", self._value("tolerance"))

    @property
    def prefer(self) -> tuple[str, ...]:
        """Codes of the publishers that come first."""
        return cast("tuple[str, ...]", self._value("publishers.prefer"))

    @property
    def exclude(self) -> tuple[str, ...]:
        """Codes of the publishers that do not count."""
        return cast("tuple[str, ...]", self._value("publishers.exclude"))

    @property
    def show_suppressed(self) -> bool:
        """Whether suppressed findings are shown, and not only counted."""
        return bool(self._value("show_suppressed"))

    @property
    def color(self) -> Color:
        """When the terminal report is coloured."""
        return Color(self._value("color"))

    @property
    def ignore_sic(self) -> bool:
        """Whether findings on numbers that [sic] follows are suppressed."""
        return bool(self._value("ignore_sic"))

    @property
    def baseline(self) -> Path | None:
        """The file with the findings that are known, None if there is none."""
        return cast("Path | None", self._value("baseline"))

    @property
    def packages(self) -> tuple[Path, ...]:
        """Folders of a newsroom's own data packages."""
        return cast("tuple[Path, ...]", self._value("data.packages"))

    @property
    def locked(self) -> Path | None:
        """The lock of the data, None for any data."""
        return cast("Path | None", self._value("data.locked"))

    @property
    def offline(self) -> bool:
        """Whether the network is forbidden."""
        return cast("bool", self._value("offline"))


def settle(asked: Asked, environment: Mapping[str, str], folder: Path) -> Settings:
    """Find every setting: an option decides, then `--config KEY=VALUE`, the environment, the file, the default.

    `folder` is where the command runs: the nearest file there or above it counts, unless `--config FILE` names one.
    Raises ConfigError.
    """
    files = [text for text in asked.config if "=" not in text or (folder / text).is_file()]
    if len(files) > 1:
        raise ConfigError(f"--config: two files, {files[0]} and {files[1]}; name one")
    if files and asked.isolated:
        raise ConfigError(f"--config {files[0]}: with --isolated no file is read; leave one of the two out")
    path = None if asked.isolated else _file(files, environment, folder)
    here = Path()  # what a person types stays as it was typed
    given = {setting.name: Given(_default(setting, here), "default") for setting in SETTINGS}
    if path is not None:
        given |= of_file(path)
    if not asked.isolated:
        given |= of_environment(environment, here)
    for text in asked.config:
        if text not in files:
            given |= of_option(text, here)
    for name, raw in asked.options.items():
        if raw is not None:
            given[name] = _of_command_line(BY_NAME[name], raw, given[name], here)
    return Settings(given, path)


def _of_command_line(setting: Setting, raw: Any, before: Given, folder: Path) -> Given:  # noqa: ANN401 (of any kind)
    """What an option sets. Folders of data are added to those that are configured: less is never checked with."""
    value = checked(setting, raw, setting.option, folder)
    if setting.kind == "folders" and before.value:
        return Given((*before.value, *value), f"{before.origin}, {setting.option}")
    return Given(value, setting.option)


def _default(setting: Setting, folder: Path) -> Any:  # noqa: ANN401 (of any kind)
    return None if setting.default is None else checked(setting, setting.default, setting.name, folder)


def _file(files: Sequence[str], environment: Mapping[str, str], folder: Path) -> Path | None:
    named, how = (files[0], "--config") if files else (environment.get("FACTCHECK_CONFIG", ""), "FACTCHECK_CONFIG")
    if not named:
        return nearest(folder)
    path = folder / named
    if not path.is_file():
        hint = "; a setting is given as KEY=VALUE" if how == "--config" else ""
        raise ConfigError(f"{how}: {named}: no such file{hint}")
    return path
