"""Fetched figures: what became of each question, and what is held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.records import NamedTuple
from factcheck.report.safe import safe
from factcheck.report.table import Column, Page, render

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.reference.fetched import Held
    from factcheck.reference.fetching import Outcome
    from factcheck.reference.sources.source import Fetched

_COLUMNS = (
    Column("Publisher"),
    Column("Measure", whole=True),
    Column("Edition"),
    Column("Places", right=True),
    Column("Figures", right=True),
    Column("Period", whole=True),
    Column("Checked"),
    Column("Licence"),
    Column("Size", right=True),
)


class Standing(NamedTuple):
    """A dataset that is held, and whether there is something newer."""

    held: Held
    """The dataset."""
    publisher: str
    """The publisher in words."""
    newer: str | None
    """The newest edition that is known, if it is not this one."""
    due: bool
    """Whether the publisher is likely to have a newer one."""


# --- what became of questions -------------------------------------------------------------------------------------


def told(outcome: Outcome, publisher: str, measure: str) -> str:
    """Say in a line what a publisher answered."""
    rows = [row for answer in outcome.answers for row in answer.rows if row.value is not None]
    editions = ", ".join(dict.fromkeys(answer.edition for answer in outcome.answers if answer.edition))
    licences = ", ".join(dict.fromkeys(answer.licence for answer in outcome.answers if answer.licence))
    parts = [f"{len(rows):,} figure{'s' if len(rows) != 1 else ''}"]
    if rows:
        places = len({row.entity for row in rows})
        years = sorted(row.period[:4] for row in rows)
        parts[0] += f" of {places:,} place{'s' if places != 1 else ''}, {years[0]} to {years[-1]}"
    if not outcome.changed:
        parts = ["nothing new"]
    parts += [f"edition {editions}"] if editions else []
    parts += [licences] if licences else []
    return safe(f"{publisher}: {measure}: {'; '.join(parts)}")


def document_of(outcome: Outcome) -> dict[str, Any]:
    """Return what became of a question as plain values."""
    question, error = outcome.question, outcome.error
    return {
        "source": question.code,
        "measure": question.wanted.measure or None,
        "entities": list(question.wanted.entities),
        "since": question.wanted.since,
        "answers": [_answer(answer) for answer in outcome.answers],
        "changed": outcome.changed if error is None else False,
        "error": None if error is None else {"kind": error.kind, "host": error.host, "message": error.message},
    }


def _answer(answer: Fetched) -> dict[str, Any]:
    rows = [row for row in answer.rows if row.value is not None]
    return {
        "publisher": answer.source,
        "dataset": answer.dataset,
        "edition": answer.edition,
        "licence": answer.licence,
        "attribution": answer.attribution,
        "figures": len(rows),
        "places": len({row.entity for row in rows}),
        "skipped": list(answer.skipped),
        "responses": [
            {"url": r.url, "retrieved": r.retrieved.isoformat(timespec="seconds"), "sha256": r.sha256}
            for r in answer.responses
        ],
    }


# --- what is held -------------------------------------------------------------------------------------------------


def table(standings: Sequence[Standing], file: Path, now: dt.datetime, page: Page) -> str:
    """Return what is held as a table, and below it what deserves attention."""
    rows = [_row(standing, now) for standing in standings]
    if page.terminal:
        narrow = (Column("Publisher"), Column("Figures", right=True), Column("Period", whole=True), Column("Checked"))
        held = [(f"{r[0]}\n{r[1]}\n{r[2]}; {r[7]}; {r[8]}", r[4], r[5], r[6]) for r in rows]
        text = render(narrow, held, page)
    else:
        text = render(_COLUMNS, rows, page)
    lines = [safe(f"In {file}")]
    due = sum(standing.due for standing in standings)
    if due:
        lines.append(f"{due} of {len(standings)} may have a newer edition: factcheck data update asks for it")
    credits = dict.fromkeys(s.held.attribution for s in standings if s.held.attribution)
    lines += [safe(f"Source: {words}") for words in credits]
    return text + "\n" + "\n".join(lines) + "\n"


def _row(standing: Standing, now: dt.datetime) -> tuple[str, ...]:
    held = standing.held
    edition = f"{held.edition} (newer: {standing.newer})" if standing.newer else held.edition
    first, last = held.first.year, held.last.year
    return (
        standing.publisher,
        held.measure,
        edition,
        f"{held.places:,}",
        f"{held.observations:,}",
        str(first) if first == last else f"{first} to {last}",
        _ago(now - held.checked) + (" (due)" if standing.due else ""),
        held.licence,
        _size(held.size),
    )


def _ago(age: dt.timedelta) -> str:
    days = age.days
    return "today" if days < 1 else "yesterday" if days == 1 else f"{days:,} days ago"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size / 1e3:.1f} kB"


def document(standings: Sequence[Standing], file: Path, now: dt.datetime) -> dict[str, Any]:
    """Return what is held as plain values."""
    return {"schema": "factcheck/fetched/1", "file": str(file), "held": [_held(each, now) for each in standings]}


def _held(standing: Standing, now: dt.datetime) -> dict[str, Any]:
    held = standing.held
    return {
        "source": held.source,
        "publisher": held.publisher,
        "dataset": held.dataset,
        "edition": held.edition,
        "published": held.published or None,
        "measure": held.measure,
        "places": held.places,
        "figures": held.observations,
        "first": held.first.isoformat(),
        "last": held.last.isoformat(),
        "retrieved": held.retrieved.isoformat(timespec="seconds"),
        "checked": held.checked.isoformat(timespec="seconds"),
        "age_days": (now - held.checked).days,
        "newer": standing.newer,
        "due": standing.due,
        "licence": held.licence,
        "attribution": held.attribution,
        "url": held.url,
        "bytes": held.size,
        "sha256": held.sha256,
        "skipped": list(held.skipped),
    }
