"""Tables: drawn for a person at a terminal, plain aligned columns for a pipe."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.cells import cell_len

from factcheck.records import NamedTuple
from factcheck.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "
HEIGHT = 25
"""Lines of the terminal, given so that rich does not ask the environment."""


class Page(NamedTuple):
    """Where a table goes."""

    terminal: bool = False
    """Whether a person looks: then long cells are wrapped at the width."""
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    """Whether escape sequences are written."""


class Column(NamedTuple):
    """A column and how it is set."""

    title: str
    """Its heading."""
    right: bool = False
    """Whether its cells are numbers, which end at the same place."""
    whole: bool = False
    """Whether its cells are never broken."""


def render(columns: Sequence[Column], rows: Sequence[Sequence[str]], page: Page) -> str:
    """Return a table as text. A line end inside a cell begins another line of that cell; all else is made safe."""
    cells = [["\n".join(safe(line) for line in cell.split("\n")) for cell in row] for row in rows]
    return _drawn(columns, cells, page) if page.terminal else _plain(columns, cells)


def _plain(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    lines = [[column.title for column in columns]]
    for row in rows:
        parts = [cell.split("\n") for cell in row]
        height = max(map(len, parts))
        lines += [[part[i] if i < len(part) else "" for part in parts] for i in range(height)]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(columns))]
    return "".join(f"{_aligned(columns, line, widths).rstrip()}\n" for line in lines)


def _aligned(columns: Sequence[Column], line: Sequence[str], widths: Sequence[int]) -> str:
    cells = []
    for column, cell, width in zip(columns, line, widths, strict=True):
        blank = " " * (width - cell_len(cell))
        cells.append(blank + cell if column.right else cell + blank)
    return _GAP.join(cells)


def _drawn(columns: Sequence[Column], rows: Sequence[Sequence[str]], page: Page) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            no_wrap=column.whole or column.right,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    out = io.StringIO()
    console = Console(
        file=out,
        width=page.width,
        height=HEIGHT,
        force_terminal=page.color,
        color_system="256" if page.color else None,
        no_color=not page.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(table)
    lines = [line.rstrip() for line in out.getvalue().split("\n")]
    return "".join(f"{line}\n" for line in lines if line)
