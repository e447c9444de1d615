"""Bars for what takes longer than a second: on standard error, at a terminal, and nowhere else."""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a bar appears."""


class Bar:
    """How far something is, and with what it is busy. It may be moved from any thread, and before it is shown."""

    def __init__(self, total: int | None) -> None:
        """Begin with nothing done of so much, or of nobody knows how much."""
        self._total, self._done = total, 0
        self._doing = ""
        self._shown: Progress | None = None
        self._task: TaskID | None = None
        self._lock = threading.Lock()

    def step(self, done: int, doing: str) -> None:
        """Say how much is done and what is next."""
        with self._lock:
            self._done, self._doing = done, doing
            self._update(doing)

    def heard(self, host: str, size: int) -> None:
        """Say how many bytes a host has sent."""
        with self._lock:
            self._update(f"{self._doing} · {host} {size / 1e6:.1f} MB")

    def _update(self, text: str) -> None:
        if self._shown is not None and self._task is not None:
            from factcheck.report.safe import safe

            self._shown.update(self._task, completed=self._done, description=safe(text))

    def show(self) -> None:
        """Show the bar from now on."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        from factcheck.report.safe import safe

        with self._lock:
            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
            )
            self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._shown.add_task(safe(self._doing), total=self._total, completed=self._done)
            self._shown.start()

    def hide(self) -> None:
        """Take the bar away."""
        with self._lock:
            if self._shown is not None:
                self._shown.stop()
                self._shown = None


@contextlib.contextmanager
def showing(total: int | None = None, *, quiet: bool = False) -> Generator[Bar]:
    """Show a bar once the block takes longer than a second, if somebody looks and nobody wants quiet."""
    bar = Bar(total)
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield bar
        return
    timer = threading.Timer(PATIENCE, bar.show)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        timer.join()
        bar.hide()
