"""`factcheck data fetch`, `update`, `status`, `lock` and `remove`: figures from publishers, kept on this machine."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from factcheck.commands import choosing, streams
from factcheck.config import EXIT_FINDINGS, EXIT_USAGE, Asked, Color

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from factcheck.config import Settings
    from factcheck.reference.fetching import Outcome, Question
    from factcheck.reference.sources.source import Source
    from factcheck.reference.store import Store
    from factcheck.report.fetched import Standing

_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_Offline = Annotated[bool, typer.Option("--offline", help="Forbid the network (also by FACTCHECK_OFFLINE=1).")]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
_WHAT = "Code or words of a measure, code of a publisher, or https:// address of a table."


def add_to(app: typer.Typer) -> None:
    """Add the commands to `factcheck data`."""
    for command in (fetch, update, status, lock, remove):
        app.command()(command)


def fetch(
    what: Annotated[list[str], typer.Argument(metavar="MEASURE|DATASET...", help=_WHAT)],
    entity: Annotated[
        list[str] | None, typer.Option(metavar="ENTITY", help="Only this place: code or words. Repeatable.")
    ] = None,
    since: Annotated[int | None, typer.Option(metavar="YEAR", min=1000, max=9999, help="Only from this year.")] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="PUBLISHER", help="Ask only this publisher: its code. Repeatable.")
    ] = None,
    offline: _Offline = False,
    quiet: _Quiet = False,
    as_json: _Json = False,
) -> None:
    """Fetch figures from their publishers, and keep them beside the bundled data.

    Exit codes: 0 fetched, 1 something could not be fetched, 2 wrong usage.
    """
    with _refusing():
        store = streams.opened(_online(offline))
        questions = _questions(store, what, entity or [], since, source or [])
        outcomes = _ask(store, questions, quiet=quiet or as_json)
    _tell(store, outcomes, quiet=quiet, as_json=as_json)


def update(offline: _Offline = False, quiet: _Quiet = False, as_json: _Json = False) -> None:
    """Ask again for all that was fetched; what did not change is not sent again.

    Exit codes: 0 all is as new as it can be, 1 something could not be fetched, 2 wrong usage.
    """
    from factcheck.reference import cache

    with _refusing():
        store, file = streams.opened(_online(offline)), cache.fetched_if_any()
        questions = _held_questions(store, file) if file is not None else []
        outcomes = _ask(store, questions, quiet=quiet or as_json)
    if not questions and not as_json and not quiet:
        streams.say("nothing was fetched yet: factcheck data fetch MEASURE fetches")
    _tell(store, outcomes, quiet=quiet, as_json=as_json)


def status(
    as_json: _Json = False, color: Annotated[Color, typer.Option(help="Colour the table.")] = Color.auto
) -> None:
    """Show what was fetched: edition, age, whether there is something newer, licence and size."""
    import datetime as dt

    from factcheck.reference import cache

    with _refusing():
        file = cache.fetched_file()
        standings = _standings(streams.opened(streams.configured()), file) if file.exists() else []
    from factcheck.report import fetched as report

    now = dt.datetime.now(dt.UTC)
    if as_json:
        from factcheck.report.json import dump

        streams.write(dump(report.document(standings, file, now)))
    elif standings:
        streams.write(report.table(standings, file, now, streams.page(color)))
    else:
        streams.say("nothing was fetched yet: factcheck data fetch MEASURE fetches")


def lock(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where the lock is written; - for standard output.")] = (
        "factcheck.lock"
    ),
    data: Annotated[list[str] | None, streams.DATA_OPTION] = None,
) -> None:
    """Write down by hashes which data there are: `factcheck --locked FILE` then runs with these and no others."""
    with _refusing():
        from factcheck.reference import locking
        from factcheck.report.json import dump

        settings = streams.configured(streams.with_data(data))
        text = dump(locking.lock(streams.opened(settings), settings.packages))
    if file == "-":
        streams.write(text)
        return
    from pathlib import Path

    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        streams.complain(f"{file}: cannot be written: {error.strerror}")
        raise typer.Exit(EXIT_USAGE) from None


def remove(
    what: Annotated[list[str] | None, typer.Argument(metavar="MEASURE|DATASET...", help=_WHAT)] = None,
    everything: Annotated[bool, typer.Option("--all", help="Remove all that was fetched, damaged or not.")] = False,
) -> None:
    """Remove what was fetched; the bundled data stay.

    Exit codes: 0 removed, 1 nothing like that was fetched, 2 wrong usage.
    """
    if bool(what) == everything:
        raise typer.BadParameter("name what to remove, or give --all to remove everything", param_hint="'--all'")
    from factcheck.reference import cache

    file = cache.fetched_file()
    with _refusing():
        from factcheck.reference import fetched

        if everything:
            found = fetched.remove_all(file)
            streams.say("all that was fetched is removed" if found else "nothing was fetched")
            return
        count = _remove(file, what or []) if file.exists() else 0
    if not count:
        streams.complain(f"nothing of {', '.join(what or [])} was fetched; factcheck data status shows what was")
        raise typer.Exit(EXIT_FINDINGS)
    streams.say(f"{count} dataset{'s' if count != 1 else ''} removed")


def _remove(file: Path, what: Sequence[str]) -> int:
    from factcheck.reference import fetched

    held = fetched.held(file)
    names = {name for each in held for name in (each.source, each.publisher, each.measure)}
    names |= {asked.source for asked in fetched.asked_before(file)}
    chosen = set()
    for words in what:
        if words in names:
            chosen.add(words)
            continue
        from factcheck.reference import search

        store = streams.opened(streams.configured())
        chosen.add(choosing.choose("measure", words, search.measures(store, words)).code)
    return fetched.remove(file, lambda source, publisher, measure: bool(chosen & {source, publisher, measure}))


# --- what the commands share --------------------------------------------------------------------------------------


def _online(offline: bool) -> Settings:
    """Settle what holds, and refuse a command that needs the network where it is forbidden."""
    from factcheck.commands.freshening import forbids

    settings = streams.configured(Asked({"offline": offline or None}))
    forbidden = forbids(settings)
    if forbidden is not None:
        raise typer.BadParameter(f"this command needs the network, which {forbidden} forbids", param_hint="'--offline'")
    return settings


@contextlib.contextmanager
def _refusing() -> Generator[None]:
    """As `streams.refusing`; a time limit that is no number is refused as well."""
    from factcheck.network import LimitError

    try:
        with streams.refusing():
            yield
    except LimitError as error:
        streams.complain(str(error))
        raise typer.Exit(EXIT_USAGE) from None


def _questions(
    store: Store, what: Sequence[str], entity: Sequence[str], since: int | None, only: Sequence[str]
) -> list[Question]:
    """Return what is to be asked, and whom; or say what is not understood, and end with exit code 2."""
    from factcheck.reference.fetched import EVERYTHING
    from factcheck.reference.fetching import Question
    from factcheck.reference.sources import registry
    from factcheck.reference.sources.source import Wanted

    for code in only:
        if code not in registry.publishers():
            _unasked(f"{code} cannot be asked")
    places = tuple(dict.fromkeys(choosing.place(store, None, words).code for words in entity))
    found: list[Question] = []
    for words in dict.fromkeys(what):
        if registry.is_table(words):
            if places or since is not None:
                raise typer.BadParameter("a table is fetched as a whole", param_hint="'--entity' or '--since'")
            found.append(Question(words, registry.source(words, store), Wanted(EVERYTHING)))
            continue
        if "://" in words:
            raise typer.BadParameter(f"{words}: only https:// is used", param_hint="'MEASURE|DATASET'")
        for measure, code, asked in _asked(store, words, only):
            found.append(Question(code, asked, Wanted(measure, places, since)))
    return found


def _unasked(message: str) -> NoReturn:
    """Say who can be asked, and end with exit code 2."""
    from factcheck.reference.sources import registry

    streams.complain(f"{message}; these can: {', '.join(registry.publishers())}")
    raise typer.Exit(EXIT_USAGE)


def _asked(store: Store, words: str, only: Sequence[str]) -> list[tuple[str, str, Source]]:
    """Return the measures that words mean, each with a publisher that has it."""
    from factcheck.reference.sources import registry

    if words in registry.publishers():
        source = registry.source(words, store)
        return [(measure, words, source) for measure in store.measures() if source.covers(measure)]
    if _publisher(store, words) != words:
        _unasked(f"{_publisher(store, words)} cannot be asked")
    from factcheck.reference import search

    measure = choosing.choose("measure", words, search.measures(store, words))
    sources = [(measure.code, *item) for item in registry.sources_of(measure.code, store).items()]
    found = [each for each in sources if not only or each[1] in only]
    if not found:
        those = " of those named" if only and sources else ""
        streams.complain(f"no publisher{those} that can be asked has {measure.name} ({measure.code})")
        raise typer.Exit(EXIT_FINDINGS)
    return found


def _held_questions(store: Store, file: Path) -> list[Question]:
    from factcheck.reference.fetched import asked_before
    from factcheck.reference.fetching import Question
    from factcheck.reference.sources import registry

    every, found = asked_before(file), []
    for asked in every:
        if any(other != asked and other.source == asked.source and other.has(asked.wanted) for other in every):
            continue  # a question that asks for more is asked as well
        try:
            found.append(Question(asked.source, registry.source(asked.source, store), asked.wanted))
        except KeyError:
            streams.complain(f"{asked.source}: cannot be asked any more; factcheck data remove {asked.source}")
    return found


def _ask(store: Store, questions: Sequence[Question], *, quiet: bool) -> list[Outcome]:
    from factcheck.commands import progress
    from factcheck.reference import cache, fetching

    outcomes = []
    with progress.showing(len(questions), quiet=quiet) as bar:

        def step(number: int, question: Question) -> None:
            bar.step(number, f"{_publisher(store, question.code)} {question.wanted.measure}")

        for outcome in fetching.ask_all(questions, store, cache.fetched_file(), step=step, heard=bar.heard):
            outcomes.append(outcome)
    return outcomes


def _tell(store: Store, outcomes: Sequence[Outcome], *, quiet: bool, as_json: bool) -> None:
    """Print what became of each question, errors on standard error, and end with the exit code."""
    from factcheck.report import fetched as report

    if as_json:
        from factcheck.report.json import dump

        found = [report.document_of(outcome) for outcome in outcomes]
        streams.write(dump({"schema": "factcheck/fetch/1", "questions": found}))
    elif not quiet:
        lines = [
            report.told(outcome, _publisher(store, outcome.question.code), outcome.question.wanted.measure or "table")
            for outcome in outcomes
            if outcome.error is None
        ]
        streams.write("".join(f"{line}\n" for line in lines))
    failures: dict[tuple[str, str], list[str]] = {}
    answered = {outcome.question.wanted.measure for outcome in outcomes if outcome.error is None}
    for outcome in outcomes:
        if outcome.has_none and outcome.question.wanted.measure in answered:
            continue  # another publisher has them
        if outcome.error is not None:
            place = (_publisher(store, outcome.question.code), outcome.error.message)
            failures.setdefault(place, []).append(outcome.question.wanted.measure)
    for (publisher, message), measures in failures.items():
        what = measures[0] if len(measures) == 1 else f"{len(measures)} measures"
        streams.complain(f"{publisher}: {f'{what}: ' if what else ''}{message}")
    if failures:
        raise typer.Exit(EXIT_FINDINGS)


def _publisher(store: Store, code: str) -> str:
    """Name whom a code or an address means."""
    try:
        return store.publisher(code).short
    except KeyError:
        return code


def _standings(store: Store, file: Path) -> list[Standing]:
    """Compare what is held with the newest edition that is known, of what is bundled as well."""
    import datetime as dt

    from factcheck.reference.fetched import held
    from factcheck.reference.sources import registry
    from factcheck.report.fetched import Standing

    now = dt.datetime.now(dt.UTC)
    known = [edition.provenance for package in store.packages() for edition in package.editions]
    every = held(file)
    editions = [(p.publisher, p.dataset, p.published, p.edition) for p in known if p.published]
    editions += [(each.publisher, each.dataset, each.published, each.edition) for each in every if each.published]
    found = []
    for each in every:
        later = [e for e in editions if e[:2] == (each.publisher, each.dataset) and e[2] > each.published]
        newer = max(later, key=lambda edition: edition[2])[3] if later and each.published else None
        due = each.newest and (now - each.checked).days > registry.age(each.source)
        found.append(Standing(each, _publisher(store, each.publisher), newer, due))
    return found
