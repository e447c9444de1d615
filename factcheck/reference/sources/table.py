"""Any table over HTTPS that declares our columns: a CSV file, or a data package with its tables.

The files are read by the loader that reads packages on the disk: it holds bytes and hash against the descriptor, and
each row against catalogue and entities. The format is described in `reference_data/README.md`.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote as quote_url
from urllib.parse import urljoin, urlsplit

from factcheck.records import NamedTuple
from factcheck.reference.own import known_codes
from factcheck.reference.package import DESCRIPTOR, describe, observations
from factcheck.reference.problems import Problems, ReferenceDataError
from factcheck.reference.sources.answers import Answer
from factcheck.reference.sources.places import hosts_of, nothing_for
from factcheck.reference.sources.source import Fetched, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.http import Client
    from factcheck.reference.package import Known, Package, Resource
    from factcheck.reference.package import Row as Line
    from factcheck.reference.sources.source import Source, Wanted
    from factcheck.reference.store import Store

MOST_TABLES = 50
"""Tables of one package that are fetched."""
_ENDINGS = (".csv", ".csv.gz")


def source(store: Store, url: str | None = None) -> Source:
    """Return the table or the data package at an address."""
    if url is None:
        raise ValueError("a table has no address of its own")
    return Remote(url, known_codes(store))


class Edition(NamedTuple):
    """Where figures come from, as their table says."""

    published: str
    edition: str
    source: str
    dataset: str
    licence: str
    url: str
    lag_days: int


class Remote:
    """A table or a data package at an address."""

    code = "table"

    def __init__(self, url: str, known: Known) -> None:
        """Take the address, and the codes that rows may refer to."""
        self.url = url
        self.hosts = hosts_of(url)
        self._known = known

    def covers(self, measure: str) -> bool:
        """Say whether the table may have figures of a measure: only reading it tells more."""
        return measure in self._known.measures

    def fetch(self, wanted: Wanted, client: Client) -> Fetched:
        """Return the newest edition of a measure. Raises FetchError.

        A table may hold several editions, or several publishers: those that are left out stand in `skipped`.
        """
        every = [found for found in self.fetch_all(client) if any(row.measure == wanted.measure for row in found.rows)]
        if not every:
            raise nothing_for((wanted.measure,), self.hosts)
        newest, *others = sorted(every, key=lambda found: (found.published, found.edition), reverse=True)
        rows = tuple(row for row in newest.rows if _wanted(row, wanted))
        left = tuple(f"{found.source}, {found.dataset}, {found.edition}" for found in others)
        return newest._replace(rows=rows, skipped=(*newest.skipped, *left))

    def fetch_all(self, client: Client) -> tuple[Fetched, ...]:
        """Return all that there is, one answer for each edition of each publisher. Raises FetchError."""
        with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
            return self._read(Path(folder), client)

    def _read(self, folder: Path, client: Client) -> tuple[Fetched, ...]:
        problems = Problems()
        answers: list[Answer] = []
        try:
            package = self._package(folder, client, answers, problems)
            self._settle(problems, answers)
            assert package is not None
            tables = [resource for resource in package.resources if resource.kind == "observations"]
            if not 0 < len(tables) <= MOST_TABLES:
                answers[0].fail(f"the package has {len(tables)} tables of observations")
            lines: dict[Edition, list[Line]] = {}
            for resource in tables:
                self._download(folder, resource, client, answers)
                for line in observations(resource, self._known, problems):
                    lines.setdefault(_edition(line, resource, answers[0]), []).append(line)
                self._settle(problems, answers)
        except ReferenceDataError as error:
            self._settle(error, answers)
            raise AssertionError from error  # the error holds at least one problem
        others = tuple(resource.path.name for resource in package.resources if resource.kind != "observations")
        return tuple(self._fetched(edition, lines[edition], answers, others) for edition in sorted(lines))

    def _package(self, folder: Path, client: Client, answers: list[Answer], problems: Problems) -> Package | None:
        """Fetch the descriptor, or make one for a table that stands alone."""
        if urlsplit(self.url).path.lower().endswith(_ENDINGS):
            name = "table.csv.gz" if urlsplit(self.url).path.lower().endswith(".gz") else "table.csv"
            answer = self._get(self.url, client, answers)
            (folder / name).write_bytes(answer.response.content)
            content = json.dumps(
                {"name": urlsplit(self.url).path.rpartition("/")[2], "resources": [{"path": name}]}
            ).encode()
        else:
            answer = self._get(self.url, client, answers, accept="application/json")
            answer.record(answer.json(), "the descriptor")
            content = answer.response.content
        (folder / DESCRIPTOR).write_bytes(content)
        return describe(folder, problems, strict=False)

    def _download(self, folder: Path, resource: Resource, client: Client, answers: list[Answer]) -> None:
        """Fetch a table that the descriptor names, from beside it."""
        if resource.path.exists():
            return
        name = resource.path.relative_to(folder).as_posix()
        answer = self._get(urljoin(self.url, quote_url(name)), client, answers)
        resource.path.parent.mkdir(parents=True, exist_ok=True)
        resource.path.write_bytes(answer.response.content)

    def _get(self, url: str, client: Client, answers: list[Answer], accept: str = "text/csv") -> Answer:
        answer = Answer(client.get(url, hosts=self.hosts, accept=accept))
        answers.append(answer)
        return answer

    def _settle(self, found: Problems | ReferenceDataError, answers: Sequence[Answer]) -> None:
        """Raise FetchError for the first problem of a package."""
        problems = found.found if isinstance(found, Problems) else found.problems
        if problems:
            first = problems[0]
            where = [first.file.name, f"row {first.row}" if first.row is not None else "", first.field or ""]
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            answers[-1].fail(f"{': '.join(filter(None, where))}: {first.message}{more}")

    def _fetched(
        self, edition: Edition, lines: Sequence[Line], answers: Sequence[Answer], skipped: tuple[str, ...]
    ) -> Fetched:
        rows = [
            Row(
                line.measure,
                line.entity,
                line.counterpart or None,
                line.period,
                line.value,
                line.low,
                line.high,
                line.status,
                line.note,
            )
            for line in lines
        ]
        return Fetched(
            edition.source,
            edition.dataset,
            edition.edition,
            edition.licence,
            self._known.publishers.get(edition.source, edition.source),
            answers[-1].settle(rows),
            tuple(answer.response for answer in answers),
            skipped,
            edition.published,
            edition.url,
            edition.lag_days,
        )


def _edition(line: Line, resource: Resource, first: Answer) -> Edition:
    """Say where a row comes from: the row itself, else its table, else where it was fetched."""

    def said(key: str) -> str:
        return str(line.source.get(key) or resource.settings.get(key) or "")

    licence, url = str(resource.settings.get("licence") or ""), first.response.url
    dataset = said("dataset") or urlsplit(url).path.rpartition("/")[2]
    edition = said("edition") or said("published") or first.day
    lag = int(resource.settings.get("lag_days") or 0)
    return Edition(said("published"), edition, said("source"), dataset, licence, said("url") or url, lag)


def _wanted(row: Row, wanted: Wanted) -> bool:
    year = int(row.period[:4])
    return (
        row.measure == wanted.measure
        and (not wanted.entities or row.entity in wanted.entities)
        and (wanted.since is None or year >= wanted.since)
        and (wanted.until is None or year <= wanted.until)
    )
