"""Draws the terminal report of an article as an SVG, for the README.

    python -m tools.picture examples/aleppo.txt docs/report.svg

The same report gives the same bytes. The picture names fonts that machines have and loads nothing, so that looking
at it tells nobody anything.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from factcheck.checker import Checker
from factcheck.config import Thresholds, exit_code
from factcheck.reading import kinds
from factcheck.report.formats import View
from factcheck.report.terminal import render

WIDTH = 80
"""Columns of the picture."""
FONT_ASPECT = 0.602
"""Width of a character of the usual monospaced fonts, as a part of their size."""

_BLACK, _GREY = (0, 0, 0), (127, 127, 127)
PAPER = TerminalTheme((255, 255, 255), (31, 35, 40), [_BLACK] * 7 + [_GREY])
"""Black on white, where the colours of the report have the most contrast; it needs none of the 16 basic colours."""

TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>The report of factcheck on one article</title>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 16px; font-weight: bold; font-family: sans-serif; }}
.rich-terminal > rect {{ stroke: #d0d7de; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""The template of rich without its web fonts."""


def main() -> None:
    """Read the options and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", help="the text to check")
    parser.add_argument("picture", type=Path, help="the SVG file to write")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=dt.date(2016, 10, 1), metavar="YYYY-MM-DD")
    options = parser.parse_args()
    command = f"factcheck --date {options.date} {options.article}"
    svg = draw(command, report(options.article, options.date))
    options.picture.parent.mkdir(parents=True, exist_ok=True)
    options.picture.write_text(svg, encoding="utf-8", newline="\n")


def report(name: str, published: dt.date) -> str:
    """Return the coloured terminal report of one file."""
    checker = Checker()
    entry = checker.check(checker.read(kinds.read(name, Path(name).read_bytes()), published))
    result = checker.report([entry])
    return render(result, View(exit_code(result, Thresholds()), WIDTH, color=True, the=checker.words.the))


def draw(command: str, ansi: str) -> str:
    """Return the picture of a terminal in which a command has printed something."""
    console = Console(
        record=True, file=io.StringIO(), width=WIDTH, force_terminal=True, no_color=False, highlight=False
    )
    console.print(Text.assemble(("$ ", "bold"), command, "\n"))
    console.print(_with_gaps(Text.from_ansi(ansi)))
    return console.export_svg(
        title="factcheck",
        theme=PAPER,
        code_format=TEMPLATE,
        font_aspect_ratio=FONT_ASPECT,
        unique_id="factcheck",
    )


def _with_gaps(text: Text) -> Text:
    """Cut the text at its gaps, which rich then leaves out: some viewers drop the spaces at the edge of a run."""
    edges = {0, len(text)}.union(*((span.start, span.end) for span in text.spans))
    edges.update(at for line in re.finditer("\n", text.plain) for at in line.span())
    for gap in re.finditer(" +", text.plain):
        if len(gap.group()) > 1 or not edges.isdisjoint(gap.span()):
            text.stylize("not dim", *gap.span())
    return text


if __name__ == "__main__":
    main()
