"""`factcheck rules`: every rule, its severity, and whether it is on here."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.commands import streams
from factcheck.config import Asked, Color

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(context_settings={"help_option_names": ["-h", "--help"]})
def rules(
    select: Annotated[list[str] | None, streams.SELECT_OPTION] = None,
    ignore: Annotated[list[str] | None, streams.IGNORE_OPTION] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, with the documentation.")] = False,
    config: Annotated[list[str] | None, streams.CONFIG_OPTION] = None,
    isolated: Annotated[bool, streams.ISOLATED_OPTION] = False,
    color: Annotated[Color, typer.Option("--color", help="Colour the table.")] = Color.auto,
) -> None:
    """List the rules with their severity, and tell which are on.

    Exit codes: 0 always, 2 wrong usage.
    """
    from factcheck.commands.choices import rules_on
    from factcheck.report import rules as report
    from factcheck.rules.registry import RULES

    with streams.refusing():
        options = {"select": select, "ignore": ignore}
        on = rules_on(streams.configured(Asked(options, config or (), isolated)))
    if as_json:
        from factcheck.report.json import dump

        streams.write(dump(report.document(RULES, on)))
    else:
        streams.write(report.table(RULES, on, streams.page(color)))
