"""Data packages: what there is, whether a newsroom's own is sound, and whether the bundled ones are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.report.safe import safe
from factcheck.report.table import Column, Page, render
from factcheck.wording import plain_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from factcheck.reference.observations import EditionInfo, PackageInfo
    from factcheck.reference.problems import Problem
    from factcheck.reference.verify import Verified

_COLUMNS = (
    Column("Package", whole=True),
    Column("Title"),
    Column("Publisher"),
    Column("Editions"),
    Column("Period", whole=True),
    Column("Series", right=True),
    Column("Values", right=True),
    Column("Licence"),
    Column("Retrieved"),
)
_FEW = 3
"""So many names are listed; of more the first and how many others."""
_SHOWN_UNUSUAL = 20


def table(packages: Sequence[PackageInfo], publishers: Mapping[str, str], today: dt.date, page: Page) -> str:
    """Return the list of packages; at a terminal with fewer columns, which hold more."""
    rows = [_row(package, publishers, today) for package in packages]
    if not page.terminal:
        return render(_COLUMNS, rows, page)
    narrow = (Column("Package"), Column("Period", whole=True), Column("Values", right=True), Column("Retrieved"))
    held = [
        (f"{name}\n{title}\n{publisher}: {editions}; {licence}", period, values, retrieved)
        for name, title, publisher, editions, period, _, values, licence, retrieved in rows
    ]
    return render(narrow, held, page)


def _row(package: PackageInfo, publishers: Mapping[str, str], today: dt.date) -> tuple[str, ...]:
    editions = package.editions
    return (
        f"{package.name}{' (own)' if package.own else ''}",
        package.title,
        _few(list(dict.fromkeys(publishers[e.provenance.publisher] for e in editions))),
        _editions(editions),
        _period(editions),
        f"{sum(e.series for e in editions):,}",
        f"{sum(e.observations for e in editions):,}",
        ", ".join(dict.fromkeys(e.provenance.licence for e in editions)),
        _retrieved(editions, today),
    )


def _few(names: Sequence[str]) -> str:
    return ", ".join(names) if len(names) <= _FEW else f"{names[0]} and {len(names) - 1} others"


def _editions(editions: Sequence[EditionInfo]) -> str:
    names = sorted({e.provenance.edition or e.provenance.published for e in editions} - {""})
    return ", ".join(names) if len(names) <= _FEW else f"{names[0]} to {names[-1]} ({len(names)})"


def _period(editions: Sequence[EditionInfo]) -> str:
    first, last = min(e.first for e in editions).year, max(e.last for e in editions).year
    return str(first) if first == last else f"{first} to {last}"


def _retrieved(editions: Sequence[EditionInfo], today: dt.date) -> str:
    """The latest day on which a copy was taken, and how long ago that is."""
    import datetime as dt

    days = sorted({e.provenance.retrieved for e in editions} - {""})
    if not days:
        return "not said"
    try:
        age = (today - dt.date.fromisoformat(days[-1])).days
    except ValueError:
        return days[-1]
    return f"{days[-1]} ({age} day{'s' if age != 1 else ''} ago)" if age >= 0 else days[-1]


def document(packages: Sequence[PackageInfo], publishers: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the packages as plain values for JSON."""
    return [
        {
            "name": package.name,
            "title": package.title,
            "version": package.version,
            "licences": list(package.licences),
            "own": package.own,
            "editions": [
                {
                    "publisher": e.provenance.publisher,
                    "publisher_name": publishers[e.provenance.publisher],
                    "dataset": e.provenance.dataset,
                    "edition": e.provenance.edition,
                    "published": e.provenance.published or None,
                    "retrieved": e.provenance.retrieved or None,
                    "licence": e.provenance.licence,
                    "url": e.provenance.url,
                    "first": e.first.isoformat(),
                    "last": e.last.isoformat(),
                    "series": e.series,
                    "observations": e.observations,
                }
                for e in package.editions
            ],
        }
        for package in packages
    ]


def validation(folder: str, own: Sequence[PackageInfo], problems: Sequence[Problem], more: bool) -> str:
    """Say whether a newsroom's own package can be used."""
    if problems:
        lines = [safe(str(problem)) for problem in problems]
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        lines.append(f"{count}{'; reading stopped, there may be more' if more else ''}")
        return "".join(f"{line}\n" for line in lines)
    held = [
        f"{sum(e.observations for e in p.editions):,} values in {sum(e.series for e in p.editions):,} series, "
        f"{plain_period(_Whole(p.editions))}"
        for p in own
    ]
    what = held[0] if held else "no observations"
    return f"{safe(folder)}: sound: {what}\nuse it with --data {safe(folder)}\n"


class _Whole:
    """The years that some editions cover."""

    def __init__(self, editions: Sequence[EditionInfo]) -> None:
        self.start = min(e.first for e in editions)
        self.end = max(e.last for e in editions)


def validation_document(folder: str, problems: Sequence[Problem], more: bool) -> dict[str, Any]:
    """Return the problems of a package as plain values for JSON."""
    return {
        "schema": "factcheck/validation/1",
        "folder": folder,
        "sound": not problems,
        "stopped_early": more,
        "problems": [_problem(problem) for problem in problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"file": str(problem.file), "row": problem.row, "field": problem.field, "message": problem.message}


def verification(found: Verified) -> str:
    """Say what was verified and what is wrong."""
    lines = [safe(str(problem)) for problem in found.problems]
    lines += [safe(f"unusual: {line}") for line in found.unusual[:_SHOWN_UNUSUAL]]
    if len(found.unusual) > _SHOWN_UNUSUAL:
        lines.append(f"unusual: {len(found.unusual) - _SHOWN_UNUSUAL} more series")
    against = f", held against {found.source}" if found.source else "; the packages are not here, only the store"
    size = f"{found.packages} packages, {found.series:,} series, {found.observations:,} values"
    count = len(found.problems)
    verdict = f"{count} problem{'s' if count != 1 else ''}" if count else "sound"
    lines.append(safe(f"{verdict}: {size}{against}"))
    return "".join(f"{line}\n" for line in lines)


def verification_document(found: Verified) -> dict[str, Any]:
    """Return what was verified as plain values for JSON."""
    return {
        "schema": "factcheck/verification/1",
        "sound": not found.problems,
        "packages": found.packages,
        "series": found.series,
        "observations": found.observations,
        "source": str(found.source) if found.source else None,
        "problems": [_problem(problem) for problem in found.problems],
        "unusual": list(found.unusual),
    }
