"""`factcheck lookup`: a question at the desk, answered from the reference data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands import streams
from factcheck.config import EXIT_FINDINGS, EXIT_USAGE, Color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checker import Checker
    from factcheck.reference.search import Hit
    from factcheck.reference.store import Store
    from factcheck.results.answers import Answer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

_SUGGESTED = 3


@app.command(context_settings={"help_option_names": ["-h", "--help"]})
def lookup(
    question: Annotated[list[str], typer.Argument(help="For example: population of Syria 2016.")],
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Day from which “last year” is counted; today unless given."),
    ] = None,
    data: Annotated[list[str] | None, streams.DATA_OPTION] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    color: Annotated[Color, typer.Option("--color", help="Colour the table.")] = Color.auto,
) -> None:
    """Answer a question from the reference data: every publisher and edition, and how far they lie apart.

    Exit codes: 0 found, 1 understood but no figure for that time, 2 not understood or wrong usage.
    """
    import datetime as dt

    today = streams.day(date) or dt.date.today()
    text = " ".join(question)
    from factcheck.checker import Checker
    from factcheck.lookup import answer

    with streams.refusing():
        checker = Checker(streams.opened(streams.configured(streams.with_data(data))))
        answers = answer(text, checker, today)
        if isinstance(answers, str):
            _not_understood(text, answers, checker.store, as_json=as_json)
        else:
            _answered(text, answers, checker, color, as_json=as_json)
    found = not isinstance(answers, str) and any(one.values for one in answers)
    raise typer.Exit(EXIT_USAGE if isinstance(answers, str) else 0 if found else EXIT_FINDINGS)


def _answered(text: str, answers: Sequence[Answer], checker: Checker, color: Color, *, as_json: bool) -> None:
    from factcheck.report import answers as report

    store = checker.store
    places = {c for a in answers for c in (a.question.entity, a.question.counterpart) if c}
    sources = {o.provenance.publisher for a in answers for o in (*a.values, *a.nearest)}
    entities = {code: store.entity(code) for code in places}
    publishers = {code: store.publisher(code).short for code in sources}
    the = checker.words.the
    if as_json:
        from factcheck.report.json import dump

        streams.write(dump(report.document(text, answers, entities, publishers, the)))
    else:
        streams.write(report.text(answers, entities, publishers, streams.page(color), the))


def _not_understood(text: str, reason: str, store: Store, *, as_json: bool) -> None:
    from factcheck.reference import search

    measures, places = search.measures(store, text)[:_SUGGESTED], search.entities(store, text)[:_SUGGESTED]
    if as_json:
        from factcheck.report.answers import not_understood
        from factcheck.report.json import dump

        codes = ([hit.code for hit in measures], [hit.code for hit in places])
        streams.write(dump(not_understood(text, reason, *codes)))
        return
    streams.complain(f"not understood: {reason}" + ("; did you mean:" if measures or places else ""))
    for what, hits in (("measure", measures), ("place", places)):
        _suggest(what, hits)


def _suggest(what: str, hits: Sequence[Hit]) -> None:
    for hit in hits:
        streams.say(f"  {what} {hit.code}   {hit.name}")
