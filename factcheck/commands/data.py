"""`factcheck data`: what the program knows, shown, searched and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands import choosing, fetching, streams
from factcheck.config import EXIT_FINDINGS, Color

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from factcheck.reference.observations import Observation, PackageInfo
    from factcheck.reference.search import Hit
    from factcheck.reference.store import Store
    from factcheck.report.series import Shown
    from factcheck.report.table import Page

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="List, show, search, validate and verify the reference data; fetch newer figures from their publishers.",
    no_args_is_help=True,
)

_Data = Annotated[list[str] | None, streams.DATA_OPTION]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_Coloring = Annotated[Color, typer.Option("--color", help="Colour the tables.")]
_LIMIT = 10


@app.command("list")
def list_(data: _Data = None, as_json: _Json = False, color: _Coloring = Color.auto) -> None:
    """List the data packages: publisher, editions, period, size, licence and age."""
    with streams.refusing():
        store = streams.opened(streams.configured(streams.with_data(data)))
        packages = store.packages()
        names = {
            e.provenance.publisher: store.publisher(e.provenance.publisher).short for p in packages for e in p.editions
        }
    if as_json:
        from factcheck.report.json import dump
        from factcheck.report.packages import document

        streams.write(dump({"schema": "factcheck/packages/1", "packages": document(packages, names)}))
        return
    import datetime as dt

    from factcheck.report.packages import table

    streams.write(table(packages, names, dt.date.today(), streams.page(color)))


@app.command()
def show(
    measure: Annotated[str, typer.Argument(help='Code or words: unemployment.rate, "jobless rate".')],
    entity: Annotated[str, typer.Argument(help="Code or words: DEU, Germany.")],
    counterpart: Annotated[
        str | None, typer.Option(metavar="ENTITY", help="The second place, for refugees from one in another.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="YEAR", help="Leave out what ended before.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YEAR", help="Leave out what began after.")] = None,
    data: _Data = None,
    as_json: _Json = False,
    color: _Coloring = Color.auto,
) -> None:
    """Show a series: every publisher and edition side by side, and how far they lie apart.

    Exit codes: 0 shown, 1 nothing is known of it, 2 wrong usage, or the words may mean several things.
    """
    first, last = _bound("since", since), _bound("until", until)
    with streams.refusing():
        store = streams.opened(streams.configured(streams.with_data(data)))
        from factcheck.reference import search

        subject = choosing.choose("measure", measure, search.measures(store, measure))
        place = choosing.place(store, subject.code, entity)
        other = choosing.place(store, None, counterpart) if counterpart is not None else None
        found = store.series(subject.code, place.code, other.code if other else None)
        chosen = tuple(o for o in found if (not first or o.end >= first[0]) and (not last or o.start <= last[1]))
        if not chosen:
            streams.complain(_nothing(store, subject, place, other, found))
            raise typer.Exit(EXIT_FINDINGS)
        shown = _shown(store, subject.code, place.code, other.code if other else None, chosen)
        the = store.named_with_article()
    from factcheck.report import series as report

    if as_json:
        from factcheck.report.json import dump

        streams.write(dump({"schema": "factcheck/series/1", **report.document(shown, the)}))
    else:
        streams.write(report.text(shown, streams.page(color), the))


@app.command("search")
def search_(
    words: Annotated[list[str], typer.Argument(help="What to look for; slips of the pen are forgiven.")],
    limit: Annotated[int, typer.Option(min=1, help="Most measures and most places shown.")] = _LIMIT,
    data: _Data = None,
    as_json: _Json = False,
    color: _Coloring = Color.auto,
) -> None:
    """Search measures and places by words.

    Exit codes: 0 found, 1 nothing found, 2 wrong usage.
    """
    query = " ".join(words)
    with streams.refusing():
        store = streams.opened(streams.configured(streams.with_data(data)))
        from factcheck.reference import search

        measures, places = search.measures(store, query)[:limit], search.entities(store, query)[:limit]
        both = next(((m, e) for m in measures for e in places if store.series(m.code, e.code)), None)
    if as_json:
        from factcheck.report.json import dump

        hits = [hit._asdict() | {"score": min(100.0, round(hit.score, 1))} for hit in (*measures, *places)]
        streams.write(dump({"schema": "factcheck/search/1", "query": query, "hits": hits}))
    elif measures or places:
        streams.write(_hits(measures, places, both, streams.page(color)))
    else:
        streams.complain(f"nothing is like “{query}”; factcheck data list shows what there is")
    if not measures and not places:
        raise typer.Exit(EXIT_FINDINGS)


@app.command()
def validate(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A data package of your own.")],
    data: _Data = None,
    as_json: _Json = False,
) -> None:
    """Check a data package of your own: every mistake is named with its file, row and field.

    Exit codes: 0 the package can be used, 1 it cannot, 2 wrong usage.
    """
    from pathlib import Path

    with streams.refusing():
        from factcheck.reference.own import compile_packages, open_store
        from factcheck.reference.problems import ReferenceDataError
        from factcheck.reference.store import Store

        others = [Path(other) for other in data or ()]
        base = open_store(packages=others)
        packages: tuple[PackageInfo, ...] = ()
        try:
            layer = compile_packages([*others, Path(folder)], Store(base.path))
            packages = Store(base.path, layers=(layer,)).packages()
        except ReferenceDataError as error:
            problems, more = error.problems, error.more
        else:
            problems, more = (), False
    from factcheck.report import packages as report

    own = [package for package in packages if package.own]
    if as_json:
        from factcheck.report.json import dump

        streams.write(dump(report.validation_document(folder, problems, more)))
    else:
        streams.write(report.validation(folder, own[-1:], problems, more))
    if problems:
        raise typer.Exit(EXIT_FINDINGS)


@app.command()
def verify(as_json: _Json = False) -> None:
    """Check the bundled data: the store itself, and in a checkout the packages that it was made from.

    Exit codes: 0 sound, 1 something is wrong, 2 the store cannot be read at all.
    """
    with streams.refusing():
        from factcheck.commands import progress
        from factcheck.reference.store import Store
        from factcheck.reference.verify import SOURCE
        from factcheck.reference.verify import verify as verify_store

        with progress.showing() as bar:
            found = verify_store(Store(), SOURCE, bar.step)
    from factcheck.report import packages as report

    if as_json:
        from factcheck.report.json import dump

        streams.write(dump(report.verification_document(found)))
    else:
        streams.write(report.verification(found))
    if found.problems:
        raise typer.Exit(EXIT_FINDINGS)


fetching.add_to(app)


# --- what the commands share --------------------------------------------------------------------------------------


def _bound(option: str, text: str | None) -> tuple[dt.date, dt.date] | None:
    from factcheck.reference.observations import parse_period

    if text is None:
        return None
    try:
        return parse_period(text)
    except ValueError:
        message = f"{text!r} is no time: write 2016, 2016-07 or 2016-07-31"
        raise typer.BadParameter(message, param_hint=f"'--{option}'") from None


def _nothing(store: Store, measure: Hit, place: Hit, other: Hit | None, found: Sequence[Observation]) -> str:
    name = f"{measure.name} ({measure.code}) of {place.name} ({place.code})"
    if other is not None:
        name = f"{name} and {other.name} ({other.code})"
    if found:
        return f"no figure of {name} in that time: they run from {found[0].start.year} to {found[-1].end.year}"
    if other is None and store.has(measure.code, place.code):
        return f"no figure of {name} as a whole, only with a second place: add --counterpart"
    return f"no figure of {name}"


def _shown(store: Store, measure: str, entity: str, counterpart: str | None, found: tuple[Observation, ...]) -> Shown:
    from factcheck.report.series import Shown

    subject = store.measure(measure)
    there = {o.provenance.publisher for o in found}
    order = [*(p for p in subject.publishers if p in there), *sorted(there - set(subject.publishers))]
    return Shown(
        subject,
        store.entity(entity),
        store.entity(counterpart) if counterpart else None,
        found,
        {code: store.publisher(code).short for code in order},
    )


def _hits(measures: Sequence[Hit], places: Sequence[Hit], both: tuple[Hit, Hit] | None, page: Page) -> str:
    from factcheck.report.table import Column, render

    parts = []
    for heading, hits in (("Measure", measures), ("Place", places)):
        if hits:
            about = "What is counted" if heading == "Measure" else "Kind"
            columns = (Column(heading, whole=True), Column("Name"), Column(about))
            parts.append(render(columns, [(hit.code, hit.name, hit.about) for hit in hits], page))
    if both is not None:
        parts.append(f"factcheck data show {both[0].code} {both[1].code}\n")
    return "\n".join(parts)
