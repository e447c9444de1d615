"""`--fetch`, `--offline` and `--locked`: which data a check runs with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from factcheck.commands import streams
from factcheck.config import EXIT_USAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.checker import Checker
    from factcheck.commands.choices import Scopes
    from factcheck.config import Settings
    from factcheck.freshness import Place
    from factcheck.network import FetchError
    from factcheck.reference.fetching import Question
    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store
    from factcheck.results.report import Report

FETCH_OPTION = typer.Option(
    "--fetch", help="Fetch what the claims need and the data lack, or have only in an old edition; then check again."
)
OFFLINE_OPTION = typer.Option("--offline", help="Forbid the network (also by FACTCHECK_OFFLINE=1).")
LOCKED_OPTION = typer.Option(
    "--locked",
    metavar="FILE",
    help="Check only if the data are those of this lock, which `factcheck data lock` writes.",
)


def allowed(fetch: bool, settings: Settings) -> bool:
    """Tell whether figures are to be fetched; say so if they were to be and the network is forbidden."""
    if not fetch:
        return False
    if settings.locked is not None:
        message = f"a run with locked data ({settings.origin('data.locked')}) fetches nothing"
        raise typer.BadParameter(message, param_hint="'--fetch'")
    forbidden = forbids(settings)
    if forbidden is not None:
        streams.complain(f"nothing is fetched: {forbidden} forbids the network")
        return False
    from factcheck.network import LimitError, seconds

    try:
        return seconds() > 0
    except LimitError as error:
        streams.complain(str(error))
        raise typer.Exit(EXIT_USAGE) from None


def forbids(settings: Settings) -> str | None:
    """Return what forbids the network: an option, a file, or the environment, even where settings ignore it."""
    if settings.offline:
        return settings.origin("offline")
    from factcheck.network import OFFLINE, offline

    return OFFLINE if offline() else None


def hold(settings: Settings, store: Store) -> None:
    """End with exit code 2 if the data are not those of the lock, if there is one."""
    if settings.locked is None:
        return
    from factcheck.reference import locking

    try:
        locking.hold(settings.locked, store, settings.packages)
    except locking.LockError as error:
        streams.complain(str(error))
        raise typer.Exit(EXIT_USAGE) from None


def _briefly(error: FetchError) -> str:
    """What happened, without the address that was asked."""
    return error.what.partition(" (http")[0]


def freshened(
    report: Report, checker: Checker, reopened: Callable[[], Checker], scopes: Scopes, *, quiet: bool
) -> tuple[Report, Checker]:
    """Fetch what the claims of a report need, and check its articles again with all that came.

    A publisher that does not answer is told on standard error, and by the claims that have no other figure.
    """
    import datetime as dt

    from factcheck import freshness
    from factcheck.commands import progress
    from factcheck.network import seconds
    from factcheck.reference import cache
    from factcheck.reference.fetched import asked_before
    from factcheck.reference.fetching import Question as Ask
    from factcheck.reference.fetching import ask_all
    from factcheck.reference.sources import registry

    store, file = checker.store, cache.fetched_file()
    sources: dict[str, dict[str, Source]] = {}

    def publishers(measure: str) -> Sequence[str]:
        if measure not in sources:
            sources[measure] = registry.sources_of(measure, store)
        return tuple(sources[measure])

    asked = asked_before(file) if file.exists() else ()
    needed = freshness.needs(report.articles, store, publishers, asked, dt.datetime.now(dt.UTC))
    if not needed:
        return report, checker
    by_question = {Ask(n.code, sources[n.wanted.measure][n.code], n.wanted): n for n in needed}
    failed: dict[Place, list[str]] = {}
    told: dict[str, None] = {}
    changed = False
    with progress.showing(len(needed), quiet=quiet) as bar:

        def step(number: int, question: Question) -> None:
            bar.step(number, f"{store.publisher(question.code).short} {question.wanted.measure}")

        for outcome in ask_all(tuple(by_question), store, file, budget=seconds(), step=step, heard=bar.heard):
            changed = changed or (outcome.error is None and outcome.changed)
            if outcome.error is not None and not outcome.has_none:
                name = store.publisher(outcome.question.code).short
                told[f"{name}: {outcome.error}"] = None
                for place in by_question[outcome.question].claims:
                    failed.setdefault(place, []).append(f"{name}: {_briefly(outcome.error)}")
    for line in told:
        streams.complain(line)
    if changed:
        checker = reopened()
        articles = [checker.check(entry.article, scopes.of(entry.article.source)) for entry in report.articles]
        report = checker.report(articles, report.errors)
    if failed:
        kept = (
            freshness.without_answer(entry, number, failed, checker.store)
            for number, entry in enumerate(report.articles)
        )
        report = checker.report(kept, report.errors)
    return report, checker
