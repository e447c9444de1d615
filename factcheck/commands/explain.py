"""`factcheck explain`: the documentation of a rule or of a family of rules."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.commands import streams

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(context_settings={"help_option_names": ["-h", "--help"]})
def explain(
    rules: Annotated[list[str], typer.Argument(metavar="RULE...", help="For example: SUM001, or SUM for its family.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what a rule does, why it matters, an example, how to fix it, and what it does not catch.

    Exit codes: 0 printed, 2 no such rule.
    """
    from factcheck.report import rules as report
    from factcheck.rules.selection import rules_of

    with streams.refusing():
        asked = tuple(dict.fromkeys(rule for word in rules for rule in rules_of(word)))
    if as_json:
        from factcheck.report.json import dump

        streams.write(dump(report.document(asked)))
    else:
        streams.write(report.text(asked, streams.width()))
