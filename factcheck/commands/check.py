"""The check: articles in, a report and an exit code out. Heavy imports wait until they are needed.

Annotations are no text here, as they are elsewhere: typer would compile each of them several times at each start.
"""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands import freshening, streams
from factcheck.config import EXIT_USAGE, Asked, Color, FailOn, HtmlReader, MinConfidence, exit_code, held
from factcheck.report.formats import ENDINGS, Format, View, render
from factcheck.version import __version__

if TYPE_CHECKING:
    import datetime as dt

    from factcheck.checker import Checker
    from factcheck.commands.choices import Scopes
    from factcheck.reading.inputs import Inputs
    from factcheck.results.report import Report

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


_OTHERS = """\b
Other commands:
  factcheck lookup QUESTION   Answer a question with the data.
  factcheck data COMMAND      List, show, search, check or fetch the data.
  factcheck rules             List the rules and tell which are on.
  factcheck explain RULE      Print the documentation of a rule.
A file called like a command is checked as ./data.
"""
"""What the help says of the commands that other modules hold."""


@app.command(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_OTHERS)
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="Articles, folders, patterns, https:// pages; - is standard input."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day of publication, from which “this week” is counted."),
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="How the report is written to standard output.")
    ] = Format.terminal,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT:]FILE",
            help=f"Write the report to a file too, in the format of its ending ({', '.join(ENDINGS)}). Repeatable.",
        ),
    ] = None,
    color: Annotated[Color | None, typer.Option(help="Colour the terminal report.", show_default="auto")] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Mildest severity of a finding that gives exit code 1; error unless given.", show_default=False
        ),
    ] = None,
    min_confidence: Annotated[
        MinConfidence | None,
        typer.Option(
            help="Least confidence of a finding that gives exit code 1; high unless given.", show_default=False
        ),
    ] = None,
    require_coverage: Annotated[
        str | None,
        typer.Option(metavar="SHARE", help="Give exit code 1 if less of an article's claims is checked: 30%."),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What standard input is called; the ending tells what it is."),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option(metavar="LIST", help="Check the files named in LIST, one a line; - reads standard input."),
    ] = None,
    html_reader: Annotated[
        HtmlReader,
        typer.Option(help="Read web pages as they are, or their main text only (needs the extra [html])."),
    ] = HtmlReader.auto,
    allow_private_hosts: Annotated[
        bool, typer.Option("--allow-private-hosts", help="Let a named https:// address lie in a private network.")
    ] = False,
    data: Annotated[list[str] | None, streams.DATA_OPTION] = None,
    select: Annotated[list[str] | None, streams.SELECT_OPTION] = None,
    ignore: Annotated[list[str] | None, streams.IGNORE_OPTION] = None,
    fetch: Annotated[bool, freshening.FETCH_OPTION] = False,
    offline: Annotated[bool, freshening.OFFLINE_OPTION] = False,
    locked: Annotated[str | None, freshening.LOCKED_OPTION] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Give exit code 0 even with findings.")] = False,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Show findings that are suppressed too, and why they are.")
    ] = False,
    ignore_sic: Annotated[
        bool, typer.Option("--ignore-sic", help="Suppress findings on numbers that [sic] follows.")
    ] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Suppress the findings that this baseline has.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the findings of this run as a baseline.")
    ] = None,
    config: Annotated[list[str] | None, streams.CONFIG_OPTION] = None,
    isolated: Annotated[bool, streams.ISOLATED_OPTION] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print every setting and where it comes from, and exit.")
    ] = False,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Print one line for each article; nothing if --output names files."),
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every number, and the evidence for each reading.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="LINE|CLAIM", help="Show how the claims of a line, or one claim (c3), came out as they did."
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 (handled by its callback)
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Check the numbers of news articles against reference data and against the rest of the article.

    Exit codes: 0 nothing found, 1 findings, 2 wrong usage, 3 an input could not be read.
    """
    day = streams.day(date)
    from factcheck.commands import outputs

    targets = outputs.named(output or ())
    if explain is not None and targets:
        raise typer.BadParameter("an explanation goes to standard output only", param_hint="'--output'")
    options = {
        "fail_on": fail_on and fail_on.value,
        "min_confidence": min_confidence and min_confidence.value,
        "require_coverage": require_coverage,
        "exit_zero": exit_zero or None,
        "select": select,
        "ignore": ignore,
        "data.packages": data,
        "data.locked": locked,
        "offline": offline or None,
        "show_suppressed": show_suppressed or None,
        "color": color and color.value,
        "ignore_sic": ignore_sic or None,
        "baseline": baseline,
    }
    from factcheck.commands.choices import Scopes, rules_on

    with streams.refusing():
        settings = streams.configured(Asked(options, config or (), isolated))
        rules_on(settings)
    if show_settings:
        streams.show(settings, as_json=format_ is Format.json)
        return
    asked = _inputs(files or [], stdin_filename, files_from)._replace(
        written=tuple(each.file for each in targets),
        html_reader=html_reader.value,
        forbidden=settings.origin("offline") if settings.offline else None,
        private=allow_private_hosts,
    )
    from factcheck.checker import Checker
    from factcheck.report.counts import TOO_LITTLE
    from factcheck.rules.registry import RULES

    fetch = freshening.allowed(fetch, settings)
    with streams.refusing():
        checker = Checker(streams.opened(settings))
        freshening.hold(settings, checker.store)
        scopes = Scopes(settings, checker.store)
        report = _check_all(checker, asked, day, scopes, quiet=quiet)
        if fetch:
            report, checker = freshening.freshened(
                report, checker, lambda: Checker(streams.opened(settings)), scopes, quiet=quiet
            )
    if explain is None:
        from factcheck.commands.suppressing import suppressed

        with streams.refusing():
            report = suppressed(report, settings, scopes, write_baseline, verbose=verbose)
    thresholds = settings.thresholds
    report = held(report, thresholds)
    code = exit_code(report, thresholds)
    for unread in report.errors:
        streams.complain(f"{unread.source}: {unread.message}")
    for entry in report.articles:
        if entry.too_little is not None:
            streams.complain(f"{entry.article.source}: {TOO_LITTLE}: {entry.too_little}")
    if explain is not None:
        text = _explained(report, checker, explain)
        streams.write(text)
        raise typer.Exit(code if text else 2)
    view = View(
        exit_code=code,
        width=streams.width(),
        color=streams.colored(settings.color),
        quiet=quiet,
        verbose=verbose,
        fail_on=thresholds.fail_on,
        show_suppressed=settings.show_suppressed,
        the=checker.words.the,
        folder=(folder := streams.folder()),
        root=os.environ.get("GITHUB_WORKSPACE") or folder,
        rules=RULES,
    )
    written = outputs.write_all(report, view, targets)
    if Format.github in (format_, *(target.format for target in targets)):
        written = outputs.summarise(report, view) and written
    if not written:
        code = EXIT_USAGE
    if not (quiet and targets):
        streams.write(render(format_, report, view))
    raise typer.Exit(code)


def _inputs(files: list[str], stdin_filename: str | None, files_from: str | None) -> "Inputs":
    """What is to be checked. Raises typer.BadParameter for what cannot be meant."""
    from factcheck.reading.inputs import Inputs

    if not files and files_from is None:
        if stdin_filename is None:
            raise typer.BadParameter("name an article to check, or - for standard input", param_hint="'FILE...'")
        files = ["-"]
    if "-" in files and files_from == "-":
        raise typer.BadParameter("standard input cannot be both an article and the list", param_hint="'--files-from'")
    return Inputs(tuple(files), stdin_filename, files_from)


def _check_all(
    checker: "Checker", inputs: "Inputs", day: "dt.date | None", scopes: "Scopes", *, quiet: bool
) -> "Report":
    """Check every input; one that cannot be read becomes an error of the report."""
    import gc

    from factcheck.commands import progress
    from factcheck.reading.inputs import Unread, documents
    from factcheck.results.model import ArticleReport, InputError

    gc.set_threshold(_NEW_OBJECTS)
    entries, errors = list[ArticleReport](), list[InputError]()
    typing = "-" in (*inputs.names, inputs.list_name) and sys.stdin is not None and sys.stdin.isatty()
    with progress.showing(quiet=quiet or typing) as bar:
        for document in documents(inputs):
            bar.step(len(entries) + len(errors), document.source)
            if isinstance(document, Unread):
                errors.append(InputError(document.source, document.message))
                continue
            for warning in document.warnings:
                streams.complain(f"{document.source}: {warning}")
            entries.append(checker.check(checker.read(document, day), scopes.of(document.source)))
    return checker.report(entries, errors)


_NEW_OBJECTS = 100_000
"""A search for garbage after so many new values: what an article is read into makes no cycles, and is freed without."""


def _explained(report: "Report", checker: "Checker", which: str) -> str:
    """The explanation of every claim that is asked for, and a word for articles that have none such."""
    from factcheck.report.explanation import asked, render

    texts = []
    for entry in report.articles:
        claims = asked(entry, which)
        if not claims:
            streams.complain(f"{entry.article.source}: no claim {f'on line {which}' if which.isdigit() else which}")
        for claim in claims:
            others = checker.rejected(entry.article, claim)
            series = checker.store.series(claim.measure, claim.entity, claim.counterpart)
            texts.append(render(entry, claim, others, series, streams.width(), checker.words.the))
    return "\n".join(texts)
