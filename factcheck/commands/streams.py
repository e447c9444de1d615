"""What the commands share: which stream gets what, how wide and how colourful, and how a run is refused."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

import typer

from factcheck.config import EXIT_USAGE, Asked, Color, ConfigError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Generator

    from factcheck.config import Settings
    from factcheck.reference.store import Store
    from factcheck.report.table import Page

DATA_OPTION = typer.Option(
    "--data", metavar="FOLDER", help="A data package of your own, used beside the bundled data. Repeatable."
)
SELECT_OPTION = typer.Option("--select", metavar="RULES", help="Run only these: codes or families, parted by commas.")
IGNORE_OPTION = typer.Option("--ignore", metavar="RULES", help="Leave these out: codes or families, parted by commas.")
CONFIG_OPTION = typer.Option(
    "--config", metavar="FILE|KEY=VALUE", help="Take this configuration file, or set one key of it. Repeatable."
)
ISOLATED_OPTION = typer.Option("--isolated", help="Read no configuration file and no FACTCHECK_* variable.")
"""Options that several commands have."""


def width() -> int:
    """The width of the terminal; 80 columns for a pipe, unless COLUMNS says otherwise."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def folder() -> str:
    """The folder in which the command runs; empty if it was removed meanwhile."""
    from pathlib import Path

    try:
        return str(Path.cwd())
    except FileNotFoundError:
        return ""


def colored(color: Color) -> bool:
    """`--color` decides; then NO_COLOR (https://no-color.org), FORCE_COLOR and whether a person looks."""
    if color is not Color.auto:
        return color is Color.always
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    if sys.stdout is None:
        return False
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write(text: str) -> None:
    """Write to standard output in UTF-8."""
    try:
        _print(text.encode("utf-8", "replace"))
    except OSError as error:
        complain(f"<stdout>: cannot be written: {error.strerror}")
        raise typer.Exit(EXIT_USAGE) from None


def _print(content: bytes) -> None:
    """Write to standard output, which Python does not have if the caller closed it (`>&-`)."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is still buffered goes nowhere, so that Python has nothing to complain of when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A reader that stops early (`| head`) is no error.
        if not isinstance(error, BrokenPipeError):
            raise


def complain(message: str) -> None:
    """Say one line on standard error. If nobody can hear it, the exit code still tells."""
    say(f"factcheck: {message}")


def say(message: str) -> None:
    """Say one line on standard error, without the name of the program: what belongs to a complaint."""
    from factcheck.report.safe import safe

    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(safe(message), file=sys.stderr)


def day(text: str | None) -> dt.date | None:
    """Read the day that `--date` gives, None if it gives none."""
    import datetime as dt

    if text is None:
        return None
    try:
        if len(text) != len("YYYY-MM-DD") or text[4] != "-" or text[7] != "-":
            raise ValueError(text)  # other ISO forms are admitted by the library, and are slips here
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day: write it as YYYY-MM-DD, for example 2016-10-01"
        raise typer.BadParameter(message, param_hint="'--date'") from None


def page(color: Color) -> Page:
    """Where a table goes: to a person at a terminal, or to a pipe."""
    from factcheck.report.table import Page

    terminal = sys.stdout is not None and sys.stdout.isatty()
    return Page(terminal, width(), colored(color))


@contextlib.contextmanager
def refusing() -> Generator[None]:
    """Turn data and configuration that cannot be used into one line and exit code 2."""
    from factcheck.reference.problems import ReferenceDataError
    from factcheck.reference.store import StoreError
    from factcheck.rules.selection import UnknownRuleError

    try:
        yield
    except (ConfigError, ReferenceDataError, StoreError, UnknownRuleError) as error:
        complain(str(error))
        raise typer.Exit(EXIT_USAGE) from None


def configured(asked: Asked | None = None) -> Settings:
    """Settle what holds for the folder in which the command runs, with what its options say. Raises ConfigError."""
    from pathlib import Path

    from factcheck.config import settle

    return settle(asked or Asked(), os.environ, Path.cwd())


def with_data(given: list[str] | None) -> Asked:
    """Return what a command says of the settings whose only option of them is `--data`."""
    return Asked({"data.packages": given})


def opened(settings: Settings) -> Store:
    """Open the bundled store, above it the newsroom's own packages: those of the configuration file, then of `--data`.

    Between them lies what was fetched, if anything was. Publishers and tolerances are those that the settings prefer.
    Raises ReferenceDataError, StoreError and ConfigError.
    """
    from factcheck.commands.choices import preferring
    from factcheck.reference.cache import fetched_if_any

    fetched = fetched_if_any()
    if settings.packages:
        from factcheck.reference.own import open_store

        return preferring(open_store(packages=settings.packages, fetched=fetched), settings)
    from factcheck.reference.store import Store

    return preferring(Store(fetched=fetched), settings)


def show(settings: Settings, *, as_json: bool) -> None:
    """Print every setting, its value and where it came from."""
    from factcheck.report import settings as report

    if as_json:
        from factcheck.report.json import dump

        write(dump(report.document(settings)))
    else:
        write(report.table(settings, page(Color.auto)))
