"""Run a command as `factcheck` would."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from factcheck.cli import command_of
from tests.support import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer.testing import Result


def run(*arguments: str, stdin: str | None = None) -> Result:
    """Run the command line in this process."""
    app, rest, name = command_of(arguments)
    return CliRunner().invoke(app, rest, stdin, prog_name=name)


def document(*arguments: str, code: int = 0) -> dict[str, Any]:
    """Run a command and return the JSON that it prints."""
    result = run(*arguments, "--json")
    assert result.exit_code == code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def errors_on_a_terminal(command: Sequence[str]) -> str:
    """Return what a person sees on standard error in a pseudo-terminal of 100 columns while a command goes well."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=slave,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(slave)
    return _shown(process, master)


def _shown(process: subprocess.Popen[bytes], master: int) -> str:
    """Return what a process shows in a pseudo-terminal until it ends."""
    shown = b""
    try:
        while chunk := os.read(master, 65_536):  # read while it writes: a pseudo-terminal holds only a page or so
            shown += chunk
    except OSError:  # Linux ends the reading of a closed terminal with an error
        pass
    finally:
        os.close(master)
        process.wait(timeout=120)
    return shown.decode("utf-8").replace("\r\n", "\n")


def on_a_terminal(*arguments: str) -> str:
    """Return what a person sees who runs the command in a pseudo-terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        stdout=slave,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(slave)
    return _shown(process, master)
