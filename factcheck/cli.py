"""The command line: the first word chooses a command, and whatever goes wrong inside becomes one line."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING

from factcheck.config import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

COMMANDS = ("data", "explain", "lookup", "rules")
"""First words that are commands, each a module of `factcheck.commands`. Anything else is an article to check."""


def command_of(arguments: Sequence[str]) -> tuple[typer.Typer, list[str], str]:
    """Return the command that the arguments ask for, what is left of them, and what the command is called.

    Only the module of that command is imported. An article called like a command is checked as `./data`.
    """
    name = arguments[0] if arguments and arguments[0] in COMMANDS else None
    app: typer.Typer = importlib.import_module(f"factcheck.commands.{name or 'check'}").app
    return (app, list(arguments[1:]), f"factcheck {name}") if name else (app, list(arguments), "factcheck")


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command. Whatever goes wrong inside becomes one line and exit code 2, never a traceback."""
    gc.disable()  # a short process of frozen values has no cycles worth looking for: a twentieth of the time
    from factcheck.commands.streams import complain

    app, rest, name = command_of(sys.argv[1:] if arguments is None else arguments)
    try:
        app(args=rest, prog_name=name)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as error:
        complain(f"<stdout>: cannot be written: {error.strerror}")
        raise SystemExit(EXIT_USAGE) from None
    except Exception as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        place = f"{type(error).__name__}: {error}"
        complain(f"internal error: {place} (set FACTCHECK_DEBUG=1 to see where, and please report it)")
        raise SystemExit(EXIT_USAGE) from None
